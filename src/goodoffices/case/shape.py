"""What a field may hold: how it is read, how it is described, and its JSON Schema, declared once.

A field of an entry names a shape (``Ref("party")``, ``ListOf(Text())``, ``Time()``); the reader, the reference page
and the schema export all follow from it.
"""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass
from typing import Any

from goodoffices.case.audience import parse_audience
from goodoffices.case.reading import ABSENT, Naming, Reading, nearest
from goodoffices.case.when import Duration, TimeFault, When, ends_before, parse_duration, parse_when, zone_of
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = [
    "AudienceMark", "Choice", "Count", "Digest", "Flag", "FrozenMap", "Ident", "Language", "Length", "ListOf", "MapOf",
    "Number", "OptionRef", "Quantity", "Ref", "Shape", "Text", "Time", "Whole", "Zone",
]  # fmt: skip

_ID = re.compile(r"[a-z0-9][a-z0-9._\-]{0,79}\Z")
_ID_HELP = "use small letters, digits, dots and hyphens, at most 80"


class Shape:
    """What a field may hold."""

    name = "value"

    def read(self, node: Node, reading: Reading) -> Any:
        """The value, or ``ABSENT`` after a fault has been noted."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of the field as it stands in the file."""
        return {"type": "string"}

    def describe(self) -> str:
        """A few words for the reference page."""
        return self.name

    def scalar(self, node: Node, reading: Reading) -> str | None:
        """The text of a scalar; None, with a fault noted, for anything else."""
        if type(node) is Scalar:
            return node.text
        found = "a list" if isinstance(node, Sequence) else "a mapping"
        reading.fault("E203", f"{found} stands where {self.describe()} belongs", node, help=f"write {self.describe()}")
        return None


class Text(Shape):
    """Words in any language."""

    name = "text"

    def read(self, node: Node, reading: Reading) -> Any:
        return node.text if type(node) is Scalar else self.scalar(node, reading) or ABSENT

    def schema(self) -> dict[str, Any]:
        # A bare number or yes is text here, whatever another YAML reader takes it for.
        return {"type": ["string", "number", "boolean"]}


class Ident(Shape):
    """The id under which other lines name this item."""

    name = "id"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        if not _ID.match(text):
            return reading.fault("E209", f'"{text}" cannot be an id', node, help=_ID_HELP)
        return sys.intern(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,79}$"}


class Ref(Shape):
    """The id of another item.

    Parameters
    ----------
    *targets : str
        The sorts that it may be.
    loose : bool
        True where the line means the same to a reader for whom the other item is not there.
    """

    def __init__(self, *targets: str, loose: bool = False) -> None:
        self.targets = targets
        self.loose = loose
        self.name = "id of " + " or ".join(_article(t) for t in targets)

    def read(self, node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return self.scalar(node, reading) or ABSENT
        reading.namings.append(
            Naming(
                self.targets,
                node.text,
                reading.path,
                node.line,
                node.column,
                reading.owner,
                self.loose,
                reading.within,
                reading.since,
            )
        )
        return node.text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "x-ref": list(self.targets)}


class OptionRef(Ref):
    """The id of an option: of the issue in whose lines it stands, or ``issue/option``."""

    def __init__(self) -> None:
        super().__init__("option")

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        reading.names(self.targets, text if "/" in text else f"{reading.owner}/{text}", node.line, node.column)
        return sys.intern(text)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


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


class Whole(Shape):
    """A whole number, not negative.

    Parameters
    ----------
    most : int, optional
        The largest that makes sense.
    """

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self.name = "whole number" if most is None else f"whole number from 0 to {most}"

    def read(self, node: Node, reading: Reading) -> Any:
        text = node.text if type(node) is Scalar else self.scalar(node, reading)
        if text is None:
            return ABSENT
        if not (text.isascii() and text.isdigit() and len(text) <= 15):
            return reading.fault(
                "E208", f'"{text}" is not a whole number', node, help="write digits only, such as 1200"
            )
        if self.most is not None and int(text) > self.most:
            return reading.fault("E208", f"{text} is more than {self.most}", node, help=f"write {self.name}")
        return int(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0} | ({} if self.most is None else {"maximum": self.most})


_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?\Z")


