"""What a centre does about its practices: actions done, under way and planned, with when and what shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from prodige_core.board import effective, with_own_actions
from prodige_core.frameworks import Action, Catalogue
from prodige_core.i18n import Translator
from prodige_core.reports.erasmus_parts import Standing
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import CentreFile
from prodige_core.roadmap.sentences import action_title

SHORT_PROOF = 16
"""Letters up to which a proof is told with its action (editorial: longer ones of the catalogue say what they are)."""
State = Literal["done", "started", "planned"]


@dataclass(frozen=True, slots=True)
class Doing:
    """An action that is done, under way or planned. when: in words, empty where it is not told.

    evidence: what the board says of a done one, else what the catalogue asks for; a short one with the action it is from. shares: the largest share in a step of each
    practice it raises, in percent. abroad: whether it is a stay.
    """

    id: str
    title: str
    state: State
    when: str
    evidence: tuple[str, ...]
    shares: Mapping[str, int]
    abroad: bool = False


def doings(inputs: ReportInputs) -> tuple[Doing, ...]:
    """Done first, then under way, then planned; each in the order of board and plan."""
    t, file = inputs.t, inputs.file
    catalogue = with_own_actions(inputs.catalogue, file)
    done = [_done(own, file, catalogue, t) for own in dict.fromkeys(effective(file).done)]
    planned = {action.id: action for action in inputs.roadmap.actions}
    begun = [own for own, entry in file.board.items() if entry.status == "started"]
    started = []
    for own in begun:
        when = planned[own].period if own in planned else _month(file.board[own].started, t)
        started.append(_of(own, "started", when, catalogue, t))
    known = {*begun, *(own.id for own in done)}
    ahead = [_of(own.id, "planned", own.period, catalogue, t) for own in planned.values() if own.id not in known]
    return (*done, *started, *ahead)


def _done(own: str, file: CentreFile, catalogue: Catalogue, t: Translator) -> Doing:
    entry = file.board.get(own)
    when = "" if entry is None else _month(entry.ended, t)
    made = _of(own, "done", when, catalogue, t)
    shown = "" if entry is None else entry.evidence.strip()
    abroad = made.abroad or own in file.mobilities
    return replace(made, evidence=(shown,) if shown else (), abroad=abroad)


def _of(own: str, state: State, when: str, catalogue: Catalogue, t: Translator) -> Doing:
    action = catalogue.actions.get(own)
    title = action_title(catalogue, own, t)
    evidence = () if action is None else tuple(_from(t.pgettext(own, text), title, t) for text in action.evidence)
    abroad = action is not None and bool(action.mobility)
    return Doing(own, title, state, when, evidence, _shares(action), abroad)


def _from(proof: str, title: str, t: Translator) -> str:
    """*Both papers* says nothing away from its action, and two actions may each leave *The list*."""
    if len(proof) > SHORT_PROOF:
        return proof
    return t.gettext("{proof}, from “{action}”.").format(proof=proof.strip().rstrip("."), action=title)


def _shares(action: Action | None) -> dict[str, int]:
    shares: dict[str, int] = {}
    for step in () if action is None else action.raises:
        shares[step.practice] = max(step.share, shares.get(step.practice, 0))
    return shares


def _month(text: str, t: Translator) -> str:
    return t.month(dt.date.fromisoformat(f"{text}-01")) if text else ""


def doing_sentences(found: tuple[Doing, ...], t: Translator) -> str:
    """*We have done … We are at work on … We plan …*, the nearest to its end first."""
    parts = []
    templates: dict[State, str] = {
        "done": t.gettext("We have done {actions}."),
        "started": t.gettext("We are at work on {actions}."),
        "planned": t.gettext("We plan {actions}."),
    }
    for state, template in templates.items():
        names = [_name(own, t) for own in found if own.state == state]
        if names:
            parts.append(template.format(actions=t.listing(names)))
    return " ".join(parts)


def _name(own: Doing, t: Translator) -> str:
    if not own.when:
        return t.gettext("“{title}”").format(title=own.title)
    return t.gettext("“{title}” ({when})").format(title=own.title, when=own.when)


def best_action(stand: Standing, inputs: ReportInputs) -> Action | None:
    """The catalogue's action with the largest share in the next step of a practice; of equals the first in the catalogue.

    None at the top, where the level is not known, and where all that would help is done, ruled out, dropped or planned.
    """
    if stand.level is None or stand.level.value >= stand.framework.top:
        return None
    to = stand.level.value + 1
    decided = effective(inputs.file)
    out = {*decided.done, *decided.excluded, *(own.id for own in inputs.roadmap.actions)}
    known = [own for own in inputs.catalogue.raising(stand.practice, to) if own.id not in out]
    return max(known, key=lambda own: _share(own, stand.practice, to), default=None)


def _share(action: Action, practice: str, to: int) -> int:
    return sum(step.share for step in action.raises if step.practice == practice and step.to == to)
