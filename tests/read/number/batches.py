"""Invented sentences of news with their numbers: words, kind, low, high (None: at least), about, unit.

The rules were written while looking at ``ONE``; ``TWO`` was written before the rules met it, and never tuned on. A low bound of -1
means that the number is not labelled and may be read or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Label = tuple[str, str, float | None, float | None, bool, str]
Sentences = Sequence[tuple[str, tuple[Label, ...]]]

ONE: Sentences = (
    ("Russia returned the bodies of 1,000 deceased persons to Ukraine.", (("1,000", "count", 1000, 1000, False, "body"),)),
    ("Ukraine transferred the remains of 19 killed Russian soldiers in return.", (("19", "count", 19, 19, False, "body"),)),
    ("At least 12 civilians were killed and 30 wounded.", (("At least 12", "count", 12, None, False, "civilian"), ("30 wounded", "count", 30, 30, False, "wounded"))),
    ("Some 6,000 prisoners are on the lists.", (("6,000", "count", 6000, 6000, True, "prisoner"),)),
    ("The sides agreed on a 1,000 for 1,000 exchange.", (("1,000 for", "count", 1000, 1000, False, ""), ("1,000 exchange", "count", 1000, 1000, False, "exchange"))),
    ("The tariff would be 100% on all goods.", (("100%", "percent", 100, 100, False, "%"),)),
    ("He pledged $1.2 billion in aid.", (("$1.2 billion", "money", 1.2e9, 1.2e9, False, "USD"),)),
    ("The fund holds nearly 50 million euros.", (("50 million", "money", 50e6, 50e6, True, "EUR"),)),
    ("Two rounds of talks and a third round were held.", (("Two", "count", 2, 2, False, "round"), ("third", "ordinal", 3, 3, False, "round"))),
    ("Up to 300 fighters crossed between 20 and 30 checkpoints.", (("300", "count", 0, 300, False, "soldier"), ("20 and 30", "count", 20, 30, False, "checkpoint"))),
    ("More than a thousand people marched.", (("thousand", "count", 1000, None, False, "person"),)),
    ("Dozens of hostages were freed.", (("Dozens", "count", 24, None, True, "hostage"),)),
    ("A Su-34 and a Boeing 737 were grounded under Resolution 2202 and Article 5.", (("Su-34", "identifier", None, None, False, ""), ("737", "identifier", None, None, False, ""), ("2202", "identifier", None, None, False, ""), ("Article 5", "identifier", None, None, False, ""))),
    ("The G7 met 24-48 hours later, 300 km away.", (("G7", "identifier", None, None, False, ""), ("24-48", "measure", 24, 48, False, "hour"), ("300 km", "measure", 300, 300, False, "km"))),
    ("Half of the prisoners and a quarter of the villages were returned.", (("Half", "fraction", 0.5, 0.5, False, "prisoner"), ("a quarter", "fraction", 0.25, 0.25, False, "village"))),
    ("In 2025, on June 2 at 7 p.m., they met.", ()),
    ("A 33-year-old man said no one was left.", ()),
    ("Twenty-five trucks carried two thousand five hundred tonnes.", (("Twenty-five", "count", 25, 25, False, "truck"), ("two thousand five hundred", "measure", 2500, 2500, False, "tonne"))),
)  # fmt: skip

TWO: Sentences = (
    ("Nearly 400 detainees were flown to Muscat in three planes.", (("Nearly 400", "count", 400, 400, True, "prisoner"), ("three", "count", 3, 3, False, "plane"))),
    ("Each side released 50 women and 16 children.", (("50", "count", 50, 50, False, "woman"), ("16", "count", 16, 16, False, "child"))),
    ("No more than five inspectors may enter at a time.", (("five", "count", 0, 5, False, "inspector"),)),
    ("The second tranche of 1,200 bodies follows.", (("second", "ordinal", 2, 2, False, "tranche"), ("1,200", "count", 1200, 1200, False, "body"))),
    ("An estimated 2.4 million people have fled.", (("2.4 million", "count", 2.4e6, 2.4e6, True, "person"),)),
    ("The bank froze €300 million, or 12 percent of the reserves.", (("€300 million", "money", 300e6, 300e6, False, "EUR"), ("12 percent", "percent", 12, 12, False, "%"))),
    ("Rebels seized four villages and about 15 km of road.", (("four", "count", 4, 4, False, "village"), ("15 km", "measure", 15, 15, True, "km"))),
    ("The delegation of eleven arrived with 7 aides.", (("eleven", "count", 11, 11, False, ""), ("7", "count", 7, 7, False, "aide"))),
    ("Hundreds of families spent 60 days in cellars.", (("Hundreds", "count", 200, None, True, "family"), ("60 days", "measure", 60, 60, False, "day"))),
    ("At least 230 Palestinian prisoners will be swapped for 20 Israeli hostages.", (("230", "count", 230, None, False, "prisoner"), ("20", "count", 20, 20, False, "hostage"))),
    ("The army said it shot down 34 of 41 drones and two cruise missiles.", (("34", "count", 34, 34, False, "drone"), ("41", "count", 41, 41, False, "drone"), ("two", "count", 2, 2, False, "missile"))),
    ("Two-thirds of the members backed the 14-point plan.", (("Two-thirds", "fraction", 2 / 3, 2 / 3, False, "member"), ("14-point", "count", 14, 14, False, "point"))),
    ("Aid worth 3.5 billion dollars was blocked for 18 months.", (("3.5 billion", "money", 3.5e9, 3.5e9, False, "USD"), ("18 months", "measure", 18, 18, False, "month"))),
    ("An F-16 and an S-300 battery were moved near Highway 60.", (("F-16", "identifier", None, None, False, ""), ("S-300", "identifier", None, None, False, ""), ("60", "identifier", None, None, False, ""))),
    ("Under Article 7 of the draft, 10 to 15 observers are sent.", (("Article 7", "identifier", None, None, False, ""), ("10 to 15", "count", 10, 15, False, "observer"))),
    ("The fourth meeting of the committee drew more than 90 countries.", (("fourth", "ordinal", 4, 4, False, "meeting"), ("more than 90", "count", 90, None, False, "country"))),
    ("Around 70 wounded soldiers and 5 medics were evacuated.", (("Around 70", "count", 70, 70, True, "soldier"), ("5", "count", 5, 5, False, "medic"))),
    ("In May 2023 and on 4 June at 15:30 the line was quiet.", ()),
    ("Maria, 46, lost both sons; her 12-year-old niece survived.", ()),
    ("Call the press office on +41 22 917 1234 before 9 a.m.", (("+41 22 917 1234", "identifier", None, None, False, ""),)),
    ("Fewer than 40 of the 128 missing have been identified.", (("Fewer than 40", "count", 0, 40, False, ""), ("128", "count", 128, 128, False, "missing"))),
    ("Prices rose by 8.4% while wages fell by half.", (("8.4%", "percent", 8.4, 8.4, False, "%"), ("half", "fraction", 0.5, 0.5, False, ""))),
    ("As many as 500 civilians, among them 40 children, are trapped.", (("500", "count", 0, 500, False, "civilian"), ("40", "count", 40, 40, False, "child"))),
    ("Thousands of residents waited for 20 buses and one ambulance.", (("Thousands", "count", 2000, None, True, "resident"), ("20", "count", 20, 20, False, "bus"), ("one", "count", 1, 1, False, "ambulance"))),
    ("The two sides exchanged 307 prisoners each, 6 of them officers.", (("two", "count", 2, 2, False, "side"), ("307", "count", 307, 307, False, "prisoner"), ("6", "count", 6, 6, False, "officer"))),
)  # fmt: skip


@dataclass
class Outcome:
    """Counts and what went wrong."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    extra: int = 0
    faults: list[str] = field(default_factory=list)


