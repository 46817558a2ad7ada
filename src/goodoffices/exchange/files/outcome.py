"""A plan into files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from goodoffices.exchange.aim import Aim
from goodoffices.exchange.person import Person
from goodoffices.exchange.plan import Plan
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.record import record_of_plan
from goodoffices.exchange.replan import Change
from goodoffices.exchange.vehicle import seat_people
from goodoffices.text import write_atomic
from goodoffices.text.folder import make_folder
from goodoffices.text.table import safe_cell

__all__ = ["table_of", "write_plan"]

_Tables: TypeAlias = dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]]
"""By file name, the headings and the rows."""


def write_plan(
    folder: Path,
    problem: Problem,
    plan: Plan,
    changes: Sequence[Change] = (),
    head: Mapping[str, Any] | None = None,
    disputed: Sequence[str] = (),
) -> tuple[str, ...]:
    """Write ``people.csv``, ``reserves.csv`` and ``plan.json``, and where there is something to say ``vehicles.csv``,
    ``disputed.csv`` and ``changes.csv``; ids only, readable by the owner alone.

    Parameters
    ----------
    folder : Path
    problem : Problem
    plan : Plan
    changes : sequence of Change
    head : dict, optional
        What stands in ``plan.json`` before all else: name and title of the exchange, from which manifests take theirs.
    disputed : sequence of str
        Ids of those whose category the two sides give differently.

    Returns
    -------
    tuple of str
        The files, by name.

    Raises
    ------
    FolderError
        Where a file cannot be written.
    """
    make_folder(folder)
    tables = _tables(problem, plan, changes, disputed)
    for name, (heads, body) in tables.items():
        write_atomic(folder / name, table_of(heads, body), mode=0o600)
    value = {**(head or {}), **record_of_plan(problem, plan, changes, disputed)}
    record = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    write_atomic(folder / "plan.json", record, mode=0o600)
    return (*tables, "plan.json")


def _points(aim: Aim, person: Person) -> str:
    fair = aim.fair(person)
    return f"{aim.priority(person) + fair} points" + (f", {fair} of them by {aim.fairness}" if fair else "")


def _tables(problem: Problem, plan: Plan, changes: Sequence[Change], disputed: Sequence[str]) -> _Tables:
    names = [stage.name for stage in problem.stages]
    people: list[tuple[str, ...]] = []
    for person in problem.people:
        at = plan.stage_of.get(person.id)
        stage = problem.stages[at] if at is not None else None
        why = plan.stays.get(person.id, "") if at is None else _points(problem.aim, person)
        day = stage.day.isoformat() if stage is not None and stage.day else ""
        people.append((person.id, person.side, stage.name if stage else "", day, person.category, person.place, why))
    tables: _Tables = {
        "people.csv": (("id", "side", "stage", "day", "category", "place", "why"), people),
        "reserves.csv": (
            ("id", "side", "stage", "replaces"),
            [(r.id, r.side, names[r.stage], " ".join(r.replaces)) for r in plan.reserves],
        ),
    }
    if seats := seat_people(problem, plan):
        tables["vehicles.csv"] = (
            ("id", "side", "stage", "vehicle"),
            [(seat.id, seat.side, names[seat.stage], str(seat.vehicle)) for seat in seats],
        )
    if disputed:
        planned = {id: names[plan.stage_of[id]] if id in plan.stage_of else "" for id in disputed}
        tables["disputed.csv"] = (("id", "stage"), list(planned.items()))
    if changes:
        rows: list[tuple[str, ...]] = [
            (c.id, *(names[t] if t >= 0 else "" for t in (c.before, c.after))) for c in changes
        ]
        tables["changes.csv"] = (("id", "before", "after"), rows)
    return tables


def table_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV, of which no spreadsheet takes a cell for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue()
