"""Rules for what languages other than English say in an order of their own; English packs have none of these classes."""

from __future__ import annotations

from goodoffices.read.time.make import others as make
from goodoffices.read.time.make.clocks import hour_part
from goodoffices.read.time.pattern import Rule

__all__ = ["OTHER_ATOMS", "OTHER_RANGES"]

_SHIFT = "(?P<shift>LAST|NEXT|THIS)"
OTHER_ATOMS = (
    Rule("month of a near year", f"(?P<month>MONTH) {_SHIFT} (?P<yearword>YEARWORD)", make.month_in_near_year),
    Rule(
        "month of a near year",
        f"{_SHIFT} (?P<unit>UNIT) POSS? (?P<month>MONTH) MONTHWORD",
        make.month_in_near_year,
    ),
    Rule("month of a year", "(?P<year>YEAR) YEARWORD (?P<month>MONTH) MONTHWORD", make.month_in_year),
    Rule(
        "day and month of a near year",
        f"(?P<day>NUM) (?P<month>MONTH) {_SHIFT} (?P<yearword>YEARWORD)",
        make.date_of_near_year,
    ),
    Rule("near unit in one word", "(?P<word>NEARUNIT)", make.near_unit_word),
    Rule("a unit up to now", "(?P<word>PASTROW)", make.past_row),
    Rule("length in one word", "(INPREFIX)? (?P<word>LENWORD)", make.length_word),
    Rule("length in one word", "(?P<word>LENWORD) AGO", make.length_word),
    Rule("a year from now", "INPREFIX YEARWORD", make.year_beside),
    Rule("a year ago", "YEARWORD AGO", make.year_beside),
    Rule("edge of this year", "(?P<which>EDGE) YEARWORD", make.edge_of_this_year),
    Rule("edge of a near unit", f"({_SHIFT})? (?P<unit>UNIT) (?P<which>EDGEPOST)", make.edge_of_near_unit),
    Rule("half to an hour", "HALFTO (?P<hour>NUM|ORD)", make.half_to),
    Rule(
        "hour, its word and part of the day",
        "(?P<hour>NUM|ORD) UNIT (?P<part>PART)",
        lambda c: hour_part(c) if c.row[c.match.start() + 1].value == "hour" else None,
    ),
)
_ENDS = "DAYX|PERIODX|CLOCKX"
OTHER_RANGES = (
    Rule(
        "from one time to another, said after",
        f"(?P<first>{_ENDS}) POSS? HOURWORD? (?P<last>{_ENDS}) POSS? UNTILPOST",
        make.range_post,
    ),
    Rule(
        "between two times, said after",
        f"(?P<first>{_ENDS}) POSS? (AND|DASH) HOURWORD? (?P<last>{_ENDS}) (POSS|MONTHWORD|DAYMARK)? BETWEENPOST",
        make.range_post,
    ),
    Rule(
        "the night that joins two days",
        "(?P<first>DAYX) POSS? (?P<last>DAYX) POSS? NIGHTJOIN",
        make.night_between,
    ),
)
