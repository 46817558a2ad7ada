"""9xx: what is doubtful in what a document proposes. 960 to 979."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["PROPOSALS"]

PROPOSALS = (
    Code(
        "W960",
        "a time in a text that contradicts itself",
        'The text gives a weekday that its date does not have ("Tuesday, 23 July 2025" was a Wednesday). The date is kept, and a '
        "note is proposed; which of the two is meant, the text does not say.",
        "Look at another report of the same, and note the slip.",
        see=("W961",),
    ),
    Code(
        "W961",
        "a number that differs from another account",
        "The text counts a delivery differently than an entry of the case does, for the same obligation and the same day. Both may "
        "be honest: one side counts who was handed over, the other who was received.",
        "Enter both accounts; the brief shows them side by side.",
        see=("W960",),
    ),
)
