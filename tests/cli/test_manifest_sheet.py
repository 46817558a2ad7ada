"""The sheets for the border: every person with a code that says who, every page with version and fingerprint."""

from __future__ import annotations

import io
import json
import re
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.cli.test_manifest import desk, make, run

from goodoffices.brief.handover import Named, render_handover_pdf, render_handover_workbook
from goodoffices.brief.handover.barcode import qr_png, qr_svg
from goodoffices.diagnose import UsageError
from goodoffices.exchange import Manifest, code_of_manifest, code_of_person, person_of_code

__all__ = ["desk"]

MANIFEST = Manifest(
    "june", "first", "2025-06-09", 1, "", (("one", "a" * 64), ("other", "b" * 64)),
    (("N-1", "norda"), ("N-2", "norda"), ("S-1", "suda")),
)  # fmt: skip
NAMED = {
    "N-1": Named("Петренко Олександр Миколайович", "1990-05-07", "AB 123"),
    "N-2": Named("محمد بن عبد الله", "1988-01-02"),
    "S-1": Named("=SUM(A1)", ""),
}


def test_the_sheets_are_written_for_their_owner_alone(desk: Path) -> None:
    pytest.importorskip("typst")
    make()
    said = run("manifest", "sheet", "m", "--lists", "norda.csv", "--lists", "suda.csv", "-o", "sheets")
    assert "with names" in said and "Petrenko" not in said
    assert sorted(file.name for file in Path("sheets").iterdir()) == [
        "arrived.xlsx", "boarded.xlsx", "sheet.pdf", "ticks.xlsx",
    ]  # fmt: skip
    assert {stat.S_IMODE(file.stat().st_mode) for file in Path("sheets").iterdir()} == {0o600}
    said = run("manifest", "sheet", "m", "--lists", "norda.csv", "--format", "xlsx", "-o", "few")
    assert "note: 3 of 6 people have no name" in said and not Path("few/sheet.pdf").exists()
    assert "without names" in run("manifest", "sheet", "m", "--format", "xlsx", "-o", "none")
    Path("other.csv").write_text("id,name\n" + "".join(f"n{k},Someone Else\n" for k in range(1, 8)))
    with pytest.raises(UsageError, match="stands on two lists") as refused:
        run("manifest", "sheet", "m", "--lists", "norda.csv", "--lists", "other.csv", "-o", "none")
    assert "Petrenko" not in refused.value.message and "Else" not in refused.value.message


def test_every_page_says_which_version_it_is() -> None:
    pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    pdf = render_handover_pdf(MANIFEST, NAMED)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 7
    digest = " ".join(re.findall("....", MANIFEST.sha256))
    for number, page in enumerate(pages, 1):
        assert f"page {number} of 7" in page and "version 1" in page and digest in page
    assert "Олександр" in pages[0] and "norda (2)" in pages[0] and "suda (1)" in pages[1]
    assert "Boarded" in pages[2] and "Arrived" in pages[4] and "Signatures" in pages[6]
    metadata = " ".join(f"{key} {value}" for key, value in (reader.metadata or {}).items())
    assert "june, stage first" in metadata
    assert not re.search("Петренко|محمد|Typst", metadata)


def test_codes_on_paper_can_be_scanned(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    zxingcpp = pytest.importorskip("zxingcpp")
    pictures = pytest.importorskip("PIL.Image")
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed")
    (tmp_path / "sheet.pdf").write_bytes(render_handover_pdf(MANIFEST, NAMED))
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", tmp_path / "sheet.pdf", tmp_path / "p"], check=True)
    scanned = {code.text for file in tmp_path.glob("p*.png") for code in zxingcpp.read_barcodes(pictures.open(file))}
    assert scanned == {code_of_manifest(MANIFEST), *(code_of_person(MANIFEST, id) for id, _ in MANIFEST.people)}
    assert person_of_code(MANIFEST, code_of_person(MANIFEST, "N-2")) == "N-2"


@pytest.mark.parametrize("text", ["GO1/0123456789ab/N-1", "GO1/" + "0123456789abcdef" * 4, "GO1/0123456789ab/Ф-17"])
def test_the_picture_of_a_code_is_its_modules(text: str) -> None:
    segno = pytest.importorskip("segno")
    code = segno.make_qr(text, error="m")
    size = len(code.matrix)
    svg = qr_svg(text)
    drawn = [[0] * size for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h", svg):
        for at in range(int(x), int(x) + int(length)):
            drawn[int(y) - 4][at - 4] = 1
    assert drawn == [list(row) for row in code.matrix]
    assert qr_png(text)[1] == (size + 8) * 3


def test_codes_of_another_version_are_refused() -> None:
    later = MANIFEST.followed_by(MANIFEST.people)
    with pytest.raises(UsageError, match="another manifest or version"):
        person_of_code(later, code_of_person(MANIFEST, "N-1"))
    with pytest.raises(UsageError, match="the manifest itself"):
        person_of_code(MANIFEST, code_of_manifest(MANIFEST))
    with pytest.raises(UsageError, match="another manifest"):
        person_of_code(MANIFEST, "GO1//N-1")


@pytest.mark.parametrize("part", ["ticks", "boarded", "arrived"])
def test_a_workbook_takes_only_what_can_be_ticked(part: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    content = render_handover_workbook(MANIFEST, NAMED, part)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    wanted = '"came,refused,replaced,dead,someone-else,absent"' if part == "ticks" else '"yes,no"'
    assert rules == {"C6:C20": wanted, "B6:B20": '"norda,suda"'}
    assert [sheet.cell(row, 1).value for row in range(6, 9)] == ["N-1", "N-2", "S-1"]
    assert MANIFEST.sha256 in sheet["A3"].value and sheet.oddFooter.right.text == "page &P of &N"
    assert MANIFEST.sha256 in sheet.oddFooter.left.text
    names = [cell for row in sheet.iter_rows(min_row=6) for cell in row if cell.value and "محمد" in str(cell.value)]
    assert [cell.alignment.readingOrder for cell in names] == [2]
    assert not any(str(cell.value)[:1] == "=" for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sum(name.startswith("xl/media/") for name in archive.namelist()) == 4
        core = archive.read("docProps/core.xml").decode()
    assert "june, stage first, version 1" in core and "Петренко" not in core and "openpyxl" not in core


def test_there_are_three_lists_and_no_others() -> None:
    with pytest.raises(UsageError, match="no list"):
        render_handover_workbook(MANIFEST, {}, "names")
    assert json.dumps(repr(NAMED["N-1"])).count("Петренко") == 0
