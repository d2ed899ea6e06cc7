"""The chapter *European money*: which route fits, deadlines in the plan's period, what each mobility might get.

Grants stand in tables of their own and never beside own money in one sum. Every number has its call year and its mark.
"""

from __future__ import annotations

import datetime as dt

from prodige_core.board import with_own_actions
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.programme import ActionGrant, EuropeanMoney, Programme, RouteAdvice, Span, european_money, words
from prodige_core.reports.document import (
    Block,
    Callout,
    Column,
    Heading,
    Labelled,
    Table,
    bullets,
    paragraph,
)
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import CentreFile
from prodige_core.roadmap import Roadmap


def money_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Empty without facts of the programme, or where neither a plan nor a mobility gives anything to say."""
    if inputs.programme is None or not (inputs.roadmap.actions or inputs.file.mobilities):
        return ()
    t = inputs.t
    money = centre_money(inputs.roadmap, inputs.file, inputs.catalogue, inputs.programme, inputs.made_on)
    lead = " ".join(part for part in (words.headline(money.advice, t), way_pays(money, inputs.roadmap, t)) if part)
    return (
        Heading(1, t.gettext("European money"), "money"),
        paragraph(lead, "lead"),
        Callout(t.gettext("Before you use a number from here"), (paragraph(_warning(money, t)),)),
        *_routes(money, t),
        *_deadlines(money, t),
        *_grants(money, t),
        *_sources(money, t),
    )


def centre_money(
    roadmap: Roadmap, file: CentreFile, catalogue: Catalogue, programme: Programme, today: dt.date
) -> EuropeanMoney:
    """The centre's European money as of the day of the report."""
    spans = {action.id: Span(action.first_day, action.last_day) for action in roadmap.actions}
    period = Span(roadmap.start, roadmap.end) if roadmap.start and roadmap.end else None
    return european_money(file, with_own_actions(catalogue, file), programme, today, spans=spans, period=period)


def way_pays(money: EuropeanMoney, roadmap: Roadmap, t: Translator) -> str:
    """Which planned actions the recommended way can pay; empty when it pays none of them."""
    if money.best is None:
        return ""
    paid = money.paid_by(money.best.route)
    return words.pays_sentence([action.number for action in roadmap.actions if action.id in paid], t)


def _warning(money: EuropeanMoney, t: Translator) -> str:
    newest = money.programme.rates_of()
    parts = [
        t.gettext(
            "Amounts marked “verify” were taken from secondary sources and not compared with the official guide. "
            "They show the size of a grant; look each one up before you apply."
        )
    ]
    if newest is not None and money.rates_are_old:
        parts.append(words.stale_sentence(newest.year, t))
    return " ".join(parts)


def _routes(money: EuropeanMoney, t: Translator) -> tuple[Block, ...]:
    best = money.best
    rows = tuple(
        (
            words.route_title(own.route, t),
            t.gettext("Fits best") if own is best else t.gettext(words.FIT_NAMES[own.fit]),
            words.reasons_text(own, t),
        )
        for own in money.advice
    )
    header = (t.gettext("Way"), t.gettext("Does it fit?"), t.gettext("Why, and what to check"))
    return (
        Heading(2, t.gettext("Ways to European money"), "money-routes"),
        Table("", header, rows, (Column(2.6), Column(1.4), Column(6))),
        *(_first_steps(best, t) if best is not None else ()),
    )


def _first_steps(advice: RouteAdvice, t: Translator) -> tuple[Block, ...]:
    steps = tuple(t.pgettext(advice.route.id, step) for step in advice.route.first)
    return (Labelled(t.gettext("To begin"), (bullets(steps),)),)


def _deadlines(money: EuropeanMoney, t: Translator) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(2, t.gettext("Deadlines in the time of the plan"), "money-deadlines")]
    rows = tuple(
        (words.call_title(own.call, t), words.deadline_day(own, t), t.pgettext(own.call.id, own.call.note))
        for own in money.dates.ahead
    )
    if rows:
        header = (t.gettext("Call"), t.gettext("It closes"), t.gettext("Good to know"))
        blocks.append(Table("", header, rows, (Column(4), Column(3), Column(3))))
    else:
        blocks.append(paragraph(t.gettext("No call is open or expected in this time.")))
    if money.dates.beyond:
        years = money.programme.years
        blocks.append(paragraph(t.pgettext(years.id, years.after), "note"))
    return tuple(blocks)


def _grants(money: EuropeanMoney, t: Translator) -> tuple[Block, ...]:
    if not money.mobilities:
        return ()
    rows = tuple(
        (
            words.mobility_title(own, t),
            t.month(own.span.first) if own.span else "–",
            words.mobility_size(own, t),
            words.amount(own.grant.total, t) if own.grant.total else "–",
            t.money(own.own.eur),
        )
        for own in money.mobilities
    )
    header = (
        t.gettext("Action"),
        t.gettext("From"),
        t.gettext("People and days"),
        t.gettext("Grant, estimated"),
        t.gettext("Own money"),
    )
    columns = (Column(3.6), Column(1.1), Column(2), Column(2, "right"), Column(1.3, "right"))
    blocks: list[Block] = [
        Heading(2, t.gettext("What grants might bring"), "money-grants"),
        paragraph(words.totals_sentence(money, t)),
        Table("", header, rows, columns),
    ]
    for own in money.mobilities:
        blocks += _arithmetic(own, money, t)
    return tuple(blocks)


def _arithmetic(own: ActionGrant, money: EuropeanMoney, t: Translator) -> list[Block]:
    title = words.mobility_title(own, t)
    if own.grant.total is None:
        told = " ".join(said.text(t) for said in (*own.grant.missing, *own.grant.broken))
        return [Labelled(title, (paragraph(t.gettext("No number yet. {reasons}").format(reasons=told)),))]
    rows = tuple(
        (
            words.line_name(line, t),
            words.arithmetic(line, t),
            words.amount(line.amount, t),
            words.mark(line.fact, line.year, t),
        )
        for line in own.grant.lines
    )
    rows += ((t.gettext("Together"), "", words.amount_with_middle(own.grant.total, t), ""),)
    header = (t.gettext("What"), t.gettext("How it is worked out"), t.gettext("Grant"), t.gettext("Rate of"))
    blocks: list[Block] = [Table(title, header, rows, (Column(2.8), Column(3.6), Column(2.2, "right"), Column(1.4)))]
    if own.grant.remarks:
        blocks.append(paragraph(" ".join(said.text(t) for said in own.grant.remarks), "note"))
    return blocks


def _sources(money: EuropeanMoney, t: Translator) -> tuple[Block, ...]:
    """Named documents with their address; secondary sources by name in one sentence, for nobody should rest on them."""
    named = [own for own in money.sources if own.kind in {"official", "memory"}]
    secondary = [own.cite for own in money.sources if own.kind == "secondary"]
    blocks: list[Block] = []
    if named:
        rows = tuple((own.cite, own.address) for own in named)
        blocks.append(Table("", (t.gettext("Source"), t.gettext("Address")), rows, (Column(5), Column(5))))
    if secondary:
        told = t.gettext("Secondary sources, not official; verify what comes from them: {names}.")
        blocks.append(paragraph(told.format(names="; ".join(secondary))))
    if not blocks:
        return ()
    checked = min(own.route.checked_on for own in money.advice)
    note = t.gettext(
        "Compared with these sources on {day}. The arithmetic and the rounding are explained in the app’s documentation."
    )
    return (
        Heading(2, t.gettext("Where these facts are from"), "money-sources"),
        *blocks,
        paragraph(note.format(day=t.date(dt.date.fromisoformat(checked))), "note"),
    )
