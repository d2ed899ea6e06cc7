"""The report screen: a shelf of documents; what is missing, what can be made, and where a file is while it is made."""

from __future__ import annotations

import datetime as dt
import pickle
import re
import threading
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from prodige_core.errors import ReportFailed
from prodige_core.exports import KINDS, Options, extent
from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.responses import Centre, Means
from prodige_core.services import (
    assessing,
    board_writes,
    calendars,
    centres,
    planning,
    reporting,
    rounds,
    trail,
    wishes,
)
from prodige_ui import runtime
from prodige_ui.components import handing
from prodige_ui.components.handing import Wanted
from prodige_ui.tickets import Asked, Handed
from prodige_ui.typesetting import Typesetter, _sheet
from tests.factories import MINI
from tests.pages.conftest import DOT

OTHERS = ["Word", "Web page"]
DATA = ["Excel", "Calendar", "Download the centre file only"]
PICTURES = "Pictures for slides and websites (ZIP)"
T = translator("en")


@pytest.fixture(autouse=True)
def small_world(own_database, monkeypatch):
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))
    monkeypatch.setattr(handing, "HEAD_START", 0.0)  # here no script runs beside a download


@pytest.fixture
def planned(ws):
    centre_id = centres.create_centre(ws, Centre(name="Aurora **School**"))
    assessing.save_answer(ws, centre_id, "mini", "plan.roles.q1", level=0)
    wishes.set_means(ws, centre_id, Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "admin": 2}))
    plan(ws, centre_id)
    return centre_id


@pytest.fixture
def use(monkeypatch):
    """Use a queue of one's own: ``use(make=...)``."""
    own = []

    def replace(make):
        setter = Typesetter(make=make, warm=lambda: None, clock=lambda: 1000.0)  # time stands
        monkeypatch.setattr(runtime, "_typesetter", setter)
        own.append(setter)
        return setter

    yield replace
    for setter in own:
        setter.close()


def plan(ws, centre_id):
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)


def words(at):
    kinds = (at.markdown, at.info, at.warning, at.error, at.subheader)
    return "\n".join(element.value for kind in kinds for element in kind)


def labels(at):
    return [element.label for element in at.download_button]


def wanted(ws, centre_id, kind_id="roadmap", format_id="pdf", **more):
    return Wanted(ws, centre_id, kind_id, format_id, "The file", "File", T, **more)


def test_documents_stand_in_the_order_of_use_each_with_its_forms_then_data_then_pictures(visit, planned):
    at = visit("report")
    assert not at.exception
    assert labels(at) == [
        *["Download the summary (PDF)", *OTHERS],
        "Download the poster (PDF)",
        *["Download the report (PDF)", *OTHERS],
        *["Download the draft (Word)", "Web page"],
        *DATA,
        PICTURES,
    ]
    assert [one.value for one in at.subheader] == [
        "Leadership summary",
        r"Staff\-room poster",
        "Full roadmap",
        "Progress report",
        "Draft of an Erasmus Plan",
    ]
    text = words(at).replace("\\", "")
    assert "The actions – 1 action card" in text
    assert "Everything you entered is inside each PDF" in text
    assert "So far there is one round at most" in text
    assert "a later one updates the events, and calls off what is not planned any more" in text


def test_every_kind_of_document_has_a_card(visit, planned):
    assert len(visit("report").subheader) == len(KINDS)


def test_a_name_full_of_markup_is_shown_as_it_is(visit, planned):
    assert r"**Aurora \*\*School\*\***" in words(visit("report"))


def test_without_a_plan_it_says_what_is_missing_and_still_gives_documents(visit, ws, small_centre):
    at = visit("report")
    assert not at.exception
    assert "Too few questions are answered" in at.info[0].value
    assert "Word" in labels(at)
    assert "Calendar" not in labels(at)
    assert PICTURES not in labels(at)
    assessing.save_answer(ws, small_centre, "mini", "plan.roles.q1", level=0)
    at = visit("report")
    assert "no roadmap yet" in at.info[0].value
    assert "Go to the roadmap" in [link.value for link in at.page_link]
    assert PICTURES in labels(at)


