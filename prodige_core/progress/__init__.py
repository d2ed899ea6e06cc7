"""Two rounds of a self-assessment compared: what moved, which finished actions came before, what was counted. Pure."""

from prodige_core.progress.actions import FinishedAction, Moved, Sequel, finished_between, sequel
from prodige_core.progress.comparison import AnswerChange, Change, Comparison, Movement, compare_rounds
from prodige_core.progress.rounds import Round, round_assessment, rounds_of, school_year_of
from prodige_core.progress.story import BoardAction, BoardStory, board_story

__all__ = [
    "AnswerChange",
    "BoardAction",
    "BoardStory",
    "Change",
    "Comparison",
    "FinishedAction",
    "Moved",
    "Movement",
    "Round",
    "Sequel",
    "board_story",
    "compare_rounds",
    "finished_between",
    "round_assessment",
    "rounds_of",
    "school_year_of",
    "sequel",
]
