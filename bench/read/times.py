"""How many times are found, and how many resolved right: python bench/read/times.py [--cases FILE] [--gum FOLDER] [--json FILE]

On the invented sentences of tests/read/time (batch_two was written before the rules met it), on news of GUM with dates marked by
another hand, and on the cases of Recognizers-Text. Beside it, where they are installed, dateparser (search_dates, once with the
setting that read most right) and Recognizers-Text itself: ``pip install dateparser recognizers-text-suite==1.0.2a2 emoji==1.7``
in an environment of their own.

Found: a mention overlaps the labelled words. Right: the same first and last day, the same moment, the same length.

The cases of Recognizers-Text are commands to an assistant, not news; several of its conventions are not a newspaper's. Left out of
the figure for news: values that stand for two days ("Friday" is both the last and the next), times of day without a day, its part
of day in hours of its own, "now" and "all day", its weeks beginning on the last day of the year, ends of ranges that leave out
the last day or month, durations in fractions, and cases it marks as answered in one way by design. Both figures are given.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.read.time import batch_one, batch_two  # noqa: E402
from tests.read.time.scored import score_sentences  # noqa: E402

from goodoffices.case.when import Duration, When, parse_when  # noqa: E402
from goodoffices.read.time import read_times  # noqa: E402

Found = Iterable[tuple[int, int, object]]
Reader = Callable[[str, When], Found]


def ours(text: str, anchor: When) -> Found:
    """This house."""
    for mention in read_times(text, anchor, zone=anchor.zone):
        values: list[object] = [("every", mention.every.text) if mention.every else mention.value]
        yield mention.span.start, mention.span.end, [*values, mention.stretch] if mention.stretch else values


def _days(first: date, last: date) -> When:
    zone = parse_when("2024-01-01", "UTC").start.tzinfo
    start = datetime(first.year, first.month, first.day, tzinfo=zone)
    end = datetime(last.year, last.month, last.day, tzinfo=zone) + timedelta(days=1)
    return When(start, end, "day" if first == last else "interval")


def dateparser_reader() -> Reader | None:
    """dateparser, whose answers are moments: without a clock in the words they are taken as the day, month or year named."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None

    def read(text: str, anchor: When) -> Found:
        base = anchor.start.replace(tzinfo=None)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "current_period", "RETURN_TIME_SPAN": True}
        at = 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            aware = moment if moment.tzinfo else moment.replace(tzinfo=anchor.start.tzinfo)
            if re.search(r"\d:\d\d|[ap]\.?m\b|noon|midnight", words.lower()):
                yield start, at, When(aware, aware, "moment")
            elif re.fullmatch(r"\D*\d{4}", words) and not re.search(r"[A-Za-z]{3}", words):
                yield start, at, _days(date(moment.year, 1, 1), date(moment.year, 12, 31))
            elif re.fullmatch(r"(?:in |since )?[A-Z][a-z]+(?: \d{4})?", words) and "day" not in words.lower():
                first = date(moment.year, moment.month, 1)
                last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
                yield start, at, _days(first, last)
            else:
                yield start, at, _days(moment.date(), moment.date())

    return read


def recognizers_reader() -> Reader | None:
    """Recognizers-Text; of two answers the later one counts after a word of what is to come, else the earlier."""
    try:
        from recognizers_date_time import recognize_datetime
    except Exception:  # noqa: BLE001  (its import breaks with some versions of emoji)
        return None

    def read(text: str, anchor: When) -> Found:
        base = anchor.start.replace(tzinfo=None)
        for item in recognize_datetime(text, "en-us", reference=base):
            values = (item.resolution or {}).get("values", [])
            yield item.start, item.end + 1, [_timex(value, anchor) for value in values]

    return read


def _timex(value: dict[str, str], anchor: When) -> object:
    kind, timex = value.get("type", ""), value.get("timex", "")
    if kind == "duration":
        return Duration(0, 0, 0, timex)
    if kind == "set":
        return ("every", timex)
    start, end = value.get("start") or value.get("value", ""), value.get("end", "")
    try:
        first = datetime.fromisoformat(start).replace(tzinfo=anchor.start.tzinfo)
        if kind == "date":
            return _days(first.date(), first.date())
        if kind == "datetime":
            return When(first, first, "moment")
        last = datetime.fromisoformat(end).replace(tzinfo=anchor.start.tzinfo)
    except ValueError:
        return None
    if kind == "daterange":
        return _days(first.date(), last.date() - timedelta(days=1))
    return When(first, last, "interval")


def on_batch(batch: Any, reader: Reader) -> dict[str, Any]:
    """Figures on invented sentences."""
    anchor = parse_when(batch.ANCHOR, batch.ZONE)

    def read(sentence: str) -> Found:
        for start, end, value in reader(sentence, anchor):
            if isinstance(value, list):
                for other in value or [None]:
                    yield start, end, other
            else:
                yield start, end, value

    figures = asdict(score_sentences(batch.SENTENCES, read))
    figures.pop("faults")
    return {"sentences": len(batch.SENTENCES), **figures}


_TOKEN = re.compile(r"^([^\t\n<]+)\t", re.MULTILINE)


