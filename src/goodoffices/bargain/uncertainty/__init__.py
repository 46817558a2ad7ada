"""How sure an answer is: sampling, exact reasoning about ranges, which unknown matters, what to ask next."""

from goodoffices.bargain.uncertainty.certain import Certainty, certainty
from goodoffices.bargain.uncertainty.influence import Influence, influences
from goodoffices.bargain.uncertainty.opening import Opening, opening
from goodoffices.bargain.uncertainty.question import Question, questions
from goodoffices.bargain.uncertainty.record import Sweep
from goodoffices.bargain.uncertainty.sweep import sweep
from goodoffices.bargain.uncertainty.uncertainty import Uncertainty, uncertainty
from goodoffices.bargain.uncertainty.workers import own_workers

__all__ = [
    "Certainty",
    "Influence",
    "Opening",
    "Question",
    "Sweep",
    "Uncertainty",
    "certainty",
    "influences",
    "opening",
    "own_workers",
    "questions",
    "sweep",
    "uncertainty",
]
