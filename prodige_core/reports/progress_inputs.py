"""What a progress report is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.progress.compared import Between, Compared
from prodige_core.responses import CentreFile
from prodige_core.roadmap import Roadmap
from prodige_core.scoring import FrameworkScores


@dataclass(frozen=True, slots=True)
class ProgressInputs:
    """Everything a progress report is made from.

    movements: one a framework with two rounds or more; without any the report says that there is nothing to compare.
    meanwhile: board, plans and indicators between the first and the last day of the rounds compared; None without any.
    roadmap: the present one, with status ``none`` before a plan or when it is out of date; outdated says which.
    scores: of the rounds that count, for the cover.
    """

    file: CentreFile
    catalogue: Catalogue
    movements: tuple[Compared, ...]
    meanwhile: Between | None
    roadmap: Roadmap
    scores: Mapping[str, FrameworkScores]
    t: Translator
    made_on: dt.date
    outdated: bool = False
    carries_file: bool = True
