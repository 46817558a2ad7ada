"""The lists of the training exercise: two lists of 300 invented people with every trap of the practice, and the answers.

    python -m bench.people.exercise FOLDER [--seed N]

Writes ``suda-seeks.csv`` (whom Suda looks for), ``norda-holds.csv`` (whom Norda says it holds), ``norda-holds-2.csv`` (the
same list, corrected), ``suda-holds.csv`` (whom Suda holds) and ``answers.csv`` (who is who, and what the trap is). One seed, one exercise; the bundled one is that of seed 1. Nobody on the lists exists: surnames are made
of roots and endings, all else is drawn.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from bench.people.exercise_sequel import corrected, suda_holds

ROWS = 300
_ROOTS = """Барвін Вербол Гайдош Дубравч Журавл Залісн Калинд Лебедич Медунч Озерч Полинд Ромашк Сновид Тополин Хвильов Чорноліс
Шипшин Яворич Білоцвіт Громов Далекос Жовтобр Зоренд Криничн Лугов Мальвинс Небокрай Осокор Перлівц Росянч Степовин Терновц
Ужвин Фіалков Цвітанч Чебрецьк Щасливц Юровин Ясенч Вітровійс"""
ROOTS = _ROOTS.split()
ENDINGS = ("енко", "ський", "чук", "юк", "ець", "ів", "ак", "ич", "ан", "иш", "уха", "айло")
MEN = (
    ("Олександр", "Александр"), ("Сергій", "Сергей"), ("Андрій", "Андрей"), ("Дмитро", "Дмитрий"), ("Володимир", "Владимир"),
    ("Микола", "Николай"), ("Юрій", "Юрий"), ("Іван", "Иван"), ("Максим", "Максим"), ("Ігор", "Игорь"), ("Олексій", "Алексей"),
    ("Василь", "Василий"), ("Євген", "Евгений"), ("Віктор", "Виктор"), ("Михайло", "Михаил"), ("Павло", "Павел"),
    ("Петро", "Пётр"), ("Григорій", "Григорий"), ("Тарас", "Тарас"), ("Богдан", "Богдан"), ("Кирило", "Кирилл"), ("Данило", "Даниил"),
)  # fmt: skip
WOMEN = (("Олена", "Елена"), ("Ірина", "Ирина"), ("Ганна", "Анна"), ("Катерина", "Екатерина"), ("Марія", "Мария"))
FATHERS = (
    ("Іванович", "Иванович"), ("Миколайович", "Николаевич"), ("Петрович", "Петрович"), ("Олексійович", "Алексеевич"),
    ("Васильович", "Васильевич"), ("Сергійович", "Сергеевич"), ("Михайлович", "Михайлович"), ("Юрійович", "Юрьевич"),
    ("Григорович", "Григорьевич"), ("Павлович", "Павлович"), ("Андрійович", "Андреевич"), ("Володимирович", "Владимирович"),
)  # fmt: skip
TOWNS = (
    ("Озерськ", "Озерск"),
    ("Верхня Гать", "Верхняя Гать"),
    ("Липів", "Липов"),
    ("Кам'янець", "Каменец"),
    ("Солодке", "Сладкое"),
)
CAMPS = ("north", "south", "mill")
# Norda writes down the ranks of Suda, in its own language: these four are the same word in both.
RANKS = ("солдат", "старший солдат", "сержант", "лейтенант")
LATIN = str.maketrans(
    dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", (
        "a", "b", "v", "h", "g", "d", "e", "ie", "zh", "z", "y", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
        "f", "kh", "ts", "ch", "sh", "shch", "", "iu", "ia", "",
    ), strict=True))
)  # fmt: skip
ALIKE = str.maketrans("аеорсухі", "aeopcyxi")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as is true."""

    surname: str
    given: tuple[str, str]
    father: tuple[str, str]
    born: date
    woman: bool = False
    town: tuple[str, str] = TOWNS[0]
    unit: str = ""
    rank: str = RANKS[0]
    number: str = ""
    category: str = "other"
    captured: date = date(2024, 1, 1)
    trap: str = ""
    tags: tuple[str, ...] = field(default=())


