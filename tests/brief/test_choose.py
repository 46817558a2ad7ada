"""Which round."""

from __future__ import annotations

from typing import Any

import pytest
from tests.brief.example import case_of, when

from goodoffices.brief.choose import choose_round, earlier_rounds, previous_round
from goodoffices.case import Round
from goodoffices.diagnose import UsageError


def held(id: str, on: str = "", status: str = "held", **more: Any) -> Round:
    return Round(id=id, title=id, status=status, on=when(on) if on else None, **more)


def test_the_next_round_is_the_earliest_one_ahead() -> None:
    case = case_of(
        held("a", "2025-06-02"),
        held("c", "2025-09-01", "planned"),
        held("b", "2025-07-23T19:00+03:00", "planned"),
        held("old", "2025-07-01", "planned"),
    )
    found = choose_round(case)
    assert found is not None
    assert found.id == "b"
    assert [r.id for r in earlier_rounds(case, found)] == ["a"]


def test_a_day_counts_until_its_end_and_a_postponed_round_is_still_ahead() -> None:
    assert choose_round(case_of(held("a", "2025-07-23", "planned"))) is not None
    assert choose_round(case_of(held("a", "2025-07-01"), held("b", "2025-08", "postponed"))).id == "b"  # type: ignore[union-attr]


def test_else_the_latest_and_a_cancelled_one_last_of_all() -> None:
    assert (
        choose_round(case_of(held("a", "2025-06-02"), held("b", "2025-05-02"), held("x", "2025-07-01", "cancelled"))).id
        == "a"
    )  # type: ignore[union-attr]
    assert choose_round(case_of(held("x", "2025-07-01", "cancelled"))).id == "x"  # type: ignore[union-attr]
    assert choose_round(case_of(held("a", "2025-06-02"), held("b", "", "planned"))).id == "b"  # type: ignore[union-attr]
    assert choose_round(case_of()) is None


def test_a_round_by_its_id_or_by_one_that_it_replaced() -> None:
    case = case_of(held("a", "2025-06-02"), held("b", "2025-06-03", supersedes="a"))
    assert choose_round(case, "a") is case.by_id["b"]
    with pytest.raises(UsageError, match="not a round"):
        choose_round(case, "zzz")


def test_another_series_is_not_the_round_before() -> None:
    case = case_of(
        held("x", "2022-03-29", number=5), held("a", "2025-05-16", number=1), held("b", "2025-06-02", number=2)
    )
    assert previous_round(case, case.by_id["b"]) is case.by_id["a"]  # type: ignore[arg-type]
    assert previous_round(case, case.by_id["a"]) is None  # type: ignore[arg-type]
