"""Tables of points in CSV and XLSX (the layout is that of :mod:`~goodoffices.bargain.format.table`)."""

from __future__ import annotations

import csv
import io
from itertools import product

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Choice, Constraint
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.format.reading import as_number
from goodoffices.bargain.format.table import JOIN
from goodoffices.bargain.preference import Box, Ratio, Table
from goodoffices.diagnose import DomainError, MissingExtra
from goodoffices.text.table import safe_cell

__all__ = ["table_text", "workbook"]

_MOST_ROWS = 200_000

Value = str | float
Row = list[Value]


def table_text(domain: Domain) -> str:
    """The table as CSV with commas and line feeds."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in _rows(domain):
        writer.writerow([repr(cell) if isinstance(cell, float) else _safe(cell) for cell in row])
    return stream.getvalue()


def workbook(domain: Domain) -> bytes:
    """The table as an XLSX workbook of one sheet.

    Raises
    ------
    MissingExtra
        Without openpyxl.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtra("writing a workbook", "tables") from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet("domain")
    for row in _rows(domain):
        sheet.append([cell if isinstance(cell, float) else _safe(cell) for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _safe(text: str) -> str:
    return text if as_number(text) is not None else safe_cell(text)


def _rows(domain: Domain) -> list[Row]:
    rows: list[Row] = [["issue", "option", *(party.id for party in domain.parties)]]
    sums = _sums(domain)
    for n, issue in enumerate(domain.issues):
        for o, option in enumerate(issue.options):
            worths = [float(array[o]) for array in sums[(n,)]]
            rows.append([issue.id, option, *worths])
    rows.extend(_joint_rows(domain, sums))
    for key in ("reservation", "discount"):
        held = [getattr(party, key) for party in domain.parties]
        if any(value is not None for value in held):
            rows.append([f"#{key}", "", *("" if value is None else float(value) for value in held)])
    if any(party.title for party in domain.parties):
        rows.append(["#title", "", *(party.title for party in domain.parties)])
    if not all(party.veto for party in domain.parties):
        rows.append(["#veto", "", *("yes" if party.veto else "no" for party in domain.parties)])
    if domain.quorum is not None:
        rows.append(["#quorum", str(domain.quorum)])
    rows.append(["#name", domain.name])
    rows.extend(["#divisible", issue.id] for issue in domain.issues if issue.divisible)
    rows.extend(_rule(domain, constraint) for constraint in domain.constraints)
    return rows


Sums = dict[tuple[int, ...], list[NDArray[np.float64]]]
"""For each set of issues, the summed worths of their combinations to each party."""


def _sums(domain: Domain) -> Sums:
    sums: Sums = {(n,): [np.zeros(count) for _ in domain.parties] for n, count in enumerate(domain.counts)}
    for column, party in enumerate(domain.parties):
        sums[(0,)][column] += party.utility.offset  # a constant belongs to whatever option of the first issue
        for term in party.utility.terms:
            if isinstance(term, Ratio):
                raise DomainError("table", f"the format cannot hold the mean of {party.id}", "write goodoffices JSON")
            scope, values = _as_table(domain, term)
            held = sums.setdefault(scope, [np.zeros(values.shape) for _ in domain.parties])
            held[column] += party.utility.scale * values
    return sums


def _joint_rows(domain: Domain, sums: Sums) -> list[Row]:
    """A row for every combination of several issues that is worth something."""
    rows: list[Row] = []
    for scope, arrays in sums.items():
        if len(scope) == 1:
            continue
        name = JOIN.join(domain.issues[i].id for i in scope)
        for at in product(*(range(k) for k in arrays[0].shape)):
            worths = [float(array[at]) for array in arrays]
            if any(worths):
                options = JOIN.join(domain.issues[i].options[o] for i, o in zip(scope, at, strict=True))
                rows.append([name, options, *worths])
        if len(rows) > _MOST_ROWS:
            raise DomainError("table", "the interdependent worths fill too many rows", "write goodoffices JSON")
    return rows


def _as_table(domain: Domain, term: Table | Box) -> tuple[tuple[int, ...], NDArray[np.float64]]:
    order = np.argsort(term.issues)
    scope = tuple(int(term.issues[k]) for k in order)
    if isinstance(term, Table):
        return scope, np.transpose(term.values, order)
    shape = tuple(domain.counts[i] for i in scope)
    if np.prod(shape, dtype=float) > _MOST_ROWS:
        raise DomainError("table", "a box of worths fills too many rows", "write goodoffices JSON or Genius XML")
    values = np.zeros(shape)
    values[tuple(slice(term.low[k], term.high[k] + 1) for k in order)] = term.value
    return scope, values


def _rule(domain: Domain, constraint: Constraint) -> Row:
    def said(choice: Choice) -> str:
        issue = domain.issues[choice.issue]
        options = [issue.options[o] for o in choice.options]
        if not options or any(sign in text for text in (issue.id, *options) for sign in ";=|"):
            raise DomainError("table", f'the format cannot hold a constraint on "{issue.id}"', "write goodoffices JSON")
        return f"{issue.id}={'|'.join(options)}"

    listed = "; ".join(said(choice) for choice in constraint.choices)
    return ["#cardinality", f"{constraint.least}..{constraint.most}: {listed}"]
