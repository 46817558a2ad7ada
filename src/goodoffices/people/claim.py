"""A claim: what one author says of one person, when it was so, and when it was recorded. Never changed, only superseded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from goodoffices.case.when import TimeFault, parse_when
from goodoffices.diagnose import UsageError
from goodoffices.people.claim_kind import KINDS

__all__ = ["Claim"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of a person's record.

    Parameters
    ----------
    id : str
        Of the claim, unique in its store (``c17``).
    list, version, person : str, int, str
        Whom it is about: the row ``person`` of this version of the list. Ids may mean somebody else in another version.
    kind : str
        One of :data:`~goodoffices.people.claim_kind.KINDS`.
    by : str
        The author: who says so (a party, an office, a relative).
    on : str
        When it was so: a day, month, year, interval, or moment with offset; empty where nobody said.
    recorded_at, recorded_by : datetime, str
        When it was recorded (aware), and which user did.
    place, source, note : str
        Where; from what the author is known to say so; in plain words.
    supersedes : str
        Id of an earlier claim of the same author, which this one corrects or withdraws.
    about : str
        Id of the claim that a ``disputed`` one does not accept.

    Raises
    ------
    UsageError
        For an unknown kind, a missing author, a time that is none, or a reference that the kind does not have.
    """

    id: str
    list: str
    version: int
    person: str
    kind: str
    by: str
    on: str
    recorded_at: datetime
    recorded_by: str
    place: str = ""
    source: str = ""
    note: str = ""
    supersedes: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UsageError("there is no such kind of claim", f"one of: {', '.join(KINDS)}")
        if not self.by.strip():
            raise UsageError("a claim needs its author", "say who says so: a party, an office, a relative")
        if bool(self.about) != (self.kind == "disputed"):
            raise UsageError("a claim of the kind disputed, and no other, names the claim that it does not accept")
        if self.kind == "withdrawn" and not self.supersedes:
            raise UsageError("a claim of the kind withdrawn names the claim that it withdraws")
        if self.recorded_at.utcoffset() is None:
            raise UsageError("the time of recording needs its offset from UTC")
        try:
            self.span()
        except TimeFault as fault:
            raise UsageError(f"the date of the claim: {fault}", fault.help) from None

    def span(self) -> tuple[datetime, datetime] | None:
        """From when to when it may have been so, in UTC; nothing where no date was given."""
        return parse_when(self.on, "UTC").utc() if self.on else None