def test_fixed_actions_that_cannot_stand_together_are_told(visit, ws, planned):
    wishes.set_means(ws, planned, Means(start="2027-01", terms=3))
    planning.pin(ws, planned, "roles.name", 1)
    plan(ws, planned)
    at = visit("report")
    assert not at.exception
    assert "do not fit" in at.warning[0].value
    assert "Download the report (PDF)" in labels(at)


def test_it_says_that_the_roadmap_prints_names_but_not_for_roles(visit, ws, planned):
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "leader", "note": "soon"})
    assert "who sees to each action" not in words(visit("report"))
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "Ana Novak"})
    assert "who sees to each action" in words(visit("report"))


def test_a_stale_plan_gives_no_documents_but_says_so_on_every_card_and_gives_the_centre_file(visit, ws, planned):
    planning.exclude(ws, planned, "roles.name")
    at = visit("report")
    assert not at.exception
    assert "this has changed: decisions about actions." in at.warning[0].value
    assert labels(at) == ["Download the centre file only"]
    assert words(at).count("First plan again: the roadmap is out of date.") == 4


def test_with_two_rounds_there_is_a_progress_report_also_when_the_plan_is_stale(visit, ws, planned):
    rounds.start_next_round(ws, planned)
    at = visit("report")
    assert "Download the progress report (PDF)" in labels(at)
    assert "So far there is one round" not in words(at)
    planning.exclude(ws, planned, "roles.name")
    assert labels(visit("report"))[:1] == ["Download the progress report (PDF)"]


def test_the_draft_lists_what_it_lacks_with_the_way_there(visit, planned):
    at = visit("report")
    assert any(box.label.endswith("things the draft lacks") for box in at.expander)
    links = [link.value for link in at.page_link]
    assert "Centre profile" in links


def test_the_switch_holds_for_the_whole_shelf_and_stays_when_one_comes_back(visit, go, planned):
    at = visit("report")
    assert at.toggle(key="carries-file").value
    at.toggle(key="carries-file").set_value(False).run()
    assert "no data with your notes, hours and names" in words(at)
    at = go(go(at, "roadmap"), "report")
    assert not at.toggle(key="carries-file").value


def test_pressing_takes_a_place_in_the_queue_with_the_choices_made(visit, planned, use):
    orders = []
    use(lambda frame: orders.append(pickle.loads(frame)) or DOT)  # noqa: S301 - our own
    at = visit("report")
    orders.clear()
    at.toggle(key="carries-file").set_value(False).run()
    at.segmented_control(key="paper-poster").set_value("A3").run()
    at.download_button(key="handed-poster-pdf").click().run()
    assert not at.exception
    until = time.monotonic() + 120
    while not (posters := [one for one in orders if one.format_id == "pdf"]) and time.monotonic() < until:
        time.sleep(0.02)
    assert [(one.paper, one.attachment) for one in posters] == [("A3", None)]


def test_who_waits_is_told_where_the_file_is_and_gets_a_button_when_it_came_too_late(visit, planned, use, monkeypatch):
    go_on = threading.Event()
    use(lambda frame: (go_on.wait(240) and b"made") or b"")
    monkeypatch.setattr("prodige_ui.components.shelf.PATIENCE", 0.0)
    at = visit("report")
    at.download_button(key="handed-summary-pdf").click().run()
    assert "being made" not in words(at)  # nothing in the first second
    asked = next(iter(at.session_state["handed"].asked.values()))
    asked.ticket.asked -= 2
    assert "Leadership summary (PDF)" in words(at.run()).replace("\\", "")
    assert "you can go on working" in words(at)
    go_on.set()
    assert asked.ticket.sheet.ended.wait(240)
    asked.ticket.asked -= 100
    at.run()
    assert "is ready" in "\n".join(box.value for box in at.success)
    next(one for one in at.get("download_button") if one.label == "Save it").click().run()
    assert not at.success
    assert not at.exception


