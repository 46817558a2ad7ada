"""The distance between two spellings: letters left out, put in, changed, or two neighbours in the wrong order."""

from __future__ import annotations

__all__ = ["edit_distance", "within_one"]


def edit_distance(left: str, right: str) -> int:
    """Optimal string alignment: the fewest slips that turn one word into the other.

    References
    ----------
    Damerau, F. J. (1964), A technique for computer detection and correction of spelling errors, CACM 7(3).

    Examples
    --------
    >>> edit_distance("petrenko", "perteno")
    2
    """
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def within_one(left: str, right: str) -> bool:
    """Whether two words are equal or one slip apart; much quicker than the distance.

    Examples
    --------
    >>> within_one("ivan", "iavn"), within_one("ivan", "ivana"), within_one("ivan", "ihor")
    (True, True, False)
    """
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    start = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        start += 1
    a, b = left[start:], right[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
