"""All that could be agreed while the rest stays as it is, and the way from there to a whole package."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import Any

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.interim.addition import Addition, additions
from goodoffices.bargain.interim.agreement import PartialAgreements, partial_agreements
from goodoffices.bargain.interim.bundle import Bundles, bundles
from goodoffices.bargain.interim.reach import Reachable, reachable
from goodoffices.bargain.interim.stepping import ISSUES, stepping_stones
from goodoffices.bargain.interim.stone import SteppingStones
from goodoffices.bargain.interim.tranche.plan import Plan, follow
from goodoffices.bargain.interim.tranche.record import Tranches
from goodoffices.diagnose import UsageError

__all__ = ["Interim", "interim"]

LIMIT = 3_000
SETS = 1 << 14
WORK = 2_000_000
STEPS = 8_000_000
PACKAGES = 100_000


@dataclass(frozen=True, slots=True)
class Interim:
    """What can be had in between.

    Parameters
    ----------
    agreements : PartialAgreements
    bundles : Bundles
    additions : tuple of Addition
        What one issue more would add to the best agreement on one issue (by the product of gains); empty without one.
    stones : SteppingStones or None
        The ways to the package; None where there was none to go to or too many issues to settle.
    reach : Reachable or None
        Where small steps lead; None where there are too many packages to look at each.
    tranches : Tranches or None
        Of a plan, where one was given.
    """

    agreements: PartialAgreements
    bundles: Bundles
    additions: tuple[Addition, ...]
    stones: SteppingStones | None = None
    reach: Reachable | None = None
    tranches: Tranches | None = None

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "agreements": self.agreements.as_json(200),
            "bundles": self.bundles.as_json(),
            "additions": [addition.as_json() for addition in self.additions],
            "stepping_stones": None if self.stones is None else self.stones.as_json(),
            "reachable": None if self.reach is None else self.reach.as_json(),
            "tranches": None if self.tranches is None else self.tranches.as_json(),
        }


def interim(
    domain: Domain, target: Package | None = None, *, step: int | None = None, plan: Plan | None = None
) -> Interim:
    """Partial agreements, bundles, stepping stones and tranches under a budget for a first look.

    Parameters
    ----------
    domain : Domain
        With a status quo.
    target : tuple of int, optional
        The package that stepping stones lead to, and that is carried out in tranches where the plan names none.
    step : int, optional
        Issues settled in one step at most; by default as many as can be searched quickly.
    plan : Plan, optional

    Raises
    ------
    UsageError
        Without a status quo, or where the plan does not fit.
    GoodOfficesError
        Where too many issues are tied together.
    """
    agreements = partial_agreements(domain, limit=LIMIT)
    linked = bundles(domain, sets=SETS, work=WORK)
    first = agreements.by_size[0].nash
    more = additions(domain, first.package) if first else ()
    stones = None if target is None else _stones(domain, target, step)
    reach = reachable(domain, most=step or 1) if domain.size <= PACKAGES and (step or 1) <= 2 else None
    tranches = None
    if plan is not None:
        agreed = plan.package or target
        if agreed is None:
            raise UsageError("no package is good enough for all, so there is none to carry out", "name one in the plan")
        tranches = follow(plan, domain, agreed)
    return Interim(agreements, linked, more, stones, reach, tranches)


def _stones(domain: Domain, target: Package, step: int | None) -> SteppingStones | None:
    if step is not None:
        return stepping_stones(domain, target, most=step)
    size = sum(old != new for old, new in zip(domain.status_quo or target, target, strict=True))
    if size > ISSUES:
        return None
    work, cap = 0, 0
    while cap < size and work <= STEPS:
        cap += 1
        work += size * comb(size, cap) * 2 ** (size - cap)
    cap = cap if work <= STEPS else max(cap - 1, 1)
    return stepping_stones(domain, target, most=None if cap >= size else cap)
