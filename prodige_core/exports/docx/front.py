"""Pages that are set as a whole: the cover, the one page, and pages in bands of columns. Columns are Word's own."""

from __future__ import annotations

from typing import Final

from prodige_core.exports.docx.grid import Cell, Kind, framed, row
from prodige_core.exports.docx.markup import field, line, para, run, twips
from prodige_core.exports.docx.measure import LINE, POINT_MM, clipped, lines_of
from prodige_core.exports.docx.package import FOOTER, HEADER, NAMESPACES
from prodige_core.exports.docx.pictures import placed
from prodige_core.exports.docx.prose import Pen
from prodige_core.exports.docx.sketches import mosaic
from prodige_core.exports.docx.styles import ACCENT, BY_ID, HAIRLINE, HEAD, MARGIN
from prodige_core.reports.document import Cover, Heading, KeyFigures
from prodige_core.reports.sheets import Fact

WIDTH, HEIGHT = 164.0, 246.0
"""Of the text on a page, in mm."""
SIDE, TOP, FOOT = 23.0, 27.0, 24.0
TIGHT_TOP, TIGHT_FOOT = 19.0, 16.0
"""Of pages that have to fit as a whole."""
GUTTER: Final = 9.0
MOSAIC: Final = 66.0
"""Millimetres of the cover's pattern at most."""
TITLE_SIZES: Final = (34.0, 30.0, 26.0, 22.0, 18.0)
MOST_LINES: Final = 4
NAME_SIZES: Final = (BY_ID["Heading1"].size, 20.0, 17.0)
NAME_LINES: Final = 2
"""Points of a heading above a page that has to fit, and the lines it takes at most where that is enough (looked at)."""


def section(kind: str = "nextPage", columns: int = 1, *, title_page: bool = False, tight: bool = False) -> str:
    """What a section is like. title_page: its first page has neither running head nor number; tight: more of the
    page is used.
    """
    top, foot = (TIGHT_TOP, TIGHT_FOOT) if tight else (TOP, FOOT)
    many = f' w:num="{columns}"' if columns > 1 else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER}"/><w:type w:val="{kind}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(SIDE)}" w:bottom="{twips(foot)}" w:left="{twips(SIDE)}" '
        f'w:header="{twips(11 if tight else 13)}" w:footer="{twips(9 if tight else 12)}" w:gutter="0"/>'
        f'<w:cols{many} w:space="{twips(GUTTER)}"/>{"<w:titlePg/>" if title_page else ""}</w:sectPr>'
    )


def end_section(kind: str, columns: int = 1, *, title_page: bool = False, tight: bool = False) -> str:
    """The small paragraph that ends a section."""
    return para("Spacer", "", section=section(kind, columns, title_page=title_page, tight=tight))


def header_part(text: str) -> str:
    """``word/header1.xml``: the running head, on one line."""
    line_of = para("Header", run(clipped(text, BY_ID["Header"].size, WIDTH)[0]))
    return f"{HEAD}<w:hdr {NAMESPACES}>{line_of}</w:hdr>"


def footer_part(count: int) -> str:
    """``word/footer1.xml``: the page and how many there are; Word counts both itself whenever it shows a page."""
    numbers = run("\t") + field("PAGE", run("1")) + run(" / ") + field("NUMPAGES", run(str(count)))
    return f"{HEAD}<w:ftr {NAMESPACES}>{para('Footer', numbers)}</w:ftr>"


def cover_page(pen: Pen, cover: Cover) -> str:
    """The cover: the centre's name, large; the profile as a pattern of squares; the facts at the foot."""
    size = next((own for own in TITLE_SIZES if len(_title(cover.title, own)) <= MOST_LINES), TITLE_SIZES[-1])
    title = len(_title(cover.title, size)) * size * LINE * 0.95 * POINT_MM
    subtitle = len(lines_of(cover.subtitle, 13.5, WIDTH)) * 6.4
    picture = mosaic(cover, WIDTH, MOSAIC)
    drawn, told = (0.0, "") if picture is None else (picture.height + 12, "mosaic")
    facts = sum(len(lines_of(fact.value, 10.5, WIDTH - MARGIN - 3)) * 5.0 + 1.6 for fact in cover.facts)
    free = max(16.0, HEIGHT - 26 - title - subtitle - drawn - facts - 12)
    made = [
        para("Eyebrow", pen.text(cover.eyebrow), before=twips(10)),
        para("Title", run(cover.title, size=size, lang=pen.langs.get(cover.title, ""))),
        para("Subtitle", pen.text(cover.subtitle)),
    ]
    if picture is not None:
        pen.pictures += 1
        drawing = placed(picture, pen.media, pen.pictures, told, cover.mosaic_alt)
        made.append(para("Picture", drawing, before=twips(free * 0.6)))
        made.append(para("Note", pen.text(cover.mosaic_caption)))
    made.append(para("Spacer", "", before=twips(free * 0.4 if picture is not None else free)))
    made.append(facts_table(pen, cover.facts))
    return "".join(made) + end_section("nextPage", title_page=True)


def long_name(pen: Pen, heading: Heading) -> str:
    """The heading of a page that has to fit: smaller where it would take the room of what the page has to say."""
    text = heading.text
    sizes = (size for size in NAME_SIZES if len(lines_of(text, size, WIDTH, bold=True)) <= NAME_LINES)
    size = next(sizes, NAME_SIZES[-1])
    said = run(text, size=0 if size == NAME_SIZES[0] else size, lang=pen.langs.get(text, ""))
    return pen.para("Heading1", pen.bookmarks.around(heading.id, said))


def _title(text: str, size: float) -> list[str]:
    return lines_of(text, size, WIDTH, bold=True)


def facts_table(pen: Pen, facts: tuple[Fact, ...], width: float = WIDTH) -> str:
    """Labels and what they stand for, between fine lines."""
    widths = (MARGIN, width - MARGIN)
    rule = line("top", 4, HAIRLINE)
    rows = [
        row(
            (
                Cell(para("Cell", run(fact.label, "Strong", colour=ACCENT)), borders=rule),
                Cell(para("Cell", pen.text(fact.value)), borders=rule),
            ),
            widths,
        )
        for fact in facts
    ]
    title = ", ".join(fact.label for fact in facts)
    return framed(Kind("Passages", title, head=False, row_heads=True), widths, rows) if facts else ""


def key_figures(pen: Pen, block: KeyFigures, width: float) -> str:
    """Numbers in large type, each with what it counts."""
    if not block.figures:
        return ""
    widths = [width / len(block.figures)] * len(block.figures)
    cells = [Cell(para("KeyFigure", pen.text(own.value)) + para("Note", pen.text(own.label))) for own in block.figures]
    title = ", ".join(own.label for own in block.figures)
    return (
        pen.begin_table()
        + framed(Kind("KeyFigures", title, head=False), widths, (row(cells, widths),))
        + para("Spacer", "")
    )
