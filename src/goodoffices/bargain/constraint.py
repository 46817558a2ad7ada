"""What the parties share: which options go together, which exclude one another, how many of a list may be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Choice", "Constraint", "cardinality", "excludes", "forbids", "requires"]

Packages = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choice:
    """That an issue is settled by one of some options.

    Parameters
    ----------
    issue : int
        Index of the issue in the domain.
    options : tuple of int
        Indices of options, ascending, each once; the choice holds where the package has any of them.
    """

    issue: int
    options: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", tuple(sorted({int(o) for o in self.options})))

    def holds(self, packages: Packages) -> NDArray[np.bool_]:
        """Where it holds.

        Parameters
        ----------
        packages : (n_packages, n_issues) int

        Returns
        -------
        (n_packages,) bool
        """
        column = packages[:, self.issue]
        if len(self.options) == 1:
            return np.asarray(column == self.options[0])
        return np.isin(column, self.options)

    def others(self, count: int) -> Choice:
        """The choice that holds exactly where this one does not, among ``count`` options."""
        return Choice(self.issue, tuple(o for o in range(count) if o not in set(self.options)))


@dataclass(frozen=True, slots=True)
class Constraint:
    """At least ``least`` and at most ``most`` of some choices hold.

    Every constraint of a domain has this one form, so that an engine needs to count and nothing else. The functions
    :func:`requires`, :func:`excludes`, :func:`forbids` and :func:`cardinality` make the usual ones.

    Parameters
    ----------
    kind : str
        ``requires``, ``excludes``, ``forbids`` or ``cardinality``: how people put it; it changes nothing.
    choices : tuple of Choice
        Two of them may speak of the same issue.
    least, most : int
        Inclusive, ``0 <= least <= most``. (``least > most`` or ``least > len(choices)`` forbids every package.)
    reason : str
        Why, in the words of the case, or empty.

    Examples
    --------
    >>> import numpy as np
    >>> withdrawal, monitors = Choice(0, (1,)), Choice(1, (1, 2))
    >>> excludes(withdrawal, monitors).holds(np.array([[1, 1], [1, 0], [0, 2]])).tolist()
    [False, True, True]
    """

    kind: str
    choices: tuple[Choice, ...]
    least: int
    most: int
    reason: str = ""

    @property
    def scope(self) -> tuple[int, ...]:
        """The issues that it speaks of, ascending."""
        return tuple(sorted({choice.issue for choice in self.choices}))

    def holds(self, packages: Packages) -> NDArray[np.bool_]:
        """Which packages keep it: (n_packages,) bool."""
        count = np.zeros(len(packages), dtype=np.int64)
        for choice in self.choices:
            count += choice.holds(packages)
        return np.asarray((count >= self.least) & (count <= self.most))


def requires(when: Choice, then: Choice, count: int, *, reason: str = "") -> Constraint:
    """Where ``when`` holds, ``then`` must hold; ``count`` is the number of options of the issue of ``when``.

    Examples
    --------
    >>> import numpy as np
    >>> rule = requires(Choice(0, (1,)), Choice(1, (2,)), 2)
    >>> rule.holds(np.array([[1, 2], [1, 0], [0, 0]])).tolist()
    [True, False, True]
    """
    return Constraint("requires", (when.others(count), then), 1, 2, reason)


def excludes(*choices: Choice, reason: str = "") -> Constraint:
    """At most one of the choices holds."""
    return Constraint("excludes", choices, 0, 1, reason)


def forbids(*choices: Choice, reason: str = "") -> Constraint:
    """Not all of the choices hold together."""
    return Constraint("forbids", choices, 0, len(choices) - 1, reason)


def cardinality(choices: Iterable[Choice], least: int = 0, most: int | None = None, *, reason: str = "") -> Constraint:
    """At least ``least`` and at most ``most`` of the choices hold; no upper bound where ``most`` is None."""
    chosen = tuple(choices)
    return Constraint("cardinality", chosen, least, len(chosen) if most is None else most, reason)
