"""Where what somebody said ends, inside a sentence."""

from __future__ import annotations

from goodoffices.read.speech.cue import Cue, cue_nouns, cue_verbs
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.phrase import noun_phrase_after

__all__ = ["content_end", "cue_at", "has_verb", "trailing_cue"]

_BREAKS = frozenset(["while", "whilst", "though", "although", "whereas"])
_OCCASION = frozenset(
    """statement interview address speech post tweet message letter briefing conference remarks meeting call session
    video""".split()  # noqa: SIM905
)
_REACH = 12
_FINITE = "VXMF"


def cue_at(frame: Frame, place: int) -> Cue | None:
    """The cue verb at a place, where the word stands as a verb."""
    if frame.letter(place) not in "VGEB":
        return None
    found = cue_verbs().get(frame.low(place))
    return found[0] if found else None


def has_verb(frame: Frame, first: int, stop: int) -> bool:
    """Whether a finite verb stands between two items, or words in quotation marks that may hold one."""
    return any(letter in _FINITE for letter in frame.letters[first:stop]) or any(
        place in frame.quotes and frame.words[place].count(" ") > 1
        for place in range(first, stop)
        if frame.letters[place] in "QN"
    )


def trailing_cue(frame: Frame, place: int) -> int | None:
    """The verb of "X said" or "said X" that begins at a place and ends its clause; None where there is none."""
    letters = frame.letters
    spot = place
    while frame.letter(spot) in "AC" and spot < place + 2:
        spot += 1
    if frame.letter(spot) == "V":
        cue = cue_at(frame, spot)
        if cue and (cue.takes("c") or cue.takes("q")) and noun_phrase_after(frame, spot + 1) > spot + 1:
            end = noun_phrase_after(frame, spot + 1)
            return spot if _closes(frame, end) else None
        return None
    end = min(len(letters), spot + _REACH)
    while spot < end and letters[spot] in "NDHPICAXW":
        if letters[spot] == "X" and letters[spot - 1] not in "NPOH":
            return None
        spot += 1
    if frame.letter(spot) != "V" or spot == place:
        return None
    cue = cue_at(frame, spot)
    if not cue or not (cue.takes("c") or cue.takes("q")):
        return None
    after = spot + 1
    while frame.letter(after) == "A":
        after += 1
    return spot if _closes(frame, after) else None


def _closes(frame: Frame, place: int) -> bool:
    """Whether nothing that is said follows: a mark, or only when and where it was said."""
    letter = frame.letter(place)
    return letter in ".,;-)AI" or (letter == "C" and frame.letter(place + 1) in "VA")


def content_end(frame: Frame, start: int, kind: str) -> int:
    """The item after the last one of what is said.

    Parameters
    ----------
    frame : Frame
    start : int
        The first item of what is said.
    kind : str
        What follows the cue, as in :mod:`goodoffices.read.speech.lexicon`.
    """
    letters = frame.letters
    place = start
    depth = 0
    while place < len(letters):
        letter = letters[place]
        if letter == "(":
            depth += 1
        elif letter == ")":
            if not depth:
                break
            depth -= 1
        elif not depth and place > start and _stops(frame, place, start, kind):
            break
        place += 1
    while place - 1 > start and letters[place - 1] in ",;:.-CS":
        if letters[place - 1] == "S" and frame.low(place - 1) not in _BREAKS:
            break
        place -= 1
    return _without_times(frame, start, place) if kind in "nip" else place


