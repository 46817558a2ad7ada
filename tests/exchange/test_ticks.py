"""Filled sheets: read as they were meant, or refused with the row, and never quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.brief.handover import render_handover_workbook
from goodoffices.exchange import Manifest
from goodoffices.exchange.files import Ticked, read_presence, read_ticks

MANIFEST = Manifest(
    "june", "first", "", 1, "", (), (("=n3", "norda"), ("n1", "norda"), ("n2", "norda"), ("s1", "suda"))
)
WHOLE = (
    "id,side,tick,replaced by\nn1,norda,Came,\nn2,norda,replaced,n9\n'=n3,norda,Not who was named,\ns1,suda,refused,\n"
)


def sheet(folder: Path, text: str) -> Path:
    path = folder / "ticks.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_csv_as_it_is_filled(tmp_path: Path) -> None:
    ticked, faults = read_ticks(sheet(tmp_path, WHOLE + "s8,suda,,\n"), MANIFEST)
    assert faults == ()
    assert ticked.ticks == {"n1": "came", "n2": "replaced", "=n3": "someone-else", "s1": "refused"}
    assert ticked.unnamed == {"n9": "norda", "s8": "suda"} and ticked.replaces == {"n9": "n2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE.replace("Came", "Petrenko"), 'row 2, column "tick": this is no tick'),
        (WHOLE.replace("Came", ""), 'row 2, column "tick": nothing is ticked'),
        (WHOLE.replace("n1,norda,Came,\n", ""), "1 of those who are named are not ticked"),
        (WHOLE + "n1,norda,came,\n", 'row 6, column "id": the person stands on the sheet twice'),
        (WHOLE.replace("replaced,n9", "replaced,"), 'row 3, column "replaced by"'),
        (WHOLE.replace("refused,", "refused,n8"), 'row 5, column "replaced by"'),
        (WHOLE.replace("replaced,n9", "replaced,s1"), "he is named, or replaced another"),
        (WHOLE + "n7,norda,refused,\n", 'row 6, column "tick": who is not named can only have come'),
        (WHOLE + "n7,Petrenko,came,\n", 'row 6, column "side"'),
        (WHOLE + ",norda,came,\n", 'row 6, column "id": it is empty'),
        ("sha256 " + "0" * 64 + "\n" + WHOLE, "another manifest or version"),
        ("name\nPetrenko\n", "no row with the headings"),
    ],
)
def test_a_fault_names_its_row_and_quotes_nothing(tmp_path: Path, text: str, said: str) -> None:
    ticked, faults = read_ticks(sheet(tmp_path, text), MANIFEST)
    assert ticked == Ticked() and any(said in fault.message for fault in faults), [f.message for f in faults]
    assert {fault.code for fault in faults} <= {"E721", "E724"}
    assert not any("Petrenko" in fault.message + fault.help for fault in faults)


def test_a_workbook_is_read_as_it_was_printed(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "ticks.xlsx"
    path.write_bytes(render_handover_workbook(MANIFEST, {}, "ticks"))
    _, faults = read_ticks(path, MANIFEST)
    assert [f.message.split(": ")[-1] for f in faults] == ["nothing is ticked"] * 4
    book = openpyxl.load_workbook(path)
    for row, tick in zip(range(6, 10), ("came", "dead", "absent", "came"), strict=True):
        book.active.cell(row, 3).value = tick
    book.active["A10"], book.active["B10"] = "n9", "norda"
    book.save(path)
    ticked, faults = read_ticks(path, MANIFEST)
    assert faults == () and ticked.ticks == {"=n3": "came", "n1": "dead", "n2": "absent", "s1": "came"}
    assert ticked.unnamed == {"n9": "norda"}
    _, faults = read_ticks(path, MANIFEST.followed_by(MANIFEST.people))
    assert "another manifest or version" in faults[0].message
    book = openpyxl.load_workbook(path)
    book.active["C6"] = "=1+1"
    book.save(path)
    _, faults = read_ticks(path, MANIFEST)
    assert any("formula" in fault.message for fault in faults)


def test_lists_of_those_who_boarded(tmp_path: Path) -> None:
    ticked, _ = read_ticks(sheet(tmp_path, WHOLE), MANIFEST)
    path = tmp_path / "boarded.csv"
    path.write_text("id\nn1\nn9\n")
    assert read_presence(path, MANIFEST, ticked, "boarded") == (frozenset({"n1", "n9"}), ())
    path.write_text("id,boarded\nn1,x\nn9,\ns1,no\n")
    assert read_presence(path, MANIFEST, ticked, "boarded") == (frozenset({"n1"}), ())
    path.write_text("id,boarded\ns1,yes\nn1,Petrenko\nn1,no\n,yes\nn1,\n")
    _, faults = read_presence(path, MANIFEST, ticked, "boarded")
    assert [fault.place.line for fault in faults] == [2, 3, 5, 6]
    assert "boarded without having come" in faults[0].message
    assert not any("Petrenko" in fault.message for fault in faults)
