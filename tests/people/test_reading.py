"""Lists read: every fault by row and column, nothing lost, no name said."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.diagnose import UsageError
from goodoffices.diagnose.catalogue import CODES
from goodoffices.diagnose.catalogue.lists import LISTS
from goodoffices.people import FIELDS, read_list, read_mapping
from goodoffices.people.dates import day_first, read_day
from goodoffices.people.headings import guess_columns

HEAD = "id,surname,given,patronymic,born\n"
WORDS = ("Коваль", "Микола", "Іванович", "Koval", "Кoвaль")


def listed(tmp_path: Path, text: str | bytes, name: str = "a.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_list(path)


DRAWN = {
    "E951": b"\x00\x01\x02\x03 nothing",
    "E952": "Коваль,Микола,1990\n",
    "W953": HEAD + "1,Коваль,Микола,,\n1,Мороз,Іван,,\n",
    "W954": HEAD + "1,Коваль,Микола,,навесні\n",
    "W955": HEAD + "1,Коваль,Микола,,05/06/1990\n",
    "W956": HEAD + "1,Коваль,Микола,,32999\n",
    "W957": HEAD + "1,Кoвaль,Микола,,\n",
    "W958": HEAD + "1,Микола,Коваль,Іванович,\n",
    "W959": HEAD + "1,=HYPERLINK(0),Микола,,\n",
    "W970": (HEAD + "1,Коваленко,Микола,Іванович,1990\n" * 3).encode("cp1251"),
    "W971": HEAD + "1,,,,1990\n",
    "W972": HEAD + "1,Коваль,Микола,Іванович,1990,пораненi,ще\n",
    "W978": '{"schema": "Person", "properties": {}}\n'
    '{"schema": "Person", "id": "1", "properties": {"name": ["Коваль", "Koval"]}}\n',
    "W979": '{"schema": "Person", "id": "1", "properties": {"name": ["Коваль"]}}\nКоваль\n',
}


@pytest.mark.parametrize("code", DRAWN)
def test_a_list_draws_its_code(code: str, tmp_path: Path) -> None:
    people, report = listed(tmp_path, DRAWN[code])
    found = [d for d in report if d.code == code]
    assert found and found[0].help and found[0].place.path == "a.csv"
    if code not in ("E951", "E952", "W970"):
        assert found[0].place.line >= 2 and found[0].place.column >= 1
        assert people.rows
    for diagnostic in report:
        assert not any(word in str(diagnostic.to_json()) for word in WORDS)


def test_none_is_forgotten() -> None:
    # Those of judgements are drawn beside them, in test_judgement.py.
    of_judgements = {"W973", "W974", "W975", "W976", "E977"}
    assert {code for code in CODES if code in {c.code for c in LISTS}} == DRAWN.keys() | of_judgements


def test_rows_are_kept_under_other_ids(tmp_path: Path) -> None:
    people, _ = listed(tmp_path, HEAD + "1,A,B,,\n1,C,D,,\n1,E,F,,\n1~2,G,H,,\n")
    assert [row.id for row in people.rows] == ["1", "1~2", "1~3", "1~2~2"]
    assert [row.surname for row in people.rows] == ["A", "C", "E", "G"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = "Прізвище;Ім'я;По батькові;Дата народження\n" + "Ковальчук;Микола;Іванович;07.05.1990\n" * 4
    people, _ = listed(tmp_path, text.encode(encoding))
    assert people.rows[0].surname == "Ковальчук"
    assert people.rows[0].born == "1990-05-07"
    assert people.rows[0].id == "2"


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Список"])
    sheet.append(["№", "ПІБ", "Дата народження", "Звання"])
    sheet.append([1, "Коваль Микола Іванович", date(1990, 5, 7), "солдат"])
    sheet.append([2, "Мороз Іван", 32999, '="a"&"b"'])
    book.save(tmp_path / "b.xlsx")
    people, report = read_list(tmp_path / "b.xlsx")
    assert [(r.id, r.full_name, r.born) for r in people.rows] == [
        ("1", "Коваль Микола Іванович", "1990-05-07"),
        ("2", "Мороз Іван", "1990-05-06"),
    ]
    assert {d.code for d in report} == {"W956", "W959"}


def test_parquet(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(
        pyarrow.table({"surname": ["Koval", None], "given": ["Ivan", "Petro"], "born": [date(1990, 5, 7), None]}),
        tmp_path / "c.parquet",
    )
    people, report = read_list(tmp_path / "c.parquet")
    assert people.rows[0].born == "1990-05-07" and people.rows[1].surname == ""
    assert report.clean


def test_a_workbook_that_swells_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    people, report = listed(tmp_path, packed.getvalue(), "bomb.xlsx")
    assert not people.rows and [d.code for d in report] == ["E951"]


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    _, report = listed(tmp_path, b"PK\x03\x04 and nothing more", "d.xlsx")
    assert [d.code for d in report] == ["E951"]


def test_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("A;B;C\nKoval;Ivan;1990-05-07\n", encoding="utf-8")
    mapping = tmp_path / "columns.yaml"
    mapping.write_text("surname: A\ngiven: B\nborn: C\n", encoding="utf-8")
    people, report = read_list(path, mapping=read_mapping(mapping))
    assert (people.rows[0].surname, people.rows[0].given, people.rows[0].born) == ("Koval", "Ivan", "1990-05-07")
    assert report.clean
    with pytest.raises(UsageError, match="no column"):
        read_list(path, mapping={"surname": "D"})


@pytest.mark.parametrize("text", ["[1, 2]", "surname: [A]", "colour: A", "{", "a: &x [*x]"])
def test_what_is_no_mapping_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        read_mapping(tmp_path / "m.yaml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_list(tmp_path / "none.csv")


def test_headings_in_several_languages() -> None:
    assert guess_columns(["Soyadı", "Adı", "Doğum tarihi"]) == {"surname": 0, "given": 1, "born": 2}
    assert guess_columns(["Nom", "Prénom", "Date de naissance"]) == {"surname": 0, "given": 1, "born": 2}
    assert guess_columns(["ФИО", "Дата рождения", "В/Ч"]) == {"full_name": 0, "born": 1, "unit": 2}
    assert set(guess_columns(FIELDS)) == set(FIELDS)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2050, 1, 1)))
def test_dates_in_every_writing(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day.isoformat()}T00:00:00"):
        assert read_day(text, True)[0] == day.isoformat()
    assert read_day(f"{day:%m/%d/%Y}", False)[0] == day.isoformat()
    if day.day > 12:
        assert day_first([f"{day:%m/%d/%Y}"]) is False


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=15))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found, _ = read_day(text)
    assert found == "" or len(found) in (4, 10)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_bytes(data)
    read_list(path)


def workbook(rows: list[list[str]], path: Path, far: tuple[int, int] | None = None) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if far:
        book.active.cell(*far, "x")
    book.save(path)


def test_a_cell_far_away_is_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook([["id", "surname", "given", "born"], ["1", "Мороз", "Іван", ""]], path, far=(1_048_576, 16_384))
    people, report = read_list(path)
    assert len(people.rows) == 2
    assert [d.place.line for d in report if d.code == "W971"] == [1_048_576]


def test_a_workbook_that_understates_its_size_is_read_whole(tmp_path: Path) -> None:
    path, lying = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    workbook([["id", "surname", "given"], *([f"{n}", "Мороз", "Іван"] for n in range(9))], path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(lying, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:C10"', b'<dimension ref="A1:B2"'))
    people, _ = read_list(lying)
    assert [row.given for row in people.rows] == ["Іван"] * 9


def test_a_parquet_table_of_one_long_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.people.tabular._SWOLLEN", 1_000_000)
    path = tmp_path / "a.parquet"
    texts = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 5000, pyarrow.int32()), ["Мороз" * 100])
    pyarrow.parquet.write_table(pyarrow.table({"surname": texts}), path)
    people, report = read_list(path)
    assert not people.rows and [d.code for d in report] == ["E951"]


@pytest.mark.parametrize("place", range(4, 400, 11))
def test_a_damaged_parquet_table_is_read_or_refused(place: int, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"surname": ["Мороз"], "given": ["Іван"]}), path)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 255
    path.write_bytes(data)
    people, report = read_list(path)
    assert people.rows or [d.code for d in report if d.code in ("E951", "E952")]


def test_what_has_no_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.people.opening._LARGEST", 1_000_000)
    _, report = read_list(Path("/dev/zero"))
    assert [d.code for d in report] == ["E951"]
