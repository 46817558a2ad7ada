"""One way in for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.format.reading import Reading
from goodoffices.bargain.format.sniff import Found, sniff
from goodoffices.diagnose import DomainError, Report

__all__ = ["load_domain", "read_domain"]

_READERS = {
    "genius": ("genius", "read_genius"),
    "geniusweb": ("geniusweb", "read_geniusweb"),
    "negmas": ("negmas", "read_negmas"),
    "negolog": ("negolog", "read_negolog"),
    "scorable": ("scorable", "read_scorable"),
    "table": ("table", "read_table"),
    "articles": ("articles", "read_articles"),
    "points": ("points", "read_points"),
    "goodoffices": ("own", "read_own"),
}


def load_domain(path: str | Path, profiles: Sequence[str] = ()) -> tuple[Domain | None, Report]:
    """Read a domain from a file or a folder of any known format.

    Parameters
    ----------
    path : str or Path
        A folder with a domain file and a profile for each party, one of its files, or a file that holds everything
        (a table, articles, points, the own format).
    profiles : sequence of str
        The profiles to take, by file name; by default all of the folder, or with a warning the first three where it
        offers more than seven. Of a file with several tables of points, the name of one.

    Returns
    -------
    domain : Domain or None
        None where an error was found.
    report : Report
        All that was found, with file, line and column.

    Raises
    ------
    MissingExtra
        For a spreadsheet without the extra ``tables``.
    """
    path = Path(path)
    reading = Reading(path if path.is_dir() else path.parent)
    reading.path = path.name
    found = sniff(reading, path, profiles)
    if found is None or reading.failed:
        return None, reading.report()
    domain = _read(reading, found, profiles)
    if domain is None or reading.failed:
        return None, reading.report()
    return replace(domain, source=path.name), reading.report()


def _read(reading: Reading, found: Found, asked: Sequence[str]) -> Domain | None:
    if found.domain is None and not found.profiles:
        reading.fault("E710", "the folder holds no profile", help="add a profile for each party")
        return None
    if asked and not found.profiles and found.format != "points":
        reading.fault("E710", f'there is no profile "{asked[0]}": one file holds all the parties', help="leave it out")
        return None
    module, name = _READERS[found.format]
    reader = getattr(import_module(f"goodoffices.bargain.format.{module}"), name)
    domain: Domain | None = reader(reading, found.domain, found.profiles)
    return domain


def read_domain(path: str | Path, profiles: Sequence[str] = ()) -> Domain:
    """Read a domain, or say why and where it cannot be read.

    Parameters
    ----------
    path, profiles
        As for :func:`load_domain`.

    Raises
    ------
    DomainError
        With the ``report`` of all faults.
    """
    domain, report = load_domain(path, profiles)
    if domain is None:
        raise DomainError(Path(path).name, report)
    return domain
