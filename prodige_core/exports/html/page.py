"""A document as one self-contained page: no script, nothing fetched, every text escaped, landmarks and languages told."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape

from prodige_core.exports.content import one_line, plain
from prodige_core.exports.html.pictures import patterns, picture
from prodige_core.exports.html.sheets import facts, notice, record
from prodige_core.exports.html.style import PROGRESS, STYLE, VOTES
from prodige_core.i18n import translator
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
from prodige_core.reports.spreads import Spread, Wall

START = "start"
"""Where the skip link leads."""


def page(document: Document) -> str:
    """A document as a page with one h1: the cover's title, the head of the first page, else the document's title."""
    writer = _Page(document)
    style = _style(document)
    head = (
        f'<!DOCTYPE html>\n<html lang="{_text(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{_text(document.title)}</title>\n<meta name="description" content="{_text(document.subject)}">\n'
        f'<meta name="author" content="{_text(document.author)}">\n<style>{style}</style>\n</head>\n<body>\n'
    )
    skip = translator(document.language).gettext("Skip to the text")
    rest = "\n".join(part for block in document.blocks if (part := writer.block(block)))
    return (
        f'{head}<a class="skip" href="#{START}">{_text(skip)}</a>\n{patterns()}\n{writer.header}\n'
        f'<main id="{START}" tabindex="-1">\n{rest}\n</main>\n</body>\n</html>\n'
    )


def _policy(style: str) -> str:
    """Even a text that slipped through could not load, run or restyle anything (Content Security Policy, level 3)."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _style(document: Document) -> str:
    newer = any(
        isinstance(block, (Record, Notice))
        or (isinstance(block, Figure) and isinstance(block.drawing, (VoteFigure, QrFigure)))
        for block in walk(document)
    )
    compares = any(isinstance(own, Figure) and isinstance(own.drawing, ProgressFigure) for own in walk(document))
    return STYLE + (VOTES if newer else "") + (PROGRESS if compares else "")


