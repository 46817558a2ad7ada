"""Putting an export in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.brief.export import Bundle, write_bundle
from goodoffices.diagnose import FolderError

ONE = Bundle((("a.json", b"{}"),))
TWO = Bundle((("a.csv", b"a"), ("b.csv", b"b")), folder=True)


def left_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


def test_a_file_takes_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("old")
    write_bundle(ONE, tmp_path / "x.json")
    assert (tmp_path / "x.json").read_bytes() == b"{}"
    assert left_in(tmp_path) == ["x.json"]


def test_several_files_make_a_new_folder(tmp_path: Path) -> None:
    write_bundle(TWO, tmp_path / "out")
    assert left_in(tmp_path) == ["out", "out/a.csv", "out/b.csv"]


@pytest.mark.parametrize("bundle", [ONE, TWO])
def test_a_folder_that_is_there_is_left_alone(tmp_path: Path, bundle: Bundle) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(FolderError, match="there already"):
        write_bundle(bundle, tmp_path / "out")
    assert left_in(tmp_path) == ["out"]


def test_a_folder_does_not_take_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(FolderError, match="there already"):
        write_bundle(TWO, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "x"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError):
        write_bundle(TWO, tmp_path / "out")
    assert left_in(tmp_path) == ["out"]


@pytest.mark.parametrize("bundle", [ONE, TWO])
def test_a_place_that_is_not_there(tmp_path: Path, bundle: Bundle) -> None:
    with pytest.raises(FolderError, match="cannot be written"):
        write_bundle(bundle, tmp_path / "no" / "out")


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = Bundle((("a.csv", b"a"), ("no/b.csv", b"b")), folder=True)
    with pytest.raises(FolderError):
        write_bundle(broken, tmp_path / "out")
    assert left_in(tmp_path) == []
