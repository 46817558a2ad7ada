"""``goodoffices hidden``: from two lists to the answers, and what never is printed."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli.hidden import command
from goodoffices.diagnose import GoodOfficesError, UsageError

HEAD = "id,surname,given,patronymic,born\n"
A = HEAD + "A1,Коваленко,Микола,Іванович,1990-05-07\nA2,Мороз,Андрій,Петрович,1985-01-30\nA3,Ткачук,Іван,,1970\n"
B = HEAD + "B1,Kovalenko,Nikolai,Ivanovich,1990-07-05\nB2,Мороз,Сергей,Петрович,1985-01-30\nB3,Дзюба,Олег,,\n"
NAMES = ("Коваленко", "Kovalenko", "Мороз", "Ткачук", "Микола", "Дзюба", "1990-05-07")


def run(folder: Path, line: str, code: int = 0) -> Result:
    words = [str(folder / word[1:]) if word.startswith("@") else word for word in line.split()]
    result = CliRunner().invoke(command, words, catch_exceptions=False)
    assert result.exit_code == code, result.output
    assert not any(name in result.output for name in NAMES)
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(A, encoding="utf-8")
    (tmp_path / "b.csv").write_text(B, encoding="utf-8")
    run(tmp_path, "key norda -o @.")
    run(tmp_path, "key suda -o @.")
    run(tmp_path, "agree --key @norda.hidden.key --with @suda.hidden.pub -o @n.shared")
    run(tmp_path, "agree --key @suda.hidden.key --with @norda.hidden.pub -o @s.shared")
    run(tmp_path, "prepare @a.csv --key @n.shared --round r1 --side norda -o @norda.prepared")
    run(tmp_path, "prepare @b.csv --key @s.shared --round r1 --side suda -o @suda.prepared")
    return tmp_path


def rows(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row["answer"] for row in csv.DictReader(stream)}


def test_from_lists_to_answers(folder: Path) -> None:
    result = run(folder, "match @norda.prepared @suda.prepared -o @out --register @register")
    assert "norda: 3 rows, 1 matched, 1 for review, 1 not found" in result.stdout
    assert sorted(p.name for p in (folder / "out").iterdir()) == ["for-norda.csv", "for-suda.csv", "pairs.csv"]
    assert {stat.S_IMODE(p.stat().st_mode) for p in (folder / "out").iterdir()} == {0o600}
    run(folder, "answer @out/for-norda.csv --pseudonyms @norda.prepared.pseudonyms.csv -o @answers.csv")
    assert rows(folder / "answers.csv") == {"A1": "matched", "A2": "review", "A3": "not found"}
    own = set((folder / "norda.prepared.pseudonyms.csv").read_text(encoding="utf-8").split())
    other = (folder / "out" / "for-suda.csv").read_text(encoding="utf-8")
    assert not any(line.partition(",")[0] in other for line in own if line[0] in "0123456789abcdef")


def test_counts_as_json(folder: Path) -> None:
    counts = json.loads(run(folder, "match @norda.prepared @suda.prepared --json").stdout)
    assert counts["accepted"] == 1 and counts["sides"][1] == {
        "side": "suda", "rows": 3, "matched": 1, "review": 1, "not_found": 1,
    }  # fmt: skip
    assert json.loads(run(folder, "measure @norda.prepared --json").stdout)["rows"] == 3
    assert "rows that share a hash" in run(folder, "measure @norda.prepared").stdout


def test_fuzzy_modes(folder: Path) -> None:
    # Of one passphrase: with keys drawn anew the likeness of so short a list would be another every time.
    (folder / "words").write_text("seven small boats on a quiet lake\n", encoding="utf-8")
    run(folder, "agree --passphrase-file @words --label talks -o @one.shared")
    for side, file in (("norda", "a"), ("suda", "b")):
        run(folder, f"prepare @{file}.csv --key @one.shared --round r2 --side {side} --mode fuzzy -o @{side}.fuzzy")
    # What fuzzy modes cannot do: tell two who share all but the given name from one person.
    assert "2 matched" in run(folder, "match @norda.fuzzy @suda.fuzzy --accept 0.8").stdout
    assert "1 matched" in run(folder, "match @norda.fuzzy @suda.fuzzy --accept 0.95").stdout
    assert "share of rows that set a bit" in run(folder, "measure @norda.fuzzy").stdout
    with pytest.raises(UsageError, match="different modes"):
        run(folder, "match @norda.prepared @suda.fuzzy")


def test_probing_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="3 rows, more than 2"):
        run(folder, "match @norda.prepared @suda.prepared --largest 2 -o @out")
    run(folder, "match @norda.prepared @suda.prepared --register @register")
    run(folder, "prepare @a.csv --key @n.shared --round r1 --side norda -o @again.prepared")
    with pytest.raises(UsageError, match='"norda" sent another list'):
        run(folder, "match @again.prepared @suda.prepared --register @register -o @out")
    assert not (folder / "out").exists()


def test_keys_that_were_not_agreed(folder: Path) -> None:
    run(folder, "key middle -o @.")
    run(folder, "agree --key @suda.hidden.key --with @middle.hidden.pub -o @wrong.shared")
    run(folder, "prepare @b.csv --key @wrong.shared --round r1 --side suda -o @wrong.prepared")
    with pytest.raises(UsageError, match="different keys") as fault:
        run(folder, "match @norda.prepared @wrong.prepared")
    assert "fingerprints" in fault.value.help


def test_a_passphrase_in_place_of_keys(folder: Path) -> None:
    (folder / "words").write_text("lantern otter quilt basin mellow arch\n", encoding="utf-8")
    one = run(folder, "agree --passphrase-file @words --label talks -o @one.shared").stdout
    other = run(folder, "agree --passphrase-file @words --label talks -o @other.shared").stdout
    assert one.splitlines()[1] == other.splitlines()[1]
    assert "lantern" not in one
    with pytest.raises(UsageError, match="say what to agree on"):
        run(folder, "agree --passphrase-file @words --key @norda.hidden.key -o @three.shared")


def test_between_the_two_sides_alone(folder: Path) -> None:
    run(folder, "blind @a.csv --round r1 --side norda -o @norda.blinded")
    run(folder, "blind @b.csv --round r1 --side suda -o @suda.blinded")
    run(folder, "raise @suda.blinded --own @norda.blinded.own.json -o @suda.twice --largest 3")
    run(folder, "raise @norda.blinded --own @suda.blinded.own.json -o @norda.twice")
    run(folder, "common --own @norda.blinded.own.json --returned @norda.twice --theirs @suda.twice -o @common.csv")
    assert rows(folder / "common.csv") == {"A1": "matched", "A2": "review", "A3": "not found"}
    with pytest.raises(UsageError, match="more than 2"):
        run(folder, "raise @suda.blinded --own @norda.blinded.own.json -o @x --largest 2")


def test_lists_that_cannot_be_used(folder: Path) -> None:
    (folder / "empty.csv").write_text(HEAD, encoding="utf-8")
    (folder / "none.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    for file in ("empty.csv", "none.csv", "missing.csv"):
        with pytest.raises(GoodOfficesError):
            run(folder, f"prepare @{file} --key @n.shared --round r1 -o @x")
    (folder / "odd.csv").write_text(HEAD + "1,Дзюба,Олег,,навесні\n", encoding="utf-8")
    assert "1 remarks about the list" in run(folder, "prepare @odd.csv --key @n.shared --round r1 -o @x").stderr


def test_a_version_in_a_store(folder: Path) -> None:
    pytest.importorskip("sqlalchemy", reason="stores need the extra `store`")
    from goodoffices.people import PersonList, read_list
    from goodoffices.store import User, create_store

    with create_store(folder / "lists.db", User("ana"), in_the_clear=True) as store:
        people = PersonList("norda", read_list(folder / "a.csv")[0].rows)
        store.add_version(people, by="ana", sent_by="norda")
    run(folder, "prepare @lists.db#norda@1 --key @n.shared --round r1 -o @stored.prepared")
    assert "norda: 3 rows, 1 matched" in run(folder, "match @stored.prepared @suda.prepared").stdout


def test_what_stays_is_never_overwritten(folder: Path) -> None:
    kept = (folder / "norda.prepared.pseudonyms.csv").read_bytes()
    with pytest.raises(UsageError, match="exists already"):
        run(folder, "prepare @a.csv --key @n.shared --round r1 --side norda -o @norda.prepared")
    assert (folder / "norda.prepared.pseudonyms.csv").read_bytes() == kept
    run(folder, "blind @a.csv --round r1 -o @norda.blinded")
    own = (folder / "norda.blinded.own.json").read_bytes()
    with pytest.raises(UsageError, match="exists already"):
        run(folder, "blind @a.csv --round r1 -o @norda.blinded")
    assert (folder / "norda.blinded.own.json").read_bytes() == own
