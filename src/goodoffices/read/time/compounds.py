"""Rules over what was already read: a clock on a day, a part of a month, two ends of a range, a signal before a time."""

from __future__ import annotations

from typing import Any

from goodoffices.read.time.clocks import Clock, NightOf, OnDay, Part
from goodoffices.read.time.pattern import Caught, Rule
from goodoffices.read.time.periods import Edge, Month, Rest, Unit, Year
from goodoffices.read.time.shifts import Length, Shifted
from goodoffices.read.time.signals import Between, Signalled

__all__ = ["COMPOUNDS", "DISTANCES", "RANGES", "SIGNALS"]


def _day_clock(c: Caught) -> Any:
    day, clock, part = c.value("day"), c.value("clock"), c.value("part")
    if isinstance(day, OnDay):
        if day.clock or (part and day.part and not clock):
            return None
        return OnDay(day.day, clock, part or day.part)
    if isinstance(part, Part) and part.given:
        part = Part(part.part)
    return OnDay(day, clock, part)


def _clock_part(c: Caught) -> Any:
    clock, part = c.value("clock"), c.value("part")
    if part.part in {"noon", "midnight"}:
        return None
    if part.given:
        from goodoffices.read.time.dates import DayOffset

        return OnDay(DayOffset(part.shift), clock, Part(part.part))
    hour = (
        clock.hour + 12
        if not clock.sure
        and clock.hour < 12
        and part.part in {"afternoon", "evening", "night"}
        and clock.hour > 4 - 3 * (part.part == "afternoon")
        else clock.hour
    )
    return Clock(hour, clock.minute, True, clock.zone)


def _edge(c: Caught) -> Any:
    of = c.value("of")
    which = c.value("which")
    return Edge(of, which)


def _of_year(c: Caught) -> Any:
    month, year = c.value("month"), c.value("year")
    if isinstance(month, Month) and month.year is None:
        if isinstance(year, Year):
            return Month(month.month, year.year)
        if isinstance(year, Unit) and year.unit == "year":
            return Month(month.month, None, "", year.shift)
    return None


COMPOUNDS = (
    Rule(
        "clock on a day",
        "(?P<day>DAYX) (COMMA IN|COMMA|AT|ON|IN|FROM|OPEN|POSS)? HOURWORD? (ABOUT|SOME)? (?P<clock>CLOCKX) CLOSE?(?!PERIODX)",
        _day_clock,
    ),
    Rule(
        "clock on a day, with its part",
        "(?P<day>DAYX) COMMA? (?P<part>PARTX) (COMMA|AT|FROM)? ABOUT? (?P<clock>CLOCKX)",
        _day_clock,
    ),
    Rule("part of a day", "(?P<day>DAYX) (COMMA|IN)? (?P<part>PARTX)", _day_clock),
    Rule("clock, then its day", "(?P<clock>CLOCKX) (COMMA|ON|OF|IN)? (?P<day>DAYX)(?!CLOCKX|ATIME)", _day_clock),
    Rule("clock, its part, then its day", "(?P<clock>CLOCKX) (?P<part>PARTX) (COMMA|ON|OF)? (?P<day>DAYX)", _day_clock),
    Rule(
        "part of a day, then the day", "THE? (?P<part>PARTX) (OF|ON|COMMA) (?P<day>DAYX)(?!(TO|DASH) DAYX)", _day_clock
    ),
    Rule(
        "clock in two zones, then its day",
        "(?P<clock>CLOCKX) OPEN CLOCKX CLOSE (COMMA|ON|OF)? (?P<day>DAYX)",
        _day_clock,
    ),
    Rule("clock and part", "(?P<clock>CLOCKX) (?P<part>PARTX)", _clock_part),
    Rule("part and clock", "(?P<part>PARTX) (AT|COMMA)? ABOUT? (?P<clock>CLOCKX)", _clock_part),
    Rule("month of a year", "(?P<month>PERIODX) (OF|COMMA|IN) (?P<year>PERIODX)", _of_year),
)


def _within_length(c: Caught) -> Any:
    length: Length = c.value("of")
    return Length(length.number, length.unit, length.most, "within")


DISTANCES = (
    Rule("edge of a stretch", "THE? VERY? (?P<which>EDGE) (OF|DASH)? (?P<of>PERIODX)", _edge),
    Rule("early or late in a stretch", "(IN THE)? (?P<which>EARLY) (DASH|IN|PART)? (?P<of>PERIODX)", _edge),
    Rule(
        "later in a stretch",
        "(?P<which>LATER|EARLIER) (IN)? (?P<of>PERIODX)",
        lambda c: Rest(c.value("of"), c.kind("which") == "LATER"),
    ),
    Rule(
        "a length before or after a time",
        "(?P<length>LENX) (?P<way>BEFORE|AFTER|FROM|SINCE) (?P<of>DAYX|PERIODX)",
        lambda c: (
            None
            if c.kind("way") == "SINCE"
            else Shifted(c.value("length"), -1 if c.kind("way") == "BEFORE" else 1, c.value("of"))
        ),
    ),
    Rule(
        "within a length of a time",
        "WITHIN (?P<length>LENX) (OF|FROM|AFTER) (?P<of>DAYX|PERIODX)",
        lambda c: Shifted(c.value("length"), 1, c.value("of"), True),
    ),
    Rule("within a length of something", "WITHIN (UPTO|ABOUT)? (?P<of>LENX)(?=OF|AFTER|FROM)", _within_length),
    Rule(
        "within a length",
        "WITHIN (UPTO|ABOUT)? (?P<length>LENX)(?!AGO|OF|AFTER|FROM)",
        lambda c: Shifted(c.value("length"), 1, "anchor", True),
    ),
    Rule(
        "comes again at a time of day",
        "(?P<every>RECX) (AT|COMMA)? (?P<clock>CLOCKX|PARTX)",
        lambda c: c.value("every"),
    ),
    Rule("a time of day that comes again", "(?P<clock>CLOCKX|PARTX) (?P<every>RECX)", lambda c: c.value("every")),
)


