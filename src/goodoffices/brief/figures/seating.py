"""The table, seen from above: the chair at the top, names outside their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from goodoffices.brief.figures.svg import NARROW, document, label, shape, wrap
from goodoffices.brief.seating import Bench, Seat, Seating

__all__ = ["draw_seating"]

_WIDTH, _STEP, _SIZE = 640.0, 46.0, 13.5
_CENTRE = _WIDTH / 2
Name = Callable[[str], str]


def draw_seating(
    seating: Seating, name_of: Name, title: str, description: str, name: str = "seating", width: float = _WIDTH
) -> str:
    """Draw a seating plan.

    Parameters
    ----------
    name_of : callable
        From the id of a party or person to its name.
    width : float
        In pixels; below the usual 640 there are plans for a head table and for rooms, and others keep to 640.
    """
    if seating.plan == "head-table":
        body, height = _sides(seating.benches, name_of, width)
    elif seating.plan == "rooms":
        body, height = _rooms(seating.benches, name_of, width)
    else:
        width = _WIDTH
        body, height = (_facing if seating.plan == "facing" else _around)(seating.benches, name_of)
    return document(name, width, height, title, description, *body)


def _chair(x: float, y: float, seat: Seat | None) -> list[str]:
    """A place: ringed for the chair, filled for a head, hollow for one whose holder is not known."""
    if seat is None:
        return [
            shape("circle", fill="tint:paper", stroke="rule", cx=x, cy=y, r=8, stroke_width=1.2, stroke_dasharray="3 2")
        ]
    drawn = [
        shape(
            "circle",
            fill="ink:blue" if seat.role == "head" or seat.chair else "tint:blue",
            stroke="blue",
            cx=x,
            cy=y,
            r=8,
            stroke_width=1.4,
        )
    ]
    if seat.chair:
        drawn.append(shape("circle", stroke="blue", cx=x, cy=y, r=11.5, stroke_width=1.2))
    return drawn


def _caption(seat: Seat | None, name_of: Name) -> str:
    if seat is None:
        return "not named"
    part = "chair" if seat.chair else seat.role if seat.role != "member" else ""
    return name_of(seat.person) + (f" ({part})" if part else "")


def _places(bench: Bench) -> list[Seat | None]:
    """The seats with a name, or one empty place where nobody is named."""
    return list(bench.seats) if bench.seats else [None]


def _row(
    bench: Bench, name_of: Name, y: float, *, above: bool, reverse: bool, widest: float = 200.0, width: float = _WIDTH
) -> list[str]:
    """A bench along a horizontal edge, names on two levels so that neighbours do not run into each other."""
    places = _places(bench)[::-1] if reverse else _places(bench)
    step = min(widest, (width - 40) / len(places))
    drawn: list[str] = []
    for n, seat in enumerate(places):
        x = width / 2 + (n - (len(places) - 1) / 2) * step
        drawn += _chair(x, y, seat)
        lines = wrap(_caption(seat, name_of), _SIZE, max(step - 6, 96 if width > NARROW else 40), 3)
        for k, line in enumerate(lines):
            at = y - 18 - 16 * (len(lines) - 1 - k) if above else y + 26 + 16 * k
            drawn.append(label(x, at, line, size=_SIZE, anchor="middle"))
    return drawn


def _party(x: float, y: float, bench: Bench, name_of: Name, anchor: str = "middle") -> str:
    more = f" +{bench.unnamed}" if bench.unnamed else ""
    return label(x, y, wrap(f"{name_of(bench.party)}{more}", 14.5, 200, 1)[0], size=14.5, anchor=anchor, bold=True)


def _table(x: float, y: float, width: float, height: float) -> str:
    return shape("rect", fill="tint:wash", stroke="muted", x=x, y=y, width=width, height=height, rx=4, stroke_width=1.4)


def _facing(benches: Sequence[Bench], name_of: Name) -> tuple[list[str], float]:
    first, second = benches[:2]
    top, depth = 96.0, 78.0
    # Each bench runs from its own right to its own left: whoever looks down the page has the right hand on our left.
    body = [
        _table(40, top, _WIDTH - 80, depth),
        _party(_CENTRE, top + 26, first, name_of),
        _party(_CENTRE, top + depth - 14, second, name_of),
    ]
    body += _row(first, name_of, top - 14, above=True, reverse=False)
    body += _row(second, name_of, top + depth + 14, above=False, reverse=True)
    return body, top + depth + 92


def _sides(benches: Sequence[Bench], name_of: Name, across: float) -> tuple[list[str], float]:
    head, right, left = benches[:3]
    rows = max(len(_places(right)), len(_places(left)))
    width = 300.0 if across > NARROW else 110.0
    # Names stand outside the table: what room there is for them, and how many lines they take.
    room = min(146.0, (across - width) / 2 - 32)
    top, depth = 72.0, max(150.0, rows * _STEP + 40)
    x = across / 2 - width / 2
    below = 24.0 if across <= NARROW else 0.0
    body = [_table(x, top, width, depth), _party(across / 2, top + 26, head, name_of)]
    body += _row(head, name_of, top - 14, above=True, reverse=False, widest=136.0, width=across)
    # The chair looks down the page: its right is our left, and the bench there sits with its own right towards us.
    for bench, edge, outward in ((right, x - 14, -1), (left, x + width + 14, 1)):
        body += _column(bench, name_of, edge, top, depth, outward=outward, room=room)
        side = edge if below else edge - outward * 24
        anchor = ("end" if outward < 0 else "start") if below else ("start" if outward < 0 else "end")
        body.append(_party(side, top + depth - 14 + below, bench, name_of, anchor))
    return body, top + depth + 20


def _column(bench: Bench, name_of: Name, x: float, top: float, depth: float, *, outward: int, room: float) -> list[str]:
    places = _places(bench)[::-1] if outward < 0 else _places(bench)
    step = min(_STEP, (depth - 30) / max(1, len(places)))
    drawn: list[str] = []
    for n, seat in enumerate(places):
        y = top + depth / 2 + (n - (len(places) - 1) / 2) * step
        drawn += _chair(x, y, seat)
        lines = wrap(_caption(seat, name_of), _SIZE, room, 2)
        for k, line in enumerate(lines):
            at = y + 5 - 8 * (len(lines) - 1) + 16 * k
            drawn.append(label(x + outward * 16, at, line, size=_SIZE, anchor="end" if outward < 0 else "start"))
    return drawn


def _around(benches: Sequence[Bench], name_of: Name) -> tuple[list[str], float]:
    """A round table; the first bench at the top, the others clockwise, one arc each."""
    total = sum(len(_places(b)) for b in benches)
    across, down = 170.0, max(90.0, min(150.0, total * 9.0))
    middle = down + 76
    body = [
        shape("ellipse", fill="tint:wash", stroke="muted", cx=_CENTRE, cy=middle, rx=across, ry=down, stroke_width=1.4)
    ]
    per_seat = 2 * pi / max(total, 1)
    angle = -pi / 2 - (len(_places(benches[0])) - 1) / 2 * per_seat
    for bench in benches:
        places = _places(bench)
        mid = angle + (len(places) - 1) / 2 * per_seat
        body.append(_party(_CENTRE + across * 0.62 * cos(mid), middle + down * 0.62 * sin(mid) + 5, bench, name_of))
        # Clockwise round a table is from each delegate's right to the left.
        for seat in places:
            x, y = _CENTRE + (across + 16) * cos(angle), middle + (down + 16) * sin(angle)
            body += _chair(x, y, seat)
            anchor = "middle" if abs(cos(angle)) < 0.3 else "start" if cos(angle) > 0 else "end"
            away = 14 if anchor != "middle" else 0
            at = y + 5 if away else y + (26 if sin(angle) > 0 else -16)
            words = wrap(_caption(seat, name_of), 12.5, 118 if away else 150, 1)[0]
            body.append(label(x + (away if cos(angle) > 0 else -away), at, words, size=12.5, anchor=anchor))
            angle += per_seat
    return body, middle + down + 60


def _rooms(benches: Sequence[Bench], name_of: Name, across: float) -> tuple[list[str], float]:
    columns = min(3 if across > NARROW else 1, len(benches))
    width = (across - 20 * (columns + 1)) / columns
    body: list[str] = []
    y = 10.0
    for start in range(0, len(benches), columns):
        row = benches[start : start + columns]
        height = 48 + 34.0 * max(len(_places(b)) for b in row)
        for n, bench in enumerate(row):
            x = 20 + n * (width + 20)
            body += [_table(x, y, width, height), _party(x + width / 2, y + 26, bench, name_of)]
            for k, seat in enumerate(_places(bench)):
                body += _chair(x + 18, y + 52 + 34 * k, seat)
                body.append(
                    label(x + 34, y + 57 + 34 * k, wrap(_caption(seat, name_of), 13, width - 42, 1)[0], size=13)
                )
        y += height + 16
    return body, y
