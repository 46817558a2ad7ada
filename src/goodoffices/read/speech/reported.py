"""Speech after or before its cue verb: "said that", "called on Kesh to", "has rejected", "..., officials said"."""

from __future__ import annotations

from goodoffices.read.document import Span
from goodoffices.read.speech.around import inverted_subject, read_around
from goodoffices.read.speech.clause import content_end
from goodoffices.read.speech.complement import complement_of
from goodoffices.read.speech.cue import Cue, cue_verbs
from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.phrase import Group, group_of, noun_phrase_after, subject_of

__all__ = ["content_span", "read_verbs"]

_MOST = 16
_ISSUED = frozenset(
    """statement letter tweet message memo email e-mail release note post communique communiqué report video""".split()  # noqa: SIM905
)
_GOING_ON = frozenset(["continue", "continues", "continued", "began", "begun", "begins", "on", "proceeded"])


def content_span(frame: Frame, first: int, stop: int) -> tuple[Span, str, set[int]]:
    """Span of what is said, its mode, and the items of the quotations in it."""
    quotes = {place for place in range(first, stop) if place in frame.quotes}
    if stop - first == 1 and first in frame.quotes:
        return frame.quotes[first].inner, "direct", quotes
    if stop - first == 2 and first in frame.quotes and frame.letters[first + 1] in ".,":
        return frame.quotes[first].inner, "direct", quotes
    return frame.stretch(first, stop), "mixed" if quotes else "reported", quotes


def read_verbs(frame: Frame) -> list[Draft]:
    """What the cue verbs of a sentence say, in order."""
    found: list[Draft] = []
    for place, word in enumerate(frame.words):
        if frame.letters[place] not in "VGEB" or place in frame.quotes:
            continue
        told = cue_verbs().get(word.lower().replace("’", "'"))
        if told is None:
            continue
        draft = _read(frame, place, told[0], found)
        if draft:
            found.append(draft)
        if len(found) >= _MOST:
            break
    return found


def _read(frame: Frame, place: int, cue: Cue, before: list[Draft]) -> Draft | None:
    if cue.lemma == "put":
        return None  # only "as he put it", beside words in quotation marks
    group = group_of(frame, place)
    letter = frame.letters[place]
    if group.infinitive and frame.low(group.first - 1) in _GOING_ON:
        # "continues to insist that", "went on to say that": it is said.
        group = group_of(frame, group.first - 2 if frame.low(group.first - 1) == "on" else group.first - 1)
    if group.infinitive or (letter == "E" and not (group.passive or _perfect(frame, group, place))):
        return None
    if _told_by_name(frame, place, cue):
        around = read_around(frame, place, cue, group, before)
        if around is not None:
            return around
    after = complement_of(frame, place, cue, group)
    if after is not None and after[1] in "cn" and _quotation_before(frame, group) and frame.low(after[0] - 1) != "that":
        # "...," Sanders told the paper in May: what was said stands before.
        return None
    if after is None:
        return read_around(frame, place, cue, group, before)
    first, code, kind, addressee = after
    subject, same = _speaker(frame, place, group, before)
    if subject is None and same is None and not group.passive:
        return None
    if group.passive:
        subject, same = _by_phrase(frame, place), None
        if code == "i" and cue.lemma not in (
            "say",
            "report",
            "believe",
            "allege",
            "claim",
            "rumor",
            "estimate",
            "expect",
            "think",
            "fear",
        ):
            return None
    begin = frame.place_of(subject.start) if subject else group.first
    if any(
        frame.low(spot) in ("neither", "none", "nobody")
        for spot in range(max(0, min(begin, group.first - 5)), group.first)
    ):
        group.negated = True
    stop = first + 1 if code == "q" else content_end(frame, first, code)
    if stop <= first or (code in "cw" and frame.letters[first] == "P" and stop == first + 1):
        return None
    content, mode, quotes = content_span(frame, first, stop)
    if mode == "direct" and code != "q":
        content, mode = frame.stretch(first, stop), "mixed"
    draft = Draft(
        frame, [content], kind, cue.lemma, frame.stretch(place, place + 1), mode, subject,
        _rule(code, group), _CONFIDENCE[code] - (0.2 if group.passive or subject is None else 0.0), addressee,
        group.negated, group.modal or frame.question or _supposed(frame, subject), place, same, quotes,
    )  # fmt: skip
    return draft


def _quotation_before(frame: Frame, group: Group) -> bool:
    """Whether words in quotation marks stand right before the speaker, at the head of the sentence."""
    found = subject_of(frame, group.first)
    return found is not None and found[0] == 1 and frame.letters[0] == "Q"


def _told_by_name(frame: Frame, place: int, cue: Cue) -> bool:
    """Whether the speaker stands after the verb: "..., said Ana Brel, the envoy"."""
    return bool(cue.takes("c")) and not cue.takes("r") and inverted_subject(frame, place) is not None


