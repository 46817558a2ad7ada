"""The invented sentences: all of the first batch, and of the second what the project promises for news not seen before."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from tests.read.time import batch_one, batch_two
from tests.read.time.scored import Outcome, score_sentences

from goodoffices.case.when import parse_when
from goodoffices.read.time import read_times


def outcome_of(batch: ModuleType) -> Outcome:
    anchor = parse_when(batch.ANCHOR, batch.ZONE)

    def read(sentence: str) -> Iterable[tuple[int, int, object]]:
        for mention in read_times(sentence, anchor, zone=batch.ZONE):
            value = ("every", mention.every.text) if mention.every else mention.stretch or mention.value
            yield mention.span.start, mention.span.end, value

    return score_sentences(batch.SENTENCES, read)


def test_the_first_batch_is_read_in_full() -> None:
    outcome = outcome_of(batch_one)
    assert outcome.labelled > 60
    assert not outcome.faults, outcome.faults


def test_the_second_batch_is_read_as_promised() -> None:
    outcome = outcome_of(batch_two)
    assert outcome.labelled > 60
    assert outcome.found >= 0.95 * outcome.labelled
    assert outcome.right >= 0.92 * outcome.labelled
    assert outcome.extra <= 1
