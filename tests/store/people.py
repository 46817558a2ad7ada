"""Invented people for stores."""

from __future__ import annotations

from goodoffices.people import PersonList, PersonRecord

ROWS = (
    PersonRecord("ВГ-481516", surname="Коваленко", given="Микола", patronymic="Іванович", born="1990-05-07", unit="93 бригада", number="АА-230142", category="wounded", mother="Зозуля", line=2),
    PersonRecord("ВГ-481517", surname="Гнатишин", given="Андрій", patronymic="Петрович", born="1985-01-30", birth_place="Бучач", line=3),
    PersonRecord("ВГ-481518", full_name="Дорошівський Олексій Павлович", born="1979-03-21", rank="сержант", line=4),
)  # fmt: skip

NAMES = tuple(
    text
    for row in ROWS
    for text in (row.id, row.surname, row.given, row.patronymic, row.born, row.unit, row.number, row.birth_place, row.mother, *row.full_name.split())
    if len(text) > 3
)  # fmt: skip
"""Every text of theirs that must be nowhere in the clear."""


def people(*rows: PersonRecord, id: str = "side-a") -> PersonList:
    return PersonList(id, rows or ROWS)
