"""Rules over words: dates, weekdays, months, years, lengths, clocks, and what comes again."""

from __future__ import annotations

from goodoffices.read.time import make
from goodoffices.read.time.other_rules import OTHER_ATOMS
from goodoffices.read.time.pattern import Rule
from goodoffices.read.time.shifts import Vague

__all__ = ["ATOMS"]

_WD = "(?P<weekday>WEEKDAY|SHORTDAY)"
_OF = "(OF|IN)?"
_DEF = "(LAST|PAST|PREVIOUS|NEXT|COMING|THIS|CURRENT|FOLLOWING|SAME|THAT)"
_SHIFT = f"(?P<shift>{_DEF})"
_N = "(?P<n>NUM|ART|FEW|ANOTHER)"
_YEARWORD = "(COMMA? (OF|IN)? (?P<year>YEAR) YEARWORD?)?"

_DATES = (
    Rule(
        "month, day, year",
        f"({_WD} COMMA?)? (?P<month>MONTH) THE? (?P<day>NUM|ORD) (?P<tail>COMMA? (?P<year>YEAR))?(?!AMPM|COLON NUM)",
        make.date,
    ),
    Rule(
        "day, month, year",
        f"({_WD} (COMMA|POSS)? ON? THE?)? THE? (?P<day>NUM|ORD) (DASH|DOT)? OF? (?P<month>MONTH) DASH? {_YEARWORD}",
        make.date,
    ),
    Rule(
        "day and month of a near year",
        "(?P<month>MONTH) THE? (?P<day>NUM|ORD) COMMA? OF? (?P<shift>LAST|THIS|NEXT) (?P<unit>UNIT)",
        make.date_of_year,
    ),
    Rule(
        "day and month of a near year",
        "THE? (?P<day>NUM|ORD) OF? (?P<month>MONTH) (OF|COMMA)? (?P<shift>LAST|THIS|NEXT) (?P<unit>UNIT)",
        make.date_of_year,
    ),
    Rule("date in figures", f"({_WD} (COMMA|OPEN)?)? (?P<date>DATE)", make.figures),
    Rule(
        "day and month in figures",
        f"({_WD}|ON|BY) COMMA? (?P<span>(?P<first>NUM) SLASH (?P<second>NUM))",
        make.short_figures,
    ),
    Rule("weekday and day", f"{_WD} COMMA? (THE (?P<day>ORD)|(?P<day2>ORD))(?!UNIT|HALF|WORD)", make.day_of_month),
    Rule(
        "day of the month",
        "(ON|BY|UNTIL|SINCE) (?P<span>THE (?P<day>ORD))(?=DOT|COMMA|BREAK|AND|OF)(?!OF WORD|OF THE|OF EVERY)",
        make.day_of_month,
    ),
    Rule(
        "day of a near month",
        "THE? (?P<day>ORD) (DAYUNIT)? OF (THE|(?P<shift>LAST|THIS|NEXT)) (?P<unit>UNIT)",
        make.day_of_near_month,
    ),
    Rule(
        "days of a month",
        "(FROM|BETWEEN)? (?P<month>MONTH) (?P<first>NUM|ORD) (TO|DASH|THROUGH|AND|UNTIL) (?P<last>NUM|ORD) (COMMA? (?P<year>YEAR))?(?!UNIT|MONTH)",
        make.days_of_month,
    ),
    Rule(
        "days of a month",
        "(FROM|BETWEEN)? THE? (?P<first>NUM|ORD) (TO|DASH|THROUGH|AND|UNTIL) THE? (?P<last>NUM|ORD) OF? (?P<month>MONTH) (COMMA? OF? (?P<year>YEAR))?",
        make.days_of_month,
    ),
    Rule(
        "date with the weekday behind",
        "(?P<month>MONTH) (?P<day>NUM|ORD) (?P<tail>COMMA? (?P<year>YEAR))? OPEN (?P<weekday>WEEKDAY|SHORTDAY) CLOSE",
        make.date,
    ),
    Rule(
        "day, month, year and weekday",
        f"(?P<day>NUM|ORD) (?P<month>MONTH) (?P<year>YEAR)? YEARWORD? POSS? COMMA? {_WD}(?!PART)",
        make.date,
    ),
    Rule("year, month, day", "(?P<year>YEAR) YEARWORD? DASH? (?P<month>MONTH) DASH? (?P<day>NUM)", make.date),
    Rule("holiday", f"({_SHIFT})? (?P<holiday>HOLIDAY) (COMMA? OF? (?P<year>YEAR))?", make.holiday),
)

