"""What an ultimatum or a mediator can and cannot do: bargaining models in closed form, and a baseline for forecasts.

Each result carries the assumptions under which it holds, in plain words. A model of a few numbers is an argument made exact,
not a prediction.
"""

from goodoffices.conflict.crisis.attrition import Attrition, attrition
from goodoffices.conflict.crisis.baseline import mean_absolute_error, weighted_mean
from goodoffices.conflict.crisis.counsel import Counsel, always_peaceful, counsel
from goodoffices.conflict.crisis.mediation import Mediation, optimal_mediation, unmediated
from goodoffices.conflict.crisis.offers import Offers, alternating_offers
from goodoffices.conflict.crisis.shift import Shift, shifting_power
from goodoffices.conflict.crisis.ultimatum import Ultimatum, ultimatum

__all__ = [
    "Attrition",
    "Counsel",
    "Mediation",
    "Offers",
    "Shift",
    "Ultimatum",
    "alternating_offers",
    "always_peaceful",
    "attrition",
    "counsel",
    "mean_absolute_error",
    "optimal_mediation",
    "shifting_power",
    "ultimatum",
    "unmediated",
    "weighted_mean",
]
