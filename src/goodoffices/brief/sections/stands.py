"""Where each side stands on each issue, and what has moved."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.brief.cite import Citations
from goodoffices.brief.figures import NARROW, MatrixRow, draw_matrix
from goodoffices.brief.lines import bold, entry_line, left_out, listed, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Figure, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.times import dated_words
from goodoffices.brief.words import chain, listing, names
from goodoffices.case import Case, Estimate, Position, Preference
from goodoffices.positions import Cell, Distance, Ground, IssueTable, Move, stance_words

__all__ = ["GROUND_WORDS", "stands"]

GROUND_WORDS = {
    "agreed": "common ground",
    "open": "open to talk",
    "contested": "contested",
    "unknown": "not known",
    "ruled-out": "ruled out by all",
    "": "one side only",
}
"""The states of common ground in words."""

_ROWS, _POSITIONS, _COLUMNS, _MOVES = 80, 80, 4, 60


def stands(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on positions."""
    tables = _relevant(matter)
    if not tables:
        return ()
    shown: list[IssueTable] = []
    rows = 0
    for table in tables:
        if rows + len(table.issue.options) > _ROWS and shown:
            break
        shown.append(table)
        rows += len(table.issue.options)
    blocks: list[Block] = [Heading("Where the sides stand", anchor="positions")]
    blocks += _matrix(matter, shown, cite)
    blocks += left_out(len(tables) - len(shown), "issue")
    blocks += _moves(matter, cite)
    blocks += _said(matter, shown, cite)
    blocks += _ground(matter, shown, cite)
    blocks += _preferences(matter, cite)
    return tuple(blocks)


def _relevant(matter: Matter) -> list[IssueTable]:
    """The issues on which somebody has spoken, those on the order of the day first."""
    agenda = {issue for item in (matter.round.agenda if matter.round else ()) for issue in item.issue}
    agenda |= set(matter.round.issue if matter.round else ())
    tables = [t for t in matter.positions.issues if t.issue.options]
    spoken = [t for t in tables if any(c.stance for c in t.cells.values())]
    return sorted(spoken, key=lambda t: t.issue.id not in agenda)


def _columns(matter: Matter) -> tuple[str, ...]:
    return matter.positions.parties[: max(_COLUMNS, len(matter.positions.sides))]


def _matrix(matter: Matter, tables: Sequence[IssueTable], cite: Citations) -> list[Block]:
    case, parties = matter.case, _columns(matter)
    moved = {(m.party, m.issue, m.option): m for m in matter.moves}
    drawn, rows = [], []
    for table in tables:
        ground = {g.option: g for g in table.ground}
        for option in table.issue.options:
            cells = [table.cell(party, option.id) for party in parties]
            moves = [moved.get((c.party, c.issue, c.option)) for c in cells]
            drawn.append(
                MatrixRow(
                    table.issue.title,
                    option.title,
                    tuple(c.stance or "" for c in cells),
                    tuple(m is not None for m in moves),
                )
            )
            state = ground[option.id].state if option.id in ground and table.state else ""
            rows.append((
                text(table.issue.title),
                text(option.title),
                *(_cell(case, cell, move, cite) for cell, move in zip(cells, moves, strict=True)),
                text(GROUND_WORDS[state]),
            ))  # fmt: skip
    names = [case.name(party) for party in parties]
    head = ("Issue", "Option", *names, "Common ground")
    title = "Position matrix: options down, sides across"
    since = (
        f" An arrow marks what has changed since {matter.previous.title}." if matter.moves and matter.previous else ""
    )
    data = Table(
        tuple(bold(h) for h in head),
        tuple(rows),
        caption="Stance of each side on each option; silence is not a position",
        layout="grouped",
    )
    description = _describe(names, drawn) + since
    return [
        Figure(
            draw_matrix(names, drawn, title, description),
            title,
            description,
            data,
            narrow=draw_matrix(names, drawn, title, description, "matrix-narrow", width=NARROW),
        )
    ]


def _describe(names: Sequence[str], rows: Sequence[MatrixRow]) -> str:
    said = [
        f"{row.group}, {row.title}: "
        + ", ".join(f"{name} {stance_words(s or None)}" for name, s in zip(names, row.stances, strict=True))
        for row in rows
    ]
    return "; ".join(said) + "."