def gum_news(folder: Path) -> Iterable[tuple[str, When, list[tuple[int, int, str, str]]]]:
    """Text, day of publication, and the marked dates: start, end, first and last day as written in the mark."""
    for path in sorted(folder.glob("*.xml")):
        content = path.read_text(encoding="utf-8")
        created = re.search(r'dateCreated="([\d-]+)"', content)
        stated = re.search(r'<date when="(\d{4}-\d\d-\d\d)" rend="bold">', content) or re.search(
            r'<date when="(\d{4}-\d\d-\d\d)"', content
        )
        text, marks, opened = "", [], []
        for line in content.split("\n"):
            if line.startswith("<date"):
                opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', line))))
            elif line.startswith("</date") and opened:
                start, given = opened.pop()
                first = given.get("when") or given.get("from") or given.get("notBefore") or ""
                last = given.get("when") or given.get("to") or given.get("notAfter") or ""
                marks.append((start + (text[start : start + 1] == " "), len(text), first, last))
            elif line.startswith(("</s>", "</p>", "</head>")):
                text += "\n" if line != "</s>" else ""
            elif "\t" in line:
                word = line.split("\t")[0]
                text += (
                    word if word in ",.;:!?)’'" or word.startswith("'") or not text or text[-1] in "\n(" else f" {word}"
                )
        day = stated[1] if stated else created[1] if created else "2000-01-01"
        yield text, parse_when(day, "UTC"), marks


def on_gum(folder: Path, reader: Reader) -> dict[str, int]:
    """Figures on the marked dates of GUM."""
    counts = {"labelled": 0, "found": 0, "right": 0}
    for text, day, marks in gum_news(folder):
        got = list(reader(text, day))
        for start, end, first, last in marks:
            if not first or not last:
                continue
            counts["labelled"] += 1
            near = [item for item in got if item[0] < end and start < item[1]]
            counts["found"] += bool(near)
            want = parse_when(first, "UTC").start.date(), parse_when(last, "UTC").last_day
            values = [value for item in near for value in (item[2] if isinstance(item[2], list) else [item[2]])]
            good = any(isinstance(v, When) and (v.start.date(), v.last_day) == want for v in values)
            counts["right"] += good or _end_of_range((start, end), want, near, [mark[:2] for mark in marks])
    return counts


def _end_of_range(
    mark: tuple[int, int], want: tuple[date, date], near: list[Any], marks: list[tuple[int, int]]
) -> bool:
    """Whether a range was read as one whose two ends are marked apart, and this end is the one marked."""
    for start, end, value in near:
        inside = [other for other in marks if start <= other[0] and other[1] <= end]
        for when in value if isinstance(value, list) else [value]:
            if isinstance(when, When) and len(inside) == 2:
                first = inside[0] == mark
                return when.start.date() == want[0] if first else when.last_day == want[1]
    return False


_ODD = re.compile(r"XXXX-WXX|^T|PRESENT_REF|T(?:MO|AF|EV|NI|DT|ME)|W\d\d|P\d*\.\d|BD|WE\b|^[(]")


def on_cases(file: Path, reader: Reader) -> dict[str, Any]:
    """Figures on the cases of Recognizers-Text: all of them, and those whose answer is a newspaper's as well."""
    all_, news = {"labelled": 0, "found": 0, "right": 0}, {"labelled": 0, "found": 0, "right": 0}
    for case in json.loads(file.read_text(encoding="utf-8")):
        anchor = parse_when((case.get("Context", {}).get("ReferenceDateTime") or "2016-11-07T00:00:00")[:19], "UTC")
        got = list(reader(case["Input"], anchor)) if case["Results"] else []
        for result in case["Results"]:
            values = (result.get("Resolution") or {}).get("values", [])
            start = result.get("Start", case["Input"].lower().find(result["Text"]))
            end = start + len(result["Text"])
            near = [item for item in got if item[0] < end and start < item[1]]
            read = [value for item in near for value in (item[2] if isinstance(item[2], list) else [item[2]])]
            good = any(_same(value, item, anchor) for value in values for item in read)
            plain = (
                len(values) == 1
                and not _ODD.search(values[0].get("timex", ""))
                and not case.get("NotSupportedByDesign")
            )
            for counts in (all_, news) if plain else (all_,):
                counts["labelled"] += 1
                counts["found"] += bool(near)
                counts["right"] += good
    return {"all": all_, "as in news": news}


def _same(value: dict[str, str], read: object, anchor: When) -> bool:
    want = _timex(value, anchor)
    if isinstance(want, When) and isinstance(read, When):
        return want.utc() == read.utc() or (
            want.grain != "moment" != read.grain
            and (want.start.date(), want.last_day) == (read.start.date(), read.last_day)
        )
    if isinstance(want, Duration) and isinstance(read, Duration):
        return want.text.replace("P7D", "P1W") == read.text.replace("P7D", "P1W")
    if isinstance(want, tuple) and isinstance(read, tuple):
        return want == read or re.sub(r"XXXX-WXX.*", "P1W", want[1]) == read[1]
    if want is None and isinstance(read, When) and (value.get("start") or value.get("end")):
        edge = value.get("start") or value.get("end") or ""
        return edge[:10] in {read.start.date().isoformat(), read.end.date().isoformat()}
    return False


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, help="english_datetime_cases.json of Recognizers-Text")
    parser.add_argument("--gum", type=Path, help="folder with GUM news in XML")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    readers = {"goodoffices": ours, "dateparser": dateparser_reader(), "recognizers-text": recognizers_reader()}
    packages = {"dateparser": "dateparser", "recognizers-text": "recognizers-text-date-time"}
    results: dict[str, Any] = {"python": platform.python_version(), "versions": {}}
    for name, reader in readers.items():
        if reader is None:
            continue
        if name in packages:
            try:
                results["versions"][name] = version(packages[name])
            except PackageNotFoundError:
                continue
        figures: dict[str, Any] = {"batch one": on_batch(batch_one, reader), "batch two": on_batch(batch_two, reader)}
        if given.gum:
            figures["GUM news"] = on_gum(given.gum, reader)
        if given.cases:
            figures["cases of Recognizers-Text"] = on_cases(given.cases, reader)
        results[name] = figures
    text = json.dumps(results, indent=1, ensure_ascii=False)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
