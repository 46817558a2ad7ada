"""``goodoffices manifest``: from a plan to a list that all have signed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.house import command
from goodoffices.cli.plan import command as plan_command
from goodoffices.diagnose import GoodOfficesError, UsageError

FORM = """\
exchange: june
title: The June exchange
sides: [norda, suda]
lists: [{file: norda.csv, side: norda}, {file: suda.csv, side: suda}]
stages:
  - {name: first, day: 2025-06-09, seats: {norda: 3}}
  - {name: second, day: 2025-06-10, seats: {norda: 2}}
rules: [{parity: }]
reserves: 1
"""


def people(side: str) -> str:
    return "id,name\n" + "".join(f"{side}{k},Petrenko {side}{k}\n" for k in range(1, 8))


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan, two texts, three keys and a case."""
    monkeypatch.chdir(tmp_path)
    Path("june.yaml").write_text(FORM)
    for side in ("norda", "suda"):
        Path(f"{side}.csv").write_text(people(side[0]))
    CliRunner().invoke(plan_command, ["june.yaml", "-o", "plan"], catch_exceptions=False)
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text(f"the text of {name}\n")
    for name in ("norda", "suda", "mediator"):
        run("ledger", "keygen", "--name", name, "-o", "keys")
    Path("case").mkdir()
    return tmp_path


def make(*more: str) -> str:
    return run(
        "manifest", "make", "plan", "--stage", "first", "--text", "a.txt", "--text", "theirs=b.txt", "-o", "m", *more
    )


def test_from_the_plan_to_all_signatures(desk: Path) -> None:
    said = make("--ledger", "case")
    assert "june, stage first, 2025-06-09: version 1" in said and "3 by norda, 3 by suda" in said
    assert "text: a.txt, sha256" in said and "text: theirs, sha256" in said and "record 1: manifest" in said
    assert "lies already in m" in make("--ledger", "case") and "holds all of it already" in make("--ledger", "case")
    for name in ("norda", "suda"):
        assert f"signed by {name}" in run("manifest", "sign", "m", "--key", f"keys/{name}.key", "--ledger", "case")
    verify = ("manifest", "verify", "m", "--keys", "keys", "--ledger", "case", "--text", "a.txt", "--text", "b.txt")
    assert "fault: version 1 is not signed by mediator" in run(*verify, code=1)
    run("manifest", "verify", "m", "--keys", "keys", "--signer", "norda", "--signer", "suda")
    run("manifest", "sign", "m", "--key", "keys/mediator.key", "--ledger", "case")
    assert run(*verify).endswith("all of it holds\n")
    assert "is not what is cited" in run(*verify, "--text", "june.yaml", code=1)
    assert "(a.txt) is not what is cited" in run(*verify, "--text", "a.txt=b.txt", code=1)
    assert "was signed before by norda" in run("manifest", "sign", "m", "--key", "keys/norda.key")
    assert run("ledger", "verify", "case").strip()
    body = Path("case/ledger.jsonl").read_text()
    assert not re.search(r'"[ns]\d"', body) and "Petrenko" not in body


def test_a_substitute_is_a_new_version(desk: Path) -> None:
    make()
    run("manifest", "sign", "m", "--key", "keys/norda.key")
    substitute = Path("plan/reserves.csv").read_text().splitlines()[1].split(",")[0]
    ids = [person["id"] for person in json.loads(run("manifest", "show", "m", "--json"))["people"]]
    out = next(id for id in ids if id[0] == substitute[0])
    follow = ("manifest", "follow", "m", "--reason", "ill on the way", "--by", "norda", "--plan", "plan")
    said = run(*follow, "--replace", out, substitute, "--ledger", "case")
    assert "version 2" in said and "changed: ill on the way (at the wish of norda)" in said and "note" not in said
    shown = run("manifest", "show", "m", "--ids")
    assert f"out: {out} (norda)" in shown and f"in: {substitute} (norda)" in shown
    assert "version 2 is not signed by norda" in run("manifest", "verify", "m", "--keys", "keys", code=1)
    assert "a signature in the name of norda" in run("manifest", "show", "m", "--version", "1")
    said = run(*follow, "--replace", substitute, "n99", "--without", "s1" if "s1" in ids else ids[-1])
    assert "is not a substitute that the plan names" in said and "note: before it was 3 by norda, 3 by suda" in said
    assert "another version" not in run("manifest", "record", "m", "--ledger", "case")
    held = next(
        line.split(",")[0] for line in Path("plan/people.csv").read_text().splitlines() if line.startswith("s7")
    )
    with pytest.raises(UsageError, match='"s7" is held by suda and would be brought by norda'):
        run(*follow, "--replace", "n99", held)
    for wrong in (["--replace", "n98", "n7"], ["--without", "n98"], ["--add", "n99", "norda"], []):
        with pytest.raises(UsageError):
            run(*follow, *wrong)


def test_signatures_come_back_as_a_note(desk: Path) -> None:
    make()
    run("manifest", "make", "plan", "--stage", "first", "--text", "a.txt", "--text", "theirs=b.txt", "-o", "copy")
    run("manifest", "sign", "copy", "--key", "keys/suda.key")
    said = run("manifest", "merge", "m", "copy/manifest-1.note", "--keys", "keys", "--ledger", "case")
    assert "new signatures by suda" in said and "manifest-signature" in said
    rows = json.loads(run("manifest", "verify", "m", "--keys", "keys", "--json", code=1))["versions"]
    assert rows[0]["signed_by"] == ["suda"]
    Path("note").write_text("no note")
    with pytest.raises(GoodOfficesError):
        run("manifest", "merge", "m", "note", "--keys", "keys")


def test_what_cannot_be_made(desk: Path) -> None:
    with pytest.raises(UsageError, match="no stage"):
        run("manifest", "make", "plan", "--stage", "third", "--text", "a.txt", "-o", "m")
    with pytest.raises(UsageError, match="no plan of an exchange"):
        run("manifest", "make", "keys", "--stage", "first", "--text", "a.txt", "-o", "m")
    with pytest.raises(UsageError, match="cannot be read"):
        run("manifest", "make", "plan", "--stage", "first", "--text", "c.txt", "-o", "m")
    table = Path("plan/people.csv").read_text()
    Path("plan/people.csv").write_text(table.replace(",first,", ",Petrenko,", 1))
    said = run("manifest", "make", "plan", "--stage", "first", "--text", "a.txt", "-o", "m", code=1)
    assert "error[E722]" in said and "Petrenko" not in said
    Path("plan/people.csv").write_text("\n".join(line for line in table.split("\n") if ",first," not in line))
    with pytest.raises(UsageError, match="names 0 for this stage"):
        run("manifest", "make", "plan", "--stage", "first", "--text", "a.txt", "-o", "m")
    assert not Path("m").exists()
