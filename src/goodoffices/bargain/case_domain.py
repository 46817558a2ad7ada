"""From a case to a domain: issues and options as they stand, preferences as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.bargain.consistency import check_partial
from goodoffices.bargain.constraint import Choice, Constraint, excludes, requires
from goodoffices.bargain.domain import Domain, DomainIssue, Package, utilities
from goodoffices.bargain.partial import Interval, PartialPreferences, settle
from goodoffices.case import STANCES, Case, Issue, Preference
from goodoffices.diagnose import Diagnostic, DomainError, Place, Report
from goodoffices.positions import PositionTable, read_positions

__all__ = ["OPEN", "CaseDomain", "domain_of_case"]

OPEN = "(not settled)"
"""The option of leaving an issue as it is, where the case names no status quo for it."""

_LEFT_OUT, _INCLUDED = "(left out)", "(included)"
_STEPS = {stance: Interval((4 - n) / 5, (5 - n) / 5) for n, stance in enumerate(STANCES)}
_MIDDLE = Interval(0.4, 0.6)
_ANY = Interval(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class CaseDomain:
    """A domain made from a case, and what is really known.

    Parameters
    ----------
    domain : Domain
        One definite reading: a point inside what is known.
    known : tuple of PartialPreferences
        One per party of the domain, in its order.
    report : Report
        What was inferred (N719), is doubtful or contradictory.
    """

    domain: Domain
    known: tuple[PartialPreferences, ...]
    report: Report


def domain_of_case(case: Case, table: PositionTable | None = None) -> CaseDomain:
    """Make a domain of the issues of a case.

    A question of which several options may be chosen becomes one issue for each option. Where the case names no
    status quo, leaving the issue open is an option. Worths come from the ``preference`` entries in force (the newest
    counts), otherwise from positions: the five stances are five equal steps from 0 to 1, silence is the whole range,
    and an issue left open the middle. A red line is a condition of its party. Without a stated reservation value a
    party has what the status quo is worth to it.

    Parameters
    ----------
    case : Case
        For its reader: the domain holds nothing that the reader does not see.
    table : PositionTable, optional
        Of the same case, where it has been made already.

    Raises
    ------
    DomainError
        Where the case has no issue with an option or no party to the conflict, or its preferences contradict one
        another; with the report.
    """
    maker = _Maker(case, table or read_positions(case))
    if not maker.issues or not case.sides():
        missing = "issue with an option" if not maker.issues else "party to the conflict"
        raise DomainError(case.id, f"the case has no {missing}", "enter it, and positions on it")
    known = tuple(maker.party(side.id, side.label) for side in case.sides())
    report = Report.of(maker.found)
    if report.errors:
        raise DomainError(case.id, report)
    issues = tuple(issue for issue, _ in maker.issues)
    parties = tuple(settle(partial) for partial in known)
    domain = Domain(case.title or case.id, issues, parties, maker.constraints(), None, maker.status_quo, case.id)
    at_rest = utilities(domain, [maker.status_quo])[0]
    parties = tuple(
        party if party.reservation is not None else replace(party, reservation=float(worth))
        for party, worth in zip(parties, at_rest, strict=True)
    )
    return CaseDomain(replace(domain, parties=parties), known, report)


class _Maker:
    """The issues of a case as issues of a domain, with the way back from options to both."""

    def __init__(self, case: Case, table: PositionTable) -> None:
        self.case = case
        self.table = table
        self.found: list[Diagnostic] = []
        self.issues: list[tuple[DomainIssue, Issue]] = []
        self.choices: dict[tuple[str, str], Choice] = {}
        rest: list[int] = []
        for issue in case.issues.values():
            if issue.options and issue.several:
                self._several(issue, rest)
            elif issue.options:
                self._one(issue, rest)
        self.status_quo: Package = tuple(rest)

    def _one(self, issue: Issue, rest: list[int]) -> None:
        options = [option.id for option in issue.options]
        titles = [option.title or option.id for option in issue.options]
        at = len(self.issues)
        self.choices |= {(issue.id, option): Choice(at, (n,)) for n, option in enumerate(options)}
        if issue.status_quo not in options:
            options.append(OPEN)
            titles.append("not settled")
        rest.append(options.index(issue.status_quo) if issue.status_quo in options else len(options) - 1)
        self.issues.append((DomainIssue(issue.id, tuple(options), issue.title, titles=tuple(titles)), issue))

    def _several(self, issue: Issue, rest: list[int]) -> None:
        for option in issue.options:
            self.choices[(issue.id, option.id)] = Choice(len(self.issues), (1,))
            rest.append(int(option.id == issue.status_quo))
            name = f"{issue.id}/{option.id}"
            titles = ("left out", "included")
            self.issues.append((DomainIssue(name, (_LEFT_OUT, _INCLUDED), option.title, titles=titles), issue))

    def constraints(self) -> tuple[Constraint, ...]:
        """What the options exclude and require; two options of one issue need no rule, unless several may be chosen."""
        rules: dict[tuple[object, ...], Constraint] = {}
        for issue in self.case.issues.values():
            for option in issue.options:
                own = self.choices.get((issue.id, option.id))
                for name in option.excludes if own else ():
                    other = self._other(issue, name)
                    if own and other and own.issue != other.issue:
                        pair = sorted((own, other), key=lambda c: (c.issue, c.options))
                        rules.setdefault(("excludes", *pair), excludes(*pair, reason=f"{option.id} excludes {name}"))
                for name in option.requires if own else ():
                    other = self._other(issue, name)
                    if own and other:
                        count = len(self.issues[own.issue][0].options)
                        reason = f"{option.id} requires {name}"
                        rules.setdefault(("requires", own, other), requires(own, other, count, reason=reason))
        return tuple(rules.values())

    def _other(self, issue: Issue, name: str) -> Choice | None:
        home, _, option = name.rpartition("/")
        return self.choices.get((home or issue.id, option))

    def party(self, id: str, title: str) -> PartialPreferences:
        """What is known of one party."""
        told = [p for p in self.case.of(Preference) if (self.case.side_of(p.party) or p.party) == id]
        stated: dict[str, tuple[float, float]] = {}
        values: dict[tuple[str, str], tuple[float, float]] = {}
        reservation: Interval | None = None
        for entry in told:
            for name in entry.issue:
                if entry.weight is not None:
                    stated[name] = entry.weight
                values |= {(name, option): value for option, value in entry.values.items()}
            if entry.reservation is not None and not entry.issue:
                reservation = Interval(*entry.reservation)
        largest = max((high for _, high in stated.values()), default=1.0)
        weights, worths, refused = [], [], []
        for number, (made, issue) in enumerate(self.issues):
            low, high = stated.get(issue.id, (0.0, largest) if stated else (1.0, 1.0))
            parts = len(issue.options) if issue.several else 1
            weights.append(Interval(low / parts, high / parts))
            worths.append(tuple(self._worth(id, issue, made, n, values) for n in range(len(made.options))))
            refused.extend(self._red_lines(id, issue, number))
        self._infer(id, title, {issue.id for _, issue in self.issues} - stated.keys(), values)
        partial = PartialPreferences(
            id, tuple(weights), tuple(worths), (), (), tuple(refused), reservation, "" if title == id else title
        )
        self.found.extend(check_partial(partial, [made for made, _ in self.issues], self.case.id))
        return partial

    def _worth(
        self, party: str, issue: Issue, made: DomainIssue, n: int, values: dict[tuple[str, str], tuple[float, float]]
    ) -> Interval:
        name = made.options[n]
        option = made.id.removeprefix(f"{issue.id}/") if name == _INCLUDED else name
        if (issue.id, option) in values:
            return Interval(*values[issue.id, option])
        if name in (OPEN, _LEFT_OUT):
            return _MIDDLE
        table = self.table.issue(issue.id)
        stance = table.cell(party, option).stance if table else None
        if stance is None:
            return _MIDDLE if option == issue.status_quo else _ANY
        return _STEPS[stance]

    def _red_lines(self, party: str, issue: Issue, number: int) -> list[Constraint]:
        table = self.table.issue(issue.id)
        lines = []
        for option in issue.options:
            choice = self.choices[issue.id, option.id]
            if table and choice.issue == number and table.cell(party, option.id).stance == "red-line":
                reason = f"red line of {party}: {option.id}"
                lines.append(Constraint("forbids", (choice,), 0, 0, reason))
        return lines

    def _infer(
        self, id: str, title: str, unweighed: set[str], values: dict[tuple[str, str], tuple[float, float]]
    ) -> None:
        options = {(issue.id, o.id) for issue in self.case.issues.values() for o in issue.options}
        bare = len(options - values.keys())
        if bare or unweighed:
            self.found.append(
                Diagnostic(
                    "N719",
                    f"{title or id}: the worth of {bare} of {len(options)} options and the weight of {len(unweighed)} "
                    "issues are inferred from positions alone",
                    Place(self.case.id),
                    help="enter a preference where more is known",
                )
            )
