"""Letters, feeds, PDF and DOCX."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from goodoffices.diagnose import MissingExtra
from goodoffices.read.document import read_document, read_documents

LETTER = (
    "From: Ana Brandt <ana@norda.example>\r\nTo: Desk <desk@lakeland.example>\r\nDate: Thu, 14 Mar 2024 18:40:00 +0100\r\n"
    "Subject: =?utf-8?q?Agenda_f=C3=BCr_Thursday?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Dear colleagues,\r\n\r\nWe accept the date and ask that the sailors stand first on the agenda of the round.\r\n\r\nAna Brandt\r\n\r\n"
    "On Wed, 13 Mar 2024 at 09:00, the desk of Lakeland <desk@lakeland.example>\r\nwrote:\r\n> We propose Thursday.\r\n> The hall is free.\r\n"
)
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Northern Courier</title>
<entry><title>Harbour talks to reopen</title><published>2024-03-14T18:40:00+01:00</published><author><name>Marta Quill</name></author>
<content type="html">&lt;p&gt;Norda and Suda have agreed to return to the table next Thursday.&lt;/p&gt;&lt;p hidden&gt;Secret.&lt;/p&gt;</content></entry>
<entry><title>Ferry strike</title><updated>2024-03-15T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>The ferries stay in port &amp; the crews on the quay for a second week.</p></div></content></entry></feed>"""
RSS = """<rss version="2.0"><channel><title>Daily Ridge</title><item><title>Guns handed over</title><pubDate>Tue, 20 Feb 2024 11:05:00 GMT</pubDate>
<description>The Front handed over nine guns on Monday, the mission said.</description></item></channel></rss>"""


