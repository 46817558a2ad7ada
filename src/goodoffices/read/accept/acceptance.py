"""Chosen entries written into a case: all of them, under its checks, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from goodoffices.case import DESK, Case
from goodoffices.case.load import read_folder
from goodoffices.case.trial import errors_of_change
from goodoffices.diagnose import Diagnostic, FolderError, GoodOfficesError
from goodoffices.read.accept.layout import add_items, add_to_entry, lay_out
from goodoffices.read.accept.same import contested, same_entry
from goodoffices.read.propose.proposal import NEW_THINGS
from goodoffices.text import write_atomic
from goodoffices.text.canonical import FormatFault, format_text

__all__ = ["Acceptance", "Chosen", "accept"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LISTS = {"party": "parties", "person": "people", "place": "places", "issue": "issues"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """One entry, or one thing that entries name, as a person wants it in the case.

    Parameters
    ----------
    kind : str
    id : str
    fields : mapping
        In the case format, without id, kind and says.
    says : tuple of mapping
        Items of ``says``, with their source.
    """

    kind: str
    id: str
    fields: Mapping[str, Any]
    says: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What was done.

    Parameters
    ----------
    added : tuple of str
        Ids of new entries and things.
    merged : tuple of str
        Ids of entries of the case that got a further source.
    there : tuple of str
        Ids of the case that say the same already, from the same words.
    files : tuple of str
        Written, relative to the case.
    faults : tuple of Diagnostic
        New errors that the check of the case would find; where there are any, nothing was written.
    """

    added: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Draft:
    """The files of the case as they are to become."""

    root: Path
    case: Case
    stamp: str
    by: str
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)

    def text(self, path: str) -> str:
        if path not in self.after:
            file = self.root / path
            try:
                self.before[path] = file.read_bytes().decode("utf-8") if file.exists() else ""
            except (OSError, UnicodeDecodeError):
                raise FolderError(f"{path} cannot be read", "goodoffices check says what is wrong with it") from None
            self.after[path] = self.before[path]
        return self.after[path]


def accept(
    folder: Path | str,
    chosen: Sequence[Chosen],
    source: Mapping[str, Any],
    *,
    now: datetime | None = None,
    by: str = "desk",
) -> Acceptance:
    """Write chosen entries into ``record/``, and their source into ``sources/``.

    What the case has already is not entered twice: the same words of the same source change nothing, another source
    for the same entry is added to its ``says`` with the time at which it was entered. A claim that contradicts one of
    the case is entered beside it and says so. The result is checked in a copy of the case first.

    Parameters
    ----------
    folder : Path or str
    chosen : sequence of Chosen
    source : mapping
        The source entry, with its id.
    now : datetime, optional
        When they were entered; by default the present.
    by : str
        Who enters them.

    Raises
    ------
    FolderError
        Where there is no case, a file cannot be written, or it changed while this was done.
    """
    root = Path(folder)
    case, _ = read_folder(root, DESK)
    if case is None:
        raise FolderError(
            f"{folder} cannot be read as a case", f"goodoffices check {folder} says what is wrong with it"
        )
    stamp = (now or datetime.now(UTC)).isoformat(timespec="minutes")
    draft = _Draft(root, case, stamp, by)
    entries = _sorted_out(draft, chosen)
    if draft.added or draft.merged:
        _add_source(draft, source)
        _add_entries(draft, entries, source)
    paths = (path for path in sorted(draft.after, key=_order) if draft.after[path] != draft.before[path])
    changed = {path: draft.after[path] for path in paths}
    faults = errors_of_change(root, changed) if changed else ()
    if not faults:
        _write(root, changed, draft.before)
    return Acceptance(
        tuple(draft.added),
        tuple(draft.merged),
        tuple(draft.there),
        tuple(sorted(changed)) if not faults else (),
        faults,
    )


def _order(path: str) -> tuple[bool, str]:
    """What is cited comes before what cites it: a writing that is cut off leaves a sound case, to be completed by the next."""
    return path.startswith("record/"), "" if path.startswith("sources/") else path


def _sorted_out(draft: _Draft, chosen: Sequence[Chosen]) -> list[dict[str, Any]]:
    """New entries; things and further sources are put into their files at once."""
    case = draft.case
    known = {*case.parties, *case.people, *case.places, *case.issues}
    taken = {*known, *case.sources, *case.by_id}
    renamed: dict[str, str] = {}
    entries: list[dict[str, Any]] = []
    for one in _once(chosen):
        if one.kind in NEW_THINGS:
            if one.id in known:
                draft.there.append(one.id)
                continue
            _add_thing(draft, one)
            taken.add(one.id)
            continue
        same = same_entry(case, one.kind, one.fields, [dict(said) for said in one.says])
        if same is not None:
            renamed[one.id] = same.id
            _merge(draft, same.id, one)
            continue
        id = _free(one.id, taken)
        renamed[one.id] = id
        taken.add(id)
        fields = dict(one.fields)
        against = contested(case, one.kind, fields)
        if against and not fields.get("contests"):
            fields["contests"] = list(against)
        entries.append({"id": id, "kind": one.kind, **fields, "says": [dict(said) for said in one.says]})
        draft.added.append(id)
    return [_renamed(entry, renamed) for entry in entries]


