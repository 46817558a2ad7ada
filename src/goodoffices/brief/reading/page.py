"""A reading as a page that stands alone: no script, nothing loaded from elsewhere, for screen and paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from goodoffices.brief.reading.marked import marked_text, safe
from goodoffices.read.document import Span
from goodoffices.read.propose import Proposal
from goodoffices.read.reading import Reading

__all__ = ["page"]

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}
</style>
</head>
"""


def page(reading: Reading) -> str:
    """The whole page.

    Parameters
    ----------
    reading : Reading
    """
    document, proposals = reading.document, reading.proposals
    cited = [(Span(q.start, q.end), n) for n, p in enumerate(proposals, 1) for q in p.says]
    kinds = {n: p.kind for n, p in enumerate(proposals, 1)}
    title = document.title.value if document.title else document.name or "Reading"
    style = (files("goodoffices.brief") / "styles" / "reading.css").read_text("utf-8")
    cards = "\n".join(_card(number, proposal) for number, proposal in enumerate(proposals, 1))
    text = marked_text(document, cited, kinds)
    return (
        _HEAD.format(title=safe(title), style=style)
        + f'<body>\n<header><h1>{safe(title)}</h1>{_facts(reading)}</header>\n<div class="columns">\n'
        + f'<main aria-label="The text as received" lang="{safe(document.language or "und")}">\n{text}\n</main>\n'
        + f'<section aria-labelledby="proposals">\n<h2 id="proposals">Proposals ({len(proposals)})</h2>\n'
        + "<p>Nothing here is in the case yet. A person accepts, corrects or drops each.</p>\n"
        + f"{cards}\n{_doubts(reading)}</section>\n</div>\n</body>\n</html>\n"
    )


def _facts(reading: Reading) -> str:
    document = reading.document
    told = (
        ("Outlet", document.outlet.value if document.outlet else ""),
        ("Published", document.published.when.iso() if document.published else "not told"),
        ("File", document.name),
        ("SHA-256", document.sha256),
        ("Length", f"{len(document.text):,} characters"),
    )
    return (
        "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{safe(value)}</dd></div>" for name, value in told if value) + "</dl>"
    )


def _card(number: int, proposal: Proposal) -> str:
    model = (
        "" if proposal.made_by == "rules" else f'<p class="model">Read by {safe(proposal.made_by)}, not by rules.</p>'
    )
    doubts = "".join(f"<li>{safe(doubt)}</li>" for doubt in proposal.doubts)
    quotes = "".join(
        f'<blockquote dir="auto">{safe(" ".join(q.exact.split()))}</blockquote>' for q in proposal.says[:4]
    )
    needs = f"<p>Needs: {safe(', '.join(proposal.needs))}</p>" if proposal.needs else ""
    return (
        f'<article class="card {safe(proposal.kind)}" id="p{number}">\n<h3><a href="#t{number}">{number}</a> {safe(proposal.kind)} '
        f"<code>{safe(proposal.id)}</code></h3>\n{model}<dl>{_fields(proposal.fields)}</dl>\n{quotes}"
        f'<p class="rule">{safe(proposal.rule)} · confidence {proposal.confidence:.2f}{f" · {proposal.event}" if proposal.event else ""}</p>'
        f"{needs}{f'<ul class=doubts>{doubts}</ul>' if doubts else ''}\n</article>"
    )


def _fields(fields: Mapping[str, Any]) -> str:
    return "".join(
        f'<div><dt>{safe(key)}</dt><dd dir="auto">{_value(value)}</dd></div>' for key, value in fields.items()
    )


def _value(value: Any) -> str:
    """A value of an entry in a few words; citations are shown in the text beside it."""
    if isinstance(value, Mapping):
        inner = (f"{safe(str(key))}: {_value(item)}" for key, item in value.items() if key != "says")
        return "; ".join(inner)
    if isinstance(value, Sequence) and not isinstance(value, str):
        nested = any(isinstance(item, Mapping) for item in value)
        return (
            f"<ul>{''.join(f'<li>{_value(item)}</li>' for item in value)}</ul>"
            if nested
            else ", ".join(_value(item) for item in value)
        )
    return safe(str(value))


def _doubts(reading: Reading) -> str:
    if not len(reading.report):
        return ""
    items = "".join(
        f"<li><b>{d.code}</b> {safe(d.message)}{f' — {safe(d.help)}' if d.help else ''}</li>" for d in reading.report
    )
    return f"<h2>Doubts about the text</h2>\n<ul>{items}</ul>\n"
