from __future__ import annotations

from goodoffices.case import STANCES
from goodoffices.positions import stance_mark, stance_words
from goodoffices.positions.stance import REFUSED, WANTED, willingness


def test_the_scale_runs_from_wanting_to_never() -> None:
    assert [willingness(s) for s in STANCES] == [4, 3, 2, 1, 0]
    assert set(STANCES) - WANTED - REFUSED == {"negotiable"}


def test_every_stance_has_a_sign_and_a_word_of_its_own() -> None:
    every = [*STANCES, None]
    assert len({stance_mark(s) for s in every}) == len({stance_words(s) for s in every}) == len(every)
    assert all(stance_mark(s).isascii() for s in every)
