"""Each kind of reason and each kind of need is one plain sentence."""

from __future__ import annotations

import pytest

from prodige_core.i18n import translator
from prodige_core.planning.result import Needs, Reason
from prodige_core.roadmap import Room, needs_sentence, reason_sentence, reason_sentences
from tests.samples import catalogue

TITLE = "Write a one-page internationalisation policy"


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Reason("no_action"), "The catalogue holds no action that leads there."),
        (Reason("time"), "The plan ends before it can be reached."),
        (Reason("hours", role="admin"), "Too few hours are left for this role: Administration."),
        (Reason("hours", role="admin", term=2), "Too few hours are left for this role: Administration (Apr–Aug 2027)."),
        (Reason("hours"), "Too few staff hours are left."),
        (Reason("budget"), "Too little money is left in a school year."),
        (Reason("budget", school_year="2027/28"), "Too little money is left in the school year 2027/28."),
        (Reason("budget", term=2), "Too little money is left in Apr–Aug 2027."),
        (Reason("excluded", action="plan.write-policy"), f"“{TITLE}” is ruled out, by you or by another action."),
        (Reason("excluded"), "Your decisions rule out what would lead there."),
        (
            Reason("calendar", action="plan.write-policy"),
            f"“{TITLE}” can only start in certain months, and they come too late or not at all.",
        ),
        (Reason("requires", action="plan.write-policy"), f"Something else must be finished first: “{TITLE}”."),
    ],
)
def test_a_reason_is_one_sentence(reason, sentence):
    assert reason_sentence(reason, catalogue(), {2: "Apr–Aug 2027"}, translator("en")) == sentence


@pytest.mark.parametrize(
    ("needs", "sentence"),
    [
        (Needs({"teacher": 1}), "It would take 1 more hour (Teachers and trainers)."),
        (Needs({"leader": 2}, proven=False), "It would take 2 more hours (School leader), perhaps less."),
        (Needs({}, 250), "It would take €250 more."),
        (Needs({}, 0, 2), "It would take 2 more terms."),
        (Needs({}, 0, 0, possible=False), "More hours, money or terms alone would not be enough."),
        (Needs(), "It fits the means once other targets step back."),
    ],
)
def test_a_need_is_one_sentence(needs, sentence):
    assert needs_sentence(needs, translator("en")) == sentence


def test_terms_with_too_few_hours_of_one_role_share_a_sentence_and_nothing_is_said_twice():
    reasons = (
        Reason("hours", role="admin", term=1),
        Reason("time"),
        Reason("hours", role="admin", term=2),
        Reason("time"),
    )
    assert reason_sentences(reasons, catalogue(), {1: "Jan–Mar 2027", 2: "Apr–Aug 2027"}, translator("en")) == (
        "Too few hours are left for this role: Administration (Jan–Mar 2027; Apr–Aug 2027).",
        "The plan ends before it can be reached.",
    )


def test_a_shortage_says_what_is_left_and_what_is_needed_on_top_where_that_is_known():
    reasons = (
        Reason("hours", role="admin", term=1),
        Reason("hours", role="admin", term=2),
        Reason("hours", role="admin", term=3),
        Reason("budget", school_year="2026/27"),
        Reason("budget", school_year="2027/28"),
    )
    terms = {1: "Jan–Mar 2027", 2: "Apr–Aug 2027"}
    room = Room({("admin", 1): 10, ("admin", 2): 0}, {"2026/27": 200})
    needs = Needs({"admin": 7}, 300, 1, in_terms=(("admin", 2, 3), ("admin", 3, 4)), in_years=(("2027/28", 300),))
    assert reason_sentences(reasons, catalogue(), terms, translator("en"), room, needs) == (
        "Too few hours are left for this role: Administration "
        "(Jan–Mar 2027: 10 left; Apr–Aug 2027: 0 left, 3 more needed; after this plan: 4 more needed).",
        "Too little money is left in the school year 2026/27 (€200 left).",
        "Too little money is left in the school year 2027/28 (€300 more needed).",
    )
