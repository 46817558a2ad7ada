"""Writing a domain in the formats of the field, and refusing what a format cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from goodoffices.bargain.domain import Domain
from goodoffices.diagnose import DomainError, UsageError
from goodoffices.text import write_atomic

__all__ = ["FORMATS", "file_names", "losses", "write_domain"]

Files = Mapping[str, str]

FORMATS: dict[str, tuple[str, str, bool]] = {
    "goodoffices": ("own_write", "own_text", False),
    "table": ("table_write", "table_text", False),
    "genius": ("genius_write", "genius_files", True),
    "geniusweb": ("geniusweb_write", "geniusweb_files", True),
    "negmas": ("negmas_write", "negmas_files", True),
}
"""Module, function, and whether the format is a folder of files."""

_ENDINGS = {".json": "goodoffices", ".csv": "table", ".xlsx": "table"}


def write_domain(domain: Domain, path: str | Path, format: str | None = None, *, lossy: bool = False) -> list[Path]:
    """Write a domain to a file or a folder.

    Parameters
    ----------
    domain : Domain
    path : str or Path
        A file for ``goodoffices`` (JSON) and ``table`` (CSV or XLSX by its ending), a folder for the others; the
        folder is made if need be.
    format : {'goodoffices', 'table', 'genius', 'geniusweb', 'negmas'}, optional
        By default told from the ending.
    lossy : bool
        Leave out what the format cannot hold, instead of refusing. Worths are never changed.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    DomainError
        Where the format cannot hold the domain; the message says what it cannot hold.
    UsageError
        Where the format is unknown.
    MissingExtra
        For a workbook without the extra ``tables``.
    """
    path = Path(path)
    name = format or _ENDINGS.get(path.suffix.lower(), "")
    if name not in FORMATS:
        raise UsageError(
            f"{format or path.name}: no format of domains is called so, or has this ending",
            f"one of {', '.join(FORMATS)}",
        )
    lost = losses(domain, name)
    if lost and not lossy:
        raise DomainError(name, f"the format cannot hold {'; '.join(lost)}", "write goodoffices JSON, which holds all")
    module, function, folder = FORMATS[name]
    make: Callable[[Domain], str | Files] = getattr(import_module(f"goodoffices.bargain.format.{module}"), function)
    if name == "table" and path.suffix.lower() == ".xlsx":
        from goodoffices.bargain.format.table_write import workbook

        write_atomic(path, workbook(domain))
        return [path]
    made = make(domain)
    if not folder:
        write_atomic(path, made if isinstance(made, str) else "")
        return [path]
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DomainError(path.name, f"the folder cannot be made: {fault.strerror}") from None
    written = []
    for file, text in made.items() if not isinstance(made, str) else ():
        write_atomic(path / file, text)
        written.append(path / file)
    return written


def losses(domain: Domain, format: str) -> list[str]:
    """What a format cannot hold besides worths, in words; empty where nothing is lost."""
    lost: list[str] = []
    if format == "goodoffices":
        return lost
    if any(party.factions for party in domain.parties):
        lost.append("factions inside a party")
    if any(party.utility.conditions for party in domain.parties):
        lost.append("conditions of a single party")
    if domain.status_quo is not None:
        lost.append("a status quo")
    if format == "table":
        return lost
    if domain.constraints:
        lost.append("shared constraints")
    if domain.quorum is not None or not all(party.veto for party in domain.parties):
        lost.append("a quorum")
    if any(issue.divisible for issue in domain.issues):
        lost.append("divisible issues")
    if format == "geniusweb":
        if any(party.reservation not in (None, 0.0) for party in domain.parties):
            lost.append("a reservation value that is no package")
        if any(party.discount is not None for party in domain.parties):
            lost.append("a discount")
    return lost


def file_names(domain: Domain, taken: str) -> dict[str, str]:
    """A safe and different file stem for each party's id, none of them ``taken``."""
    stems: dict[str, str] = {}
    used = {taken.casefold()}
    for party in domain.parties:
        stem = re.sub(r"[^\w .()-]", "_", party.id).strip(" .") or "party"
        number, candidate = 2, stem[:80]
        while candidate.casefold() in used:
            candidate, number = f"{stem[:80]}-{number}", number + 1
        used.add(candidate.casefold())
        stems[party.id] = candidate
    return stems
