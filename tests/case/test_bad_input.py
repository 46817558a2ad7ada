"""Whatever a folder holds: a diagnostic each, nothing else lost, no exception."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case.strategies import cases, damage
from tests.diagnose.base import NOW, write_case

import goodoffices.text.source as source_module
from goodoffices.case import check_case, load_case
from goodoffices.diagnose import FolderError, Report, draw
from goodoffices.diagnose.catalogue import CODES

NOTE = "- id: {0}\n  kind: note\n  text: one\n  entered: 2024-03-12\n"
GOOD = NOTE.format("good-1") + "{}" + NOTE.format("good-2")


def sound(folder: Path, report: Report) -> None:
    """Every diagnostic has a page and a place inside its file, and can be shown on a terminal and as JSON."""
    for diagnostic in report:
        assert diagnostic.code in CODES
        assert diagnostic.message
        shown = draw(diagnostic, root=str(folder))
        assert all(c in "\n\u00a0" or c.isprintable() for c in shown), ascii(shown)
        path = folder / diagnostic.place.path
        if diagnostic.place.line:
            text = path.read_bytes().decode("utf-8", "replace")
            if diagnostic.code != "E101":
                text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            lines = text.split("\n")
            assert diagnostic.place.line <= len(lines)
            assert 1 <= diagnostic.place.column <= len(lines[diagnostic.place.line - 1]) + 1
    json.dumps(report.to_json(), ensure_ascii=False).encode()


def codes(folder: Path) -> list[str]:
    report = check_case(folder, now=NOW)
    sound(folder, report)
    return [d.code for d in report]


def entries(folder: Path) -> set[str]:
    return {e.id for e in load_case(folder, "mediator")[0].record} - {"first"}


BAD = {
    "broken YAML": ('- id: bad\n  kind: note\n  text: "open\n', ["E105"]),
    "a tab": ("- id: bad\n\tkind: note\n", ["E103"]),
    "an unknown key": ("- id: bad\n  kind: note\n  text: x\n  colour: red\n  entered: 2024-03-12\n", ["E201"]),
    "an unknown kind": ("- id: bad\n  kind: gossip\n", ["E207"]),
    "no kind": ("- id: bad\n", ["E202"]),
    "no id": ("- kind: note\n  text: x\n  entered: 2024-03-12\n", ["E202"]),
    "a word for an entry": ("- just a word\n", ["E203"]),
    "a list for an entry": ("- [a, b]\n", ["E203"]),
    "a list for an id": ("- id: [a]\n  kind: note\n  text: x\n  entered: 2024-03-12\n", ["E203"]),
    "a taken id": (NOTE.format("good-1"), ["E206"]),
    "an id of a party": (NOTE.format("norda"), ["E206"]),
    "a date that does not exist": ("- id: bad\n  kind: note\n  text: x\n  on: 2024-02-30\n  entered: 2024-03-12\n", ["E401"]),
    "an alias": ("- id: bad\n  kind: note\n  text: *x\n  entered: 2024-03-12\n", ["E106", "E202"]),
    "two documents": ("---\n", ["E116"]),
    "an empty item": ("-\n", ["E203"]),
    "everything wrong at once": ("- id: Bad Id\n  kind: note\n  text: [x]\n  on: never\n  about: nobody\n  audience: all\n  foo: 1\n", ["E201", "E203", "E205", "E209", "E301", "E402"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BAD.values(), ids=BAD)
def test_a_diagnostic_each_and_the_neighbours_are_read(text: str, wanted: list[str], tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"record/a.yaml": GOOD.format(text)})
    assert sorted(codes(folder)) == sorted(wanted)
    kept = {"good-1"} if text == "---\n" else {"good-1", "good-2"}
    assert kept <= entries(folder)


FILES = {
    "a byte-order mark": (b"\xef\xbb\xbf" + NOTE.format("n").encode(), ["W102"], True),
    "CRLF": (NOTE.format("n").replace("\n", "\r\n").encode(), ["W104"], True),
    "Latin-1": (
        NOTE.format("n").encode() + "- id: m\n  kind: note\n  text: Özgür\n".encode("latin-1"),
        ["E101"],
        False,
    ),
    "a line of 10 MB": (NOTE.format("n").encode() + b"#" + b"x" * 10_000_000, ["E108"], False),
    "NUL bytes": (NOTE.format("n").encode() + b"\x00\x00", ["E115"], False),
    "another file's bytes": (bytes(range(256)), ["E101"], False),
    "UTF-16": (NOTE.format("n").encode("utf-16"), ["E101"], False),
    "nothing": (b"", [], False),
    "only comments": (b"# nothing yet\n", [], False),
    "a word": (b"word\n", ["E203"], False),
    "another mapping": (b"things:\n  - a\n", ["E203"], False),
    "entries that are none": (b"entries: none\n", ["E203"], False),
    "no entries yet": (b"entered: 2024-03-12\nentries:\n", [], False),
    "deep nesting": (b"- " * 5000 + b"\n", ["E105"], False),
    "a bomb": (b"a: &a [x,x,x]\nb: &b [*a,*a,*a]\nentries: [*b,*b,*b]\n", ["E106"] * 8, False),
}


@pytest.mark.parametrize(("data", "wanted", "read"), FILES.values(), ids=FILES)
def test_a_bad_file_leaves_the_others(data: bytes, wanted: list[str], read: bool, tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"record/a.yaml": data, "record/b.yaml": NOTE.format("other")})
    found = codes(folder)
    assert [c for c in found if c in set(wanted)] == wanted
    assert set(found) - set(wanted) <= {"E203", "E201"}
    assert entries(folder) == ({"n", "other"} if read else {"other"})


def test_what_is_no_file(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case", {"record/b.yaml": NOTE.format("other")})
    (tmp_path / "outside.yaml").write_text(NOTE.format("outside"))
    (folder / "record/out.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "record/gone.yaml").symlink_to("nowhere.yaml")
    (folder / "record/loop.yaml").symlink_to("loop.yaml")
    (folder / "record/dir.yaml").mkdir()
    os.mkfifo(folder / "record/pipe.yaml")
    assert sorted(codes(folder)) == ["E110", "E112", "E113", "E114", "E114"]
    assert entries(folder) == {"other"}


def test_a_whole_folder_that_is_a_link_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.yaml").write_text(NOTE.format("outside"))
    folder = write_case(tmp_path / "case")
    (folder / "mediator").symlink_to(tmp_path / "elsewhere")
    assert codes(folder) == ["E110"]
    assert entries(folder) == set()


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_case(tmp_path, {"record/a.yaml": NOTE.format("n"), "record/b.yaml": NOTE.format("other")})
    real = os.open

    def refuse(path: Path, *flags: int) -> int:
        if Path(path).name == "a.yaml":
            raise PermissionError(13, "Permission denied")
        return real(path, *flags)

    monkeypatch.setattr(source_module.os, "open", refuse)
    assert codes(folder) == ["E112"]
    assert entries(folder) == {"other"}


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_case(tmp_path, {"record/a.yaml": NOTE.format("n"), "record/b.yaml": NOTE.format("other")})
    real = os.fdopen

    def change(handle: int, mode: str) -> object:
        path = folder / "record/a.yaml"
        if os.fstat(handle).st_ino == path.stat().st_ino:
            path.write_text(path.read_text() + "# more\n")
        return real(handle, mode)

    monkeypatch.setattr(source_module.os, "fdopen", change)
    assert codes(folder) == ["E111"]
    assert entries(folder) == {"other"}


def test_names_that_are_no_text_or_repaint_a_terminal(tmp_path: Path) -> None:
    folder = write_case(tmp_path)
    for name in (b"\xff.yaml", b"red\x1b[31m.yaml", "\u202egpj.yaml".encode(), b"two\nlines.yaml", b"note\xff.txt"):
        Path(os.fsdecode(os.fsencode(folder / "record") + b"/" + name)).write_text("- id: bad\n")
    report = check_case(folder, now=NOW)
    assert sorted(d.code for d in report) == ["E202"] * 4 + ["W117"]
    for diagnostic in report:
        shown = draw(diagnostic, root=str(folder))
        assert all(c in "\n\u00a0" or c.isprintable() for c in shown)
        assert shown.count("\n") <= 5
    json.dumps(report.to_json(), ensure_ascii=False).encode()


def test_what_lies_beside_is_told_or_left(tmp_path: Path) -> None:
    folder = write_case(
        tmp_path,
        {
            "record/notes.txt": "x",
            "record/a.yml": "x",
            "sources/talk.pdf": "x",
            "sources/s.yml": "x",
            "record/.hidden.yaml": "- broken: [",
            "README.md": "x",
            "mediator/x.docx": "x",
        },
    )
    assert [str(d.place) for d in check_case(folder, now=NOW)] == [
        "mediator/x.docx",
        "record/a.yml",
        "record/notes.txt",
        "sources/s.yml",
    ]
    assert set(codes(folder)) == {"W117"}


@pytest.mark.parametrize("path", ["../outside.txt", "texts", "x" * 5000, "/etc/passwd", "texts/none.txt", "texts/pipe"])
def test_a_text_of_a_source_that_is_not_there(path: str, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    folder = write_case(tmp_path / "case", {"sources/x.yaml": f"- {{id: x, title: X, text: '{path}'}}\n"})
    os.mkfifo(folder / "texts/pipe")
    assert codes(folder) == ["E504"]


def test_texts_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case")
    texts = tmp_path / "texts"
    texts.mkdir()
    os.mkfifo(texts / "pipe")
    (texts / "loop").symlink_to("loop")
    (texts / "other").write_bytes(b"\xff")
    assert len(check_case(folder, texts=texts, now=NOW)) == 0


def test_a_source_whose_text_was_not_given_is_noted(tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"sources/x.yaml": f"- {{id: x, title: X, sha256: {'0' * 64}}}\n"})
    (folder / "given").mkdir()
    report = check_case(folder, texts=folder / "given", now=NOW)
    assert [(d.code, d.place.path) for d in report] == [("N507", "sources/x.yaml")]
    assert report.clean


CASE_FILES = {
    "empty": b"",
    "a word": b"word",
    "Latin-1": "case: a\ntitle: Köln\n".encode("latin-1"),
    "broken": b"case: [",
    "no title": b"case: a\nzone: UTC\n",
    "wrong zone": b"case: a\ntitle: b\nzone: Nowhere\n",
    "people that are none": b"case: a\ntitle: b\nzone: UTC\npeople: [x, 1, [y]]\nparties: none\n",
}


@pytest.mark.parametrize("data", CASE_FILES.values(), ids=CASE_FILES)
def test_a_head_that_cannot_be_read(data: bytes, tmp_path: Path) -> None:
    folder = write_case(tmp_path, {"case.yaml": data})
    report = check_case(folder, now=NOW)
    assert report.errors
    sound(folder, report)
    if b"people" not in data:
        with pytest.raises(FolderError):
            load_case(folder, "public")


def test_many_broken_names_are_told_in_good_time(tmp_path: Path) -> None:
    lines = "".join(
        f"- {{id: n{n}, kind: note, text: t, about: missing-{n}, entered: 2024-03-12}}\n" for n in range(3000)
    )
    assert codes(write_case(tmp_path, {"record/a.yaml": lines})) == ["E205"] * 3000


READERS = ("public", "room", "party:norda", "mediator", "named:ana")


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@settings(max_examples=40, deadline=None)
@given(cases())
def test_random_cases_are_without_error(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = put(Path(name), files)
        report = check_case(folder, now=NOW)
        assert report.errors == ()
        sound(folder, report)
        case, told = load_case(folder, "named:noor")
        assert len(told) == 0
        assert len(case.record) <= report.entries


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_nothing_but_diagnostics_comes_out_of_a_broken_case(data: st.DataObject) -> None:
    files = data.draw(damage(data.draw(cases())))
    folder = Path(tempfile.mkdtemp())
    try:
        put(folder, files)
        sound(folder, check_case(folder, now=NOW))
        for reader in READERS:
            try:
                load_case(folder, reader, data.draw(st.sampled_from([None, "2024-03-12"])))
            except FolderError:
                pass
            except Exception as fault:
                if type(fault).__name__ != "AudienceError":  # ana or Norda may have been lost with a line of the head
                    raise
    finally:
        shutil.rmtree(folder)
