"""What can be agreed while the whole cannot: partial agreements, the way to a package step by step, and tranches."""

from goodoffices.bargain.interim.addition import Addition, additions
from goodoffices.bargain.interim.agreement import PartialAgreement, PartialAgreements, partial_agreements
from goodoffices.bargain.interim.bundle import Bundle, Bundles, Linkage, bundles
from goodoffices.bargain.interim.overview import Interim, interim
from goodoffices.bargain.interim.reach import Reachable, reachable
from goodoffices.bargain.interim.stepping import stepping_stones
from goodoffices.bargain.interim.stone import Sequence, Step, SteppingStones, WaysOfLength

__all__ = [
    "Addition",
    "Bundle",
    "Bundles",
    "Interim",
    "Linkage",
    "PartialAgreement",
    "PartialAgreements",
    "Reachable",
    "Sequence",
    "Step",
    "SteppingStones",
    "WaysOfLength",
    "additions",
    "bundles",
    "interim",
    "partial_agreements",
    "reachable",
    "stepping_stones",
]
