"""Fields that hold words: text, a choice of some, yes or no, a language, an audience, a fingerprint, a time zone."""

from __future__ import annotations

import re
import sys
from typing import Any

from goodoffices.case.audience import parse_audience
from goodoffices.case.reading import ABSENT, Reading, nearest
from goodoffices.case.shape.shape import Shape
from goodoffices.case.when import TimeFault, zone_of
from goodoffices.text import Node, Scalar

__all__ = ["AudienceMark", "Choice", "Digest", "Flag", "Language", "Text", "Zone"]


class Text(Shape):
    """Words in any language."""

    name = "text"

    def read(self, node: Node, reading: Reading) -> Any:
        return node.text if type(node) is Scalar else self.scalar(node, reading) or ABSENT

    def schema(self) -> dict[str, Any]:
        # A bare number or yes is text here, whatever another YAML reader takes it for.
        return {"type": ["string", "number", "boolean"]}


class Choice(Shape):
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.name = "one of " + ", ".join(f"`{w}`" for w in words)

    def read(self, node: Node, reading: Reading) -> Any:
        text = node.text if type(node) is Scalar else self.scalar(node, reading)
        if text is None:
            return ABSENT
        if text not in self.words:
            meant = nearest(text, self.words)
            return reading.fault(
                "E207",
                f'"{text}" is not one of the words for this field',
                node,
                label=f"one of: {', '.join(self.words)}",
                help=f'perhaps "{meant}" is meant' if meant else "choose one of them",
            )
        return text

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


class Flag(Shape):
    """Yes or no."""

    name = "`yes` or `no`"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        if text.lower() in ("yes", "true"):
            return True
        if text.lower() in ("no", "false"):
            return False
        return reading.fault("E207", f'"{text}" is neither yes nor no', node, help="write yes or no")

    def schema(self) -> dict[str, Any]:
        return {"enum": ["yes", "no", True, False]}


class Zone(Shape):
    """An IANA time zone."""

    name = "IANA time zone such as `Europe/Istanbul`"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        try:
            zone_of(text)
        except TimeFault as fault:
            return reading.fault(fault.code, str(fault), node, help=fault.help)
        return sys.intern(text)


class AudienceMark(Shape):
    """Who may see the item."""

    name = "audience: `public`, `room`, `party:<id>`, `mediator` or `named:<id>,<id>`"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        try:
            audience = parse_audience(text)
        except ValueError as fault:
            return reading.fault(
                "E301", str(fault), node, help="write public, room, party:<id>, mediator or named:<id>"
            )
        if audience.party:
            reading.names(("party",), audience.party, node.line, node.column)
        for person in sorted(audience.named or ()):
            reading.names(("person",), person, node.line, node.column)
        return audience


_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


class Digest(Shape):
    """A SHA-256 fingerprint, 64 hexadecimal digits."""

    name = "SHA-256 fingerprint, 64 hexadecimal digits"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        if not _DIGEST.match(text):
            return reading.fault(
                "E207",
                "this is not a SHA-256 fingerprint",
                node,
                help="write the 64 small hexadecimal digits that sha256sum prints",
            )
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9a-f]{64}$"}


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


class Language(Shape):
    """A language tag (BCP 47)."""

    name = "language tag such as `uk` or `uk-Latn`"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        if not _LANGUAGE.match(text):
            return reading.fault(
                "E207", f'"{text}" is not a language tag', node, help="write en, tr, uk, ru, uk-Latn ... (BCP 47)"
            )
        return sys.intern(text)
