"""Every service, for every role, with one's own ids, another school's and ids of nothing.

A service that is new has no row in `CALLS` and fails here, and so does one that does not say what it asks of its caller.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest

import prodige_core.services
from prodige_core.access import RIGHTS, ROLES, Right
from prodige_core.errors import Forbidden, NotFound, StateError
from prodige_core.exports.in_calendars import Noted
from prodige_core.i18n import translator
from prodige_core.planning import Plan, plan_json
from prodige_core.planning.curve import Curve
from prodige_core.planning.curve_points import Point
from prodige_core.planning.result import Scheduled
from prodige_core.responses import Answer, BoardEntry, Centre, Decisions, Means, Measured, OwnAction
from prodige_core.services import (
    accepting,
    access,
    board_writes,
    centres,
    merging,
    own_actions,
    wishes,
    workspace,
    years_kept,
)
from prodige_core.storage import KeptPlan
from tests import databases
from tests.access import school
from tests.access.school import GOALS, NOWHERE, VISITS, School, World

T = translator("en")
DAY = dt.date(2026, 11, 21)
PLAN = Plan("optimal", gain=3, hours=4, bound=3, actions=(Scheduled("goals.talk", 1, 1),))
PROFILE = Centre(name="Hill School", learners=1, staff=1)
FILE = b'{"format": "prodige.centre", "version": 1, "centre": {"name": "New School"}}'

Arguments = Callable[[School], tuple[tuple[object, ...], dict[str, object]]]


def given(*args: object, **kwargs: object) -> Arguments:
    return lambda school: (args, kwargs)


NOTHING = given()
CALLS: dict[str, Arguments] = {
    "aims.aims": NOTHING,
    "aims.priorities": NOTHING,
    "aims.put_back": given("plan.goals"),
    "aims.put_first": given("plan.goals"),
    "aims.start_targets": given("mini", "suggested"),
    "assessing.change_answer": given("mini", GOALS, {"note": "seen"}),
    "assessing.clear_answer": given("mini", GOALS),
    "assessing.current_assessment": given("mini"),
    "assessing.progress": given("mini"),
    "assessing.put_answer": given("mini", GOALS, Answer(level=2)),
    "assessing.quick_progress": NOTHING,
    "assessing.save_answer": given("mini", GOALS, level=2),
    "assessing.start_assessment": given("mini"),
    "board.board_view": given(T),
    "accepting.accept": given(["goals.talk"]),
    "accepting.undo_accept": given(
        accepting.Accepted({"goals.talk": None}, {"goals.talk": BoardEntry(status="accepted")})
    ),
    "board_writes.move": given("goals.talk", "accepted"),
    "board_writes.put_entry": given("goals.talk", BoardEntry(status="accepted")),
    "board_writes.set_entry": given("goals.talk", {"owner": "Ana"}),
    "board_writes.undo_entry": given(
        board_writes.EntryChanged("goals.talk", merging.Changed(BoardEntry(owner="Ana"), None, None))
    ),
    "centres.change_profile": given({"learners": 5}),
    "centres.create_centre": given(PROFILE),
    "centres.delete_centre": NOTHING,
    "centres.deleted_centres": NOTHING,
    "centres.in_bin": NOTHING,
    "centres.export_bytes": NOTHING,
    "centres.get_centre": NOTHING,
    "centres.import_bytes": given(FILE, "new.json"),
    "centres.list_centres": NOTHING,
    "centres.read_upload": given(FILE, "new.json"),
    "centres.restore_centre": NOTHING,
    "centres.same_name": given(centres.read_file(FILE, "new.json", school.catalogue())),
    "centres.update_profile": given(PROFILE),
    "demo_workshop.demo_workshop": given(T),
    "erasing.erase_now": given("Hill School"),
    "everything.everything": NOTHING,
    "foundations.adopt_suggested_done": NOTHING,
    "foundations.already_in_place": NOTHING,
    "funding.funding": NOTHING,
    "funding.put_mobility": given("goals.talk", None),
    "funding.set_mobility": given("goals.talk", {"people": 3}),
    "health.check_up": given(T),
    "indicators.follow": given(("K1",)),
    "indicators.followed": NOTHING,
    "indicators.put_indicators": given({}),
    "indicators.set_target": given("K1", 12),
    "indicators.set_value": given("K1", "2026", Measured(numerator=1, denominator=2)),
    "indicators.unfollow": given("K1"),
    "indicators.view": NOTHING,
    "indicators.worked_out": NOTHING,
    "journey.journey": NOTHING,
    "kept_plans.choices": NOTHING,
    "kept_plans.compare": given("present", "present"),
    "kept_plans.forget": given(NOWHERE),
    "kept_plans.keep": given("As agreed in May"),
    "kept_plans.keep_again": given(KeptPlan(NOWHERE, "kept", "Old", "2026-11-21", plan_json(PLAN), {})),
    "kept_plans.kept_plans": NOTHING,
    "means.begin": NOTHING,
    "measures.answers": NOTHING,
    "measures.figures": NOTHING,
    "networks.centres": NOTHING,
    "networks.coordinators": NOTHING,
    "networks.create": given("Colleges of the North"),
    "networks.delete": lambda school: ((school.network,), {}),
    "networks.dismiss": lambda school: ((school.guest,), {}),
    "networks.everything": NOTHING,
    "networks.invitations": NOTHING,
    "networks.invite_coordinator": given("Cora"),
    "networks.invite_school": given("Lake School"),
    "networks.join": lambda school: ((school.secret,), {}),
    "networks.leave": lambda school: ((school.network,), {}),
    "networks.mine": NOTHING,
    "networks.of_centre": NOTHING,
    "networks.remove_centre": lambda school: ((school.centre,), {}),
    "networks.rename": given("Other"),
    "networks.withdraw": lambda school: ((school.network_link,), {}),
    "own_access.device_link": NOTHING,
    "own_access.everybody": NOTHING,
    "own_access.first_link": given("Ana"),
    "own_access.forget_me": NOTHING,
    "own_access.my_data": NOTHING,
    "own_access.own_access": NOTHING,
    "own_access.rename_me": given("Ana"),
    "own_actions.add_action": given({"title": "A visit", "lead": "teacher"}),
    "own_actions.change_action": given("own.a-fair", {"cost": 5}),
    "own_actions.remove_action": given("own.a-fair"),
    "own_actions.undo_action": given(
        own_actions.OwnChanged("own.b", merging.Changed(OwnAction(id="own.b", title="B", lead="teacher"), None, None))
    ),
    "people.change_role": lambda school: ((school.guest, "editor"), {}),
    "people.invitations": NOTHING,
    "people.invite": given("editor", "Ben"),
    "people.leave": NOTHING,
    "people.members": NOTHING,
    "people.own_role": NOTHING,
    "people.remove": lambda school: ((school.guest,), {}),
    "people.room_left": NOTHING,
    "people.transfer": lambda school: ((school.guest,), {}),
    "people.withdraw": lambda school: ((school.invitation,), {}),
    "planning.adopt_plan": NOTHING,
    "planning.catalogue_of": NOTHING,
    "planning.changed_since": NOTHING,
    "planning.exclude": given("goals.talk"),
    "planning.get_decisions": NOTHING,
    "planning.is_current": NOTHING,
    "planning.load_plan": NOTHING,
    "planning.mark_done": given("goals.talk"),
    "planning.pin": given("goals.talk", 1),
    "planning.release": given("goals.talk"),
    "planning.set_decisions": given(Decisions(done=("goals.talk",))),
    "planning.store_plan": given(PLAN, ""),
    "planning.task_for": NOTHING,
    "renewing.renew": lambda school: ((school.guest,), {}),
    "renewing.renew_member": lambda school: ((school.guest,), {}),
    "renewing.waiting": NOTHING,
    "renewing.withdraw": lambda school: ((school.invitation,), {}),
    "replanning.last_replan": given(T),
    "replanning.prospect": NOTHING,
    "replanning.replan_from": NOTHING,
    "replanning.replaced_plans": NOTHING,
    "replanning.undo_replan": given(NOWHERE),
    "progress.meanwhile": given(DAY, DAY),
    "progress.movement": given("mini"),
    "progress.plans_made": NOTHING,
    "progress_reporting.progress_report": given("html", T),
    "report_preview.preview": given(T),
    "report_voices.heard": NOTHING,
    "calendars.in_calendars": NOTHING,
    "calendars.remember": given((Noted("action/a", DAY, DAY, "A talk"),)),
    "reporting.prepared": given("roadmap", "json", T),
    "reporting.report": given("json", T),
    "reporting.report_digest": given("json", T),
    "reporting.survey_poster": given("https://example.org/s/x", T),
    "reporting.workshop_record": given(T),
    "results.overview": NOTHING,
    "retention.due": NOTHING,
    "retention.purge": NOTHING,
    "retention.trusted": NOTHING,
    "roadmaps.roadmap_view": given(T),
    "rounds.carry_again": given("mini", seen={GOALS: Answer(level=1)}),
    "rounds.confirm_answer": given("mini", GOALS),
    "rounds.confirm_area": given("mini", "plan"),
    "rounds.rounds": NOTHING,
    "rounds.start_next_round": given("mini"),
    "rounds.take_back_round": given("mini", "2026-autumn"),
    "shelf.draft_gaps": given(T),
    "shelf.first_page": given("summary", T),
    "signing_in.sign_out_everywhere": NOTHING,
    "signing_in.sign_out_here": NOTHING,
    "surveys.change_dates": given(DAY, DAY + dt.timedelta(days=9)),
    "surveys.change_expected": given(9),
    "surveys.close": NOTHING,
    "surveys.close_due": NOTHING,
    "surveys.counts": NOTHING,
    "surveys.create": given(frameworks=["mini"], roles=["teacher"], opens_on=DAY, closes_on=DAY),
    "surveys.delete": NOTHING,
    "surveys.get": NOTHING,
    "surveys.list_surveys": NOTHING,
    "surveys.look_now": NOTHING,
    "surveys.may_look": NOTHING,
    "surveys.view": NOTHING,
    "trail.taken": given("report_downloaded", "pdf"),
    "trail.trail": NOTHING,
    "voices.differs_agenda": NOTHING,
    "voices.voices": NOTHING,
    "what_if.begin": NOTHING,
    "what_if.load": NOTHING,
    "what_if.store": given(Curve(), None, ""),
    "what_if.use_cheapest": given(seen=Means(start="2027-01", terms=3)),
    "what_if.use_needs": given("plan.goals", seen=Means(start="2027-01", terms=3)),
    "what_if.use_point": given(Point(2, 4), seen=Means(start="2027-01", terms=3)),
    "wishes.change_priorities": given(lambda own: {**own, "plan": 2}),
    "wishes.effective_targets": NOTHING,
    "wishes.get_means": NOTHING,
    "wishes.get_priorities": NOTHING,
    "wishes.get_targets": given("mini"),
    "wishes.set_means": given(Means(start="2027-01", terms=3)),
    "wishes.set_priorities": given({"plan": 2}),
    "wishes.set_target": given("plan.goals", 3),
    "wishes.set_targets": given("mini", {"plan.goals": 3}),
    "wishes.suggested_priorities": NOTHING,
    "wishes.suggested_targets": given("mini"),
    "wishes.undo_means": given(
        wishes.MeansChanged(merging.Changed(Means(start="2027-01", terms=3), school.MEANS, school.MEANS), {})
    ),
    "workshop_closing.close": given(apply=True, t=T),
    "workshop_results.look": NOTHING,
    "workshop_results.record": NOTHING,
    "workshop_seats.free": NOTHING,
    "workshop_seats.unused": NOTHING,
    "workshops.agree": given(GOALS, 2),
    "workshops.change_agenda": given([VISITS]),
    "workshops.change_settings": given(title="Other"),
    "workshops.create": given([GOALS]),
    "workshops.delete": NOTHING,
    "workshops.get": NOTHING,
    "workshops.list_workshops": NOTHING,
    "workshops.open_room": NOTHING,
    "workshops.opened": NOTHING,
    "workshops.park": given(GOALS),
    "workshops.reveal": given(GOALS),
    "workshops.set_timer": given(60),
    "workshops.show": given(VISITS),
    "workshops.take_back": given(GOALS),
    "workshops.vote_again": given(GOALS),
    "year.reminders": given(T),
    "years_kept.choose": given(1, seen=2, shown=years_kept.Going()),
    "years_kept.going": given(1),
    "years_kept.kept": NOTHING,
    "years_kept.of_survey": NOTHING,
}
"""How each service is called, beside the workspace and the id that it is about. Open services need no row."""


def services() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every service by ``module.name``; what works within another's transaction takes a ``unit`` and is none."""
    for found in pkgutil.iter_modules(prodige_core.services.__path__):
        module = importlib.import_module(f"prodige_core.services.{found.name}")
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if not own or name.startswith("_") or module in (access, workspace):
                continue
            names = list(inspect.signature(function).parameters)
            if names[:1] == ["ws"] and "unit" not in names:
                yield f"{found.name}.{name}", function


