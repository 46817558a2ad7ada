"""The algebra of audiences: joining only ever narrows, and who sees what follows from nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.audience import DESK, MEDIATOR, PUBLIC, ROOM, Audience, Reader, parse_audience, strictest

PARTIES = st.sampled_from(["norda", "suda"])
PEOPLE = st.sampled_from(["ana", "ivo", "noor"])
NAMED = st.none() | st.frozensets(PEOPLE)
AUDIENCES = st.builds(Audience, st.sampled_from(["public", "room", "mediator"]), named=NAMED) | st.builds(
    Audience, st.just("party"), PARTIES, NAMED
)
READERS = st.builds(
    Reader, st.sampled_from(["public", "room", "mediator", "desk"]), person=PEOPLE | st.just("")
) | st.builds(Reader, st.just("party"), PARTIES, PEOPLE | st.just(""))


@given(AUDIENCES, AUDIENCES, AUDIENCES)
def test_joining_is_a_meet(a: Audience, b: Audience, c: Audience) -> None:
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert a & a == a
    assert a & PUBLIC == a


@given(AUDIENCES, AUDIENCES, AUDIENCES)
def test_covering_is_an_order(a: Audience, b: Audience, c: Audience) -> None:
    assert a.covers(a)
    assert (a & b).covers(a) and (a & b).covers(b)
    if a.covers(b) and b.covers(a):
        assert a == b
    if a.covers(b) and b.covers(c):
        assert a.covers(c)
    if c.covers(a) and c.covers(b):
        assert c.covers(a & b), "nothing is wider than what both ask"


@given(AUDIENCES, AUDIENCES, READERS)
def test_whoever_sees_what_was_joined_sees_each_part(a: Audience, b: Audience, reader: Reader) -> None:
    if reader.sees(a & b):
        assert reader.sees(a) and reader.sees(b)
    if a.covers(b) and reader.sees(a):
        assert reader.sees(b)


@given(AUDIENCES, AUDIENCES)
def test_what_two_sides_told_is_for_no_side(a: Audience, b: Audience) -> None:
    joined = a & b
    if a.tier == b.tier == "party" and a.party != b.party:
        assert joined.tier == "mediator" and not joined.party


@given(AUDIENCES)
def test_it_reads_back_as_it_is_written(a: Audience) -> None:
    if a.named is None or a.named:
        assert parse_audience(str(a)) == a


@given(st.lists(AUDIENCES, max_size=5), READERS)
def test_the_strictest_asks_all(audiences: list[Audience], reader: Reader) -> None:
    joined = strictest(audiences)
    assert all(joined.covers(audience) for audience in audiences)
    if reader.sees(joined):
        assert all(reader.sees(audience) for audience in audiences)


@given(READERS)
def test_an_output_made_for_a_reader_may_be_seen_by_that_reader(reader: Reader) -> None:
    assert reader.sees(reader.audience)


TABLE = {
    "public": ("public", "room", "party:norda", "party:suda", "mediator", "desk"),
    "room": ("room", "party:norda", "party:suda", "mediator", "desk"),
    "party:norda": ("party:norda", "mediator", "desk"),
    "party:suda": ("party:suda", "mediator", "desk"),
    "mediator": ("mediator", "desk"),
    "named:ana": ("desk",),
}


@pytest.mark.parametrize("audience", TABLE)
def test_the_table_of_the_house(audience: str) -> None:
    readers = {
        name: Reader(*name.split(":")) for name in ("public", "room", "party:norda", "party:suda", "mediator")
    } | {"desk": DESK}
    assert tuple(name for name, reader in readers.items() if reader.sees(parse_audience(audience))) == TABLE[audience]


def test_a_named_person_sees_only_what_is_for_that_person_and_for_that_persons_tier() -> None:
    ana = Reader("party", "norda", "ana")
    assert ana.sees(parse_audience("named:ana,ivo")) and ana.sees(parse_audience("party:norda & named:ana"))
    assert not ana.sees(parse_audience("named:ivo")) and not ana.sees(parse_audience("mediator & named:ana"))
    assert not Reader("mediator").sees(parse_audience("named:ana"))
    assert not Reader("mediator").sees(Audience(named=frozenset()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Public",
        "all",
        "party",
        "party:",
        "party:A",
        "named:",
        "named:a,",
        "room & ",
        "&",
        "mediator:x",
        "public:",
        "party:a:b",
        "named:a b",
        "desk",
        "public\n",
    ],
)
def test_what_is_no_audience(text: str) -> None:
    if text == "public\n":
        assert parse_audience(text) == PUBLIC
        return
    with pytest.raises(ValueError, match="not an audience"):
        parse_audience(text)


def test_it_is_said_in_the_words_of_the_format() -> None:
    assert [str(a) for a in (PUBLIC, ROOM, MEDIATOR)] == ["public", "room", "mediator"]
    assert str(parse_audience("named:b,a & party:norda")) == "party:norda & named:a,b"
    assert str(Reader("party", "norda")) == "party:norda"
    assert str(Reader("mediator", person="noor")) == "named:noor"