# Somebody on Suda's list, somebody on Norda's, and what the trap is; nobody where one list does not have them.
Pair = tuple[Person | None, Person | None, str]


def drawn(dice: random.Random, surnames: list[str]) -> Person:
    """One more person, with a surname that nobody else has."""
    woman = dice.random() < 0.06
    born = date(1968, 1, 1) + timedelta(days=dice.randrange(38 * 365))
    category = (
        "woman"
        if woman
        else "under-25"
        if born.year >= 2001
        else dice.choices(("wounded", "ill", "other"), (12, 8, 80))[0]
    )
    return Person(
        surnames.pop(), dice.choice(WOMEN if woman else MEN), dice.choice(FATHERS), born, woman, dice.choice(TOWNS),
        f"{dice.randrange(10, 99)} омбр", dice.choices(RANKS, (60, 20, 15, 5))[0], f"ЩД-{dice.randrange(100000, 999999)}", category,
        date(2023, 3, 1) + timedelta(days=dice.randrange(760)),
    )  # fmt: skip


def patronymic(name: str, woman: bool, russian: bool) -> str:
    """The form for a daughter, where it is one."""
    if not woman:
        return name
    return name.removesuffix("ич") + "на" if russian else name.removesuffix("ович") + "івна"


def russian(surname: str) -> str:
    """A surname as a clerk of Norda writes it."""
    for old, new in (("ський", "ский"), ("ець", "ец"), ("ів", "ов")):
        if surname.endswith(old):
            surname = surname.removesuffix(old) + new
    return surname.translate(str.maketrans("іїєґ", "иией")).replace("ьй", "й")


def latin(word: str) -> str:
    return word.lower().translate(LATIN).capitalize()


def slip(dice: random.Random, word: str) -> str:
    """One letter wrong, inside the word."""
    at = dice.randrange(2, len(word) - 2)
    return dice.choice((word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]))


def sought(number: int, one: Person) -> dict[str, str]:
    """A row of Suda's list."""
    return {
        "№": f"S{number:03d}", "Прізвище": one.surname, "Ім'я": one.given[0], "По батькові": patronymic(one.father[0], one.woman, False),
        "Стать": "ж" if one.woman else "ч", "Дата народження": f"{one.born:%d.%m.%Y}", "Місце народження": one.town[0],
        "Підрозділ": one.unit, "Звання": one.rank, "Особистий номер": one.number, "Категорія": one.category,
        "Дата полону": f"{one.captured:%d.%m.%Y}",
    }  # fmt: skip


def held(dice: random.Random, number: int, one: Person) -> dict[str, str]:
    """A row of Norda's list: in Russian, part of it in Latin letters, less known, and here and there wrong."""
    surname, given, father = russian(one.surname), one.given[1], patronymic(one.father[1], one.woman, True)
    if "latin" in one.tags:
        surname, given, father = (
            latin(one.surname),
            latin(one.given[0]),
            latin(patronymic(one.father[0], one.woman, False)),
        )
    if "homoglyph" in one.tags:
        surname = surname[0] + surname[1:].translate(ALIKE)
    if "slip" in one.tags:
        surname = slip(dice, surname)
    born = f"{one.born:%Y-%m-%d}"
    if "swapped" in one.tags and one.born.day <= 12:
        born = f"{one.born:%Y-%d-%m}"
    if "wrong year" in one.tags:
        born = f"{one.born.year - 1}-{one.born:%m-%d}"
    if "year only" in one.tags:
        born = str(one.born.year)
    if "no date" in one.tags:
        born = ""
    bare = "bare" in one.tags
    return {
        "id": f"N{number:03d}", "surname": surname, "given": given, "patronymic": "" if "no patronymic" in one.tags else father,
        "sex": "f" if one.woman else "m", "born": born, "birth_place": one.town[1] if dice.random() < 0.8 and not bare else "",
        "unit": one.unit if dice.random() < 0.35 and not bare else "", "rank": one.rank, "number": one.number if "numbered" in one.tags or (dice.random() < 0.15 and not bare) else "",
        "category": one.category, "marks": "under-25" if one.born.year >= 2001 and one.category != "under-25" else "",
        "place": dice.choice(CAMPS), "family": "", "willing": "", "prosecuted": "", "held_since": f"{one.captured:%Y-%m-%d}",
        "living": "",
    }  # fmt: skip


