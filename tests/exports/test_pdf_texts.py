"""What people typed stays literal, whatever it is; the report is built and says so where a sign cannot be printed."""

from __future__ import annotations

import io
import re
import socket

import pikepdf
import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.exports.pdf.fonts import metrics, missing, printable
from prodige_core.i18n import translator
from prodige_core.responses import Answer, Centre, CentreFile
from tests.exports.office import one
from tests.exports.reading import read
from tests.samples import MADE_ON, catalogue, centre, quick_plan

EUROPE = (
    "Ελληνικά ΐ ΰ Ώ ά; Български Щ щ ъ; Українська Ґ Є І Ї; Српски Ђ Љ Њ Ћ Џ; Македонски Ѓ Ќ Ѕ; Беларуская Ў; "
    "Čeština ř ů; Dansk æ ø å; Deutsch ß ẞ; Eesti õ; Español ñ ¿ ¡; Français œ ç « »; Gaeilge ḃ ċ; Hrvatski đ; Íslenska ð þ; "
    "Italiano è; Latviešu ģ ķ ļ ņ; Lietuvių ė į ų; Magyar ő ű; Malti ħ ġ ż; Nederlands ĳ; Norsk; Polski ł ź; "
    "Português ã; Română ș ț; Slovenčina ĺ ŕ; Slovenščina; Suomi; Svenska; Türkçe ğ ı İ; Shqip ë; Català l·l; „ “ ” ‚ ‘ ’ – — … € № §"
)


def pdf_of(file: CentreFile, plan=None, lang: str = "en") -> bytes:
    return export_roadmap("pdf", ExportInputs(file, catalogue(), plan, translator(lang), MADE_ON))


def test_every_sign_of_european_scripts_is_in_the_font():
    assert missing(EUROPE) - set("ḃċ") == set()


def test_a_sign_the_font_lacks_is_replaced_by_a_visible_one():
    assert printable("Grüße 😀 ش") == "Grüße ▯ ▯"


def families(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = {str(own.BaseFont) for own in pdf.objects if isinstance(own, pikepdf.Dictionary) and "/BaseFont" in own}
    return {name.split("+")[1].removesuffix("SemiBold").removesuffix("Italic") for name in names}


def test_georgian_and_armenian_names_are_drawn_in_fonts_of_their_own_and_read_back():
    name = "თბილისის კოლეჯი № 3 · Երևանի քոլեջ «ԱԲ»"
    assert missing(name) == set()
    data = pdf_of(CentreFile(centre=Centre(name=name)))
    assert name in one(read(data).text)
    assert families(data) == {"FiraSans", "NotoSansGeorgian", "NotoSansArmenian"}
    assert families(pdf_of(CentreFile(centre=Centre(name="Berufskolleg")))) == {"FiraSans"}


def test_a_line_of_several_scripts_is_as_wide_as_its_stretches():
    own = metrics("regular")
    mixed = "Ab ქა 12"
    assert own.stretches(mixed) == [("", "Ab "), ("NotoSansGeorgian", "ქა"), ("", " 12")]
    assert own.width(mixed) == pytest.approx(sum(own.width(text) for _, text in own.stretches(mixed)), abs=30)
    assert own.stretches("Αθήνα") == [("", "Αθήνα")]


def test_direction_and_control_marks_are_never_drawn():
    assert printable("abc\u202egpj.exe\u200b\x07") == "abcgpj.exe"


@pytest.mark.parametrize(
    "name",
    [
        "<b>Bold</b> <script>alert(1)</script>",
        "**bold** __it__ [x](http://example.org) # Head",
        '=HYPERLINK("http://example.org","x")',
        "A (school) \\ with ) brackets ( and \\( slashes",
        "{name} {0} %s %(x)s",
        "&amp; <x:y/> ]]> \u2028 end",
    ],
)
def test_names_are_printed_as_they_were_typed(name):
    seen = read(pdf_of(CentreFile(centre=Centre(name=name))))
    assert re.sub(r"\s+", " ", name) in seen.text


@pytest.mark.parametrize("name", ["\u202eTIUCRIC", "😀😀", "مدرسة", "W" * 200, "\u00ad", "-" * 200, "a\u0301" * 60])
def test_strange_names_build(name):
    assert pdf_of(CentreFile(centre=Centre(name=name))).startswith(b"%PDF")


@pytest.mark.parametrize(
    "name", ["Λύκειο Καλαβρύτων", "Професионална гимназия „Юрий Гагарин“", "Åbo yrkesinstitut ß ẞ ħ"]
)
def test_greek_cyrillic_and_accented_names_are_read_back(name):
    seen = read(pdf_of(CentreFile(centre=Centre(name=name))))
    assert name in seen.text


def test_a_word_of_ten_thousand_letters_in_an_action_builds():
    book = catalogue()
    file = centre()
    plan = quick_plan(file, 4)
    first = plan.actions[0].action
    long = book.actions[first].model_copy(update={"indicator": "x" * 10_000, "why": "<b>" + "y" * 10_000})
    changed = book.model_copy(update={"actions": {**book.actions, first: long}})
    seen = read(export_roadmap("pdf", ExportInputs(file, changed, plan, translator("en"), MADE_ON)))
    assert "x" * 10_000 in seen.text.replace("\u00ad", "")
    assert "<b>" in seen.text


def test_notes_never_reach_the_report_as_markup():
    file = centre()
    assessment = file.assessments[0]
    item = next(iter(assessment.answers))
    answers = {**assessment.answers, item: Answer(level=0, note="<img src='http://example.org/x.png'>")}
    changed = file.model_copy(
        update={"assessments": (assessment.model_copy(update={"answers": answers}), *file.assessments[1:])}
    )
    data = pdf_of(changed, quick_plan(changed, 4))
    assert b"/URI" not in data


def test_making_a_report_opens_no_connection(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the report tried to reach a network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    file = centre(name="<img src='http://example.org/x.png'> file:///etc/hostname")
    assert pdf_of(file, quick_plan(file, 3)).startswith(b"%PDF")


def test_the_pseudo_language_shows_no_untranslated_sentence():
    file = centre()
    seen = read(pdf_of(file, quick_plan(file, 3), "xx"))
    assert "Our roadmap" not in seen.text
    assert "Why for us" not in seen.text
    assert "staff hours" not in seen.text


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (CentreFile(centre=Centre(name="X")), "No questionnaire has been answered yet."),
        (centre(answered=False, means=False), "not enough answers for a level yet"),
        (centre(frameworks=("internationalisation",), means=False), "Not answered so far: “Digital teaching check”."),
    ],
)
def test_empty_cases_read_as_intended(file, says):
    seen = read(pdf_of(file))
    assert says in seen.text
    assert "No plan has been made yet" in seen.text
    assert "None" not in seen.text
