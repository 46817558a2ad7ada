"""The zone over time: for each party what it has without agreement, and below when the zone is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.brief.figures.axes import Scale, axis_below, axis_left, day_ticks, padded, ticks
from goodoffices.brief.figures.svg import NARROW, document, hatch, label, shape, text_width, wrap

__all__ = ["Cut", "Step", "Stretch", "Track", "draw_reservations"]

_WIDTH, _LEFT, _RIGHT, _PANEL, _STRIP = 680.0, 46.0, 14.0, 104.0, 22.0
_LEGEND = (
    ("band", "without agreement, as it comes"),
    ("middle", "the middle of it"),
    ("expected", "as it can be expected"),
    ("ceiling", "the most in any package"),
)
_STATES = {"open": "open", "perhaps": "perhaps", "closed": "closed"}


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on: the least, the middle and the most."""

    day: date
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Track:
    """One party.

    Parameters
    ----------
    words : str
        Its name.
    realised, expected : tuple of Step
        In the order of the days; the first at the beginning of the figure.
    ceiling : float
        The most that it can have in any package.
    """

    words: str
    realised: tuple[Step, ...]
    expected: tuple[Step, ...]
    ceiling: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both included, on which the zone is ``open``, ``perhaps`` or ``closed``."""

    first: date
    last: date
    state: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A day, or a window of days, that the table beside the figure numbers."""

    number: int
    first: date
    last: date


def draw_reservations(
    tracks: Sequence[Track],
    strips: Sequence[tuple[str, Sequence[Stretch]]],
    cuts: Sequence[Cut],
    days: tuple[date, date],
    title: str,
    description: str,
    name: str = "zone-over-time",
    width: float = _WIDTH,
) -> str:
    """Draw it.

    Parameters
    ----------
    tracks : sequence of Track
    strips : sequence of (str, sequence of Stretch)
        Rows that say when the zone is open, with their titles.
    cuts : sequence of Cut
        Drawn as lines, or as shaded windows, through all tracks.
    days : (date, date)
        The first and the last.
    """
    first, last = days
    # A day has a width: what holds from a day on begins at its left edge, and the last day is drawn whole.
    across = Scale(first.toordinal(), last.toordinal() + 1, _LEFT, width - _RIGHT)
    body, y = _legend(width)
    top = y + 24
    numbers, y = _numbers(cuts, across, y + 20)
    panels: list[str] = []
    for track in tracks:
        drawn, y = _panel(track, across, y, width)
        panels += drawn
    for words, stretches in strips:
        drawn, y = _row(words, stretches, across, y, name)
        panels += drawn
    marks = [(float(day.toordinal()), words) for day, words in day_ticks(first, last, 8 if width > NARROW else 4)]
    axis = axis_below(across, y + 6, marks, top)
    windows = [_window(cut, across, top, y + 6) for cut in cuts]
    patterns = hatch(f"{name}-perhaps", "green", "green")
    return document(name, width, y + 34, title, description, patterns, *windows, *axis, *body, *panels, *numbers)


def _legend(width: float) -> tuple[list[str], float]:
    drawn: list[str] = []
    x, y = 4.0, 14.0
    for kind, words in _LEGEND:
        said = wrap(words, 12.5, width - 44, 1)[0]
        room = 34 + text_width(said, 12.5) + 14
        if x > 4.0 and x + room > width + 14:
            x, y = 4.0, y + 20
        drawn.append(_sample(kind, x, y - 4))
        drawn.append(label(x + 34, y, said, size=12.5))
        x += room
    return drawn, y + 6


def _sample(kind: str, x: float, y: float) -> str:
    if kind == "band":
        return shape("rect", fill="tint:blue", stroke="blue", x=x, y=y - 6, width=26.0, height=11.0, stroke_width=0.8)
    return _line(kind, f"M{x:.1f},{y:.1f} h26")


def _line(kind: str, path: str) -> str:
    ink, width, dashes = {
        "middle": ("blue", 2.0, None),
        "expected": ("ochre", 2.0, "6 3"),
        "ceiling": ("green", 1.4, "2 3"),
    }[kind]
    return shape("path", stroke=ink, d=path, stroke_width=width, stroke_dasharray=dashes)