_WEEKDAYS = (
    Rule("weekday", f"(?:(THIS|THE)? {_SHIFT})? (?P<number>WEEKDAY)(?!DASH NUM)", make.weekday),
    Rule(
        "weekday of a near week",
        f"(?P<number>WEEKDAY) (OF|COMMA)? (THE)? {_SHIFT} (?P<unit>UNIT)(?!AGO)",
        make.weekday_of_week,
    ),
    Rule("weekday of a near week", f"{_SHIFT} (?P<unit>UNIT) (POSS|ON)? (?P<number>WEEKDAY)", make.weekday_of_week),
    Rule(
        "a week from a weekday",
        "ART (?P<unit>UNIT) (FROM|AFTER) (?P<span2>(?P<number>WEEKDAY))",
        make.week_from_weekday,
    ),
    Rule("early or late on a weekday", "(EARLY|LATER) (ON)? (?P<number>WEEKDAY) (?!PART)", make.weekday),
    Rule("early hours of a weekday", "EARLYHOURS (OF|ON)? (?P<number>WEEKDAY) (?P<part>PART)?", make.early_hours),
    Rule("early hours of a date", "EARLYHOURS (OF|ON)? (?P<word>DAYWORD)", make.early_hours),
    Rule("day counted from today", "(?P<word>DAYWORD)", make.day_word),
    Rule("day counted from today, with its part", "(?P<word>DAYWORD) (POSS)? (?P<part>PART)", make.day_word),
    Rule("night before", "OVERNIGHT", make.overnight),
)

_PERIODS = (
    Rule(
        "month",
        f"(?:THE? {_SHIFT})? (?P<month>MONTH) (?:(DASH|OF|COMMA|IN)? (?P<year>YEAR) YEARWORD?)? MONTHWORD?",
        make.month,
    ),
    Rule(
        "month of a near year",
        "(?P<month>MONTH) (OF|COMMA)? (?P<shift>LAST|THIS|NEXT|PREVIOUS) (?P<unit>UNIT)",
        make.month_of_near_year,
    ),
    Rule("year", "(THE? YEARWORD OF?)? (?P<year>YEAR) YEARWORD?", make.year),
    Rule(
        "years from one to another",
        "(FROM|BETWEEN)? (?P<first>YEAR) (TO|DASH|THROUGH|AND|UNTIL) (?P<last>YEAR)",
        make.years,
    ),
    Rule("years, the second cut short", "(?P<first>YEAR) (DASH|SLASH) (?P<last>NUM)(?!UNIT|DASH)", make.years),
    Rule("decade", "THE? (?P<decade>DECADE)", make.decade),
    Rule("century", "THE? (?P<number>ORD) DASH? (?P<unit>UNIT)", make.century),
    Rule(
        "quarter",
        "(THE|FISCAL)? (?P<number>ORD) DASH? QUARTER ((OF|IN)? THE? (FISCAL UNIT?)? (?P<year>YEAR))?",
        make.quarter,
    ),
    Rule(
        "quarter of a near year",
        "(THE|FISCAL)? (?P<number>ORD) QUARTER (OF|IN)? (?P<shift>THIS|LAST|NEXT) (?P<unit>UNIT)",
        make.quarter,
    ),
    Rule("quarter by number", "(?P<number>QTR) (DASH|OF|COMMA|IN)? (?P<year>YEAR)?", make.quarter),
    Rule("quarter by number", "(?P<year>YEAR) DASH? (?P<number>QTR)", make.quarter),
    Rule("near quarter", f"THE? {_SHIFT} QUARTER", make.near_quarter),
    Rule(
        "half of a year",
        "THE? (?P<number>ORD) HALF OF ((THE)? (?P<year>YEAR)|(?P<shift>THIS|LAST|NEXT) (?P<unit>UNIT)|THE (?P<unit2>UNIT))",
        make.half,
    ),
    Rule("half of a month", "THE? (?P<number>ORD) HALF OF (?P<month>MONTH) (?P<year>YEAR)?", make.half_month),
    Rule("season", f"(?:THE? {_SHIFT})? (?P<season>SEASON) (?:(OF|COMMA)? (?P<year>YEAR) YEARWORD?)?", make.season),
    Rule(
        "season of a near year", "(?P<season>SEASON) (OF|COMMA)? (?P<shift2>LAST|THIS|NEXT) (?P<unit>UNIT)", make.season
    ),
    Rule("fiscal year", "THE? FISCAL (UNIT DASH?)? (?P<year>YEAR)", make.year),
    Rule(
        "week of a month",
        "THE? (?P<number>ORD|LAST) (?P<unit>UNIT) (OF|IN) (THE)? (?P<month>MONTH) (COMMA? (?P<year>YEAR))?",
        make.week_of_month,
    ),
    Rule(
        "the week of a date",
        "THE (?P<unit>UNIT) (OF|STARTING ON|STARTING) (?P<month>MONTH) (?P<day>NUM|ORD)",
        make.week_of_date,
    ),
)

