"""The efficient frontier, exactly: which packages no other package beats, and how many packages there are at all."""

from goodoffices.bargain.frontier.acceptance import Disagreement
from goodoffices.bargain.frontier.compute import Progress, frontier
from goodoffices.bargain.frontier.record import Frontier

__all__ = ["Disagreement", "Frontier", "Progress", "frontier"]