def _kin(dice: random.Random, surnames: list[str]) -> Iterator[Pair]:
    """Five surnames that several people have, of whom Norda knows little."""
    little = (
        ("no date",),
        ("year only", "no patronymic"),
        ("bare", "no patronymic"),
        ("wrong year", "bare"),
        ("slip", "year only"),
    )
    for _ in range(5):
        surname, givens = surnames.pop(), dice.sample(MEN, 3)
        for number in range(5):
            one = replace(drawn(dice, surnames), surname=surname, given=dice.choice(givens), woman=False)
            one = replace(one, category="under-25" if one.born.year >= 2001 else "other")
            if number < 3:
                tags = dice.choice(little)
                yield one, replace(one, tags=tags), "; ".join(("a surname of several people", *tags))
            else:
                yield (one, None, "") if number == 3 else (None, one, "not sought; a surname of several people")


def _undecidable(dice: random.Random, surnames: list[str]) -> Iterator[Pair]:
    """Twice: two men of one name and one year are sought, and one is held, of whom Norda knows the name and the year."""
    for _ in range(2):
        one = replace(
            drawn(dice, surnames), given=dice.choice(MEN), woman=False, category="other", born=date(1984, 3, 2)
        )
        other = replace(
            one, born=date(1984, 11, 19), number=f"ЩД-{dice.randrange(100000, 999999)}", town=dice.choice(TOWNS)
        )
        yield (
            one,
            replace(one, tags=("year only", "bare")),
            "two of this name and year are sought: the family must be asked",
        )
        yield other, None, ""


def _married(dice: random.Random, surnames: list[str]) -> Iterator[Pair]:
    """Two women who are sought under one surname and held under another; of one Norda has the service number."""
    for number in (True, False):
        one = replace(drawn(dice, surnames), given=dice.choice(WOMEN), woman=True, category="woman")
        tags = ("numbered",) if number else ("bare",)
        yield one, replace(one, surname=surnames.pop(), tags=tags), "surname changed by marriage"


def exercise(seed: int) -> tuple[list[dict[str, str]], list[dict[str, str]], list[dict[str, str]]]:
    """The two lists and the answers."""
    dice = random.Random(seed)
    surnames = [root + ending for root in ROOTS for ending in ENDINGS]
    dice.shuffle(surnames)
    pairs: list[Pair] = [*_kin(dice, surnames), *_undecidable(dice, surnames), *_married(dice, surnames)]
    plain = ("", "", "latin", "slip", "swapped", "no patronymic", "wrong year", "year only", "homoglyph")
    for _ in range(149):
        one, tag = drawn(dice, surnames), dice.choice(plain)
        pairs.append((one, replace(one, tags=(tag,)), tag))
    for trap in ("already exchanged", "already dead", "does not want to go", "under prosecution"):
        for _ in range(5):
            one = drawn(dice, surnames)
            pairs.append((one, replace(one, trap=trap), trap))
    for _ in range(5):
        one = drawn(dice, surnames)
        pairs.append((one, replace(one, category="civilian"), "a civilian on one list, a soldier on the other"))
    for _ in range(7):
        one = replace(drawn(dice, surnames), category="wounded")
        pairs.append((one, replace(one, category="other"), "category differs"))
    for kind, count in (("brother", 8), ("twin", 4), ("namesake", 6)):
        for _ in range(count):
            one = drawn(dice, surnames)
            others = [name for name in (WOMEN if one.woman else MEN) if name != one.given]
            other = {
                "brother": replace(
                    one, given=dice.choice(others), born=one.born - timedelta(days=dice.randrange(400, 2000)), number=""
                ),
                "twin": replace(one, given=dice.choice(others), number=""),
                "namesake": replace(
                    drawn(dice, surnames), surname=one.surname, given=one.given, woman=one.woman, number=""
                ),
            }[kind]
            pairs += [(one, None, ""), (None, other, f"{kind} of somebody on the other list")]
    pairs += [
        (drawn(dice, surnames), None, "not in the other side's hands")
        for _ in range(ROWS - 7 - sum(a is not None for a, _, _ in pairs))
    ]
    pairs += [
        (None, drawn(dice, surnames), "not sought") for _ in range(ROWS - 6 - sum(b is not None for _, b, _ in pairs))
    ]
    dice.shuffle(pairs)
    return _written(dice, pairs)


