"""What stands between a cue and what is said: times, phrases of place, an aside, who was asked."""

from __future__ import annotations

from goodoffices.read.speech.clause import has_verb
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.phrase import noun_phrase_after

__all__ = ["OPEN", "aside_end", "asked_after", "skip", "skip_phrases", "that_later"]

OPEN = frozenset(["whether", "if", "why", "when", "where", "how", "what", "who", "which"])
"""Words that begin a question in reported speech."""

_LONGEST_ASIDE = 12
_FARTHEST = 20
_NEAR = 7


def skip(frame: Frame, place: int) -> int:
    """The item after adverbs and times."""
    while frame.letter(place) == "A":
        place += 1
    return place


def skip_phrases(frame: Frame, place: int) -> int:
    """The item after phrases of place and occasion that stand before what is said."""
    spot = skip(frame, place)
    for _ in range(3):
        if frame.letter(spot) != "I":
            break
        end = noun_phrase_after(frame, spot + 1)
        if end == spot + 1:
            break
        spot = skip(frame, end)
        if frame.letter(spot) in "EV" and frame.low(spot).endswith("ed") and frame.letter(spot + 1) == "I":
            spot += 1
    return spot


def aside_end(frame: Frame, place: int) -> int:
    """The item after what stands between commas before the clause: "said, if elected, she would"; else the place."""
    if frame.letter(place) != "," or frame.letter(place + 1) not in "SI":
        return place
    close = frame.letters.find(",", place + 1)
    if close < 0 or close - place > _LONGEST_ASIDE:
        return place
    after = close + 1
    starts = frame.letter(after) in "PDNHF" and frame.letter(after - 1) == ","
    return after if starts and has_verb(frame, after, min(len(frame.letters), after + 8)) else place


def that_later(frame: Frame, start: int, clause: str) -> tuple[int, str, str] | None:
    """The clause that "that" begins after a long phrase of where it was said: "said on the programme "Today" that"."""
    for spot in range(start + 1, min(len(frame.letters), start + _FARTHEST)):
        if frame.letters[spot] == "S" and frame.low(spot) == "that":
            return spot + 1, "c", clause
        if frame.letters[spot] not in "NDHIAQEG()," and not (frame.letters[start] in "-(" and spot < start + _NEAR + 2):
            return None
    return None


def asked_after(frame: Frame, start: int) -> tuple[int, int] | None:
    """Where a question begins after who was asked, and where they end: "asked the envoy on Monday whether"."""
    end = start + 1 if frame.letter(start) == "O" else noun_phrase_after(frame, start)
    if end == start or frame.letter(start) not in "NDHO":
        return None
    spot = skip(frame, end)
    if frame.low(spot) in OPEN and has_verb(frame, spot, min(len(frame.letters), spot + _FARTHEST)):
        return spot, end
    return None