def _between(c: Caught) -> Any:
    first, last = c.value("first"), c.value("last")
    kinds = {c.kind("first"), c.kind("last")}
    if kinds == {"CLOCKX"}:
        if not first.sure and last.sure and last.hour >= 12 and first.hour + 12 <= last.hour:
            first = Clock(first.hour + 12, first.minute, True, first.zone)
        return Clock(first.hour, first.minute, first.sure, last.zone or first.zone, (last.hour, last.minute))
    return Between(first, last)


_ENDS = "DAYX|PERIODX"
RANGES = (
    Rule(
        "from one time to another",
        f"(FROM|SINCE) THE? (?P<first>{_ENDS}) COMMA? (TO|UNTIL|THROUGH|DASH|LONGDASH) (THE)? (?P<last>{_ENDS})",
        _between,
    ),
    Rule("between two times", f"BETWEEN THE? (?P<first>{_ENDS}) (AND|TO|DASH) (THE)? (?P<last>{_ENDS})", _between),
    Rule("one time to another", "(?P<first>DAYX) (TO|THROUGH|UNTIL|DASH) (?P<last>DAYX)", _between),
    Rule("one period to another", "(?P<first>PERIODX) (TO|THROUGH|UNTIL|DASH) (?P<last>PERIODX)", _between),
    Rule(
        "hours from one to another",
        "(FROM|BETWEEN)? (?P<first>CLOCKX) (TO|UNTIL|DASH|AND|THROUGH) (?P<last>CLOCKX)",
        _between,
    ),
)


def _night(c: Caught) -> Any:
    return NightOf(c.value("days")) if c.value("part").part in {"night", "overnight"} else None


_TIMES = "DAYX|PERIODX|CLOCKX|PARTX"


def _signal(relation: str) -> Any:
    def make(c: Caught) -> Any:
        of = c.value("of")
        following = c.after()
        if relation in {"before", "after", "about"} and following and following.kind == "POSS":
            return None
        if (
            isinstance(of, Part)
            and relation != "about"
            and not of.given
            and of.part not in {"noon", "midnight", "dawn"}
        ):
            return None
        return Signalled(of, relation)

    return make


def _about_length(c: Caught) -> Any:
    length: Length = c.value("of")
    more = {
        "MORETHAN": "more than",
        "OVER": "more than",
        "ATLEAST": "at least",
        "LESSTHAN": "less than",
        "UPTO": "up to",
    }.get(c.kind("how"), "about")
    return Length(length.number, length.unit, length.most, more)


SIGNALS = (
    Rule("night between two days", "THE? (?P<part>PARTX) (OF|BETWEEN|COMMA)? (?P<days>RANGEX)", _night),
    Rule("since", f"SINCE (AT|ABOUT)? (?P<of>{_TIMES}|RANGEX)", _signal("since")),
    Rule("since, said after", f"(?P<of>{_TIMES}) POSS? SINCEPOST", _signal("since")),
    Rule("as of", f"ASOF (?P<of>{_TIMES})", _signal("since")),
    Rule("until", f"UNTIL (AT|ON|ABOUT)? (?P<of>{_TIMES})", _signal("until")),
    Rule("until, said after", f"(?P<of>{_TIMES}) POSS? UNTILPOST", _signal("until")),
    Rule("by", f"BY (ABOUT|AT)? (?P<of>{_TIMES})", _signal("by")),
    Rule("by, at the latest", f"BY? (?P<of>{_TIMES}) LATEST", _signal("by")),
    Rule("before", f"BEFORE ABOUT? (?P<of>{_TIMES})", _signal("before")),
    Rule("before, said after", f"(?P<of>{_TIMES}) POSS? BEFOREPOST", _signal("before")),
    Rule("after", f"AFTER ABOUT? (?P<of>{_TIMES})", _signal("after")),
    Rule("after, said after", f"(?P<of>{_TIMES}) POSS? AFTERPOST", _signal("after")),
    Rule("around", f"(ABOUT|SHORTLY) (THE|AT)? (?P<of>{_TIMES})", _signal("about")),
    Rule("about so long", "(?P<how>ABOUT|SOME|MORETHAN|OVER|ATLEAST|LESSTHAN|UPTO) (?P<of>LENX)", _about_length),
)
