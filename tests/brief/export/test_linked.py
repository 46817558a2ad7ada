"""Linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.brief.export.sample import sample

from goodoffices.brief.export import export_case
from goodoffices.brief.export.context import CONTEXT
from goodoffices.brief.export.linked import graph_of

NAME = "urn:goodoffices:demo:"


def document(reader: str = "public") -> dict[str, Any]:
    ((name, content),) = export_case(sample(reader), "jsonld").files
    assert name == "demo.jsonld"
    found: dict[str, Any] = json.loads(content)
    return found


def nodes(reader: str = "public") -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in document(reader)["@graph"]}


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def test_the_context_is_in_the_document_and_names_every_word_used() -> None:
    found = document("mediator")
    assert found["@context"] == json.loads(json.dumps(CONTEXT))
    for node in walk(found["@graph"]):
        for key in node:
            assert key in CONTEXT or key.startswith(("go:", "@")), key
        types = node.get("type", [])
        for type in [types] if isinstance(types, str) else types:
            assert type in CONTEXT or type.startswith("go:"), type


def test_every_name_is_lasting_and_every_reference_leads_somewhere() -> None:
    found = document("public")["@graph"]
    named = [n["id"] for n in walk(found) if len(n) > 1 and "id" in n]
    assert len(named) == len(set(named))
    assert all(name.startswith("urn:goodoffices:demo") for name in named)
    for node in walk(found):
        if list(node) == ["id"] and node["id"] != f"{NAME}x":  # the sample's obligation is not told
            assert node["id"] in named
    assert len(graph_of(sample())) > len(graph_of(sample("public")))


def test_a_round_is_an_event() -> None:
    event = nodes()[f"{NAME}r1"]
    assert event["type"] == ["Event", "go:Round"]
    assert (event["name"], event["startDate"], event["endDate"]) == ("First round", "2025-05-16", "2025-05-16")
    assert event["location"] == {"id": f"{NAME}palace"}
    assert event["wasRevisionOf"] == f"{NAME}r1-plan"
    assert nodes()[f"{NAME}r1-plan"]["go:replacedBy"] == {"id": f"{NAME}r1"}
    assert nodes()[f"{NAME}r4"]["eventStatus"] == "schema:EventCancelled"


def test_a_round_on_an_unknown_day_has_no_date_that_it_does_not_have() -> None:
    event = nodes()[f"{NAME}r3"]
    assert "startDate" not in event
    assert event["go:on"]["go:within"] is True


def test_people_parties_places_and_sources() -> None:
    found = nodes()
    assert found[f"{NAME}north"]["alternateName"] == ["North", {"@value": "Північ", "@language": "uk"}]
    (role,) = found[f"{NAME}ana"]["affiliation"]
    assert role == {
        "type": "OrganizationRole",
        "roleName": "Envoy",
        "affiliation": {"id": f"{NAME}north"},
        "startDate": "2025-06-01",
    }
    assert found[f"{NAME}palace"]["address"] == {
        "type": "PostalAddress",
        "addressLocality": "Istanbul",
        "addressCountry": "Türkiye",
    }
    source = found[f"{NAME}paper"]
    assert (source["type"], source["datePublished"]) == (["NewsArticle", "go:Source"], "2025-07-23T12:00:00Z")


def test_a_claim_keeps_the_order_of_its_voices() -> None:
    claim = nodes()[f"{NAME}c1"]
    assert claim["type"] == ["Claim", "go:Claim"]
    assert claim["author"] == {"id": f"{NAME}ana"}
    assert [v["go:who"]["id"] for v in claim["go:voices"]["@list"]] == [f"{NAME}paper", f"{NAME}ana"]
    assert nodes()[f"{NAME}c2"]["go:contests"] == [{"id": f"{NAME}c1"}]


def test_a_stance_names_its_option() -> None:
    stance = nodes()[f"{NAME}p1"]["go:stance"]
    assert stance[0] == {"go:option": {"id": f"{NAME}truce/full"}, "go:stance": "red-line"}
    options = nodes()[f"{NAME}truce"]["hasDefinedTerm"]
    assert options[1]["go:requires"] == [{"id": f"{NAME}truce/local"}]
    assert nodes()[f"{NAME}o1"]["go:package"] == [
        {"go:issue": {"id": f"{NAME}truce"}, "go:option": {"id": f"{NAME}truce/local"}}
    ]


def test_every_span_is_an_annotation_with_both_selectors() -> None:
    found = [n for n in document()["@graph"] if n["type"] == "Annotation"]
    bodies = sorted(n["body"] for n in found)
    assert bodies == [f"{NAME}c1", f"{NAME}r2", f"{NAME}s1"]
    target = found[0]["target"]
    assert target["source"] == f"{NAME}paper"
    assert target["selector"] == [
        {"type": "TextPositionSelector", "start": 10, "end": 22},
        {"type": "TextQuoteSelector", "exact": "a third round", "prefix": "speak of "},
    ]


def test_an_annotation_keeps_its_name_for_every_reader() -> None:
    public = {n["id"] for n in document("public")["@graph"] if n["type"] == "Annotation"}
    desk = {n["id"] for n in document("mediator")["@graph"] if n["type"] == "Annotation"}
    assert public <= desk


def test_the_audience_of_single_items_is_not_told() -> None:
    found = document("mediator")
    assert not any("go:audience" in node for node in walk(found))
    assert found["@graph"][0]["go:madeFor"] == "mediator"
