"""Many people's answers: counted, and shown only where nobody can be singled out."""

from prodige_core.aggregation.disclosure import K_COMMENTS, K_LEAST, K_USUAL, Cell, Published, Suppressed
from prodige_core.aggregation.tally import Given, Tally, tally

__all__ = ["K_COMMENTS", "K_LEAST", "K_USUAL", "Cell", "Given", "Published", "Suppressed", "Tally", "tally"]
