"""Rows 12 to 15 and 19: zip, xlsx, png and noise. Prodige imports none of them; every door says so, quickly and cheaply.

The doors: `read_file` (the upload on the first screen, ``prodige import``, ``score``, ``plan``, ``report``) and
`check_directory` (``prodige check``, and the frameworks at the start).
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from functools import cache

import pytest

from prodige_core.cli import main
from tests.bad_inputs.measuring import cost_of

pytestmark = pytest.mark.slow  # many screens or documents, each a second or so

MEGABYTE = 1 << 20
MOST_SECONDS, MOST_MEGABYTES = 5, 200
"""Source: reliability 4, row 19."""


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@cache
def bomb() -> bytes:
    return packed({"centre.prodige.json": bytes(200 * MEGABYTE)})


def nested() -> bytes:
    return packed({f"{number}.zip": packed({"a": bytes(10 * MEGABYTE)}) for number in range(10)})


def overlapping() -> bytes:
    """Ten thousand entries that all name the same member, as in 42.zip's successors."""
    plain = packed({"a": bytes(MEGABYTE)})
    start = plain.index(b"PK\x01\x02")
    end = plain.index(b"PK\x05\x06")
    entries = plain[start:end] * 10_000
    return (
        plain[:start] + entries + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 10_000, 10_000, len(entries), start, 0)
    )


def paths() -> bytes:
    names = ("../../evil", "/etc/evil", "C:\\evil", "a/../../evil", "centre.prodige.json")
    return packed(dict.fromkeys(names, b"{}"))


def link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("centre.prodige.json")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    return out.getvalue()


def too_many() -> bytes:
    return packed({f"{number}": b"" for number in range(66_000)})


def lying() -> bytes:
    """The member says it has ten bytes; it has ten million."""
    data = bytearray(packed({"centre.prodige.json": bytes(10 * MEGABYTE)}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = struct.pack("<L", 10)
    return bytes(data)


def workbook(sheet: bytes, **more: bytes) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": sheet}
    return packed(parts | {name.replace("__", "/"): data for name, data in more.items()})


def macros() -> bytes:
    return workbook(b"<worksheet/>", **{"xl__vbaProject.bin": b"\xd0\xcf\x11\xe0" * 1000})


def outside() -> bytes:
    relations = b'<Relationships><Relationship TargetMode="External" Target="http://evil.example/x"/></Relationships>'
    return workbook(b"<worksheet/>", **{"xl__externalLinks__externalLink1.xml": relations})


def million_rows() -> bytes:
    return workbook(b"<worksheet><sheetData>" + b"<row/>" * 1_048_576 + b"</sheetData></worksheet>")


def entities() -> bytes:
    lines = [b'<!ENTITY a0 "lol">'] + [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)]
    return workbook(b"<?xml version='1.0'?><!DOCTYPE x [" + b"".join(lines) + b"]><worksheet>&a9;</worksheet>")


def picture() -> bytes:
    """A PNG whose single line unpacks to a hundred megabytes."""
    head = struct.pack(">2L5B", 10_000, 10_000, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100 * MEGABYTE), 1)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def noise() -> bytes:
    return os.urandom(10 * MEGABYTE)


HOSTILE = {
    "noise.xlsx": noise,
    "noise.zip": noise,
    "noise.png": noise,
    "noise.prodige.json": noise,
    "picture.png": picture,
    "bomb.zip": bomb,
    "nested.zip": nested,
    "overlapping.zip": overlapping,
    "paths.zip": paths,
    "link.zip": link,
    "too-many.zip": too_many,
    "lying.zip": lying,
    "macros.xlsm": macros,
    "outside.xlsx": outside,
    "million-rows.xlsx": million_rows,
    "entities.xlsx": entities,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_as_a_centre_file_it_is_refused_in_one_sentence_unopened(name, tmp_path, monkeypatch, record_property):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    cost = cost_of(path)
    record_property("cost", f"{name}: {path.stat().st_size} bytes, {cost}")
    assert len(cost.said) == 1
    assert cost.said[0].startswith((f"{name}: ", f"{name}:1: "))
    assert not cost.said[0].startswith("read")
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < MOST_MEGABYTES
    assert [found.name for found in tmp_path.iterdir()] == [name], "nothing was unpacked"


@pytest.mark.parametrize("make", [noise, bomb, macros], ids=lambda make: make.__name__)
def test_as_a_framework_it_is_refused_with_the_files_name(make, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    for name in ("framework.yaml", "actions.yaml"):
        (folder / name).write_bytes(make())
    cost = cost_of(folder, "folder")
    assert {line.split(":")[0] for line in cost.said} == {"own/framework.yaml", "own/actions.yaml"}
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < MOST_MEGABYTES


def test_the_command_line_refuses_one_with_exit_code_2_and_stores_nothing(tmp_path, capsys):
    (tmp_path / "bomb.zip").write_bytes(bomb())
    database = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    assert main(["import", str(tmp_path / "bomb.zip"), "--db", database]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert main(["export", "--db", database]) == 2
    assert "No centre is stored here yet" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["score", "plan", "report"])
@pytest.mark.parametrize("make", [noise, bomb, entities], ids=lambda make: make.__name__)
def test_commands_that_work_on_a_file_refuse_it_in_a_line_and_make_nothing(
    command, make, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "given.xlsx").write_bytes(make())
    more = ["--out", "made.pdf"] if command == "report" else []
    assert main([command, "given.xlsx", *more]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("given.xlsx:")
    assert [found.name for found in tmp_path.iterdir()] == ["given.xlsx"]


def test_a_framework_that_is_a_single_file_is_no_folder(tmp_path, capsys):
    (tmp_path / "own.zip").write_bytes(paths())
    assert main(["check", str(tmp_path / "own.zip")]) == 2
    assert "holds no framework" in capsys.readouterr().err
