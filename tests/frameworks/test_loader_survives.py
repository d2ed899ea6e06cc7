"""Whatever is in a framework folder, loading ends in a catalogue or in problems with a sentence, never in a crash."""

from __future__ import annotations

import copy
import json

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.services.frameworks import check_directory
from tests.factories import MINI

SOUND = {
    "framework.yaml": yaml.safe_load((MINI / "mini" / "framework.yaml").read_text(encoding="utf-8")),
    "actions.yaml": yaml.safe_load((MINI / "mini" / "actions.yaml").read_text(encoding="utf-8")),
    "examples/by-hand.yaml": yaml.safe_load((MINI / "mini" / "examples" / "by-hand.yaml").read_text(encoding="utf-8")),
}


def places(node, path=()):
    yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


PLACES = [(name, path) for name, data in SOUND.items() for path in places(data) if path]
anything = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 30), st.text(max_size=3), st.just([]), st.just({}),
    st.sampled_from(["plan.goals", "goals.talk", "mini", [1], [{}], {"a": 1}, ["x", "x"], "doing.visits.q1"]),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), anything | st.just("delete")), min_size=1, max_size=4))
def test_a_folder_with_random_damage_is_described_not_crashed_on(tmp_path_factory, changes):
    files = copy.deepcopy(SOUND)
    for (name, path), value in changes:
        node = files[name]
        try:
            for part in path[:-1]:
                node = node[part]
            if value == "delete":
                del node[path[-1]]
            else:
                node[path[-1]] = copy.deepcopy(value)  # a later change may go into it
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    folder = tmp_path_factory.mktemp("damage") / "mini"
    (folder / "examples").mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_text(json.dumps(data), encoding="utf-8")
    for problem in check_directory(folder):
        assert problem.text()
        assert problem.file.startswith("mini/")
