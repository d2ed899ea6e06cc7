"""Finds the centre file inside a PDF of ours. The PDF comes from outside: size, time and memory are bounded."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from prodige_core import own_programs
from prodige_core.errors import CentreFileError, Problem
from prodige_core.exports.pdf import attachment
from prodige_core.i18n import N_
from prodige_core.responses.centre_file import MAX_BYTES

MAX_PDF_BYTES: Final = 10_000_000
"""A report of 60 actions has 0.5 MB; twenty times that is no report of ours (measured)."""
SECONDS: Final = 20
"""Until reading is ended by force: it may compute for half of that, beside others on a busy machine."""
READ_AT_A_TIME: Final = 2
_PDF: Final = "PDF"
_OURS: Final = N_("Choose a roadmap PDF that Prodige made.")
_AS_MADE: Final = N_("Choose the PDF as it was downloaded, or a centre file.")
_SAID: Final[dict[str, tuple[str, str]]] = {
    "none": (
        N_("carries no centre file."),
        N_("Choose a PDF that Prodige made with the centre file inside, or the centre file itself."),
    ),
    "others": (N_("has files attached, but none of them is a centre file."), _OURS),
    "foreign": (N_("was not made by Prodige, and nothing shows that the centre file in it is whole."), _AS_MADE),
    "changed": (N_("carries a centre file that was changed after Prodige made it."), _AS_MADE),
    "several": (N_("carries more than one centre file."), _OURS),
    "packed": (N_("packs its attachment in a way Prodige does not."), _OURS),
    "large": (N_("carries an attachment larger than {limit} bytes."), N_("Choose a roadmap PDF.")),
    "locked": (N_("is locked with a password."), N_("Save it without a password, then choose it again.")),
    "broken": (N_("is not a whole PDF file."), N_("Choose the file again; it may have been cut off.")),
    "endless": (N_("takes too much time or memory to read."), _OURS),
}
_turns = threading.BoundedSemaphore(READ_AT_A_TIME)


def centre_file_from_pdf(data: bytes, name: str = _PDF) -> bytes:
    """The bytes of the centre file attached to a roadmap PDF, read in a process of its own.

    Raises `CentreFileError` with a sentence for files that are too large, damaged, encrypted or carry no centre file.
    """
    if len(data) > MAX_PDF_BYTES:
        raise _error(name, N_("is larger than {limit} bytes."), N_("Choose a roadmap PDF."), limit=MAX_PDF_BYTES)
    with _turns:
        word, content = _read_apart(data)
    if word != "found":
        raise _error(name, *_SAID.get(word, _SAID["endless"]), limit=MAX_BYTES)
    return content


def _read_apart(data: bytes) -> tuple[str, bytes]:
    """What `attachment` says, and the file; ``endless`` when it had to be ended or ended itself."""
    line = [sys.executable, "-P", str(Path(attachment.__file__)), str(MAX_BYTES)]
    environment = own_programs.environment()  # what opens a stranger's file need not know where ours are kept
    try:
        done = subprocess.run(  # noqa: S603 - our own program, by its path
            line, input=data, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return "endless", b""
    word, _, content = done.stdout.partition(b"\n")
    return (word.decode("ascii", "replace"), content) if done.returncode == 0 else ("endless", b"")


def _error(name: str, what: str, remedy: str, **values: object) -> CentreFileError:
    return CentreFileError([Problem(name, "", what, remedy, None, values)])
