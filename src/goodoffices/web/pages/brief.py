"""Brief: the document for the next round, or for one chosen in the address, and the same to take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from goodoffices.brief.choose import choose_round
from goodoffices.brief.sheet import Sheet
from goodoffices.case import Case, Round
from goodoffices.diagnose import MissingExtra, UsageError
from goodoffices.web.refusal import NotInstalled, NotThere
from goodoffices.web.view import Visit, address

__all__ = ["DOWNLOADS", "Download", "show_brief", "take_brief"]


@dataclass(frozen=True, slots=True)
class Download:
    """A form in which the brief can be taken along.

    Parameters
    ----------
    format : str
        Its word in the address.
    title : str
    suffix : str
        Of the file.
    media : str
    make : callable of (Sheet, Case) -> bytes
    """

    format: str
    title: str
    suffix: str
    media: str
    make: Callable[[Sheet, Case], bytes]


def show_brief(visit: Visit) -> Response:
    """The brief within the workbench."""
    from goodoffices.brief.html import render_html_body

    chosen = " ".join(visit.query.get("round", "").split())
    if list(visit.query.multi_items()) != ([("round", chosen)] if chosen else []):
        return RedirectResponse(address("/brief", {"round": chosen}), 303)
    sheet, round = _brief(visit, chosen)
    return visit.page(
        "brief",
        "brief.html",
        # The renderer of the brief escapes every text that it takes from the case.
        body=Markup(render_html_body(sheet)),  # noqa: S704
        round=round,
        chosen=chosen,
        rounds=visit.case.of(Round),
        downloads=DOWNLOADS,
    )


def take_brief(visit: Visit) -> Response:
    """The brief as a file. Its name says for whom it was made.

    Raises
    ------
    NotThere
        For a form or a round that there is not.
    NotInstalled
        Where the form needs a library that is missing.
    """
    download = next((d for d in DOWNLOADS if d.format == visit.path["format"]), None)
    if download is None:
        raise NotThere
    sheet, _ = _brief(visit, visit.query.get("round", ""))
    try:
        content = download.make(sheet, visit.case)
    except MissingExtra as fault:
        raise NotInstalled(fault.message, fault.help) from None
    reader = str(visit.case.reader).replace(":", "-")
    name = f"{visit.case.id}-brief-{reader}.{download.suffix}"
    return Response(
        content, media_type=download.media, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _brief(visit: Visit, chosen: str) -> tuple[Sheet, Round | None]:
    from goodoffices.brief.compose import compose_brief

    try:
        sheet = compose_brief(visit.case, chosen or None, visit.volume.conflicts)
        return sheet, choose_round(visit.case, chosen or None)
    except UsageError:
        # The same words whether the round is not there or not for this viewer.
        raise NotThere from None


def _text(sheet: Sheet, _case: Case) -> bytes:
    from goodoffices.brief.text import render_text

    return render_text(sheet).encode()


def _markdown(sheet: Sheet, _case: Case) -> bytes:
    from goodoffices.brief.markdown import render_markdown

    return render_markdown(sheet).encode()


def _html(sheet: Sheet, _case: Case) -> bytes:
    from goodoffices.brief.html import render_html

    return render_html(sheet).encode()


def _pdf(sheet: Sheet, _case: Case) -> bytes:
    from goodoffices.brief.pdf import render_pdf

    return render_pdf(sheet)


def _docx(sheet: Sheet, _case: Case) -> bytes:
    from goodoffices.brief.docx import render_docx

    return render_docx(sheet)


def _json(sheet: Sheet, _case: Case) -> bytes:
    from goodoffices.brief.plain import render_json

    return render_json(sheet).encode()


def _calendar(_sheet: Sheet, case: Case) -> bytes:
    from goodoffices.brief.export import export_case

    return export_case(case, "ics").files[0][1]


DOWNLOADS = (
    Download("pdf", "PDF", "pdf", "application/pdf", _pdf),
    Download("docx", "Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    Download("html", "one HTML file", "html", "text/html; charset=utf-8", _html),
    Download("md", "Markdown", "md", "text/markdown; charset=utf-8", _markdown),
    Download("text", "plain text", "txt", "text/plain; charset=utf-8", _text),
    Download("json", "JSON", "json", "application/json", _json),
    Download("ics", "calendar of the rounds", "ics", "text/calendar; charset=utf-8", _calendar),
)
"""Every form, in the order in which the page offers them."""
