"""Rules, packages and amounts in words, by the names that the domain gives them."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.bargain.constraint import Choice, Constraint
from goodoffices.bargain.domain import Domain

__all__ = ["amount_words", "rule_words", "together"]

_MANY = 4


def together(words: Sequence[str], last: str = "and") -> str:
    """A list in a sentence.

    Examples
    --------
    >>> together(["the ceasefire", "the lists", "the monitors"])
    'the ceasefire, the lists and the monitors'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def amount_words(amount: float, share: float | None) -> str:
    """An amount in the party's unit, and as a share of its range.

    Examples
    --------
    >>> amount_words(0.05, 0.125)
    '0.05 (12.5 % of its range)'
    """
    return f"{amount:.4g}" + ("" if share is None else f" ({100 * share:.3g} % of its range)")


def rule_words(domain: Domain, rule: Constraint) -> str:
    """What a constraint asks, in words.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Utility, excludes, requires
    >>> d = Domain("d", (DomainIssue("truce", ("no", "yes")), DomainIssue("monitors", ("no", "yes"))), (PartyPreferences("a", Utility(())),))
    >>> rule_words(d, requires(Choice(0, (1,)), Choice(1, (1,)), 2))
    'truce "yes" only with monitors "yes"'
    >>> rule_words(d, Constraint("forbids", (Choice(0, (0,)),), 0, 0))
    'never truce "no"'
    """
    names = [_choice_words(domain, choice) for choice in rule.choices]
    count = len(names)
    if rule.kind == "requires" and count == 2 and (rule.least, rule.most) == (1, 2):
        first = rule.choices[0]
        when = _choice_words(domain, first.others(domain.counts[first.issue]))
        return f"{when} only with {names[1]}"
    if rule.most == 0 and rule.least == 0:
        return f"never {together(names, 'nor')}"
    if rule.least == 0 and rule.most == count - 1:
        return f"not {together(names)} together"
    if rule.least == 0 and rule.most == 1:
        return f"at most one of {together(names)}"
    if rule.most >= count:
        if rule.least == count:
            return f"only {together(names)}"
        return f"at least {rule.least} of {together(names)}" if rule.least > 1 else f"{together(names, 'or')}"
    if rule.least == 0:
        return f"at most {rule.most} of {together(names)}"
    return f"{rule.least} to {rule.most} of {together(names)}"


def _choice_words(domain: Domain, choice: Choice) -> str:
    issue = domain.issues[choice.issue]
    if not choice.options:
        return f"{issue.label} (no option)"
    labels = [f'"{issue.option_label(n)}"' for n in range(len(issue.options))]
    named = [labels[n] for n in choice.options]
    left = [label for n, label in enumerate(labels) if n not in choice.options]
    if len(named) > _MANY and 0 < len(left) < len(named):
        return f"{issue.label} anything but {together(left, 'or')}"
    return f"{issue.label} {together(named, 'or')}"
