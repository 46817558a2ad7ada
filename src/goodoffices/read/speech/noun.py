"""Speech in nouns: "its claim that", "his demand for", "expressed hope that", "presented demands including"; and "according to"."""

from __future__ import annotations

from goodoffices.read.document import Span
from goodoffices.read.speech.clause import content_end, cue_at, has_verb
from goodoffices.read.speech.cue import Cue, cue_nouns, light_verbs
from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.phrase import group_of, noun_phrase_after, subject_of
from goodoffices.read.speech.reported import content_span

__all__ = ["read_according", "read_nouns"]

_TO = frozenset(["promise", "threaten", "propose", "refuse", "call-on"])
_WILLING = frozenset(
    """readiness willingness reluctance determination refusal commitment offer pledge vow promise threat call appeal
    demand plea desire""".split()  # noqa: SIM905
)
_FOR = {
    "demand": "for", "hope": "for of in", "express": "about over at for of with", "ask": "about of over", "warn": "of about against",
    "promise": "of", "threaten": "of", "insist": "on", "propose": "for", "reject": "of to", "accuse": "of against", "claim": "of", "deny": "of",
}  # fmt: skip
_POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my"])
_FAR = 9

_CLAUSE = 3


def read_nouns(frame: Frame, taken: list[Draft]) -> list[Draft]:
    """What the cue nouns of a sentence say, where somebody is named who says it."""
    found = []
    cues = {draft.place for draft in taken}
    for place, word in enumerate(frame.words):
        if frame.letters[place] != "N" or place in frame.quotes:
            continue
        cue = cue_nouns().get(word.lower())
        if cue is None or place == 0:
            continue
        draft = _read(frame, place, cue, cues)
        if draft:
            found.append(draft)
    return found


def _read(frame: Frame, place: int, cue: Cue, cues: set[int]) -> Draft | None:
    kind = cue.readings[0][0]
    begin = _begin(frame, place)
    start, code = _start(frame, place, cue, kind)
    if start < 0:
        return None
    subject, verb = _owner(frame, begin, place)
    if subject is None and verb < 0:
        subject, start = _source_after(frame, place, start, code)
    if subject is None or (
        verb >= 0 and verb in cues and cue_at(frame, verb) is not None and frame.low(verb) not in light_verbs()
    ):
        return None
    stop = content_end(frame, start, code)
    if stop <= start or (code == "c" and not has_verb(frame, start, stop)):
        return None
    content, mode, quotes = content_span(frame, start, stop)
    group = group_of(frame, verb) if verb >= 0 else None
    cue_span = frame.stretch(place, place + 1)
    return Draft(
        frame, [content], kind, cue.lemma, cue_span, "mixed" if mode == "direct" else mode, subject,
        "cue noun and clause" if code == "c" else "cue noun", 0.75 if verb >= 0 else 0.65, None,
        bool(group and group.negated), bool(group and group.modal), place, None, quotes,
    )  # fmt: skip


def _begin(frame: Frame, place: int) -> int:
    """Where the noun phrase of a noun begins."""
    while place > 0 and frame.letters[place - 1] in "NDA" and frame.letters[place] != "D":
        place -= 1
    return place


def _start(frame: Frame, place: int, cue: Cue, kind: str) -> tuple[int, str]:
    """The first item of what is said after the noun, and how it follows; -1 where nothing does."""
    after = place + 1
    letter, low = frame.letter(after), frame.low(after)
    if low == "that" and letter == "S":
        return after + 1, "c"
    if letter == "T" and cue.lemma in _WILLING:
        return after, "i"
    if low in ("including", "such") and kind in ("demand", "propose"):
        return after + (2 if low == "such" else 1), "n"
    if letter == "I" and low in _FOR.get(kind, "").split() and frame.letter(after + 1) in "NDHGQOW":
        return after + 1, "n"
    if low in ("whether", "how") and kind in ("ask", "express"):
        return after, "w"
    return -1, ""


