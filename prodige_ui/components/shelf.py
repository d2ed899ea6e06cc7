"""The shelf of documents: a card each with a picture, what it is for, and its downloads; then data and pictures."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.exports import FORMATS, KINDS, Options
from prodige_core.exports.extent import said
from prodige_core.i18n import N_, Translator
from prodige_core.services import centres, naming
from prodige_core.services.report_preview import ReportPreview
from prodige_core.services.shelf import Offer
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, runtime
from prodige_ui.components import handing, passing_on, report_preview
from prodige_ui.components.handing import Wanted
from prodige_ui.components.text import literal
from prodige_ui.first_pages import FirstPage

DOCUMENTS = ("pdf", "docx", "html")
LABELS = {
    "roadmap": N_("Download the report (PDF)"),
    "progress": N_("Download the progress report (PDF)"),
    "summary": N_("Download the summary (PDF)"),
    "poster": N_("Download the poster (PDF)"),
    "erasmus-plan": N_("Download the draft (Word)"),
}
"""Kinds that are not here have a label made of their title."""
STEMS = {"roadmap": N_("Roadmap"), "progress": N_("Progress")}
"""How file names begin, where that is shorter than the title."""
PASSED_ON = ("summary", "poster")
"""Made to be given to others or put on the wall."""
WAYS = {
    "assess": N_("Go to the self-assessment"),
    "roadmap": N_("Go to the roadmap"),
    "wishes": N_("Go to targets and means"),
}
PATIENCE = 12.0
"""Seconds a screen waits for pictures, also where the process that makes them is only starting; it is whole without."""
LOOKS_FOR = 0.1
"""Seconds in which a press on a button may go unnoticed meanwhile."""
PICTURE_WIDTH = 112
"""Pixels; heading, purpose and buttons are as high (looked at)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose shelf it is, and what holds for all of it. digest: of everything the documents are made from."""

    ws: Workspace
    centre_id: str
    name: str
    t: Translator
    carries_file: bool
    digest: str


def documents(reader: Reader, found: Sequence[Offer], view: ReportPreview) -> list[tuple[Offer, Any]]:
    """A card for each document. Returns those whose picture is still to be filled in, with the place for it."""
    waiting = []
    for offer in found:
        place = _card(reader, offer, view)
        if place is not None:
            waiting.append((offer, place))
    return waiting


def pictures(reader: Reader, waiting: Sequence[tuple[Offer, Any]]) -> None:
    """The pictures of first pages, after everything else, as they may take a moment. A press on a button ends it."""
    t, until = reader.t, time.monotonic() + PATIENCE
    asked = [
        (offer, place, FirstPage(reader.ws, reader.centre_id, offer.kind.id, t, reader.digest))
        for offer, place in waiting
    ]
    while asked and time.monotonic() < until:
        left = []
        for offer, place, page in asked:
            made = page.made(LOOKS_FOR)
            if made is None:
                place.empty()  # where Streamlit turns to what somebody pressed meanwhile
                left.append((offer, place, page))
            else:
                alt = t.gettext("First page: {document}").format(document=t.gettext(offer.kind.title))
                place.image(made, width=PICTURE_WIDTH, alt=alt)
        asked = [one for one in left if not one[2].given_up]


def _card(reader: Reader, offer: Offer, view: ReportPreview) -> Any:
    t, kind, place = reader.t, offer.kind, None
    with st.container(border=True, key=f"shelf-{kind.id}"):
        with st.container(horizontal=True, gap="medium"):
            if offer.has_first_page:
                with st.container(width=PICTURE_WIDTH, key=f"shelf-page-{kind.id}"):
                    place = st.empty()
            with st.container(key=f"shelf-words-{kind.id}"):
                st.subheader(literal(t.gettext(kind.title)), anchor=False)
                st.write(literal(t.gettext(kind.purpose)))
                if offer.holds:
                    st.write(t.gettext(offer.holds))
                if offer.why_not:
                    st.write(t.gettext(offer.why_not))
                    if offer.screen:
                        st.page_link(
                            navigation.path(offer.screen),
                            label=t.gettext(WAYS[offer.screen]),
                            icon=":material/arrow_forward:",
                        )
                else:
                    if reader.carries_file and kind.id in PASSED_ON:
                        passing_on.reminder(t)
                    _downloads(reader, offer)
        if kind.id == "roadmap" and not offer.why_not:
            with st.expander(t.gettext("What the report holds")):
                report_preview.contents(view)
        if kind.id == "erasmus-plan" and not offer.why_not:
            _draft_lacks(reader)
    return place


def _downloads(reader: Reader, offer: Offer) -> None:
    t, kind = reader.t, offer.kind
    options = Options(carries_file=reader.carries_file)
    first, *others = [own for own in kind.formats if own in DOCUMENTS]
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"shelf-buttons-{kind.id}"):
        if len(kind.papers) > 1:
            chosen = st.segmented_control(
                t.gettext("Paper"),
                kind.papers,
                default=kind.papers[0],
                required=True,
                key=f"paper-{kind.id}",
                persist_state="session",
            )
            options = Options(carries_file=reader.carries_file, paper=chosen or kind.papers[0])
        wanted = {own: _wanted(reader, kind.id, own, options) for own in (first, *others)}
        known = LABELS.get(kind.id)
        said = t.gettext("Download: {document} ({format})").format(
            document=t.gettext(kind.title), format=_form(first, t)
        )
        handing.button(wanted[first], t.gettext(known) if known else said, card=kind.id, kind="primary")
        for own in others:
            handing.button(wanted[own], t.gettext(FORMATS[own].title), card=kind.id, kind="tertiary")
    _extents(wanted, t)
    handing.status(wanted.values(), kind.id, t)


def _extents(wanted: Mapping[str, Wanted], t: Translator) -> None:
    """How long and large the files are, of those that were made since anything changed."""
    made = [(own, one.extent) for own, one in wanted.items()]
    told = [
        t.gettext("{form}: {extent}").format(form=_form(own, t), extent=said(extent, t))
        for own, extent in made
        if extent
    ]
    if told:
        st.write(literal(" · ".join(told)))


def _wanted(reader: Reader, kind_id: str, format_id: str, options: Options | None = None) -> Wanted:
    t, form = reader.t, FORMATS[format_id]
    title = t.gettext("{document} ({format})").format(
        document=t.gettext(KINDS[kind_id].title), format=_form(format_id, t)
    )
    stem = t.gettext(STEMS.get(kind_id, KINDS[kind_id].title))
    if format_id not in DOCUMENTS:
        title = t.gettext(form.title)
        stem = t.gettext("Pictures") if format_id == "zip" else stem
    paper = f" {options.paper}" if options is not None and options.paper != "A4" else ""
    return Wanted(
        reader.ws,
        reader.centre_id,
        kind_id,
        format_id,
        title,
        f"{stem} {reader.name}{paper}",
        t,
        options,
        digest=reader.digest,
    )


def _form(format_id: str, t: Translator) -> str:
    """What a form is called behind the title of a document."""
    return t.gettext("PDF") if format_id == "pdf" else t.gettext(FORMATS[format_id].title)


def _draft_lacks(reader: Reader) -> None:
    """The gaps of the draft, each group with the way to where it is filled in."""
    t = reader.t
    try:
        groups = runtime.draft_gaps(reader.ws, reader.centre_id, t, reader.digest)
    except ProdigeError:  # the plan became out of date meanwhile: pressing the button tells so
        return
    count = sum(len(group.said) for group in groups)
    if not count:
        return
    head = t.ngettext("{count} thing the draft lacks", "{count} things the draft lacks", count)
    with st.expander(head.format(count=t.number(count))):
        for group in groups:
            if group.screen:
                st.page_link(navigation.path(group.screen), label=literal(group.title))
            else:
                st.markdown(f"**{literal(group.title)}**")
            st.markdown("\n".join(f"- {literal(one)}" for one in group.said))


def data(reader: Reader, view: ReportPreview) -> None:
    """To count with, for the calendar, to keep, and pictures: made from the same roadmap."""
    t, fresh = reader.t, view.plan != "stale"
    wanted: Mapping[str, Wanted] = {own: _wanted(reader, "roadmap", own) for own in ("xlsx", "ics", "zip")}
    st.header(t.gettext("Data to work with"))
    if fresh:
        st.write(t.gettext("Excel: answers, scores, actions, hours, money and indicators as tables."))
        if view.plan == "current":
            st.write(
                t.gettext(
                    "Calendar: actions, milestones and deadlines; a later one updates the events, and calls off what is not planned any more."
                )
            )
    st.write(t.gettext("Centre file: everything you entered; keep it, or open it in another Prodige."))
    with st.container(horizontal=True, vertical_alignment="center"):
        if fresh:
            handing.button(wanted["xlsx"], t.gettext(FORMATS["xlsx"].title), card="data")
        if view.plan == "current":
            handing.button(wanted["ics"], t.gettext(FORMATS["ics"].title), card="data")
        _centre_file(reader, fresh)
    if fresh:
        handing.status(wanted.values(), "data", t)
    if not fresh or not view.answered:
        return
    st.header(t.gettext("Pictures"))
    st.write(
        t.gettext(
            "Every chart of the report, sharp at every size (SVG) and for slides (PNG), with its description and its numbers, without the names on the board."
        )
    )
    handing.button(wanted["zip"], t.gettext(FORMATS["zip"].title), card="pictures")
    handing.status(wanted.values(), "pictures", t)


def _centre_file(reader: Reader, fresh: bool) -> None:
    t = reader.t
    st.download_button(
        t.gettext("Download the centre file only"),
        data=lambda: centres.export_bytes(reader.ws, reader.centre_id, with_roadmap=fresh),
        file_name=naming.file_name(reader.name, reader.ws.today(), "prodige.json"),
        mime="application/json",
        icon=":material/data_object:",
        on_click="ignore",
        key="download-file",
    )
