"""4xx: times that cannot be, and what replaces what."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import EXAMPLE, Code

__all__ = ["TIMES"]


def _note(on: str) -> str:
    return f"- id: remark-1\n  kind: note\n  text: The hall was changed.\n  on: {on}\n"


def _two(first: str, second: str, more: str = "") -> str:
    return f"- id: remark-1\n  kind: note\n  text: The hall was changed.\n{first}- id: remark-2\n  kind: note\n  text: The hall stays.\n{second}{more}"


_AFTER = "  supersedes: remark-1\n"

TIMES = (
    Code(
        "E401",
        "a date or a time of day that does not exist",
        "30 February, 25 o'clock, week 54. Such a date is usually a slip for a neighbouring one, and only the source can "
        "say for which.",
        "Look it up in the source and correct it. Years run from 2 to 9998.",
        _note("2024-02-30"),
        _note("2024-02-29"),
        see=("E402",),
    ),
    Code(
        "E402",
        "something that is not a time",
        "Times are written one way, so that a machine and a person read the same: `2025-07-23T19:00+03:00`, `2025-07-23`, "
        "`2025-W30`, `2025-07`, `2025`, or two of these with `/` between. Lengths of time are written `P50D`, `P2W`, `PT12H`.",
        "Write it so. What the source said goes into `words:`; if it is only known within a stretch, use `within:` with a "
        "`reason:`.",
        _note("last week"),
        _note('{within: 2024-W10, words: last week, reason: "said on Wednesday 13 March"}'),
        see=("E401", "W610"),
    ),
    Code(
        "E403",
        "an interval that ends before it begins",
        "The two ends stand in the wrong order, or one of them has a slip.",
        "Put the earlier time first.",
        _note("2024-03-12/2024-03-10"),
        _note("2024-03-10/2024-03-12"),
    ),
    Code(
        "E404",
        "a time zone that is not there",
        "Zones have the names of the IANA data base, which knows when their clocks are put forward and back. "
        "Abbreviations such as `EST` mean several things.",
        "Write a name such as `Europe/Istanbul` or `Europe/Kyiv`.",
        _note("{at: 2024-03-12T10:00, zone: Istanbul}"),
        _note("{at: 2024-03-12T10:00, zone: Europe/Istanbul}"),
    ),
    Code(
        "E405",
        "a local time that does not exist there, or exists twice",
        "In the night in which clocks are put forward an hour is missing; in the night in which they are put back one is "
        "there twice. Nobody can say which moment is meant.",
        "Write the moment with its offset.",
        _note("{at: 2024-03-31T02:30, zone: Europe/Berlin}"),
        _note("2024-03-31T02:30+01:00"),
    ),
    Code(
        "E406",
        "a circle of supersession",
        "Following what replaces what, one comes back to where one began. All entries of the circle are taken to be in "
        "force until one of them lets go.",
        "Find the oldest of them and let it supersede nothing.",
        _two("  supersedes: remark-2\n", _AFTER),
        _two("", _AFTER),
        see=("W407", "W409"),
    ),
    Code(
        "W407",
        "an entry that is superseded twice",
        "Two newer entries each claim to replace the same older one. The later in time is taken.",
        "Let the newest supersede the one before it, or withdraw one of the two.",
        _two("", _AFTER, "- id: remark-3\n  kind: note\n  text: The hall was burnt.\n  supersedes: remark-1\n"),
        _two("", _AFTER, "- id: remark-3\n  kind: note\n  text: The hall was burnt.\n  supersedes: remark-2\n"),
        see=("E406",),
    ),
    Code(
        "E408",
        "an entry superseded by one of another kind",
        "A claim cannot replace a round. What was entered under the wrong kind is withdrawn, so that the record shows "
        "that it was.",
        "Enter a `withdrawal` of the old entry with its reason, and enter the new one by itself.",
        _two("", "", "- id: lost-1\n  kind: incident\n  what: The hall was burnt.\n  supersedes: remark-1\n"),
        _two("", "", "- id: back-1\n  kind: withdrawal\n  of: remark-1\n  reason: entered as a note by mistake\n"),
        EXAMPLE,
    ),
    Code(
        "W409",
        "an entry that was there before what it supersedes",
        "The newer entry has an earlier date of entry than the one that it replaces. Seen as of a day between the two, the "
        "record would go backwards.",
        "Correct one of the two dates of entry.",
        _two("  entered: 2024-03-15\n", "  supersedes: remark-1\n  entered: 2024-03-13\n"),
        _two("  entered: 2024-03-14\n", "  supersedes: remark-1\n  entered: 2024-03-15\n"),
        see=("E406",),
    ),
    Code(
        "W411",
        "an entry without a date of entry",
        "`--as-of` shows the case as it stood, by what had been entered. An entry of which nobody can say when that was "
        "shows up in every view of the past, even of days on which nobody knew of it.",
        "Add `entered:`, once at the head of the file or in the entry.",
        "entries:\n  - id: remark-1\n    kind: note\n    text: The hall was changed.\n",
        "entered: 2024-03-12\nentries:\n  - id: remark-1\n    kind: note\n    text: The hall was changed.\n",
    ),
    Code(
        "W416",
        "a line names what was entered later",
        "`--as-of` leaves out what had not been entered by then. An item that names something entered later than itself "
        "could be shown only with a hole in it, so every view of the days between leaves the whole item out, and says "
        "that something could not be read.",
        "Give the part that names it (a span, an office, the end of an office) an `entered:` of its own, or supersede the "
        "entry by one that is as young as what it names.",
        "entries:\n  - id: remark-1\n    kind: note\n    text: The hall was changed.\n    entered: 2024-03-12\n    about: remark-2\n"
        "  - id: remark-2\n    kind: note\n    text: It was changed again.\n    entered: 2024-03-14\n",
        "entries:\n  - id: remark-1\n    kind: note\n    text: The hall was changed.\n    entered: 2024-03-12\n"
        "  - id: remark-2\n    kind: note\n    text: It was changed again.\n    entered: 2024-03-14\n    about: remark-1\n",
    ),
)
