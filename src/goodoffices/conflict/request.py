"""What is asked of a conflict, and the answer as plain values: the JSON of ``goodoffices stability``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.coalition import coalitional_stability
from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.doubtful import explain_doubtful
from goodoffices.conflict.files.form import ConflictFile
from goodoffices.conflict.fingerprint import fingerprint_of_conflict
from goodoffices.conflict.hypergame import analyse_hypergame
from goodoffices.conflict.inverse import invert
from goodoffices.conflict.limited import limited_move, non_myopic
from goodoffices.conflict.phases import trace_phases
from goodoffices.conflict.reason import explain_state
from goodoffices.conflict.robust import Judgement, assess_robustness
from goodoffices.conflict.route import find_routes
from goodoffices.conflict.stability import analyse_stability, parse_concepts
from goodoffices.conflict.unknown import EXTENSIONS, UNDER_UNKNOWN, unknown_stability

__all__ = ["Request", "answer"]

_WALKED = 20_000
"""States of which ways are sought."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked.

    Parameters
    ----------
    concepts : tuple of str
        All where none is named.
    state : str
        A state to explain: number, pattern, or ids of the options taken.
    inverse : bool
        Count the rankings that make that state stable, for each decision maker.
    samples : int
        Combinations of rankings for robustness; 0 for none.
    seed : int
    horizon : int
        For limited-move stability; 0 for none.
    non_myopic, coalitions : bool
    """

    concepts: tuple[str, ...] = ()
    state: str = ""
    inverse: bool = False
    samples: int = 0
    seed: int = 0
    horizon: int = 0
    non_myopic: bool = False
    coalitions: bool = False


def answer(file: ConflictFile, request: Request) -> dict[str, Any]:
    """The answer as plain values, keys in a fixed order.

    States are told by their number from 1.

    Raises
    ------
    UsageError
        Where something is asked for that is not there or cannot be worked out.
    """
    conflict = file.conflict
    found = _described(conflict, file.cites)
    if file.grounds:
        found["grounds"] = [
            {"about": g.about, "what": g.what, "why": g.why, "entries": list(g.entries)} for g in file.grounds
        ]
    found["inputs"] = fingerprint_of_conflict(file)
    found["parameters"] = {name: _plain(getattr(request, name)) for name in _PARAMETERS}
    concepts = parse_concepts(request.concepts)
    if conflict.certain:
        _certain(found, file, request, concepts)
    else:
        _uncertain(found, file, request)
    if request.samples:
        found["robust"] = _robust(conflict, concepts, request)
        for phase, (_, now) in zip(found.get("phases", ()), file.changes, strict=False):
            phase["robust"] = _robust(now, concepts, request)
    if request.state:
        place = conflict.state(request.state)
        found["state"] = _state(conflict, place)
        found["reasons"] = _reasons(conflict, place, tuple(found["equilibria"]) if not conflict.certain else concepts)
        if request.inverse:
            found["inverse"] = _inverse(conflict, place, request)
    return found


_PARAMETERS = ("concepts", "state", "inverse", "samples", "seed", "horizon", "non_myopic", "coalitions")


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _certain(found: dict[str, Any], file: ConflictFile, request: Request, concepts: tuple[str, ...]) -> None:
    conflict = file.conflict
    stability = analyse_stability(conflict, concepts)
    found["equilibria"] = {c: [s + 1 for s in stability.equilibria(c)] for c in concepts}
    found["stable"] = {c: _by_maker(conflict, held) for c, held in stability.stable.items()}
    if stability.strong:
        found["strong_equilibria"] = {c: [s + 1 for s in stability.strong_equilibria(c)] for c in stability.strong}
    for name, held in _far_sighted(conflict, request):
        found["equilibria"][name] = _numbers(np.logical_and.reduce(held))
        found["stable"][name] = _by_maker(conflict, held)
    if request.coalitions:
        together = coalitional_stability(conflict)
        ids = [maker.id for maker in conflict.decision_makers]
        found["coalitional"] = {
            "coalitions": [[ids[m] for m in group] for group in together.coalitions],
            "equilibria": {c: [s + 1 for s in together.equilibria(c)] for c in together.stable},
        }
    if conflict.status_quo is not None and conflict.size <= _WALKED:
        rests = sorted({s - 1 for numbers in found["equilibria"].values() for s in numbers})
        found["routes"] = _routes(conflict, conflict.status_quo, rests)
    if file.perceptions:
        found["misperception"] = _misperception(file, concepts)
    if file.changes:
        found["phases"] = _phases(file, concepts)


def _uncertain(found: dict[str, Any], file: ConflictFile, request: Request) -> None:
    """The four extensions; what cannot be worked out without all comparisons is refused, or said to be left out."""
    conflict = file.conflict
    for _ in _far_sighted(conflict, request):
        pass
    if request.coalitions:
        coalitional_stability(conflict)
    under = [concept for concept in request.concepts if concept in UNDER_UNKNOWN]
    stable: dict[str, NDArray[np.bool_]] = {}
    # Where only robustness is asked for, a concept need not have extensions.
    if under or not (request.concepts and request.samples):
        stable = unknown_stability(conflict, under or request.concepts)
    found["extensions"] = dict(EXTENSIONS)
    found["equilibria"] = {name: _numbers(np.logical_and.reduce(held)) for name, held in stable.items()}
    found["stable"] = {name: _by_maker(conflict, held) for name, held in stable.items()}
    found["left_out"] = ["misperception"] if file.perceptions else []
    found["left_out"] += ["strength"] if conflict.graded else []
    if conflict.status_quo is not None:
        rests = sorted({s - 1 for numbers in found["equilibria"].values() for s in numbers})
        found["routes"] = _routes(conflict, conflict.status_quo, rests)
    if file.changes and stable:
        found["phases"] = _phases(file, tuple(under))


def _phases(file: ConflictFile, concepts: tuple[str, ...]) -> list[dict[str, Any]]:
    phases = trace_phases(file.changes[0][1], file.changes[1:], concepts)
    return [
        {"since": day, "states": p.conflict.size, "equilibria": _listed(p.equilibria), "comes": _listed(p.comes),
         "goes": _listed(p.goes)}
        for p, (day, _) in zip(phases, file.changes, strict=True)
    ]  # fmt: skip


def _described(conflict: Conflict, cites: tuple[str, ...]) -> dict[str, Any]:
    options = conflict.options
    return {
        "conflict": conflict.id,
        "title": conflict.title,
        "cites": list(cites),
        "decision_makers": [
            {"id": m.id, "name": m.name, "options": [options[k].id for k in m.options]}
            for m in conflict.decision_makers
        ],
        "options": [{"id": o.id, "name": o.name, "direction": o.direction} for o in options],
        "states": [_state(conflict, s) for s in range(conflict.size)],
        "status_quo": None if conflict.status_quo is None else conflict.status_quo + 1,
    }


def _state(conflict: Conflict, state: int) -> dict[str, Any]:
    return {"number": state + 1, "pattern": conflict.pattern(state), "decimal": int(conflict.states[state])}


def _numbers(held: NDArray[np.bool_]) -> list[int]:
    numbers: list[int] = (np.flatnonzero(held) + 1).tolist()
    return numbers


def _by_maker(conflict: Conflict, held: NDArray[np.bool_]) -> dict[str, list[int]]:
    return {m.id: _numbers(row) for m, row in zip(conflict.decision_makers, held, strict=True)}


def _listed(patterns: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {concept: list(found) for concept, found in patterns.items()}


def _far_sighted(conflict: Conflict, request: Request) -> Iterable[tuple[str, NDArray[np.bool_]]]:
    if request.horizon:
        yield f"L{request.horizon}", limited_move(conflict, request.horizon)
    if request.non_myopic:
        yield "NM", non_myopic(conflict)


def _reasons(conflict: Conflict, place: int, concepts: tuple[str, ...]) -> list[dict[str, Any]]:
    found = []
    for concept in concepts:
        for maker, who in enumerate(conflict.decision_makers):
            explain = explain_doubtful if "-" in concept else explain_state
            reason = explain(conflict, concept, maker, place)
            found.append(
                {
                    "concept": concept,
                    "decision_maker": who.id,
                    "stable": reason.stable,
                    "words": list(reason.words(conflict)),
                }
            )
    return found


def _routes(conflict: Conflict, start: int, targets: list[int]) -> list[dict[str, Any]]:
    ids = [maker.id for maker in conflict.decision_makers]
    routes = find_routes(conflict, start, targets)
    return [
        {
            "to": target + 1,
            "reachable": target in routes,
            "moves": [
                {"by": ids[leg.maker], "from": leg.start + 1, "to": leg.end + 1, "willing": leg.willing, "known": leg.known,
                 "change": conflict.change(leg.start, leg.end)}
                for leg in (routes[target].legs if target in routes else ())
            ],
            "persuade": [ids[m] for m in routes[target].persuade] if target in routes else [],
        }
        for target in targets
    ]  # fmt: skip


def _misperception(file: ConflictFile, concepts: tuple[str, ...]) -> dict[str, Any]:
    found = analyse_hypergame(file.conflict, file.perceptions, concepts)
    makers = file.conflict.decision_makers
    return {
        "perceived_by": [makers[m].id for m in sorted(file.perceptions)],
        "equilibria": {c: [s + 1 for s in found.equilibria(c)] for c in concepts},
        "surprises": {
            c: {m.id: [s + 1 for s in found.surprises(c, k)] for k, m in enumerate(makers)} for c in concepts
        },
    }


def _inverse(conflict: Conflict, place: int, request: Request) -> list[dict[str, Any]]:
    return [
        {
            "concept": one.concept,
            "decision_maker": who.id,
            "share": float(one.share),
            "standard_error": one.error,
            "count": one.count,
            "rankings": one.rankings,
            "conditions": [
                {"above": c.move + 1, "or_above_all_of": [[s + 1 for s in sanction] for sanction in c.sanctions]}
                for c in one.conditions
            ],
        }
        for maker, who in enumerate(conflict.decision_makers)
        for one in invert(conflict, place, maker, request.concepts, request.seed)
    ]


def _side(side: int | str) -> int | str:
    """The number of a state, or a statement."""
    return side + 1 if isinstance(side, int) else side


def _robust(conflict: Conflict, concepts: tuple[str, ...], request: Request) -> dict[str, Any]:
    found = assess_robustness(conflict, concepts, samples=request.samples, seed=request.seed)

    def judgement(one: Judgement | None) -> dict[str, Any] | None:
        if one is None:
            return None
        return {
            "decision_maker": conflict.decision_makers[one.maker].id,
            "first": _side(one.first),
            "second": _side(one.second),
            "if_first_preferred": one.if_first,
            "if_second_preferred": one.if_second,
        }

    return {
        "rankings": found.rankings,
        "looked_at": found.looked_at,
        "exact": found.exact,
        "seed": found.seed,
        "equilibrium": {
            concept: [
                {
                    "state": s + 1,
                    "pattern": conflict.pattern(s),
                    "share": float(share),
                    "standard_error": found.error(float(share)),
                    "decides": judgement(found.decides[concept][s]),
                }
                for s, share in enumerate(found.equilibrium[concept].tolist())
                if share > 0
            ]
            for concept in concepts
        },
    }
