"""Accepting: written under the checks of the case, merged with what is there, or not at all."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodoffices.case import Claim, Statement, check_case, load_case
from goodoffices.diagnose import FolderError, UsageError
from goodoffices.read.accept import Acceptance, Chosen, accept, chosen_of, proposals_text, read_proposals, with_needs
from goodoffices.read.accept.layout import add_items, add_to_entry, lay_out
from goodoffices.read.reading import Reading, read

CASE = Path(__file__).parents[1] / "propose" / "marl-strait"
NOW = datetime(2031, 4, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "case"))


def reading(folder: Path, text: str, name: str = "post.txt", published: str = "2031-03-25T12:00+00:00") -> Reading:
    return read(f"The talks go on in town\n\n{text}\n".encode(), load_case(folder)[0], published, name=name)


def enter(folder: Path, found: Reading) -> Acceptance:
    return accept(folder, chosen_of(found.proposals, found.source["id"]), found.source, now=NOW)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", ["1-before", "2-after", "3-handover", "4-pressure"])
def test_every_text_is_accepted_and_the_case_stays_sound(folder: Path, name: str) -> None:
    found = read(folder / "texts" / f"{name}.txt", load_case(folder)[0])
    done = enter(folder, found)
    assert done.faults == () and done.added
    report = check_case(folder, texts=folder / "texts", now=NOW)
    assert report.errors == (), [d.message for d in report.errors]
    entries = load_case(folder)[0].by_id
    assert set(done.added) - {p.id for p in found.proposals if p.kind in ("person", "party", "issue")} <= entries.keys()
    before = contents(folder)
    again = enter(folder, read(folder / "texts" / f"{name}.txt", load_case(folder)[0]))
    assert again.added == again.merged == () and contents(folder) == before


def test_one_statement_in_two_outlets_is_one_with_two_sources(folder: Path) -> None:
    words = '"Thirty days are enough to find out who wants peace," Leyla Dorsan said on Monday.'
    assert enter(folder, reading(folder, words)).added
    other = reading(folder, f"From the strait. {words}", "herald.txt")
    done = enter(folder, other)
    assert done.added == () and len(done.merged) == 1
    case = load_case(folder)[0]
    (statement,) = case.of(Statement)
    assert [span.source for span in statement.says] == ["post-2031-03-25", "herald-2031-03-25"]
    assert statement.says[1].entered is not None and check_case(folder).errors == ()


def test_a_contradiction_becomes_two_claims(folder: Path) -> None:
    def claim(who: str, number: int) -> Chosen:
        fields = {"that": f"{number} captives were released at the bridge.", "quantity": str(number), "unit": "captives",
                  "voices": [{"who": who}], "on": "2031-03-20"}  # fmt: skip
        return Chosen("claim", f"{who}-counts", fields, ({"source": "post", "start": number, "end": number + 9},))

    source = {"id": "post", "title": "Talks", "sha256": "a" * 64, "length": "900", "published": "2031-03-20"}
    accept(folder, [claim("norda", 40)], source, now=NOW)
    done = accept(folder, [claim("suda", 42)], source, now=NOW)
    assert done.added == ("suda-counts",)
    claims = {one.id: one for one in load_case(folder)[0].of(Claim)}
    assert claims["suda-counts"].contests == ("norda-counts",)


def test_two_outlets_with_two_numbers_become_two_claims(folder: Path) -> None:
    enter(folder, reading(folder, "The shelling on Monday killed 14 sailors, the Nordan navy said."))
    done = enter(
        folder, reading(folder, "The shelling on Monday killed 30 sailors, the Sudan Red Crescent said.", "herald.txt")
    )
    assert done.faults == () and done.merged == ()
    claims = load_case(folder)[0].of(Claim)
    assert sorted((str(c.quantity), c.voices[-1].who) for c in claims) == [
        ("14", "nordan-navy"),
        ("30", "red-crescent"),
    ]
    assert [c.contests for c in claims if c.contests] == [tuple(c.id for c in claims if not c.contests)]


def test_nothing_is_written_where_the_check_would_find_new_errors(folder: Path) -> None:
    before = contents(folder)
    wrong = Chosen(
        "statement",
        "x",
        {"by": ["nobody-known"], "gist": "x", "on": "2031-03-20"},
        ({"source": "post", "start": 0, "end": 4},),
    )
    done = accept(folder, [wrong], {"id": "post", "title": "Talks"}, now=NOW)
    assert done.faults and done.files == () and contents(folder) == before


def test_an_edited_file_says_what_is_entered(folder: Path, tmp_path: Path) -> None:
    found = read(folder / "texts" / "4-pressure.txt", load_case(folder)[0])
    file = tmp_path / "p.yaml"
    file.write_text(proposals_text([(found.source, found.proposals)]), "utf-8")
    ((source, chosen),) = read_proposals(file)
    assert source == found.source and [c.id for c in chosen] == [p.id for p in found.proposals]
    assert [dict(c.fields) for c in chosen] == [dict(p.fields) for p in found.proposals]
    text = file.read_text("utf-8")
    file.write_text(text.replace("accept: yes", "accept: no"), "utf-8")
    assert read_proposals(file)[0][1] == []
    file.write_text(text.replace("accept: yes", "accept: no", 1), "utf-8")  # the person whom a statement names
    with pytest.raises(UsageError, match="cannot stand without"):
        read_proposals(file)


@pytest.mark.parametrize(
    "text", ["", "a: [", "- x", "documents: x", "documents:\n- source: {id: a}\n  proposals:\n  - accept: yes\n"]
)
def test_what_is_no_file_of_proposals_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError):
        read_proposals(file)


def test_what_an_entry_needs_comes_with_it(folder: Path) -> None:
    found = reading(folder, '"We wait," Admiral Petra Lund of Suda said on Monday. "So be it," Arvid Holm said.')
    lund = next(p for p in found.proposals if p.kind == "statement" and p.needs)
    assert [p.kind for p in with_needs([lund], found.proposals)] == ["person", "statement"]


def test_lines_of_a_file_stay_as_they_are(folder: Path) -> None:
    before = (folder / "case.yaml").read_text("utf-8")
    enter(folder, reading(folder, '"We wait," Admiral Petra Lund of Suda said on Monday.'))
    after = (folder / "case.yaml").read_text("utf-8").split("\n")
    assert [line for line in before.split("\n") if line not in after] == []
    assert "petra-lund" in load_case(folder)[0].people


def test_items_are_put_where_they_belong() -> None:
    assert add_items("- id: a\n", "", [{"id": "b"}]) == "- id: a\n\n- id: b\n"
    assert add_items("a: 1\n", "people", [{"id": "b"}]) == "a: 1\n\npeople:\n  - id: b\n"
    with pytest.raises(UsageError):
        add_items("people: [a]\n", "people", [{"id": "b"}])
    text = "entries:\n  - id: a\n    says:\n      - source: x\n  - id: b\n    kind: note\n"
    assert add_to_entry(text, 2, "says", [{"source": "y"}]) == text.replace(
        "source: x\n", "source: x\n      - source: y\n"
    )
    assert add_to_entry(text, 5, "says", [{"source": "y"}]) == f"{text}    says:\n      - source: y\n"
    assert add_to_entry(text, 1, "says", [{"source": "y"}]) is None
    assert lay_out({"on": "2031-03-20", "n": 5}) == "on: 2031-03-20\nn: 5\n"


def test_a_folder_that_is_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError):
        accept(tmp_path, [], {"id": "a", "title": "x"})


def test_what_was_confided_is_neither_merged_with_news_nor_named(folder: Path) -> None:
    confided = "entered: 2031-03-01\nentries:\n  - id: confided\n    kind: position\n    party: suda\n    issue: truce\n    stance: {thirty-days: demanded}\n    basis: confided\n    on: 2031-03-24\n    says: {source: desk-notes, at: page 3}\n"
    (folder / "private").mkdir()
    (folder / "private" / "suda.yaml").write_text(confided, "utf-8")
    done = enter(folder, reading(folder, "Suda insisted on a truce of thirty days on Monday."))
    assert len(done.added) == 1 and done.merged == done.there == ()
    assert (folder / "private" / "suda.yaml").read_text("utf-8") == confided
    assert check_case(folder).errors == ()


def proposals_file(folder: Path, tmp_path: Path) -> tuple[Path, str]:
    found = reading(folder, '"Thirty days are enough to find out who wants peace," Leyla Dorsan said on Monday.')
    file = tmp_path / "proposals.yaml"
    return file, proposals_text([(found.source, found.proposals)])


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("id: post-2031-03-25", "id: ../../../../outside"),
        ("id: post-2031-03-25", 'id: "a\\0b"'),
        ("id: post-2031-03-25", f"id: {'a' * 5000}"),
        ("id: post-2031-03-25", "id: [a]"),
        ("kind: statement", "kind: [statement]"),
        ("      id: ", "      id: {a: b}\n      x: "),
        ("source: post", "sauce: post"),
        ("start: ", f"start: {'9' * 5000}"),
    ],
)
def test_an_edited_file_of_another_form_is_refused(folder: Path, tmp_path: Path, was: str, becomes: str) -> None:
    file, text = proposals_file(folder, tmp_path)
    assert was in text
    file.write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(UsageError):
        read_proposals(file)


@pytest.mark.parametrize("value", [["a"], {"a": "b"}, [["a"]], "x", ""])
def test_fields_of_any_form_are_left_to_the_check(folder: Path, value: object) -> None:
    words = {"source": "post", "start": 3, "end": 9}
    source = {"id": "post", "title": "Talks", "sha256": "a" * 64, "length": "900", "published": "2031-03-20"}
    fields = {"by": value, "party": value, "issue": value, "stance": value, "voices": value, "words": value, "on": value,
              "that": value, "quantity": value, "obligation": value, "by_account": value, "target": value}  # fmt: skip
    before = contents(folder)
    for kind in ("statement", "claim", "position", "pressure", "performance", "round", "agreement", "incident", "note"):
        done = accept(folder, [Chosen(kind, "entry", fields, (words,))], source, now=NOW)
        assert done.faults and contents(folder) == before


def test_what_stands_twice_in_a_file_is_entered_once(folder: Path, tmp_path: Path) -> None:
    file, text = proposals_file(folder, tmp_path)
    file.write_text(text + text[text.index("  - accept: ") :], "utf-8")
    ((source, chosen),) = read_proposals(file)
    done = accept(folder, chosen, source, now=NOW)
    assert len(chosen) == 2 * len(done.added) > 0 and done.faults == ()


def test_what_is_cited_is_written_before_what_cites_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.read.accept import acceptance

    found = reading(folder, '"Thirty days are enough to find out who wants peace," Leyla Dorsan said on Monday.')
    whole = acceptance.write_atomic

    class Cut(BaseException):
        pass

    def cut(path: Path, text: str) -> None:
        if path.parent.name == "record":
            raise Cut
        whole(path, text)

    monkeypatch.setattr(acceptance, "write_atomic", cut)
    with pytest.raises(Cut):
        enter(folder, found)
    assert check_case(folder).errors == ()
    monkeypatch.setattr(acceptance, "write_atomic", whole)
    assert enter(folder, found).added and check_case(folder).errors == ()


def test_a_trial_writes_nowhere_else(folder: Path, tmp_path: Path) -> None:
    from goodoffices.case.trial import errors_of_change

    other = tmp_path / "other.yaml"
    other.write_text("entries: []\n", "utf-8")
    (folder / "record").mkdir(exist_ok=True)
    (folder / "record" / "link.yaml").symlink_to(other)
    errors_of_change(folder, {"record/link.yaml": "entries:\n- id: x\n"})
    assert other.read_text("utf-8") == "entries: []\n"
    for path in ("../../outside.yaml", f"{tmp_path}/outside.yaml"):
        with pytest.raises(FolderError):
            errors_of_change(folder, {path: "x"})
    assert not (tmp_path / "outside.yaml").exists()
