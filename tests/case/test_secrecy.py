"""Nobody learns from anything that there is something that is not for them.

Two cases are read for each reader: one with everything in it, and one in which what is not for this reader was never
written. All that is made of the two must be the same to the byte: no word, no number, no gap, no order, no marker of
supersession, no length may depend on what is hidden. The search for the tokens themselves is a second net, for what a
mistake in this reasoning would let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.case.hidden import AUDIENCES, READERS, build, hidden_marks, mark, write
from tests.case.outputs import everything, opened, pages

from goodoffices.case import Case, check_case, load_case
from goodoffices.diagnose import AudienceError, FolderError, GoodOfficesError

BELOW = [reader for reader in READERS if hidden_marks(reader)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("whole") / "lakeside", build(AUDIENCES))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = tmp_path_factory.mktemp("without")
    return {
        reader: write(
            made / mark(reader) / "lakeside" if reader in AUDIENCES else made / reader.replace(":", "-") / "lakeside",
            build(READERS[reader]),
        )
        for reader in READERS
    }


def said(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The text of an output as a search should see it: small letters, nothing inside a word but the word."""
    for part, text in opened(name, content):
        yield part, re.sub(r"[\s\u00ad\u200b\u2060\u202f\u00a0]+", " ", text.lower())


def find(reader: str, outputs: Iterator[tuple[str, bytes]]) -> list[str]:
    """Where something stands that this reader may not see."""
    marks = hidden_marks(reader)
    pattern = re.compile(
        "|".join(marks) + "|" + "|".join(rf"(?<![0-9a-f.])73[, ]?{m[2:4]}\d?[, ]?\d\d\d(?![0-9a-f])" for m in marks)
    )
    found = []
    for name, content in outputs:
        for part, text in said(name, content):
            hit = pattern.search(text)
            if hit is not None:
                found.append(f"{part}: {text[max(hit.start() - 60, 0) : hit.end() + 30]}")
    return found


def test_the_tokens_are_really_there(whole: Path) -> None:
    """A test of the test: the mediator's colleague for whom everything but one person's lines is meant finds it all."""
    case, _ = load_case(whole, "named:noor-said")
    text = repr(case).lower()
    seen = READERS["named:noor-said"]
    assert [audience for audience in AUDIENCES if (mark(audience) in text) is not (audience in seen)] == []
    for part in ("office", "option", "member", "delegation", "agendaitem"):
        assert part in repr(type(case)).lower() or part in text
    for kind in ("round", "withdrawal", "preference"):
        assert f"{mark('mediator')}-{kind}-about" in text


def test_the_whole_case_has_no_broken_names(whole: Path) -> None:
    # That every field is filled, whether it fits beside the others or not, is told too.
    assert {d.code for d in check_case(whole).errors} <= {"E504", "E212", "E717"}


@pytest.mark.parametrize("reader", BELOW)
def test_what_is_hidden_changes_nothing(reader: str, whole: Path, without: dict[str, Path]) -> None:
    here, there = load_case(whole, reader), load_case(without[reader], reader)
    assert here[0] == there[0]
    for (name, content), (other, wanted) in zip(everything(*here), everything(*there), strict=True):
        assert name == other
        assert content == wanted, f"{name} depends on what {reader} may not see"


@pytest.mark.parametrize("reader", BELOW)
def test_no_output_holds_a_hidden_word(reader: str, whole: Path) -> None:
    case, report = load_case(whole, reader)
    assert find(reader, everything(case, report)) == []


@pytest.mark.parametrize("reader", ["public", "named:ana-brandt", "mediator"])
def test_no_page_of_the_workbench_depends_on_what_is_hidden(reader: str, whole: Path, without: dict[str, Path]) -> None:
    shown = list(pages(whole, reader))
    assert len(shown) > 5
    assert find(reader, iter(shown)) == []
    for (name, content), (other, wanted) in zip(shown, pages(without[reader], reader), strict=True):
        assert name == other
        assert content == wanted, f"{name} depends on what {reader} may not see"


