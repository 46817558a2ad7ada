"""The file of proposals that a person edits: written by ``read --proposals``, taken by ``read --accept``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from goodoffices.diagnose import UsageError
from goodoffices.read.accept.acceptance import Chosen
from goodoffices.read.accept.layout import lay_out, plain_values
from goodoffices.read.propose.proposal import Proposal
from goodoffices.text import read_positioned, source_of

__all__ = ["chosen_of", "proposals_text", "read_proposals", "with_needs"]

# A file is named after the source, so that its id must not lead anywhere else.
_SOURCE_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")

_HEAD = """\
# Proposals for a case. Nothing of this is in the case yet.
# Correct the fields of an entry, write `accept: no` (or take the item out) where it is not to be entered, then:
#   goodoffices read --case CASE --accept THIS-FILE
# `says` cites the words of the source by code points; leave it as it is.
"""


def proposals_text(readings: Sequence[tuple[Mapping[str, Any], Sequence[Proposal]]]) -> str:
    """The file of proposals of several documents.

    Parameters
    ----------
    readings : sequence of (source, proposals)
        The source entry with its id; its proposals in their order. What a model made is written with ``accept: no``.
    """
    documents = [
        {"source": dict(source), "proposals": [_item(p, source["id"]) for p in proposals]}
        for source, proposals in readings
    ]
    return _HEAD + lay_out({"documents": documents})


def _item(proposal: Proposal, source: str) -> dict[str, Any]:
    entry = proposal.entry(source)
    entry["kind"] = proposal.kind
    told = {
        "accept": "yes" if proposal.made_by == "rules" else "no",
        "rule": proposal.rule if proposal.made_by == "rules" else f"{proposal.made_by}: {proposal.rule}",
        "confidence": f"{proposal.confidence:.2f}",
        "reason": proposal.reason,
        "doubts": list(proposal.doubts),
        "needs": list(proposal.needs),
    }
    return {
        **{key: value for key, value in told.items() if value},
        "entry": {"id": entry.pop("id"), "kind": entry.pop("kind"), **entry},
    }


def chosen_of(proposals: Sequence[Proposal], source: str) -> list[Chosen]:
    """Proposals as a person accepts them unchanged."""
    return [Chosen(p.kind, p.id, dict(p.fields), tuple(p.entry(source)["says"])) for p in proposals]


def with_needs(picked: Sequence[Proposal], offered: Sequence[Proposal]) -> list[Proposal]:
    """The proposals picked, preceded by what they cannot stand without, in the order in which they were offered."""
    by_id = {proposal.id: proposal for proposal in offered}
    wanted: set[str] = set()
    open_ = [proposal.id for proposal in picked]
    while open_:
        id = open_.pop()
        if id in by_id and id not in wanted:
            wanted.add(id)
            open_.extend(by_id[id].needs)
    return [proposal for proposal in offered if proposal.id in wanted]


def read_proposals(path: Path) -> list[tuple[dict[str, Any], list[Chosen]]]:
    """The entries of an edited file that are to be accepted, by source.

    Raises
    ------
    UsageError
        Where it is not such a file.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}", "give the file that --proposals wrote") from None
    read = read_positioned(source_of(path.name, data))
    wrong = next((d for d in read.diagnostics if d.level == "error"), None)
    if wrong:
        raise UsageError(f"{wrong.place}: {wrong.message}", wrong.help or "correct the line")
    value = plain_values(read.node)
    if not isinstance(value, dict) or not isinstance(value.get("documents"), list):
        raise UsageError(
            f"{path} is not a file of proposals", "write one with: goodoffices read DOC --case CASE --proposals FILE"
        )
    return [_document(path, one) for one in value["documents"]]


def _document(path: Path, value: Any) -> tuple[dict[str, Any], list[Chosen]]:
    source = value.get("source") if isinstance(value, dict) else None
    items = value.get("proposals") if isinstance(value, dict) else None
    if not isinstance(source, dict) or not source.get("id") or not isinstance(items, list | str | None):
        raise UsageError(
            f"{path}: a document needs its source and its proposals", "take the file as --proposals wrote it"
        )
    if not isinstance(source["id"], str) or not _SOURCE_ID.fullmatch(source["id"]):
        raise UsageError(
            f"{path}: the id of a source is not one", "use small letters, digits, dots and hyphens, at most 80"
        )
    listed = items if isinstance(items, list) else []
    refused = {_entry(path, item)["id"] for item in listed if not _accepted(item)}
    chosen: list[Chosen] = []
    for item in listed:
        if not _accepted(item):
            continue
        entry = dict(_entry(path, item))
        missing = sorted(need for need in _needs(item) if need in refused)
        if missing:
            raise UsageError(
                f'{path}: "{entry["id"]}" cannot stand without "{missing[0]}", which is not accepted',
                "accept both or neither",
            )
        kind, id, says = entry.pop("kind"), entry.pop("id"), entry.pop("says", None) or []
        chosen.append(Chosen(kind, id, entry, tuple(_cited(path, id, says))))
    return source, chosen


def _accepted(item: Any) -> bool:
    return isinstance(item, dict) and str(item.get("accept", "no")).lower() in ("yes", "true", "y")


def _needs(item: Mapping[str, Any]) -> list[str]:
    needs = item.get("needs")
    return [need for need in needs if isinstance(need, str)] if isinstance(needs, list) else []


def _entry(path: Path, item: Any) -> dict[str, Any]:
    entry = item.get("entry") if isinstance(item, dict) else None
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) and entry[key] for key in ("id", "kind")):
        raise UsageError(f"{path}: a proposal needs an entry with id and kind", "take the file as --proposals wrote it")
    return entry


def _cited(path: Path, id: str, says: Any) -> list[dict[str, Any]]:
    found = []
    for said in says if isinstance(says, list) else []:
        try:
            found.append({**said, "source": str(said["source"]), "start": int(said["start"]), "end": int(said["end"])})
        except (KeyError, TypeError, ValueError):
            raise UsageError(
                f'{path}: "{id}" has a span without source, start and end', "leave says as --proposals wrote it"
            ) from None
    if not found:
        raise UsageError(f'{path}: "{id}" cites nothing', "leave says as --proposals wrote it")
    return found
