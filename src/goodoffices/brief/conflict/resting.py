"""Where a conflict rests, how to get there, why at one state, and what the days change."""

from __future__ import annotations

from typing import Any

from goodoffices.brief.conflict.words import (
    concept_words,
    maker_names,
    names_of,
    order_of_rest,
    state_words,
    table,
    taken,
)
from goodoffices.brief.lines import listed, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import plural

__all__ = ["concepts", "days", "reasons", "rest", "together", "ways"]

_ROWS = 40
_MEANINGS = {
    "Nash": "nobody gains by a move of its own",
    "GMR": "whatever one could gain by a move of its own, the others can answer it, at whatever cost to them",
    "SMR": "as GMR, and there is no way out after the answer",
    "SEQ": "whatever one could gain by a move of its own is answered by moves by which the others gain themselves",
    "SIM": "what one could gain by a move of its own comes to nothing when others improve at the same time",
    "CSEQ": "as SEQ, and going on after the answer is answered too",
    "SSEQ": "as SEQ, and there is no way out after the answer",
    "NM": "whoever looks far enough ahead stays",
}


def rest(found: dict[str, Any]) -> tuple[Block, ...]:
    """Which states rest, by which ideas of what keeps a decision maker where it is."""
    vague = "extensions" in found and "robust" in found
    head = Heading("In which readings it rests" if vague else "Where it rests", anchor="rest")
    ordered = order_of_rest(found)
    if not found["equilibria"]:
        return ()
    if not ordered:
        return head, Paragraph(text(f"No state rests by {concept_words(found['equilibria'])}."))
    strong = found.get("strong_equilibria", {})
    rows = [
        (
            str(number),
            taken(found, found["states"][number - 1]["pattern"]),
            concept_words(concepts, [c for c in concepts if number in strong.get(c, ())]),
        )
        for number, concepts in ordered[:_ROWS]
    ]
    more = (
        [text(f"{plural(len(ordered) - _ROWS, 'more state')}: all of them in the JSON.")]
        if len(ordered) > _ROWS
        else []
    )
    nowhere = [concept for concept, numbers in found["equilibria"].items() if not numbers]
    if nowhere:
        more.append(text(f"Nowhere by {concept_words(nowhere)}."))
    if "extensions" in found:
        more.append(text("Some comparisons are not known, so that each idea has four readings:"))
        more += [text(f"({key}) {meaning}.") for key, meaning in found["extensions"].items()]
    caption = "States from which nobody moves away, those that hold by most ideas first"
    return head, table(("State", "What is done", "Rests by"), rows, caption), *listed(more)


def concepts(found: dict[str, Any]) -> tuple[Block, ...]:
    """What the ideas mean, in a line each."""
    ideas = dict.fromkeys(concept.partition("-")[0] for concept in found["equilibria"])
    lines = [(Run(f"{idea}: ", strong=True), Run(f"{_meaning(idea)}.")) for idea in ideas]
    return (Heading("What the ideas mean", anchor="ideas"), *listed(lines)) if lines else ()


def _meaning(idea: str) -> str:
    if idea in _MEANINGS:
        return _MEANINGS[idea]
    return f"nobody who looks {plural(int(idea[1:]), 'move')} ahead moves away"


def ways(found: dict[str, Any]) -> tuple[Block, ...]:
    """From where the conflict stands to the states that rest, those that need the least persuasion first."""
    routes = found.get("routes", ())
    if not routes:
        return ()
    order = [number for number, _ in order_of_rest(found)]
    rank = {number: place for place, number in enumerate(order)}
    lines: list[Line] = []
    for route in sorted(routes, key=lambda one: rank.get(one["to"], len(rank)))[:_ROWS]:
        lead = Run(f"To {state_words(found, route['to'])}: ", strong=True)
        lines.append((lead, Run(_way(found, route))))
    here = state_words(found, found["status_quo"])
    return (
        Heading("The ways there", anchor="ways"),
        Paragraph(text(f"From {here}, by the moves that need the least persuasion.")),
        Bullets(tuple(lines)),
    )


