"""What the check looks at in who does the work: is most of it with one person, is there room to catch up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from prodige_core.frameworks import ROLES, Role
from prodige_core.health.model import Case, Detail, Finding, Place
from prodige_core.i18n import Translator
from prodige_core.roadmap import owner_name, role_name

ONE_PERSON: Final[tuple[Role, ...]] = ("leader", "coordinator", "digital_lead")
"""Roles that are one person in most schools; teachers and the office are many (editorial)."""
MOST_SHARE: Final = Fraction(1, 2)
"""More than half of all hours on one person: when that person falls ill or leaves, most of the plan stops. The Erasmus
Quality Standards ask that more than one person can run the work (domain 4.4, part II); the share itself is editorial."""
LEAST_ACTIONS: Final = 4
"""With fewer actions somebody necessarily has most of them (editorial)."""
CROWDED_SHARE: Final = Fraction(9, 10)
"""From here on a week of illness no longer fits into the term: a tenth of a term of 13 to 20 weeks (editorial)."""
CROWDED_TERMS: Final = 2
"""One full term is a choice, several leave no room to catch up (issue 5, part 7: "several terms")."""

_MEANS = Place("wishes")
_BOARD = Place("board")
_PLANNED: Final = ("optimal", "feasible")


def one_carries_most(case: Case, t: Translator) -> Iterator[Finding]:
    """More than half of all planned hours on one role that is one person."""
    actions = case.roadmap.actions
    total = sum(role.used for role in case.roadmap.roles)
    if case.roadmap.status not in _PLANNED or len(actions) < LEAST_ACTIONS:
        return
    for role in case.roadmap.roles:
        if role.role in ONE_PERSON and role.used > MOST_SHARE * total:
            yield Finding(
                f"one_carries_most:{role.role}",
                "mend",
                t.gettext("{role} carries {hours} of the {total} hours of the plan ({share}).").format(
                    role=role.name,
                    hours=t.number(role.used),
                    total=t.number(total),
                    share=t.percent(role.used / total),
                ),
                t.gettext(
                    "In most schools this is one person. If that person falls ill or leaves, most of the plan stops."
                ),
                t.gettext("Give hours to other roles"),
                _MEANS,
            )


def one_owns_most(case: Case, t: Translator) -> Iterator[Finding]:
    """More than half of the hours of what is open on the board with one owner; a role of many people is none."""
    owned: Counter[str] = Counter()
    names: dict[str, str] = {}
    open_actions = 0
    for own, entry in case.file.board.items():
        action = case.catalogue.actions.get(own)
        if action is None or not entry.owner.strip() or entry.status not in ("proposed", "accepted", "started"):
            continue
        key = " ".join(entry.owner.split()).casefold()
        names.setdefault(key, owner_name(entry.owner.strip(), t))
        owned[key] += action.total_hours
        open_actions += 1
    total = owned.total()
    if open_actions < LEAST_ACTIONS or not total:
        return
    key, hours = owned.most_common(1)[0]
    if hours > MOST_SHARE * total and (key in ONE_PERSON or key not in ROLES):
        yield Finding(
            "one_owns_most",
            "mend",
            t.gettext(
                "{owner} sees to {hours} of the {total} hours of all actions that have an owner ({share})."
            ).format(owner=names[key], hours=t.number(hours), total=t.number(total), share=t.percent(hours / total)),
            t.gettext("If that person falls ill or leaves, most of the plan stops."),
            t.gettext("Share the actions out"),
            _BOARD,
        )


def crowded(case: Case, t: Translator) -> Iterator[Finding]:
    """Roles with nearly all their hours planned in several terms."""
    details = []
    for role in (own.role for own in case.roadmap.roles):
        full = [
            term
            for term in case.roadmap.terms
            if (load := term.hours.get(role)) is not None
            and load.capacity
            and load.used > CROWDED_SHARE * load.capacity
            and term.last_day >= case.today
        ]
        if len(full) < CROWDED_TERMS:
            continue
        said = [
            t.gettext("{term} ({used} of {capacity} hours)").format(
                term=term.label, used=t.number(term.hours[role].used), capacity=t.number(term.hours[role].capacity)
            )
            for term in full
        ]
        words = t.gettext("{role}: {terms}").format(role=role_name(role, t), terms=t.listing(said))
        details.append(Detail(words, _MEANS))
    if details:
        yield Finding(
            "crowded",
            "look",
            t.ngettext(
                "{count} role has more than {share} of its hours planned in several terms.",
                "{count} roles have more than {share} of their hours planned in several terms.",
                len(details),
            ).format(count=t.number(len(details)), share=t.percent(float(CROWDED_SHARE))),
            t.gettext(
                "A week of illness no longer fits, and what slips in one term cannot be caught up in the next. Give more hours, or plan less."
            ),
            t.gettext("Change the hours"),
            _MEANS,
            tuple(details),
        )
