from __future__ import annotations

from fractions import Fraction

from prodige_core.services import assessing, results


def save(ws, centre_id, **levels):
    for item, level in levels.items():
        assessing.save_answer(ws, centre_id, "mini", item.replace("__", "."), level=level)


def view(ws, centre_id):
    (only,) = results.overview(ws, centre_id).frameworks
    return only


def test_nothing_answered_is_no_picture(ws, centre_id):
    empty = view(ws, centre_id)
    assert (empty.picture, empty.assessment, empty.strengths, empty.gaps) == ("none", None, (), ())
    assert not results.overview(ws, centre_id).answered


def test_some_areas_make_a_partial_picture_and_all_areas_a_full_one(ws, centre_id):
    save(ws, centre_id, plan__goals__q1=3)
    assert view(ws, centre_id).picture == "partial"
    save(ws, centre_id, doing__visits__q1=1)
    assert view(ws, centre_id).picture == "full"


def test_strengths_lie_above_the_centres_own_mean_and_gaps_below(ws, centre_id):
    save(ws, centre_id, plan__goals__q1=3, plan__goals__q2=3, plan__roles__q1=0, doing__visits__q1=2)
    shown = view(ws, centre_id)
    assert [(s.practice, s.score.value) for s in shown.strengths] == [
        ("plan.goals", Fraction(3)),
        ("doing.visits", Fraction(2)),
    ]
    assert [(s.practice, s.area) for s in shown.gaps] == [("plan.roles", "plan")]


def test_a_centre_that_is_alike_everywhere_has_neither_strengths_nor_gaps(ws, centre_id):
    save(ws, centre_id, plan__goals__q1=2, plan__roles__q1=2, doing__visits__q1=2)
    shown = view(ws, centre_id)
    assert len(shown.standings) == 3
    assert (shown.strengths, shown.gaps) == ((), ())
