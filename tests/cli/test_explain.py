"""``goodoffices explain``: the page of a code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.explain import command
from goodoffices.diagnose import FolderError, UsageError
from goodoffices.diagnose.catalogue import CODES, page


def said(*words: str) -> str:
    return CliRunner().invoke(command, list(words), catch_exceptions=False).output


@pytest.mark.parametrize("word", ["E204", "e204", "[E204]", " E204 "])
def test_a_page(word: str) -> None:
    assert said(word) == page(CODES["E204"])


def test_the_list() -> None:
    lines = said().splitlines()
    assert len(lines) == len(CODES)
    assert lines[0].startswith("E101  ") and "E204  an option that its issue does not declare" in lines


def test_a_code_that_is_none() -> None:
    with pytest.raises(UsageError, match="there is no code"):
        said("E999")


def test_all_pages(tmp_path: Path) -> None:
    said("--pages", str(tmp_path / "new" / "codes"))
    written = sorted(path.name for path in (tmp_path / "new" / "codes").iterdir())
    assert written == sorted([*(f"{code}.md" for code in CODES), "README.md"])
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderError):
        said("--pages", str(tmp_path / "file" / "x"))
