"""PDFs put together by hand: small, and hostile in one way each."""

from __future__ import annotations

import zlib
from functools import cache

PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
SPEC = b"<< /Type /Filespec /F (a.prodige.json) /UF (a.prodige.json) /EF << /F 4 0 R >> >>"
NAMES = b"<< /Names [(a.prodige.json) 3 0 R] >>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def catalogue(names: bytes = NAMES, more: bytes = b"") -> bytes:
    return b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles " + names + b" " + more + b">> >>"


def pdf(changed: dict[int, bytes] | None = None, *, content: bytes = b"{}", trailer: bytes = b"") -> bytes:
    """A PDF with one attachment, ``a.prodige.json``; objects may be added or replaced."""
    objects = {1: catalogue(), 2: PAGES, 3: SPEC, 4: stream(content)} | (changed or {})
    parts, places, at = [b"%PDF-1.7\n"], {}, 9
    for number, body in objects.items():
        places[number] = at
        parts.append(b"%d 0 obj\n" % number + body + b"\nendobj\n")
        at += len(parts[-1])
    rows = [
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
        for number in range(1, max(objects) + 1)
    ]
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(rows) + 1) + b"".join(rows))
    parts.append(
        b"trailer\n<< /Size %d /Root 1 0 R /Info << /Creator (Prodige 0.1.0) >> %s>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(rows) + 1, trailer, at)
    )
    return b"".join(parts)


@cache
def packed(size: int, begin: bytes = b"", fill: bytes = b" ") -> bytes:
    """Deflated: ``begin``, then ``size`` bytes of ``fill``; a thousandth of the size.

    A packed megabyte that ends in a full flush stands for itself, so one is packed and repeated.
    """
    packing, megabyte = zlib.compressobj(9), fill * (1 << 20)
    head = packing.compress(begin) + packing.flush(zlib.Z_FULL_FLUSH)
    block = packing.compress(megabyte) + packing.flush(zlib.Z_FULL_FLUSH)
    sum_ = zlib.adler32(begin)
    for _ in range(size >> 20):
        sum_ = zlib.adler32(megabyte, sum_)
    return head + block * (size >> 20) + b"\x03\x00" + sum_.to_bytes(4, "big")


def with_a_cross_reference_stream(objects: dict[int, bytes], kept_in: dict[int, int], rows: bytes = b"") -> bytes:
    """A PDF of version 1.5: ``kept_in`` says which objects are in which object stream.

    rows: the deflated table, in place of the right one.
    """
    parts, places, at = [b"%PDF-1.7\n"], {}, 9
    for number, body in objects.items():
        places[number] = at
        parts.append(b"%d 0 obj\n" % number + body + b"\nendobj\n")
        at += len(parts[-1])
    own = max(*objects, *kept_in) + 1
    table = b"\0" * 7
    for number in range(1, own + 1):
        kind, where = (2, kept_in[number]) if number in kept_in else (1, places.get(number, at))
        table += bytes([kind]) + where.to_bytes(4, "big") + b"\0\0"
    entries = b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R /Filter /FlateDecode" % (own + 1)
    parts.append(b"%d 0 obj\n" % own + stream(rows or zlib.compress(table), entries) + b"\nendobj\n")
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)


def object_stream_bomb(size: int) -> bytes:
    """To find the attachments one has to unpack an object stream of ``size`` bytes."""
    first = b"1 0 "
    entries = b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(first)
    objects = {2: PAGES, 3: SPEC, 4: stream(b"{}"), 5: stream(packed(size, first + catalogue()), entries)}
    return with_a_cross_reference_stream(objects, {1: 5})


def cross_reference_bomb(size: int) -> bytes:
    """To open it at all one has to unpack a table of ``size`` bytes."""
    return with_a_cross_reference_stream({1: catalogue(), 2: PAGES}, {3: 1}, packed(size, fill=b"\0"))
