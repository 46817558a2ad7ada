"""What is the same as an entry of the case, and what only sounds like it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goodoffices.case import Case, load_case
from goodoffices.read.accept.same import same_entry

CASE: Case = load_case(Path(__file__).parents[3] / "cases" / "istanbul-2025", audience="public")[0]


def same(kind: str, **fields: Any) -> str:
    found = same_entry(CASE, kind, fields, [])
    return found.id if found else ""


def test_at_least_so_many_and_so_many_are_one_debt() -> None:
    owed = {"debtor": ["russia"], "creditor": ["ukraine"], "what": "Russia hands over 1,200 prisoners of war"}
    assert same("obligation", **owed, quantity="1200", on="2025-07-23") == "russia-releases-july"
    assert same("obligation", **owed, quantity="900", on="2025-07-23") == ""


def test_an_agreement_with_another_number_or_none_must_be_more_alike() -> None:
    both = {"parties": ["russia", "ukraine"], "on": "2025-07-23"}
    title = "An exchange of 1,200-1,200 prisoners of war"
    assert same("agreement", **both, title=title, gist=f"The sides agreed on {title}") == "july-exchange-of-prisoners"
    wider = "A preliminary agreement to expand the scope of prisoner exchanges to include civilians"
    assert same("agreement", **both, title=wider, gist=f"the two sides reached {wider}") == ""


def test_a_total_is_not_what_was_given_once() -> None:
    entry = next(e for e in CASE.record if e.kind == "performance" and getattr(e, "total", None) is not None)
    fields = {"obligation": entry.obligation, "by_account": list(entry.by_account), "on": entry.on.iso()}  # type: ignore[attr-defined, union-attr]
    low = str(entry.total.low)  # type: ignore[attr-defined]
    assert same("performance", **fields, quantity=low) != entry.id