def _stops(frame: Frame, place: int, start: int, kind: str) -> bool:
    letter = frame.letters[place]
    if letter in ".;":
        return True
    if letter == ":" and frame.letter(place + 1) == "Q" and trailing_cue(frame, place + 2) is not None:
        # 'said it would not last: "It never does," Renko predicted.'
        return True
    if letter == ",":
        return _stops_at_comma(frame, place + 1, start, kind)
    if letter == "S":
        low = frame.low(place)
        return (low in _BREAKS and (frame.letter(place + 1) == "G" or low in ("though", "although"))) or (
            kind in "np"
            and low in ("as", "after", "before", "because", "since", "if", "while", "when")
            and has_verb(frame, place + 1, len(frame.letters))
        )
    if letter == "C":
        return _stops_at_and(frame, place, start, kind)
    if letter == "I" and kind in "nq":
        inside = {frame.low(spot) for spot in range(place + 1, min(place + 5, len(frame.words)))}
        return (
            frame.low(place) in ("in", "during", "at", "on")
            and bool(inside & _OCCASION)
            and frame.letter(place + 1) in "DHN"
        )
    if kind in "n" and letter in "V" and frame.letter(place - 1) in "NQ":
        return True
    return (
        letter == "G"
        and bool(cue_at(frame, place))
        and frame.low(place) in ("saying", "adding")
        and frame.letter(place - 1) not in "NIXH"
    )


def _stops_at_comma(frame: Frame, after: int, start: int, kind: str) -> bool:
    """Whether what follows a comma is no longer said."""
    if kind == "c" and frame.letters[start] in "XMV":
        # "which officials said was small, ...": the clause with "which" ends here.
        return True
    letter, low = frame.letter(after), frame.low(after)
    skip = after
    while frame.letter(skip) in "AZ":
        skip += 1
    if frame.letter(skip) == "G" and (
        cue_at(frame, skip) or low in ("according", "citing", "speaking", "posting", "referring")
    ):
        return True
    if low in ("according", "even") and frame.low(after + 1) in ("to", "as", "though"):
        return True
    if letter == "S" or low == "as":
        return low in _BREAKS or (low == "as" and has_verb(frame, after, len(frame.letters)))
    if letter == "I" and low in ("despite", "like", "following") and kind != "c":
        return True
    if letter == "C":
        return _stops_at_and(frame, after, start, kind, comma=True)
    if letter in "XM" and kind in "anpio":
        return True
    if letter == "D" and low in ("a", "an") and frame.low(after + 1) in cue_nouns() and kind in "cp":
        return True
    if letter == "W" and kind == "n":
        return True
    if trailing_cue(frame, after) is not None:
        return True
    return frame.letter(skip) == "V" and cue_at(frame, skip) is not None


def _stops_at_and(frame: Frame, place: int, start: int, kind: str, comma: bool = False) -> bool:
    """Whether "and" or "but" begins a further thing that the same or another speaker said or did."""
    if frame.low(place) == "or":
        return False
    spot = place + 1
    while frame.letter(spot) in "AZ":
        spot += 1
    cue = cue_at(frame, spot)
    if frame.letter(spot) == "V":
        if cue:
            return "Z" not in frame.letters[place:spot] and (kind != "c" or has_verb(frame, start, place))
        return kind in "nip" or (comma and kind != "c")
    if frame.letter(spot) == "G" and cue:
        return kind != "c" or has_verb(frame, start, place)
    if frame.letter(spot) in "XM" and comma and kind in "np":
        return True
    if not comma and kind not in "nip":
        return (
            kind == "c"
            and frame.low(place) in ("but", "and")
            and has_verb(frame, start, place)
            and _new_speaker(frame, spot)
        )
    return _new_speaker(frame, spot) or (
        comma and kind in "np" and has_verb(frame, spot, min(len(frame.letters), spot + 6))
    )


def _new_speaker(frame: Frame, place: int) -> bool:
    """Whether a subject with a cue verb of its own begins here: "and Osmar said"."""
    end = noun_phrase_after(frame, place)
    if end == place:
        return False
    while frame.letter(end) in "AX":
        end += 1
    cue = cue_at(frame, end)
    return bool(cue) and bool(cue and (cue.takes("c") or cue.takes("p"))) and frame.letter(end + 1) not in "N"


def _without_times(frame: Frame, start: int, stop: int) -> int:
    """Without an expression of time at the end: it says when it was said, where a noun was said."""
    for first, last in frame.times:
        if last == stop and first > start + 1 and frame.letter(first - 1) != "I":
            return first
    return stop