def _cell(case: Case, cell: Cell, move: Move | None, cite: Citations) -> Line:
    if cell.stance is None:
        return text(f"silent since: {cell.silent_since}" if cell.silent_since else "silent")
    was = f" (was {stance_words(move.before)})" if move and move.before else " (new)" if move else ""
    confided = " (in confidence)" if cell.basis == "confided" else " (inferred)" if cell.basis == "inferred" else ""
    # A position told in confidence often has no span: its footnote is the judgement of whoever entered it.
    held = (e for id in cell.entries if isinstance(e := case.entry(id), Position) and id not in case.replaced)
    notes = tuple(dict.fromkeys((*cite.spans(cell.spans), *cite.of(*held))))
    return cite.line(Run(f"{stance_words(cell.stance)}{was}{confided}"), notes=notes)


def _moves(matter: Matter, cite: Citations) -> list[Block]:
    case, previous, step = matter.case, matter.previous, matter.step
    if step is None or previous is None or step.before != previous.id:
        return []
    lines = []
    for move in step.moves[:_MOVES]:
        issue = case.issues[move.issue]
        option = issue.option(move.option)
        rough = " (or later: its time is known only roughly)" if move.uncertain else ""
        what = f", {option.title if option else move.option}: {move.kind}. {move.reason}{rough}."
        notes = cite.of(*(e for id in move.entries if (e := case.entry(id)) is not None))
        lines.append(cite.line(Run(issue.title, strong=True), Run(what), notes=notes))
    unmoved = [s for s in matter.positions.sides if all(m.party != s for m in step.moves)]
    heading = Heading("Moved since the round before", 3, "moved")
    if unmoved:
        words = f"No movement on record: {names(case, unmoved)}."
        lines.append(
            cite.line(
                Run(words), notes=cite.computed(f"stances at the close of {previous.title} compared with those now")
            )
        )
    return [heading, *listed(lines), *left_out(len(step.moves) - _MOVES, "change")]


def _said(matter: Matter, tables: Sequence[IssueTable], cite: Citations) -> list[Block]:
    """The positions behind the matrix, in a line each."""
    case = matter.case
    blocks: list[Block] = []
    left = _POSITIONS
    for table in tables:
        lines = []
        for party in matter.positions.parties:
            ids = dict.fromkeys(id for o in table.issue.options for id in table.cell(party, o.id).entries)
            found = [e for id in ids if isinstance(e := case.entry(id), Position) and e.id not in case.replaced]
            lines += [_position(matter, position, cite) for position in found[: max(0, min(left, 4))]]
            left -= len(found)
        if lines:
            question = f": {table.issue.question}" if table.issue.question else ""
            blocks += [Paragraph((Run(table.issue.title, strong=True), Run(question))), *listed(lines)]
    if blocks:
        blocks.insert(0, Heading("In the words of the record", 3, "stances"))
    return [*blocks, *left_out(-left, "position")]


def _position(matter: Matter, position: Position, cite: Citations) -> Line:
    case = matter.case
    when = f", {dated_words(position.on, case.zone)}" if position.on else ""
    basis = "" if position.basis in ("reported", "stated") else f", {position.basis}"
    gist = position.gist or _stances_left(matter, position)
    said = f" ({chain(case, position.voices)})" if position.voices else ""
    return entry_line(
        case,
        cite,
        position,
        Run(case.name(position.party), strong=True),
        Run(f"{when}{basis}: {gist.rstrip('.')}{said}"),
    )


def _stances_left(matter: Matter, position: Position) -> str:
    """The options of a position on which it has not been overtaken."""
    said = []
    for table in matter.positions.issues:
        for option in table.issue.options if table.issue.id in position.issue else ():
            cell = table.cell(matter.case.side_of(position.party) or position.party, option.id)
            if position.id in cell.entries and cell.stance == position.stance.get(option.id):
                said.append(f"{option.title}: {stance_words(cell.stance)}")
    return "; ".join(said)


