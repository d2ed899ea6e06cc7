"""Pages that are set as a whole, as passages of a web page: the record of a workshop, the notice of a survey."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from prodige_core.exports.content import one_line, plain
from prodige_core.exports.html.pictures import picture_of
from prodige_core.reports.sheets import Fact, Notice, Outcome, Record, VoteRow


def record(block: Record) -> str:
    """Facts, then a table with the votes as pictures in it."""
    head = "".join(f'<th scope="col">{_text(text)}</th>' for text in block.header)
    rows = "".join(_row(row) for row in block.rows)
    notes = "".join(f'<p class="note">{_text(note)}</p>' for note in block.notes)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return (
        f'<p class="eyebrow">{_text(block.eyebrow)}</p>{facts(block.facts)}<p class="note">{_text(block.lead)}</p>'
        f'<div class="scroll record" role="group" tabindex="0" aria-label="{_text(block.eyebrow)}">{table}</div>{notes}'
    )


def notice(block: Notice) -> str:
    """What the notice says, in the same order; the address is a link."""
    address = _text(block.code.address)
    link = f'<a href="{address}">{address}</a>' if address.startswith(("http://", "https://")) else address
    promises = "".join(f"<dt>{_text(own.label)}</dt><dd>{_lines(own.value)}</dd>" for own in block.promises)
    return (
        f'<p class="eyebrow">{_text(block.eyebrow)}</p><h2>{_text(block.title)}</h2><p class="lead">{_text(block.lead)}</p>'
        f"<p>{_text(block.code_label)}</p>{picture_of(block.code, block.code_alt)}"
        f"<p>{_text(block.address_label)}<br><strong>{link}</strong></p>{facts(block.facts)}"
        f'<h3>{_text(block.promise_title)}</h3><dl class="part">{promises}</dl><p>{_text(block.ask)} ____________</p>'
    )


def facts(told: Sequence[Fact]) -> str:
    """Labels with what they stand for."""
    inner = "".join(f"<dt>{_text(fact.label)}</dt><dd>{_lines(fact.value)}</dd>" for fact in told)
    return f'<dl class="facts">{inner}</dl>'


def _row(row: VoteRow) -> str:
    said = "".join(f"<p><strong>{_text(own.label)}</strong> {_lines(own.value)}</p>" for own in row.passages)
    return (
        f'<tr><th scope="row">{_text(row.number)} {_text(row.title)}<p class="note">{_text(row.question)}</p></th>'
        f"<td>{picture_of(row.votes, row.votes.alt)}{said}</td><td>{_outcome(row.outcome)}</td></tr>"
    )


def _outcome(outcome: Outcome) -> str:
    before = f'<p class="note">{_text(outcome.before)}</p>' if outcome.before else ""
    return f"<p><strong>{_text(f'{outcome.code} {outcome.words}')}</strong></p>{before}"


def _text(text: str) -> str:
    return escape(one_line(text))


def _lines(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br>")
