"""Small invented logs."""

from __future__ import annotations

from pathlib import Path

from goodoffices.exchange.remains import Event, Log, Office, Piece, Told

__all__ = ["CSV", "HEAD", "event", "log_of", "written"]

OFFICES = (
    Office("hq", "Headquarters", "receiver", "norda", ("lab",)),
    Office("ministry", "Ministry", "receiver", "norda", ("lab", "board")),
    Office("suda-mod", "Ministry of Defence of Suda", "sender", "suda"),
    Office("lab", "Laboratory", "laboratory"),
    Office("lab-b", "Second laboratory", "laboratory"),
    Office("board", "Board", "board", "", ("lab",)),
)

HEAD = """\
remains: june
title: The lots of June
sides: [norda, suda]
offices:
  - {id: hq, name: Headquarters, role: receiver, side: norda, takes: lab}
  - {id: suda-mod, name: Ministry of Defence of Suda, role: sender, side: suda}
  - {id: lab, name: Laboratory, role: laboratory}
told:
  - {by: hq, on: 2025-06-16, bags: 3}
  - {by: suda-mod, on: 2025-06-16, bags: 4}
"""

CSV = """\
id,on,by,what,lot,bag,part,person,element,laterality,status,outcome,ratio,prior,evidence
,2025-06-11,hq,received,l1,b1,,,,,,,,,
,2025-06-11,hq,received,l1,b2,,,,,,,,,
,2025-06-16,hq,received,l2,b3,,,,,,,,,
,2025-06-17,lab,found,,b1,p1,,femur,left,,,,,
,2025-06-17,lab,found,,b1,p2,,femur,left,,,,,
r1,2025-07-01,lab,result,,,p1,x1,,,,match,1e6,1/999,dna
,2025-07-02,hq,identified,,,p1,x1,,,probable,,,,dna
"""


def event(what: str, by: str = "hq", on: str = "2025-06-16", id: str = "", **more: object) -> Event:
    """An event with the rest left out; its id says what it holds."""
    name = id or "-".join([what, by, on, *(str(v) for v in more.values() if isinstance(v, str))])
    return Event(name, on, by, what, **more)  # type: ignore[arg-type]


def log_of(*events: Event, told: tuple[Told, ...] = ()) -> Log:
    return Log("june", "June", ("norda", "suda"), OFFICES, told, events)


def bag(lot: str, id: str, by: str = "hq", on: str = "2025-06-16", **more: str) -> Event:
    return event("received", by, on, lot=lot, bag=id, **more)


def part(
    of: str, id: str, element: str = "femur", laterality: str = "left", on: str = "2025-06-17", **more: str
) -> Event:
    return event("found", more.pop("by", "lab"), on, bag=of, part=id, piece=Piece(element, laterality), **more)


def known(id: str, person: str, by: str = "board", on: str = "2025-07-01", **more: object) -> Event:
    return event(
        "identified", by, on, part=id, person=person, **({"status": "identified", "evidence": ("dna",)} | more)
    )


def written(folder: Path, head: str = HEAD, **files: str) -> Path:
    """A folder with a log; the names of files with ``__`` for the dot."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "remains.yaml").write_text(head, encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder
