"""Two mentions of one time made one: "Wednesday evening" in the title and "around 7 p.m. local time" further down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from goodoffices.case.when import When
from goodoffices.read.document.span import Span
from goodoffices.read.time.mention import TimeMention

__all__ = ["JoinedTime", "join_times"]

_FIXED = ("at", "about")


@dataclass(frozen=True, slots=True)
class JoinedTime:
    """One time that several mentions tell together.

    Parameters
    ----------
    value : When
        The finest of them.
    mentions : tuple of TimeMention
        In the order of the text.
    reason : str
        Why they are one.
    """

    value: When
    mentions: tuple[TimeMention, ...]
    reason: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where they stand."""
        return tuple(mention.span for mention in self.mentions)


def join_times(
    mentions: Sequence[TimeMention], same: Callable[[TimeMention, TimeMention], bool] | None = None
) -> tuple[JoinedTime, ...]:
    """Join mentions of which one lies within the other.

    Parameters
    ----------
    mentions : sequence of TimeMention
        Of one document; only days, parts of a day and moments are joined, not "since", "until", "by", weeks or months.
    same : callable, optional
        Whether two mentions are about the same event; by default any two that fit are.

    Returns
    -------
    tuple of JoinedTime
        In the order of the text; a mention that joins with none stands alone.

    Examples
    --------
    >>> from goodoffices.case.when import parse_when
    >>> from goodoffices.read.time import read_times
    >>> words = "Talks on Wednesday evening. The meeting will begin around 7 p.m. local time."
    >>> [joined] = join_times(read_times(words, parse_when("2025-07-23", "Europe/Istanbul")))
    >>> joined.value.iso(), len(joined.spans), joined.value.circa
    ('2025-07-23T19:00+03:00', 2, True)
    """
    groups: list[JoinedTime] = []
    for mention in mentions:
        when = mention.when
        if when is None or mention.relation not in _FIXED or (when.end - when.start).total_seconds() > 26 * 3600:
            continue
        for number, group in enumerate(groups):
            if same and not all(same(other, mention) for other in group.mentions):
                continue
            joined = _finer(group.value, when)
            if joined:
                groups[number] = _with(group, mention, joined)
                break
        else:
            groups.append(JoinedTime(when, (mention,), mention.reason))
    return tuple(groups)


def _finer(first: When, second: When) -> When | None:
    """The finer of two times of which one holds the other; None where neither does."""
    for outer, inner in ((first, second), (second, first)):
        if outer.start <= inner.start and inner.end <= outer.end:
            return inner
    return None


def _with(group: JoinedTime, mention: TimeMention, value: When) -> JoinedTime:
    words = " and ".join(f'"{other.words}"' for other in (*group.mentions, mention))
    reason = f"{words}: one lies within the other"
    return replace(group, value=replace(value, reason=reason), mentions=(*group.mentions, mention), reason=reason)
