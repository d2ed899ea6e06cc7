"""What a workshop may be about: lists of items from the questionnaires."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from prodige_core.errors import AnswerError, NotFound, Problem
from prodige_core.i18n import N_
from prodige_core.services import access
from prodige_core.services.assessing import quick_items
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Statement

MAX_STATEMENTS = 40
"""A day of talk at ten minutes each (editorial)."""


@access.open_to_all("it tells what the questionnaires ask, nothing of a centre")
def quick_agenda(ws: Workspace) -> tuple[str, ...]:
    """The items of the five-minute check, of all frameworks."""
    return tuple(item.id for _, item in quick_items(ws))


@access.open_to_all("it tells what the questionnaires ask, nothing of a centre")
def area_agenda(ws: Workspace, area_id: str) -> tuple[str, ...]:
    """The items of one area, in order. Raises `NotFound`."""
    for framework in ws.catalogue.frameworks.values():
        for area in framework.areas:
            if area.id == area_id:
                return tuple(item.id for practice in area.practices for item in practice.items)
    raise NotFound(N_("There is no area {id} here."), id=area_id)


@access.open_to_all("it tells what the questionnaires ask, nothing of a centre")
def statements_on(ws: Workspace, items: Sequence[str]) -> tuple[Statement, ...]:
    """An agenda of these items, in this order. Raises `AnswerError` with every reason why it cannot be one."""
    known = ws.catalogue.framework_of_item
    problems = [
        Problem("", item, N_("is not a question of the questionnaires here."))
        for item in dict.fromkeys(items)
        if item not in known
    ]
    problems += [
        Problem("", item, N_("is on the agenda twice.")) for item, times in Counter(items).items() if times > 1
    ]
    if not items:
        problems.append(Problem("", "", N_("A workshop needs at least one statement.")))
    if len(items) > MAX_STATEMENTS:
        what = N_("There are {count} statements; a workshop has at most {most}.")
        values = {"count": len(items), "most": MAX_STATEMENTS}
        problems.append(Problem("", "", what, N_("Choose the most important ones."), None, values))
    if problems:
        raise AnswerError(problems)
    return tuple(Statement(item, known[item].id) for item in items)
