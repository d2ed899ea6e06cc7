"""The privacy notice, part by part: for who takes part in surveys and workshops, and for who has access to a centre.

One text for the plain page ``/privacy`` and the screen of the workspace. Source: reliability, P8 and P9; GDPR, articles 5,
6, 12 to 22. The operator's own words are settings (`prodige_core.config`).
"""

from __future__ import annotations

from dataclasses import dataclass

from prodige_core.aggregation import K_COMMENTS, K_LEAST, K_USUAL
from prodige_core.config import Settings
from prodige_core.i18n import Translator
from prodige_core.services import links, signing_in
from prodige_core.services.centres import BIN_DAYS
from prodige_core.services.retention import YEARS, YEARS_KEPT


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for the data, as the operator wrote it; each may be empty. near: without encryption, on a local network."""

    controller: str = ""
    contact: str = ""
    url: str = ""
    near: bool = True

    @classmethod
    def of(cls, settings: Settings) -> Responsible:
        """From the settings."""
        return cls(settings.controller, settings.privacy_contact, settings.privacy_url, near=not settings.over_https)


NOBODY_NAMED = Responsible()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its sentences, one paragraph each. link: an outside address to show below them, or empty."""

    title: str
    texts: tuple[str, ...]
    link: str = ""


def for_participants(who: Responsible, t: Translator) -> tuple[Part, ...]:
    """What people who answer or vote must be told before they do."""
    return (
        _responsible(who, t),
        _why(t),
        _what(t),
        _seen(t),
        _how_long(t),
        _rights(t),
        _limits(who, t),
    )


