"""From a plan of several parties to a list that all have signed, and the account of each pair."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.house import command
from goodoffices.diagnose import UsageError
from goodoffices.ledger import read_ledger

PARTIES = ("norda", "suda", "lakeland", "hillia", "marsh", "isla", "forest")
FORM = f"exchange: august\ntitle: August\nday: 2024-08-01\nparties: [{', '.join(PARTIES)}]\nlists: [held.csv]\n"
PEOPLE = """\
id,holder,receiver,worth,bundle,vetoed,name,born
p1,norda,suda,10,,,Petrenko One,1990-01-01
p2,suda,lakeland,4,,,Petrenko Two,1990-01-02
p3,lakeland,norda,3,,,Petrenko Three,1990-01-03
p4,norda,suda,9,x,,Petrenko Four,1990-01-04
p5,suda,norda,-2,x,,Petrenko Five,1990-01-05
p6,norda,lakeland,8,,yes,Petrenko Six,1990-01-06
p7,hillia,isla,5,,,Petrenko Seven,1990-01-07
p8,isla,hillia,5,,,Petrenko Eight,1990-01-08
p9,norda,suda,1,,,Petrenko Nine,1990-01-09
"""
TEXTS = [word for party in PARTIES for word in ("--text", f"{party}.txt")]
CASE = "case: demo\ntitle: Demo\nzone: UTC\nparties:\n" + "".join(f"  - {{id: {p}, name: {p}}}\n" for p in PARTIES)
OWED = """\
entered: 2024-07-20
entered_by: desk
entries:
  - {id: norda-to-suda, kind: obligation, debtor: [norda], creditor: [suda], what: release, quantity: 2, unit: people}
  - {id: isla-to-hillia, kind: obligation, debtor: [isla], creditor: [hillia], what: release, quantity: 1, unit: people}
"""


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    assert "Petrenko" not in result.output
    return result.output


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan of seven parties, the text of each, eight keys and a case."""
    monkeypatch.chdir(tmp_path)
    Path("august.yaml").write_text(FORM)
    Path("held.csv").write_text(PEOPLE)
    assert "plan.json" in run("plan", "august.yaml", "-o", "plan")
    for party in PARTIES:
        Path(f"{party}.txt").write_text(f"the text of {party}\n")
    for name in (*PARTIES, "mediator"):
        run("ledger", "keygen", "--name", name, "-o", "keys")
    Path("case/record").mkdir(parents=True)
    Path("case/case.yaml").write_text(CASE)
    Path("case/record/owed.yaml").write_text(OWED)
    return tmp_path


def make(*more: str) -> str:
    return run("manifest", "make", "plan", *TEXTS, "-o", "m", *more)


def test_all_parties_sign_who_brings_whom_to_whom(desk: Path) -> None:
    told = make("--step", "isla:hillia", "board", "--step", "norda", "cross the bridge")
    assert "august, stage all, 2024-08-01: version 1" in told
    assert "people: 1 by hillia for isla, 1 by isla for hillia, 1 by lakeland for norda, 2 by norda for suda" in told
    assert "step 1: isla for hillia: board" in told and "step 2: norda: cross the bridge" in told
    assert "p4  norda for suda" in run("manifest", "show", "m", "--ids")
    value = json.loads(Path("m/manifest-1.json").read_text())
    assert value["parties"] == sorted(PARTIES) and {"id": "p5", "side": "suda", "to": "norda"} in value["people"]
    for name in PARTIES:
        run("manifest", "sign", "m", "--key", f"keys/{name}.key")
    # Forest brings nobody and gets nobody; it is a party all the same.
    assert "not signed by mediator" in run("manifest", "verify", "m", "--keys", "keys", code=1)
    said = run("manifest", "sign", "m", "--key", "keys/mediator.key", "--ledger", "case")
    assert "p4" not in said and "2 by norda for suda" in said
    assert "all of it holds" in run("manifest", "verify", "m", "--keys", "keys", "--ledger", "case")
    (body,) = [record.body for record in read_ledger(Path("case")).records if record.kind == "manifest"]
    assert body["between"]["norda"] == {"suda": 2}