class _Page:
    """Writes the blocks of one document. ``header``: what stands above ``main``."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.foreign = dict(document.foreign)
        first = document.blocks[0] if document.blocks else None
        self.opening = first if isinstance(first, Spread) and first.heading is not None else None
        self.below = 0 if self.opening else 1
        """How many levels the document's headings stand below their own: its title is the h1, or its first heading."""
        covers = [block for block in document.blocks if isinstance(block, Cover)]
        if self.opening is not None:
            self.header = f"<header>{self._spread_head(self.opening)}</header>"
        else:
            title = f"<header><h1>{_text(document.title)}</h1></header>"
            self.header = "\n".join(_cover(block) for block in covers) or title

    def block(self, block: Block) -> str:  # one line a kind of block
        """One block; empty where the page has nothing to show for it."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                kind = "" if block.style == "body" else f' class="{block.style}"'
                return f"<p{kind}>{_runs(block.runs)}</p>"
            case BulletList():
                return f"<ul>{_items(block.items)}</ul>" if block.items else ""
            case NumberedList():
                return f"<ol>{_items(block.items)}</ol>" if block.items else ""
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case KeyFigures():
                return _key_figures(block)
            case Callout():
                inner = self._all(block.body)
                return f'<section class="callout"><p><strong>{_text(block.title)}</strong></p>{inner}</section>'
            case Labelled():
                return f'<dl class="part">{self._labelled(block)}</dl>'
            case Card():
                return self._card(block)
            case Toc():
                return self._contents(block)
            case Poster():
                lead = f'<p class="lead">{_text(block.lead)}</p>'
                return f"{self._heading(block.heading)}\n{lead}\n{self._all((*block.left, *block.right, block.foot))}"
            case Spread():
                head = "" if block is self.opening else self._spread_head(block)
                return f"{head}{self._all(block.blocks)}"
            case Wall():
                return self._wall(block)
            case Record():
                return record(block)
            case Notice():
                return notice(block)
            case PageBreak() | Cover():
                return ""

    def _all(self, blocks: Sequence[Block]) -> str:
        return "\n".join(part for block in blocks if (part := self.block(block)))

    def _lang(self, text: str) -> str:
        """The attribute that tells the language of a whole text, where it is known to be another than the page's."""
        language = self.foreign.get(text.strip(), "")
        return f' lang="{_text(language)}"' if language else ""

    def _heading(self, heading: Heading) -> str:
        level = heading.level + self.below
        return f'<h{level} id="{_text(heading.id)}"{self._lang(heading.text)}>{_text(heading.text)}</h{level}>'

    def _spread_head(self, spread: Spread) -> str:
        eyebrow = f'<p class="eyebrow">{_text(spread.eyebrow)}</p>' if spread.eyebrow else ""
        heading = self._heading(spread.heading) if spread.heading is not None else ""
        subtitle = f'<p class="subtitle">{_text(spread.subtitle)}</p>' if spread.subtitle else ""
        return eyebrow + heading + subtitle + (facts(spread.facts) if spread.facts else "")

    def _wall(self, wall: Wall) -> str:
        """A poster, from the top to the foot, with everything people work on."""
        things = "".join(
            f"<li><strong{self._lang(own.title)}>{_text(own.title)}</strong> {_text(own.who)} {_text(own.when)}</li>"
            for own in wall.things
        )
        seen = "".join(f"<li{self._lang(text)}>{_text(text)}</li>" for text in wall.seen)
        parts = [
            f'<p class="eyebrow">{_text(wall.eyebrow)}</p>{self._heading(wall.heading)}',
            f'<p class="lead">{_text(wall.lead)}</p>' + (f"<ul>{things}</ul>" if things else ""),
            f'<p class="note">{_text(wall.rest[0])}</p>' if wall.rest[0] else "",
            self._all([*([wall.stand] if wall.stand else []), *wall.pictures, *([wall.note] if wall.note else [])]),
            self._heading(wall.seen_head) if wall.seen_head else "",
            f"<ul>{seen}</ul>" if seen else "",
            facts([wall.ask]),
            f'<p class="note">{_text(wall.foot)}</p>',
        ]
        return "\n".join(part for part in parts if part)

    def _contents(self, toc: Toc) -> str:
        links = "".join(
            f'<li><a href="#{_text(block.id)}"{self._lang(block.text)}>{_text(block.text)}</a></li>'
            for block in self.document.blocks
            if isinstance(block, Heading) and block.level == 1
        )
        level = 1 + self.below
        title = f'<h{level} id="contents">{_text(toc.title)}</h{level}>'
        return f'<nav aria-labelledby="contents">{title}<ol>{links}</ol></nav>'

    def _card(self, card: Card) -> str:
        body = "".join(self._labelled(part) for part in card.body)
        own, level = _text(card.id), 2 + self.below
        title = f"<span>{_text(card.number)}</span> <span{self._lang(card.title)}>{_text(card.title)}</span>"
        return (
            f'<article aria-labelledby="{own}"><h{level} class="card" id="{own}">{title}</h{level}>'
            f'<p class="note">{_text(card.facts)}</p><dl class="part">{body}</dl></article>'
        )

    def _labelled(self, part: Labelled) -> str:
        return f"<dt>{_text(part.label)}</dt><dd>{self._all(part.body)}</dd>"

    def _figure(self, figure: Figure) -> str:
        """The picture with its sentence, and the table with its numbers, as one thing."""
        key = f'<p class="key">{_text(figure.key)}</p>' if figure.key else ""
        table = self._table(figure.table) if figure.table is not None else ""
        caption = f"<figcaption{self._lang(figure.caption)}>{_text(figure.caption)}</figcaption>"
        return f"<figure>{caption}{picture(figure)}{key}{table}</figure>"

    def _table(self, table: Table) -> str:
        kinds = [' class="right"' if column.align == "right" else "" for column in table.columns]
        heads = zip(table.header, kinds, strict=True)
        head = "".join(f'<th scope="col"{kind}{self._lang(text)}>{_text(text)}</th>' for text, kind in heads)
        rows = "".join(f"<tr>{self._row(row, kinds, table.head)}</tr>" for row in table.rows)
        caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
        whole = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        name = _text(table.caption or ", ".join(text for text in table.header if text))
        return f'<div class="scroll" role="group" tabindex="0" aria-label="{name}">{whole}</div>'  # keys can scroll it

    def _row(self, row: tuple[str, ...], kinds: list[str], head: int | None) -> str:
        cells = []
        for place, (text, kind) in enumerate(zip(row, kinds, strict=True)):
            tag, scope = ("th", ' scope="row"') if place == head else ("td", "")
            cells.append(f"<{tag}{scope}{kind}{self._lang(text)}>{_lines(text)}</{tag}>")
        return "".join(cells)


def _cover(cover: Cover) -> str:
    return (
        f'<header><p class="eyebrow">{_text(cover.eyebrow)}</p><h1>{_text(cover.title)}</h1>'
        f'<p class="subtitle">{_text(cover.subtitle)}</p>{facts(cover.facts)}</header>'
    )


def _key_figures(figures: KeyFigures) -> str:
    if not figures.figures:
        return ""
    parts = "".join(f"<div><dt>{_text(own.label)}</dt><dd>{_text(own.value)}</dd></div>" for own in figures.figures)
    return f'<dl class="numbers">{parts}</dl>'


def _items(items: tuple[Runs, ...]) -> str:
    return "".join(f"<li>{_runs(runs)}</li>" for runs in items)


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = _lines(run.text)
    text = f"<em>{text}</em>" if run.emphasis else text
    text = f"<strong>{text}</strong>" if run.strong else text
    text = f"<mark>{text}</mark>" if run.gap else text
    text = f'<span lang="{_text(run.lang)}">{text}</span>' if run.lang else text
    if run.link.startswith(("#", "https://", "http://")):
        return f'<a href="{_text(run.link)}">{text}</a>'
    return text


def _text(text: str) -> str:
    """Literal text on one line, also within an attribute."""
    return escape(one_line(text))


def _lines(text: str) -> str:
    """Literal text with its line ends and the spaces at its ends."""
    return escape(plain(text)).replace("\n", "<br>")
