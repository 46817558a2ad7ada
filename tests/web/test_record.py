"""The record and its filters: the address is the state."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.datastructures import QueryParams
from tests.web.browser_free import Client
from tests.web.conftest import Bench

from goodoffices.case import load_case
from goodoffices.web.filters import PAGE_SIZE, Filters, find_entries, read_filters
from goodoffices.web.volume import Volume


@pytest.fixture
def volume(folder: Path) -> Volume:
    return Volume(load_case(folder)[0])


def ids(volume: Volume, query: str) -> set[str]:
    return {entry.id for entry in find_entries(volume, read_filters(QueryParams(query))).entries}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=round", {"r1", "r2"}),
        ("kind=round&kind=claim", {"r1", "r2", "c1", "c2"}),
        ("who=ana", {"r2", "s1", "c2"}),
        ("who=north", {"r2", "s1", "c2", "p1", "o1", "u1", "q1"}),
        ("who=south&kind=position", {"p2"}),
        ("issue=truce&kind=position", {"p1", "p2"}),
        ("source=gazette&kind=statement", {"s1"}),
        ("place=palace", {"r1", "r2"}),
        ("q=BRIDGE", {"c1", "c2", "q1"}),
        ("q=bridge+closed", {"c2"}),
        ("q=unal", {"r2", "s1", "c2"}),
        ("q=анна", {"r2", "s1", "c2"}),
        ("from=2025-07-21&to=2025-07-21", {"p2"}),
        ("from=2025-07-25", {"r2"}),
        ("to=2025-06", {"r1", "o1", "f1"}),
        ("kind=incident", {"i2"}),
        ("kind=incident&state=all", {"i1", "i2", "i3"}),
        ("who=nobody", set()),
        ("kind=song&q=bridge+closed", {"c2"}),
    ],
)
def test_filters(volume: Volume, query: str, expected: set[str]) -> None:
    assert ids(volume, query) == expected


def test_order(volume: Volume) -> None:
    newest = [e.id for e in find_entries(volume, Filters()).entries]
    oldest = [e.id for e in find_entries(volume, Filters(oldest=True)).entries]
    assert newest == oldest[::-1]
    assert oldest[0] in ("r1", "o1")


def test_a_time_that_is_none_is_left_aside_and_told(client: Client) -> None:
    answer = client.get("/record?from=next+week")
    assert answer.status_code == 200
    assert "is not a time, and was left aside" in answer.text
    assert 'value="next week"' in answer.text


def test_a_form_is_brought_to_the_one_address_of_its_state(client: Client) -> None:
    answer = client.get("/record?q=+bridge++closed&who=&kind=claim&colour=red&from=&state=")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/record?kind=claim&q=bridge+closed"
    page = client.get(answer.headers["location"]).text
    assert 'value="bridge closed"' in page
    assert re.search(r'value="claim" checked', page)
    assert "1 entry" in page


def test_pages_are_stable_while_the_record_grows(client: Client, folder: Path) -> None:
    def write(count: int) -> None:
        notes = "".join(
            f"  - {{id: m{n:03}, kind: note, text: Note {n}, on: 2025-0{1 + n // 50}-{1 + n % 28:02}}}\n"
            for n in range(count)
        )
        (folder / "record" / "many.yaml").write_text(f"entered: 2025-07-23\nentries:\n{notes}", encoding="utf-8")

    write(120)
    seen: list[str] = []
    path = "/record?kind=note&q=note&order=oldest"
    while path:
        text = client.get(path).text
        seen += re.findall(r'class="label"><a href="/record/([^"]+)"', text)
        later = re.search(r'<a href="([^"]+)" rel="next"', text)
        if later and len(seen) == PAGE_SIZE:
            write(121)  # one more, at the end of the list
        path = later.group(1).replace("&amp;", "&") if later else ""
    assert len(seen) == len(set(seen)) == 121
    assert "51 to 100" in client.get(f"/record?kind=note&q=note&order=oldest&after={seen[PAGE_SIZE - 1]}").text
    back = client.get(f"/record?kind=note&q=note&order=oldest&before={seen[100]}").text
    assert re.findall(r'class="label"><a href="/record/([^"]+)"', back) == seen[50:100]


KEYS = st.sampled_from(
    ["kind", "who", "issue", "source", "place", "q", "from", "to", "state", "order", "after", "before", "x"]
)
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "claim",
            "ana",
            "truce",
            "gazette",
            "all",
            "oldest",
            "r1",
            "c2",
            "2025-07-20",
            "2025-W53",
            "0000-01-01",
            "9999-12-31",
            "0001-01-01",
            "9999",
            "2025/2024",
            "\x00",
            "P1D",
            "%",
            "../..",
        ]
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(KEYS, VALUES), max_size=6))
def test_no_query_breaks_the_record(bench: Bench, pairs: list[tuple[str, str]]) -> None:
    if not bench.client.cookies:
        bench.enter()
    query = urlencode([(k, v.encode("utf-8", "surrogatepass")) for k, v in pairs])
    answer = bench.client.get(f"/record?{query}")
    assert answer.status_code in (200, 303)
    if answer.status_code == 303:
        settled = bench.client.get(answer.headers["location"])
        assert settled.status_code == 200, answer.headers["location"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["/", "/positions", "/brief", "/sources", "/brief/text", "/record/r1", "/enter", "/static/x"]),
    query=st.text(max_size=60),
)
def test_no_query_breaks_any_page(bench: Bench, path: str, query: str) -> None:
    if not bench.client.cookies:
        bench.enter()
    answer = bench.client.get(
        f"{path}?{urlencode({'round': query, 'issue': query, 'key': query}, errors='surrogatepass')}"
    )
    assert answer.status_code in (200, 303, 403, 404)


@given(st.text(max_size=200))
def test_reading_filters_twice_changes_nothing(query: str) -> None:
    once = read_filters(QueryParams(query.encode("utf-8", "replace").decode()))
    assert read_filters(QueryParams(once.url.partition("?")[2])) == once
