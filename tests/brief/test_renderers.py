"""Text, Markdown, HTML and JSON of one sheet."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.example import example

from goodoffices.brief import (
    Bullets,
    Figure,
    Footnote,
    Heading,
    Paragraph,
    Run,
    Sheet,
    Table,
    compose_brief,
    format_of,
    render_sheet,
)
from goodoffices.brief.html import render_html, render_html_body
from goodoffices.brief.markdown import escape_markdown, render_markdown
from goodoffices.brief.plain import render_json
from goodoffices.brief.text import render_text
from goodoffices.brief.typeset import fold, note_marks, width_of
from goodoffices.diagnose import UsageError

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return compose_brief(example())


@pytest.mark.parametrize(("form", "name"), [("text", "example.txt"), ("md", "example.md"), ("json", "example.json")])
def test_golden(sheet: Sheet, form: str, name: str) -> None:
    # After a change that is meant: python -m tests.brief.renew
    assert render_sheet(sheet, form).decode() == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize("width", [40, 60, 88, 120])
def test_no_line_of_the_text_is_too_wide(sheet: Sheet, width: int) -> None:
    assert max(width_of(line) for line in render_text(sheet, width).splitlines()) <= width


def table_of(layout: str, *rows: tuple[str, ...]) -> str:
    head, *body = (tuple((Run(cell),) for cell in row) for row in rows)
    return render_text(Sheet("T", blocks=(Table(head, tuple(body), "Caption", layout),)), 60).partition("Caption\n")[2]


def test_text_sets_tables_as_they_ask() -> None:
    rows = (("Issue", "Option", "A"), ("Truce", "full", "yes"), ("Truce", "part", "\N{EN DASH}"))
    assert table_of("grouped", *rows).splitlines()[2:] == ["Truce", "  full    yes", "  part    \N{EN DASH}"]
    assert table_of("running", *rows).splitlines() == [
        " \N{BULLET} Truce \N{EN DASH} Option: full; A: yes",
        " \N{BULLET} Truce \N{EN DASH} Option: part",
    ]
    pairs = table_of("running", ("Clock", "Time"), ("Kyiv", "19:00"), ("UTC", "16:00"))
    assert pairs.replace("\N{NO-BREAK SPACE}", " ") == " Kyiv: 19:00; UTC: 16:00\n"
    long = table_of("index", ("No.", "When", "What", "Sort"), ("1", "May", "word " * 30, "said"))
    assert long == "1  May  word word word word word word word word word word\N{HORIZONTAL ELLIPSIS}\n"


def test_text_names_a_source_with_many_notes_once() -> None:
    def note(n: int, source: str) -> Footnote:
        return Footnote(
            n,
            (
                Run(f"Paper {source}"),
                Run(f", {n}0\N{EN DASH}{n}9"),
                Run(": "),
                Run("\N{LEFT DOUBLE QUOTATION MARK}w\N{RIGHT DOUBLE QUOTATION MARK}", quoted=True),
            ),
            source=source,
        )

    notes = (*(note(n, "a") for n in range(1, 5)), note(5, "b"), Footnote(6, (Run("computed: so"),)))
    text = render_text(Sheet("T", footnotes=notes)).replace("\N{NO-BREAK SPACE}", " ")
    assert " Paper a: [1] 10\N{EN DASH}19; [2] 20\N{EN DASH}29; [3] 30\N{EN DASH}39; [4] 40\N{EN DASH}49\n" in text
    assert (
        " [5] Paper b, 50\N{EN DASH}59: \N{LEFT DOUBLE QUOTATION MARK}w\N{RIGHT DOUBLE QUOTATION MARK}\n [6] computed: so\n"
        in text
    )


def test_figures_have_a_drawing_for_narrow_pages(sheet: Sheet) -> None:
    figures = [b for b in sheet.blocks if isinstance(b, Figure)]
    assert sum(bool(f.narrow) for f in figures) >= 3
    for figure in figures:
        if figure.narrow:
            assert ElementTree.fromstring(figure.narrow).get("width") == "320"
            assert not set(re.findall(r'id="([^"]+)"', figure.narrow)) & set(re.findall(r'id="([^"]+)"', figure.svg))


def test_the_text_carries_no_control_characters() -> None:
    hostile = Sheet(
        "a\x1b[31mb",
        blocks=(Paragraph((Run("x\x07y\r\nz"),)), Table(((Run("h\x1b]0;t\x07"),),), (((Run("c\x00"),),),))),
    )
    text = render_text(hostile)
    assert not set(text) & {chr(n) for n in range(32) if n != 10}


def test_notes_are_drawn_together() -> None:
    assert note_marks((1,)).strip("\N{NO-BREAK SPACE}") == "[1]"
    assert note_marks((7, 8, 9, 12)).replace("\N{NO-BREAK SPACE}", " ").strip() == "[7–9, 12]"


@given(st.text(max_size=200), st.integers(2, 60))
def test_folding_keeps_the_words_and_the_width(text: str, width: int) -> None:
    rows = fold(text, width)
    assert all(width_of(row) <= width for row in rows)


def parse(page: str) -> ElementTree.Element:
    return ElementTree.fromstring(page.partition("\n")[2])


def test_the_page_is_well_formed_and_closed_to_the_outside(sheet: Sheet) -> None:
    page = render_html(sheet)
    root = parse(page)
    style = root.find(".//style")
    assert style is not None
    assert style.text is not None
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    policy = next(m.get("content", "") for m in root.iter("meta") if m.get("http-equiv"))
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:")
    assert not re.search(r"<script|\sstyle=|\son\w+=|@import|url\(http|src=", page)
    assert root.get("lang") == "en"


def test_ids_are_unique_and_every_note_leads_somewhere(sheet: Sheet) -> None:
    root = parse(render_html(sheet))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    targets = {e.get("href", "")[1:] for e in root.iter("a") if e.get("href", "").startswith("#")}
    assert targets <= set(ids)
    assert {f"note-{note.number}" for note in sheet.footnotes} <= targets


def test_figures_and_tables_have_words(sheet: Sheet) -> None:
    root = parse(render_html(sheet))
    figures = list(root.iter("figure"))
    assert len(figures) == 4
    for figure in figures:
        assert figure.find("figcaption") is not None
        assert figure.find("details//table") is not None
        svg = figure.find(".//{http://www.w3.org/2000/svg}svg")
        assert svg is not None
        assert svg.get("role") == "img"
        assert (
            svg.findtext("{http://www.w3.org/2000/svg}title"),
            bool(svg.findtext("{http://www.w3.org/2000/svg}desc")),
        ) != ("", False)
    for table in root.iter("table"):
        assert table.find("caption") is not None
        assert all(th.get("scope") in ("col", "row") for th in table.iter("th"))


def test_headings_do_not_skip_a_level(sheet: Sheet) -> None:
    levels = [int(e.tag[1]) for e in parse(render_html(sheet)).iter() if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_names_in_other_scripts_say_their_language(sheet: Sheet) -> None:
    assert '<span lang="uk" dir="auto">Бо Бірч</span>' in render_html_body(sheet)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(["<script>alert(1)</script>", "]]>", "&amp;", '"><b', "\x00\x1b", "| a |", "[^1]: x", "# x", "- x", "1. x", "\u202eabc", "a\u2028| b", "\x85"])  # fmt: skip


@given(TEXTS, TEXTS)
def test_data_is_never_markup(first: str, second: str) -> None:
    line = (Run(first, strong=True, notes=(1,)), Run(second, quoted=True, lang="ar"))
    hostile = Sheet(first, second, blocks=(Heading(first), Paragraph(line), Bullets((line,)), Table((line, line), ((line, line),), second)), footnotes=(Footnote(1, line, url=first),))  # fmt: skip
    root = parse(render_html(hostile))
    tags = {e.tag for e in root.iter()}
    assert not tags & {"script", "b"}
    assert json.loads(render_json(hostile))["title"] == first
    table = [row for row in render_markdown(hostile).splitlines() if row.startswith("|")]
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in table} == {3}


def test_only_web_addresses_become_links() -> None:
    page = render_html(
        Sheet(
            "t",
            footnotes=(
                Footnote(1, (Run("x"),), url="javascript:alert(1)"),
                Footnote(2, (Run("y"),), url="https://a.example/?a=1&b"),
            ),
        )
    )
    assert "javascript" not in page
    assert 'href="https://a.example/?a=1&amp;b"' in page


def test_markdown_escapes() -> None:
    assert escape_markdown("a_b [x](y) | <z>") == r"a\_b \[x\](y) \| \<z\>"
    text = render_markdown(Sheet("t", blocks=(Paragraph((Run("- not a list"),)), Paragraph((Run("3. nor this"),)))))
    assert "\n\\- not a list" in text
    assert "\n3\\. nor this" in text


def test_the_suffix_says_the_form() -> None:
    assert [format_of(Path(f"b.{s}")) for s in ("TXT", "md", "htm", "pdf", "docx", "json")] == [
        "text",
        "md",
        "html",
        "pdf",
        "docx",
        "json",
    ]
    with pytest.raises(UsageError):
        format_of(Path("brief"))
    with pytest.raises(UsageError):
        render_sheet(Sheet("t"), "odt")