_RELATIVE = (
    Rule("near unit", f"(THE|ALL)? {_SHIFT} (WORKING|FISCAL)? (?P<unit>UNIT)(?!AGO)", make.near_unit),
    Rule(
        "near weekend",
        "(OVER|DURING)? (THE|(?P<shift>LAST|PAST|PREVIOUS|NEXT|COMING|THIS|THAT)) (?P<weekend>WEEKEND)",
        make.weekend,
    ),
    Rule(
        "unit before the last one",
        "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER) (?P<shift>LAST|NEXT)",
        make.unit_after_next,
    ),
    Rule(
        "unit before or after",
        "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER|EARLIER)(?!THE|WEEKDAY|MONTH|DAYWORD|HOLIDAY|ART)",
        make.unit_beside,
    ),
    Rule(
        "so many units up to now, or from now",
        f"(OVER|DURING|IN|WITHIN|FOR)? THE? {_SHIFT} (?P<n>NUM|FEW) (WORKING|ROW)? (?P<unit>UNIT)",
        make.row,
    ),
    Rule(
        "so many units up to now, or from now",
        f"(OVER|DURING|IN|WITHIN|FOR)? THE? (?P<n>NUM) {_SHIFT} (?P<unit>UNIT)",
        make.row,
    ),
    Rule("a unit up to now", "IN (THE|(?P<n>ART)) (?P<shift>PAST) (?P<unit>UNIT)", make.row),
    Rule("a unit up to now, or from now", f"(OVER|DURING|WITHIN) (THE|(?P<n>ART))? {_SHIFT} (?P<unit>UNIT)", make.row),
    Rule(
        "so long ago",
        f"(ABOUT|MORETHAN|OVER|SOME|ALMOST|SHORTLY|LESSTHAN|ATLEAST)? {_N} (?P<unit>UNIT) (AND ART HALF|ANDHALF)? AGO",
        make.ago,
    ),
    Rule("so long ago", "HALFA (?P<unit>UNIT) AGO", make.ago),
    Rule("units ago", "(FEW)? (?P<unit>UNIT) AGO", make.units_ago),
    Rule(
        "so long before or after what was mentioned",
        f"{_N} (?P<unit>UNIT) ((?P<way>EARLIER|LATER|AFTERTHAT)|(?P<before>BEFORE)(?!THE|ART|WEEKDAY|MONTH|DAYWORD|HOLIDAY|NUM|YEAR|DATE|ORD|THIS|LAST|NEXT|WORD))",
        make.beside,
    ),
    Rule("in so long", f"IN (ABOUT|SOME|UPTO)? {_N} DASH? (WORKING)? (?P<unit>UNIT) (POSS WORD)?", make.in_length),
    Rule("so long from now", f"{_N} (?P<unit>UNIT) HENCE", make.hence),
    Rule("so long from now", f"(?P<span2>{_N} (?P<unit>UNIT)) INSIDEPOST", make.within_post),
    Rule("so long from now", f"INPREFIX {_N} (?P<unit>UNIT)", make.hence),
    Rule(
        "part of a near day",
        "(LATER|EARLIER)? (?P<shift>THIS|LAST|NEXT|THAT|SAME|FOLLOWING) (?P<part>PART)",
        make.near_part,
    ),
    Rule("same day's part", "THE (SAME|FOLLOWING|NEXT|PREVIOUS) (?P<part>PART)", make.near_part),
)

