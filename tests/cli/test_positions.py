"""``goodoffices positions``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.positions import command
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

ISSUES = """\
- id: truce
  title: Truce
  ordered: yes
  options:
    - {id: local, title: A local truce}
    - {id: full, title: A full truce}
"""

RECORD = """\
entered: 2025-06-01T10:00+03:00
entries:
  - {id: p1, kind: position, on: 2025-05-20, party: north, issue: truce, stance: {full: red-line, local: acceptable}}
  - {id: p2, kind: position, on: 2025-05-21, party: south, issue: truce, stance: {full: demanded}}
"""

PRIVATE = """\
entered: 2025-06-02T10:00+03:00
entries:
  - {id: p3, kind: position, on: 2025-06-02, party: north, issue: truce, stance: {full: negotiable}, basis: confided}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "case.yaml": CASE,
        "issues.yaml": ISSUES,
        "record/a.yaml": RECORD,
        "private/north.yaml": PRIVATE,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_each_audience_gets_its_own_table(folder: Path) -> None:
    assert "~ negotiable" in run(str(folder))
    public = run(str(folder), "--for", "public")
    assert "!! red line" in public
    assert "p3" not in public and "negotiable [" not in public
    assert "p3" in run(str(folder), "--for", "party:north")
    assert "p3" not in run(str(folder), "--for", "party:south")


def test_as_of_shows_what_was_known_then(folder: Path) -> None:
    assert "p3" not in run(str(folder), "--as-of", "2025-06-01")


def test_json(folder: Path) -> None:
    found = json.loads(run(str(folder), "--for", "public", "--json"))
    assert (found["made_for"], found["case"], found["sides"]) == ("public", "demo", ["north", "south"])
    assert len(found["fingerprint"]) == 64
    assert found["issues"][0]["state"] == "contested"


def test_one_issue(folder: Path) -> None:
    assert "Truce (truce)" in run(str(folder), "--issue", "truce")
    with pytest.raises(UsageError, match="not an issue"):
        run(str(folder), "--issue", "sinai")


def test_requests_that_cannot_be_carried_out(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(AudienceError):
        run(str(folder), "--for", "party:west")
    with pytest.raises(FolderError):
        run(str(tmp_path / "nowhere"))
