"""Whatever people do and whenever the coordinator looks, no cell tells of fewer than k people, and nothing moves by fewer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from prodige_core.aggregation import K_COMMENTS, Cell, Published
from prodige_core.errors import StateError
from prodige_core.responses import Centre
from prodige_core.services import centres, survey_release, survey_writes, surveys, workspace
from prodige_core.storage.voice_tables import respondents, survey_answers
from tests import databases
from tests.survey_steps import GOALS, KNOWN, VISITS, WHO, Clock, begin_survey, survey_workspace

ROLES = ("leader", "teacher", "trainer", "learner")
PLANNING = {
    "leader": (GOALS, KNOWN, WHO),
    "teacher": (GOALS, KNOWN, WHO),
    "trainer": (GOALS, KNOWN),
    "learner": (GOALS,),
}

answers = st.sampled_from(["0", "1", "2", "3", "na", "unknown", None])
people = st.tuples(st.sampled_from(ROLES), st.tuples(answers, answers, answers, answers), st.booleans(), st.booleans())
groups = st.tuples(st.just("come"), st.lists(people, min_size=1, max_size=12))
changes = st.tuples(st.just("change"), st.tuples(st.integers(0, 60), answers))
erasures = st.tuples(st.just("erase"), st.integers(0, 60))
looks = st.tuples(st.just("look"), st.none())
courses = st.lists(st.one_of(groups, groups, changes, erasures, looks), min_size=1, max_size=10)


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    opened = survey_workspace(tmp_path_factory.mktemp("hide"), Clock())
    yield opened
    workspace.close(opened)


@pytest.fixture(scope="module")
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School"))


class Course:
    """One survey and the people who come and go."""

    def __init__(self, ws, centre_id, k):
        self.ws, self.k = ws, k
        self.survey_id = begin_survey(ws, centre_id, roles=ROLES, k=k, expected=200)
        self.token = surveys.get(ws, self.survey_id).token
        self.here: list[tuple[str, str]] = []

    def come(self, group):
        with self.ws.database.write() as unit:
            for role, given_, finishes, comments in group:
                link = survey_writes.new_token()
                survey_writes.begin(unit, survey_writes.Begin(self.ws, self.token, role, link))
                first = dict(zip(PLANNING[role], given_, strict=False))
                self._save(unit, link, 1, {item: text for item, text in first.items() if text})
                self._save(unit, link, 2, {VISITS: given_[3]} if given_[3] else {})
                if finishes:
                    survey_writes.finish(unit, survey_writes.Finish(self.ws, link, "A remark" if comments else ""))
                self.here.append((role, link))
            unit.commit()

    def change(self, what):
        at, text = what
        if self.here and text:
            with self.ws.database.write() as unit:
                self._save(unit, self.here[at % len(self.here)][1], 1, {GOALS: text})
                unit.commit()

    def erase(self, at):
        if self.here:
            with self.ws.database.write() as unit:
                survey_writes.erase(unit, survey_writes.Erase(self.ws, self.here.pop(at % len(self.here))[1]))
                unit.commit()

    def look(self, _):
        if surveys.may_look(self.ws, self.survey_id):
            surveys.look_now(self.ws, self.survey_id)
        else:
            with pytest.raises(StateError):
                surveys.look_now(self.ws, self.survey_id)

    def cells(self) -> dict[tuple[str, str], Cell]:
        items = surveys.view(self.ws, self.survey_id).items.items()
        together = {(item, "everyone"): release.everyone for item, release in items}
        return together | {(item, part): cell for item, release in items for part, cell in release.parts.items()}

    def _save(self, unit, link, page, given_):
        survey_writes.save(unit, survey_writes.Save(self.ws, link, page, given_, 10**6))


def numbers(cell):
    return cell.n if isinstance(cell, Published) else 0


@settings(
    max_examples=databases.examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(courses, st.integers(3, 5))
def test_no_cell_holds_fewer_than_k_and_none_grows_by_fewer(ws, centre_id, course, k):
    own = Course(ws, centre_id, k)
    known: dict[tuple[str, str], int] = {}
    for step, what in [*course, ("close", None)]:
        if step == "close":
            surveys.close(ws, own.survey_id)
        else:
            getattr(own, step)(what)
        view = surveys.view(ws, own.survey_id)
        now = {key: numbers(cell) for key, cell in own.cells().items()}
        assert all(number == 0 or number >= k for number in now.values())
        assert all(number >= k for number in view.roles.values())
        assert view.comments is None or (step == "close" and len(view.comments) >= K_COMMENTS)
        moved = {key: number - known.get(key, 0) for key, number in now.items()}
        assert all(change == 0 or change >= k for change in moved.values())
        if step not in ("look", "close"):
            assert not any(moved.values())
        known = now


@settings(
    max_examples=databases.examples(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(people, min_size=3, max_size=25), st.integers(0, 3), st.booleans())
def test_after_the_close_no_answer_has_any_influence(ws, centre_id, group, level, removed):
    own = Course(ws, centre_id, 3)
    own.come(group)
    surveys.close(ws, own.survey_id)
    before = surveys.view(ws, own.survey_id)
    mine = survey_answers.c.respondent_id.in_(
        respondents.select().with_only_columns(respondents.c.id).where(respondents.c.survey_id == own.survey_id)
    )
    with ws.database.write() as unit:
        wild = update(survey_answers).where(mine).values(state="level", level=level, counted=False)
        unit._connection.execute(delete(survey_answers).where(mine) if removed else wild)
        unit.commit()
    survey_release._read.clear()
    surveys.close(ws, own.survey_id)
    assert surveys.view(ws, own.survey_id) == before
