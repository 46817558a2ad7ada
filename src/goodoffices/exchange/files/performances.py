"""Accounts of a handover as entries of a case, checked with the case before they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from goodoffices.case import Case, Obligation
from goodoffices.case.trial import errors_of_change
from goodoffices.diagnose import Diagnostic, FolderError, UsageError
from goodoffices.exchange.handover import Handover, account_of, performances_of, slug_of
from goodoffices.exchange.handover_difference import disagreements_between
from goodoffices.exchange.handover_record import data_of_handover
from goodoffices.text import write_atomic
from goodoffices.text.folder import make_folder

__all__ = ["entries_of", "put_into_case", "sources_of"]


def entries_of(
    handovers: Sequence[Handover], obligations: Mapping[str, str], case: Case, unit: str | None = None
) -> tuple[dict[str, Any], ...]:
    """Performances by each account, and a note where two of them differ.

    Parameters
    ----------
    handovers : sequence of Handover
        Of one stage, each by another.
    obligations : dict of str to str
        By side, the id of the obligation; between several parties by ``side:receiver``.
    case : Case
        Has the obligations, and their units.
    unit : str, optional
        Where the obligation has none, or another is meant.

    Raises
    ------
    UsageError
        Where an obligation is not in the case, a side has none, or an entry stands in the case already.
    """
    # A pair without anybody named can still have had a substitute.
    accounts = [account for handover in handovers for account in account_of(handover)]
    known = dict.fromkeys(f"{a.side}:{a.receiver}" if a.receiver else a.side for a in accounts)
    if unknown := sorted(obligations.keys() - known.keys()):
        raise UsageError(f'"{unknown[0]}" brings nobody by this manifest', f"one of: {', '.join(known)}")
    found: list[dict[str, Any]] = []
    for handover in handovers:
        for entry in performances_of(handover, obligations, unit or ""):
            obligation = case.entry(case.standing(entry["obligation"]))
            if not isinstance(obligation, Obligation):
                raise UsageError(
                    f'the case has no obligation "{entry["obligation"]}"', "give the id of one of its obligations"
                )
            told = {**entry, "unit": unit or obligation.unit, "says": [{"source": _source_id(handover)}]}
            found.append({key: value for key, value in told.items() if value != ""})
    for at, first in enumerate(handovers):
        for second in handovers[at + 1 :]:
            found.extend(_note(first, second, found))
    there = [entry["id"] for entry in found if case.entry(entry["id"]) is not None]
    if there:
        raise UsageError(
            f'the case has an entry "{there[0]}" already', "enter what was corrected as an entry that supersedes it"
        )
    return tuple(found)


def sources_of(handovers: Sequence[Handover]) -> tuple[dict[str, Any], ...]:
    """Each record as a source of the case: its fingerprint, and no id of anybody."""
    return tuple(
        {
            "id": _source_id(handover),
            "title": f"Record of the handover {handover.manifest.exchange}, stage {handover.manifest.stage}, by {handover.by}",
            "type": "document",
            "author": handover.by,
            "sha256": sha256(data_of_handover(handover)).hexdigest(),
            "remark": "Holds ids of people and is kept apart from the case.",
        }
        for handover in handovers
    )


def _source_id(handover: Handover) -> str:
    return f"handover-{slug_of(handover.manifest.exchange, handover.manifest.stage, 'by', handover.by)}"


def _note(first: Handover, second: Handover, entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A difference is said where it is, and not averaged."""
    different = disagreements_between(first, second)
    about: list[str] = []
    said = []
    by = {
        handover.by: {(e["obligation"], e["delivery"]): e for e in entries if e.get("by_account") == [handover.by]}
        for handover in (first, second)
    }
    for key, one in by[first.by].items():
        other = by[second.by].get(key)
        if other is not None and one["quantity"] != other["quantity"]:
            about += [one["id"], other["id"]]
            said.append(f"{one['quantity']} by {first.by}, {other['quantity']} by {second.by}")
    if not different or not about:
        return []
    people = len({each.id for each in different if each.id})
    of = "one person" if people == 1 else f"{people:,} people"
    text = f"The counts of one delivery differ: {'; '.join(said)}. The two accounts differ in {of}; to be explained."
    return [{"id": f"{about[0]}-and-{second.by}", "kind": "note", "type": "question", "text": text, "about": about}]


def put_into_case(
    root: Path,
    handovers: Sequence[Handover],
    entries: Sequence[Mapping[str, Any]],
    entered_by: str,
    *,
    write: bool = True,
) -> tuple[tuple[str, ...], str, tuple[Diagnostic, ...]]:
    """Write entries and their sources into new files of a case where the check finds no new error with them.

    The sources are written first: where that is all that was done, asking again completes it.

    Returns
    -------
    tuple of str
        The files, relative to the case.
    str
        What the file of entries holds.
    tuple of Diagnostic
        New errors; then nothing was written.

    Raises
    ------
    FolderError
        Where such a file lies there already with other content, or the folder cannot be written to.
    """
    from goodoffices.read.accept.layout import lay_out

    stamp, manifest = datetime.now(UTC).date().isoformat(), handovers[0].manifest
    head = {"entered": stamp, "entered_by": entered_by}
    text = lay_out({**head, "entries": [dict(entry) for entry in entries]})
    name = "-".join(
        [
            manifest.day or stamp,
            slug_of(manifest.exchange, manifest.stage),
            *(slug_of(handover.by) for handover in handovers),
        ]
    )
    changed = {
        f"sources/handover-{name}.yaml": lay_out({"sources": list(sources_of(handovers))}),
        f"record/{name}.yaml": text,
    }
    for path, content in changed.items():
        if (root / path).exists() and (root / path).read_text("utf-8") != content:
            raise FolderError(f"{path} lies in the case already", "move it, or enter the correction by hand")
    faults = errors_of_change(root, changed)
    if write and not faults:
        for path, content in changed.items():
            make_folder((root / path).parent)
            write_atomic(root / path, content)
    return tuple(changed), text, faults
