"""The report's document model in Word: real headings, lists and tables, ready to be edited."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from prodige_core.exports.content import one_line
from prodige_core.exports.docx.elements import Bookmarks, add_field, add_text, field, in_list, link_to, new_list
from prodige_core.exports.docx.sheets import add_code, add_votes
from prodige_core.exports.docx.styles import PARAGRAPHS, dress
from prodige_core.exports.docx.tables import add_gantt, add_table
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
    Runs,
    Table,
    Toc,
    paragraph,
)
from prodige_core.reports.drawings import GanttFigure, QrFigure
from prodige_core.reports.sheets import Fact, Notice, Record

MAX_PROPERTY = 255
"""Characters of a document property (python-docx refuses more)."""
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day a ZIP file can hold; the day of making would change the bytes with every export."""


def render_document(document: Document, t: Translator, made_on: dt.date) -> bytes:
    """Any document of the reports. Its bytes depend on what it says and on ``made_on`` only."""
    import docx

    word = docx.Document()
    locale = t.locale
    dress(word, f"{locale.language}-{locale.territory}" if locale.territory else locale.language)
    _properties(word, document, made_on)
    _running(word, document)
    writer = _Writer(word, document, (t.gettext("Action"), t.gettext("Lead")))
    for block in document.blocks:
        writer.block(block)
    made = io.BytesIO()
    word.save(made)
    return _same_bytes(made.getvalue())