def test_a_next_version_says_whose_balance_and_which_bundle_is_touched(desk: Path) -> None:
    make()
    why = ("--reason", "ill", "--by", "norda", "--plan", "plan")
    told = run("manifest", "follow", "m", "--replace", "p1", "p9", *why)
    assert "note" not in told
    told = run("manifest", "follow", "m", "--without", "p4", "--add", "p6", "norda:lakeland", *why)
    assert "note: p5 and p4 go together or not at all by the plan" in told
    assert "note: p6 is vetoed or not willing by the plan" in told
    assert "note: suda gives 2 and gets 1; before it gave 2 and got 2" in told and "note: norda" not in told
    assert "1 by norda for lakeland, 1 by norda for suda" in told
    for wrong in ("norda", "norda:norda", "norda:nobody"):
        with pytest.raises(UsageError):
            run("manifest", "follow", "m", "--add", "p1", wrong, *why)


def test_a_step_of_somebody_else_is_refused(desk: Path) -> None:
    with pytest.raises(UsageError, match="no side of the manifest"):
        make("--step", "nobody", "board")


def test_sheets_for_each_holder_and_receiver(desk: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pypdf = pytest.importorskip("pypdf")
    make("--step", "norda:suda", "board first")
    run("manifest", "sheet", "m", "--lists", "held.csv", "-o", "sheets")
    pages = [page.extract_text() for page in pypdf.PdfReader("sheets/sheet.pdf").pages]
    assert any("people brought by norda for suda (2)" in page and "Petrenko Four" in page for page in pages)
    assert any("for forest" in page for page in pages[-2:]) and "board first" in " ".join(pages)
    sheet = openpyxl.load_workbook("sheets/ticks.xlsx").active
    heads = [cell.value for cell in sheet[5]]
    assert heads[:5] == ["id", "side", "receiver", "tick", "replaced by"]
    assert [cell.value for cell in sheet[6]][:3] == ["p1", "norda", "suda"]
    choices = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert "came" in choices["D"] and "forest" in choices["B"] and "forest" in choices["C"]


def test_the_account_of_each_pair(desk: Path) -> None:
    make()
    named = json.loads(Path("m/manifest-1.json").read_text())["people"]
    ticks = {one["id"]: "came," for one in named} | {"p1": "replaced,p9", "p7": "refused,"}
    body = "".join(f"{id},,,{tick}\n" for id, tick in ticks.items())
    Path("ticked.csv").write_text(f"id,side,receiver,tick,replaced by\n{body}p10,isla,norda,,\n")
    tick = ("--boarded", "came", "--arrived", "boarded")
    told = run("handover", "tick", "m", "ticked.csv", "--by", "norda", *tick, "-o", "norda.json")
    rows = {line.split("  ")[1]: line.split() for line in told.splitlines() if " for " in line}
    assert rows["norda for suda"][3:] == ["2", "2", "2", "2", "1"]
    assert rows["isla for norda"][3:] == ["0", "1", "1", "1", "1"]
    assert rows["hillia for isla"][3:] == ["1", "0", "0", "0", "0"]
    Path("arrived.csv").write_text("id\np9\np2\np3\np5\np8\np10\n")
    run("handover", "tick", "m", "ticked.csv", "--by", "suda", *tick[:3], "arrived.csv", "-o", "suda.json")
    told = run("handover", "compare", "norda.json", "suda.json", code=1)
    assert ["norda", "for", "suda", "2", "1"] in [line.split() for line in told.splitlines()]
    assert "1 to be explained" in told
    owed = ("--obligation", "norda:suda=norda-to-suda", "--obligation", "isla:hillia=isla-to-hillia")
    with pytest.raises(UsageError, match=r"norda.* brings nobody by this manifest"):
        run("handover", "account", "norda.json", "--case", "case", "--obligation", "norda=norda-to-suda")
    told = run("handover", "account", "norda.json", "suda.json", "--case", "case", *owed)
    table = [line.split() for line in told.splitlines() if line.startswith("  norda:suda")]
    assert table == [["norda:suda", "2", "2", "0", "norda"], ["norda:suda", "2", "1", "1", "suda"]]
    assert "0 errors" in run("check", "case", code=1)


def test_a_substitute_without_a_receiver_is_told_by_row(desk: Path) -> None:
    make()
    named = [one["id"] for one in json.loads(Path("m/manifest-1.json").read_text())["people"]]
    with Path("ticked.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows([("id", "side", "tick"), *((id, "", "came") for id in named), ("p10", "isla", "")])
    said = run(
        "handover", "tick", "m", "ticked.csv", "--by", "norda", "--boarded", "came", "--arrived", "boarded",
        "-o", "norda.json", code=1,
    )  # fmt: skip
    assert 'column "receiver": the receiver of one who was not named is missing' in said
