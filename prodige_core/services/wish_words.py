"""Targets and means in words: why a priority is suggested, what weights are called, what hours come to."""

from __future__ import annotations

import math
from typing import Final

from prodige_core.actions import Foundation
from prodige_core.frameworks import Catalogue, Framework
from prodige_core.i18n import N_, Translator
from prodige_core.planning import Term, terms_from
from prodige_core.responses import Centre
from prodige_core.roadmap import level_mark, month_span, role_name
from prodige_core.roadmap.sentences import action_title
from prodige_core.services.aims import FrameworkAims, PracticeAim, Priority
from prodige_core.services.means import WEEKS_PER_TERM, MeansView
from prodige_core.services.wishes import EUR_PER_LEARNER
from prodige_core.targets import Suggestion, SuggestionReason

WEIGHT_NAMES: Final[dict[int, str]] = {
    1: N_("Normal"),
    2: N_("A little more important"),
    3: N_("Important"),
    4: N_("Very important"),
    5: N_("Most important"),
}
MOST_NAMED = 2
"""Actions named in one reason (editorial)."""


def weight_name(weight: int, t: Translator) -> str:
    """A weight of 1 to 5 in words."""
    return t.gettext(WEIGHT_NAMES[weight])


def priority_title(entry: Priority, t: Translator) -> str:
    """An area by its title, a practice by its own and its area's."""
    area = t.pgettext(entry.area.id, entry.area.title)
    if entry.practice is None:
        return t.gettext("{area} (whole area)").format(area=area)
    return t.gettext("{area}: {practice}").format(
        area=area, practice=t.pgettext(entry.practice.id, entry.practice.title)
    )


def suggestion_sentences(suggestion: Suggestion, catalogue: Catalogue, t: Translator) -> tuple[str, ...]:
    """Why an area is worth a priority, the strongest reason first, and which practices there are lowest."""
    framework = catalogue.frameworks[suggestion.framework]
    found = [_reason(reason, framework, catalogue, t) for reason in suggestion.reasons]
    titles = [f"“{t.pgettext(own, framework.practices[own].title)}”" for own in suggestion.practices]
    found.append(
        t.ngettext("Lowest there: {practices}.", "Lowest there: {practices}.", len(titles)).format(
            practices=t.listing(titles)
        )
    )
    return tuple(found)


def _reason(reason: SuggestionReason, framework: Framework, catalogue: Catalogue, t: Translator) -> str:
    names = _names(reason.actions, catalogue, t)
    if reason.kind == "behind":
        steps = float(reason.gap * framework.top)
        return t.gettext("It lies {steps} levels behind your other areas on average.").format(steps=t.fixed(steps, 1))
    if reason.kind == "foundation":
        return t.ngettext(
            "{count} other action needs something from here first: {actions}.",
            "{count} other actions need something from here first: {actions}.",
            reason.count,
        ).format(count=t.number(reason.count), actions=names)
    return t.ngettext(
        "A step is possible without money and within {count} hour: {actions}.",
        "A step is possible without money and within {count} hours: {actions}.",
        reason.count,
    ).format(count=t.number(reason.count), actions=names)


def _names(ids: tuple[str, ...], catalogue: Catalogue, t: Translator) -> str:
    names = [f"“{action_title(catalogue, own, t)}”" for own in ids[:MOST_NAMED]]
    more = len(ids) - MOST_NAMED
    if more > 0:
        names.append(t.ngettext("{count} more", "{count} more", more).format(count=t.number(more)))
    return t.listing(names)


def aims_sentence(view: FrameworkAims, t: Translator) -> str:
    """What the targets of one framework come to."""
    if not view.rising:
        return t.gettext("No practice is to rise, so this questionnaire adds nothing to the plan.")
    text = t.ngettext(
        "{rising} of {count} practice is to rise.", "{rising} of {count} practices are to rise.", view.scored
    )
    said = text.format(rising=t.number(view.rising), count=t.number(view.scored))
    left = len(view.framework.practices) - view.scored
    if not left:
        return said
    unscored = t.ngettext(
        "{count} practice has too few answers and is left out.",
        "{count} practices have too few answers and are left out.",
        left,
    )
    return f"{said} {unscored.format(count=t.number(left))}"


def aim_label(framework: Framework, aim: PracticeAim, t: Translator) -> str:
    """A practice and its level now."""
    return t.gettext("{practice} (now {level})").format(
        practice=t.pgettext(aim.practice.id, aim.practice.title), level=level_mark(framework, aim.now, t).label
    )


def target_label(framework: Framework, aim: PracticeAim, level: int, t: Translator) -> str:
    """One choice of a target: code and name; the level now is called staying."""
    label = level_mark(framework, level, t).label
    return t.gettext("Stay at {level}").format(level=label) if level == aim.now else label


