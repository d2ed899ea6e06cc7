"""The report's document model as a Word file: real styles, headings, lists and tables, ready to be edited.

The file is written as text, part by part: python-docx takes ten times as long and leaves the order of properties, which
Word is strict about, to chance (docs/decisions/011-documents.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from copy import deepcopy

from prodige_core.exports.docx.breaking import breakable
from prodige_core.exports.docx.contents import contents, entries
from prodige_core.exports.docx.front import (
    HEIGHT,
    TIGHT_FOOT,
    TIGHT_TOP,
    WIDTH,
    cover_page,
    end_section,
    footer_part,
    header_part,
    key_figures,
    long_name,
    section,
)
from prodige_core.exports.docx.grid import report_table
from prodige_core.exports.docx.markup import Bookmarks, para, run, twips
from prodige_core.exports.docx.package import NAMESPACES, Properties, packed, settings_part
from prodige_core.exports.docx.pages import Layout, laid_out
from prodige_core.exports.docx.pictures import placed
from prodige_core.exports.docx.plans import practice_levels, time_plan
from prodige_core.exports.docx.prose import Pen, Room, joined, leads_on, spacer
from prodige_core.exports.docx.sheets import code, notice_sheet, record_sheet, wall_blocks
from prodige_core.exports.docx.sketches import sketch
from prodige_core.exports.docx.spread import bars_table, facts_row, fitted_columns, lanes, lanes_legend
from prodige_core.exports.docx.styles import HEAD, NUMBER_HANG, styles_part
from prodige_core.i18n import Translator
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
    Table,
    Toc,
    walk,
)
from prodige_core.reports.drawings import GanttFigure, PracticeFigure, ProfileFigure, QrFigure
from prodige_core.reports.sheets import Notice, Record
from prodige_core.reports.spreads import Spread, Wall

TIGHT_HEIGHT = 297.0 - TIGHT_TOP - TIGHT_FOOT
SPARE = 6.0
"""Millimetres left free on a page that has to fit: Word and LibreOffice count lines a little differently (measured)."""


def render_document(document: Document, t: Translator, made_on: dt.date) -> bytes:
    """Any document of the reports. Its bytes depend on what it says and on ``made_on`` only."""
    locale = t.locale
    language = f"{locale.language}-{locale.territory}" if locale.territory else locale.language
    writer = _Writer(document, (t.gettext("Action"), t.gettext("Lead")))
    body, layout = writer.body()
    parts = {
        "document.xml": breakable(body, layout.wide),
        "styles.xml": styles_part(language, WIDTH),
        "numbering.xml": writer.pen.lists.part(),
        "settings.xml": settings_part(language),
        "header1.xml": header_part(document.running_head),
        "footer1.xml": footer_part(layout.count),
    }
    properties = Properties(document.title, document.subject, document.author, document.language, made_on)
    return packed(parts, writer.pen.media, properties)


class _Writer:
    """Puts blocks into a Word document, one after another."""

    def __init__(self, document: Document, heads: tuple[str, str]) -> None:
        self.document, self.heads = document, heads
        targets = tuple(own.id for own in walk(document) if isinstance(own, (Heading, Card)))
        self.pen = Pen(Bookmarks(targets), dict(document.foreign))
        self.kind = "nextPage"
        """How the section that is being written begins."""
        self.tight = any(isinstance(own, Spread) for own in document.blocks)
        self.open = False
        """Whether anything stands in that section."""

    def body(self) -> tuple[str, Layout]:
        """``word/document.xml``, and its pages as far as they can be told."""
        known = Layout()
        parts: list[str | Toc] = []
        groups = joined(self.document.blocks)
        for place, own in enumerate(groups):
            room = Room(WIDTH, keep=leads_on(groups, place))
            parts.append(own if isinstance(own, Toc) else self.several(own, room))
            if isinstance(own, Toc):
                self.open = True
        ended = section(self.kind, tight=self.tight)
        if any(isinstance(own, Toc) for own in parts):
            known = laid_out(self._whole(parts, known, ended), (WIDTH, HEIGHT))
            return self._whole(parts, known, ended), known
        whole = self._whole(parts, known, ended)
        return whole, laid_out(whole, (WIDTH, HEIGHT))

    def _whole(self, parts: Sequence[str | Toc], known: Layout, ended: str) -> str:
        name = self.pen.bookmarks.name
        lines = tuple(entries(self.document, name))
        made = "".join(
            contents(own, lines, lambda place: known.pages.get(place, 1), break_before=True)
            if isinstance(own, Toc)
            else own
            for own in parts
        )
        return f"{HEAD}<w:document {NAMESPACES}><w:body>{made}{ended}</w:body></w:document>"

    def several(self, blocks: Sequence[Block], room: Room) -> str:
        """Blocks of one kind or one block."""
        passages = [own for own in blocks if isinstance(own, Labelled)]
        if passages:
            self.open = True
            return self.pen.labelled(tuple(passages), room)
        return "".join(self.block(own, room) for own in blocks)

    def flow(self, blocks: Sequence[Block], room: Room) -> str:
        """Blocks one after another; passages that follow each other share a table."""
        return "".join(self.several(own, room) for own in joined(blocks) if not isinstance(own, Toc))

    def block(self, block: Block, room: Room) -> str:  # one line a kind of block
        """One block."""
        pen = self.pen
        if isinstance(block, PageBreak):
            pen.break_next = self.open
            return ""
        if isinstance(block, Cover):
            return cover_page(pen, block)
        if isinstance(block, (Poster, Spread)):
            return self._poster(block) if isinstance(block, Poster) else self._spread(block)
        self.open = True
        match block:
            case Heading():
                return self._heading(block, room)
            case Paragraph() | BulletList() | NumberedList():
                return pen.passage(block, room)
            case Table():
                return self._table(block, room)
            case Figure():
                return self._figure(block, room)
            case KeyFigures():
                return key_figures(pen, block, room.width)
            case Callout():
                return pen.callout(block, room)
            case Labelled():
                return pen.labelled((block,), room)
            case Card():
                return self._card(block, room)
            case Record():
                return record_sheet(pen, block)
            case Notice():
                return notice_sheet(pen, block)
            case Wall():
                return self.flow(wall_blocks(block), room)
            case _:
                raise TypeError(type(block).__name__)

    def _heading(self, block: Heading, room: Room) -> str:
        style = "SummaryHeading" if room.inner and block.level == 2 else f"Heading{block.level}"
        return self.pen.para(style, self.pen.bookmarks.around(block.id, self.pen.text(block.text)))

    def _table(self, block: Table, room: Room) -> str:
        caption = self.pen.para("Caption", self.pen.text(block.caption)) if block.caption else self.pen.begin_table()
        return caption + report_table(block, room.width, self.pen.langs, small=room.compact) + spacer()

    def _figure(self, figure: Figure, room: Room) -> str:
        if room.compact and (made := self._compact(figure, room)):
            return made
        pen, drawn = self.pen, figure.drawing
        made = pen.para("Caption", pen.text(figure.caption)) if figure.caption else pen.begin_table()
        picture = sketch(drawn, room.width)
        table = figure.table
        if picture is not None:
            pen.pictures += 1
            image = placed(picture, pen.media, pen.pictures, figure.caption, figure.alt)
            made += pen.para("Picture", image, keep=bool(figure.key) or table is not None)
        elif isinstance(drawn, GanttFigure):
            made += time_plan(drawn.rows, figure, self.heads, room.width, pen.langs)
            table = None  # every row says all that the table does
        elif isinstance(drawn, PracticeFigure) and table is not None:
            made += practice_levels(drawn, table, figure, room.width, pen.langs)
            table = None
        elif isinstance(drawn, QrFigure):
            made += code(pen, drawn.address, figure.alt)
        note = para("Note", pen.text(figure.key), keep_next=table is not None) if figure.key else ""
        made += note or ("" if picture is not None else spacer())
        return made + (self._table(table, room) if table is not None else "")

    def _compact(self, figure: Figure, room: Room) -> str:
        """A figure on a page that has to fit; empty for those that are set as everywhere."""
        pen, drawn = self.pen, figure.drawing
        if isinstance(drawn, ProfileFigure) and figure.table is not None:
            made = pen.begin_table() + bars_table(pen, drawn, figure, room.width)
        elif isinstance(drawn, GanttFigure):
            made = lanes_legend(pen, drawn) + lanes(drawn, figure, room.width)
        else:
            return ""
        return made + (para("Note", pen.text(figure.key)) if figure.key else spacer())

    def _card(self, card: Card, room: Room) -> str:
        """Number and title under a line, the facts, then passages beside their labels; on one page where it fits."""
        pen, hang = self.pen, twips(NUMBER_HANG)
        title = run(card.number, "ActionNumber") + run("\t") + pen.text(card.title)
        head = para(
            "Heading2",
            pen.bookmarks.around(card.id, title),
            top_rule=True,
            hang=hang,
            break_before=pen.break_next,
        )
        pen.break_next = False
        return head + para("ActionFacts", pen.text(card.facts)) + pen.labelled(card.body, room, together=True)

    def _begin(self) -> str:
        """End the section before a page that is set as a whole."""
        made = end_section(self.kind, tight=self.tight) if self.open else ""
        self.pen.break_next, self.pen.top, self.kind, self.open = False, True, "nextPage", True
        return made

    def _columns(self, columns: Sequence[Sequence[Block]], *, compact: bool = False) -> str:
        """Columns beside each other: what stands above them ends its section, and so do they."""
        columns = [own for own in columns if own]  # a break to an empty one would end the page before the next text
        if len(columns) < 2:
            return "".join(self.flow(own, Room(WIDTH, inner=compact, compact=compact)) for own in columns)
        made = [end_section(self.kind, tight=self.tight)]
        gaps = 9.0 * (len(columns) - 1)
        room = Room((WIDTH - gaps) / len(columns), inner=True, compact=compact)
        for place, blocks in enumerate(columns):
            self.pen.top = True
            if place:
                self.pen.before = '<w:r><w:br w:type="column"/></w:r>'
            made.append(self.flow(blocks, room))
        self.kind = "continuous"
        return "".join(made) + end_section("continuous", len(columns), tight=self.tight)

    def _poster(self, poster: Poster) -> str:
        made = self._begin() + self._heading(poster.heading, Room(WIDTH))
        made += para("Lead", self.pen.text(poster.lead))
        made += self._columns((poster.left, poster.right))
        return made + key_figures(self.pen, poster.foot, WIDTH)

    def _spread(self, spread: Spread) -> str:
        """A page at the greatest length at which it fits, with a little room left for how Word counts."""
        begun = self._begin()
        pen, kind = self.pen, self.kind

        def fits(columns: Sequence[Sequence[Sequence[Block]]]) -> bool:
            self.pen, self.kind = deepcopy(pen), kind
            made = self._bands(spread, columns)
            whole = (
                f"{HEAD}<w:document {NAMESPACES}><w:body>{made}{section(self.kind, tight=True)}</w:body></w:document>"
            )
            return laid_out(whole, (WIDTH, TIGHT_HEIGHT - SPARE)).count == 1

        columns = fitted_columns(spread, fits)
        self.pen, self.kind = pen, kind
        return begun + self._bands(spread, columns)

    def _bands(self, spread: Spread, columns: Sequence[Sequence[Sequence[Block]]]) -> str:
        pen = self.pen
        made = pen.para("Eyebrow", pen.text(spread.eyebrow)) if spread.eyebrow else ""
        if spread.heading is not None:
            pen.top = True
            made += long_name(pen, spread.heading)
        if spread.subtitle:
            made += para("Subtitle", pen.text(spread.subtitle))
        if spread.facts:
            made += facts_row(pen, spread.facts, WIDTH)
        for band, own in zip(spread.bands, columns, strict=True):
            if band.heading is not None:
                made += self._heading(band.heading, Room(WIDTH, inner=True))
            made += self._columns(own, compact=True)
        return made
