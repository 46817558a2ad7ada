"""A write happens whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from goodoffices.diagnose import FolderError
from goodoffices.text import atomic, write_atomic


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_and_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_atomic(path, "Київ\r\n")
    assert path.read_bytes() == "Київ\r\n".encode()
    write_atomic(path, b"\x00\xff")
    assert path.read_bytes() == b"\x00\xff"
    assert names(tmp_path) == ["a.yaml"]


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_atomic(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_atomic(tmp_path / "key", "x", mode=0o600)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_new_file_is_what_the_process_makes(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "a", "x")
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
        assert os.umask(0o027) == 0o027, "the mask of the process is left as it was"
    finally:
        os.umask(before)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_crash_at_any_step_leaves_the_old_file(
    step: str, fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old\n")

    def crash(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(*((atomic.os, "fsync") if step == "fsync" else (Path, step)), crash)
    with pytest.raises(FolderError if isinstance(fault, OSError) else KeyboardInterrupt):
        write_atomic(path, "new\n")
    monkeypatch.undo()
    assert path.read_text() == "old\n"
    assert names(tmp_path) == ["a.yaml"]


def test_the_new_file_is_on_the_disk_before_it_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(atomic.os, "fsync", lambda handle: (order.append("fsync"), sync(handle))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (order.append("replace"), replace(self, to))[1])
    write_atomic(tmp_path / "a", "x")
    assert order[:2] == ["fsync", "replace"]


def test_a_missing_folder_is_the_users_fault(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="cannot be written"):
        write_atomic(tmp_path / "no" / "a", "x")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(FolderError):
        write_atomic(tmp_path / "a", "x")
    assert names(tmp_path) == ["a"]
