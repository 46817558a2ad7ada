"""What blocks an agreement: the smallest sets of red lines and reservation values, and the smallest moves that open the way."""

from goodoffices.bargain.obstacle.concession import Lowered, Move, Slack
from goodoffices.bargain.obstacle.find import obstacles
from goodoffices.bargain.obstacle.issue import IssueView, OptionView
from goodoffices.bargain.obstacle.record import BlockingSet, Coalition, Obstacles, Opening
from goodoffices.bargain.obstacle.requirement import Requirement, Requirements, requirements_of

__all__ = [
    "BlockingSet",
    "Coalition",
    "IssueView",
    "Lowered",
    "Move",
    "Obstacles",
    "Opening",
    "OptionView",
    "Requirement",
    "Requirements",
    "Slack",
    "obstacles",
    "requirements_of",
]
