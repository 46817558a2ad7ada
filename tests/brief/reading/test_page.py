"""The page of a reading: every citation marked, hostile text harmless."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.brief.reading import page
from goodoffices.brief.reading.marked import marked_text, safe
from goodoffices.case import load_case
from goodoffices.read.document import Span, read_document
from goodoffices.read.reading import read

CASE = Path(__file__).parents[2] / "read" / "propose" / "marl-strait"


class Words(HTMLParser):
    """What a page shows, and which elements it has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


def parsed(text: str) -> Words:
    words = Words()
    words.feed(text)
    return words


@pytest.mark.parametrize("name", ["1-before", "2-after", "3-handover", "4-pressure", "5-quiet"])
def test_every_proposal_is_linked_both_ways(name: str) -> None:
    reading = read(CASE / "texts" / f"{name}.txt", load_case(CASE)[0])
    text = page(reading)
    for number in range(1, len(reading.proposals) + 1):
        assert text.count(f'id="p{number}"') == text.count(f'id="t{number}"') == 1, number
    words = parsed(text)
    assert "script" not in words.tags and not any(name in ("src", "onclick", "onload") for name, _ in words.attributes)
    assert not re.search(r"https?://", text)
    ids = [value for name, value in words.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert all(value and value[1:] in ids for name, value in words.attributes if name == "href")


def test_hostile_text_is_only_shown() -> None:
    text = (
        'The talks go on "><x onerror=alert(1)>\n\nMarch 25, 2031\n\n'
        '"We wait <y onclick=a>\u202e," Arvid Holm said on Monday, and nobody in the room had more to say. &lt;b&gt; {title}\n'
    )
    shown = page(read(text.encode(), load_case(CASE)[0], name="<b>.txt"))
    words = parsed(shown)
    assert "x" not in words.tags and "y" not in words.tags and words.tags.count("main") == 1
    assert "\u202e" not in shown and "U+202E" in shown
    assert "<y onclick=a>" in "".join(words.shown) and "&lt;b&gt; {title}" in "".join(words.shown)


def test_a_page_without_a_text() -> None:
    assert "Proposals (0)" in page(read(b"", None, name="empty"))


def test_letters_of_all_scripts_stay() -> None:
    assert safe("Київ, İstanbul, القاهرة & co") == "Київ, İstanbul, القاهرة &amp; co"


def test_marks_are_met_once_however_many_blocks_and_proposals(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    whole = Span.overlaps

    def counted(self: Span, other: Span) -> bool:
        nonlocal looked
        looked += 1
        return whole(self, other)

    text = "\n\n".join(f"Words of paragraph number {n} about the talks in the town." for n in range(400))
    document, _ = read_document(text.encode(), name="page.txt")
    cited = [(block.span, number) for number, block in enumerate(document.blocks, 1)]
    monkeypatch.setattr(Span, "overlaps", counted)
    page = marked_text(document, cited, dict.fromkeys(range(1, 500), "claim"))
    assert looked < 10 * 400
    assert page.count("<mark ") == len(cited) and page.count(' id="t') == len(cited)


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 60)), max_size=12),
)
def test_marks_that_overlap_are_those_of_the_words(found: list[tuple[int, int]]) -> None:
    document, _ = read_document(
        b"The talks went on.\n\nThey met in town on a day in May, and went.\n\nThat was all of it, so far.", name="p"
    )
    size = len(document.text)
    cited = [(Span(min(a, size - 1), min(a + n, size)), k) for k, (a, n) in enumerate(found, 1)]
    page = marked_text(document, cited, dict.fromkeys(range(1, 20), "claim"))
    titles = [
        set(re.findall(r"(\d+) claim", told)) for told in re.findall(r'<mark class="claim" title="([^"]*)"', page)
    ]
    wanted = []
    for block in document.blocks:
        cuts = sorted(
            {
                block.span.start,
                block.span.end,
                *(p for s, _ in cited for p in (s.start, s.end) if block.span.start < p < block.span.end),
            }
        )
        for a, b in pairwise(cuts):
            over = {str(k) for s, k in cited if s.start <= a and b <= s.end}
            wanted += [over] if over else []
    assert sorted(map(sorted, titles)) == sorted(map(sorted, wanted))
