"""The draft of an Erasmus Plan: the self-assessment and the roadmap in the order an accreditation application asks for.

Everything is from the data; everything else is a place to fill in, marked in the text and listed on top.
Rules: ``docs/method/erasmus-plan.md``.
"""

from __future__ import annotations

import datetime as dt

from prodige_core.i18n import Translator
from prodige_core.indicators.years import year_of
from prodige_core.programme import words
from prodige_core.programme.dated import Dated
from prodige_core.reports.document import (
    Block,
    BulletList,
    Callout,
    Cover,
    Document,
    Paragraph,
    Run,
    bullets,
    paragraph,
    text_runs,
)
from prodige_core.reports.erasmus_activities import activities_chapter, stays
from prodige_core.reports.erasmus_aims import needs
from prodige_core.reports.erasmus_doing import doings
from prodige_core.reports.erasmus_management import management_chapter
from prodige_core.reports.erasmus_needs import needs_chapter
from prodige_core.reports.erasmus_objectives import objectives_chapter
from prodige_core.reports.erasmus_parts import SCREEN_TITLES, Chapter, Gap, GapScreen
from prodige_core.reports.erasmus_quality import quality_chapter
from prodige_core.reports.erasmus_who import who_chapter
from prodige_core.reports.european_money import centre_money
from prodige_core.reports.inputs import ReportInputs, framework_title
from prodige_core.reports.sheets import Fact
from prodige_core.roadmap import month_span
from prodige_core.roadmap.why import all_answers

ACCREDITATION = "KA120"
"""The route whose application asks for an Erasmus Plan."""

__all__ = ["Gap", "GapScreen", "erasmus_plan", "gaps"]


def erasmus_plan(inputs: ReportInputs) -> Document:
    """The whole draft. Any part may be empty: nothing answered, no plan, no targets, no facts of the programme."""
    t, name = inputs.t, inputs.file.centre.name
    chapters = _chapters(inputs)
    blocks: list[Block] = [_cover(inputs), _draft_box(inputs), *_missing_box(_gaps(inputs, chapters), t)]
    for chapter in chapters:
        blocks += chapter.blocks
    blocks += _closing(inputs)
    return Document(
        title=t.gettext("Draft of an Erasmus Plan: {name}").format(name=name),
        subject=t.gettext("Made from self-assessment and roadmap on {day}").format(day=t.date(inputs.made_on)),
        author=name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=t.gettext("{name} – draft of an Erasmus Plan").format(name=name),
        blocks=tuple(blocks),
    )


def gaps(inputs: ReportInputs) -> tuple[Gap, ...]:
    """What the draft lacks, by screen in the order of the menu; what only people can write comes last."""
    return _gaps(inputs, _chapters(inputs))


def _gaps(inputs: ReportInputs, chapters: tuple[Chapter, ...]) -> tuple[Gap, ...]:
    found = [*_span_gap(inputs), *(gap for chapter in chapters for gap in chapter.gaps)]
    order = list(SCREEN_TITLES)
    return tuple(sorted(dict.fromkeys(found), key=lambda gap: order.index(gap.screen)))


def _chapters(inputs: ReportInputs) -> tuple[Chapter, ...]:
    answers, found = all_answers(inputs.file), doings(inputs)
    return (
        who_chapter(inputs, found),
        needs_chapter(inputs, answers),
        objectives_chapter(inputs, answers, needs(inputs, answers)),
        activities_chapter(inputs),
        quality_chapter(inputs, answers, found),
        management_chapter(inputs),
    )


def _span_gap(inputs: ReportInputs) -> list[Gap]:
    """A roadmap shorter or longer than an Erasmus Plan may be."""
    t, programme, roadmap = inputs.t, inputs.programme, inputs.roadmap
    if programme is None or programme.standards is None or not roadmap.terms:
        return []
    plan = programme.standards.plan
    years = len({year_of(term.first_day) for term in roadmap.terms})
    if plan.least_years <= years <= plan.most_years:
        return []
    text = t.ngettext(
        "a roadmap of {least} to {most} years ({mark}); yours touches {count} school year",
        "a roadmap of {least} to {most} years ({mark}); yours touches {count} school years",
        years,
    )
    values = {"least": t.number(plan.least_years), "most": t.number(plan.most_years), "count": t.number(years)}
    return [Gap(text.format(mark=words.mark(plan, plan.year, t), **values), "wishes")]


def _cover(inputs: ReportInputs) -> Cover:
    t, roadmap = inputs.t, inputs.roadmap
    facts = [Fact(t.gettext("Made on"), t.date(inputs.made_on))]
    if roadmap.start and roadmap.end:
        facts.append(Fact(t.gettext("Period"), month_span(roadmap.start, roadmap.end, t)))
    return Cover(
        eyebrow=t.gettext("Draft of an update") if inputs.file.centre.accreditation == "KA120" else t.gettext("Draft"),
        title=t.gettext("Our Erasmus Plan"),
        subtitle=inputs.file.centre.name,
        facts=tuple(facts),
        mosaic=(),
        mosaic_alt="",
        mosaic_caption="",
    )


