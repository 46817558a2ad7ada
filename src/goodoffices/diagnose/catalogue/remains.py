"""73x: logs of remains."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["REMAINS"]

REMAINS = (
    Code(
        "E730",
        "genetic data in a log of remains",
        "A heading names a locus or a profile, or a cell holds alleles, a sequence or variants. Nothing of the file was read and nothing "
        "of it is shown. A profile tells of a person and of all his relatives, and counting, comparing and disputing need none.",
        "Keep what the laboratory concluded: `outcome`, `ratio` (the likelihood ratio) and the `prior` odds with who states them. Profiles "
        "stay with the laboratory.",
        see=("E731",),
    ),
    Code(
        "E731",
        "a line of a log of remains that says what cannot be",
        "An event is of no known kind, is about something else than its kind, says what its kind does not say, names an office or a side "
        "that is not declared, gives a day that is none, or retracts what another said. The message names the place, and never quotes it.",
        "Correct the line. `docs/reference/remains.md` lists the events and what each may say. Nothing is counted from a log with a fault.",
        see=("E721", "E730"),
    ),
    Code(
        "W732",
        "a log of remains of which not all can be so",
        "A part is in two bags at once, two whole bodies are held to be of one person, somebody identified among the dead is told alive, or "
        "the like. All of it stays as it was said; the counts go by what stands undisputed.",
        "Whoever was mistaken says so with a `retracted`, `moved` or `dissociated` event. Earlier lines are not changed.",
        see=("E731",),
    ),
    Code(
        "W733",
        "columns of a log of remains that were not read",
        "The table has headings that mean nothing in a log of remains. Nothing of these cells was kept.",
        "Leave the columns out, or give them one of the headings of `docs/reference/remains.md`.",
    ),
    Code(
        "E734",
        "a log of remains that lost lines",
        "An earlier copy of the log holds an event that this one does not hold as it was. A log is only ever added to.",
        "Put the line back as it was, and enter a `retracted` event after it.",
        see=("W732",),
    ),
)
