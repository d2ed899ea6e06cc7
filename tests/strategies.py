"""Hypothesis strategies: random centre files that are acceptable against a catalogue."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from prodige_core.frameworks import ROLES, Catalogue, Framework
from prodige_core.planning import school_years, terms_from
from prodige_core.responses import (
    STATUSES,
    Answer,
    Assessment,
    BoardEntry,
    Centre,
    CentreFile,
    Decisions,
    IndicatorSeries,
    Means,
    Measured,
    Mobility,
    OwnAction,
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
"""What both databases can hold; normal form C is made on the way in."""

levels_or_words = st.one_of(st.integers(0, 3), st.sampled_from(["na", "unknown"]))


def _ordered(keys: list[str], values: st.SearchStrategy) -> st.SearchStrategy:
    """Dicts with some of the keys, in any order."""
    return st.lists(st.sampled_from(keys), unique=True).flatmap(
        lambda chosen: st.tuples(*(values for _ in chosen)).map(lambda found: dict(zip(chosen, found, strict=True)))
    )


@st.composite
def answers(draw: st.DrawFn, top: int) -> Answer:
    kind = draw(st.sampled_from(["level", "na", "unknown"]))
    words = {"note": draw(texts), "evidence": draw(texts), "carried": draw(st.sampled_from([None, True]))}
    return Answer(level=draw(st.integers(0, top)), **words) if kind == "level" else Answer(**{kind: True}, **words)


@st.composite
def assessments(draw: st.DrawFn, framework: Framework, own_id: str) -> Assessment:
    return Assessment(
        id=own_id,
        date=draw(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))).isoformat(),
        framework=framework.id,
        framework_version=framework.version,
        answers=draw(_ordered(list(framework.items), answers(framework.top))),
        targets=draw(st.none() | _ordered(list(framework.practices), st.integers(0, framework.top))),
    )


profiles = st.builds(
    Centre,
    name=texts.filter(str.strip),
    country=st.sampled_from(["", "IT", "EL"]),
    languages=st.lists(st.sampled_from(["it", "pt-BR", "el"]), max_size=4).map(tuple),
    learners=st.integers(0, 1_000_000),
    staff=st.integers(0, 1_000_000),
    sectors=st.lists(texts, max_size=3).map(tuple),
    accreditation=st.sampled_from(["none", "KA122", "KA120", "consortium"]),
    calendar_id=st.none() | st.uuids().map(str),
)


@st.composite
def means(draw: st.DrawFn) -> Means:
    start = f"{draw(st.integers(2020, 2040))}-{draw(st.integers(1, 12)):02d}"
    terms = draw(st.integers(1, 12))
    years = len(school_years(terms_from(start, terms)))
    hours = st.integers(0, 100_000)
    euros = st.integers(0, 100_000_000)
    return Means(
        start=start,
        terms=terms,
        hours_per_term=draw(_ordered(list(ROLES), hours | st.tuples(*[hours] * terms))),
        budget_per_year=draw(euros | st.tuples(*[euros] * years)),
    )


@st.composite
def decisions(draw: st.DrawFn, actions: list[str], terms: int) -> Decisions:
    chosen = draw(st.lists(st.sampled_from(actions), unique=True))
    kinds = draw(st.lists(st.integers(0, 2), min_size=len(chosen), max_size=len(chosen)))
    return Decisions(
        pinned={own_id: draw(st.integers(1, terms)) for own_id, kind in zip(chosen, kinds, strict=True) if kind == 0},
        excluded=tuple(own_id for own_id, kind in zip(chosen, kinds, strict=True) if kind == 1),
        done=tuple(own_id for own_id, kind in zip(chosen, kinds, strict=True) if kind == 2),
    )


months = st.builds("{}-{:02d}".format, st.integers(2020, 2040), st.integers(1, 12))


@st.composite
def board_entries(draw: st.DrawFn) -> BoardEntry:
    status = draw(st.sampled_from(STATUSES))
    return BoardEntry(
        status=status,
        owner=draw(texts),
        due=draw(st.just("") | months),
        started=draw(months) if status == "started" else "",
        ended=draw(st.just("") | months) if status == "done" else "",
        reason=draw(texts.filter(str.strip)) if status in ("declined", "dropped") else draw(texts),
        note=draw(texts),
        evidence=draw(texts),
    )


@st.composite
def own_actions(draw: st.DrawFn, number: int) -> OwnAction:
    return OwnAction(
        id=f"own.a{number}",
        title=draw(texts.filter(str.strip)),
        why=draw(texts),
        steps=draw(st.lists(texts.filter(bool), max_size=2).map(tuple)),
        lead=draw(st.sampled_from(ROLES)),
        hours=draw(_ordered(list(ROLES), st.integers(0, 100))),
        cost=draw(st.integers(0, 5000)),
        terms=draw(st.integers(1, 3)),
        requires=("own.a0",) if number and draw(st.booleans()) else (),
    )


counts = st.none() | st.integers(0, 5000)
mobilities = st.builds(
    Mobility,
    activity=st.sampled_from(["", "job-shadowing"]),
    people=counts,
    country=st.sampled_from(["", "ES"]),
    distance_km=counts,
    day_rate_eur=st.none() | st.integers(0, 200),
)


@st.composite
def measured(draw: st.DrawFn) -> Measured:
    """A part of a whole, or half of what is needed to tell."""
    whole = draw(counts)
    part = draw(st.none() | st.integers(0, 5000 if whole is None else whole))
    return Measured(numerator=part, denominator=whole, source=draw(texts))


series = st.builds(
    IndicatorSeries,
    values=st.dictionaries(st.integers(2020, 2040).map(str), measured(), max_size=2),
    target=st.none() | st.integers(0, 100),
    target_source=texts,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def centre_files(draw: st.DrawFn, catalogue: Catalogue) -> CentreFile:
    """A centre file that `import` accepts, in any order of keys."""
    rounds = draw(st.lists(st.sampled_from(list(catalogue.frameworks)), max_size=3))
    names = draw(st.lists(texts.filter(bool), unique=True, min_size=len(rounds), max_size=len(rounds)))
    given = draw(st.none() | means())
    subjects = [area.id for framework in catalogue.frameworks.values() for area in framework.areas]
    decided = draw(decisions(list(catalogue.actions), given.terms if given else 30))
    free = sorted({*catalogue.actions} - {*decided.pinned, *decided.excluded, *decided.done})
    return CentreFile(
        centre=draw(profiles),
        assessments=tuple(
            draw(assessments(catalogue.frameworks[own_id], name)) for own_id, name in zip(rounds, names, strict=True)
        ),
        priorities=draw(_ordered([*subjects, *catalogue.practices], st.integers(1, 5))),
        means=given,
        decisions=decided,
        board=draw(_ordered(free, board_entries())) if free else {},
        own_actions=tuple(draw(own_actions(number)) for number in range(draw(st.integers(0, 2)))),
        mobilities=draw(_ordered(list(catalogue.actions), mobilities)),
        indicators=draw(_ordered(["K1", "K2", "K4"], series)),
        roadmap=draw(st.none() | st.dictionaries(texts, json_values, max_size=3)),
    )
