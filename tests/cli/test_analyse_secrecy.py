"""Nothing that ``goodoffices analyse`` says depends on what its reader may not see.

Each reader's answer from a whole case is compared with that from a case in which the rest was never written, as in
``tests/case/test_secrecy.py``: in every format to the byte, errors included.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.case.hidden import AUDIENCES, READERS, build, hidden_marks, write
from tests.case.outputs import opened
from tests.case.truce import HEAD, ISSUES, STANCES

from goodoffices.cli.analyse import command

BELOW = [reader for reader in READERS if hidden_marks(reader)]
SHOWN = f"""entered: 2025-01-01
entries:
{STANCES}\
  - {{id: threat, kind: pressure, type: threat, by: north, target: south, on: 2025-01-02, what: the border stays shut}}
"""
PRIVATE = """entered: 2025-01-02
entries:
  - {{id: {0}-truce, kind: preference, party: {0}, issue: truce, weight: 0.5..0.9, values: {{none: 0, month: 0.4..0.6, lasting: 1}}, basis: confided, about: secret{0}}}
  - {{id: {0}-all, kind: preference, party: {0}, reservation: 0.31..0.37, basis: confided, about: secret{0}}}
"""
JUDGED = """entered: 2025-01-03
entries:
  - {id: judged, kind: preference, party: south, issue: border, weight: 0.2, basis: estimated, reason: secretmediator}
  - {id: felt, kind: effect, party: south, pressure: threat, change: -0.2, begins: 2025-01-05, reason: secretmediator}
"""


def written(folder: Path, *seen: str) -> Path:
    """A case with the private files of some."""
    files = {
        "case.yaml": HEAD,
        "issues.yaml": ISSUES,
        "record/a.yaml": SHOWN,
        "parties/north/a.yaml": PRIVATE.format("north"),
        "parties/south/a.yaml": PRIVATE.format("south"),
        "mediator/a.yaml": JUDGED,
    }
    for name, content in files.items():
        if name.split("/")[0] in ("case.yaml", "issues.yaml", "record") or any(f"{who}/" in name for who in seen):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
    return folder


def answer(folder: Path, reader: str, form: str, *more: str) -> tuple[int, bytes, str]:
    asked = ["lake", "--for", reader, "--format", form, "--until", "2025-02-01", "--as-of", "2025-01-20", *more]
    runner = CliRunner()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder.parent)
        result = runner.invoke(command, asked)
    return result.exit_code, result.stdout_bytes, result.stderr + str(result.exception or "")


CASES = [
    ("public", ()),
    ("room", ()),
    ("party:north", ("north",)),
    ("party:south", ("south",)),
]


@pytest.mark.parametrize("form", ["text", "md", "html", "pdf", "docx", "json"])
@pytest.mark.parametrize(("reader", "seen"), CASES, ids=[reader for reader, _ in CASES])
def test_what_is_hidden_changes_no_format(reader: str, seen: tuple[str, ...], form: str, tmp_path: Path) -> None:
    if form in ("pdf", "docx"):
        pytest.importorskip("typst" if form == "pdf" else "docx", reason="the extra 'office' is not installed")
    whole = written(tmp_path / "a" / "lake", "north", "south", "mediator")
    less = written(tmp_path / "b" / "lake", *seen)
    here, there = answer(whole, reader, form), answer(less, reader, form)
    assert here[0] == 0, here[2]
    assert here == there
    told = "".join(text for _, text in opened(f"x.{form}", here[1])).lower()
    hidden = {"secretnorth", "secretsouth", "secretmediator"} - {f"secret{who}" for who in seen}
    assert [word for word in hidden if word in told] == []


def test_the_mediator_sees_a_difference(tmp_path: Path) -> None:
    """A test of the test: what is hidden would change the numbers."""
    whole = written(tmp_path / "a" / "lake", "north", "south", "mediator")
    less = written(tmp_path / "b" / "lake")
    assert answer(whole, "mediator", "json")[1] != answer(less, "mediator", "json")[1]
    assert b"secretmediator" in answer(whole, "mediator", "text")[1]


@pytest.mark.parametrize("asked", [("--draft", "felt"), ("--draft", "truce=judged"), ("--compare", "nash", "felt")])
def test_a_refusal_tells_nothing_hidden(asked: tuple[str, ...], tmp_path: Path) -> None:
    whole = written(tmp_path / "a" / "lake", "north", "south", "mediator")
    less = written(tmp_path / "b" / "lake")
    assert answer(whole, "public", "text", *asked) == answer(less, "public", "text", *asked)
    assert answer(whole, "public", "text", *asked)[1] == b""


@pytest.mark.parametrize("reader", BELOW)
def test_a_case_of_marked_words(reader: str, tmp_path: Path) -> None:
    whole = write(tmp_path / "a" / "lake", build(AUDIENCES))
    less = write(tmp_path / "b" / "lake", build(READERS[reader]))
    for form in ("text", "json", "html"):
        assert answer(whole, reader, form, "--samples", "5") == answer(less, reader, form, "--samples", "5")
    shutil.rmtree(whole)
