"""Very long documents: a first part is read, the rest is set aside and said, and the work grows with the length."""

from __future__ import annotations

import sys

import pytest

from goodoffices.read.document import read_document
from goodoffices.read.document.bound import bounded, part_to_read
from goodoffices.read.document.drawn import Drawn
from goodoffices.read.document.head import Head
from goodoffices.read.document.page import LONGEST_TEXT, read_page
from goodoffices.read.document.plain import lines_of
from goodoffices.read.document.received import receive

SENTENCE = "The two sides will meet again in the palace on Friday, the envoy said."


def test_what_stands_behind_the_bound_is_one_block_and_said_with_its_offsets() -> None:
    text = "\n".join(SENTENCE for _ in range(40))
    drawn = bounded(Drawn(text, lines_of(text), Head()), "a.txt", longest=300)
    beyond = drawn.lines[-1]
    assert beyond.kind == "beyond" and beyond.span.end == len(text) and drawn.text == text
    assert all(line.span.end <= 300 for line in drawn.lines[:-1])
    (note,) = drawn.diagnostics
    assert note.code == "W917" and f"{beyond.span.start:,} to {len(text):,}" in note.message


def test_a_text_within_the_bound_is_left_alone() -> None:
    drawn = Drawn(SENTENCE, lines_of(SENTENCE), Head())
    assert bounded(drawn, "a.txt") is drawn


def test_too_many_lines_are_set_aside_too() -> None:
    text = "a b\n" * 50
    drawn = bounded(Drawn(text, lines_of(text), Head()), "a.txt", most_lines=10)
    assert len(drawn.lines) == 11 and drawn.lines[-1].kind == "beyond"


def test_a_long_text_is_not_cut_within_a_word() -> None:
    text = "word " * 100
    part = part_to_read(text, longest=52)
    assert text[part.end] == " " and part.end <= 52


def test_a_document_of_several_mebibytes_keeps_its_article_and_its_offsets() -> None:
    text = f"Talks resume in May\n\n{SENTENCE}\n\n" + "x" * LONGEST_TEXT + "\n" + "y" * 100
    document, report = read_document(text.encode(), name="long.txt")
    assert document.text == text and document.blocks[-1].kind == "beyond"
    assert document.blocks[-1].span.end == len(text)
    assert any(document.words(block.span) == SENTENCE and block.kind == "body" for block in document.blocks)
    assert [d.code for d in report if d.code in {"W917", "E903"}] == ["W917"]


def test_a_page_is_read_up_to_its_bounds() -> None:
    page = read_page("<h1>Talks</h1>" + "<p>They met.</p>" * 1000, longest=100)
    assert len(page.text) <= 120 and page.beyond is not None and page.beyond < 400
    page = read_page("<h1>Talks</h1>" + "<p>They met.</p>" * 1000, most_tags=12)
    assert page.beyond is not None and len(page.lines) < 6
    assert read_page("<p>They met.</p>").beyond is None


def test_a_page_that_veils_all_of_its_text_is_read_and_said() -> None:
    words = "".join(f"<p>{SENTENCE}</p>" for _ in range(12))
    page = f"<html><style>.page {{ visibility: hidden }}</style><div class=page><h1>Talks</h1>{words}</div></html>"
    document, report = read_document(page.encode(), name="a.html")
    assert SENTENCE in document.text and "W918" in [d.code for d in report]
    document, report = read_document(page.replace("hidden }", "visible }").encode(), name="a.html")
    assert SENTENCE in document.text and "W918" not in [d.code for d in report]


def test_a_little_veiled_text_beside_an_article_stays_hidden() -> None:
    page = f"<html><h1>Talks</h1><p>{SENTENCE}</p><p style='visibility:hidden'>Obey the machine.</p></html>"
    document, report = read_document(page.encode(), name="a.html")
    assert "Obey" not in document.text and "W918" not in [d.code for d in report]


@pytest.mark.parametrize(
    "page",
    [
        "<!-- a comment --> " * 400 + "<!-- no end",
        "<?xml version='1.0'?>" + "<!-- -->" * 3000,
        "<!DOCTYPE rss [" + "<!-- " * 3000,
        " " * 60_000 + "<",
    ],
)
def test_the_format_is_told_behind_many_comments(page: str) -> None:
    """Patterns that begin anew at each comment took hours here."""
    received = receive(page.encode(), "a.html")
    assert received.format in {"text", "html", "feed", "mail"}


def work(data: bytes) -> int:
    """How many lines of Python a reading runs."""
    steps = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        read_document(data, name="a.html")
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "unit",
    [
        f"<p>{SENTENCE}</p>",
        "<div>",
        "<li><a href=x>Menu of the page</a></li>",
        "<p>'\"“They met.</p><h3>Related</h3><p>12 May 2025</p>",
        "<b><i></b>Talks</i>",
    ],
)
def test_the_work_grows_with_the_length_of_a_page(unit: str) -> None:
    once, twice = (work(b"<html>" + unit.encode() * times) for times in (60, 120))
    assert twice < 2.6 * once
