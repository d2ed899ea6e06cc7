"""The notice that invites to a staff survey, to be pinned up or put on a screen."""

from __future__ import annotations

from collections.abc import Sequence

from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.reports.document import Document
from prodige_core.reports.drawings import QrFigure
from prodige_core.reports.inputs import framework_title
from prodige_core.reports.sheets import Fact, Notice
from prodige_core.surveys import Survey
from prodige_core.surveys.words import group_name


def survey_poster(
    survey: Survey,
    centre_name: str,
    frameworks: Sequence[Framework],
    minutes: tuple[int, int],
    url: str,
    t: Translator,
    *,
    near: bool = False,
) -> Document:
    """One page. minutes: the least and the most that any of the groups asked needs. url: the public link.

    near: the link works in the school's own network only.
    """
    title = t.gettext("How do you see our school?")
    notice = Notice(
        eyebrow=centre_name,
        title=title,
        lead=t.gettext("Your view counts, whatever your work here is. Take your phone and tell us."),
        facts=(
            Fact(t.gettext("What"), survey.title or t.listing([framework_title(own, t) for own in frameworks])),
            Fact(t.gettext("Who"), " · ".join(group_name(role, t) for role in survey.roles)),
            Fact(t.gettext("How long"), _minutes(minutes, t)),
            Fact(
                t.gettext("When"),
                t.gettext("{first} to {last}").format(first=t.date(survey.opens_on), last=t.date(survey.closes_on)),
            ),
            *([Fact(t.gettext("Where"), t.gettext("In the school’s network (Wi-Fi)"))] if near else []),
        ),
        code=QrFigure(url),
        code_alt=t.gettext("QR code that opens the survey: {address}").format(address=url),
        code_label=t.gettext("Scan this with your phone’s camera."),
        address_label=t.gettext("Or type this address:"),
        promise_title=t.gettext("What we promise you"),
        promises=(
            Fact(
                t.gettext("No names"),
                t.gettext("You need no name and no account. Nobody is shown what one person answered."),
            ),
            Fact(
                t.gettext("No small groups"),
                t.gettext("Results are shown only for {k} people or more together.").format(k=t.number(survey.k)),
            ),
            Fact(
                t.gettext("Something for you"),
                t.gettext("At the end you see your own result and three next steps. Nobody else sees them."),
            ),
        ),
        ask=t.gettext("Questions? Ask"),
    )
    return Document(
        title=t.gettext("Poster: {title}").format(title=survey.title or title),
        subject=t.gettext("Invitation to the staff survey of {name}").format(name=centre_name),
        author=centre_name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=centre_name,
        blocks=(notice,),
    )


def _minutes(minutes: tuple[int, int], t: Translator) -> str:
    least, most = minutes
    if least != most:
        return t.gettext("{least} to {most} minutes; you can stop and go on later").format(
            least=t.number(least), most=t.number(most)
        )
    return t.ngettext(
        "About {count} minute; you can stop and go on later",
        "About {count} minutes; you can stop and go on later",
        most,
    ).format(count=t.number(most))
