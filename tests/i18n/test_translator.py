"""English as written, pseudo-language for tests, numbers and dates in the reader's way."""

import datetime as dt
import io

import pytest

from prodige_core.i18n import available_languages, coverage, translator
from prodige_core.i18n.extract import extract_framework


def test_an_unknown_language_falls_back_to_english():
    assert translator("qq").lang == "en"
    assert translator("qq").gettext("Save") == "Save"


def test_an_empty_text_stays_empty():
    assert translator("en").gettext("") == ""
    assert translator("en").pgettext("strategy.plan", "") == ""


def test_the_pseudo_language_accents_and_lengthens_but_keeps_placeholders():
    shown = translator("xx").gettext("Hello {name}")
    assert "{name}" in shown
    assert shown.startswith("Hélló")
    assert len(shown) >= len("Hello {name}") * 1.3
    assert shown.format(name="Ana").count("Ana") == 1


def test_plurals_follow_the_count():
    t = translator("en")
    assert t.ngettext("{count} action", "{count} actions", 1).format(count=1) == "1 action"
    assert t.ngettext("{count} action", "{count} actions", 3).format(count=3) == "3 actions"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (lambda t: t.number(1234.5678, 1), "1,234.6"),
        (lambda t: t.number(1200), "1,200"),
        (lambda t: t.fixed(2, 1), "2.0"),
        (lambda t: t.money(12500), "€12,500"),
        (lambda t: t.percent(0.42), "42%"),
        (lambda t: t.date(dt.date(2026, 11, 21)), "21 November 2026"),
        (lambda t: t.month(dt.date(2027, 1, 1)), "Jan 2027"),
        (lambda t: t.listing(["a", "b", "c"]), "a, b and c"),
    ],
)
def test_numbers_dates_and_lists_read_as_in_english(shown, expected):
    assert shown(translator("en")) == expected


def test_english_covers_everything_by_construction():
    assert available_languages()[0] == "en"
    assert coverage("en").share == 1.0
    assert coverage("en").total > 1000


def test_framework_prose_is_extracted_with_the_nearest_id_as_context():
    source = b"id: demo\ntitle: Demo\nareas:\n  - id: a\n    title: First\n    practices:\n      - id: a.p\n        title: Plan\n        items:\n          - {id: a.p.q1, question: How?, options: [None yet, Some]}\n"
    found = [(line, args) for line, _, args, _ in extract_framework(io.BytesIO(source), None, None, None)]
    assert (2, ("demo", "Demo")) in found
    assert (5, ("a", "First")) in found
    assert (10, ("a.p.q1", "Some")) in found
