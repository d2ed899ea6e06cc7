"""The PDF is also the save file: the way back, and what is refused."""

from __future__ import annotations

import contextlib
import hashlib
import io
import subprocess
import zlib
from functools import lru_cache

import pikepdf
import pytest

from prodige_core.errors import CentreFileError
from prodige_core.exports import FORMATS, ExportInputs, export_roadmap, file_name, slug
from prodige_core.exports.pdf import centre_file_from_pdf
from prodige_core.i18n import translator
from prodige_core.planning.result import plan_from_json
from prodige_core.responses import parse_centre_file
from prodige_core.services.inputs import read_file
from tests.samples import MADE_ON, catalogue, centre, quick_plan


@lru_cache(maxsize=1)
def inputs() -> ExportInputs:
    file = centre()
    return ExportInputs(file, catalogue(), quick_plan(file, 5), translator("en"), MADE_ON)


@lru_cache(maxsize=1)
def pdf() -> bytes:
    return export_roadmap("pdf", inputs())


def test_the_centre_file_comes_back_byte_for_byte_with_its_plan():
    back = centre_file_from_pdf(pdf())
    assert back == export_roadmap("json", inputs())
    file = parse_centre_file(back)
    assert file.model_copy(update={"roadmap": None}) == inputs().file
    assert plan_from_json(file.roadmap or {}) == inputs().plan


def test_the_attachment_says_what_it_is():
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        spec = opened.attachments["berufskolleg-am-hafen.prodige.json"]
        assert spec.get_file().mime_type == "application/json"
        assert spec.relationship == "/Source"
        assert spec.description == "Centre file of Prodige: open it to go on working."
        assert len(opened.Root.AF) == 1


def test_the_same_work_on_the_same_day_gives_the_same_bytes():
    assert export_roadmap("pdf", inputs()) == pdf()


def refusal(data: bytes) -> str:
    with pytest.raises(CentreFileError) as caught:
        centre_file_from_pdf(data, "x.pdf")
    return caught.value.problems[0].text()


def changed(edit) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        edit(opened)
        opened.save(out)
    return out.getvalue()


def test_a_pdf_of_somebody_else_is_refused():
    def strip(opened):
        del opened.attachments["berufskolleg-am-hafen.prodige.json"]

    assert refusal(changed(strip)).startswith("carries no centre file.")


NAME = "berufskolleg-am-hafen.prodige.json"


def rewritten(content: bytes, *, creator: str = "Prodige 0.1.0", checksum: bool = True) -> bytes:
    """Our PDF with other content in its attachment, as somebody who edits it leaves it."""

    def edit(opened):
        stream = opened.attachments[NAME].obj.EF.F
        params = stream.Params
        stream.write(content)
        if not checksum:
            del params["/CheckSum"]
        stream.Params = params
        opened.docinfo["/Creator"] = creator

    return changed(edit)


def test_a_file_that_was_changed_inside_says_so():
    other = centre_file_from_pdf(pdf()).replace(b'"level": 1', b'"level": 4', 1)
    assert refusal(rewritten(other)).startswith("carries a centre file that was changed after Prodige made it.")


def test_without_a_checksum_only_a_pdf_that_says_it_is_ours_is_read():
    own = centre_file_from_pdf(pdf())
    assert centre_file_from_pdf(rewritten(own, checksum=False)) == own  # of a version that wrote none
    assert refusal(rewritten(own, checksum=False, creator="Writer")).startswith("was not made by Prodige")
    assert centre_file_from_pdf(rewritten(own, creator="Writer")) == own


def test_a_pdf_with_other_attachments_says_that_none_is_a_centre_file():
    def invoice(opened):
        del opened.attachments[NAME]
        opened.attachments["factur-x.xml"] = pikepdf.AttachedFileSpec(opened, b"<x/>", mime_type="text/xml")

    assert refusal(changed(invoice)).startswith("has files attached, but none of them is a centre file.")


def test_a_file_of_the_right_name_that_is_no_centre_file_is_told_as_such():
    content = b'{"invoice": 1}'
    digest = hashlib.md5(content, usedforsecurity=False).digest()

    def replace(opened):
        stream = opened.attachments[NAME].obj.EF.F
        params = stream.Params
        params.CheckSum = pikepdf.String(digest)
        stream.write(content)
        stream.Params = params

    with pytest.raises(CentreFileError) as caught:
        read_file(changed(replace), "x.pdf", catalogue())
    assert "centre file" in caught.value.problems[0].text()


def test_saved_anew_by_another_program_it_still_opens(tmp_path):
    given, saved = tmp_path / "given.pdf", tmp_path / "saved.pdf"
    given.write_bytes(pdf())
    options = ["--linearize", "--object-streams=disable", "--compression-level=9", "--recompress-flate"]
    subprocess.run(["qpdf", *options, str(given), str(saved)], check=True)
    assert centre_file_from_pdf(saved.read_bytes()) == centre_file_from_pdf(pdf())
    assert centre_file_from_pdf(changed(lambda opened: opened.pages.reverse())) == centre_file_from_pdf(pdf())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnonsense", b"%PDF-1.7" + bytes(2000)])
def test_a_damaged_pdf_is_refused(data):
    assert refusal(data).startswith("is not a whole PDF file.")


@pytest.mark.parametrize("user", ["", "secret"])
def test_a_locked_pdf_is_refused(user):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    assert refusal(out.getvalue()).startswith("is locked with a password.")


def test_an_attachment_that_unpacks_without_end_is_refused():
    def bomb(opened):
        stream = opened.attachments["berufskolleg-am-hafen.prodige.json"].obj.EF.F
        stream.write(zlib.compress(bytes(20_000_000)), filter=pikepdf.Name.FlateDecode)

    assert "larger than 5000000 bytes" in refusal(changed(bomb))


def test_cut_off_anywhere_it_is_refused_or_read_but_never_crashes():
    data = pdf()
    for part in range(1, 20):
        with contextlib.suppress(CentreFileError):
            centre_file_from_pdf(data[: len(data) * part // 20])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Berufskolleg am Hafen", "berufskolleg-am-hafen"),
        ("Straße Ödön", "straße-ödön"),
        ("Λύκειο", "λύκειο"),
        ("ΕΠΑΛ ΘΕΣΣΑΛΟΝΙΚΗΣ", "επαλ-θεσσαλονικης"),
        ("../..", "centre"),
    ],
)
def test_file_names_keep_letters_of_any_alphabet_and_nothing_else(name, expected):
    assert slug(name) == expected


def test_every_format_has_a_name_a_type_and_an_extension():
    assert file_name("roadmap", "pdf", inputs()) == "roadmap-berufskolleg-am-hafen-2026-11-21.pdf"
    assert file_name("roadmap", "json", inputs()) == "berufskolleg-am-hafen-2026-11-21.prodige.json"
    assert {form.id: form.media_type for form in FORMATS.values()}.items() >= {
        "pdf": "application/pdf",
        "json": "application/json",
    }.items()
