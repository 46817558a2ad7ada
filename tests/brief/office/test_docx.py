"""The DOCX says all that the sheet says in Word's own structures, and says nothing of who made it."""

from __future__ import annotations

import io
import os
import pickle
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from goodoffices.brief.docx import render_docx
from goodoffices.brief.sheet import Bullets, Figure, Footnote, Paragraph, Run, Sheet
from goodoffices.diagnose import MissingExtra

docx = pytest.importorskip("docx", reason="DOCX output needs the extra 'office'")
pytest.importorskip("typst", reason="figures in DOCX need the extra 'office'")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(file: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(parts(file)[f"word/{name}.xml"])


def text_of(element: ElementTree.Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def opened(file: bytes) -> Any:
    return docx.Document(io.BytesIO(file))


def one(*runs: Run) -> Sheet:
    return Sheet("Brief", blocks=(Paragraph(runs),))


def test_everything_is_there(sheet: Sheet, words: list[str]) -> None:
    file = render_docx(sheet)
    text = text_of(tree(file, "document")) + text_of(tree(file, "footnotes"))
    assert [word for word in words if word not in text] == []
    assert text_of(tree(file, "header")) == f"{sheet.title}For: mediator · as of 23 July 2025, 16:00 UTC+3"


def test_word_processors_read_it_as_structure(sheet: Sheet) -> None:
    document = opened(render_docx(sheet))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert styles == [
        ("Title", sheet.title),
        ("Heading 1", "Delegations"),
        ("Heading 2", "Seating"),
        ("Heading 1", "Hostile words"),
    ]
    assert [len(table.rows) for table in document.tables] == [2, 2, 31]


def test_table_heads_repeat_and_widths_fill_the_page(sheet: Sheet) -> None:
    for table in list(tree(render_docx(sheet), "document").iter(f"{W}tbl"))[1:]:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert min(widths) > 0
        assert 9000 <= sum(widths) <= 9412


def test_each_ordered_list_counts_from_one(sheet: Sheet) -> None:
    file = render_docx(sheet)
    numbered = [n.get(f"{W}val") for p in tree(file, "document").iter(f"{W}numPr") for n in p.findall(f"{W}numId")]
    assert numbered == ["2", "2", "3", "3"]
    assert {n.get(f"{W}numId") for n in tree(file, "numbering").iter(f"{W}num")} == {"1", "2", "3"}


def test_footnotes_are_real_and_cited_again_by_reference(sheet: Sheet) -> None:
    file = render_docx(sheet)
    ids = [int(note.get(f"{W}id", "")) for note in tree(file, "footnotes")]
    assert ids == [-1, 0, 1, 2, 3, 4]
    body = tree(file, "document")
    assert [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")] == ["1", "2", "3", "4"]
    fields = [code.text for code in body.iter(f"{W}instrText")]
    assert len(fields) > 30
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {code.split()[1] for code in fields if code} <= bookmarks


def test_numbers_that_are_not_in_order_are_kept_as_marks() -> None:
    notes = tuple(Footnote(n, (Run(f"Source {n}"),)) for n in (1, 2, 3))
    file = render_docx(
        Sheet("Brief", blocks=(Paragraph((Run("b", notes=(2,)), Run("a", notes=(1, 2)))),), footnotes=notes)
    )
    body = tree(file, "document")
    references = list(body.iter(f"{W}footnoteReference"))
    assert [(r.get(f"{W}id"), r.get(f"{W}customMarkFollows")) for r in references] == [("2", "1"), ("1", "1")]
    assert text_of(body).startswith("Briefb2a1,\u20092")
    # A note that nothing cites is not lost.
    assert "Source 3" in text_of(body)


def test_figures_are_svg_with_a_raster_and_a_description(sheet: Sheet) -> None:
    file = parts(render_docx(sheet))
    figure = next(block for block in sheet.blocks if isinstance(block, Figure))
    assert file["word/media/figure1.svg"].decode() == figure.svg
    png = file["word/media/figure1.png"]
    assert png.startswith(b"\x89PNG")
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (1200, 240)
    body = file["word/document.xml"].decode()
    assert f'descr="{figure.title}. {figure.description}"' in body
    raster, vector = re.findall(r'r:embed="(rId\d+)"', body)[::-1]
    targets = dict(re.findall(r'Id="(rId\d+)"[^>]*Target="([^"]+)"', file["word/_rels/document.xml.rels"].decode()))
    assert {targets[raster], targets[vector]} == {"media/figure1.png", "media/figure1.svg"}


def test_markup_is_words(hostile: str) -> None:
    assert hostile in text_of(tree(render_docx(one(Run(hostile))), "document"))
    named = replace(one(Run("x")), title=hostile, audience=hostile, subtitle=hostile)
    assert opened(render_docx(named)).core_properties.title == hostile


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\uffffb"])
def test_what_xml_cannot_hold_shows_as_replaced(text: str) -> None:
    assert "a\ufffdb" in text_of(tree(render_docx(one(Run(text))), "document"))


def test_languages_and_directions_are_marked() -> None:
    runs = (Run("Умеров", lang="uk"), Run("السادات", lang="ar"), Run("漢字", lang="zh"), Run("plain"))
    found = []
    for run in tree(render_docx(one(*runs)), "document").iter(f"{W}r"):
        language = run.find(f"{W}rPr/{W}lang")
        if language is not None:
            found.append((dict(language.attrib), run.find(f"{W}rPr/{W}rtl") is not None))
    assert found == [({f"{W}val": "uk"}, False), ({f"{W}bidi": "ar"}, True), ({f"{W}eastAsia": "zh"}, False)]


def test_a_paragraph_that_begins_from_the_right_runs_from_the_right() -> None:
    sheet = Sheet("Brief", blocks=(Bullets(((Run("שלום"),), (Run("peace"),))),))
    items = [p for p in tree(render_docx(sheet), "document").iter(f"{W}p") if text_of(p) in ("שלום", "peace")]
    assert [p.find(f"{W}pPr/{W}bidi") is not None for p in items] == [True, False]


def test_metadata_is_the_title_alone(sheet: Sheet) -> None:
    file = parts(render_docx(sheet))
    assert sorted(name for name in file if name.startswith("docProps")) == ["docProps/core.xml"]
    core = ElementTree.fromstring(file["docProps/core.xml"])
    assert [(child.tag.rpartition("}")[2], child.text) for child in core] == [("title", sheet.title)]
    for name, blob in file.items():
        for mark in (b"python-docx", b"rsid", b"Microsoft", b"lastModifiedBy", b"dcterms", os.fsencode(Path.cwd())):
            assert mark not in blob, name


def test_entries_have_no_times(sheet: Sheet) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sheet))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_the_same_bytes_in_every_process(sheet: Sheet, tmp_path: Path) -> None:
    code = (
        "import pickle, sys; from goodoffices.brief.docx import render_docx;"
        "sys.stdout.buffer.write(render_docx(pickle.loads(sys.stdin.buffer.read())))"
    )
    seen = {render_docx(sheet)}
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
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


@pytest.mark.parametrize("missing", ["docx", "typst"])
def test_without_its_libraries_it_says_which_extra_to_install(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in [name for name in sys.modules if name == "goodoffices.brief.word.parts" or name.startswith("docx.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtra, match="office"):
        render_docx(sheet)
