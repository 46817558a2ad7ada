"""Nothing hangs or falls, whatever the marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.read.document import Span, read_document
from goodoffices.read.people import People
from goodoffices.read.speech import read_speech
from goodoffices.read.speech.quotation import Quotation, quotations_of

PIECES = [
    "Renko said", " that ", "the talks failed", ", ", ". ", '"', "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''", " and ", " accused Kesh of ",
    "\n\n", " according to ", "the ministry", " told reporters ", "?", " not ", " — ", "(", ")", ": ", " who ", " Monday", "İ", "ß", "\u202e",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["en", "tr", "uk", "ru"]))
def test_any_marks_are_read(text: str, language: str) -> None:
    document, _ = read_document(("Words. " + text).encode(), name="page.txt")
    for one in read_speech(document, People(), language=language).attributions:
        for part in one.content:
            assert 0 <= part.start <= part.end <= len(document.text)
        assert one.chain[0].actor == "document" and len(one.chain) >= 2
        assert one.to_json()["mode"] == one.mode


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="\"'“”‘’«»„ab ,.", max_size=60))
def test_quotations_do_not_overlap(text: str) -> None:
    def check(found: list[Quotation], end: int) -> None:
        last = 0
        for one in found:
            assert last <= one.start <= one.inner.start <= one.inner.end <= one.end <= end
            last = one.end
            check(one.inside, one.end)

    check(quotations_of(text, Span(0, len(text))), len(text))


@pytest.mark.parametrize(
    "piece",
    ["Renko said that the talks are on and ", '"He said ‘no’ « and ', "'", '"', "said ", "a, b said, ", "and X urged Y to go and ", "“We are ",
     'x y z "a b c ' * 20 + "w " * 300],
)  # fmt: skip
def test_a_paragraph_without_an_end_is_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    document, _ = read_document(text.encode(), name="page.txt")
    read_speech(document, People())
