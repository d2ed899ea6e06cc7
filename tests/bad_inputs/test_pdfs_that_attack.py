"""Rows 12, 13 and 16 for PDFs: bombs, broken tables, many attachments, wrong checksums, cut off at every kilobyte."""

from __future__ import annotations

import hashlib
import os
import zlib

import pytest

from prodige_core.errors import CentreFileError
from prodige_core.exports.pdf import embedded
from prodige_core.exports.pdf.attachment import the_one
from prodige_core.exports.pdf.embedded import MAX_PDF_BYTES, centre_file_from_pdf
from prodige_core.responses import write_centre_file
from prodige_core.responses.centre_file import MAX_BYTES
from tests.bad_inputs.measuring import cost_of
from tests.bad_inputs.pdfs import (
    SPEC,
    catalogue,
    cross_reference_bomb,
    object_stream_bomb,
    packed,
    pdf,
    stream,
)
from tests.exports.test_embedded_file import pdf as report
from tests.factories import mini_file

GIGABYTE = 1 << 30
MOST_MEGABYTES, MOST_SECONDS = 200, 5
"""Source: reliability 4, row 19, the only one that names both. The child may take 768 MB of addresses."""


def refusal(data: bytes) -> str:
    with pytest.raises(CentreFileError) as caught:
        centre_file_from_pdf(data, "x.pdf")
    return caught.value.problems[0].text()


def test_the_plain_pdf_the_others_are_made_from_is_read():
    assert centre_file_from_pdf(pdf(content=b"{} ")) == b"{} "


@pytest.mark.parametrize("bomb", [object_stream_bomb, cross_reference_bomb], ids=["object stream", "cross-reference"])
def test_a_pdf_that_unpacks_to_a_gigabyte_on_opening_costs_us_nothing(bomb, tmp_path, record_property):
    (tmp_path / "bomb.pdf").write_bytes(bomb(GIGABYTE))
    assert (tmp_path / "bomb.pdf").stat().st_size < 1_100_000
    cost = cost_of(tmp_path / "bomb.pdf")
    record_property("cost", str(cost))
    assert len(cost.said) == 1
    assert cost.said[0].startswith("bomb.pdf: ")
    assert not cost.said[0].startswith("read")
    assert cost.megabytes < 50
    assert cost.child_megabytes < 800
    assert cost.seconds < 4 * MOST_SECONDS  # twenty times what it takes


