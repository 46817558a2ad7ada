"""A handover as bytes: what one side ticked, with the manifest against which it was ticked."""

from __future__ import annotations

from goodoffices.diagnose import UsageError
from goodoffices.exchange.handover import Handover
from goodoffices.exchange.manifest import parse_manifest
from goodoffices.ledger.canonical import canonical_json, parse_canonical

__all__ = ["FORMAT", "data_of_handover", "parse_handover"]

FORMAT = "goodoffices/handover/1"


def data_of_handover(handover: Handover) -> bytes:
    """Canonical JSON with a line end; ids only, for those who may see the manifest.

    Examples
    --------
    >>> from goodoffices.exchange import Handover, Manifest, data_of_handover, parse_handover
    >>> manifest = Manifest("june", "first", "", 1, "", (), (("n1", "norda"),))
    >>> handover = Handover(manifest, "host", {"n1": "came"}, {}, frozenset({"n1"}), frozenset())
    >>> parse_handover(data_of_handover(handover)) == handover
    True
    """
    value = {
        "format": FORMAT,
        "by": handover.by,
        "manifest": handover.manifest.to_json(),
        "ticks": [{"id": id, "tick": tick} for id, tick in sorted(handover.ticks.items())],
        "unnamed": [
            {"id": id, "side": side, "replaces": handover.replaces.get(id, "")}
            | ({"to": handover.receivers[id]} if id in handover.receivers else {})
            for id, side in sorted(handover.unnamed.items())
        ],
        "boarded": sorted(handover.boarded),
        "arrived": sorted(handover.arrived),
    }
    return canonical_json(value) + b"\n"


def parse_handover(content: bytes) -> Handover:
    """Read a handover as :func:`data_of_handover` writes it.

    Raises
    ------
    UsageError
        Where it is none, or is not written so.
    """
    help = "take the file as goodoffices handover tick wrote it"
    try:
        value = parse_canonical(content.removesuffix(b"\n"))
        if value["format"] != FORMAT:
            raise UsageError("this is a record of a handover of another format", help)
        unnamed = value["unnamed"]
        found = Handover(
            parse_manifest(canonical_json(value["manifest"]) + b"\n"),
            value["by"],
            {one["id"]: one["tick"] for one in value["ticks"]},
            {one["id"]: one["side"] for one in unnamed},
            frozenset(value["boarded"]),
            frozenset(value["arrived"]),
            {one["id"]: one["replaces"] for one in unnamed if one["replaces"]},
            {one["id"]: one["to"] for one in unnamed if "to" in one},
        )
        same = data_of_handover(found) == content
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError("this is no record of a handover", help) from None
    if not same:
        raise UsageError("this record of a handover is not written in the canonical way", help)
    return found
