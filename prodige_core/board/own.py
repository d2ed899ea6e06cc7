"""A centre's own actions beside those of the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from prodige_core.frameworks import Catalogue
from prodige_core.responses import CentreFile
from prodige_core.responses.living import OWN

MOST_LETTERS = 48
"""Of a title in an id; leaves room for a number within the 60 characters an id may have."""


def with_own_actions(catalogue: Catalogue, file: CentreFile) -> Catalogue:
    """The catalogue as this centre has it: with its own actions at the end. The same object when there are none.

    Use it wherever something of the centre is shown that names actions; `build_problem` and `build_roadmap` do it
    themselves. Own actions belong to no framework
    (``action_framework`` does not list them).
    """
    if not file.own_actions:
        return catalogue
    if all(action.id in catalogue.actions for action in file.own_actions):
        return catalogue  # it has them already
    own = {action.id: action.action() for action in file.own_actions}
    # made anew and not copied, because a copy would keep what the catalogue has worked out for itself
    return Catalogue(
        frameworks=catalogue.frameworks,
        actions={**catalogue.actions, **own},
        action_framework=catalogue.action_framework,
    )


def is_own(action_id: str) -> bool:
    """Whether an id is that of a centre's own action."""
    return action_id.startswith(OWN)


def own_id(title: str, taken: Collection[str]) -> str:
    """An id from a title: ``own.open-day``; with a number when it is taken, ``own.action`` when no letter is left of it."""
    plain = unicodedata.normalize("NFKD", title).casefold().encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST_LETTERS].strip("-") or "action"
    found, number = f"{OWN}{words}", 1
    while found in taken:
        number += 1
        found = f"{OWN}{words}-{number}"
    return found
