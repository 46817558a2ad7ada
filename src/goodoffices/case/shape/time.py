"""Fields that hold times and lengths of time."""

from __future__ import annotations

from typing import Any

from goodoffices.case.reading import ABSENT, Reading
from goodoffices.case.shape.shape import Shape
from goodoffices.case.shape.word import Choice, Flag, Text, Zone
from goodoffices.case.when import Duration, TimeFault, When, ends_before, parse_duration, parse_when
from goodoffices.text import Mapping, Node, Scalar

__all__ = ["Length", "Time"]

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
