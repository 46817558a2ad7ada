"""The verbs: each can be loaded, says the same of itself as the list does, and a fault is never a traceback."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from goodoffices.cli.house import VERBS, command


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_there_and_has_a_help(verb):
    result = CliRunner().invoke(command, [verb, "--help"])
    assert result.exit_code == 0, result.output
    assert f"{verb} " in result.output


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "goodoffices", *arguments], capture_output=True, text=True, check=False
    )


def test_help_lists_every_verb():
    done = run("--help")
    assert done.returncode == 0
    for verb, (_, line) in VERBS.items():
        assert verb in done.stdout
        assert line.split(" ", 1)[0] in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["brief", "nowhere"],
        ["nothing"],
        ["check"],
        ["brief", "cases/istanbul-2025", "--for", "nobody"],
        ["explain", "E999"],
    ],
)
def test_a_fault_of_the_request_ends_with_2_and_no_traceback(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_watch_checks_again_when_a_file_is_saved(tmp_path):
    (tmp_path / "case.yaml").write_text("case: demo\ntitle: Demo\nzone: UTC\n")
    watching = subprocess.Popen(
        [sys.executable, "-m", "goodoffices", "check", str(tmp_path), "--watch"],
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    try:
        assert _line_with(watching, "clean")
        (tmp_path / "issues.yaml").write_text("- id: x\n")
        assert _line_with(watching, "E202")
    finally:
        watching.kill()
        watching.wait()
        watching.stdout.close()


def _line_with(process, words):
    """Read until a line holds the words; the whole test run has a limit of its own."""
    return any(words in line for line in process.stdout)


def test_a_fault_of_the_program_says_nothing_of_the_case(monkeypatch, capsys):
    from goodoffices.cli import house

    def broken(**_):
        raise KeyError("a secret id")

    monkeypatch.delenv("GOODOFFICES_DEBUG", raising=False)
    monkeypatch.setattr(house.command, "main", broken)
    with pytest.raises(SystemExit) as left:
        house.run()
    assert left.value.code == 70
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "secret" not in said


def test_an_interruption_before_the_verb_is_no_traceback(monkeypatch):
    from goodoffices import cli
    from goodoffices.cli import house

    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr(house, "run", interrupted)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 130


def test_a_slip_in_a_verb_is_told_the_nearest():
    done = run("chek", "nowhere")
    assert done.returncode == 2
    assert "Perhaps 'check' is meant." in done.stderr
    assert "Perhaps" not in run("zzz").stderr


@pytest.mark.parametrize("group", ["handover", "hidden", "ledger", "lists", "manifest", "prove"])
def test_the_help_of_a_group_cuts_no_line_off(group):
    verbs = run(group, "--help").stdout.partition("Verbs:")[2]
    assert verbs.strip()
    assert "..." not in verbs.replace("died, ...", "")
