"""The texts of the about page, section by section."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from babel import Locale

from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator, available_languages, coverage
from prodige_ui import runtime
from prodige_ui.components.text import literal


def _points(points: Sequence[str]) -> None:
    st.markdown("\n".join(f"- {point}" for point in points))


def method(catalogue: Catalogue, t: Translator) -> None:
    """How scores and plans come about, with what is really loaded."""
    st.header(t.gettext("How it works"))
    for framework in catalogue.frameworks.values():
        actions = sum(1 for owner in catalogue.action_framework.values() if owner == framework.id)
        st.markdown(
            t.gettext(
                "**{title}**, version {version}: {areas} areas, {questions} questions, {actions} actions."
            ).format(
                title=literal(t.pgettext(framework.id, framework.title)),
                version=literal(framework.version),
                areas=len(framework.areas),
                questions=len(framework.items),
                actions=actions,
            )
        )
    _points(
        [
            t.gettext(
                "Each answer is a level. The score of a practice is the mean of its answers; an area is the mean of its practices; the whole is the mean of its areas."
            ),
            t.gettext(
                "“Does not apply”, “we don’t know” and no answer never count as zero. With fewer than half of the answers there is no score."
            ),
            t.gettext("Half a step up counts: 2.5 is level 3."),
            t.gettext(
                "The plan is computed, not guessed: of all plans that keep to your hours and money, it takes one with the most progress, as early as possible; then the one with the fewest hours; then the cheapest."
            ),
            t.gettext(
                "If better plans could exist, Prodige says how much better at most. The same input always gives the same plan."
            ),
            t.gettext(
                "Hours, costs and durations of actions are our estimates for an average centre of 600 learners and 60 teachers. Use them to compare, then put in your own judgement."
            ),
            t.gettext(
                "A level is a picture of what the centre does. It is no grade and no ranking, and it says nothing about single teachers."
            ),
        ]
    )


def privacy(t: Translator) -> None:
    """What is kept, where, how long."""
    st.header(t.gettext("Privacy"))
    alone = t.gettext(
        "Everything stays on the computer Prodige runs on. There is no account, no cloud, no statistics, and the browser talks to no other address."
    )
    signed_in = t.gettext(
        "Everything stays with whoever runs this Prodige. People sign in; stored are the name they give, their role and the day of their last visit. There are no statistics, and except to sign in the browser talks to no other address."
    )
    _points(
        [
            signed_in if runtime.settings().server_mode else alone,
            t.gettext("Prodige needs no names of people. Please write none into notes and evidence."),
            t.gettext(
                "A deleted centre stays in the bin for 30 days. Files you downloaded are yours to keep or delete."
            ),
            t.gettext(
                "The roadmap PDF contains all your answers and notes, so that it can be opened again. Think of that before you send it outside."
            ),
            t.gettext(
                "In surveys and workshops people give no name. Single answers are deleted at the close; shown are counts of a group that is large enough, and comments without the group. How it works, and what it cannot do, is in docs/method/anonymity.md."
            ),
            t.gettext(
                "One cookie remembers the language, if you choose one; another keeps the place of who takes part."
            ),
            *([t.gettext("A third one keeps you signed in.")] if runtime.settings().server_mode else []),
        ]
    )


def accessibility(t: Translator) -> None:
    """The statement, with the gaps we know."""
    st.header(t.gettext("Accessibility"))
    st.write(
        t.gettext(
            "Prodige is built to meet WCAG 2.2 level AA (EN 301 549). Every screen is checked automatically, in light and dark. These gaps remain; they come from Streamlit, which the screens are built with:"
        )
    )
    _points(
        [
            t.gettext("The keys R and C act on the whole page when no field is active (WCAG 2.1.4)."),
            t.gettext(
                "A saved answer is announced, but the page is drawn again after each answer; some screen readers may repeat parts of it."
            ),
            t.gettext(
                "Pictures are drawings without inner structure. Every picture has a sentence and the same numbers as a table."
            ),
            t.gettext("A few words of the frame (skip link, upload button) are English in every language."),
        ]
    )
    st.write(
        t.gettext(
            "PDFs are tagged (headings, lists, tables, links, texts for pictures), and every kind of document passes the rules of PDF/UA-1 and PDF/A-3A that a machine can check (veraPDF). No user of a screen reader has tested them yet. The same reports are there as a web page and in Word. If something keeps you out, please tell the person who runs Prodige for you."
        )
    )


def languages(t: Translator) -> None:
    """The languages there are, with how much of the product each covers."""
    st.header(t.gettext("Languages"))
    _points(
        [
            t.gettext("{language}: {share} translated").format(
                language=_own_name(code), share=t.percent(coverage(code).share)
            )
            for code in available_languages()
        ]
    )


def sources(t: Translator) -> None:
    """Where the content comes from, and the licences."""
    st.header(t.gettext("Sources and licences"))
    _points(
        [
            t.gettext(
                "The digital questionnaire follows the areas, competences and level names of DigCompEdu (Redecker 2017, European Commission). All wording is ours; it is no official instrument."
            ),
            t.gettext(
                "The internationalisation questionnaire builds on the Erasmus Quality Standards and on what published self-checks agree on. All wording is ours."
            ),
            t.gettext("Prodige grew out of the European projects PRODIGE, InterVET, VET to VET and SPREAD."),
            t.gettext(
                "Program: MIT licence. Questionnaires and actions: Creative Commons CC BY 4.0. Typeface: Fira Sans, SIL Open Font License."
            ),
        ]
    )


def _own_name(code: str) -> str:
    return Locale.parse(code).get_display_name(code) or code