class _Writer:
    """Puts blocks into a Word document, one after another."""

    def __init__(self, word: Any, document: Document, heads: tuple[str, str]) -> None:
        self.word = word
        self.document = document
        self.heads = heads
        self.bookmarks = Bookmarks()
        self.break_next = False
        self.style_ids = {style.name: style.style_id for style in word.styles}

    def block(self, block: Block) -> None:  # one line a kind of block
        match block:
            case Cover():
                self._cover(block)
            case Poster():
                for part in (block.heading, paragraph(block.lead, "lead"), *block.left, *block.right):
                    self.block(part)
                self.block(block.foot)
            case Toc():
                self._contents(block)
            case PageBreak():
                self.break_next = True
            case Heading():
                self.heading(block.text, block.level, block.id)
            case Paragraph():
                self.runs(self._line(PARAGRAPHS[block.style]), block.runs)
            case BulletList():
                for item in block.items:
                    self.runs(self._line("List Bullet"), item)
            case NumberedList():
                self._numbered(block)
            case Table():
                add_table(self.word, block)
            case Figure():
                self._figure(block)
            case KeyFigures():
                for figure in block.figures:
                    self._pair(figure.value, f" {figure.label}")
            case Callout():
                add_text(self._line(), block.title, strong=True)
                self._all(block.body)
            case Labelled():
                self._label(block.label)
                self._all(block.body)
            case Card():
                self._card(block)
            case Record():
                self._record(block)
            case Notice():
                self._notice(block)

    def heading(self, text: str, level: int, target: str) -> None:
        """A heading that links can lead to."""
        line = self._line(f"Heading {level}")
        add_text(line, one_line(text))
        self.bookmarks.put(line, target)

    def runs(self, line: Any, runs: Runs) -> None:
        """Text with emphasis and links; a link out of the document shows as its text."""
        for run in runs:
            if run.link.startswith("#"):
                link_to(line, self.bookmarks.name(run.link[1:]), run.text, strong=run.strong)
            else:
                add_text(line, run.text, strong=run.strong, emphasis=run.emphasis, gap=run.gap)

    def _line(self, style: str = "Normal") -> Any:
        """A new paragraph; python-docx searches all styles for each name, which takes most of the time."""
        line = self.word.add_paragraph()
        if style != "Normal":
            line._p.style = self.style_ids[style]
        if self.break_next:  # a property of the next paragraph: an empty one would be left when people edit
            line.paragraph_format.page_break_before = True
            self.break_next = False
        return line

    def _all(self, blocks: tuple[Paragraph | BulletList | NumberedList, ...]) -> None:
        for block in blocks:
            self.block(block)

    def _numbered(self, block: NumberedList) -> None:
        list_id = new_list(self.word)
        for item in block.items:
            line = self._line("List Number")
            in_list(line, list_id)
            self.runs(line, item)

    def _label(self, text: str) -> None:
        """A label is no heading: it would fill the contents. It stays with what it names."""
        line = self._line()
        line.paragraph_format.keep_with_next = True
        add_text(line, text, strong=True)

    def _pair(self, strong: str, text: str) -> None:
        line = self._line()
        add_text(line, strong, strong=True)
        add_text(line, text)

    def _cover(self, cover: Cover) -> None:
        add_text(self._line("Body Text"), cover.eyebrow, strong=True)
        add_text(self._line("Title"), one_line(cover.title))
        add_text(self._line("Subtitle"), one_line(cover.subtitle))
        self._facts(cover.facts)

    def _contents(self, toc: Toc) -> None:
        """Links to the chapters within a field, so that Word can add the pages and renew it."""
        add_text(self._line("TOC Heading"), toc.title)
        chapters = [own for own in self.document.blocks if isinstance(own, Heading) and own.level == 1]
        begin, end = field('TOC \\o "1-2" \\h \\z \\u')
        for place, chapter in enumerate(chapters):
            line = self._line()
            if place == 0:
                line._p.extend(begin)
            link_to(line, self.bookmarks.name(chapter.id), chapter.text)
            if place == len(chapters) - 1:
                line._p.append(end)

    def _figure(self, figure: Figure) -> None:
        """In place of a picture its sentence and its numbers: words and tables can be edited."""
        add_text(self._line("Caption"), figure.caption)
        if isinstance(figure.drawing, GanttFigure):
            add_gantt(self.word, figure.drawing.rows, figure.caption, figure.alt, self.heads)
            add_text(self._line(PARAGRAPHS["note"]), figure.key)
        elif isinstance(figure.drawing, QrFigure):
            add_code(self._line(), figure.drawing.address, figure.alt)
        else:
            add_text(self._line(), figure.alt)
        if figure.table is not None:
            add_table(self.word, figure.table)

    def _facts(self, facts: tuple[Fact, ...]) -> None:
        for fact in facts:
            self._pair(f"{fact.label}: ", fact.value)

    def _record(self, record: Record) -> None:
        add_text(self._line("Body Text"), record.eyebrow, strong=True)
        add_text(self._line("Title"), one_line(record.title))
        self._facts(record.facts)
        add_text(self._line(PARAGRAPHS["note"]), record.lead)
        add_votes(self.word, record)
        for note in record.notes:
            add_text(self._line(PARAGRAPHS["note"]), note)

    def _notice(self, notice: Notice) -> None:
        add_text(self._line("Body Text"), notice.eyebrow, strong=True)
        add_text(self._line("Title"), one_line(notice.title))
        add_text(self._line("Subtitle"), notice.lead)
        add_text(self._line(), notice.code_label)
        add_code(self._line(), notice.code.address, notice.code_alt)
        self._pair(f"{notice.address_label} ", notice.code.address)
        self._facts(notice.facts)
        add_text(self._line(), notice.promise_title, strong=True)
        self._facts(notice.promises)
        add_text(self._line(), f"{notice.ask} ____________")

    def _card(self, card: Card) -> None:
        self.heading(f"{card.number}  {card.title}", 2, card.id)
        add_text(self._line(PARAGRAPHS["note"]), card.facts)
        for part in card.body:
            line = self._line("Heading 3")
            add_text(line, part.label)
            self._all(part.body)


def _properties(word: Any, document: Document, made_on: dt.date) -> None:
    properties = word.core_properties
    properties.title = one_line(document.title)[:MAX_PROPERTY]
    properties.subject = one_line(document.subject)[:MAX_PROPERTY]
    properties.author = properties.last_modified_by = one_line(document.author)[:MAX_PROPERTY]
    properties.language = document.language
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = dt.datetime.combine(made_on, dt.time())
    properties.revision = 1


def _running(word: Any, document: Document) -> None:
    """The centre's name on top, the page number at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = word.sections[0]
    add_text(section.header.paragraphs[0], one_line(document.running_head))
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_field(foot, "PAGE", "1")


def _same_bytes(data: bytes) -> bytes:
    """The same parts without the time of making."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return made.getvalue()
