"""Pressure and time: reservation values that move, and what that opens and closes."""

from goodoffices.bargain.pressure.credibility import Credibility, credibilities
from goodoffices.bargain.pressure.effect import Effect
from goodoffices.bargain.pressure.file import load_effects
from goodoffices.bargain.pressure.ground import Ground, ground_of
from goodoffices.bargain.pressure.of_case import CaseEffects, effects_of_case
from goodoffices.bargain.pressure.opening import Opening, openings
from goodoffices.bargain.pressure.question import Question, question_of_case, question_of_effects
from goodoffices.bargain.pressure.record import Band, Day, Move, Period, ZoneOverTime
from goodoffices.bargain.pressure.study import Study, last_day, study
from goodoffices.bargain.pressure.waiting import Waiting, waiting
from goodoffices.bargain.pressure.zone import HORIZON, zone_over_time

__all__ = [
    "HORIZON",
    "Band",
    "CaseEffects",
    "Credibility",
    "Day",
    "Effect",
    "Ground",
    "Move",
    "Opening",
    "Period",
    "Question",
    "Study",
    "Waiting",
    "ZoneOverTime",
    "credibilities",
    "effects_of_case",
    "ground_of",
    "last_day",
    "load_effects",
    "openings",
    "question_of_case",
    "question_of_effects",
    "study",
    "waiting",
    "zone_over_time",
]
