"""72x: plans of how an agreement is carried out."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["PLANS"]

PLANS = (
    Code(
        "E720",
        "a plan of tranches that says what cannot be",
        "A share or a probability lies outside 0 to 1, a range ends before it begins, the number of tranches is none, or a "
        "key is not one of a plan.",
        "Correct the plan at the place shown. `docs/reference/partial-agreements.md` lists what a plan can say.",
        see=("E708",),
    ),
)
