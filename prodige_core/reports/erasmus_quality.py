"""The chapter *Quality standards* of the draft of an Erasmus Plan: every point, where we stand, what we do, what shows it."""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.i18n import N_, Translator
from prodige_core.programme import PARTS, QualityPart
from prodige_core.reports.document import Labelled, Paragraph, Runs, paragraph, text_runs
from prodige_core.reports.erasmus_aims import reached_on
from prodige_core.reports.erasmus_doing import Doing, best_action, doing_sentences
from prodige_core.reports.erasmus_evidence import Proofs, fitting, proofs_of
from prodige_core.reports.erasmus_parts import Chapter, Standing, place, sentence, standing_of
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import Answer

PART_TITLES: dict[QualityPart, str] = {
    "principles": N_("Basic principles"),
    "management": N_("Good management of our activities"),
    "participants": N_("Quality and support for those who take part"),
    "sharing": N_("Sharing results"),
}
MOST_EVIDENCE = 2
"""Proofs named for one point; an assessor wants the best, not all (editorial)."""
MOST_LISTED = 4
"""Points named in one gap (editorial)."""


def quality_chapter(inputs: ReportInputs, answers: dict[str, Answer], found: tuple[Doing, ...]) -> Chapter:
    """Every point of every part. Without facts of the programme, or of the standards, there are no points: a gap."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Quality standards"), "quality")
    if inputs.programme is None:
        made.ask(t.gettext("what you do for the Erasmus Quality Standards; this Prodige does not hold them"))
        return made
    standards = inputs.programme.standards
    if standards is None:
        text = t.gettext(
            "the points of the Erasmus Quality Standards; they are not in this installation’s programme folder"
        )
        made.ask(text)
        return made
    made.text(
        t.gettext(
            "The Erasmus Quality Standards hold for everybody who gets money for stays abroad. This is where we stand."
        )
    )
    nothing: list[str] = []
    unproven: list[str] = []
    unknown: list[str] = []
    borrowed: list[str] = []
    quoted: dict[str, str] = {}
    titles_of = {own.id: t.pgettext(own.id, own.title) for own in standards.points}
    known = {practice for point in standards.points for practice in point.practices} & set(inputs.catalogue.practices)
    stands_of = {own: standing_of(own, inputs, answers) for own in known}
    proofs = proofs_of(standards.points, found, stands_of)
    for part in PARTS:
        made.head(2, t.gettext(PART_TITLES[part]), f"quality-{part}")
        for point in standards.of(part):
            title = t.pgettext(point.id, point.title)
            made.head(3, title, f"quality-point-{point.id}")
            stands = [stands_of[own] for own in point.practices if own in stands_of]
            shown = proofs.get(point.id, Proofs())
            lines = _PointLines(stands, fitting(found, point.practices), shown, inputs, quoted, titles_of)
            made.blocks.append(Labelled(t.gettext("Why it matters"), (paragraph(t.pgettext(point.id, point.why)),)))
            made.blocks += lines.all()
            if lines.quotes is not None:
                quoted.setdefault(lines.quotes.practice, title)
            for lacking, titles in (
                (not lines.scored, unknown),
                (lines.nothing, nothing),
                (lines.unproven, unproven),
                (lines.borrowed, borrowed),
            ):
                if lacking:
                    titles.append(title)
    _gaps(made, nothing, unproven, unknown, borrowed)
    return made


class _PointLines:
    """The passages of one point; what they lack is told apart, because many points lack the same."""

    def __init__(
        self,
        stands: list[Standing],
        found: tuple[Doing, ...],
        shown: Proofs,
        inputs: ReportInputs,
        quoted: Mapping[str, str],
        titles: Mapping[str, str],
    ) -> None:
        """quoted: the point under which the answer of a practice stands already, by practice. titles: of all points."""
        self.stands, self.found, self.inputs, self.t = stands, found, inputs, inputs.t
        self.scored = [own for own in stands if own.level is not None]
        able = [own for own in self.scored if own.is_strong and own.options]
        self.today = next((own for own in able if own.practice not in quoted), able[0] if able else None)
        self.said_under = quoted.get(self.today.practice, "") if self.today is not None else ""
        self.now, self.later = shown.today[:MOST_EVIDENCE], shown.later[:MOST_EVIDENCE]
        self.elsewhere = {text: titles[point] for text, point in shown.elsewhere.items()}
        self.unknown = not self.scored and not found
        self.nothing = bool(self.scored) and not found and self.today is None
        self.unproven = not self.nothing and not self.unknown and not self.now and not self.later

    @property
    def borrowed(self) -> bool:
        """Whether all that is shown here fits another point better."""
        shown = (*self.now, *self.later)
        return bool(shown) and not self.unknown and all(text in self.elsewhere for text in shown)

    @property
    def quotes(self) -> Standing | None:
        """The practice whose answer stands here, because there is nothing else to tell."""
        return None if self.found else self.today

    def all(self) -> list[Labelled]:
        """Where we stand, what we do, what shows it; one passage where nothing at all is known.

        A proof stands here also where nothing is done: what there is shall not be lost.
        """
        t = self.t
        if self.unknown:
            return [_labelled(t.gettext("What we do"), self._blank())]
        found = [
            _labelled(t.gettext("Where we stand"), self._where()),
            _labelled(t.gettext("What we do"), self._what()),
        ]
        if self.nothing and not self.now:
            return found
        return [*found, _labelled(t.gettext("What shows it"), self._shown())]

    def _blank(self) -> Runs:
        """One line where nothing at all is known."""
        t, names = self.t, self.t.listing([f"“{own.title}”" for own in self.stands])
        said = t.gettext("where you stand and what you do; you have not answered {practices}")
        return (place(said.format(practices=names), t),)

    def _where(self) -> Runs:
        t = self.t
        if not self.scored:
            names = t.listing([f"“{own.title}”" for own in self.stands])
            return (place(t.gettext("your answers on {practices}").format(practices=names), t),)
        return text_runs(" ".join(self._level(own) for own in self.scored))

    def _level(self, own: Standing) -> str:
        """The level today, and the one the plan brings."""
        t, now = self.t, "" if own.level is None else own.level.name
        course = next((one for one in self.inputs.roadmap.courses if one.practice == own.practice), None)
        day = None if course is None else reached_on(course, self.inputs.roadmap.terms)
        if course is None or day is None or course.reached.value <= course.now.value:
            return t.gettext("“{practice}”: “{now}” today.").format(practice=own.title, now=now)
        text = t.gettext("“{practice}”: “{now}” today, “{reached}” by {day}.")
        return text.format(practice=own.title, now=now, reached=course.reached.name, day=t.date(day))

    def _what(self) -> Runs:
        t = self.t
        if self.found:
            return text_runs(doing_sentences(self.found, t))
        if self.today is not None and self.said_under:
            text = t.gettext("No action is planned here. What we do today stands under “{point}”.")
            return text_runs(text.format(point=self.said_under))
        if self.today is not None:
            text = t.gettext("No action is planned here. Our answer of today: “{answer}”")
            return text_runs(text.format(answer=self.today.options[0]))
        weakest = min(self.scored, key=lambda own: own.share, default=None)
        action = None if weakest is None else best_action(weakest, self.inputs)
        said = t.gettext("what you do for this; so far there is nothing")
        if action is not None:
            said = t.gettext("what you do for this; so far there is nothing, and “{action}” would help most")
            said = said.format(action=t.pgettext(action.id, action.title))
        return (place(said, t),)

    def _shown(self) -> Runs:
        t, parts = self.t, []
        if self.now:
            parts.append(t.gettext("Today: {evidence}").format(evidence=self._joined(self.now)))
        if self.later:
            parts.append(t.gettext("To come: {evidence}").format(evidence=self._joined(self.later)))
        if not parts:
            example = next((own.example for own in self.stands if own.example), "")
            said = t.gettext("what shows it")
            if example:
                said = t.gettext("what shows it, for example: {evidence}").format(evidence=example.rstrip("."))
            return (place(said, t),)
        return text_runs(" ".join(parts))

    def _joined(self, texts: tuple[str, ...]) -> str:
        """Each with its own full stop; one that fits another point better says so."""
        said = self.t.gettext("{proof} (the same as under “{point}”).")
        return " ".join(
            said.format(proof=text.rstrip("."), point=self.elsewhere[text])
            if text in self.elsewhere
            else sentence(text)
            for text in texts
        )


def _labelled(label: str, runs: Runs) -> Labelled:
    return Labelled(label, (Paragraph(runs),))


def _gaps(made: Chapter, nothing: list[str], unproven: list[str], unknown: list[str], borrowed: list[str]) -> None:
    """One gap for all points that lack the same."""
    t = made.t
    if unknown:
        text = t.ngettext(
            "answers behind {count} point of the quality standards ({names})",
            "answers behind {count} points of the quality standards ({names})",
            len(unknown),
        )
        made.lacks(text.format(count=t.number(len(unknown)), names=_named(unknown, t)), "assess")
    if nothing:
        text = t.ngettext(
            "something you do for {count} point of the quality standards ({names})",
            "something you do for {count} points of the quality standards ({names})",
            len(nothing),
        )
        made.lacks(text.format(count=t.number(len(nothing)), names=_named(nothing, t)), "roadmap")
    if unproven:
        text = t.ngettext(
            "what shows {count} point of the quality standards ({names})",
            "what shows {count} points of the quality standards ({names})",
            len(unproven),
        )
        made.lacks(text.format(count=t.number(len(unproven)), names=_named(unproven, t)), "assess")
    if borrowed:
        text = t.ngettext(
            "a proof of its own for {count} point of the quality standards, which has another point’s only ({names})",
            "proofs of their own for {count} points of the quality standards, which have other points’ only ({names})",
            len(borrowed),
        )
        made.lacks(text.format(count=t.number(len(borrowed)), names=_named(borrowed, t)), "assess")


def _named(titles: list[str], t: Translator) -> str:
    names = [f"“{own}”" for own in titles[:MOST_LISTED]]
    more = len(titles) - MOST_LISTED
    if more > 0:
        names.append(t.ngettext("{count} more", "{count} more", more).format(count=t.number(more)))
    return t.listing(names)
