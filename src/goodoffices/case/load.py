"""From a folder to a :class:`Case`, for one audience, as of one moment."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from goodoffices.case.audience import DESK, PUBLIC, Reader, parse_audience
from goodoffices.case.entity import Head, Office, Party
from goodoffices.case.folder import CaseFile, case_files
from goodoffices.case.gather import Gathered, floor_of_faults, gather_file, gather_head
from goodoffices.case.kinds import Entry, Round
from goodoffices.case.links import Directory, broken_links, drop_unseen
from goodoffices.case.model import Case
from goodoffices.case.prune import Sight
from goodoffices.case.supersession import replacements
from goodoffices.case.when import TimeFault, moment
from goodoffices.diagnose import AudienceError, Diagnostic, FolderError, Place, Report, SealError, UsageError
from goodoffices.text import SourceFile, read_positioned, read_source, source_of

__all__ = ["Keys", "load_case", "read_folder"]

Keys = Sequence[Path | str]


def load_case(
    folder: Path | str,
    audience: str | Reader = "mediator",
    as_of: str | datetime | None = None,
    *,
    hindsight: bool = False,
    identities: Keys = (),
    passphrase: str | None = None,
) -> tuple[Case, Report]:
    """Read a case as one audience may see it.

    What the audience may not see is not read: the private files of others are not opened, and lines for other
    audiences are taken out of a shared file before anything is made of them.

    Parameters
    ----------
    folder : Path or str
    audience : str or Reader
        ``public``, ``room``, ``party:<id>``, ``mediator`` or ``named:<id>``; ``DESK`` for the keeper of the folder.
    as_of : str or datetime, optional
        The case as it stood then: entries entered later, or of things that happened later, are left out. A day
        means its end, in the zone of the case.
    hindsight : bool
        Keep what was entered later about what had happened by then.
    identities : sequence of Path or str
        age identity files (or identities) that open sealed files.
    passphrase : str, optional
        For files sealed with one.

    Returns
    -------
    (Case, Report)
        To a reader other than the keeper the report says only whether something could not be read.

    Raises
    ------
    FolderError
        Where there is no case to be read.
    AudienceError
        Where the audience is not one of this case.
    UsageError
        Where ``as_of`` is not a time.

    Examples
    --------
    >>> case, report = load_case("cases/istanbul-2025", audience="public", as_of="2025-07-23T16:00+03:00")
    >>> case.id, len(report)
    ('istanbul-2025', 0)
    """
    case, report = read_folder(
        Path(folder), audience, as_of, hindsight=hindsight, identities=identities, passphrase=passphrase
    )
    if case is None:
        raise FolderError(
            f"{folder} cannot be read as a case", f"goodoffices check {folder} says what is wrong with it"
        )
    return case, report


def read_folder(
    folder: Path,
    audience: str | Reader,
    as_of: str | datetime | None = None,
    *,
    hindsight: bool = False,
    identities: Keys = (),
    passphrase: str | None = None,
) -> tuple[Case | None, Report]:
    """The same, without a case where ``case.yaml`` cannot be read; the report says why."""
    with _without_collector():
        files = case_files(folder)
        gathered = Gathered()
        sight = _read_head(gathered, folder, audience, as_of, hindsight)
        for file in files[1:]:
            # A file whose folder keeps it from this reader is not opened at all.
            if sight.reader.sees(file.floor):
                opened = _open(folder, file, identities, passphrase)
                gather_file(gathered, file, read_positioned(opened), sight)
        if sight.reader.tier == "desk" and as_of is None:
            gathered.diagnostics.extend(broken_links(gathered, Directory(gathered)))
        elif drop_unseen(gathered) and sight.reader.tier == "mediator":
            # Only the mediator's team is told: to others it would say that there is something they do not see.
            gathered.diagnostics.append(_INCOMPLETE)
        return _finish(gathered, sight.reader, sight.as_of or _moment(as_of, gathered.zone), hindsight, len(files))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes millions of small values and no circles among them: the collector would only walk them again.

    What was read is set aside for good (``gc.freeze``); it is freed by its reference counts like anything else.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()


def _read_head(
    gathered: Gathered, folder: Path, audience: str | Reader, as_of: str | datetime | None, hindsight: bool
) -> Sight:
    file = read_positioned(read_source(folder, "case.yaml"))
    found: list[Sight] = []

    def sight(head: Head) -> Sight:
        moment_asked = _moment(as_of, gathered.zone)
        reader = audience if isinstance(audience, Reader) else _reader(head, audience, moment_asked)
        # With hindsight the date of entry hides nothing; the date of happening still does.
        made = Sight(reader, None if hindsight else moment_asked, gathered.zone)
        found[:] = [made]
        return made

    gather_head(gathered, file, sight)
    if found:
        reader = found[0].reader
        if reader.tier != "desk" and not reader.sees(floor_of_faults(file)):
            raise FolderError(
                f"{folder / 'case.yaml'} has faults that may have lost an audience, so it is read for nobody but its keeper",
                f"goodoffices check {folder} says what is wrong with it",
            )
        return found[0]
    return Sight(DESK if audience is DESK else Reader("public"), None, gathered.zone)


def _moment(as_of: str | datetime | None, zone: str) -> datetime | None:
    if as_of is None:
        return None
    if isinstance(as_of, datetime):
        return as_of if as_of.tzinfo is not None else as_of.replace(tzinfo=UTC)
    try:
        return moment(as_of, zone)
    except TimeFault as fault:
        raise UsageError(str(fault), fault.help) from None


def _reader(head: Head, text: str, as_of: datetime | None) -> Reader:
    """Who reads under an audience's name."""
    parties = {p.id: p for p in head.parties}
    people = {p.id: p for p in head.people}
    known = [
        "public",
        "room",
        *(f"party:{p.id}" for p in head.parties if p.role == "party" and p.audience == PUBLIC),
        "mediator",
        "named:<person>",
    ]
    fault = AudienceError(f'"{text}" is not an audience of this case', f"one of: {', '.join(known)}")
    try:
        asked = parse_audience(text)
    except ValueError:
        raise fault from None
    if asked.named is None:
        if asked.party and (asked.party not in parties or parties[asked.party].role != "party"):
            raise fault
        return Reader(asked.tier, asked.party)
    if len(asked.named) != 1 or asked.tier != "public" or not asked.named <= people.keys():
        raise fault
    (person,) = asked.named
    present = [office for office in people[person].offices if _held(office, as_of)]
    seats = {_side(parties, office.party) for office in present}
    sides = sorted(s for s in seats if s in parties and parties[s].role == "party")
    # Whoever sits on two chairs sees what both may see.
    if len(sides) == 1 and head.mediator not in seats:
        return Reader("party", sides[0], person)
    if sides:
        return Reader("room", person=person)
    return Reader("mediator" if head.mediator in seats else "public", person=person)


