"""The PDF says all that the sheet says, says it literally, and says nothing of who made it."""

from __future__ import annotations

import io
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goodoffices.brief.pdf import render_pdf
from goodoffices.brief.sheet import Figure, Heading, Paragraph, Run, Sheet, Table
from goodoffices.diagnose import MissingExtra

pytest.importorskip("typst", reason="PDF output needs the extra 'office'")
pypdf = pytest.importorskip("pypdf", reason="reading a PDF back needs pypdf")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def opened(pdf: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in opened(pdf).pages))


def one(text: str) -> Sheet:
    return Sheet("Brief", blocks=(Paragraph((Run(text),)),))


def test_everything_is_there(sheet: Sheet, words: list[str]) -> None:
    text = text_of(render_pdf(sheet))
    assert [word for word in words if squeezed(word) not in text] == []
    assert squeezed("For: mediator · as of 23 July 2025, 16:00 UTC+3") in text
    assert sheet.fingerprint in text


def test_markup_is_words(hostile: str) -> None:
    assert squeezed(hostile) in text_of(render_pdf(one(hostile)))


def test_control_characters_show_as_replaced() -> None:
    assert "a\ufffdb\ufffdc" in text_of(render_pdf(one("a\x00b\x1bc")))


def test_a_very_long_word_stays_on_the_page() -> None:
    pdf = opened(render_pdf(one("W" * 400)))
    rows = [row for row in pdf.pages[0].extract_text().replace("\u200b", "").splitlines() if "WWW" in row]
    assert len(rows) > 3
    assert sum(row.count("W") for row in rows) == 400


@pytest.mark.parametrize("text", ["שלום", "العربية", "ქართული", "漢字", "\U0001f54a"])
def test_any_script_is_set_or_shows_that_it_is_not(text: str) -> None:
    assert len(opened(render_pdf(one(text))).pages) == 1


def test_metadata_is_the_title_alone(sheet: Sheet) -> None:
    pdf = render_pdf(sheet)
    reader = opened(pdf)
    assert dict(reader.metadata) == {"/Title": sheet.title}
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert (xmp.dc_creator, xmp.xmp_create_date, xmp.xmp_modify_date) == ([], None, None)
    assert not xmp.xmp_creator_tool
    for mark in (b"Typst 0", b"/Author", b"/CreationDate", b"/ModDate", b"/Producer", os.fsencode(Path.cwd())):
        assert mark not in pdf


def test_a_title_that_looks_like_metadata_is_left_alone() -> None:
    title = "About /Creator(Typst 0.15.1) and <xmp:CreatorTool>Typst 0.15.1</xmp:CreatorTool>"
    reader = opened(render_pdf(Sheet(title, blocks=(Heading(title), Paragraph((Run("x"),))))))
    assert reader.metadata.title == title
    assert [item.title for item in reader.outline] == [title]


def test_tagged_with_outline_language_and_alternatives(sheet: Sheet) -> None:
    pdf = render_pdf(sheet)
    reader = opened(pdf)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    figure = next(block for block in sheet.blocks if isinstance(block, Figure))
    assert f"{figure.title}. {figure.description}" in list(alternatives(root["/StructTreeRoot"]))
    outline = reader.outline
    assert [item.title for item in outline if not isinstance(item, list)] == [
        "Delegations",
        "Hostile words",
        "The figures as tables",
        "Sources",
    ]
    assert [item.title for item in outline[1]] == ["Seating"]


def alternatives(node: Any) -> Any:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for kid in node:
            yield from alternatives(kid)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield node["/Alt"]
        if "/K" in node:
            yield from alternatives(node["/K"])


def test_the_head_of_a_table_is_repeated_on_each_page(sheet: Sheet) -> None:
    rows = tuple(((Run(f"day {n}"),), (Run("words " * 30),)) for n in range(60))
    table = Table(((Run("Day"),), (Run("Words spoken"),)), rows)
    pages = opened(render_pdf(replace(sheet, blocks=(table,), footnotes=()))).pages
    assert len(pages) > 2
    assert all("Words spoken" in page.extract_text() for page in pages[:-1])


def test_notes_keep_the_numbers_of_the_sheet_and_link_both_ways(sheet: Sheet) -> None:
    reader = opened(render_pdf(sheet))
    inner = [
        a
        for page in reader.pages
        for a in page.get("/Annots", [])
        if "/Dest" in a.get_object() or "/A" in a.get_object()
    ]
    addresses = {a.get_object()["/A"].get("/URI") for a in inner if "/A" in a.get_object()}
    assert {note.url for note in sheet.footnotes} <= addresses
    text = text_of(render_pdf(sheet))
    for note in sheet.footnotes:
        assert re.search(rf"{note.number}Newspaper{note.number},2025-07-23.*?↑p\.1", text)


def test_an_address_that_no_browser_opens_is_no_link(sheet: Sheet) -> None:
    risky = replace(sheet, footnotes=tuple(replace(note, url="javascript:alert(1)") for note in sheet.footnotes))
    assert b"javascript:" not in render_pdf(risky)


def test_the_same_bytes_in_every_process(sheet: Sheet, tmp_path: Path) -> None:
    code = (
        "import pickle, sys; from goodoffices.brief.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(pickle.loads(sys.stdin.buffer.read())))"
    )
    seen = {render_pdf(sheet)}
    for seed, zone, epoch in (("1", "UTC", "0"), ("2", "Asia/Tokyo", "1700000000")):
        env = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "SOURCE_DATE_EPOCH": epoch,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        run = subprocess.run(
            [sys.executable, "-c", code],
            input=pickle.dumps(sheet),
            capture_output=True,
            env=env,
            cwd=tmp_path,
            check=True,
        )
        seen.add(run.stdout)
    assert len(seen) == 1


def test_without_the_typesetter_it_says_which_extra_to_install(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match="office"):
        render_pdf(sheet)