class Number(Shape):
    """A number, or a range ``low..high``.

    Parameters
    ----------
    least, most : float, optional
        Between which it lies, both included.
    """

    def __init__(self, least: float = -math.inf, most: float = math.inf) -> None:
        self.least = least
        self.most = most
        bounded = "" if least == -math.inf else f" between {least:g} and {most:g}"
        self.name = f"number or range `low..high`{bounded}"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        low, dots, high = text.partition("..")
        if not _NUMBER.match(low.strip()) or (dots and not _NUMBER.match(high.strip())):
            return reading.fault("E208", f'"{text}" is not a number', node, help="write 0.35, or 0.2..0.5 for a range")
        first, last = float(low), float(high if dots else low)
        if last < first:
            return reading.fault(
                "E208", f"the range ends ({high}) below its beginning ({low})", node, help="put the lower number first"
            )
        if first < self.least or last > self.most:
            return reading.fault(
                "E208",
                f'"{text}" is not between {self.least:g} and {self.most:g}',
                node,
                help=f"write a {self.name.replace('`', '')}",
            )
        return (first, last)

    def schema(self) -> dict[str, Any]:
        bounds = {} if self.least == -math.inf else {"minimum": self.least, "maximum": self.most}
        number = {"type": "number"} | bounds
        return {"anyOf": [number, {"type": "string", "pattern": r"^-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?$"}]}


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as exactly as it is known.

    Parameters
    ----------
    low : int
    high : int or None
        None for "at least".
    circa : bool
        True for "about".
    """

    low: int
    high: int | None
    circa: bool = False

    @property
    def exact(self) -> bool:
        """True for a plain number."""
        return self.high == self.low and not self.circa

    def __str__(self) -> str:
        if self.high is None:
            return f"at least {self.low:,}"
        text = f"{self.low:,}" if self.high == self.low else f"{self.low:,} to {self.high:,}"
        return f"about {text}" if self.circa else text


_COUNT = re.compile(r"(~)?(\d{1,15})(?:(\+)|-(\d{1,15}))?\Z")


class Quantity(Shape):
    """A count: ``1200``, ``1200+`` (at least), ``~1200`` (about), ``1000-1200``."""

    name = "count `1200`, `1200+` (at least), `~1200` (about) or `1000-1200`"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        found = _COUNT.match(text)
        if not found:
            return reading.fault(
                "E208",
                f'"{text}" is not a count',
                node,
                help="write 1200, 1200+ (at least), ~1200 (about) or 1000-1200",
            )
        circa, low, plus, high = found.groups()
        if high is not None and int(high) < int(low):
            return reading.fault(
                "E208", f"the count ends ({high}) below its beginning ({low})", node, help="put the lower number first"
            )
        return Count(int(low), None if plus else int(high or low), bool(circa))

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^~?\d+(\+|-\d+)?$"}]}


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


_TIME_KEYS = ("at", "within", "from", "to", "zone", "circa", "weekday", "words", "reason", "entered")


class Time(Shape):
    """A moment, a day, an interval, or a mapping that says how it is known."""

    name = "time"

    def describe(self) -> str:
        return "time: a moment, a day, a week, a month, an interval, or a mapping with its reason"

    def read(self, node: Node, reading: Reading) -> Any:
        if type(node) is Scalar:
            return _time(node, reading, reading.zone)
        if not isinstance(node, Mapping):
            return reading.fault(
                "E203", "a list stands where a time belongs", node, help="write one time, or from: and to:"
            )
        return self._mapping(node, reading)

    def _mapping(self, node: Mapping, reading: Reading) -> Any:
        for key, value in node.items.items():
            if key not in _TIME_KEYS:
                return reading.fault_at_key(
                    "E201", f'a time has no field "{key}"', node, key, label=f"one of: {', '.join(_TIME_KEYS)}"
                )
            if not isinstance(value, Scalar):
                return reading.fault("E203", "a time is written on one line", value, help="write one word here")
        fields = {key: value for key, value in node.items.items() if isinstance(value, Scalar)}
        zone = Zone().read(fields["zone"], reading) if "zone" in fields else reading.zone
        if zone is ABSENT:
            return ABSENT
        given = [key for key in ("at", "within", "from") if key in fields]
        if len(given) != 1 or ("to" in fields) != ("from" in fields):
            return reading.fault(
                "E402",
                "a time needs exactly one of at, within, or from with to",
                node,
                help="write at: 2025-07-23, or within: 2025-W30, or from: and to:",
            )
        when = _time(fields[given[0]], reading, zone)
        last = _time(fields["to"], reading, zone) if "to" in fields else when
        if not isinstance(when, When) or not isinstance(last, When):
            return ABSENT
        if ends_before(last, when):
            return reading.fault(
                "E403", "the interval ends before it begins", fields["to"], help="put the earlier time first"
            )
        # A time that became known later than its item is out of sight before (see prune).
        entered = _time(fields["entered"], reading, reading.zone) if "entered" in fields else None
        circa = Flag().read(fields["circa"], reading) if "circa" in fields else False
        weekday = Choice(*_WEEKDAYS).read(fields["weekday"], reading) if "weekday" in fields else ""
        if ABSENT in (circa, weekday, entered):
            return ABSENT
        _doubt(fields, when, reading)
        words = {key: fields[key].text for key in ("words", "reason") if key in fields}
        grain = when.grain if last is when else "interval"
        return When(
            when.start,
            last.end,
            grain,
            given[0] == "within",
            circa,
            when.zone,
            words.get("reason", ""),
            words.get("words", ""),
            weekday,
        )

    def schema(self) -> dict[str, Any]:
        text = {
            "type": ["string", "integer"],  # a bare year is a number to other readers
            "description": "2025-07-23T19:00+03:00, 2025-07-23, 2025-W30, 2025-07, 2025, or first/last",
        }
        properties = dict.fromkeys(_TIME_KEYS, Text().schema()) | {
            "circa": Flag().schema(),
            "weekday": {"enum": list(_WEEKDAYS)},
        }
        return {"anyOf": [text, {"type": "object", "properties": properties, "additionalProperties": False}]}


def _doubt(fields: dict[str, Scalar], when: When, reading: Reading) -> None:
    """Query what a careful desk officer would: W601 a weekday that is not that of the date, W610 a window without its reason."""
    if "weekday" in fields and when.grain in ("day", "moment"):
        true = _WEEKDAYS[when.start.weekday()]
        if fields["weekday"].text != true:
            reading.fault(
                "W601",
                f"{when.start.date()} is a {true}, not a {fields['weekday'].text}",
                fields["weekday"],
                help="correct the date; if the source has the slip, say so in a note of type slip and leave the weekday out",
            )
    if "within" in fields and "reason" not in fields:
        reading.fault(
            "W610", "a window without its reason: why not earlier, why not later?", fields["within"], help="add reason:"
        )


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _time(node: Scalar, reading: Reading, zone: str) -> Any:
    try:
        return parse_when(node.text, zone)
    except TimeFault as fault:
        return reading.fault(fault.code, str(fault), node, help=fault.help)


class Length(Shape):
    """A length of time, ISO 8601."""

    name = "duration such as `P50D`"

    def read(self, node: Node, reading: Reading) -> Duration | Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        try:
            return parse_duration(text)
        except TimeFault as fault:
            return reading.fault(fault.code, str(fault), node, help=fault.help)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "duration"}


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


class ListOf(Shape):
    """Several; a single one may be written without a list."""

    def __init__(self, item: Shape) -> None:
        self.item = item
        self.name = f"list of: {item.describe()}"

    def read(self, node: Node, reading: Reading) -> Any:
        if type(node) is not Sequence:
            value = self.item.read(node, reading)
            return ABSENT if value is ABSENT else (value,)
        values = [self.item.read(item, reading) for item in node.items]
        return tuple(value for value in values if value is not ABSENT)

    def schema(self) -> dict[str, Any]:
        one = self.item.schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}


class MapOf(Shape):
    """A mapping from words to values."""

    def __init__(self, key: Shape, value: Shape) -> None:
        self.key = key
        self.value = value
        self.name = f"mapping of {key.describe()} to {value.describe()}"

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            return reading.fault("E203", f"a {self.describe()} belongs here", node, help="write one key: value a line")
        result: dict[str, Any] = {}
        for key, item in node.items.items():
            line, column = node.keys[key]
            word = self.key.read(Scalar(key, line, column, len(key)), reading)
            value = self.value.read(item, reading)
            if word is not ABSENT and value is not ABSENT:
                result[word] = value
        return FrozenMap(result)

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.value.schema()}


class FrozenMap(dict[str, Any]):
    """A mapping that nobody changes, so that a frozen value may hold it and be hashed."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))

    def __setitem__(self, key: str, value: Any) -> None:
        raise TypeError("a value of a case is never changed; supersede the entry")
