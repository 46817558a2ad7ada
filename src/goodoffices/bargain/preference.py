"""What one party prefers: a utility made of terms, what it gets without agreement, and what delay costs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Constraint

__all__ = ["Box", "Faction", "PartyPreferences", "Ratio", "Table", "Term", "Utility"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A worth for each combination of the options of some issues.

    A table of one issue is a value function already weighted; a table of several is an interdependence.

    Parameters
    ----------
    issues : tuple of int
        Indices of different issues; the axes of ``values`` follow their order.
    values : (n_options of issues[0], n_options of issues[1], ...) float
        Finite, in the unit of the party; copied and made read-only.
    """

    issues: tuple[int, ...]
    values: Floats

    def __post_init__(self) -> None:
        values = np.array(self.values, dtype=np.float64)
        values.flags.writeable = False
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "issues", tuple(int(i) for i in self.issues))
        if not self.issues or values.ndim != len(self.issues):
            raise ValueError(f"a table over {len(self.issues)} issues has {values.ndim} axes")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.issues == other.issues and np.array_equal(self.values, other.values)

    def __hash__(self) -> int:
        return hash((self.issues, self.values.shape, self.values.tobytes()))

    @property
    def scope(self) -> tuple[int, ...]:
        """The issues that it speaks of, ascending."""
        return tuple(sorted(self.issues))

    def worth(self, packages: NDArray[np.int64]) -> Floats:
        """Its worth in each package: (n_packages, n_issues) int -> (n_packages,) float."""
        return np.asarray(self.values[tuple(packages[:, issue] for issue in self.issues)])


