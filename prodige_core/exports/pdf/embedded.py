"""Finds the centre file inside a roadmap PDF. The PDF comes from outside: everything is bounded."""

from __future__ import annotations

import io
import zlib
from typing import Any, Final

from prodige_core.errors import CentreFileError, Problem
from prodige_core.i18n import N_
from prodige_core.responses.centre_file import MAX_BYTES

SUFFIX: Final = ".prodige.json"
MAX_PDF_BYTES: Final = 50_000_000
"""A report of 60 actions has 0.5 MB; a hundred times that is no report of ours (measured)."""
_PDF: Final = "PDF"


def centre_file_from_pdf(data: bytes, name: str = _PDF) -> bytes:
    """The bytes of the centre file attached to a roadmap PDF.

    Raises `CentreFileError` with a sentence for files that are too large, damaged, encrypted or carry no centre file.
    """
    import pikepdf

    if len(data) > MAX_PDF_BYTES:
        raise _error(name, N_("is larger than {limit} bytes."), N_("Choose a roadmap PDF."), limit=MAX_PDF_BYTES)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise _locked(name)
            found = [(own, pdf.attachments[own]) for own in list(pdf.attachments) if own.lower().endswith(SUFFIX)]
            if len(found) != 1:
                what = N_("carries no centre file.") if not found else N_("carries more than one centre file.")
                raise _error(name, what, N_("Choose a roadmap PDF that Prodige made."))
            return _content(found[0][1].obj.EF.F, name)
    except pikepdf.PasswordError:
        raise _locked(name) from None
    except (pikepdf.PdfError, zlib.error, AttributeError, KeyError, TypeError, ValueError, RuntimeError):
        what = N_("is not a whole PDF file.")
        raise _error(name, what, N_("Choose the file again; it may have been cut off.")) from None


def _content(stream: Any, name: str) -> bytes:
    """Unpack one attachment without ever unpacking more than a centre file may hold."""
    raw = stream.read_raw_bytes()
    filters = [] if stream.get("/Filter") is None else _names(stream.Filter)
    if not filters:
        content = raw
    elif filters == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        content = zlib.decompressobj().decompress(raw, MAX_BYTES + 1)
    else:
        raise _error(
            name, N_("packs its attachment in a way Prodige does not."), N_("Choose a roadmap PDF that Prodige made.")
        )
    if len(content) > MAX_BYTES:
        raise _error(
            name, N_("carries an attachment larger than {limit} bytes."), N_("Choose a roadmap PDF."), limit=MAX_BYTES
        )
    return bytes(content)


def _names(value: Any) -> list[str]:
    import pikepdf

    return [str(part) for part in value] if isinstance(value, pikepdf.Array) else [str(value)]


def _locked(name: str) -> CentreFileError:
    return _error(name, N_("is locked with a password."), N_("Save it without a password, then choose it again."))


def _error(name: str, what: str, remedy: str, **values: object) -> CentreFileError:
    return CentreFileError([Problem(name, "", what, remedy, None, values)])
