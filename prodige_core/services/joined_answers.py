"""Two people's changes of one answer in one, and what counts as a clash between them."""

from __future__ import annotations

from prodige_core.errors import Clash
from prodige_core.responses import Answer
from prodige_core.services.inputs import valid
from prodige_core.services.merging import Joined, agreed, conflict, join_fields

CHOICE, WHOLE = "choice", "answer"
"""Fields of a conflict beside ``note`` and ``evidence``: what is chosen (a level, ``na``, ``unknown``), the whole answer."""


def joined_answer(base: Answer | None, yours: Answer | None, theirs: Answer | None) -> Answer | None:
    """Two changes of one answer in one: what is chosen, the note and the evidence are its fields. Raises `Conflict`.

    An answer that one of the two takes away is one field, because nothing can stand beside no answer. Who confirms an
    answer that was taken over says that it is still so, which contradicts whoever chooses another; any change confirms.
    """
    if theirs in (base, yours):
        return yours
    if yours == base:
        return theirs
    if yours is None or (theirs is None and base is not None):
        raise conflict([Clash(WHOLE, base, yours, theirs)], yours, theirs)
    mine, others = _fields(yours), _fields(theirs)
    if mine[CHOICE] != others[CHOICE] and any(_only_confirms(base, one) for one in (yours, theirs)):
        raise conflict([Clash(CHOICE, _fields(base)[CHOICE], mine[CHOICE], others[CHOICE])], yours, theirs)
    joined = join_fields(_fields(base), mine, others)
    chosen, note, evidence = joined.value[CHOICE], joined.value["note"], joined.value["evidence"]
    given = {str(chosen): True} if chosen in ("na", "unknown") else {"level": chosen}
    return agreed(Joined(valid(Answer, {**given, "note": note, "evidence": evidence}), joined.clashes), theirs)


def _only_confirms(base: Answer | None, changed: Answer | None) -> bool:
    return base is not None and bool(base.carried) and base.model_copy(update={"carried": None}) == changed


def _fields(answer: Answer | None) -> dict[str, object]:
    if answer is None:
        return {CHOICE: None, "note": "", "evidence": ""}
    choice = "na" if answer.na else "unknown" if answer.unknown else answer.level
    return {CHOICE: choice, "note": answer.note, "evidence": answer.evidence}
