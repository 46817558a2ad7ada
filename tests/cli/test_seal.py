"""``goodoffices seal``, ``open`` and ``destroy``."""

from __future__ import annotations

import json
import stat

import pytest
from click.testing import CliRunner

pytest.importorskip("pyrage", reason="the extra 'seal' is not installed")

from goodoffices.cli.seal import destroy, open_, seal
from goodoffices.diagnose import SealError, UsageError
from goodoffices.ledger import append, fix, read_ledger, verify_ledger

CONTENT = "weights: {ceasefire: 40}\n"


def run(verb, *arguments, code=0, input=None):
    result = CliRunner().invoke(verb, [str(a) for a in arguments], input=input)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "istanbul"
    (folder / "private").mkdir(parents=True)
    (folder / "private" / "russia.yaml").write_text(CONTENT)
    (folder / "case.yaml").write_text("title: Talks\n")
    return folder


@pytest.fixture
def people(tmp_path):
    found = {}
    for name in ("ana", "bo"):
        text = run(seal, "--new-identity", tmp_path / f"{name}.txt")
        assert "AGE-SECRET" not in text
        found[name] = (tmp_path / f"{name}.txt", next(word for word in text.split() if word.startswith("age1")))
    return found


def close(case, people):
    return run(seal, case, "private/russia.yaml", *(a for n, (_, k) in people.items() for a in ("-r", f"{n}={k}")))


def test_seal_and_open(case, people, tmp_path):
    assert "private/russia.yaml.age: sealed to ana (age1" in close(case, people)
    file = case / "private" / "russia.yaml.age"
    for name in (file, "private/russia.yaml.age"):
        assert run(open_, case, name, "-i", people["ana"][0], "--stdout") == CONTENT
    out = tmp_path / "out.yaml"
    run(open_, case, file, "-i", people["bo"][0], "-o", out)
    assert out.read_text() == CONTENT
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with pytest.raises(UsageError, match="exists already"):
        run(open_, case, file, "-i", people["bo"][0], "-o", out)
    assert "bo (age1" in run(open_, case, file, "--who")
    run(open_, case, file, "-i", people["bo"][0], "--in-place")
    assert (case / "private" / "russia.yaml").read_text() == CONTENT


def test_nothing_is_opened_without_a_place(case, people):
    close(case, people)
    for arguments in ((), ("--stdout", "--in-place")):
        with pytest.raises(UsageError, match="where the content"):
            run(open_, case, "private/russia.yaml.age", "-i", people["ana"][0], *arguments)
    assert not (case / "private" / "russia.yaml").exists()


def test_a_recipients_file(case, people, tmp_path):
    path = tmp_path / "team.txt"
    path.write_text("".join(f"# {name}\n{key}\n" for name, (_, key) in people.items()))
    assert "bo (age1" in run(seal, case, "private/russia.yaml", "-R", path)


def test_a_passphrase(case, tmp_path):
    text = run(seal, case, "private/russia.yaml", "--passphrase", input="tea at four\ntea at four\n")
    assert "whoever knows the passphrase" in text
    assert "tea" not in text
    file = tmp_path / "p"
    file.write_text("tea at four\n")
    assert run(open_, case, "private/russia.yaml.age", "--passphrase-file", file, "--stdout") == CONTENT
    assert CONTENT in run(open_, case, "private/russia.yaml.age", "--passphrase", "--stdout", input="tea at four\n")
    assert "whoever knows" in run(open_, case, "private/russia.yaml.age", "--who")


def test_what_is_not_sealed(case, people):
    key = people["ana"][1]
    append(case, "note", {})
    for name in ("case.yaml", "ledger.jsonl", "../outside", "."):
        with pytest.raises(SealError):
            run(seal, case, name, "-r", key)
    with pytest.raises(SealError, match="not both"):
        run(seal, case, "private/russia.yaml", "-r", key, "--passphrase")
    with pytest.raises(SealError, match="nobody"):
        run(seal, case, "private/russia.yaml")
    assert (case / "private" / "russia.yaml").read_text() == CONTENT


def test_destroyed_for_everyone_the_ledger_still_verifies(case, people, tmp_path):
    close(case, people)
    append(case, "note", {"text": "The talks are open."})
    opening = fix(case, [(case / "private" / "russia.yaml.age", "party:russia")]).openings[0][1]
    certificate = tmp_path / "certificate.txt"
    text = run(
        destroy, case, "private/russia.yaml.age", "--everyone", "--certificate", certificate, input="russia.yaml.age\n"
    )
    assert certificate.read_text() in text
    assert "record 3 of the ledger" in certificate.read_text()
    record = read_ledger(case).records[-1]
    sealed = json.loads(opening.read_text())["files"][0]["sha256"]
    assert (record.kind, record.body) == ("destroyed", {"sha256": sealed})
    assert verify_ledger(case).sound
    assert b"russia" not in (case / "ledger.jsonl").read_bytes()
    with pytest.raises(SealError, match="destroyed on"):
        run(open_, case, "private/russia.yaml.age", "-i", people["ana"][0], "--stdout")
    assert run(open_, case, "private/russia.yaml.age", "--who").startswith("nobody")


def test_destruction_asks_first(case, people):
    close(case, people)
    with pytest.raises(UsageError, match="nothing was destroyed"):
        run(destroy, case, "private/russia.yaml.age", "--everyone", input="yes\n")
    for arguments in ((), ("--everyone", "--recipient", "bo")):
        with pytest.raises(UsageError, match="whose access"):
            run(destroy, case, "private/russia.yaml.age", *arguments)
    assert run(open_, case, "private/russia.yaml.age", "-i", people["ana"][0], "--stdout") == CONTENT
    assert "in no ledger" in run(destroy, case, "private/russia.yaml.age", "--everyone", "--yes")


def test_one_recipient_removed(case, people):
    close(case, people)
    append(case, "note", {})
    text = run(destroy, case, "private/russia.yaml.age", "--recipient", "bo", "-i", people["ana"][0])
    assert "Access of:  bo" in text
    record = read_ledger(case).records[-1]
    assert (record.kind, set(record.body)) == ("resealed", {"was", "is"})
    assert run(open_, case, "private/russia.yaml.age", "-i", people["ana"][0], "--stdout") == CONTENT
    with pytest.raises(SealError):
        run(open_, case, "private/russia.yaml.age", "-i", people["bo"][0], "--stdout")


def test_a_broken_ledger_does_not_stop_destruction(case, people):
    close(case, people)
    (case / "ledger.jsonl").write_text("{\n")
    text = run(destroy, case, "private/russia.yaml.age", "--everyone", "--yes", code=1)
    assert "the ledger does not record it" in text
    assert "in no ledger" in text
    assert not list((case / "seals").rglob("*.key.age"))
