"""Pressure from outside or from a side: threats, deadlines, inducements, sanctions, supplies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goodoffices.case.kinds.entry import Entry
from goodoffices.case.kinds.speech import Voice
from goodoffices.case.record import Record, given
from goodoffices.case.shape import Choice, Length, ListOf, Ref, Text, Time
from goodoffices.case.when import Duration, When

__all__ = ["Pressure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure(Entry):
    """A threat or an inducement: by whom, on whom, unless what, until when."""

    kind: ClassVar[str] = "pressure"
    heading: ClassVar[str] = "Pressure"

    by: tuple[str, ...] = given(ListOf(Ref("party", "person")), "who presses")
    target: tuple[str, ...] = given(ListOf(Ref("party", "person")), "on whom")
    type: str = given(
        Choice("threat", "inducement", "sanction", "deadline", "supply", "force"), "what sort of pressure"
    )
    what: str = given(Text(), "what is threatened or offered, in one line")
    unless: str = given(Text(), "what would avert it, or earn it", default="")
    term: Duration | None = given(Length(), "how long is given, from the time in `on`", default=None)
    until: When | None = given(Time(), "the deadline, where it is said outright", default=None)
    status: str = given(
        Choice("announced", "in-force", "lapsed", "carried-out", "lifted"), "what has become of it", default="announced"
    )
    voices: tuple[Voice, ...] = given(ListOf(Record(Voice)), "by whose account, outermost first", default=())

    @property
    def deadline(self) -> When | None:
        """When the time given runs out: as said outright, or the term counted from when it was announced.

        A term counted from an uncertain beginning ends in an equally uncertain window, with the reason said.
        """
        if self.until is not None or self.term is None or self.on is None:
            return self.until
        on = self.on
        try:
            begin, finish = self.term.after(on.start), self.term.after(on.end)
        except (ValueError, OverflowError):
            return None  # beyond the calendar
        reason = f"{self.term} counted from {on.iso()}" + (f" ({on.reason})" if on.reason else "")
        grain = on.grain if on.grain in ("moment", "day") else "interval"
        return When(begin, finish, grain, on.within or grain == "interval", on.circa, on.zone, reason)

    @property
    def label(self) -> str:
        return self.what
