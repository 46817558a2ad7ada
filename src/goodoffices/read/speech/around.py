"""A cue that stands inside or after what is said: "..., officials said", "The goal, said Renko, is to ..."."""

from __future__ import annotations

from goodoffices.read.document import Span
from goodoffices.read.speech.clause import content_end, cue_at, has_verb
from goodoffices.read.speech.cue import Cue
from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.phrase import Group, noun_phrase_after, subject_of

__all__ = ["beside", "inverted_subject", "read_around"]

_GOES_ON = frozenset(["because", "that", "so", "if", "unless", "which", "who", "where", "and", "or", "than"])
_NEVER_INSIDE = frozenset(
    """volunteer show find project broadcast feel fear determine establish read smile laugh cry state_ expect hope wish
    dream decide resolve offer venture post email message text cable complain worry point indicate""".split()  # noqa: SIM905
)
_MOST_LEAD = 2
_FEW = 3
_BOUNDS = ",-"
_NAMED_FIRST = frozenset(["the", "a", "an", "one", "its", "his", "her", "their"])


def read_around(frame: Frame, place: int, cue: Cue, group: Group, before: list[Draft]) -> Draft | None:
    """What stands before a cue, or around it, where nothing that it governs follows.

    Parameters
    ----------
    frame : Frame
    place : int
        The cue verb.
    cue : Cue
    group : Group
        The verb with its auxiliaries.
    before : list of Draft
        What was found before it in the sentence.
    """
    kind = cue.takes("c")
    if not kind or frame.letters[place] not in "VE" or group.passive or cue.lemma in _NEVER_INSIDE:
        return None
    told = inverted_subject(frame, place) if group.first == place and not cue.takes("r") else None
    if told is None:
        found = subject_of(frame, group.first)
        told = (*found, place + 1) if found and found[0] < place else None
    if told is None:
        return None
    bound = _bound_before(frame, min(told[0], place))
    if bound <= 0 or not _ends_after(frame, told[2], cue):
        return None
    begin = _left_begin(frame, bound, before)
    if begin is None:
        return None
    right = _right(frame, told[2], begin, bound)
    whole = has_verb(frame, begin, bound) or bool(right and has_verb(frame, *right))
    bare = bound - begin > _FEW or (right is not None and right[1] - right[0] > _FEW and frame.letters[begin] in "AI")
    if not whole and not (bare and cue.lemma == "say" and told[0] < place):
        return None
    stop = bound + 1 if frame.letters[bound] == "Q" else bound
    parts = ([(begin, stop)] if stop > begin else []) + ([right] if right else [])
    if not parts:
        return None
    quotes = {spot for first, last in parts for spot in range(first, last) if spot in frame.quotes}
    content: list[Span] = [frame.stretch(first, last) for first, last in parts]
    return Draft(
        frame, content, kind, cue.lemma, frame.stretch(place, place + 1), "mixed" if quotes else "reported",
        frame.stretch(told[0], told[1]), "cue after what was said" if not right else "cue inside what was said", 0.85,
        None, group.negated, group.modal or frame.question, place, None, quotes,
    )  # fmt: skip


def _ends_after(frame: Frame, place: int, cue: Cue) -> bool:
    """Whether nothing follows a cue but to whom, when and where."""
    spot = noun_phrase_after(frame, place) if cue.takes("r") else place
    while frame.letter(spot) in "AI" or (frame.letter(spot) in "NDHO" and frame.letter(spot - 1) in "I"):
        spot = max(noun_phrase_after(frame, spot + 1), spot + 1) if frame.letter(spot) == "I" else spot + 1
    return frame.letter(spot) in ".,;:-()CS"


def inverted_subject(frame: Frame, place: int) -> tuple[int, int, int] | None:
    """Who speaks after a cue verb that a comma or a quotation precedes, and the item after what stands beside the name.

    ``..., said Ana Brel, the envoy, ...``: first item, the one after the last, and the one after "the envoy". None where
    what follows is no speaker.
    """
    if frame.letter(place - 1) not in ",-Q" or frame.letters[place] != "V":
        return None
    end = noun_phrase_after(frame, place + 1)
    if end <= place + 1:
        return None
    first = place + 1
    if frame.letters[first] == "P":
        return (first, end, end) if frame.letter(end) in ",.-;" else None
    person = any(frame.begins_person(spot) for spot in range(first, end))
    if not person and not (frame.low(first) in _NAMED_FIRST or frame.words[first][0].isupper()):
        return None
    after = beside(frame, end)
    letter = frame.letter(after)
    if letter not in ".;,-" or (not person and letter != "."):
        return None
    return first, end, after


