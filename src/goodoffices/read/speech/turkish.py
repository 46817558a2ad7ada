"""Who speaks a Turkish quotation: the subject stands before it, often far, and the verb behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.read.document import Span
from goodoffices.read.speech.quotation import Quotation

__all__ = ["Told", "turkish_after"]

_UPPER = "A-ZÇĞİÖŞÜÂÎÛ"
_SUFFIX = re.compile(r"['’][^\W\d_]{1,7}\Z")
_CAPITAL = rf"[{_UPPER}][\w.-]*(?:['’][^\W\d_]+)?"
_NAMES = re.compile(rf"{_CAPITAL}(?:\s+(?:ve\s+)?{_CAPITAL})*")
_LAST = re.compile(rf"(?:{_CAPITAL}\s+){{0,8}}[{_UPPER}][\w.-]*\Z")
_ISSUED = re.compile(
    rf"({_CAPITAL}(?:\s+{_CAPITAL}){{0,5}}?)(?:['’]?n?[dt][ae]n)?\s+(?:\w+\s+){{0,2}}?(?:yapılan|yayımlanan|yayınlanan)\s"
)
_NO_SUBJECT = re.compile(
    r"(?:\w{5,}(?:[dt][ae]|[dt][ae]n)|ayrıca|ancak|bugün|dün|ardından|öte yandan|sonrasında|\w+ göre|böylece|nitekim)\Z",
    re.IGNORECASE,
)
"""Words at the head of a sentence that are no subject: "Açıklamada, ...". Names in these endings are shorter, or not alone."""
_DIYEN = re.compile(r"\s*,?\s*(?:diyen|şeklinde konuşan|ifadesini kullanan|ifadelerini kullanan)\s+")
_DIYE = re.compile(r"\s*,?\s*(?:diyerek\s+|diye\s+|şeklinde\s+|şeklindeki\s+|ifadeleriyle\s+|sözleriyle\s+)?")
_STOPS = re.compile(r"[.,;:!?«»\"“”„—–\n]")
_END = re.compile(r"\n|[.!?…][\"”’»]?\s+(?=[^a-zçğıöşü])")
_LONGEST = 600
_PASSIVE = re.compile(r"(?:denildi|[rd]ildi|ırıldı|tarıldı|vurgulandı|nıldı|yer\s+ald?ı\w*)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """The cue of a quotation and who speaks, with the rule that found them."""

    cue: Span
    speaker: Span | None
    rule: str
    confidence: float


def turkish_after(text: str, quotation: Quotation, sentence: str, verb: re.Pattern[str]) -> Told | None:
    """``X, "..." dedi``; ``"..." diyen X``; ``"..." diye konuştu X``; ``X'den yapılan açıklamada "..." denildi``.

    Parameters
    ----------
    text : str
    quotation : Quotation
    sentence : str
        What stands behind the quotation, to the end of the sentence.
    verb : re.Pattern
        Cue verbs.
    """
    saying = _DIYEN.match(sentence)
    if saying:
        start = quotation.end + saying.end()
        named = _NAMES.match(text, start, quotation.end + len(sentence))
        cue = Span(quotation.end, start).trimmed(text)
        return Told(cue, _bare(text, Span(*named.span())), "quotation, diyen, speaker", 0.85) if named else None
    lead = _DIYE.match(sentence)
    found = verb.search(sentence)
    if not found or not lead:
        return None
    cue = Span(quotation.end + found.start(), quotation.end + found.end())
    start = quotation.end + lead.end()
    between = Span(start, cue.start).trimmed(text)
    words = between.of(text)
    if _STOPS.search(words) or len(words.split()) > 7:
        return None
    if words and words[0].isupper():
        return Told(cue, _bare(text, between), "quotation, speaker, cue verb", 0.85)
    if _PASSIVE.search(found.group()):
        issued = _issued(text, quotation.start)
        return Told(cue, issued, "statement, quotation, passive verb", 0.8 if issued else 0.6)
    behind = _NAMES.match(text, cue.end + 1, quotation.end + len(sentence)) if cue.end < len(text) else None
    speaker = _subject(text, quotation.start) or (_bare(text, Span(*behind.span())) if behind else None)
    return Told(cue, speaker, "speaker, quotation, cue verb", 0.85 if speaker else 0.6)


def _begin(text: str, end: int) -> int:
    """Where the sentence begins that goes on to a quotation."""
    low = max(0, end - _LONGEST)
    ends = (match.end() for match in _END.finditer(text, low, end))
    return max(ends, default=low)


def _subject(text: str, end: int) -> Span | None:
    """The name that a comma sets apart as the subject, or the one at the head of the sentence."""
    begin = _begin(text, end)
    place = begin
    for part in re.split(r"(?<=,)", text[begin:end]):
        words = Span(place, place + len(part)).trimmed(text)
        place += len(part)
        stretch = words.of(text).rstrip(", ")
        named = _LAST.search(stretch)
        # A bare name directly before the quotation is its subject too: "vurgu yapan Demir “...”".
        beside = place >= end and named is not None and named.start() > 0
        if named and (beside or part.rstrip().endswith(",")) and not (_NO_SUBJECT.fullmatch(stretch)):
            return Span(words.start + named.start(), words.start + named.end())
    head = Span(begin, end).trimmed(text)
    named = _NAMES.match(text, head.start, head.end)
    return _bare(text, Span(*named.span())) if named else _issued(text, end)


def _issued(text: str, end: int) -> Span | None:
    """Who issued a statement: "Kremlin'den yapılan açıklamada"."""
    found = _ISSUED.search(text, _begin(text, end), end)
    return _bare(text, Span(*found.span(1))) if found else None


def _bare(text: str, span: Span) -> Span:
    """Without a case ending after an apostrophe."""
    found = _SUFFIX.search(span.of(text))
    return Span(span.start, span.start + found.start()) if found else span
