"""The page of a reading: every citation marked, hostile text harmless."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from goodoffices.brief.reading import page
from goodoffices.brief.reading.marked import safe
from goodoffices.case import load_case
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
