"""Words about access: what roles are called and allow, the ready-made invitation, and the audit trail in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from prodige_core.access import RIGHTS, ROLES, Right, Role
from prodige_core.i18n import N_, Translator
from prodige_core.services.trail import Entry

ROLE_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "owner": N_("Owner"),
        "editor": N_("Editor"),
        "facilitator": N_("Facilitator"),
        "viewer": N_("Viewer"),
        "coordinator": N_("Network coordinator"),
        "school": N_("School"),
        "start": N_("To begin a centre"),
        "device": N_("New link to sign in"),
    }
)

RIGHT_NAMES: Final[tuple[tuple[Right, str], ...]] = (
    (Right.VIEW, N_("See everything, take reports and copies along")),
    (Right.HOST, N_("Run surveys and workshops")),
    (Right.EDIT, N_("Change answers, targets, means and the plan")),
    (Right.MANAGE, N_("Invite people, delete the centre, join networks")),
)

_OUTCOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": N_("Opened from a file"),
        "copied": N_("Opened from a file, beside a centre of the same name"),
        "replaced": N_("Replaced by a file; what was here before went to the bin"),
    }
)

_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "centre_made": N_("The centre was made"),
        "centre_exported": N_("The centre file was downloaded"),
        "centre_deleted": N_("The centre was put in the bin"),
        "centre_restored": N_("The centre was taken back from the bin"),
        "centre_erased": N_("The centre was deleted for good"),
        "everything_exported": N_("Everything that is stored was downloaded"),
        "report_downloaded": N_("The report was downloaded ({format})"),
        "invitation_made": N_("A link was made for somebody new ({role})"),
        "invitation_withdrawn": N_("A link was withdrawn"),
        "invitation_used": N_("A link was used ({role})"),
        "access_renewed": N_("A new link to sign in was made for {person}"),
        "role_given": N_("{person} got access ({role})"),
        "role_changed": N_("{person} is now {role} (was {former})"),
        "role_removed": N_("{person} lost access (was {former})"),
        "person_left": N_("{person} left (was {former})"),
        "person_forgotten": N_("Somebody deleted their own access (was {former})"),
        "survey_closed": N_("A survey was closed"),
        "survey_deleted": N_("A survey was deleted"),
        "workshop_closed": N_("A workshop was closed"),
        "workshop_deleted": N_("A workshop was deleted"),
        "network_joined": N_("The centre joined a network"),
        "network_left": N_("The centre left a network"),
    }
)


def role_name(role: str, t: Translator) -> str:
    """A role as people read it; an unknown one as it is stored."""
    return t.gettext(ROLE_NAMES[role]) if role in ROLE_NAMES else role


def what_roles_may(t: Translator) -> list[dict[str, str]]:
    """One row a right, one column a role, with yes and no in words."""
    yes, no = t.gettext("Yes"), t.gettext("No")
    return [
        {
            t.gettext("What"): t.gettext(text),
            **{role_name(role, t): yes if right in RIGHTS[role] else no for role in ROLES},
        }
        for right, text in RIGHT_NAMES
    ]


def role_in_short(role: Role, t: Translator) -> str:
    """What somebody with this role is for, beside the choice of a role."""
    match role:
        case "owner":
            return t.gettext("Everything, also people and deletion")
        case "editor":
            return t.gettext("Fills in, plans, runs surveys and workshops")
        case "facilitator":
            return t.gettext("Runs surveys and workshops, and takes agreed levels over")
        case "viewer":
            return t.gettext("Sees everything, changes nothing")


def role_sentence(role: Role, t: Translator) -> str:
    """What somebody with this role can do, in one sentence that stands at the top of a screen."""
    match role:
        case "owner":
            return t.gettext("You are an owner of this centre: you may do everything.")
        case "editor":
            return t.gettext("You are an editor of this centre: you may change everything but people and deletion.")
        case "facilitator":
            return t.gettext(
                "You are a facilitator of this centre: you may see everything and run surveys and workshops."
            )
        case "viewer":
            return t.gettext("You are a viewer of this centre: you may see everything and take reports along.")


def sentence(entry: Entry, t: Translator) -> str:
    """What happened, in a few words; an unknown kind as it is stored."""
    detail = entry.detail
    if entry.kind == "centre_imported":
        return t.gettext(_OUTCOMES.get(str(detail.get("outcome")), _OUTCOMES["new"]))
    if entry.kind == "years_chosen":
        years = int(detail.get("years", 0))
        kept = t.ngettext(
            "Chosen: results and this list are kept for {years} year",
            "Chosen: results and this list are kept for {years} years",
            years,
        )
        return kept.format(years=t.number(years))
    text = _SENTENCES.get(entry.kind)
    if text is None:
        return entry.kind
    return t.gettext(text).format(
        person=entry.about or t.gettext("Somebody"),
        role=role_name(str(detail.get("role", "")), t),
        former=role_name(str(detail.get("former", "")), t),
        format=str(detail.get("format", "")).upper(),
    )


def who(entry: Entry, t: Translator) -> str:
    """Who did it: a name, or that the name is not known."""
    return entry.by or t.gettext("Somebody who is not listed here any more, or Prodige itself")


def invitation_mail(centre: str, role: str, link: str, last_day: str, t: Translator) -> str:
    """The body of a message that carries a link to a person invited to a centre."""
    return t.gettext(
        "Hello,\n\nyou are invited to work on “{centre}” in Prodige as: {role}.\n\nOpen this link and press the button: {link}\n\n"
        "It works once and until {day}. It is meant for you alone: whoever opens it gets your access."
    ).format(centre=centre, role=role_name(role, t), link=link, day=last_day)


def renewal_mail(centre: str, link: str, last_day: str, t: Translator) -> str:
    """The body of a message that carries a link to a person of a centre who lost every device."""
    return t.gettext(
        "Hello,\n\nwith this link you get into “{centre}” in Prodige again.\n\nOpen it and press the button: {link}\n\n"
        "It works once and until {day}. It is meant for you alone: whoever opens it gets your access. When you use it, you are "
        "signed out on all other devices."
    ).format(centre=centre, link=link, day=last_day)


def school_mail(network: str, link: str, last_day: str, t: Translator) -> str:
    """The body of a message that asks a school to join a network."""
    return t.gettext(
        "Hello,\n\nyour school is invited to the network “{network}” in Prodige.\n\nAn owner of your centre opens “People and access”, "
        "and there, under “Networks”, pastes this link: {link}\n\nIt works once and until {day}. The network sees your school’s "
        "name and country, nothing else."
    ).format(network=network, link=link, day=last_day)


def coordinator_mail(network: str, link: str, last_day: str, t: Translator) -> str:
    """The body of a message that makes somebody a coordinator."""
    return t.gettext(
        "Hello,\n\nyou are invited to coordinate the network “{network}” in Prodige.\n\nOpen this link and press the button: {link}\n\n"
        "It works once and until {day}. It is meant for you alone: whoever opens it gets your access."
    ).format(network=network, link=link, day=last_day)
