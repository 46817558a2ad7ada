"""Why a state is stable for a decision maker, or is not: each improvement, and what deters it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.stability import answer_value

__all__ = ["Improvement", "Reason", "Step", "explain_state"]


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who, and to which state."""

    maker: int
    state: int


@dataclass(frozen=True, slots=True)
class Improvement:
    """An improvement from the state at hand, and what becomes of it.

    Parameters
    ----------
    state : int
        Where it leads.
    answer : tuple of Step
        The shortest answer that deters it; empty where there is none.
    """

    state: int
    answer: tuple[Step, ...]

    @property
    def deterred(self) -> bool:
        """True where an answer deters it."""
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a state is stable for a decision maker by a concept, or is not.

    Parameters
    ----------
    concept : str
    maker, state : int
    improvements : tuple of Improvement
        All of them, the best first.
    """

    concept: str
    maker: int
    state: int
    improvements: tuple[Improvement, ...]

    @property
    def stable(self) -> bool:
        """True where every improvement is deterred, or there is none."""
        return all(improvement.deterred for improvement in self.improvements)

    @property
    def _idea(self) -> str:
        """The concept without its extension."""
        return self.concept.partition("-")[0]

    def words(self, conflict: Conflict) -> tuple[str, ...]:
        """The reason in sentences, with the names of the options."""
        who = conflict.decision_makers[self.maker].name
        here = self.state + 1
        unknown = conflict.preferences[self.maker].unknown
        if not self.improvements:
            return (f"{who} stays at state {here}: it has no improvement.",)
        verdict = "stays at" if self.stable else "leaves"
        lines = [f"{who} {verdict} state {here} ({self.concept})."]
        for one in self.improvements:
            change = conflict.change(self.state, one.state)
            gain = "might" if (min(self.state, one.state), max(self.state, one.state)) in unknown else "would"
            head = f"It {gain} gain by moving to state {one.state + 1} ({change})"
            if not one.deterred:
                lines.append(f"{head}{'.' if self._idea == 'Nash' else ', and nothing deters it.'}")
                continue
            lines.append(f"{head}, but {self._answer(conflict, one)}.")
        return tuple(lines)

    def _answer(self, conflict: Conflict, one: Improvement) -> str:
        parts, before = [], self.state if self._idea == "SIM" else one.state
        for step in one.answer:
            name = conflict.decision_makers[step.maker].name
            # In SIM all move from the state at hand; the last step tells where together they arrive.
            if step.maker != self.maker:
                parts.append(f"{name} {conflict.change(before, step.state)}")
            if self._idea != "SIM":
                before = step.state
        end = one.answer[-1].state
        manner = {
            "SIM": "at the same time ",
            "SEQ": "in their own interest ",
            "SSEQ": "in their own interest ",
            "CSEQ": "in their own interest ",
        }
        preference = conflict.preferences[self.maker]
        value = "is as good as" if preference.rank[end] == preference.rank[self.state] else "is worse than"
        if (min(end, self.state), max(end, self.state)) in preference.unknown:
            value = "is not known to be better than"
        escape = {
            "SMR": ", and no further move of its own would do better",
            "SSEQ": ", and no further move of its own would do better",
            "CSEQ": ", and improving once more would be answered too",
        }.get(self._idea, "")
        lead = manner.get(self._idea, "")
        return f"{lead}{'; then '.join(parts)}: state {end + 1}, which {value} state {self.state + 1} for it{escape}"


def explain_state(conflict: Conflict, concept: str, maker: int, state: int) -> Reason:
    """Why a state is stable for a decision maker by one of the seven concepts, or is not.

    Parameters
    ----------
    conflict : Conflict
        Of certain preferences.
    concept : str
        As in :data:`~goodoffices.conflict.CONCEPTS`.
    maker, state : int
        Places from 0.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> for line in explain_state(literature("prisoners"), "SEQ", 0, 3).words(literature("prisoners")):
    ...     print(line)
    First prisoner stays at state 4 (SEQ).
    It would gain by moving to state 3 (drops "Cooperate with the second"), but in their own interest Second prisoner
    drops "Cooperate with the first": state 1, which is worse than state 4 for it.
    """
    rank = conflict.preferences[maker].rank
    better = [int(t) for t in conflict.moves[maker].targets(state) if rank[t] > rank[state]]
    better.sort(key=lambda t: (-rank[t], t))
    value = None if concept in ("Nash", "SIM") else answer_value(conflict, concept, maker)
    found = []
    for target in better:
        if concept == "Nash":
            answer: tuple[Step, ...] = ()
        elif value is None:
            answer = _together(conflict, maker, state, target)
        else:
            good = value <= rank[state]
            answer = _shortest(conflict, maker, target, good.tolist(), by_moves=concept in ("GMR", "SMR"))
        found.append(Improvement(target, answer))
    return Reason(concept, maker, state, tuple(found))


def _steps_from(conflict: Conflict, who: int, state: int, *, by_moves: bool) -> Iterator[int]:
    rank = conflict.preferences[who].rank
    for target in conflict.moves[who].targets(state).tolist():
        if by_moves or rank[target] > rank[state]:
            yield target


def _shortest(conflict: Conflict, maker: int, start: int, good: list[bool], *, by_moves: bool) -> tuple[Step, ...]:
    """The shortest legal sequence of the others from a state to a good one."""
    others = [k for k in range(len(conflict.decision_makers)) if k != maker]
    came: dict[int, tuple[int, int]] = {start: (-1, -1)}
    front = deque([start])
    while front:
        state = front.popleft()
        for who in others:
            for target in _steps_from(conflict, who, state, by_moves=by_moves):
                if target in came:
                    continue
                came[target] = (state, who)
                if good[target]:
                    return _path(came, target)
                front.append(target)
    return ()


def _path(came: dict[int, tuple[int, int]], end: int) -> tuple[Step, ...]:
    steps = []
    while came[end][1] >= 0:
        before, who = came[end]
        steps.append(Step(who, end))
        end = before
    return tuple(reversed(steps))


def _together(conflict: Conflict, maker: int, state: int, target: int) -> tuple[Step, ...]:
    """The first combination of improvements of others that, with the move to ``target``, leaves the maker no better off."""
    rank = conflict.preferences[maker].rank
    bits = int(conflict.states[state])
    choices = [
        [(who, t) for t in _steps_from(conflict, who, state, by_moves=False)] + [(who, -1)]
        for who in range(len(conflict.decision_makers))
        if who != maker
    ]
    own = bits ^ int(conflict.states[target])
    for chosen in product(*choices):
        change = own
        for _, move in chosen:
            if move >= 0:
                change |= bits ^ int(conflict.states[move])
        end = int(conflict.index.find(conflict.states[[state]] ^ change)[0])
        if end >= 0 and rank[end] <= rank[state]:
            return (*(Step(who, move) for who, move in chosen if move >= 0), Step(maker, end))
    return ()
