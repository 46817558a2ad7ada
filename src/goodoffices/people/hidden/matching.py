"""The mediator's work: two prepared lists to pairs of pseudonyms. No key and no name is needed, or of any use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.diagnose import UsageError
from goodoffices.people.hidden.prepared import Prepared
from goodoffices.people.hidden.tags import RULES, SLOTS, TAG

__all__ = ["ACCEPT", "REVIEW", "HiddenMatches", "HiddenPair", "match_prepared"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

ACCEPT = {"fuzzy": 0.72, "fuzzy-folded": 0.64, "fuzzy-salted": 0.7}
REVIEW = {"fuzzy": 0.66, "fuzzy-folded": 0.6, "fuzzy-salted": 0.62}
"""Dice coefficients from which a pair is accepted, and from which it is for review."""
_CLEARLY_BETTER = 0.04
_PARTNERS = 200
_BLOCK = 16_000_000
"""Pairs that are compared at once in fuzzy modes: 64 MB for each of three arrays."""


@dataclass(frozen=True, slots=True)
class HiddenPair:
    """Two pseudonyms that may be one person.

    Parameters
    ----------
    a, b : str
        Pseudonyms.
    decision : str
        ``accepted`` or ``review``.
    reason : str
        What agrees, in words; no name.
    score : float
        In (0, 1]: the Dice coefficient, or a third for each degree of strength in exact mode.
    """

    a: str
    b: str
    decision: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class HiddenMatches:
    """What the mediator finds.

    Parameters
    ----------
    sides : tuple of (str, int)
        Name and size of each list.
    round, mode : str
    pairs : tuple of HiddenPair
        Best first.
    left_out : int
        Pairs of exact mode that share a tag which too many rows share, and were not looked at for it.
    """

    sides: tuple[tuple[str, int], tuple[str, int]]
    round: str
    mode: str
    pairs: tuple[HiddenPair, ...]
    left_out: int = 0

    @property
    def accepted(self) -> tuple[HiddenPair, ...]:
        """Pairs that are accepted."""
        return tuple(pair for pair in self.pairs if pair.decision == "accepted")

    @property
    def review(self) -> tuple[HiddenPair, ...]:
        """Pairs for review."""
        return tuple(pair for pair in self.pairs if pair.decision == "review")


def match_prepared(
    a: Prepared, b: Prepared, *, accept: float | None = None, progress: Callable[[str], None] | None = None
) -> HiddenMatches:
    """Find the pairs of two prepared lists.

    Parameters
    ----------
    a, b : Prepared
        Of one round, one mode, one folding and one key.
    accept : float, optional
        Dice coefficient from which a pair is accepted, in (0, 1]; fuzzy modes only.
    progress : callable, optional
        Told in words what is being done.

    Raises
    ------
    UsageError
        When the two lists cannot be compared; the message says what differs and what to do.
    """
    require_comparable(a, b)
    tell = progress or (lambda _: None)
    tell(f"matching {len(a):,} and {len(b):,} rows, mode {a.mode}")
    if a.mode == "exact":
        if accept is not None:
            raise UsageError("exact mode has no threshold", "leave --accept out")
        left, right, score, reason, left_out = _exact(a, b)
        clear, threshold = 0.1, 0.6
    else:
        threshold = ACCEPT[a.mode] if accept is None else accept
        if not 0 < threshold <= 1:
            raise UsageError("the threshold must be between 0 and 1")
        left, right, score = _fuzzy(a, b, min(REVIEW[a.mode], threshold))
        reason, left_out, clear = np.full(len(left), -1), 0, _CLEARLY_BETTER
    best = np.maximum(_best(left, score, len(a)), _best(right, score, len(b)))
    accepted = (score >= threshold) & (score >= best - clear)
    pairs = [
        HiddenPair(
            a.rows[i][0],
            b.rows[j][0],
            "accepted" if taken else "review",
            _words(int(rule), float(value), bool(value >= threshold and not taken)),
            round(float(value), 4),
        )
        for i, j, value, rule, taken in zip(left, right, score, reason, accepted, strict=True)
    ]
    pairs.sort(key=lambda pair: (-pair.score, pair.a, pair.b))
    return HiddenMatches(((a.side, len(a)), (b.side, len(b))), a.round, a.mode, tuple(pairs), left_out)


def require_comparable(a: Prepared, b: Prepared) -> None:
    """Raise where the two lists were not prepared alike."""
    for what, one, other, help in (
        ("modes", a.mode, b.mode, "both sides prepare in the same mode"),
        ("rounds", a.round, b.round, "both sides prepare for the same round: --round"),
        ("foldings of names", a.folding, b.folding, "both sides need the same version of this program"),
        ("keys", a.key, b.key, "the two sides compare the fingerprints of their keys again: goodoffices hidden agree"),
    ):
        if one != other:
            raise UsageError(f"the two lists were prepared with different {what}", help)


def _words(rule: int, value: float, rival: bool) -> str:
    text = RULES[rule].name if rule >= 0 else f"{value:.0%} of the bits agree"
    return f"{text}; one of the two has a better partner" if rival else text


def _best(places: Ints, score: Floats, size: int) -> Floats:
    best = np.zeros(size, dtype=score.dtype)
    np.maximum.at(best, places, score)
    return best[places]


def _exact(a: Prepared, b: Prepared) -> tuple[Ints, Ints, Floats, Ints, int]:
    """Pairs that share a tag, each under its strongest rule."""
    tags_a, tags_b = _tags(a), _tags(b)
    size, left_out = len(b), 0
    codes, rules = [], []
    for number, rule in enumerate(RULES):
        for kind_a, kind_b in rule.slots:
            code, out = _sharing(tags_a[kind_a], tags_b[kind_b], size)
            codes.append(code)
            rules.append(np.full(len(code), number))
            left_out += out
    code, rule_of = np.concatenate(codes), np.concatenate(rules)
    # Rules are in order of strength: the first that a pair is found under is its strongest.
    code, first = np.unique(code, return_index=True)
    rule_of = rule_of[first]
    score = np.array([rule.strength for rule in RULES], dtype=np.float32)[rule_of] / np.float32(3)
    return code // size, code % size, score, rule_of, left_out


def _tags(prepared: Prepared) -> dict[str, NDArray[np.uint64]]:
    """For each kind, shape (rows, slots of the kind)."""
    whole = np.frombuffer(b"".join(made for _, made in prepared.rows), dtype=">u8").astype(np.uint64)
    table = whole.reshape(len(prepared), -1)
    found, at = {}, 0
    for kind, width in SLOTS.items():
        found[kind] = table[:, at : at + width]
        at += width
    assert table.shape[1] * TAG == at * 8  # noqa: S101 - the file was checked for its length when it was read
    return found


def _sharing(one: NDArray[np.uint64], other: NDArray[np.uint64], size: int) -> tuple[Ints, int]:
    """Pairs of rows that share a tag as one number each, and how many were left out as too common."""
    order = np.argsort(other.ravel(), kind="stable")
    ordered = other.ravel()[order]
    start = np.searchsorted(ordered, one.ravel(), "left")
    count = np.searchsorted(ordered, one.ravel(), "right") - start
    kept = np.flatnonzero((count > 0) & (count <= _PARTNERS))
    left_out = int(count[count > _PARTNERS].sum())
    count = count[kept]
    begins = np.repeat(start[kept] - np.concatenate(([0], np.cumsum(count)[:-1])), count)
    right = order[begins + np.arange(int(count.sum()))] // other.shape[1]
    left = np.repeat(kept // one.shape[1], count)
    return np.unique(left * size + right).astype(np.int64), left_out


def _fuzzy(a: Prepared, b: Prepared, lowest: float) -> tuple[Ints, Ints, Floats]:
    """Pairs whose filters are alike: every row of A with every row of B, in blocks."""
    bits_a, bits_b = _bits(a), _bits(b)
    ones_a, ones_b = bits_a.sum(axis=1), bits_b.sum(axis=1)
    left, right, score = [], [], []
    step = max(1, _BLOCK // max(len(b), 1))
    for start in range(0, len(a), step):
        block = bits_a[start : start + step]
        # Sums of ones and zeros are exact in single precision up to 2**24.
        alike = 2 * (block @ bits_b.T) / np.maximum(ones_a[start : start + step, None] + ones_b[None, :], 1)
        i, j = np.nonzero(alike >= lowest)
        left.append(i + start)
        right.append(j)
        score.append(alike[i, j])
    return np.concatenate(left), np.concatenate(right), np.concatenate(score)


def _bits(prepared: Prepared) -> Floats:
    whole = np.frombuffer(b"".join(made for _, made in prepared.rows), dtype=np.uint8)
    return np.unpackbits(whole.reshape(len(prepared), -1), axis=1).astype(np.float32)