def _numbers(cuts: Sequence[Cut], across: Scale, y: float) -> tuple[list[str], float]:
    """Numbered discs above the windows, on as many rows as keep them apart."""
    drawn: list[str] = []
    free: list[float] = []
    for cut in sorted(cuts, key=lambda cut: (cut.first, cut.number)):
        x = (across(cut.first.toordinal()) + across(cut.last.toordinal() + (cut.last > cut.first))) / 2
        row = next((n for n, taken in enumerate(free) if taken <= x - 10), len(free))
        free[row : row + 1] = [x + 11]
        at = y + row * 22
        drawn.append(shape("circle", fill="tint:paper", stroke="brick", cx=x, cy=at, r=9.0, stroke_width=1.3))
        drawn.append(label(x, at + 4.2, str(cut.number), size=12, anchor="middle", bold=True))
    return drawn, y + max(len(free), 1) * 22 - 4


def _window(cut: Cut, across: Scale, top: float, bottom: float) -> str:
    begin = across(cut.first.toordinal())
    if cut.first == cut.last:
        return shape(
            "line", stroke="brick", x1=begin, y1=top, x2=begin, y2=bottom, stroke_width=1.2, stroke_dasharray="4 3"
        )
    end = across(cut.last.toordinal())
    return shape("rect", fill="tint:brick", x=begin, y=top, width=max(end - begin, 1.0), height=bottom - top)


def _panel(track: Track, across: Scale, y: float, width: float) -> tuple[list[str], float]:
    top, bottom = y + 24, y + 24 + _PANEL
    steps = (*track.realised, *track.expected)
    low, high = padded([s.low for s in steps] + [s.high for s in steps] + [track.ceiling], 0.06)
    up = Scale(low, high, bottom, top)
    drawn = _title(wrap(track.words, 14, width - 8, 1)[0], y + 14, 14)
    drawn += axis_left(up, _LEFT, ticks(low, high, 5), width - _RIGHT)
    drawn.append(
        shape(
            "path",
            fill="tint:blue",
            stroke="blue",
            d=_area(track.realised, across, up),
            stroke_width=0.8,
            fill_opacity="0.85",
        )
    )
    drawn.append(_line("ceiling", f"M{across.start:.1f},{up(track.ceiling):.1f} H{across.end:.1f}"))
    drawn.append(_line("middle", _stairs([(s.day, s.middle) for s in track.realised], across, up)))
    drawn.append(_line("expected", _stairs([(s.day, s.middle) for s in track.expected], across, up)))
    return drawn, bottom + 6


def _title(words: str, y: float, size: float, ink: str = "ink") -> list[str]:
    """Words on a piece of paper, so that the lines of days do not cross them."""
    room = text_width(words, size) * 1.05 + 4
    ground = shape("rect", fill="tint:paper", x=2.0, y=y - size, width=room, height=size + 5)
    return [ground, label(4, y, words, size=size, ink=ink, bold=True)]


def _stairs(steps: Sequence[tuple[date, float]], across: Scale, up: Scale) -> str:
    parts = [f"M{across(steps[0][0].toordinal()):.1f},{up(steps[0][1]):.1f}"]
    parts += [f"H{across(day.toordinal()):.1f} V{up(amount):.1f}" for day, amount in steps[1:]]
    return f"{' '.join(parts)} H{across.end:.1f}"


def _area(steps: Sequence[Step], across: Scale, up: Scale) -> str:
    """Along the upper edge and back along the lower one."""
    there = _stairs([(s.day, s.high) for s in steps], across, up)
    back = [f"V{up(steps[-1].low):.1f}"]
    for before, step in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        back.append(f"H{across(step.day.toordinal()):.1f} V{up(before.low):.1f}")
    return f"{there} {' '.join(back)} H{across.start:.1f} Z"


def _row(words: str, stretches: Sequence[Stretch], across: Scale, y: float, name: str) -> tuple[list[str], float]:
    drawn = _title(words, y + 15, 13, "muted")
    top = y + 22
    fills = {"open": "tint:green", "perhaps": f"url(#{name}-perhaps)", "closed": "tint:paper"}
    for stretch in stretches:
        begin, end = across(stretch.first.toordinal()), across((stretch.last + timedelta(1)).toordinal())
        drawn.append(
            shape(
                "rect",
                fill=fills[stretch.state],
                stroke="green" if stretch.state != "closed" else "muted",
                x=begin,
                y=top,
                width=max(end - begin, 1.5),
                height=_STRIP,
                stroke_width=1.0,
            )
        )
        said = _STATES[stretch.state]
        if text_width(said, 12.5) + 8 <= end - begin:
            room = text_width(said, 12.5) + 6
            if stretch.state == "perhaps":
                at = (begin + end - room) / 2
                drawn.append(shape("rect", fill="tint:paper", x=at, y=top + 3, width=room, height=_STRIP - 6))
            drawn.append(label((begin + end) / 2, top + 15.5, said, size=12.5, anchor="middle"))
    return drawn, top + _STRIP + 4