def _once(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Each only once, where a file has it twice."""
    return list({repr((one.kind, one.id, one.fields, one.says)): one for one in chosen}.values())


def _free(id: str, taken: set[str]) -> str:
    found, number = id, 1
    while found in taken:
        number += 1
        found = f"{id}-{number}"
    return found


def _renamed(value: Any, renamed: Mapping[str, str]) -> Any:
    """References between entries accepted together follow their new ids."""
    if isinstance(value, dict):
        return {
            key: item
            if key == "id"
            else _renamed(item, renamed)
            if key in _REFERENCES or not isinstance(item, str)
            else item
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_renamed(item, renamed) for item in value]
    return renamed.get(value, value) if isinstance(value, str) else value


_REFERENCES = frozenset(
    {"obligation", "agreement", "contests", "rests_on", "about", "reciprocal", "round", "supersedes"}
)


def _add_thing(draft: _Draft, one: Chosen) -> None:
    item = {"id": one.id, "entered": draft.stamp, **one.fields, "says": [dict(said) for said in one.says]}
    if one.kind == "issue":
        text = draft.text("issues.yaml")
        key = "" if text.lstrip().startswith("- ") else "issues"
        draft.after["issues.yaml"] = add_items(text, key, [item])
    else:
        draft.after["case.yaml"] = add_items(draft.text("case.yaml"), _LISTS[one.kind], [item])
    draft.added.append(one.id)


def _merge(draft: _Draft, id: str, one: Chosen) -> None:
    """A further source for an entry of the case."""
    entry = draft.case.by_id[id]
    further = [
        dict(said)
        for said in one.says
        if not any(
            span.source == said["source"]
            and (span.start is None or (span.start < said["end"] and said["start"] < (span.end or 0)))
            for span in entry.says
        )
    ]
    if not further or any(span.source == further[0]["source"] for span in entry.says):
        draft.there.append(id)
        return
    path = entry.place.path
    items = [{**said, "entered": draft.stamp} for said in further]
    before = draft.text(path)
    # Lines that were put into the file before this one have moved the entry down.
    line = _line_of(before, id)
    text = add_to_entry(before, line, "says", items) if line else None
    if text is None:
        raise FolderError(
            f'the entry "{id}" in {path} is not written in lines, so that no source can be added to it',
            "goodoffices format lays the file out; or leave this proposal out",
        )
    draft.after[path] = text
    draft.merged.append(id)


def _line_of(text: str, id: str) -> int:
    """The first line of the entry, from 1; 0 where it does not begin with its id."""
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip().split("#")[0].strip()
        if words in (f"- id: {id}", f"- id: '{id}'", f'- id: "{id}"'):
            return number
    return 0


def _add_source(draft: _Draft, source: Mapping[str, Any]) -> None:
    if source["id"] in draft.case.sources:
        return
    path = f"sources/{source['id']}.yaml"
    head = {"entered": draft.stamp, "entered_by": draft.by, "sources": [dict(source)]}
    if draft.text(path):
        draft.after[path] = add_items(draft.text(path), "sources", [{"entered": draft.stamp, **source}])
    else:
        draft.after[path] = _styled(lay_out(head))


def _add_entries(draft: _Draft, entries: Sequence[dict[str, Any]], source: Mapping[str, Any]) -> None:
    if not entries:
        return
    path = f"record/{_file_name(source, draft)}.yaml"
    text = draft.text(path)
    if text:
        stamped = [{**entry, "entered": draft.stamp, "entered_by": draft.by} for entry in entries]
        styled = _styled(text) == text
        added = add_items(text, "entries", stamped)
        draft.after[path] = _styled(added) if styled else added
    else:
        draft.after[path] = _styled(lay_out({"entered": draft.stamp, "entered_by": draft.by, "entries": list(entries)}))


def _file_name(source: Mapping[str, Any], draft: _Draft) -> str:
    day = str(source.get("published") or "")[:10]
    if not _DAY.fullmatch(day):
        day = draft.stamp[:10]
    rest = str(source["id"]).replace(day, "").strip("-")
    return "-".join(part for part in (day, rest) if part)


def _styled(text: str) -> str:
    try:
        return format_text(text)
    except FormatFault:
        return text


def _write(root: Path, changed: Mapping[str, str], before: Mapping[str, str]) -> None:
    """All files, or none: what was written is taken back where a later one fails."""
    done: list[str] = []
    try:
        for path, text in changed.items():
            file = root / path
            there = file.read_bytes().decode("utf-8") if file.exists() else ""
            if there != before[path]:
                raise FolderError(f"{path} was changed meanwhile", "accept again")
            file.parent.mkdir(parents=True, exist_ok=True)
            done.append(path)
            write_atomic(file, text)
    except (GoodOfficesError, OSError) as fault:
        for path in done:
            if before[path]:
                write_atomic(root / path, before[path])
            else:
                (root / path).unlink(missing_ok=True)
        if isinstance(fault, GoodOfficesError):
            raise
        raise FolderError(
            f"{root} cannot be written to: {fault.strerror}", "check the folder and its permissions"
        ) from None