def test_an_attachment_that_unpacks_to_far_too_much_is_never_unpacked(tmp_path):
    content = stream(packed(GIGABYTE // 8), b"/Filter /FlateDecode")
    (tmp_path / "bomb.pdf").write_bytes(pdf({4: content}))
    cost = cost_of(tmp_path / "bomb.pdf")
    assert "carries an attachment larger than 5000000 bytes" in cost.said[0]
    assert max(cost.megabytes, cost.child_megabytes) < MOST_MEGABYTES


def test_an_attachment_packed_twice_is_refused_unpacked_neither_time():
    twice = zlib.compress(packed(GIGABYTE // 8), 9)
    assert len(twice) < 10_000
    assert "packs its attachment in a way" in refusal(pdf({4: stream(twice, b"/Filter [/FlateDecode /FlateDecode]")}))


@pytest.mark.parametrize("kind", [b"/LZWDecode", b"/ASCII85Decode", b"/RunLengthDecode", b"/Crypt", b"/Nonsense", b"7"])
def test_other_packings_are_refused(kind):
    assert "packs its attachment in a way" in refusal(pdf({4: stream(b"{}", b"/Filter " + kind)}))


def test_twenty_thousand_attachments_are_counted_and_none_is_opened(tmp_path):
    names = b" ".join(b"(%05d.prodige.json) 3 0 R" % number for number in range(20_000))
    (tmp_path / "many.pdf").write_bytes(pdf({1: catalogue(b"<< /Names [" + names + b"] >>")}))
    cost = cost_of(tmp_path / "many.pdf")
    assert "carries more than one centre file" in cost.said[0]
    assert cost.seconds < 4 * MOST_SECONDS  # it took half a minute when each was looked up


def test_two_centre_files_are_refused_and_one_beside_other_files_is_read():
    two = b"<< /Names [(a.prodige.json) 3 0 R (b.prodige.json) 3 0 R] >>"
    assert "carries more than one centre file" in refusal(pdf({1: catalogue(two)}))
    beside = b"<< /Names [(a.exe) 3 0 R (a.prodige.json) 3 0 R (b.json) 3 0 R] >>"
    assert centre_file_from_pdf(pdf({1: catalogue(beside)})) == b"{}"


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "C:\\x", ""])
def test_what_an_attachment_is_called_leads_nowhere(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = f"({name}.prodige.json)".encode()
    spec = SPEC.replace(b"(a.prodige.json)", own)
    assert centre_file_from_pdf(pdf({1: catalogue(b"<< /Names [" + own + b" 3 0 R] >>"), 3: spec})) == b"{}"
    assert list(tmp_path.iterdir()) == []


def test_a_script_inside_runs_nowhere_and_is_passed_over():
    script = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
    launch = b"/JavaScript << /Names [(x) << /S /Launch /F (cmd.exe) >>] >> "
    root = catalogue(more=launch).replace(b"/Pages", script + b"/Pages")
    assert centre_file_from_pdf(pdf({1: root})) == b"{}"


@pytest.mark.parametrize(
    "names",
    [
        b"5 0 R",  # circles
        b"<< /Kids [5 0 R] /Names 7 >>",
        b"<< /Names [(a.prodige.json)] >>",
        b"<< /Names [3 0 R (a.prodige.json)] >>",
        b"[]",
        b"null",
        b"(x)",
    ],
)
def test_a_table_of_attachments_that_makes_no_sense_is_refused(names):
    assert refusal(pdf({1: catalogue(names), 5: b"<< /Kids [5 0 R 5 0 R] /Limits [(a) (z)] >>"}))


@pytest.mark.parametrize("spec", [b"null", b"7", b"<< >>", b"<< /EF 4 0 R >>", b"<< /EF << /F 2 0 R >> >>", b"3 0 R"])
def test_an_attachment_that_is_none_is_refused(spec):
    assert refusal(pdf({3: spec}))


@pytest.mark.parametrize("trailer", [b"/Prev 9 ", b"/Prev -1 ", b"/Prev 99999999999999999999 ", b"/Encrypt 7 "])
def test_a_trailer_that_leads_astray_is_refused_or_passed_over(trailer):
    try:
        assert centre_file_from_pdf(pdf(trailer=trailer)) == b"{}"
    except CentreFileError as error:
        assert len(error.problems) == 1  # noqa: PT017 - either is right


def test_a_hundred_thousand_brackets_are_no_deep_water():
    assert refusal(pdf({3: b"[" * 100_000}))


def test_a_checksum_that_is_not_its_own_is_refused():
    right = hashlib.md5(b"{}", usedforsecurity=False).hexdigest().encode()
    wrong = hashlib.md5(b"[]", usedforsecurity=False).hexdigest().encode()
    assert centre_file_from_pdf(pdf({4: stream(b"{}", b"/Params << /CheckSum <" + right + b"> >>")})) == b"{}"
    assert "was changed after Prodige made it" in refusal(
        pdf({4: stream(b"{}", b"/Params << /CheckSum <" + wrong + b"> >>")})
    )


def test_a_packed_attachment_that_was_cut_off_is_refused():
    assert "not a whole PDF file" in refusal(pdf({4: stream(packed(1 << 20)[:-20], b"/Filter /FlateDecode")}))


def test_cut_off_at_every_kilobyte_it_is_refused_and_never_half_read():
    data, whole = report(), the_one(report(), MAX_BYTES)
    assert whole[0] == "found"
    words = set()
    for size in range(0, len(data), 1024):
        word, content = the_one(data[:size], MAX_BYTES)
        words.add(word)
        assert content in (b"", whole[1]), size
    assert words <= {"broken", "none", "found"}


def test_every_broken_byte_of_a_small_pdf_is_told_or_harmless():
    content = write_centre_file(mini_file())
    digest = hashlib.md5(content, usedforsecurity=False).hexdigest().encode()
    data = pdf({4: stream(content, b"/Params << /CheckSum <" + digest + b"> >>")})
    for place in range(len(data)):
        broken = data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :]
        word, found = the_one(broken, MAX_BYTES)
        assert word != "found" or found == content or b"CheckSum" not in broken or digest not in broken


def test_ten_megabytes_of_noise_named_pdf_are_refused_within_a_second(tmp_path):
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7\n" + os.urandom(MAX_PDF_BYTES - 9))
    cost = cost_of(tmp_path / "noise.pdf")
    assert "not a whole PDF file" in cost.said[0]
    assert max(cost.megabytes, cost.child_megabytes) < MOST_MEGABYTES
    assert cost.seconds < MOST_SECONDS
    assert "is larger than 10000000 bytes" in refusal(b"%PDF-1.7\n" + bytes(MAX_PDF_BYTES))


def test_what_takes_too_long_is_ended_and_said(monkeypatch):
    monkeypatch.setattr(embedded, "SECONDS", 0.001)
    assert "takes too much time or memory" in refusal(pdf())


def test_the_reader_s_process_is_not_told_where_our_data_is(monkeypatch):
    seen = {}
    monkeypatch.setenv("PRODIGE_DATABASE_URL", "postgresql://somewhere")
    run = embedded.subprocess.run
    monkeypatch.setattr(embedded.subprocess, "run", lambda *line, **how: seen.update(how["env"]) or run(*line, **how))
    assert centre_file_from_pdf(pdf()) == b"{}"
    assert [name for name in seen if name.startswith("PRODIGE_")] == []
