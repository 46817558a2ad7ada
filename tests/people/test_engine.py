"""Engines: the same pairs, levels and probabilities from each; budgets; nothing left behind."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.diagnose import MissingExtra, UsageError
from goodoffices.names import same_initial
from goodoffices.people import PersonList, PersonRecord, reconcile
from goodoffices.people.blocking import block, keys_of
from goodoffices.people.columns import Columns, columns_of
from goodoffices.people.engine import MemoryEngine, Search, engine_of, search
from goodoffices.people.engine.expressions import BRANCHES, conditions
from goodoffices.people.levels import LEVELS, PATTERNS, Levels, compare_pairs, initial_of_given

SURNAMES = ("Коваленко", "Kovalenko", "Кравчук", "Kravchuk", "Гнатишин", "Hnatyshyn", "Бондар", "Bondar", "Шевченко")
GIVEN = (
    "Микола",
    "Николай",
    "Mykola",
    "Н.",
    "Андрій",
    "Andrii",
    "А.",
    "Сергей",
    "Serhii",
    "Тарас",
    "Раджеш",
    "Radjesh",
    "",
)
FATHERS = ("Іванович", "Иванович", "Ivanovych", "І.", "Петрович", "Petrovych", "Раджешович", "Radjeshovich", "")
DATES = ("1990-05-07", "1990-07-05", "1990-05-08", "1991-05-07", "1980-05-07", "1990", "1985", "1990-11-30", "")
rows = st.builds(
    PersonRecord,
    id=st.just(""),
    surname=st.sampled_from((*SURNAMES, "Ковалекно", "Bondra", "")),
    given=st.sampled_from(GIVEN),
    patronymic=st.sampled_from(FATHERS),
    sex=st.sampled_from(("m", "f", "")),
    born=st.sampled_from(DATES),
    birth_place=st.sampled_from(("Київ", "Kyiv", "Львів", "")),
    unit=st.sampled_from(("93 омбр", "3 одшбр", "")),
    rank=st.sampled_from(("солдат", "soldat", "")),
    number=st.sampled_from(("АБ123456", "АБ123465", "ВГ777777", "")),
    captured=st.sampled_from(("2022-04-01", "2022-04-05", "2023-01-01", "")),
)
lists = st.lists(rows, min_size=1, max_size=25)


def drawn(size: int, seed: int) -> tuple[list[PersonRecord], list[PersonRecord]]:
    """Two lists with every kind of fault; most of A is on B."""
    draw = random.Random(seed)
    a = [
        PersonRecord(
            f"a{n}", surname=draw.choice(SURNAMES) + draw.choice(("", "ук", "ov")), given=draw.choice(GIVEN),
            patronymic=draw.choice(FATHERS), born=draw.choice(DATES[:-1]) if draw.random() < 0.5 else f"19{draw.randrange(60, 99)}-0{draw.randrange(1, 9)}-1{draw.randrange(9)}",
            sex="m", birth_place=draw.choice(("Київ", "Львів", "")), unit=draw.choice(("93 омбр", "3 одшбр", "")),
            number=f"АБ{draw.randrange(10**6):06d}" if draw.random() < 0.5 else "", captured=draw.choice(("2022-04-01", "2022-04-05", "")),
        )
        for n in range(size)
    ]  # fmt: skip
    b = [
        replace(row, id=f"b{n}", given=draw.choice((row.given, draw.choice(GIVEN)))) for n, row in enumerate(a) if n % 3
    ]
    return a, b


def found(a: list[PersonRecord], b: list[PersonRecord], engine: str, budget: int = 10**6) -> tuple[Columns, Search]:
    columns = columns_of(a, b)
    return columns, search(columns, engine_of(engine), budget=budget, seed=0, tell=lambda _: None)


def same(one: Search, other: Search) -> None:
    for x, y in zip((one.across, *one.within), (other.across, *other.within), strict=True):
        assert x.compared == y.compared
        assert x.left.tolist() == y.left.tolist()
        assert x.right.tolist() == y.right.tolist()
        assert x.levels.patterns().tolist() == y.levels.patterns().tolist()
        assert np.allclose(x.probability, y.probability, rtol=0, atol=1e-9)


@settings(max_examples=20, deadline=None)
@given(lists, lists)
def test_blocks_are_the_pairs_that_share_a_key(a: list[PersonRecord], b: list[PersonRecord]) -> None:
    columns = columns_of(a, b)
    one, two = np.arange(len(a)), np.arange(len(a), len(a) + len(b))
    for left, right in ((one, two), (one, one)):
        expected = {
            (i, j)
            for _, x, y in keys_of(columns)
            for i in left.tolist()
            for j in right.tolist()
            if x[i] == y[j] and x[i] >= 0 and (left is not right or i < j)
        }
        blocks = block(columns, left, right, 10**9)
        made = [
            pair for ends in blocks.chunks() for pair in zip(*(x.tolist() for x in blocks.pairs(*ends)), strict=True)
        ]
        assert len(made) == len(set(made))
        assert set(made) == expected
        assert not any(count.left_out for count in blocks.counts)


@settings(max_examples=20, deadline=None)
@given(lists, lists, st.integers(1, 60))
def test_no_more_pairs_than_the_budget(a: list[PersonRecord], b: list[PersonRecord], budget: int) -> None:
    columns = columns_of(a, b)
    one, two = np.arange(len(a)), np.arange(len(a), len(a) + len(b))
    blocks = block(columns, one, two, budget)
    assert blocks.kept <= budget
    assert sum(int(group.count.sum()) for group in blocks.groups) == blocks.kept
    everything = block(columns, one, two, 10**9)
    assert [count.pairs for count in blocks.counts] == [count.pairs for count in everything.counts]


@settings(max_examples=20, deadline=None)
@given(lists, lists, st.floats(1e-4, 0.5))
def test_what_is_without_hope_is_never_likely(a: list[PersonRecord], b: list[PersonRecord], lowest: float) -> None:
    columns, all_found = found(a, b, "memory")
    left = np.repeat(np.arange(len(a)), len(b))
    right = np.tile(np.arange(len(a), len(a) + len(b)), len(a))
    levels = compare_pairs(columns, left, right)
    likely = all_found.model.posterior(levels, left, right)[0] >= lowest
    assert all_found.model.hopeful(lowest)[levels.patterns()][likely].all()


@given(st.lists(st.integers(0, PATTERNS - 1), max_size=20))
def test_patterns_stand_for_levels(patterns: list[int]) -> None:
    levels = Levels.of_patterns(np.array(patterns, dtype=np.int64))
    assert levels.patterns().tolist() == patterns
    assert all((level >= 0).all() and (level < len(LEVELS[name])).all() for name, level in levels.fields.items())


def test_a_letter_of_two_sounds_is_an_initial() -> None:
    rows = [
        PersonRecord("a", surname="Лис", given="Ю.", patronymic="Ю."),
        PersonRecord("b", surname="Лис", given="Юрий", patronymic="Юрьевич"),
    ]
    columns = columns_of(rows, [])
    assert (columns.given_initial > 0).tolist() == [True, False]
    assert (columns.father_initial > 0).tolist() == [True, False]
    levels = compare_pairs(columns, np.array([0]), np.array([1])).fields
    assert LEVELS["given"][levels["given"][0]] == "initial fits"


def test_initials_fit_as_names_say() -> None:
    columns = columns_of([PersonRecord("1", surname="К", given=name) for name in ("Микола", "Олександр", "Іван")], [])
    words = columns.given_sounds.words
    letters = np.array([ord(letter) for letter in "mnoai" for _ in words])
    sounds = np.array([place for _ in "mnoai" for place in range(len(words))])
    level = initial_of_given(columns, letters, sounds)
    expected = [3 if same_initial(chr(x), words[y]) else 4 for x, y in zip(letters, sounds, strict=True)]
    assert level.tolist() == expected


def test_branches_speak_of_every_field() -> None:
    assert BRANCHES.keys() == LEVELS.keys()
    for name, words in LEVELS.items():
        *tried, (last, _) = conditions(name)
        assert last == ""
        assert all(condition for condition, _ in tried)
        assert {level for _, level in conditions(name)} == set(range(len(words)))


def test_a_name_that_everybody_has_stays_within_the_budget() -> None:
    a = PersonList("a", tuple(PersonRecord(f"a{n}", surname="Коваль", given="Іван") for n in range(3000)))
    b = PersonList("b", tuple(PersonRecord(f"b{n}", surname="Koval", given="Ivan") for n in range(3000)))
    said: list[str] = []
    result = reconcile(a, b, budget=1000, progress=said.append)
    assert result.compared <= 1000
    assert {c.key: c.left_out for c in result.pair_counts}["surname and given name"] == 9_000_000
    assert any("left out" in text for text in said)
    assert not any("Koval" in text or "Коваль" in text for text in said)
    assert not result.accepted


def test_a_sample_of_many_teaches_nearly_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = drawn(400, 5)
    _, whole = found(a, b, "memory")
    monkeypatch.setattr(sys.modules["goodoffices.people.engine.search"], "_SAMPLE", 1000)
    _, part = found(a, b, "memory")
    assert part.across.compared == whole.across.compared
    assert abs(np.log(part.model.shares[0] / whole.model.shares[0])) < 0.5


def test_no_such_engine() -> None:
    with pytest.raises(UsageError, match="no engine"):
        engine_of("abacus")
    assert isinstance(engine_of("memory"), MemoryEngine)


@pytest.mark.parametrize(("engine", "module"), [("duckdb", "duckdb"), ("spark", "pyspark.sql")])
def test_without_the_extra(engine: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=engine):
        engine_of(engine)


def test_ctrl_c_ends_the_work() -> None:
    def stop(_: str) -> None:
        raise KeyboardInterrupt

    a, b = drawn(30, 1)
    with pytest.raises(KeyboardInterrupt):
        reconcile(PersonList("a", tuple(a)), PersonList("b", tuple(b)), progress=stop)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The place of temporary files, which must be empty in the end."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield tmp_path
    assert not list(tmp_path.glob("goodoffices-*"))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("budget", [10**6, 2000])
def test_duckdb_answers_as_memory_does(seed: int, budget: int, scratch: Path) -> None:
    pytest.importorskip("duckdb", reason="needs DuckDB: the extra duckdb")
    a, b = drawn(250, seed)
    same(found(a, b, "memory", budget)[1], found(a, b, "duckdb", budget)[1])
    people = PersonList("a", tuple(a)), PersonList("b", tuple(b))
    assert reconcile(*people) == reconcile(*people, engine="duckdb")


@settings(max_examples=4, deadline=None)
@given(lists, lists)
def test_duckdb_on_whatever_lists(a: list[PersonRecord], b: list[PersonRecord]) -> None:
    pytest.importorskip("duckdb", reason="needs DuckDB: the extra duckdb")
    same(found(a, b, "memory")[1], found(a, b, "duckdb")[1])


def test_duckdb_keeps_its_files_to_itself(scratch: Path) -> None:
    pytest.importorskip("duckdb", reason="needs DuckDB: the extra duckdb")
    from goodoffices.people.engine.duck import DuckdbEngine

    a, b = drawn(100, 3)
    columns = columns_of(a, b)
    seen: list[tuple[int, bytes]] = []

    def look(_: str) -> None:
        for folder in scratch.glob("goodoffices-*"):
            content = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
            seen.append((folder.stat().st_mode & 0o777, content))

    search(columns, DuckdbEngine("300MB"), budget=10**6, seed=0, tell=look)
    assert seen
    assert {mode for mode, _ in seen} == {0o700}
    names = [word.encode() for word in (*columns.sounds.words, *SURNAMES) if len(word) > 4]
    assert not any(name in content for _, content in seen for name in names)

    def stop(text: str) -> None:
        if text.startswith("compared"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search(columns, DuckdbEngine(), budget=10**6, seed=0, tell=stop)


def test_duckdb_without_room_says_so(scratch: Path) -> None:
    pytest.importorskip("duckdb", reason="needs DuckDB: the extra duckdb")
    from goodoffices.people.engine.duck import DuckdbEngine

    a, b = drawn(60, 1)
    columns = columns_of(a, b)
    engine = DuckdbEngine()
    for fault, expected in (
        (engine._duckdb.OutOfMemoryException("full"), UsageError),
        (RuntimeError("Query interrupted"), KeyboardInterrupt),
        (engine._duckdb.InvalidInputException("in a function: KeyboardInterrupt"), KeyboardInterrupt),
        (RuntimeError("anything else"), RuntimeError),
    ):

        def fail(text: str, fault: Exception = fault) -> None:
            if text.startswith("compared"):
                raise fault

        with pytest.raises(expected):
            search(columns, engine, budget=10**6, seed=0, tell=fail)


@pytest.mark.filterwarnings("ignore")
def test_spark_answers_as_memory_does(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="needs PySpark: the extra spark")
    pytest.importorskip("splink", reason="needs Splink: the extra spark")
    if not shutil.which("java"):
        pytest.skip("needs Java, which Spark runs on")
    # So few rows are compared sooner than the second compiler is done with its work.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    a, b = drawn(150, 1)
    same(found(a, b, "memory")[1], found(a, b, "spark")[1])
