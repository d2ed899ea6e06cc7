"""The fields of the centre profile. Each saves itself; a value that cannot be saved is said and kept on screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import cast

import streamlit as st
from babel import Locale

from prodige_core.errors import Conflict, Forbidden, InputError, NotFound, ProdigeError
from prodige_core.i18n import N_, Translator
from prodige_core.responses import Centre
from prodige_core.services import centres
from prodige_core.services.merging import Changed
from prodige_core.services.workspace import Workspace
from prodige_ui import seen
from prodige_ui.components import clashes, problems, shown

SECTORS = (
    N_("Agriculture and food"),
    N_("Arts, crafts and design"),
    N_("Automotive"),
    N_("Beauty and hairdressing"),
    N_("Business and administration"),
    N_("Chemistry and laboratory"),
    N_("Construction"),
    N_("Electrical and electronics"),
    N_("Energy and environment"),
    N_("Health and care"),
    N_("Hotel, restaurant and tourism"),
    N_("Information technology"),
    N_("Mechanics and metal"),
    N_("Media and print"),
    N_("Retail and sales"),
    N_("Social work and education"),
    N_("Textile and fashion"),
    N_("Transport and logistics"),
    N_("Wood and furniture"),
)
# Countries of the European cooperation in VET first; the rest of the world follows by name.
NEAR = frozenset(
    [
        "AL",
        "AT",
        "BA",
        "BE",
        "BG",
        "CH",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "EL",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "ME",
        "MK",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "RS",
        "SE",
        "SI",
        "SK",
        "TR",
        "UA",
        "XK",
    ]
)
LANGUAGES = (
    "bg",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fi",
    "fr",
    "ga",
    "gl",
    "hr",
    "hu",
    "is",
    "it",
    "lb",
    "lt",
    "lv",
    "mk",
    "mt",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "tr",
    "uk",
)


def form(ws: Workspace, centre_id: str, centre: Centre, t: Translator) -> None:
    """All fields, filled from what is stored."""
    _field(
        ws,
        centre_id,
        centre,
        "name",
        t,
        lambda key, save: st.text_input(t.gettext("Name of the centre"), key=key, max_chars=200, on_change=save),
    )
    names = countries(str(t.locale))
    _field(
        ws, centre_id, centre, "country", t,
        lambda key, save: st.selectbox(t.gettext("Country"), ["", *names], format_func=lambda code: names.get(code, t.gettext("Please choose")), key=key, on_change=save),
    )  # fmt: skip
    with st.container(horizontal=True, gap="medium"):
        _field(
            ws,
            centre_id,
            centre,
            "learners",
            t,
            lambda key, save: st.number_input(
                t.gettext("Learners"), min_value=0, max_value=1_000_000, step=10, key=key, on_change=save, width=220
            ),
        )
        _field(
            ws,
            centre_id,
            centre,
            "staff",
            t,
            lambda key, save: st.number_input(
                t.gettext("Staff (teachers, trainers and others)"),
                min_value=0,
                max_value=1_000_000,
                step=1,
                key=key,
                on_change=save,
                width=320,
            ),
        )
    tongues = {code: _language(code, str(t.locale)) for code in dict.fromkeys([*LANGUAGES, *centre.languages])}
    _field(
        ws, centre_id, centre, "languages", t,
        lambda key, save: st.multiselect(t.gettext("Languages of teaching"), list(tongues), format_func=tongues.__getitem__, key=key, on_change=save, max_selections=20),
    )  # fmt: skip
    _field(
        ws, centre_id, centre, "sectors", t,
        lambda key, save: st.multiselect(
            t.gettext("Sectors (choose, or type your own)"), list(dict.fromkeys([*SECTORS, *centre.sectors])),
            format_func=lambda name: t.gettext(name) if name in SECTORS else name, key=key, on_change=save, accept_new_options=True, max_selections=40,
        ),
    )  # fmt: skip
    words = _accreditation(t)
    _field(
        ws,
        centre_id,
        centre,
        "accreditation",
        t,
        lambda key, save: st.radio(
            t.gettext("Erasmus+ today"), list(words), format_func=words.__getitem__, key=key, on_change=save
        ),
    )


def _field(
    ws: Workspace,
    centre_id: str,
    centre: Centre,
    name: str,
    t: Translator,
    widget: Callable[[str, Callable[[], None]], object],
) -> None:
    """Draw one widget on the stored value; store a change at once and say so."""
    key = f"profile:{centre_id}:{name}"
    stored = getattr(centre, name)
    value = list(stored) if isinstance(stored, tuple) else stored
    shown.hold(key, value)
    seen.show(f"profile:{centre_id}", centre)

    def save() -> None:
        entered = st.session_state[key]
        changes = {name: entered.strip() if isinstance(entered, str) else entered}
        known = seen.of(f"profile:{centre_id}", key, centre)
        _store(ws, centre_id, key, partial(centres.change_profile, ws, centre_id, changes, seen=known), t)

    widget(key, save)
    clashes.show(key, lambda field, given: _said(field, given, t), t)


def _store(ws: Workspace, centre_id: str, key: str, act: Callable[[], Changed[Centre]], t: Translator) -> None:
    """In a callback: store, and remember how it went."""
    try:
        done = act()
    except Conflict as error:
        shown.went(key, saved=False)
        again = partial(
            centres.update_profile, ws, centre_id, cast(Centre, error.mine), seen=cast(Centre, error.theirs)
        )
        seen.clashed(key, error, partial(_store, ws, centre_id, key, again, t))
    except ProdigeError as error:
        shown.went(key, saved=False)
        if isinstance(error, InputError):
            problems.show(error, t.gettext("Not saved. What was there before is kept."), t)
        elif isinstance(error, (NotFound, Forbidden)):
            seen.not_stored(centre_id, key, t.gettext("Centre profile"), str(st.session_state.get(key) or ""))
            problems.show(error, t.gettext("Not saved."), t)
        else:
            problems.show(error, t.gettext("Not saved. Please try again."), t)
    else:
        shown.went(key, saved=True)
        seen.settled(key)
        seen.stored(centre_id, key)
        seen.show(f"profile:{centre_id}", done.meant)
        st.toast(t.gettext("Saved"), icon=":material/check:")


def _said(field: str, value: object, t: Translator) -> str:
    """A value of the profile as it stands in its field."""
    if field == "country":
        return countries(str(t.locale)).get(str(value), "")
    if field == "accreditation":
        return _accreditation(t)[str(value)]
    return t.number(value) if isinstance(value, int) else str(value)


def facts(centre: Centre, t: Translator) -> list[tuple[str, str]]:
    """Name and value of every field, as text; empty where nothing was told."""
    return [
        (t.gettext("Name of the centre"), centre.name),
        (t.gettext("Country"), _said("country", centre.country, t)),
        (t.gettext("Learners"), t.number(centre.learners) if centre.learners else ""),
        (t.gettext("Staff (teachers, trainers and others)"), t.number(centre.staff) if centre.staff else ""),
        (t.gettext("Languages of teaching"), t.listing([_language(code, str(t.locale)) for code in centre.languages])),
        (
            t.gettext("Sectors"),
            t.listing([t.gettext(name) if name in SECTORS else name for name in centre.sectors]),
        ),
        (
            t.gettext("Erasmus+ today"),
            t.gettext("No Erasmus+ funding so far, or not told")
            if centre.accreditation == "none"  # also of whoever never chose
            else _said("accreditation", centre.accreditation, t),
        ),
    ]


def _accreditation(t: Translator) -> dict[str, str]:
    return {
        "none": t.gettext("No Erasmus+ funding so far"),
        "consortium": t.gettext("Member of a consortium"),
        "KA122": t.gettext("Short-term project (KA122)"),
        "KA120": t.gettext("Erasmus accreditation of our own (KA120)"),
    }


@lru_cache(maxsize=16)
def countries(locale: str) -> dict[str, str]:
    """Country names by ISO code in a language: those of European VET cooperation first, then all others."""
    names = {
        code: str(name)
        for code, name in Locale.parse(locale).territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    }
    return dict(sorted(names.items(), key=lambda pair: (pair[0] not in NEAR, pair[1])))


def _language(code: str, locale: str) -> str:
    return Locale.parse(locale).languages.get(code, code)