def beside(frame: Frame, place: int) -> int:
    """The item after an apposition, a clause with "who", and when and where it was said."""
    letters = frame.letters
    spot = place
    while spot < len(letters):
        letter = letters[spot]
        if letter in "AI":
            while spot < len(letters) and letters[spot] in "AINDH":
                spot += 1
        elif letter == "W" and spot == place and frame.low(spot) in ("who", "whose"):
            while spot < len(letters) and letters[spot] not in ",.;-:Q":
                spot += 1
        elif (
            letter == ","
            and frame.letter(spot + 1) in "DNW"
            and (frame.low(spot + 1) in ("a", "an", "the", "who") or _ends_soon(frame, spot + 1))
        ):
            stop = spot + 1
            while stop < len(letters) and letters[stop] not in ",.;-:Q":
                stop += 1
            if letters[spot + 1] != "W" and has_verb(frame, spot + 1, stop) and "W" not in letters[spot + 1 : stop]:
                return spot
            spot = stop
        else:
            break
    return spot


def _ends_soon(frame: Frame, place: int) -> bool:
    """Whether nouns alone stand up to the next mark: an age, an office without an article."""
    spot = place
    while frame.letter(spot) in "NDHI":
        spot += 1
    return frame.letter(spot) in ",." and spot > place


def _bound_before(frame: Frame, first: int) -> int:
    """The comma, dash or quotation before a cue with its subject; 0 where another word stands between."""
    spot = first - 1
    lead = 0
    while spot > 0 and (frame.letters[spot] in "A" or frame.low(spot) == "as") and lead < _MOST_LEAD:
        spot -= 1
        lead += 1
    if spot <= 0:
        return 0
    if frame.letters[spot] in _BOUNDS:
        inner = spot - 1
        return (
            inner
            if frame.letters[inner] == "Q" and _embedded(frame, inner)
            else (0 if inner in frame.quotes and frame.letters[inner] == "Q" else spot)
        )
    return spot if frame.letters[spot] == "Q" and _embedded(frame, spot) else 0


def _embedded(frame: Frame, place: int) -> bool:
    """Whether a quotation is the end of a clause that begins outside it."""
    return place > 0 and frame.letters[place - 1] not in ".,:;-Q" and cue_at(frame, place - 1) is None


def _left_begin(frame: Frame, bound: int, before: list[Draft]) -> int | None:
    """The first item of what is said before the cue; None where another cue has said it."""
    begin = 0
    for back in range(bound - 1, 0, -1):
        if frame.letters[back] in ";:":
            begin = back + 1
            break
    for one in before:
        last = frame.place_of(one.end)
        if (
            one.place >= begin
            and last >= bound - 1
            and one.rule.startswith(("cue verb and clause", "cue verb and question"))
        ):
            return None
        if one.rule.startswith("cue after") and last < bound:
            begin = max(begin, last)
    while begin < bound and frame.letters[begin] in "C,.-":
        begin += 1
    return begin


def _right(frame: Frame, after: int, begin: int, bound: int) -> tuple[int, int] | None:
    """What goes on after the cue."""
    spot = after
    while frame.letter(spot) in "AI":
        if frame.letter(spot) == "I":
            end = noun_phrase_after(frame, spot + 1)
            if end == spot + 1:
                return None
            spot = end
        else:
            spot += 1
    if frame.letter(spot) not in ",-" or spot >= len(frame.letters) - 2:
        return None
    spot += 1
    if frame.letter(spot) == "Q":
        return None if has_verb(frame, begin, bound) else _until(frame, spot)
    if not has_verb(frame, begin, bound):
        return _until(frame, spot)
    if frame.low(spot) in _GOES_ON and not (frame.letters[spot] == "C" and frame.letter(spot + 1) in "VXM"):
        return _until(frame, spot)
    return None


def _until(frame: Frame, first: int) -> tuple[int, int] | None:
    stop = content_end(frame, first, "c")
    return (first, stop) if stop > first + 1 or first in frame.quotes else None
