"""An agreement carried out in tranches: exposure, risk of default, the best order, and what makes it hold by itself."""

from goodoffices.bargain.interim.tranche.enforcement import Enforcement, Temptation, enforcement
from goodoffices.bargain.interim.tranche.exposure import Exposure, exposures
from goodoffices.bargain.interim.tranche.hazard import Expected, Threshold, expected_worths, thresholds
from goodoffices.bargain.interim.tranche.order import BestSchedule, best_schedule
from goodoffices.bargain.interim.tranche.schedule import Part, Schedule

__all__ = [
    "BestSchedule",
    "Enforcement",
    "Expected",
    "Exposure",
    "Part",
    "Schedule",
    "Temptation",
    "Threshold",
    "best_schedule",
    "enforcement",
    "expected_worths",
    "exposures",
    "thresholds",
]
