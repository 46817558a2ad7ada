"""Whatever the text, nothing breaks: every mention lies in it, every reference names an actor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.read.document import read_document
from goodoffices.read.people import ACTOR_KINDS, MENTION_KINDS, People, read_people
from goodoffices.read.people.reference import Candidate, Seen, choose, points
from goodoffices.read.people.spelling import key_of, keys_of, same_person

WORDS = (
    "President", "the minister", "Ana", "Brandt", "Ivo Maric", "al-Burhan", "van der", "he", "said", "his", ",", ".", "and", "of",
    "Moscow", "in", "Russia", "'s", "\"", "Gen.", "Mr.", "who heads", "both sides", "U.S.", "(", "former", "NATO", "J.", "was named",
    "the Kremlin", "ministry", "SHOUTED", "it", "Security Council", "Jr.", "-", "since 2011", "Paris", "May", "ı", "İ", "\u0301",
)  # fmt: skip


def checked(text: str, language: str = "en") -> People:
    document = read_document(text.encode("utf-8", "replace"), published="2025-07-23")[0]
    people = read_people(document, language=language)
    ids = [actor.id for actor in people.actors]
    assert len(ids) == len(set(ids))
    for mention in people.mentions:
        assert mention.kind in MENTION_KINDS
        assert 0 <= mention.span.start <= mention.head.start < mention.head.end <= len(document.text)
        assert mention.head.end <= mention.span.end or mention.kind == "person"
        assert not mention.refers or mention.refers in set(ids)
        assert set(mention.candidates) <= set(ids)
    starts = [(mention.span.start, -mention.span.end) for mention in people.mentions]
    assert starts == sorted(starts)
    for actor in people.actors:
        assert actor.kind in ACTOR_KINDS and actor.name
        for office in actor.offices:
            assert " ".join(document.words(office.span).split()) == office.title
    return people


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(("en", "tr", "ru", "uk", "fr")))
def test_words_in_any_order(words: list[str], language: str) -> None:
    checked(" ".join(words), language)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    checked(text)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_reading_twice_is_reading_once(words: list[str]) -> None:
    assert checked(" ".join(words)) == checked(" ".join(words))


@given(st.lists(st.text(alphabet="abcdeyikhzst-'", min_size=1, max_size=8), min_size=1, max_size=4))
def test_a_name_is_that_of_its_own_person(parts: list[str]) -> None:
    keys = keys_of(parts)
    assert same_person(keys, keys)
    assert all(key_of(part) == key_of(part.upper()) for part in parts)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.sampled_from(("m", "f", ""))), max_size=6),
    st.sampled_from("mf"),
)
def test_who_is_chosen_is_of_that_gender_and_was_named(told: list[tuple[int, bool, str]], gender: str) -> None:
    people = [Candidate(str(n), own, [Seen(line, line * 100 + n, leads)]) for n, (line, leads, own) in enumerate(told)]
    found, near = choose(people, 9, 990, gender, frozenset({"0"}))
    assert not (found and near)
    for id in (*filter(None, [found]), *near):
        assert id != "0" and people[int(id)].gender in {gender, ""} and points(people[int(id)], 9, 990) > 0


def test_a_run_of_capitals_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.read.people import joining

    looked = 0
    whole = joining.keys_of

    def counted(parts: list[str]) -> tuple[str, ...]:
        nonlocal looked
        looked += len(parts)
        return whole(parts)

    monkeypatch.setattr(joining, "keys_of", counted)
    words = "Alpha Beta Gamma " * 500
    read_people(read_document(f"The talks go on.\n\n{words}".encode(), name="page.txt")[0])
    assert looked < 20 * 1500
