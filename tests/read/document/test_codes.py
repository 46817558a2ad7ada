"""Every code of a document is drawn by a small document, and explained."""

from __future__ import annotations

import pytest

from goodoffices.diagnose.catalogue import CODES
from goodoffices.read.document import read_document
from goodoffices.read.document.page import LONGEST_TEXT
from goodoffices.read.document.received import LONGEST_FILE

SENTENCE = "The two sides will meet again in the palace on Friday, as agreed."

DRAWN = {
    "E901": b" \n ",
    "E902": b"\x89PNG\r\n\x1a\n\x00\x00",
    "E903": b"a" * (LONGEST_FILE + 1),
    "E904": b"<rss><channel><item><title>Cut",
    "W905": "Очікується, що переговори триватимуть два дні у палаці.".encode("koi8-u"),
    "W906": f"Türkiye\nTürkiye\n{SENTENCE}\n".encode() + "Türkiye".encode("latin-1"),
    "N907": f"<html><p>{SENTENCE}<p hidden>No".encode(),
    "W908": b"<html><nav>Menu</nav>",
    "W909": SENTENCE.encode(),
    "W910": f"The sides will meet again\n23 July 2025 15:55\n{SENTENCE}".encode(),
    "W911": f"<html><meta name=date content=2025-07-01><h1>The sides will meet again</h1><div>Published 23 July 2025</div><p>{SENTENCE}".encode(),
    "N913": f"From: a\nTo: b\nSubject: The round\n\n{SENTENCE}\n\n> No.".encode(),
    "N914": b"<rss><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>",
    "W918": f"<html><style>.page {{ visibility: hidden }}</style><div class=page>{f'<p>{SENTENCE}</p>' * 12}</div>".encode(),
    "W917": b"a" * (LONGEST_TEXT + 1),
    "W916": f"{SENTENCE} \u202e{SENTENCE}".encode(),
}
ELSEWHERE = {"W915"}  # see test_formats.py


@pytest.mark.parametrize("code", DRAWN)
def test_a_document_draws_its_code(code: str) -> None:
    _, report = read_document(DRAWN[code], name="document")
    found = [d for d in report if d.code == code]
    assert found, [d.code for d in report]
    assert found[0].place.path.startswith("document") and found[0].help and found[0].level == CODES[code].level


def test_none_is_forgotten() -> None:
    assert {code for code in CODES if 900 <= int(code[1:]) < 920} == DRAWN.keys() | ELSEWHERE
