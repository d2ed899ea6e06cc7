"""Texts without a translation say in which language they are; what people typed is never guessed at."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache

import pikepdf
from babel import Locale
from babel.support import NullTranslations

from prodige_core.exports import ExportInputs
from prodige_core.exports.kinds import export_report
from prodige_core.i18n import Translator, translator
from prodige_core.reports.document import Document, Heading, Paragraph, Run
from prodige_core.reports.languages import foreign_texts, with_languages
from tests.exports.reading import read
from tests.samples import MADE_ON, catalogue, centre, quick_plan


class _HalfGerman(NullTranslations):
    """Knows the titles of three practices and nothing else."""

    def __init__(self, known: dict[tuple[str, str], str]) -> None:
        super().__init__()
        self.known = known

    def pgettext(self, context: str, message: str) -> str:
        return self.known.get((context, message), message)


@lru_cache(maxsize=1)
def half_german() -> Translator:
    titles = list(catalogue().practices.values())[:3]
    known = {(own.id, own.title): f"Auf Deutsch {place}" for place, own in enumerate(titles)}
    return Translator("de", Locale.parse("de"), _HalfGerman(known), frozenset(known))


def test_english_and_the_pseudo_language_have_no_foreign_texts():
    for lang in ("en", "xx"):
        assert foreign_texts([catalogue()], translator(lang)) == ()


def test_prose_without_a_translation_is_english_and_prose_with_one_is_not():
    foreign = dict(foreign_texts([catalogue()], half_german()))
    practices = list(catalogue().practices.values())
    assert foreign[practices[3].title] == "en"
    assert practices[0].title not in foreign
    assert set(foreign.values()) == {"en"}


def test_runs_tell_their_language_and_notes_of_people_do_not():
    document = Document(
        "t", "s", "a", "de", "", (Paragraph((Run("Known. "), Run("Von uns."))), Heading(1, "Known.", "k"))
    )
    marked = with_languages(document, (("Known.", "en"),))
    assert marked.blocks == (
        Paragraph((Run("Known. ", lang="en"), Run("Von uns."))),
        Heading(1, "Known.", "k"),
    )
    assert marked.foreign == (("Known.", "en"),)


@lru_cache(maxsize=2)
def report(format_id: str) -> bytes:
    file = centre(name="École du Lac")
    inputs = ExportInputs(file, catalogue(), quick_plan(file, 4), translator("en"), MADE_ON)
    return export_report("roadmap", format_id, replace(inputs, t=half_german()))


def test_the_pdf_marks_headings_cells_and_steps_that_fell_back():
    data = report("pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "de"
    nodes = [node for node in read(data).tree.walk() if node.lang]
    assert {node.lang for node in nodes} == {"en"}
    assert {"H2", "TH"} <= {node.tag for node in nodes}
    action = next(iter(quick_plan(centre(), 4).actions)).action
    said = [" ".join(node.text.split()) for node in nodes]
    assert any(catalogue().actions[action].title in text for text in said)
    assert catalogue().actions[action].steps[0] in said
    assert not any("Auf Deutsch" in text or "École du Lac" in text for text in said)


def test_the_web_page_marks_them_too():
    page = report("html").decode()
    step = catalogue().actions[next(iter(quick_plan(centre(), 4).actions)).action].steps[0]
    assert '<html lang="de">' in page
    assert f'<li><span lang="en">{step}</span></li>' in page
    assert 'lang="en">Auf Deutsch' not in page
