"""The text form of an exchange to be planned; docs/reference/exchange.md describes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goodoffices.conflict.files.lines import Lines
from goodoffices.diagnose import Diagnostic, Report, UsageError
from goodoffices.exchange.aim import Aim
from goodoffices.exchange.files.people_list import COLUMNS, read_people
from goodoffices.exchange.files.reconciled import read_reconciled
from goodoffices.exchange.files.rules import FormFields, read_rule, selection_of
from goodoffices.exchange.person import Person
from goodoffices.exchange.problem import Problem, Stage
from goodoffices.text import Mapping, Node, Scalar, read_positioned, read_source

__all__ = ["ExchangeFile", "read_exchange"]

_HEAD = ("exchange", "title", "sides", "lists", "counts", "stages", "rules", "aim", "reserves")
_LIST = ("file", "side", "columns", "reconciled", "as")
_LIKE = ("side", "category", "marks", "place", "willing", "prosecuted", "living")
MOST_PEOPLE = 1_000_000
"""Of one line of ``counts``."""


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """An exchange as read from a file.

    Parameters
    ----------
    name, title : str
    problem : Problem
    unread : tuple of str
        Headings of the lists that were not read.
    disputed : tuple of str
        Ids of those whose category the two sides' lists give differently.
    """

    name: str
    title: str
    problem: Problem
    unread: tuple[str, ...]
    disputed: tuple[str, ...] = ()


def read_exchange(path: Path) -> tuple[ExchangeFile | None, Report]:
    """Read an exchange and the lists that it names.

    Returns
    -------
    ExchangeFile or None
        None where an error keeps it from being read as written.
    Report
    """
    file = read_positioned(read_source(path.parent, path.name))
    form = _Form(Lines(file), path.parent)
    if file.node is None and not file.diagnostics:
        file.fault("E203", "the file holds no exchange", 1, 1, help="begin with exchange:, sides: and stages:")
    found = form.read(file.node) if file.node is not None else None
    return found, Report.of([*file.diagnostics, *form.faults], files=form.files)


class _Form:
    def __init__(self, lines: Lines, folder: Path) -> None:
        self.lines = lines
        self.fields = FormFields(lines)
        self.folder = folder
        self.faults: list[Diagnostic] = []
        self.unread: list[str] = []
        self.disputed: list[str] = []
        self.files = 1

    def read(self, node: Node) -> ExchangeFile | None:
        lines = self.lines
        head = lines.fields(node, _HEAD, ("exchange", "sides", "stages"))
        if not {"sides", "stages"} <= head.keys():
            return None
        sides = tuple(lines.text(item) for item in lines.items(head["sides"]))
        if len(set(sides)) != 2 or len(sides) != 2:
            lines.fault(
                "E723", "an exchange has two sides with different names", head["sides"], help="write sides: [a, b]"
            )
            return None
        stages = tuple(self._stage(item, sides) for item in lines.items(head["stages"]))
        people = self._lists(head.get("lists"), sides) + self._counts(head.get("counts"), sides)
        rules = [read_rule(self.fields, item, (sides[0], sides[1])) for item in lines.items(head.get("rules"))]
        aim = self._aim(head.get("aim"))
        reserves = self.fields.whole(head.get("reserves"), 0)
        if lines.failed or aim is None or any(d.level == "error" for d in self.faults):
            return None
        given = tuple(rule for rule in rules if rule is not None)
        try:
            problem = Problem((sides[0], sides[1]), stages, tuple(people), given, aim, reserves or 0)
        except UsageError as fault:
            lines.fault("E723", fault.message, head["stages"], help=fault.help)
            return None
        name = lines.text(head.get("exchange"))
        unread, title = tuple(dict.fromkeys(self.unread)), lines.text(head.get("title"), name)
        return ExchangeFile(name, title, problem, unread, tuple(self.disputed))

    def _stage(self, node: Node, sides: Sequence[str]) -> Stage:
        lines = self.lines
        fields = lines.fields(node, ("name", "day", "seats", "vehicles", "places"), ("name",))
        seats = dict(self._amounts(fields.get("seats"), sides))
        vehicles = fields.get("vehicles")
        rooms: dict[str, tuple[int, ...]] = {}
        for side, each in (lines.fields(vehicles, sides) if vehicles is not None else {}).items():
            rooms[side] = tuple(self.fields.whole(item, 0) or 0 for item in lines.items(each))
            room = sum(rooms[side])
            seats[side] = min(seats.get(side, room), room)
        places = self._amounts(fields.get("places"), None)
        name = lines.text(fields.get("name"))
        return Stage(name, self.fields.day(fields.get("day")), tuple(seats.items()), places, tuple(rooms.items()))

    def _amounts(self, node: Node | None, known: Sequence[str] | None) -> tuple[tuple[str, int], ...]:
        """Names with whole numbers, ``{camp: 120}``."""
        if node is None:
            return ()
        names = known if known is not None else tuple(node.items) if isinstance(node, Mapping) else ()
        given = self.lines.fields(node, names)
        return tuple((name, self.fields.whole(value, 0) or 0) for name, value in given.items())

    def _lists(self, node: Node | None, sides: tuple[str, ...]) -> list[Person]:
        found: list[Person] = []
        taken: dict[str, str] = {}
        for item in self.lines.items(node):
            alone = isinstance(item, Scalar)
            fields: dict[str, Node] = {"file": item} if alone else self.lines.fields(item, _LIST, ("file",))
            if "file" not in fields:
                continue
            side = self.lines.text(fields.get("side"))
            if side and side not in sides:
                self.lines.fault("E723", f'"{side}" is not a side', fields["side"], label=f"one of: {', '.join(sides)}")
                continue
            names = {k: self.lines.text(v) for k, v in self.lines.fields(fields.get("columns"), COLUMNS).items()}
            path = self.lines.text(fields["file"])
            people, faults, unread = read_people(read_source(self.folder, path), sides, side, names)
            self.files += 1
            self.faults.extend(faults)
            self.unread.extend(unread)
            both = next((person.id for person in people if person.id in taken), None)
            if both is not None:
                what = f'an id of "{path}" stands in "{taken[both]}" too'
                self.lines.fault("E723", what, fields["file"], help="give each person an id of his own on all lists")
                continue
            taken.update((person.id, path) for person in people)
            found.extend(self._reconciled(fields, people))
        return found

    def _reconciled(self, fields: dict[str, Node], people: Sequence[Person]) -> Sequence[Person]:
        """The people of a list, those waiting who are not agreed between the sides."""
        if "reconciled" not in fields:
            if "as" in fields:
                self.lines.fault(
                    "E723", "as: says which list of a reconciliation this is", fields["as"], help="add reconciled:"
                )
            return people
        which = self.lines.text(fields.get("as"))
        if which not in ("a", "b"):
            where = fields.get("as", fields["reconciled"])
            self.lines.fault(
                "E723", "which of the two lists of the reconciliation is this?", where, help="write as: a, or as: b"
            )
            return people
        said, faults = read_reconciled(self.folder, self.lines.text(fields["reconciled"]), which)
        self.faults.extend(faults)
        self.disputed.extend(person.id for person in people if person.id in said.category)
        return [replace(person, waits=said.why(person.id)) for person in people]

    def _counts(self, node: Node | None, sides: tuple[str, ...]) -> list[Person]:
        found: list[Person] = []
        for at, item in enumerate(self.lines.items(node), 1):
            fields = self.lines.fields(item, (*_LIKE, "count", "held_since"), ("side", "count"))
            side = self.lines.text(fields.get("side"))
            if "side" in fields and side not in sides:
                self.lines.fault("E723", f'"{side}" is not a side', fields["side"], label=f"one of: {', '.join(sides)}")
                continue
            many = self.fields.whole(fields.get("count"), 0) or 0
            if many > MOST_PEOPLE:
                self.lines.fault(
                    "E723", f"{many:,} people at once are too many", fields["count"], help=f"at most {MOST_PEOPLE:,}"
                )
                continue
            willing, prosecuted, living = (
                self.fields.truth(fields.get(name), name != "prosecuted")
                for name in ("willing", "prosecuted", "living")
            )
            category, place = self.lines.text(fields.get("category")), self.lines.text(fields.get("place"))
            marks = tuple(sorted(self.lines.text(mark) for mark in self.lines.items(fields.get("marks"))))
            since = self.fields.day(fields.get("held_since"))
            found.extend(
                Person(f"{side}-{at}-{k}", side, category, marks, place, "", willing, prosecuted, since, living)
                for k in range(1, many + 1)
            )
        return found

    def _aim(self, node: Node | None) -> Aim | None:
        if node is None:
            return Aim()
        lines = self.lines
        keys = ("points", "otherwise", "earliness", "order", "fairness", "fairness_points", "seed", "counted_on")
        fields = lines.fields(node, keys)
        points = self._amounts(fields.get("points"), None)
        order = tuple(selection_of(self.fields, item) for item in lines.items(fields.get("order")))
        day = self.fields.day(fields.get("counted_on"))
        if lines.failed:
            return None
        try:
            return Aim(
                points,
                self.fields.whole(fields.get("otherwise"), 1) or 0,
                lines.text(fields.get("earliness"), "weighted"),
                order,
                lines.text(fields.get("fairness"), "none"),
                self.fields.whole(fields.get("fairness_points"), 1) or 0,
                lines.text(fields.get("seed")),
                day,
            )
        except UsageError as fault:
            lines.fault("E723", fault.message, node, help=fault.help)
            return None
