"""From counts to a value, exact. What cannot be divided has no data; what cannot be true is a problem in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from prodige_core.errors import Problem
from prodige_core.i18n import N_
from prodige_core.indicators.definition import HUNDRED, MONTHS, Indicator
from prodige_core.responses import Measured


@dataclass(frozen=True, slots=True)
class Known:
    """A value in the indicator's unit: 12 for 12 %, 1 grant won, a mean mark, levels, months."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class NoData:
    """There is no value, which is not 0. not_counted: a number is missing. nothing: of none there is no share or mean.

    impossible: the numbers contradict each other (`count_problem` says how).
    """

    reason: Literal["not_counted", "nothing", "impossible"]


Reading = Known | NoData


def read(definition: Indicator, measured: Measured | None) -> Reading:
    """The value of one school year. percent: 100 · n / d; mean: n / d; count and months: n, with d for company."""
    if measured is None or measured.numerator is None:
        return NoData("not_counted")
    if count_problem(definition, measured) is not None:
        return NoData("impossible")
    if definition.unit == "count":
        return Known(Fraction(measured.numerator))
    if measured.denominator is None:
        return NoData("not_counted")
    if measured.denominator == 0:
        return NoData("nothing")
    match definition.unit:
        case "percent":
            return Known(Fraction(HUNDRED * measured.numerator, measured.denominator))
        case "mean":
            return Known(Fraction(measured.numerator, measured.denominator))
        case _:
            return Known(Fraction(measured.numerator))


def response_rate(measured: Measured) -> Fraction | None:
    """Of those asked for a mark, the percentage who gave one; None where it is not known who was asked, or nobody was."""
    if measured.denominator is None or not measured.asked:
        return None
    return Fraction(HUNDRED * measured.denominator, measured.asked)


def count_problem(definition: Indicator, measured: Measured) -> Problem | None:
    """Why these counts cannot be true; None when they can. ``where`` is left empty."""
    given, whole, asked = measured.numerator, measured.denominator, measured.asked
    if asked is not None and definition.unit != "mean":
        what, remedy = N_("has a number of people asked, which this indicator does not count."), N_("Remove it.")
        return Problem("", "", what, remedy)
    if definition.unit == "mean":
        return _mean_problem(definition, measured)
    if definition.unit == "months" and max(given or 0, whole or 0) > MONTHS:
        what, remedy = N_("has more than {months} months."), N_("A school year has 12 months.")
        return Problem("", "", what, remedy, None, {"months": MONTHS})
    if definition.part and given is not None and whole is not None and given > whole:
        what = N_("counts {part} of {whole}: the part is larger than the whole.")
        remedy = N_("Check both numbers; the first counts some of the second.")
        return Problem("", "", what, remedy, None, {"part": given, "whole": whole})
    return None


def target_problem(definition: Indicator, target: int) -> Problem | None:
    """Why a target cannot be reached by anybody; None when it can."""
    if not definition.aims:
        what = N_("can have no target: levels have theirs under “Targets and means”.")
        return Problem("", "", what, N_("Remove the target."))
    most = definition.most
    if most is not None and target > most:
        what, remedy = N_("has the target {target}, but {most} is the most there can be."), N_("Choose a lower target.")
        return Problem("", "", what, remedy, None, {"target": target, "most": most})
    return None


def _mean_problem(definition: Indicator, measured: Measured) -> Problem | None:
    total, forms, asked = measured.numerator, measured.denominator, measured.asked
    if forms is not None and asked is not None and forms > asked:
        what = N_("has {forms} forms from {asked} people asked.")
        return Problem("", "", what, N_("Check both numbers."), None, {"forms": forms, "asked": asked})
    if definition.scale is None or total is None or forms is None:
        return None
    low, high = definition.scale
    if not low * forms <= total <= high * forms:
        what = N_("adds up to {total} from {forms} forms, which marks from {low} to {high} cannot give.")
        remedy = N_("Add up all marks, not their mean; {least} to {greatest} is possible.")
        values = {"total": total, "forms": forms, "low": low, "high": high}
        return Problem("", "", what, remedy, None, {**values, "least": low * forms, "greatest": high * forms})
    return None
