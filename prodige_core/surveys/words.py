"""Names of the groups that answer, in the reader's language; used by screens, participants' pages and reports alike."""

from __future__ import annotations

from typing import Final

from prodige_core.frameworks.model import Respondent
from prodige_core.i18n import N_, Translator

GROUP_NAMES: Final[dict[Respondent, str]] = {
    "leader": N_("School leaders"),
    "coordinator": N_("International coordinators"),
    "teacher": N_("Teachers"),
    "trainer": N_("Company trainers"),
    "learner": N_("Learners"),
}
GROUPS: Final[tuple[Respondent, ...]] = tuple(GROUP_NAMES)
"""In the order they are listed everywhere."""


def group_name(role: Respondent | str, t: Translator) -> str:
    """The group's name at the beginning of a line: *Teachers*. Empty is the part of roles counted together."""
    return t.gettext(GROUP_NAMES[role]) if role else t.gettext("Other groups together")  # type: ignore[index]
