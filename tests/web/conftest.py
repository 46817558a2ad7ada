"""A small case with a secret for every audience, and a workbench on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.web.browser_free import Client

from goodoffices.web.app import create_app
from goodoffices.web.guard import Address
from goodoffices.web.session import Keyring, Viewer
from goodoffices.web.shelf import Shelf

PORT = 8484

CASE_YAML = """\
case: lake
title: The talks at the lake
summary: Two sides and a host.
zone: Europe/Istanbul
zones:
  - {zone: Europe/Kyiv, label: Kyiv}
mediator: host
parties:
  - {id: north, name: The North, role: party, zone: Europe/Kyiv}
  - {id: south, name: The South, role: party, zone: Europe/Moscow, spellings: {ru: Юг}}
  - {id: host, name: The Host, role: mediator}
  - {id: north-mfa, name: Foreign Ministry of the North, role: organ, of: north}
  - {id: hidden-party, name: HIDDENPARTY, role: outside, audience: mediator}
people:
  - id: ana
    name: Ana Ünal
    spellings: {uk: Анна, ar: آنا}
    offices:
      - {id: a, title: Foreign Minister, party: north-mfa, from: 2024-01-01}
  - id: boris
    name: Boris Ilin
    offices:
      - {id: b, title: Envoy, party: south}
  - {id: carla, name: Carla Host, offices: [{id: c, title: Chair, party: host}]}
places:
  - {id: palace, name: Lake Palace, city: Lakeside, zone: Europe/Istanbul}
"""

ISSUES_YAML = """\
entered: 2025-01-01
issues:
  - id: truce
    title: Truce
    question: For how long?
    ordered: yes
    options:
      - {id: none, title: no truce}
      - {id: month, title: a truce of thirty days}
      - {id: lasting, title: a lasting truce}
  - id: lake-rights
    title: Rights on the lake <b>&</b>
    options:
      - {id: shared, title: shared}
"""

SOURCES_YAML = """\
entered: 2025-01-01
sources:
  - id: gazette
    title: "Talks resume <script>alert(1)</script>"
    outlet: Lake Gazette
    published: 2025-07-23T10:00+03:00
    language: en
    url: https://gazette.example/talks
    length: 1200
  - {id: leak, title: LEAKTITLE, outlet: Whisper, type: letter, url: "javascript:alert(1)", audience: mediator, language: uk}
"""

RECORD_YAML = """\
entered: 2025-07-23T12:00+03:00
entered_by: desk
entries:
  - id: r1
    kind: round
    title: First round
    status: held
    number: 1
    on: 2025-06-02
    venue: palace
    says: {source: gazette, at: page 1}
  - id: r2
    kind: round
    title: Second round
    status: planned
    number: 2
    on: {at: 2025-07-25T19:00+03:00, reason: the host announced it}
    venue: palace
    host: host
    chair: carla
    delegations:
      - party: north
        size: 5
        members: [{person: ana, role: head}]
      - {party: south, members: [{person: boris}]}
    agenda:
      - {title: Opening remarks, on_air: yes, by: carla}
    says: {source: gazette, start: 10, end: 26, exact: resume on Friday, prefix: "The talks ", suffix: " at seven"}
  - id: s1
    kind: statement
    on: 2025-07-20
    by: ana
    gist: Ready for a truce of thirty days.
    issue: truce
    says: {source: gazette, start: 40, end: 60, first: Ready for, last: thirty days}
  - id: p1
    kind: position
    on: 2025-07-20
    party: north-mfa
    issue: truce
    stance: {month: demanded, none: rejected}
    rests_on: s1
  - id: p2
    kind: position
    on: 2025-07-21
    party: south
    issue: truce
    stance: {none: acceptable, month: rejected}
    says: {source: gazette, start: 70, end: 82, exact: no truce now}
  - id: c1
    kind: claim
    on: 2025-07-19
    that: The bridge was opened.
    voices: [{who: gazette, verb: reported}, {who: boris, verb: said}]
    says: {source: gazette, start: 90, end: 96, exact: opened}
  - id: c2
    kind: claim
    on: 2025-07-19
    that: The bridge is still closed.
    voices: {who: ana}
    contests: c1
    says: {source: gazette, start: 97, end: 103, exact: closed}
  - {id: o1, kind: obligation, debtor: north, creditor: south, what: Return of 100 boats, quantity: 100, unit: boats, due: 2025-07-01, on: 2025-06-02}
  - {id: f1, kind: performance, obligation: o1, by_account: south, quantity: 40, on: 2025-06-20, gist: Forty boats came back}
  - {id: u1, kind: pressure, by: host, target: [north, south], type: deadline, what: The palace closes, term: P50D, on: {within: 2025-W29, reason: "last week, as told"}}
  - {id: q1, kind: note, type: question, text: Who keeps the key of the bridge?, ask: north}
  - {id: i1, kind: incident, on: 2025-07-10, what: "An old <i>version</i>"}
  - {id: i2, kind: incident, on: 2025-07-10, what: A newer version, supersedes: i1}
  - {id: i3, kind: incident, on: 2025-07-11, what: Taken back}
  - {id: w1, kind: withdrawal, of: i3, reason: It did not happen}
  - {id: room-secret, kind: note, text: ROOMSECRET, audience: room}
  - {id: mediator-secret, kind: note, text: MEDIATORSECRET about the truce, audience: mediator, issue: truce, says: {source: leak, exact: LEAKQUOTE}}
  - {id: carla-secret, kind: note, text: CARLASECRET, audience: "named:carla"}
"""


def write_case(folder: Path) -> Path:
    """The case as files."""
    for name, text in {
        "case.yaml": CASE_YAML,
        "issues.yaml": ISSUES_YAML,
        "sources/all.yaml": SOURCES_YAML,
        "record/2025.yaml": RECORD_YAML,
        "private/north.yaml": "entered: 2025-07-22\nentries:\n  - {id: north-secret, kind: note, text: NORTHSECRET, issue: truce}\n",
        "private/south.yaml": "entered: 2025-07-22\nentries:\n  - {id: south-secret, kind: note, text: SOUTHSECRET}\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_case(tmp_path / "lake")


@dataclass
class Bench:
    """A workbench without a network: its application, its keys and its clock."""

    shelf: Shelf
    keyring: Keyring
    now: list[float]
    client: Client

    def enter(self, audience: str = "mediator") -> Client:
        """A client with an open session."""
        key = self.keyring.new_link(Viewer(audience))
        answer = self.client.get(f"/enter?key={key}", headers={"sec-fetch-site": "none"})
        assert answer.status_code == 303, answer.text
        return self.client


Make = Callable[..., Bench]


@pytest.fixture
def make_bench(folder: Path) -> Make:
    def make(**options: object) -> Bench:
        now = [1000.0]
        keyring = Keyring(lambda: now[0])
        shelf = Shelf(folder, **options)  # type: ignore[arg-type]
        client = Client(create_app(shelf, keyring, Address(PORT)), f"http://127.0.0.1:{PORT}")
        return Bench(shelf, keyring, now, client)

    return make


@pytest.fixture
def bench(make_bench: Make) -> Bench:
    return make_bench()


@pytest.fixture
def client(bench: Bench) -> Client:
    """A mediator's session."""
    return bench.enter()
