"""What the staff survey's pages withstand: replays, two devices, forged and hostile input, guessed links, scanners."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from prodige_core.i18n.translator import PSEUDO
from prodige_core.responses import Centre
from prodige_core.services import centres, surveys
from prodige_web import PageLanguage
from prodige_web.answering import LARGEST_PAGE, survey_routes
from prodige_web.limits import SOURCE_LIMIT
from tests.survey_steps import GOALS, KNOWN, VISITS, WHO, begin_survey
from tests.web.survey.steps import COOKIE, private_link, secret, stored
from tests.web.visitor import Visitor

HOSTILE = '<script>alert(1)</script> & "quoted" {{ 7*7 }} %(x)s {name} \u202eback'


def fields_of(visitor, token, number=1, **given):
    """The form of a page as it stands, with some answers."""
    fields = visitor.get(f"/s/{token}/{number}").form(f"/{number}").fields
    return fields | {name.replace("__", "."): value for name, value in given.items()}


def auto(visitor, token, fields, item, value, version):
    """What the script sends when one choice is made."""
    body = {"_who": fields["_who"], "_go": "auto", "_version": str(version), item: value}
    return json.loads(visitor.post(f"/s/{token}/1", body, accept="application/json").body)


# replays and two devices


def test_the_same_page_sent_three_times_is_stored_once(ws, teacher, token):
    fields = fields_of(teacher, token, plan__goals__q1="2")
    for _ in range(3):
        assert teacher.post(f"/s/{token}/1", fields).url.split("?")[0] == f"/s/{token}/2"
    assert stored(ws, teacher) == {GOALS: 2}
    assert fields_of(teacher, token)["_version"] == "1"


def test_the_same_page_from_many_windows_at_once_is_stored_once_and_nothing_breaks(ws, teacher, token):
    fields = fields_of(teacher, token, plan__goals__q1="2", plan__goals__q2="1")
    with ThreadPoolExecutor(max_workers=6) as threads:
        sent = [threads.submit(teacher.post, f"/s/{token}/1", fields, follow=False) for _ in range(12)]
        assert {one.result().status for one in sent} == {303}
    assert stored(ws, teacher) == {GOALS: 2, KNOWN: 1}


def test_what_another_device_answered_meanwhile_stays_and_is_told_beside_the_question(ws, app, teacher, token):
    old = fields_of(teacher, token, plan__goals__q1="0", plan__goals__q2="1")
    laptop = Visitor(app)
    laptop.get(private_link(teacher))
    laptop.post(f"/s/{token}/1", fields_of(laptop, token, plan__goals__q1="2"))
    page = teacher.post(f"/s/{token}/1", old)
    assert page.url == f"/s/{token}/1?kept=1#q1"
    assert "Another device answered this differently; kept: They are written down." in page.text
    assert stored(ws, teacher) == {GOALS: 2, KNOWN: 1}
    teacher.send("/1", "next", plan__goals__q1="0")
    assert stored(ws, teacher)[GOALS] == 0


def test_made_up_marks_in_the_address_break_nothing(teacher, token):
    for kept in ("0", "99", "1-2-3-99999-x-", "%00", "<b>", "-" * 5000, "²"):
        page = teacher.get(f"/s/{token}/1?kept={kept}&saved={kept}")
        assert page.status == 200, kept
        assert "kept:" not in page.text, kept


def test_a_page_number_of_thousands_of_digits_is_no_page_and_no_fault(teacher, token):
    for number in ("99999", "9" * 5000):
        assert teacher.get(f"/s/{token}/{number}").url == f"/s/{token}/link"
    assert "Part 1 of" in teacher.get(f"/s/{token}/0001").text


# the script's way of saving, choice by choice


def test_each_choice_is_saved_and_the_version_for_the_next_change_comes_back(ws, teacher, token):
    fields = fields_of(teacher, token)
    first = auto(teacher, token, fields, GOALS, "1", fields["_version"])
    assert first == {"version": 1, "kept": {}}
    assert auto(teacher, token, fields, GOALS, "2", first["version"]) == {"version": 2, "kept": {}}
    assert stored(ws, teacher) == {GOALS: 2}


def test_the_page_sent_after_single_choices_is_no_conflict_with_oneself(ws, teacher, token):
    fields = fields_of(teacher, token)
    saved = auto(teacher, token, fields, GOALS, "1", fields["_version"])
    whole = fields | {GOALS: "3", WHO: "0", "_seen": f"{GOALS}:{saved['version']}"}
    assert teacher.post(f"/s/{token}/1", whole).url.split("?")[0] == f"/s/{token}/2"
    assert stored(ws, teacher) == {GOALS: 3, WHO: 0}


def test_a_single_choice_tells_what_another_device_answered_meanwhile(ws, teacher, token):
    fields = fields_of(teacher, token)
    auto(teacher, token, fields, GOALS, "1", fields["_version"])
    told = auto(teacher, token, fields, GOALS, "2", fields["_version"])
    assert told["kept"] == {GOALS: {"value": "1", "words": "Somebody has some."}}
    assert stored(ws, teacher) == {GOALS: 1}


def test_the_script_is_told_by_the_status_that_nothing_was_saved(ws, survey_id, app, teacher, token):
    fields = fields_of(teacher, token, plan__goals__q1="1") | {"_go": "auto"}
    script = {"accept": "application/json"}
    assert Visitor(app).post(f"/s/{token}/1", fields, **script).status == 403
    assert teacher.post(f"/s/{token}/1", fields | {"_who": "x"}, **script).status == 409
    assert teacher.post(f"/s/{token}/1", fields | {GOALS: "9"}, **script).status == 400
    surveys.close(ws, survey_id)
    refused = teacher.post(f"/s/{token}/1", fields, **script)
    assert (refused.status, refused.body) == (403, b"{}")


# forged input


def test_an_answer_outside_the_scale_is_refused_and_nothing_of_the_page_is_stored(ws, teacher, token):
    fields = fields_of(teacher, token, plan__goals__q2="1")
    for value in ("9", "-1", "1.5", "a", "", "²", "０", "[1]", "1" * 5000, "NaN"):
        page = teacher.post(f"/s/{token}/1", fields | {GOALS: value})
        assert page.status == 400, value
        assert "must be a level from 0 to 3" in page.text
    assert stored(ws, teacher) == {}


def test_an_answer_to_a_question_of_no_or_another_page_is_refused(ws, teacher, token):
    fields = fields_of(teacher, token)
    for item in (VISITS, "doing.visits.q2", "nothing", "../x", "<b>", "\x00"):
        assert teacher.post(f"/s/{token}/1", fields | {item: "1"}).status == 400, item
    assert stored(ws, teacher) == {}


def test_a_made_up_version_is_no_error_and_harms_only_who_sends_it(ws, teacher, token):
    fields = fields_of(teacher, token, plan__goals__q1="1")
    for version in ("", "-1", "x", "9" * 400, "1e9", "٣"):
        made_up = {"_version": version, "_seen": f"{GOALS}:{version} :: x"}
        assert teacher.post(f"/s/{token}/1", fields | made_up).status == 200, version
    assert stored(ws, teacher) == {GOALS: 1}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null", "sec_fetch_site": "cross-site"}, 403),
        ({"content_type": "multipart/form-data; boundary=x"}, 415),
        ({"content_type": "application/json"}, 415),
    ],
)
def test_forms_of_other_sites_and_other_kinds_are_refused(ws, survey_id, teacher, token, headers, status):
    given = {"_who": fields_of(teacher, token)["_who"], "role": "teacher", "comment": "x"}
    before = teacher.cookies.copy()
    for path in ("", "/1", "/end", "/delete", "/leave"):
        assert teacher.post(f"/s/{token}{path}", given, **headers).status == status, path
    assert teacher.cookies == before
    assert surveys.counts(ws, survey_id) == surveys.Counts(begun=1, finished=0)


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_of_more_than_64_kilobytes_is_refused(teacher, token, declared):
    body = b"comment=" + b"a" * LARGEST_PAGE
    headers = {} if declared else {"content_length": "10"}
    assert teacher.post(f"/s/{token}/end", body, **headers).status == 413


def test_bytes_that_are_no_text_are_refused_without_a_fault(ws, survey_id, teacher, token):
    who = b"_who=" + fields_of(teacher, token)["_who"].encode()
    for body in (b"%ff=1", b"\xff\xfe", b"&a" * 300, b"comment=%00", b"comment=%ed%a0%80"):
        assert teacher.post(f"/s/{token}/end", who + b"&" + body).status == 400, body
    assert surveys.counts(ws, survey_id).finished == 0


# links


def test_an_unknown_link_reveals_nothing_and_looks_the_same_everywhere(app, teacher, token):
    link = private_link(teacher)
    near = link[:-1] + ("A" if link[-1] != "A" else "B")
    bodies = {Visitor(app).get(path).body for path in ("/s/nothing", near, f"{near}/link", "/s/", "/s/a/b/c", "/s")}
    assert len(bodies) == 1
    assert b"Hill School" not in bodies.pop()
    assert Visitor(app).get(near).status == 404


def test_a_deleted_centre_takes_its_survey_along(ws, app, centre_id, teacher, token):
    centres.delete_centre(ws, centre_id)
    for path in (f"/s/{token}", f"/s/{token}/1", f"/s/{token}/new", f"/s/{token}/deleted"):
        assert Visitor(app).get(path).status == 404
    assert Visitor(app).post(f"/s/{token}", {"role": "teacher"}).status == 404


def test_wrong_links_are_counted_and_slowed_like_wrong_codes_and_right_ones_are_not(ws, app, token):
    guesser = Visitor(app, address="192.0.2.66")
    desk = app.routes[0].endpoint.__self__
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    desk.wrong_links._sleep = sleep
    for number in range(SOURCE_LIMIT):
        guesser.get(f"/s/{number}")
    assert waited == []
    guesser.get("/s/one-more")
    assert len(waited) == 1
    guesser.get(f"/s/{token}")
    guesser.send(role="teacher")
    assert len(waited) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_scanners_and_prefetches_change_nothing(ws, app, survey_id, teacher, token, method):
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "next", plan__goals__q1="2")
    link = private_link(teacher)
    for path in (link, *(f"/s/{token}{end}" for end in ("", "/1", "/end", "/feedback", "/delete", "/new", "/link"))):
        for scanner in (teacher, Visitor(app)):
            assert scanner.look(path, method, sec_purpose="prefetch").status in {200, 303}
    assert surveys.counts(ws, survey_id) == surveys.Counts(begun=1, finished=0)
    assert stored(ws, teacher) == {GOALS: 2}


@pytest.mark.parametrize("path", ["/leave", "/1"])
def test_what_changes_something_cannot_be_done_by_opening_an_address(teacher, token, path):
    before = teacher.cookies.copy()
    teacher.look(f"/s/{token}{path}?_go=next&{GOALS}=1")
    assert teacher.cookies == before


def test_a_private_link_is_never_shown_in_an_address_and_never_kept_by_a_cache(app, teacher, token):
    link = private_link(teacher)
    reply = Visitor(app).look(link)
    assert (reply.status, reply.header("cache-control")) == (303, "no-store")
    assert secret(teacher) not in reply.header("location")
    for path in ("/1", "/end", "/delete", "/feedback", "/new"):
        page = teacher.get(f"/s/{token}{path}")
        assert secret(teacher).encode() not in page.body
        assert page.header("cache-control") == "no-store"


def test_a_made_up_cookie_is_nobody(teacher, token):
    for cookie in ("", "x", "a" * 43, "é" * 43, "\x00" * 43, "a" * 4000):
        teacher.cookies = {(COOKIE, f"/s/{token}"): cookie}
        assert "Which describes you best?" in teacher.get(f"/s/{token}/1").text, cookie


def test_the_cookie_of_one_survey_opens_no_other(ws, centre_id, teacher, token):
    other = surveys.get(ws, begin_survey(ws, centre_id)).token
    teacher.cookies[COOKIE, f"/s/{other}"] = secret(teacher)
    assert "Which describes you best?" in teacher.get(f"/s/{other}").text


# words


def test_a_link_that_was_given_a_slash_at_its_end_opens(app, token):
    visitor = Visitor(app)
    assert "Which describes you best?" in visitor.get(f"/s/{token}/").text
    assert visitor.now.url == f"/s/{token}"
    assert [visitor.get(path).status for path in ("/s/nothing/", "/s/", "/s//", "/s//evil.example/")] == [404] * 4


def test_hostile_names_titles_and_comments_stay_what_they_are(ws, app):
    centre_id = centres.create_centre(ws, Centre(name=HOSTILE))
    token = surveys.get(ws, begin_survey(ws, centre_id, title=HOSTILE)).token
    visitor = Visitor(app)
    visitor.get(f"/s/{token}?role=%3Cb%3E&lang=%22%3E")
    assert HOSTILE in visitor.now.text
    visitor.send(role="teacher")
    visitor.get(f"/s/{token}/end")
    visitor.send("/end", comment=HOSTILE)
    for path in ("/1", "/end", "/feedback", "/link", "/delete"):
        page = visitor.get(f"/s/{token}{path}")
        assert b"<script>alert" not in page.body
        assert HOSTILE in page.text or HOSTILE in page.form("/end").fields["comment"]


def test_every_page_speaks_the_language_asked_for_and_leaves_nothing_untranslated(ws, app, centre_id, token):
    visitor = Visitor(app)
    pages = [visitor.get(f"/s/{token}?lang={PSEUDO}"), visitor.get("/s/nothing?lang=xx")]
    visitor.get(f"/s/{token}")
    visitor.send(role="teacher")
    visitor.get(f"/s/{token}/1")
    visitor.send("/1", "next", plan__goals__q1="1")
    visitor.get(f"/s/{token}/end")
    visitor.send("/end")
    paths = (
        "/1?saved=1&kept=1",
        "/new",
        "/2?saved=1",
        "/link",
        "/link?saved=1",
        "/end?saved=1",
        "/feedback",
        "/delete",
        "/leave",
        "/left",
    )
    pages += [visitor.get(f"/s/{token}{path}{'&' if '?' in path else '?'}lang=xx") for path in (*paths, "/deleted")]
    centres.delete_centre(ws, centre_id)
    pages += [visitor.get(f"/s/{token}{path}?lang=xx") for path in ("", "/delete")]
    for page in pages:
        assert page.status in {200, 404}
        assert plain_english(page.text) == [], page.url


def plain_english(text):
    """Words of three letters or more in a page of the pseudo-language that never went through a translator."""
    own = {"Hill", "School", "Prodige", "Autumn", "survey", "November"}  # names, and dates in the locale's words
    words = ["".join(char for char in word if char.isalnum()) for word in text.split()]
    vowels = set("aeiouyAEIOUY")
    return [w for w in words if len(w) > 3 and not w.startswith("http") and w not in own and vowels & set(w)]


def test_the_language_goes_along_with_the_person(ws, token):
    app = Starlette(routes=survey_routes(lambda: ws), middleware=[Middleware(PageLanguage)])
    visitor = Visitor(app)
    visitor.get(f"/s/{token}")
    visitor.send(role="teacher")
    page = visitor.get(f"/s/{token}/1?lang=xx")
    assert ("prodige_lang", "/") in visitor.cookies
    assert "Párt" in visitor.get(f"/s/{token}/1").text
    assert page.lang == "en"  # the pseudo-language is English to a screen reader
