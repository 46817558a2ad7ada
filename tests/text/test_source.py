"""Reading a file: whatever is odd about it is one diagnostic, and never an exception."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goodoffices.text.source as source_module
from goodoffices.text import read_source, source_of
from goodoffices.text.source import LONGEST_FILE, LONGEST_LINE, excerpt_of


def codes(folder: Path, name: str = "a.yaml") -> list[str]:
    return [d.code for d in read_source(folder, name).diagnostics]


def test_a_plain_file_is_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("a: Київ\n".encode())
    source = read_source(tmp_path, "a.yaml")
    assert (source.text, source.readable, source.diagnostics) == ("a: Київ\n", True, ())
    assert source.sha256 == hashlib.sha256("a: Київ\n".encode()).hexdigest()


def test_a_byte_order_mark_is_told_and_passed_over() -> None:
    source = source_of("a.yaml", b"\xef\xbb\xbfa: b\n")
    assert ([d.code for d in source.diagnostics], source.text, source.readable) == (["W102"], "a: b\n", True)
    assert source.sha256 == hashlib.sha256(b"\xef\xbb\xbfa: b\n").hexdigest(), "the fingerprint is of the bytes"


@pytest.mark.parametrize(("data", "line"), [(b"a: b\r\nc: d\r\n", 1), (b"a: b\nc: d\re: f\n", 2)])
def test_line_ends_of_other_systems_are_folded(data: bytes, line: int) -> None:
    source = source_of("a.yaml", data)
    assert [(d.code, d.place.line) for d in source.diagnostics] == [("W104", line)]
    assert source.readable and "\r" not in source.text


def test_latin_1_is_told_with_its_place_and_a_guess() -> None:
    source = source_of("a.yaml", "id: a\nname: Bülent Özgür\n".encode("latin-1"))
    (found,) = source.diagnostics
    assert (found.code, str(found.place), found.label) == ("E101", "a.yaml:2:8", "perhaps Latin-1 or Windows-1252")
    assert found.excerpt == "name: Bülent Özgür"
    assert (source.readable, source.text) == (False, "")


def test_a_column_counts_code_points_not_bytes() -> None:
    (found,) = source_of("a.yaml", "Київ ".encode() + b"\x80\n").diagnostics
    assert (found.place.column, found.label) == (6, "")


def test_a_nul_is_told() -> None:
    (found,) = source_of("a.yaml", b"a: b\nc: \x00\n").diagnostics
    assert (found.code, found.place.line) == ("E115", 2)


def test_a_line_of_ten_megabytes_is_told_in_few_words() -> None:
    (found,) = source_of("a.yaml", b"a: b\nc: " + b"x" * 10_000_000 + b"\n").diagnostics
    assert (found.code, found.place.line) == ("E108", 2)
    assert len(found.excerpt) + len(found.message) < 500
    assert LONGEST_LINE == 1_000_000


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as stream:
        stream.truncate(LONGEST_FILE + 1)
    assert codes(tmp_path) == ["E109"]


def test_links(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "outside.yaml").write_text("secret: 1\n")
    (folder / "inside.yaml").write_text("a: b\n")
    for name, target in {
        "out": "../outside.yaml",
        "in": "inside.yaml",
        "gone": "nothing.yaml",
        "loop": "loop.yaml",
    }.items():
        (folder / f"{name}.yaml").symlink_to(target)
    (folder / "sub").symlink_to(tmp_path)
    assert codes(folder, "out.yaml") == ["E110"]
    assert "secret" not in repr(read_source(folder, "out.yaml"))
    assert codes(folder, "sub/outside.yaml") == ["E110"]
    assert codes(folder, "in.yaml") == []
    assert codes(folder, "gone.yaml") == ["E113"]
    assert codes(folder, "loop.yaml") == ["E112"]
    assert codes(folder, "../outside.yaml") == ["E110"]


def test_a_case_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("a: b\n")
    (tmp_path / "link").symlink_to("real")
    assert codes(tmp_path / "link") == []


def test_what_is_no_file_does_not_hold_the_reader(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)
        try:
            listener.bind("socket.yaml")
        finally:
            os.chdir(here)
        assert codes(tmp_path, "socket.yaml")[0] in ("E112", "E114")
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
    assert codes(tmp_path, "folder.yaml") == ["E114"]
    assert codes(tmp_path, "pipe.yaml") == ["E114"]
    if before:
        assert len(list(Path("/proc/self/fd").iterdir())) == before, "a file was left open"


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("a: b\n")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(source_module.os, "open", refuse)
    (found,) = read_source(tmp_path, "a.yaml").diagnostics
    assert (found.code, found.message) == ("E112", "the file cannot be read: Permission denied")


@pytest.mark.parametrize("change", ["grown", "shrunk", "touched", "replaced"])
def test_a_file_that_changes_while_it_is_read_is_not_believed(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: first\n")
    real = os.fdopen

    def open_and_change(handle: int, mode: str) -> object:
        stream = real(handle, mode)
        if change == "grown":
            path.write_text("a: first\nb: second\n")
        elif change == "shrunk":
            path.write_text("a\n")
        elif change == "touched":
            os.utime(path, ns=(1, 1))
        else:
            (tmp_path / "new").write_text("a: other\n")
            (tmp_path / "new").replace(path)
        return stream

    monkeypatch.setattr(source_module.os, "fdopen", open_and_change)
    source = read_source(tmp_path, "a.yaml")
    assert ([d.code for d in source.diagnostics], source.text) == (["E111"], "")


@given(st.text(), st.integers(1, 2000), st.integers(1, 2000))
def test_an_excerpt_holds_the_mark(line: str, column: int, width: int) -> None:
    line = line * 20
    column = min(column, len(line) + 1)
    excerpt, offset = excerpt_of(line, column, width)
    assert len(excerpt) <= 160
    assert line[offset : offset + len(excerpt)] == excerpt
    assert offset <= column - 1
    if column <= len(line):
        assert excerpt[column - 1 - offset] == line[column - 1]


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_diagnostic(data: bytes) -> None:
    source = source_of("a.yaml", data)
    assert source.readable is (not any(d.level == "error" for d in source.diagnostics))
    assert source.readable or not source.text or "\x00" in source.text