def for_members(t: Translator, *, sign_in: bool) -> tuple[Part, ...]:
    """What people who work in a centre must be told. sign_in: whether people sign in here."""
    centre = Part(
        t.gettext("What is stored of your centre"),
        (
            t.gettext(
                "Its profile, answers with notes and evidence, targets, means, decisions, the plan, surveys and workshops."
            ),
            t.gettext("Prodige needs no names in it. Please write none into notes and evidence."),
            t.gettext(
                "Surveys and workshops are deleted by themselves, {years} years after they closed, or after {others} years if your school has chosen so under “Your data”. Single answers and votes go at the close."
            ).format(years=t.number(YEARS_KEPT), others=other_years(t)),
            t.gettext(
                "Everything else stays until you delete it. A deleted centre is in the bin for {days} days, or you delete it for good at once."
            ).format(days=t.number(BIN_DAYS)),
        ),
    )
    if not sign_in:
        return (centre,)
    access = Part(
        t.gettext("What is stored of people with access"),
        (
            t.gettext(
                "The name you go by, your role in each centre, the day of your last visit, and where you are signed in, without the address or kind of your device. No e-mail address, no password."
            ),
            t.gettext(
                "A trail says who gave or took access, and who exported or deleted something. Owners of the centre can read it. It is kept for {years} years, or for {others} years if an owner has chosen so under “Your data”."
            ).format(years=t.number(YEARS_KEPT), others=other_years(t)),
            t.gettext(
                "A sign-in ends {days} days after your last visit. An access link works once, and for {link_days} days; a link for another device of yours for {minutes} minutes, and one that others make for you when you lost every device for {renewal_days} days. People without any role are forgotten {years} years after their last visit."
            ).format(
                days=t.number(signing_in.IDLE.days),
                link_days=t.number(links.LASTS.days),
                renewal_days=t.number(links.RENEWAL_LASTS.days),
                minutes=t.number(int(links.DEVICE_LASTS.total_seconds() // 60)),
                years=t.number(YEARS_KEPT),
            ),
            t.gettext(
                "This is needed to keep what schools enter to those who may see it. Under “Your access” you can read, take along and delete what is stored about you."
            ),
        ),
    )
    return (centre, access)


def answers_for(who: Responsible, t: Translator) -> str:
    """Who answers for the data: the same on the notice and on the pages before a first answer and a first vote."""
    if who.controller:
        return t.gettext("{controller} is responsible for what is stored here.").format(controller=who.controller)
    return t.gettext("The school that asks you is responsible for what is stored here.")


def _responsible(who: Responsible, t: Translator) -> Part:
    texts = [answers_for(who, t)]
    texts.append(
        t.gettext("For questions and requests: {contact}").format(contact=who.contact)
        if who.contact
        else t.gettext(
            "For questions and requests turn to whoever gave you the link or code. The school also tells you who its data protection officer is."
        )
    )
    return Part(t.gettext("Who is responsible"), tuple(texts), who.url)


def _why(t: Translator) -> Part:
    return Part(
        t.gettext("Why it is asked"),
        (
            t.gettext(
                "The school wants to see where it stands in digital teaching and international work, as the people in it see it, and to plan what comes next. It is not about the work of single people."
            ),
            t.gettext(
                "Schools do this as part of their public task (General Data Protection Regulation, article 6(1)(e)), not because you agreed to it. Taking part is your choice all the same, and nothing follows if you do not."
            ),
        ),
    )


def _what(t: Translator) -> Part:
    return Part(
        t.gettext("What is stored"),
        (
            t.gettext(
                "In a survey: your answers beside the group you chose, a comment if you write one, and how to find them by your private link."
            ),
            t.gettext("In a workshop: your votes beside a random number."),
            t.gettext("No name, no e-mail address, no address or kind of your device, and no time beside an answer."),
            t.gettext(
                "One cookie keeps your place, and one the language if you choose one. Nothing is sent to anybody else: no statistics, no advertising, no other company’s pages."
            ),
        ),
    )


def _seen(t: Translator) -> Part:
    return Part(
        t.gettext("Who sees what"),
        (
            t.gettext(
                "The school sees counts only, of {usual} people or more (a school may choose another number, never below {least}), and how many have taken part. Nobody there can look up a single answer."
            ).format(usual=t.number(K_USUAL), least=t.number(K_LEAST)),
            t.gettext(
                "Comments are shown at the end, word for word and without the group, if {count} people or more wrote one. So write nothing that tells who you or others are."
            ).format(count=t.number(K_COMMENTS)),
            t.gettext("Votes of a workshop are hidden until they are revealed to all."),
        ),
    )


def _how_long(t: Translator) -> Part:
    return Part(
        t.gettext("How long"),
        (
            t.gettext(
                "Single answers, votes and private links are deleted when the survey or workshop is closed. Safety copies made before may hold them some weeks longer."
            ),
            t.gettext(
                "Counts and comments of a survey, and the counts of a workshop with what was agreed in it, are deleted {years} years after it closed. A school can choose {others} years instead, and can delete them at any time."
            ).format(years=t.number(YEARS_KEPT), others=other_years(t)),
            t.gettext(
                "The first page of a survey and the room of a workshop say how long counts are kept there. If the school chooses a longer time later, that does not hold for what you answered before."
            ),
        ),
    )


def other_years(t: Translator) -> str:
    """What a school can choose instead of the usual, as words: 1, 3 or 5."""
    *first, last = (t.number(years) for years in YEARS if years != YEARS_KEPT)
    return t.gettext("{first} or {last}").format(first=", ".join(first), last=last)


def workshop_deleted(t: Translator) -> str:
    """When a workshop's votes, and what it came to, are deleted; for the door, where nobody knows yet of which school."""
    return t.gettext(
        "Single votes and the cookie’s number are deleted when the workshop closes. Counts and what was agreed are deleted {years} years later, or after {others} years if the school has chosen so. The room says which it is."
    ).format(years=t.number(YEARS_KEPT), others=other_years(t))


def room_deleted(years: int, t: Translator) -> str:
    """As `workshop_deleted`, in a room, before the first vote: by what its school has chosen."""
    return t.ngettext(
        "Single votes and the cookie’s number are deleted when the workshop closes. Counts and what was agreed are deleted {years} year later, or earlier if the school does it.",
        "Single votes and the cookie’s number are deleted when the workshop closes. Counts and what was agreed are deleted {years} years later, or earlier if the school does it.",
        years,
    ).format(years=t.number(years))


def _rights(t: Translator) -> Part:
    return Part(
        t.gettext("Your rights"),
        (
            t.gettext(
                "Until the end you can read, change and delete your answers yourself, with your private link. After the end nobody can find them any more, so nobody can give them to you, correct or delete them."
            ),
            t.gettext(
                "You have the right to information, correction, deletion and restriction, and to object. You can complain to the data protection authority of your country."
            ),
            t.gettext("No decision about you is made by a computer."),
        ),
    )


def _limits(who: Responsible, t: Translator) -> Part:
    texts = [
        t.gettext(
            "In a small school, or where few share your group, somebody may guess what you answered. When all answer the same, everybody knows what each answered. Whether you took part may be known."
        ),
        t.gettext(
            "Until the end, whoever runs the computer could find single answers with a group, but no name beside them."
        ),
    ]
    if who.near:
        texts.append(
            t.gettext(
                "The way from your device to the school’s computer is not encrypted; whoever runs the network could read along."
            )
        )
    return Part(t.gettext("What nobody can promise"), tuple(texts))
