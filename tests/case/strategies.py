"""Random cases as text, valid as they are, and ways to break them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

__all__ = ["BREAKS", "cases", "damage"]

Files = dict[str, bytes]

PARTIES = ("norda", "suda")
PEOPLE = ("ana", "ivo", "noor")
OPTIONS = ("month", "year", "lasting")
AUDIENCES = st.sampled_from(
    ["public", "room", "party:norda", "party:suda", "mediator", "named:ana", "mediator & named:noor"]
)
WORDS = st.sampled_from(
    [
        "The hall was changed.",
        "NO",
        "0123",
        "12:30",
        "Київ",
        "إسطنبول",
        'it\'s "so"',
        "a # b",
        "x: y",
        "- z",
        "",
        "🕊",
        "line\nline",
    ]
)
DAYS = st.dates(date(1990, 1, 1), date(2089, 12, 31)).map(str)
TIMES = st.one_of(
    DAYS,
    DAYS.map(lambda day: f"{day}T19:00+03:00"),
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: f"{{within: {day[:7]}, reason: said so}}"),
    DAYS.map(lambda day: f"{{at: {day}, circa: yes, words: that day}}"),
)

HEAD = """\
case: lakeside
title: The Lakeside talks
zone: Europe/Berlin
mediator: lakeland
parties:
  - {id: norda, name: Norda}
  - {id: suda, name: Suda, spellings: {uk: [Суда, Sudа]}}
  - {id: lakeland, name: Lakeland, role: mediator}
people:
  - {id: ana, name: Ana, offices: [{id: minister, title: minister, party: norda}]}
  - {id: ivo, name: Ivo, offices: [{title: envoy, party: suda, from: 2001-01-01}]}
  - {id: noor, name: Noor, offices: [{title: chair, party: lakeland}]}
places:
  - id: boathouse
    name: The boathouse
"""
ISSUES = """\
- id: truce
  title: Truce
  ordered: yes
  options:
    - {id: month, title: a month}
    - {id: year, title: a year}
    - {id: lasting, title: for good, requires: month}
"""
SOURCES = """\
sources:
  - id: gazette
    title: Talks resume
    published: 2024-03-12
"""


def _quoted(word: str) -> str:
    import json

    return json.dumps(word, ensure_ascii=False)


def _entry(kind: str, id: str, draw: st.DrawFn) -> list[str]:
    text = _quoted(draw(WORDS.filter(bool)))
    party, person, option = (
        draw(st.sampled_from(PARTIES)),
        draw(st.sampled_from(PEOPLE)),
        draw(st.sampled_from(OPTIONS)),
    )
    own = {
        "note": [f"text: {text}", "about: [gazette, truce]"],
        "statement": [f"by: {person}", f"words: {text}"],
        "position": [f"party: {party}", "issue: truce", "stance:", f"  {option}: rejected"],
        "claim": [f"that: {text}", "voices:", "  - {who: gazette, verb: reports}", f"  - who: {party}"],
        "pressure": [f"by: {party}", "target: suda", "type: deadline", f"what: {text}", "term: P50D"],
        "round": [f"title: {text}", "status: planned", "delegations:", f"  - party: {party}", "    members:", f"      - person: {person}"],
        "obligation": ["debtor: norda", "creditor: [suda]", f"what: {text}", "quantity: ~1200"],
        "preference": [f"party: {party}", "issue: truce", f"values: {{{option}: 0.2..0.5}}"],
        "effect": [f"party: {party}", "change: -0.2..0.1", "probability: 0.5", f"reason: {text}", "begins: 2024-03-12", "pace: per-day"],
        "incident": [f"what: {text}", "quantity: 3+"],
    }  # fmt: skip
    lines = [f"id: {id}", f"kind: {kind}", f"on: {draw(TIMES)}", *own[kind]]
    if draw(st.booleans()):
        lines.append(f"audience: {draw(AUDIENCES)}")
    if draw(st.booleans()):
        lines += ["says:", "  - source: gazette", "    start: 1", "    end: 4", "    exact: abc"]
    return lines


KINDS = (
    "note",
    "statement",
    "position",
    "claim",
    "pressure",
    "round",
    "obligation",
    "preference",
    "effect",
    "incident",
)


@st.composite
def cases(draw: st.DrawFn) -> Files:
    """The files of a case without an error."""
    files = {"case.yaml": HEAD, "issues.yaml": ISSUES, "sources/papers.yaml": SOURCES}
    count = 0
    for path in draw(
        st.lists(
            st.sampled_from(["record/a.yaml", "record/b/c.yaml", "private/norda.yaml", "mediator/n.yaml"]),
            min_size=1,
            unique=True,
        )
    ):
        headed = draw(st.booleans())
        pad = "  " if headed else ""
        lines = ["# by the desk", "entered: 2024-03-12", "entries:"] if headed else []
        for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=5)):
            count += 1
            entry = _entry(kind, f"e{count}", draw)
            lines += [f"{pad}- {entry[0]}", *(f"{pad}  {line}" for line in entry[1:])]
            if draw(st.booleans()):
                lines.append("")
        files[path] = "\n".join(lines) + "\n"
    return {path: text.encode() for path, text in files.items()}


def _lines(change: Callable[[list[bytes], int, int], None]) -> Callable[[bytes, int, int], bytes]:
    def broken(data: bytes, first: int, second: int) -> bytes:
        lines = data.split(b"\n")
        change(lines, first % len(lines), second % len(lines))
        return b"\n".join(lines)

    return broken


def _delete(lines: list[bytes], at: int, _: int) -> None:
    del lines[at]


def _duplicate(lines: list[bytes], at: int, other: int) -> None:
    lines.insert(other, lines[at])


def _swap(lines: list[bytes], at: int, other: int) -> None:
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[bytes], at: int, other: int) -> None:
    lines[at] = b" \t"[other % 2 : other % 2 + 1] * (1 + other % 5) + lines[at]


def _outdent(lines: list[bytes], at: int, _: int) -> None:
    lines[at] = lines[at].lstrip()


def _empty(lines: list[bytes], at: int, _: int) -> None:
    lines[at] = lines[at].partition(b":")[0] + b":"


def _flip(data: bytes, first: int, second: int) -> bytes:
    at = first % max(len(data), 1)
    return data[:at] + bytes([(data[at] ^ (1 << second % 8)) if data else 0]) + data[at + 1 :]


def _cut(data: bytes, first: int, _: int) -> bytes:
    return data[: first % (len(data) + 1)]


_PUT = (b'"', b"'", b"[", b"{", b"&a ", b"*a", b"!", b"\x00", b"\xff", b"\t", b": ", b"- ", b"\r", b"\xef\xbb\xbf", b"---\n", b"<<: x\n", b"#", b"%", b"@", b"|", b">", "\u2028".encode(), "\u202e".encode())  # fmt: skip


def _put(data: bytes, first: int, second: int) -> bytes:
    at = first % (len(data) + 1)
    return data[:at] + _PUT[second % len(_PUT)] + data[at:]


BREAKS: tuple[Callable[[bytes, int, int], bytes], ...] = (
    *(_lines(change) for change in (_delete, _duplicate, _swap, _indent, _outdent, _empty)),
    _flip,
    _cut,
    _put,
)


@st.composite
def damage(draw: st.DrawFn, files: Files) -> Files:
    """The files with one to four of them broken somewhere."""
    broken = dict(files)
    number = st.integers(0, 100_000)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(sorted(broken)))
        broken[path] = draw(st.sampled_from(BREAKS))(broken[path], draw(number), draw(number))
    return broken
