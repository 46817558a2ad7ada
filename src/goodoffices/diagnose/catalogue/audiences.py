"""3xx: who may see what."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["AUDIENCES"]

AUDIENCES = (
    Code(
        "E301",
        "an audience that is none",
        "Who may see the entry cannot be read, so nobody but the keeper of the folder sees it.",
        "Write `public`, `room`, `party:<id>`, `mediator` or `named:<id>,<id>`; several are joined with `&`.",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n  audience: delegations\n",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n  audience: room\n",
        see=("E302", "W303"),
    ),
    Code(
        "E302",
        "a line that names what its readers may not see",
        "An entry for many names a thing that is for few: to those many it would betray that the thing is there. Until "
        "it is mended the entry is kept back from everybody who may not see both.",
        "Give the entry the stricter audience, or do not name the other thing in it. Where only a part of it must be "
        "kept back (one member of a delegation, one option), give that part its own `audience:`.",
        "- id: remark-1\n  kind: note\n  text: Norda will ask for a break.\n  audience: mediator\n"
        "- id: remark-2\n  kind: note\n  text: The break was asked for.\n  about: remark-1\n",
        "- id: remark-1\n  kind: note\n  text: Norda will ask for a break.\n  audience: mediator\n"
        "- id: remark-2\n  kind: note\n  text: The break was asked for.\n  about: remark-1\n  audience: mediator\n",
        see=("E301",),
    ),
    Code(
        "W303",
        "an audience wider than its folder's",
        "The entry says that more people may see it than the folder in which it lies keeps it for. The folder wins: a "
        "secret is not opened by a line in the wrong place.",
        "Leave the audience out, or move the entry to `record/`.",
        "- id: remark-1\n  kind: note\n  text: Norda can live with sixty days.\n  audience: public\n",
        "- id: remark-1\n  kind: note\n  text: Norda can live with sixty days.\n",
        "private/norda.yaml",
    ),
    Code(
        "N304",
        "a sealed file that was not opened",
        "The file is encrypted to people whose identity was not given, so nothing of it is in this reading. Whatever names "
        "an entry in it will look as if that entry were missing.",
        "Give your identity file (`--identity`) or the passphrase (`--passphrase-file`). If the key was destroyed on "
        "purpose, nothing can be done, and that was the purpose.",
        see=("E205",),
    ),
    Code(
        "N306",
        "some lines could not be read",
        "What was asked for is incomplete: some lines of the case have faults. A reader other than the keeper is told no "
        "more than that, since a place or a count may already betray something.",
        "The keeper of the folder sees every fault with `goodoffices check`.",
    ),
    Code(
        "E305",
        "a private file of nobody",
        "A file in `private/` is for the party after which it is named, and no party to the conflict has that name. "
        "Nobody but the mediator can see what it holds.",
        "Rename the file after one of the parties, or move it to `mediator/`.",
        "- id: remark-1\n  kind: note\n  text: Sixty days would do.\n",
        "",
        "private/nordland.yaml",
        see=("W303",),
    ),
)
