"""How many times are found and resolved right in newspapers labelled with TimeML: python bench/read/timeml.py FOLDER... [--share N/M] [--json FILE]

TimeBank 1.2 and the AQUAINT TimeML corpus in the form cleaned for TempEval-3 (UzZaman and others, SemEval-2013 task 1). The texts are used
for measuring alone and are no part of this project. Articles whose name has an even CRC-32 (``--share 0/2``) were looked
at while the rules were made, the others (``--share 1/2``) were not.

Found: a mention overlaps the label. Right: the same first and last day, the same moment, the same length or the same recurrence; of a
part of a day ("this evening") the same day. TimeML gives "early May" and "earlier this year" the whole month or year: a
stretch inside it is right there. Of a range labelled as two times each end counts. Labels for "now", "recent" and "the future" (present, past and future
reference), which this reader leaves alone, are counted apart; an unknown number ("several years") has no value to compare and
counts for ``found`` alone. Articles named wsj_ are reports of a business paper, most of them of quarterly results, and are counted
apart too: "a year ago" stands for a quarter there. A season, a half and a quarter of a year that the label gives count by their months.
"""

from __future__ import annotations

import argparse
import calendar
import html
import json
import platform
import re
import sys
import zlib
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from goodoffices.case.when import Duration, When, parse_when  # noqa: E402
from goodoffices.read.time import TimeMention, read_times  # noqa: E402

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_PART_OF = re.compile(r"\b(?:early|earlier|mid|middle|late|later|beginning|start|end|close)\b|-end\b", re.IGNORECASE)
_TWO_ENDS = re.compile(r"\b(?:to|and|through|until)\b|[-–]", re.IGNORECASE)
Label = tuple[int, int, str, str]


def labelled(path: Path) -> tuple[str, str, list[Label]]:
    """The text of an article, its day, and its labels: start, end, type and value."""
    content = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', content)
    day = re.search(r'value="([^"]*)"', created.group())[1] if created else ""  # type: ignore[index]
    body = re.search(r"<TEXT>(.*)</TEXT>", content, re.DOTALL)
    text, labels, opened, place = "", [], [], 0
    inner = body[1] if body else ""
    for match in _TAG.finditer(inner):
        text += html.unescape(inner[place : match.start()])
        place = match.end()
        if match[2] != "TIMEX3":
            continue
        if match[1]:
            start, given = opened.pop()
            labels.append((start, len(text), given.get("type", ""), given.get("value", "")))
        else:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', match[3]))))
    text += html.unescape(inner[place:])
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text), day, labels


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of a value; None where it has none."""
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(days=5 if match[3] else 0)), monday + timedelta(days=6)
    spans = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
    if (match := re.fullmatch(r"(\d{4})-(Q[1-4]|H[12])", value)) and match[2] in spans:
        first, last = spans[match[2]]
        return date(int(match[1]), first, 1), date(int(match[1]), last, calendar.monthrange(int(match[1]), last)[1])
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    return None


def has_value(kind: str, value: str) -> bool:
    """Whether a label can be compared."""
    if kind in ("DURATION", "SET"):
        return bool(re.fullmatch(r"P(?:T?\d+(?:\.\d+)?[A-Z]{1,2})+", value))
    return days_of(value) is not None


def same(kind: str, value: str, words: str, mention: TimeMention) -> bool:
    """Whether a mention has the value of a label."""
    if kind == "SET":
        return mention.every is not None and mention.every.text == value
    if kind == "DURATION":
        read = [one for one in (mention.value, mention.length) if isinstance(one, Duration)]
        return any(_length(one.text) == _length(value) for one in read)
    want = days_of(value)
    assert want is not None
    read = [one for one in (mention.value, mention.stretch) if isinstance(one, When)]
    if clock := re.search(r"T(\d\d):(\d\d)", value):
        return any(one.start.strftime("%Y-%m-%d %H:%M") == f"{value[:10]} {clock[1]}:{clock[2]}" for one in read)
    if _PART_OF.search(words):
        return any(want[0] <= one.start.date() and one.last_day <= want[1] for one in read)
    if mention.value and _TWO_ENDS.search(mention.words):
        return any(one.start.date() == want[0] or one.last_day == want[1] for one in read)
    return any((one.start.date(), one.last_day) == want for one in read)


def _length(text: str) -> tuple[int, int, int]:
    """Months, days and minutes of a length."""
    month = {"Y": 12, "M": 1, "DE": 120, "CE": 1200, "Q": 3}
    date_part, _, clock = text[1:].partition("T")
    months = days = minutes = 0
    for number, unit in re.findall(r"(\d+)([A-Z]+)", date_part):
        months += int(number) * month.get(unit, 0)
        days += int(number) * {"D": 1, "W": 7, "WE": 2}.get(unit, 0)
    for number, unit in re.findall(r"(\d+)([A-Z])", clock):
        minutes += int(number) * {"H": 60, "M": 1}.get(unit, 0)
    return months, days, minutes


def measure(paths: Iterable[Path], faults: bool) -> dict[str, object]:
    """Figures on some articles."""
    counts = {
        "articles": 0,
        "labels": 0,
        "found": 0,
        "with a value": 0,
        "right": 0,
        "given": 0,
        "given and labelled": 0,
        "references, left apart": 0,
    }
    for path in paths:
        text, day, labels = labelled(path)
        if not re.match(r"\d{4}-\d\d-\d\d", day):
            continue
        counts["articles"] += 1
        mentions = read_times(text, parse_when(day[:10], "UTC"), zone="UTC")
        counts["given"] += len(mentions)
        counts["given and labelled"] += sum(
            any(one.span.start < end and start < one.span.end for start, end, _, _ in labels) for one in mentions
        )
        for start, end, kind, value in labels:
            if value.endswith("_REF"):
                counts["references, left apart"] += 1
                continue
            near = [one for one in mentions if one.span.start < end and start < one.span.end]
            counts["labels"] += 1
            counts["found"] += bool(near)
            known = has_value(kind, value)
            right = known and any(same(kind, value, text[start:end], one) for one in near)
            counts["with a value"] += known
            counts["right"] += right
            if faults and (not near or (known and not right)):
                ours = [f"{one.words}={one.value}/{one.length}/{one.every}" for one in near]
                print(
                    f"{day} {kind} {value} [{text[start:end]}] {ours or 'NOT FOUND'} | {text[max(0, start - 50) : end + 40]!r}"
                )
        if faults:
            for one in mentions:
                if not any(one.span.start < end and start < one.span.end for start, end, _, _ in labels):
                    print(
                        f"EXTRA {one.words} = {one.value} | {text[max(0, one.span.start - 40) : one.span.end + 30]!r}"
                    )
    return {
        **counts,
        "found, share": round(counts["found"] / max(1, counts["labels"]), 3),
        "right, share": round(counts["right"] / max(1, counts["with a value"]), 3),
        "precision": round(counts["given and labelled"] / max(1, counts["given"]), 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--share", default="0/1", help="articles whose name's CRC-32 modulo M is N")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rest, parts = map(int, given.share.split("/"))
    results: dict[str, object] = {"python": platform.python_version(), "share": given.share}
    for folder in given.folders:
        paths = [path for path in sorted(folder.glob("[!.]*.tml")) if zlib.crc32(path.stem.encode()) % parts == rest]
        business = [path for path in paths if path.stem.startswith("wsj_")]
        results[folder.name] = measure([path for path in paths if path not in business], given.faults)
        if business:
            results[f"{folder.name}, business paper"] = measure(business, given.faults)
    print(json.dumps(results, indent=1))
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
