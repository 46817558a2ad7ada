"""The whole case as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.brief.export.sample import sample

from goodoffices.brief.export import export_case
from goodoffices.brief.export.whole import whole_case
from goodoffices.case import Case

HEAD = [
    "format",
    "made_for",
    "case",
    "title",
    "summary",
    "zone",
    "zones",
    "mediator",
    "alphabet",
    "as_of",
    "hindsight",
    "clock",
    "fingerprint",
]


def read(case: Case) -> dict[str, object]:
    ((name, content),) = export_case(case, "json").files
    assert name == "demo.json"
    found: dict[str, object] = json.loads(content)
    return found


def test_keys_stand_in_the_documented_order() -> None:
    found = read(sample("public"))
    assert list(found) == [*HEAD, "parties", "people", "places", "issues", "sources", "record"]
    assert (found["format"], found["made_for"], found["clock"]) == (
        "goodoffices-case/1",
        "public",
        "2025-07-23T13:00:00Z",
    )


def test_an_entry_keeps_the_names_and_order_of_the_format() -> None:
    found = {e["id"]: e for e in read(sample("public"))["record"]}  # type: ignore[attr-defined]
    assert list(found["r1-plan"]) == ["kind", "id", "on", "entered", "title", "status", "replaced_by"]
    assert found["r1-plan"]["replaced_by"] == "r1"
    assert found["p1"]["stance"] == {"full": "red-line", "local": "acceptable"}
    assert found["r2"]["delegations"][0]["members"] == [{"person": "ana", "office": "envoy", "role": "head"}]
    assert read(sample())["people"][0]["offices"][0]["from"]["iso"] == "2025-06-01/2025-06-30"  # type: ignore[index]


def test_everything_visible_is_in_it_and_nothing_else() -> None:
    for reader in ("public", "party:north", "mediator"):
        case = sample(reader)
        assert [e["id"] for e in whole_case(case)["record"]] == [e.id for e in case.record]
    assert "p2" in [e["id"] for e in whole_case(sample("party:north"))["record"]]


def test_an_empty_case() -> None:
    empty = replace(
        sample("public"), record=(), by_id={}, replaced={}, parties={}, people={}, places={}, issues={}, sources={}
    )
    assert read(empty)["record"] == []
