"""Scorable games (LLM-Deliberation): one text of points per party, thresholds, two vetoes and a quorum.

A file of scores has one line per issue with the points of its options, and a last line with the threshold. The lines
of ``config.txt`` name a party, its file and its role: ``p1`` and ``p2`` have a veto, and one of the others may be
missing. Issues and options get their words from ``global_instructions.txt`` where it has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from string import ascii_uppercase

import numpy as np

from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import build
from goodoffices.bargain.format.reading import Reading, Spot
from goodoffices.bargain.preference import PartyPreferences, Table, Utility

__all__ = ["read_scorable"]

_ISSUE = re.compile(r'^[\s\-*•]*Issue\s+([A-Z])\s*:\s*"?(.+?)"?\s*$', re.MULTILINE)
_OPTION = re.compile(r"^[\s\-*•]*([A-Z]\d+)\s*[:.]\s*(.+?)\s*(?:==>.*)?$", re.MULTILINE)
_COUNTED = re.compile(r"[\s.]*There (?:are|is) \w+ options?[\s:.]*$")


def read_scorable(reading: Reading, folder: Path | None, scores: Sequence[Path]) -> Domain | None:
    """Read the game of a folder.

    Parameters
    ----------
    folder : Path
        Holds ``scores_files/`` and, if there, ``config.txt`` and ``global_instructions.txt``.
    scores : sequence of Path
        The files of points, one per party.
    """
    if folder is None:
        reading.fault("E710", "a scorable game is a folder with scores_files", help="name the folder")
        return None
    read = [(path, _scores(reading, path)) for path in scores]
    rows = [(path, found) for path, found in read if found is not None]
    if len(rows) < len(read) or not rows:
        return None
    shape = [len(row) for row in rows[0][1][0]]
    for path, (points, _) in rows:
        if [len(row) for row in points] != shape:
            reading.path = path.relative_to(reading.root).as_posix()
            reading.fault("E706", f"the options per issue are not those of {rows[0][0].name}, {shape}")
            return None
    roles = _roles(reading, folder)
    parties = []
    for path, (points, threshold) in rows:
        title, role = roles.get(path.stem, ("", ""))
        tables = tuple(Table((n,), np.array(row)) for n, row in enumerate(points))
        veto = role in ("p1", "p2") or not roles
        parties.append(PartyPreferences(path.stem, Utility(tables), threshold, title=title, veto=veto))
    quorum = len(parties) - 1 if roles and len(parties) > 2 else None
    return build(reading, folder.name, _issues(reading, folder, shape), parties, (), quorum)


def _scores(reading: Reading, path: Path) -> tuple[list[list[float]], float] | None:
    source = reading.text(path)
    if source is None:
        return None
    rows: list[list[float]] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.strip():
            row = []
            for match in re.finditer(r"[^,]+", line):
                value = reading.numeral(match.group(), f"a score of {path.stem}", Spot(number, match.start() + 1))
                if value is None:
                    return None
                row.append(value)
            rows.append(row)
    if len(rows) < 2 or len(rows[-1]) != 1:
        reading.fault("E706", "the last line is not a single threshold", help="one line per issue, then the threshold")
        return None
    return rows[:-1], rows[-1][0]


def _roles(reading: Reading, folder: Path) -> dict[str, tuple[str, str]]:
    """Title and role of each file of scores."""
    path = folder / "config.txt"
    source = reading.text(path) if path.is_file() else None
    roles: dict[str, tuple[str, str]] = {}
    for line in source.text.split("\n") if source else ():
        cells = [cell.strip() for cell in line.split(",")]
        if len(cells) >= 3:
            roles[cells[1]] = (cells[0], cells[2])
    return roles


def _issues(reading: Reading, folder: Path, shape: list[int]) -> list[DomainIssue]:
    path = folder / "global_instructions.txt"
    source = reading.text(path) if path.is_file() else None
    text = source.text if source else ""
    titles = {letter: _COUNTED.sub("", title).strip('" ') for letter, title in _ISSUE.findall(text)}
    words = dict(_OPTION.findall(text))
    issues = []
    for n, count in enumerate(shape):
        letter = ascii_uppercase[n] if n < len(ascii_uppercase) else f"Z{n}"
        names = [f"{letter}{k}" for k in range(1, count + 1)]
        options = tuple(f"{name}: {words[name]}" if name in words else name for name in names)
        issues.append(DomainIssue(letter, options, titles.get(letter, "")))
    return issues