def pdf(*pages: str) -> bytes:
    """A small PDF with one line of text on each page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, words in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode() if words else b""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(data),
    )


def test_a_letter() -> None:
    document, report = read_document(LETTER.encode(), name="letter.eml")
    assert document.format == "mail"
    assert (
        document.title is not None and document.title.value == "Agenda für Thursday" and document.title.span is not None
    )
    assert document.published is not None and document.published.when.iso() == "2024-03-14T18:40+01:00"
    assert document.author is not None and document.author.value.startswith("Ana Brandt")
    quoted = " ".join(block.span.of(document.text) for block in document.blocks if block.kind == "quoted")
    assert "We propose Thursday." in quoted and "wrote:" in quoted
    words = [sentence.span.of(document.text) for sentence in document.sentences]
    assert "We accept the date and ask that the sailors stand first on the agenda of the round." in words
    assert not any("propose" in sentence or "From:" in sentence for sentence in words)
    assert {d.code for d in report} == {"N913"}


def test_a_letter_in_html_with_an_attachment() -> None:
    letter = (
        "From: a@norda.example\nTo: b@suda.example\nSubject: Licences\nDate: Thu, 14 Mar 2024 18:40:00 +0100\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=zz\n\n--zz\nContent-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: 8bit\n\n"
        "<p>The licences were “withdrawn” on 2 January and not before.</p><div class=gmail_quote>An older letter of some length stands here, and says no.</div>"
        "\n--zz\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=list.pdf\n\nxx\n--zz--\n"
    )
    document, report = read_document(letter.encode("windows-1252"))
    assert "“withdrawn”" in document.text
    assert [block.kind for block in document.blocks] == ["header", "header", "header", "title", "body", "quoted"]
    assert any("list.pdf" in d.message for d in report)


def test_a_feed() -> None:
    documents, report = read_documents(ATOM.encode(), name="feed.xml")
    assert [one.title.value for one in documents if one.title] == ["Harbour talks to reopen", "Ferry strike"]
    assert [one.published.when.iso() for one in documents if one.published] == [
        "2024-03-14T18:40+01:00",
        "2024-03-15T08:00+00:00",
    ]
    assert documents[0].outlet is not None and documents[0].outlet.value == "Northern Courier"
    assert documents[0].author is not None and documents[0].author.value == "Marta Quill"
    assert "Secret" not in documents[0].text and "port & the crews" in documents[1].text
    assert {d.code for d in report} == {"N907"}
    first, report = read_document(ATOM.encode(), name="feed.xml")
    assert first.text == documents[0].text and "N914" in {d.code for d in report}


def test_rss_and_its_time() -> None:
    document, _ = read_document(RSS.encode())
    assert (
        document.format == "feed"
        and document.published is not None
        and document.published.when.iso() == "2024-02-20T11:05+00:00"
    )
    assert [block.kind for block in document.blocks] == ["title", "body"]


def test_entities_of_a_feed_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    document, report = read_document(bomb.encode())
    assert (document.format, document.text) == ("feed", "") and "E904" in {d.code for d in report}


def test_a_feed_that_breaks_off() -> None:
    documents, report = read_documents(ATOM[: ATOM.index("<entry><title>Ferry") + 20].encode())
    assert len(documents) == 1 and "Norda and Suda" in documents[0].text
    assert "E904" in {d.code for d in report}


def test_a_pdf() -> None:
    pytest.importorskip("pypdf")
    document, report = read_document(pdf("The two sides will meet again in the palace on Friday.", ""))
    assert document.format == "pdf" and document.text == "The two sides will meet again in the palace on Friday.\n"
    assert [block.kind for block in document.blocks] == ["body"]
    assert "W915" in {d.code for d in report}


@pytest.mark.parametrize("cut", [60, 200, 400])
def test_a_broken_pdf(cut: int) -> None:
    pytest.importorskip("pypdf")
    document, report = read_document(pdf("They met.")[:cut])
    assert document.text == "" and {"E901", "E904", "W915"} & {d.code for d in report}


def docx_bytes(change: str = "") -> bytes:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.add_heading("Statement on the sailors", 1)
    paragraph = file.add_paragraph("The two sides will meet again in the palace on Friday")
    paragraph.add_run(", and nobody else").font.hidden = True
    paragraph.add_run(" at seven.")
    file.add_table(1, 2).rows[0].cells[1].text = "Eleven sailors"
    buffer = io.BytesIO()
    file.save(buffer)
    if not change:
        return buffer.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            new.writestr(
                item,
                data.replace(b"</w:p>", change.encode() + b"</w:p>", 2)
                if item.filename == "word/document.xml"
                else data,
            )
    return changed.getvalue()


def test_a_docx() -> None:
    document, report = read_document(docx_bytes(), name="statement.docx")
    assert document.format == "docx"
    assert (
        document.text
        == "Statement on the sailors\n\nThe two sides will meet again in the palace on Friday at seven.\n\nEleven sailors"
    )
    assert document.blocks[0].kind == "title" and document.blocks[1].kind == "body"
    assert [hidden.words for hidden in document.hidden] == [", and nobody else"]
    assert "N907" in {d.code for d in report}


def test_tracked_changes_of_a_docx() -> None:
    change = "<w:ins w:id='1' w:author='a'><w:r><w:t> INSERTED</w:t></w:r></w:ins><w:del w:id='2' w:author='a'><w:r><w:delText>DELETED</w:delText></w:r></w:del>"
    document, _ = read_document(docx_bytes(change))
    assert "INSERTED" in document.text and "DELETED" not in document.text
    assert "deleted in a tracked change" in {hidden.rule for hidden in document.hidden}


def test_a_broken_docx() -> None:
    pytest.importorskip("docx")
    document, report = read_document(docx_bytes()[:2000])
    assert document.text == "" and "E904" in {d.code for d in report}


@pytest.mark.parametrize(("library", "data"), [("pypdf", b"%PDF-1.4\n"), ("docx", b"PK\x03\x04 word/")])
def test_without_the_library(library: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra) as caught:
        read_document(data)
    assert "'read'" in caught.value.message


def test_a_long_field_of_a_letter_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    from email.headerregistry import HeaderRegistry

    longest = 0
    whole = HeaderRegistry.__call__

    def counted(self: HeaderRegistry, name: str, value: str) -> object:
        nonlocal longest
        longest = max(longest, len(value))
        return whole(self, name, value)

    monkeypatch.setattr(HeaderRegistry, "__call__", counted)
    head = f"From: a@b.example\nTo: {'c@d.example, ' * 20_000}\nSubject: {'=?utf-8?q?a?= ' * 20_000}\n"
    document, _ = read_document(f"{head}\nThe talks were good.\n".encode(), name="letter.eml")
    assert 0 < longest <= 4000 and document.title is not None and document.title.value.startswith("aaa")


def test_a_docx_damaged_anywhere_is_said() -> None:
    whole = docx_bytes()
    for at in range(0, len(whole), 97):
        hurt = whole[:at] + bytes((byte ^ 0x5A) for byte in whole[at : at + 4]) + whole[at + 4 :]
        document, report = read_document(hurt, name="statement.docx")
        assert document.sentences or len(report)