def _draft_box(inputs: ReportInputs) -> Callout:
    """That it is a draft, for whom, and what to check."""
    t, held = inputs.t, inputs.file.centre.accreditation
    text = t.gettext(
        "Prodige made this text on {day} from your self-assessment and your roadmap. It follows the order in which an "
        "application for an Erasmus accreditation asks. Go on writing in it; it is yours."
    )
    body: list[Paragraph | BulletList] = [paragraph(text.format(day=t.date(inputs.made_on)))]
    if held == "KA120":
        text = t.gettext("You are accredited already. Compare it with your present plan before you send an update.")
        body.append(paragraph(text))
    elif held == "consortium":
        text = t.gettext("As a member of a consortium, give it to your coordinator: their plan is the one that counts.")
        body.append(paragraph(text))
    elif timing := _timing(inputs):
        body.append(paragraph(timing))
    body.append(paragraph(t.gettext("Before you use it:")))
    checks = [
        t.gettext("Fill in or delete every place in square brackets."),
        t.gettext("Check each number and each level: they are your own answers, and nobody else has looked at them."),
        t.gettext("Compare with the form and the rules of your call, and ask your national agency what is unclear."),
        t.gettext("Let those who are named, and your school’s leaders, read it. Then delete these two boxes."),
    ]
    if inputs.roadmap.actions:
        text = t.gettext(
            "Leave grants out: what they might bring is estimated in the full roadmap, under “European money”, and is no "
            "part of this plan."
        )
        checks.insert(2, text)
    body += [bullets(tuple(checks)), *_facts_used(inputs)]
    return Callout(t.gettext("This is a draft"), tuple(body))


def _timing(inputs: ReportInputs) -> str:
    """Whether an application for an accreditation fits now, with its reasons; empty without facts of the programme."""
    t = inputs.t
    if inputs.programme is None:
        return ""
    money = centre_money(inputs.roadmap, inputs.file, inputs.catalogue, inputs.programme, inputs.made_on)
    advice = next((own for own in money.advice if own.route.id == ACCREDITATION), None)
    if advice is None:
        return ""
    text = t.gettext("Does an accreditation fit? {verdict}. {reasons}")
    return text.format(verdict=t.gettext(words.FIT_NAMES[advice.fit]), reasons=words.reasons_text(advice, t))


def _missing_box(found: tuple[Gap, ...], t: Translator) -> list[Block]:
    """The gaps by the screen where each is filled in."""
    if not found:
        return []
    body: list[Paragraph | BulletList] = []
    for screen, title in SCREEN_TITLES.items():
        said = tuple(gap.said for gap in found if gap.screen == screen)
        if said:
            body += [Paragraph((Run(t.gettext(title), strong=True),)), bullets(said)]
    text = t.ngettext(
        "{count} thing is missing, by where it is filled in",
        "{count} things are missing, by where they are filled in",
        len(found),
    )
    return [Callout(text.format(count=t.number(len(found))), tuple(body))]


def _closing(inputs: ReportInputs) -> list[Block]:
    """Where all of it is from."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Where this comes from"), "sources")
    lines = []
    titles = [f"“{framework_title(own, t)}”" for own in inputs.frameworks]
    if titles:
        text = t.gettext("Levels and quoted answers: our self-assessment with {questionnaires}.")
        lines.append(text.format(questionnaires=t.listing(titles)))
    lines += [
        t.gettext("Needs: what is farthest from where we want it and matters most to us."),
        t.gettext("Objectives: where our roadmap moves most in what matters most to us, international work first."),
        t.gettext("Actions, dates, hours and own money: our roadmap and our board. Indicators: our own counts."),
    ]
    made.points(text_runs(line) for line in lines)
    return made.blocks


def _facts_used(inputs: ReportInputs) -> list[Paragraph]:
    """Which facts of the programme are told in our own words, of which year, compared when, with what.

    They stand in the box that is deleted: a school hands in its own text, not what a program was made from.
    """
    t, programme = inputs.t, inputs.programme
    standards = None if programme is None else programme.standards
    kinds = tuple(own.activity for own in stays(inputs) if own.activity)
    if programme is None or (standards is None and not kinds):
        return []
    if standards is None:
        facts: tuple[Dated, ...] = kinds
        year = kinds[0].year
        text = t.gettext(
            "The kinds of stays are told in our own words ({mark}; compared with these sources on {day}). Verify what you "
            "rely on."
        )
    else:
        facts = (standards.plan, *standards.points, *kinds)
        year = standards.plan.year
        text = t.gettext(
            "The order of this text, the points of the quality standards and the kinds of stays are told in our own words "
            "({mark}; compared with these sources on {day}). Verify what you rely on."
        )
    used = {source for fact in facts for source in fact.sources}
    checked = min(dt.date.fromisoformat(fact.checked_on) for fact in facts)
    cited = (f"{own.cite} ({own.address})" for own_id, own in programme.sources.items() if own_id in used)
    said = text.format(mark=words.mark(facts[0], year, t), day=t.date(checked))
    return [paragraph(said, "note"), paragraph("; ".join(cited) + ".", "note")]
