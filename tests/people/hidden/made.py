"""Small lists for the tests of hidden reconciliation."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from goodoffices.people import PersonList, PersonRecord

KEY = bytes(range(32))


def person(
    id: str, surname: str = "", given: str = "", patronymic: str = "", born: str = "", number: str = ""
) -> PersonRecord:
    return PersonRecord(id, surname=surname, given=given, patronymic=patronymic, born=born, number=number)


NORDA = PersonList(
    "norda",
    (
        person("A1", "Коваленко", "Микола", "Іванович", "1990-05-07"),
        person("A2", "Гнатишин", "Андрій", "Петрович", "1985-01-30"),
        person("A3", "Ткачук", "Іван", "Юрійович", "1970-11-02"),
        person("A4", "Дорошівський", "Олексій", "Павлович", "1979-03-21"),
        person("A5", "Мороз", "Іван", "Олегович", "1991-09-09", "AB-12345"),
    ),
)
SUDA = PersonList(
    "suda",
    (
        person("B1", "Kovalenko", "Nikolai", "Ivanovich", "1990-07-05"),
        person("B2", "Гнатишин", "Сергей", "Петрович", "1985-01-30"),
        person("B3", "Дорошивскй", "Алексей", "", "1979-03-21"),
        person("B4", "Дорошивский", "Алексей", "Павлович", ""),
        person("B5", "Иной", "Олег", "", "1960", "АВ 12345"),
    ),
)

SURNAMES = ("Коваль", "Коваленко", "Мороз", "Ткачук", "Шевченко", "Дзюба", "Лисенко", "Бондар")
GIVEN = ("Микола", "Андрій", "Іван", "Олексій", "Сергій")
DAYS = st.dates(min_value=date(1960, 1, 1), max_value=date(2004, 12, 31))
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(SURNAMES), st.sampled_from(GIVEN), st.sampled_from(("", "Іванович", "Петрович")),
        st.one_of(st.just(""), DAYS.map(str), st.sampled_from(("1970", "1990"))),
    ),
    min_size=1, max_size=12,
).map(lambda rows: PersonList("drawn", tuple(person(str(n), *row) for n, row in enumerate(rows))))  # fmt: skip