@pytest.mark.parametrize("as_of", ["2024-04-15", "2024-05-02T12:00", "2024-03-10"])
@pytest.mark.parametrize("hindsight", [False, True])
def test_neither_does_it_in_a_view_of_the_past(
    as_of: str, hindsight: bool, whole: Path, without: dict[str, Path]
) -> None:
    for reader in BELOW:
        here, _ = load_case(whole, reader, as_of, hindsight=hindsight)
        there, _ = load_case(without[reader], reader, as_of, hindsight=hindsight)
        assert here == there
        assert here.fingerprint == there.fingerprint


def test_before_it_was_entered_nothing_is_told(whole: Path) -> None:
    case, _ = load_case(whole, "mediator", "2024-04-15")
    text = repr(case).lower()
    assert [audience for audience in AUDIENCES if mark(audience) in text] == ["public"]


@pytest.mark.parametrize("reader", BELOW)
def test_private_files_of_others_are_not_even_opened(reader: str, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.case import load

    read: list[str] = []
    real = load.read_source
    monkeypatch.setattr(load, "read_source", lambda root, path: read.append(path) or real(root, path))
    case, _ = load_case(whole, reader)
    seen = READERS[reader]
    allowed = {
        "private/norda.yaml": "party:norda",
        "private/suda.yaml": "party:suda",
        "mediator/notes.yaml": "mediator",
    }
    assert {path for path in read if path in allowed} == {
        path for path, audience in allowed.items() if audience in seen
    }
    assert isinstance(case, Case)


def complaint(call: str, folder: Path, reader: str, word: str) -> str:
    """What a reader is told who asks for something by its id."""
    from goodoffices.brief import compose_brief
    from goodoffices.positions import read_positions
    from goodoffices.positions.page import choose_issue

    case, _ = load_case(folder, reader)
    try:
        if call == "round":
            compose_brief(case, word)
        else:
            choose_issue(case, read_positions(case), word)
    except GoodOfficesError as fault:
        return f"{fault.message} {fault.help}".replace(word, "WORD")
    return "nothing"


@pytest.mark.parametrize("call", ["round", "issue"])
def test_asking_for_a_hidden_thing_is_like_asking_for_one_that_is_not_there(call: str, whole: Path) -> None:
    hidden = f"xq00z-{call}"
    (answer,) = {complaint(call, whole, "public", word) for word in (hidden, hidden.replace("0", "8"))}
    assert answer != "nothing"
    assert not re.search("|".join(hidden_marks("public")), answer)


def test_an_unknown_audience_is_not_answered_with_the_names_of_hidden_parties(whole: Path) -> None:
    with pytest.raises(AudienceError) as told:
        load_case(whole, "party:nobody")
    assert not re.search("xq00z|xq01z", told.value.message + told.value.help)


ASKED = (
    "/record/xq00z-note", "/record/xq00z-round", "/positions/xq00z-issue", "/record?issue=xq00z-issue", "/record?party=xq00z-party",
    "/brief?round=xq00z-round",
)  # fmt: skip


def test_the_workbench_answers_for_hidden_ids_as_for_none(whole: Path) -> None:
    from tests.web.browser_free import Client

    from goodoffices.web.app import create_app
    from goodoffices.web.guard import Address
    from goodoffices.web.session import Keyring, Viewer
    from goodoffices.web.shelf import Shelf

    keyring = Keyring()
    client = Client(create_app(Shelf(whole), keyring, Address(8484)), "http://127.0.0.1:8484")
    client.get(f"/enter?key={keyring.new_link(Viewer('public'))}", headers={"sec-fetch-site": "none"})
    for path in ASKED:
        other = path.replace("xq00z", "qq88q")
        hidden, none = (client.get(p, headers={"sec-fetch-site": "same-origin"}) for p in (path, other))
        assert hidden.status_code == none.status_code, path
        assert hidden.text.replace("xq00z", "qq88q") == none.text, path


SLIPS = {
    "a capital letter": "Audience: mediator",
    "a letter too few": "audince: mediator",
    "a letter changed": "audiance: mediator",
    "an unknown word": "audience: mediators",
    "a list": "audience: [mediator]",
    "twice": "audience: public\n    audience: mediator",
    "an alias": "audience: *who",
    "a tag": "audience: !who mediator",
    "quotes that stay open": 'audience: "mediator',
    "a tab": "audience:\tmediator",
    "a space too many": " audience: mediator",
    "a colon too many": "audience: mediator: yes",
}
HEAD = "entered: 2024-04-02\n{}\nentries:\n  - id: slip\n    kind: note\n    text: XQ00Z\n"
ITEM = "entered: 2024-04-02\nentries:\n  - id: plain\n    kind: note\n    text: all may read this\n  - id: slip\n    kind: note\n    text: XQ00Z\n    {}\n"
NESTED = "- id: slip\n  kind: round\n  title: A round\n  status: planned\n  delegations:\n  - party: norda\n    members:\n    - person: ana-brandt\n    - person: noor-said\n      office: XQ00Z\n      {}\n"


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("place", [HEAD, ITEM, NESTED], ids=["head", "item", "nested"])
def test_a_slip_in_the_audience_opens_nothing(place: str, slip: str, tmp_path: Path) -> None:
    if place is HEAD:
        slip = slip.replace("\n    ", "\n")
    if place is NESTED:
        slip = slip.replace("\n    ", "\n      ")
    folder = write(tmp_path, build({"public"}) | {"record/slip.yaml": place.format(slip)})
    case, _ = load_case(folder, "public")
    assert "xq00z" not in repr(case).lower()
    assert check_case(folder).errors, "the keeper must learn of the slip"


def test_a_slip_in_the_head_of_the_case_opens_nothing(tmp_path: Path) -> None:
    for slip in SLIPS.values():
        files = build({"public"})
        hidden = f"places:\n- id: xq00z-lair\n  name: XQ00Z\n  {slip.replace(chr(10) + '    ', chr(10) + '  ')}\n"
        files["case.yaml"] = files["case.yaml"].replace("places:\n", hidden)
        folder = write(tmp_path / str(len(list(tmp_path.iterdir()))), files)
        try:
            case, _ = load_case(folder, "public")
        except FolderError as fault:
            assert "xq00z" not in (fault.message + fault.help).lower()
        else:
            assert "xq00z" not in repr(case).lower(), slip


LINKS = {
    "in a list": "- {id: loud, kind: note, text: LOUD, about: xq00z-note}\n",
    "as a voice": "- {id: loud, kind: claim, that: LOUD, voices: [{who: norda}, {who: xq00z-person}]}\n",
    "as a source": "- {id: loud, kind: note, text: LOUD, says: {source: xq00z-source}}\n",
    "as an option": "- {id: loud, kind: position, party: norda, issue: xq02z-issue, stance: {xq00z-option: rejected}}\n",
    "as an audience": "- {id: loud, kind: note, text: LOUD, audience: 'public & named:ana-brandt,xq00z-person'}\n",
    "through another": "- {id: loud, kind: note, text: LOUD, about: quiet}\n- {id: quiet, kind: note, text: LOUD, about: xq00z-note}\n",
}


@pytest.mark.parametrize("line", LINKS.values(), ids=LINKS)
def test_a_line_that_names_a_hidden_thing_is_kept_back(line: str, tmp_path: Path) -> None:
    folder = write(tmp_path, build(AUDIENCES) | {"record/loud.yaml": line})
    plain = write(tmp_path / "plain", build({"public"}))
    case, _ = load_case(folder, "public")
    assert case == load_case(plain, "public")[0]
    assert "E302" in {d.code for d in check_case(folder)}


def test_a_hidden_mediator_is_not_named_by_the_head(tmp_path: Path) -> None:
    files = build({"public"})
    files["case.yaml"] = files["case.yaml"].replace(
        "name: Lakeland\n  role", "name: Lakeland\n  audience: room\n  role"
    )
    folder = write(tmp_path, files)
    case, report = load_case(folder, "public")
    assert case.mediator == ""
    assert "lakeland" not in repr(case).lower()
    assert len(report) == 0
    assert [d.place.line for d in check_case(folder) if d.code == "E302"]
