"""What was found for an exchange of several parties: as a record, as a page, and as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from goodoffices.exchange.circulation import Released
from goodoffices.exchange.files.outcome import table_of
from goodoffices.exchange.files.several import SeveralFile
from goodoffices.text import write_atomic
from goodoffices.text.folder import make_folder

__all__ = ["page_of_released", "record_of_released", "write_released"]


def record_of_released(file: SeveralFile, found: Released) -> dict[str, Any]:
    """Who gives how many to whom, by counts."""
    parties = file.problem.parties
    between = found.between.tolist()
    return {
        "format": "goodoffices/exchange-circulation/1",
        "exchange": file.name,
        "title": file.title,
        "day": file.day.isoformat() if file.day else "",
        "parties": list(parties),
        "people": len(file.ids),
        "go": int(found.goes.sum()),
        "value": found.value,
        "bound": found.bound,
        "proven": found.proven,
        "prices": dict(zip(parties, found.prices, strict=True)) if found.prices is not None else None,
        "between": {
            a: {b: between[i][j] for j, b in enumerate(parties) if between[i][j]} for i, a in enumerate(parties)
        },
    }


def page_of_released(record: dict[str, Any]) -> list[str]:
    """The lines of a page from the record."""
    from goodoffices.text.table import lay_out

    given = record["between"]
    parties = list(given)
    rows = [["from / to", *parties, "gives"]]
    rows += [[a, *(str(given[a].get(b, "")) for b in parties), str(sum(given[a].values()))] for a in parties]
    rows.append(["gets", *(str(sum(given[a].get(b, 0) for a in parties)) for b in parties), str(record["go"])])
    proof = "proven: no exchange that keeps the rules is worth more"
    if not record["proven"]:
        proof = f"not proven: no exchange is worth more than {record['bound']:,}"
    return [
        record["title"], "", *lay_out(rows), "",
        f"{record['go']:,} of {record['people']:,} go. Worth: {record['value']:,}; {proof}.",
    ]  # fmt: skip


def write_released(folder: Path, file: SeveralFile, found: Released) -> tuple[str, ...]:
    """Write ``people.csv`` (by id, from whom to whom, and whether the person goes) and ``plan.json``.

    Raises
    ------
    FolderError
        Where it cannot be written.
    """
    make_folder(folder)
    parties, problem = file.problem.parties, file.problem
    ends = zip(file.ids, problem.holder.tolist(), problem.receiver.tolist(), found.goes.tolist(), strict=True)
    barred = problem.barred.tolist() if problem.barred is not None else [False] * len(file.ids)
    rows = (
        (id, parties[h], parties[r], "yes" if goes else "no", file.bundles.get(at, ""), "yes" if barred[at] else "")
        for at, (id, h, r, goes) in enumerate(ends)
    )
    heads = ("id", "holder", "receiver", "goes", "bundle", "barred")
    write_atomic(folder / "people.csv", table_of(heads, rows), mode=0o600)
    record = json.dumps(record_of_released(file, found), ensure_ascii=False, indent=2) + "\n"
    write_atomic(folder / "plan.json", record, mode=0o600)
    return ("people.csv", "plan.json")
