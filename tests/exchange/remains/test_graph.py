"""Bags, parts and persons as they hang together: by whom, as of when, and what does not go together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.remains.logs import bag, event, known, log_of, part

from goodoffices.diagnose import UsageError
from goodoffices.exchange.remains import (
    Event,
    Log,
    Piece,
    answer_of,
    count_all,
    count_bags,
    count_lots,
    disputed_items,
    disputes_of,
    faults_of,
    graph_of,
    questions_of,
    removed_since,
)


def kinds(*events: Event) -> list[str]:
    return [point.kind for point in faults_of(graph_of(log_of(*events)))]


def test_a_bag_with_three_and_a_person_in_two_lots() -> None:
    found = [bag("l1", "b1"), bag("l2", "b2", on="2025-06-18")]
    found += [part("b1", f"p{k}") for k in range(3)] + [part("b2", "q", laterality="right", on="2025-06-19")]
    log = log_of(*found)
    assert count_bags(graph_of(log))["b1"].least == 3
    assert count_all(graph_of(log)).individuals.least == 3
    # A result brings the fourth part to the first: still three, and one of them in two lots.
    joined = log_of(*found, known("p0", "x"), known("q", "x"))
    graph = graph_of(joined)
    assert graph.assemblies()["p0"] == ["p0", "q"]
    assert count_all(graph).individuals.least == 3
    assert {lot: c.individuals.least for lot, c in count_lots(graph).items()} == {"l1": 3, "l2": 1}
    assert [q.kind for q in questions_of(graph, joined)] == ["one person in several lots"]
    # Another result parts them again: four.
    parted = log_of(*joined.events, event("dissociated", "lab", "2025-08-01", part="q", person="x"))
    after = graph_of(parted)
    assert after.assemblies() == {"p0": ["p0"], "p1": ["p1"], "p2": ["p2"], "q": ["q"]}
    assert count_all(after).persons["identified"] == 1


def test_held_apart_needs_two_persons_and_one_word_against_joins_nothing() -> None:
    parts = [bag("l1", "b1"), part("b1", "p"), part("b1", "q", laterality="right")]
    assert count_all(graph_of(log_of(*parts))).individuals.least == 1
    apart = event("dissociated", "lab", "2025-07-01", part="p", other="q")
    assert count_all(graph_of(log_of(*parts, apart))).individuals.least == 2
    joined = event("associated", "lab-b", "2025-07-02", part="p", other="q")
    contested = graph_of(log_of(*parts, apart, joined))
    assert len(contested.assemblies()) == 2 and count_all(contested).individuals.least == 1


def test_views_by_day_and_by_office() -> None:
    log = log_of(
        bag("l1", "b1"),
        bag("l1", "b1", by="suda-mod"),
        bag("l1", "b2", by="suda-mod"),
        part("b1", "p"),
        known("p", "x"),
        known("p", "y", by="lab-b", on="2025-07-03"),
    )
    assert answer_of(log, by="hq")["counts"]["bags"] == 1
    assert answer_of(log, by="suda-mod")["counts"] | {"parts": 0} == answer_of(log, by="suda-mod")["counts"]
    assert answer_of(log, by="ministry")["counts"]["identified"] == 1, (
        "it takes the word of the board and the laboratory"
    )
    assert answer_of(log, by="hq")["counts"]["identified"] == 0, "it takes that of the laboratory alone"
    assert answer_of(log, "2025-06-16")["counts"]["parts"] == 0
    assert answer_of(log, "2025-07-01")["counts"]["identified"] == 1
    assert answer_of(log)["counts"]["identified"] == 2
    with pytest.raises(UsageError, match="no office"):
        answer_of(log, by="nobody")


def test_a_retraction_takes_back_from_its_day_on() -> None:
    log = log_of(event("received", id="e1", lot="l1", bag="b1"), event("retracted", on="2025-06-20", event="e1"))
    assert answer_of(log, "2025-06-19")["counts"]["bags"] == 1
    assert answer_of(log)["counts"]["bags"] == 0


@pytest.mark.parametrize(
    ("kind", "events"),
    [
        ("part in two bags", [bag("l", "b"), bag("l", "c"), part("b", "p"), part("c", "p")]),
        ("bag in two lots", [bag("l", "b"), bag("m", "b")]),
        ("bag from nowhere", [part("b", "p")]),
        ("part from nowhere", [event("associated", part="p", other="q"), bag("l", "b"), part("b", "q")]),
        (
            "more than one body has",
            [bag("l", "b"), part("b", "p", "body", ""), part("b", "q", "body", ""), known("p", "x"), known("q", "x")],
        ),
        (
            "more than one body has",
            [bag("l", "b"), part("b", "p"), part("b", "q"), event("associated", part="p", other="q")],
        ),
        ("one body, two persons", [bag("l", "b"), part("b", "p"), known("p", "x"), known("p", "y")]),
        ("alive and identified", [bag("l", "b"), part("b", "p"), known("p", "x"), event("alive", person="x")]),
        (
            "together and apart",
            [
                bag("l", "b"),
                part("b", "p"),
                part("b", "q", "tibia"),
                event("associated", part="p", other="q"),
                event("dissociated", part="q", other="p"),
            ],
        ),
        (
            "apart and joined",
            [
                bag("l", "b"),
                *(part("b", id, element) for id, element in (("p", "tibia"), ("q", "femur"), ("r", "ulna"))),
                event("associated", part="p", other="q"),
                event("associated", part="q", other="r"),
                event("dissociated", "lab", part="p", other="r"),
            ],
        ),
        (
            "identified and excluded",
            [
                bag("l", "b"),
                part("b", "p"),
                known("p", "x"),
                event("result", "lab-b", part="p", person="x", outcome="exclusion"),
            ],
        ),
    ],
)
def test_what_cannot_all_be_so(kind: str, events: list[Event]) -> None:
    assert kinds(*events) == [kind]


def test_a_part_that_was_moved_is_in_one_bag() -> None:
    moved = [bag("l", "b"), bag("l", "c"), part("b", "p"), event("moved", "lab", "2025-06-18", bag="c", part="p")]
    assert kinds(*moved) == []
    assert graph_of(log_of(*moved)).part_bags["p"] == {"c"}


def test_grounds_of_an_identity_are_asked_for() -> None:
    events = [bag("l", "b"), part("b", "p"), known("p", "x", by="ministry", evidence=("badge", "documents"))]
    log = log_of(*events)
    assert [q.kind for q in questions_of(graph_of(log), log)] == ["no board", "no primary identifier"]


def test_returned_and_buried_are_counted_once() -> None:
    events = [bag("l1", "b1"), bag("l1", "b2"), part("b1", "p"), part("b1", "q"), known("q", "x")]
    events += [event("returned", on="2025-08-01", bag="b2"), event("returned", on="2025-08-01", person="x")]
    events += [event("buried", on="2025-08-02", part="p")]
    counts = count_all(graph_of(log_of(*events)))
    assert (counts.returned, counts.buried) == (2, 1)
    whole = count_all(graph_of(log_of(*events, event("returned", on="2025-08-03", lot="l1"))))
    assert whole.returned == 3, "a bag that was not opened, and two parts of the one that was"


# Disputes


def test_whose_the_dead_are() -> None:
    events = [bag("l1", "b1", said="norda", by="suda-mod"), bag("l1", "b1"), part("b1", "p"), part("b1", "q", "ulna")]
    assert disputes_of(graph_of(log_of(*events))) == ()
    ours = event("attributed", "ministry", "2025-06-20", part="p", said="suda", evidence=("badge",))
    graph = graph_of(log_of(*events, ours))
    (dispute,) = disputes_of(graph)
    assert (dispute.about, dispute.item) == ("side", "p")
    assert [(w.by, w.says, w.through) for w in dispute.words] == [("suda-mod", "norda", "l1"), ("ministry", "suda", "")]
    assert disputed_items(graph, (dispute,)) == {"p"}
    assert count_all(graph, disputed_items(graph, (dispute,))).disputed == 1
    agreed = event("attributed", "suda-mod", "2025-06-25", part="p", said="suda")
    assert disputes_of(graph_of(log_of(*events, ours, agreed))) == ()


def test_a_dispute_over_a_lot_is_over_all_of_it() -> None:
    events = [bag("l1", "b1"), bag("l1", "b2"), part("b1", "p"), part("b1", "q", "ulna")]
    graph = graph_of(log_of(*events, event("disputed", "suda-mod", lot="l1", reason="counted without us")))
    (dispute,) = disputes_of(graph)
    assert dispute.about == "objection" and dispute.words[0].says == "counted without us"
    assert count_all(graph, disputed_items(graph, (dispute,))).disputed == 3


def test_who_it_is() -> None:
    events = [bag("l1", "b1"), part("b1", "p"), known("p", "x"), known("p", "y", by="lab-b", status="possible")]
    assert disputes_of(graph_of(log_of(*events))) == (), "a possibility contests nothing"
    contested = [*events, event("dissociated", "lab-b", "2025-07-05", part="p", person="x")]
    (dispute,) = disputes_of(graph_of(log_of(*contested)))
    assert dispute.about == "person" and "not x" in {w.says for w in dispute.words}


# Properties


MOMENTS = ("2025-07-01", "2025-07-02T10:00")
IDS = ("p", "q", "r")
EVENTS = st.one_of(
    st.builds(
        lambda what, by, on, a, b: event(what, by, on, part=IDS[a], other=IDS[(a + b) % 3]),
        st.sampled_from(("associated", "dissociated")),
        st.sampled_from(("lab", "lab-b")),
        st.sampled_from(MOMENTS),
        st.integers(0, 2),
        st.integers(1, 2),
    ),
    st.builds(
        lambda by, on, p, x: known(p, x, by=by, on=on),
        st.sampled_from(("board", "lab-b")),
        st.sampled_from(MOMENTS),
        st.sampled_from(IDS),
        st.sampled_from(("x", "y")),
    ),
    st.builds(
        lambda what, on, p, b: event(what, "lab", on, part=p, bag=b, piece=Piece("femur", "left")),
        st.sampled_from(("found", "moved")),
        st.sampled_from(MOMENTS),
        st.sampled_from(IDS),
        st.sampled_from(("b1", "b2")),
    ),
    st.builds(
        lambda p, s, on: event("attributed", "hq", on, part=p, said=s),
        st.sampled_from(IDS),
        st.sampled_from(("norda", "suda")),
        st.sampled_from(MOMENTS),
    ),
)
BASE = (
    bag("l1", "b1", said="norda"),
    bag("l2", "b2", by="suda-mod"),
    part("b1", "p"),
    part("b1", "q", "ulna"),
    part("b2", "r"),
)


@given(st.lists(EVENTS, max_size=8, unique_by=lambda e: e.id), st.randoms())
def test_order_within_a_moment_makes_no_difference(events: list[Event], chance: object) -> None:
    shuffled = [*BASE, *events]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = answer_of(log_of(*BASE, *events)), answer_of(log_of(*shuffled))
    assert one == two


@given(st.lists(EVENTS, max_size=8, unique_by=lambda e: e.id))
def test_what_came_later_changes_no_earlier_view(events: list[Event]) -> None:
    early = [e for e in events if e.on == MOMENTS[0]]
    assert answer_of(log_of(*BASE, *events), MOMENTS[0]) == answer_of(log_of(*BASE, *early), MOMENTS[0])


@given(st.lists(EVENTS, max_size=8, unique_by=lambda e: e.id))
def test_counts_keep_their_bounds(events: list[Event]) -> None:
    graph = graph_of(log_of(*BASE, *events))
    whole, lots = count_all(graph), count_lots(graph)
    assert whole.individuals.least <= whole.individuals.most == len(graph.assemblies())
    assert max(c.individuals.least for c in lots.values()) <= whole.individuals.least
    assert whole.bags == sum(c.bags for c in lots.values()) == 2


def test_a_log_is_only_added_to() -> None:
    earlier = log_of(bag("l1", "b1"))
    later = log_of(*earlier.events, bag("l1", "b2"))
    assert removed_since(earlier, later) == () and removed_since(later, earlier) == (later.events[1],)
    changed = Log("june", "June", (), (), (), (replace(earlier.events[0], on="2025-06-17"),))
    assert removed_since(earlier, changed) == earlier.events
    assert earlier.sha256 != later.sha256 == log_of(*reversed(later.events)).sha256
