"""Rules and selections of the text form."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from goodoffices.conflict.files.lines import Lines
from goodoffices.exchange.files.people_list import truth_of
from goodoffices.exchange.rule import Count, Everyone, LivingFirst, Parity, Rule, Share
from goodoffices.exchange.selection import Selection
from goodoffices.text import Mapping, Node, Scalar

__all__ = ["FormFields", "read_rule", "selection_of"]

_WHOM = ("side", "categories", "place", "prosecuted", "living")
_KINDS = ("parity", "everyone", "at_least", "at_most", "share", "living_first")


class FormFields:
    """Numbers and yes or no, read with their places.

    Attributes
    ----------
    lines : Lines
    """

    __slots__ = ("lines",)

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def whole(self, node: Node | None, otherwise: int | None) -> int | None:
        """A whole number, at least 0."""
        if node is None:
            return otherwise
        text = self.lines.text(node)
        if not text.isascii() or not text.isdigit() or len(text) > 12:
            self.lines.fault("E203", "a whole number belongs here, 0 or more", node, help="write digits only")
            return otherwise
        return int(text)

    def truth(self, node: Node | None, otherwise: bool) -> bool:
        """Yes or no."""
        found = truth_of(self.lines.text(node), otherwise) if node is not None else otherwise
        if found is None and node is not None:
            self.lines.fault("E207", "this is neither yes nor no", node, help="write yes or no")
        return bool(found)

    def day(self, node: Node | None) -> date | None:
        """A day, as ``2025-06-09``."""
        if node is None:
            return None
        text = self.lines.text(node)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.lines.fault("E402", f'"{text}" is not a day', node, help="write it as 2025-06-09")
            return None

    def share(self, node: Node | None) -> Fraction:
        """From 0 to 1, as ``0.2`` or ``1/5``."""
        text = self.lines.text(node)
        try:
            found = Fraction(text) if len(text) <= 20 else Fraction(-1)
        except (ValueError, ZeroDivisionError):
            found = Fraction(-1)
        if node is not None and not 0 <= found <= 1:
            self.lines.fault("E203", "a share from 0 to 1 belongs here", node, help="write 0.2 or 1/5")
            return Fraction(0)
        return found


def selection_of(fields: FormFields, node: Node | None) -> Selection:
    """``{side: norda, categories: [wounded], living: yes}``; everybody where nothing is written."""
    return _selection(fields, fields.lines.fields(node, _WHOM))


def _selection(fields: FormFields, given: dict[str, Node]) -> Selection:
    lines = fields.lines
    flags = {name: fields.truth(given[name], True) if name in given else None for name in ("prosecuted", "living")}
    return Selection(
        lines.text(given.get("side")),
        tuple(lines.text(item) for item in lines.items(given.get("categories"))),
        lines.text(given.get("place")),
        **flags,
    )


def read_rule(fields: FormFields, node: Node, sides: tuple[str, str]) -> Rule | None:
    """One rule, a mapping with its kind as the only key; None where it cannot be read."""
    lines = fields.lines
    given = lines.fields(node, _KINDS)
    if len(given) != 1:
        if given or isinstance(node, Mapping):
            lines.fault("E723", "a rule is one of its kinds", node, help=f"one of: {', '.join(_KINDS)}")
        return None
    ((kind, body),) = given.items()
    if kind == "parity":
        return _parity(fields, body, sides)
    if kind == "living_first":
        return LivingFirst(lines.text(body))
    if kind == "everyone":
        parts = {} if _empty(body) else lines.fields(body, (*_WHOM, "by"))
        return Everyone(_selection(fields, parts), lines.text(parts.get("by")))
    if kind == "share":
        parts = lines.fields(body, (*_WHOM, "most"), ("most",))
        return Share(_selection(fields, parts), fields.share(parts.get("most")))
    parts = lines.fields(body, (*_WHOM, "number", "each", "by"), ("number",))
    number = fields.whole(parts.get("number"), None)
    least, most = (number, None) if kind == "at_least" else (None, number)
    return Count(
        _selection(fields, parts), least, most, fields.truth(parts.get("each"), False), lines.text(parts.get("by"))
    )


def _empty(node: Node) -> bool:
    """True where nothing is written after the colon."""
    return isinstance(node, Scalar) and node.plain and not node.text


def _parity(fields: FormFields, node: Node, sides: tuple[str, str]) -> Rule:
    lines = fields.lines
    if _empty(node):
        return Parity(*sides)
    given = lines.fields(node, ("among", "rates", "slack"))
    rates: list[tuple[str, str, int]] = []
    if "rates" in given:
        for side, table in lines.fields(given["rates"], sides).items():
            if isinstance(table, Mapping):
                rates.extend((side, category, fields.whole(rate, 1) or 0) for category, rate in table.items.items())
            else:
                rates.append((side, "", fields.whole(table, 1) or 0))
    among = selection_of(fields, given.get("among"))
    return Parity(*sides, among, tuple(rates), fields.whole(given.get("slack"), 0) or 0)
