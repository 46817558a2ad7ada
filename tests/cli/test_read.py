"""``goodoffices read``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.case import check_case, load_case
from goodoffices.cli.read import command
from goodoffices.diagnose import FolderError, UsageError
from goodoffices.read import reading
from goodoffices.read.batch import Batch, Pages, documents_in

CASE = Path(__file__).parents[1] / "read" / "propose" / "marl-strait"
BEFORE = CASE / "texts" / "1-before.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "case"))


def invoke(*arguments: object, input: str = "") -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments], input=input, catch_exceptions=False)


def test_the_list_names_each_proposal_with_its_words() -> None:
    result = invoke(BEFORE, "--case", CASE)
    assert result.exit_code == 0
    assert "position suda-harbour-demanded" in result.stdout and "We come with an open mind" in result.stdout


def test_without_a_case_the_layers_are_read() -> None:
    told = json.loads(invoke(BEFORE, "--json").stdout)
    assert [person["name"] for person in told["people"]][:1] == ["Ines Mora"]
    assert told["attributions"] and told["times"] and told["document"]["published"]["at"].startswith("2031-03-04")


def test_published_is_taken_over_the_page() -> None:
    told = json.loads(invoke(BEFORE, "--json", "--published", "2031-03-05").stdout)
    assert told["document"]["published"]["at"] == "2031-03-05"
    with pytest.raises(UsageError):
        invoke(BEFORE, "--published", "soon")


def test_a_page_is_written(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert invoke(BEFORE, "--case", CASE, "-o", page).exit_code == 0
    text = page.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>") and "<script" not in text and 'href="#p1"' in text and 'id="p1"' in text
    with pytest.raises(UsageError):
        invoke(BEFORE, BEFORE, "--format", "html")
    assert invoke(CASE / "texts", "--format", "html", "-o", tmp_path / "pages").exit_code == 0
    assert len(list((tmp_path / "pages").glob("*.html"))) == 5


def test_several_documents_are_lines_with_progress(tmp_path: Path) -> None:
    result = invoke(CASE / "texts", "--json")
    assert [json.loads(line)["document"]["name"] for line in result.stdout.splitlines()] == sorted(
        p.name for p in (CASE / "texts").iterdir()
    )
    assert "3/5 3-handover.txt" in result.stderr


def test_an_interrupted_reading_goes_on(tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole.jsonl", tmp_path / "parts.jsonl"
    invoke(CASE / "texts", "--json", "-o", whole)
    paths = list(documents_in([CASE / "texts"]))
    batch = Batch(parts, json.dumps(["", None]))
    lines = whole.read_text("utf-8").splitlines()
    batch.add(paths[0], [lines[0]])
    batch.add(paths[1], [lines[1]])
    with (tmp_path / "parts.jsonl.part").open("a") as stream:  # the third was being written
        stream.write('{"document": {"na')
    result = invoke(CASE / "texts", "--json", "-o", parts)
    assert "going on: 2 documents" in result.stderr
    assert parts.read_bytes() == whole.read_bytes()
    assert {p.name for p in tmp_path.iterdir()} == {"whole.jsonl", "parts.jsonl"}


def test_pages_that_were_broken_off_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    invoke(CASE / "texts", "--format", "html", "-o", whole)
    read_all, seen = reading.read_all, []

    def stopping(path: Path, *rest: object) -> object:
        seen.append(path.name)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return read_all(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_all", stopping)
    stopped = invoke(CASE / "texts", "--format", "html", "-o", parts)
    assert (
        stopped.exit_code == 130 and "stopped after 2 of 5" in stopped.stderr and len(list(parts.glob("*.html"))) == 2
    )
    result = invoke(CASE / "texts", "--format", "html", "-o", parts)
    assert "going on: 2 documents" in result.stderr and len(seen) == 6
    assert {p.name: p.read_bytes() for p in parts.iterdir()} == {p.name: p.read_bytes() for p in whole.iterdir()}


def test_the_pages_of_a_feed_stand_in_a_folder(tmp_path: Path) -> None:
    items = "".join(f"<item><title>Talks {n}</title><description>They met.</description></item>" for n in (1, 2))
    feed = tmp_path / "feed.xml"
    feed.write_text(f"<rss><channel><title>Wire</title>{items}</channel></rss>")
    invoke(feed, "--format", "html", "-o", tmp_path / "pages")
    assert {p.name for p in (tmp_path / "pages").iterdir()} == {"feed.html", "feed-2.html"}


def test_a_page_that_was_taken_away_is_written_again(tmp_path: Path) -> None:
    pages = Pages(tmp_path / "x", "one")
    pages.add(BEFORE, [b"a", b"b"])
    assert Pages(tmp_path / "x", "one").has(BEFORE) and not Pages(tmp_path / "x", "other").has(BEFORE)
    (pages.folder / "1-before-2.html").unlink()
    assert Pages(tmp_path / "x", "one").resumed == 0


def test_another_request_does_not_go_on_with_it(tmp_path: Path) -> None:
    batch = Batch(tmp_path / "x", "one")
    batch.add(BEFORE, ["a"])
    assert Batch(tmp_path / "x", "one").resumed == 1
    assert Batch(tmp_path / "x", "other").resumed == 0


def test_proposals_are_written_edited_and_accepted(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "proposals.yaml"
    assert invoke(BEFORE, "--case", folder, "--proposals", file).exit_code == 0
    result = invoke("--case", folder, "--accept", file)
    assert result.exit_code == 0 and "record/2031-03-04-source-1-before.yaml" in result.stdout
    assert check_case(folder).errors == ()
    again = invoke("--case", folder, "--accept", file)
    assert ": 0 entered, 0 given a further source" in again.stdout


def test_a_person_is_asked_for_each(folder: Path) -> None:
    result = invoke(BEFORE, "--case", folder, "--accept", input="y\nn\ny\nq\n")
    assert result.exit_code == 0 and "1 of " in result.stdout
    assert len(load_case(folder)[0].record) - len(load_case(CASE)[0].record) <= 2
    everything = invoke(BEFORE, "--case", folder, "--accept", input="a\n")
    assert everything.exit_code == 0 and " entered" in everything.stdout


def test_what_would_break_the_case_is_not_entered(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "proposals.yaml"
    invoke(BEFORE, "--case", folder, "--proposals", file)
    file.write_text(
        file.read_text("utf-8").replace("- suda\n", "- nobody\n").replace("party: suda", "party: nobody"), "utf-8"
    )
    before = sorted(p.name for p in (folder / "record").iterdir())
    result = invoke("--case", folder, "--accept", file)
    assert result.exit_code == 1 and "nothing was entered" in result.stderr
    assert sorted(p.name for p in (folder / "record").iterdir()) == before


def test_requests_that_mean_nothing(folder: Path, tmp_path: Path) -> None:
    for arguments in ((), (BEFORE, "--accept"), (BEFORE, "--preview"), (BEFORE, "--case", folder, "--accept", BEFORE)):
        with pytest.raises(UsageError):
            invoke(*arguments)
    with pytest.raises(FolderError):
        invoke(tmp_path / "missing.txt")


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = invoke(empty)
    assert result.exit_code == 1 and "E901" in result.stderr


def test_the_preview_sends_nothing() -> None:
    result = invoke(BEFORE, "--model", "http://127.0.0.1:9/v1", "--model-name", "small", "--preview")
    assert result.exit_code == 0 and result.stdout.startswith("POST http://127.0.0.1:9/v1/chat/completions")
    assert '"model": "small"' in result.stdout and "nothing was sent" in result.stderr
    with pytest.raises(UsageError):
        invoke(BEFORE, "--model", "http://models.example.org/v1", "--preview")


def test_a_model_that_is_not_there_leaves_the_rules(tmp_path: Path) -> None:
    result = invoke(BEFORE, "--case", CASE, "--model", "http://127.0.0.1:9/v1", "--model-seconds", "1")
    assert (
        result.exit_code == 0
        and "read by rules alone" in result.stderr
        and "position suda-harbour-demanded" in result.stdout
    )


def test_signs_that_move_the_cursor_are_shown(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        'Talks go on in town\n\nMarch 25, 2031\n\n"We \x1b[2J\u202ewait for them," Arvid Holm said on Monday.\n',
        "utf-8",
    )
    result = invoke(page, "--case", CASE)
    assert "\x1b" not in result.output and "\u202e" not in result.output


def test_an_entry_is_edited_before_it_is_entered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def edit(text: str, extension: str) -> str:
        shown.append(text)
        return text.replace("title: ", "title: As edited, ")

    monkeypatch.setattr("click.edit", edit)
    result = invoke(BEFORE, "--case", folder, "--accept", input="e\nq\n")
    assert result.exit_code == 0 and len(shown) == 1
    assert any("As edited" in entry.label for entry in load_case(folder)[0].record)
    monkeypatch.setattr("click.edit", lambda text, extension: None)
    assert "left out" in invoke(BEFORE, "--case", folder, "--accept", input="e\nq\n").stderr
