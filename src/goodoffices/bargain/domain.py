"""A negotiation as an analyst sees it: issues with options, parties with preferences, and what excludes what."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.preference import Box, Faction, PartyPreferences, Ratio, Table

__all__ = ["Domain", "DomainIssue", "Package", "acceptable", "as_packages", "feasible", "utilities"]

Package: TypeAlias = tuple[int, ...]
"""One option index per issue, in the order of the domain's issues."""


@dataclass(frozen=True, slots=True)
class DomainIssue:
    """A question on the table.

    Parameters
    ----------
    id : str
    options : tuple of str
        At least one, all different.
    title : str
    values : tuple of float or None
        The number that each option stands for (days, percent), ascending or not; None where they are words.
    divisible : bool
        True where any mixture of options is possible and worth the mixture of their worths (a territory, a sum).
    titles : tuple of str
        The options in words, one each; empty where they are called by their ids. No answer depends on them.
    """

    id: str
    options: tuple[str, ...]
    title: str = ""
    values: tuple[float, ...] | None = None
    divisible: bool = False
    titles: tuple[str, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """The title, or the id where there is none."""
        return self.title or self.id

    def option_label(self, option: int) -> str:
        """An option in words: its title, or its id where there is none."""
        return self.titles[option] if self.titles else self.options[option]


@dataclass(frozen=True, slots=True)
class Domain:
    """Issues, parties and shared constraints; a package settles every issue.

    Parameters
    ----------
    name : str
    issues : tuple of DomainIssue
        At least one.
    parties : tuple of PartyPreferences
        At least one.
    constraints : tuple of Constraint
        Kept by every feasible package.
    quorum : int or None
        How many parties must accept (those with a veto always must); None: all.
    status_quo : tuple of int, or None
        What is the case without an agreement, as a package, where that can be said.
    source : str
        Where it was read from, or empty.

    Raises
    ------
    ValueError
        Where a term or a constraint does not fit the issues, or a number is not finite.

    Examples
    --------
    >>> from goodoffices.bargain import Utility
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))))))
    >>> peace.size, utilities(peace, [(1, 1)]).tolist()
    (4, [[10.0, 6.0]])
    """

    name: str
    issues: tuple[DomainIssue, ...]
    parties: tuple[PartyPreferences, ...]
    constraints: tuple[Constraint, ...] = ()
    quorum: int | None = None
    status_quo: Package | None = None
    source: str = ""

    def __post_init__(self) -> None:
        counts = self.counts
        if not counts or min(counts) < 1:
            raise ValueError("a domain has at least one issue, and each issue at least one option")
        if any(issue.titles and len(issue.titles) != len(issue.options) for issue in self.issues):
            raise ValueError("an issue has titles for other options than its own")
        for party in self.parties:
            for judge in party.judges:
                _check_utility(judge, counts)
        for constraint in self.constraints:
            _check_constraint(constraint, counts)
        if self.status_quo is not None:
            as_packages(self, [self.status_quo])

    @property
    def counts(self) -> tuple[int, ...]:
        """Options per issue."""
        return tuple(len(issue.options) for issue in self.issues)

    @property
    def size(self) -> int:
        """The number of packages, before any constraint; exact however large."""
        return math.prod(self.counts)

    @property
    def additive(self) -> bool:
        """True where every party's utility is a sum over single issues."""
        return all(party.utility.additive for party in self.parties)

    def describe(self, package: Package) -> dict[str, str]:
        """The option of each issue, by the issue's id."""
        return {issue.id: issue.options[option] for issue, option in zip(self.issues, package, strict=True)}

    def words(self, package: Package) -> tuple[tuple[str, str], ...]:
        """The title of each issue and of its option, as people call them."""
        return tuple((i.label, i.option_label(o)) for i, o in zip(self.issues, package, strict=True))

    def package(self, **chosen: str) -> Package:
        """The package with the named options, one per issue id (for ids that are no Python names: ``**mapping``).

        Raises
        ------
        KeyError
            Where an issue is left out.
        ValueError
            Where it has no such option.
        """
        return tuple(issue.options.index(chosen[issue.id]) for issue in self.issues)

    @property
    def fingerprint(self) -> str:
        """sha256 over everything that an answer depends on, as hexadecimal digits."""
        digest = hashlib.sha256()
        digest.update(repr((self.name, self.issues, self.constraints, self.quorum, self.status_quo)).encode())
        for party in self.parties:
            head = (party.id, party.reservation, party.discount, party.title, party.veto, party.measure)
            digest.update(repr(head).encode())
            for judge in party.judges:
                _hash_utility(digest, judge)
        return digest.hexdigest()


def as_packages(domain: Domain, packages: Iterable[Package] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Packages as an array, checked.

    Returns
    -------
    (n_packages, n_issues) int64

    Raises
    ------
    ValueError
        Where a package has another number of issues, or an option is out of range.
    """
    rows = packages if isinstance(packages, np.ndarray) else list(packages)
    array = np.asarray(rows, dtype=np.int64)
    if array.size == 0:
        array = array.reshape(0, len(domain.issues))
    if array.ndim != 2 or array.shape[1] != len(domain.issues):
        raise ValueError(f"a package has {len(domain.issues)} options, one per issue")
    if array.size and ((array < 0).any() or (array >= np.array(domain.counts)).any()):
        raise ValueError("an option index is out of range")
    return array


def utilities(domain: Domain, packages: Iterable[Package] | NDArray[np.int64]) -> NDArray[np.float64]:
    """The undiscounted worth of packages.

    Parameters
    ----------
    domain : Domain
    packages : (n_packages, n_issues) int

    Returns
    -------
    (n_packages, n_parties) float
    """
    array = as_packages(domain, packages)
    result = np.empty((len(array), len(domain.parties)))
    for column, party in enumerate(domain.parties):
        result[:, column] = party.utility.worth(array)
    return result


def feasible(domain: Domain, packages: Iterable[Package] | NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which packages keep every shared constraint: (n_packages,) bool."""
    array = as_packages(domain, packages)
    result = np.ones(len(array), dtype=bool)
    for constraint in domain.constraints:
        result &= constraint.holds(array)
    return result


def acceptable(
    domain: Domain, packages: Iterable[Package] | NDArray[np.int64], tolerance: float = 1e-9
) -> NDArray[np.bool_]:
    """Which packages each party accepts, its factions with a veto included: (n_packages, n_parties) bool."""
    array = as_packages(domain, packages)
    columns = [party.accepts(array, tolerance) for party in domain.parties]
    return np.stack(columns, axis=1) if columns else np.ones((len(array), 0), dtype=bool)


def _check_utility(judge: PartyPreferences | Faction, counts: tuple[int, ...]) -> None:
    utility = judge.utility
    numbers = [utility.offset, utility.scale, utility.otherwise, judge.reservation or 0.0]
    for term in utility.terms:
        tables = (*term.over, *term.under) if isinstance(term, Ratio) else (term,)
        for part in tables:
            if len(set(part.issues)) != len(part.issues) or not all(0 <= i < len(counts) for i in part.issues):
                raise ValueError(f"{judge.id}: a term speaks of issues that the domain does not have")
            shape = tuple(counts[i] for i in part.issues)
            if isinstance(part, Table):
                if part.values.shape != shape:
                    raise ValueError(f"{judge.id}: a table of shape {part.values.shape} stands for options {shape}")
                if not np.isfinite(part.values).all():
                    raise ValueError(f"{judge.id}: a worth is not a finite number")
            elif isinstance(part, Box):
                numbers.append(part.value)
                if not len(part.issues) == len(part.low) == len(part.high):
                    raise ValueError(f"{judge.id}: a box has bounds for other issues than its own")
        if isinstance(term, Ratio):
            numbers.append(term.empty)
            if any((table.values < 0).any() for table in term.under):
                raise ValueError(f"{judge.id}: a denominator is below 0")
    if not all(math.isfinite(number) for number in numbers):
        raise ValueError(f"{judge.id}: a worth is not a finite number")
    if utility.scale <= 0:
        raise ValueError(f"{judge.id}: the scale of a utility is above 0")
    for condition in utility.conditions:
        _check_constraint(condition, counts)


def _check_constraint(constraint: Constraint, counts: tuple[int, ...]) -> None:
    for choice in constraint.choices:
        if not 0 <= choice.issue < len(counts):
            raise ValueError("a constraint speaks of an issue that the domain does not have")
        if choice.options and not (choice.options[0] >= 0 and choice.options[-1] < counts[choice.issue]):
            raise ValueError("a constraint speaks of an option that its issue does not have")


def _hash_utility(digest: hashlib._Hash, judge: PartyPreferences | Faction) -> None:
    utility = judge.utility
    head = (judge.id, judge.reservation, judge.veto, utility.offset, utility.scale, utility.conditions)
    digest.update(repr((*head, utility.otherwise)).encode())
    for term in utility.terms:
        for part in (*term.over, *term.under) if isinstance(term, Ratio) else (term,):
            digest.update(repr((type(term).__name__, part.issues)).encode())
            if isinstance(part, Table):
                digest.update(part.values.tobytes())
            else:
                digest.update(repr(part).encode())
        if isinstance(term, Ratio):
            digest.update(repr((len(term.over), term.empty)).encode())
