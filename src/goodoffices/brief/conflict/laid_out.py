"""The sheet of a stability analysis: a head, and the parts in the order in which a mediator asks."""

from __future__ import annotations

from typing import Any

from goodoffices.brief.analysis.view import View
from goodoffices.brief.conflict import picture, resting, sureness
from goodoffices.brief.conflict.words import maker_names, state_words
from goodoffices.brief.number import renumber
from goodoffices.brief.sheet import Line, Run, Sheet
from goodoffices.brief.words import listing
from goodoffices.conflict import Conflict

__all__ = ["sheet_of_stability"]

_LEFT_OUT = {"misperception": "who sees it otherwise", "strength": "by how much something is preferred"}


def sheet_of_stability(found: dict[str, Any], conflict: Conflict, view: View | None = None) -> Sheet:
    """Lay an answer out.

    Parameters
    ----------
    found : dict
        As :func:`~goodoffices.conflict.request.answer` gives it.
    conflict : Conflict
        The conflict that it is about.
    view : View, optional
        For whom, and what the sheet says of the case; by default nothing.
    """
    view = view or View()
    # Where much is unknown, how often a state rests says more than that it rests in some reading.
    vague = "extensions" in found and "robust" in found
    sure = sureness.shares(found)
    blocks = (
        *(sure if vague else ()),
        *(resting.days(found) if vague else ()),
        *resting.rest(found),
        *picture.blocks(found, conflict),
        *resting.ways(found),
        *resting.reasons(found),
        *(() if vague else resting.days(found)),
        *(() if vague else sure),
        *sureness.inverse(found),
        *resting.together(found),
        *sureness.origins(found),
        *resting.concepts(found),
        *sureness.method(found),
    )
    facts: list[tuple[str, Line]] = [(label, (Run(words),)) for label, words in (*_facts(found), *view.facts)]
    if view.rests:
        facts.append(("Rests on", view.rests))
    return renumber(
        Sheet(
            title=f"Stability: {found['title']}",
            subtitle=view.subtitle,
            audience=view.audience,
            facts=tuple(facts),
            blocks=blocks,
            fingerprint=view.fingerprint,
            as_of=view.as_of,
            footnotes=view.footnotes,
        )
    )


def _facts(found: dict[str, Any]) -> list[tuple[str, str]]:
    names = {option["id"]: option["name"] for option in found["options"]}
    facts = [
        ("Who decides", listing(maker_names(found).values())),
        *(
            (maker["name"], "; ".join(names[one] for one in maker["options"]) or "nothing to decide")
            for maker in found["decision_makers"]
        ),
        ("States", f"{len(found['states']):,} that can be"),
    ]
    if found["status_quo"]:
        facts.append(("Stands at", state_words(found, found["status_quo"])))
    if found["cites"]:
        facts.append(("After", "; ".join(found["cites"])))
    if found.get("left_out"):
        parts = "; ".join(_LEFT_OUT[part] for part in found["left_out"])
        facts.append(("Not worked out", f"{parts}, since some comparisons are not known"))
    return facts
