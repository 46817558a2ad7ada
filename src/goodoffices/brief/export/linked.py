"""The case as linked data: JSON-LD in the words of schema.org, the W3C Web Annotation model and PROV.

Every item has a lasting name, ``urn:goodoffices:<case>:<id>``. Every span is an annotation that ties the words of a
source (the target) to the item that they bear out (the body). The context stands in the document itself: nothing is
fetched to read it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from goodoffices.brief.export.context import CONTEXT
from goodoffices.brief.export.items import inner, items_of, shown_fields, spans_in
from goodoffices.brief.export.vocabulary import describe
from goodoffices.case import Case, Duration, Entry, Issue, Item, Option, Span, Voice, When
from goodoffices.case.record import fields_of
from goodoffices.case.shape import Count, ListOf, Ref, Shape
from goodoffices.positions.plain import plain, utc_text

__all__ = ["graph_of", "iri", "jsonld_bytes"]


def iri(case: Case, id: str = "") -> str:
    """The lasting name of an item of a case; of the case itself without an id.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> iri(Case(id="camp-david-1978", title="", clock=datetime(1978, 9, 5, tzinfo=UTC)), "sinai/full")
    'urn:goodoffices:camp-david-1978:sinai/full'
    """
    safe = "-._~/"
    return f"urn:goodoffices:{quote(case.id, safe=safe)}" + (f":{quote(id, safe=safe)}" if id else "")


def graph_of(case: Case) -> list[dict[str, Any]]:
    """The nodes: the case, its items in their order, each followed by its annotations."""
    writer = _Writer(case)
    head: dict[str, Any] = {
        "id": iri(case),
        "type": "Dataset",
        "name": case.title,
        "go:madeFor": str(case.reader),
        "go:clock": {"@type": "xsd:dateTime", "@value": utc_text(case.clock)},
        "identifier": case.fingerprint,
    }
    if case.summary:
        head["description"] = case.summary
    nodes = [head]
    for sort, item in items_of(case):
        nodes.append(writer.item(sort, item))
        nodes += writer.annotations(item)
    return nodes


def jsonld_bytes(case: Case) -> bytes:
    """The document, indented by two spaces, in UTF-8."""
    document = {"@context": CONTEXT, "@graph": graph_of(case)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


class _Writer:
    """Writes the items of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def reference(self, id: str) -> dict[str, str]:
        return {"id": iri(self.case, id)}

    def item(self, sort: str, item: Item | Entry) -> dict[str, Any]:
        types, told, used = describe(item, self.case, self.reference)
        node: dict[str, Any] = {"id": iri(self.case, item.id), "type": [*types, f"go:{type(item).__name__}"]} | told
        node |= self._fields(item, used, "")
        if isinstance(item, Issue):
            node["hasDefinedTerm"] = [self._option(item, n, option) for n, option in enumerate(item.options, 1)]
        return node | self._provenance(item)

    def _option(self, issue: Issue, rank: int, option: Option) -> dict[str, Any]:
        named: dict[str, Any] = {
            "id": iri(self.case, f"{issue.id}/{option.id}"),
            "type": ["DefinedTerm", "go:Option"],
            "name": option.title,
            "go:rank": rank,
        }
        for key, others in (("go:excludes", option.excludes), ("go:requires", option.requires)):
            if others:
                named[key] = [self.reference(o if "/" in o else f"{issue.id}/{o}") for o in others]
        return named

    def _fields(self, value: Any, used: frozenset[str], issue: str) -> dict[str, Any]:
        """The fields that schema.org has no word for, in our own."""
        issue = next(iter(getattr(value, "issue", ())), issue)
        found: dict[str, Any] = {}
        for field in shown_fields(self.case, type(value)):
            held = getattr(value, field.attribute)
            skip = field.attribute in used or field.attribute in _ELSEWHERE or inner(field.shape) in (Span, Option)
            if skip or held in (None, "", (), False) or held == {}:
                continue
            found[f"go:{field.attribute}"] = self._value(field.shape, held, issue)
        return found

    def _value(self, shape: Shape, value: Any, issue: str) -> Any:
        if isinstance(value, tuple):
            if isinstance(shape, ListOf):
                listed = [self._value(shape.item, one, issue) for one in value]
                # The order of voices is their meaning: who says that who says so.
                return {"@list": listed} if inner(shape) is Voice else listed
            return _bounds(value)
        if isinstance(value, dict):
            return [self._choice(key, one, issue) for key, one in value.items()]
        if isinstance(shape, Ref):
            return self.reference(value)
        if isinstance(value, When):
            return _when(value)
        if isinstance(value, Count):
            return {
                "type": "go:Count",
                "go:text": str(value),
                "go:low": value.low,
                "go:high": value.high,
                "go:circa": value.circa,
            }
        if isinstance(value, Duration):
            return {"@type": "xsd:duration", "@value": value.text}
        if inner(shape):
            return {"type": f"go:{type(value).__name__}"} | self._fields(value, frozenset(), issue)
        return value

    def _choice(self, key: str | float, value: Any, issue: str) -> dict[str, Any]:
        """One line of a mapping: an option with its stance or value, a number with its value, or an issue with the option chosen."""
        if isinstance(key, float):
            return {"go:number": key} | _bounds(value)
        if isinstance(value, tuple):
            return {"go:option": self.reference(f"{issue}/{key}")} | _bounds(value)
        if key in self.case.issues and self.case.option(key, value):
            return {"go:issue": self.reference(key), "go:option": self.reference(f"{key}/{value}")}
        return {"go:option": self.reference(f"{issue}/{key}"), "go:stance": value}

    def _provenance(self, item: Item | Entry) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if item.entered is not None:
            found["generatedAtTime"] = utc_text(item.entered.start)
        sources = dict.fromkeys(span.source for _, span in spans_in(item))
        below = getattr(item, "rests_on", ())
        if sources or below:
            found["wasDerivedFrom"] = [iri(self.case, id) for id in (*sources, *below)]
        if isinstance(item, Entry):
            if item.supersedes:
                found["wasRevisionOf"] = iri(self.case, item.supersedes)
            if item.id in self.case.replaced:
                found["go:replacedBy"] = self.reference(self.case.replaced[item.id])
        return found

    def annotations(self, item: Item | Entry) -> list[dict[str, Any]]:
        """One annotation for each different span of the item; its name follows from what it says, not from its place."""
        found: dict[str, dict[str, Any]] = {}
        for _, span in spans_in(item):
            said = json.dumps(plain(span), sort_keys=True, ensure_ascii=False).encode()
            name = iri(self.case, f"{item.id}/span/{hashlib.sha256(said).hexdigest()[:16]}")
            found.setdefault(name, self._annotation(name, item.id, span))
        return list(found.values())

    def _annotation(self, name: str, body: str, span: Span) -> dict[str, Any]:
        target: dict[str, Any] = {"type": "SpecificResource", "source": iri(self.case, span.source)}
        selectors: list[dict[str, Any]] = []
        if span.start is not None and span.end is not None:
            selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
        if span.exact:
            quoted = {"exact": span.exact, "prefix": span.prefix, "suffix": span.suffix}
            selectors.append({"type": "TextQuoteSelector"} | {key: words for key, words in quoted.items() if words})
        if selectors:
            target["selector"] = selectors
        rest = {f.attribute: getattr(span, f.attribute) for f in fields_of(Span).values() if f.attribute in _BESIDE}
        target |= {f"go:{key}": words for key, words in rest.items() if words}
        return {
            "id": name,
            "type": "Annotation",
            "motivation": "linking",
            "body": iri(self.case, body),
            "target": target,
        }


_BESIDE = ("first", "last", "sha256", "at", "remark")
"""What a span may say beside the two standard selectors."""

_ELSEWHERE = frozenset({"id", "audience", "entered", "supersedes", "rests_on", "says", "options"})
"""What has its own place in a node, or (the audience of a single item) belongs to nobody who reads the export."""


def _bounds(value: tuple[float | None, ...]) -> dict[str, Any]:
    """A number known between two, with its likeliest value where there is one."""
    likely = {"go:likely": value[2]} if len(value) > 2 and value[2] is not None else {}
    return {"go:low": value[0], "go:high": value[1]} | likely


def _when(when: When) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "go:Time",
        "go:text": when.iso(),
        "go:start": {"@type": "xsd:dateTime", "@value": utc_text(when.start)},
        "go:end": {"@type": "xsd:dateTime", "@value": utc_text(when.end)},
        "go:zone": when.zone,
    }
    told = {"go:within": when.within, "go:circa": when.circa, "go:reason": when.reason, "go:words": when.words}
    return found | {key: value for key, value in told.items() if value}