def test_a_plan_that_turns_stale_between_page_and_press_is_told_in_a_sentence(visit, ws, planned):
    at = visit("report")
    planning.exclude(ws, planned, "roles.name")
    with pytest.MonkeyPatch.context() as patch:
        # the screen in the browser still shows the buttons of before
        patch.setattr("prodige_core.services.shelf._why_not", lambda *given: ("", ""))
        at.download_button(key="handed-roadmap-pdf").click().run()
    assert "Nothing of your work is lost" in words(at)
    assert "Make it again first, then the report" in words(at).replace("\\", "")


def test_a_document_that_could_not_be_set_is_told_and_can_be_asked_for_again(visit, planned, use):
    def fails(order):
        raise ReportFailed("It took too long.", "Ask for it again.")

    use(fails)
    at = visit("report")
    at.download_button(key="handed-roadmap-docx").click().run()
    asked = next(iter(at.session_state["handed"].asked.values()))
    assert asked.ticket.sheet.ended.wait(240)
    at.run()
    assert "It took too long" in words(at).replace("\\", "")
    use(lambda order: b"made")
    at.download_button(key="handed-roadmap-docx").click().run()
    assert "It took too long" not in words(at)


def test_a_download_brings_the_file_and_is_noted_in_the_trail(ws, planned):
    held = Handed()
    data = handing._made(wanted(ws, planned, "poster", options=Options(carries_file=False)), held)
    assert data.startswith(b"%PDF")
    assert [file.split(" en ")[0] for file in held.given] == [f"{planned} poster-pdf"]
    assert [one.kind for one in trail.trail(ws, planned)].count("report_downloaded") == 1


def test_a_card_tells_how_long_and_large_its_files_are_once_they_were_made(visit, ws, planned):
    def told():
        return re.findall(r"PDF.* kB", words(visit("report")).replace("\\", ""))

    assert told() == []
    digest = reporting.report_digest(ws, planned, "shelf current", T)
    for own in ("pdf", "docx"):
        handing._made(wanted(ws, planned, "summary", own, options=Options(), digest=digest), Handed())
    (said,) = told()
    assert re.fullmatch(r"PDF: 2 pages, \d+ kB · Word: \d+ kB", said)
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "Ana Novak"})
    assert told() == []  # what was told is not so any more


@pytest.mark.parametrize(
    ("size", "said"), [(400, "1 kB"), (195_400, "195 kB"), (999_999, "1,000 kB"), (1_249_000, "1.2 MB")]
)
def test_sizes_are_told_as_people_know_them(size, said):
    assert extent.said(extent.extent_of("html", b"x" * size), T) == said


def test_a_file_whose_pages_cannot_be_counted_is_handed_out_all_the_same():
    assert extent.extent_of("pdf", b"%PDF nothing") == extent.Extent(None, 12)


def test_a_download_that_cannot_come_says_only_that_the_screen_tells_why(ws, planned, use):
    use(lambda order: pytest.fail("nothing to make"))
    planning.exclude(ws, planned, "roles.name")
    with pytest.raises(handing.ToldOnScreen):
        handing._made(wanted(ws, planned), Handed())


@pytest.mark.parametrize(
    ("kind_id", "format_id"), [("summary", "pdf"), ("roadmap", "xlsx"), ("roadmap", "zip"), ("roadmap", "json")]
)
def test_it_is_made_once_for_who_presses_twice(ws, planned, use, kind_id, format_id):
    made = []
    use(lambda order: made.append(order) or b"made")
    for _ in range(2):
        assert handing._made(wanted(ws, planned, kind_id, format_id), Handed()) == b"made"
    assert len(made) == 1
    centres.update_profile(ws, planned, Centre(name="Borealis School"))
    plan(ws, planned)
    handing._made(wanted(ws, planned, kind_id, format_id), Handed())
    assert len(made) == 2


