"""Firms, contests, papers and compounds are no people; names beside them are."""

from __future__ import annotations

import pytest

from goodoffices.read.document import read_document
from goodoffices.read.people import read_people


def people_in(words: str) -> list[str]:
    document, _ = read_document(words.encode(), published="2025-07-23")
    return [mention.text for mention in read_people(document, language="en").mentions if mention.kind == "person"]


@pytest.mark.parametrize(
    "words",
    [
        "Tarnow Brell Inc. said its shares fell.",
        "He read it in the Morna Tagol newspaper on Friday.",
        "A Dorvik-based company won the contract.",
        "Ships of Vorsa Kelm & Sons left the port.",
        "The lot went to the Belno Hara Open winner.",
        "Talks between N. Korea and S. Korea went on.",
    ],
)
def test_firms_papers_and_compounds_are_no_people(words: str) -> None:
    assert people_in(words) == []


def test_a_name_beside_a_firm_is_still_one() -> None:
    words = "Ana Brel of Tarnow Brell Inc. met Peter Lowe, the envoy."
    assert people_in(words)[0] == "Ana Brel" and any("Lowe" in name for name in people_in(words))
