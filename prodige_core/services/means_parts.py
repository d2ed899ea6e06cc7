"""Means as single fields: moved to another period, and two people's changes of them joined."""

from __future__ import annotations

from prodige_core.errors import Clash
from prodige_core.planning import school_years, terms_from
from prodige_core.responses import Means
from prodige_core.services.merging import Joined, agreed, conflict, join_fields

WHOLE = "means"
"""The one field of a conflict in which the means as a whole are gone."""
_HOURS = "hours."


def with_period(means: Means, start: str, terms: int) -> Means:
    """The same means over another period. Lists are cut at the end, or go on with their last number."""
    moved = means.model_copy(update={"start": start, "terms": terms})
    years = len(school_years(terms_from(start, terms)))
    hours = {
        role: spread(given, terms) if isinstance(given, tuple) else given
        for role, given in means.hours_per_term.items()
    }
    budget = means.budget_per_year
    return moved.model_copy(
        update={
            "hours_per_term": hours,
            "budget_per_year": spread(budget, years) if isinstance(budget, tuple) else budget,
        }
    )


def spread(given: int | tuple[int, ...], count: int) -> tuple[int, ...]:
    """A number for each of ``count`` terms (or years): the same, or a list that is cut or goes on with its last number."""
    if isinstance(given, int):
        return (given,) * count
    return (given + given[-1:] * count)[:count] if given else (0,) * count


def join_means(base: Means | None, yours: Means | None, theirs: Means | None) -> Means | None:
    """Two changes of means in one, raises `Conflict`.

    Fields: ``start``, ``terms``, ``hours.leader`` (``hours.leader.2`` is the second term where each has its own number),
    ``budget`` (``budget.1``). Lists are brought to the period that comes out, so that a longer plan and another number
    in it can be joined.
    """
    if theirs in (base, yours):
        return yours
    if yours == base:
        return theirs
    if base is None or yours is None or theirs is None:
        raise conflict([Clash(WHOLE, base, yours, theirs)], yours, theirs)
    start = yours.start if yours.start != base.start else theirs.start
    terms = yours.terms if yours.terms != base.terms else theirs.terms
    joined = join_fields(*(_fields(one, start, terms) for one in (base, yours, theirs)))
    fields = joined.value
    clashes: list[Clash] = []
    for clash in joined.clashes:
        numbers = _join_lists(clash)
        fields[clash.field] = numbers.value
        clashes += numbers.clashes
    # of a clash where this person took hours away there is a field without a value
    roles = [name.removeprefix(_HOURS) for name in fields if name.startswith(_HOURS) and fields[name] is not None]
    value = Means.model_validate(
        {
            "start": start,
            "terms": terms,
            "hours_per_term": {role: fields[_HOURS + role] for role in roles},
            "budget_per_year": fields["budget"],
        }
    )
    return agreed(Joined(value, tuple(clashes)), theirs)


def _fields(means: Means, start: str, terms: int) -> dict[str, object]:
    """The means by field: start and terms as they are, the lists as they are over the period that comes out."""
    moved = with_period(means, start, terms)
    hours = {_HOURS + role: given for role, given in moved.hours_per_term.items()}
    return {"start": means.start, "terms": means.terms, **hours, "budget": moved.budget_per_year}


def _join_lists(clash: Clash) -> Joined[object]:
    """Number by number where all three are lists (of one length, being over one period); else it stays a clash."""
    base, yours, theirs = clash.base, clash.yours, clash.theirs
    if not (isinstance(base, tuple) and isinstance(yours, tuple) and isinstance(theirs, tuple)):
        return Joined(yours, (clash,))
    joined = join_fields(
        *({f"{clash.field}.{n}": own for n, own in enumerate(one, 1)} for one in (base, yours, theirs))
    )
    return Joined(tuple(joined.value.values()), joined.clashes)