def count_label(start: str, terms: int, t: Translator) -> str:
    """How long a plan is: its terms, its school years' worth, its last month."""
    years, rest = divmod(terms, 3)
    parts = []
    if years:
        parts.append(t.ngettext("{count} school year", "{count} school years", years).format(count=t.number(years)))
    if rest:
        parts.append(t.ngettext("{count} term", "{count} terms", rest).format(count=t.number(rest)))
    last = terms_from(start, terms)[-1].last_day
    return t.gettext("{length}, until {month}").format(length=t.listing(parts), month=t.month(last))


def term_choice(term: Term, t: Translator) -> str:
    """A term by its months."""
    return month_span(term.first_day, term.last_day, t)


def weekly(hours: int, t: Translator) -> str:
    """Hours a term as hours a week, rounded."""
    if hours == 0:
        return t.gettext("none")
    weeks = math.floor(hours / WEEKS_PER_TERM + 0.5)
    if weeks == 0:
        return t.gettext("less than an hour a week")
    return t.ngettext("about {count} hour a week", "about {count} hours a week", weeks).format(count=t.number(weeks))


def sums_sentence(view: MeansView, t: Translator) -> str:
    """All hours and all money together."""
    if view.total_hours == 0:
        hours = t.gettext("No staff hours are given, so nothing can be planned that takes anybody’s time.")
    elif view.least_hours == view.most_hours:
        hours = t.ngettext(
            "Together {count} hour a term, {weekly}.", "Together {count} hours a term, {weekly}.", view.most_hours
        ).format(count=t.number(view.most_hours), weekly=weekly(view.most_hours, t))
    else:
        hours = t.gettext("Together {least} to {most} hours a term, at most {weekly}.").format(
            least=t.number(view.least_hours), most=t.number(view.most_hours), weekly=weekly(view.most_hours, t)
        )
    # a plan of six terms that begins in January touches three school years, each with its own money
    money = t.ngettext(
        "{money} of own money in the school year {years}.",
        "{money} of own money in all, for the school years {years}.",
        len(view.years),
    ).format(money=t.money(view.total_eur), years=t.listing(view.years))
    return f"{hours} {money}"


def origin_sentence(centre: Centre, t: Translator) -> str:
    """Where the suggested means come from: ``docs/method/means.md``."""
    if centre.staff and centre.learners:
        size = t.gettext("{staff} staff and {learners} learners").format(
            staff=t.number(centre.staff), learners=t.number(centre.learners)
        )
    elif centre.staff:
        size = t.ngettext("{count} member of staff", "{count} members of staff", centre.staff).format(
            count=t.number(centre.staff)
        )
    elif centre.learners:
        size = t.ngettext("{count} learner", "{count} learners", centre.learners).format(
            count=t.number(centre.learners)
        )
    else:
        size = ""
    whose = (
        t.gettext("Our suggestion goes by the size of your school ({size}).").format(size=size)
        if size
        else t.gettext(
            "Our suggestion is for a school of middle size, because the profile does not say how large yours is."
        )
    )
    return t.gettext(
        "{whose} A coordinator needs 2 hours a week even in the smallest school, and more with every colleague to bring "
        "along; own money is about {money} a learner and year. These are starting points: your own figures are better."
    ).format(whose=whose, money=t.money(EUR_PER_LEARNER))


def suggested_sentence(view: MeansView, t: Translator) -> str:
    """The suggested means in one sentence."""
    hours = [
        t.gettext("{role} {count}").format(role=role_name(row.role, t), count=t.number(row.hours[0]))
        for row in view.roles
    ]
    return t.gettext("Suggested hours a term: {hours}. Own money a school year: {money}.").format(
        hours=t.listing(hours), money=t.money(view.budgets[0])
    )


def foundation_sentence(found: Foundation | None, catalogue: Catalogue, t: Translator) -> str:
    """Why an action counts as in place."""
    if found is None:
        return t.gettext("You marked it; your answers do not show it.")
    if found.accredited:
        return t.gettext("Your profile says that your centre has its own Erasmus accreditation.")
    levels = [
        t.gettext("“{practice}” is at level {level} or above").format(
            practice=t.pgettext(step.practice, catalogue.practices[step.practice].title),
            level=level_mark(catalogue.framework_of(step.practice), step.to, t).label,
        )
        for step in found.steps
    ]
    said = t.gettext("Your answers already show what this brings: {levels}.").format(levels=t.listing(levels))
    if not found.needed_by:
        return said
    needed = t.ngettext(
        "{count} other action builds on it.", "{count} other actions build on it.", len(found.needed_by)
    )
    return f"{said} {needed.format(count=t.number(len(found.needed_by)))}"


def released_sentence(actions: tuple[str, ...], catalogue: Catalogue, t: Translator) -> str:
    """What a shorter plan undid."""
    names = t.listing([f"“{action_title(catalogue, own, t)}”" for own in actions])
    return t.ngettext(
        "The plan no longer has the term you had fixed for {names}; its start is free again.",
        "The plan no longer has the terms you had fixed for {names}; their start is free again.",
        len(actions),
    ).format(names=names)
