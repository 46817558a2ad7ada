"""The case format told to others: a JSON Schema for programs and editors, a reference page for people.

Both follow from the declarations of the items; there is no second list of fields to keep in step.
"""

from __future__ import annotations

import inspect
from typing import Any

from goodoffices.case.entity import Head, Issue, Source
from goodoffices.case.kinds import KINDS, Entry
from goodoffices.case.record import Declared, Record, fields_of
from goodoffices.case.shape import AudienceMark, ListOf, MapOf, Shape, Text, Time

__all__ = ["json_schema", "reference_page"]


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of every file of a case.

    ``$defs`` has one schema for each item; the whole accepts any file of a case. References between items, times
    and audiences are beyond a schema: ``check`` holds them.
    """
    defs: dict[str, Any] = {}
    for cls in _classes():
        defs[cls.__name__] = _object(cls)
    entry = {"oneOf": [{"$ref": f"#/$defs/{cls.__name__}"} for cls in KINDS.values()]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:goodoffices:case-format",
        "title": "A file of a case folder",
        "anyOf": [
            {"$ref": "#/$defs/Head"},
            _file("issues", {"$ref": "#/$defs/Issue"}),
            _file("sources", {"$ref": "#/$defs/Source"}),
            _file("entries", entry),
        ],
        "$defs": defs,
    }


def _file(key: str, item: dict[str, Any]) -> dict[str, Any]:
    listed = {"type": "array", "items": item}
    head = {"entered": Time().schema(), "entered_by": Text().schema(), "audience": AudienceMark().schema()}
    return {
        "anyOf": [
            listed,
            {"type": "object", "properties": {**head, key: listed}, "required": [key], "additionalProperties": False},
        ]
    }


def _object(cls: type) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    if issubclass(cls, Entry):
        properties["kind"] = {"const": cls.kind}
    for field in fields_of(cls).values():
        properties[field.key] = field.shape.schema() | {"description": field.doc.replace("`", "")}
    required = [field.key for field in fields_of(cls).values() if field.required]
    if issubclass(cls, Entry):
        required.insert(0, "kind")
    return {
        "title": cls.__name__,
        "description": _summary(cls),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _classes() -> list[type]:
    """Every item that can stand in a file, the larger ones before those inside them."""
    found: list[type] = []

    def visit(cls: type) -> None:
        if cls in found:
            return
        found.append(cls)
        for field in fields_of(cls).values():
            inner = _inner(field.shape)
            if inner is not None:
                visit(inner)

    for cls in (Head, Issue, Source, *KINDS.values()):
        visit(cls)
    return found


def _inner(shape: Shape) -> type | None:
    while isinstance(shape, ListOf | MapOf):
        shape = shape.item if isinstance(shape, ListOf) else shape.value
    return shape.cls if isinstance(shape, Record) else None


def _summary(cls: type) -> str:
    return (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")


_INTRODUCTION = """\
# The case format

A case is a folder of plain text. Every file is UTF-8, in a YAML subset without anchors, aliases, tags and merges. A
value is text until its field says otherwise: `NO`, `0123` and `12:30` stay what was written.

