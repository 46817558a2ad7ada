"""Every code has a page, every page an example that draws the code, and nothing is said of a code that nobody draws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.diagnose.base import NOW, write_case

from goodoffices.case import check_case
from goodoffices.case.audience import DESK
from goodoffices.conflict import read_case_conflicts
from goodoffices.diagnose import Report
from goodoffices.diagnose.catalogue import CODES, Code, index, page

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "goodoffices"
SHOWN = [code for code in CODES.values() if code.wrong]
NOT_SHOWN = {
    # A byte, a link, a moment, a name: see tests/text/test_source.py, tests/case/test_bad_input.py and tests/case/test_sealed.py.
    *(
        "E101",
        "W102",
        "W104",
        "E108",
        "E109",
        "E110",
        "E111",
        "E112",
        "E113",
        "E114",
        "E115",
        "W117",
        "N304",
        "N306",
        "N507",
    ),
    # Files of bargaining domains, which are no part of a case: see tests/bargain/test_format_faults.py.
    *(code for code in CODES if code[1] == "7"),
    # Documents that are read, which are no part of a case either: see tests/read/document/test_codes.py.
    *(code for code in CODES if code[1] == "9"),
}


def checked(folder: Path) -> Report:
    """All that is said of a case: of its entries, and of its conflicts."""
    _, conflicts = read_case_conflicts(folder, DESK)
    return Report.of([*check_case(folder, now=NOW), *conflicts])


def codes_in_source() -> set[str]:
    files = (path for path in SOURCE.rglob("*.py") if "catalogue" not in path.parts)
    return {found for path in files for found in re.findall(r"""["']([EWN]\d{3})["']""", path.read_text("utf-8"))}


def test_every_code_that_is_drawn_has_a_page_and_every_page_a_code() -> None:
    assert codes_in_source() == set(CODES)


def test_a_number_is_used_once_and_the_order_is_theirs() -> None:
    numbers = [int(code[1:]) for code in CODES]
    assert numbers == sorted(set(numbers))


def test_those_without_an_example_are_known() -> None:
    assert {code.code for code in CODES.values() if not code.wrong} == NOT_SHOWN


@pytest.mark.parametrize("code", CODES.values(), ids=lambda c: c.code)
def test_a_page_is_whole(code: Code) -> None:
    text = page(code)
    assert text.startswith(f"# {code.code}: {code.title}\n")
    assert f"*{code.level.capitalize()}: " in text
    assert not code.title.endswith(".")
    assert code.title[0].islower()
    assert code.cause.endswith(".") and code.repair.endswith(".")
    assert set(code.see) <= CODES.keys() - {code.code}
    assert text.endswith("\n") and not text.endswith("\n\n")


@pytest.mark.parametrize("code", SHOWN, ids=lambda c: c.code)
def test_the_wrong_example_draws_its_code_and_no_other_error(code: Code, tmp_path: Path) -> None:
    report = checked(write_case(tmp_path, {code.file: code.wrong}))
    drawn = [d for d in report if d.code == code.code]
    assert drawn, [str(d) for d in report]
    assert {d.place.path for d in drawn} == {code.file}
    assert {d.code for d in report.errors} <= {code.code}
    for diagnostic in drawn:
        lines = code.wrong.split("\n")
        if diagnostic.place.line:
            assert 1 <= diagnostic.place.column <= len(lines[diagnostic.place.line - 1]) + 1
            assert diagnostic.excerpt == lines[diagnostic.place.line - 1]


@pytest.mark.parametrize("code", [c for c in SHOWN if c.right], ids=lambda c: c.code)
def test_the_right_example_is_clean(code: Code, tmp_path: Path) -> None:
    report = checked(write_case(tmp_path, {code.file: code.right}))
    assert code.code not in {d.code for d in report}
    assert report.errors == ()


def test_the_base_case_is_clean(tmp_path: Path) -> None:
    report = check_case(write_case(tmp_path), now=NOW)
    assert report.clean, [str(d) for d in report]
    assert len(report) == 0


def test_the_pages_that_are_committed_are_the_present_ones() -> None:
    folder = ROOT / "docs" / "codes"
    wanted = {f"{code.code}.md": page(code) for code in CODES.values()} | {"README.md": index(CODES.values())}
    there = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert sorted(there) == sorted(wanted)
    stale = [name for name, text in wanted.items() if there[name] != text]
    assert stale == [], "run: goodoffices explain --pages docs/codes"
