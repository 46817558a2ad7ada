"""An agreement carried out in tranches: exposure, risk of default, the best order, and what makes it hold by itself."""

from goodoffices.bargain.interim.tranche.enforcement import Enforcement, Temptation, enforcement
from goodoffices.bargain.interim.tranche.exposure import Exposure, exposures
from goodoffices.bargain.interim.tranche.hazard import Expected, Threshold, expected_worths, thresholds
from goodoffices.bargain.interim.tranche.order import BestSchedule, best_schedule
from goodoffices.bargain.interim.tranche.parts import parts_of_package
from goodoffices.bargain.interim.tranche.plan import Plan, PlannedPart, follow, read_plan
from goodoffices.bargain.interim.tranche.record import Tranches, carry_out
from goodoffices.bargain.interim.tranche.schedule import Part, Schedule

__all__ = [
    "BestSchedule",
    "Enforcement",
    "Expected",
    "Exposure",
    "Part",
    "Plan",
    "PlannedPart",
    "Schedule",
    "Temptation",
    "Threshold",
    "Tranches",
    "best_schedule",
    "carry_out",
    "enforcement",
    "expected_worths",
    "exposures",
    "follow",
    "parts_of_package",
    "read_plan",
    "thresholds",
]
