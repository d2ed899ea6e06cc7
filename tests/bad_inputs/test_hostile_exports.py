"""Rows 20 to 24: the hostile school in every file we write: literal, no formula, no link, nothing to run."""

from __future__ import annotations

import io
import re
import zipfile

import lxml.etree
import lxml.html
import pikepdf
import pytest

from prodige_core.i18n import translator
from prodige_core.services import reporting, workspace
from prodige_core.services.workspace import open_workspace
from tests.bad_inputs import hostile_school
from tests.bad_inputs.hostile_school import EVIL, Texts, compact
from tests.exports.office import events, word_text, workbook
from tests.exports.reading import read

EN = translator("en")
OURS = "http://school.example/s/abc"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every file, by name; with the texts that went in."""
    folder = tmp_path_factory.mktemp("hostile")
    texts = Texts()
    frameworks = hostile_school.frameworks(folder, texts)
    hostile_school.facts(folder, texts)
    ws = open_workspace(f"sqlite:///{folder / 'own.sqlite3'}", frameworks)
    centre_id = hostile_school.school(ws, texts)
    hostile_school.living(ws, centre_id, texts)
    survey = hostile_school.survey(ws, centre_id, texts, close=True)
    room = hostile_school.workshop(ws, centre_id, texts)
    hostile_school.plan(ws, centre_id)
    files = {form.id: reporting.report(ws, centre_id, form.id, EN) for form in reporting.formats()}
    files |= {
        f"{kind.id} {form}": reporting.report(ws, centre_id, form, EN, kind.id)
        for kind in reporting.kinds()
        for form in kind.formats
        if kind.id != "roadmap"
    }
    files["record"] = reporting.workshop_record(ws, room, EN).made()
    files["poster"] = reporting.survey_poster(ws, survey, OURS, EN).made()
    planned = len(reporting.load_plan(ws, centre_id).plan.actions)
    workspace.close(ws)
    return (
        {name: one.data for name, one in files.items()},
        texts,
        planned,
        {name: one.name for name, one in files.items()},
    )


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def actions(data: bytes) -> list[pikepdf.Object]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (str(one.get("/S")), str(one.get("/URI", "")))
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and str(one.S) in RUNNING
        ]


RUNNING = {"/URI", "/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/GoToE", "/ImportData", "/Rendition", "/Movie"}


PDF_FILES = ["pdf", "summary pdf", "poster pdf", "progress pdf", "record", "poster"]
WORD_FILES = ["docx", "summary docx", "progress docx", "erasmus-plan docx"]
PAGES = ["html", "summary html", "progress html", "erasmus-plan html"]


def test_no_file_of_any_kind_is_left_out_here(made):
    looked_at = {*PDF_FILES, *WORD_FILES, *PAGES, "xlsx", "ics", "json", "zip"}
    assert looked_at == set(made[0])


@pytest.mark.parametrize("name", PDF_FILES)
def test_a_pdf_shows_what_was_typed_and_leads_nowhere(made, name):
    files, texts, _, _ = made
    said = read(files[name]).text
    assert len(texts.seen(said)) >= (3 if name == "pdf" else 1)
    assert texts.torn(said.replace("▯", "ت")) == [], "the PDF's font has no Arabic, and says so by a sign"
    wanted = {("/URI", OURS)} if name == "poster" else set()
    assert set(actions(files[name])) <= wanted


@pytest.mark.parametrize("name", [*WORD_FILES, "xlsx"])
def test_office_files_hold_no_link_no_macro_and_nothing_from_outside(made, name):
    files, _, _, _ = made
    held = parts(files[name])
    assert not [part for part in held if "vba" in part.lower() or "externalLink" in part]
    for part, text in held.items():
        if part.endswith(".rels"):
            assert "External" not in text, part
        assert f'Target="http://{EVIL}' not in text
        assert "<!DOCTYPE" not in text
        assert "w:instrText" not in text or "HYPERLINK" not in "".join(re.findall(r"<w:instrText[^>]*>([^<]*)", text))


def test_no_cell_is_a_formula(made):
    files, texts, _, _ = made
    for part, text in parts(files["xlsx"]).items():
        if part.startswith("xl/worksheets/"):
            assert "<f>" not in text
            assert "<f " not in text
            assert "<hyperlink" not in text
    said = " ".join(str(cell) for rows in workbook(files["xlsx"]).values() for row in rows for cell in row)
    assert texts.torn(said) == []
    assert len(texts.seen(said)) > 20


@pytest.mark.parametrize("name", WORD_FILES)
def test_word_shows_what_was_typed(made, name):
    files, texts, _, _ = made
    said = word_text(files[name])
    assert texts.torn(said) == []
    assert len(texts.seen(said)) > (20 if name == "docx" else 2)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_was_typed_and_runs_and_asks_for_nothing(made, name):
    files, texts, _, _ = made
    page = lxml.html.fromstring(files[name].decode())
    said = " ".join(page.itertext())
    assert texts.torn(said) == []
    assert len(texts.seen(said)) > 2
    assert not page.xpath(
        "//script | //iframe | //object | //embed | //base | //form | //@*[starts-with(name(), 'on')]"
    )
    asked = [str(value) for value in page.xpath("//@href | //@src | //@action | //@srcset | //@poster")]
    assert [one for one in asked if EVIL in one or "script:" in one] == []
    assert [one for one in map(str, page.xpath("//@src")) if not one.startswith("data:")] == []


def test_pictures_show_what_was_typed_and_run_and_ask_for_nothing(made):
    files, texts, _, _ = made
    held = parts(files["zip"])
    drawn = {name: text for name, text in held.items() if name.endswith(".svg")}
    said = set()
    assert not [name for name in held if name.startswith("/") or ".." in name or "\\" in name]
    for name, text in drawn.items():
        picture = lxml.etree.fromstring(text.encode(), lxml.etree.XMLParser(resolve_entities=False, no_network=True))
        said.update(texts.seen(" ".join(picture.itertext())))  # long ones are cut and hyphenated, as in print
        kinds = {lxml.etree.QName(one).localname for one in picture.iter(lxml.etree.Element)}
        assert kinds & {"script", "foreignObject", "image", "a", "use", "iframe"} == set(), name
        assert not picture.xpath("//@*[starts-with(name(), 'on')]"), name
    assert said


def test_the_calendar_has_one_event_an_action_and_no_line_of_its_own_making(made):
    files, texts, planned, _ = made
    lines = files["ics"].decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(events(files["ics"])) >= planned
    kinds = {re.split("[;:]", line)[0] for line in lines if line}
    assert kinds <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",
        "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "SEQUENCE", "ACTION", "TRIGGER", "STATUS", "CLASS", "CATEGORIES",
        "LAST-MODIFIED", "CREATED", "DURATION", "REFRESH-INTERVAL", "COLOR",
    }  # fmt: skip
    said = " ".join(f"{event['SUMMARY']} {event.get('DESCRIPTION', '')}" for event in events(files["ics"]))
    assert texts.torn(said) == []
    assert texts.seen(said)


def test_names_of_files_hold_letters_digits_and_hyphens(made):
    assert [name for name in made[3].values() if not re.fullmatch(r"[\w-]+(\.prodige)?\.\w+", name)] == []


def test_the_centre_file_gives_every_text_back(made):
    files, texts, _, _ = made
    said = files["json"].decode()
    import json

    plain = compact(json.dumps(json.loads(said), ensure_ascii=False))
    typed = [text for key, text in texts.made.items() if key in plain]
    assert len(typed) >= 12
    assert all(compact(json.dumps(text, ensure_ascii=False)[1:-1]) in plain for text in typed)
