"""Words in quotation marks and who speaks them: before, after, between, and where the quotation stands alone."""

from __future__ import annotations

from goodoffices.read.document import Span
from goodoffices.read.speech.around import beside
from goodoffices.read.speech.clause import cue_at
from goodoffices.read.speech.cue import Cue, cue_verbs
from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.phrase import group_of, noun_phrase_after, subject_of

__all__ = ["inner_spans", "read_quotations"]

_FAR = 14
_SHORT = 4
_FEWEST = 3
_HAVE = frozenset(["has", "have", "had"])
_SOMEBODY = frozenset(["another", "one", "others", "some", "many", "several"])
_LEADS = frozenset(["more", "from", "also"])
_HEADING = 12


def read_quotations(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """The quotations of a sentence that are not yet part of what somebody said.

    Those that go on with an earlier one of the same sentence are joined to it; new ones are returned.
    """
    # "..., he told them, according to Renko": both voices are kept.
    taken = {place for draft in drafts if draft.lemma != "according to" for place in draft.quotes}
    taken |= {
        place
        for draft in drafts
        if draft.lemma == "according to"
        for place in draft.quotes
        if frame.letters[place] != "Q" or _told_after(frame, place) is None
    }
    found: list[Draft] = []
    last: Draft | None = None
    for place in sorted(frame.quotes):
        if place in taken:
            last = next((one for one in drafts if place in one.quotes), last)
            continue
        if frame.letters[place] != "Q" and place:
            continue
        draft = (
            _told_after(frame, place)
            or _any_verb_after(frame, place)
            or _any_verb_named(frame, place)
            or _inverted_before(frame, place)
            or _told_before(frame, place)
            or _named_before(frame, place)
            or _announced(frame, place)
        )
        broken = next((one for one in drafts if draft and one.place == draft.place and one.mode == "direct"), None)
        if draft and broken:
            broken.content.insert(0, frame.quotes[place].inner)
            broken.quotes.add(place)
            broken.subject, broken.rule = draft.subject, "quotation broken by its speaker"
            last = broken
        elif draft:
            found.append(draft)
            last = draft
        elif last and _goes_on(frame, place, last):
            last.content.append(frame.quotes[place].inner)
            last.quotes.add(place)
    return found


def inner_spans(frame: Frame, place: int) -> list[Span]:
    """The words inside a quotation."""
    return [frame.quotes[place].inner]


def _draft(frame: Frame, place: int, verb: int, cue: Cue, subject: Span | None, rule: str, confidence: float) -> Draft:
    group = group_of(frame, verb)
    return Draft(
        frame, inner_spans(frame, place), cue.takes("q") or cue.takes("c") or "say", cue.lemma, frame.stretch(verb, verb + 1), "direct",
        subject, rule, confidence, None, group.negated, group.modal, verb, None, {place},
    )  # fmt: skip


def _told_after(frame: Frame, place: int) -> Draft | None:
    """``"...," Peskov said`` and ``"...," said Peskov``."""
    spot = place + 1
    while frame.letter(spot) in ",-A":
        spot += 1
    if frame.letter(spot) in "VG":
        cue = cue_at(frame, spot)
        if cue and (cue.takes("q") or cue.takes("r")) and frame.letters[spot] == "V":
            end = _somebody_after(frame, spot + 1)
            if end > spot + 1:
                end = _with_name(frame, spot + 1, end)
                return _draft(
                    frame, place, spot, cue, frame.stretch(spot + 1, end), "quotation, cue verb, speaker", 0.95
                )
        return None
    verb = spot
    verbs = 0
    while verb < len(frame.letters) and verb < spot + 40:
        letter = frame.letters[verb]
        if letter in ".;:Q" or (letter in "C" and verbs and frame.letter(verb + 1) in "V"):
            return None
        cue = cue_at(frame, verb)
        group = group_of(frame, verb)
        told = letter == "V" or (letter == "E" and frame.low(group.first) in _HAVE and not group.passive)
        if cue and told and (cue.takes("q") or cue.takes("r")) and _is_said(frame, verb, cue):
            found = subject_of(frame, group.first)
            if (
                found
                and found[0] <= spot + 2
                and found[0] > place
                and (frame.letters[group.first - 1] != "W" or cue.takes("r"))
            ):
                return _draft(frame, place, verb, cue, frame.stretch(*found), "quotation, speaker, cue verb", 0.95)
        if cue and letter == "G" and frame.low(verb - 1) == "as" and frame.letter(verb - 2) == "E":
            found = subject_of(frame, group_of(frame, verb - 2).first)
            if found and place < found[0] <= spot + 2:
                return _draft(
                    frame, place, verb, cue, frame.stretch(*found), "quotation, speaker, quoted as saying", 0.9
                )
        verbs += letter == "V"
        verb += 1
    return None


def _somebody_after(frame: Frame, place: int) -> int:
    """Where the noun phrase of a speaker ends: also "another" alone, and "retired General Ana Brel"."""
    end = noun_phrase_after(frame, place)
    if end == place and frame.low(place) in _SOMEBODY and frame.letter(place + 1) in ".,;-:IA":
        return place + 1
    if end == place and frame.low(place) in ("retired", "embattled", "ousted", "jailed"):
        return noun_phrase_after(frame, place + 1)
    return end


def _with_name(frame: Frame, first: int, end: int) -> int:
    """Where the speaker ends whose name stands last: "said the envoy, a former judge, Ana Brel"."""
    if any(frame.begins_person(spot) for spot in range(first, end)):
        return end
    after = beside(frame, end)
    named = [spot for spot in range(end, after) if frame.begins_person(spot)]
    part = frame.letters[end:after]
    return after if named and named[-1] == after - 1 and not set(part) & set("WVXMF") else end


def _ends_as_speech(frame: Frame, place: int) -> bool:
    """Whether words in quotation marks at the head of a sentence, or after a colon, end as speech does before its speaker."""
    head = not place or frame.letter(place - 1) == ":"
    return head and frame.words[place].rstrip("\"'”’»")[-1:] in (",", "?", "!")


def _any_verb_after(frame: Frame, place: int) -> Draft | None:
    """``"...," Renko shrugged.``: a name and any verb after words that end as speech does before its speaker."""
    if not _ends_as_speech(frame, place):
        return None
    begin = place + 1
    end = noun_phrase_after(frame, begin)
    if end > begin and end in frame.begins:
        # "a weary Ana Brel": the name goes on after its adjective.
        end = noun_phrase_after(frame, end)
    verb = end
    while frame.letter(verb) == "A":
        verb += 1
    person = any(frame.begins_person(spot) for spot in range(begin, end)) or frame.letter(begin) == "P"
    past = frame.letter(verb) in "VE" or (frame.letter(verb) == "N" and frame.low(verb).endswith("ed"))
    if not past and frame.letter(verb - 1) == "N" and frame.letter(verb) not in "XMF":
        # "Brel points out", "the two write": a verb of speech that was taken for a noun.
        verb -= 1 if frame.letter(verb) not in "N" else 0
        told = cue_verbs().get(frame.low(verb))
        past = bool(told and told[0].takes("q")) and verb > begin and frame.letter(verb + 1) in ".,;A"
        person, end = person or past, min(end, verb)
    if not person or end == begin or not past or frame.letter(verb + 1) not in ".,;:-AIGC":
        return None
    words = frame.low(verb)
    return Draft(
        frame, inner_spans(frame, place), "say", words, frame.stretch(verb, verb + 1), "direct", frame.stretch(begin, end),
        "quotation, speaker, verb", 0.8, place=verb, quotes={place},
    )  # fmt: skip


def _any_verb_named(frame: Frame, place: int) -> Draft | None:
    """``"...," beamed Ana Brel.``: any past form, then the name of somebody."""
    if not _ends_as_speech(frame, place):
        return None
    verb = place + 1
    past = frame.letter(verb) in "VE" or (frame.letter(verb) == "N" and frame.low(verb).endswith("ed"))
    end = noun_phrase_after(frame, verb + 1)
    if not past or end == verb + 1 or not any(frame.begins_person(spot) for spot in range(verb + 1, end)):
        return None
    return Draft(
        frame, inner_spans(frame, place), "say", frame.low(verb), frame.stretch(verb, verb + 1), "direct",
        frame.stretch(verb + 1, end), "quotation, verb, speaker", 0.8, place=verb, quotes={place},
    )  # fmt: skip


def _inverted_before(frame: Frame, place: int) -> Draft | None:
    """``Said Renko, "..."``: the verb at the head of the sentence, its speaker, a mark, what is said."""
    told = cue_verbs().get(frame.low(0))
    if told is None or not frame.low(0).endswith(("said", "ed", "told", "wrote", "says")) or place < _FEWEST:
        return None
    cue = told[0]
    if not (cue.takes("q") or cue.takes("r")):
        return None
    end = noun_phrase_after(frame, 1)
    if end == 1 or beside(frame, end) != place - 1 or frame.letter(place - 1) not in ",:":
        return None
    return _draft(frame, place, 0, cue, frame.stretch(1, end), "cue verb, speaker, quotation", 0.85)


def _announced(frame: Frame, place: int) -> Draft | None:
    """``She returned to her old line: "..."``: after a colon a whole sentence in quotation marks is the subject's."""
    if frame.letter(place - 1) != ":" or place < _FEWEST or frame.words[place].count(" ") < _SHORT:
        return None
    verb = next((spot for spot in range(place) if frame.letters[spot] in "VX"), None)
    if verb is None or not frame.words[place].lstrip("\"“„«'‘`")[:1].isupper():
        return None
    found = subject_of(frame, verb)
    if found is None or not any(frame.letters[spot] in "NPH" for spot in range(*found)):
        return None
    first, stop = found
    owner = next((spot for spot in range(first, stop) if frame.letters[spot] == "H"), None)
    if owner is not None:
        stop = owner + 1
    return Draft(
        frame, inner_spans(frame, place), "say", "", None, "direct", frame.stretch(first, stop), "subject and colon", 0.65,
        quotes={place},
    )  # fmt: skip


def _is_said(frame: Frame, verb: int, cue: Cue) -> bool:
    """Whether a verb is a cue here: "put" only in "put it"."""
    return cue.lemma != "put" or frame.low(verb + 1) == "it"


def _told_before(frame: Frame, place: int) -> Draft | None:
    """A cue verb some words before: ``tweeted from his account: "..."``."""
    colon = frame.letter(place - 1) in ":,"
    for verb in range(place - 1, max(-1, place - _FAR), -1):
        letter = frame.letters[verb]
        if letter in ";Q.":
            return None
        cue = cue_at(frame, verb)
        if cue and letter in "VG" and (cue.takes("q") or cue.takes("r")) and colon and _is_said(frame, verb, cue):
            group = group_of(frame, verb)
            found = subject_of(frame, group.first)
            if found is None and letter == "G":
                first = next((spot for spot in range(verb) if frame.letters[spot] in "VXM"), None)
                found = subject_of(frame, first) if first is not None else None
            if found:
                return _draft(frame, place, verb, cue, frame.stretch(*found), "cue verb, quotation", 0.85)
        if letter in "VXM" and not colon:
            return None
    return None


def _named_before(frame: Frame, place: int) -> Draft | None:
    """``Peskov: "..."``: a speaker and a colon, as in a transcript; also after a heading, ``Few voted - Ana Brel: "..."``."""
    if frame.letter(place - 1) != ":":
        return None
    first = next(
        (spot + 1 for spot in range(place - 2, max(-1, place - _HEADING), -1) if frame.letters[spot] == "-"), 0
    )
    while frame.low(first) in _LEADS:
        first += 1
    if not first < place - 1 < first + _HEADING or (first == 0 and place < 2):
        return None
    if any(letter in "VXMQ;." for letter in frame.letters[first : place - 1]):
        return None
    end = noun_phrase_after(frame, first)
    named = any(frame.words[spot][0].isupper() or frame.low(spot) == "report" for spot in range(first, end))
    if end == first or not named or (first and end != place - 1):
        return None
    return Draft(
        frame, inner_spans(frame, place), "say", "", None, "direct", frame.stretch(first, end), "speaker and colon", 0.8,
        quotes={place},
    )  # fmt: skip


def _goes_on(frame: Frame, place: int, last: Draft) -> bool:
    """Whether a quotation is the second part of one broken by its speaker."""
    previous = max(last.quotes, default=-1)
    if previous < 0:
        return False
    between = frame.letters[previous + 1 : place]
    return (len(between) <= 2 and not set(between) & set("VXM")) or (
        place > last.place >= previous and frame.letter(place - 1) in ",-AN:.;NC"
    )
