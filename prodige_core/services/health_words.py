"""The check-up in words: its first sentence, and what the three grades are called."""

from __future__ import annotations

from prodige_core.health import GRADES, Finding, Grade
from prodige_core.i18n import Translator
from prodige_core.services.health import CheckUp


def grade_name(grade: Grade, t: Translator) -> str:
    """The grade as a heading."""
    names = {"urgent": t.gettext("Urgent"), "mend": t.gettext("To mend"), "look": t.gettext("Worth a look")}
    return names[grade]


def headline(found: CheckUp, t: Translator) -> str:
    """How much there is of each grade: *1 urgent thing, 3 things to mend and 5 things worth a look.* Or that all is well."""
    parts = [_counted(grade, len(found.of(grade)), t) for grade in GRADES if found.of(grade)]
    if not parts and found.planned:
        return t.gettext("All is well: nothing to mend.")
    if not parts:
        return t.gettext("Nothing to mend so far. There is no plan yet to look at.")
    return t.gettext("{parts}.").format(parts=t.listing(parts))


def _counted(grade: Grade, count: int, t: Translator) -> str:
    words = {
        "urgent": t.ngettext("{count} urgent thing", "{count} urgent things", count),
        "mend": t.ngettext("{count} thing to mend", "{count} things to mend", count),
        "look": t.ngettext("{count} thing worth a look", "{count} things worth a look", count),
    }
    return words[grade].format(count=t.number(count))


def more(finding: Finding, t: Translator) -> str:
    """What the list of single things is called."""
    count = len(finding.details)
    return t.ngettext("See which one", "See all {count}", count).format(count=t.number(count))
