"""From the positions of one party on one option to what it held when.

1. A position counts from the first moment at which it may have been taken (``on``, else the day it was entered).
2. The position taken last decides; one that does not mention the option leaves the older stance on it standing.
3. A position that is superseded or withdrawn ceases to count at that time, and the one before it, if it is still in
   the record, counts again: taking a concession back restores what was said before it.
4. A position whose own term (``until``) has run out leaves silence, not the older stance: nobody said that the party
   went back to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from goodoffices.case import Case, Entry, Position, When, Withdrawal
from goodoffices.positions.table import BEGINNING, Stand

__all__ = ["Hold", "Timeline", "draw_timeline", "hold_of", "time_of"]

_BEGIN, _REPLACE, _LAPSE = range(3)


def time_of(entry: Entry) -> When | None:
    """When an entry happened; where it does not say, when it was entered."""
    return entry.on or entry.entered


@dataclass(frozen=True, slots=True, eq=False)
class Hold:
    """What one position says of one option, from when until when.

    Parameters
    ----------
    position : Position
    stance : str
    begin : datetime
    replaced : datetime or None
        When it was superseded or withdrawn.
    replaced_by, why : str
        By which entry; ``superseded`` or ``withdrawn``.
    lapse : datetime or None
        When its own term runs out.
    """

    position: Position
    stance: str
    begin: datetime
    replaced: datetime | None
    replaced_by: str
    why: str
    lapse: datetime | None


def hold_of(case: Case, position: Position, stance: str) -> Hold:
    """A position's word on one option, with the time for which it counts."""
    when = time_of(position)
    begin = when.start if when else BEGINNING
    replaced, why = None, ""
    newer = case.replaced.get(position.id, "")
    if newer:
        successor = case.entry(newer)
        why = "withdrawn" if isinstance(successor, Withdrawal) else "superseded"
        since = time_of(successor) if successor else None
        replaced = max(begin, since.start) if since else begin
    lapse = max(begin, position.until.end) if position.until else None
    return Hold(position, stance, begin, replaced, newer, why, lapse)


class Timeline:
    """The stands of one party on one option, by time.

    Parameters
    ----------
    stands : tuple of Stand
        Oldest first, those that never stood included.
    """

    __slots__ = ("_starts", "held", "stands")

    def __init__(self, stands: tuple[Stand, ...]) -> None:
        self.stands = stands
        self.held = tuple(s for s in stands if s.stood)
        self._starts = [s.start or BEGINNING for s in self.held]

    def at(self, moment: datetime) -> Stand | None:
        """What stood at a moment; None for silence."""
        index = bisect_right(self._starts, moment) - 1
        if index < 0:
            return None
        stand = self.held[index]
        return stand if stand.end is None or stand.end > moment else None

    def run_to(self, stand: Stand) -> tuple[Stand, ...]:
        """The unbroken run of stands of the same stance that ends with ``stand``, newest first."""
        index = bisect_right(self._starts, stand.start or BEGINNING) - 1
        run = [stand]
        for older in reversed(self.held[:index]):
            if older.stance != stand.stance or older.end != run[-1].start:
                break
            run.append(older)
        return tuple(run)

    def touched(self, after: datetime, up_to: datetime) -> tuple[Stand, ...]:
        """The stands that began or ended in ``(after, up_to]``, oldest first."""
        first = max(bisect_right(self._starts, after) - 1, 0)
        last = bisect_right(self._starts, up_to)
        return tuple(
            s for s in self.held[first:last] if after < (s.start or BEGINNING) or (s.end and after < s.end <= up_to)
        )

    def changes(self) -> list[datetime]:
        """The moments at which something began or ended."""
        return sorted({m for s in self.held for m in (s.start, s.end) if m is not None})


def draw_timeline(holds: Iterable[Hold]) -> Timeline:
    """Lay out what stood when.

    The holds are swept once by time over a stack, whose top is the position taken last and still in the record:
    ``O(n log n)`` in their number.

    Parameters
    ----------
    holds : iterable of Hold
        In the order of the record, which decides between positions of the same time.
    """
    ordered = sorted(holds, key=lambda h: (h.begin, h.position.entered.start if h.position.entered else BEGINNING))
    never = [h for h in ordered if h.replaced is not None and h.replaced <= h.begin]
    stood = [h for h in ordered if h.replaced is None or h.replaced > h.begin]
    events = [(h.begin, _BEGIN, h) for h in stood]
    events += [(h.replaced, _REPLACE, h) for h in stood if h.replaced is not None]
    events += [(h.lapse, _LAPSE, h) for h in stood if h.lapse is not None]
    events.sort(key=lambda event: event[0])
    stands = _sweep(events)
    stands += [_stand(h, h.begin, h.begin, h.why, h.replaced_by) for h in never]
    # Sorted stably: a position that never stood is listed before the one that took its place.
    stands.sort(key=lambda s: (s.start or BEGINNING, s.end is None or s.stood))
    return Timeline(tuple(stands))


def _sweep(events: list[tuple[datetime, int, Hold]]) -> list[Stand]:
    stands: list[Stand] = []
    stack: list[Hold] = []
    gone: set[int] = set()
    lapsed: set[int] = set()
    top: Hold | None = None
    since = BEGINNING
    for moment, group in groupby(events, key=lambda event: event[0]):
        happened = [(what, hold) for _, what, hold in group]
        for what, hold in happened:
            if what == _BEGIN:
                stack.append(hold)
            else:
                (gone if what == _REPLACE else lapsed).add(id(hold))
        while stack and id(stack[-1]) in gone:
            stack.pop()
        now = stack[-1] if stack and id(stack[-1]) not in lapsed else None
        stands += [_ended(h, moment, moment, now, gone) for what, h in happened if what == _BEGIN and h is not now]
        if now is top:
            continue
        if top is not None:
            stands.append(_ended(top, since, moment, now, gone))
        top, since = now, moment
    if top is not None:
        stands.append(_stand(top, since, None))
    return stands


def _ended(hold: Hold, since: datetime, moment: datetime, now: Hold | None, gone: set[int]) -> Stand:
    if id(hold) in gone:
        return _stand(hold, since, moment, hold.why, hold.replaced_by)
    if hold.lapse is not None and hold.lapse <= moment:
        return _stand(hold, since, moment, "lapsed")
    return _stand(hold, since, moment, "overtaken", now.position.id if now else "")


def _stand(hold: Hold, start: datetime, end: datetime | None, why: str = "", by: str = "") -> Stand:
    known = start if start is not BEGINNING else None
    return Stand(hold.stance, hold.position.id, time_of(hold.position), known, end, why, by)
