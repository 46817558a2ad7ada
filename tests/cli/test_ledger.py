"""``goodoffices ledger`` as a mediator and two delegations use it."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

from goodoffices.cli.ledger import command
from goodoffices.diagnose import GoodOfficesError, LedgerError, UsageError


def run(*arguments, code=0, input=None):
    result = CliRunner().invoke(command, [str(a) for a in arguments], input=input)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "istanbul"
    for name in ("case.yaml", "private/russia.yaml", "private/ukraine.yaml", "mediator/notes.yaml", "lists/a.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"content of {name}\n")
    (folder / "keys").mkdir()
    for name in ("mediator", "russia", "ukraine"):
        run("keygen", "--name", name, "-o", tmp_path / "secrets")
        shutil.copy(tmp_path / "secrets" / f"{name}.pub", folder / "keys")
    run(
        "append",
        folder,
        "--text",
        "The talks are open.",
        "--origin",
        "example.org/istanbul",
        "--at",
        "2025-07-23T16:00+03:00",
    )
    return folder


def key(case, name):
    return case.parent / "secrets" / f"{name}.key"


def test_the_life_of_a_ledger(case, tmp_path):
    assert run("fix", case, "--reason", "Before the third round.").startswith("record 2: ")
    for name in ("mediator", "russia", "ukraine"):
        note = run("cosign", case, "--key", key(case, name))
    assert note.startswith("example.org/istanbul\n3\n")
    assert note.count("— ") == 3
    text = run("verify", case, "--require", "mediator", "--require", "russia", "--require", "ukraine")
    assert "signed by russia: records 0 to 2" in text
    assert text.endswith(": sound\n")
    assert run("embed", case).startswith("record 3: checkpoint")

    # A delegation with nothing but a copy of the file and the public keys.
    copy = tmp_path / "moscow" / "ledger.jsonl"
    copy.parent.mkdir()
    shutil.copy(case / "ledger.jsonl", copy)
    run("verify", copy, "--keys", case / "keys", "--require", "russia", "--require", "ukraine")
    (copy.parent / "private").mkdir()
    shutil.copy(case / "private" / "russia.yaml", copy.parent / "private")
    opening = case / "openings" / "2" / "party-russia.json"
    assert "private/russia.yaml: same" in run("verify", copy, "--opening", opening)
    (copy.parent / "private" / "russia.yaml").write_text("altered")
    text = run("verify", copy, "--opening", opening, code=1)
    assert "private/russia.yaml: altered" in text
    assert "expected sha256" in text
    run("verify", copy, "--opening", opening, "--file", case / "private" / "russia.yaml")


def test_the_audiences_of_a_fix(case):
    text = run("fix", case)
    assert "for party:russia" in text
    assert "for mediator" in text
    russia = (case / "openings" / "2" / "party-russia.json").read_text()
    assert "ukraine" not in russia
    assert "mediator/notes.yaml" not in russia


def test_a_fix_of_some_files(case):
    assert "1 file fixed" in run("fix", case, "lists/a.csv")
    assert "for party:russia" in run("fix", case, "lists/a.csv", "--for", "party:russia")
    with pytest.raises(UsageError, match="--for"):
        run("fix", case, "--for", "room")
    with pytest.raises(LedgerError, match="no file"):
        run("fix", case, "lists/z.csv")
    with pytest.raises(LedgerError, match="outside"):
        run("fix", case, case.parent / "secrets" / "russia.pub")


def test_an_altered_record_is_found(case):
    path = case / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b"open", b"shut"))
    text = run("verify", case, code=1)
    assert "ledger.jsonl:2 (record 1): the text of record 1 and its leaf hash disagree" in text
    value = json.loads(run("verify", case, "--json", code=1))
    assert (value["sound"], value["faults"][0]["record"]) == (False, 1)
    with pytest.raises(LedgerError, match="does not verify"):
        run("head", case)


def test_the_head(case):
    value = json.loads(run("head", case, "--json"))
    assert (value["origin"], value["size"], len(value["root"])) == ("example.org/istanbul", 2, 64)
    assert value["root"] in run("head", case)
    assert run("head", case, "--size", 0).endswith(
        "root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
    )
    run("head", case, "--key", key(case, "mediator"))
    assert (case / "checkpoints" / "2.txt").exists()


def test_proofs_are_checked_with_the_keys_alone(case, tmp_path):
    known = json.loads(run("head", case, "--json"))
    run("append", case, "--text", "second")
    run("cosign", case, "--key", key(case, "russia"))
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    run("prove", case, "--record", 1, "-o", one)
    run("prove", case, "--from", 2, "--to", 3, "-o", two)
    keys = ("--keys", case / "keys")
    assert "record 1 (note, 2025-07-23T13:00:00Z) is under the head over 3 records" in run(
        "verify", "--proof", one, *keys
    )
    assert "over 3 records of example.org/istanbul continues the head over 2" in run(
        "verify", "--proof", two, *keys, "--head", f"2:{known['root']}"
    )
    run("verify", "--proof", one, "--head", case / "checkpoints" / "3.txt")
    assert "nobody vouches" in run("verify", "--proof", one, code=1)
    run("verify", "--proof", two, *keys, "--head", f"2:{'0' * 64}", code=1)
    assert json.loads(run("verify", "--proof", one, *keys, "--json"))["sound"]
    one.write_text(one.read_text().replace("talks", "walks"))
    value = json.loads(run("verify", "--proof", one, *keys, "--json", code=1))
    assert [f["what"] for f in value["faults"]] == ["leaf", "proof"]
    assert json.loads(run("prove", case, "--record", 0))["format"] == "goodoffices-inclusion/1"


def test_signatures_are_merged_from_a_copy(case, tmp_path):
    shutil.copytree(case, tmp_path / "copy")
    run("cosign", tmp_path / "copy", "--key", key(case, "ukraine"))
    assert "— ukraine " in run("merge", case, tmp_path / "copy" / "checkpoints" / "2.txt")
    run("verify", case, "--require", "ukraine")


def test_a_fork_is_named(case, tmp_path):
    shutil.copytree(case, tmp_path / "copy")
    run("append", case, "--text", "what one side is shown")
    run("append", tmp_path / "copy", "--text", "what the other side is shown")
    run("cosign", case, "--key", key(case, "russia"))
    assert "the two copies part at record 2" in run("verify", case, "--against", tmp_path / "copy", code=1)
    text = run("verify", tmp_path / "copy", "--checkpoints", case / "checkpoints", code=1)
    assert "fork: the head over 3 records signed by russia" in text
    with pytest.raises(LedgerError, match="fork: 'russia' signed root"):
        run("cosign", tmp_path / "copy", "--key", key(case, "russia"))


def test_a_repair(case):
    assert "nothing to repair" in run("repair", case)
    with (case / "ledger.jsonl").open("ab") as stream:
        stream.write(b'{"at":"2025')
    assert "unfinished" in run("verify", case, code=1)
    assert "set aside" in run("repair", case)
    path = case / "ledger.jsonl"
    path.write_bytes(path.read_bytes()[:-1])
    assert "record 1 lacked only its line end" in run("repair", case)
    run("verify", case)


def test_a_body_from_a_file(case, tmp_path):
    assert "record 2: handover" in run("append", case, "--kind", "handover", "--body", "-", input='{"buses": 3}')
    for text in ("[]", "{", "\\xff"):
        with pytest.raises(UsageError):
            run("append", case, "--body", "-", input=text)


def test_what_append_refuses(case):
    for arguments in ((), ("--text", "a", "--body", "-"), ("--kind", "fix", "--text", "a")):
        with pytest.raises(UsageError):
            run("append", case, *arguments)
    with pytest.raises(LedgerError, match="already"):
        run("append", case, "--text", "a", "--origin", "example.org/other")
    for at in ("yesterday", "2025-07-23T16:00"):
        run("append", case, "--text", "a", "--at", at, code=2)
    assert json.loads(run("head", case, "--json"))["size"] == 2


def test_what_verify_and_prove_refuse(case):
    opening = case / "case.yaml"
    for arguments in (
        ("verify",),
        ("verify", case, "--proof", opening),
        ("verify", case, "--file", opening),
        ("verify", case, "--head", "2:00"),
        ("prove", case),
        ("prove", case, "--record", 1, "--from", 1),
        ("prove", case, "--from", 1, "--size", 2),
        ("prove", case, "--record", 1, "--to", 2),
    ):
        with pytest.raises(UsageError):
            run(*arguments)
    for arguments in (
        ("verify", case, "--opening", opening),
        ("verify", "--proof", opening),
        ("verify", case, "--require", "belarus"),
    ):
        with pytest.raises(GoodOfficesError):
            run(*arguments)


def test_a_passphrase_is_asked_for_and_never_shown(case, tmp_path):
    secret = "vyshyvanka and tea"
    text = run("keygen", "--name", "turkiye", "-o", tmp_path / "t", "--passphrase", input=f"{secret}\n{secret}\n")
    assert "witness" not in text
    shutil.copy(tmp_path / "t" / "turkiye.pub", case / "keys")
    text += run("cosign", case, "--key", tmp_path / "t" / "turkiye.key", input=f"{secret}\n")
    file = tmp_path / "passphrase"
    file.write_text(f"{secret}\n")
    text += run("cosign", case, "--key", tmp_path / "t" / "turkiye.key", "--passphrase-file", file)
    assert secret not in text
    assert "PRIVATE" not in text
    with pytest.raises(LedgerError, match="passphrase is wrong"):
        run("cosign", case, "--key", tmp_path / "t" / "turkiye.key", input="guess\n")
    file.write_text("\n")
    with pytest.raises(UsageError, match="empty"):
        run("keygen", "--name", "usa", "-o", tmp_path / "t", "--passphrase-file", file)


def test_roles(tmp_path):
    import base64

    for name, options, kind in (("mediator", (), 1), ("russia", (), 4), ("keeper", ("--role", "keeper"), 1)):
        run("keygen", "--name", name, "-o", tmp_path, *options)
        material = (tmp_path / f"{name}.pub").read_text().strip().split("+", 2)[2]
        assert base64.b64decode(material)[0] == kind


def test_no_keys(case):
    shutil.rmtree(case / "keys")
    run("cosign", case, "--key", key(case, "russia"))
    with pytest.raises(LedgerError, match="no public keys"):
        run("embed", case)
    assert "no record is under a head signed by a known key" in run("verify", case)


def test_fix_takes_a_case_and_files_by_relative_path(tmp_path, monkeypatch):
    folder = tmp_path / "talks"
    (folder / "private").mkdir(parents=True)
    (folder / "case.yaml").write_text("case: talks\ntitle: T\nzone: UTC\n")
    (folder / "private" / "north.yaml").write_text("[]\n")
    monkeypatch.chdir(tmp_path)
    for arguments in (["talks"], ["./talks", "private/north.yaml"], ["talks", "talks/private/north.yaml"]):
        result = CliRunner().invoke(command, ["fix", *arguments, "--reason", "agreed"])
        assert result.exit_code == 0, (arguments, result.output, result.exception)
