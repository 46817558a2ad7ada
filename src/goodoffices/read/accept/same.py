"""Whether a proposed entry stands in the case already: the same statement in two outlets is one with two sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from goodoffices.case import (
    Agreement,
    Case,
    Claim,
    Count,
    Entry,
    Incident,
    Note,
    Obligation,
    Performance,
    Position,
    Pressure,
    Round,
    Statement,
    When,
)
from goodoffices.case.when import TimeFault, parse_when
from goodoffices.read.propose.lexicon import content_words
from goodoffices.read.propose.shared import public_entries

__all__ = ["contested", "same_entry", "when_of"]

_ALIKE = 0.6
_ALIKE_WITHOUT_NUMBERS = 0.8
_NUMBERS = re.compile(r"\d[\d.,]*\d|\d")
_WORDS = re.compile(r"\w+")


def when_of(value: Any, zone: str) -> When | None:
    """The time of an entry as proposed: text, or a mapping with ``at``, ``within`` or ``from`` and ``to``."""
    text = value
    if isinstance(value, Mapping):
        text = value.get("at") or value.get("within") or "/".join(str(value[k]) for k in ("from", "to") if value.get(k))
    try:
        return parse_when(str(text), zone) if text else None
    except TimeFault:
        return None


def same_entry(case: Case, kind: str, fields: Mapping[str, Any], says: list[dict[str, Any]]) -> Entry | None:
    """The entry of the case that tells what these fields tell; None where there is none.

    Compared is what makes an entry of its kind that one: speaker and words of a statement, number or day of a round,
    party and stance of a position, and so on; and the day, where both have one.
    """
    alike = _ALIKE_BY_KIND.get(kind)
    if alike is None:
        return None
    on = when_of(fields.get("on"), case.zone)
    best: tuple[float, Entry] | None = None
    for entry in public_entries(case, Entry, replaced=True):
        if entry.kind != kind or not _same_time(on, entry.on):
            continue
        try:
            score = alike(case, entry, fields)
        except (AttributeError, KeyError, TypeError):
            # A field has not the form that its kind asks for; what is wrong with it is said by the check of the case.
            return None
        if score < 1 and _same_place(entry, says):
            score += 0.35
        # Of several that tell the same, the one in force, and the one from the same words.
        if score >= 1:
            score += 0.2 * _same_place(entry, says) + 0.1 * (entry.id not in case.replaced)
        if score >= 1 and (best is None or score > best[0]):
            best = (score, entry)
    return best[1] if best else None


def _same_time(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return True
    return one.start < max(other.end, other.start.replace(microsecond=1)) and other.start < max(
        one.end, one.start.replace(microsecond=1)
    )


def _same_place(entry: Entry, says: list[dict[str, Any]]) -> bool:
    """Whether both rest on the same words of the same source."""
    return any(
        span.source == said["source"]
        and span.start is not None
        and span.end is not None
        and span.start < said["end"]
        and said["start"] < span.end
        for span in entry.says
        for said in says
    )


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _near(one: str, other: str) -> float:
    """How much of the shorter text's content words the other one has, 0 to 1."""
    a, b = content_words(one), content_words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _written(count: Count | None) -> str:
    """A count as the case format writes it."""
    if count is None:
        return ""
    if count.high is None:
        return f"{count.low}+"
    return f"{'~' if count.circa else ''}{count.low}" + (f"-{count.high}" if count.high != count.low else "")


def _text(words: str) -> str:
    return " ".join(_WORDS.findall(words.casefold()))


def _statement(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Statement)  # noqa: S101 - chosen by its kind
    if not set(_list(fields.get("by"))) & set(entry.by):
        return 0
    mine, theirs = _text(fields.get("words", "")), _text(entry.words)
    if mine and theirs:
        if mine in theirs or theirs in mine:
            return 1
        return _near(mine, theirs) if _near(mine, theirs) >= _ALIKE else 0.3
    return max(_near(fields.get("gist", ""), entry.gist), 0.3)


def _round(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Round)  # noqa: S101
    if entry.status != fields.get("status"):
        return 0
    if entry.number and fields.get("number"):
        return float(str(entry.number) == str(fields["number"]))
    mine = when_of(fields.get("on"), case.zone)
    return float(bool(mine and entry.on and mine.start.date() == entry.on.start.date()))


