"""The page around an article is told from the article, on invented pages, on the story of July 2025, on wrapped news."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from tests.read.document.labelled import Labelled, Score, labelled_pages, score

from goodoffices.read.document import KINDS, read_document

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
STORY = SHARED / "article" / "2025-07-23-istanbul-talks.txt"
NEWS = SHARED / "reading" / "gum_news" / "xml"
PAGES = labelled_pages()

OVER = (
    "Skip to content\nWorld\nPolitics\nSign in\n{title}\nBy Marta Quill\nPublished 14 March 2024, 18:40 GMT\nShare\n{body}\n",
    "Accept all\nMenu\n{title}\n5 min read\n{body}\n",
    "{title}\nMay 2, 2024 | 3 comments\n{body}\n",
)
BETWEEN = (
    "Advertisement",
    "Read more: What the harbour master said next",
    "Sign up for our newsletter and never miss a story.",
    "Share",
)
UNDER = (
    "Related articles\nHarbour master resigns over lost map\nFerry strike enters second week\n© 2024 Northern Courier. All rights reserved.",
    "Tags: harbour, talks\nMost read\nStorm closes the pass for a third day\nContact us\nPrivacy policy",
    "Comments (2)\nPavel\nI have seen this before, and it ended badly for everyone.\nReply\nLeave a comment",
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_invented_page_is_sorted(page: Labelled) -> None:
    document, _ = read_document(page.data, name=page.name)
    _, faults = score(document, page.lines)
    assert len(faults) <= max(1, 0.1 * len(page.lines)), faults
    assert {block.kind for block in document.blocks} <= set(KINDS)


def test_all_invented_pages_together() -> None:
    total = Score()
    for page in PAGES:
        document, _ = read_document(page.data, name=page.name)
        total.add(score(document, page.lines)[0])
    assert total.f1 >= 0.97


def test_every_block_says_which_rule_decided() -> None:
    for page in PAGES:
        document, _ = read_document(page.data, name=page.name)
        assert all(block.rule for block in document.blocks)


@pytest.mark.skipif(not STORY.exists(), reason="the saved story of 23 July 2025 is not part of the project")
def test_the_story_of_july_2025() -> None:
    document, report = read_document(STORY)
    kinds = [block.kind for block in document.blocks]
    assert kinds[:9] == [
        "navigation",
        "newsletter",
        "share",
        "title",
        "caption",
        "navigation",
        "navigation",
        "repeat",
        "stamp",
    ]
    assert kinds[-2:] == ["stamp", "related"]
    assert (kinds.count("caption"), kinds.count("repeat"), kinds.count("heading"), kinds.count("body")) == (5, 5, 4, 21)
    assert document.title is not None and document.title.value.startswith("Türkiye to host Russia")
    assert document.published is not None and document.published.when.iso() == "2025-07-23T15:55+03:00"
    assert [stamp.when.iso() for stamp in document.updated] == ["2025-07-23T15:56+03:00"]
    assert document.outlet is not None and document.outlet.value == "Türkiye Today"
    assert (document.language, document.encoding, len(report)) == ("en", "utf-8", 0)
    assert document.sha256 == document.text_sha256


def news(path: Path) -> tuple[str, list[str]]:
    """Title and paragraphs of a news text of GUM."""
    xml = path.read_text(encoding="utf-8")
    paragraphs = []
    for part in re.findall(r"<(?:p|head)\b[^>]*>(.*?)</(?:p|head)>", xml, re.DOTALL):
        words = [line.split("\t")[0] for line in part.split("\n") if "\t" in line]
        text = re.sub(r"\s+([.,;:!?)’'])", r"\1", " ".join(words)).replace("( ", "(")
        if text.strip():
            paragraphs.append(text)
    return paragraphs[0], paragraphs[1:]


@pytest.mark.skipif(not NEWS.exists(), reason="the GUM corpus is not part of the project")
@pytest.mark.parametrize("over", range(len(OVER)))
def test_news_of_another_hand_in_invented_chrome(over: int) -> None:
    draw = random.Random(over)
    total, faults = Score(), []
    for path in sorted(NEWS.glob("*.xml")):
        title, paragraphs = news(path)
        prose = [words for words in paragraphs if len(words.split()) >= 8]
        lines: list[tuple[str, bool]] = []
        for number, words in enumerate(prose):
            lines.append((words, False))
            if number and number % 3 == 0:
                lines.append((draw.choice(BETWEEN), True))
        head, _, _ = OVER[over].partition("{body}")
        top = [(line, line != title) for line in head.format(title=title).split("\n") if line]
        bottom = [(line, True) for line in UNDER[draw.randrange(len(UNDER))].split("\n")]
        every = tuple(top + lines + bottom)
        document, _ = read_document("\n\n".join(words for words, _ in every).encode(), name=path.name)
        found, wrong = score(document, every)
        total.add(found)
        faults += wrong
    assert total.f1 >= 0.95, faults


@pytest.mark.parametrize(
    "line", ["By Ana Brandt{}", "Talks of Norda and Suda {}", "“We go home {} times now”", "Related", "word"]
)
def test_a_page_of_many_lines_of_one_kind(line: str) -> None:
    text = "\n".join(line.format(number) for number in range(10_000))
    document, _ = read_document(text.encode())
    assert len(document.blocks) == 10_000
