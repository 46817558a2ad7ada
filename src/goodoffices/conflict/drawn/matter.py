"""What is to be decided: ways to settle issues that somebody wants and not every side accepts, and threats in force."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from goodoffices.case import Case, Issue, Pressure
from goodoffices.conflict.feasible import Pattern, pattern_of
from goodoffices.positions import IssueTable, PositionTable

__all__ = ["Choice", "Threat", "choices_of", "dates_of", "rules_of", "threats_of"]

_WANTS = ("demanded", "acceptable")
_OVER = ("lapsed", "lifted")


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to settle an issue, and who would have to agree to it.

    Parameters
    ----------
    issue, option, title : str
    givers : tuple of str
        The sides that are not known to want it, in the order of the case. It comes about when all of them agree.
    entries : tuple of str
        The positions on it.
    """

    issue: str
    option: str
    title: str
    givers: tuple[str, ...]
    entries: tuple[str, ...]

    def id(self, giver: str) -> str:
        """The option of a giver: to agree."""
        return f"{giver}.{self.issue}.{self.option}"

    @property
    def statement(self) -> str:
        """That it comes about, as an option statement."""
        return " and ".join(self.id(giver) for giver in self.givers)


@dataclass(frozen=True, slots=True)
class Threat:
    """A pressure, and who can bring it about."""

    pressure: Pressure
    by: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def welcome(self) -> bool:
        """Whether it is meant to be good for its target."""
        return self.pressure.type in ("inducement", "supply")


def choices_of(case: Case, table: PositionTable, wanted: Collection[str], notes: list[str]) -> list[Choice]:
    """The ways to settle the issues of which it is open whether they come about.

    Parameters
    ----------
    case : Case
    table : PositionTable
    wanted : collection of str
        Ids of issues; all where it is empty.
    notes : list of str
        To which what is left out is added.
    """
    found: list[Choice] = []
    agreed: list[str] = []
    silent: list[str] = []
    for one in table.issues:
        if wanted and one.issue.id not in wanted:
            continue
        for option in one.issue.options:
            title = option.title or option.id
            wants = [p for p in table.parties if one.cell(p, option.id).stance in _WANTS]
            givers = tuple(s for s in table.sides if s not in wants)
            if not wants:
                silent.append(title)
            elif not givers:
                agreed.append(title)
            else:
                found.append(Choice(one.issue.id, option.id, title, givers, _entries(table, one, option.id)))
    if agreed:
        notes.append(f"Wanted or accepted by all sides, so not in question here: {'; '.join(agreed)}.")
    if silent:
        notes.append(f"Nobody is known to want it, so it is left out: {'; '.join(silent)}.")
    return found


def _entries(table: PositionTable, one: IssueTable, option: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry for party in table.parties for entry in one.cell(party, option).entries))


def threats_of(case: Case, notes: list[str]) -> list[Threat]:
    """The pressures that somebody in the case can bring about and that are not over."""
    found = []
    for pressure in case.of(Pressure):
        if pressure.status in _OVER:
            continue
        by = tuple(dict.fromkeys(side for who in pressure.by if (side := case.side_of(who))))
        targets = tuple(dict.fromkeys(side for who in pressure.target if (side := case.side_of(who))))
        if by:
            found.append(Threat(pressure, by, targets))
        else:
            notes.append(
                f"Nobody in the case is known to belong to whoever presses, so it is left out: {pressure.what}."
            )
    return found


def rules_of(case: Case, choices: list[Choice], places: dict[str, int]) -> Iterator[Pattern]:
    """What cannot come about together, and what not without another."""
    by_name = {(c.issue, c.option): c for c in choices}
    for first, second in combinations(choices, 2):
        if _excluded(case, first, second) or _excluded(case, second, first):
            yield pattern_of((places[g], True) for g in _bits(first, second))
    for issue in case.issues.values():
        here = [c for c in choices if c.issue == issue.id]
        if issue.several and issue.at_most is not None and len(here) > issue.at_most:
            for group in combinations(here, issue.at_most + 1):
                yield pattern_of((places[g], True) for g in _bits(*group))
    for choice in choices:
        made = case.option(choice.issue, choice.option)
        for name in made.requires if made else ():
            needed = by_name.get(_named(name, choice.issue))
            for giver in needed.givers if needed else ():
                held = [(places[g], True) for g in _bits(choice)]
                yield pattern_of([*held, (places[needed.id(giver)], False)]) if needed else pattern_of(held)


def _bits(*choices: Choice) -> list[str]:
    return sorted({choice.id(giver) for choice in choices for giver in choice.givers})


def _named(name: str, issue: str) -> tuple[str, str]:
    """An option as it is named in ``excludes`` or ``requires``: ``option`` or ``issue/option``."""
    first, slash, second = name.partition("/")
    return (first, second) if slash else (issue, first)


def _excluded(case: Case, one: Choice, other: Choice) -> bool:
    issue: Issue = case.issues[one.issue]
    if one.issue == other.issue and not issue.several:
        return True
    made = issue.option(one.option)
    return made is not None and (other.issue, other.option) in {_named(name, one.issue) for name in made.excludes}


def dates_of(case: Case, threats: list[Threat]) -> dict[str, date]:
    """By id of the pressure: the first day on which what is threatened can come, where a deadline still runs."""
    zone = ZoneInfo(case.zone)
    found = {}
    for threat in threats:
        deadline = threat.pressure.deadline
        if deadline is None or threat.welcome or threat.pressure.status != "announced":
            continue
        # The day that is given still belongs to the time given; of an uncertain deadline the earliest is taken.
        begins = deadline.start.astimezone(zone).date() + timedelta(days=1)
        if begins > case.clock.astimezone(zone).date():
            found[threat.pressure.id] = begins
    return found
