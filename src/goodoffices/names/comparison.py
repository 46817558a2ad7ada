"""Whether two names may be one person's, with the reasons in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.names.sound import habit, skeleton, words_of
from goodoffices.names.word import WordAgreement, compare_words

__all__ = ["NameComparison", "compare_names"]

_TITLES = (
    "mr mrs ms miss dr prof sir lord lady haji hajji hadji sheikh shaikh shaykh sayyid sayyed mullah maulavi mawlawi qari "
    "president präsident chancellor minister monsieur madame herr frau señor señora don doña general colonel major captain "
    "пан пані г-н г-жа господин госпожа президент sgt lt ing dipl mag phd jr sr bey hanim"
)
_PARTICLES = "al el ul ur bin ben ibn bint abu abd van von der den de da do dos la le di du y e ud uddin ad as an ash"
_TITLE_WORDS = frozenset(_TITLES.split())
_PARTICLE_WORDS = frozenset(_PARTICLES.split())
_CAMEL = re.compile(r"(?<=[a-zà-ÿа-яіїє])(?=[A-ZÀ-ÞА-ЯІЇЄ])")


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names agree.

    Parameters
    ----------
    score : float
        0 to 1. It is a measure of agreement, not a probability.
    reasons : tuple of str
        In words, one for each pair of words and for what one side lacks, without the names themselves.
    """

    score: float
    reasons: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the names may well be one person's (score at least 0.7)."""
        return self.score >= 0.7


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Words of the two sides put together, and those left over."""

    pairs: tuple[tuple[int, int, WordAgreement], ...]
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]


def compare_names(left: str, right: str) -> NameComparison:
    """Compare two names as written, in any order of their words and in any of the alphabets known here.

    Each word of one side is put to the word of the other with which it agrees best. Words that both sides have and
    that agree with nothing are a contradiction; a word that one side only has (a patronymic, a second given name)
    is a little doubt. Titles are left out; articles such as *al* and *von* count little.

    Examples
    --------
    >>> found = compare_names("Зеленський Володимир", "Vladimir Zelensky")
    >>> found.agrees, found.reasons
    (True, ('the same, in two alphabets', 'one name in two languages', 'the words in another order'))
    >>> compare_names("Vladimir Petrovich Orlov", "Vladimir Ivanovich Orlov").agrees
    False
    """
    spellings = habit(left), habit(right)
    a, b = _words(left), _words(right)
    if not a or not b:
        return NameComparison(0.0, ("nothing to compare",))
    if skeleton("".join(a), spellings[0]) == skeleton("".join(b), spellings[1]) and len(a) != len(b):
        return NameComparison(0.95, ("the same letters, parted otherwise",))
    pairing = _pair(a, b, spellings)
    return NameComparison(_score(a, b, pairing), _reasons(a, b, pairing))


def _words(name: str) -> list[str]:
    words = words_of(_CAMEL.sub(" ", name) if name != name.upper() else name)
    kept = [word for word in words if word.casefold() not in _TITLE_WORDS]
    once = list(dict.fromkeys(word.casefold() for word in kept))
    if len(once) > 1:
        kept = [next(word for word in kept if word.casefold() == key) for key in once]
    return kept or words


def _pair(a: list[str], b: list[str], spellings: tuple[str, str]) -> _Pairing:
    agreements = [
        (agreement.score, -abs(i - j), -(i + j), i, j, agreement)
        for i, x in enumerate(a)
        for j, y in enumerate(b)
        if (agreement := compare_words(x, y, spellings)).score > 0
    ]
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for _, _, _, i, j, agreement in sorted(agreements, key=lambda row: row[:3], reverse=True):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            pairs.append((i, j, agreement))
    return _Pairing(
        tuple(sorted(pairs, key=lambda row: row[:2])),
        tuple(i for i in range(len(a)) if i not in taken_a),
        tuple(j for j in range(len(b)) if j not in taken_b),
    )


def _weight(word: str) -> float:
    return 0.15 if word.casefold() in _PARTICLE_WORDS else 0.5 if len(word) == 1 else 1.0


def _score(a: list[str], b: list[str], found: _Pairing) -> float:
    # A pair says no more than the lesser of its two words: an initial beside a name is an initial.
    weights = [min(_weight(a[i]), _weight(b[j])) for i, j, _ in found.pairs]
    possible = sum(weights)
    shared = sum(weight * agreement.score for weight, (_, _, agreement) in zip(weights, found.pairs, strict=True))
    left, right = sum(_weight(a[i]) for i in found.only_left), sum(_weight(b[j]) for j in found.only_right)
    if possible < 0.5:
        return 0.0
    quality = shared / possible
    contradiction = min(left, right)
    extra = max(left, right) - contradiction
    score = quality - 0.07 * extra
    if contradiction >= 0.3:
        score = min(score, 0.6 * quality * possible / (possible + contradiction))
    elif min(len(a), len(b)) == 1 and extra >= 1:
        score = min(score, 0.6)
    slips = sum(agreement.score < 0.95 for _, _, agreement in found.pairs)
    if slips and slips == len(found.pairs) > 1:
        score -= 0.1
    return max(0.0, min(1.0, score))


def _reasons(a: list[str], b: list[str], found: _Pairing) -> tuple[str, ...]:
    said = [agreement.reason for _, _, agreement in found.pairs]
    if found.pairs and len(found.pairs) > 1 and [j for _, j, _ in found.pairs] != sorted(j for _, j, _ in found.pairs):
        said.append("the words in another order")
    both = min(len(found.only_left), len(found.only_right))
    if both:
        said.append(f"{both} word{'s' * (both > 1)} of each that do not agree")
    for side, words in (("first", found.only_left), ("second", found.only_right)):
        if len(words) > both:
            more = len(words) - both
            said.append(f"{more} word{'s' * (more > 1)} that only the {side} has")
    return tuple(dict.fromkeys(said))
