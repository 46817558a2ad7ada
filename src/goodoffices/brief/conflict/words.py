"""States and concepts of an answer in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Table
from goodoffices.brief.words import listing
from goodoffices.conflict.page import statement_words

__all__ = ["concept_words", "judgement", "maker_names", "names_of", "order_of_rest", "state_words", "table", "taken"]


def maker_names(found: dict[str, Any]) -> dict[str, str]:
    """Names of the decision makers by id."""
    return {maker["id"]: maker["name"] for maker in found["decision_makers"]}


def taken(found: dict[str, Any], pattern: str) -> str:
    """What is done in a state, by the names of the options."""
    names = [o["name"] for o, yn in zip(found["options"], pattern, strict=True) if yn == "Y"]
    return "; ".join(names) or "nothing is done"


def state_words(found: dict[str, Any], number: int) -> str:
    """A state as it stands in a sentence: its number and what is done."""
    return f"state {number} ({taken(found, found['states'][number - 1]['pattern'])})"


def order_of_rest(found: dict[str, Any]) -> list[tuple[int, list[str]]]:
    """States that rest by some concept, those that rest by more first."""
    by_state: dict[int, list[str]] = {}
    for concept, numbers in found["equilibria"].items():
        for number in numbers:
            by_state.setdefault(number, []).append(concept)
    return sorted(by_state.items(), key=lambda one: (-len(one[1]), one[0]))


def concept_words(concepts: Iterable[str], strong: Sequence[str] = ()) -> str:
    """Concepts in a list; the extensions of one concept together.

    >>> concept_words(["Nash-b", "Nash-d", "SEQ-d"]), concept_words(["Nash", "SEQ"], ["SEQ"])
    ('Nash (b, d), SEQ (d)', 'Nash, SEQ (strongly)')
    """
    grouped: dict[str, list[str]] = {}
    for concept in concepts:
        idea, dash, extension = concept.partition("-")
        marks = grouped.setdefault(idea, [])
        if dash:
            marks.append(extension)
        elif concept in strong:
            marks.append("strongly")
    return ", ".join(f"{idea} ({', '.join(marks)})" if marks else idea for idea, marks in grouped.items())


def judgement(found: dict[str, Any], decides: dict[str, Any]) -> str:
    """The judgement on which most hangs, and what follows from either answer: the rest of "Most hangs on ..."."""
    who = maker_names(found)[decides["decision_maker"]]
    first, second = decides["first"], decides["second"]
    names = {option["id"]: option["name"] for option in found["options"]}
    if isinstance(first, int):
        asked = f"whether for {who} {state_words(found, first)} is better than {state_words(found, second)}"
    elif second:
        asked = f"whether for {who} {statement_words(first, names)} weighs more than {statement_words(second, names)}"
    else:
        asked = f"whether {statement_words(first, names)} is wanted by {who}"
    yes, no = decides["if_first_preferred"], decides["if_second_preferred"]
    return f"{asked}: it rests in {_percent(yes)} if so, in {_percent(no)} if not."


def _percent(share: float) -> str:
    value = 100 * share
    digits = 0 if value in (0.0, 100.0) or 1 <= value <= 99 else 1
    return f"{value:.{digits}f}\N{NO-BREAK SPACE}%"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "", layout: str = "grid") -> Table:
    """A table of plain words."""
    return Table(
        tuple(bold(cell) for cell in head), tuple(tuple(text(cell) for cell in row) for row in rows), caption, layout
    )


def names_of(found: dict[str, Any], ids: Iterable[str]) -> str:
    """Decision makers as a list in a sentence."""
    names = maker_names(found)
    return listing(names[one] for one in ids)
