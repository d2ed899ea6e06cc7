"""Work that goes as the plan has it changes no plan: an action that began in its term, or was done by the end of it.

Without this, a plan would be out of date, and its report barred, as soon as people do what it says.
"""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.board import SETTLED
from prodige_core.planning.ongoing import term_number
from prodige_core.planning.result import Plan, Scheduled
from prodige_core.responses import BoardEntry, CentreFile, Means


def as_planned(
    file: CentreFile, plan: Plan, then: Mapping[str, BoardEntry], pinned_then: Mapping[str, int]
) -> CentreFile:
    """The file as it was when the plan was made, as far as what happened on the board since then goes as planned.

    then: the entries with a settled status when the plan was made; pinned_then: the fixed starts of that time (the board
    lifts that of an action that begins). An action that began or ended otherwise than planned, or was dropped or
    declined, stays as it is now. The same file when nothing happened.
    """
    means, scheduled = file.means, {entry.action: entry for entry in plan.actions}
    if means is None:
        return file
    board, pinned = dict(file.board), dict(file.decisions.pinned)
    for own, entry in file.board.items():
        former = then.get(own)
        if own not in scheduled or not _goes_on(former, entry, scheduled[own], means):
            continue
        if former is None:
            board.pop(own)
        else:
            board[own] = former
        if own in pinned_then:
            pinned.setdefault(own, pinned_then[own])
    if board == file.board and pinned == file.decisions.pinned:
        return file
    return file.model_copy(update={"board": board, "decisions": file.decisions.model_copy(update={"pinned": pinned})})


def _goes_on(former: BoardEntry | None, entry: BoardEntry, planned: Scheduled, means: Means) -> bool:
    """Whether it went on from where it stood just as planned."""
    if entry.status not in ("started", "done"):
        return False
    if former is not None and former.status in SETTLED:  # it ran already: its start was a fact
        began = former.status == "started" and entry.started == former.started
    else:
        first = term_number(means.start, entry.started) if entry.started else planned.start
        began = first == planned.start or (first < 1 == planned.start)  # just before the plan begins is not too soon
    if entry.status == "started":
        return began
    ended = term_number(means.start, entry.ended) if entry.ended else None
    return began and ended is not None and (planned.start <= ended <= planned.end or (ended < 1 == planned.start))
