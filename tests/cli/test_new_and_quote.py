"""A new folder is a clean case; a quotation is where it says."""

from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.case import check_case
from goodoffices.case.quotation import find_quotations
from goodoffices.cli.new import command as new
from goodoffices.cli.quote import command as quote
from goodoffices.diagnose import FolderError, UsageError
from goodoffices.text import read_positioned, source_of


def test_a_new_case_is_clean(tmp_path):
    folder = tmp_path / "Talks of Übersee"
    result = CliRunner().invoke(new, [str(folder), "--title", 'Talks: "A" and B', "--zone", "Europe/Zurich"])
    assert result.exit_code == 0, result.output
    assert list(check_case(folder)) == []


def test_what_is_there_is_not_touched(tmp_path):
    (tmp_path / "x").write_text("mine")
    result = CliRunner().invoke(new, [str(tmp_path)])
    assert isinstance(result.exception, FolderError)
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert isinstance(CliRunner().invoke(new, [str(tmp_path / "y"), "--zone", "Mars/One"]).exception, UsageError)


TEXT = "He said: “no”.\nHe   said nothing more, it's true; " + "word " * 30 + "end."


def test_the_span_is_where_the_words_stand(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(quote, [str(path), "He said", "it's true", "word word word " * 8])
    assert result.exit_code == 0
    node = read_positioned(source_of("x", result.stdout.encode())).node
    spans = [{k: v.text for k, v in item.items.items()} for item in node.items]
    assert [s.get("exact") for s in spans] == ["He said", "He   said", "it's true", None]
    for span in spans:
        words = TEXT[int(span["start"]) : int(span["end"])]
        assert words == span.get("exact", words)
        assert words.startswith(span.get("first", ""))
        assert words.endswith(span.get("last", ""))
    assert "stands 2 times" in result.stderr


def test_words_that_are_not_there(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(quote, [str(path), "yes"])
    assert result.exit_code == 1
    assert "not found" in result.stderr
    assert isinstance(CliRunner().invoke(quote, [str(tmp_path / "none")]).exception, FolderError)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_every_stretch_of_words_is_found_in_its_text(text, start, length):
    words = text[start : start + length]
    assume(words.split())
    wanted = " ".join(words.split())
    found = find_quotations(text, wanted)
    assert found
    assert all(text[q.start : q.end] == q.exact and q.exact.split() == wanted.split() for q in found)


STORY = "The envoy said:\n“Not yet”, it's\u2028said; the rest\nwas silence. “Not yet”, again.\n"


def test_what_is_printed_can_be_pasted_and_is_believed(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "story.txt").write_text(STORY, "utf-8")
    told = CliRunner().invoke(quote, [str(texts / "story.txt")]).stdout.split()
    folder = tmp_path / "case"
    assert CliRunner().invoke(new, [str(folder)]).exit_code == 0
    (folder / "sources" / "press.yaml").write_text(
        f"- id: story\n  title: T\n  sha256: {told[1]}\n  length: {told[3]}\n  entered: 2025-01-01\n", "utf-8"
    )
    spans = CliRunner().invoke(
        quote, [str(texts / "story.txt"), "Not yet", "it's said", "rest was silence", "--source", "story"]
    )
    lines = "".join(f"      {line}\n" for line in spans.stdout.splitlines())
    (folder / "record" / "record.yaml").write_text(
        f"entered: 2025-01-02\nentries:\n  - id: x\n    kind: note\n    text: t\n    says:\n{lines}", "utf-8"
    )
    assert [d.message for d in check_case(folder, texts=texts)] == []
