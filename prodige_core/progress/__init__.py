"""Two rounds of a self-assessment compared: what moved, which finished actions came before, what was counted. Pure."""

from prodige_core.progress.actions import FinishedAction, Moved, Sequel, finished_between, known_actions, sequel
from prodige_core.progress.comparison import AnswerChange, Change, Comparison, Movement, compare_rounds
from prodige_core.progress.indicators import IndicatorChange, indicator_changes
from prodige_core.progress.replanning import Replanned, replanned_between
from prodige_core.progress.rounds import Round, round_assessment, rounds_of
from prodige_core.progress.story import BoardAction, BoardStory, board_story
from prodige_core.progress.words import carried_sentence, confirmed_line, round_label

__all__ = [
    "AnswerChange",
    "BoardAction",
    "BoardStory",
    "Change",
    "Comparison",
    "FinishedAction",
    "IndicatorChange",
    "Moved",
    "Movement",
    "Replanned",
    "Round",
    "Sequel",
    "board_story",
    "carried_sentence",
    "compare_rounds",
    "confirmed_line",
    "finished_between",
    "indicator_changes",
    "known_actions",
    "replanned_between",
    "round_assessment",
    "round_label",
    "rounds_of",
    "sequel",
]