def score_numbers(sentences: Sentences, read: object) -> Outcome:
    """Read every sentence and compare; ``read`` gives (start, end, kind, low, high, about, unit)."""
    outcome = Outcome()
    for sentence, labels in sentences:
        got: list[tuple[int, int, str, float | None, float | None, bool, str]] = list(read(sentence))  # type: ignore[operator]
        used: set[int] = set()
        for words, *label in labels:
            start = sentence.index(words)
            near = [n for n, item in enumerate(got) if item[0] < start + len(words) and start < item[1]]
            used.update(near)
            outcome.labelled += 1
            outcome.found += bool(near)
            good = any(_same(label, got[n][2:]) for n in near)
            outcome.right += good
            if not good:
                outcome.faults.append(f"{sentence} | {words!r} is {label}, read {[got[n] for n in near]}")
        extra = [item for n, item in enumerate(got) if n not in used]
        outcome.extra += len(extra)
        outcome.faults.extend(f"{sentence} | not labelled: {sentence[a:b]!r} {rest}" for a, b, *rest in extra)
    return outcome


def _same(label: Iterable[object], read: Iterable[object]) -> bool:
    return all(
        a == b or (isinstance(a, int | float) and isinstance(b, int | float) and abs(a - b) < 1e-6 * max(1, abs(a)))
        for a, b in zip(label, read, strict=True)
    )
