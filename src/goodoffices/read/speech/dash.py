"""Direct speech and its cues in Turkish, Ukrainian and Russian: guillemets and dashes, the speaker after or before."""

from __future__ import annotations

import re
from itertools import takewhile

from goodoffices.read.document import Span
from goodoffices.read.language.words import words_in
from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.other_cues import CLASSES, PRONOUNS, that_of, verb_of
from goodoffices.read.speech.quotation import Quotation, quotations_of
from goodoffices.read.speech.turkish import turkish_after

__all__ = ["read_other"]

_UPPER = "A-ZÀ-ÖØ-ÞİŞĞÇÖÜА-ЯЁІЇЄҐ"
_NAME = rf"(?:[{_UPPER}][\w’'.-]*(?:\s+(?:[{_UPPER}][\w’'.-]*|\w+)){{0,6}}|[\w-]+(?:\s+[\w’'.-]+){{0,6}})"
_STOPS = re.compile(r"[.,;:!?«»\"“”„—–\n]")
_ENDERS = frozenset(
    words_in("""
    в на во під после після журналистам журналістам у о об із з с со
    по за при під час накануне напередодні сегодня сьогодні вчора вчера
""")
)
"""Words that end the name of who speaks."""
_LONGEST_ROLE = 4
_JOINING = re.compile(r"(?:(?:также|також|но|и|а|але|та|і|однако|проте)\s+)*", re.IGNORECASE)


def read_other(text: str, region: Span, language: str, before: Draft | None = None) -> list[Draft]:
    """The quotations, lines of dialogue and "сказал, что" clauses of a paragraph.

    Parameters
    ----------
    text : str
    region : Span
        Of the paragraph.
    language : {"tr", "uk", "ru"}
    before : Draft or None
        The last one of the paragraphs before: its speaker goes on where a cue verb has no subject.
    """
    verb = verb_of(language)
    quotations = quotations_of(text, region)
    found: list[Draft] = []
    last: Draft | None = None
    for place, quotation in enumerate(quotations):
        stop = quotations[place + 1].start if place + 1 < len(quotations) else region.end
        begin = quotations[place - 1].end if place else region.start
        draft = _after(text, quotation, stop, verb, language) or _before(text, quotation, begin, verb, language)
        if draft and draft.subject is None:
            draft.same_as = last or before
        if draft:
            found.append(draft)
            last = draft
        elif (
            last
            and not text[max(last.end, quotation.start - 120) : quotation.start].strip(' .,—–»”"\n')
            and last.end <= quotation.start
        ) or (
            last
            and last.cue
            and last.cue.end <= quotation.start
            and len(quotation.inner) > 30
            and quotation.start - last.cue.end < 80
        ):
            last.content.append(quotation.inner)
    if not quotations:
        dialogue = _dialogue(text, region, verb, language)
        if dialogue:
            return [dialogue]
    return found + _clauses(text, region, verb, language, quotations)


def _draft(text: str, content: Span, cue: Span, speaker: Span | None, mode: str, rule: str, confidence: float) -> Draft:
    word = cue.of(text).lower()
    kind = next((name for name, stems in CLASSES if re.search(stems, word)), "say")
    frame = Frame(
        Span(min(content.start, cue.start), max(content.end, cue.end, speaker.end if speaker else 0)), [], [], []
    )
    return Draft(frame, [content], kind, word, cue, mode, speaker, rule, confidence)


def _after(text: str, quotation: Quotation, stop: int, verb: re.Pattern[str], language: str) -> Draft | None:
    """``«...», — сказал X``; ``"..." diyen X``; ``"..." diye konuştu``."""
    stretch = text[quotation.end : min(stop, quotation.end + 160)]
    sentence = re.split(r"[.!?\n](?:\s|\Z)", stretch, maxsplit=1)[0]
    if language == "tr":
        told = turkish_after(text, quotation, sentence, verb)
        return (
            _draft(text, quotation.inner, told.cue, told.speaker, "direct", told.rule, told.confidence)
            if told
            else None
        )
    found = verb.search(sentence)
    lead = re.match(r"[\s,.—–-]*", sentence)
    if not found or not lead:
        return None
    between = sentence[lead.end() : found.start()].strip()
    cue = Span(quotation.end + found.start(), quotation.end + found.end())
    if between:
        if _STOPS.search(between) or len(between.split()) > 7:
            return None
        start = quotation.end + lead.end()
        speaker = Span(start, start + len(between))
    else:
        named = _name_after(text, cue.end, quotation.end + len(sentence))
        if named is None:
            return None
        speaker = named
    return _draft(text, quotation.inner, cue, speaker, "direct", "quotation, cue verb, speaker", 0.9)


