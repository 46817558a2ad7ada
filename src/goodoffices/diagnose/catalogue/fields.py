"""20x: fields that are missing, unknown, or hold what they cannot hold."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["FIELDS"]

_NOTE = "- id: remark-1\n  kind: note\n  text: The hall was changed.\n"

FIELDS = (
    Code(
        "E201",
        "a field that the entry does not have",
        "The key is not one of this kind's. Most often it is a slip of the pen; what stands behind it was not read.",
        "Correct the key (the message lists those there are), or put what you wanted to keep into `remark:` or a note.",
        "- id: remark-1\n  kind: note\n  txet: The hall was changed.\n  text: The hall was changed.\n",
        _NOTE,
        see=("E202",),
    ),
    Code(
        "E202",
        "a field that is needed and not there",
        "Without it the entry says nothing that could be used, so it was left out of the case.",
        "Add the field; the message says what belongs in it.",
        "- id: remark-1\n  kind: note\n",
        _NOTE,
        see=("E201",),
    ),
    Code(
        "E203",
        "a list, a mapping or a text in the wrong place",
        "The field takes one shape and something of another stands there: a list where one text belongs, a text where a "
        "list of items belongs. A missing dash or a wrong indentation does it too.",
        "Write the shape that the message names.",
        "- id: remark-1\n  kind: note\n  text: [The hall, was changed]\n",
        _NOTE,
    ),
    Code(
        "E207",
        "a word that is not one of those for this field",
        "The field takes one of a few words, so that the brief can sort by them: a kind of entry, a status, a stance, yes "
        "or no, a language tag, a fingerprint.",
        "Choose one of the words that the message lists.",
        "- id: suda-1\n  kind: position\n  party: suda\n  issue: ceasefire\n  stance: {ceasefire-14d: refused}\n",
        "- id: suda-1\n  kind: position\n  party: suda\n  issue: ceasefire\n  stance: {ceasefire-14d: rejected}\n",
    ),
    Code(
        "E208",
        "a number that is none",
        "Numbers are added up and compared, so they are written plainly: `1200`, `1200+` (at least), `~1200` (about), "
        "`1000-1200`; shares as `0.4` or `0.2..0.5`. A range ends no lower than it begins.",
        "Write digits only; keep the words of the source in `says:` or `remark:`.",
        "- id: owed-1\n  kind: obligation\n  debtor: norda\n  creditor: suda\n  what: release of prisoners\n  quantity: about 1,200\n",
        "- id: owed-1\n  kind: obligation\n  debtor: norda\n  creditor: suda\n  what: release of prisoners\n  quantity: ~1200\n",
    ),
    Code(
        "E209",
        "an id that cannot be one",
        "Ids stand in file names, addresses and audiences; they are plain on purpose.",
        "Use small letters, digits, dots and hyphens, at most 80, beginning with a letter or a digit.",
        "- id: Remark One\n  kind: note\n  text: The hall was changed.\n",
        "- id: remark-one\n  kind: note\n  text: The hall was changed.\n",
        see=("E206",),
    ),
    Code(
        "E212",
        "fields that mean nothing together",
        "A field says how another is to be read, and the other is not there or is of another kind: values and orders of "
        "options without the one issue that has them, a curve over options that stand for no numbers, a veto of no "
        "faction, options joined of which only one can be chosen, a count of options where one is chosen.",
        "Add the field that is missing, or remove the one that means nothing without it.",
        "- id: p-1\n  kind: preference\n  party: suda\n  issue: ceasefire\n  weight: 0.4\n  veto: yes\n",
        "- id: p-1\n  kind: preference\n  party: suda\n  faction: generals\n  issue: ceasefire\n  weight: 0.4\n  veto: yes\n",
        see=("E202", "E717"),
    ),
)
