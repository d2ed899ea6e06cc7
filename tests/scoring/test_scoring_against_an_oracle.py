"""The scoring against a second reading of design section 5, written apart from the first, on random questionnaires."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.frameworks import Area, Framework, Item, Level, Practice
from prodige_core.frameworks.model import Scoring
from prodige_core.responses import Answer
from prodige_core.scoring import score_answers


@st.composite
def sheets(draw):
    """A random framework with answers: nested lists of words, and the values made of them."""
    top = draw(st.integers(1, 5))
    word = st.sampled_from([*range(top + 1), "na", "unknown", "missing"])
    practice = st.tuples(st.integers(1, 4), st.lists(word, min_size=1, max_size=4))
    plan = draw(st.lists(st.lists(practice, min_size=1, max_size=4), min_size=1, max_size=4))
    least = draw(st.sampled_from(["0", "0.1", "0.25", "0.3", "0.3333", "0.5", "0.6", "0.67", "1"]))
    return top, plan, least


def build(top, plan, least):
    answers = {}
    areas = []
    for a, practices in enumerate(plan):
        made = []
        for p, (weight, words) in enumerate(practices):
            items = []
            for i, word in enumerate(words):
                own_id = f"a{a}.p{p}.q{i}"
                items.append(Item(id=own_id, question="?", options=tuple(str(n) for n in range(top + 1))))
                if word in ("na", "unknown"):
                    answers[own_id] = Answer(**{word: True})
                elif word != "missing":
                    answers[own_id] = Answer(level=word)
            made.append(Practice(id=f"a{a}.p{p}", title="P", weight=weight, items=tuple(items)))
        areas.append(Area(id=f"a{a}", title="A", practices=tuple(made)))
    levels = tuple(Level(value=n, code=str(n), name=f"L{n}") for n in range(top + 1))
    scoring = Scoring(min_answered=Decimal(least))
    return Framework(id="f", version="1.0.0", title="F", levels=levels, scoring=scoring, areas=tuple(areas)), answers


NA, NOT = "na", "not"


def enough(scored, applicable, least):
    return scored > 0 and Fraction(scored, applicable) >= Fraction(least)


def oracle_practice(words, least):
    levels = [word for word in words if isinstance(word, int)]
    if all(word == "na" for word in words):
        return NA
    return Fraction(sum(levels), len(levels)) if enough(len(levels), len(words) - words.count("na"), least) else NOT


def oracle_group(weighted, least):
    applicable = [(weight, score) for weight, score in weighted if score != NA]
    scored = [(weight, score) for weight, score in applicable if score != NOT]
    if not applicable:
        return NA
    if not enough(len(scored), len(applicable), least):
        return NOT
    return Fraction(sum(weight * score for weight, score in scored)) / sum(weight for weight, _ in scored)


def same(score, expected):
    if isinstance(expected, str):
        state = "na" if expected == NA else "not_enough"
        return (score.value, score.level, score.state) == (None, None, state)
    half_up = int(expected) + (expected - int(expected) >= Fraction(1, 2))
    return (score.value, score.level, score.state) == (expected, half_up, "scored")


@settings(max_examples=500, deadline=None)
@given(sheets())
def test_scores_levels_and_states_agree_with_the_oracle_exactly(case):
    top, plan, least = case
    framework, answers = build(top, plan, least)
    scores = score_answers(framework, answers)
    areas = []
    for a, practices in enumerate(plan):
        parts = []
        for p, (weight, words) in enumerate(practices):
            expected = oracle_practice(words, least)
            assert same(scores.practices[f"a{a}.p{p}"], expected)
            parts.append((weight, expected))
        areas.append((1, oracle_group(parts, least)))
        assert same(scores.areas[f"a{a}"], areas[-1][1])
    assert same(scores.overall, oracle_group(areas, least))


@settings(max_examples=200, deadline=None)
@given(sheets())
def test_counts_are_items_at_every_height_and_levels_stay_on_the_scale(case):
    top, plan, least = case
    framework, answers = build(top, plan, least)
    scores = score_answers(framework, answers)
    words = [word for practices in plan for _, given_words in practices for word in given_words]
    overall = scores.overall
    assert (overall.na, overall.unknown, overall.missing) == tuple(map(words.count, ("na", "unknown", "missing")))
    assert overall.items == len(words)
    for score in (overall, *scores.areas.values(), *scores.practices.values()):
        assert score.level is None or 0 <= score.level <= top
    assert sum(score.answered for score in scores.practices.values()) == overall.answered
