"""Where the article lies; captions over their credit; cards of other stories; readers' comments."""

from __future__ import annotations

from goodoffices.read.document import Document, read_document

FIRST = "The two sides will meet again in the palace on Friday, the envoy of Norda said after the talks had ended."
SECOND = "The envoy of Suda said that the talks about the harbour and the licences had been hard but not without use."


def kinds(page: str, name: str = "page.txt") -> dict[str, str]:
    document: Document = read_document(page.encode(), name=name)[0]
    return {document.words(block.span)[:40]: block.kind for block in document.blocks}


def test_terms_behind_a_stretch_of_furniture_are_not_the_article() -> None:
    terms = "Words and pictures of this service belong to their owners, and whoever takes them must ask for it."
    lines = ["Talks resume in May", FIRST, SECOND, *(f"Section {n}" for n in range(30)), terms]
    found = kinds("\n\n".join(lines))
    assert found[FIRST[:40]] == found[SECOND[:40]] == "body" and found[terms[:40]] == "related"


def test_furniture_inside_an_article_does_not_end_it() -> None:
    third = "The mediator of Lakeland will write down what was said, and both sides will see it before the weekend."
    found = kinds("\n\n".join(["Talks resume in May", FIRST, SECOND, "Advertisement", "Share", third]))
    assert found[third[:40]] == "body" and found["Share"] == "share"


def test_a_caption_is_told_by_the_credit_under_it() -> None:
    for caption in (
        "Edda Renn, left, and Ivo Maric at the harbour of Lakeport",
        "Ivo Maric shakes hands with the mayor of Bridgetown",
        "The bridge between the two towns, closed on March 12, 2024",
    ):
        found = kinds("\n\n".join(["Talks resume in May", caption, "Photo: Jonas Pell", FIRST, SECOND]))
        assert found[caption[:40]] == "caption", caption


def test_a_paragraph_over_a_credit_stays_one() -> None:
    found = kinds("\n\n".join(["Talks resume in May", FIRST, SECOND, "Photo: Jonas Pell", FIRST[:60] + "too."]))
    assert found[SECOND[:40]] == "body"


def test_cards_of_other_stories_are_not_the_article() -> None:
    cards = [
        ("Bear seen near the school", "A brown bear walked past the school of Halden on its way to the river."),
        ("Mill to close in autumn", "Forty people work there, and most of them have done so for twenty years."),
        ("Herring prices fall again", "Boats came home full this week and found that nobody wanted to buy."),
    ]
    lines = ["Talks resume in May", FIRST, SECOND]
    for title, words in cards:
        lines += [title, "12 May 2024", words]
    found = kinds("\n\n".join(lines))
    assert found[SECOND[:40]] == "body" and all(found[words[:40]] == "related" for _, words in cards)


def test_comments_longer_than_the_article_are_comments() -> None:
    talk = [
        line
        for n in range(6)
        for line in (
            f"reader{n} says:",
            f"May {n + 1}, 2024 6:3{n} am",
            f"I was there in year {n}, and the talks were just as long as these, my friends.",
        )
    ]
    found = kinds(
        "\n\n".join(
            [
                "Talks resume in May",
                FIRST,
                FIRST.replace("Friday", "Monday"),
                SECOND,
                "6 responses to “Talks resume in May”",
                *talk,
            ]
        )
    )
    assert found["I was there in year 3, and the talks wer"] == "comments"


def test_a_post_that_is_shown_is_part_of_the_article() -> None:
    page = (
        f"<h1>Talks resume in May</h1><p>{FIRST}</p><div class='social-embed'><blockquote class='twitter-tweet'><p>{SECOND}</p>"
        "— Ivo Maric (@maric) May 2, 2024</blockquote></div>" + f"<p>{FIRST.replace('Friday', 'Monday')}</p>"
    )
    found = kinds(f"<html>{page}</html>", "page.html")
    assert found[SECOND[:40]] == "body" and found["— Ivo Maric (@maric) May 2, 2024"] == "body"
