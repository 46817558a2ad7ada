"""All faults and doubts of a case at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from goodoffices.case import checks
from goodoffices.case.audience import DESK
from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.folder import case_files, stray_files
from goodoffices.case.load import Keys, read_folder
from goodoffices.case.locate import Locator
from goodoffices.case.model import Case
from goodoffices.diagnose import Diagnostic, Place, Report

__all__ = ["check_case"]


def check_case(
    folder: Path | str,
    *,
    texts: Path | str | None = None,
    now: datetime | None = None,
    identities: Keys = (),
    passphrase: str | None = None,
) -> Report:
    """Check a case folder whole, as its keeper.

    Parameters
    ----------
    folder : Path or str
    texts : Path or str, optional
        A folder with the texts of sources as received; a text is known by its fingerprint, whatever its name, and
        every span is held against it.
    now : datetime, optional
        Against which dues are held; by default the present.
    identities, passphrase
        As in :func:`~goodoffices.case.load_case`.

    Returns
    -------
    Report
        Errors, warnings and notes in the order of file and line.

    Raises
    ------
    FolderError
        Where the folder is not there, or holds no ``case.yaml``.
    """
    root = Path(folder)
    case, report = read_folder(root, DESK, identities=identities, passphrase=passphrase)
    locator = Locator(root)
    found: list[Diagnostic] = [locator.with_line(d) for d in report]
    found.extend(stray_files(root))
    if case is not None:
        found.extend(_floors(root, case))
        found.extend(locator.diagnose(doubt) for doubt in _doubts(case, now or datetime.now(UTC)))
        found.extend(_texts(root, case, Path(texts) if texts else None, locator))
    return Report.of(found, files=report.files, entries=report.entries)


def _doubts(case: Case, now: datetime) -> Iterable[Doubt]:
    return chain(
        checks.held_in_the_future(case),
        checks.two_delegations(case),
        checks.offices_not_held(case),
        checks.same_number(case),
        checks.one_person_twice(case),
        checks.counts_that_disagree(case),
        checks.more_than_owed(case),
        checks.dues_that_passed(case, now),
        checks.effects_out_of_time(case),
        checks.claims_of_nobody(case),
        checks.entries_without_source(case),
        checks.cited_before_published(case),
        checks.undated(case),
        checks.spans_that_cannot_be(case),
        checks.issues_that_do_not_fit(case),
        checks.preferences_that_do_not_fit(case),
        checks.preferences_that_contradict(case),
        checks.values_off_the_scale(case),
    )


def _floors(root: Path, case: Case) -> Iterator[Diagnostic]:
    """E305: a private file of a party that is not one."""
    for file in case_files(root):
        party = file.floor.party
        if party and (party not in case.parties or case.parties[party].role != "party"):
            known = ", ".join(p.id for p in case.sides())
            yield Diagnostic(
                "E305",
                f'"{party}" is not a party of this case, so nobody but the mediator can see this file',
                Place(file.path),
                help=f"name the file after one of: {known}",
            )


def _bytes(path: Path, inside: Path | None = None) -> bytes | None:
    """The bytes of a regular file, or None where there is none that can be read (or that lies ``inside``)."""
    try:
        if not path.is_file() or (inside is not None and not path.resolve().is_relative_to(inside.resolve())):
            return None
        return path.read_bytes()
    except (OSError, RuntimeError):
        return None


def _texts(root: Path, case: Case, folder: Path | None, locator: Locator) -> Iterator[Diagnostic]:
    """Hold every span against the texts that are there."""
    received: dict[str, bytes] = {}
    if folder is not None:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            found = _bytes(path)
            if found is not None:
                received[hashlib.sha256(found).hexdigest()] = found
    known: dict[str, str] = {}
    for source in case.sources.values():
        if source.text:
            data = _bytes(root / source.text, inside=root)
            if data is None:
                yield locator.diagnose(
                    Doubt(
                        "E504",
                        f'the text of "{source.id}" is not in the folder',
                        source,
                        ("text",),
                        help="add the file, or remove text:",
                    )
                )
                continue
            digest = hashlib.sha256(data).hexdigest()
            if source.sha256 and digest != source.sha256:
                yield locator.diagnose(
                    Doubt(
                        "E504",
                        f'the text of "{source.id}" is not the one that was received',
                        source,
                        ("sha256",),
                        help="restore the text, or supersede the source",
                    )
                )
                continue
            received[digest] = data
            known[source.id] = data.decode("utf-8", "replace")
        elif source.sha256 in received:
            known[source.id] = received[source.sha256].decode("utf-8", "replace")
    for doubt in checks.texts_that_differ(case, known):
        yield locator.diagnose(doubt)
    if folder is not None:
        for source in case.sources.values():
            if source.sha256 and source.id not in known:
                yield locator.diagnose(
                    Doubt("N507", f'the text of "{source.id}" is not among the texts given', source, ("sha256",))
                )
