"""Whoever does what the pages say sees what the pages say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.docs.walk import ROOT, walk

TUTORIAL = ROOT / "docs" / "tutorial" / "first-case.md"
WRITTEN = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
OTHERS = [page for page in WRITTEN if page != TUTORIAL and "```console" in page.read_text(encoding="utf-8")]


@pytest.fixture(scope="session")
def after_the_tutorial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which the tutorial has been done; the other pages begin there."""
    folder = tmp_path_factory.mktemp("desk")
    assert walk(TUTORIAL, folder) > 10
    return folder


def test_tutorial(after_the_tutorial: Path) -> None:
    assert (after_the_tutorial / "brief-for-norda.html").stat().st_size > 10_000


@pytest.mark.parametrize("page", OTHERS, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page: Path, after_the_tutorial: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    shutil.copytree(after_the_tutorial, desk)
    shutil.copytree(ROOT / "cases", desk / "cases")
    assert walk(page, desk) > 0


def test_a_walk_notices_another_output(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Write `a.txt`:\n\n```text\none\n```\n\n```console\n$ cat a.txt\ntwo\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="the page says\ntwo"):
        walk(page, tmp_path)


def test_a_walk_corrects_and_adds(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "Write `a.txt`:\n\n```text\none\n```\n\nCorrect `a.txt`: `two` instead of `one`.\n\nAdd to\n`a.txt`:\n\n"
        "```text\nthree\n```\n\n```console\n$ cat a.txt\ntwo\n...\n$ wc -l < a.txt\n2\n```\n",
        encoding="utf-8",
    )
    assert walk(page, tmp_path) == 4