def _way(found: dict[str, Any], route: dict[str, Any]) -> str:
    if not route["moves"]:
        return "the conflict is there." if route["reachable"] else "no sequence of moves leads there."
    names = maker_names(found)
    steps = []
    for move in route["moves"]:
        doubt = "without gaining by it" if move["known"] else "whether it gains by it is not known"
        steps.append(f"{names[move['by']]} {move['change']}{'' if move['willing'] else f' ({doubt})'}")
    end = f" To be persuaded: {names_of(found, route['persuade'])}." if route["persuade"] else ""
    return f"{'; then '.join(steps)}.{end}"


def reasons(found: dict[str, Any]) -> tuple[Block, ...]:
    """Why one state is stable or not, decision maker by decision maker."""
    if "reasons" not in found:
        return ()
    lines: dict[str, None] = {}
    for reason in found["reasons"]:
        # Without an improvement the reason is the same by every concept.
        lines.setdefault(" ".join(reason["words"]))
    return (
        Heading(f"Why, at {state_words(found, found['state']['number'])}", anchor="why"),
        *listed([text(line) for line in lines]),
    )


def days(found: dict[str, Any]) -> tuple[Block, ...]:
    """What rests from which day on."""
    phases = found.get("phases", ())
    if phases and "robust" in phases[0]:
        return Heading("What the days change", anchor="days"), _shares_by_day(found, phases)
    rows = []
    for phase in phases:
        for concept, patterns in phase["equilibria"].items():
            changed = [
                f"{word}: {' | '.join(taken(found, p) for p in phase[word][concept][:_ROWS])}"
                for word in ("comes", "goes")
                if phase[word][concept]
            ]
            rests = " | ".join(taken(found, p) for p in patterns[:_ROWS]) or "nowhere"
            rows.append((f"from {phase['since']}", concept, rests, "; ".join(changed) or "nothing new"))
    if not rows:
        return ()
    said = table(("Day", "By", "Where it rests", "What comes and goes"), rows, "What the days change", "grouped")
    return Heading("What the days change", anchor="days"), said


def _shares_by_day(found: dict[str, Any], phases: list[dict[str, Any]]) -> Table:
    """How often each state rests, from day to day."""
    rows = []
    for concept in phases[0]["robust"]["equilibrium"]:
        shares = [{one["pattern"]: one["share"] for one in phase["robust"]["equilibrium"][concept]} for phase in phases]
        patterns = dict.fromkeys(pattern for each in reversed(shares) for pattern in each)
        order = [p for _, p in sorted((-shares[-1].get(p, 0.0), p) for p in patterns)][:_ROWS]
        rows += [
            (concept, taken(found, p), *(f"{100 * each.get(p, 0.0):.1f}\N{NO-BREAK SPACE}%" for each in shares))
            for p in order
        ]
    head = ("By", "What is done", *(f"from {phase['since']}" for phase in phases))
    return table(head, rows, "How often each state rests, from each day on", "grouped")


def together(found: dict[str, Any]) -> tuple[Block, ...]:
    """Against coalitions, and where each acts by what it sees."""
    lines: list[Line] = []
    joint = found.get("coalitional")
    for concept, numbers in joint["equilibria"].items() if joint else ():
        where = ", ".join(state_words(found, n) for n in numbers[:_ROWS]) or "nowhere"
        count = len(joint["coalitions"]) if joint else 0
        lines.append(text(f"{concept}, although any of the {count} coalitions may move together: {where}."))
    seen = found.get("misperception")
    for concept, numbers in seen["equilibria"].items() if seen else ():
        where = ", ".join(state_words(found, n) for n in numbers[:_ROWS]) or "nowhere"
        who = names_of(found, seen["perceived_by"]) if seen else ""
        lines.append(text(f"{concept}, since {who} see it otherwise: {where}."))
    return (Heading("Together, and in error", anchor="together"), *listed(lines)) if lines else ()
