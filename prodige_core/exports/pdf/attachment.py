"""Takes the one centre file out of a PDF. Run as a program of its own: PDF on standard input, a word and the file out.

A few kB of PDF can unpack to gigabytes while it is opened, before anybody has asked for an attachment (measured: 1 MB
to 2 GB), and the library that opens it is a large one. So it works apart, where memory and time end with the process.
This file imports nothing of Prodige, so that the program starts in a tenth of a second.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zlib
from typing import Any, Final, Literal

Word = Literal[
    "found", "none", "others", "several", "foreign", "changed", "locked", "packed", "large", "broken", "endless"
]
"""What came of it; only ``found`` is followed by a file. others: attachments, but none of a centre file's name; foreign:
one of that name in a PDF that Prodige did not make; changed: it is not what its checksum says it was."""
SUFFIX: Final = ".prodige.json"
MAKER: Final = "Prodige"
"""Begins the creator in every PDF of ours; programs that save a PDF anew leave it and change the producer."""
MEGABYTES: Final = 768
"""Of addresses, of which Python and the library take 100 and a report of 60 actions 20 (measured)."""
SECONDS: Final = 10
"""Of computing; a report of 60 actions takes 0.1 (measured)."""


def the_one(data: bytes, most: int) -> tuple[Word, bytes]:
    """The centre file attached to a PDF, of at most so many bytes; never unpacks more."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return "locked", b""
            names = [own for own in pdf.attachments if own.lower().endswith(SUFFIX)]
            if len(names) != 1:
                return ("several" if names else "others" if len(pdf.attachments) else "none"), b""
            stream = pdf.attachments[names[0]].obj.EF.F
            word, content = _content(stream, most)
            if word == "found" and "/CheckSum" not in stream.get("/Params", {}) and not _is_ours(pdf):
                return "foreign", b""
            return word, content
    except pikepdf.PasswordError:
        return "locked", b""
    except (
        pikepdf.PdfError,
        zlib.error,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        RuntimeError,
    ):
        return "broken", b""
    except MemoryError:
        return "endless", b""


def _content(stream: Any, most: int) -> tuple[Word, bytes]:
    raw = stream.read_raw_bytes()
    filters = [] if stream.get("/Filter") is None else _names(stream.Filter)
    if not filters:
        content, whole = raw, True
    elif filters == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(raw, most + 1)
        whole = unpacking.eof
    else:
        return "packed", b""
    if len(content) > most:
        return "large", b""
    if not whole:
        return "broken", b""
    return ("found", bytes(content)) if _is_as_written(stream, content) else ("changed", b"")


def _is_as_written(stream: Any, content: bytes) -> bool:
    """Whether the checksum beside the file, if there is one, is its own (PDF 2.0, 7.11.4.2: always MD5)."""
    told = stream.get("/Params", {}).get("/CheckSum")
    return told is None or bytes(told) == hashlib.md5(content, usedforsecurity=False).digest()


def _is_ours(pdf: Any) -> bool:
    """Whether the PDF says that Prodige made it. Our own had no checksums before November 2026."""
    return str(pdf.docinfo.get("/Creator", "")).startswith(MAKER)


def _names(value: Any) -> list[str]:
    import pikepdf

    return [str(part) for part in value] if isinstance(value, pikepdf.Array) else [str(value)]


def _bound() -> None:
    """Where the system can do it. Elsewhere (Windows) only the time is bounded, by whoever started this."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _main() -> None:
    _bound()
    word, content = the_one(sys.stdin.buffer.read(), int(sys.argv[1]))
    sys.stdout.buffer.write(word.encode() + b"\n" + content)


if __name__ == "__main__":
    _main()
