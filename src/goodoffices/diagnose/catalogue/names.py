"""20x, 21x: names that nothing answers to, or too many things."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["NAMES"]

_ROUND = "- id: second\n  kind: round\n  title: Second round\n  status: held\n  on: 2024-03-12\n  delegations:\n    - party: norda\n      members: [{person: ana-brandt, office: OFFICE}]\n"

NAMES = (
    Code(
        "E204",
        "an option that its issue does not declare",
        "A position, an offer or a preference speaks of an option of an issue, and `issues.yaml` has no such option there. "
        "Two spellings of one option would split a position in two.",
        "Correct the option, or declare it under the issue in `issues.yaml`.",
        "- id: norda-1\n  kind: position\n  party: norda\n  issue: ceasefire\n  stance: {ceasefire-30d: demanded}\n",
        "- id: norda-1\n  kind: position\n  party: norda\n  issue: ceasefire\n  stance: {ceasefire-60d: demanded}\n",
        see=("E205",),
    ),
    Code(
        "E205",
        "a name that nothing answers to",
        "The line names a party, a person, a source or an entry that the case does not have. Such a line is shown to "
        "nobody but the keeper of the folder until it is mended.",
        "Correct the id (the message offers the nearest), or declare what it names.",
        "- id: said-1\n  kind: statement\n  by: ana-brant\n  gist: The hall suits us.\n",
        "- id: said-1\n  kind: statement\n  by: ana-brandt\n  gist: The hall suits us.\n",
        see=("E204", "E210"),
    ),
    Code(
        "E206",
        "an id that is taken",
        "Ids are unique in the whole case: parties, people, places, issues, sources and entries share one name space; "
        "options are unique within their issue, offices within their person. The second of the two was left out.",
        "Choose another id for the newer one. If it is to replace the older, say so with `supersedes:`.",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n- id: remark-1\n  kind: note\n  text: The chair agreed.\n",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n- id: remark-2\n  kind: note\n  text: The chair agreed.\n",
        see=("E209",),
    ),
    Code(
        "E210",
        "a name of the wrong sort",
        "The id is there, but it is a person where a party belongs, a claim where an obligation belongs, and so on.",
        "Name an item of the sort that the message asks for.",
        "- id: norda-1\n  kind: position\n  party: ana-brandt\n  issue: ceasefire\n  stance: {ceasefire-60d: demanded}\n",
        "- id: norda-1\n  kind: position\n  party: norda\n  issue: ceasefire\n  stance: {ceasefire-60d: demanded}\n",
        see=("E205",),
    ),
    Code(
        "E211",
        "an office that the person does not have",
        "A member of a delegation sits in the capacity of an office, and `case.yaml` gives that person no office of that id.",
        "Give the office the id in `case.yaml`, or name another of the person's offices.",
        _ROUND.replace("OFFICE", "general"),
        _ROUND.replace("OFFICE", "minister"),
        see=("W609",),
    ),
)
