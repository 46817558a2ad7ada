"""What a person's log of claims comes to as of a date: per aspect what is claimed last, and who contradicts whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from goodoffices.people.claim import Claim
from goodoffices.people.claim_kind import ASPECTS, KINDS

__all__ = ["AspectStanding", "Contradiction", "Standing", "live_claims", "standing"]

_OUT = frozenset({"released", "exchanged", "repatriated", "escaped"})
_SENT = frozenset({"released", "exchanged", "repatriated"})
_Dated = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims of two authors that cannot both be so, or a claim that another author disputes.

    Parameters
    ----------
    aspect : str
        Empty where the one disputes the other.
    claims : tuple of (str, str)
        Their ids, the earlier recorded first.
    why : str
        In words, without names of people.
    """

    aspect: str
    claims: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class AspectStanding:
    """What is claimed of one aspect.

    Parameters
    ----------
    aspect : str
        ``life``, ``custody``, ``health``, ``wish`` or ``law``.
    value : str
        What was claimed last, by the date of the fact.
    disputed : bool
        Whether another author's claim stands against it.
    claims : tuple of str
        Ids of what it rests on: the last claim of each author, newest fact first.
    """

    aspect: str
    value: str
    disputed: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is claimed of a person; empty where nobody claims anything."""

    aspects: tuple[AspectStanding, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether any two authors stand against each other."""
        return bool(self.contradictions)

    def value(self, aspect: str) -> str:
        """What is claimed of an aspect: empty for nothing, ``disputed`` where authors contradict each other."""
        for found in self.aspects:
            if found.aspect == aspect:
                return "disputed" if found.disputed else found.value
        return ""


def live_claims(
    claims: Iterable[Claim], happened_by: datetime | None = None, recorded_by: datetime | None = None
) -> tuple[Claim, ...]:
    """The claims that count at a time: recorded by then, not superseded by then, and of something that had begun by then.

    Parameters
    ----------
    claims : iterable of Claim
        Of one person, in the order in which they were recorded.
    happened_by, recorded_by : datetime, optional
        The two times: of what had happened, and of what had been recorded. Without them all counts.
    """
    known = [c for c in claims if recorded_by is None or c.recorded_at <= recorded_by]
    replaced = {c.supersedes for c in known if c.supersedes}
    return tuple(
        c
        for c in known
        if c.id not in replaced
        and c.kind != "withdrawn"
        and (happened_by is None or (c.span() or (c.recorded_at,))[0] <= happened_by)
    )


def standing(
    claims: Iterable[Claim], happened_by: datetime | None = None, recorded_by: datetime | None = None
) -> Standing:
    """Derive what is claimed of a person.

    1. What was superseded or withdrawn does not count (:func:`live_claims`).
    2. Of each aspect the last claim of each author counts, by the date of the fact, then by the time of recording. A claim
       without a date counts from when it was recorded.
    3. Two authors contradict each other where no course of events has both claims: alive after a death, held after
       a release without a capture in between, held and not held, two days of one death or of one release, a wish one
       way and the other, proceedings after they had ended.
    4. A claim that another author disputes is disputed.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> now = datetime(2026, 7, 1, tzinfo=UTC)
    >>> log = [Claim("c1", "side-a", 1, "17", "held", "side-b", "2026-05-02", now, "desk"),
    ...        Claim("c2", "side-a", 1, "17", "died", "family", "2026-04-20", now, "desk")]
    >>> found = standing(log)
    >>> found.value("life"), found.value("custody"), found.contradictions[0].why
    ('disputed', 'held', 'alive after the day of the death that another gives')
    """
    live = live_claims(claims, happened_by, recorded_by)
    disputed = {c.about: c for c in live if c.kind == "disputed"}
    contradictions = [
        Contradiction("", (c.id, disputed[c.id].id), "another author does not accept it")
        for c in live
        if c.id in disputed and disputed[c.id].by != c.by
    ]
    aspects = []
    for aspect in ASPECTS:
        last = _last_of_each(live, aspect)
        if not last:
            continue
        against = [
            Contradiction(aspect, (one.id, other.id), why)
            for one, other in combinations(sorted(last, key=lambda c: (c.recorded_at, c.id)), 2)
            if (why := _contradicts(aspect, one, other, live))
        ]
        contradictions += against
        touched = bool(against) or any(c.id in disputed and disputed[c.id].by != c.by for c in last)
        value = KINDS[last[0].kind].about(aspect)
        aspects.append(AspectStanding(aspect, value, touched, tuple(c.id for c in last)))
    return Standing(tuple(aspects), tuple(contradictions))


