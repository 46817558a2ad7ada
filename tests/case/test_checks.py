"""What a desk officer would query: each doubt in the case that raises it, and not in the one beside it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.diagnose.base import BASE, GAZETTE, NOW, write_case

from goodoffices.case import check_case

SAYS = "says: {source: gazette, at: page 1}"
ENTERED = "entered: 2024-03-12"


def entry(kind: str, id: str, *fields: str, says: str = SAYS) -> str:
    lines = [
        f"- id: {id}",
        f"  kind: {kind}",
        *(
            f"  {field}"
            for field in (
                *fields,
                *filter(None, (says, ENTERED if not any(f.startswith("entered") for f in fields) else "")),
            )
        ),
    ]
    return "\n".join(lines) + "\n"


def owed(*fields: str) -> str:
    return entry("obligation", "owed", "debtor: norda", "creditor: suda", "what: release", *fields)


def done(id: str, account: str, *fields: str) -> str:
    return entry("performance", id, "obligation: owed", f"by_account: {account}", *fields)


def round(id: str, *fields: str, on: str = "2024-03-01", status: str = "held") -> str:
    return entry("round", id, f"title: {id}", f"status: {status}", f"on: {on}", *fields)


def seat(*members: str) -> list[str]:
    return [
        "delegations:",
        *(
            f"  - {{party: {party}, members: [{{person: {person}}}]}}"
            for party, person in (m.split("/") for m in members)
        ),
    ]


HELD = "quantity: 100"
CASES: dict[str, tuple[str, list[str]]] = {
    "W602 entered as held before it was": (round("r", on="2024-03-13"), ["W602"]),
    "W602 not on the day itself": (round("r", on="2024-03-12"), []),
    "W602 not for a planned round": (round("r", on="2024-05-01", status="planned"), []),
    "W603 past due": (owed("due: 2024-05-31"), ["W603"]),
    "W603 not before the day is over": (owed("due: 2024-06-01"), []),
    "W603 not where something was done": (owed("due: 2024-03-31") + done("p", "suda", "scale: 0"), []),
    "W603 not for a withdrawn obligation": (owed("due: 2024-03-31") + "- {id: w, kind: withdrawal, of: owed, reason: a slip, entered: 2024-03-13}\n", []),
    "W604 one person on two sides": (round("r", *seat("norda/ana-brandt", "suda/ana-brandt")), ["W604", "W609"]),
    "W604 not on one side twice": (round("r", *seat("norda/ana-brandt", "norda/ana-brandt")), []),
    "W605 one delivery, two counts": (owed(HELD) + done("p", "norda", "quantity: 60", "delivery: bus") + done("q", "suda", "quantity: 58", "delivery: bus"), ["W605"]),
    "W605 not for two deliveries": (owed(HELD) + done("p", "norda", "quantity: 60", "delivery: bus") + done("q", "suda", "quantity: 58", "delivery: train"), []),
    "W605 not where a claim is about it": (
        owed(HELD) + done("p", "norda", "quantity: 60", "delivery: bus") + done("q", "suda", "quantity: 58", "delivery: bus")
        + entry("claim", "c", "that: two died on the way", "voices: {who: suda}", "about: [p]"),
        [],
    ),
    "W605 a total that is not the sum": (owed(HELD) + done("p", "norda", "quantity: 60", "on: 2024-03-02") + done("q", "norda", "quantity: 10", "total: 75", "on: 2024-03-03"), ["W605"]),
    "W605 not a total that is the sum": (owed(HELD) + done("p", "norda", "quantity: 60", "on: 2024-03-02") + done("q", "norda", "quantity: 10", "total: 70", "on: 2024-03-03"), []),
    "W605 not a total that is about so much": (owed(HELD) + done("p", "norda", "quantity: 60") + done("q", "norda", "total: ~75"), []),
    "W606 a claim of nobody": (entry("claim", "c", "that: it is so"), ["W606"]),
    "W606 not with a source as its voice": (entry("claim", "c", "that: it is so", "voices: {who: gazette}"), []),
    "W607 a statement without a source": (entry("statement", "s", "by: norda", "gist: so", says=""), ["W607"]),
    "W607 not for one derived from another": (entry("statement", "s", "by: norda", "gist: so", "rests_on: first", says=""), []),
    "W608 an offer without a source": (entry("offer", "o", "by: norda", "what: a pause", says=""), ["W608"]),
    "W608 not for a confided position": (entry("position", "p", "party: norda", "issue: ceasefire", "stance: {ceasefire-14d: red-line}", "basis: confided", says=""), []),
    "W608 not for a note": (entry("note", "n", "text: x", says=""), []),
    "W609 an office held by then no more": (round("r", *seat("suda/noor-said")), ["W609"]),
    "W609 not for one's own side": (round("r", *seat("suda/ivo-maric")), []),
    "E211 an office one does not have": (round("r", "delegations: {party: norda, members: {person: ana-brandt, office: king}}"), ["E211"]),
    "W612 more than was owed": (owed(HELD) + done("p", "norda", "quantity: 60") + done("q", "norda", "quantity: 60"), ["W612"]),
    "W612 not by two accounts": (owed(HELD) + done("p", "norda", "quantity: 60", "delivery: a") + done("q", "suda", "quantity: 60", "delivery: a"), []),
    "W612 not where at least so many are owed": (owed("quantity: 100+") + done("p", "norda", "quantity: 160"), []),
    "W612 not in another unit": (owed(HELD, "unit: prisoners") + done("p", "norda", "quantity: 160", "unit: bodies"), []),
    "W615 older than its source": (entry("incident", "i", "what: fire", "entered: 2024-03-10"), ["W615"]),
    "W615 not on the day of the source": (entry("incident", "i", "what: fire", "entered: 2024-03-12"), []),
    "W619 two rounds of one number": (round("r", "number: 1"), ["W619"]),
    "W619 not where one supersedes the other": (round("r", "number: 1", "supersedes: first"), []),
    "W411 no date of entry": ("- {id: n, kind: note, text: x}\n", ["W411"]),
    "E501 a span backwards": (entry("incident", "i", "what: x", says="says: {source: gazette, start: 5, end: 5}"), ["E501"]),
    "E502 a span beyond the text": (entry("incident", "i", "what: x", says="says: {source: gazette, start: 0, end: 999}"), ["E502"]),
    "E505 words that stand elsewhere": (entry("incident", "i", "what: x", says="says: {source: gazette, start: 1, end: 5, exact: hall}"), ["E505"]),
    "E505 words that stand nowhere": (entry("incident", "i", "what: x", says="says: {source: gazette, exact: the palace}"), ["E505"]),
    "E505 a prefix that does not precede": (entry("incident", "i", "what: x", says="says: {source: gazette, start: 4, end: 8, prefix: 'A '}"), ["E505"]),
    "a span that is all right": (entry("incident", "i", "what: x", says="says: {source: gazette, start: 4, end: 8, exact: hall, prefix: 'The ', suffix: ' suits', first: ha, last: ll}"), []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_a_doubt_and_its_neighbour(text: str, wanted: list[str], tmp_path: Path) -> None:
    report = check_case(write_case(tmp_path, {"record/x.yaml": text}), now=NOW)
    assert [d.code for d in report] == wanted
    for diagnostic in report:
        assert diagnostic.place.path == "record/x.yaml" and diagnostic.place.line
        assert diagnostic.excerpt and diagnostic.help


def test_a_doubt_points_at_the_value_itself(tmp_path: Path) -> None:
    text = round(
        "r",
        "delegations:",
        "  - party: suda",
        "    members:",
        "      - {person: ivo-maric}",
        "      - {person: noor-said, role: expert}",
    )
    (found,) = check_case(write_case(tmp_path, {"record/x.yaml": text}), now=NOW)
    assert (found.code, found.place.line, found.excerpt[found.place.column - 1 :][: found.place.width]) == (
        "W609",
        10,
        "noor-said",
    )


def test_spans_are_held_against_texts_that_are_known_by_their_fingerprint(tmp_path: Path) -> None:
    text = "A story. \U0001f54a It ends."
    source = f"- {{id: story, title: Story, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}\n"
    good = entry("incident", "i", "what: x", says="says: {source: story, start: 11, end: 13, exact: It}")
    folder = write_case(tmp_path / "case", {"sources/s.yaml": source, "record/x.yaml": good})
    (tmp_path / "texts" / "deep").mkdir(parents=True)
    (tmp_path / "texts" / "deep" / "any name").write_bytes(text.encode())
    assert len(check_case(folder, texts=tmp_path / "texts", now=NOW)) == 0
    bad = good.replace("exact: It", "exact: He")
    (folder / "record/x.yaml").write_text(bad)
    assert len(check_case(folder, now=NOW)) == 0
    assert [d.code for d in check_case(folder, texts=tmp_path / "texts", now=NOW)] == ["E505"]


def test_a_text_in_the_folder_must_be_the_one_received(tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"texts/gazette.txt": GAZETTE + "."})
    assert [(d.code, d.place.path) for d in check_case(folder, now=NOW)] == [("E504", "sources/papers.yaml")]


def test_the_present_decides_what_is_past_due(tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"record/x.yaml": owed("due: 2030-01-01")})
    assert len(check_case(folder, now=datetime(2029, 12, 31, tzinfo=UTC))) == 0
    assert [d.code for d in check_case(folder, now=datetime(2030, 1, 3, tzinfo=UTC))] == ["W603"]


NAMES = {
    "ids of options twice": ("issues.yaml", BASE["issues.yaml"] + "    - {id: ceasefire-14d, title: again}\n", ["E206"]),
    "ids of offices twice": ("case.yaml", BASE["case.yaml"].replace("party: norda}]", "party: norda}, {id: minister, title: other, party: norda}]"), ["E206"]),
    "a status quo that is no option": ("issues.yaml", BASE["issues.yaml"] + "  status_quo: war\n", ["E204"]),
    "an option of another issue": ("issues.yaml", BASE["issues.yaml"].replace("title: sixty days", "title: x, requires: other/one"), ["E204"]),
    "a mediator who is not there": ("case.yaml", BASE["case.yaml"].replace("mediator: lakeland", "mediator: nobody"), ["E205"]),
    "one person twice": ("case.yaml", BASE["case.yaml"].replace("name: Ivo Maric", "name: ANA BRANDT"), ["W620"]),
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "wanted"), NAMES.values(), ids=NAMES)
def test_names_in_the_lasting_things(path: str, text: str, wanted: list[str], tmp_path: Path) -> None:
    report = check_case(write_case(tmp_path, {path: text}), now=NOW)
    assert [d.code for d in report] == wanted
    assert report.diagnostics[0].place.path == path


def test_a_part_may_name_what_is_for_the_same_few(tmp_path: Path) -> None:
    """A member of a delegation whom only the mediator knows, an option that is not yet on the table."""
    head = BASE["case.yaml"].replace(
        "people:\n",
        "people:\n  - {id: shadow, name: Shadow, audience: mediator, offices: [{title: x, party: norda}]}\n",
    )
    text = round(
        "r",
        "delegations:",
        "  - party: norda",
        "    members:",
        "      - {person: ana-brandt}",
        "      - {person: shadow, audience: mediator}",
    )
    folder = write_case(tmp_path, {"case.yaml": head, "record/x.yaml": text})
    assert len(check_case(folder, now=NOW)) == 0
    (folder / "record/x.yaml").write_text(text.replace(", audience: mediator", ""))
    assert [d.code for d in check_case(folder, now=NOW)] == ["E302"]


def test_an_audience_that_names_nobody_is_the_fault_of_its_own_entry(tmp_path: Path) -> None:
    from goodoffices.case import load_case

    text = "- {id: one, kind: note, text: x, entered: 2024-03-12}\n- {id: two, kind: note, text: y, audience: 'party:nordda', entered: 2024-03-12}\n"
    folder = write_case(tmp_path, {"record/x.yaml": text})
    (found,) = check_case(folder, now=NOW)
    assert (found.code, found.place.line) == ("E205", 2)
    assert [e.id for e in load_case(folder, "public")[0].record] == ["first", "one"]


def test_a_narrower_audience_in_a_private_file_is_no_fault(tmp_path: Path) -> None:
    line = "- {{id: n, kind: note, text: x, entered: 2024-03-12, audience: '{}'}}\n"
    for audience, wanted in (
        ("named:ana-brandt", []),
        ("party:norda", []),
        ("mediator", []),
        ("room", ["W303"]),
        ("public", ["W303"]),
    ):
        folder = write_case(tmp_path / audience.replace(":", "-"), {"private/norda.yaml": line.format(audience)})
        assert [d.code for d in check_case(folder, now=NOW)] == wanted