| file | holds |
|---|---|
| `case.yaml` | one [head](#head): what process this is; parties, people and their offices, places; the time zone |
| `issues.yaml` | a list of [issues](#issue) and their options |
| `sources/*.yaml` | lists of [sources](#source): what was read; the text itself only where its licence allows |
| `record/*.yaml` | lists of [entries](#entries), dated, never edited once agreed, only superseded or withdrawn |
| `private/<party>.yaml` | entries that one party gave in confidence: for that party and the mediator |
| `mediator/*.yaml` | the mediator's own entries |
| `conflicts/*.yaml` | conflicts for `stability` (see [stability](stability.md)) |
| `lists/*.csv` | people (used by later floors) |
| `ledger.jsonl` | the chain (see [ledger](ledger.md)) |

`private/` and `mediator/` files may be sealed (`.yaml.age`). Subfolders are read too; names that begin with a dot are
not. A file of issues, sources or entries is a list, or a mapping with a head that holds for every item of the list:

```yaml
entered: 2025-07-23T16:00+03:00
entered_by: desk
audience: public
entries:
  - id: istanbul-3
    kind: round
    title: Third round
    status: planned
```

Ids are unique in the whole case; ids of options and offices within their issue or person.

## Times

| written | means |
|---|---|
| `2025-07-23T19:00+03:00` | a moment; without the offset, local time of the case's zone |
| `2025-07-23` | a day, in the case's zone |
| `2025-W30`, `2025-07`, `2025` | an ISO week, a month, a year |
| `2025-05-23/2025-05-25` | an interval; its last day is included |
| `{at: ..., circa: yes}` | around that time |
| `{within: 2025-W29, words: last week, reason: ...}` | at some time within it, and why |
| `{from: ..., to: ...}` | an interval |

A mapping may also give `zone` (an IANA name), `weekday` (as the source says; held against the date), `words` (the words
of the source), `reason`, and `entered` where the time became known later than the item in which it stands (the end of an
office). A moment that does not exist or exists twice where the clocks change is refused.

## Audiences

`public` < `room` (all delegations) < `party:<id>` and the mediator < `mediator` < `named:<id>,<id>`. An entry may be
stricter than its folder, never laxer; a line may not name what is for a stricter audience.

## Preferences

What a party told in confidence stands in `private/<party>.yaml`, what the desk judges in `mediator/`. A number is written
exactly (`0.4`), as a range (`0.2..0.5`), or as a range with its likeliest value (`0.2..0.3..0.5`). An entry about one issue
gives its weight and the values of its options; one without an issue speaks of the whole package:

```yaml
entries:
  - {id: p1, kind: preference, party: norda, issue: truce, weight: 30..50, values: {none: 0, long: 0.8..1}, unsettled: 0.1}
  - {id: p2, kind: preference, party: norda, issue: aid, curve: {0: 0, 500: 0.6..0.7, 2000: 1}}
  - {id: p3, kind: preference, party: norda, issue: line, order: [east, river, west]}
  - {id: p4, kind: preference, party: norda, issue_order: [line, truce, aid], reservation: 0.3..0.4}
  - {id: p5, kind: preference, party: norda, joint: [{options: [truce/long, line/west], worth: -0.2}]}
  - {id: p6, kind: preference, party: norda, faction: generals, veto: yes, issue: line, values: {west: 0}}
```

Fields that mean nothing together are told (`E212`), and statements of one party that contradict one another (`E717`). What
bargaining makes of them stands under [domains](domains.md#from-a-case).

"""


def reference_page() -> str:
    """The reference page of the format, in Markdown."""
    parts = [_INTRODUCTION]
    common = {field.key for field in fields_of(Entry).values()}
    for cls in _classes():
        if cls is next(iter(KINDS.values())):
            parts.append(_entries_heading())
        parts.append(_section(cls, common if issubclass(cls, Entry) else set()))
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _entries_heading() -> str:
    rows = "\n".join(f"| [`{kind}`](#{cls.__name__.lower()}) | {_summary(cls)} |" for kind, cls in KINDS.items())
    fields = _table(list(fields_of(Entry).values()))
    return f"## Entries\n\n{_summary(Entry)}\n\n| kind | what it is |\n|---|---|\n{rows}\n\nEvery entry has `kind`, and may have:\n\n{fields}\n"


def _section(cls: type, common: set[str]) -> str:
    own = [field for field in fields_of(cls).values() if field.key not in common or _differs(cls, field)]
    note = "\n\nAnd the fields of every [entry](#entries)." if common else ""
    title = f"### {cls.__name__}" if common or not _is_top(cls) else f"## {cls.__name__}"
    return f"{title}\n\n{_summary(cls)}\n\n{_table(own)}{note}\n"


def _is_top(cls: type) -> bool:
    return cls in (Head, Issue, Source)


def _differs(cls: type, field: Declared) -> bool:
    """Whether a kind asks more of a common field than every entry does."""
    return field.required != fields_of(Entry)[field.key].required and field.key != "id"


def _table(fields: list[Declared]) -> str:
    rows = "\n".join(f"| `{f.key}`{' (required)' if f.required else ''} | {f.doc} | {_kind(f.shape)} |" for f in fields)
    return f"| field | meaning | holds |\n|---|---|---|\n{rows}"


def _kind(shape: Shape) -> str:
    inner = _inner(shape)
    text = shape.describe().replace("|", "\\|")
    if inner is None:
        return text
    link = f"[{inner.__name__.lower()}](#{inner.__name__.lower()})"
    return text.replace(f"{inner.__name__.lower()} (see below)", link)
