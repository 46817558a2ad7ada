"""Versions, changes, claims as lines for a terminal. Names only where they were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from goodoffices.text.table import lay_out, one_line

if TYPE_CHECKING:
    from goodoffices.people import PersonList, PersonRecord
    from goodoffices.people.change import ListChange
    from goodoffices.people.claim import Claim
    from goodoffices.people.claim_standing import Standing
    from goodoffices.people.version import ListVersion

__all__ = ["change_lines", "claim_lines", "counted", "name_of", "plain_version", "standing_lines", "version_lines"]

_SHOWN = 20


def counted(number: int, one: str) -> str:
    """A number with its word, in the plural where it is not one.

    Examples
    --------
    >>> counted(1, "version"), counted(2000, "row")
    ('1 version', '2,000 rows')
    """
    return f"{number:,} {one}" + ("" if number == 1 else "s")


def plain_version(version: ListVersion) -> dict[str, Any]:
    """A version as plain values; with what may be shown of it, and without the salt."""
    names = ("list", "number", "rows", "sent_by", "party", "received_at", "recorded_by", "note", "file", "fingerprint")
    found = {name: getattr(version, name) for name in names}
    return found | {"recorded_at": version.recorded_at.isoformat(), "commitment": version.commitment()}


def version_lines(versions: Sequence[ListVersion]) -> list[str]:
    """A table of versions."""
    if not versions:
        return []
    head = ("list", "version", "rows", "received", "from", "party", "by", "note")
    rows = [
        (v.list, str(v.number), f"{v.rows:,}", v.received_at, v.sent_by, v.party, v.recorded_by, v.note)
        for v in versions
    ]
    kept = [k for k in range(len(head)) if any(row[k] for row in rows)]
    return lay_out([[row[k] for k in kept] for row in (head, *rows)], indent="")


def change_lines(
    change: ListChange, older: PersonList | None = None, newer: PersonList | None = None, *, counts_only: bool = False
) -> list[str]:
    """What changed, in counts and ids; with both lists also in names and in what stood and stands in each field."""
    counts = {
        "as they were": change.same,
        "added": len(change.added),
        "gone": len(change.gone),
        "altered": len(change.altered),
        "probably under another id": len(change.renumbered),
        "ids that are somebody else's now": len(change.reused),
    }
    fields = Counter(field for alteration in change.altered for field in alteration.fields)
    altered = f" ({', '.join(f'{field} {n:,}' for field, n in fields.most_common())})" if fields else ""
    lines = [
        f"since version {change.older}:" if counts_only else f"{change.list}, version {change.older} to {change.newer}"
    ]
    lines += [f"{n:>9,}  {what}{altered if what == 'altered' else ''}" for what, n in counts.items() if n]
    if counts_only:
        return lines
    old = {row.id: row for row in older.rows} if older else {}
    new = {row.id: row for row in newer.rows} if newer else {}
    was = {renumbering.now: renumbering.was for renumbering in change.renumbered}
    parts: list[tuple[str, list[str]]] = [
        ("added", [_named(id, new) for id in change.added]),
        ("gone", [_named(id, old) for id in change.gone]),
        ("altered", [f"{_named(a.id, new)}: {_fields(a.fields, old.get(was.get(a.id, a.id)), new.get(a.id))}" for a in change.altered]),
        ("probably under another id", [f"{r.was} is now {_named(r.now, new)} ({r.by} agrees)" for r in change.renumbered]),
        ("somebody else's id now", [_named(id, new) for id in change.reused]),
    ]  # fmt: skip
    for title, items in parts:
        if items:
            lines += ["", title, *(f"  {one_line(item)}" for item in items[:_SHOWN])]
            lines += [f"  and {len(items) - _SHOWN:,} more (--json has all)"] if len(items) > _SHOWN else []
    return lines


def name_of(row: PersonRecord) -> str:
    """A person's name as the list has it."""
    return row.full_name or " ".join(part for part in (row.surname, row.given, row.patronymic) if part)


def _named(id: str, rows: dict[str, PersonRecord]) -> str:
    return f"{id} {name_of(rows[id])}" if id in rows else id


def _fields(names: Sequence[str], old: PersonRecord | None, new: PersonRecord | None) -> str:
    if old is None or new is None:
        return ", ".join(names)
    return "; ".join(f"{name} {getattr(old, name) or 'empty'} -> {getattr(new, name) or 'empty'}" for name in names)


def standing_lines(found: Standing, claims: Sequence[Claim]) -> list[str]:
    """What is claimed of a person, aspect by aspect, with who says so, and who stands against whom."""
    by_id = {claim.id: claim for claim in claims}
    lines = []
    for aspect in found.aspects:
        head = (aspect.aspect, "DISPUTED" if aspect.disputed else aspect.value)
        for claim in (by_id[id] for id in aspect.claims):
            lines.append([*head, f"{claim.kind}, says {claim.by}{_of(claim)} [{claim.id}]"])
            head = ("", "")
    against = [f"{one} against {other}: {c.why}" for c in found.contradictions for one, other in [c.claims]]
    return [*lay_out(lines), *(["", "against each other", *(f"  {line}" for line in against)] if against else [])]


def claim_lines(claims: Sequence[Claim], live: Sequence[Claim]) -> list[str]:
    """A person's log, the first recorded first; what no longer counts is marked."""
    standing = {claim.id for claim in live}
    head = ("", "of", "claim", "says", "recorded", "")
    rows = [
        (
            claim.id,
            claim.on or "no date",
            claim.kind,
            claim.by,
            f"{day_of(claim.recorded_at)} by {claim.recorded_by}",
            "; ".join(filter(None, (*_idle(claim, standing), claim.place, claim.source, claim.note, *_refers(claim)))),
        )
        for claim in claims
    ]
    return lay_out([head, *rows])


def day_of(moment: datetime) -> str:
    """The day of a moment, UTC."""
    return moment.astimezone(UTC).date().isoformat()


def _of(claim: Claim) -> str:
    return f", of {claim.on}" if claim.on else ""


def _idle(claim: Claim, standing: set[str]) -> list[str]:
    return [] if claim.id in standing or claim.kind == "withdrawn" else ["does not count"]


def _refers(claim: Claim) -> list[str]:
    return [f"{word} {id}" for word, id in (("in place of", claim.supersedes), ("disputes", claim.about)) if id]
