"""What a mediator does with packages: why one is efficient, what a change costs whom, what is nearest to a draft."""

from goodoffices.bargain.trade.closest import Closest, Nearest, nearest_efficient
from goodoffices.bargain.trade.efficiency import Efficiency, Improvement, efficiency
from goodoffices.bargain.trade.ledger import Exchange, Item, Ledger, ledger
from goodoffices.bargain.trade.mend import Mend, Mending, mend
from goodoffices.bargain.trade.named import read_package
from goodoffices.bargain.trade.offer import Offers, offers
from goodoffices.bargain.trade.scale import accepted
from goodoffices.bargain.trade.step import Change, Step

__all__ = [
    "Change",
    "Closest",
    "Efficiency",
    "Exchange",
    "Improvement",
    "Item",
    "Ledger",
    "Mend",
    "Mending",
    "Nearest",
    "Offers",
    "Step",
    "accepted",
    "efficiency",
    "ledger",
    "mend",
    "nearest_efficient",
    "offers",
    "read_package",
]
