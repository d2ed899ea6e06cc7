"""Indicators reach report and workbook once there is a value or a target, and change nothing before."""

from __future__ import annotations

import re
from functools import cache

import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.i18n import translator
from prodige_core.indicators import followed_of
from prodige_core.responses import IndicatorSeries, Measured
from tests.exports.office import Page, word_text, workbook
from tests.exports.reading import read
from tests.samples import MADE_ON, catalogue, centre

CHAPTER = "Indicators by school year"
SERIES = {
    "K1": IndicatorSeries(
        values={
            "2023": Measured(numerator=12, denominator=400),
            "2024": Measured(numerator=0, denominator=0),
            "2025": Measured(numerator=31, denominator=380, source="Mobility list"),
        },
        target=15,
        target_year="2029",
        target_source="=School conference",
    ),
    "K20": IndicatorSeries(values={"2025": Measured(numerator=126, denominator=30, asked=40)}),
    "K4": IndicatorSeries(),
}


def text(format_id: str) -> str:
    data = export(format_id)
    found = {"html": lambda: Page(data).text, "docx": lambda: word_text(data), "pdf": lambda: read(data).text}
    return re.sub(r"\s+", " ", found[format_id]())


@cache
def export(format_id: str, empty: bool = False) -> bytes:
    file = centre(frameworks=("internationalisation",))
    series = {"K1": IndicatorSeries(), "K18": IndicatorSeries()} if empty else SERIES
    rows = followed_of(file.model_copy(update={"indicators": series}), catalogue())
    return export_roadmap(format_id, ExportInputs(file, catalogue(), None, translator(), MADE_ON, indicators=rows))


@pytest.mark.parametrize("format_id", ["html", "docx", pytest.param("pdf", marks=pytest.mark.slow)])
def test_values_target_and_reference_stand_in_the_report(format_id):
    said = text(format_id)
    for part in (
        CHAPTER,
        "Data for 2 of 3 indicators. Below its target: K1 Learners who were abroad (on track).",
        "3% (2023/24)",
        "8.2% (31 of 380)",
        "no data",
        "+5.2",
        "15% by 2029/30",
        "=School conference",
        "12% by 2030",
        "4.2 (30 of",
        "C/2024/3364",
        "To verify",
    ):
        assert part in said, part


def test_the_workbook_holds_numbers_as_numbers():
    head, *rows = workbook(export("xlsx"))["Indicators"]
    assert len(rows) == 4
    first, nothing, last, mean = (dict(zip(head, row, strict=False)) for row in rows)
    assert (first["Counted"], first["Of"], first["Value"], first["Target"], first["EU reference"]) == (
        "12",
        "400",
        "3",
        "15",
        "12",
    )
    assert nothing["Value"] == ""
    assert nothing["No value because"] == "no data: there was nothing to count"
    assert last["Where the numbers come from"] == "Mobility list"
    assert last["Target set by"] == "=School conference"
    assert (mean["Value"], mean["People asked"]) == ("4.2", "40")


@pytest.mark.parametrize("format_id", ["html", "docx", "pdf", "xlsx"])
def test_without_a_value_or_target_a_report_is_byte_for_byte_as_before_there_were_indicators(format_id):
    file = centre(frameworks=("internationalisation",))
    bare = export_roadmap(format_id, ExportInputs(file, catalogue(), None, translator(), MADE_ON))
    assert export(format_id, empty=True) == bare
