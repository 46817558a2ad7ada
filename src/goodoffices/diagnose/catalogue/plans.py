"""72x: plans of how an agreement is carried out, and exchanges of people."""

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
    Code(
        "E721",
        "a list of people to be exchanged that is no table",
        "A heading that is needed is missing, a heading stands twice, a row has more or fewer cells than there are headings, or "
        "quotes are not closed.",
        "Write a table with commas and one heading for each column; put cells that hold a comma in quotes. "
        "`docs/reference/exchange.md` lists the headings that are read.",
        see=("E722",),
    ),
    Code(
        "E722",
        "a cell of a list of people to be exchanged that means nothing",
        "An id is empty or stands twice, a side is not one of the exchange, a day is not written as `2022-04-16`, a stage is not "
        "there, or a cell that should say yes or no says something else. The message names the row and the column, and "
        "never quotes the cell.",
        "Correct the cell. Nothing is guessed: no plan is made from a list with a fault.",
        see=("E721",),
    ),
    Code(
        "E723",
        "an exchange that says what cannot be",
        "Sides, stages or rules of the file do not fit together: a side or a stage that is not there, stages of the same name or "
        "out of order, a choice that does not exist, one id on two lists.",
        "Correct the file at the place shown. `docs/reference/exchange.md` lists what it can say.",
        see=("E720", "E722"),
    ),
    Code(
        "E724",
        "a filled sheet of a handover that cannot be",
        "Somebody who is named is not ticked, or stands on the sheet twice; a tick is none; somebody was replaced by nobody, "
        "boarded or arrived without having come; or the sheet was printed from another version of the manifest. The message "
        "names the row and the column, and never quotes the cell.",
        "Correct the sheet by what was seen at the handover. Nothing is guessed: no account is made from a sheet with a fault.",
        see=("E721", "E722"),
    ),
)
