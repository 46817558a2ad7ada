"""``goodoffices export``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli.export import command
from goodoffices.diagnose import FolderError, UsageError

CASE = """\
case: demo
title: Demo talks
zone: Europe/Istanbul
parties:
  - {id: north, name: North}
  - {id: south, name: South}
"""

RECORD = """\
entered: 2025-06-01T10:00+03:00
entries:
  - {id: r1, kind: round, on: 2025-07-23T19:00+03:00, title: A round, status: planned}
  - {id: n1, kind: note, text: SECRET, audience: mediator}
  - {id: r2, kind: round, title: Undated, status: planned}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "case"
    (made / "record").mkdir(parents=True)
    (made / "case.yaml").write_text(CASE, encoding="utf-8")
    (made / "issues.yaml").write_text("[]\n", encoding="utf-8")
    (made / "record" / "a.yaml").write_text(RECORD, encoding="utf-8")
    return made


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(command, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def test_printed_where_no_place_is_named(folder: Path) -> None:
    result = run(folder, "--format", "ics", "--for", "public")
    assert result.stdout.startswith("BEGIN:VCALENDAR")
    assert 'the round "r2" has no time yet' in result.stderr


def test_each_audience_gets_its_own(folder: Path) -> None:
    public = run(folder, "--format", "json", "--for", "public").stdout
    assert json.loads(public)["made_for"] == "public"
    assert "SECRET" not in public
    assert "SECRET" in run(folder, "--format", "json").stdout


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_several_tables_need_a_folder(folder: Path, tmp_path: Path, format: str) -> None:
    with pytest.raises(UsageError, match="several files"):
        run(folder, "--format", format)
    result = run(folder, "--format", format, "-o", tmp_path / "out")
    assert "for mediator" in result.stderr
    assert (tmp_path / "out" / f"round.{format}").is_file()
    with pytest.raises(FolderError, match="there already"):
        run(folder, "--format", format, "-o", tmp_path / "out")


def test_one_table_is_printed(folder: Path) -> None:
    result = run(folder, "--format", "csv", "--kind", "round", "--for", "public")
    head, *rounds = result.stdout.splitlines()
    assert head.startswith("id,on,on_start,")
    assert any(line.startswith("r1,2025-07-23T19:00+03:00,") for line in rounds)


def test_a_file_is_written_the_same_twice(folder: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(folder, "--format", "jsonld", "-o", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_as_of(folder: Path) -> None:
    assert json.loads(run(folder, "--format", "json", "--as-of", "2025-05-01").stdout)["record"] == []


def test_a_format_must_be_named(folder: Path) -> None:
    result = CliRunner().invoke(command, [str(folder)])
    assert result.exit_code == 2
    assert "--format" in result.output


def test_the_formats_are_those_of_the_library() -> None:
    from goodoffices.brief.export import FORMATS

    option = next(p for p in command.params if p.name == "format_")
    assert tuple(option.type.choices) == FORMATS  # type: ignore[attr-defined]
