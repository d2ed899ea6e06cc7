"""What the check looks at in answers, targets and what others said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from prodige_core.frameworks import Framework, Item
from prodige_core.health.model import Case, Detail, Finding, Heard, Place, Voices, title_of, where
from prodige_core.i18n import Translator
from prodige_core.responses import Answer, on_scale
from prodige_core.roadmap import level_mark
from prodige_core.roadmap.words import item_title
from prodige_core.targets import weight_of

TOP_LEVELS: Final = 2
"""The two highest levels say "every class", "every year", "reviewed": what is so regular leaves something that shows it.
Accreditation asks for proof of it too (domain 4.4, Erasmus Quality Standards). Editorial; the upper half of a short scale."""

HIGH_WEIGHT: Final = 4
"""Of 5: what the school itself put first ("high" and "highest"); an answer missing there bends the plan most. Editorial."""

MANY_UNKNOWN: Final = 3
"""Fewer "we don't know" in an area are single questions to ask somebody (editorial)."""
UNKNOWN_SHARE: Final = 3
"""One in three answers of an area: half of them missing would already leave it without a score (design, section 5)."""

FAR: Final = 1
"""Levels from which an answer lies apart from the voices; the same as between roles (issue 3, point 5)."""
VERY_FAR: Final = 2
"""From here on it is more than a matter of rounding between two neighbours (editorial)."""


def high_without_evidence(case: Case, t: Translator) -> Iterator[Finding]:
    """Answers at the two highest levels beside which no evidence stands."""
    for framework, assessment in case.rounds:
        bare = [
            item
            for item in framework.items.values()
            if (answer := on_scale(assessment.answers.get(item.id), item))
            and answer.level is not None
            and _is_high(answer.level, framework.top)
            and not answer.evidence.strip()
        ]
        if not bare:
            continue
        levels = t.listing(
            [level_mark(framework, framework.top - 1, t).label, level_mark(framework, framework.top, t).label]
        )
        yield Finding(
            f"high_without_evidence:{framework.id}",
            "mend",
            t.ngettext(
                "{title}: {count} answer is at one of the two highest levels ({levels}) and names no evidence.",
                "{title}: {count} answers are at one of the two highest levels ({levels}) and name no evidence.",
                len(bare),
            ).format(title=title_of(framework, t), count=t.number(len(bare)), levels=levels),
            t.gettext("Whoever reads the result, such as an inspector or an agency, will ask what shows it."),
            t.gettext("Add evidence"),
            where(framework, bare[0].id),
            _items(framework, bare, t),
        )


def _is_high(level: int, top: int) -> bool:
    return level > top - TOP_LEVELS and 2 * level > top


def unanswered_key(case: Case, t: Translator) -> Iterator[Finding]:
    """Questions without an answer that count most: those of the quick check, and of what the school put first."""
    for framework, assessment in case.rounds:
        missing = [
            item
            for item in framework.items.values()
            if on_scale(assessment.answers.get(item.id), item) is None
            and (item.quick or _put_first(item, framework, case))
        ]
        if not missing:
            continue
        yield Finding(
            f"unanswered_key:{framework.id}",
            "mend",
            t.ngettext(
                "{title}: {count} key question is not answered.",
                "{title}: {count} key questions are not answered.",
                len(missing),
            ).format(title=title_of(framework, t), count=t.number(len(missing))),
            t.gettext("Questions of the quick check, and of what you put first, move the plan most."),
            t.gettext("Answer now"),
            where(framework, missing[0].id),
            _items(framework, missing, t),
        )


def _put_first(item: Item, framework: Framework, case: Case) -> bool:
    practice = framework.practice_of(item.id)
    heaviest = max(own.weight for own in framework.practices.values())
    return (
        weight_of(practice.id, framework, case.file) >= HIGH_WEIGHT or 1 < heaviest == practice.weight
    )  # a framework that weighs its practices says itself which are key


def unknown_piled_up(case: Case, t: Translator) -> Iterator[Finding]:
    """Areas in which a third of the answers that apply are "we don't know"."""
    for framework, _ in case.rounds:
        for area in framework.areas:
            score = case.scores[framework.id].areas[area.id]
            applicable = score.items - score.na
            if score.unknown < MANY_UNKNOWN or score.unknown * UNKNOWN_SHARE < applicable:
                continue
            yield Finding(
                f"unknown_piled_up:{area.id}",
                "mend",
                t.gettext("{area}: {count} of {total} questions are answered “we don’t know”.").format(
                    area=t.pgettext(area.id, area.title), count=t.number(score.unknown), total=t.number(applicable)
                ),
                t.gettext("The result of this area rests on what is left. Ask the people who do know."),
                t.gettext("Go to these questions"),
                Place("assess", framework.id, area.id),
            )


def carried_unconfirmed(case: Case, t: Translator) -> Iterator[Finding]:
    """Answers taken over from the last round that nobody has looked at again."""
    for framework, assessment in case.rounds:
        carried = [
            item
            for item in framework.items.values()
            if (own := assessment.answers.get(item.id)) is not None and own.carried
        ]
        if not carried:
            continue
        yield Finding(
            f"carried_unconfirmed:{framework.id}",
            "mend",
            t.ngettext(
                "{title}: {count} answer was taken over from the last round and is not confirmed yet.",
                "{title}: {count} answers were taken over from the last round and are not confirmed yet.",
                len(carried),
            ).format(title=title_of(framework, t), count=t.number(len(carried))),
            t.gettext("Until then the new round shows last year’s school, and no movement where there may be one."),
            t.gettext("Confirm or change them"),
            where(framework, carried[0].id),
            _items(framework, carried, t),
        )


def far_from_voices(case: Case, t: Translator) -> Iterator[Finding]:
    """Answers a level or more away from what may be shown of a survey or a workshop, without a settled reason."""
    for framework, assessment in case.rounds:
        far = []
        for item in framework.items.values():
            answer = on_scale(assessment.answers.get(item.id), item)
            heard = _furthest(answer, case.voices.get(item.id))
            if answer is not None and answer.level is not None and heard is not None:
                far.append((abs(heard.level - answer.level), item, answer.level, heard))
        if not far:
            continue
        far.sort(key=lambda entry: -entry[0])
        most = far[0][0]
        yield Finding(
            f"far_from_voices:{framework.id}",
            "mend" if most >= VERY_FAR else "look",
            t.ngettext(
                "{title}: {count} answer lies a level or more away from what staff said.",
                "{title}: {count} answers lie a level or more away from what staff said.",
                len(far),
            ).format(title=title_of(framework, t), count=t.number(len(far))),
            t.gettext("The plan builds on your answer. If staff see it otherwise, talk about it or write down why."),
            t.gettext("Look at these answers"),
            where(framework, far[0][1].id),
            tuple(
                Detail(_apart(framework, item, own, heard, t), where(framework, item.id)) for _, item, own, heard in far
            ),
        )


def _furthest(answer: Answer | None, voices: Voices | None) -> Heard | None:
    """The voice furthest from an answer, when it lies apart; a level that a workshop settled with a reason stands."""
    if answer is None or answer.level is None or voices is None or voices.settled == answer.level:
        return None
    level = answer.level
    apart = [heard for heard in voices.heard if abs(heard.level - level) >= FAR]
    return max(apart, key=lambda heard: abs(heard.level - level), default=None)


def _apart(framework: Framework, item: Item, own: int, heard: Heard, t: Translator) -> str:
    words = {
        "survey": t.gettext("{item}: you say “{own}”, the middle answer of the survey is “{heard}”."),
        "vote": t.gettext("{item}: you say “{own}”, the middle vote of the workshop is “{heard}”."),
        "agreed": t.gettext("{item}: you say “{own}”, the workshop agreed on “{heard}”."),
    }
    return words[heard.source].format(
        item=item_title(framework, item, t),
        own=level_mark(framework, own, t).label,
        heard=level_mark(framework, heard.level, t).label,
    )


def target_below_level(case: Case, t: Translator) -> Iterator[Finding]:
    """Targets that ask for less than there is today."""
    for framework, assessment in case.rounds:
        below = []
        for practice_id, target in (assessment.targets or {}).items():
            score = case.scores[framework.id].practices.get(practice_id)
            if score is not None and score.level is not None and target < score.level:
                below.append((framework.practices[practice_id], target, score.level))
        if not below:
            continue
        yield Finding(
            f"target_below_level:{framework.id}",
            "look",
            t.ngettext(
                "{title}: {count} target lies below the level you have today.",
                "{title}: {count} targets lie below the level you have today.",
                len(below),
            ).format(title=title_of(framework, t), count=t.number(len(below))),
            t.gettext("Nothing is planned for them. Perhaps you moved on; then the target can too."),
            t.gettext("Set the targets anew"),
            Place("wishes"),
            tuple(
                Detail(
                    t.gettext("{practice}: target {target}, today {level}.").format(
                        practice=case.practice_title(practice, t),
                        target=level_mark(framework, target, t).label,
                        level=level_mark(framework, level, t).label,
                    ),
                    Place("wishes"),
                )
                for practice, target, level in below
            ),
        )


def _items(framework: Framework, items: list[Item], t: Translator) -> tuple[Detail, ...]:
    return tuple(Detail(item_title(framework, item, t), where(framework, item.id)) for item in items)
