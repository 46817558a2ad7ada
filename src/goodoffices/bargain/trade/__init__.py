"""What a mediator does with packages: why one is efficient, what a change costs whom, what is nearest to a draft."""

from goodoffices.bargain.trade.closest import Closest, Nearest, nearest_efficient
from goodoffices.bargain.trade.compute import compare, examine, first_look
from goodoffices.bargain.trade.efficiency import Efficiency, Improvement, efficiency
from goodoffices.bargain.trade.ledger import Exchange, Item, Ledger, ledger
from goodoffices.bargain.trade.mend import Mend, Mending, mend
from goodoffices.bargain.trade.named import read_package
from goodoffices.bargain.trade.offer import Offers, offers
from goodoffices.bargain.trade.record import NamedLedger, Trade
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
    "NamedLedger",
    "Nearest",
    "Offers",
    "Step",
    "Trade",
    "accepted",
    "compare",
    "efficiency",
    "examine",
    "first_look",
    "ledger",
    "mend",
    "nearest_efficient",
    "offers",
    "read_package",
]
