"""The expressions of time of a document, each resolved against its anchor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from goodoffices.case.when import When
from goodoffices.read.document.document import Document
from goodoffices.read.document.mixed import runs_of
from goodoffices.read.document.sentence import split_sentences
from goodoffices.read.document.span import Span
from goodoffices.read.language import Language, language_pack
from goodoffices.read.time.context import Answer, Context, Zone, zone_named
from goodoffices.read.time.grammar import expressions_of
from goodoffices.read.time.lexeme import Lexeme, lexemes_of
from goodoffices.read.time.mention import Anchor, TimeMention
from goodoffices.read.time.tense import tense_of

__all__ = ["read_times"]

_SLASHED = re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,2})/\d{2,4}(?![\w/])")
_NEAR = 700
_BESIDE = "so long before or after what was mentioned"
_MOST_NESTED = 64
_LONGEST_LAST = timedelta(days=367)


@dataclass(frozen=True, slots=True)
class _Page:
    """What stays the same over one reading."""

    text: str
    blocks: tuple[tuple[Span, str], ...]
    sentences: tuple[Span, ...]
    runs: tuple[tuple[Span, Language], ...]
    zone: Zone
    anchor: Anchor | None
    anchors: tuple[tuple[Span, Anchor], ...]
    order: tuple[str, str, bool]

    def language(self, position: int) -> Language:
        """The language at a position."""
        number = bisect_right(self.runs, position, key=lambda run: run[0].start) - 1
        return self.runs[max(0, number)][1] if self.runs else language_pack("en")

    def sentence(self, position: int) -> Span:
        """The sentence at a position."""
        number = bisect_right(self.sentences, position, key=lambda span: span.start) - 1
        return self.sentences[max(0, number)] if self.sentences else Span(0, len(self.text))

    def anchor_of(self, span: Span) -> Anchor | None:
        """The anchor of the narrowest span that holds these words, else the document's."""
        reach = bisect_right(self.anchors, span.start, key=lambda item: item[0].start)
        near = self.anchors[max(0, reach - _MOST_NESTED) : reach]
        holding = [(len(outer), anchor) for outer, anchor in near if outer.holds(span)]
        return min(holding, key=lambda item: item[0])[1] if holding else self.anchor


def read_times(
    source: Document | str,
    anchor: Anchor | When | None = None,
    zone: str = "",
    anchors: Sequence[tuple[Span, Anchor]] = (),
    language: str = "",
) -> tuple[TimeMention, ...]:
    """Find the expressions of time and resolve them.

    Parameters
    ----------
    source : Document or str
        Of a document only the article is read, not the page around it.
    anchor : Anchor or When, optional
        What "tomorrow" is counted from; by default the publication of the document. Without one, what depends on it is
        found and not resolved.
    zone : str
        IANA name or offset in which days begin and "local time" is meant; by default the zone of the document's place,
        then that of its publication, then UTC.
    anchors : sequence of (Span, Anchor)
        Stretches with an anchor of their own, as a statement of Monday has; the narrowest that holds the words counts.
    language : str
        BCP 47; by default the document's, else English.

    Returns
    -------
    tuple of TimeMention
        In the order of the text; they do not overlap.

    Notes
    -----
    Rules over word classes, without a model; the time is linear in the length of the text. The classes of values follow
    TIMEX3 (Pustejovsky et al. 2003) as far as a desk needs them.

    Examples
    --------
    >>> from goodoffices.case.when import parse_when
    >>> day = parse_when("2025-07-23T15:55+03:00", "Europe/Istanbul")
    >>> for time in read_times("Talks resume on Wednesday evening, two months after May 23.", day):
    ...     print(time.words, "=", time.value)
    Wednesday evening = 2025-07-23T17:00+03:00/2025-07-23T23:00+03:00
    two months after May 23 = 2025-07-23
    """
    page = _page(source, Anchor(anchor) if isinstance(anchor, When) else anchor, zone, anchors, language)
    row = [lexeme for span, pack in page.runs for lexeme in lexemes_of(page.text, (span,), pack)]
    found: list[TimeMention] = []
    memory = _Memory()
    for lexeme in expressions_of(row):
        span = Span(lexeme.start, lexeme.end)
        memory.enter(_block(page, span.start))
        mention = _resolved(page, lexeme, span, memory)
        memory.keep(mention)
        found.append(mention)
    return tuple(found)


