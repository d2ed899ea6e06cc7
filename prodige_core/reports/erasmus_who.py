"""The chapter *Who we are* of the draft of an Erasmus Plan: from the profile, the board and the indicators."""

from __future__ import annotations

from prodige_core.i18n import N_, Translator
from prodige_core.indicators import Followed, words, year_label
from prodige_core.programme import country_name
from prodige_core.reports.document import Run, Runs, text_runs
from prodige_core.reports.erasmus_doing import Doing
from prodige_core.reports.erasmus_parts import FIRST, Chapter
from prodige_core.reports.inputs import ReportInputs

MOST_DONE = 6
"""Actions and numbers of earlier years that are named; more would be a report of its own (editorial)."""

HOLDS = {
    "none": N_("According to our centre profile, we have had no Erasmus+ money so far. {check}"),
    "KA122": N_("We work with Erasmus+ short-term projects (KA122)."),
    "KA120": N_("We hold an Erasmus accreditation of our own (KA120), so this is an update of our plan."),
    "consortium": N_("We are a member of a mobility consortium led by {coordinator}."),
}


def who_chapter(inputs: ReportInputs, found: tuple[Doing, ...]) -> Chapter:
    """From the profile, from what is done, from the numbers of earlier years."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Who we are"), "who")
    _profile(made, inputs)
    _holds(made, inputs)
    made.head(2, t.gettext("What we have done so far"), "before")
    _before(made, inputs, found)
    return made


def _profile(made: Chapter, inputs: ReportInputs) -> None:
    t, centre = inputs.t, inputs.file.centre
    country: str | Run = (
        country_name(centre.country, t) if centre.country else made.add(t.gettext("your country"), "profile")
    )
    told = t.gettext("We are {name}, in {country}. Our organisation ID for EU programmes is {oid}.")
    made.say(told, name=centre.name, country=country, oid=made.add(t.gettext("your organisation ID (OID)")))
    learners = t.ngettext("{count} learner", "{count} learners", centre.learners).format(
        count=t.number(centre.learners)
    )
    staff = t.ngettext("{count} colleague", "{count} colleagues", centre.staff).format(count=t.number(centre.staff))
    known = [own.strip() for own in centre.sectors if own.strip()]
    made.say(
        t.gettext("We teach {learners} with {staff}. Our sectors: {sectors}. We teach in {languages}."),
        learners=learners if centre.learners else made.add(t.gettext("how many learners you have"), "profile"),
        staff=staff if centre.staff else made.add(t.gettext("how many staff you have"), "profile"),
        sectors="; ".join(t.gettext(own) for own in known)
        if known
        else made.add(t.gettext("the trades or sectors you teach"), "profile"),
        languages=t.listing([_language(own, t) for own in centre.languages])
        if centre.languages
        else made.add(t.gettext("the languages you teach in"), "profile"),
    )
    context = t.gettext("your school in three sentences: who your learners are, what is special about your region")
    made.ask(context)


def _language(code: str, t: Translator) -> str:
    return str(t.locale.languages.get(code, code))


def _holds(made: Chapter, inputs: ReportInputs) -> None:
    t, held = inputs.t, inputs.file.centre.accreditation
    if held == "consortium":
        made.say(t.gettext(HOLDS[held]), coordinator=made.add(t.gettext("who leads your consortium")))
    elif held == "none":
        said = t.gettext("what your own records say of earlier Erasmus+ money")
        made.say(t.gettext(HOLDS[held]), check=made.add(said))
    else:
        made.text(t.gettext(HOLDS[held]))


def _before(made: Chapter, inputs: ReportInputs, found: tuple[Doing, ...]) -> None:
    t = inputs.t
    home = inputs.catalogue.action_framework
    done = [own for own in found if own.state == "done"]
    done.sort(key=lambda own: (not own.abroad, home.get(own.id) != FIRST))  # stays, then other international work
    counted = [own for own in inputs.indicators if own.course.latest is not None]
    if done:
        text = t.ngettext("We have done {count} action so far:", "We have done {count} actions so far:", len(done))
        made.text(text.format(count=t.number(len(done))))
        items = [text_runs(_done(own, t)) for own in done[:MOST_DONE]]
        made.points([*items, *_more(len(done) - MOST_DONE, t)])
    if counted:
        made.text(t.gettext("What we count, school year by school year, with the latest value:"))
        made.points([text_runs(_counted(own, t)) for own in counted[:MOST_DONE]])
    if not done and not counted:
        made.ask(t.gettext("what you have done so far for international work"), "board")
    abroad = [own for own in counted if own.definition.id in ("K1", "K4")]
    if not abroad:
        said = t.gettext("how many of your learners and staff were abroad in the last years")
        made.say(t.gettext("Stays abroad before this plan: {place}"), place=made.add(said, "indicators"))
    history = t.gettext(
        "earlier European projects and stays, with their years and partners; what you wrote in notes is not quoted here, "
        "so copy from them what others may read"
    )
    made.ask(history)


def _done(own: Doing, t: Translator) -> str:
    """The action with the month it ended in; stays are marked as such."""
    text = t.gettext("{action} ({when})") if own.when else "{action}"
    text = text.format(action=own.title, when=own.when)
    return t.gettext("{action}, a stay abroad").format(action=text) if own.abroad else text


def _more(more: int, t: Translator) -> list[Runs]:
    if more <= 0:
        return []
    text = t.ngettext("and {count} more", "and {count} more", more)
    return [text_runs(text.format(count=t.number(more)))]


def _counted(own: Followed, t: Translator) -> str:
    """*Learners who were abroad, in 2025/26: 12 % (48 of 400)*."""
    latest = own.course.latest
    year = latest.year if latest is not None else ""
    value = "" if latest is None else words.amount(own.definition, latest.value, t)
    counts = words.counts_words(own.definition, dict(own.measured)[year], t)
    text = t.gettext("{indicator}, in {year}: {value} ({counts})")
    if counts in ("", value):
        text = t.gettext("{indicator}, in {year}: {value}")
    return text.format(indicator=words.title(own.definition, t), year=year_label(year), value=value, counts=counts)
