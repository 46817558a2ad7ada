"""What a reconciliation says of the ids of one list: agreed by both sides, under review, on one list only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.diagnose import Diagnostic
from goodoffices.exchange.files.rows import Rows, plain_cell
from goodoffices.text import read_source

__all__ = ["ON_ONE_LIST", "REPEATED", "UNDER_REVIEW", "Reconciled", "read_reconciled"]

UNDER_REVIEW = "waits: the two lists are not agreed yet on who this is"
ON_ONE_LIST = "waits: stands on one list only"
REPEATED = "waits: a further row of somebody who is on both lists"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The part of a reconciliation that bears on one list.

    Parameters
    ----------
    assigned : frozenset of str
        Ids with one accepted partner on the other list: these can be planned.
    waiting : dict of str to str
        By id, why it cannot be planned yet; whoever is in neither stands on one list only.
    category : frozenset of str
        Of those assigned, whose category the two lists give differently.
    """

    assigned: frozenset[str] = frozenset()
    waiting: Mapping[str, str] = field(default_factory=dict)
    category: frozenset[str] = frozenset()

    def why(self, id: str) -> str:
        """Why somebody waits; empty for those who can be planned."""
        return "" if id in self.assigned else self.waiting.get(id, ON_ONE_LIST)


def read_reconciled(root: Path, folder: str, which: str) -> tuple[Reconciled, tuple[Diagnostic, ...]]:
    """Read ``assigned.csv``, ``matches.csv`` and ``conflicts.csv`` of a reconciliation.

    Parameters
    ----------
    root : Path
        The folder of the exchange; nothing outside it is read.
    folder : str
        That of ``goodoffices reconcile -o``, below it.
    which : str
        ``a`` or ``b``: which of the two lists the ids are from.
    """
    own = f"id_{which}"
    faults: list[Diagnostic] = []

    def table(name: str, *more: str) -> list[dict[str, str]]:
        rows = Rows(read_source(root, f"{folder}/{name}"))
        found = [cells for _, cells in rows.read((own, *more), (own, *more), {})]
        faults.extend(rows.faults)
        return [{**cells, own: plain_cell(cells[own])} for cells in found]

    assigned = frozenset(cells[own] for cells in table("assigned.csv"))
    waiting: dict[str, str] = {}
    for cells in table("matches.csv", "decision"):
        if cells[own] not in assigned:
            if cells["decision"] == "accepted":
                waiting[cells[own]] = REPEATED
            else:
                waiting.setdefault(cells[own], UNDER_REVIEW)
    category = frozenset(
        cells[own]
        for cells in table("conflicts.csv", "differs")
        if "category" in [part.strip() for part in cells["differs"].split(";")] and cells[own] in assigned
    )
    return Reconciled(assigned, waiting, category), tuple(faults)
