"""The report as one self-contained page: no script, nothing fetched, every text escaped."""

from __future__ import annotations

from html import escape

from prodige_core.exports.content import one_line, plain
from prodige_core.exports.html.pictures import patterns, picture
from prodige_core.exports.html.sheets import notice, record
from prodige_core.exports.html.style import PROGRESS, STYLE, VOTES
from prodige_core.reports.document import (
    Block,
    BulletList,
    Callout,
    Card,
    Cover,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Labelled,
    NumberedList,
    PageBreak,
    Paragraph,
    Poster,
    Run,
    Runs,
    Table,
    Toc,
    walk,
)
from prodige_core.reports.drawings import ProgressFigure, QrFigure, VoteFigure
from prodige_core.reports.sheets import Notice, Record

NOTHING_FETCHED = "default-src 'none'; style-src 'unsafe-inline'"
"""Even a text that slipped through could not load or run anything (Content Security Policy, level 3)."""


def page(document: Document) -> str:
    """A document as a page. The cover's title is its only h1; the document's levels begin at h2."""
    head = (
        f'<!DOCTYPE html>\n<html lang="{_text(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_FETCHED}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{_text(document.title)}</title>\n<meta name="description" content="{_text(document.subject)}">\n'
        f'<meta name="author" content="{_text(document.author)}">\n<style>{_style(document)}</style>\n</head>\n<body>\n'
    )
    covers = [block for block in document.blocks if isinstance(block, Cover)]
    rest = "\n".join(part for block in document.blocks if (part := _block(block, document)))
    cover = "\n".join(_cover(block) for block in covers) or f"<header><h1>{_text(document.title)}</h1></header>"
    return f"{head}{patterns()}\n{cover}\n<main>\n{rest}\n</main>\n</body>\n</html>\n"


def _style(document: Document) -> str:
    newer = any(
        isinstance(block, (Record, Notice))
        or (isinstance(block, Figure) and isinstance(block.drawing, (VoteFigure, QrFigure)))
        for block in walk(document)
    )
    compares = any(isinstance(own, Figure) and isinstance(own.drawing, ProgressFigure) for own in walk(document))
    return STYLE + (VOTES if newer else "") + (PROGRESS if compares else "")


def _block(block: Block, document: Document) -> str:  # one line a kind of block
    match block:
        case Heading():
            return f'<h{block.level + 1} id="{_text(block.id)}">{_text(block.text)}</h{block.level + 1}>'
        case Paragraph():
            kind = "" if block.style == "body" else f' class="{block.style}"'
            return f"<p{kind}>{_runs(block.runs)}</p>"
        case BulletList():
            return f"<ul>{_items(block.items)}</ul>" if block.items else ""
        case NumberedList():
            return f"<ol>{_items(block.items)}</ol>" if block.items else ""
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case KeyFigures():
            return _key_figures(block)
        case Callout():
            inner = "".join(_block(own, document) for own in block.body)
            return f'<section class="callout"><p><strong>{_text(block.title)}</strong></p>{inner}</section>'
        case Labelled():
            return f'<dl class="part">{_labelled(block, document)}</dl>'
        case Card():
            return _card(block, document)
        case Toc():
            return _contents(block, document)
        case Poster():
            parts = (block.heading, *block.left, *block.right, block.foot)
            first, *others = (_block(part, document) for part in parts)
            return "\n".join([first, f'<p class="lead">{_text(block.lead)}</p>', *others])
        case Record():
            return record(block)
        case Notice():
            return notice(block)
        case PageBreak() | Cover():
            return ""


def _cover(cover: Cover) -> str:
    facts = "".join(f"<dt>{_text(fact.label)}</dt><dd>{_text(fact.value)}</dd>" for fact in cover.facts)
    return (
        f'<header><p class="eyebrow">{_text(cover.eyebrow)}</p><h1>{_text(cover.title)}</h1>'
        f'<p class="subtitle">{_text(cover.subtitle)}</p><dl class="facts">{facts}</dl></header>'
    )


def _contents(toc: Toc, document: Document) -> str:
    links = "".join(
        f'<li><a href="#{_text(block.id)}">{_text(block.text)}</a></li>'
        for block in document.blocks
        if isinstance(block, Heading) and block.level == 1
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">{_text(toc.title)}</h2><ol>{links}</ol></nav>'


def _card(card: Card, document: Document) -> str:
    body = "".join(_labelled(part, document) for part in card.body)
    own = _text(card.id)
    return (
        f'<article aria-labelledby="{own}"><h3 id="{own}"><span>{_text(card.number)}</span> {_text(card.title)}</h3>'
        f'<p class="note">{_text(card.facts)}</p><dl class="part">{body}</dl></article>'
    )


def _labelled(part: Labelled, document: Document) -> str:
    inner = "".join(_block(own, document) for own in part.body)
    return f"<dt>{_text(part.label)}</dt><dd>{inner}</dd>"


def _figure(figure: Figure) -> str:
    key = f'<p class="key">{_text(figure.key)}</p>' if figure.key else ""
    table = _table(figure.table) if figure.table is not None else ""
    return f"<figure><figcaption>{_text(figure.caption)}</figcaption>{picture(figure)}{key}</figure>{table}"


def _key_figures(figures: KeyFigures) -> str:
    if not figures.figures:
        return ""
    parts = "".join(f"<div><dt>{_text(own.label)}</dt><dd>{_text(own.value)}</dd></div>" for own in figures.figures)
    return f'<dl class="numbers">{parts}</dl>'


def _table(table: Table) -> str:
    kinds = [' class="right"' if column.align == "right" else "" for column in table.columns]
    head = "".join(f'<th scope="col"{kind}>{_text(text)}</th>' for text, kind in zip(table.header, kinds, strict=True))
    rows = "".join(f"<tr>{_row(row, kinds, table.row_headers)}</tr>" for row in table.rows)
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    whole = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    name = _text(table.caption or ", ".join(text for text in table.header if text))
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{name}">{whole}</div>'  # keys can scroll it too


def _row(row: tuple[str, ...], kinds: list[str], heads: bool) -> str:
    cells = []
    for place, (text, kind) in enumerate(zip(row, kinds, strict=True)):
        tag, scope = ("th", ' scope="row"') if heads and place == 0 else ("td", "")
        cells.append(f"<{tag}{scope}{kind}>{_lines(text)}</{tag}>")
    return "".join(cells)


def _items(items: tuple[Runs, ...]) -> str:
    return "".join(f"<li>{_runs(runs)}</li>" for runs in items)


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = _lines(run.text)
    text = f"<em>{text}</em>" if run.emphasis else text
    text = f"<strong>{text}</strong>" if run.strong else text
    text = f"<mark>{text}</mark>" if run.gap else text
    if run.link.startswith(("#", "https://", "http://")):
        return f'<a href="{_text(run.link)}">{text}</a>'
    return text


def _text(text: str) -> str:
    """Literal text on one line, also within an attribute."""
    return escape(one_line(text))


def _lines(text: str) -> str:
    """Literal text with its line ends and the spaces at its ends."""
    return escape(plain(text)).replace("\n", "<br>")
