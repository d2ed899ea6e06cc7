"""Reads YAML from people we do not know: no aliases, no tags, no duplicate keys, bounded, with line numbers.

Only ``true``/``false``, ``null``, whole numbers and plain decimals are read as such; everything else stays
text, so that a level written ``no``, ``012``, ``1:30`` or ``2024-01-01`` never turns into another value.
Limits are those of the framework contract: 1 MB, depth 20, 20,000 nodes. Anchors, aliases, tags and keys written twice are
noted one by one, and reading goes on: whoever mends the file wants to hear of the rest too. An alias never copies anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from prodige_core.errors import Problem
from prodige_core.i18n import N_

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_DIGITS = 15
MAX_DECIMAL_DIGITS = 100
"""Decimals are kept as written (`min_answered`: 0.6666666666666667), so only their cost is bounded (editorial limit)."""

_INT = re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$")
_DECIMAL = re.compile(r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class YamlFile:
    """What one file held: plain data, the line of every value, and what is wrong with it as YAML.

    unread: places whose value could not be read (an alias, a number too long); that is told already, so nothing more
    is said about what stands there.
    """

    name: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[Path_] = field(default_factory=set)

    def is_unread(self, path: Path_) -> bool:
        """Whether the value at a place, or one around it, could not be read."""
        return any(path[:length] in self.unread for length in range(len(path) + 1))

    def line(self, path: Path_) -> int | None:
        """The line of a value, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None

    def problem(self, path: Path_, where: str, what: str, remedy: str = "", **values: object) -> None:
        """Note a problem at a value of this file."""
        self.problems.append(Problem(self.name, where, what, remedy, self.line(path), values))


class _Refused(Exception):
    """Reading cannot go on after this problem."""


def read_yaml(path: Path, name: str = "") -> YamlFile:
    """Read a YAML file. Problems are collected in the result; ``data`` is None when nothing could be read."""
    label = name or path.name
    try:
        raw = path.read_bytes()
    except OSError as error:
        what, remedy = N_("cannot be read: {reason}."), N_("Check that the file is there and may be read.")
        problem = Problem(label, "", what, remedy, None, {"reason": error.strerror or str(error)})
        return YamlFile(label, problems=[problem])
    return parse_yaml(raw, label)


def parse_yaml(raw: bytes, name: str) -> YamlFile:
    """Read YAML from bytes, as `read_yaml` does."""
    result = YamlFile(name)
    try:
        text = _decode(raw, result)
        result.data = _Builder(result).build(text)
    except _Refused:
        result.data = None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        line = mark.line + 1 if mark else _line_of_control_character(raw)
        result.problems.append(
            Problem(
                name,
                "",
                N_("is not valid YAML: {reason}."),
                N_("Mend this line; texts with a colon need quotes."),
                line,
                {"reason": reason},
            )
        )
        result.data = None
    return result


def _line_of_control_character(raw: bytes) -> int | None:
    """The parser names no line for a character that YAML does not allow."""
    found = _CONTROL.search(raw)
    return raw.count(b"\n", 0, found.start()) + 1 if found else None


def _decode(raw: bytes, result: YamlFile) -> str:
    if len(raw) > MAX_BYTES:
        result.problem(
            (),
            "",
            N_("is larger than {limit} bytes."),
            N_("Split the framework or shorten its texts."),
            limit=MAX_BYTES,
        )
        raise _Refused
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        result.problem((), "", N_("is not UTF-8 text."), N_("Save the file with the encoding UTF-8."))
        raise _Refused from None
    if "\x00" in text:
        result.problem((), "", N_("holds a NUL character."), N_("Save the file as plain UTF-8 text."))
        raise _Refused
    return text


