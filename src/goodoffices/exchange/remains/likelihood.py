"""From a laboratory's likelihood ratio to a probability, with the prior odds said aloud.

posterior odds = likelihood ratio x prior odds (Bayes). The likelihood ratio is the laboratory's: how much more probable its
findings are if the part is of this person (or of a relative as told) than if it is of somebody else. The prior odds are nobody's
secret: who states them is named, and without them there is no posterior.

References
----------
Budowle, B., Ge, J., Chakraborty, R. & Gill-King, H. (2011), "Use of prior odds for missing persons identifications", Investigative
Genetics 2:15; ISFG DNA Commission (Prinz, M. et al., 2007), Forensic Science International: Genetics 1(1), 3-12.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

__all__ = ["combined_ratio", "doubt_words", "posterior_doubt", "read_odds"]


def read_odds(text: str) -> Fraction | None:
    """Odds or a ratio as written: ``1/6060``, ``1:6060``, ``2.5``, ``4.2e9``; None where it is none, or not above 0.

    Examples
    --------
    >>> read_odds("1:6060"), read_odds("4.2e9"), read_odds("many"), read_odds("0")
    (Fraction(1, 6060), Fraction(4200000000, 1), None, None)
    """
    if len(text) > 30:
        return None
    _, _, power = text.lower().partition("e")
    if power and (not power.lstrip("+-").isascii() or not power.lstrip("+-").isdigit() or len(power) > 4):
        return None
    try:
        found = Fraction(text.replace(":", "/").replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None
    return found if found > 0 else None


def posterior_doubt(ratio: Fraction, prior: Fraction) -> Fraction:
    """One less the posterior probability: the probability that it is somebody else, on these odds.

    Parameters
    ----------
    ratio : Fraction
        The likelihood ratio, above 0.
    prior : Fraction
        Prior odds that it is this person, above 0 (``1/6059``: one of 6,060, all alike).

    Examples
    --------
    >>> posterior_doubt(Fraction(1_000_000), Fraction(1, 1000))
    Fraction(1, 1001)
    """
    return 1 / (1 + ratio * prior)


def doubt_words(doubt: Fraction) -> str:
    """The posterior probability in words, without nines that the eye cannot count.

    Examples
    --------
    >>> doubt_words(Fraction(1, 1001)), doubt_words(Fraction(1, 10**9)), doubt_words(Fraction(3, 4))
    ('0.999001', '1 less 1.0e-09', '0.25')
    """
    if doubt * 100_000 < 1:
        # A ratio of 1e400 has no float; the powers of ten are counted instead.
        power = len(str(doubt.denominator // doubt.numerator))
        scaled = round(float(doubt * 10**power), 1)
        if scaled >= 10:
            scaled, power = scaled / 10, power - 1
        return f"1 less {scaled:.1f}e-{power:02}"
    return f"{float(1 - doubt):.6g}"


def combined_ratio(ratios: Sequence[Fraction]) -> Fraction:
    """The product of ratios that somebody has stated to be independent; of others there is no combined ratio.

    Examples
    --------
    >>> combined_ratio([Fraction(1000), Fraction(1, 2)])
    Fraction(500, 1)
    """
    found = Fraction(1)
    for ratio in ratios:
        found *= ratio
    return found
