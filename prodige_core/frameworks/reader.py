"""Reads YAML from people we do not know: no aliases, no tags, no duplicate keys, bounded, with line numbers.

Only ``true``/``false``, ``null``, whole numbers and plain decimals are read as such; everything else stays
text, so that a level written ``no``, ``012``, ``1:30`` or ``2024-01-01`` never turns into another value.
Limits are those of the framework contract: 1 MB, depth 20, 20,000 nodes.
"""

from __future__ import annotations

import re
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

_INT = re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$")
_DECIMAL = re.compile(r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class YamlFile:
    """What one file held: plain data, the line of every value, and what is wrong with it as YAML."""

    name: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

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
        problem = Problem(
            label,
            "",
            N_("cannot be read: {reason}."),
            N_("Check that the file is there and may be read."),
            None,
            {"reason": error.strerror or str(error)},
        )
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
        line = mark.line + 1 if mark else None
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
        # frames: [container, path, pending key or None, keys seen with their line]
        stack: list[tuple[Any, Path_, list[Any], dict[Any, int]]] = []
        documents = 0
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(
                        event,
                        N_("holds more than one document."),
                        N_("Keep one document a file; remove the line '---'."),
                    )
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, N_("uses an alias (*name)."), N_("Write the text out; aliases are not allowed."))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                self._node(event, root, stack)
        return root[0] if root else None

    def _node(self, event: Any, root: list[Any], stack: list[Any]) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(event, N_("holds more than {limit} values."), N_("Split the framework."), limit=MAX_NODES)
        if event.anchor:
            self._refuse(event, N_("uses an anchor (&name)."), N_("Write the text out; anchors are not allowed."))
        if event.tag and event.tag != "!":
            self._refuse(
                event, N_("uses a tag ({tag})."), N_("Remove the tag; only plain values are allowed."), tag=event.tag
            )
        line = event.start_mark.line + 1
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
                    ".".join(map(str, (*path, key))),
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
        if event.style or not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.match(text) or _DECIMAL.match(text):
            if len(text) > MAX_DIGITS:
                self.result.problems.append(
                    Problem(
                        self.result.name,
                        "",
                        N_("has a number of more than {limit} digits."),
                        N_("Write a number in the range of the format."),
                        line,
                        {"limit": MAX_DIGITS},
                    )
                )
                return 0
            return int(text) if _INT.match(text) else Decimal(text)
        return text

    def _refuse(self, event: Any, what: str, remedy: str, **values: object) -> None:
        self.result.problems.append(Problem(self.result.name, "", what, remedy, event.start_mark.line + 1, values))
        raise _Refused
