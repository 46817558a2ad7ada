"""``goodoffices check``: its answers, its exit codes, its JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.diagnose.base import write_case

BAD = """\
- id: norda-1
  kind: position
  party: norda
  issue: ceasefire
  stance: {ceasefire-30d: demanded}
  says: {source: gazette, at: page 1}
  entered: 2024-03-12
"""
DOUBTFUL = BAD.replace("30d", "60d").replace("  says: {source: gazette, at: page 1}\n", "")


ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "goodoffices", *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=ENVIRONMENT,
        check=False,
    )


def test_a_clean_case(tmp_path: Path) -> None:
    write_case(tmp_path / "lake")
    done = run("check", "lake", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "lake: clean (4 files, 1 item)\n", "")


def test_an_error_in_the_look_of_the_house(tmp_path: Path) -> None:
    write_case(tmp_path / "lake", {"record/bad.yaml": BAD})
    done = run("check", "lake", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        'error[E204]: option "ceasefire-30d" is not declared for issue "ceasefire"\n'
        "  --> lake/record/bad.yaml:5:12\n"
        "5 |   stance: {ceasefire-30d: demanded}\n"
        "  |            ^^^^^^^^^^^^^ declared: ceasefire-14d, ceasefire-60d (issues.yaml:1)\n"
        '  = help: perhaps "ceasefire-60d" is meant\n'
        "\n"
        "lake: 1 error, 0 warnings (5 files, 2 items); goodoffices explain CODE says more\n"
    )


def test_a_warning_is_a_finding_unless_errors_alone_were_asked_for(tmp_path: Path) -> None:
    write_case(tmp_path, {"record/doubt.yaml": DOUBTFUL})
    assert run("check", str(tmp_path)).returncode == 1
    assert run("check", str(tmp_path), "--errors-only").returncode == 0


GOLDEN = {
    "files": 5,
    "entries": 2,
    "errors": 1,
    "warnings": 0,
    "diagnostics": [
        {
            "code": "E204",
            "level": "error",
            "file": "record/bad.yaml",
            "line": 5,
            "column": 12,
            "width": 13,
            "message": 'option "ceasefire-30d" is not declared for issue "ceasefire"',
            "label": "declared: ceasefire-14d, ceasefire-60d (issues.yaml:1)",
            "help": 'perhaps "ceasefire-60d" is meant',
            "notes": [],
        }
    ],
}


def test_json(tmp_path: Path) -> None:
    done = run("check", str(write_case(tmp_path, {"record/bad.yaml": BAD})), "--json")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == GOLDEN
    assert list(json.loads(done.stdout)) == list(GOLDEN)


def test_json_of_a_clean_case(tmp_path: Path) -> None:
    done = run("check", str(write_case(tmp_path)), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"files": 4, "entries": 1, "errors": 0, "warnings": 0, "diagnostics": []}


@pytest.mark.parametrize(
    "words",
    [
        ["check", "nowhere"],
        ["check"],
        ["check", ".", "--nonsense"],
        ["check", ".", "--texts", "nowhere"],
        ["chekc", "."],
    ],
)
def test_a_request_that_cannot_be_carried_out(words: list[str], tmp_path: Path) -> None:
    done = run(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr and "Traceback" not in done.stderr


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    folder = write_case(tmp_path)
    (folder / "record" / "\udcff\x1b[31m.yaml").write_text("- id: x\n")
    for more in ([], ["--json"]):
        done = run("check", str(folder), *more)
        assert (done.returncode, done.stderr) == (1, "")
        assert "\x1b" not in done.stdout and "udcff" in done.stdout


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    lines = "".join(f"- {{id: n{n}, kind: note, text: t, about: none}}\n" for n in range(2000))
    folder = write_case(tmp_path, {"record/x.yaml": lines})
    with subprocess.Popen(
        [sys.executable, "-m", "goodoffices", "check", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1
