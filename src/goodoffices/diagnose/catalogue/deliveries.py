"""W603, W605, W612: what was owed and what was delivered, where the numbers or the days do not go together."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["DELIVERIES"]

_SAYS = "  says: {source: gazette, at: page 3}\n"


def _owed(more: str) -> str:
    return f"- id: owed-1\n  kind: obligation\n  debtor: norda\n  creditor: suda\n  what: release of prisoners\n  quantity: 100\n{_SAYS}{more}"


def _done(id: str, account: str, more: str) -> str:
    return f"- id: {id}\n  kind: performance\n  obligation: owed-1\n  by_account: {account}\n{_SAYS}{more}"


_TOLD = _owed("") + _done("done-1", "norda", "  quantity: 60\n  delivery: first-bus\n")

DELIVERIES = (
    Code(
        "W603",
        "an obligation past due without a performance",
        "The day has passed and nothing is entered: neither that it was done nor that it was not. Silence is not a finding.",
        "Enter what was done, on whose word; or a performance with `scale: 0` where it is known that nothing was.",
        _owed("  due: 2024-03-20\n"),
        _owed("  due: 2024-03-20\n") + _done("done-1", "suda", "  scale: 0\n"),
    ),
    Code(
        "W605",
        "two counts that disagree",
        "Two accounts of one delivery give different numbers, or an account's total is not the sum of the deliveries that it "
        "counted. Both may stand, but a reader must learn that they differ.",
        "Correct a slip; otherwise enter a note or a claim `about:` one of them, so that the difference is part of the record.",
        _TOLD + _done("done-2", "suda", "  quantity: 58\n  delivery: first-bus\n"),
        _TOLD
        + _done("done-2", "suda", "  quantity: 58\n  delivery: first-bus\n")
        + "- id: remark-1\n  kind: note\n  type: question\n  text: The two sides count differently.\n  about: done-2\n",
        see=("W612",),
    ),
    Code(
        "W612",
        "more delivered than was owed",
        "By one account the deliveries add up to more than the obligation. A delivery may be entered twice, or belong to "
        "another obligation.",
        "Give two accounts of one delivery the same `delivery:` name, or attach it to the obligation that it belongs to.",
        _TOLD + _done("done-2", "norda", "  quantity: 60\n  delivery: second-bus\n"),
        _TOLD + _done("done-2", "norda", "  quantity: 40\n  delivery: second-bus\n"),
        see=("W605",),
    ),
)
