"""The curve of means: one sentence, one picture, its table; and planning with other means from now on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prodige_core import charts
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import N_, Translator
from prodige_core.planning.curve import Curve
from prodige_core.planning.curve_points import BY_LINE, LINES, PRESENT, Of, Point
from prodige_core.responses import Means
from prodige_core.roadmap.points import point_name
from prodige_core.services import what_if, what_if_words
from prodige_core.services.wishes import MeansChanged, get_means, undo_means
from prodige_core.services.workspace import Workspace
from prodige_ui import runtime, seen
from prodige_ui.components import chart, keeping
from prodige_ui.components.text import listed, literal

SECTION = "what-if"
_SHOWN = "means"
HEADINGS: dict[Of, str] = {"hours": N_("Hours"), "money": N_("Own money"), "both": N_("Hours and money")}


def picture(curve: Curve, catalogue: Catalogue, t: Translator) -> None:
    """The answer in a sentence, the three lines beside each other, the numbers, and what to know about them."""
    st.markdown(f"**{literal(what_if_words.headline(curve, t))}** {literal(what_if_words.money_sentence(curve, t))}")
    theme = chart.theme()
    for of, column in zip(LINES, st.columns(len(LINES), gap="medium"), strict=True):
        rows = charts.curve_rows(curve, of)
        if len(rows) > 1:
            with column:
                st.subheader(t.gettext(HEADINGS[of]), anchor=False)
                chart.picture(charts.curve_alt(rows, t), charts.curve_chart, rows, t, theme)
    st.write(t.gettext("The large dot is what you have now. The dashed line is all your targets."))
    table = charts.curve_table(curve, t)
    chart.folded(table, t.gettext("What less and more hours and money would reach"), t)
    for note in what_if_words.notes(curve, catalogue, t):
        st.write(literal(note))


def take_over(ws: Workspace, centre_id: str, curve: Curve, catalogue: Catalogue, t: Translator) -> None:
    """Plan with the means of a point from now on."""
    points = [point for point in BY_LINE if point in curve.points and point != PRESENT]
    st.write(
        t.gettext(
            "Choose means to plan with from now on. They replace your hours and money under “Targets and means”, and the roadmap is made anew; you can undo it."
        )
    )
    chosen = st.selectbox(
        t.gettext("Plan with"),
        points,
        index=points.index(what_if_words.HALF_HOURS) if what_if_words.HALF_HOURS in points else 0,
        format_func=lambda point: listed(point_name(point, t)),
        key="what-if-point",
    )
    if chosen is None:
        return
    reached = curve.points[chosen]
    ended = len(reached.plan.levels) - len(reached.plan.unreached)
    said = t.ngettext("It reaches {count} of {all} target.", "It reaches {count} of {all} targets.", ended)
    st.write(said.format(count=t.number(ended), all=t.number(len(reached.plan.levels))))
    if reached.left_out:
        st.write(literal(what_if_words.lifted(reached.left_out, catalogue, t)))
    st.button(
        t.gettext("Plan with these means"),
        key="use-point",
        icon=":material/check:",
        on_click=lambda: adopt(ws, centre_id, _use_point(ws, centre_id, chosen), what_if_words.adopted(chosen, t), t),
    )


def _use_point(ws: Workspace, centre_id: str, point: Point) -> Callable[[Means], MeansChanged]:
    return lambda old: what_if.use_point(ws, centre_id, point, seen=old)


def show_means(ws: Workspace, centre_id: str) -> None:
    """While the screen is drawn: the means it shows, which a change is compared with."""
    seen.show(f"{_SHOWN}:{centre_id}", get_means(ws, centre_id))


def adopt(ws: Workspace, centre_id: str, change: Callable[[Means], MeansChanged], said: str, t: Translator) -> None:
    """A button's callback: store other means, and plan with them at once. Undone, it is planned anew as well."""
    what = f"{_SHOWN}:{centre_id}"
    old: Means | None = seen.of(what, SECTION, None)
    if old is None:
        return

    def planned(done: MeansChanged) -> MeansChanged:
        if done.means.meant is not None:
            seen.show(what, done.means.meant)
        runtime.planner().start(ws, centre_id)
        return done

    keeping.save(
        SECTION,
        lambda: planned(change(old)),
        lambda done: lambda: planned(undo_means(ws, centre_id, done)),
        lambda done: literal(said),
    )


def line(t: Translator) -> None:
    """After means were taken over: that it is saved, with the way back."""
    keeping.line(SECTION, t)
