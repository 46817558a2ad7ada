"""A sentence as speech is read from it: its words, a letter for each, its quotations as one item each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goodoffices.read.document import Span
from goodoffices.read.document.abbreviation import BEFORE_NAME, BEFORE_NUMBER, EITHER
from goodoffices.read.people import Mention
from goodoffices.read.speech.cue import cue_verbs
from goodoffices.read.speech.quotation import Quotation
from goodoffices.read.speech.tagging import letters_of, plain

__all__ = ["Frame", "frames_of"]

_ITEM = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’.,-]\w+)*(?:(?<=s)['’](?!\w))?|[^\w\s]")
_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "?": ".",
    "!": ".",
    ".": ".",
    "–": "-",
    "—": "-",
    "-": "-",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
}
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!['’]s)"
_MONTH = r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
_TIME = re.compile(
    rf"\b(?:(?:(?:early|late|earlier|later) )?(?:on )?{_DAY}(?: (?:morning|afternoon|evening|night))?(?:, (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?)?"
    rf"|(?:on )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|(?:yesterday|today|tonight|overnight)(?!['’]s)(?: (?:morning|evening|afternoon))?"
    rf"|(?:earlier |later )?(?:last|this) (?:week|month|year|night|weekend|morning|afternoon|evening|{_DAY})(?!['’]s)"
    r"|(?:a|one|two|three|several|\d{1,2}) (?:days?|weeks?|months?|hours?) (?:ago|earlier|later)|earlier in the (?:day|week)|later in the day)\b"
)
_STOP = re.compile(r"(\w+)[.!?]\s+(?=[\"“«„(‘']*[A-Z])")
_LONG = 4
_LONGEST = 4000
_GAP = 2
_NAME = 80
_FEW_WORDS = 7
_AFTER_CUE = frozenset(
    """in on at during after before of to as when while reporters journalists him her them rhetorically aloud later then""".split()  # noqa: SIM905
)
_SMALL = frozenset(["the", "a", "an", "of", "and", "in", "on", "for", "to", "at", "with", "from", "by", "or", "as"])
_BEFORE_TITLE = frozenset(
    """of in on from by called titled entitled named dubbed the a an book film song show play series novel""".split()  # noqa: SIM905
)
_SPOKEN = re.compile(r"[,.!?…]\s*\Z")


@dataclass(slots=True)
class Frame:
    """One sentence; quotations of several sentences keep their outer sentence together.

    Parameters
    ----------
    span : Span
    words : list of str
    starts, ends : list of int
        Code points of the text.
    letters : str
        Of :mod:`goodoffices.read.speech.tagging`.
    quotes : dict of int to Quotation
        By the place of the item.
    times : list of (int, int)
        First item and the one after the last of each expression of time outside quotations.
    begins : frozenset of int
        Items with which the name of an actor begins.
    persons : frozenset of int
        Items of the names of people.
    question : bool
    """

    span: Span
    words: list[str]
    starts: list[int]
    ends: list[int]
    letters: str = ""
    quotes: dict[int, Quotation] = field(default_factory=dict)
    times: list[tuple[int, int]] = field(default_factory=list)
    begins: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()
    question: bool = False

    def low(self, place: int) -> str:
        """The word at a place in lower case; empty outside the sentence."""
        return plain(self.words[place]) if 0 <= place < len(self.words) else ""

    def letter(self, place: int) -> str:
        """The letter at a place; a full stop outside the sentence."""
        return self.letters[place] if 0 <= place < len(self.letters) else "."

    def begins_person(self, place: int) -> bool:
        """Whether an item is part of the name of a person."""
        return place in self.persons

    def ends_clause(self, place: int) -> bool:
        """Whether an item is words set apart in quotation marks with the comma of the sentence inside them."""
        return place in self.quotes and self.words[place].rstrip("\"'”’»")[-1:] == ","

    def place_of(self, end: int) -> int:
        """The item after the last one that ends at or before a code point."""
        return bisect_right(self.ends, end)

    def stretch(self, first: int, stop: int) -> Span:
        """The span of the items from ``first`` up to ``stop``."""
        return Span(self.starts[first], self.ends[stop - 1])


def frames_of(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], mentions: Sequence[Mention]
) -> list[Frame]:
    """The frames of a paragraph, or of the words inside a quotation.

    Parameters
    ----------
    text : str
    sentences : sequence of Span
        In order.
    quotations : sequence of Quotation
        The outermost ones, in order.
    mentions : sequence of Mention
        Of the document, in order.
    """
    starts = [one.start for one in quotations]
    found = []
    for joined in _joined(text, sentences, quotations):
        first = bisect_left(starts, joined.start)
        last = bisect_left(starts, joined.end)
        for span in _parted(text, joined, quotations[first:last]):
            inside = [one for one in quotations[first:last] if span.start <= one.start < span.end]
            found.append(_frame(text, span, inside, mentions))
    return found


def _parted(text: str, span: Span, quotations: Sequence[Quotation]) -> list[Span]:
    """A sentence, parted where another begins after a full stop that lies between two quotations."""
    if not quotations:
        return [span]
    bounds = [span.start]
    number = 0
    for match in _STOP.finditer(text, span.start, span.end):
        while number < len(quotations) and quotations[number].end <= match.start(1):
            number += 1
        within = number < len(quotations) and quotations[number].start <= match.start(1)
        word = match.group(1).lower()
        if (
            not within
            and len(word) > 1
            and word not in BEFORE_NAME
            and word not in EITHER
            and word not in BEFORE_NUMBER
        ):
            bounds.append(match.end())
    return [Span(start, end).trimmed(text) for start, end in pairwise([*bounds, span.end]) if end > start]


def _speaker_follows(text: str, quotation: Quotation, sentence: Span) -> bool:
    """Whether the sentence after ``"Why?"`` only names who asked: a few words, a cue verb, and no more of its own."""
    last = text[quotation.inner.end - 1]
    if last not in ".?!…" or sentence.start - quotation.end > _GAP:
        return False
    words = _ITEM.findall(text, sentence.start, min(sentence.end, sentence.start + _NAME))
    for place, word in enumerate(words[:_FEW_WORDS]):
        cue = cue_verbs().get(plain(word))
        if cue and cue[0].takes("q") and word.islower():
            after = words[place + 1] if place + 1 < len(words) else "."
            named = place > 0 or after[0].isupper()
            if last == ".":
                return named and place > 0 and after in ".!"
            return named and (place == 0 or not after[0].isalpha() or after in _AFTER_CUE or bool(_TIME.match(after)))
        if word[0] in ',;:."“”':
            return False
    return False


def _joined(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Iterable[Span]:
    """The sentences, those joined whose boundary lies in a quotation."""
    quotes = iter(quotations)
    quote = next(quotes, None)
    begin: int | None = None
    closed: Quotation | None = None
    quoted = 0
    for place, sentence in enumerate(sentences):
        if begin is None:
            start, quoted = sentence.start, 0
        while quote and quote.end <= sentence.end:
            quoted += quote.end - quote.start
            closed, quote = quote, next(quotes, None)
        following = sentences[place + 1].start if place + 1 < len(sentences) else None
        if (
            following is not None
            and closed is not None
            and closed.end == sentence.end
            and closed.closed
            and _speaker_follows(text, closed, sentences[place + 1])
        ):
            begin = start
            continue
        plain_words = sentence.end - start - quoted
        if (
            quote
            and quote.start < sentence.end
            and following is not None
            and following < quote.end
            and plain_words < _LONGEST
        ):
            begin = start
            continue
        yield Span(start, sentence.end)
        begin = None


def _frame(text: str, span: Span, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> Frame:
    frame = Frame(span, [], [], [])
    fixed: list[str] = []
    position = span.start
    for quotation in quotations:
        _outside(text, position, quotation.start, frame, fixed)
        frame.quotes[len(frame.words)] = quotation
        _add(frame, fixed, text[quotation.start : quotation.end], quotation.start, "Q")
        position = max(position, quotation.end)
    _outside(text, position, span.end, frame, fixed)
    _drop_inner_stops(frame, fixed)
    frame.question = bool(frame.words) and frame.words[-1] == "?"
    _mark_times(text, frame, fixed)
    _mark_names(frame, fixed, mentions)
    _mark_set_apart(text, frame, fixed)
    frame.letters = letters_of(frame.words, fixed)
    return frame


def _add(frame: Frame, fixed: list[str], word: str, start: int, letter: str) -> None:
    frame.words.append(word)
    frame.starts.append(start)
    frame.ends.append(start + len(word))
    fixed.append(letter)


def _outside(text: str, start: int, end: int, frame: Frame, fixed: list[str]) -> None:
    for match in _ITEM.finditer(text, start, end):
        word = match.group()
        letter = (
            "" if word[0].isalpha() else ("N" if word[0].isalnum() else _MARKS.get(word, "A" if word == "…" else "N"))
        )
        if word in "\"'“”‘’«»„":
            continue
        _add(frame, fixed, word, match.start(), letter)


def _drop_inner_stops(frame: Frame, fixed: list[str]) -> None:
    """A full stop inside a sentence belongs to an abbreviation."""
    keep = [
        place
        for place, word in enumerate(frame.words)
        if word != "." or place == len(frame.words) - 1 or fixed[place] == "Q"
    ]
    if len(keep) == len(frame.words):
        return
    moved = {old: new for new, old in enumerate(keep)}
    frame.quotes = {moved[place]: quotation for place, quotation in frame.quotes.items()}
    frame.words = [frame.words[place] for place in keep]
    frame.starts = [frame.starts[place] for place in keep]
    frame.ends = [frame.ends[place] for place in keep]
    fixed[:] = [fixed[place] for place in keep]


def _mark_times(text: str, frame: Frame, fixed: list[str]) -> None:
    for match in _TIME.finditer(text, frame.span.start, frame.span.end):
        first = bisect_left(frame.starts, match.start())
        stop = bisect_left(frame.starts, match.end())
        if first < stop and frame.starts[first] == match.start() and "Q" not in fixed[first:stop]:
            frame.times.append((first, stop))
            fixed[first:stop] = ["A"] * (stop - first)


def _mark_names(frame: Frame, fixed: list[str], mentions: Sequence[Mention]) -> None:
    begins: set[int] = set()
    persons: set[int] = set()
    first = bisect_left(mentions, frame.span.start, key=lambda one: one.span.start)
    for mention in mentions[first:]:
        if mention.span.start >= frame.span.end:
            break
        begin = bisect_left(frame.starts, mention.head.start)
        stop = bisect_right(frame.starts, mention.head.end - 1)
        if mention.kind in ("pronoun", "demonym") or begin >= stop:
            continue
        begins.add(bisect_left(frame.starts, mention.span.start))
        if mention.kind == "person":
            persons.update(range(begin, stop))
        for place in range(begin, stop):
            word = frame.words[place]
            if not fixed[place] and word[0].isupper() and not word.lower().endswith(("'s", "’s", "s'", "s’")):
                fixed[place] = "N"
    frame.begins, frame.persons = frozenset(begins), frozenset(persons)


def _is_title(words: str) -> bool:
    """Whether all longer words have a capital: "The Long Way Home"."""
    own = [word for word in words.rstrip(".,!?").split() if word.lower() not in _SMALL]
    return 1 < len(own) <= _LONG + 2 and all(word[0].isupper() for word in own) and words[:1].isupper()


def _says_before(frame: Frame, place: int) -> bool:
    """Whether a cue verb stands before a quotation, or before the mark that announces it."""
    before = place - 2 if frame.words[place - 1] in (",", ":") else place - 1
    cue = cue_verbs().get(plain(frame.words[before])) if before >= 0 else None
    return frame.words[place - 1] == ":" or bool(cue and cue[0].takes("q"))


def _mark_set_apart(text: str, frame: Frame, fixed: list[str]) -> None:
    """A short quotation inside a sentence that is no speech by itself: a title, a word set apart."""
    last = len(frame.words) - 1
    for place, quotation in frame.quotes.items():
        words = quotation.inner.of(text)
        if place and _is_title(words) and not _says_before(frame, place):
            fixed[place] = "N"
            continue
        if place == 0 or words.count(" ") >= _LONG or frame.words[place - 1] in (",", ":"):
            continue
        before = cue_verbs().get(plain(frame.words[place - 1]))
        if before and before[0].takes("q") and words[:1].isupper():
            continue
        named = frame.words[place - 1].lower() in _BEFORE_TITLE or frame.words[place - 1].endswith(("'s", "’s"))
        if _SPOKEN.search(words) and place < last - 1 and not named:
            continue
        fixed[place] = "N"
