"""What the pages say, and to whom."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests.web.browser_free import Client
from tests.web.conftest import Bench, Make

PAGES = (
    "/",
    "/record?state=all",
    "/positions",
    "/brief",
    "/sources",
    "/sources/gazette",
    "/record/r2",
    "/record/s1",
    "/record/i1",
    "/nothing",
)


class Outline(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def words(text: str) -> str:
    """The words of a page, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_made(client: Client, path: str) -> None:
    text = client.get(path).text
    outline = Outline(text)
    assert outline.all("html") == [{"lang": "en"}]
    assert len(outline.all("h1")) == len(outline.all("main")) == 1
    assert (
        len([title for title in outline.all("title") if not title]) == 1
    )  # a drawing has a title of its own, with an id
    assert ("a", {"class": "skip", "href": "#main"}) in outline.tags
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    ids = [attributes["id"] for _, attributes in outline.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    header = words(text.partition("<main")[0])
    for part in ("The talks at the lake", "As seen by the mediator", "Up to 23 July 2025, 12:00 Istanbul"):
        assert part in header


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_outside_and_nothing_runs(client: Client, path: str) -> None:
    for tag, attributes in Outline(client.get(path).text).tags:
        assert tag not in (
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "base",
            "form" if not path.startswith("/record?") else "",
        )
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        loads = attributes.get("src") or (attributes.get("href") if tag == "link" else "") or ""
        assert loads == "" or loads.startswith("/static/")
        target = (attributes.get("href") if tag == "a" else "") or ""
        assert re.match(r"/|#|https://|$", target), target


def test_words_of_a_case_stay_words(client: Client) -> None:
    for path in PAGES:
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<i>version" not in text
    assert "&lt;i&gt;version&lt;/i&gt;" in client.get("/record/i1").text


def test_an_address_that_a_browser_would_run_is_no_link(client: Client) -> None:
    text = client.get("/sources/leak").text
    assert "javascript:alert(1)" in words(text)
    assert all(not (a.get("href") or "").startswith("javascript") for a in Outline(text).all("a"))


def test_every_static_file_named_is_there(client: Client) -> None:
    named = set(re.findall(r"/static/[^\"]+", "".join(client.get(path).text for path in PAGES)))
    assert len(named) == 3
    for path in named:
        assert re.search(r"\.[0-9a-f]{16}\.(css|svg)$", path)
        assert client.get(path).status_code == 200


def test_now(client: Client) -> None:
    text = words(client.get("/").text)
    for part in (
        "Next round Second round planned",
        "Istanbul 19:00 UTC 16:00 Kyiv 19:00",
        "in 2 days as the case stands",
        "Lake Palace , Lakeside",
        "Ana Ünal head Foreign Minister",
        "5 in all",
        "Opening remarks Carla Host on air",
        "The palace closes",
        "in 41 to 47 days",
        "50 days counted from 2025-07-14/2025-07-20 (last week, as told)",
        "Return of 100 boats owed by The North",
        "Delivered: 40 of 100 boats, by the account of The South",
        "Kroc scale 1 (minimum)",
        "Who keeps the key of the bridge? Ask The North",
    ):
        assert part in text, part
    assert "Taken back" not in text


def test_an_entry_shows_all_that_is_known(client: Client) -> None:
    text = words(client.get("/record/r2").text)
    for part in (
        "Friday 25 July 2025, 19:00",
        "16:00 UTC",
        "the host announced it",
        "…The talks resume on Friday at seven…",
        "code points 10 to 26",
        "Lake Gazette, 2025-07-23",
        "in force",
        "Entered",
        "by desk",
    ):
        assert part in text, part
    assert "is about" not in text
    contested = words(client.get("/record/c1").text)
    assert "The bridge is still closed. claim contests this" in contested
    assert "reported" in contested
    assert "rests on this" in words(client.get("/record/s1").text)
    assert "a truce of thirty days: demanded" in words(client.get("/record/p1").text)


def test_a_superseded_and_a_withdrawn_entry_say_so(client: Client) -> None:
    old = words(client.get("/record/i1").text)
    assert "No longer in force: superseded by A newer version" in old
    assert "superseded it" in old
    assert "earlier version" in words(client.get("/record/i2").text)
    assert "withdrawn by It did not happen" in words(client.get("/record/i3").text)


def test_names_in_other_scripts_carry_language_and_direction(client: Client) -> None:
    text = client.get("/record?who=ana").text
    assert '<li lang="uk" dir="auto">Анна</li>' in text
    assert '<li lang="ar" dir="auto">آنا</li>' in text
    assert 'lang="uk"' in client.get("/sources/leak").text


def test_positions(client: Client) -> None:
    text = words(client.get("/positions").text)
    for part in (
        "a truce of thirty days ++ demanded since 20 Jul 2025",
        "Foreign Ministry of the North",
        "- rejected since 21 Jul 2025",
        "contested",
        "The North spoke for the first time",
        "The bridge was opened. by the word of Boris Ilin",
        ". no position",
    ):
        assert part in text, part
    one = client.get("/positions?issue=truce").text
    assert "issue-lake-rights" not in one
    assert 'id="issue-truce"' in one


def test_a_long_history_is_a_link_away(client: Client, folder: Path) -> None:
    turns = "".join(
        f"  - {{id: t{n:02}, kind: position, party: south, issue: truce, on: 2025-05-{n + 1:02}, stance: {{lasting: {'rejected' if n % 2 else 'negotiable'}}}}}\n"
        for n in range(30)
    )
    (folder / "record" / "turns.yaml").write_text(f"entered: 2025-07-23\nentries:\n{turns}", encoding="utf-8")
    everything = client.get("/positions").text
    assert "All 34 turns on Truce" in everything
    assert "/record/t29" in everything
    assert "/record/t00" not in everything
    assert "/record/t00" in client.get("/positions?issue=truce").text
    assert client.get("/positions?steps=all").status_code == 200
    assert client.get("/positions?steps=some&issue=").headers["location"] == "/positions"


def test_brief_and_its_downloads(client: Client) -> None:
    page = client.get("/brief").text
    assert "Second round" in page
    paths = re.findall(r'href="(/brief/[^"]+)" download', page)
    assert len(paths) == 7
    for path in paths:
        answer = client.get(path)
        if answer.status_code == 501:
            assert "extra" in answer.text
            continue
        assert answer.status_code == 200, path
        name = answer.headers["content-disposition"]
        assert re.fullmatch(r'attachment; filename="lake-brief-mediator\.[a-z]+"', name)
        assert answer.content
    first = client.get("/brief?round=r1").text
    assert "Brief: First round" in first
    assert "/brief/pdf?round=r1" in first


def test_a_source_lists_the_words_that_entries_rest_on(client: Client) -> None:
    text = words(client.get("/sources/gazette").text)
    assert "code points 10 to 26: Second round" in text
    assert text.index("resume on Friday") < text.index("no truce now")
    assert "leaves the workbench" in text
    assert "entries rest on it" in words(client.get("/sources").text)


def test_a_view_of_the_past(make_bench: Make) -> None:
    client = make_bench(as_of="2025-06-30").enter()
    assert "Ready for a truce" not in client.get("/record").text
    assert client.get("/record/s1").status_code == 404
    assert "As of the end of 30 June 2025" in words(client.get("/").text)


def test_a_saved_file_shows_at_the_next_page(client: Client, folder: Path) -> None:
    assert "BRANDNEW" not in client.get("/record").text
    (folder / "record" / "new.yaml").write_text(
        "entered: 2025-07-23\nentries:\n  - {id: n9, kind: note, text: BRANDNEW, about: ana}\n", encoding="utf-8"
    )
    assert "BRANDNEW" in client.get("/record").text
    (folder / "record" / "new.yaml").unlink()
    assert "BRANDNEW" not in client.get("/record").text


def test_a_broken_file_is_told_without_its_words(client: Client, folder: Path) -> None:
    good = client.get("/").text
    (folder / "record" / "bad.yaml").write_text(
        "entries:\n  - {id: b1, kind: song, text: BROKENWORDS}\n", encoding="utf-8"
    )
    text = client.get("/").text
    assert "could not be read" in text
    assert "goodoffices check" in text
    assert "BROKENWORDS" not in text
    assert "bad.yaml" not in text
    (folder / "record" / "bad.yaml").unlink()
    assert client.get("/").text == good


def test_a_case_that_cannot_be_read_is_a_page_too(client: Client, folder: Path) -> None:
    head = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text("case: [SECRETWORDS\n", encoding="utf-8")
    answer = client.get("/record")
    assert answer.status_code == 503
    assert "goodoffices check" in answer.text
    assert "SECRETWORDS" not in answer.text
    assert str(folder) not in answer.text
    (folder / "case.yaml").unlink()
    assert client.get("/").status_code == 503
    (folder / "case.yaml").write_text(head, encoding="utf-8")
    assert client.get("/record").status_code == 200


def test_an_empty_case_has_all_pages(bench: Bench, folder: Path) -> None:
    for path in ("issues.yaml", "sources/all.yaml", "record/2025.yaml", "private/north.yaml", "private/south.yaml"):
        (folder / path).unlink()
    (folder / "case.yaml").write_text("case: empty\ntitle: Nothing yet\nzone: UTC\n", encoding="utf-8")
    client = bench.enter()
    for path in ("/", "/record", "/positions", "/brief", "/sources"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "nothing is entered yet" in answer.text
