"""940 to 949: people in documents that are read."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["ACTORS"]

ACTORS = (
    Code(
        "N940",
        "one person with two offices in one text",
        "A text gives somebody two offices that do not say the same: Secretary of the Council here, Defence Minister there. One of them "
        "may be an office held before, or a slip. Both are kept with their words; former, acting and designate offices are not compared.",
        "See which office was held on that day, and say so where the text is cited.",
        see=("N941",),
    ),
    Code(
        "N941",
        "an office that the case does not have for that day",
        "The person is one of the case, and the office that the text gives is none of those that the case records, or one that was not held "
        "on the day of publication. The words of the text may be a slip, or the case may be behind. Nothing is corrected. Words for a part "
        "in the talks (negotiator, representative, leader) and for a rank are not compared.",
        "Compare with another source. If the office is right, add it to the person with its dates.",
        see=("N940", "W620"),
    ),
)
