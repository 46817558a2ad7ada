"""Reading speech: the attributions of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from goodoffices.diagnose import Diagnostic, Report
from goodoffices.read.document import Document, Sentence, Span, split_sentences
from goodoffices.read.document.mixed import block_language
from goodoffices.read.people import People
from goodoffices.read.speech.clause import cue_at
from goodoffices.read.speech.cue import light_verbs
from goodoffices.read.speech.dash import read_other
from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.frame import Frame, frames_of
from goodoffices.read.speech.free import read_free
from goodoffices.read.speech.noun import read_according, read_nouns
from goodoffices.read.speech.other_cues import reads
from goodoffices.read.speech.phrase import group_of, subject_of
from goodoffices.read.speech.quotation import Quotation, quotations_of
from goodoffices.read.speech.quoted import inner_spans, read_quotations
from goodoffices.read.speech.reported import read_verbs
from goodoffices.read.speech.speech import Speech
from goodoffices.read.speech.voice import attributions_of

if TYPE_CHECKING:
    from goodoffices.case import Case
    from goodoffices.read.time.mention import TimeMention

__all__ = ["read_speech"]

_OPENING = "\"“„«‘'`»"
_DEEPEST = 2
_LONGEST_SENTENCE = 1200


def read_speech(
    document: Document,
    people: People,
    case: Case | None = None,
    language: str = "en",
    times: Sequence[TimeMention] = (),
) -> Speech:
    """Who said what to whom, when, and how.

    Quotations are paired first, mark by mark; a shallow reading gives each word outside them a letter; then cue verbs
    and nouns are looked for, with the subject before them and what follows. No parser and no model is used, and the
    time is linear in the length of the text.

    Parameters
    ----------
    document : Document
    people : People
        Of the same document; without any, speakers are found by their words and have no id.
    case : Case or None
        Not needed for the reading: its people and parties come with ``people``.
    language : str
        BCP 47. English is deep; "tr", "uk" and "ru" have direct speech and clauses with their commonest cues.
    times : sequence of TimeMention
        Of the document; those in the words around a cue give the day of the statement.

    Returns
    -------
    Speech

    Examples
    --------
    >>> from goodoffices.read.document import read_document
    >>> words = 'The envoy said Monday that the list was complete. "We are ready," she added.'
    >>> document, _ = read_document(words.encode())
    >>> for one in read_speech(document, People()).attributions:
    ...     print(one.mode, "|", document.words(one.speaker_span), "|", document.words(one.content[0]))
    reported | The envoy | the list was complete
    direct | she | We are ready,
    """
    drafts: list[Draft] = []
    open_before: Draft | None = None
    told_by: Draft | None = None
    for block, sentences in _paragraphs(document):
        region = document.blocks[block].span
        code = block_language(document.text, region, language).partition("-")[0]
        if reads(code):
            drafts.extend(read_other(document.text, region, code, drafts[-1] if drafts else None))
            continue
        quotations = quotations_of(document.text, region)
        announced = told_by if quotations and quotations[0].start == region.start else None
        read = _paragraph(document, region, sentences, quotations, people, open_before or announced)
        drafts.extend(read)
        told_by = _announcing(document, sentences[-1], people) if document.text[region.end - 1] == ":" else None
        left_open = bool(quotations) and not quotations[-1].closed
        direct = [one for one in read if one.mode in ("direct", "mixed")]
        open_before = direct[-1] if left_open and direct else None
        if not left_open and read:
            open_before = None
    return Speech(attributions_of(document, people, drafts, times), Report.of(_left_open(document)))


def _announcing(document: Document, sentence: Span, people: People) -> Draft | None:
    """Who speaks in the next paragraph, where this one ends with a colon: "The envoy told the council:"."""
    for frame in frames_of(document.text, [sentence], quotations_of(document.text, sentence), people.mentions):
        for place in range(len(frame.letters) - 1, -1, -1):
            cue = cue_at(frame, place)
            if cue and (cue.takes("q") or cue.takes("c")):
                found = subject_of(frame, group_of(frame, place).first)
                if found:
                    return Draft(frame, [sentence], "say", cue.lemma, None, "direct", frame.stretch(*found), "", 0.8)
    return None


def _left_open(document: Document) -> Iterator[Diagnostic]:
    """A note for each quotation that is not closed and does not go on in the next paragraph (N930)."""
    blocks = [block for block in document.blocks if not block.chrome]
    for block, following in zip_longest(blocks, blocks[1:]):
        quotations = quotations_of(document.text, block.span)
        if not quotations or all(one.closed for one in quotations):
            continue
        one = next(one for one in quotations if not one.closed)
        if following is None or document.text[following.span.start] not in _OPENING or one is not quotations[-1]:
            message = "a quotation that is not closed"
            yield Diagnostic(
                "N930",
                message,
                document.place_of(Span(one.start, one.start + 1)),
                help="see where the words of the speaker end",
            )


def _paragraphs(document: Document) -> list[tuple[int, list[Span]]]:
    """The blocks of the article that have sentences, with those."""
    found: list[tuple[int, list[Span]]] = []
    for sentence in document.sentences:
        if not found or found[-1][0] != sentence.block:
            found.append((sentence.block, []))
        found[-1][1].extend(_cut(document.text, sentence))
    return found


def _cut(text: str, sentence: Sentence) -> list[Span]:
    """A sentence; one without an end in pieces, so that the time stays linear."""
    span = sentence.span
    if len(span) <= _LONGEST_SENTENCE:
        return [span]
    found = []
    start = span.start
    while span.end - start > _LONGEST_SENTENCE:
        stop = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = stop if stop > start else start + _LONGEST_SENTENCE
        found.append(Span(start, stop))
        start = stop
    return [*found, Span(start, span.end)]


def _paragraph(
    document: Document,
    region: Span,
    sentences: list[Span],
    quotations: list[Quotation],
    people: People,
    open_before: Draft | None,
) -> list[Draft]:
    found: list[Draft] = []
    last: Draft | None = open_before
    for frame in frames_of(document.text, sentences, quotations, people.mentions):
        read = _sentence(frame)
        alone = _alone(frame, read, last, bool(found), open_before is not None)
        if alone is not None:
            read.insert(0, alone)
        if not read and found:
            read = read_free(frame, found[-1])
        for draft in list(read):
            read.extend(_inside(document, draft, people, 1))
        if alone is not None and last is not None and last.mode == "direct" and found and len(frame.letters) <= 2:
            last.content.extend(alone.content)
            read.remove(alone)
        found.extend(read)
        speaking = [one for one in read if one.mode in ("direct", "mixed", "reported") and (one.subject or one.same_as)]
        direct = [one for one in speaking if one.mode == "direct" and one.frame is frame]
        last = direct[-1] if direct else (next((one for one in speaking if one.frame is frame), last))
    return found


def _sentence(frame: Frame) -> list[Draft]:
    drafts = read_verbs(frame)
    nouns = read_nouns(frame, drafts)
    # "expressed hope that": the noun says what was said, the verb no more.
    drafts = [one for one in drafts if not (one.lemma in light_verbs() and any(_told_by(one, noun) for noun in nouns))]
    drafts.extend(nouns)
    drafts.extend(read_according(frame))
    drafts.extend(read_quotations(frame, drafts))
    return sorted(drafts, key=lambda one: (one.place, one.start))


def _told_by(verb: Draft, noun: Draft) -> bool:
    """Whether a noun in what a light verb governs has the same speaker."""
    return noun.cue is not None and verb.subject == noun.subject and verb.content[0].holds(noun.cue)


def _alone(frame: Frame, read: list[Draft], last: Draft | None, same_paragraph: bool, left_open: bool) -> Draft | None:
    """A quotation at the head of a sentence without a cue: the words before go on, or their speaker speaks again."""
    if last is None or 0 not in frame.quotes or any(0 in one.quotes for one in read):
        return None
    if len(frame.letters) > 2 and not set(frame.letters[1:]) <= set(".,Q") and same_paragraph and read:
        return None
    rule = (
        "quotation of the paragraph before goes on"
        if left_open and not same_paragraph
        else "quotation after its speaker"
    )
    return Draft(
        frame, inner_spans(frame, 0), "say", "", None, "direct", last.subject, rule, 0.8 if left_open or same_paragraph else 0.6,
        same_as=last, quotes={0},
    )  # fmt: skip


def _inside(document: Document, draft: Draft, people: People, depth: int) -> list[Draft]:
    """What others are said to have said inside a quotation."""
    found: list[Draft] = []
    for place in sorted(draft.quotes):
        quotation = draft.frame.quotes.get(place)
        if quotation is None or len(quotation.inner) < 20 or depth > _DEEPEST:
            continue
        sentences = list(split_sentences(document.text, quotation.inner))
        inside = sorted(quotation.inside, key=lambda one: one.start)
        for frame in frames_of(document.text, sentences, inside, people.mentions):
            read = _sentence(frame)
            for one in list(read):
                read.extend(_inside(document, one, people, depth + 1))
            found.extend(read)
    return found
