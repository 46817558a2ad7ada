"""What a party prefers, as far as it was told in confidence or as a person judges it."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import ClassVar

from goodoffices.case.estimate import Estimate, Estimated, Figure
from goodoffices.case.kinds.entry import Entry
from goodoffices.case.reading import Reading
from goodoffices.case.record import Record, given
from goodoffices.case.shape import Choice, FrozenMap, Ident, ListOf, MapOf, OptionRef, Ref, Text
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["Joint", "Preference"]

_NONE: FrozenMap = FrozenMap()
_OF_ONE_ISSUE = ("values", "curve", "order", "unsettled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """What options of several issues are worth together, beyond what each is worth alone."""

    options: tuple[str, ...] = given(ListOf(OptionRef()), "the options, each as `issue/option`")
    worth: Estimate = given(
        Estimated(), "what a package with all of them gains, in the unit of the values; below 0 for a loss"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference(Entry):
    """How much an issue and its options matter to a party: told in confidence, or estimated."""

    kind: ClassVar[str] = "preference"
    heading: ClassVar[str] = "Preferences"

    party: str = given(Ref("party"), "whose preference")
    faction: str = given(
        Text(),
        "the group inside the party that judges for itself; what it does not say is as for the party",
        default="",
    )
    veto: str = given(
        Choice("yes", "no"),
        "whether the party can accept nothing without this faction; yes where not given",
        default="",
    )
    issue: tuple[str, ...] = given(ListOf(Ref("issue")), "on which issue; without one, the whole package", default=())
    weight: Estimate | None = given(Estimated(), "weight of the issue, relative to the others", default=None)
    issue_order: tuple[str, ...] = given(
        ListOf(Ref("issue")), "issues, each of which matters at least as much as the next", default=()
    )
    values: MappingABC[str, Estimate] = given(
        MapOf(Ident(), Estimated()), "value of each option, 0 to 1", default=_NONE
    )
    order: tuple[str, ...] = given(
        ListOf(Ident()), "options of the issue, each at least as good as the next", default=()
    )
    curve: MappingABC[float, Estimate] = given(
        MapOf(Figure(), Estimated()),
        "value of the numbers that options stand for, as points of a line: straight between two points, level beyond "
        "the first and the last",
        default=_NONE,
    )
    unsettled: Estimate | None = given(
        Estimated(), "value of leaving the issue as it is, or an option out", default=None
    )
    joint: tuple[Joint, ...] = given(
        ListOf(Record(Joint)), "what options of different issues are worth together", default=()
    )
    mean_over: str = given(
        Choice("issues", "included"),
        "of what the worth of a package is the mean: of all issues by their weights, or of the options that it includes",
        default="",
    )
    reservation: Estimate | None = given(
        Estimated(), "value below which the party would rather have no agreement", default=None
    )
    basis: str = given(Choice("confided", "estimated", "inferred"), "how it is known", default="estimated")
    reason: str = given(Text(), "why", default="")

    @classmethod
    def name_others(cls, node: Mapping, reading: Reading) -> None:
        issue = _only(node.items.get("issue"))
        for field in _OF_ONE_ISSUE:
            said = node.items.get(field)
            if said is None or (isinstance(said, Scalar) and not said.text):
                continue
            if issue is None:
                reading.fault_at_key(
                    "E212",
                    f'"{field}" is of one issue',
                    node,
                    field,
                    help="name one issue in issue:, an entry for each",
                )
            else:
                _name_options(issue, field, said, reading)

    @property
    def label(self) -> str:
        return self.reason or self.party


def _only(node: Node | None) -> str | None:
    """The one issue that is named."""
    if isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    return node.text if isinstance(node, Scalar) and node.text else None


def _name_options(issue: str, field: str, said: Node, reading: Reading) -> None:
    if field == "values" and isinstance(said, Mapping):
        for key, (line, column) in said.keys.items():
            reading.names(("option",), f"{issue}/{key}", line, column)
    elif field == "order":
        for item in said.items if isinstance(said, Sequence) else [said]:
            if isinstance(item, Scalar):
                reading.names(("option",), f"{issue}/{item.text}", item.line, item.column)
