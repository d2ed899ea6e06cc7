"""What a vote showed, and what the room makes of it: vote again, agree on a level, or park."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from prodige_core.aggregation import Published
from prodige_core.charts import VoteBar, vote_alt, vote_chart, vote_most, vote_rows, vote_table
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.services import hosting, voice_words, workshop_words, workshops
from prodige_core.services.workshops import RoundResult
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import MAX_REASON, Session, Statement
from prodige_ui import seen, session
from prodige_ui.components import chart, clashes, workshop_acts
from prodige_ui.components.text import literal


def shown(
    ws: Workspace,
    room: Session,
    own: Statement,
    framework: Framework,
    item: Item,
    rounds: Sequence[RoundResult],
    t: Translator,
) -> None:
    """After the reveal: the votes, and then what comes out of them."""
    votes(rounds, framework, room.k, t)
    _meant(item, t)
    place = _place(room, own)
    seen.show(place, own)
    meanwhile = bool(own.outcome) and session.settling() == place
    with st.container():  # always there, so that the form below stays where it is, with what is being typed in it
        if meanwhile:
            _meanwhile(own, framework, item, t)
    clashes.show(place, lambda _, value: _statement_words(value, framework, item, t), t)
    if own.outcome and not meanwhile:
        _settled(ws, room, own, framework, item, t)
        return
    session.settle(place)
    if hosting.may_vote_again(own):
        st.write(workshop_words.talk_sentence(hosting.revealed(rounds)[-1].cell, t))
        st.button(
            t.gettext("Vote again after the discussion"),
            icon=":material/replay:",
            key="again",
            on_click=workshop_acts.turn,
            args=(partial(workshops.vote_again, ws, room.id, own.item),),
        )
    _agree(ws, room, own, framework, item, rounds, t)


def votes(rounds: Sequence[RoundResult], framework: Framework, k: int, t: Translator) -> None:
    """The revealed votes: first and last beside each other, each with its sentence, and all as tables."""
    results = hosting.first_and_last(rounds)
    pictures = [
        vote_rows(result.cell, framework, t) if isinstance(result.cell, Published) else () for result in results
    ]
    most = vote_most(*pictures)
    for result, rows, column in zip(results, pictures, st.columns(max(1, len(results)), gap="medium"), strict=False):
        title = workshop_words.round_title(result.number, t)
        said = "" if result.cell is None else literal(voice_words.cell_sentence(result.cell, framework, k, t))
        with column:
            if len(results) == 1:
                st.write(said)
            else:
                st.subheader(title)
            if rows:
                chart.picture(vote_alt(rows, title, t), vote_chart, rows, t, chart.theme(), most)
            if len(results) > 1:  # below, so that the pictures stand on one line
                st.write(said)
    _tables(results, pictures, t)


def _meant(item: Item, t: Translator) -> None:
    if item.help:
        with st.expander(t.gettext("What is meant?")):
            st.write(literal(t.pgettext(item.id, item.help)))


def _tables(results: Sequence[RoundResult], pictures: Sequence[tuple[VoteBar, ...]], t: Translator) -> None:
    if not any(pictures):
        return
    with st.expander(t.gettext("The same as a table")):
        for result, rows in zip(results, pictures, strict=True):
            title = workshop_words.round_title(result.number, t)
            if rows:
                if len(results) > 1:
                    st.markdown(f"**{title}**")
                chart.twin(vote_table(rows, t), vote_alt(rows, title, t))


def former(rounds: Sequence[RoundResult], framework: Framework, item: Item, t: Translator) -> None:
    """While people vote again: what the vote before showed, closed until the host wants it."""
    results = hosting.revealed(rounds)
    if not results or not isinstance(results[-1].cell, Published):
        return
    with st.expander(t.gettext("What the vote before showed")):
        rows = vote_rows(results[-1].cell, framework, t)
        chart.twin(vote_table(rows, t), vote_alt(rows, workshop_words.round_title(results[-1].number, t), t))


def _agree(
    ws: Workspace,
    room: Session,
    own: Statement,
    framework: Framework,
    item: Item,
    rounds: Sequence[RoundResult],
    t: Translator,
) -> None:
    """A form: level (the median is proposed, a person takes it), reason, and two ways to end the statement."""
    proposed = hosting.proposal(rounds)
    level_key, reason_key = _level_key(room, own), _reason_key(room, own)
    st.session_state.setdefault(level_key, proposed)

    def agree() -> None:
        level = st.session_state[level_key]
        if level is None:
            workshop_acts.without_level()
            return
        reason = workshop_acts.typed(reason_key)
        _settle(room, own, partial(workshops.agree, ws, room.id, own.item, level, reason), ws)
        _keep(room, reason_key, item, reason, t)

    def park() -> None:
        reason = workshop_acts.typed(reason_key)
        _settle(room, own, partial(workshops.park, ws, room.id, own.item, reason), ws)
        _keep(room, reason_key, item, reason, t)

    with st.form(f"agree-{own.item}", border=True):
        with st.container(key=f"choice-{own.item}"):
            st.radio(
                t.gettext("Which level do you agree on?"),
                list(range(framework.top + 1)),
                index=None,
                format_func=lambda level: option_words(framework, item, level, t),
                key=level_key,
                width="stretch",
            )
        if proposed is not None:
            median = voice_words.level_words(framework, proposed, t)
            st.write(
                t.gettext(
                    "The middle answer, {level}, is proposed. It counts only when you press “Agree on this level”."
                ).format(level=literal(median))
            )
        st.text_area(
            t.gettext("Why? One or two sentences for the record, if you like"),
            key=reason_key,
            max_chars=MAX_REASON,
            height=90,
        )
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(
                t.gettext("Agree on this level"), type="primary", icon=":material/check:", key="agree", on_click=agree
            )
            st.form_submit_button(
                t.gettext("Park it for later"), icon=":material/pause_circle:", key="park", on_click=park
            )


def _meanwhile(own: Statement, framework: Framework, item: Item, t: Translator) -> None:
    """Another host was faster; this one goes on with what they were about to say, or leaves it."""
    with st.container(border=True, key="meanwhile"):
        st.markdown(f":material/group: **{t.gettext('Another host has settled this meanwhile.')}**")
        st.markdown("  \n".join(literal(line) for line in _statement_words(own, framework, item, t).splitlines()))
        st.write(t.gettext("If you agree or park below, yours takes its place."))
        st.button(t.gettext("Take theirs"), key="take-settled", icon=":material/group:", on_click=session.settle)


def _settle(room: Session, own: Statement, act: Callable[..., Session], ws: Workspace) -> None:
    """In a callback: agree, park or take back, compared with what this host was shown."""
    place = _place(room, own)

    def write(mine: Statement, theirs: Statement) -> Session:
        """Their own outcome over the other's, after both were shown."""
        if mine.outcome == "agreed" and mine.level is not None:
            return workshops.agree(ws, room.id, own.item, mine.level, mine.reason, seen=theirs)
        if mine.outcome == "parked":
            return workshops.park(ws, room.id, own.item, mine.reason, seen=theirs)
        return workshops.take_back(ws, room.id, own.item, seen=theirs)

    workshop_acts.turn(partial(act, seen=seen.of(place, place, own)), place=place, write=write)
    if seen.pending(place) is None and not session.change_failed():
        session.settle()


