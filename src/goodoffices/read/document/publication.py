"""When a document was published and updated, out of what its head, its lines and its reader say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from goodoffices.case.when import When
from goodoffices.diagnose import Diagnostic, Place, UsageError
from goodoffices.read.document.chrome import Sorted
from goodoffices.read.document.head import Head, when_of
from goodoffices.read.document.known import Stamp
from goodoffices.read.document.span import Span

__all__ = ["find_publication", "given_time"]

_APART = timedelta(hours=36)
_NEAR = 3


def given_time(published: str | When | None) -> Stamp | None:
    """The time that the caller gives, as a stamp.

    Raises
    ------
    UsageError
        Where it is no time.
    """
    if published is None:
        return None
    if isinstance(published, When):
        return Stamp(published, "published", "given")
    when, zoned = when_of(published)
    if when is None:
        raise UsageError(f'"{published[:40]}" is not a time', "write 2025-07-23T15:55+03:00 or 2025-07-23")
    return Stamp(
        When(when.start, when.end, when.grain, zone=when.zone, reason="given", words=published),
        "published",
        "given",
        None,
        zoned,
    )


def find_publication(
    page: Sorted, head: Head, given: Stamp | None, name: str
) -> tuple[Stamp | None, tuple[Stamp, ...], tuple[Diagnostic, ...]]:
    """The time of publication, the updates in their order, and doubts about them.

    What the caller gives comes first, then the head of the page, then the stamps over the article and close under it:
    of those without a label the earliest is the publication, later ones are updates.
    """
    stamps = list(_stamps(page))
    candidates = [given] if given else []
    if head.published[0]:
        candidates.append(Stamp(head.published[0], "published", head.published[1], None, head.published[2]))
    candidates += [stamp for stamp in stamps if stamp.what == "published"]
    plain = sorted((stamp for stamp in stamps if not stamp.what), key=lambda stamp: stamp.when.start)
    top = page.looks[page.title].line.span.start if page.title is not None else 0
    under = [stamp for stamp in plain if stamp.span and stamp.span.start >= top]
    # A page that says only when it was updated was published no later; a date over the title is the day of the visit.
    rest = [stamp for stamp in stamps if stamp.what == "updated"] if not candidates and not under else []
    candidates += [Stamp(s.when, "published", s.how, s.span, s.zoned) for s in (*under, *rest)]
    if not candidates:
        candidates = [Stamp(s.when, "published", "date over the title", s.span, s.zoned) for s in plain]
    published = candidates[0] if candidates else None
    updates = [stamp for stamp in stamps if stamp.what == "updated"]
    if head.updated[0]:
        updates.append(Stamp(head.updated[0], "updated", head.updated[1], None, head.updated[2]))
    if published:
        updates += [
            Stamp(stamp.when, "updated", "later line of the text", stamp.span, stamp.zoned)
            for stamp in under
            if stamp.when.start > published.when.start and stamp.when.grain == published.when.grain == "moment"
        ]
    seen: dict[str, Stamp] = {}
    for stamp in sorted(updates, key=lambda stamp: (stamp.when.start, stamp.span is None)):
        if not published or stamp.when.start > published.when.start:
            seen.setdefault(stamp.when.start.isoformat(), stamp)
    return published, tuple(seen.values()), tuple(_doubts(published, candidates[1:], name))


def _stamps(page: Sorted) -> Iterator[Stamp]:
    """The dates in the lines over the article and close under it."""
    for number, (look, block) in enumerate(zip(page.looks, page.blocks, strict=True)):
        if block.kind not in {"stamp", "byline", "header", "navigation"} or not look.stamps:
            continue
        over = page.first < 0 or number < page.first
        if block.kind != "stamp" and not over:
            continue
        if not over and number > page.last + _NEAR and not any(found.label for found in look.stamps):
            continue
        for found in look.stamps:
            start = look.line.span.start + found.start
            how = "labelled line of the text" if found.label else "line of the text"
            yield Stamp(found.when, found.label, how, Span(start, look.line.span.start + found.end), found.zoned)


def _doubts(published: Stamp | None, others: list[Stamp], name: str) -> Iterator[Diagnostic]:
    if published is None:
        yield Diagnostic(
            "W909", "nothing says when it was published", Place(name),
            help="give the time of publication, or words such as 'today' have no anchor",
        )  # fmt: skip
        return
    if not published.zoned and published.when.grain == "moment":
        yield Diagnostic(
            "W910", f"the time of publication ({published.when.words or published.when.iso()}) has no zone and was taken as UTC", Place(name),
            help="give the time of publication with its offset",
        )  # fmt: skip
    far = next(
        (
            other
            for other in others
            if abs(other.when.start - published.when.start) > _APART and other.what == "published"
        ),
        None,
    )
    if far:
        yield Diagnostic(
            "W911",
            f"two times of publication differ: {published.when.iso()} ({published.how}) and {far.when.iso()} ({far.how})",
            Place(name),
            help="give the time of publication; the first of the two was taken",
        )
