"""Building blocks of figures with axes: scales, round numbers to mark on them, and the axes themselves.

A figure of amounts takes :func:`ticks`, a figure over days :func:`day_ticks`; both feed :func:`axis_below`.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.brief.figures.svg import label, shape, text_width, wrap
from goodoffices.brief.times import MONTHS

__all__ = ["Scale", "Tick", "axis_below", "axis_left", "day_ticks", "padded", "ticks"]

SIZE = 12.0
"""Size of the numbers on an axis, in pixels."""

Tick = tuple[float, str]
"""A place on a scale, in its own unit, and the words there."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From an amount to a place in pixels, in a straight line.

    Parameters
    ----------
    low, high : float
        Of the amount; where they are equal everything lies half way.
    start, end : float
        Pixels of ``low`` and of ``high``; upside down for an axis that grows upwards.

    Examples
    --------
    >>> Scale(0, 10, 40, 240)(2.5), Scale(0, 1, 300, 20)(1)
    (90.0, 20.0)
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, amount: float) -> float:
        share = (amount - self.low) / (self.high - self.low) if self.high != self.low else 0.5
        return self.start + share * (self.end - self.start)

    def holds(self, amount: float) -> bool:
        """Whether the amount lies on the scale."""
        return self.low <= amount <= self.high


def padded(amounts: Sequence[float], share: float = 0.05) -> tuple[float, float]:
    """The least and the largest amount, with a margin that is a share of what lies between.

    Examples
    --------
    >>> padded([2, 12], 0.1), padded([3, 3])
    ((1.0, 13.0), (2.5, 3.5))
    """
    finite = [a for a in amounts if math.isfinite(a)]
    low, high = (min(finite), max(finite)) if finite else (0.0, 1.0)
    margin = (high - low) * share if high > low else 0.5
    return low - margin, high + margin


def ticks(low: float, high: float, most: int = 6) -> tuple[Tick, ...]:
    """Round numbers between two, at most so many, in steps of 1, 2 or 5 times a power of ten.

    Examples
    --------
    >>> [words for _, words in ticks(0.07, 1.03)]
    ['0.2', '0.4', '0.6', '0.8', '1']
    >>> [words for _, words in ticks(-3, 103, 4)]
    ['0', '50', '100']
    """
    rough = (high - low) / max(most, 1)
    # Closer together than a double divides, two ends are one place.
    if not rough > sys.float_info.min:
        return ((low, f"{low:g}"),)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(f * power for f in (1, 2, 5, 10) if f * power >= rough * (1 - 1e-9))
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    found = []
    for count in range(first, last + 1):
        words = f"{count * step:,.{digits}f}"
        words = words.rstrip("0").rstrip(".") if "." in words else words
        found.append((count * step, "0" if words in ("-0", "") else words.replace("-", "\N{MINUS SIGN}")))
    return tuple(found)


def day_ticks(first: date, last: date, most: int) -> tuple[tuple[date, str], ...]:
    """Days, weeks, months or years, whichever gives at most about so many.

    Examples
    --------
    >>> [words for _, words in day_ticks(date(2025, 1, 10), date(2025, 6, 2), 6)]
    ['Feb 2025', 'Mar 2025', 'Apr 2025', 'May 2025', 'Jun 2025']
    """
    days = (last - first).days
    if days <= 60:
        step = max(1, -(-max(days, 1) // (most - 1)))
        every = (first + timedelta(n) for n in range(0, days + 1, step))
        return tuple((day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in every)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 10**6) if months <= most * s)
    found: list[tuple[date, str]] = []
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(count, 12)
        if count % step == 0 and date(year, month + 1, 1) >= first:
            found.append((date(year, month + 1, 1), str(year) if step >= 12 else f"{MONTHS[month][:3]} {year}"))
    return tuple(found)


def axis_below(scale: Scale, y: float, marks: Sequence[Tick], top: float, title: str = "") -> list[str]:
    """An axis from left to right: thin lines up to ``top``, the words below, a title under them.

    Words that would run into those before them are left out.
    """
    left, right = sorted((scale.start, scale.end))
    drawn = []
    taken = -math.inf
    for amount, words in marks:
        x = scale(amount)
        drawn.append(shape("line", stroke="rule", x1=x, y1=top, x2=x, y2=y, stroke_width=0.6))
        half = text_width(words, SIZE) / 2
        if x - half >= taken:
            drawn.append(label(x, y + 17, words, size=SIZE, ink="muted", anchor="middle"))
            taken = x + half + 6
    drawn.append(shape("line", stroke="muted", x1=left, y1=y, x2=right, y2=y, stroke_width=1))
    if title:
        words = wrap(title, 13, right - left, 1)[0]
        drawn.append(label(right, y + 37, words, size=13, anchor="end", bold=True))
    return drawn


def axis_left(scale: Scale, x: float, marks: Sequence[Tick], right: float, title: str = "") -> list[str]:
    """An axis that grows upwards: thin lines across to ``right``, the numbers to the left, a title above."""
    bottom, top = max(scale.start, scale.end), min(scale.start, scale.end)
    drawn = []
    for amount, words in marks:
        y = scale(amount)
        drawn.append(shape("line", stroke="rule", x1=x, y1=y, x2=right, y2=y, stroke_width=0.6))
        drawn.append(label(x - 6, y + 4, words, size=SIZE, ink="muted", anchor="end"))
    drawn.append(shape("line", stroke="muted", x1=x, y1=top, x2=x, y2=bottom, stroke_width=1))
    if title:
        drawn.append(label(2, top - 12, wrap(title, 13, right - 4, 1)[0], size=13, bold=True))
    return drawn
