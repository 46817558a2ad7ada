"""All about a draft, or the books between two packages, in one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.trade.closest import nearest_efficient
from goodoffices.bargain.trade.efficiency import efficiency
from goodoffices.bargain.trade.ledger import ledger
from goodoffices.bargain.trade.mend import mend
from goodoffices.bargain.trade.named import read_package
from goodoffices.bargain.trade.offer import offers
from goodoffices.bargain.trade.record import NamedLedger, Trade
from goodoffices.bargain.trade.scale import Scale, scale_of

__all__ = ["compare", "examine", "first_look"]

BALANCED = "the package that is better for all with the largest least gain"
NEAREST = "the nearest efficient package in which nobody has less"
QUICK = 200_000
"""Changes of two issues that a first look looks at."""

MENDED = "the smallest change that all accept"


def examine(
    domain: Domain,
    draft: str,
    *,
    listed: Sequence[Package] = (),
    named: Mapping[str, Package] | None = None,
    whole: Frontier | None = None,
    progress: Progress | None = None,
) -> Trade:
    """All about a draft.

    Parameters
    ----------
    domain : Domain
    draft : str
        See :func:`.named.read_package`.
    listed, named
        As there.
    whole : Frontier, optional
        The whole frontier, exact; spares building it again.
    progress : callable, optional

    Raises
    ------
    UsageError
        Where `draft` names no package.
    GoodOfficesError
        Where the issues depend on one another too densely for an exact answer.
    """
    package = read_package(domain, draft, listed=listed, named=named)
    scale = scale_of(domain)
    found = efficiency(domain, package, scale=scale, frontier_found=whole, progress=progress)
    near = nearest_efficient(domain, package, scale=scale, frontier_found=whole, progress=progress)
    mending = mend(domain, package, scale=scale)
    targets: dict[Package, str] = {}
    nearest = near.of("better", "issues")
    if nearest and nearest.distance:
        targets[nearest.found[0].package] = NEAREST
    if found.balanced:
        targets.setdefault(found.balanced.package, BALANCED)
    if mending.mends:
        targets.setdefault(mending.mends[0].step.package, MENDED)
    books = tuple(
        NamedLedger("the draft", name, ledger(domain, package, other, scale=scale)) for other, name in targets.items()
    )
    name = "the draft" if "=" in draft else f"the draft ({'package ' if draft.isdecimal() else ''}{draft})"
    return Trade(name, True, found, offers(domain, package, scale=scale), near, mending, books)


def compare(
    domain: Domain,
    before: str,
    after: str,
    *,
    listed: Sequence[Package] = (),
    named: Mapping[str, Package] | None = None,
) -> NamedLedger:
    """The books between two packages, named as for :func:`.named.read_package`."""
    ends = [read_package(domain, text, listed=listed, named=named) for text in (before, after)]
    words = [text if "=" not in text else f"package {letter}" for text, letter in ((before, "A"), (after, "B"))]
    words = [f"package {word}" if word.isdecimal() else word for word in words]
    return NamedLedger(words[0], words[1], ledger(domain, ends[0], ends[1]))


def first_look(
    domain: Domain, package: Package | None, name: str, *, whole: Frontier | None, scale: Scale | None = None
) -> Trade:
    """What needs no draft: why a package that is known to be efficient is, and the trades from the status quo on.

    Parameters
    ----------
    domain : Domain
    package : tuple of int, or None
        A package of the frontier.
    name : str
        What it is called.
    whole : Frontier or None
        The whole frontier, exact; None: of efficiency nothing is said.
    scale : Scale, optional
    """
    scale = scale or scale_of(domain)
    found = None
    if package is not None and whole is not None:
        found = efficiency(domain, package, scale=scale, frontier_found=whole, pairs_most=QUICK)
    rest = domain.status_quo
    return Trade(name, False, found, None if rest is None else offers(domain, rest, scale=scale, pairs_most=QUICK))
