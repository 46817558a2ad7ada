"""How far obligations are done, by whose account."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.brief.example import case_of, when

from goodoffices.brief.fulfilment import Fulfilment, fulfil, kroc_level
from goodoffices.case import Count, Obligation, Performance


def count(text: str) -> Count:
    if text.endswith("+"):
        return Count(int(text[:-1]), None)
    low, _, high = text.removeprefix("~").partition("-")
    return Count(int(low), int(high or low), text.startswith("~"))


def told(
    id: str,
    account: str,
    quantity: str = "",
    total: str = "",
    on: str = "2025-06-10",
    delivery: str = "",
    unit: str = "",
    scale: int | None = None,
    complete: bool = False,
) -> Performance:
    return Performance(
        id=id,
        obligation="o",
        by_account=tuple(account.split("+")),
        on=when(on) if on else None,
        quantity=count(quantity) if quantity else None,
        total=count(total) if total else None,
        delivery=delivery,
        unit=unit,
        scale=scale,
        complete=complete,
    )


def done(owed: str, *performances: Performance, unit: str = "") -> Fulfilment:
    owes = Obligation(
        id="o",
        debtor=("north",),
        creditor=("south",),
        what="it",
        unit=unit,
        quantity=count(owed) if owed else None,
    )
    (found,) = fulfil(case_of(owes, *performances))
    return found


def amounts(found: Fulfilment) -> dict[str, str]:
    return {d.account: str(d.amount) for d in found.accounts}


def test_deliveries_of_one_account_add_up() -> None:
    found = done("1000", told("a", "north", "390"), told("b", "north", "307"), told("c", "north", "303"))
    assert amounts(found) == {"north": "1,000"}
    assert (str(found.delivered), str(found.outstanding), found.share) == ("1,000", "0", (1.0, 1.0))
    assert (found.level, found.reason) == (3, "1,000 of 1,000")


def test_two_accounts_of_one_delivery_are_not_added_and_their_difference_stays() -> None:
    found = done("6000", told("a", "north", "6060", delivery="d"), told("b", "south", "6057", delivery="d"))
    assert amounts(found) == {"north": "6,060", "south": "6,057"}
    assert str(found.delivered) == "6,057 to 6,060"
    (difference,) = found.differences
    assert difference.what == "delivery"
    assert [(t.account, t.count.low) for t in difference.tellings] == [("north", 6060), ("south", 6057)]


def test_an_account_with_two_names_counts_for_each_of_them_once() -> None:
    found = done("100", told("a", "north+south", "40"))
    assert amounts(found) == {"north": "40", "south": "40"}
    assert str(found.delivered) == "40"
    assert not found.differences


def test_deliveries_without_a_name_are_deliveries_of_their_own() -> None:
    assert str(done("100", told("a", "north", "40"), told("b", "south", "40")).delivered) == "80"


def test_a_delivery_told_twice_by_one_account_counts_as_told_last() -> None:
    found = done(
        "100",
        told("a", "north", "40", delivery="d", on="2025-06-10"),
        told("b", "north", "42", delivery="d", on="2025-06-11"),
    )
    assert amounts(found) == {"north": "42"}
    assert str(found.delivered) == "42"


def test_a_total_holds_what_came_before_it_and_not_what_came_after() -> None:
    found = done(
        "100",
        told("a", "north", "10", on="2025-06-01"),
        told("b", "north", total="30", on="2025-06-05"),
        told("c", "north", "5", on="2025-06-09"),
    )
    assert amounts(found) == {"north": "35"}
    assert found.accounts[0].from_total
    assert str(found.delivered) == "35"


def test_totals_of_one_time_that_differ_are_a_difference_and_bound_the_range() -> None:
    found = done("100", told("a", "north", total="60"), told("b", "south", total="57"))
    assert str(found.delivered) == "57 to 60"
    assert [d.what for d in found.differences] == ["total"]


def test_an_older_total_does_not_contradict_a_newer_one() -> None:
    found = done(
        "100", told("a", "north", total="20", on="2025-06-01"), told("b", "south", total="57", on="2025-06-20")
    )
    assert str(found.delivered) == "57"
    assert not found.differences


def test_an_account_whose_deliveries_exceed_its_own_total_is_noted() -> None:
    found = done("100", told("a", "north", "50", on="2025-06-01"), told("b", "north", total="30", on="2025-06-05"))
    assert [d.what for d in found.differences] == ["own total"]


def test_called_fulfilled_by_one_and_short_by_another() -> None:
    found = done("100", told("a", "north", "100", delivery="d", complete=True), told("b", "south", "80", delivery="d"))
    assert [d.what for d in found.differences] == ["delivery", "complete"]
    assert found.level == 2


def test_what_is_told_in_another_unit_is_kept_apart() -> None:
    found = done("100", told("a", "north", "40", unit="people"), told("b", "north", "3", unit="buses"), unit="people")
    assert str(found.delivered) == "40"
    assert [p.id for p in found.other_units] == ["b"]


def test_at_least_and_about_carry_over() -> None:
    found = done("1200+", told("a", "north", "1000+"))
    assert str(found.delivered) == "at least 1,000"
    assert found.share == (1000 / 1200, float("inf"))
    assert found.outstanding == Count(0, None)
    assert str(done("~6000", told("a", "north", "78")).outstanding) == "about 5,922"


def test_levels() -> None:
    assert [done("100", told("a", "north", n)).level for n in ("0", "49", "50", "99", "100", "120")] == [
        0,
        1,
        2,
        2,
        3,
        3,
    ]
    assert (done("100").level, done("100").reason) == (0, "nothing is reported")
    assert done("").level == 0
    assert done("", told("a", "north", "5")).level is None
    assert done("", told("a", "north", complete=True)).level == 3


def test_the_level_is_the_cautious_one() -> None:
    found = done("100", told("a", "north", "100", delivery="d"), told("b", "south", "40", delivery="d"))
    assert found.level == 1


def test_a_judgement_overrides_the_numbers_and_says_so() -> None:
    found = done("100", told("a", "north", "100"), told("b", "hosts", scale=2, on="2025-06-20"))
    assert (found.level, found.judged and found.judged.id) == (2, "b")
    assert found.reason == "judged; the numbers alone would give 3"


def test_nothing_undated_breaks_anything() -> None:
    found = done("100", told("a", "north", "10", on=""), told("b", "north", total="30", on=""), told("c", "south", "1"))
    assert found.delivered is not None


PERFORMANCES = st.lists(
    st.builds(
        lambda n, who, quantity, total, day, name: told(
            f"p{n}", who, str(quantity) if quantity else "", str(total) if total else "", f"2025-06-{day:02d}", name
        ),
        st.integers(0, 10**6),
        st.sampled_from(["north", "south", "hosts", "north+south"]),
        st.integers(0, 50),
        st.just(0) | st.integers(0, 200),
        st.integers(1, 28),
        st.sampled_from(["", "x", "y", "z"]),
    ),
    max_size=12,
    unique_by=lambda p: p.id,
)


@given(PERFORMANCES)
def test_no_more_is_counted_than_the_most_that_is_told_of_each_delivery(performances: list[Performance]) -> None:
    found = done("100", *performances)
    most: dict[str, int] = {}
    for p in performances:
        if p.quantity is not None:
            name = p.delivery or p.id
            most[name] = max(most.get(name, 0), p.quantity.low)
    totals = max((p.total.low for p in performances if p.total), default=0)
    if found.delivered is not None and found.delivered.high is not None:
        assert found.delivered.low <= found.delivered.high <= sum(most.values()) + totals


@given(PERFORMANCES)
def test_an_account_is_not_changed_by_what_others_say(performances: list[Performance]) -> None:
    alone = [p for p in performances if p.by_account == ("north",)]
    together = [p for p in performances if "north" in p.by_account]
    if alone and alone == together:
        assert amounts(done("100", *alone))["north"] == amounts(done("100", *performances))["north"]


@given(PERFORMANCES, st.randoms(use_true_random=False))
def test_the_order_in_which_entries_stand_changes_nothing(performances: list[Performance], random: object) -> None:
    shuffled = list(performances)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert done("100", *shuffled) == done("100", *performances)


@given(st.integers(1, 500), st.integers(0, 600), st.integers(0, 600))
def test_the_level_follows_from_the_least_share(owed: int, low: int, more: int) -> None:
    level, _ = kroc_level(Count(owed, owed), Count(low, low + more), (), begun=True)
    assert level == (3 if low >= owed else 2 if 2 * low >= owed else 1 if low else 0)


def test_a_named_delivery_without_a_number_makes_the_sum_a_least() -> None:
    stages = [told("p1", "x", delivery="s1"), told("p2", "x", "250", on="2025-06-11", delivery="s2")]
    found = done("1200", *stages)
    assert str(found.delivered) == "at least 250" and amounts(found) == {"x": "at least 250"}
    assert found.level is None and found.reason == "at least 250 of 1,200; how much more is not told"
    # What a later total covers is counted; what comes after it is not.
    covered = done("1200", *stages, told("p3", "x", total="900", on="2025-06-12"))
    assert str(covered.delivered) == "900"
    after = done("1200", told("p3", "x", total="900", on="2025-06-09"), *stages)
    assert str(after.delivered) == "at least 1,150" and amounts(after) == {"x": "at least 1,150"}
    # Told with a number by somebody, it is counted once.
    assert str(done("1200", *stages, told("p4", "y", "100", delivery="s1")).delivered) == "350"
    assert done("1200", stages[0]).delivered is None