class _Builder:
    """Turns parse events into plain data. Explicit stack, so that depth is our limit and not Python's."""

    def __init__(self, result: YamlFile) -> None:
        self.result = result
        self.nodes = 0

    def build(self, text: str) -> Any:
        root: list[Any] = []
        aliases: list[int] = []  # the lines told, one time each
        # frames: [container, path, pending key or None, keys seen with their line]
        stack: list[tuple[Any, Path_, list[Any], dict[Any, int]]] = []
        documents = 0
        events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note(
                        _line(event),
                        N_("holds more than one document."),
                        N_("Keep one document a file; remove the line '---'."),
                    )
                    break
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event, root, stack, aliases)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                self._node(event, root, stack)
        return root[0] if root else None

    def _alias(self, event: Any, root: list[Any], stack: list[Any], told: list[int]) -> None:
        """Note an alias and leave its place empty: what it stands for is not copied."""
        self._count(event)
        line = _line(event)
        if line not in told[-1:]:
            self._note(line, N_("uses an alias (*name)."), N_("Write the text out; aliases are not allowed."))
            told.append(line)
        if stack and isinstance(stack[-1][0], dict) and not stack[-1][2]:
            raise _Refused  # the name of a field: without it nothing below has a place
        path = self._place(None, root, stack)
        self.result.lines[path] = line
        self.result.unread.add(path)

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(event, N_("holds more than {limit} values."), N_("Split the framework."), limit=MAX_NODES)

    def _node(self, event: Any, root: list[Any], stack: list[Any]) -> None:
        self._count(event)
        line = _line(event)
        if event.anchor:
            self._note(line, N_("uses an anchor (&name)."), N_("Write the text out; anchors are not allowed."))
        if event.tag and event.tag != "!":
            self._note(
                line, N_("uses a tag ({tag})."), N_("Remove the tag; only plain values are allowed."), tag=event.tag
            )
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            if stack and isinstance(stack[-1][0], dict) and not stack[-1][2]:
                self._key(event.value, line, stack[-1])
                return
            value = self._scalar(event, line)
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            if stack and isinstance(stack[-1][0], dict) and not stack[-1][2]:
                self._refuse(event, N_("has a key that is not text."), N_("Keys are plain words."))
        path = self._place(value, root, stack)
        self.result.lines[path] = line
        if event.tag or _too_long(event):
            self.result.unread.add(path)
        if not isinstance(event, yaml.ScalarEvent):
            if len(stack) >= MAX_DEPTH:
                self._refuse(
                    event,
                    N_("is nested deeper than {limit} levels."),
                    N_("Keep to the layout of the framework format."),
                    limit=MAX_DEPTH,
                )
            stack.append((value, path, [], {}))

    def _key(self, key: str, line: int, frame: tuple[Any, Path_, list[Any], dict[Any, int]]) -> None:
        _, path, pending, seen = frame
        if key in seen:
            self.result.problems.append(
                Problem(
                    self.result.name,
                    _named((*path, key)),
                    N_("is written twice (first in line {first})."),
                    N_("Keep one of the two."),
                    line,
                    {"first": seen[key]},
                )
            )
        seen[key] = line
        pending.append(key)

    def _place(self, value: Any, root: list[Any], stack: list[Any]) -> Path_:
        if not stack:
            root.append(value)
            return ()
        container, path, pending, _ = stack[-1]
        if isinstance(container, list):
            container.append(value)
            return (*path, len(container) - 1)
        key = pending.pop()
        container[key] = value
        return (*path, key)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> object:
        text = event.value
        if event.style or not (event.implicit[0] or event.tag):
            return text
        if text in _WORDS:
            return _WORDS[text]
        if limit := _too_long(event):
            what, remedy = (
                N_("has a number of more than {limit} digits."),
                N_("Write a number in the range of the format."),
            )
            self._note(line, what, remedy, limit=limit)
            return 0
        if _INT.match(text):
            return int(text)
        return Decimal(text) if _DECIMAL.match(text) else text

    def _note(self, line: int, what: str, remedy: str, **values: object) -> None:
        self.result.problems.append(Problem(self.result.name, "", what, remedy, line, values))

    def _refuse(self, event: Any, what: str, remedy: str, **values: object) -> None:
        self._note(_line(event), what, remedy, **values)
        raise _Refused


def _named(path: Path_) -> str:
    """A place as people count: ``levels[2].value`` is the value of the second level."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def _line(event: Any) -> int:
    """The line an event begins in, counted from 1."""
    return int(event.start_mark.line) + 1


def _too_long(event: Any) -> int:
    """How many digits a number may have, if this plain scalar is one that has more; else 0."""
    if not isinstance(event, yaml.ScalarEvent) or event.style:
        return 0
    limit = (
        MAX_DIGITS
        if _INT.match(event.value)
        else MAX_DECIMAL_DIGITS
        if _DECIMAL.match(event.value)
        else len(event.value)
    )
    return limit if len(event.value) > limit else 0