class _Memory:
    """What was mentioned last; a caption has a memory of its own."""

    def __init__(self) -> None:
        self.last: When | None = None
        self.day: When | None = None
        self.at = 0
        self._outer: tuple[When | None, When | None, int] | None = None
        self._block = -1

    def enter(self, block: tuple[int, str]) -> None:
        """Go on in a block."""
        if block[0] == self._block:
            return
        self._block = block[0]
        if self._outer:
            self.last, self.day, self.at = self._outer
            self._outer = None
        if block[1] == "caption":
            self._outer = (self.last, self.day, self.at)
            self.last = self.day = None

    def keep(self, mention: TimeMention) -> None:
        """Remember a mention."""
        when = mention.when
        if when is None or mention.relation in {"since", "until", "within"}:
            return
        if mention.rule == _BESIDE and mention.words.lower().endswith("earlier"):
            # "from a year earlier", said again and again, is counted from the same time.
            return
        length = when.end - when.start
        if length <= _LONGEST_LAST:
            self.last = when
        if length <= timedelta(hours=26):
            self.day, self.at = when, mention.span.end

    def near(self, position: int) -> When | None:
        """The day mentioned last, where that is near."""
        return self.day if self.day and position - self.at < _NEAR else None


def _page(
    source: Document | str, anchor: Anchor | None, zone: str, anchors: Sequence[tuple[Span, Anchor]], language: str
) -> _Page:
    if isinstance(source, Document):
        text = source.text
        blocks = tuple((block.span, block.kind) for block in source.article)
        sentences = tuple(sentence.span for sentence in source.sentences)
        runs = tuple((run, language_pack(code)) for span, _ in blocks for run, code in runs_of(source, span, language))
        pack = language_pack(language or source.language or "en")
        if anchor is None and source.published:
            anchor = Anchor(source.published.when)
        zone = zone or _zone_of(source, pack)
    else:
        text = source
        whole = Span(0, len(text))
        blocks = ((whole, "body"),)
        sentences = tuple(split_sentences(text, whole))
        runs = ((whole, language_pack(language or "en")),)
    zone = zone or (anchor.when.zone if anchor else "UTC")
    return _Page(
        text,
        blocks,
        sentences,
        runs,
        zone_named(zone),
        anchor,
        tuple(sorted(anchors, key=lambda item: item[0])),
        _order(text, zone),
    )


def _zone_of(document: Document, pack: Language) -> str:
    """The zone of the place of a document, else of its publication."""
    if document.place:
        for part in (document.place.value.lower(), *re.split(r"[,/]\s*", document.place.value.lower())):
            if part.strip() in pack.places:
                return pack.places[part.strip()]
    return document.published.when.zone if document.published and document.published.zoned else ""


def _order(text: str, zone: str) -> tuple[str, str, bool]:
    """Whether figures in dates of this document begin with the day or with the month, why, and whether that is sure."""
    for match in _SLASHED.finditer(text):
        if int(match[1]) > 12 >= int(match[2]):
            return "dmy", f"the day first, as in {match.group()}", True
        if int(match[2]) > 12 >= int(match[1]):
            return "mdy", f"the month first, as in {match.group()}", True
    if zone.startswith("America/"):
        return "mdy", "the month first, as is written in America", False
    return "dmy", "the day first, as most of the world writes", False


def _block(page: _Page, position: int) -> tuple[int, str]:
    number = max(0, bisect_right(page.blocks, position, key=lambda block: block[0].start) - 1)
    return number, page.blocks[number][1] if page.blocks else "body"


def _resolved(page: _Page, lexeme: Lexeme, span: Span, memory: _Memory) -> TimeMention:
    anchor = page.anchor_of(span)
    tense, cue = tense_of(page.text, page.sentence(span.start), span, page.language(span.start))
    order, why, sure = page.order
    context = Context(anchor, page.zone, tense, cue, memory.last, memory.near(span.start), order, why, sure)
    words = span.of(page.text)
    try:
        answer: Answer = lexeme.value.resolve(context)
    except LookupError:
        kind = {"DAYX": "day", "CLOCKX": "moment"}.get(lexeme.kind, "interval")
        return TimeMention(span, words, kind, None, None, "no anchor is given to count from", rule=lexeme.rule)
    except (ValueError, OverflowError):
        return TimeMention(
            span, words, "vague", None, anchor, "no such time in the calendar", rule=lexeme.rule, doubt="no such time"
        )
    used = _used(answer, anchor, memory)
    value = answer.value
    if isinstance(value, When):
        value = replace(value, reason=answer.reason, words=words)
    return TimeMention(
        span,
        words,
        answer.kind,
        value,
        used,
        answer.reason,
        answer.relation,
        lexeme.rule,
        answer.every,
        answer.length,
        answer.alternatives,
        answer.doubt,
        answer.stretch,
    )


def _used(answer: Answer, anchor: Anchor | None, memory: _Memory) -> Anchor | None:
    """The anchor that the value was counted from."""
    if answer.anchored == "last":
        last = memory.day or memory.last
        return Anchor(last, "last mentioned") if last else anchor
    if answer.anchored == "anchor" or answer.relation in {"since", "until"}:
        return anchor
    return None
