"""Mistakes of shape do not hide mistakes of meaning, and no damage to a file makes reading crash."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.errors import CentreFileError
from prodige_core.responses import Decisions, Means, write_centre_file
from prodige_core.services.inputs import read_file
from tests.factories import mini_catalogue, mini_file


def wheres(data: object) -> list[str]:
    with pytest.raises(CentreFileError) as caught:
        read_file(json.dumps(data).encode(), "f", mini_catalogue())
    return [problem.where for problem in caught.value.problems]


def test_shape_and_meaning_are_told_together():
    round_ = {"date": "2026-11-21", "framework": "mini", "framework_version": "1.2.0"}
    data = {
        "format": "prodige.centre",
        "version": 1,
        "centre": {"name": "Hill", "country": "Italy"},
        "assessments": [
            {
                "id": "a",
                **round_,
                "answers": {"plan.goals.q1": {"level": "2"}, "plan.gaols.q1": {"level": 1}, "doing.visits.q1": {}},
                "targets": {"plan.goals": "x", "plan.gaols": 1},
            },
            {**round_, "answers": {"nothing": {"na": True}}},
            {"id": "a", **round_},
        ],
        "means": {"start": "2027-01", "terms": 3, "hours_per_term": {"leader": [1, "2"], "boss": 1}},
        "decisions": {"pinned": {"goals.talk": 0}, "excluded": [3, "goals.sing"]},
        "bogus": 1,
    }
    assert sorted(wheres(data)) == sorted(
        [
            "centre.country",
            "assessments[1].answers.plan.goals.q1.level",
            "assessments[1].answers.plan.gaols.q1",
            "assessments[1].answers.doing.visits.q1",
            "assessments[1].targets.plan.goals",
            "assessments[1].targets.plan.gaols",
            "assessments[2].id",
            "assessments[2].answers.nothing",
            "assessments[3].id",
            "means.hours_per_term.leader[2]",
            "means.hours_per_term.leader",
            "means.hours_per_term.boss",
            "decisions.pinned.goals.talk",
            "decisions.excluded[1]",
            "decisions.excluded.goals.sing",
            "bogus",
        ]
    )


SOUND = json.loads(
    write_centre_file(
        mini_file(
            targets={"plan.goals": 2},
            priorities={"plan": 3},
            means=Means(start="2027-01", terms=3, hours_per_term={"leader": (1, 2, 3)}, budget_per_year=(5, 6)),
            decisions=Decisions(pinned={"goals.talk": 1}, excluded=("goals.write",), done=("roles.name",)),
            roadmap={"status": "optimal"},
        )
    )
)


def places(node, path=()):
    yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


PLACES = [path for path in places(SOUND) if path and path != ("format",)]
anything = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 40), st.floats(0, 2), st.text(max_size=3), st.just([]), st.just({}),
    st.sampled_from(["mini", "goals.talk", "2027-01", [1], [{}], {"a": 1}, ["goals.talk"], {"level": 1}]),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), anything | st.just("delete")), min_size=1, max_size=4))
def test_random_damage_is_described_or_harmless(changes):
    data = copy.deepcopy(SOUND)
    for path, value in changes:
        node = data
        try:
            for part in path[:-1]:
                node = node[part]
            if value == "delete":
                del node[path[-1]]
            else:
                node[path[-1]] = copy.deepcopy(value)  # else a value could come to hold itself
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    try:
        file = read_file(json.dumps(data).encode(), "f", mini_catalogue())
    except CentreFileError as error:
        said = [problem.text() for problem in error.problems]
    else:
        said = ["nothing"]
        again = write_centre_file(file)
        assert write_centre_file(read_file(again, "f", mini_catalogue())) == again
    assert said
    assert all(said)
