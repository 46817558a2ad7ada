"""What stands in the way, what would open it, and where an agreement is possible what is nearest to closing it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.domain import Package
from goodoffices.bargain.obstacle import Lowered, Move, Obstacles, OptionView
from goodoffices.brief.analysis.amounts import count_words, percent, worth
from goodoffices.brief.analysis.view import differing, package_words
from goodoffices.brief.figures import NARROW
from goodoffices.brief.figures.obstacles import Room, draw_incidence, draw_room
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Figure, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import capital, listing, plural

__all__ = ["blocks"]

_SETS, _MOVES, _FEW = 8, 12, 3


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on obstacles."""
    found = analysis.obstacles
    if found is None or not found.requirements:
        return ()
    body = _undecided() if found.possible is None else _open(found) if found.possible else _closed(analysis, found)
    return (
        Heading("What stands in the way", anchor="obstacles"),
        *body,
        *_quorum(analysis, found),
        *_issues(found),
        *_idle(found),
    )


def _undecided() -> list[Block]:
    return [Paragraph(text("Not decided: whether some package meets every requirement needs a longer search."))]


def _open(found: Obstacles) -> list[Block]:
    lead = f"Some package meets {_everything(found)}."
    if found.common_slack is not None and len(found.slack) > 1:
        rise = percent(found.common_slack)
        lead += f" If every reservation value rose by the same share of its range, the last such package would go at {rise}."
    if not found.slack:
        return [Paragraph(text(lead))]
    rooms, rows = [], []
    for slack in found.slack:
        item = found.requirements[slack.requirement]
        share = "" if slack.share is None else f", {percent(slack.share)} of its range"
        least = "" if slack.exact else "at least "
        words = f"could rise by {least}{worth(slack.amount)}{share}"
        rooms.append(Room(item.text, words, slack.share or 0.0, not slack.exact))
        level = (item.reservation or 0.0) + slack.amount
        rows.append((item.text, f"{least}{worth(slack.amount)}{share}", worth(level)))
    title = "How far each reservation value could rise before nothing is left"
    words = " ".join(f"{room.title}: {room.words}." for room in rooms)
    head = ("Requirement", "Could rise by", "Up to")
    return [
        Paragraph(text(lead)),
        Figure(
            draw_room(rooms, title, words),
            title,
            words,
            _table(head, rows),
            draw_room(rooms, title, words, width=NARROW),
        ),
    ]


def _closed(analysis: Analysis, found: Obstacles) -> list[Block]:
    shown = found.blocking[:_SETS]
    many = len(found.blocking)
    lead = f"No package meets {_everything(found)}."
    if many:
        sets = plural(many, "set") if found.complete else f"at least {plural(many, 'set')}"
        lead += f" There {'is' if many == 1 else 'are'} {sets} of requirements that cannot be met together and of which"
        lead += " none can be spared: without any one of them the rest of its set can be met."
    built: list[Block] = [Paragraph(text(lead))]
    if shown and shown[0].requirements:
        built += [_incidence(found), Bullets(tuple(_set(analysis, found, n) for n in range(len(shown))))]
    if many > _SETS:
        built.append(Paragraph(text(f"The other {many - _SETS} are in the JSON.")))
    return [*built, *_openings(analysis, found)]


def _everything(found: Obstacles) -> str:
    kinds = (("red line", "red lines"), ("reservation", "reservation values"), ("shared", "shared rules"))
    counts = [(sum(item.kind == kind for item in found.requirements), kind, nouns) for kind, nouns in kinds]
    single = {"reservation": "reservation value", "shared": "shared rule"}
    parts = [count_words(n, single.get(kind, kind), nouns) for n, kind, nouns in counts if n]
    who = "what a sufficient number of parties requires" if found.coalitions else "all that is required"
    return f"{who} ({listing(parts)})"


def _incidence(found: Obstacles) -> Figure:
    shown = found.blocking[:_SETS]
    used = sorted({n for part in shown for n in part.requirements})
    rows = [found.requirements[n].text for n in used]
    columns = [[used.index(n) for n in part.requirements] for part in shown]
    title = "What cannot be met together"
    words = " ".join(f"{k}: {part.words}." for k, part in enumerate(shown, 1))
    head = ("Requirement", *(str(k + 1) for k in range(len(shown))))
    cells = [(row, *("part of it" if n in c else "" for c in columns)) for n, row in enumerate(rows)]
    drawn = draw_incidence(rows, columns, title, words)
    narrow = draw_incidence(rows, columns, title, words, width=NARROW)
    return Figure(drawn, title, words, _table(head, cells), narrow)


def _set(analysis: Analysis, found: Obstacles, number: int) -> Line:
    part = found.blocking[number]
    words = f" {capital(part.words)}."
    if len(part.requirements) > 1:
        issues = differing(part.proofs)
        told = [
            f"without \N{LEFT DOUBLE QUOTATION MARK}{found.requirements[n].text}\N{RIGHT DOUBLE QUOTATION MARK}, "
            f"the rest of the set is met by {_some(analysis, package, issues)}"
            for n, package in zip(part.requirements, part.proofs, strict=True)
        ]
        words += f" {capital('; '.join(told))}."
    return (Run(f"{number + 1}.", strong=True), Run(words))


