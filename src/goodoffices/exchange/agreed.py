"""Rules from what is owed: the number of an obligation, less what was delivered of it, or all of a category."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd

from goodoffices.case import Count as Quantity
from goodoffices.exchange.rule import Count, Everyone, Parity, Rule
from goodoffices.exchange.selection import Selection

__all__ = ["Owed", "categories_in_words", "rules_of_owed", "says_all"]

_ALL_FOR_ALL = re.compile(r"\ball[ -]for[ -]all\b", re.IGNORECASE)
_ALL = re.compile(r"(?<!\bin )(?<!\bat )\ball\b|\b(?:every|everyone|everybody)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owed:
    """What one side owes by an obligation.

    Parameters
    ----------
    side : str
    obligation, reciprocal : str
        Ids; ``reciprocal`` is empty for none.
    quantity : Quantity, optional
        As agreed: ``1200``, ``1200+``, ``~1200``, ``1000-1200``; None where the agreement gives no number.
    delivered : int
        By the lowest count of those that are told.
    living : bool
        False where bodies are owed.
    categories : tuple of str
        Of whom it speaks, as categories or marks of the lists; empty for all.
    everyone : bool
        True where all of these are owed (all for all), whatever their number.
    """

    side: str
    obligation: str
    reciprocal: str
    quantity: Quantity | None
    delivered: int = 0
    living: bool = True
    categories: tuple[str, ...] = ()
    everyone: bool = False

    @property
    def least(self) -> int:
        """What is outstanding at least; 0 without a number."""
        return max(self.quantity.low - self.delivered, 0) if self.quantity is not None else 0

    @property
    def most(self) -> int | None:
        """What is outstanding at most; None where the agreement sets no upper bound, says "about", or gives no number."""
        high = None if self.quantity is None or self.quantity.circa else self.quantity.high
        return None if high is None else max(high - self.delivered, 0)

    @property
    def selection(self) -> Selection:
        """Of whom the rules speak."""
        return Selection(self.side, self.categories, living=self.living)


def rules_of_owed(owed: Sequence[Owed], sides: tuple[str, str], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules that follow: at least, and at most, what is outstanding; all of a category; and what two owe one another.

    Two numbers that are owed in return give a parity in every stage: as many for as many where they are equal, and their ratio
    where both are exact and differ, to the nearest whole person. All for all gives none: the two categories need not be of one size.

    Parameters
    ----------
    owed : sequence of Owed
    sides : tuple of (str, str)
    rules : sequence of Rule
        Those that are written; where parity is among them, that one holds.

    Examples
    --------
    >>> from goodoffices.case import Count
    >>> from goodoffices.exchange.agreed import Owed, rules_of_owed
    >>> thousand = Count(1000, 1000)
    >>> owed = [Owed("norda", "n", "s", thousand, 390), Owed("suda", "s", "n", thousand, 390)]
    >>> [type(rule).__name__ for rule in rules_of_owed(owed, ("norda", "suda"), ())]
    ['Count', 'Count', 'Parity']
    >>> owed = [Owed("norda", "n", "s", Count(1000, 1000)), Owed("suda", "s", "n", Count(250, 250))]
    >>> rules_of_owed(owed, ("norda", "suda"), ())[-1].rates
    (('norda', '', 1), ('suda', '', 4))
    """
    found: list[Rule] = [Count(o.selection, o.least, o.most) for o in owed if o.quantity is not None]
    found += [Everyone(o.selection) for o in owed if o.everyone]
    by_id = {o.obligation: o for o in owed}
    for one in owed:
        other = by_id.get(one.reciprocal)
        written = any(isinstance(rule, Parity) for rule in (*rules, *found))
        if other is None or written or other.side == one.side or other.reciprocal not in ("", one.obligation):
            continue
        parity = _parity(one, other, sides)
        if parity is not None and not (one.everyone or other.everyone):
            found.append(parity)
    return tuple(found)


def _parity(one: Owed, other: Owed, sides: tuple[str, str]) -> Parity | None:
    if one.quantity is None or other.quantity is None:
        return None
    same = one.categories == other.categories
    among = Selection(
        categories=one.categories if same else (), living=one.living if one.living == other.living else None
    )
    if one.quantity == other.quantity:
        return Parity(*sides, among)
    mine, theirs = one.quantity.low, other.quantity.low
    if not (one.quantity.exact and other.quantity.exact and mine and theirs):
        return None
    common = gcd(mine, theirs)
    rates = tuple(sorted([(one.side, "", theirs // common), (other.side, "", mine // common)], key=lambda r: r[0]))
    # Less than what one person counts: a stage need not be as large as both numbers of the ratio.
    return Parity(*sides, among, rates, max(mine, theirs) // common - 1)


def says_all(words: Iterable[str], *, numbered: bool) -> bool:
    """True where the words of an obligation owe all of those of whom they speak.

    Parameters
    ----------
    words : iterable of str
    numbered : bool
        Beside a number only "all for all" says so: "1,000 in all exchanges" does not.

    Examples
    --------
    >>> from goodoffices.exchange.agreed import says_all
    >>> says_all(["the wounded are released", "all for all"], numbered=True), says_all(["all wounded"], numbered=False)
    (True, True)
    >>> says_all(["all wounded"], numbered=True), says_all(["prisoners, in all"], numbered=False)
    (False, False)
    """
    pattern = _ALL_FOR_ALL if numbered else _ALL
    return any(pattern.search(text) for text in words)


def categories_in_words(words: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Those of the known categories that the words name, as whole words; nothing is taken for a synonym of another.

    Examples
    --------
    >>> from goodoffices.exchange.agreed import categories_in_words
    >>> categories_in_words(["all under 25, and the seriously wounded"], ["wounded", "under-25", "officer", "ill"])
    ('under-25', 'wounded')
    """
    text = f" {' '.join(_plain(one) for one in words)} "
    return tuple(sorted({one for one in known if _plain(one) and f" {_plain(one)} " in text}))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
