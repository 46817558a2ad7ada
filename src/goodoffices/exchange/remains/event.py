"""An event of the log: what somebody says was done, found or held, on which day."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.exchange.remains.anatomy import Piece

__all__ = ["EVENTS", "EVIDENCE", "NOBODY", "OUTCOMES", "PRIMARY", "SECONDARY", "STATUSES", "Event"]

PRIMARY = ("dna", "dental", "fingerprints")
"""Primary identifiers of INTERPOL's Disaster Victim Identification Guide; fingerprints stand for all friction ridges."""

SECONDARY = ("badge", "clothing", "documents", "effects", "insignia", "medical", "tattoo", "visual")
"""Secondary identifiers; visual recognition is the weakest of them."""

EVIDENCE = (*PRIMARY, *SECONDARY)

STATUSES = ("possible", "probable", "identified")
"""Of a claim of identity, as the Guide has it; what it calls identified, a reconciliation board has decided."""

OUTCOMES = ("match", "exclusion", "inconclusive")
"""Of a laboratory's result."""

EVENTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # what: (what it is about: one of these, or all of them joined by "+"; what else it may say)
    "received": (("lot+bag", "lot"), ("label", "said")),
    "opened": (("bag",), ()),
    "found": (("bag+part",), ("element", "laterality", "zone", "fragment")),
    "moved": (("bag+part",), ()),
    "sampled": (("part",), ("laboratory",)),
    "awaited": (("part", "person"), ("evidence", "laboratory")),
    "result": (("part+person", "part+with", "part"), ("outcome", "ratio", "prior", "evidence")),
    "combined": (("part+person",), ("results", "ratio", "prior", "independent")),
    "associated": (("part+with",), ("evidence",)),
    "dissociated": (("part+with", "part+person"), ("evidence",)),
    "identified": (("part+person",), ("status", "evidence")),
    "attributed": (("part", "bag", "lot", "person"), ("said", "evidence")),
    "disputed": (("part+person", "part", "bag", "lot", "person"), ("said",)),
    "alive": (("person",), ()),
    "returned": (("part", "bag", "lot", "person"), ("said",)),
    "buried": (("part", "bag", "person"), ()),
    "retracted": (("retracts",), ()),
}
"""Every kind of event; all may say ``reason`` and ``source``."""

NOBODY = Piece()


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. Ids are pseudonyms, never names.

    Parameters
    ----------
    id : str
        Its own; by default the file and the line.
    on : str
        ``2025-06-16`` or ``2025-06-16T10:30``; a day stands before all its hours.
    by : str
        The office that says so.
    what : str
        One of :data:`EVENTS`.
    lot, bag, part, person, other : str
        What it is about; ``other`` is the other part of a pair.
    piece : Piece
        Of ``found``: what the part is.
    status, outcome, laboratory, said, label, event : str
        ``said`` is the side to which something is said to belong, or to which it was returned; ``event`` what is retracted.
    evidence, results : tuple of str
    ratio, prior : str
        As written.
    independent : bool or None
    reason, source : str
    place : tuple of (str, int, int)
        File, line and column.
    """

    id: str
    on: str
    by: str
    what: str
    lot: str = ""
    bag: str = ""
    part: str = ""
    person: str = ""
    other: str = ""
    piece: Piece = NOBODY
    status: str = ""
    outcome: str = ""
    laboratory: str = ""
    said: str = ""
    label: str = ""
    event: str = ""
    evidence: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    ratio: str = ""
    prior: str = ""
    independent: bool | None = None
    reason: str = ""
    source: str = ""
    place: tuple[str, int, int] = ("", 0, 0)
