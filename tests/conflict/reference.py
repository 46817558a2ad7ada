"""Stability written literally from the set definitions: slow, and to be read beside the papers.

Everything is a Python set; nothing is shared with the engine but the list of states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations, product

from goodoffices.conflict import Conflict


class Game:
    """The sets of the definitions, for a conflict."""

    def __init__(self, conflict: Conflict) -> None:
        self.n = len(conflict.decision_makers)
        self.bits = [int(b) for b in conflict.states]
        self.place = {b: k for k, b in enumerate(self.bits)}
        self.S = range(len(self.bits))
        self.options = conflict.options
        self.owned = [set(m.options) for m in conflict.decision_makers]
        self.rank = [p.rank.tolist() for p in conflict.preferences]
        self.much = [None if p.much_worse is None else p.much_worse.tolist() for p in conflict.preferences]
        self.unknown = [p.unknown for p in conflict.preferences]
        self.R = [[{t for t in self.S if self._one_move(i, s, t)} for s in self.S] for i in range(self.n)]

    def _one_move(self, i: int, s: int, t: int) -> bool:
        if s == t:
            return False
        for k, option in enumerate(self.options):
            before, after = self.bits[s] >> k & 1, self.bits[t] >> k & 1
            if before != after and (
                k not in self.owned[i]
                or (option.direction == "forward" and before)
                or (option.direction == "back" and after)
            ):
                return False
        return True

    # Preferences: P strict, LE "not better, for certain", U unknown, MUCH "s is much preferred to t".
    def U(self, i: int, s: int, t: int) -> bool:
        return (min(s, t), max(s, t)) in self.unknown[i]

    def P(self, i: int, t: int, s: int) -> bool:
        return not self.U(i, s, t) and self.rank[i][t] > self.rank[i][s]

    def LE(self, i: int, t: int, s: int) -> bool:
        return not self.U(i, s, t) and self.rank[i][t] <= self.rank[i][s]

    def MUCH(self, i: int, t: int, s: int) -> bool:
        limit = self.much[i]
        return limit is not None and self.rank[i][t] <= limit[s]

    def plus(self, i: int, s: int) -> set[int]:
        return {t for t in self.R[i][s] if self.P(i, t, s)}

    def plus_unknown(self, i: int, s: int) -> set[int]:
        return {t for t in self.R[i][s] if self.P(i, t, s) or self.U(i, t, s)}

    def sequences(self, group: Iterable[int], s: int, step: Callable[[int, int], set[int]]) -> set[int]:
        """Ends of all legal sequences of moves of a group from s: nobody moves twice in a row."""
        group = list(group)
        seen: set[tuple[int, int]] = set()
        front = [(t, j) for j in group for t in step(j, s)]
        while front:
            pair = front.pop()
            if pair in seen:
                continue
            seen.add(pair)
            t, last = pair
            front += [(u, j) for j in group if j != last for u in step(j, t)]
        return {t for t, _ in seen}

    def reach(self, group: Iterable[int], s: int) -> set[int]:
        return self.sequences(group, s, lambda j, t: self.R[j][t])

    def reach_plus(self, group: Iterable[int], s: int) -> set[int]:
        return self.sequences(group, s, self.plus)

    def others(self, i: int) -> list[int]:
        return [j for j in range(self.n) if j != i]

    def nash(self, i: int, s: int) -> bool:
        return not self.plus(i, s)

    def gmr(self, i: int, s: int, worse: Callable[[int, int, int], bool] | None = None) -> bool:
        worse = worse or self.LE
        return all(any(worse(i, s2, s) for s2 in self.reach(self.others(i), s1)) for s1 in self.plus(i, s))

    def smr(self, i: int, s: int, worse: Callable[[int, int, int], bool] | None = None) -> bool:
        worse = worse or self.LE
        return all(
            any(
                worse(i, s2, s) and all(worse(i, s3, s) for s3 in self.R[i][s2])
                for s2 in self.reach(self.others(i), s1)
            )
            for s1 in self.plus(i, s)
        )

    def seq(self, i: int, s: int, worse: Callable[[int, int, int], bool] | None = None) -> bool:
        worse = worse or self.LE
        return all(any(worse(i, s2, s) for s2 in self.reach_plus(self.others(i), s1)) for s1 in self.plus(i, s))

    def sseq(self, i: int, s: int, worse: Callable[[int, int, int], bool] | None = None) -> bool:
        worse = worse or self.LE
        return all(
            any(
                worse(i, s2, s) and all(worse(i, s3, s) for s3 in self.R[i][s2])
                for s2 in self.reach_plus(self.others(i), s1)
            )
            for s1 in self.plus(i, s)
        )

    def cseq(self, i: int, s: int) -> bool:
        group = self.others(i)
        return all(
            any(
                self.LE(i, s2, s)
                and all(
                    self.LE(i, s3, s) or any(self.LE(i, s4, s) for s4 in self.reach_plus(group, s3))
                    for s3 in self.plus(i, s2)
                )
                for s2 in self.reach_plus(group, s1)
            )
            for s1 in self.plus(i, s)
        )

    def sim(self, i: int, s: int) -> bool:
        def deterred(s1: int) -> bool:
            group = self.others(i)
            for size in range(1, len(group) + 1):
                for team in combinations(group, size):
                    for ends in product(*(self.plus(j, s) for j in team)):
                        change = self.bits[s] ^ self.bits[s1]
                        for end in ends:
                            change |= self.bits[s] ^ self.bits[end]
                        t = self.place.get(self.bits[s] ^ change)
                        if t is not None and self.LE(i, t, s):
                            return True
            return False

        return all(deterred(s1) for s1 in self.plus(i, s))


SIMPLE: dict[str, Callable[[Game, int, int], bool]] = {
    "Nash": Game.nash,
    "GMR": Game.gmr,
    "SMR": Game.smr,
    "SEQ": Game.seq,
    "SIM": Game.sim,
    "CSEQ": Game.cseq,
    "SSEQ": Game.sseq,
}


class Uncertain(Game):
    """The four extensions under unknown preference (Li, Hipel, Kilgour & Fang 2004), literally."""

    def goes(self, i: int, s: int, extension: str) -> set[int]:
        return self.plus_unknown(i, s) if extension in "ac" else self.plus(i, s)

    def deters(self, i: int, t: int, s: int, extension: str) -> bool:
        return self.LE(i, t, s) or (extension in "cd" and self.U(i, t, s))

    def stable(self, concept: str, extension: str, i: int, s: int) -> bool:
        rest = self.others(i)
        for s1 in self.goes(i, s, extension):
            if concept == "Nash":
                return False
            ends = self.sequences(rest, s1, self.plus_unknown) if concept == "SEQ" else self.reach(rest, s1)
            if not any(
                self.deters(i, s2, s, extension)
                and (concept != "SMR" or all(s3 == s or self.deters(i, s3, s, extension) for s3 in self.R[i][s2]))
                for s2 in ends
            ):
                return False
        return True


class Coalitions(Game):
    """Coalitional stability (Inohara & Hipel 2008), literally."""

    def joint(self, group: tuple[int, ...], s: int) -> set[int]:
        return {t for t in self.reach(group, s) if t != s and all(self.P(i, t, s) for i in group)}

    def answers(self, rest: tuple[int, ...], s: int) -> set[int]:
        groups = [g for size in range(1, len(rest) + 1) for g in combinations(rest, size)]
        return self.sequences(range(len(groups)), s, lambda j, t: self.joint(groups[j], t))

    def stable(self, concept: str, group: tuple[int, ...], s: int) -> bool:
        rest = tuple(j for j in range(self.n) if j not in group)

        def sanction(t: int) -> bool:
            return not all(self.P(i, t, s) for i in group)

        for s1 in self.joint(group, s):
            if concept == "Nash":
                return False
            ends = self.answers(rest, s1) if concept == "SEQ" else self.reach(rest, s1)
            if not any(
                sanction(s2) and (concept != "SMR" or all(sanction(s3) for s3 in self.reach(group, s2))) for s2 in ends
            ):
                return False
        return True


class Anticipation(Game):
    """Limited-move stability by recursion over the sequences themselves."""

    def end(self, i: int, s: int, h: int) -> tuple[bool, frozenset[int]]:
        """Whether i stays at s with h moves to look ahead, and the states in which it may end."""
        if h == 0:
            return True, frozenset([s])
        worth = {t: min(self.rank[i][u] for u in self.after(i, t, h - 1)) for t in self.R[i][s]}
        if not worth or max(worth.values()) <= self.rank[i][s]:
            return True, frozenset([s])
        best = max(worth.values())
        return False, frozenset(u for t, w in worth.items() if w == best for u in self.after(i, t, h - 1))

    def after(self, i: int, t: int, h: int) -> frozenset[int]:
        found: set[int] = set()
        for j in self.others(i):
            stays, ends = self.end(j, t, h)
            if not stays:
                found |= ends
        return frozenset(found or {t})
