"""An entry that a text suggests: its fields, the words that say so, the rule that read them, and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from goodoffices.case.quotation import Quotation

__all__ = ["NEW_THINGS", "Proposal", "citation"]

NEW_THINGS = ("party", "person", "place", "issue")
"""Kinds that are no entries: what an entry names and the case does not know yet."""

_SHORT = 80


@dataclass(frozen=True, slots=True)
class Proposal:
    """One entry for the case, or one thing that an entry names.

    Parameters
    ----------
    id : str
        Suggested id, unique in its document and in the case.
    kind : str
        A kind of entry, or one of :data:`NEW_THINGS`.
    fields : mapping
        In the case format, as plain values: text, lists, mappings; ``id``, ``kind`` and ``says`` are not in it.
    says : tuple of Quotation
        The words of the text that say so; never empty.
    confidence : float
        From 0 to 1: how often a proposal of this rule is right, by judgement. Every doubt makes it less.
    rule : str
        The rule that made it.
    reason : str
        What the rule saw, in words.
    doubts : tuple of str
        What a person should look at before accepting.
    needs : tuple of str
        Ids of proposals of :data:`NEW_THINGS` or obligations without which it cannot stand in the case.
    event : str
        Type of event of PLOVER, where clear; else empty.
    made_by : str
        "rules", or "model NAME".
    """

    id: str
    kind: str
    fields: Mapping[str, Any]
    says: tuple[Quotation, ...]
    confidence: float
    rule: str
    reason: str = ""
    doubts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    event: str = ""
    made_by: str = "rules"
    source: str = field(default="", compare=False)

    def entry(self, source: str) -> dict[str, Any]:
        """The entry as it stands in a file of the case, its words cited from ``source``."""
        head = {"id": self.id, **({"kind": self.kind} if self.kind not in NEW_THINGS else {})}
        return {**head, **self.fields, "says": [citation(quotation, source) for quotation in self.says]}

    def to_json(self) -> dict[str, Any]:
        """The proposal as plain values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "fields": dict(self.fields),
            "says": [
                {"start": q.start, "end": q.end, "exact": q.exact, "prefix": q.prefix, "suffix": q.suffix}
                for q in self.says
            ],
            "confidence": round(self.confidence, 2),
            "rule": self.rule,
            "reason": self.reason,
            "doubts": list(self.doubts),
            "needs": list(self.needs),
            "event": self.event or None,
            "made_by": self.made_by,
        }


def citation(quotation: Quotation, source: str) -> dict[str, Any]:
    """An item of ``says``: the words themselves where they are few, else their ends and their fingerprint.

    Examples
    --------
    >>> citation(Quotation(4, 9, "talks", "The ", " go on"), "paper")
    {'source': 'paper', 'start': 4, 'end': 9, 'exact': 'talks'}
    """
    found: dict[str, Any] = {"source": source, "start": quotation.start, "end": quotation.end}
    words = quotation.exact.split()
    if len(quotation.exact) <= _SHORT and quotation.exact.isprintable():
        found["exact"] = quotation.exact
    elif words:
        found["first"], found["last"] = words[0], words[-1]
        found["sha256"] = sha256(quotation.exact.encode("utf-8", "surrogatepass")).hexdigest()
    return found
