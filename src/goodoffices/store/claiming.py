"""Drafts of claims into the log: all of them, or none and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from goodoffices.diagnose import GoodOfficesError, StoreError, UsageError
from goodoffices.people import PersonList
from goodoffices.people.claim import Claim
from goodoffices.people.claim_draft import ClaimDraft
from goodoffices.store.coding import plain

if TYPE_CHECKING:
    from goodoffices.store.log import Writing

__all__ = ["append_claims"]

_TOLD = 5


def append_claims(
    writer: Writing,
    people: PersonList,
    drafts: Sequence[ClaimDraft],
    known: Callable[[str], Sequence[Claim]],
    *,
    by: str,
    at: datetime,
) -> tuple[Claim, ...]:
    """Append claims about people of one version of a list.

    Parameters
    ----------
    people : PersonList
        The version; its ``version`` is its number.
    known : callable
        The claims that there are about the person with an id.
    by, at : str, datetime
        Who records them, and when.

    Raises
    ------
    StoreError, UsageError
        Where one of them cannot be recorded; the fault of several names their lines.
    """
    ids = {row.id for row in people.rows}
    found: list[Claim] = []
    faults: list[tuple[int, GoodOfficesError]] = []
    for draft in drafts:
        try:
            claim = _claim(draft, f"c{writer.next_seq}", people, by, at)
            if draft.person not in ids:
                raise StoreError(
                    f"version {people.version} of {people.id} has no row with this id", "check the id, and the version"
                )
            if claim.supersedes or claim.about:
                _require_reference(claim, [*known(draft.person), *(c for c in found if c.person == draft.person)])
        except GoodOfficesError as fault:
            faults.append((draft.line, fault))
            continue
        writer.append("claim", people.id, plain(claim))
        found.append(claim)
    if faults and len(drafts) == 1:
        raise faults[0][1]
    if faults:
        told = "; ".join(f"line {line}: {fault.message}" for line, fault in faults[:_TOLD])
        more = f"; and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        raise UsageError(
            f"{len(faults)} of {len(drafts)} claims cannot be recorded: {told}{more}", "nothing was recorded"
        )
    return tuple(found)


def _claim(draft: ClaimDraft, id: str, people: PersonList, by: str, at: datetime) -> Claim:
    return Claim(
        id=id,
        list=people.id,
        version=int(people.version),
        person=draft.person,
        kind=draft.kind,
        by=draft.by,
        on=draft.on,
        recorded_at=at,
        recorded_by=by,
        place=draft.place,
        source=draft.source,
        note=draft.note,
        supersedes=draft.supersedes,
        about=draft.about,
    )


def _require_reference(claim: Claim, known: Sequence[Claim]) -> None:
    there = {c.id: c for c in known}
    for id in filter(None, (claim.supersedes, claim.about)):
        if id not in there:
            raise StoreError(f"there is no claim {id[:20]!r} about this person", "see: goodoffices lists person")
        if id == claim.supersedes and there[id].by != claim.by:
            raise UsageError(
                "only its author corrects a claim", "record a claim of the kind disputed, or one that says otherwise"
            )
        if id == claim.about and there[id].by == claim.by:
            raise UsageError("nobody disputes a claim of his own", "correct it with a claim that supersedes it")