_LENGTHS = (
    Rule(
        "length",
        "(?P<n>NUM|FEW|ANOTHER) (DASH|MORE|CALENDAR|WORKING|ROW|ALL)* (?P<unit>UNIT) (DASH LONG|LONG)?(?!AGO|DASH OLD|OLD)",
        make.length,
    ),
    Rule("length and a half", "(?P<n>NUM|ART) (?P<half>ANDHALF) (?P<unit>UNIT)(?!AGO)", make.length),
    Rule("length and a half", "(?P<n>NUM|ART) (?P<unit>UNIT) (?P<half>ANDHALF)(?!AGO)", make.length),
    Rule(
        "length, from one number to another",
        "(FROM|BETWEEN)? (?P<n>NUM) DASH? (TO|DASH|OR|AND) (?P<most>NUM) DASH? (?P<unit>UNIT)(?!AGO|DASH OLD|OLD)",
        make.length,
    ),
    Rule(
        "a unit before or after something",
        "(?P<span>(?P<n>ART) (?P<unit>UNIT)) (?:BEFORE|AFTER)(?=THE|WORD|ART)",
        make.length,
    ),
    Rule("half a unit", "HALFA (?P<unit>UNIT)", make.half_length),
    Rule("half a unit", "(ART)? HALF DASH (?P<unit>UNIT)", make.half_length),
    Rule(
        "a unit long",
        "(?P<lead>FOR|ABOUT|NEARLY|THAN|WITHIN|OVER|MORETHAN|LESSTHAN|ATLEAST) (?P<span>(?P<n>ART) (ALL)? (?P<unit>UNIT))(?!AGO|EARLIER|LATER|FROM|AFTER|BEFORE)",
        make.length,
    ),
    Rule("a unit long", "(?P<n>ART) (?P<unit>UNIT) DASH? LONG", make.length),
    Rule(
        "units without a number",
        "(?P<lead>FOR|IN|AFTER|WITHIN|OVER|ROW) (?P<span>(?P<unit>UNIT) (OF|AND)?)",
        make.units,
    ),
    Rule("age", "(NUM|FEW) DASH? UNIT DASH? OLD", make.nothing),
    Rule("age", "AGED NUM UNIT?", make.nothing),
)

_CLOCKS = (
    Rule("clock", "(?P<clock>CLOCK) (HOURWORD)? (OPEN? (?P<zone>ZONE) CLOSE?)?(?!ASPECT)", make.clock),
    Rule("clock in words", "(?P<hour>NUM) OCLOCK (?P<zone>ZONE)?", make.hour),
    Rule(
        "clock with full stop",
        "(AT|HOURWORD|BY|FROM|UNTIL|AROUNDCLOCK) (?P<span>(?P<clock>DOTCLOCK) HOURWORD? (?P<zone>ZONE)?)(?!UNIT|PERCENT|SCALE)",
        make.clock,
    ),
    Rule("clock with full stop and zone", "(?P<clock>DOTCLOCK) (?P<zone>ZONE)", make.clock),
    Rule("hour after its word", "HOURWORD (?P<hour>NUM)(?!UNIT|PERCENT) POSS? (?P<zone>ZONE)?", make.hour),
    Rule("clock of four figures", "(?P<packed>YEAR|PACKED) (HOURUNIT)? (?P<zone>ZONE)", make.packed),
    Rule("clock of four figures", "(AT|BY|AROUNDCLOCK) (?P<span>(?P<packed>PACKED|YEAR) (?P<unit>UNIT))", make.packed),
    Rule(
        "hour and part of the day", "(AT|AROUNDCLOCK)? (?P<span>(?P<hour>NUM) (?P<part>PART))(?!WORD)", make.hour_part
    ),
    Rule("half past", "(?P<way>HALFPAST|QUARTERPAST|QUARTERTO) (?P<hour>NUM) OCLOCK?", make.half_past),
    Rule(
        "hours in figures and half",
        "(FROM|BETWEEN)? (?P<first>NUM) (TO|DASH|AND|UNTIL) (?P<last>CLOCK) (?P<zone>ZONE)?",
        make.hours,
    ),
    Rule("part of the day", "(?P<part>PART) (?P<zone>ZONE)?", make.part),
    Rule("part of the day", "(ATNIGHT)", make.at_night),
    Rule("edge of this unit", "THE? (?P<which>EDGE) OF (THE)? (?P<unit>UNIT)(?! OF)", make.edge_unit),
    Rule("end of the year", "YEAREND", make.year_end),
    Rule("rest of this unit", "(?P<way>LATER|EARLIER|EARLY) IN THE (?P<unit>UNIT)", make.rest_unit),
    Rule("half a unit from now", "HALFA (?P<unit>UNIT) HENCE", make.half_hence),
    Rule("every quarter", "EVERY QUARTER", make.every_quarter),
    Rule("date with dashes", "(?P<month>MONTH) DASH? (?P<day>NUM) (DASH|COMMA) (?P<year>YEAR)", make.date),
    Rule("date with strokes", "(?P<day>NUM) SLASH (?P<month>MONTH) SLASH (?P<year>YEAR)", make.date),
    Rule("early hours", "EARLYHOURS(?!OF|ON)", make.early_hours_alone),
    Rule(
        "at an hour",
        "AT (?P<span>(?P<hour>NUM))(?=DOT|BREAK|COMMA|ON|DAYWORD|WEEKDAY)(?!COMMA WORD NUM)",
        make.bare_hour,
    ),
)

