"""Judgements: which rows they are about, what follows from them, and what they do to a reconciliation."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people.test_reconcile import lists

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList, PersonRecord, Reconciliation, reconcile
from goodoffices.people.judgement import VERDICTS, Judgement, Verdict, fingerprint_of, key_of
from goodoffices.people.judgement_standing import Standing, standing_of

NOW = datetime(2026, 5, 7, 10, tzinfo=UTC)
A = PersonList(
    "a",
    tuple(PersonRecord(f"a{n}", "", f"Мороз{'абвгд'[n]}", "Іван", born=f"199{n}-05-07", line=n + 2) for n in range(5)),
)
B = PersonList("b", tuple(replace(row, id=f"b{row.id[1:]}") for row in A.rows))
EVERY = {people.id: people for people in (A, B)}


def judged(
    one: str, other: str, verdict: Verdict, *, hours: int = 0, among: dict[str, PersonList] = EVERY
) -> Judgement:
    keys = [key_of(id[0], next(row for row in among[id[0]].rows if row.id == id)) for id in (one, other)]
    return Judgement(keys[0], keys[1], verdict, "Olena", NOW + timedelta(hours=hours))


def verdicts(standing: Standing, a: PersonList = A, b: PersonList = B) -> dict[tuple[str, str], str]:
    rows = (*a.rows, *b.rows)
    return {(rows[i].id, rows[j].id): judged.verdict for (i, j), judged in standing.pairs.items()}


def codes(standing: Standing) -> list[str]:
    return [doubt.code for doubt in standing.doubts]


def test_what_a_judgement_must_have() -> None:
    key, other = key_of("a", A.rows[0]), key_of("b", B.rows[0])
    with pytest.raises(UsageError, match="verdict"):
        Judgement(key, other, "perhaps", "Olena", NOW)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="name of the person"):
        Judgement(key, other, "same", " ", NOW)
    with pytest.raises(UsageError, match="offset"):
        Judgement(key, other, "same", "Olena", NOW.replace(tzinfo=None))
    with pytest.raises(UsageError, match="two records"):
        Judgement(key, key, "same", "Olena", NOW)


def test_a_fingerprint_is_of_what_identifies() -> None:
    row = A.rows[0]
    assert fingerprint_of(row) == fingerprint_of(replace(row, id="x", line=9, category="wounded", rank="сержант"))
    assert fingerprint_of(row) == fingerprint_of(replace(row, surname=f" {row.surname.upper()}  "))
    assert fingerprint_of(row) != fingerprint_of(replace(row, born="1990-05-08"))
    assert row.surname not in fingerprint_of(row)


def test_the_later_judgement_counts_and_order_decides_between_equals() -> None:
    one, two = judged("a0", "b0", "same", hours=2), judged("a0", "b0", "different", hours=1)
    assert verdicts(standing_of([one, two], A, B)) == {("a0", "b0"): "same"}
    assert verdicts(standing_of([one, replace(two, at=one.at)], A, B)) == {("a0", "b0"): "different"}


def test_what_follows() -> None:
    made = [
        judged("a0", "b0", "same"),
        judged("b0", "b2", "same"),
        judged("a1", "b0", "different"),
        judged("a3", "b3", "unsure"),
    ]
    standing = standing_of(made, A, B)
    assert verdicts(standing) == {
        ("a0", "b0"): "same", ("a0", "b2"): "same", ("b0", "b2"): "same",
        ("a0", "a1"): "different", ("a1", "b0"): "different", ("a1", "b2"): "different",
        ("a3", "b3"): "unsure",
    }  # fmt: skip
    followed = {pair for pair, judged in standing.pairs.items() if judged.judgement is None}
    assert len(followed) == 3 and "follows" in standing.pairs[0, 7].reason
    assert standing.doubts == ()


def test_a_contradiction_is_told_and_nothing_of_it_is_concluded() -> None:
    made = [judged("a0", "b0", "same"), judged("a0", "b1", "same"), judged("b0", "b1", "different")]
    for order in itertools.permutations(made):
        standing = standing_of(order, A, B)
        assert set(verdicts(standing).values()) == {"contradicted"} and len(standing.pairs) == 3
        assert codes(standing) == ["W973"]
    assert "line 2" in standing.doubts[0].message and "Мороз" not in standing.doubts[0].message


def brute(made: list[tuple[str, str, Verdict]]) -> dict[tuple[str, str], str]:
    """The same by closing the relations step by step."""
    direct = {tuple(sorted(pair)): verdict for *pair, verdict in made}
    same = {frozenset(pair) for pair, verdict in direct.items() if verdict == "same"}
    names = sorted({name for pair in direct for name in pair})
    while True:
        more = {
            frozenset((x, z))
            for x, y, z in itertools.permutations(names, 3)
            if {frozenset((x, y)), frozenset((y, z))} <= same
        } - same
        if not more:
            break
        same |= more
    apart = {frozenset(pair) for pair, verdict in direct.items() if verdict == "different"}
    while True:
        more = {
            frozenset((x, z))
            for x, y, z in itertools.permutations(names, 3)
            if frozenset((x, y)) in same and frozenset((y, z)) in apart and frozenset((x, z)) not in same
        } - apart
        if not more:
            break
        apart |= more
    torn = {name for pair in apart & same for name in pair}
    torn |= {name for pair in same if pair & torn for name in pair}
    found = {}
    for pair in itertools.combinations(names, 2):
        key = frozenset(pair)
        if key in same:
            found[pair] = "contradicted" if key & torn else "same"
        elif key in apart:
            found[pair] = "different"
        elif direct.get(pair) == "unsure":
            found[pair] = "unsure"
    return found


PLACES = st.sampled_from([row.id for people in (A, B) for row in people.rows[:4]])
MADE = st.lists(
    st.tuples(PLACES, PLACES, st.sampled_from(VERDICTS)).filter(lambda made: made[0] != made[1]),
    max_size=7,
    unique_by=lambda made: frozenset(made[:2]),
)


@settings(max_examples=150, deadline=None)
@given(MADE)
def test_what_follows_is_what_brute_force_finds(made: list[tuple[str, str, Verdict]]) -> None:
    standing = standing_of([judged(*one) for one in made], A, B)
    assert {tuple(sorted(pair)): verdict for pair, verdict in verdicts(standing).items()} == brute(made)
    assert ("W973" in codes(standing)) == ("contradicted" in brute(made).values())


def test_a_judgement_survives_a_new_version_of_a_list() -> None:
    made = [judged("a0", "b0", "same")]
    renumbered = PersonList("b", tuple(replace(row, id=str(n)) for n, row in enumerate(reversed(B.rows))))
    assert verdicts(standing_of(made, A, renumbered), A, renumbered) == {("a0", "4"): "same"}
    # The id has passed to another person: the fingerprint finds the right one.
    shifted = PersonList("b", tuple(replace(row, id=f"b{(n + 1) % 5}") for n, row in enumerate(B.rows)))
    assert verdicts(standing_of(made, A, shifted), A, shifted) == {("a0", "b1"): "same"}
    gone = PersonList("b", tuple(replace(row, id=f"b{n}") for n, row in enumerate(B.rows[1:])))
    standing = standing_of(made, A, gone)
    assert standing.pairs == {} and codes(standing) == ["W975"]


def test_a_row_that_has_changed_is_marked() -> None:
    made = [judged("a0", "b0", "same")]
    changed = PersonList("b", (replace(B.rows[0], patronymic="Петрович"), *B.rows[1:]))
    standing = standing_of(made, A, changed)
    assert codes(standing) == ["W974"]
    assert standing.pairs[0, 5].reason == "judged the same by Olena on 2026-05-07; the row has changed since"
    other = PersonList("b", (replace(B.rows[0], category="wounded", line=99), *B.rows[1:]))
    assert codes(standing_of(made, A, other)) == []
    another = PersonList("b", (PersonRecord("b0", "", "Дзюба", "Олег", born="1970-01-01"), *B.rows[1:]))
    assert codes(standing_of(made, A, another)) == ["W975"]


def test_two_rows_that_read_alike_are_not_guessed_between() -> None:
    twice = PersonList("b", tuple(replace(B.rows[0], id=id) for id in ("x", "y")))
    assert codes(standing_of([judged("a0", "b0", "same")], A, twice)) == ["W975"]


def test_other_lists_and_lists_of_one_name() -> None:
    made = judged("a0", "b0", "same")
    away = replace(made, b=replace(made.b, list="c"))
    assert standing_of([away], A, B).elsewhere == ("c",)
    with pytest.raises(UsageError, match="different names"):
        standing_of([made], A, PersonList("a", B.rows))
    assert standing_of([], A, PersonList("a", B.rows)) == Standing()


def outcome(found: Reconciliation) -> dict[tuple[str, str], tuple[float, str]]:
    return {(m.id_a, m.id_b): (m.probability, m.decision) for m in found.matches}


def test_same_is_accepted_and_different_never() -> None:
    a, b = lists(150)
    plain = reconcile(a, b)
    worst, best = plain.only_a[0], plain.accepted[0]
    among = {"a": a, "b": b}
    made = [
        judged(worst, plain.only_b[0], "same", among=among),
        judged(best.id_a, best.id_b, "different", among=among),
    ]
    found = reconcile(a, b, judgements=made)
    match = next(m for m in found.accepted if m.id_a == worst)
    assert match.judged == "same" and match.reasons[0] == "judged the same by Olena on 2026-05-07"
    assert match.probability < 0.05 and (match.id_a, match.id_b) in found.assigned
    assert (best.id_a, best.id_b) not in outcome(found) and (best.id_a, best.id_b) not in found.assigned
    assert [(m.id_a, m.id_b, m.decision) for m in found.judged_apart] == [(best.id_a, best.id_b, "rejected")]
    assert best.id_a in found.only_a and best.id_b in found.only_b


def test_unsure_stays_in_review_however_likely() -> None:
    a, b = lists(150)
    best = reconcile(a, b).accepted[0]
    found = reconcile(a, b, judgements=[judged(best.id_a, best.id_b, "unsure", among={"a": a, "b": b})])
    assert outcome(found)[best.id_a, best.id_b][1] == "review" and (best.id_a, best.id_b) not in found.assigned


def test_a_judgement_outweighs_a_likelier_partner() -> None:
    a, b = lists(150)
    best = reconcile(a, b).accepted[0]
    row = next(row for row in b.rows if row.id == best.id_b)
    b = PersonList("b", (*b.rows, replace(row, id="bagain", given="", born="")))
    found = reconcile(a, b, judgements=[judged(best.id_a, "bagain", "same", among={"a": a, "b": b})])
    assert (best.id_a, "bagain") in found.assigned and (best.id_a, best.id_b) not in found.assigned


def test_repeats_are_judged_too() -> None:
    a, b = lists(150)
    again = replace(a.rows[140], id="a999")
    a = PersonList("a", (*a.rows, again))
    among = {"a": a, "b": b}
    assert [m.decision for m in reconcile(a, b).repeats_a] == ["accepted"]
    found = reconcile(a, b, judgements=[judged("a140", "a999", "different", among=among)])
    assert found.repeats_a == ()
    far = judged("a1", "a2", "same", among=among)
    assert ("a1", "a2", "accepted") in {
        (m.id_a, m.id_b, m.decision) for m in reconcile(a, b, judgements=[far]).repeats_a
    }


def test_what_cannot_hold_together_with_a_judgement_is_looked_at() -> None:
    a, b = lists(150)
    again = replace(a.rows[140], id="a999")
    a = PersonList("a", (*a.rows, again))
    plain = reconcile(a, b)
    partner = next(m.id_b for m in plain.accepted if m.id_a == "a140")
    assert {m.decision for m in plain.repeats_a} == {"accepted"}
    found = reconcile(a, b, judgements=[judged("a999", partner, "different", among={"a": a, "b": b})])
    doubted = [m for m in (*found.matches, *found.repeats_a) if m.judged == "contradicted"]
    assert len(doubted) == 1 and doubted[0].decision == "review"
    assert doubted[0].reasons[0].startswith("cannot hold together")


def test_two_with_an_equal_claim_are_both_looked_at() -> None:
    a, b = lists(150)
    a = PersonList("a", (*a.rows, replace(a.rows[140], id="a999")))
    partner = next(m.id_b for m in reconcile(a, b).accepted if m.id_a == "a140")
    found = reconcile(a, b, judgements=[judged("a140", "a999", "different", among={"a": a, "b": b})])
    decided = {m.id_a: (m.decision, m.judged) for m in found.matches if m.id_b == partner}
    assert decided == {"a140": ("review", "contradicted"), "a999": ("review", "contradicted")}
    assert partner not in dict(found.assigned).values()


@pytest.mark.parametrize("share", [0.05, 0.3])
def test_judgements_move_only_the_records_judged(share: float) -> None:
    a, b = lists(300)
    plain = reconcile(a, b)
    among = {"a": a, "b": b}
    some = plain.matches[:: round(1 / share)]
    made = [judged(m.id_a, m.id_b, "same" if n % 2 else "different", among=among) for n, m in enumerate(some)]
    found = reconcile(a, b, judgements=made)
    touched = {id for m in some for id in (m.id_a, m.id_b)}
    before, after = outcome(plain), outcome(found)
    untouched = {pair for pair in before.keys() | after.keys() if not touched & set(pair)}
    assert len(untouched) > 50
    assert all(before[pair] == after[pair] for pair in untouched)
    # What is confirmed of pairs that were accepted without a rival changes nothing but the words.
    confirmed = [judged(m.id_a, m.id_b, "same", among=among) for m in plain.accepted]
    again = reconcile(a, b, judgements=confirmed)
    assert again.assigned == plain.assigned and {m.id_a for m in again.accepted} == {m.id_a for m in plain.accepted}
