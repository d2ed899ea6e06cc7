"""What travels inside a PDF that carries the centre file, beyond what is printed: the notes and the names of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prodige_core.frameworks import ROLES
from prodige_core.responses import CentreFile
from prodige_core.services import access


@dataclass(frozen=True, slots=True)
class CarriedAlong:
    """notes: texts that people wrote freely, evidence among them; names: people who see to actions, not roles."""

    notes: int
    names: int


@access.open_to_all("it works on the file it is given")
def carried_along(file: CentreFile) -> CarriedAlong:
    """What somebody who is given the file can read in it, counted."""
    names = {entry.owner.strip() for entry in file.board.values() if entry.owner not in ROLES}
    return CarriedAlong(sum(1 for text in _texts(file) if text.strip()), len(names - {""}))


def _texts(file: CentreFile) -> Iterator[str]:
    for assessment in file.assessments:
        for answer in assessment.answers.values():
            yield from (answer.note, answer.evidence)
    for entry in file.board.values():
        yield from (entry.reason, entry.note, entry.evidence)
    for series in file.indicators.values():
        yield series.target_source
        yield from (measured.source for measured in series.values.values())