SERVICES = dict(services())
ASKING = {name: rule for name, service in SERVICES.items() if (rule := access.rule_of(service)) and rule.who != "all"}


def asking(*who: str) -> list[str]:
    """Services with a row, by what they ask of their caller."""
    return sorted(name for name, rule in ASKING.items() if rule.who in who and name in CALLS)


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> World:
    return school.build(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def shut(world, tmp_path_factory):
    """One copy for all calls that must be refused; that none of them changed anything is seen at the end."""
    folder = tmp_path_factory.mktemp("shut")
    ws = world.copy(folder)
    before = databases.digest(folder)
    yield ws
    workspace.close(ws)
    assert databases.digest(folder) == before


@pytest.fixture
def refused(world, shut):
    """What a service answers to somebody who must be refused."""

    def calling(name: str, who: str, subject: str | None = None) -> Exception:
        with pytest.raises((Forbidden, NotFound)) as error:
            _call(shut, world, name, who, subject)
        return error.value

    return calling


@pytest.fixture(scope="module")
def open_to_change(world, tmp_path_factory):
    made = world.put_back(tmp_path_factory.mktemp("open"))
    yield made
    made.close()


@pytest.fixture
def allowed(world, open_to_change):
    """Calls a service as somebody who may, each time on the world as it was built."""

    def calling(name: str, who: str, subject: str | None = None) -> None:
        ws = open_to_change.fresh()
        if name == "centres.restore_centre":
            centres.delete_centre(ws, subject)
        with contextlib.suppress(StateError):  # it was let in; that the step does not fit now is another matter
            _call(ws, world, name, who, subject)

    return calling


def _call(ws, world, name, who, subject):
    args, kwargs = CALLS[name](world.own)
    ids = () if subject is None else (subject,)
    SERVICES[name](ws.acting_as(world.people[who]), *ids, *args, **kwargs)


def test_every_service_says_what_it_asks_of_its_caller():
    assert [name for name, service in SERVICES.items() if access.rule_of(service) is None] == []


def test_a_service_that_asks_for_nothing_says_why():
    open_ones = {name: access.rule_of(service) for name, service in SERVICES.items() if name not in ASKING}
    assert [name for name, rule in open_ones.items() if not rule.because] == []


def test_every_service_that_asks_for_something_has_a_row():
    assert sorted(ASKING) == sorted(CALLS)


@pytest.mark.parametrize("name", asking("member"))
def test_a_right_is_needed_and_enough(name, world, allowed, refused):
    rule = ASKING[name]
    subject = world.own.subject(rule.of)
    for role in ROLES:
        if rule.right in RIGHTS[role]:
            allowed(name, role, subject)
        else:
            assert isinstance(refused(name, role, subject), Forbidden), role


@pytest.mark.parametrize("name", asking("member"))
def test_another_schools_ids_are_as_unknown_as_ids_of_nothing(name, world, refused):
    rule = ASKING[name]
    for who, subject in [
        *((role, world.other.subject(rule.of)) for role in ROLES),
        *((who, world.own.subject(rule.of)) for who in ("stranger", "coordinator", "newcomer")),
    ]:
        foreign, nothing = refused(name, who, subject), refused(name, who, NOWHERE)
        assert isinstance(foreign, NotFound), who
        assert isinstance(nothing, NotFound), who
        assert foreign.problem == nothing.problem, "or it tells that there is such a centre"


@pytest.mark.parametrize("name", asking("member"))
def test_what_was_taken_away_after_the_first_look_changes_nothing(name, world, shut, monkeypatch):
    # the first look is let pass, as if the role had been there then; that nothing was written `shut` sees at the end
    monkeypatch.setattr(access, "require", lambda *asked: None)
    rule = ASKING[name]
    for who in ("viewer", "stranger"):
        if who == "viewer" and (rule.right in RIGHTS["viewer"] or name == "everything.everything"):
            continue  # of what was handed out it is noted that it was
        with contextlib.suppress(Forbidden, NotFound, StateError):
            _call(shut, world, name, who, world.own.subject(rule.of))


@pytest.mark.parametrize("name", asking("member", "coordinator", "signed in", "operator"))
def test_nobody_gets_nothing(name, world, refused):
    rule = ASKING[name]
    for subject in [None] if rule.of is None else [world.own.subject(rule.of), NOWHERE]:
        assert isinstance(refused(name, "nobody", subject), Forbidden)


@pytest.mark.parametrize("name", asking("operator"))
def test_what_the_operator_does_nobody_else_does(name, allowed, refused):
    for who in (*ROLES, "stranger", "coordinator", "newcomer"):
        assert isinstance(refused(name, who), Forbidden), who
    allowed(name, "operator")


@pytest.mark.parametrize("name", asking("signed in"))
def test_whoever_is_signed_in_may_do_what_is_their_own(name, allowed):
    allowed(name, "newcomer")


@pytest.mark.parametrize("name", asking("coordinator"))
def test_a_network_is_its_coordinators(name, world, allowed, refused):
    for who in (*ROLES, "stranger", "newcomer"):
        assert isinstance(refused(name, who, world.own.network), NotFound), who
    assert isinstance(refused(name, "coordinator", world.other.network), NotFound)
    allowed(name, "coordinator", world.own.network)


def test_lists_show_ones_own_centres_only(world, tmp_path):
    ws = world.copy(tmp_path)
    for role in ROLES:
        assert [row.id for row in centres.list_centres(ws.acting_as(world.people[role]))] == [world.own.centre]
    assert [row.id for row in centres.list_centres(ws.acting_as(world.people["stranger"]))] == [world.other.centre]
    for who in ("coordinator", "newcomer"):
        assert centres.list_centres(ws.acting_as(world.people[who])) == ()
    centres.delete_centre(ws, world.own.centre)
    for role in ROLES:
        seen = [row.id for row in centres.deleted_centres(ws.acting_as(world.people[role]))]
        assert seen == ([world.own.centre] if Right.MANAGE in RIGHTS[role] else [])
        assert [row.id for row in centres.in_bin(ws.acting_as(world.people[role]))] == [world.own.centre]
    for who in ("stranger", "coordinator", "newcomer"):
        assert centres.in_bin(ws.acting_as(world.people[who])) == ()
    workspace.close(ws)


def test_whoever_makes_or_opens_a_centre_owns_it_and_no_namesake_of_others_is_told_of(world, tmp_path):
    ws = world.copy(tmp_path)
    newcomer = ws.acting_as(world.people["newcomer"])
    file = centres.export_bytes(ws, world.own.centre)
    assert centres.same_name(newcomer, centres.read_upload(newcomer, file, "a.json")) is None
    imported = centres.import_bytes(newcomer, file, "a.json", "replace")
    assert imported.outcome == "new"
    assert imported.centre_id != world.own.centre
    assert access.may(newcomer, imported.centre_id, Right.MANAGE)
    assert not access.may(newcomer, world.own.centre, Right.VIEW)
    workspace.close(ws)


def test_only_an_owner_replaces_a_centre_by_a_file(world, tmp_path):
    ws = world.copy(tmp_path)
    renamed = FILE.replace(b"New School", b"Hill School")
    with pytest.raises(Forbidden):
        centres.import_bytes(ws.acting_as(world.people["editor"]), renamed, "a.json", "replace")
    assert centres.import_bytes(ws.acting_as(world.people["owner"]), renamed, "a.json", "replace").outcome == "replaced"
    workspace.close(ws)