def _name_after(text: str, start: int, end: int) -> Span | None:
    found = re.match(rf"\s*({_NAME})", text[start:end])
    if not found:
        return None
    words = re.split(_STOPS, found.group(1), maxsplit=1)[0]
    if words.split()[:1] and words.split()[0].lower() in PRONOUNS:
        words = words.split()[0]
    capital = list(re.finditer(rf"(?<!\w)[{_UPPER}][\w’'-]*", words))
    if capital:
        words = words[: capital[-1].end()]
        names = words.split()
        for place, word in enumerate(names):
            if place and word.lower() in _ENDERS:
                words = " ".join(names[:place])
                break
    else:
        kept = list(takewhile(lambda word: word.lower() not in _ENDERS, words.split()[1:_LONGEST_ROLE]))
        words = " ".join([*words.split()[:1], *kept])
    begin = start + found.start(1)
    return Span(begin, begin + len(words)).trimmed(text) if words.strip() else None


def _before(text: str, quotation: Quotation, begin: int, verb: re.Pattern[str], language: str) -> Draft | None:
    """``X сказал: «...»`` and ``X, "..." dedi`` in the words before."""
    lead = text[max(begin, quotation.start - 200) : quotation.start]
    offset = quotation.start - len(lead)
    cut = max(lead.rfind(mark) for mark in (". ", "! ", "? ", "\n")) + 1
    cues = list(verb.finditer(lead, cut))
    found = cues[-1] if cues else None
    if not found or len(lead) - found.end() > 60:
        return None
    cue = Span(offset + found.start(), offset + found.end())
    speaker = _speaker_before(text, offset + cut, cue.start) or _name_after(text, cue.end, quotation.start)
    colon = lead.rstrip().endswith((":", ",")) or lead.rstrip().endswith(("что", "що"))
    if speaker is None or not colon:
        return None
    mixed = not lead.rstrip().endswith(":")
    return _draft(
        text, quotation.inner, cue, speaker, "mixed" if mixed else "direct", "speaker, cue verb, quotation", 0.85
    )


def _speaker_before(text: str, begin: int, end: int) -> Span | None:
    """The subject that stands directly before a verb."""
    words = Span(begin, end).trimmed(text)
    stretch = words.of(text)
    parts = [part for part in re.finditer(r"[^,;:—–]+", stretch) if part.group().strip()]
    if not parts:
        return None
    # "Сорокин, глава группы, сказал": the name before what stands between commas.
    closed = stretch.endswith(",") and len(parts) > 1 and parts[-2].group().split()[-1][:1].isupper()
    part = parts[-2] if closed else parts[-1]
    found = Span(words.start + part.start(), words.start + part.end()).trimmed(text)
    lead = _JOINING.match(found.of(text))
    found = Span(found.start + (lead.end() if lead else 0), found.end)
    trimmed = re.sub(r"\s+(?:также|також|ранее|раніше|не)\Z", "", found.of(text))
    return Span(found.start, found.start + len(trimmed)) if trimmed and len(trimmed.split()) <= 9 else None


def _dialogue(text: str, region: Span, verb: re.Pattern[str], language: str) -> Draft | None:
    """``— Мы готовы, — сказал X.``"""
    words = region.of(text)
    lead = re.match(r"\s*[—–-]\s+", words)
    if not lead:
        return None
    parts = list(re.finditer(r"[,.!?…]\s+[—–-]\s+", words))
    for place, part in enumerate(parts):
        found = verb.match(words, part.end())
        if not found:
            continue
        speaker = _name_after(text, region.start + found.end(), region.end)
        cue = Span(region.start + found.start(), region.start + found.end())
        content = Span(region.start + lead.end(), region.start + part.start() + 1)
        draft = _draft(text, content, cue, speaker, "direct", "dialogue with a dash", 0.85)
        if place + 1 < len(parts):
            draft.content.append(Span(region.start + parts[place + 1].end(), region.end).trimmed(text))
        return draft
    return None


def _clauses(text: str, region: Span, verb: re.Pattern[str], language: str, quotations: list[Quotation]) -> list[Draft]:
    """``X заявил, что ...``."""
    that = that_of(language)
    if not that:
        return []
    found = []
    pattern = re.compile(rf"({verb.pattern})\s*{that}", re.IGNORECASE)
    for match in pattern.finditer(text, region.start, region.end):
        if any(one.start < match.start() < one.end for one in quotations):
            continue
        begin = max(text.rfind(mark, region.start, match.start()) for mark in (". ", "! ", "? ", "\n")) + 1
        speaker = _speaker_before(text, max(begin, region.start), match.start())
        end = re.compile(r"[.!?…](?:\s|\Z)|\n").search(text, match.end(), region.end)
        content = Span(match.end(), end.start() if end else region.end).trimmed(text)
        if speaker is None or not len(content):
            continue
        mixed = any(content.overlaps(one.inner) for one in quotations)
        found.append(
            _draft(
                text,
                content,
                Span(*match.span(1)),
                speaker,
                "mixed" if mixed else "reported",
                "cue verb and clause",
                0.85,
            )
        )
    return found
