"""Rows 20 to 24: the hostile school in every file we write: literal, no formula, no link, nothing to run."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest

from prodige_core.i18n import translator
from prodige_core.services import reporting, workspace
from prodige_core.services.workspace import open_workspace
from tests.bad_inputs import hostile_school
from tests.bad_inputs.hostile_school import EVIL, Texts, compact
from tests.exports.office import events, workbook
from tests.exports.reading import read

EN = translator("en")
OURS = "http://school.example/s/abc"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every file, by name; with the texts that went in."""
    folder = tmp_path_factory.mktemp("hostile")
    texts = Texts()
    frameworks = hostile_school.frameworks(folder, texts)
    ws = open_workspace(f"sqlite:///{folder / 'own.sqlite3'}", frameworks)
    centre_id = hostile_school.school(ws, texts)
    survey = hostile_school.survey(ws, centre_id, texts, close=True)
    room = hostile_school.workshop(ws, centre_id, texts)
    hostile_school.plan(ws, centre_id)
    files = {form.id: reporting.report(ws, centre_id, form.id, EN) for form in reporting.formats()}
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


@pytest.mark.parametrize("name", ["pdf", "record", "poster"])
def test_a_pdf_shows_what_was_typed_and_leads_nowhere(made, name):
    files, texts, _, _ = made
    said = read(files[name]).text
    assert len(texts.seen(said)) >= (3 if name == "pdf" else 1)
    assert texts.torn(said.replace("▯", "ت")) == [], "the PDF's font has no Arabic, and says so by a sign"
    wanted = {("/URI", OURS)} if name == "poster" else set()
    assert set(actions(files[name])) <= wanted


@pytest.mark.parametrize("name", ["docx", "xlsx"])
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


def test_word_shows_what_was_typed(made):
    files, texts, _, _ = made
    from tests.exports.office import word_text

    said = word_text(files["docx"])
    assert texts.torn(said) == []
    assert len(texts.seen(said)) > 20


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
