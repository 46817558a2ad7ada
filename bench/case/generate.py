"""A case of any size, as a large process of many years would have it; the same seed gives the same bytes.

python bench/case/generate.py out/large --entries 50000 --files 200
"""

from __future__ import annotations

import argparse
import random
from datetime import datetime, timedelta
from pathlib import Path

PARTIES = ("north", "south", "coast", "hills")
STANCES = ("demanded", "acceptable", "negotiable", "rejected", "red-line")
VERBS = ("said", "claimed", "reported", "confirmed", "denied")
WORDS = [
    "the",
    "talks",
    "of",
    "this",
    "week",
    "on",
    "the",
    "line",
    "of",
    "contact",
    "will",
    "go",
    "on",
    "as",
    "agreed",
    "by",
    "both",
    "sides",
    "before",
    "the",
    "day",
]


def sentence(rng: random.Random, length: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(length)).capitalize()


def head(people: int) -> str:
    lines = [
        "case: large",
        "title: A long process",
        "zone: Europe/Vienna",
        "mediator: host",
        "zones:",
        "  - {zone: Europe/London, label: London}",
        "parties:",
        "  - id: host",
        "    name: Hostland",
        "    role: mediator",
    ]
    for party in PARTIES:
        lines += [f"  - id: {party}", f"    name: The {party.title()}", f"    short: {party.title()}"]
    lines.append("people:")
    for number in range(people):
        party = PARTIES[number % len(PARTIES)]
        lines += [
            f"  - id: person-{number}",
            f"    name: Person Number {number}",
            "    offices:",
            f"      - title: Delegate {number}",
            f"        party: {party}",
        ]
    return "\n".join(lines) + "\n"


def issues(number: int) -> str:
    lines = []
    for issue in range(number):
        lines += [f"- id: issue-{issue}", f"  title: Issue {issue}", "  ordered: yes", "  options:"]
        for option in range(5):
            lines += [f"    - id: option-{option}", f"      title: Option {option} of issue {issue}"]
    return "\n".join(lines) + "\n"


def sources(number: int, start: datetime) -> str:
    lines = ["sources:"]
    for source in range(number):
        day = start + timedelta(days=source)
        lines += [
            f"  - id: source-{source}",
            f"    title: Report {source}",
            "    outlet: The Gazette",
            f"    published: {day:%Y-%m-%dT08:00+01:00}",
            "    length: 9000",
        ]
    return "\n".join(lines) + "\n"


def spoken(rng: random.Random, source: int, party: str) -> dict[str, list[str]]:
    """The own lines of what is said, by kind."""
    return {
        "statement": [
            f"    by: person-{rng.randrange(400)}",
            "    mode: reported",
            f"    gist: {sentence(rng, 12)}",
            f"    issue: issue-{rng.randrange(30)}",
        ],
        "position": [
            f"    party: {party}",
            f"    issue: issue-{rng.randrange(30)}",
            f"    gist: {sentence(rng, 9)}",
            "    stance:",
            f"      option-{rng.randrange(2)}: {rng.choice(STANCES)}",
            f"      option-{2 + rng.randrange(3)}: {rng.choice(STANCES)}",
        ],
        "claim": [
            f"    that: {sentence(rng, 14)}",
            "    voices:",
            f"      - who: source-{source}",
            f"        verb: {rng.choice(VERBS)}",
            f"      - who: {party}",
            f"        verb: {rng.choice(VERBS)}",
        ],
        "note": ["    type: question", f"    text: {sentence(rng, 10)}", f"    about: {party}"],
    }


def done(rng: random.Random, number: int, party: str, other: str, owed: str) -> dict[str, list[str]]:
    """The own lines of what is done or owed, by kind."""
    seat = f"          - person: person-{PARTIES.index(party) + 4 * rng.randrange(100)}"
    return {
        "performance": [
            f"    obligation: {owed}",
            f"    by_account: {party}",
            f"    quantity: {rng.randrange(1, 40)}",
            f"    delivery: d{number}",
        ],
        "obligation": [
            f"    debtor: {party}",
            f"    creditor: {other}",
            f"    what: {sentence(rng, 8)}",
            "    quantity: 100000+",
            "    unit: tonnes",
        ],
        "incident": [
            f"    what: {sentence(rng, 11)}",
            f"    by: {party}",
            f"    quantity: {rng.randrange(9)}",
            "    unit: wounded",
        ],
        "pressure": [
            f"    by: {party}",
            f"    target: {other}",
            "    type: threat",
            f"    what: {sentence(rng, 9)}",
            "    term: P50D",
        ],
        "round": [
            f"    title: Meeting {number}",
            "    status: held",
            "    delegations:",
            f"      - party: {party}",
            "        members:",
            seat,
        ],
    }


def entry(rng: random.Random, number: int, source: int, day: datetime, known: list[str]) -> list[str]:
    """One entry of the mix of a real record: half statements, then positions, claims, performances, the rest."""
    kind = rng.choices(
        ("statement", "position", "claim", "performance", "obligation", "incident", "pressure", "round", "note"),
        (40, 20, 15, 6, 3, 8, 3, 2, 3),
    )[0]
    if kind == "performance" and not known:
        kind = "obligation"
    party, other = rng.sample(PARTIES, 2)
    on = f"{day:%Y-%m-%d}"
    lines = [f"  - id: e{number}", f"    kind: {kind}", f"    on: {on}"]
    owed = rng.choice(known) if known else ""
    lines += (spoken(rng, source, party) | done(rng, number, party, other, owed))[kind]
    start = rng.randrange(8000)
    lines += ["    says:", f"      - source: source-{source}", f"        start: {start}", f"        end: {start + 80}"]
    if kind == "obligation":
        known.append(f"e{number}")
    return lines


def generate(folder: Path, entries: int, files: int, seed: int = 1) -> None:
    """Write the case into ``folder``."""
    rng = random.Random(seed)
    (folder / "record").mkdir(parents=True, exist_ok=True)
    (folder / "sources").mkdir(exist_ok=True)
    start = datetime(2020, 1, 1)
    (folder / "case.yaml").write_text(head(400), "utf-8")
    (folder / "issues.yaml").write_text(issues(30), "utf-8")
    (folder / "sources" / "press.yaml").write_text(sources(files, start), "utf-8")
    known: list[str] = []
    for file in range(files):
        day = start + timedelta(days=file)
        lines = [f"entered: {day:%Y-%m-%dT18:00+01:00}", "entered_by: desk", "entries:"]
        for number in range(file * entries // files, (file + 1) * entries // files):
            lines += entry(rng, number, file, day, known)
        (folder / "record" / f"{day:%Y-%m-%d}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    generate(chosen.folder, chosen.entries, chosen.files, chosen.seed)
