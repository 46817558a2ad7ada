"""``goodoffices lists``."""

from __future__ import annotations

import csv
import json
import os
import stat
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli.lists import command
from goodoffices.diagnose import GoodOfficesError, SealError, StoreError, UsageError
from goodoffices.store import open_store, resolve, sealed_by

pytest.importorskip("sqlalchemy")

HEAD = "id,surname,given,born,category\n"
ONE = HEAD + "1,Коваль,Микола,1990-05-07,wounded\n2,Мороз,Андрій,1985-01-30,\n3,Ткачук,Іван,1970,\n"
TWO = HEAD + "1,Коваль,Микола,1990-05-07,other\n7,Мороз,Андрій,1985-01-30,\n4,Дзюба,Олег,1999,=x\n"
NAMES = ("Коваль", "Мороз", "Ткачук", "Дзюба", "Микола", "1985-01-30")


class Desk:
    """A folder with two lists and a store, and what is done at it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = str(folder / "store" / "lists.db")
        self.key = folder / "lists.key"
        (folder / "store").mkdir()
        (folder / "one.csv").write_text(ONE, encoding="utf-8")
        (folder / "two.csv").write_text(TWO, encoding="utf-8")

    def run(self, verb: str, *more: str, code: int = 0, key: bool = True, names: bool = False, say: str = "") -> Result:
        given = [verb, self.store, *more, *(["--key", str(self.key)] if key else [])]
        result = CliRunner().invoke(command, given, catch_exceptions=False, input=say)
        assert result.exit_code == code, result.output
        assert any(name in result.output for name in NAMES) == names
        return result

    def fault(self, kind: type[GoodOfficesError], match: str, *arguments: str, **more: bool) -> None:
        with pytest.raises(kind, match=match) as fault:
            self.run(*arguments, **more)
        assert not any(name in fault.value.message + fault.value.help for name in NAMES)

    def add(self, file: str, *more: str, code: int = 0) -> Result:
        given = ("--list", "side-a", "--from", "a liaison officer", "--on", "2026-05-07", "--party", "a")
        return self.run("add", str(self.folder / file), *given, *more, code=code)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.run("new")
    return found


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.add("one.csv", "--note", "first")
    desk.add("two.csv")
    return desk


def test_a_new_store_says_how_it_is_opened(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert "keep a copy" in desk.run("new", "--user", "Захарченко").stdout
    assert stat.S_IMODE(desk.key.stat().st_mode) == 0o600
    desk.fault(StoreError, "exists already", "new")
    Path(desk.store).unlink()
    assert "not sealed" in desk.run("new", "--plain", key=False).stdout
    assert sealed_by(desk.store) == "nothing"
    Path(desk.store).unlink()
    desk.fault(SealError, "say what seals", "new", key=False)
    desk.fault(UsageError, "has no key", "new", "--plain")
    desk.fault(UsageError, "not both", "new", "--passphrase")
    desk.fault(SealError, "in the folder of the store", "new", "--key", str(tmp_path / "store" / "x.key"), key=False)
    assert not Path(desk.store).exists()


def test_a_passphrase_is_asked_for_or_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert "without it nobody" in desk.run("new", "--passphrase", key=False, say="horse\nhorse\n").stdout
    (tmp_path / "word").write_text("horse\n")
    assert "no lists yet" in desk.run("show", "--passphrase-file", str(tmp_path / "word"), key=False).stdout
    assert "no lists yet" in desk.run("show", key=False, say="horse\n").stdout
    desk.fault(SealError, "passphrase is wrong", "show", key=False, say="cow\n")  # type: ignore[arg-type]
    desk.fault(UsageError, "not both", "show", "--passphrase-file", str(tmp_path / "word"))


def test_versions_are_added_and_shown(desk: Desk) -> None:
    assert desk.add("one.csv", "--note", "first").stdout == "side-a, version 1: 3 rows\n"
    result = desk.add("two.csv")
    assert "side-a, version 2: 3 rows\nsince version 1:" in result.stdout
    assert "1  altered (category 1)" in result.stdout and "1  probably under another id" in result.stdout
    assert "warning[W959]" in result.stderr
    page = desk.run("show").stdout
    assert "a liaison officer" in page and "2026-05-07" in page and "0 claims, 0 judgements" in page
    assert desk.run("show", "side-a").stdout.startswith("list")
    found = json.loads(desk.run("show", "--json").stdout)
    assert [v["number"] for v in found["versions"]] == [1, 2] and found["versions"][0]["note"] == "first"
    assert found["users"] == [{"name": "desk", "party": "", "key": "", "ended": False}]
    assert "salt" not in found["versions"][0]
    desk.fault(UsageError, "no such list", "show", "side-b")


def test_what_is_not_added(desk: Desk) -> None:
    desk.add("one.csv")
    desk.fault(UsageError, "has the same rows", "add", str(desk.folder / "one.csv"), "--list", "side-a", "--from", "x")
    assert "version 2" in desk.add("one.csv", "--again").stdout
    (desk.folder / "no.csv").write_text("x;y\n1;2\n", encoding="utf-8")
    assert "E952" in desk.add("no.csv", code=1).stderr
    (desk.folder / "empty.csv").write_text(HEAD, encoding="utf-8")
    desk.fault(UsageError, "no rows", "add", str(desk.folder / "empty.csv"), "--list", "side-a", "--from", "x")
    desk.fault(UsageError, "cannot be read", "add", str(desk.folder / "none.csv"), "--list", "side-a", "--from", "x")
    wrong = ("add", str(desk.folder / "two.csv"), "--from", "x")
    desk.fault(UsageError, "without # and @", *wrong, "--list", "side#a")
    desk.fault(UsageError, "when the list was received", *wrong, "--list", "side-a", "--on", "yesterday")
    desk.fault(StoreError, "no user", *wrong, "--list", "side-a", "--user", "somebody")
    with open_store(desk.store, desk.key) as store:
        assert len(store.versions("side-a")) == 2


def test_a_pipe_is_read_once(desk: Desk) -> None:
    pipe = desk.folder / "pipe.csv"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_text, args=(ONE, "utf-8"))
    writing.start()
    desk.add("pipe.csv")
    writing.join()
    desk.run("export", "side-a", "--original", "-o", str(desk.folder / "out.csv"))
    assert (desk.folder / "out.csv").read_text("utf-8") == ONE


def test_a_mapping(desk: Desk) -> None:
    (desk.folder / "x.csv").write_text("x;y\nКоваль;Микола\n", encoding="utf-8")
    (desk.folder / "m.yaml").write_text("surname: x\ngiven: y\n", encoding="utf-8")
    assert "1 row\n" in desk.add("x.csv", "--mapping", str(desk.folder / "m.yaml")).stdout


def test_changes_by_ids_and_by_names(filled: Desk) -> None:
    page = filled.run("changes", "side-a").stdout
    for line in ("added\n  4\n", "gone\n  3\n", "altered\n  1: category\n", "  2 is now 7 ("):
        assert line in page
    shown = filled.run("changes", "side-a", "1", "2", "--show", names=True).stdout
    assert "1 Коваль Микола: category wounded -> other" in shown and "3 Ткачук Іван" in shown
    found = json.loads(filled.run("changes", "side-a", "--json").stdout)
    assert found["added"] == ["4"] and found["renumbered"][0]["now"] == "7"
    back = json.loads(filled.run("changes", "side-a", "2", "1", "--json").stdout)
    assert back["gone"] == ["4"] and back["added"] == ["3"]
    filled.fault(UsageError, "two versions or none", "changes", "side-a", "1")
    filled.fault(StoreError, "no version 3", "changes", "side-a", "1", "3")
    filled.fault(StoreError, "no such list", "changes", "side-b", "1", "2")


def test_one_version_has_no_changes(desk: Desk) -> None:
    desk.add("one.csv")
    desk.fault(UsageError, "one version so far", "changes", "side-a")


def test_a_persons_log(filled: Desk) -> None:
    said = filled.run("claim", "side-a", "2", "held", "--by", "side-b", "--on", "2026-05-02", "--version", "1").stdout
    claim = said.partition(":")[0]
    assert said == f"{claim}: held, says side-b; 2 on side-a, version 1\n"
    filled.run(
        "claim", "side-a", "7", "died", "--by", "family", "--on", "2026-04", "--source", "a letter", "--place", "Ковров"
    )
    page = filled.run("person", "side-a", "7").stdout
    assert "life     DISPUTED" in page and "against each other" in page and "a letter" in page
    filled.run("claim", "side-a", "7", "withdrawn", "--by", "side-b", "--supersedes", claim, "--note", "an error")
    page = filled.run("person", "side-a", "7").stdout
    assert "DISPUTED" not in page and "does not count" in page and f"in place of {claim}" in page
    assert "Мороз Андрій" in filled.run("person", "side-a", "7", "--show", names=True).stdout
    found = json.loads(filled.run("person", "side-a", "7", "--json").stdout)
    assert [c["counts"] for c in found["claims"]] == [False, True, False]
    assert found["standing"]["aspects"][0]["value"] == "dead" and "name" not in found
    before = filled.run("person", "side-a", "7", "--as-of", "2026-04-15").stdout
    assert "nothing is claimed" in before, "none of it was recorded then"
    hindsight = filled.run("person", "side-a", "7", "--as-of", "2026-04-15", "--hindsight").stdout
    assert "dead" in hindsight and "held," not in hindsight
    assert "nothing is claimed" in filled.run("person", "side-a", "1").stdout
    filled.fault(UsageError, "no row", "person", "side-a", "99")
    filled.fault(UsageError, "not a time", "person", "side-a", "7", "--as-of", "soon")
    filled.fault(UsageError, "no such kind", "claim", "side-a", "7", "lost", "--by", "side-b")
    filled.fault(UsageError, "date of the claim", "claim", "side-a", "7", "held", "--by", "side-b", "--on", "May")


def test_a_table_of_claims(filled: Desk) -> None:
    table = filled.folder / "claims.csv"

    def claims(text: str, *more: str) -> tuple[str, ...]:
        table.write_text(text, encoding="utf-8")
        return ("claims", "side-a", str(table), *more)

    assert (
        "2 claims (ill 1, held 1)"
        in filled.run(*claims("ID;Kind;on\n7;ill;2026-05\n4;held;\n;;\n", "--by", "side-b")).stdout
    )
    own = "id,kind,by\n7,seen,family\n"
    assert "1 claim (seen 1); side-a, version 2" in filled.run(*claims(own, "--by", "side-b")).stdout
    with open_store(filled.store, filled.key) as store:
        before = store.claims("side-a")
        assert [(c.person, c.kind, c.by) for c in before] == [
            ("7", "ill", "side-b"),
            ("4", "held", "side-b"),
            ("7", "seen", "family"),
        ]
    wrong = "id,kind,by,on,supersedes\n7,held,b,2026,\nМороз,held,b,,\n4,lost,b,,\n4,held,,,\n4,held,b,May,\n4,held,b,,c99\n7,held,b,,c5\n"
    filled.fault(
        UsageError,
        "6 of 7 claims cannot be recorded: line 3: .*no row.*line 4: .*no such kind.*line 5: .*author.*and 1 more",
        *claims(wrong),
    )
    for bad in ("id,what\n7,held\n", "id,kind,name\n7,held,x\n", "id,kind,kind\n7,held,x\n"):
        filled.fault(UsageError, "other headings", *claims(bad))
    filled.fault(UsageError, "has no claims", *claims("id,kind\n"))
    filled.fault(UsageError, "as a table", *claims(""))
    with open_store(filled.store, filled.key) as store:
        assert store.claims("side-a") == before, "all of them or none"


def test_judgements(filled: Desk) -> None:
    from datetime import UTC, datetime

    from goodoffices.people.judgement import Judgement, RecordKey

    assert filled.run("judgements").stdout == "no judgements yet\n"
    with open_store(filled.store, filled.key) as store:
        at = datetime(2026, 5, 7, 10, tzinfo=UTC)
        store.record(
            Judgement(RecordKey("side-a", "1"), RecordKey("side-b", "x"), "same", "desk", at, "як Мороз казав")
        )
    page = filled.run("judgements").stdout
    assert "1 on side-a" in page and "x on side-b" in page and "2026-05-07T10:00+00:00" in page
    assert "казав" in filled.run("judgements", "--show", names=True).stdout
    (found,) = json.loads(filled.run("judgements", "--json").stdout)
    assert found["verdict"] == "same" and "note" not in found
    assert json.loads(filled.run("judgements", "--json", "--show", names=True).stdout)[0]["note"]
    assert "0 claims, 1 judgement\n" in filled.run("show").stdout


def test_export(filled: Desk) -> None:
    out = filled.folder / "out.csv"
    assert "readable by you alone" in filled.run("export", "side-a", "2", "-o", str(out)).stderr
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[1] == {"id": "7", "surname": "Мороз", "given": "Андрій", "born": "1985-01-30", "category": ""}
    assert rows[2]["category"] == "'=x", "nothing that a spreadsheet would run"
    filled.fault(UsageError, "exists already", "export", "side-a", "-o", str(out))
    filled.run("export", "side-a", "1", "--original", "-o", str(filled.folder / "was.csv"))
    assert (filled.folder / "was.csv").read_bytes() == ONE.encode()
    assert len(resolve(f"{filled.store}#side-a@1", filled.key)) == 3


def test_users(desk: Desk) -> None:
    from goodoffices.ledger import generate_key

    generate_key("clerk", desk.folder / "keys")
    more = ("--party", "a", "--public-key", str(desk.folder / "keys" / "clerk.pub"))
    assert desk.run("user", "clerk", *more).stdout == "clerk: may write\n"
    desk.fault(UsageError, "say who records", "add", str(desk.folder / "one.csv"), "--list", "side-a", "--from", "x")
    desk.add("one.csv", "--user", "clerk")
    assert "clerk: may no longer write" in desk.run("user", "clerk", "--end", "--user", "desk").stdout
    assert "clerk (no longer writes)" in desk.run("show").stdout
    with open_store(desk.store, desk.key) as store:
        assert store.users()[1].party == "a" and store.users()[1].key.startswith("clerk+")
    desk.fault(UsageError, "nobody would be left", "user", "desk", "--end")
    desk.fault(UsageError, "no such user", "user", "else", "--end")


def test_the_ledger(desk: Desk) -> None:
    (desk.folder / "case").mkdir()
    ledger = ("--ledger", str(desk.folder / "case"))
    said = desk.add("one.csv", *ledger).stdout
    commitment = said.rpartition(" ")[2].strip()
    text = (desk.folder / "case" / "ledger.jsonl").read_text()
    assert commitment in text and "side-a" not in text and "liaison" not in text
    assert "sound: 1 version," in desk.run("check", *ledger).stdout
    (desk.folder / "case" / "ledger.jsonl").write_text("")
    assert "not in the ledger" in desk.run("check", *ledger, code=1).stdout


def test_a_list_is_verified_without_the_store(desk: Desk) -> None:
    (desk.folder / "case").mkdir()
    ledger = ("--ledger", str(desk.folder / "case"))
    desk.add("one.csv", *ledger)
    desk.add("two.csv")
    opening = desk.folder / "opening.json"
    desk.run("opening", "side-a", "1", "-o", str(opening))
    desk.fault(UsageError, "exists already", "opening", "side-a", "1", "-o", str(opening))
    assert stat.S_IMODE(opening.stat().st_mode) == 0o600

    def verify(file: str, *more: str, code: int = 0, said: Path = opening) -> str:
        given = ["verify", str(desk.folder / file), "--opening", str(said), *ledger, *more]
        result = CliRunner().invoke(command, given, catch_exceptions=False)
        assert result.exit_code == code, result.output
        assert not any(name in result.output for name in NAMES)
        return result.stdout

    assert verify("one.csv").startswith("one.csv is the file that came as version 1 of side-a (3 rows): record 1, 20")
    desk.run("export", "side-a", "1", "-o", str(desk.folder / "out.csv"))
    (desk.folder / "out.csv").write_bytes((desk.folder / "out.csv").read_bytes().replace(b"\n", b"\r\n"))
    assert json.loads(verify("out.csv", "--json"))["agrees"] == "rows"
    assert "is not what came" in verify("two.csv", code=1)
    desk.run("opening", "side-a", "-o", str(desk.folder / "second.json"))
    assert "no record" in verify("two.csv", code=1, said=desk.folder / "second.json")
    for wrong in (
        "no",
        "[]",
        opening.read_text().replace('"version": 1', '"version": true'),
        '{"list": "x"}',
        opening.read_text().replace('"version": 1', '"version": 9007199254740993'),
    ):
        (desk.folder / "wrong.json").write_text(wrong)
        with pytest.raises(UsageError, match="no opening"):
            verify("one.csv", said=desk.folder / "wrong.json")
    with pytest.raises(UsageError, match="cannot be read"):
        verify("none.csv")
    with pytest.raises(UsageError, match="cannot be read"):
        verify("one.csv", said=desk.folder / "none.json")


def test_what_is_owed_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "case").mkdir()
    ledger = ("--ledger", str(desk.folder / "case"))

    def interrupted(*_: object, **__: object) -> None:
        raise StoreError("stop")

    with monkeypatch.context() as patch:
        patch.setattr("goodoffices.store.recording.writing", interrupted)
        desk.fault(StoreError, "stop", "add", str(desk.folder / "one.csv"), "--list", "side-a", "--from", "x", *ledger)
    assert "1 version owed" in desk.run("show").stdout
    assert "owed" in desk.run("check", code=1).stdout
    assert "sound" in desk.run("check", *ledger).stdout
    assert "owed" not in desk.run("show").stdout


def test_destroy(filled: Desk) -> None:
    filled.fault(UsageError, "does not match", "destroy", key=False, say="x\n")  # type: ignore[arg-type]
    assert "nobody can open it" in filled.run("destroy", say=f"{filled.store}\n").stdout
    assert not filled.key.exists()
    filled.fault(SealError, "was destroyed", "show", key=False)
    filled.fault(SealError, "destroyed already", "destroy", "--yes", key=False)
