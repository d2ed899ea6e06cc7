"""Languages: a `Translator` is a value that is passed along, never a global."""

from prodige_core.i18n.coverage import Coverage, coverage
from prodige_core.i18n.direction import isolated, turns
from prodige_core.i18n.months import first_of, month_name
from prodige_core.i18n.translator import N_, SOURCE_LANGUAGE, Translator, available_languages, translator

__all__ = [
    "N_",
    "SOURCE_LANGUAGE",
    "Coverage",
    "Translator",
    "available_languages",
    "coverage",
    "first_of",
    "isolated",
    "month_name",
    "translator",
    "turns",
]
