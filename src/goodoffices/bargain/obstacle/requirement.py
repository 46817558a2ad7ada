"""What an agreement must meet: red lines, reservation values and shared rules, each by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.amount import worth
from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.obstacle.wording import rule_words
from goodoffices.bargain.preference import Faction, PartyPreferences, Utility

__all__ = ["TOLERANCE", "Requirement", "Requirements", "Voice", "requirements_of"]

TOLERANCE = 1e-9
"""In the unit of the party: a worth that misses its reservation value by no more counts."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that an agreement must meet.

    Parameters
    ----------
    kind : {'red line', 'reservation', 'shared'}
    text : str
        In words, with the names of parties, issues and options.
    reason : str
        In the words of the case, or empty.
    party : str
        Id of the party whose it is; empty for a shared rule.
    voice : int or None
        Place in :attr:`Requirements.voices` of the party or faction that has it.
    constraint : Constraint or None
        For a red line and a shared rule.
    reservation : float or None
        For a reservation value.
    """

    kind: Literal["red line", "reservation", "shared"]
    text: str
    reason: str = ""
    party: str = ""
    voice: int | None = None
    constraint: Constraint | None = None
    reservation: float | None = None

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "kind": self.kind,
            "text": self.text,
            "reason": self.reason,
            "party": self.party or None,
            "reservation": self.reservation,
        }


@dataclass(frozen=True, slots=True)
class Voice:
    """A party or a faction with a veto, as somebody who can refuse.

    Parameters
    ----------
    party : int
        Place of the party in the domain.
    label : str
    utility : Utility
        What its reservation value is compared with. Without its red lines where each of these is a requirement of its own.
    reservation : float or None
    """

    party: int
    label: str
    utility: Utility
    reservation: float | None


@dataclass(frozen=True, slots=True)
class Requirements:
    """All requirements of a domain, and who must meet them.

    Parameters
    ----------
    domain : Domain
    items : tuple of Requirement
        Red lines and reservation values party by party, then the shared rules.
    voices : tuple of Voice
    coalitions : tuple of tuple of int
        The smallest sets of parties that suffice for an agreement; one set with all where there is no quorum.
    idle : tuple of str
        Red lines that refuse nothing, in words, with the reason.
    """

    domain: Domain
    items: tuple[Requirement, ...]
    voices: tuple[Voice, ...]
    coalitions: tuple[tuple[int, ...], ...]
    idle: tuple[str, ...]

    @property
    def all(self) -> int:
        """Every requirement, as a bit set."""
        return (1 << len(self.items)) - 1

    def of_coalition(self, coalition: tuple[int, ...]) -> int:
        """The requirements that count when these parties agree, as a bit set."""
        return sum(
            1 << n
            for n, item in enumerate(self.items)
            if item.voice is None or self.voices[item.voice].party in coalition
        )

    def met(self, packages: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which package meets which requirement: (n_packages, n_requirements) bool."""
        result = np.empty((len(packages), len(self.items)), dtype=bool)
        for n, item in enumerate(self.items):
            if item.constraint is not None:
                result[:, n] = item.constraint.holds(packages)
            elif item.voice is not None and item.reservation is not None:
                worth = self.voices[item.voice].utility.worth(packages)
                result[:, n] = worth >= item.reservation - TOLERANCE
        return result


def requirements_of(domain: Domain) -> Requirements:
    """Take the acceptance of a domain apart.

    A condition of a party or of a faction with a veto is a red line of its own where a package that breaks it is worth
    less to it than its reservation value. Elsewhere breaking it only costs what the utility says, and it is told in
    ``idle``.

    Parameters
    ----------
    domain : Domain

    Returns
    -------
    Requirements
        A package that keeps all of ``items`` is one that all accept, and the other way round (with a quorum: all of one
        of ``coalitions``).
    """
    items: list[Requirement] = []
    voices: list[Voice] = []
    idle: list[str] = []
    for at, party in enumerate(domain.parties):
        for judge in party.judges:
            if judge is not party and not (isinstance(judge, Faction) and judge.veto):
                continue
            label = party.label if judge is party else f"{party.label} ({judge.title or judge.id})"
            _gather(domain, judge, party.id, Voice(at, label, judge.utility, judge.reservation), items, voices, idle)
    items.extend(
        Requirement("shared", f"shared rule: {rule_words(domain, rule)}", rule.reason, constraint=rule)
        for rule in domain.constraints
    )
    return Requirements(domain, tuple(items), tuple(voices), _coalitions(domain), tuple(idle))


def _gather(
    domain: Domain,
    judge: PartyPreferences | Faction,
    party: str,
    voice: Voice,
    items: list[Requirement],
    voices: list[Voice],
    idle: list[str],
) -> None:
    utility, held = judge.utility, judge.reservation
    refuses = held is not None and utility.otherwise < held - TOLERANCE
    if utility.conditions and refuses:
        voice = replace(voice, utility=replace(utility, conditions=()))
        for rule in utility.conditions:
            words = f"{voice.label}: red line, {rule_words(domain, rule)}"
            items.append(Requirement("red line", words, rule.reason, party, len(voices), rule))
    else:
        why = "its reservation value is not known" if held is None else "it has at least its reservation value even so"
        idle.extend(f"{voice.label}: {rule_words(domain, rule)} ({why})" for rule in utility.conditions)
    if held is not None:
        words = f"{voice.label}: at least {worth(held)}, its reservation value"
        items.append(Requirement("reservation", words, "", party, len(voices), reservation=held))
    voices.append(voice)


def _coalitions(domain: Domain) -> tuple[tuple[int, ...], ...]:
    everybody = tuple(range(len(domain.parties)))
    if domain.quorum is None or domain.quorum >= len(everybody):
        return (everybody,)
    needed = tuple(n for n in everybody if domain.parties[n].veto)
    others = [n for n in everybody if n not in needed]
    wanted = max(domain.quorum - len(needed), 0)
    return tuple(tuple(sorted((*needed, *some))) for some in combinations(others, wanted))
