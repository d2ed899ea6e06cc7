"""What changed from one plan to the next, so that people see what their decision did. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.planning.result import Plan
from prodige_core.roadmap.sentences import MAX_NAMED, action_title


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """The difference between two plans.

    added, dropped: action ids in the order of the plan that holds them. moved: ``(id, new start term)`` of actions
    that are in both but start in another term, compared by the term's months, so that a shifted plan moves nothing.
    reached_before, reached: targets reached by each plan.
    """

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    moved: tuple[tuple[str, int], ...]
    reached_before: int
    reached: int

    @property
    def nothing(self) -> bool:
        """Whether both plans hold the same actions in the same terms."""
        return not (self.added or self.dropped or self.moved)


def plan_changes(before: Plan, after: Plan, done: Collection[str] = ()) -> PlanChanges:
    """Compare two plans. An infeasible plan holds no actions and reaches nothing.

    done: what is done by now was not dropped.
    """
    former = _starts(before)
    present = _starts(after)
    numbers = {entry.action: entry.start for entry in after.actions}
    return PlanChanges(
        added=tuple(own for own in present if own not in former),
        dropped=tuple(own for own in former if own not in present and own not in done),
        moved=tuple((own, numbers[own]) for own in present if own in former and former[own] != present[own]),
        reached_before=_reached(before),
        reached=_reached(after),
    )


def changes_sentences(
    changes: PlanChanges, catalogue: Catalogue, terms: Mapping[int, str], t: Translator
) -> tuple[str, ...]:
    """One or two sentences: what was added, dropped and moved, then how many targets are reached now.

    ``terms`` gives the label of each term of the new plan by number.
    """
    if changes.nothing and changes.reached == changes.reached_before:
        return (t.gettext("The plan stays as it was."),)
    parts = []
    if changes.added:
        parts.append(t.gettext("new: {actions}").format(actions=_named(changes.added, catalogue, t)))
    if changes.dropped:
        parts.append(t.gettext("no longer planned: {actions}").format(actions=_named(changes.dropped, catalogue, t)))
    if changes.moved:
        parts.append(_moves(changes.moved, catalogue, terms, t))
    found = []
    if parts:
        found.append(t.gettext("What changed – {parts}.").format(parts="; ".join(parts)))
    if changes.reached != changes.reached_before:
        sentence = t.ngettext(
            "The plan now reaches {count} target; before it was {before}.",
            "The plan now reaches {count} targets; before it was {before}.",
            changes.reached,
        )
        found.append(sentence.format(count=t.number(changes.reached), before=t.number(changes.reached_before)))
    return tuple(found)


def changes_in_short(changes: PlanChanges, t: Translator) -> str:
    """The same in numbers only, for where room is scarce."""
    parts = []
    if added := len(changes.added):
        parts.append(
            t.ngettext("{count} action is new", "{count} actions are new", added).format(count=t.number(added))
        )
    if dropped := len(changes.dropped):
        gone = t.ngettext("{count} is no longer planned", "{count} are no longer planned", dropped)
        parts.append(gone.format(count=t.number(dropped)))
    if moved := len(changes.moved):
        shifted = t.ngettext("{count} starts in another term", "{count} start in another term", moved)
        parts.append(shifted.format(count=t.number(moved)))
    if changes.reached != changes.reached_before:
        parts.append(
            t.gettext("targets reached: {count} instead of {before}").format(
                count=t.number(changes.reached), before=t.number(changes.reached_before)
            )
        )
    if not parts:
        return t.gettext("The plan stays as it was.")
    return t.gettext("New plan – {changes}.").format(changes="; ".join(parts))


def _starts(plan: Plan) -> dict[str, str]:
    return {entry.action: plan.terms[entry.start - 1].label for entry in plan.actions}


def _reached(plan: Plan) -> int:
    return len(plan.levels) - len(plan.unreached)


def _moves(moved: Sequence[tuple[str, int]], catalogue: Catalogue, terms: Mapping[int, str], t: Translator) -> str:
    """Which actions moved where; only how many when they are too many to read."""
    if len(moved) > MAX_NAMED:
        sentence = t.ngettext(
            "{count} action starts in another term", "{count} actions start in another term", len(moved)
        )
        return sentence.format(count=t.number(len(moved)))
    names = [
        t.gettext("“{action}” to {term}").format(action=action_title(catalogue, own, t), term=terms.get(term, ""))
        for own, term in moved
    ]
    return t.gettext("moved: {actions}").format(actions=t.listing(names))


def _named(ids: Sequence[str], catalogue: Catalogue, t: Translator) -> str:
    names = [f"“{action_title(catalogue, own, t)}”" for own in ids[:MAX_NAMED]]
    return t.listing([*names, *_more(len(ids), t)])


def _more(count: int, t: Translator) -> list[str]:
    more = count - MAX_NAMED
    return [t.ngettext("{count} more", "{count} more", more).format(count=t.number(more))] if more > 0 else []
