"""6xx: what a careful desk officer would query."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code
from goodoffices.diagnose.catalogue.deliveries import DELIVERIES

__all__ = ["DESK"]


def _note(on: str) -> str:
    return f"- id: remark-1\n  kind: note\n  text: The hall was changed.\n  on: {on}\n"


def _round(more: str, on: str = "2024-03-12", status: str = "held") -> str:
    return f"- id: second\n  kind: round\n  title: Second round\n  status: {status}\n  on: {on}\n  says: {{source: gazette, at: page 1}}\n{more}"


def _seats(norda: str, suda: str) -> str:
    return _round(
        f"  delegations:\n    - party: norda\n      members: [{{person: {norda}}}]\n    - party: suda\n      members: [{{person: {suda}}}]\n"
    )


def _people(second: str) -> str:
    return (
        "case: lakeside-2024\ntitle: The Lakeside talks\nzone: Europe/Berlin\nmediator: lakeland\nparties:\n"
        "  - {id: norda, name: Norda}\n  - {id: suda, name: Suda}\n  - {id: lakeland, name: Lakeland, role: mediator}\n"
        f"people:\n  - {{id: ana-brandt, name: Ana Brandt}}\n  - {{id: ivo-maric, name: {second}}}\n"
    )


_VOICE = (
    "- id: claim-1\n  kind: claim\n  that: Twelve villages were shelled.\n{}  says: {{source: gazette, at: page 2}}\n"
)

DESK = (
    Code(
        "W601",
        "a weekday that is not that of the date",
        "The source names a weekday and a date, and they do not go together. One of the two is wrong, and it matters which.",
        "Look at the source again. If the slip is the source's own, leave the weekday out and enter a note of type `slip`.",
        _note("{at: 2024-03-12, weekday: Monday}"),
        _note("{at: 2024-03-12, weekday: Tuesday}"),
    ),
    Code(
        "W602",
        "a round held in the future",
        "The round is entered as held, with a date of entry before the day on which it met.",
        "Enter it as planned, and supersede it when it has been held; or correct one of the two times.",
        _round("  entered: 2024-03-13\n", on="2024-05-02"),
        _round("  entered: 2024-03-13\n", on="2024-05-02", status="planned"),
    ),
    *DELIVERIES[:1],
    Code(
        "W604",
        "a person in two delegations",
        "One person sits for two parties in one round. It may be a namesake, or a change of office that is not yet entered.",
        "Remove one of the two seats. For a namesake, enter a second person.",
        _seats("ana-brandt", "ana-brandt"),
        _seats("ana-brandt", "ivo-maric"),
        see=("W609",),
    ),
    *DELIVERIES[1:2],
    Code(
        "W606",
        "a claim that nobody is named for",
        "A claim without a voice is the desk's own assertion, and a mediator's desk makes none.",
        "Add `voices:`, outermost first: who says that who says so. A newspaper's own assertion has its source as the voice.",
        _VOICE.format(""),
        _VOICE.format("  voices: [{who: gazette, verb: reports}]\n"),
        see=("W607",),
    ),
    Code(
        "W607",
        "a statement without a source",
        "Somebody is said to have said something, and nothing shows where that stands.",
        "Add `says:` with the source and the span, or `rests_on:` with the entries that it was derived from.",
        "- id: said-1\n  kind: statement\n  by: ana-brandt\n  gist: The hall suits us.\n",
        "- id: said-1\n  kind: statement\n  by: ana-brandt\n  gist: The hall suits us.\n  says: {source: gazette, at: page 1}\n",
        see=("W608",),
    ),
    Code(
        "W608",
        "an entry without a source",
        "The brief puts a footnote to every line; for this one it has none.",
        "Add `says:`, or `rests_on:` the entries from which it was derived.",
        "- id: lost-1\n  kind: incident\n  what: The bridge was closed.\n",
        "- id: lost-1\n  kind: incident\n  what: The bridge was closed.\n  says: {source: gazette, at: page 2}\n",
        see=("W607",),
    ),
    Code(
        "W609",
        "a member without an office of that party",
        "The person sits for a party of which, at that time, the case gives no office. People change sides and posts; or the "
        "date of a post is missing.",
        "Enter the office with its dates in `case.yaml`, or correct the delegation.",
        _seats("ivo-maric", "noor-said"),
        _seats("ana-brandt", "ivo-maric"),
        see=("E211", "W604"),
    ),
    Code(
        "W610",
        "a window without its reason",
        '"Within that week" is the desk\'s own reading. A deadline counted from it is only as good as the reason.',
        "Say in `reason:` why it cannot have been earlier, and why not later.",
        _note("{within: 2024-W10}"),
        _note("{within: 2024-W10, reason: \"'last week' in a paper of 13 March\"}"),
    ),
    *DELIVERIES[2:],
    Code(
        "W615",
        "an entry older than its source",
        "The entry was put into the case before the source that it cites was published. One of the two dates has a slip, or "
        "the source was added to an entry that should have been superseded.",
        "Correct the date of entry or of publication; or supersede the entry by one that cites the source.",
        "- id: lost-1\n  kind: incident\n  what: The bridge was closed.\n  entered: 2024-03-01\n  says: {source: gazette, at: page 2}\n",
        "- id: lost-1\n  kind: incident\n  what: The bridge was closed.\n  entered: 2024-03-13\n  says: {source: gazette, at: page 2}\n",
    ),
    Code(
        "W619",
        "two rounds of one number",
        "Both would be called the same in the brief and in the calendar.",
        "Let the newer supersede the older (a round that was moved keeps its number), or correct the number.",
        _round("  number: 1\n"),
        _round("  number: 2\n"),
    ),
    Code(
        "W620",
        "two people who share a name",
        "Two people of the case have one spelling in common, capitals, accents and script aside. Either they are one person, "
        "entered twice, or a reader will take them for one.",
        "Join them if they are one. If they are two, add to both names what tells them apart.",
        _people("Ana Brandt"),
        _people("Ivo Maric"),
        "case.yaml",
        see=("W604",),
    ),
    Code(
        "W621",
        "an effect without its days",
        "Neither the effect nor its pressure says when it begins, or a change that is spread evenly has no end. It is left "
        "out of the zone over time.",
        "Add `begins:` (and `ends:` for `pace: even`), or date the pressure.",
        "- id: losses\n  kind: effect\n  party: norda\n  change: -0.002\n  pace: per-day\n  reason: what the war costs\n",
        "- id: losses\n  kind: effect\n  party: norda\n  change: -0.002\n  pace: per-day\n  begins: 2024-03-14\n  reason: what the war costs\n",
    ),
    Code(
        "W622",
        "a value outside 0 to 1",
        "A package is worth the mean of its values by the weights of the issues, and positions are read as values from 0 to 1. "
        "A value outside that scale outweighs every other, whatever the weights say.",
        "Let 0 be the worst and 1 the best on each issue, and say by `weight:` how much the issue matters. Where a party "
        "scores each option on a scale of its own and a package is worth the mean of what it includes, say `mean_over: included`.",
        "- id: p-1\n  kind: preference\n  party: suda\n  issue: ceasefire\n  values: {ceasefire-14d: 7}\n",
        "- id: p-1\n  kind: preference\n  party: suda\n  issue: ceasefire\n  values: {ceasefire-14d: 0.7}\n",
        see=("E212", "E717"),
    ),
)
