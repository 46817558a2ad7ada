"""What moved between one round and the next, and which way.

A stance counts for a round as it stood at the close of the day (or of the days) on which the round is held, so that what was said
at the table belongs to the round. A change of stance on an option is called

- ``new`` and ``dropped`` where the party broke its silence, or no longer has a stance;
- ``softened`` where it goes towards the other sides: more willing on an option that one of them wants and none
  refuses, less willing on one that one of them refuses and none wants;
- ``hardened`` the other way;
- where the others are silent, divided or undecided, by the party alone: giving up a demand or refusing less is
  softened, demanding or refusing more is hardened.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta

from goodoffices.case import Case, Position, Round
from goodoffices.positions.stance import refuses, stance_words, wants, willingness
from goodoffices.positions.table import Move, Stand, Step
from goodoffices.positions.timeline import Timeline
from goodoffices.positions.trace import Trace

__all__ = ["close_of", "direction", "follow_rounds"]

Lines = Mapping[tuple[str, str, str], Timeline]
"""The timeline of each (party, issue, option) that anybody has spoken on."""


def close_of(round: Round) -> datetime:
    """The end of the last day on which a round is held, in its own zone.

    Raises
    ------
    ValueError
        For a round without a time.
    """
    if round.on is None:
        raise ValueError("a round without a time has no close")
    return datetime.combine(round.on.last_day + timedelta(days=1), time(), round.on.end.tzinfo)


def follow_rounds(case: Case, sides: Sequence[str], lines: Lines) -> tuple[Step, ...]:
    """The steps from round to round, held or planned, and from the last one to now where it lies behind.

    Each change is put into its step by bisection: ``O(n log r)`` for n changes and r rounds.
    """
    rounds = sorted((r for r in case.of(Round) if r.on and r.status in ("held", "planned")), key=close_of)
    stops = [(r.id, close_of(r)) for r in rounds]
    if stops and stops[-1][1] < case.clock:
        stops.append(("", case.clock))
    closes = [close for _, close in stops]
    moves: list[list[Move]] = [[] for _ in stops]
    judge = _Judge(case, sides, lines)
    for key, line in lines.items():
        for index in sorted({bisect_left(closes, moment) for moment in line.changes()}):
            if 0 < index < len(stops):
                moves[index] += judge.moves(key, closes[index - 1], closes[index])
    return tuple(
        Step(stops[i - 1][0], stops[i][0], closes[i - 1], closes[i], tuple(moves[i])) for i in range(1, len(stops))
    )


class _Judge:
    """Compares what stood at two closes."""

    def __init__(self, case: Case, sides: Sequence[str], lines: Lines) -> None:
        self.case = case
        self.sides = sides
        self.lines = lines
        self.trace = Trace(case)

    def moves(self, key: tuple[str, str, str], start: datetime, end: datetime) -> Iterable[Move]:
        party, issue, option = key
        line = self.lines[key]
        then, now = line.at(start), line.at(end)
        before, after = self._stance(key, start), self._stance(key, end)
        if before == after:
            return
        kind, reason = self._reason(key, before, after, end)
        made = self.trace.of(dict.fromkeys(_evidence(line, then, start, end)))
        yield Move(
            party,
            issue,
            option,
            before,
            after,
            kind,
            reason,
            made.entries,
            made.spans,
            made.audience,
            self._rough(now.entry if now else "", end),
        )

    def _rough(self, id: str, close: datetime) -> bool:
        position = self.case.entry(id)
        when = position.on if isinstance(position, Position) else None
        return when is not None and when.start <= close < when.end

    def _stance(self, key: tuple[str, str, str], moment: datetime) -> str | None:
        line = self.lines.get(key)
        stand = line.at(moment) if line else None
        return stand.stance if stand else None

    def _reason(
        self, key: tuple[str, str, str], before: str | None, after: str | None, end: datetime
    ) -> tuple[str, str]:
        party, issue, option = key
        who = self.case.name(party)
        if before is None or after is None:
            if before is None:
                return "new", f"{who} had no position; now {stance_words(after)}"
            return "dropped", f"{who} no longer has a position; it was {stance_words(before)}"
        said = {other: self._stance((other, issue, option), end) for other in self.sides if other != party}
        wanting = [self.case.name(other) for other, stance in said.items() if wants(stance)]
        refusing = [self.case.name(other) for other, stance in said.items() if refuses(stance)]
        kind, why = direction(before, after, wanting, refusing)
        return kind, f"{who}: {stance_words(before)}, now {stance_words(after)}: {why}"


def _evidence(line: Timeline, then: Stand | None, start: datetime, end: datetime) -> Iterable[str]:
    """What made the difference: the positions taken meanwhile, and what took others back or ran out."""
    for stand in line.touched(start, end):
        if stand is not then or stand.ended == "lapsed":
            yield stand.entry
        if stand.ended == "withdrawn" and stand.end is not None and stand.end <= end:
            yield stand.ended_by


def direction(before: str, after: str, wanting: Sequence[str], refusing: Sequence[str]) -> tuple[str, str]:
    """Which way a change of stance goes, and why.

    Parameters
    ----------
    before, after : str
        Two different stances.
    wanting, refusing : sequence of str
        Names of the other sides that demand or accept the option, and of those that reject it or draw a red line.

    Returns
    -------
    (str, str)
        ``softened`` or ``hardened``, and the reason in words.

    Examples
    --------
    >>> direction("red-line", "negotiable", ["Ukraine"], [])
    ('softened', 'more willing on what Ukraine wants')
    >>> direction("demanded", "acceptable", [], ["Ukraine"])
    ('softened', 'less bent on what Ukraine refuses')
    """
    more = willingness(after) > willingness(before)
    if wanting and not refusing:
        return (
            "softened" if more else "hardened"
        ), f"{'more' if more else 'less'} willing on what {' and '.join(wanting)} wants"
    if refusing and not wanting and not (refuses(before) and refuses(after)):
        return (
            "hardened" if more else "softened"
        ), f"{'more' if more else 'less'} bent on what {' and '.join(refusing)} refuses"
    if before == "demanded":
        return "softened", "its own demand given up"
    if after == "demanded":
        return "hardened", "now its own demand"
    return ("softened", "it refuses less") if more else ("hardened", "it accepts less")
