"""The part of an analysis that is about a draft, or about what lies between two packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import overload

from goodoffices.bargain.analysis.record import Analysis, Omission
from goodoffices.bargain.domain import Package
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.trade import compare, examine, first_look
from goodoffices.diagnose import MissingExtra

__all__ = ["with_trade"]

MORE = "--draft PACKAGE and --compare A B tell more, also of packages that nobody proposed"


class _Listed(Sequence[Package]):
    """The first package of each listed vector, found when asked for."""

    def __init__(self, frontier: Frontier) -> None:
        self.frontier = frontier

    def __len__(self) -> int:
        return len(self.frontier)

    @overload
    def __getitem__(self, at: int) -> Package: ...
    @overload
    def __getitem__(self, at: slice) -> list[Package]: ...
    def __getitem__(self, at: int | slice) -> Package | list[Package]:
        rows = range(len(self))[at]
        if isinstance(rows, range):
            return [self.frontier.packages(row, 1)[0] for row in rows]
        return self.frontier.packages(rows, 1)[0]


def with_trade(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    """The draft and the comparison that were asked for; else why the Nash package is efficient, and the first trades."""
    request, domain = found.request, found.domain
    exact = whole if whole is not None and whole.exact else None
    named = {name: s.packages[0] for name, s in found.solutions.items() if s.packages}
    listed = _Listed(found.frontier)
    try:
        if request.draft is not None:
            trade = examine(domain, request.draft, listed=listed, named=named, whole=exact, progress=progress)
        else:
            trade = first_look(domain, named.get("nash"), "the Nash package", whole=exact)
    except (TooDense, MissingExtra) as fault:
        why = getattr(fault, "message", str(fault))
        return replace(found, omitted=(*found.omitted, Omission("What trades there are", why)))
    if request.compare is not None:
        books = compare(domain, *request.compare, listed=listed, named=named)
        trade = replace(trade, ledgers=(books, *trade.ledgers))
    if trade.efficiency is None and trade.offers is None and not trade.ledgers:
        why = "there are more efficient packages than can be listed" if exact is None else "no package is good enough"
        return replace(found, omitted=(*found.omitted, Omission("Why a package is efficient", why, MORE)))
    return replace(found, trade=trade)
