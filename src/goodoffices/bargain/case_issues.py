"""The issues of a case as issues of a domain, with the way back from options to both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.bargain.constraint import Choice, Constraint, cardinality, excludes, requires
from goodoffices.bargain.domain import DomainIssue, Package
from goodoffices.case import Case, Issue

__all__ = ["INCLUDED", "LEFT_OUT", "OPEN", "CaseIssues", "issues_of_case"]

OPEN = "(not settled)"
"""The option of leaving an issue as it is, where the case names no status quo for it."""
LEFT_OUT, INCLUDED = "(left out)", "(included)"


@dataclass(frozen=True, slots=True)
class CaseIssues:
    """What is on the table.

    Parameters
    ----------
    made : tuple of (DomainIssue, Issue)
        Each issue of the domain with the issue of the case that it comes from.
    choices : mapping of (str, str) to Choice
        By issue and option of the case.
    constraints : tuple of Constraint
    status_quo : tuple of int, or None
        None where some issue can be left neither open nor as it is.
    """

    made: tuple[tuple[DomainIssue, Issue], ...]
    choices: Mapping[tuple[str, str], Choice]
    constraints: tuple[Constraint, ...]
    status_quo: Package | None

    def settles(self, number: int) -> tuple[int, ...]:
        """The options of an issue of the domain that include something: neither left open nor the status quo."""
        made, issue = self.made[number]
        if made.options == (LEFT_OUT, INCLUDED):
            return (1,)
        return tuple(n for n, name in enumerate(made.options) if name not in (OPEN, issue.status_quo))

    def something(self) -> Constraint:
        """That a package includes something at all."""
        choices = (Choice(n, self.settles(n)) for n in range(len(self.made)))
        return cardinality((c for c in choices if c.options), 1, reason="a package includes something")


def issues_of_case(case: Case) -> CaseIssues:
    """The issues that have an option, in their order; one of which several options may be chosen is one for each."""
    made: list[tuple[DomainIssue, Issue]] = []
    choices: dict[tuple[str, str], Choice] = {}
    rest: list[int | None] = []
    for issue in case.issues.values():
        if issue.several:
            for option in issue.options:
                choices[issue.id, option.id] = Choice(len(made), (1,))
                rest.append(int(option.id == issue.status_quo))
                said = ("left out", "included")
                kind = DomainIssue(f"{issue.id}/{option.id}", (LEFT_OUT, INCLUDED), option.title, titles=said)
                made.append((kind, issue))
        elif issue.options:
            options = [option.id for option in issue.options]
            choices |= {(issue.id, option): Choice(len(made), (n,)) for n, option in enumerate(options)}
            if issue.status_quo not in options and not issue.divisible:
                options.append(OPEN)
            known = issue.status_quo if issue.status_quo in options else OPEN
            rest.append(options.index(known) if known in options else None)
            numbers = issue.numbers if len(options) == len(issue.options) else ()
            words = {option.id: option.title for option in issue.options} | {OPEN: "not settled"}
            titles = tuple(words[option] or option for option in options)
            kind = DomainIssue(issue.id, tuple(options), issue.title, numbers or None, issue.divisible, titles)
            made.append((kind, issue))
    quo = tuple(at for at in rest if at is not None)
    rules = _constraints(case, choices, made)
    return CaseIssues(tuple(made), choices, rules, quo if len(quo) == len(rest) else None)


def _constraints(
    case: Case, choices: Mapping[tuple[str, str], Choice], made: list[tuple[DomainIssue, Issue]]
) -> tuple[Constraint, ...]:
    """What the options exclude and require, and how many of them; two options of one issue need no rule, unless several
    may be chosen."""
    rules: dict[tuple[object, ...], Constraint] = {}
    for issue in case.issues.values():
        for option in issue.options:
            own = choices.get((issue.id, option.id))
            for name in option.excludes if own else ():
                other = _other(choices, issue, name)
                if own and other and own.issue != other.issue:
                    pair = sorted((own, other), key=lambda c: (c.issue, c.options))
                    rules.setdefault(("excludes", *pair), excludes(*pair, reason=f"{option.id} excludes {name}"))
            for name in option.requires if own else ():
                other = _other(choices, issue, name)
                if own and other:
                    count = len(made[own.issue][0].options)
                    reason = f"{option.id} requires {name}"
                    rules.setdefault(("requires", own, other), requires(own, other, count, reason=reason))
        if issue.several and issue.options and (issue.at_least or issue.at_most is not None):
            own_choices = [choices[issue.id, option.id] for option in issue.options]
            reason = f"{issue.id}: at least {issue.at_least or 0}"
            reason += "" if issue.at_most is None else f", at most {issue.at_most}"
            rules["cardinality", issue.id] = cardinality(own_choices, issue.at_least or 0, issue.at_most, reason=reason)
    return tuple(rules.values())


def _other(choices: Mapping[tuple[str, str], Choice], issue: Issue, name: str) -> Choice | None:
    home, _, option = name.rpartition("/")
    return choices.get((home or issue.id, option))