def test_a_calendar_asked_for_later_is_made_anew_as_it_tells_the_moment(ws, planned):
    one = reporting.prepared(ws, planned, "roadmap", "ics", T)
    later = replace(one.inputs, made_at=one.inputs.made_at + dt.timedelta(seconds=1))
    assert _sheet(reporting.job_for("roadmap", "ics", one.inputs)).key == _sheet(one).key
    assert _sheet(reporting.job_for("roadmap", "ics", later)).key != _sheet(one).key


def test_each_press_brings_the_file_as_chosen_then_not_that_of_the_press_before(ws, planned, monkeypatch):
    inside, without = (wanted(ws, planned, options=Options(carries_file=own)) for own in (True, False))
    clock = [1000.0]
    passing = SimpleNamespace(
        monotonic=lambda: clock[0], sleep=lambda seconds: clock.__setitem__(0, clock[0] + seconds)
    )
    monkeypatch.setattr(handing, "time", passing)
    monkeypatch.setattr(handing, "HEAD_START", 0.05)
    held = Handed()
    ticket = runtime.typesetter().ask(inside.job(), "somebody")
    held.asked[inside.file] = Asked(inside, "roadmap", "", "", clock[0], ticket)
    assert handing._ticket(without, held).sheet.key != ticket.sheet.key
    assert handing._ticket(inside, held) is ticket
    assert handing._ticket(inside, held) is not ticket, "whoever presses again may have changed something"


def test_a_calendar_that_was_waited_for_is_remembered_as_it_is_not_as_the_plan_is_by_then(ws, planned, monkeypatch):
    monkeypatch.setattr(handing, "HEAD_START", 60.0)  # the ticket is there, so nobody waits so long
    asked = wanted(ws, planned, format_id="ics")
    held = Handed()
    ticket = runtime.typesetter().ask(asked.job(), "somebody")
    held.asked[asked.file] = Asked(asked, "roadmap", "", "", time.monotonic() + 3600, ticket)
    planning.exclude(ws, planned, "roles.name")
    plan(ws, planned)
    data = handing._made(asked, held)
    title = ws.catalogue.actions["roles.name"].title
    assert title.encode() in data.replace(b"\r\n ", b""), "the file is of the plan at the press"
    assert "action/roles.name" in {own.key for own in calendars.in_calendars(ws, planned)}


def test_what_was_asked_for_on_a_screen_that_was_left_is_forgotten(visit, go, ws, planned, use):
    use(lambda order: b"made")
    at = visit("report")
    at.download_button(key="handed-summary-pdf").click().run()
    held = at.session_state["handed"]
    (asked,) = held.asked.values()
    asked.at -= handing.FORGOTTEN
    at = go(go(at, "roadmap"), "report")
    assert not held.asked


def test_pictures_of_first_pages_are_shown_and_missing_ones_are_no_message(visit, planned, use):
    assert len(visit("report").get("image")) == 4
    use(lambda order: (_ for _ in ()).throw(ReportFailed("No.", "No.")))
    centres.update_profile(runtime.workspace(), planned, Centre(name="Borealis School"))
    plan(runtime.workspace(), planned)
    at = visit("report")
    assert not at.exception
    assert not at.get("image")
    assert not at.error


def test_in_the_pseudo_language_no_text_is_left_in_english(visit, planned):
    at = visit("report", lang="xx")
    assert not at.exception
    boxes = [*at.header, *at.subheader, *at.info, *at.warning]
    shown = [*labels(at), *(box.value for box in boxes), *(box.label for box in at.expander)]
    for label in [*shown, at.toggle[0].label]:
        assert "~" in label


def test_the_shelf_offers_what_can_be_prepared(ws, planned):
    for kind in KINDS.values():
        for format_id in kind.formats:
            assert reporting.prepared(ws, planned, kind.id, format_id, T).name
