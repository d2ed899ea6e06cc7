"""What the app and the process that makes files say to each other: frames, each eight bytes of length, then the bytes.

An order begins with its number, and so does its answer: an answer to anything else is nobody's and ends the process that
gave it. What comes from the process is never trusted to be whole; it may be dying.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

LENGTH_BYTES = NUMBER_BYTES = 8
MOST_BYTES = 1 << 28
"""Of a frame: many times the largest file, and no more than the process may hold (`confined.MOST_MEMORY_BYTES`)."""
DONE, FAILED = b"d", b"f"
"""First byte of an answer after its number: the file follows, or JSON with the reference number in the log."""


def read_frame(source: BinaryIO) -> bytes | None:
    """The next frame. None when the input has ended, also in the middle of one, or names a length that no frame has."""
    head = source.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > MOST_BYTES:
        return None
    data = source.read(length)
    return data if len(data) == length else None


def write_frame(target: BinaryIO, data: bytes) -> None:
    """Write a frame. Raises OSError when nobody reads any more."""
    target.write(len(data).to_bytes(LENGTH_BYTES, "big"))
    target.write(data)
    target.flush()


def numbered(number: int, content: bytes) -> bytes:
    """An order, or an answer, as it stands in its frame."""
    return number.to_bytes(NUMBER_BYTES, "big") + content


def opened(frame: bytes) -> tuple[int, bytes]:
    """The number of a frame, and what follows."""
    return int.from_bytes(frame[:NUMBER_BYTES], "big"), frame[NUMBER_BYTES:]


def failure(reference: str) -> bytes:
    """The answer that there is no file. reference: where the log says why."""
    return FAILED + json.dumps({"reference": reference}).encode()


def answered(frame: bytes, number: int) -> tuple[bytes, str] | None:
    """The file and an empty reference, or no file and the reference; None when this is no answer to that order."""
    own, content = opened(frame)
    if len(frame) <= NUMBER_BYTES or own != number:
        return None
    if content[:1] == DONE:
        return content[1:], ""
    try:
        told: Any = json.loads(content[1:])
    except ValueError:  # also bytes that are no text
        return None
    reference = told.get("reference") if isinstance(told, dict) else None
    return (b"", reference) if content[:1] == FAILED and isinstance(reference, str) and reference else None
