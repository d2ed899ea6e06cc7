"""One line of JSON an event; no value forges a line, and faults are written without what people entered."""

import json
import logging
import re

import pytest

from prodige_core import security_log


class Kept(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


@pytest.fixture
def lines():
    security_log._faults.clear()
    kept, log = Kept(), logging.getLogger(security_log.NAME)
    log.addHandler(kept)
    yield kept.lines
    log.removeHandler(kept)


class HandMovedClock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_an_event_is_one_line_of_json(lines):
    security_log.tell("role changed", role="editor", centres=2, own=True)
    assert [json.loads(line) for line in lines] == [
        {"event": "role changed", "role": "editor", "centres": 2, "own": True}
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\x1b[2K", "\x00"])
def test_no_value_forges_a_line(lines, end):
    security_log.tell("denied", role=f'x{end}{{"event": "granted"}}')
    assert len(lines) == 1
    assert len(lines[0].splitlines()) == 1
    assert lines[0].isascii()
    assert lines[0].isprintable()
    assert json.loads(lines[0])["event"] == "denied"


def test_a_long_value_is_cut(lines):
    security_log.tell("denied", role="x" * 100_000)
    assert len(lines[0]) < 300


def test_what_others_cause_at_will_is_one_line_a_minute_and_counted(lines):
    clock = HandMovedClock()
    kind = "refused for this test"
    for _ in range(1000):
        security_log.tell_once(kind, clock, status=403)
    clock.now += security_log.BURST_SECONDS + 1
    security_log.tell_once(kind, clock, status=403)
    told = [json.loads(line) for line in lines]
    assert told == [{"event": kind, "status": 403}, {"event": kind, "status": 403, "unwritten": 999}]
    assert security_log.counts()[kind] == 1001


def failing(secret):
    try:
        int(secret)
    except ValueError as error:
        raise RuntimeError(f"no number: {secret}") from error


def test_a_fault_is_written_with_its_places_and_without_its_words(lines):
    with pytest.raises(RuntimeError) as caught:
        failing("the answer of Maria")
    reference = security_log.fault(caught.value, "test")
    told = json.loads(lines[0])
    assert re.fullmatch(r"[0-9a-f]{8}", reference)
    assert told["reference"] == reference
    assert told["kinds"] == "RuntimeError < ValueError"
    assert told["at"].startswith("tests/security_log/test_security_log.py:")
    assert "Maria" not in lines[0]


def test_a_fault_deep_down_names_its_innermost_places_only(lines):
    def deep(left):
        return deep(left - 1) if left else 1 // 0

    with pytest.raises(ZeroDivisionError) as caught:
        deep(300)
    security_log.fault(caught.value, "test")
    assert json.loads(lines[0])["at"].count(" deep") == security_log.DEEPEST_TRACE


def test_an_error_told_again_keeps_its_number(lines):
    error = ValueError("x")
    assert security_log.fault(error, "screen") == security_log.fault(error, "page")
    assert len(lines) == 1


def test_what_a_library_logs_with_a_traceback_is_written_without_the_words_of_the_error(lines):
    before, kept, other = logging.getLogRecordFactory(), Kept(), logging.getLogger("some.library")
    other.addHandler(kept)
    security_log.keep_words_out()
    try:
        try:
            failing("the answer of Maria")
        except RuntimeError as error:
            other.exception("%s went wrong", error)
        other.warning("plain %s", "line")
    finally:
        logging.setLogRecordFactory(before)
        other.removeHandler(kept)
    assert "Maria" not in "".join([*kept.lines, *lines])
    assert kept.lines == [f"error {json.loads(lines[0])['reference']}", "plain line"]


def test_a_flood_of_faults_is_written_in_part_and_counted(lines, monkeypatch):
    now = [5000.0]
    monkeypatch.setattr(security_log.time, "monotonic", lambda: now[0])
    before = security_log.counts()[security_log.FAULT]
    references = {security_log.fault(ValueError(), "test") for _ in range(security_log.MOST_FAULTS + 40)}
    assert len(references) == security_log.MOST_FAULTS + 40
    assert len(lines) == security_log.MOST_FAULTS
    now[0] += security_log.BURST_SECONDS
    security_log.fault(ValueError(), "test")
    assert json.loads(lines[-1])["unwritten"] == 40
    assert security_log.counts()[security_log.FAULT] - before == security_log.MOST_FAULTS + 41