def _when(claim: Claim) -> _Dated:
    return claim.span() or (claim.recorded_at, claim.recorded_at)


def _last_of_each(live: Sequence[Claim], aspect: str) -> list[Claim]:
    """The last claim of each author about an aspect, the newest fact first."""
    order = {claim.id: number for number, claim in enumerate(live)}
    last: dict[str, Claim] = {}
    for claim in sorted(live, key=lambda c: (_when(c)[0], c.recorded_at, order[c.id])):
        if KINDS[claim.kind].about(aspect):
            last[claim.by] = claim
    return sorted(last.values(), key=lambda c: (_when(c)[0], c.recorded_at, order[c.id]), reverse=True)


def _contradicts(aspect: str, one: Claim, other: Claim, live: Sequence[Claim]) -> str:
    """Why two claims of two authors cannot both be so; empty where they can."""
    first, second = sorted((one, other), key=lambda c: _when(c)[0])
    earlier, later = (KINDS[c.kind].about(aspect) for c in (first, second))
    if aspect == "life":
        return _life(earlier, later, first, second)
    if aspect == "custody":
        return _custody(earlier, later, first, second, live)
    if aspect == "wish" and earlier != later:
        return "one says that the person wants to go, the other that he does not"
    if aspect == "law" and earlier == "no proceedings" != later and _after(second, first):
        return "proceedings after another said that there are none"
    return ""


def _life(earlier: str, later: str, first: Claim, second: Claim) -> str:
    if earlier == later == "dead":
        # Remains are handed over on some day after the death: only two days of death can differ.
        return "two days of death" if first.kind == second.kind == "died" and _after(second, first) else ""
    if earlier == "dead" and _after(second, first):
        return "alive after the day of the death that another gives"
    return ""


def _custody(earlier: str, later: str, first: Claim, second: Claim, live: Sequence[Claim]) -> str:
    if {earlier, later} == {"held", "not held"}:
        left = earlier == "held" and _between(live, first, second, _OUT)
        came = earlier == "not held" and _after(second, first)
        return "" if left or came else "one says that the person is held, the other that he is not"
    if earlier in _OUT and later == "held" and _after(second, first):
        return "" if second.kind == "captured" or _between(live, first, second, {"captured"}) else (
            "held after the day on which another says that he left"
        )  # fmt: skip
    if {earlier, later} <= _OUT and not _between(live, first, second, {"captured"}):
        if not {earlier, later} <= _SENT and earlier != later:
            return "two ways in which he left"
        return "two days on which he left" if _after(second, first) else ""
    return ""


def _after(later: Claim, earlier: Claim) -> bool:
    """Whether the one was surely after the other, as exactly as both are known."""
    return _when(later)[0] >= _when(earlier)[1] and _when(later) != _when(earlier)


def _between(live: Sequence[Claim], first: Claim, second: Claim, words: Iterable[str]) -> bool:
    """Whether anybody claims one of these in between."""
    wanted = set(words)
    return any(
        {c.kind, KINDS[c.kind].about("custody")} & wanted and _when(first)[0] <= _when(c)[0] <= _when(second)[1]
        for c in live
        if c.id not in (first.id, second.id)
    )
