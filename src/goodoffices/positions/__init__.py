"""Floor 3: each party's stance on each option, over time, with its trace; what moved, what is common, how far apart.

The main function is :func:`read_positions`, from a :class:`~goodoffices.case.Case` to a frozen :class:`PositionTable`.
"""

from goodoffices.positions.read import read_positions
from goodoffices.positions.stance import stance_mark, stance_words
from goodoffices.positions.table import (
    Cell,
    Contest,
    Distance,
    Fact,
    FactGround,
    Ground,
    IssueTable,
    Move,
    PositionTable,
    Stand,
    Step,
)

__all__ = [
    "Cell",
    "Contest",
    "Distance",
    "Fact",
    "FactGround",
    "Ground",
    "IssueTable",
    "Move",
    "PositionTable",
    "Stand",
    "Step",
    "read_positions",
    "stance_mark",
    "stance_words",
]
