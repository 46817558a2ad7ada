"""``goodoffices brief``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.brief import command
from goodoffices.diagnose import AudienceError, FolderError, UsageError

CASE = """\
case: demo
title: Demo talks
zone: Europe/Istanbul
mediator: hosts
parties:
  - {id: north, name: North}
  - {id: south, name: South}
  - {id: hosts, name: The Hosts, role: mediator}
"""

RECORD = """\
entered: 2025-06-01T10:00+03:00
entered_by: desk
entries:
  - {id: r1, kind: round, title: First round, status: held, on: 2025-05-20}
  - {id: r2, kind: round, title: Second round, status: planned, on: 2025-06-20T19:00}
  - {id: n1, kind: note, type: question, text: Who keeps the minutes?}
"""

SECRET = """\
entered: 2025-06-01T10:00+03:00
entered_by: desk
entries:
  - {id: s1, kind: note, type: remark, text: The marmot sleeps at noon.}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    for name, text in (("case.yaml", CASE), ("record/a.yaml", RECORD), ("mediator/notes.yaml", SECRET)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(command, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_text_is_what_comes_without_asking(case: Path) -> None:
    out = run(case)
    assert " Brief: Second round" in out
    assert "Who keeps the minutes?" in out
    assert "marmot" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_an_audience_gets_its_own_and_no_more(case: Path, form: str) -> None:
    out = run(case, "--for", "room", "--format", form)
    assert "marmot" not in out
    assert "Second round" in out


def test_the_suffix_of_the_file_says_the_form(case: Path, tmp_path: Path) -> None:
    for suffix in ("json", "html", "md", "txt"):
        assert run(case, "-o", tmp_path / f"b.{suffix}") == ""
    assert json.loads((tmp_path / "b.json").read_text("utf-8"))["title"] == "Brief: Second round"
    assert (tmp_path / "b.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "b.md").read_text("utf-8").startswith("# Brief: Second round")
    assert run(case) == (tmp_path / "b.txt").read_text("utf-8")


def test_a_round_and_a_moment_can_be_chosen(case: Path) -> None:
    assert "Brief: First round" in run(case, "--round", "r1")
    # Before it was entered, nothing was known.
    assert "Brief: state of the record" in run(case, "--as-of", "2025-05-25")
    assert "Brief: First round" in run(case, "--as-of", "2025-05-25", "--hindsight", "--round", "r1")


def test_what_cannot_be_done_is_said(case: Path, tmp_path: Path) -> None:
    for arguments, fault in (
        ([case, "--round", "zzz"], UsageError),
        ([case, "-o", tmp_path / "brief.odt"], UsageError),
        ([case, "--for", "nobody"], AudienceError),
        ([tmp_path / "none"], FolderError),
        ([case, "-o", tmp_path / "none" / "b.txt"], FolderError),
    ):
        with pytest.raises(fault):
            run(*arguments)