def _some(analysis: Analysis, package: Package, issues: Sequence[int]) -> str:
    return package_words(analysis.domain, package, issues or None)


def _openings(analysis: Analysis, found: Obstacles) -> list[Block]:
    rules = [o for o in found.openings if all(found.requirements[n].kind != "reservation" for n in o.requirements)]
    given_up = [o for o in rules if len(o.requirements) <= 2]
    if not given_up and not found.moves:
        # Nothing small suffices: the smallest of what does.
        given_up = list(found.openings[:_FEW])
    rows = [
        (
            f"given up: {'; '.join(found.requirements[n].text for n in opening.requirements)}",
            "",
            package_words(analysis.domain, opening.package),
        )
        for opening in given_up[:_MOVES]
    ]
    moves = sorted(found.moves, key=lambda move: (len(move.dropped), len(move.lowered)))
    rows += [
        (_move_words(found, move), _largest(move), package_words(analysis.domain, move.package))
        for move in moves[:_MOVES]
    ]
    if not rows:
        return [Paragraph(text("No move that would open the way was found within the limits of the search."))]
    head = ("What would open the way", "Largest share given up", "A package that then meets everything")
    left = len(given_up) + len(moves) - len(rows)
    more = [Paragraph(text(f"{capital(plural(left, 'more move'))} in the JSON."))] if left > 0 else []
    said = "Each line by itself is enough, and nothing smaller of its kind is."
    if not found.exact:
        said = (
            "Each line by itself is enough. Where two figures stand, it is not known where between them the least lies."
        )
    table = _table(head, rows)
    return [
        Heading("The smallest moves that would open it", 3, "openings"),
        Paragraph(text(said)),
        Table(table.head, table.rows, "Moves that open the way", "running"),
        *more,
    ]


def _move_words(found: Obstacles, move: Move) -> str:
    parts = [f"given up: {found.requirements[n].text}" for n in move.dropped]
    return "; ".join([*parts, *(_lowered(found, low) for low in move.lowered)])


def _lowered(found: Obstacles, low: Lowered) -> str:
    share = "" if low.share is None else f", {percent(low.share)} of its range"
    return f"lowered by {worth(low.amount)}{share}: {found.requirements[low.requirement].text}"


def _largest(move: Move) -> str:
    if any(low.share is None for low in move.lowered):
        return "\N{EN DASH}"
    if move.exact or not math.isfinite(move.least):
        return percent(move.largest)
    return f"{percent(max(move.least, 0.0))} to {percent(move.largest)}"


def _quorum(analysis: Analysis, found: Obstacles) -> list[Block]:
    if not found.coalitions:
        return []
    names = {party.id: party.label for party in analysis.domain.parties}
    answers = {True: "yes", False: "no", None: "not decided"}
    rows = [
        (
            listing(names[id] for id in coalition.parties) or "nobody",
            answers[coalition.possible],
            package_words(analysis.domain, coalition.package) if coalition.package else "",
        )
        for coalition in found.coalitions[:40]
    ]
    head = ("Parties that suffice", "Could they agree", "For instance on")
    return [
        Heading("Who can block under the quorum", 3, "quorum"),
        Paragraph(text(f"{capital(found.vetoes)}.")),
        _table(head, rows),
    ]


def _issues(found: Obstacles) -> list[Block]:
    built: list[Block] = []
    answers = {True: "yes", False: "no", None: "\N{EN DASH}"}
    known = any(view.left_open is not None for view in found.issues)
    if found.issues and not found.possible and found.possible is not None:
        head = ["Issue", "Agreed if each party had its way on it"]
        rows = []
        for view in found.issues:
            row = [view.issue, answers[view.apart]]
            rows.append(tuple([*row, answers[view.left_open]] if known else row))
        if known:
            head.append("Rest agreed with it left at the status quo")
        built += [Heading("Which issue it hangs on", 3, "issues"), _table(tuple(head), rows)]
    several = [view for view in found.issues if len(view.options) > 1]
    counted = [view for view in several if any(math.isfinite(part.height) for part in view.options)]
    if not counted:
        return built
    if found.possible:
        head = ["Issue", "Settled by", "Packages that meet everything", "Of all such packages"]
    else:
        head = ["Issue", "Settled by", "Every reservation value must fall by"]
    rows = [(view.issue, part.option, *_left(found, part)) for view in counted for part in view.options]
    table = _table(tuple(head), rows)
    return [
        *built,
        Heading("What each option leaves", 3, "options"),
        Table(table.head, table.rows, "What is left when an issue is settled by one option", "grouped"),
    ]


def _left(found: Obstacles, part: OptionView) -> tuple[str, ...]:
    if found.possible:
        return f"{part.acceptable or 0:,}", percent(part.share or 0.0)
    if not math.isfinite(part.height):
        return ("excluded by red lines or rules",)
    return (f"{percent(max(-part.height, 0.0))} of its range",)


def _idle(found: Obstacles) -> list[Block]:
    if not found.idle:
        return []
    return [
        Paragraph(text("Red lines that refuse nothing as the numbers stand:")),
        Bullets(tuple(text(words) for words in found.idle)),
    ]


def _table(head: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    return Table(tuple(bold(cell) for cell in head), tuple(tuple(text(cell) for cell in row) for row in rows))
