"""The board: where each action of a roadmap stands, and the centre's own actions. Pure rules over a centre file.

`effective` joins the board with the decisions, `with_own_actions` adds a centre's own actions to the catalogue: whoever
plans or shows a roadmap uses both. `moved` is the only way from one status to another.
"""

from prodige_core.board.decided import SETTLED, contradictions, effective, settled_by_board, with_decisions
from prodige_core.board.moves import MOVES, moved, shown_status
from prodige_core.board.own import is_own, own_id, with_own_actions

__all__ = [
    "MOVES",
    "SETTLED",
    "contradictions",
    "effective",
    "is_own",
    "moved",
    "own_id",
    "settled_by_board",
    "shown_status",
    "with_decisions",
    "with_own_actions",
]
