"""Ideas of a fair or good agreement, computed exactly or with a proven bound."""

from goodoffices.bargain.solution.disagreement import disagreement_of, extremes
from goodoffices.bargain.solution.listed import from_frontier
from goodoffices.bargain.solution.record import Solution
from goodoffices.bargain.solution.solve import solve

__all__ = ["Solution", "disagreement_of", "extremes", "from_frontier", "solve"]
