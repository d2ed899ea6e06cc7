"""The self-assessment: which questionnaire, which part of it, how far it is, and the way to the next part."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from prodige_core.frameworks import Catalogue, Framework, Item
from prodige_core.i18n import Translator
from prodige_core.responses import Answer, CentreFile, latest_assessments, on_scale
from prodige_core.services import assessing
from prodige_core.services.assessing import Progress
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, session
from prodige_ui.components.text import literal

QUICK = ""
QUICK_PART = 5
"""Questions of the quick check on one page: two short pages instead of one long one (editorial)."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows: a title and its questions with their framework."""

    key: str
    title: str
    questions: tuple[tuple[Framework, Item], ...]


def choose(ws: Workspace, centre_id: str, t: Translator) -> tuple[str, Progress]:
    """The choice between quick check and questionnaires, with their progress; returns the chosen one."""
    every = {QUICK: assessing.quick_progress(ws, centre_id)}
    every |= {framework_id: assessing.progress(ws, centre_id, framework_id) for framework_id in ws.catalogue.frameworks}
    _turn_to_asked(ws.catalogue)
    wanted = session.questions()
    if wanted not in every:
        missing = next((key for key, progress in every.items() if progress.done < progress.total), QUICK)
        wanted = next((key for key, progress in every.items() if progress.carried and key != QUICK), missing)
    picked = st.pills(
        t.gettext("Which questions?"),
        list(every),
        default=wanted,
        format_func=lambda key: _name(key, every[key], ws.catalogue, t),
        key=f"questions-{wanted}",
        required=True,
        wrap=True,
    )
    if picked is not None and picked != wanted:
        session.choose_questions(picked)
        st.rerun()
    session.choose_questions(wanted)
    return wanted, every[wanted]


def parts(ws: Workspace, chosen: str, t: Translator) -> tuple[Part, ...]:
    """The pages of a questionnaire: one area each; the quick check in two halves."""
    if chosen != QUICK:
        framework = ws.catalogue.frameworks[chosen]
        return tuple(
            Part(
                area.id,
                t.pgettext(area.id, area.title),
                tuple((framework, item) for practice in area.practices for item in practice.items),
            )
            for area in framework.areas
        )
    questions = assessing.quick_items(ws)
    chunks = [questions[start : start + QUICK_PART] for start in range(0, len(questions), QUICK_PART)]
    return tuple(
        Part(
            f"quick-{number}",
            t.gettext("Questions {first} to {last}").format(
                first=number * QUICK_PART + 1, last=number * QUICK_PART + len(chunk)
            ),
            tuple(chunk),
        )
        for number, chunk in enumerate(chunks)
    )


def choose_part(chosen: str, every: tuple[Part, ...], file: CentreFile, t: Translator) -> int:
    """The page to show: the one chosen last, else the first with something to confirm, else with something missing."""
    given = [[answer_of(file, framework, item) for framework, item in part.questions] for part in every]
    counts = [(sum(answer is not None for answer in answers), len(answers)) for answers in given]
    missing = next((index for index, (done, total) in enumerate(counts) if done < total), 0)
    carried = (index for index, answers in enumerate(given) if any(own and own.carried for own in answers))
    first_open = next(carried, missing)
    at = min(session.part(chosen, first_open), len(every) - 1)
    key = f"part-{chosen}-{at}"
    picked = st.selectbox(
        t.gettext("Part") if chosen == QUICK else t.gettext("Area"),
        range(len(every)),
        index=at,
        format_func=lambda index: t.gettext("{number}. {title} ({done} of {total})").format(
            number=index + 1, title=every[index].title, done=counts[index][0], total=counts[index][1]
        ),
        key=key,
    )
    if picked != at:
        session.choose_part(chosen, picked)
        st.rerun()
    return at


def progress_line(progress: Progress, t: Translator) -> None:
    """How far it is, in plain words, with a bar."""
    said = t.gettext("{done} of {total} questions answered.").format(done=progress.done, total=progress.total)
    if progress.minutes_left:
        said += " " + t.ngettext(
            "About {count} minute left.", "About {count} minutes left.", progress.minutes_left
        ).format(count=progress.minutes_left)
    st.progress(progress.done / progress.total if progress.total else 1.0, text=said)


def answer_of(file: CentreFile, framework: Framework, item: Item) -> Answer | None:
    """The stored answer of an item; None when it is missing."""
    assessment = latest_assessments(file).get(framework.id)
    return on_scale(assessment.answers.get(item.id), item) if assessment else None


def turn(
    chosen: str, at: int, every: tuple[Part, ...], progress: Progress, t: Translator, *, edits: bool = True
) -> None:
    """Back and on, and the results at the end. Answers are saved already; these only turn the page."""
    st.divider()
    with st.container(horizontal=True, gap="small"):
        if at:
            st.button(
                t.gettext("Back"),
                key=f"back-{at}",
                icon=":material/arrow_back:",
                on_click=_turn_to,
                args=(chosen, at - 1),
            )
        if at + 1 < len(every):
            label = t.gettext("Next: {part}").format(part=literal(every[at + 1].title))
            st.button(
                label,
                key=f"next-{at}",
                type="primary",
                icon=":material/arrow_forward:",
                on_click=_turn_to,
                args=(chosen, at + 1),
            )
        elif st.button(t.gettext("See the results"), key="to-results", type="primary", icon=":material/bar_chart:"):
            st.switch_page(navigation.path("results"))
    if not edits:
        return
    if progress.done == progress.total and not progress.carried:
        st.success(t.gettext("All questions here are answered. You can change them at any time."))
    else:
        st.write(t.gettext("Every answer is saved at once. You can stop here and go on later."))


def _turn_to_asked(catalogue: Catalogue) -> None:
    """Go where a link of another screen points: to an area of a questionnaire."""
    asked, area = session.take_asked_questions()
    if framework := catalogue.frameworks.get(asked):
        session.choose_questions(asked)
        areas = [own.id for own in framework.areas]
        if area in areas:
            session.choose_part(asked, areas.index(area))


def _turn_to(chosen: str, index: int) -> None:
    session.choose_part(chosen, index)
    session.forget_saved()
    session.remember_turned()


def _name(key: str, progress: Progress, catalogue: Catalogue, t: Translator) -> str:
    title = t.gettext("Quick check") if key == QUICK else literal(t.pgettext(key, catalogue.frameworks[key].title))
    return t.gettext("{title} · {done} of {total}").format(title=title, done=progress.done, total=progress.total)