def _held(office: Office, as_of: datetime | None) -> bool:
    """Whether an office is held then; without a moment, whether it has no end. A former office opens nothing."""
    if as_of is None:
        return office.until is None
    return (office.since is None or office.since.start <= as_of) and (office.until is None or office.until.end > as_of)


def _side(parties: dict[str, Party], id: str) -> str:
    seen: set[str] = set()
    while id not in seen:
        seen.add(id)
        id = (parties[id].of if id in parties else "") or id
    return id


def _open(folder: Path, file: CaseFile, identities: Keys, passphrase: str | None) -> SourceFile:
    """Read a file that its reader may see; a sealed one that cannot be opened is told of, and holds nothing."""
    if not file.sealed:
        return read_source(folder, file.path)
    from goodoffices.text.sealed import open_sealed

    try:
        return source_of(file.path, open_sealed(folder, folder / file.path, identities, passphrase))
    except SealError as fault:
        note = Diagnostic(
            "N304", f"this file is sealed and was not opened: {fault.message}", Place(file.path), help=fault.help
        )
        return SourceFile(file.path, "", "", (note,))


def _finish(
    gathered: Gathered, reader: Reader, as_of: datetime | None, hindsight: bool, files: int
) -> tuple[Case | None, Report]:
    head = gathered.head
    entries = sorted((e for e in gathered.entries if as_of is None or _happened(e, as_of)), key=_by_time)
    replaced = replacements(entries)
    gathered.diagnostics.extend(replaced.diagnostics)
    report = Report.of(gathered.diagnostics, files=files, entries=len(gathered.entries))
    if reader.tier != "desk":
        report = _discreet(report)
    if head is None:
        return None, report
    case = Case(
        id=head.case,
        title=head.title,
        summary=head.summary,
        zone=head.zone,
        zones=head.zones,
        mediator=head.mediator,
        alphabet=head.alphabet,
        retention=head.retention,
        parties={p.id: p for p in head.parties},
        people={p.id: p for p in head.people},
        places={p.id: p for p in head.places},
        issues={i.id: i for i in gathered.issues},
        sources={s.id: s for s in gathered.sources},
        record=tuple(entries),
        replaced=replaced.by,
        reader=reader,
        as_of=as_of,
        clock=as_of or max((e.entered.end for e in entries if e.entered), default=datetime(1970, 1, 1, tzinfo=UTC)),
        hindsight=hindsight,
        missing=() if reader.tier == "desk" else tuple(_sentence(d) for d in report),
        by_id={e.id: e for e in entries},
    )
    return case, report


def _happened(entry: Entry, as_of: datetime) -> bool:
    """Whether an entry can be part of the case as of then: a deed may not lie ahead; a meeting may, if it was known."""
    if entry.on is None or entry.on.start <= as_of:
        return True
    known = entry.entered is None or entry.entered.start <= as_of
    return known and isinstance(entry, Round) and entry.status != "held"


_LAST = datetime(9999, 1, 1, tzinfo=UTC)


def _by_time(entry: Entry) -> tuple[datetime, datetime, str]:
    when = entry.on or entry.entered
    entered = entry.entered
    return (when.start if when else _LAST, entered.start if entered else _LAST, entry.id)


def _discreet(report: Report) -> Report:
    """What a reader other than the keeper is told: which of the reader's own files stayed sealed, and otherwise that
    something could not be read; not what, where or how much."""
    told = tuple(d for d in report if d.code == "N304")
    if report.errors or _INCOMPLETE in report.diagnostics:
        told = (*told, _INCOMPLETE)
    return Report(told)


_INCOMPLETE = Diagnostic(
    "N306",
    "some lines of this case could not be read",
    Place(""),
    help="the keeper of the folder sees them with: goodoffices check",
)


def _sentence(diagnostic: Diagnostic) -> str:
    path = diagnostic.place.path
    return f"{path}: {diagnostic.message}" if path else diagnostic.message
