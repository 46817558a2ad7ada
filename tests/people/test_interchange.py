"""Lists in the formats of other systems: PFIF and FollowTheMoney."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.people import PersonRecord, read_list
from goodoffices.people.follow_the_money import sheet_of_entities
from goodoffices.people.pfif import PfifNote, notes_of_pfif, sheet_of_pfif

PFIF = """<?xml version="1.0" encoding="UTF-8"?>
<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4">
  <pfif:person>
    <pfif:person_record_id>example.org/p.1</pfif:person_record_id>
    <pfif:full_name>Микола Коваль
Mykola Koval</pfif:full_name>
    <pfif:given_name>Микола</pfif:given_name>
    <pfif:family_name>Коваль</pfif:family_name>
    <pfif:sex>male</pfif:sex>
    <pfif:date_of_birth>1990-05-07</pfif:date_of_birth>
    <pfif:note>
      <pfif:note_record_id>example.org/n.1</pfif:note_record_id>
      <pfif:author_name>a cellmate</pfif:author_name>
      <pfif:source_date>2025-03-01T10:00:00Z</pfif:source_date>
      <pfif:status>believed_alive</pfif:status>
      <pfif:last_known_location>Stara Kolonia</pfif:last_known_location>
      <pfif:text>He was well &amp; spoke.</pfif:text>
    </pfif:note>
  </pfif:person>
  <pfif:person>
    <pfif:person_record_id>example.org/p.2</pfif:person_record_id>
    <pfif:full_name>Іван Мороз</pfif:full_name>
    <pfif:date_of_birth>1988-02</pfif:date_of_birth>
  </pfif:person>
  <pfif:note>
    <pfif:person_record_id>example.org/p.2</pfif:person_record_id>
    <pfif:linked_person_record_id>example.org/p.9</pfif:linked_person_record_id>
    <pfif:status>information_sought</pfif:status>
  </pfif:note>
</pfif:pfif>
"""
PEOPLE = [
    {"id": "f1", "schema": "Person", "properties": {
        "name": ["Микола Коваль", "Mykola Koval"], "firstName": ["Микола"], "lastName": ["Коваль"], "fatherName": ["Іванович"],
        "birthDate": ["1990-05-07"], "gender": ["male"], "idNumber": ["АБ 123456"], "birthPlace": ["Суми"]}},
    {"id": "c1", "schema": "Company", "properties": {"name": ["Kovalbud"]}},
    {"id": "f2", "schema": "Person", "properties": {"name": ["Ivan Moroz"], "birthDate": ["1988"], "citizenship": ["ua"]}},
]  # fmt: skip


def test_pfif_people_are_rows_and_notes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "found.xml"
    path.write_text(PFIF, encoding="utf-8")
    people, report = read_list(path)
    assert people.rows == (
        PersonRecord(
            "example.org/p.1", "Микола Коваль", "Коваль", "Микола", sex="m", born="1990-05-07", line=3,
        ),
        PersonRecord("example.org/p.2", "Іван Мороз", born="1988", line=20),
    )  # fmt: skip
    assert [(d.code, d.place.line, d.message) for d in report] == [("W978", 3, "full_name: 2 values")]
    notes = notes_of_pfif(PFIF.encode())
    assert [(n.person, n.linked, n.claim, n.author, n.on, n.place, n.line) for n in notes] == [
        ("example.org/p.1", "", "seen", "a cellmate", "2025-03-01T10:00:00Z", "Stara Kolonia", 11),
        ("example.org/p.2", "example.org/p.9", "", "", "", "", 25),
    ]
    assert notes[0].text == "He was well & spoke." and "well" not in repr(notes[0])
    assert PfifNote("p", status="believed_missing").claim == "missing"


def test_an_earlier_pfif_has_first_and_last_names() -> None:
    old = PFIF.replace("1.4", "1.2").replace("given_name", "first_name").replace("family_name", "last_name")
    assert sheet_of_pfif(old.encode(), "old.xml").rows == sheet_of_pfif(PFIF.encode(), "old.xml").rows


@pytest.mark.parametrize("wrap", [list, lambda e: {"entities": e}, lambda e: {"results": e}, "lines"])
def test_entities_are_rows_in_every_wrapping(wrap, tmp_path: Path) -> None:
    path = tmp_path / "people.ftm.json"
    lines = wrap == "lines"
    text = "\n".join(json.dumps(e, ensure_ascii=False) for e in PEOPLE) if lines else json.dumps(wrap(PEOPLE))
    path.write_text(text, encoding="utf-8")
    people, report = read_list(path)
    assert people.rows == (
        PersonRecord(
            "f1", "Микола Коваль", "Коваль", "Микола", "Іванович", "m", "1990-05-07", "Суми", number="АБ 123456", line=1
        ),
        PersonRecord("f2", "Ivan Moroz", born="1988", power="ua", line=3),
    )
    assert [(d.code, d.message) for d in report] == [("W978", "full_name: 2 values")]


def test_one_entity_alone_is_a_list_of_one() -> None:
    assert len(sheet_of_entities(json.dumps(PEOPLE[0]).encode(), "a").rows) == 2


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (PFIF.replace("</pfif:person>", "", 1).encode(), "E951", 30),
        (PFIF.replace("?>", "?><!DOCTYPE x [<!ENTITY a 'aaaa'>]>", 1).encode(), "E951", 1),
        ((json.dumps(PEOPLE[0]) + "\n{broken\n" + json.dumps(PEOPLE[2])).encode(), "W979", 2),
        (json.dumps([PEOPLE[0], 7]).encode(), "W979", 2),
        (json.dumps([PEOPLE[0] | {"properties": []}]).encode(), "W979", 1),
        (b'{"schema": "Person", "properties": {}}\n\xff\xfe', "E951", 2),
    ],
)
def test_what_cannot_be_read_is_said_by_its_place_and_without_names(data, code, line, tmp_path: Path) -> None:
    path = tmp_path / "list.x"
    path.write_bytes(data)
    _, report = read_list(path)
    found = next(d for d in report if d.code == code)
    assert found.place.line == line and found.help
    assert not any(word in str(d.to_json()) for d in report for word in ("Коваль", "Koval", "Мороз"))


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_give_a_sheet(data: bytes, wrapped: bool) -> None:
    xml = PFIF.encode()[:200] + data if wrapped else data
    for sheet in (sheet_of_pfif(xml, "a"), sheet_of_entities(b'[{"schema":"Person","properties":' + data, "a")):
        assert sheet.rows or sheet.diagnostics
    notes_of_pfif(xml)
