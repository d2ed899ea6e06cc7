"""A made-up school to look at and to learn with. Its answers are data, in ``demo.prodige.json`` beside this file."""

from __future__ import annotations

from pathlib import Path

from prodige_core.frameworks import Catalogue
from prodige_core.responses import CentreFile
from prodige_core.services.inputs import read_file

_FILE = Path(__file__).with_name("demo.prodige.json")


def demo_bytes() -> bytes:
    """The demo centre's file as it is kept, for `prodige_core.services.centres.import_bytes`."""
    return _FILE.read_bytes()


def demo_file(catalogue: Catalogue) -> CentreFile:
    """The demo centre: a medium Italian school, half-way through, with wishes, means and decisions.

    Raises `CentreFileError` with every problem when the catalogue is not the one the demo was written for.
    """
    return read_file(demo_bytes(), _FILE.name, catalogue)
