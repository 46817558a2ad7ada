"""Changes of a package and what they give, in words."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.trade.step import Change
from goodoffices.brief.analysis.amounts import worth
from goodoffices.brief.words import listing

__all__ = ["change_words", "gain_cells", "gain_words", "signed"]


def change_words(domain: Domain, changes: Sequence[Change]) -> str:
    """What changes, issue by issue.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue
    >>> peace = Domain("demo", (DomainIssue("truce", ("none", "30 days"), "Truce"),), ())
    >>> change_words(peace, [Change(0, 0, 1)])
    'Truce from none to 30 days'
    """
    issues = [(domain.issues[change.issue], change) for change in changes]
    return "; ".join(
        f"{issue.label} from {issue.option_label(c.before)} to {issue.option_label(c.after)}" for issue, c in issues
    )


def signed(gain: float) -> str:
    """A gain with its sign.

    Examples
    --------
    >>> signed(3.0), signed(-0.25), signed(0.0)
    ('+3', '−0.25', '0')
    """
    amount = worth(abs(gain))
    sign = "+" if gain > 0 else "\N{MINUS SIGN}"
    return amount if amount == "0" else sign + amount


def gain_cells(gains: Sequence[float]) -> list[str]:
    """One cell for each party."""
    return [signed(gain) for gain in gains]


def gain_words(domain: Domain, gains: Sequence[float]) -> str:
    """Who gains and who loses how much.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Utility
    >>> people = tuple(PartyPreferences(name, Utility(())) for name in ("Norda", "Suda"))
    >>> gain_words(Domain("demo", (DomainIssue("truce", ("none",)),), people), (3.0, 0.0))
    'Norda gains 3'
    """
    pairs = [(party.label, gain) for party, gain in zip(domain.parties, gains, strict=True) if signed(gain) != "0"]
    told = [f"{label} {'gains' if gain > 0 else 'loses'} {worth(abs(gain))}" for label, gain in pairs]
    return listing(told) if told else "Nobody has more or less"
