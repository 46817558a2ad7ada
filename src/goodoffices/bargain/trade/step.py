"""One package made from another by changing a few issues, and what that gives whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.trade.scale import Scale

__all__ = ["Change", "Step", "changes_between", "steps_of"]


@dataclass(frozen=True, slots=True)
class Change:
    """Another option for an issue.

    Parameters
    ----------
    issue : int
        Index in the domain.
    before, after : int
        Option indices.
    """

    issue: int
    before: int
    after: int

    def as_json(self, domain: Domain) -> dict[str, str]:
        """The issue's id and the names of its options."""
        issue = domain.issues[self.issue]
        return {"issue": issue.id, "from": issue.options[self.before], "to": issue.options[self.after]}


@dataclass(frozen=True, slots=True)
class Step:
    """A package reached from another.

    Parameters
    ----------
    package : tuple of int
        Where it leads.
    changes : tuple of Change
        In the order of the issues.
    gains : tuple of float
        What each party has more (below 0: less), in its own unit; exactly 0 where the worths count as equal.
    shares : tuple of float
        The same as shares of each party's range.
    """

    package: Package
    changes: tuple[Change, ...]
    gains: tuple[float, ...]
    shares: tuple[float, ...]

    @property
    def joint(self) -> float:
        """The sum of the shares."""
        return sum(self.shares)

    @property
    def losers(self) -> tuple[int, ...]:
        """Indices of the parties that lose."""
        return tuple(at for at, gain in enumerate(self.gains) if gain < 0)

    @property
    def winners(self) -> tuple[int, ...]:
        """Indices of the parties that gain."""
        return tuple(at for at, gain in enumerate(self.gains) if gain > 0)

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """A mapping for JSON: the changes by name, gains in the order of the parties."""
        return {
            "changes": [change.as_json(domain) for change in self.changes],
            "gains": list(self.gains),
            "shares": list(self.shares),
            "package": domain.describe(self.package),
        }


def changes_between(before: Package, after: Package) -> tuple[Change, ...]:
    """The issues on which two packages differ.

    Examples
    --------
    >>> changes_between((0, 1, 2), (0, 3, 2))
    (Change(issue=1, before=1, after=3),)
    """
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(Change(issue, a, b) for issue, (a, b) in pairs if a != b)


def steps_of(scale: Scale, before: Package, packages: Sequence[Package]) -> tuple[Step, ...]:
    """The steps from a package to others."""
    gains = scale.gains(before, packages)
    shares = scale.shares(gains)
    return tuple(
        Step(tuple(package), changes_between(before, package), tuple(g), tuple(s))
        for package, g, s in zip(packages, gains.tolist(), shares.tolist(), strict=True)
    )
