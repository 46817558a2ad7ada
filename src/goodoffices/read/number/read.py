"""The numbers of a document with their units: people, bodies, tranches, days, money, percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodoffices.read.document.document import Document
from goodoffices.read.document.mixed import runs_of
from goodoffices.read.document.span import Span
from goodoffices.read.language import Language, language_pack
from goodoffices.read.language.words import words_in
from goodoffices.read.number.mention import NumberMention
from goodoffices.read.number.scan import Figure, Word, figures_of, words_of
from goodoffices.read.number.unit import Unit, unit_of
from goodoffices.read.time import TimeMention, read_times

__all__ = ["read_numbers"]

_LENGTHS = frozenset({"duration", "recurrence"})
_NEAR = 60
_WORDS = 14
_RECEIVED = frozenset(
    words_in("""
    received got returned released freed gave at lost of took recovered found handed over sent for another only
""")
)
_GAMES = frozenset(
    words_in("""
    win won victory defeat draw vote lead loss score majority
""")
)


def read_numbers(
    source: Document | str, times: Sequence[TimeMention] | None = None, language: str = ""
) -> tuple[NumberMention, ...]:
    """Find the numbers and say of what they are.

    Parameters
    ----------
    source : Document or str
        Of a document only the article is read.
    times : sequence of TimeMention, optional
        The times of the same source; they are read where they are not given. Years, dates and clocks are no numbers
        here; the number of a length of time ("50 days") is.
    language : str
        BCP 47; by default the document's, else English.

    Returns
    -------
    tuple of NumberMention
        In the order of the text; they do not overlap.

    Examples
    --------
    >>> for n in read_numbers("Russia returned the bodies of at least 1,000 soldiers in 2025 under a $1.2 billion deal."):
    ...     print(n.words, n.kind, n.low, n.high, n.unit)
    at least 1,000 soldiers count 1000 None body
    $1.2 billion money 1200000000 1200000000 USD
    """
    if isinstance(source, Document):
        text = source.text
        runs = [run for block in source.article for run in runs_of(source, block.span, language)]
    else:
        text, runs = source, [(Span(0, len(source)), language or "en")]
    if times is None:
        times = read_times(source, language=language)
    lengths = [time.span for time in times if _has_length(time)]
    taken, long = _Taken([time.span for time in times if not _has_length(time)]), _Taken(lengths)
    found: list[NumberMention] = []
    for span, code in runs:
        pack = language_pack(code)
        words = words_of(text, span, pack)
        end = -1
        for figure in figures_of(words, pack):
            if words[figure.first].start < end or taken.holds(words[figure.first].start):
                continue
            around = long.at(words[figure.first].start)
            if around and found and found[-1].span.start >= around.start:
                continue  # Of "two weeks before May 13" only the two weeks are counted.
            mention = _mention(text, words, figure, pack)
            if mention and found and _shares_unit(words, figure, mention, found[-1], pack):
                mention = replace(mention, unit=found[-1].unit, rule="unit of the number before it")
            if mention and mention.span.start < end:
                rest = Span(mention.number.start, mention.span.end)
                mention = replace(mention, span=rest, words=rest.of(text))
            if mention:
                found.append(mention)
                end = mention.span.end
    return tuple(found)


def _shares_unit(
    words: Sequence[Word], figure: Figure, mention: NumberMention, before: NumberMention, pack: Language
) -> bool:
    """Whether a number without a unit counts what the one before it counts: "gave 40 bodies and received 27."."""
    if mention.kind != "count" or mention.unit or before.kind != "count" or not before.unit or not before.exact:
        return False
    if mention.number.start - before.span.end > _NEAR or mention.number.start <= before.span.end:
        return False
    after = words[figure.last].text if figure.last < len(words) else "."
    lead = words[figure.first - 1].text if figure.first else ""
    if after in pack.apart and (lead == "," or pack.words.get(lead, ("", None))[0] == "AND"):
        return True
    further = words[figure.last + 1].text if figure.last + 1 < len(words) else ""
    if not (
        after in {".", ";"}
        or (after == "in" and further in {"return", "exchange"})
        or (after, further) == ("of", "them")
    ):
        return False
    between = [
        word.text for word in words[max(0, figure.first - _WORDS) : figure.first] if word.start >= before.span.end
    ]
    return bool(between) and not {".", "!", "?", ":"} & set(between) and between[-1] in _RECEIVED


class _Taken:
    """Stretches that are times; asked in the order of the text."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.place = 0

    def holds(self, position: int) -> bool:
        """Whether a position lies in one of them."""
        return self.at(position) is not None

    def at(self, position: int) -> Span | None:
        """The one that holds a position."""
        while self.place < len(self.spans) and self.spans[self.place].end <= position:
            self.place += 1
        there = self.place < len(self.spans) and self.spans[self.place].start <= position
        return self.spans[self.place] if there else None


def _has_length(time: TimeMention) -> bool:
    """Whether a time counts days or hours, as "50 days" and "in 50 days" do."""
    return bool(time.duration and (time.kind in _LENGTHS or time.length))


def _mention(text: str, words: Sequence[Word], figure: Figure, pack: Language) -> NumberMention | None:
    number = Span(words[figure.first].start, words[figure.last - 1].end)
    if figure.kind == "identifier":
        return NumberMention(number, number.of(text), "identifier", number, None, None, rule="letters and figures")
    unit = unit_of(text, words, figure, pack)
    if unit is None:
        return None
    if unit.kind == "identifier":
        named = figure.first and figure.kind == "number"
        start = words[figure.first - 1].start if named else number.start
        whole = Span(start, number.end)
        return NumberMention(whole, whole.of(text), "identifier", number, None, None, rule=unit.rule)
    if (
        figure.kind == "number"
        and figure.last < len(words)
        and words[figure.last].text in _GAMES
        and figure.low != figure.high
    ):
        return NumberMention(
            number, number.of(text), "identifier", number, None, None, rule="result of a game or a vote"
        )
    return _told(text, words, figure, unit, number)


def _told(text: str, words: Sequence[Word], figure: Figure, unit: Unit, number: Span) -> NumberMention:
    start = words[figure.lead].start if figure.lead >= 0 else number.start
    span = Span(min(start, unit.start if unit.start >= 0 else start), max(number.end, unit.end))
    kind = {"ordinal": "ordinal", "part": "fraction"}.get(figure.kind, unit.kind)
    return NumberMention(
        span,
        span.of(text),
        kind,
        number,
        _whole(figure.low),
        _whole(figure.high),
        figure.circa,
        unit.name,
        unit.side,
        unit.rule,
    )


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value
