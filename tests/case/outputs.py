"""Everything that is ever made of a case for a reader, as bytes by name; office files also as what lies inside them."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from goodoffices.case import Case
from goodoffices.diagnose import Report

__all__ = ["everything", "opened", "pages"]


def everything(case: Case, report: Report) -> Iterator[tuple[str, bytes]]:
    """The value itself, the report, the positions, the brief and the exports, in every format."""
    yield "repr", repr(case).encode()
    yield "report", json.dumps(report.to_json()).encode()
    yield "fingerprint", case.fingerprint.encode()
    yield from _positions(case)
    yield from _briefs(case)
    yield from _exports(case)


def _positions(case: Case) -> Iterator[tuple[str, bytes]]:
    from goodoffices.positions import read_positions
    from goodoffices.positions.page import page_of_positions
    from goodoffices.positions.plain import plain_table

    table = read_positions(case)
    yield "positions/repr", repr(table).encode()
    yield "positions/json", json.dumps(plain_table(table), ensure_ascii=False).encode()
    yield "positions/text", "\n".join(page_of_positions(case, table, 100)).encode()


def _briefs(case: Case) -> Iterator[tuple[str, bytes]]:
    from goodoffices.brief import FORMATS, compose_brief, render_sheet
    from goodoffices.case import Round

    sheet = compose_brief(case)
    yield "brief/repr", repr(sheet).encode()
    for form in FORMATS:
        yield f"brief/{form}", render_sheet(sheet, form)
    for round in case.of(Round):
        yield f"brief/{round.id}/json", render_sheet(compose_brief(case, round.id), "json")


def _exports(case: Case) -> Iterator[tuple[str, bytes]]:
    from goodoffices.brief.export import FORMATS, export_case

    for form in FORMATS:
        bundle = export_case(case, form, deadlines=form == "ics")
        yield f"export/{form}/remarks", repr(bundle.remarks).encode()
        yield f"export/{form}/names", repr([name for name, _ in bundle.files]).encode()
        for name, content in bundle.files:
            yield f"export/{form}/{name}", content


def opened(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """What a curious reader finds in a file: its text, and the text of whatever is packed into it."""
    yield name, content.decode("utf-8", "replace")
    if name.endswith("docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield (
                f"{name}!",
                repr([(item.filename, item.date_time, item.comment, item.extra) for item in archive.infolist()]),
            )
            for item in archive.infolist():
                yield f"{name}!{item.filename}", archive.read(item).decode("utf-8", "replace")
    if name.endswith("pdf"):
        yield from _pdf(name, content)
    if name.endswith(".parquet"):
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(io.BytesIO(content))
        yield f"{name}!", repr(table.schema.metadata) + repr(table.to_pylist())


def _pdf(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(content))
    yield f"{name}!metadata", repr(reader.metadata) + repr(reader.xmp_metadata) + repr(reader.outline)
    # Lines are broken where the page ends, so the words are joined again before anything is looked for.
    yield f"{name}!text", re.sub(r"\s+", "", "".join(page.extract_text() for page in reader.pages))
    for number, stream in enumerate(re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)):
        try:
            yield f"{name}!stream{number}", zlib.decompressobj().decompress(stream).decode("utf-8", "replace")
        except zlib.error:
            yield f"{name}!stream{number}", stream.decode("utf-8", "replace")


def pages(folder: Path, audience: str, most: int = 60) -> Iterator[tuple[str, bytes]]:
    """The pages of the workbench that are reached first by links from its front page, with the headers of the answers."""
    from tests.web.browser_free import Client

    from goodoffices.web.app import create_app
    from goodoffices.web.guard import Address
    from goodoffices.web.session import Keyring, Viewer
    from goodoffices.web.shelf import Shelf

    keyring = Keyring()
    client = Client(create_app(Shelf(folder), keyring, Address(8484)), "http://127.0.0.1:8484")
    key = keyring.new_link(Viewer(audience))
    client.get(f"/enter?key={key}", headers={"sec-fetch-site": "none"})
    waiting, seen = ["/"], {"/"}
    while waiting and most:
        most -= 1
        path = waiting.pop(0)
        answer = client.get(path, headers={"sec-fetch-site": "same-origin"})
        headers = {k: v for k, v in answer.headers.items() if k not in ("date", "set-cookie")}
        yield f"web{path}", f"{answer.status_code} {headers}\n".encode() + answer.content
        if "text/html" in answer.headers.get("content-type", ""):
            for link in re.findall(r'(?:href|src|action)="(/[^"#]*)', answer.text.replace("&amp;", "&")):
                if link not in seen and not link.startswith(("/static/", "/leave")):
                    seen.add(link)
                    waiting.append(link)
