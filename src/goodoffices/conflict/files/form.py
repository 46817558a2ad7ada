"""The text form of a conflict: ``conflicts/*.yaml`` in a case folder. docs/reference/stability.md describes it."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from datetime import date

from goodoffices.case.audience import Audience, parse_audience
from goodoffices.conflict.conflict import NO_STATE, Conflict, build_conflict
from goodoffices.conflict.feasible import Pattern, at_least_one, exclusive, if_then, pattern_of
from goodoffices.conflict.files.grounds import GROUND_FIELDS, Grounds
from goodoffices.conflict.files.lines import Lines
from goodoffices.conflict.files.wishes import read_preference
from goodoffices.conflict.ground import Ground
from goodoffices.conflict.option import BACK, BOTH, FORWARD, DecisionMaker, Option
from goodoffices.conflict.preference import Preference
from goodoffices.conflict.restriction import restrict
from goodoffices.diagnose import Report, UsageError
from goodoffices.text import Mapping, Node, Scalar, SourceFile, read_positioned

__all__ = ["ConflictFile", "read_form"]

_HEAD = (
    "conflict", "title", "audience", "entered", "cites", "rests_on", "reason", "status_quo", "options", "decision_makers", "infeasible", "exclusive",
    "at_least_one", "if_then", "preferences", "perceptions", "changes",
)  # fmt: skip
_DIRECTIONS = {"both": BOTH, "forward": FORWARD, "back": BACK}


@dataclass(frozen=True, slots=True, eq=False)
class ConflictFile:
    """A conflict as read from a file.

    Parameters
    ----------
    conflict : Conflict
    audience : str
        For whom it is; ``mediator`` unless the file says otherwise.
    cites : tuple of str
        Where it comes from.
    perceptions : dict of int to Conflict
        By place of a decision maker: the conflict as that one sees it, where it sees another.
    changes : tuple of (str, Conflict)
        By day, from the earliest: the conflict as it is from then on.
    grounds : tuple of Ground
        On what its parts rest, as far as the file says.
    entered : str
        The day on which it was put into the case (ISO 8601); empty where the file does not say.
    """

    conflict: Conflict
    audience: str
    cites: tuple[str, ...]
    perceptions: dict[int, Conflict]
    changes: tuple[tuple[str, Conflict], ...]
    grounds: tuple[Ground, ...] = ()
    entered: str = ""


def read_form(
    source: SourceFile, entries: MappingOf[str, Audience] | None = None
) -> tuple[ConflictFile | None, Report]:
    """Read a conflict from its text form.

    Parameters
    ----------
    source : SourceFile
    entries : mapping of str to Audience, optional
        The entries of the case that it belongs to; names in ``rests_on`` are held against them.

    Returns
    -------
    ConflictFile or None
        None where an error keeps it from being read as written.
    Report
    """
    file = read_positioned(source)
    found = _Form(Lines(file), entries).read(file.node) if file.node is not None else None
    if file.node is None and not file.diagnostics:
        file.fault(
            "E203", "the file holds no conflict", 1, 1, help="begin with conflict:, options: and decision_makers:"
        )
    return found, Report.of(file.diagnostics, files=1)


class _Form:
    def __init__(self, lines: Lines, entries: MappingOf[str, Audience] | None) -> None:
        self.lines = lines
        self.grounds = Grounds(lines, entries)
        self.options: list[Option] = []
        self.places: dict[str, int] = {}

    def read(self, node: Node) -> ConflictFile | None:
        lines = self.lines
        head = lines.fields(node, _HEAD, ("conflict", "options", "decision_makers", "preferences"))
        if not head:
            return None
        for item in lines.items(head.get("options")):
            self._option(item)
        makers = self._makers(head)
        patterns = self._patterns(head)
        if lines.failed:
            return None
        try:
            graph = build_conflict(
                makers, self.options, patterns, id=lines.text(head["conflict"]), title=lines.text(head.get("title"))
            )
        except UsageError as fault:
            code = "E806" if fault.message == NO_STATE else "E809"
            lines.fault(code, fault.message, head["options"], help=fault.help)
            return None
        preferences = self._preferences(graph, head["preferences"])
        conflict = graph.with_preferences(preferences)
        if "status_quo" in head:
            conflict = self._at(conflict, head["status_quo"])
        perceptions = self._perceptions(conflict, head.get("perceptions"))
        changes = self._changes(conflict, head.get("changes"))
        self.grounds.note("", "the conflict", head)
        audience = lines.text(head.get("audience"), "mediator")
        entered = lines.text(head.get("entered"))
        if entered and not _is_day(entered):
            lines.fault("E402", f'"{entered}" is not a day', head["entered"], help="write entered: 2025-07-23")
        try:
            self.grounds.check(parse_audience(audience))
        except ValueError:
            lines.fault(
                "E301", f'"{audience}" is not an audience', head["audience"], help="leave it out: for the mediator"
            )
        if lines.failed:
            return None
        cites = tuple(lines.text(item) for item in lines.items(head.get("cites")))
        grounds = tuple(self.grounds.found)
        return ConflictFile(conflict, audience, cites, perceptions, changes, grounds, entered)

    def _option(self, node: Node) -> None:
        fields = self.lines.fields(node, ("id", "name", "direction", *GROUND_FIELDS), ("id",))
        if "id" not in fields:
            return
        name = self.lines.text(fields["id"])
        self.grounds.note("", name, fields)
        if name in self.places:
            self.lines.fault("E206", f'the id "{name}" is taken', fields["id"], help="choose another id")
            return
        word = self.lines.text(fields.get("direction"), BOTH)
        if word not in _DIRECTIONS:
            self.lines.fault(
                "E207", f'"{word}" is not a direction', fields["direction"], label=f"one of: {', '.join(_DIRECTIONS)}"
            )
        self.places[name] = len(self.options)
        self.options.append(Option(name, self.lines.text(fields.get("name"), name), _DIRECTIONS.get(word, BOTH)))

    def _makers(self, head: dict[str, Node]) -> list[DecisionMaker]:
        found: list[DecisionMaker] = []
        owned: set[int] = set()
        for item in self.lines.items(head.get("decision_makers")):
            fields = self.lines.fields(item, ("id", "name", "options", *GROUND_FIELDS), ("id", "options"))
            if "id" not in fields:
                continue
            name = self.lines.text(fields["id"])
            self.grounds.note(name, "who decides", fields)
            if any(maker.id == name for maker in found):
                self.lines.fault("E206", f'the id "{name}" is taken', fields["id"], help="choose another id")
            places = self._named(fields.get("options"))
            owned.update(places)
            found.append(DecisionMaker(name, self.lines.text(fields.get("name"), name), tuple(sorted(set(places)))))
        declared = [item for item in self.lines.items(head.get("options")) if isinstance(item, Mapping)]
        for option, item in zip(self.options, declared, strict=False):
            if self.places[option.id] not in owned:
                self.lines.fault(
                    "E801", f'the option "{option.id}" has no owner', item, help="name it under a decision maker"
                )
        return found

    def _place(self, name: str, node: Node) -> int | None:
        if name not in self.places:
            self.lines.fault(
                "E802", f'"{name}" is not an option of this conflict', node, label=f"one of: {', '.join(self.places)}"
            )
        return self.places.get(name)

    def _named(self, node: Node | None) -> list[int]:
        found = [self._place(self.lines.text(item), item) for item in self.lines.items(node)]
        return [place for place in found if place is not None]

    def _pattern(self, node: Node | None) -> Pattern | None:
        """``{release: Y, attack: N}``."""
        if not isinstance(node, Mapping):
            if node is not None:
                self.lines.fault("E203", "options with Y or N belong here", node, help="write {option: Y, other: N}")
            return None
        stands = []
        for name, value in node.items.items():
            line, column = node.keys[name]
            place = self._place(name, Scalar(name, line, column, len(name)))
            word = self.lines.text(value).lower()
            if word not in ("y", "n", "yes", "no"):
                self.lines.fault("E207", f'"{word}" is neither Y nor N', value, help="write Y or N")
            elif place is not None:
                stands.append((place, word.startswith("y")))
        return pattern_of(stands)

    def _patterns(self, head: dict[str, Node]) -> list[Pattern]:
        lines = self.lines
        impossible = [self._ruled(item, "pattern", "infeasible") for item in lines.items(head.get("infeasible"))]
        found = [self._pattern(node) for node in impossible]
        for item in lines.items(head.get("exclusive")):
            found.extend(exclusive(self._named(self._ruled(item, "options", "exclusive"))))
        for item in lines.items(head.get("at_least_one")):
            places = self._named(self._ruled(item, "options", "at least one"))
            if places:
                found.append(at_least_one(places))
        for rule in lines.items(head.get("if_then")):
            fields = lines.fields(rule, ("if", "then", *GROUND_FIELDS), ("if", "then"))
            self.grounds.note("", "if-then", fields)
            premise, conclusion = self._pattern(fields.get("if")), self._pattern(fields.get("then"))
            if premise and conclusion:
                found.extend(if_then(premise, conclusion))
        return [pattern for pattern in found if pattern is not None]

    def _ruled(self, item: Node, key: str, sort: str) -> Node | None:
        """The rule itself, where it stands under a key beside what it rests on."""
        if not isinstance(item, Mapping) or key not in item.items or key in self.places:
            return item
        fields = self.lines.fields(item, (key, *GROUND_FIELDS), (key,))
        self.grounds.note("", sort, fields)
        return fields[key]

    def _at(self, conflict: Conflict, node: Node) -> Conflict:
        try:
            return replace(conflict, status_quo=conflict.state(self.lines.text(node)))
        except UsageError as fault:
            self.lines.fault("E807", fault.message, node, help=fault.help)
            return conflict

    def _preferences(self, graph: Conflict, node: Node, before: tuple[Preference, ...] = ()) -> tuple[Preference, ...]:
        """Of each decision maker, from a mapping by id; those not named keep what was ``before``."""
        ids = [maker.id for maker in graph.decision_makers]
        given = self.lines.fields(node, ids)
        found = list(before or graph.preferences)
        for place, name in enumerate(ids):
            if name in given:
                wish = given[name]
                if isinstance(wish, Mapping):
                    self.grounds.note(name, "what it prefers", wish.items)
                found[place] = read_preference(self.lines, graph, self.places, given[name]) or found[place]
            elif not before:
                self.lines.fault(
                    "E810",
                    f'nothing says what "{name}" prefers',
                    node,
                    help=f"add {name}: with a ranking or statements",
                )
        return tuple(found)

    def _perceptions(self, conflict: Conflict, node: Node | None) -> dict[int, Conflict]:
        """How a decision maker sees the conflict: other preferences, and options that it does not know of."""
        if node is None:
            return {}
        ids = [maker.id for maker in conflict.decision_makers]
        found = {}
        for name, view in self.lines.fields(node, ids).items():
            found[ids.index(name)] = self._altered(conflict, view)
        return found

    def _changes(self, conflict: Conflict, node: Node | None) -> tuple[tuple[str, Conflict], ...]:
        """What holds from which day on, each told from the whole conflict and not from the day before."""
        found: list[tuple[str, Conflict]] = []
        for item in self.lines.items(node):
            altered = self._altered(conflict, item, ("on", *GROUND_FIELDS))
            if isinstance(item, Mapping):
                self.grounds.note("", f"from {self.lines.text(item.items.get('on'))}", item.items)
            on = item.items.get("on") if isinstance(item, Mapping) else None
            day = self.lines.text(on)
            if not _is_day(day):
                self.lines.fault("E402", f'"{day}" is not a day', on or item, help="write on: 2025-09-02")
            elif found and day <= found[-1][0]:
                self.lines.fault(
                    "E403", f"{day} does not come after {found[-1][0]}", on or item, help="put the earlier first"
                )
            found.append((day, altered))
        return tuple(found)

    def _altered(self, conflict: Conflict, node: Node, more: tuple[str, ...] = ()) -> Conflict:
        """The conflict without some options, with some always taken, and with other preferences."""
        fields = self.lines.fields(node, (*more, "without", "always", "preferences"))
        fixed = [pattern_of([(place, True)]) for place in self._named(fields.get("without"))]
        fixed += [pattern_of([(place, False)]) for place in self._named(fields.get("always"))]
        try:
            altered = restrict(conflict, fixed) if fixed else conflict
        except UsageError as fault:
            self.lines.fault("E806", fault.message, node, help=fault.help)
            return conflict
        if "preferences" not in fields:
            return altered
        return altered.with_preferences(self._preferences(altered, fields["preferences"], altered.preferences))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