def _ground(matter: Matter, tables: Sequence[IssueTable], cite: Citations) -> list[Block]:
    case = matter.case
    grounds = [g for t in tables if t.state for g in t.ground]
    lines = [
        cite.line(
            Run(f"{GROUND_WORDS[state][:1].upper()}{GROUND_WORDS[state][1:]}", strong=True),
            Run(f": {'; '.join(_on(case, g) for g in mine)}."),
            notes=notes,
        )
        for state in ("agreed", "open")
        if (mine := [g for g in grounds if g.state == state])
        for notes in [cite.computed("the stances of all sides on an option together")]
    ]
    lines += [line for t in tables for d in t.distances if (line := _distance(case, d, cite))]
    return [Heading("Common ground and distance", 3, "ground"), *listed(lines)] if lines else []


def _on(case: Case, ground: Ground) -> str:
    option = case.option(ground.issue, ground.option)
    return f"{case.name(ground.issue)} \N{EN DASH} {option.title if option else ground.option}"


def _distance(case: Case, distance: Distance, cite: Citations) -> Line | None:
    if distance.gap is None or len(distance.nearest) != 2:
        return None
    first, second = (option.title if (option := case.option(distance.issue, o)) else o for o in distance.nearest)
    sides = listing(case.name(s) for s in distance.sides)
    steps = (
        "share an option"
        if distance.gap == 0
        else f"are {distance.gap} step{'s' * (distance.gap != 1)} apart ({first}; {second})"
    )
    reach = (
        f", {distance.reach} if each went as far as what it calls negotiable"
        if distance.reach not in (None, distance.gap)
        else ""
    )
    return cite.line(
        Run(case.name(distance.issue), strong=True),
        Run(f": {sides} {steps}{reach}."),
        notes=cite.computed(
            "steps between the nearest options that each demands or accepts, in the order of the options"
        ),
    )


def _preferences(matter: Matter, cite: Citations) -> list[Block]:
    case = matter.case
    found = case.of(Preference)
    rows = []
    for preference in found[:_ROWS]:
        said = f"{_preferred(case, preference)}{preference.basis}"
        party = case.name(preference.party) + (f" ({preference.faction})" if preference.faction else "")
        rows.append((
            text(party),
            text(names(case, preference.issue) or "the whole package"),
            text(_range(preference.weight) if preference.weight else "\N{EN DASH}"),
            entry_line(case, cite, preference, Run(said + (f": {preference.reason}" if preference.reason else ""))),
        ))  # fmt: skip
    if not rows:
        return []
    head = tuple(bold(h) for h in ("Party", "Issue", "Weight", "Values and basis"))
    table = Table(head, tuple(rows), caption="Preferences as confided or estimated: not for the other side")
    return [Heading("What matters to whom", 3, "preferences"), table, *left_out(len(found) - len(rows), "preference")]


def _preferred(case: Case, preference: Preference) -> str:
    """What a preference says besides the weight, part by part, each part closed by a semicolon."""
    parts = ["; ".join(f"{_titled(case, preference, o)} {_range(v)}" for o, v in preference.values.items())]
    unit = next((case.issues[i].unit for i in preference.issue if i in case.issues), "")
    points = ", ".join(f"{n:g}{f' {unit}' if unit else ''} {_range(v)}" for n, v in preference.curve.items())
    parts.append(f"in a line through {points}" if points else "")
    parts.append(" over ".join(_titled(case, preference, option) for option in preference.order))
    parts.append(" before ".join(case.name(issue) for issue in preference.issue_order))
    parts.append(f"left as it is {_range(preference.unsettled)}" if preference.unsettled else "")
    for joint in preference.joint:
        pairs = (name.partition("/") for name in joint.options)
        titles = [found.title if (found := case.option(home, own)) else own for home, _, own in pairs]
        parts.append(f"together {_range(joint.worth)}: {listing(titles)}")
    if preference.mean_over:
        over = "its issues, by their weights" if preference.mean_over == "issues" else "the options that it includes"
        parts.append(f"a package is worth the mean of {over}")
    parts.append(f"walks away below {_range(preference.reservation)}" if preference.reservation else "")
    if preference.faction and preference.veto == "no":
        parts.append("without a veto")
    return "".join(f"{part}; " for part in parts if part)


def _titled(case: Case, preference: Preference, option: str) -> str:
    found = next((o for issue in preference.issue if (o := case.option(issue, option))), None)
    return found.title if found else option


def _range(known: Estimate) -> str:
    if known.low == known.high:
        return f"{known.low:g}"
    likely = "" if known.likely is None else f" (likeliest {known.likely:g})"
    return f"{known.low:g}\N{EN DASH}{known.high:g}{likely}"
