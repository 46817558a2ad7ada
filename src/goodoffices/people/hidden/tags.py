"""Exact mode: several keyed hashes of each row, each over several fields together.

A hash of a surname alone would show how often each surname occurs, and the most frequent ones could be named without
the key. A hash over surname, given name and birth date together hardly ever occurs twice. What makes such hashes blind
is that one slip changes them wholly; so a row has many of them, over different fields, and over the surname with each of
its letters left out in turn (two words one slip apart share one of those).

References
----------
Krawczyk, Bellare, Canetti (1997), HMAC, RFC 2104. Mor and Fraenkel (1982), A hash code method for detecting and correcting
spelling errors, Communications of the ACM 25, 935-940 (leaving letters out). Christen, Ranbaduge, Schnell (2020), Linking
Sensitive Data, Springer (multiple keyed match keys).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from goodoffices.names import coarse
from goodoffices.people.hidden.folding import Folded

__all__ = ["RULES", "SLOTS", "TAG", "Rule", "forms_of", "tags_of"]

TAG = 8
"""Bytes of a tag: by chance two of 10**10 pairs agree once in a thousand million runs."""
_SLIPS = 12

SLOTS: dict[str, int] = {
    "surname given born": 1,
    "nearly surname given born": _SLIPS,
    "consonants given born": 1,
    "given father born": 1,
    "surname father born": 1,
    "surname given father day": 1,
    "surname given father year": 1,
    "surname given father, dated": 1,
    "surname given father, undated": 1,
    "nearly surname given father, dated": _SLIPS,
    "nearly surname given father, undated": _SLIPS,
    "surname given year, fathered": 1,
    "surname given year, unfathered": 1,
    "surname given, dated": 1,
    "surname given, undated": 1,
    "surname initial born, named": 1,
    "surname initial born, lettered": 1,
    "number": 1,
}
"""Kinds of tags and how many of each a row has. What a row does not have is filled with random bytes, so that nobody can
count the letters of a surname or see who has no birth date."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What it means that two rows share a tag.

    Parameters
    ----------
    name : str
        What agrees, in words.
    strength : int
        3 accepted, 2 accepted unless one of the two has a better partner, 1 for review.
    slots : tuple of (str, str)
        Kinds of tags that are compared, of A and of B.
    """

    name: str
    strength: int
    slots: tuple[tuple[str, str], ...]


def _same(kind: str) -> tuple[tuple[str, str], ...]:
    return ((kind, kind),)


def _lacking(kind: str, having: str, lacking: str) -> tuple[tuple[str, str], ...]:
    """At least one of the two lacks the field."""
    with_, without = f"{kind}, {having}", f"{kind}, {lacking}"
    return (with_, without), (without, with_), (without, without)


RULES = (
    Rule("surname, given name and birth date", 3, _same("surname given born")),
    Rule("service number", 3, _same("number")),
    Rule("surname but for a slip, given name and birth date", 3, _same("nearly surname given born")),
    Rule("consonants of the surname, given name and birth date", 3, _same("consonants given born")),
    Rule("surname, given name, patronymic, day and month of birth", 3, _same("surname given father day")),
    Rule("surname, given name, patronymic and year of birth", 2, _same("surname given father year")),
    Rule("given name, patronymic and birth date", 2, _same("given father born")),
    Rule(
        "surname, initial and birth date; one has no more than the initial",
        2,
        _lacking("surname initial born", "named", "lettered"),
    ),
    Rule(
        "surname, given name and patronymic; one has no birth date",
        2,
        _lacking("surname given father", "dated", "undated"),
    ),
    Rule(
        "surname, given name and year of birth; one has no patronymic",
        2,
        _lacking("surname given year", "fathered", "unfathered"),
    ),
    Rule(
        "surname but for a slip, given name and patronymic; one has no birth date",
        2,
        _lacking("nearly surname given father", "dated", "undated"),
    ),
    Rule("surname and given name; one has no birth date", 1, _lacking("surname given", "dated", "undated")),
    Rule(
        "surname, given name and patronymic, not the birth date",
        1,
        _same("surname given father, dated"),
    ),
    Rule("surname, patronymic and birth date, not the given name", 1, _same("surname father born")),
)
"""Strongest first. Look-alikes (twins, namesakes) share only tags of the rules for review."""


def _near(surname: str) -> list[str]:
    """The surname, and the surname with each letter left out; shorter ones have no slips."""
    if len(surname) < 4:
        return [surname] if surname else []
    return list(dict.fromkeys([surname, *(surname[:n] + surname[n + 1 :] for n in range(len(surname)))]))[:_SLIPS]


def forms_of(row: Folded) -> dict[str, list[str]]:
    """The texts of a row that are hashed, by kind; kinds that the row has no fields for are left out.

    Examples
    --------
    >>> forms_of(Folded("1", surname="koval", given="#3", year=1990))
    {'surname given year, unfathered': ['koval|#3|1990'], 'surname given, undated': ['koval|#3']}
    """
    s, g, f, born = row.surname, row.given, row.father, row.born
    year, day = str(row.year or ""), f"{row.month}-{row.day}" if row.month else ""
    dated, fathered = "dated" if born else "undated", "fathered" if f else "unfathered"
    named = "lettered" if row.initial_only else "named"
    consonants = coarse(s) if len(s) >= 5 else ""
    whole: dict[str, tuple[str, ...]] = {
        "surname given born": (s, g, born),
        "consonants given born": (consonants, g, born),
        "given father born": (g, f, born),
        "surname father born": (s, f, born),
        "surname given father day": (s, g, f, day),
        "surname given father year": (s, g, f, year),
        f"surname given father, {dated}": (s, g, f),
        f"surname given year, {fathered}": (s, g, year),
        f"surname given, {dated}": (s, g),
        f"surname initial born, {named}": (s, row.initial, born),
        "number": (row.number if len(row.number) >= 4 else "",),
    }
    found = {kind: ["|".join(parts)] for kind, parts in whole.items() if all(parts)}
    near = _near(s)
    if near and g and born:
        found["nearly surname given born"] = [f"{word}|{g}|{born}" for word in near]
    if near and g and f:
        found[f"nearly surname given father, {dated}"] = [f"{word}|{g}|{f}" for word in near]
    return found


def tags_of(row: Folded, key: bytes, draw: Callable[[int], bytes] = secrets.token_bytes) -> bytes:
    """All tags of a row, in the order of :data:`SLOTS`.

    Parameters
    ----------
    key : bytes
        Of the round and mode, 32 bytes.
    draw : callable
        Random bytes for what the row does not have.
    """
    forms = forms_of(row)
    parts = []
    for kind, width in SLOTS.items():
        # Kinds that are compared with each other must hash alike.
        salt = kind.partition(",")[0].encode() + b"\x1f"
        tags = [hmac.digest(key, salt + text.encode(), "sha256")[:TAG] for text in forms.get(kind, ())]
        tags += [draw(TAG) for _ in range(width - len(tags))]
        # In order, so that the place of a tag does not say which letter was left out.
        parts.append(b"".join(sorted(tags)))
    return b"".join(parts)
