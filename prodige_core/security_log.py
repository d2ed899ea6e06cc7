"""What an operator needs to see of attacks, refusals and faults: one line of JSON each, with nothing about a person.

Lines go to the logger ``prodige.security``, which `to_stderr` sends to standard error (journald keeps them). Facts are
counts, roles, ids and reference numbers; never names, addresses, tokens, codes or what somebody typed. JSON escapes
line ends, so no value can forge a line. Source: reliability, S18, S20 and S21.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sys
import threading
import time
import traceback
import uuid
from collections import Counter, deque
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from prodige_core.config import ROOT
from prodige_core.errors import ToldOnScreen

NAME = "prodige.security"
BURST_SECONDS = 60
"""`tell_once` writes at most one line of a kind in this time."""
LONGEST_FACT = 200
"""Characters of a fact that are written: a line stays a line an operator can read."""
DEEPEST_TRACE = 12
"""Places of a fault that are named, the innermost ones."""
MOST_FAULTS = 200
"""Faults written in `BURST_SECONDS`: whoever finds a way to cause them must not fill the disk with it."""
FAULT = "error"
_REFERENCE = "_prodige_reference"
_log = logging.getLogger(NAME)
_lock = threading.Lock()
_counts: Counter[str] = Counter()
_bursts: dict[str, tuple[float, int]] = {}
_faults: deque[float] = deque(maxlen=MOST_FAULTS)
_faults_unwritten = 0

Fact = str | int | bool


def to_stderr() -> None:
    """Send the lines to standard error as they are. Calling it twice changes nothing."""
    if not _log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False


def tell(kind: str, **facts: Fact) -> None:
    """Write ``{"event": kind, ...}`` as one line. kind: a few lower-case words, the same for all events of a kind."""
    with _lock:
        _counts[kind] += 1
    _write(kind, facts)


def tell_once(kind: str, clock: Callable[[], float] = time.monotonic, **facts: Fact) -> None:
    """As `tell` for what others can cause as often as they like: one line a minute and kind.

    The next line carries under ``unwritten`` how many there were since the last one.
    """
    now = clock()
    with _lock:
        _counts[kind] += 1
        since, unwritten = _bursts.get(kind, (float("-inf"), 0))
        if now - since < BURST_SECONDS:
            _bursts[kind] = (since, unwritten + 1)
            return
        _bursts[kind] = (now, 0)
    _write(kind, {**facts, "unwritten": unwritten} if unwritten else facts)


def fault(error: BaseException, where: str) -> str:
    """Write down an unexpected error and return the reference number that people are told.

    where: a word for the part of the app. Written are the kinds of the error and of its causes and the places in the
    code, never its words: those of a database or of a failed conversion repeat what somebody entered. The same error
    told again keeps its number and is not written twice. Of a flood of them `MOST_FAULTS` a minute are written.
    """
    told = getattr(error, _REFERENCE, None)
    if isinstance(told, str):
        return told
    reference = uuid.uuid4().hex[:8]
    with contextlib.suppress(AttributeError):  # an error that takes no mark gets another number the next time
        setattr(error, _REFERENCE, reference)
    with _lock:
        _counts[FAULT] += 1
        unwritten = _fault_waits(time.monotonic())
    if unwritten is not None:
        kinds = " < ".join(type(one).__name__ for one in _chain(error))
        facts: dict[str, Fact] = {
            "reference": reference,
            "where": where,
            "kinds": kinds,
            "at": " < ".join(_places(error)),
        }
        _write(FAULT, {**facts, "unwritten": unwritten} if unwritten else facts)
    return reference


def _fault_waits(now: float) -> int | None:
    """None when this fault is not written; else how many were not since the last one that was."""
    global _faults_unwritten
    if len(_faults) == _faults.maxlen and now - _faults[0] < BURST_SECONDS:
        _faults_unwritten += 1
        return None
    _faults.append(now)
    unwritten, _faults_unwritten = _faults_unwritten, 0
    return unwritten


def keep_words_out() -> None:
    """From now on what any library logs with a traceback becomes a `fault`, so that no log repeats what was entered."""
    plain = logging.getLogRecordFactory()

    def record(name: str, *given: Any, **more: Any) -> logging.LogRecord:
        level, path, line, message, values, error, *rest = given
        if error is None or error[1] is None:
            pass
        elif any(isinstance(one, ToldOnScreen) for one in _chain(error[1])):
            message, values, error = "told on the screen", (), None
        else:
            reference = fault(error[1], name)
            message, values, error = "error %s", (reference,), None
        return plain(name, level, path, line, message, values, error, *rest, **more)

    logging.setLogRecordFactory(record)


def counts() -> Mapping[str, int]:
    """How many events of each kind there were since the start, written or not."""
    with _lock:
        return MappingProxyType(dict(_counts))


def _write(kind: str, facts: Mapping[str, Fact]) -> None:
    line = {"event": kind, **{name: _short(name, value) for name, value in facts.items()}}
    _log.warning(json.dumps(line))  # not sorted: what happened comes first


def _short(name: str, value: Fact) -> Fact:
    longest = 10 * LONGEST_FACT if name == "at" else LONGEST_FACT
    return value[:longest] if isinstance(value, str) else value


def _chain(error: BaseException) -> list[BaseException]:
    """An error and what caused it, each once."""
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _places(error: BaseException) -> list[str]:
    """``file:line function``, innermost first; files as they are called within the project or its libraries."""
    steps = traceback.extract_tb(error.__traceback__)[-DEEPEST_TRACE:]
    return [f"{_file(step.filename)}:{step.lineno} {step.name}" for step in reversed(steps)]


def _file(name: str) -> str:
    path = Path(name)
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
