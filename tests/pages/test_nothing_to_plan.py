"""Two ends of the scale: everything is at the top, and nothing applies. No screen asks for what cannot be done."""

from __future__ import annotations

import pytest

from prodige_core.services import assessing, wishes


def said(at):
    return " ".join(box.value for box in [*at.markdown, *at.info, *at.warning])


@pytest.fixture
def at_the_top(ws, small_centre):
    framework = ws.catalogue.frameworks["internationalisation"]
    for item in framework.items:
        assessing.save_answer(ws, small_centre, framework.id, item, level=framework.top)
    wishes.set_means(ws, small_centre, wishes.means_from({"start": "2027-01", "terms": 3}))
    return small_centre


@pytest.fixture
def nothing_applies(ws, small_centre):
    for framework in ws.catalogue.frameworks.values():
        for item in framework.items:
            assessing.save_answer(ws, small_centre, framework.id, item, na=True)
    return small_centre


def test_the_report_of_a_centre_at_the_top_does_not_miss_a_roadmap(visit, at_the_top):
    at = visit("report")
    assert not at.exception
    assert "nothing is left to plan" in said(at)
    assert "no roadmap yet" not in said(at)


@pytest.mark.parametrize("name", ["wishes", "roadmap"])
def test_where_nothing_applies_the_screens_say_that_this_gives_no_level(visit, nothing_applies, name):
    at = visit(name)
    assert not at.exception
    assert "“does not apply” give" in said(at)
