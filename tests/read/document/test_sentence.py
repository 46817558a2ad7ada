"""Sentences end where they end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.read.document import Span, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "whole",
    [
        "Gen. Metin Gurak and Lt. Col. J. R. Smith met Mr. Fidan.",
        "U.S. President Donald J. Trump spoke at 7 p.m. Wednesday in St. Petersburg.",
        "Resolution No. 2334 and Art. 5 were read on Jan. 12.",
        "“Are you ready?” President Voll asked the hall.",
        '"Will it hold?" asked the envoy.',
        'He said "No. Never." and left the room.',
        "They waited ... and waited.",
        "The price rose by 3.5 percent to $1.2 million.",
        "Officials of the U.N. Security Council met.",
        "Headline without a full stop",
        "Зустріч відбудеться 23 липня 2025 р. у палаці.",
        "Dr. Ayşe Yılmaz ve Prof. Ali Kaya konuştu.",
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["They met in Washington, D.C. on Monday.", "The talks failed."],
        ["It began at 7 p.m.", "The hall was full."],
        ["He left the U.S.", "In May he came back."],
        ["“We are ready.”", "Nobody answered."],
        ['"We go." "We stay."'],
        ["Is it over?", "Yes!", "Nobody knows…", "We wait."],
        ["Это правда.", "Он ушёл."],
        ["这是一句话。", "这是另一句。"],
        ["هل انتهى؟", "لا."],
        ['"So, based on what we heard in the hall, we go on.', 'If there is no text, we stay at home," Voll said.'],
    ],
)
def test_several_sentences_are_parted(parts: list[str]) -> None:
    glue = "" if parts[0].endswith("。") else " "
    expected = ['"We go."', '"We stay."'] if len(parts) == 1 else parts
    assert sentences(glue.join(parts)) == expected


def test_a_sentence_over_two_lines() -> None:
    assert sentences("The two sides\nwill meet.\nIn May.") == ["The two sides\nwill meet.", "In May."]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab AB.?!…\"'“”() \n15,", max_size=80))
def test_nothing_is_lost_and_nothing_is_told_twice(text: str) -> None:
    spans = list(split_sentences(text, Span(0, len(text))))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(span == span.trimmed(text) and len(span) for span in spans)
