"""What preference entries say of one party, or of one faction inside it, taken together: the newest counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from goodoffices.bargain.distribution import Interval, triangular
from goodoffices.case import Case, Estimate, Issue, Joint, Preference

__all__ = ["Told", "interval_of", "told_by"]


@dataclass(frozen=True, slots=True)
class Told:
    """Told or judged preferences of one party or faction.

    Parameters
    ----------
    weights, unsettled : mapping of str to Estimate
        By issue.
    values : mapping of (str, str) to Estimate
        By issue and option; those that a curve gives to the numbers of options included.
    orders : mapping of str to tuple of str
        By issue, options from the best on.
    issue_orders : tuple of tuple of str
        Chains of issues from the most important on.
    joint : mapping of frozenset of str to Estimate
        What options (``issue/option``) add together.
    reservation : Estimate or None
    included : bool
        True where a package is worth the mean of the options that it includes.
    veto : bool
        Of a faction.
    factions : mapping of str to Told
        What each says differs from the party; complete in itself.
    """

    weights: Mapping[str, Estimate] = field(default_factory=dict)
    unsettled: Mapping[str, Estimate] = field(default_factory=dict)
    values: Mapping[tuple[str, str], Estimate] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    issue_orders: tuple[tuple[str, ...], ...] = ()
    joint: Mapping[frozenset[str], Estimate] = field(default_factory=dict)
    reservation: Estimate | None = None
    included: bool = False
    veto: bool = True
    factions: Mapping[str, Told] = field(default_factory=dict)

    @property
    def weighed(self) -> set[str]:
        """The issues whose weight is known, be it by its place in an order."""
        return {*self.weights, *(issue for chain in self.issue_orders for issue in chain)}


def told_by(case: Case, party: str) -> Told:
    """All that the entries in force say of a party: its own, its organs', and its factions' on top of them."""
    entries = [p for p in case.of(Preference) if (case.side_of(p.party) or p.party) == party]
    own = _added(case, Told(), (e for e in entries if not e.faction))
    names = dict.fromkeys(e.faction for e in entries if e.faction)
    factions = {}
    for name in names:
        mine = [e for e in entries if e.faction == name]
        # A party's walk-away value is not that of a faction, which measures by its own values.
        factions[name] = _added(case, _without_reservation(own), mine)
    return Told(
        own.weights, own.unsettled, own.values, own.orders, own.issue_orders, own.joint, own.reservation, own.included,
        factions=factions,
    )  # fmt: skip


def _without_reservation(own: Told) -> Told:
    return Told(own.weights, own.unsettled, own.values, own.orders, own.issue_orders, own.joint, None, own.included)


def _added(case: Case, base: Told, entries: Iterable[Preference]) -> Told:
    weights, unsettled, values = dict(base.weights), dict(base.unsettled), dict(base.values)
    orders, chains, joint = dict(base.orders), list(base.issue_orders), dict(base.joint)
    reservation, included, veto = base.reservation, base.included, base.veto
    fresh = not chains
    for entry in entries:
        for name in entry.issue:
            if entry.weight is not None:
                weights[name] = entry.weight
            if entry.unsettled is not None:
                unsettled[name] = entry.unsettled
            if entry.order:
                orders[name] = entry.order
            values |= {(name, option): value for option, value in _on_curve(case.issues.get(name), entry.curve).items()}
            values |= {(name, option): value for option, value in entry.values.items()}
        if entry.issue_order:
            # A faction that has an order of its own does not keep the party's.
            chains = [*(chains if fresh else ()), entry.issue_order]
            fresh = True
        joint |= {frozenset(j.options): j.worth for j in _joined(entry.joint)}
        if entry.reservation is not None and not entry.issue:
            reservation = entry.reservation
        included = entry.mean_over == "included" if entry.mean_over else included
        veto = entry.veto != "no" if entry.veto else veto
    return Told(weights, unsettled, values, orders, tuple(chains), joint, reservation, included, veto)


def _joined(joint: tuple[Joint, ...]) -> Iterable[Joint]:
    return (j for j in joint if len(set(j.options)) > 1)


def _on_curve(issue: Issue | None, curve: Mapping[float, Estimate]) -> dict[str, Estimate]:
    """The value that a line through some points gives to each option that stands for a number."""
    if issue is None or not curve:
        return {}
    points = sorted(curve.items())
    return {o.id: _between(points, o.value) for o in issue.options if o.value is not None}


def _between(points: list[tuple[float, Estimate]], number: float) -> Estimate:
    after = bisect_right([at for at, _ in points], number)
    if after == 0 or after == len(points):
        return points[min(after, len(points) - 1)][1]
    (x0, y0), (x1, y1) = points[after - 1], points[after]
    share = (number - x0) / (x1 - x0)

    def at(a: float, b: float) -> float:
        return a + (b - a) * share

    likely = at(y0.point, y1.point) if y0.likely is not None or y1.likely is not None else None
    return Estimate(at(y0.low, y1.low), at(y0.high, y1.high), likely)


def interval_of(estimate: Estimate, scale: float = 1.0) -> Interval:
    """An estimate as bargaining counts with it: a range, or a triangular distribution around its likeliest value."""
    if estimate.likely is None or estimate.low == estimate.high:
        return Interval(estimate.low * scale, estimate.high * scale)
    return triangular(estimate.low * scale, estimate.likely * scale, estimate.high * scale)