def _position(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Position)  # noqa: S101
    if entry.party != fields.get("party") or not set(_list(fields.get("issue"))) & set(entry.issue):
        return 0
    stance = fields.get("stance", {})
    return float(all(entry.stance.get(option) == word for option, word in stance.items()))


def _voices(fields: Mapping[str, Any]) -> list[str]:
    return [voice["who"] for voice in fields.get("voices", ())]


def _claim(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Claim)  # noqa: S101
    mine, theirs = _voices(fields), [voice.who for voice in entry.voices]
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return 0
    return float(_near(fields.get("that", ""), entry.that) >= _ALIKE)


def _performance(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Performance)  # noqa: S101
    if any(_written(getattr(entry, name)) != str(fields.get(name, "")) for name in ("quantity", "total")):
        return 0
    return float(
        entry.obligation == fields.get("obligation")
        and bool(set(entry.by_account) & set(_list(fields.get("by_account"))))
    )


def _pressure(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Pressure)  # noqa: S101
    sides = {case.side_of(who) or who for who in entry.by}
    if entry.type != fields.get("type") or not set(_list(fields.get("target"))) & set(entry.target):
        return 0
    if not {case.side_of(who) or who for who in _list(fields.get("by"))} & sides:
        return 0
    term = entry.term.text if entry.term else ""
    return (
        1.0 if term == fields.get("term", "") and (term or _near(entry.what, fields.get("what", "")) >= _ALIKE) else 0.3
    )


def _obligation(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Obligation)  # noqa: S101
    same = set(entry.debtor) == set(_list(fields.get("debtor"))) and set(entry.creditor) == set(
        _list(fields.get("creditor"))
    )
    return float(
        same
        # "At least 1,200" and "1,200" are two accounts of one debt.
        and _written(entry.quantity).strip("~+") == str(fields.get("quantity", "")).strip("~+")
        and _near(entry.what, fields.get("what", "")) >= _ALIKE
    )


def _agreement(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Agreement)  # noqa: S101
    if set(entry.parties) != set(_list(fields.get("parties"))):
        return 0
    mine, theirs = f"{fields.get('title', '')} {fields.get('gist', '')}", f"{entry.title} {entry.gist}"
    # Of two that differ in their numbers, or of which one has none, the words must tell more alike.
    alike = _ALIKE if set(_NUMBERS.findall(mine)) == set(_NUMBERS.findall(theirs)) else _ALIKE_WITHOUT_NUMBERS
    return _near(mine, theirs) / alike


def _incident(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Incident)  # noqa: S101
    by = set(_list(fields.get("by")))
    if by and entry.by and not by & set(entry.by):
        return 0
    return _near(entry.what, fields.get("what", "")) / _ALIKE


def _note(case: Case, entry: Entry, fields: Mapping[str, Any]) -> float:
    assert isinstance(entry, Note)  # noqa: S101
    return float(_text(entry.text) == _text(fields.get("text", "")))


_ALIKE_BY_KIND: dict[str, Callable[[Case, Entry, Mapping[str, Any]], float]] = {
    "statement": _statement,
    "round": _round,
    "position": _position,
    "claim": _claim,
    "performance": _performance,
    "pressure": _pressure,
    "obligation": _obligation,
    "agreement": _agreement,
    "incident": _incident,
    "note": _note,
}


def contested(case: Case, kind: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Claims of the case that this one contradicts: another number of the same, by another voice, on the same day."""
    if kind != "claim" or not fields.get("quantity"):
        return ()
    on = when_of(fields.get("on"), case.zone)
    return tuple(
        entry.id
        for entry in public_entries(case, Claim)
        if entry.quantity is not None
        and _written(entry.quantity) != str(fields["quantity"])
        and entry.unit == fields.get("unit", "")
        and _same_time(on, entry.on)
        and [voice.who for voice in entry.voices][-1:] != _voices(fields)[-1:]
        and _near(re.sub(r"\d[\d.,]*", "", entry.that), re.sub(r"\d[\d.,]*", "", fields.get("that", ""))) >= 0.75
    )