def _written(dice: random.Random, pairs: list[Pair]) -> tuple[list[dict[str, str]], ...]:
    seekers: list[tuple[dict[str, str], int]] = []
    holders: list[tuple[dict[str, str], int]] = []
    for key, (a, b, _) in enumerate(pairs):
        if a is not None:
            seekers.append((sought(0, a), key))
        if b is not None:
            row = held(dice, 0, b) | ({"willing": "no"} if b.trap == "does not want to go" else {})
            row |= {"prosecuted": "yes"} if b.trap == "under prosecution" else {}
            holders.append((row | ({"living": "no"} if b.trap == "already dead" else {}), key))
    both = [key for key, (a, b, trap) in enumerate(pairs) if a is not None and b is not None and "surname" not in trap]
    both = [key for key in both if "family" not in pairs[key][2]]
    twice = dice.sample(both, 13)
    for key in twice[:7]:
        one = pairs[key][0]
        assert one is not None
        seekers.append(
            (
                sought(0, replace(one, number=""))
                | {"Ім'я": one.given[0][:1] + ".", "По батькові": one.father[0][:1] + "."},
                key,
            )
        )
    for key in twice[7:]:
        one = pairs[key][1]
        assert one is not None
        holders.append((held(dice, 0, replace(one, tags=("latin",), number="")), key))
    dice.shuffle(seekers)
    dice.shuffle(holders)
    for number, (row, _) in enumerate(seekers, 1):
        row["№"] = f"S{number:03d}"
    for number, (row, _) in enumerate(holders, 1):
        row["id"] = f"N{number:03d}"
    _families(dice, [row for row, _ in holders])
    return [row for row, _ in seekers], [row for row, _ in holders], list(_answers(pairs, seekers, holders))


def _families(dice: random.Random, rows: list[dict[str, str]]) -> None:
    """Six pairs who are to travel together."""
    free = [row for row in rows if not row["willing"] and not row["prosecuted"] and not row["living"]]
    for number, (one, other) in enumerate(zip(*[iter(dice.sample(free, 12))] * 2, strict=True), 1):
        one["family"] = other["family"] = f"f{number}"


def _answers(
    pairs: list[Pair],
    seekers: list[tuple[dict[str, str], int]],
    holders: list[tuple[dict[str, str], int]],
) -> Iterator[dict[str, str]]:
    for key, (_, _, trap) in enumerate(pairs):
        ids_a = [row["№"] for row, of in seekers if of == key]
        ids_b = [row["id"] for row, of in holders if of == key]
        twice = "twice on a list" if len(ids_a) > 1 or len(ids_b) > 1 else ""
        yield {
            "suda": " ".join(sorted(ids_a)),
            "norda": " ".join(sorted(ids_b)),
            "trap": "; ".join(filter(None, (trap, twice))),
        }


def _in_russian(row: dict[str, str]) -> dict[str, str]:
    words = dict((*MEN, *WOMEN, *FATHERS))
    words |= {patronymic(one, True, False): patronymic(other, True, True) for one, other in FATHERS}
    return {
        "surname": russian(row["Прізвище"]),
        "given": words[row["Ім'я"]],
        "patronymic": words[row["По батькові"]],
    }


def tables(seed: int) -> dict[str, list[dict[str, str]]]:
    """Every table of an exercise by its name."""
    seekers, holders, answers = exercise(seed)
    return {
        "suda-seeks": seekers,
        "norda-holds": holders,
        "norda-holds-2": corrected(holders, seekers, answers, _in_russian),
        "suda-holds": suda_holds(random.Random(seed)),
        "answers": answers,
    }


def write(folder: Path, seed: int) -> None:
    """The tables of an exercise, as CSV."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(seed).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            lines.writeheader()
            lines.writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(asked.folder, asked.seed)
