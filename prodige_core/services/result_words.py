"""The results in words: one sentence for where a centre stands, what stands behind strengths and gaps, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.responses import on_scale
from prodige_core.roadmap.words import level_mark
from prodige_core.scoring import Score
from prodige_core.services.results import FrameworkView, Standing

MOST_NAMED = 2
"""Areas named as strongest or weakest when several are level; with more the sentence tells nothing (editorial)."""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """One answer behind a practice: the question, the description chosen, and what was written beside it."""

    question: str
    option: str
    note: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A practice that stands out, ready to be shown. ``level`` is code and name."""

    practice: str
    area: str
    title: str
    area_title: str
    level: str
    answers: tuple[AnswerGiven, ...]


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level explained: code and name, the scores that count as it, and a description from the questionnaire.

    ``here``: the centre's own level (of the example's practice).
    """

    label: str
    scores: str
    example: str
    here: bool


@dataclass(frozen=True, slots=True)
class LevelGuide:
    """The scale, lowest level first. ``question``: where the descriptions come from."""

    question: str
    rows: tuple[LevelRow, ...]


def standing_sentence(view: FrameworkView, t: Translator) -> str:
    """Where the centre stands in one framework, in one or two sentences. Names are not escaped."""
    framework = view.framework
    if view.picture == "none":
        if view.progress.done:
            return t.gettext("There are not enough answers for a level yet.")
        return t.gettext("Nothing is answered here yet.")
    if view.picture == "quick":
        pairs = [(t.pgettext(s.practice, framework.practices[s.practice].title), s.score) for s in view.standings]
        opening = t.ngettext(
            "A first impression from {count} practice, not a score by area yet.",
            "A first impression from {count} practices, not a score by area yet.",
            len(pairs),
        ).format(count=t.number(len(pairs)))
        return " ".join(part for part in (opening, _ends(pairs, framework, t)) if part)
    pairs = [(t.pgettext(area.id, area.title), view.scores.areas[area.id]) for area in framework.areas]
    scored = [(title, score) for title, score in pairs if score.value is not None]
    return " ".join(part for part in (_overall(view, len(scored), t), _ends(scored, framework, t)) if part)


def _overall(view: FrameworkView, scored: int, t: Translator) -> str:
    overall, framework = view.scores.overall, view.framework
    areas = sum(1 for score in view.scores.areas.values() if score.state != "na")
    if overall.level is None:
        return t.gettext("{scored} of {all} areas have enough answers; that is too few for one overall level.").format(
            scored=t.number(scored), all=t.number(areas)
        )
    mark = level_mark(framework, overall.level, t)
    if scored == areas:
        text = t.gettext("Your centre is at level {code} ({name}) overall.")
    else:
        text = t.gettext("So far your centre is at level {code} ({name}), from {scored} of {all} areas.")
    return text.format(code=mark.code, name=mark.name, scored=t.number(scored), all=t.number(areas))


def _ends(pairs: Iterable[tuple[str, Score]], framework: Framework, t: Translator) -> str:
    """The highest and the lowest of several, with their levels; empty when all are alike."""
    valued = [(title, score, score.value) for title, score in pairs if score.value is not None]
    values = [value for _, _, value in valued]
    if not values or max(values) == min(values):
        return ""

    def named(value: Fraction) -> tuple[str, str]:
        titles = [f"“{title}”" for title, _, own in valued if own == value]
        level = next(score.level for _, score, own in valued if own == value) or 0
        if len(titles) > MOST_NAMED:
            more = len(titles) - MOST_NAMED
            titles = [
                *titles[:MOST_NAMED],
                t.ngettext("{count} more", "{count} more", more).format(count=t.number(more)),
            ]
        return t.listing(titles), level_mark(framework, level, t).label

    (best, best_level), (lowest, lowest_level) = named(max(values)), named(min(values))
    return t.gettext(
        "It is strongest in {best} (level {best_level}) and has most room in {lowest} (level {lowest_level})."
    ).format(best=best, best_level=best_level, lowest=lowest, lowest_level=lowest_level)


def finding(view: FrameworkView, standing: Standing, t: Translator) -> Finding:
    """A strength or gap with the answers behind it."""
    framework = view.framework
    practice = framework.practices[standing.practice]
    area = framework.area_of(standing.practice)
    given = view.assessment.answers if view.assessment else {}
    answers = tuple(
        AnswerGiven(
            t.pgettext(item.id, item.question),
            t.pgettext(item.id, item.options[answer.level]),
            answer.note,
            answer.evidence,
        )
        for item in practice.items
        if (answer := on_scale(given.get(item.id), item)) is not None and answer.level is not None
    )
    return Finding(
        practice.id,
        area.id,
        t.pgettext(practice.id, practice.title),
        t.pgettext(area.id, area.title),
        level_mark(framework, standing.score.level or 0, t).label,
        answers,
    )


def completeness_sentence(view: FrameworkView, t: Translator) -> str:
    """How much is answered, and in which way; the four counts in plain words."""
    overall = view.scores.overall
    parts = [
        t.ngettext("{count} answered", "{count} answered", overall.answered).format(count=t.number(overall.answered)),
        t.ngettext("{count} not applicable", "{count} not applicable", overall.na).format(count=t.number(overall.na)),
        t.ngettext("{count} “don’t know”", "{count} “don’t know”", overall.unknown).format(
            count=t.number(overall.unknown)
        ),
        t.ngettext("{count} still open", "{count} still open", overall.missing).format(count=t.number(overall.missing)),
    ]
    counts = (overall.answered, overall.na, overall.unknown, overall.missing)
    named = t.listing([part for part, count in zip(parts, counts, strict=True) if count])
    return t.ngettext("Of {count} question: {parts}.", "Of {count} questions: {parts}.", overall.items).format(
        count=t.number(overall.items), parts=named
    )


def level_guide(view: FrameworkView, t: Translator) -> LevelGuide:
    """What each level means, shown on a question of this framework: one behind the first gap, else the first scored."""
    framework = view.framework
    chosen = next(iter((*view.gaps, *view.standings)), None)
    practice = framework.practices[chosen.practice] if chosen else next(iter(framework.practices.values()))
    item = practice.items[0]
    own = chosen.score.level if chosen else None
    rows = tuple(
        LevelRow(
            level_mark(framework, level.value, t).label,
            _span(level.value, framework.top, t),
            t.pgettext(item.id, item.options[level.value]),
            level.value == own,
        )
        for level in framework.levels
    )
    return LevelGuide(t.pgettext(item.id, item.question), rows)


def _span(level: int, top: int, t: Translator) -> str:
    """The scores that count as a level: half a step up counts (design, section 5)."""
    if level == 0:
        return t.gettext("below {score}").format(score=t.fixed(0.5, 1))
    if level == top:
        return t.gettext("{score} and above").format(score=t.fixed(level - 0.5, 1))
    return t.gettext("{least} to below {most}").format(least=t.fixed(level - 0.5, 1), most=t.fixed(level + 0.5, 1))
