"""What one pressure does to what a party has without agreement: a judgement of the desk, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goodoffices.case.kinds.entry import Entry
from goodoffices.case.record import given
from goodoffices.case.shape import Choice, Flag, Number, Ref, Text, Time
from goodoffices.case.when import When

__all__ = ["Effect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Entry):
    """A judgement: by how much a pressure, or the war itself, changes what a party has without agreement, and when."""

    kind: ClassVar[str] = "effect"
    heading: ClassVar[str] = "Effects of pressure"

    party: str = given(Ref("party"), "whose alternative to an agreement changes")
    pressure: str = given(
        Ref("pressure"), "the pressure that changes it; none for losses in the field or what the war costs", default=""
    )
    change: tuple[float, float] = given(
        Number(),
        "by how much, in the unit of the preferences; below 0 where having no agreement becomes worse, or an agreement better",
    )
    probability: tuple[float, float] = given(
        Number(0, 1), "how likely it is to come true, 0 to 1; 1 where not given", default=(1.0, 1.0)
    )
    begins: When | None = given(
        Time(),
        "its first day; by default the day after the deadline of a threat or a deadline, and the time in `on` of any other pressure",
        default=None,
    )
    ends: When | None = given(
        Time(),
        "its last day; by default that of the deadline for an inducement, otherwise none. `at-once`: the change is then undone; "
        "`per-day` and `even`: it grows no further",
        default=None,
    )
    pace: str = given(
        Choice("at-once", "per-day", "even"),
        "`at-once`: the whole change from the first day on; `per-day`: the change for every day; `even`: the change spread "
        "evenly from the first to the last day",
        default="at-once",
    )
    expected: bool = given(
        Flag(), "whether the party counts with it before it begins; yes where not given", default=True
    )
    basis: str = given(Choice("confided", "estimated", "inferred"), "how it is known", default="estimated")
    reason: str = given(Text(), "why, and why not more or less")

    @property
    def label(self) -> str:
        return self.reason