_AGAIN = (
    Rule("how often", "(?P<often>OFTEN)", make.often),
    Rule("every so long", "EVERY (?P<n>NUM|ORD|OTHER)? (?P<unit>UNIT)", make.every),
    Rule("every so long", "EVERYOTHER (?P<unit>UNIT|WEEKDAY)", make.every_other),
    Rule("every weekday", "EVERY (?P<day>WEEKDAY|WORKDAY|WEEKEND|PART|SEASON|MONTH) (?P<part>PART)?", make.every_day),
    Rule("weekdays", "(?P<day>WEEKDAYS) (?P<part>PART)?", make.every_day),
    Rule("weekday after weekday", "(?P<day>WEEKDAY) PARTS", make.every_day),
    Rule("so often", "ONCEA (?P<unit>UNIT)", make.once),
)

_OTHER_LANGUAGES = (
    Rule("same day", "(?P<which>SAMEDAY|DAYBEFORE|DAYAFTER)", make.beside_word),
    Rule(
        "weekday with its word",
        "(?P<shift>LAST|NEXT|THIS)? (?P<number>WEEKDAY) DAYMARK (?P<part>PART)?",
        make.weekday_marked,
    ),
    Rule(
        "day and month with the weekday behind",
        "(?P<day>NUM) (?P<month>MONTH) (?P<year>YEAR)? (?P<weekday>WEEKDAY) DAYMARK?",
        make.date,
    ),
    Rule(
        "edge said after",
        "(?P<shift>LAST|NEXT|THIS)? (?P<month>MONTH) POSS? (MONTHWORD)? (?P<which>EDGEPOST)",
        make.edge_post,
    ),
    Rule("edge said after", "(?P<year>YEAR) YEARWORD (?P<which>EDGEPOST)", make.edge_post),
    Rule("years ago", "(?P<n>NUM|FEW) (?P<yearword>YEARWORD) AGO", make.ago_years),
    Rule("in years", "INPREFIX (?P<n>NUM) (?P<yearword>YEARWORD)", make.in_years),
    Rule("near year", "(?P<shift>LAST|NEXT|THIS) (?P<yearword>YEARWORD)", make.near_year),
    Rule("years long", "(?P<n>NUM|FEW) (?P<yearword>YEARWORD)", make.length_years),
    Rule("a unit from now", "INPREFIX (?P<unit>UNIT)", make.one_unit),
    Rule("a unit ago", "(?P<unit>UNIT) AGO", make.one_unit),
    Rule("hours after the number", "(?P<n>NUM|FEW) HOURWORD (?P<way>AGO|HENCE|INSIDEPOST)?", make.hours_post),
    Rule("clock with its zone before", "LOCALPRE (HOURWORD)? (?P<clock>DOTCLOCK|CLOCK)", make.clock_local),
    Rule("the night to a day", "EARLYHOURS (?P<day>NUM) (?P<month>MONTH)", make.night_to),
)

_VAGUE = (
    Rule("vague", "VAGUE", lambda c: Vague()),
    Rule("vague", "(UNTIL|BY|FROM|SINCE) NOW", lambda c: Vague()),
)

ATOMS = (
    *_DATES, *_WEEKDAYS, *_PERIODS, *_RELATIVE, *_LENGTHS, *_CLOCKS, *_AGAIN, *_OTHER_LANGUAGES, *OTHER_ATOMS, *_VAGUE,
)  # fmt: skip
