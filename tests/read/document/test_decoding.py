"""Encodings are told apart, and doubt is said."""

from __future__ import annotations

import pytest

from goodoffices.read.document.decoding import decode

TURKISH = "Göl Ülkesi Dışişleri Bakanlığı, heyetlerin mayıs ayında yeniden bir araya geleceğini duyurdu."
UKRAINIAN = "Очікується, що переговори триватимуть два дні, а першого дня говоритимуть про полонених."
RUSSIAN = "Стороны согласовали дату, но повестка дня пока обсуждается."
ENGLISH = "The minister’s “good offices” – and no more – cost €40."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TURKISH, "windows-1254"),
        (UKRAINIAN, "windows-1251"),
        (UKRAINIAN, "koi8-u"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (ENGLISH, "windows-1252"),
    ],
)
def test_an_encoding_that_nobody_declares(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert [d.code for d in decoded.diagnostics] == ["W905"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_with_its_mark(encoding: str) -> None:
    decoded = decode(UKRAINIAN.encode(encoding), "a.txt")
    assert decoded.text.removeprefix("\ufeff") == UKRAINIAN and decoded.diagnostics == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt").text == ENGLISH


def test_what_a_page_declares() -> None:
    page = f"<html><meta charset=windows-1251><p>{RUSSIAN}".encode("windows-1251")
    decoded = decode(page, "a.html")
    assert RUSSIAN in decoded.text and decoded.diagnostics == () and decoded.encoding == "cp1251"
    assert decode(b"<meta charset=none-such>\xe9t\xe9", "a.html").text.endswith("été")


def test_two_encodings_in_one_text() -> None:
    data = f"{UKRAINIAN}\n{TURKISH}\n".encode() + "Kalın".encode("windows-1254") + b"\nend"
    decoded = decode(data, "a.txt")
    assert UKRAINIAN in decoded.text and TURKISH in decoded.text and "Kal" in decoded.text
    assert [(d.code, d.place.line) for d in decoded.diagnostics] == [("W906", 3)]
