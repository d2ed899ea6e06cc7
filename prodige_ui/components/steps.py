"""What to do next and how long it takes; then all steps with their state in words."""

from __future__ import annotations

import streamlit as st

from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.progress import confirmed_line
from prodige_core.services.journey import Journey, Step
from prodige_ui import navigation, session
from prodige_ui.components.text import literal

_SCREEN = {
    "profile": "profile",
    "quick": "assess",
    "questions": "assess",
    "results": "results",
    "wishes": "wishes",
    "roadmap": "roadmap",
    "report": "report",
}
_ICON = {
    "done": ":material/check_circle:",
    "begun": ":material/pending:",
    "open": ":material/radio_button_unchecked:",
    "waiting": ":material/more_horiz:",
    "stale": ":material/update:",
    "nothing": ":material/check_circle:",
}


def next_step(way: Journey, catalogue: Catalogue, t: Translator) -> None:
    """One box: the next thing, why, how long, and the button."""
    step = way.next
    with st.container(border=True, key="next-step"):
        st.subheader(t.gettext("Next: {step}").format(step=_title(step, catalogue, t)))
        st.write(" ".join(part for part in (_why(step, t), _minutes(step, t)) if part))
        if st.button(_button(step, t), type="primary", icon=":material/arrow_forward:", key="next-go"):
            _go(step)
        if step.name == "questions" and _can_plan_first(way):
            st.write(
                t.gettext(
                    "Short of time? What is answered is enough for a first roadmap. You can answer the rest later."
                )
            )
            if st.button(t.gettext("Go on to a first roadmap"), key="first-roadmap"):
                st.switch_page(navigation.path("wishes"))


def overview(way: Journey, catalogue: Catalogue, t: Translator) -> None:
    """Every step with what is done, in words and with a link."""
    st.subheader(t.gettext("The whole way"))
    with st.container(gap=None, width=640, key="steps"):
        for index, step in enumerate(way.steps):
            row = st.container(
                horizontal=True,
                horizontal_alignment="distribute",
                vertical_alignment="center",
                gap="small",
                key=f"step-row-{index}",
            )
            label = f"{_ICON[step.state]} {_title(step, catalogue, t)}"
            if step.state == "waiting":
                row.markdown(label, width="content")
            elif row.button(label, type="tertiary", key=f"step-go-{index}"):
                _go(step)
            row.markdown(_state(step, t), width="content")


def _can_plan_first(way: Journey) -> bool:
    """Whether something is scored and no means are told yet: a first roadmap on the quick check is a few minutes away."""
    states = {step.name: step.state for step in way.steps}
    return states["results"] == "done" and states["wishes"] == "open"


def _go(step: Step) -> None:
    if step.name in {"quick", "questions"}:
        session.choose_questions(step.framework)
    if step.carried:
        session.forget_part(step.framework)
    st.switch_page(navigation.path(_SCREEN[step.name]))


def _title(step: Step, catalogue: Catalogue, t: Translator) -> str:
    titles = {
        "profile": t.gettext("Centre profile"),
        "quick": t.gettext("Quick check"),
        "results": t.gettext("Results"),
        "wishes": t.gettext("Targets and means"),
        "roadmap": t.gettext("Roadmap"),
        "report": t.gettext("Report"),
    }
    if step.name == "questions":
        return literal(t.pgettext(step.framework, catalogue.frameworks[step.framework].title))
    return titles[step.name]


def _why(step: Step, t: Translator) -> str:
    if step.state == "stale":
        return t.gettext("You changed answers, targets or means since the roadmap was made.")
    if step.carried:
        return t.gettext("A new round is begun: confirm the answers that still hold and change the others.")
    if step.name == "questions" and step.state == "done":
        return t.gettext(
            "Everything is answered, but too few answers count as a level: “does not apply” and “we don’t know” do not. Change those you can."
        )
    whys = {
        "profile": t.gettext("A few facts about your centre, so that hours and money fit its size."),
        "quick": t.gettext("Ten questions, one for each area of international work. You get a first picture at once."),
        "questions": t.gettext(
            "Choose the description that fits your centre best. You can stop and go on at any time."
        ),
        "results": t.gettext("See what your answers say."),
        "wishes": t.gettext("Say what matters most, and what time and money there is."),
        "roadmap": t.gettext("Prodige looks for the best plan your hours and money allow."),
        "report": t.gettext("Download the roadmap as a PDF. The PDF is also your save file."),
    }
    return whys[step.name]


def _minutes(step: Step, t: Translator) -> str:
    if not step.minutes:
        return ""
    return t.ngettext("About {count} minute.", "About {count} minutes.", step.minutes).format(count=step.minutes)


def _button(step: Step, t: Translator) -> str:
    if step.name == "report":
        return t.gettext("See the report")
    return t.gettext("Begin") if step.state == "open" else t.gettext("Go on")


def _state(step: Step, t: Translator) -> str:
    if step.total and step.state in {"begun", "done"}:
        counted = t.gettext("{done} of {total} answered").format(done=step.done, total=step.total)
        if step.carried:
            counted = confirmed_line(step.done - step.carried, step.done, t)
        return " · ".join(part for part in (counted, _minutes(step, t)) if part)
    words = {
        "done": t.gettext("ready"),
        "begun": t.gettext("begun"),
        "open": _minutes(step, t) or t.gettext("can be downloaded"),
        "waiting": t.gettext("needs the steps before"),
        "stale": t.gettext("out of date"),
        "nothing": t.gettext("nothing to plan"),
    }
    return words[step.state]
