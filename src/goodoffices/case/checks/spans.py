"""Spans against their sources: places that cannot be, and words that are not there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.entity import Item
from goodoffices.case.kinds import Entry
from goodoffices.case.model import Case
from goodoffices.case.span import Span

__all__ = ["cited_spans", "spans_that_cannot_be", "texts_that_differ"]

Path = tuple[str | int, ...]


def cited_spans(case: Case) -> Iterator[tuple[Item | Entry, Path, Span]]:
    """Every span of the case with the item and the path at which it stands."""
    for entry in case.record:
        yield from _within(entry, entry, ())
    for group in (case.parties, case.people, case.places, case.issues):
        for item in group.values():
            yield from _within(item, item, ())


def _within(item: Item | Entry, value: object, path: Path) -> Iterator[tuple[Item | Entry, Path, Span]]:
    names = _NESTED.get(type(value))
    if names is None:
        # Which fields can hold spans, at whatever depth, is the same for all values of a class.
        names = tuple(
            n
            for n in ("says", "voices", "offices", "options", "delegations", "members", "agenda", "accounts")
            if hasattr(value, n)
        )
        _NESTED[type(value)] = names
    for name in names:
        for index, inner in enumerate(getattr(value, name)):
            if isinstance(inner, Span):
                yield item, (*path, name, index), inner
            else:
                yield from _within(item, inner, (*path, name, index))


_NESTED: dict[type, tuple[str, ...]] = {}


def spans_that_cannot_be(case: Case) -> Iterator[Doubt]:
    """E501 a span that ends before it begins, E502 one beyond its text, E503 one whose words have another length."""
    for item, path, span in cited_spans(case):
        if span.start is None or span.end is None:
            continue
        source = case.sources.get(span.source)
        if span.end <= span.start:
            yield Doubt(
                "E501",
                f"the span ends ({span.end}) before it begins ({span.start})",
                item,
                (*path, "end"),
                help="end is the code point after the last",
            )
        elif source is not None and source.length is not None and span.end > source.length:
            yield Doubt(
                "E502",
                f'the span ends at {span.end}, but the text of "{source.id}" has {source.length} code points',
                item,
                (*path, "end"),
                help="count code points of the text as received, from 0",
            )
        elif span.exact and len(span.exact) != span.end - span.start:
            yield Doubt(
                "E503",
                f"the quotation has {len(span.exact)} code points, the span {span.end - span.start}",
                item,
                (*path, "exact"),
                help="quote exactly what stands between start and end",
            )


def texts_that_differ(case: Case, texts: Mapping[str, str]) -> Iterator[Doubt]:
    """E505, E506: what stands in the text at the place of a span is not what the span says.

    Parameters
    ----------
    case : Case
    texts : mapping of str to str
        By id of source, the text as received.
    """
    for item, path, span in cited_spans(case):
        text = texts.get(span.source)
        if text is None:
            continue
        if span.start is None or span.end is None:
            if span.exact and span.exact not in text:
                yield Doubt(
                    "E505",
                    f'these words do not stand in "{span.source}"',
                    item,
                    (*path, "exact"),
                    help="quote the text as received",
                )
            continue
        words = text[span.start : span.end]
        before, after = text[: span.start], text[span.end :]
        if span.exact and words != span.exact:
            found = text.find(span.exact)
            help = (
                f"these words stand at {found} to {found + len(span.exact)}"
                if found >= 0
                else "quote the text as received"
            )
            yield Doubt(
                "E505",
                f'these words do not stand at {span.start} to {span.end} of "{span.source}"',
                item,
                (*path, "exact"),
                help=help,
            )
        elif not (
            words.startswith(span.first)
            and words.endswith(span.last)
            and before.endswith(span.prefix)
            and after.startswith(span.suffix)
        ):
            yield Doubt(
                "E505",
                f'the passage {span.start} to {span.end} of "{span.source}" does not begin, end or stand as the span says',
                item,
                path,
                help="correct first, last, prefix or suffix",
            )
        if span.sha256 and hashlib.sha256(words.encode()).hexdigest() != span.sha256:
            yield Doubt(
                "E506",
                f'the passage {span.start} to {span.end} of "{span.source}" is not the one that was read',
                item,
                (*path, "sha256"),
                help="compare the text with the one received",
            )
