"""English: words of time."""

from __future__ import annotations

from goodoffices.read.language.english_quantity import QUANTITY
from goodoffices.read.language.english_tense import FUTURE, FUTURE_BEFORE, NEITHER, PAST, PLANNED
from goodoffices.read.language.language import Entry, Language
from goodoffices.read.language.words import words_in

__all__ = ["ENGLISH"]


def _of(kind: str, **values: object) -> dict[str, Entry]:
    """``_of("UNIT", day="day days")``: every word of each text with that value."""
    return {word: (kind, value) for value, words in values.items() for word in str(words).split()}


def _numbered(kind: str, *groups: str) -> dict[str, Entry]:
    return {word: (kind, number) for number, words in enumerate(groups) for word in words.split()}


_MONTHS = _numbered(
    "MONTH", "", "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_DAYS = _numbered(
    "WEEKDAY", "monday", "tuesday tues tue", "wednesday wed weds", "thursday thurs thu thur", "friday fri", "saturday", "sunday"
) | _numbered("WEEKDAYS", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")  # fmt: skip
_DAYS |= {"mon": ("SHORTDAY", 0), "sat": ("SHORTDAY", 5), "sun": ("SHORTDAY", 6)}
_UNITS = _of(
    "UNIT", second="seconds secs", minute="minute minutes mins", hour="hour hours hrs", day="day days", night="nights",
    week="week weeks", fortnight="fortnight fortnights", month="month months", year="year years yrs",
    decade="decade decades", century="century centuries", weekend="weekends",
) | _of("HALFYEAR", half="half-year")  # fmt: skip
_PARTS = _of(
    "PART", dawn="dawn daybreak sunrise", morning="morning mornings", noon="noon midday", afternoon="afternoon afternoons",
    evening="evening evenings dusk sunset", night="night overnight nighttime", midnight="midnight", lunchtime="lunchtime",
)  # fmt: skip
_DAYWORDS: dict[str, Entry] = {
    "today": ("DAYWORD", (0, "")), "tomorrow": ("DAYWORD", (1, "")), "yesterday": ("DAYWORD", (-1, "")),
    "tonight": ("DAYWORD", (0, "night")), "tonite": ("DAYWORD", (0, "night")), "overnight": ("OVERNIGHT", None),
}  # fmt: skip
_SIGNALS: dict[str, Entry] = {
    "the": ("THE", None), "a": ("ART", 1), "an": ("ART", 1), "of": ("OF", None), "and": ("AND", None), "or": ("OR", None),
    "to": ("TO", None), "at": ("AT", None), "on": ("ON", None), "in": ("IN", None), "by": ("BY", None), "from": ("FROM", None),
    "until": ("UNTIL", None), "till": ("UNTIL", None), "til": ("UNTIL", None), "through": ("THROUGH", None), "since": ("SINCE", None),
    "between": ("BETWEEN", None), "for": ("FOR", None), "within": ("WITHIN", None), "during": ("DURING", None),
    "over": ("OVER", None), "throughout": ("DURING", None), "after": ("AFTER", None), "before": ("BEFORE", None),
    "following": ("FOLLOWING", None), "ago": ("AGO", None), "later": ("LATER", None), "earlier": ("EARLIER", None),
    "hence": ("HENCE", None), "last": ("LAST", -1), "past": ("PAST", -1), "previous": ("PREVIOUS", -1), "preceding": ("PREVIOUS", -1),
    "next": ("NEXT", 1), "coming": ("COMING", 1), "upcoming": ("COMING", 1), "this": ("THIS", 0), "current": ("CURRENT", 0),
    "same": ("SAME", 0), "that": ("THAT", 0), "every": ("EVERY", None), "each": ("EVERY", None), "other": ("OTHER", 2),
    "early": ("EARLY", "early"), "mid": ("EARLY", "mid"), "late": ("EARLY", "late"),
    "start": ("EDGE", "start"), "beginning": ("EDGE", "start"), "end": ("EDGE", "end"), "middle": ("EDGE", "mid"),
    "close": ("EDGE", "end"), "eve": ("EVE", None), "half": ("HALF", None), "quarter": ("QUARTER", None), "quarters": ("QUARTER", None),
    "around": ("ABOUT", None), "about": ("ABOUT", None), "approximately": ("ABOUT", None), "circa": ("ABOUT", None), "roughly": ("ABOUT", None),
    "some": ("SOME", None), "nearly": ("ABOUT", None), "almost": ("ABOUT", None), "shortly": ("SHORTLY", None), "just": ("SHORTLY", None),
    "o'clock": ("OCLOCK", None), "o’clock": ("OCLOCK", None), "oclock": ("OCLOCK", None), "old": ("OLD", None),
    "several": ("FEW", None), "few": ("FEW", None), "weekend": ("WEEKEND", None), "only": ("SHORTLY", None),
    "weekday": ("WORKDAY", None), "weekdays": ("WORKDAY", None), "long": ("LONG", None), "back": ("BACK", None),
    "all": ("ALL", None), "whole": ("ALL", None), "entire": ("ALL", None), "full": ("ALL", None), "another": ("ANOTHER", 1),
    "more": ("MORE", None), "less": ("LESS", None), "than": ("THAN", None), "no": ("NO", None), "working": ("WORKING", None),
    "business": ("WORKING", None), "calendar": ("WORKING", None), "per": ("PER", None), "fiscal": ("FISCAL", None), "consecutive": ("ROW", None), "straight": ("ROW", None),
    "successive": ("ROW", None), "ending": ("ENDING", None), "starting": ("STARTING", None), "beginning_": ("STARTING", None),
    "local": ("WORD", None), "now": ("NOW", None), "ad": ("ERA", None), "bc": ("ERA", None),
}  # fmt: skip
_OFTEN: dict[str, Entry] = {
    "hourly": ("OFTEN", "PT1H"), "daily": ("OFTEN", "P1D"), "nightly": ("OFTEN", "P1D"), "weekly": ("OFTEN", "P1W"),
    "biweekly": ("OFTEN", "P2W"), "fortnightly": ("OFTEN", "P2W"), "monthly": ("OFTEN", "P1M"), "quarterly": ("OFTEN", "P3M"),
    "annual": ("OFTEN", "P1Y"), "annually": ("OFTEN", "P1Y"), "yearly": ("OFTEN", "P1Y"), "biannual": ("OFTEN", "P6M"), "biennial": ("OFTEN", "P2Y"),
    "everyday": ("OFTEN", "P1D"), "bimonthly": ("OFTEN", "P2M"),
}  # fmt: skip
_VAGUE = dict.fromkeys(
    """recently lately soon currently nowadays presently formerly imminently
    meanwhile""".split(),  # noqa: SIM905
    ("VAGUE", None),
)
_SEASONS = _of(
    "SEASON", spring="spring springtime", summer="summer summertime", autumn="autumn fall", winter="winter wintertime"
)
_HOLIDAYS: dict[str, Entry] = {
    "christmas": ("HOLIDAY", "christmas"), "easter": ("HOLIDAY", "easter"), "ramadan": ("HOLIDAY", "ramadan"), "nowruz": ("HOLIDAY", "nowruz"),
    "halloween": ("HOLIDAY", "10-31"), "thanksgiving": ("HOLIDAY", "thanksgiving"), "juneteenth": ("HOLIDAY", "06-19"), "epiphany": ("HOLIDAY", "01-06"),
    "pentecost": ("HOLIDAY", "easter+49"),
}  # fmt: skip
_ZONES: dict[str, Entry] = {
    "gmt": ("ZONE", "UTC"), "utc": ("ZONE", "UTC"), "bst": ("ZONE", "Europe/London"), "cet": ("ZONE", "Europe/Berlin"), "cest": ("ZONE", "Europe/Berlin"),
    "eet": ("ZONE", "Europe/Kyiv"), "eest": ("ZONE", "Europe/Kyiv"), "msk": ("ZONE", "Europe/Moscow"), "trt": ("ZONE", "Europe/Istanbul"),
    "est": ("ZONE", "America/New_York"), "edt": ("ZONE", "America/New_York"), "et": ("ZONE", "America/New_York"), "cst": ("ZONE", "America/Chicago"),
    "cdt": ("ZONE", "America/Chicago"), "pst": ("ZONE", "America/Los_Angeles"), "pdt": ("ZONE", "America/Los_Angeles"), "pt": ("ZONE", "America/Los_Angeles"),
    "idt": ("ZONE", "Asia/Jerusalem"), "ist": ("ZONE", "Asia/Kolkata"), "jst": ("ZONE", "Asia/Tokyo"), "kst": ("ZONE", "Asia/Seoul"), "irst": ("ZONE", "Asia/Tehran"),
    "gst": ("ZONE", "Asia/Dubai"), "pkt": ("ZONE", "Asia/Karachi"), "aest": ("ZONE", "Australia/Sydney"), "hkt": ("ZONE", "Asia/Hong_Kong"),
}  # fmt: skip
PLACES = {
    "moscow": "Europe/Moscow", "kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv", "istanbul": "Europe/Istanbul", "ankara": "Europe/Istanbul",
    "turkish": "Europe/Istanbul", "türkiye": "Europe/Istanbul", "turkey": "Europe/Istanbul", "london": "Europe/London", "uk": "Europe/London", "british": "Europe/London",
    "washington": "America/New_York", "eastern": "America/New_York", "new york": "America/New_York", "geneva": "Europe/Zurich", "vienna": "Europe/Vienna",
    "paris": "Europe/Paris", "berlin": "Europe/Berlin", "brussels": "Europe/Brussels", "central european": "Europe/Berlin", "doha": "Asia/Qatar", "qatar": "Asia/Qatar",
    "riyadh": "Asia/Riyadh", "saudi": "Asia/Riyadh", "jeddah": "Asia/Riyadh", "cairo": "Africa/Cairo", "egyptian": "Africa/Cairo", "gaza": "Asia/Gaza", "jerusalem": "Asia/Jerusalem",
    "israeli": "Asia/Jerusalem", "israel": "Asia/Jerusalem", "tel aviv": "Asia/Jerusalem", "tehran": "Asia/Tehran", "iranian": "Asia/Tehran", "iran": "Asia/Tehran", "baghdad": "Asia/Baghdad",
    "beirut": "Asia/Beirut", "lebanese": "Asia/Beirut", "lebanon": "Asia/Beirut", "damascus": "Asia/Damascus", "syrian": "Asia/Damascus", "amman": "Asia/Amman",
    "baku": "Asia/Baku", "yerevan": "Asia/Yerevan", "tbilisi": "Asia/Tbilisi", "kabul": "Asia/Kabul", "islamabad": "Asia/Karachi", "pakistan": "Asia/Karachi",
    "new delhi": "Asia/Kolkata", "delhi": "Asia/Kolkata", "indian": "Asia/Kolkata", "india": "Asia/Kolkata", "beijing": "Asia/Shanghai", "china": "Asia/Shanghai", "tokyo": "Asia/Tokyo", "japan": "Asia/Tokyo",
    "seoul": "Asia/Seoul", "korean": "Asia/Seoul", "pyongyang": "Asia/Pyongyang", "addis ababa": "Africa/Addis_Ababa", "nairobi": "Africa/Nairobi", "khartoum": "Africa/Khartoum",
    "juba": "Africa/Juba", "east africa": "Africa/Nairobi", "minsk": "Europe/Minsk", "belgrade": "Europe/Belgrade", "pristina": "Europe/Belgrade", "nicosia": "Asia/Nicosia",
    "sanaa": "Asia/Aden", "tripoli": "Africa/Tripoli", "abu dhabi": "Asia/Dubai", "dubai": "Asia/Dubai", "muscat": "Asia/Muscat", "oslo": "Europe/Oslo", "rome": "Europe/Rome",
    "helsinki": "Europe/Helsinki", "stockholm": "Europe/Stockholm", "warsaw": "Europe/Warsaw", "bogota": "America/Bogota", "havana": "America/Havana", "caracas": "America/Caracas",
    "anchorage": "America/Anchorage", "alaska": "America/Anchorage", "gulf": "Asia/Dubai", "sharm el sheikh": "Africa/Cairo", "budapest": "Europe/Budapest", "rawalpindi": "Asia/Karachi",
}  # fmt: skip
_PHRASES: dict[str, Entry] = {
    "the day before yesterday": ("DAYWORD", (-2, "")), "the day after tomorrow": ("DAYWORD", (2, "")),
    "day before yesterday": ("DAYWORD", (-2, "")), "day after tomorrow": ("DAYWORD", (2, "")),
    "no later than": ("BY", None), "not later than": ("BY", None), "at the latest": ("LATEST", None), "up until": ("UNTIL", None),
    "up to": ("UPTO", None), "after that": ("AFTERTHAT", None), "ahead of": ("BEFORE", None), "prior to": ("BEFORE", None), "as of": ("ASOF", None), "on or before": ("BY", None),
    "more than": ("MORETHAN", None), "over the course of": ("OVER", None), "in the course of": ("OVER", None), "less than": ("LESSTHAN", None),
    "fewer than": ("LESSTHAN", None), "at least": ("ATLEAST", None), "at most": ("UPTO", None), "a couple of": ("NUM", 2), "a couple": ("NUM", 2), "couple of": ("NUM", 2),
    "a few": ("FEW", None), "dozens of": ("FEW", None), "hundreds of": ("FEW", None), "a half": ("WORD", None), "half a": ("HALFA", None), "half an": ("HALFA", None),
    "and a half": ("ANDHALF", None), "- and - a - half": ("ANDHALF", None), "every other": ("EVERYOTHER", None), "local time": ("ZONE", "local"),
    "from now": ("HENCE", None), "right now": ("VAGUE", None), "at the moment": ("VAGUE", None), "at present": ("VAGUE", None),
    "at this time": ("VAGUE", None), "these days": ("VAGUE", None), "in recent days": ("VAGUE", None), "in recent weeks": ("VAGUE", None),
    "in recent months": ("VAGUE", None), "in recent years": ("VAGUE", None), "recent days": ("VAGUE", None), "recent weeks": ("VAGUE", None), "recent months": ("VAGUE", None),
    "recent years": ("VAGUE", None), "in the near future": ("VAGUE", None), "near future": ("VAGUE", None), "in due course": ("VAGUE", None), "for now": ("VAGUE", None),
    "in the past": ("VAGUE", None), "in the future": ("VAGUE", None), "not long ago": ("VAGUE", None), "long ago": ("VAGUE", None), "a long time ago": ("VAGUE", None),
    "some time ago": ("VAGUE", None), "a while ago": ("VAGUE", None), "earlier on": ("WORD", None), "as soon as possible": ("VAGUE", None), "as soon as": ("WORD", None),
    "sooner or later": ("VAGUE", None), "the other day": ("VAGUE", None), "one day": ("ONEDAY", None), "once again": ("WORD", None),
    "in the coming days": ("VAGUE", None), "in the coming weeks": ("VAGUE", None), "in the coming months": ("VAGUE", None), "in the coming years": ("VAGUE", None),
    "coming days": ("VAGUE", None), "coming weeks": ("VAGUE", None), "coming months": ("VAGUE", None), "coming years": ("VAGUE", None), "in days to come": ("VAGUE", None),
    "in the next few days": ("VAGUE", None), "in the next few weeks": ("VAGUE", None), "in the next few months": ("VAGUE", None),
    "day after day": ("WORD", None), "day by day": ("WORD", None), "step by step": ("WORD", None), "end of the day": ("ENDDAY", None), "for the first time": ("WORD", None),
    "years old": ("WORD", None), "year old": ("WORD", None), "months old": ("WORD", None), "days old": ("WORD", None), "years of age": ("WORD", None),
    "new year's eve": ("HOLIDAY", "12-31"), "new year’s eve": ("HOLIDAY", "12-31"), "new year's day": ("HOLIDAY", "01-01"), "new year’s day": ("HOLIDAY", "01-01"),
    "new year's": ("HOLIDAY", "01-01"), "new year’s": ("HOLIDAY", "01-01"), "christmas eve": ("HOLIDAY", "12-24"), "christmas day": ("HOLIDAY", "christmas"), "boxing day": ("HOLIDAY", "12-26"),
    "orthodox christmas": ("HOLIDAY", "01-07"), "orthodox easter": ("HOLIDAY", "orthodox-easter"), "easter sunday": ("HOLIDAY", "easter"), "easter monday": ("HOLIDAY", "easter+1"),
    "good friday": ("HOLIDAY", "easter-2"), "palm sunday": ("HOLIDAY", "easter-7"), "ash wednesday": ("HOLIDAY", "easter-46"), "victory day": ("HOLIDAY", "05-09"), "may day": ("HOLIDAY", "05-01"),
    "valentine's day": ("HOLIDAY", "02-14"), "valentine’s day": ("HOLIDAY", "02-14"), "women's day": ("HOLIDAY", "03-08"), "women’s day": ("HOLIDAY", "03-08"),
    "bastille day": ("HOLIDAY", "07-14"), "labor day": ("HOLIDAY", "labor"), "labour day": ("HOLIDAY", "05-01"), "memorial day": ("HOLIDAY", "memorial"), "veterans day": ("HOLIDAY", "11-11"),
    "armistice day": ("HOLIDAY", "11-11"), "martin luther king day": ("HOLIDAY", "mlk"), "black friday": ("HOLIDAY", "black-friday"), "fourth of july": ("HOLIDAY", "07-04"),
    "international workers' day": ("HOLIDAY", "05-01"), "human rights day": ("HOLIDAY", "12-10"), "united nations day": ("HOLIDAY", "10-24"), "europe day": ("HOLIDAY", "05-09"),
    "republic day": ("REPUBLICDAY", None), "eid al - fitr": ("HOLIDAY", "eid-al-fitr"), "eid al fitr": ("HOLIDAY", "eid-al-fitr"), "eid al - adha": ("HOLIDAY", "eid-al-adha"),
    "eid al adha": ("HOLIDAY", "eid-al-adha"), "yom kippur": ("HOLIDAY", "yom-kippur"), "rosh hashanah": ("HOLIDAY", "rosh-hashanah"),
    "all - time": ("WORD", None), "one - day": ("WORD1DAY", None), "year - end": ("YEAREND", None), "year end": ("YEAREND", None), "year's end": ("YEAREND", None), "year’s end": ("YEAREND", None),
    "once a": ("ONCEA", 1), "twice a": ("ONCEA", 2), "once every": ("EVERY", None), "so far": ("WORD", None), "second world": ("WORD", None), "first world": ("WORD", None),
    "half past": ("HALFPAST", None), "quarter past": ("QUARTERPAST", None), "quarter to": ("QUARTERTO", None), "a quarter": ("QUARTER", None),
    "in the morning": ("PART", "morning"), "in the afternoon": ("PART", "afternoon"), "in the evening": ("PART", "evening"), "at night": ("ATNIGHT", "night"),
    "middle of the night": ("PART", "night"), "the small hours of": ("EARLYHOURS", None), "the early hours of": ("EARLYHOURS", None), "in the early hours": ("EARLYHOURS", None), "the early hours": ("EARLYHOURS", None), "the small hours": ("EARLYHOURS", None),
    "early hours of": ("EARLYHOURS", None), "spring offensive": ("WORD", None), "prague spring": ("WORD", None), "arab spring": ("WORD", None), "black september": ("WORD", None),
    "day one": ("WORD", None), "day 1": ("WORD", None), "d - day": ("WORD", None), "same time": ("WORD", None), "this time": ("WORD", None), "last time": ("WORD", None), "next time": ("WORD", None),
    "at the end": ("ATEND", None), "in the end": ("WORD", None), "last resort": ("WORD", None), "this end": ("WORD", None), "last minute": ("WORD", None), "per cent": ("WORD", None),
    "in the middle of": ("EDGEOF", "mid"), "late last": ("LATELAST", None), "year - on - year": ("WORD", None), "month - on - month": ("WORD", None), "a day": ("ADAY", 1), "a year": ("AYEAR", 1), "a week": ("AWEEK", 1), "a month": ("AMONTH", 1), "an hour": ("ANHOUR", 1),
}  # fmt: skip
_PHRASES = {key: entry for key, entry in _PHRASES.items() if entry[0] not in
            {"ONEDAY", "WORD1DAY", "LATELAST", "EDGEOF", "ATEND", "REPUBLICDAY", "ADAY", "AYEAR", "AWEEK", "AMONTH", "ANHOUR"}}  # fmt: skip
_PHRASES |= {f"{place} time": ("ZONE", zone) for place, zone in PLACES.items()}
_PHRASES |= {f"{place} standard time": ("ZONE", zone) for place, zone in PLACES.items()}

_NUMERALS = {
    word: float(number)
    for number, word in enumerate(
        words_in("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
""")
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mln": 10**6, "bn": 10**9, "mn": 10**6,
}  # fmt: skip
_ORDINALS = {
    word: number
    for number, word in enumerate(
        words_in("""
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""")
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}

ENGLISH = Language(
    code="en",
    words=_MONTHS | _DAYS | _UNITS | _PARTS | _DAYWORDS | _SIGNALS | _OFTEN | _VAGUE | _SEASONS | _HOLIDAYS | _ZONES,
    phrases=_PHRASES,
    numerals=_NUMERALS,
    scales=_SCALES,
    ordinals=_ORDINALS,
    proper=frozenset(words_in("may march mar sun sat mon wed jan dec august")),
    future=FUTURE,
    past=PAST,
    past_endings=("ed",),
    future_before=FUTURE_BEFORE,
    planned=PLANNED,
    neither=NEITHER,
    places=PLACES,
    quantity=QUANTITY,
)
