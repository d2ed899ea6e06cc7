"""Languages: a `Translator` is a value that is passed along, never a global."""

from prodige_core.i18n.coverage import Coverage, coverage
from prodige_core.i18n.direction import isolated, turns
from prodige_core.i18n.translator import N_, Translator, available_languages, translator

__all__ = ["N_", "Coverage", "Translator", "available_languages", "coverage", "isolated", "translator", "turns"]