def _owner(frame: Frame, begin: int, place: int) -> tuple[Span | None, int]:
    """Who says it: the owner before the noun, or the subject of "expressed" and the like."""
    if frame.letters[begin] == "D" and frame.low(begin) in _POSSESSIVE:
        return frame.stretch(begin, begin + 1), -1
    if frame.letter(begin - 1) == "H":
        first = begin - 1
        while first > 0 and frame.letters[first - 1] in "ND" and frame.letters[first] != "D":
            first -= 1
        words = frame.stretch(first, begin)
        return Span(
            words.start,
            words.end - (2 if frame.words[begin - 1][-1] in "sS" and frame.words[begin - 1][-2:-1] in "'’" else 1),
        ), -1
    spot = begin - 1
    while spot > 0 and frame.letters[spot] in "AQ":
        spot -= 1
    if frame.letter(spot) in "VEG" and frame.low(spot) in light_verbs():
        found = subject_of(frame, group_of(frame, spot).first)
        if found is None and frame.letter(spot) == "G":
            verb = next((one for one in range(spot) if frame.letters[one] in "VXM"), None)
            found = subject_of(frame, group_of(frame, verb).first) if verb is not None else None
        return (frame.stretch(*found), spot) if found else (None, -1)
    return None, -1


def _source_after(frame: Frame, place: int, start: int, code: str) -> tuple[Span | None, int]:
    """``a warning by the ministry that``: not where what is said follows at once, unless nobody else can be meant."""
    if code != "c" and frame.low(place + 1) in ("by", "from"):
        end = noun_phrase_after(frame, place + 2)
        return (frame.stretch(place + 2, end) if end > place + 2 else None), start
    return None, start


def read_according(frame: Frame) -> list[Draft]:
    """``According to X, ...`` and ``..., according to X``."""
    found = []
    for place in range(len(frame.words) - 1):
        if frame.low(place) != "according" or frame.low(place + 1) != "to":
            continue
        end = _source_end(frame, place + 2)
        if end == place + 2:
            continue
        first, stop = _told(frame, place, end)
        if stop <= first or not (has_verb(frame, first, stop) or stop - first > _CLAUSE):
            continue
        content, mode, quotes = content_span(frame, first, stop)
        cue, source = frame.stretch(place, place + 2), frame.stretch(place + 2, end)
        lemma = "according to"
        found.append(Draft(frame, [content], "say", lemma, cue, mode, source, lemma, 0.9, place=place, quotes=quotes))
    return found


def _source_end(frame: Frame, place: int) -> int:
    gerund = frame.letter(place) == "G"
    end = noun_phrase_after(frame, place + gerund)
    while end > place and frame.letter(end) in "IEG" and frame.low(end) not in ("after", "before", "as", "while"):
        after = (
            noun_phrase_after(frame, end + 1) if frame.letter(end + 1) not in "I" else noun_phrase_after(frame, end + 2)
        )
        if after <= end + 1:
            break
        end = after
        while frame.letter(end) == "N":
            end += 1
    return end


def _told(frame: Frame, place: int, end: int) -> tuple[int, int]:
    """Items of what the source says."""
    lead = place
    while lead > 0 and frame.letters[lead - 1] in "CA,":
        lead -= 1
    if lead == 0:
        first = end
        if frame.letter(first) in "DP" and has_verb(frame, first, len(frame.letters)):
            return first, content_end(frame, first, "c")
        while frame.letter(first) not in ",.;Q" and first < len(frame.letters):
            first += 1
        while frame.letter(first) == "," and _appositive(frame, first):
            first = next(spot for spot in range(first + 1, len(frame.letters)) if frame.letters[spot] == ",")
        first += frame.letter(first) == ","
        return first, content_end(frame, first, "c") if first < len(frame.letters) else first
    stop = place
    while stop > 0 and frame.letters[stop - 1] in ",-":
        stop -= 1
    if frame.letter(end) == "," and not has_verb(frame, 0, stop) and has_verb(frame, end + 1, len(frame.letters)):
        # "But the next day, according to Brel, the ministry ...".
        return end + 1, content_end(frame, end + 1, "c")
    first = 0
    for back in range(stop - 1, -1, -1):
        if frame.letters[back] == ";" or (
            frame.letters[back] == "V" and cue_at(frame, back) and frame.low(back + 1) == "that"
        ):
            first = back + 1
            break
    while first < stop and frame.letters[first] in "C,":
        first += 1
    return first, stop


def _appositive(frame: Frame, comma: int) -> bool:
    """Whether a second comma follows before any verb: "the coach, Alireza Mehraban, ..."."""
    for spot in range(comma + 1, min(len(frame.letters), comma + 9)):
        if frame.letters[spot] == ",":
            return frame.letter(comma + 1) in "NDH"
        if frame.letters[spot] in "VXMIF":
            return False
    return False
