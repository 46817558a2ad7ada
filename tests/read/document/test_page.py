"""HTML: what a reader sees is the text, what is hidden is set aside, nothing makes it hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.read.document import read_document
from goodoffices.read.document.page import read_page
from goodoffices.read.document.tags import read_tags


@pytest.mark.parametrize(
    ("hiding", "rule"),
    [
        ("<p style='display: none'>{}</p>", "display:none"),
        ("<div style='visibility:hidden'><p>{}</p></div>", "visibility:hidden"),
        ("<p hidden>{}</p>", "the hidden attribute"),
        ("<p aria-hidden='true'>{}</p>", "aria-hidden"),
        ("<p style='font-size:0px'>{}</p>", "opacity or size of nought"),
        ("<p style='opacity:0'>{}</p>", "opacity or size of nought"),
        ("<p style='width:1px;height:1px;overflow:hidden'>{}</p>", "opacity or size of nought"),
        ("<p style='position:absolute;left:-9999px'>{}</p>", "placed off the page"),
        ("<p style='color:#FFFFFF'>{}</p>", "white on white"),
        ("<div style='background:#eee'><p style='color:#eee'>{}</p></div>", "in the colour of what lies behind"),
        ("<p style='color:transparent'>{}</p>", "transparent"),
        ("<span class='visually-hidden'>{}</span>", "a class for hidden text"),
        ("<style>.zz{{display:none!important}}</style><p class='zz'>{}</p>", "display:none"),
        ("<template><p>{}</p></template>", "inside template"),
        ("<noscript><p>{}</p></noscript>", "inside noscript"),
        ("<script>var a = '{}';</script>", "inside script"),
        ("<!-- {} -->", "comment of the page"),
        ("<b><div hidden></b>{}</div>", "the hidden attribute"),
    ],
)
def test_hidden_words_are_no_part_of_the_text(hiding: str, rule: str) -> None:
    secret = "The president of Norda has resigned, officials said."
    page = f"<html><body><p>The two sides will meet again in the palace on Friday.</p>{hiding.format(secret)}<p>Nobody objected.</p>"
    document, report = read_document(page.encode(), name="page.html")
    assert "resigned" not in document.text
    assert any(rule == hidden.rule and secret in hidden.words for hidden in document.hidden), document.hidden
    assert "N907" in {d.code for d in report}
    assert "Nobody objected." in document.text


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    page = read_page("<div style='background:#000'><p style='color:#fff'>They met.</p></div>")
    assert (page.text, page.hidden) == ("They met.", [])


def test_lines_and_entities() -> None:
    page = read_page(
        "<h1>T&uuml;rkiye &amp; <i>others</i></h1>\n<p>One<br>two   three</p><ul><li>a<li>b</ul><pre>x\n  y</pre>a &lt; b < c"
    )
    assert page.text == "Türkiye & others\n\nOne\ntwo three\n\na\n\nb\n\nx\ny\n\na < b < c"
    assert all(line.span.of(page.text) == line.words for line in page.lines)


def test_a_paragraph_ends_where_the_next_begins() -> None:
    page = read_page("<p hidden>secret<p>seen<div>too</div>")
    assert page.text == "seen\n\ntoo"


def test_a_class_that_wraps_the_whole_article_hides_nothing_of_it() -> None:
    body = "".join(
        f"<p>The {word} session of the talks was held in the palace by the lake, and it was long.</p>"
        for word in ("first", "second", "third")
    )
    document, _ = read_document(
        f"<html><div class='related more sidebar'><h1>Three sessions by the lake</h1>{body}</div>".encode()
    )
    assert [block.kind for block in document.blocks] == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p><b>",
        "<a b='",
        "<!--",
        "<",
        "</div",
        "<script>",
        "&amp;",
        "<table><tr><td>",
        "<style>{",
        "<div class=related>x",
    ],
)
def test_a_page_made_to_hang_a_reader(piece: str) -> None:
    document, _ = read_document(("<html>" + piece * 20_000 + "<p>end").encode())
    assert document.format == "html"


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div hidden>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "talks ", "Norda.", "<br>", "<li>", "<ul>",
                                 "</ul>", "<!--", "-->", "<script>", "</script>", "&lt;", "<", ">", "'", '"', "=", "\n", "<pre>", "</pre>", "<title>"]), max_size=30))  # fmt: skip
def test_any_tag_soup_gives_lines_that_are_where_they_say(pieces: list[str]) -> None:
    soup = "".join(pieces)
    page = read_page(soup)
    assert all(line.span.of(page.text) == line.words for line in page.lines)
    assert "".join("".join(line.words for line in page.lines).split()) == "".join(page.text.split())
    assert all(tag.kind in {"start", "end", "text", "raw", "comment"} for tag in read_tags(soup))