def _keep(room: Session, place: str, item: Item, reason: str, t: Translator) -> None:
    """In a callback: keep a reason that could not be stored because the host's role or the centre has gone meanwhile."""
    if session.refused():
        seen.not_stored(room.centre_id, place, t.pgettext(item.id, item.question), reason)
    else:
        seen.stored(room.centre_id, place)


def _place(room: Session, own: Statement) -> str:
    return f"outcome-{room.id}-{own.item}"


def _statement_words(value: object, framework: Framework, item: Item, t: Translator) -> str:
    """What came out of a statement, with its reason; empty while it is open."""
    if not isinstance(value, Statement) or not value.outcome:
        return ""
    parked = t.gettext("Parked for later")
    said = parked if value.outcome == "parked" else workshop_words.outcome_words(value, framework, t)
    return f"{said}\n{t.gettext('Reason: {reason}').format(reason=value.reason)}" if value.reason else said


def park_alone(ws: Workspace, room: Session, own: Statement, t: Translator) -> None:
    """The one outcome of a statement that no questionnaire asks any more."""
    if own.outcome:
        _take_back(ws, room, own, t)
        return
    change = partial(workshops.park, ws, room.id, own.item)
    st.button(t.gettext("Park it for later"), key="park", on_click=_settle, args=(room, own, change, ws))


def option_words(framework: Framework, item: Item, level: int, t: Translator) -> str:
    """A level as a choice: code, name and the situation described."""
    name = voice_words.level_words(framework, level, t)
    return f"**{literal(name)}**: {literal(t.pgettext(item.id, item.options[level]))}"


def _settled(ws: Workspace, room: Session, own: Statement, framework: Framework, item: Item, t: Translator) -> None:
    """What came out, and the way back."""
    with st.container(border=True, key="settled"):
        if own.level is None:
            st.markdown(f":material/pause_circle: **{t.gettext('Parked for later')}**")
        else:
            st.markdown(f":material/check_circle: **{t.gettext('You agreed on this level')}**")
            st.markdown(option_words(framework, item, own.level, t))
        if own.reason:
            st.markdown(t.gettext("Reason: {reason}").format(reason=literal(own.reason)))
        _take_back(ws, room, own, t)


def _take_back(ws: Workspace, room: Session, own: Statement, t: Translator) -> None:
    """Back to the choice, with the level and the reason that stood there."""

    def back() -> None:
        _settle(room, own, partial(workshops.take_back, ws, room.id, own.item), ws)
        st.session_state[_reason_key(room, own)] = own.reason
        if own.level is not None:
            st.session_state[_level_key(room, own)] = own.level

    st.button(t.gettext("Take it back"), icon=":material/undo:", key="take-back", on_click=back)


def _level_key(room: Session, own: Statement) -> str:
    """Of the choice after the last vote: another vote proposes its own median."""
    return f"level-{room.id}-{own.item}-{own.last.number if own.last else 0}"


def _reason_key(room: Session, own: Statement) -> str:
    return f"reason-{room.id}-{own.item}"
