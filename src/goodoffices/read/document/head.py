"""What the head of a page, a letter or a feed says about the document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goodoffices.case.when import TimeFault, When, parse_when
from goodoffices.read.document.page import Page
from goodoffices.read.document.timestamp import find_stamps

__all__ = ["Head", "head_of", "when_of"]

_ARTICLES = re.compile(
    r"(?:News|Report|Opinion|Analysis|Blog|Live|Satirical|Scholarly)?\w*(?:Article|BlogPosting|Posting)\Z"
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "publish-date", "publish_date", "pubdate",
    "publication_date", "article.published", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.issued", "sailthru.date",
    "cxenseparse:recs:publishtime", "article:published", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "article:updated", "article.updated",
    "lastmod",
)  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_SEPARATOR = re.compile(r"\s+[|–—»·]\s+|\s+-\s+")
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\Z")
_DEEPEST = 6
_MOST = 200


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; empty where it says nothing. The second of each pair is how it says it."""

    title: tuple[str, str] = ("", "")
    outlet: tuple[str, str] = ("", "")
    author: tuple[str, str] = ("", "")
    published: tuple[When | None, str, bool] = (None, "", False)
    updated: tuple[When | None, str, bool] = (None, "", False)
    language: str = ""


def when_of(words: str) -> tuple[When | None, bool]:
    """The time that a machine's or a person's notation gives, and whether it says the zone.

    Examples
    --------
    >>> when_of("2025-07-23T12:55:00.000Z")[0].iso(), when_of("23 July 2025")[1]
    ('2025-07-23T12:55+00:00', False)
    """
    words = words.strip()[:80]
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        found = find_stamps(words)
        return (found[0].when, found[0].zoned) if found else (None, False)
    zoned = at.tzinfo is not None
    try:
        if len(words) <= 10:
            when = parse_when(at.date().isoformat(), "UTC")
        else:
            when = parse_when(at.replace(microsecond=0).isoformat(), "UTC")
    except TimeFault:
        return None, False
    return When(when.start, when.end, when.grain, zone=when.zone, reason="head of the page", words=words), zoned


def head_of(page: Page) -> Head:
    """What the head of an HTML page says: JSON-LD (schema.org) first, then Open Graph and other ``meta``, then ``title``."""
    linked = next(iter(_articles(page)), {})
    published = _time((("JSON-LD datePublished", linked.get("datePublished")), *_named(page.meta, _PUBLISHED)))
    if published[0] is None:
        published = _time(
            ("time element", value) for value, said in page.times if "update" not in said and "modif" not in said
        )
    updated = _time((("JSON-LD dateModified", linked.get("dateModified")), *_named(page.meta, _UPDATED)))
    title = _first(
        (("JSON-LD headline", linked.get("headline")), *_named(page.meta, _TITLES), ("title element", page.title))
    )
    outlet = _first((("JSON-LD publisher", _name(linked.get("publisher"))), *_named(page.meta, _OUTLETS)))
    if not outlet[0]:
        parts = _SEPARATOR.split(page.title)
        # Behind the last dash or bar of the title stands the outlet, where the rest is the longer part.
        if len(parts) > 1 and len(parts[-1]) <= 40 and len(parts[0]) > len(parts[-1]):
            outlet = (parts[-1].strip(), "end of the title element")
    author = _first((("JSON-LD author", _name(linked.get("author"))), *_named(page.meta, _AUTHORS)))
    if author[0].startswith("http"):
        author = ("", "")
    language = (
        (page.language or page.meta.get("language", "") or page.meta.get("og:locale", "")).replace("_", "-").strip()
    )
    code = language.split("-")[0].lower() if re.match(r"[A-Za-z]{2,3}(?:-|\Z)", language) else ""
    return Head(title, outlet, author, published, updated, code)


def _named(meta: Mapping[str, str], keys: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    return ((f"meta {key}", meta[key]) for key in keys if key in meta)


def _first(values: Any) -> tuple[str, str]:
    for how, value in values:
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:300], how
    return "", ""


def _time(values: Any) -> tuple[When | None, str, bool]:
    for how, value in values:
        if isinstance(value, str):
            when, zoned = when_of(value)
            if when:
                return when, how, zoned
    return None, "", False


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name for name in (_name(part) for part in value[:5]) if name)
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _articles(page: Page) -> Iterator[dict[str, Any]]:
    """The articles among the JSON-LD of a page."""
    for script in page.linked_data[:20]:
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for number, node in enumerate(_nodes(data, 0)):
            if number > _MOST:
                break
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLES.match(kind) for kind in kinds):
                yield node


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data[:_MOST]:
            yield from _nodes(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), list | dict):
                yield from _nodes(data[key], depth + 1)
