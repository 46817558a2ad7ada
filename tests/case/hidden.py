"""A case in which every field of everything holds a token that tells for whom it is.

:func:`build` makes the files of the case with the items of some audiences and without those of the others, by hand and
not with the code under test: what a reader gets from the whole case must be what a reader gets from the case in which
the rest was never written.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Set
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from goodoffices.case.entity import Issue, Party, Person, Place, Source
from goodoffices.case.estimate import Estimated, Figure
from goodoffices.case.kinds import KINDS
from goodoffices.case.record import Record, fields_of
from goodoffices.case.shape import (
    AudienceMark,
    Choice,
    Digest,
    Flag,
    Ident,
    Language,
    Length,
    ListOf,
    MapOf,
    Number,
    OptionRef,
    Quantity,
    Ref,
    Shape,
    Text,
    Time,
    Whole,
    Zone,
)  # fmt: skip
from goodoffices.case.span import Span

__all__ = ["AUDIENCES", "READERS", "build", "hidden_marks", "mark", "write"]

# Hidden ones stand before and after those that everybody sees.
AUDIENCES = (
    "mediator",
    "room",
    "public",
    "party:norda",
    "party:suda",
    "named:noor-said",
    "named:ana-brandt",
    "room & named:ana-brandt",
    "party:norda & named:ana-brandt",
    "mediator & named:noor-said",
)

_ROOM = {"public", "room"}
_MEDIATOR = _ROOM | {"party:norda", "party:suda", "mediator"}

READERS: dict[str, Set[str]] = {
    "public": {"public"},
    "room": _ROOM,
    "party:norda": _ROOM | {"party:norda"},
    "party:suda": _ROOM | {"party:suda"},
    "named:ana-brandt": _ROOM
    | {"party:norda", "named:ana-brandt", "room & named:ana-brandt", "party:norda & named:ana-brandt"},
    "mediator": _MEDIATOR,
    "named:noor-said": _MEDIATOR | {"named:noor-said", "mediator & named:noor-said"},
}
"""What each reader may see: DESIGN section 4, written out."""


def mark(audience: str) -> str:
    """What stands in every word that is for this audience, whatever the case of its letters."""
    return f"xq{AUDIENCES.index(audience):02}z"


def hidden_marks(reader: str) -> dict[str, str]:
    """The marks that this reader may not meet, with their audiences."""
    return {mark(audience): audience for audience in AUDIENCES if audience not in READERS[reader]}


class _Filler:
    """Fills every field of a class, as it declares them, with tokens of one audience."""

    def __init__(self, audience: str, keep: Set[str], *, about: str = "") -> None:
        self.audience = audience
        self.keep = keep
        self.mark = mark(audience)
        self.about = mark(about or audience)
        self.count = itertools.count(1)

    def token(self) -> str:
        return f"{self.mark.upper()}{next(self.count):03}"

    def number(self) -> str:
        return f"73{AUDIENCES.index(self.audience):02}{next(self.count):03}"

    def refer(self, *targets: str) -> str:
        target = "note" if targets[0] == "entry" else targets[0]
        return f"{self.about}-{target}"

    def fill(self, cls: type, **given: Any) -> dict[str, Any]:
        made: dict[str, Any] = dict(given)
        for key, declared in fields_of(cls).items():
            if key not in made and key not in ("id", "audience", "entered", "supersedes", "reciprocal", "answered_by"):
                made[key] = self.value(declared.shape, key)
        if cls is Span:
            made |= {"start": "10", "end": str(10 + len(made["exact"]))}
        return {key: value for key, value in made.items() if value is not None}

    def value(self, shape: Shape, key: str) -> Any:
        if isinstance(shape, ListOf):
            return self.several(shape.item, key)
        if isinstance(shape, Record):
            return self.fill(shape.cls)
        if isinstance(shape, MapOf):
            return self.mapping(shape, key)
        if isinstance(shape, Ref | OptionRef):
            return self.refer(*shape.targets)
        if isinstance(shape, Text):
            return self.words(key)
        return self.plain(shape)

    def words(self, key: str) -> str | None:
        if key == "status_quo":
            return self.refer("option")
        if key in ("text", "file"):
            return f"texts/{self.token()}.txt"
        return None if key == "office" else f"{self.token()} said of {self.token()}"

    def plain(self, shape: Shape) -> Any:
        turn = next(self.count)
        if isinstance(shape, Time):
            return {"at": f"2024-03-{1 + turn % 28:02}", "words": self.token(), "reason": self.token()}
        if isinstance(shape, Choice):
            return shape.words[turn % len(shape.words)]
        if isinstance(shape, Whole) and shape.most is not None:
            return "1"
        if isinstance(shape, Whole | Quantity):
            return self.number()
        if isinstance(shape, Digest):
            return sha256(self.token().encode()).hexdigest()
        made = {
            Ident: self.token().lower(),
            Flag: "no",
            Number: "0.25",
            Estimated: "0.25",
            Figure: "7",
            Zone: "Europe/Kyiv",
            Length: "P50D",
            Language: "tr",
        }
        return None if isinstance(shape, AudienceMark) else made[type(shape)]

    def several(self, shape: Shape, key: str) -> list[Any]:
        if key == "order":
            return [self.refer("option")]
        if key == "options" and isinstance(shape, OptionRef):
            return [f"{self.refer('issue')}/{self.refer('option')}"]
        found: list[Any] = []
        if isinstance(shape, Record) and "audience" in fields_of(shape.cls) and self.audience == "public":
            for audience in AUDIENCES:
                if audience == "public":
                    found.append(self.value(shape, key))
                elif audience in self.keep:
                    found.append(_Filler(audience, self.keep).fill(shape.cls, audience=audience))
        else:
            found.append(self.value(shape, key))
        for part in found:
            if isinstance(shape, Record) and "id" in fields_of(shape.cls):
                owner = part.get("audience", self.audience)
                part["id"] = f"{mark(owner)}-{shape.cls.__name__.lower()}"
        return found

    def mapping(self, shape: MapOf, key: str) -> dict[str, Any]:
        if key == "spellings":
            return {"uk": [self.token(), self.token()], "ar": self.token()}
        if key == "curve":
            return {self.number(): self.value(shape.value, key)}
        if key == "package":
            return {self.refer("issue"): self.refer("option")}
        return {self.refer("option"): self.value(shape.value, key)}

    def entry(self, kind: str, id: str, **more: str) -> dict[str, Any]:
        given = {"id": id, "kind": kind, "entered": "2024-05-02T10:00" if self.audience != "public" else "2024-04-01"}
        return self.fill(
            KINDS[kind], **given, **({} if self.audience == "public" else {"audience": self.audience}), **more
        )


def build(keep: Iterable[str]) -> dict[str, str]:
    """The files of the case with the items of these audiences, and nothing of the others."""
    kept = set(keep)
    fillers = [_Filler(audience, kept) for audience in AUDIENCES if audience in kept]
    files = {
        "case.yaml": _head(fillers),
        "issues.yaml": _lasting(fillers, Issue),
        "sources/all.yaml": _lasting(fillers, Source),
    }
    files["record/all.yaml"] = _dump(list(_entries(fillers)))
    for filler in fillers:
        if filler.audience != "public":
            body = {
                "audience": filler.audience,
                "entered": "2024-05-03",
                "entered_by": filler.token(),
                "entries": _bare(filler, "head"),
            }
            files[f"record/{filler.mark}.yaml"] = _dump(body)
    for folder, own, more in (
        ("private/norda.yaml", "party:norda", "party:norda & named:ana-brandt"),
        ("private/suda.yaml", "party:suda", ""),
        ("mediator/notes.yaml", "mediator", "mediator & named:noor-said"),
    ):
        if own in kept:
            entries = _bare(_Filler(own, kept), "file")
            if more in kept:
                entries[1:1] = [e | {"audience": more.partition(" & ")[2]} for e in _bare(_Filler(more, kept), "file")]
            files[folder] = _dump(entries)
    return files


def _bare(filler: _Filler, name: str) -> list[dict[str, Any]]:
    """Entries that leave it to their file to say for whom they are."""
    made = [filler.entry(kind, f"{filler.mark}-{name}-{kind}") for kind in KINDS if kind != "withdrawal"]
    return [{key: value for key, value in entry.items() if key != "audience"} for entry in made]


def _entries(fillers: list[_Filler]) -> Iterator[dict[str, Any]]:
    kept = {filler.audience for filler in fillers}
    for kind, filler in itertools.product(KINDS, fillers):
        own = f"{filler.mark}-{kind}"
        if kind == "withdrawal" and filler.audience == "public":
            continue
        yield filler.entry(kind, own)
        if filler.audience != "public":
            # About what everybody sees: takes its place, withdraws it, counts it, contests it.
            about = _Filler(filler.audience, kept, about="public")
            more = {} if kind == "withdrawal" else {"supersedes": f"{mark('public')}-{kind}"}
            delivery = {"delivery": f"{mark('public')}-delivery"} if kind == "performance" else {}
            yield about.entry(kind, f"{own}-about", **more, **delivery)
    yield from _loose(kept)


def _loose(kept: Set[str]) -> Iterator[dict[str, Any]]:
    """Public entries that name what is not public where that means the same without it."""
    public = _Filler("public", kept)
    ids = [f"{mark(audience)}-head-note" for audience in AUDIENCES if audience in kept and audience != "public"]
    yield public.entry("note", f"{public.mark}-loose") | ({"answered_by": ids} if ids else {})
    newer = public.entry("note", f"{public.mark}-newer")
    owed = public.entry("obligation", f"{public.mark}-owed")
    if "mediator" in kept:
        newer |= {"supersedes": f"{mark('mediator')}-head-note"}
        owed |= {"reciprocal": f"{mark('mediator')}-obligation"}
    yield newer
    yield owed


def _lasting(fillers: list[_Filler], cls: type) -> str:
    return _dump(list(_items(fillers, cls)))


def _items(fillers: list[_Filler], cls: type) -> Iterator[dict[str, Any]]:
    for filler in fillers:
        public = filler.audience == "public"
        item = filler.fill(
            cls, id=f"{filler.mark}-{cls.__name__.lower()}", entered="2024-04-01" if public else "2024-05-01"
        )
        if not public:
            item["audience"] = filler.audience
        if cls is Party:
            item |= {"role": "party" if filler.audience == "mediator" else "outside", "of": None}
        yield {key: value for key, value in item.items() if value is not None}


def _head(fillers: list[_Filler]) -> str:
    parties = [
        {"id": "norda", "name": "Norda"},
        {"id": "suda", "name": "Suda"},
        {"id": "lakeland", "name": "Lakeland", "role": "mediator"},
    ]
    people = [
        {"id": "ana-brandt", "name": "Ana Brandt", "offices": [{"title": "minister", "party": "norda"}]},
        {"id": "noor-said", "name": "Noor Said", "offices": [{"title": "chair", "party": "lakeland"}]},
    ]
    head: dict[str, Any] = {
        "case": "lakeside-2024",
        "title": "The Lakeside talks",
        "zone": "Europe/Berlin",
        "mediator": "lakeland",
    }
    before = [filler for filler in fillers if AUDIENCES.index(filler.audience) < 2]
    head["parties"] = [*_items(before, Party), *parties, *_items(fillers[len(before) :], Party)]
    head["people"] = [*_items(before, Person), *people, *_items(fillers[len(before) :], Person)]
    head["places"] = list(_items(fillers, Place))
    return _dump(head)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _dump(value: Any) -> str:
    return yaml.dump(value, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=200)


def write(folder: Path, files: dict[str, str]) -> Path:
    """Put the files into a new folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder
