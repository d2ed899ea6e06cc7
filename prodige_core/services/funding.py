"""European money of a centre: which route fits, the next deadlines, and what each mobility might get. Own money apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.board import with_own_actions
from prodige_core.frameworks import Action
from prodige_core.i18n import N_
from prodige_core.planning import Plan
from prodige_core.programme import EuropeanMoney, Span, Wanted, european_money, settled
from prodige_core.responses import CentreFile, Mobility
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.inputs import refuse, valid
from prodige_core.services.merging import ANYTHING, Anything, Changed, Joined, agreed, join_fields
from prodige_core.services.planned_days import planned_days, terms_of_plan
from prodige_core.services.planning import load_plan
from prodige_core.services.stored_files import centre_file
from prodige_core.services.workspace import Workspace

WHOLE = "mobility"
"""The field of a clash in which one person changed a mobility and another took it away."""


@dataclass(frozen=True, slots=True)
class FundingView:
    """money: None where there are no facts of the programme here. others: actions that could be estimated besides, not
    those that are done or ruled out; those made for mobility first. planned: whether there is a plan. country: of the profile.
    """

    money: EuropeanMoney | None
    others: tuple[Action, ...]
    planned: bool
    country: str


@access.needs(Right.VIEW)
def funding(ws: Workspace, centre_id: str, wanted: Wanted | None = None) -> FundingView:
    """The whole view. wanted: answers of whoever asks; what they leave out is inferred from the plan.

    Raises `NotFound`.
    """
    file = get_centre(ws, centre_id)
    catalogue = with_own_actions(ws.catalogue, file)
    stored = load_plan(ws, centre_id)
    spans, period = plan_spans(file, stored.plan if stored is not None else None)
    money = None
    if ws.programme is not None:
        money = european_money(file, catalogue, ws.programme, ws.today(), spans=spans, period=period, wanted=wanted)
    shown = {own.id for own in money.mobilities} | settled(file) if money is not None else settled(file)
    rest = [action for action in catalogue.actions.values() if action.id not in shown]
    rest.sort(key=lambda action: (not action.mobility, action.id not in spans and not action.id.startswith("own.")))
    return FundingView(money, tuple(rest), bool(spans), file.centre.country)


def plan_spans(file: CentreFile, plan: Plan | None) -> tuple[dict[str, Span], Span | None]:
    """First and last day of every planned action, and of the plan; nothing when it no longer fits the terms given."""
    terms = terms_of_plan(plan, file.means)
    if not terms:
        return {}, None
    spans = {own: Span(*days) for own, days in planned_days(plan, file.means).items()}
    return spans, Span(terms[0].first_day, terms[-1].last_day)


@access.needs(Right.EDIT)
def set_mobility(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    changes: Mapping[str, object],
    *,
    seen: Mobility | Anything | None = ANYTHING,
) -> Changed[Mobility | None]:
    """Change some inputs of a mobility (None takes one back to the catalogue's); what others changed is kept.

    seen: the mobility as it was shown, None where nothing was told. Raises `AnswerError` with every problem, `Conflict`
    when somebody changed the same since then, or `NotFound`.
    """

    def changed(own: Mobility | None) -> Mobility:
        values = {**(own or Mobility()).model_dump(), **changes}
        return valid(Mobility, {name: value for name, value in values.items() if value is not None})

    return _write(ws, centre_id, action_id, changed, seen)


@access.needs(Right.EDIT)
def put_mobility(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    mobility: Mobility | None,
    *,
    seen: Mobility | Anything | None = ANYTHING,
) -> Changed[Mobility | None]:
    """Write a mobility as a whole; None takes away what was told. Raises as `set_mobility`."""
    return _write(ws, centre_id, action_id, lambda _own: mobility, seen)


def _write(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    change: Callable[[Mobility | None], Mobility | None],
    seen: Mobility | Anything | None,
) -> Changed[Mobility | None]:
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        if action_id not in with_own_actions(ws.catalogue, file).actions and action_id not in file.mobilities:
            raise refuse(action_id, N_("is not an action of the catalogue."))
        stored = file.mobilities.get(action_id)
        base = stored if isinstance(seen, Anything) else seen
        meant = change(base)
        after = _joined(base, meant, stored)
        planned = {own: value for own, value in file.mobilities.items() if own != action_id}
        if after is not None:
            planned = {**file.mobilities, action_id: after}
        unit.living.set_mobilities(centre_id, planned)
        unit.commit()
    return Changed(stored, after, meant)


def _joined(base: Mobility | None, yours: Mobility | None, theirs: Mobility | None) -> Mobility | None:
    """Two changes in one, input by input; that one took it away while the other changed it is a clash of the whole."""
    if theirs in (base, yours):
        return yours
    if yours == base:
        return theirs
    if yours is None or theirs is None:
        fields = [{} if own is None else {WHOLE: own} for own in (base, yours, theirs)]
        found = join_fields(fields[0], fields[1], fields[2])
        return agreed(Joined(yours, found.clashes), theirs)
    joined = join_fields((base or Mobility()).model_dump(), yours.model_dump(), theirs.model_dump())
    return agreed(Joined(Mobility.model_validate(joined.value), joined.clashes), theirs)