_CONFIDENCE = {"q": 0.95, "t": 0.9, "c": 0.85, "w": 0.8, "i": 0.8, "o": 0.8, "n": 0.7, "p": 0.8, "a": 0.75}
_RULES = {
    "q": "cue verb before a quotation", "c": "cue verb and clause", "w": "cue verb and question", "i": "cue verb and to",
    "o": "cue verb, somebody and to", "n": "cue verb and noun", "p": "cue verb, somebody and of or for", "a": "described as",
}  # fmt: skip


def _rule(code: str, group: Group) -> str:
    return _RULES[code] + (", passive" if group.passive else "")


def _perfect(frame: Frame, group: Group, place: int) -> bool:
    return any(frame.letters[spot] in "XF" for spot in range(max(0, group.first - 1), place))


def _supposed(frame: Frame, subject: Span | None) -> bool:
    """Whether the clause of the cue begins with "if", "unless" or "whether"."""
    if subject is None:
        return False
    spot = next((place for place, start in enumerate(frame.starts) if start >= subject.start), 0)
    return frame.low(spot - 1) in ("if", "unless", "whether")


def _speaker(frame: Frame, place: int, group: Group, before: list[Draft]) -> tuple[Span | None, Draft | None]:
    """The words that name who speaks, or the earlier attribution of the sentence with the same speaker."""
    letter = frame.letters[place]
    previous = frame.letter(group.first - 1)
    if letter == "G" and not _has_be(frame, group, place):
        if previous == "N" and frame.letter(place - 1) == "N" and not frame.ends_clause(place - 1):
            found = _issuer(frame, place) or subject_of(frame, place)
            return (frame.stretch(*found), None) if found else (None, None)
        if frame.low(group.first - 1) == "as" and frame.letter(group.first - 2) == "E":
            found = subject_of(frame, group_of(frame, group.first - 2).first)
            return (frame.stretch(*found), None) if found else (None, None)
        if frame.low(group.first - 1) == "as":
            found = subject_of(frame, group.first - 1)
            return (frame.stretch(*found), None) if found else (None, None)
        if previous == "I" and frame.low(group.first - 1) in ("by", "in", "after", "before", "without"):
            return _of_clause(frame, place, before)
        return (None, None) if previous in "VXI" else _of_clause(frame, place, before)
    if previous == "C":
        same = next((one for one in reversed(before) if frame.letter(one.place) in "VE"), None)
        if same:
            return same.subject, None if same.subject else same.same_as
    found = subject_of(frame, group.first)
    if found and frame.low(found[0]) == "it" and group.passive:
        return None, None
    if found:
        return frame.stretch(*found), None
    if previous == "," and before:
        return before[-1].subject, None if before[-1].subject else before[-1].same_as
    return None, None


def _issuer(frame: Frame, place: int) -> tuple[int, int] | None:
    """Who issued what speaks: "the envoy released a statement saying"."""
    found = subject_of(frame, place)
    if found is None or frame.low(found[1] - 1) not in _ISSUED:
        return None
    spot = found[0] - 1
    while frame.letter(spot) == "A":
        spot -= 1
    return subject_of(frame, group_of(frame, spot).first) if frame.letter(spot) in "VE" else None


def _has_be(frame: Frame, group: Group, place: int) -> bool:
    return any(frame.letters[spot] in "XF" for spot in range(max(0, group.first - 1), place))


def _of_clause(frame: Frame, place: int, before: list[Draft]) -> tuple[Span | None, Draft | None]:
    """Who is meant by "saying" and "adding": the speaker before, else the subject of the clause."""
    for one in reversed(before):
        if one.subject is not None or one.same_as is not None:
            return one.subject, one.same_as
    within: tuple[int, int] | None = None
    for spot in range(place - 1, -1, -1):
        if frame.letters[spot] in "VXM" and frame.letter(group_of(frame, spot).first - 1) not in "WC":
            found = subject_of(frame, group_of(frame, spot).first)
            if found and frame.low(found[0] - 1) == "that" and found[0] > 1:
                # "bristled at the idea that he had failed, saying": the clause with "that" is no clause of its own.
                within = within or found
            elif found and frame.letter(found[0] - 1) != "W":
                return frame.stretch(*found), None
    if within is not None:
        return frame.stretch(*within), None
    comma = next((spot for spot in range(place, len(frame.letters)) if frame.letters[spot] == ","), None)
    if comma is not None:
        end = noun_phrase_after(frame, comma + 1)
        if end > comma + 1 and frame.letter(end) in "VXMA" and place < 2:
            return frame.stretch(comma + 1, end), None
    return None, None


def _by_phrase(frame: Frame, place: int) -> Span | None:
    """Who did it, after a passive."""
    for spot in range(place + 1, min(place + 3, len(frame.words))):
        if frame.low(spot) == "by":
            end = noun_phrase_after(frame, spot + 1)
            return frame.stretch(spot + 1, end) if end > spot + 1 else None
    return None
