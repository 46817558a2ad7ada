"""The graph of the conflict as a figure: all states where they are few, else those that matter."""

from __future__ import annotations

from typing import Any

from goodoffices.brief.conflict.words import maker_names, order_of_rest, table, taken
from goodoffices.brief.figures import NARROW
from goodoffices.brief.figures.graph import GraphMove, GraphState, draw_graph
from goodoffices.brief.sheet import Block, Figure, Heading, Paragraph, Run
from goodoffices.conflict import Conflict

__all__ = ["blocks"]

_ALL = 12
_MOST = 14
_WAYS = 3
_ARROWS = 60


def blocks(found: dict[str, Any], conflict: Conflict) -> tuple[Block, ...]:
    """The figure with what it shows; empty where there is nothing to draw."""
    ways = _ways(found)
    shown = _shown(found, ways)
    if len(shown) < 2:
        return ()
    moves = _moves(conflict, shown, ways)
    rests = {number for number, _ in order_of_rest(found)}
    here = found["status_quo"]
    states = [GraphState(number, number in rests, number == here) for number in shown]
    movers = [maker["name"] for maker in found["decision_makers"]]
    title = "States and the moves between them"
    count = len(found["states"])
    what = (
        "all states"
        if len(shown) == count
        else f"{len(shown)} of {count:,} states: those that rest, and those on the ways"
    )
    description = (
        f"{what[:1].upper()}{what[1:]}. Thin arrows are moves by which the mover gains"
        f"{' for certain' if not conflict.certain else ''}, thick ones lead from where the conflict stands to where it rests. "
        f"It rests at {', '.join(str(n) for n in sorted(s.number for s in states if s.rests)) or 'none of them'}."
    )
    wide = draw_graph(states, moves, movers, title, description)
    narrow = draw_graph(states, moves, movers, title, description, name="conflict-graph-narrow", width=NARROW)
    data = table(
        ("State", "What is done", "Moves drawn from it"),
        [
            (str(s.number), taken(found, found["states"][s.number - 1]["pattern"]), _from(found, s.number, moves))
            for s in states
        ],
        "The states drawn, and the moves between them",
    )
    return (
        Heading("The graph", anchor="graph"),
        Paragraph((Run(description),)),
        Figure(wide, title, description, data, narrow),
    )


def _ways(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The ways to the states that rest by most concepts."""
    order = [number for number, _ in order_of_rest(found)]
    ways = [route for route in found.get("routes", ()) if route["moves"]]
    return sorted(ways, key=lambda route: order.index(route["to"]) if route["to"] in order else len(order))[:_WAYS]


def _shown(found: dict[str, Any], ways: list[dict[str, Any]]) -> list[int]:
    """Numbers of the states that are drawn, in the order around the ring."""
    count = len(found["states"])
    here = found["status_quo"]
    # Where the conflict stands and the ways from there first: they are then neighbours on the ring.
    order = [here] if here else []
    order += [move["to"] for route in ways for move in route["moves"]]
    order += [number for number, _ in order_of_rest(found)]
    if count <= _ALL:
        order += range(1, count + 1)
    return list(dict.fromkeys(order))[: max(_MOST, 1 + sum(len(route["moves"]) for route in ways))]


def _moves(conflict: Conflict, shown: list[int], ways: list[dict[str, Any]]) -> list[GraphMove]:
    places = {maker.id: place for place, maker in enumerate(conflict.decision_makers)}
    thick = {(m["from"], m["to"], places[m["by"]]) for route in ways for m in route["moves"]}
    found = []
    for maker, preference in enumerate(conflict.preferences):
        for start in shown:
            for target in conflict.moves[maker].targets(start - 1).tolist():
                known = (min(start - 1, target), max(start - 1, target)) not in preference.unknown
                gains = known and preference.rank[target] > preference.rank[start - 1]
                if target + 1 in shown and gains and (start, target + 1, maker) not in thick:
                    changed = int(conflict.states[start - 1] ^ conflict.states[target]).bit_count()
                    found.append((changed, GraphMove(start, target + 1, maker)))
    # Where there are too many to follow, those that change the fewest options tell the rest.
    thin = [move for _, move in sorted(found, key=lambda one: one[0])][: _ARROWS - len(thick)]
    return [*thin, *(GraphMove(start, end, maker, True) for start, end, maker in sorted(thick))]


def _from(found: dict[str, Any], number: int, moves: list[GraphMove]) -> str:
    names = list(maker_names(found).values())
    parts = [
        f"{names[move.mover]} to {move.end}{' (on a way)' if move.way else ''}"
        for move in moves
        if move.start == number
    ]
    return "; ".join(parts) or "none"