@dataclass(frozen=True, slots=True)
class Box:
    """A worth that is had where every option lies within bounds (a hyper-rectangle); 0 elsewhere.

    Parameters
    ----------
    issues : tuple of int
        Indices of different issues; issues left out are free.
    low, high : tuple of int
        Option indices, one pair per issue, **inclusive** at both ends.
    value : float
    """

    issues: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: float

    @property
    def scope(self) -> tuple[int, ...]:
        """The issues that it speaks of, ascending."""
        return tuple(sorted(self.issues))

    def worth(self, packages: NDArray[np.int64]) -> Floats:
        """Its worth in each package: (n_packages, n_issues) int -> (n_packages,) float."""
        inside = np.ones(len(packages), dtype=bool)
        for issue, low, high in zip(self.issues, self.low, self.high, strict=True):
            column = packages[:, issue]
            inside &= (column >= low) & (column <= high)
        return np.where(inside, self.value, 0.0)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One sum of tables divided by another: the mean over the articles that a draft includes, for one.

    Parameters
    ----------
    over, under : tuple of Table
        Numerator and denominator; every value of ``under`` is 0 or more.
    empty : float
        The worth where the denominator is 0 (a draft without an article).

    Examples
    --------
    >>> scores = Ratio((Table((0,), [0, 7]), Table((1,), [0, 4])), (Table((0,), [0, 1]), Table((1,), [0, 1])), 0.0)
    >>> scores.worth(np.array([[0, 0], [1, 0], [1, 1]])).tolist()
    [0.0, 7.0, 5.5]
    """

    over: tuple[Table, ...]
    under: tuple[Table, ...]
    empty: float = 0.0

    @property
    def scope(self) -> tuple[int, ...]:
        """The issues that it speaks of, ascending."""
        return tuple(sorted({issue for table in (*self.over, *self.under) for issue in table.issues}))

    def worth(self, packages: NDArray[np.int64]) -> Floats:
        """Its worth in each package: (n_packages, n_issues) int -> (n_packages,) float."""
        above = np.zeros(len(packages))
        below = np.zeros(len(packages))
        for table in self.over:
            above += table.worth(packages)
        for table in self.under:
            below += table.worth(packages)
        result = np.full(len(packages), self.empty)
        np.divide(above, below, out=result, where=below != 0)
        return result


Term: TypeAlias = Table | Box | Ratio


@dataclass(frozen=True, slots=True)
class Utility:
    """``offset + scale * (sum of the terms)``, or ``otherwise`` where a condition of the party is not kept.

    Parameters
    ----------
    terms : tuple of Table, Box or Ratio
    offset, scale : float
        ``scale`` > 0. Undiscounted worth in the party's own unit.
    conditions : tuple of Constraint
        The party's own (not shared) conditions: a package that breaks one is worth ``otherwise`` to it.
    otherwise : float

    Examples
    --------
    >>> utility = Utility((Table((0,), [0.0, 0.6]), Table((1,), [0.4, 0.0])))
    >>> utility.worth(np.array([[1, 0], [0, 1]])).tolist()
    [1.0, 0.0]
    """

    terms: tuple[Term, ...]
    offset: float = 0.0
    scale: float = 1.0
    conditions: tuple[Constraint, ...] = ()
    otherwise: float = 0.0

    @property
    def additive(self) -> bool:
        """True where it is a sum of tables of one issue each, without conditions."""
        return not self.conditions and all(isinstance(t, Table) and len(t.issues) == 1 for t in self.terms)

    def tables(self, counts: tuple[int, ...]) -> tuple[Floats, ...]:
        """The part that is a sum over single issues, as one array of scaled values per issue.

        Parameters
        ----------
        counts : tuple of int
            Options per issue of the domain.

        Returns
        -------
        tuple of (n_options,) float
            Zeros for an issue without a one-issue table. ``offset`` is not in them; terms over several issues, boxes
            and ratios are in :attr:`joint`. For an additive utility,
            ``u(package) = offset + sum(tables[i][package[i]])``.
        """
        sums = [np.zeros(count) for count in counts]
        for term in self.terms:
            if isinstance(term, Table) and len(term.issues) == 1:
                sums[term.issues[0]] += term.values
        scaled = tuple(array * self.scale for array in sums)
        for array in scaled:
            array.flags.writeable = False
        return scaled

    @property
    def joint(self) -> tuple[Term, ...]:
        """The terms that are not tables of one issue (their worth still to be multiplied by ``scale``)."""
        return tuple(t for t in self.terms if not (isinstance(t, Table) and len(t.issues) == 1))

    def worth(self, packages: NDArray[np.int64]) -> Floats:
        """The undiscounted worth of each package.

        Parameters
        ----------
        packages : (n_packages, n_issues) int
            Option indices.

        Returns
        -------
        (n_packages,) float
        """
        total = np.zeros(len(packages))
        for term in self.terms:
            total += term.worth(packages)
        total *= self.scale
        total += self.offset
        for condition in self.conditions:
            total[~condition.holds(packages)] = self.otherwise
        return total


@dataclass(frozen=True, slots=True)
class Faction:
    """A group inside a party that judges a package for itself.

    Parameters
    ----------
    id, title : str
    utility : Utility
    reservation : float or None
        It accepts what is worth at least this; None: it accepts anything.
    veto : bool
        True where the party cannot accept without it.
    """

    id: str
    utility: Utility
    reservation: float | None = None
    veto: bool = True
    title: str = ""


@dataclass(frozen=True, slots=True)
class PartyPreferences:
    """One party at the table.

    Parameters
    ----------
    id : str
    utility : Utility
    reservation : float or None
        What it has without agreement, in the unit of ``utility``; it accepts what is worth at least this. None: not
        known, nothing is refused on this ground.
    discount : float or None
        What one unit of the format's time leaves of a worth, in (0, 1]; None: delay costs nothing. Never applied by
        :meth:`Utility.worth`.
    title : str
    factions : tuple of Faction
        Inside the party; those with a veto must accept too.
    veto : bool
        Where the domain has a quorum: True if there is no agreement without this party.
    measure : {'cardinal', 'ordinal'}
        ``ordinal``: the numbers of an issue only order its options; sums over issues are a convention.
    """

    id: str
    utility: Utility
    reservation: float | None = None
    discount: float | None = None
    title: str = ""
    factions: tuple[Faction, ...] = ()
    veto: bool = True
    measure: Literal["cardinal", "ordinal"] = "cardinal"

    @property
    def label(self) -> str:
        """The title, or the id where there is none."""
        return self.title or self.id

    @property
    def judges(self) -> tuple[PartyPreferences | Faction, ...]:
        """The party itself, then its factions."""
        return (self, *self.factions)

    def accepts(self, packages: NDArray[np.int64], tolerance: float = 1e-9) -> NDArray[np.bool_]:
        """Which packages the party and its factions with a veto accept: (n_packages,) bool.

        ``tolerance`` is subtracted from each reservation value, so that a sum that misses it by rounding counts.
        """
        result = np.ones(len(packages), dtype=bool)
        for judge in self.judges:
            if judge.reservation is not None and (judge is self or judge.veto):
                result &= judge.utility.worth(packages) >= judge.reservation - tolerance
        return result
