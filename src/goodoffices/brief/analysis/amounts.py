"""Worths, shares and counts as they are printed."""

from __future__ import annotations

import math

from goodoffices.bargain.amount import worth
from goodoffices.bargain.frontier.tally import Tally

__all__ = ["count_words", "large", "percent", "tally_words", "worth"]

_PERCENT = "\N{NO-BREAK SPACE}%"


def percent(share: float) -> str:
    r"""A share in percent.

    Examples
    --------
    >>> percent(0.5), percent(0.01627), percent(0.00001), percent(0.99999), percent(0)
    ('50\xa0%', '1.6\xa0%', 'under 0.1\xa0%', 'over 99.9\xa0%', '0\xa0%')
    """
    if abs(share - round(share)) < 1e-12:  # what the last digit of a float adds or takes is nothing
        share = round(share)
    if 0 < share < 0.001:
        return f"under 0.1{_PERCENT}"
    if 0.999 < share < 1:
        return f"over 99.9{_PERCENT}"
    return f"{100 * share:.1f}".removesuffix(".0") + _PERCENT


def large(count: float) -> str:
    """A count, with powers of ten where nobody reads the digits.

    Examples
    --------
    >>> large(73728), large(10**50), large(3 * 10**12), large(10**5000), large(10**40 - 1)
    ('73,728', '10^50', '3 × 10^12', '10^5000', '10^40')
    """
    if count < 10**9:
        return f"{int(count):,}"
    power = math.floor(math.log10(count))
    lead = f"{int(count) / 10**power:.2g}"
    if lead == "10":
        power, lead = power + 1, "1"
    return f"10^{power}" if lead == "1" else f"{lead} × 10^{power}"


def count_words(count: float, noun: str, nouns: str = "") -> str:
    """A count with its noun."""
    return f"{large(count)} {noun if count == 1 else nouns or noun + 's'}"


def tally_words(count: Tally, whole: int) -> str:
    r"""How many packages, of how many; between two bounds where it is not known better.

    Examples
    --------
    >>> tally_words(Tally(15, 15, True, ""), 27)
    '15 of 27 packages (55.6\xa0%)'
    >>> tally_words(Tally(9_570_000_000, 9_620_000_000, False, ""), 10**10)
    'about 9.6 × 10^9 of 10^10 packages (96.2\xa0%)'
    """
    of = f"{large(whole)} packages"
    if count.exact or count.least == count.most:
        return f"{large(count.least)} of {of} ({percent(count.least / whole)})" if whole else f"0 of {of}"
    most = min(count.most, whole)
    if count.least and (large(count.least) == large(most) or math.isclose(count.least / most, 1, rel_tol=1e-3)):
        return f"about {large(most)} of {of} ({percent(most / whole)})"
    if not count.least:
        return f"between 1 and {large(most)} of {of} (not counted more closely)"
    return f"between {large(count.least)} and {large(most)} of {of}"
