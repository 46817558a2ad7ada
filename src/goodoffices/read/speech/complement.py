"""What follows a cue verb: words in quotation marks, a clause, "to" with a verb, somebody and "of", a noun."""

from __future__ import annotations

from goodoffices.read.document import Span
from goodoffices.read.speech.clause import content_end, has_verb
from goodoffices.read.speech.cue import Cue, cue_phrases
from goodoffices.read.speech.frame import Frame
from goodoffices.read.speech.lead import OPEN, aside_end, asked_after, skip, skip_phrases, that_later
from goodoffices.read.speech.phrase import Group, noun_phrase_after
from goodoffices.read.speech.tagging import is_base

__all__ = ["Complement", "complement_of"]

Complement = tuple[int, str, str, Span | None]
"""First item of what is said, the letter of how it follows, the class, and to whom."""

_SILENT = frozenset(
    """comment elaborate answer respond reply speak give provide disclose say""".split()  # noqa: SIM905
)
_MANDATIVE = frozenset(
    """insist demand recommend propose suggest request urge ask""".split()  # noqa: SIM905
)
_SAYING = frozenset(
    """say add argue claim note insist contend reply explain allege write predict believe think hope""".split()  # noqa: SIM905
)
_LOOSE = frozenset(
    """maintain feel broadcast show find add highlight establish determine carry project email post volunteer""".split()  # noqa: SIM905
)
_IN_RELATIVES = frozenset(["say", "claim", "argue", "insist", "allege", "contend"])
_FEW_WORDS = frozenset(
    """nothing something anything so yes no little much goodbye hello thanks farewell""".split()  # noqa: SIM905
)
_FEWEST = 3
_FARTHEST = 20
_NEAR = 7
_NEVER_ALONE = frozenset(
    """go begin continue start finish conclude resume show find discover determine establish record read feel know see
    mean""".split()  # noqa: SIM905
)


def complement_of(frame: Frame, place: int, cue: Cue, group: Group) -> Complement | None:
    """First item of what is said after the cue, the letter of how it follows, the class, and to whom."""
    phrase = cue_phrases().get((cue.lemma, frame.low(place + 1)))
    if phrase and not any(first == place + 1 for first, _ in frame.times):
        kind, codes = phrase
        if kind == "none":
            return None
        if ("that" not in (frame.low(place + 1),) and frame.low(place + 1) != "to") or kind in (
            "call-on",
            "describe",
            "acknowledge",
            "reject",
            "agree",
        ):
            skip = place + 2 if frame.low(place + 1) not in ("to",) or "i" not in codes else place + 1
            return _after(frame, skip, Cue(cue.lemma, ((kind, codes),)), group)
    return _after(frame, place + 1, cue, group)


def _after(frame: Frame, place: int, cue: Cue, group: Group) -> Complement | None:
    quoted = cue.takes("q")
    clause = cue.takes("c")
    start = skip(frame, place)
    addressee = None
    person = cue.takes("r")
    if person and frame.letter(start) == "G" and frame.letter(start + 1) == "N":
        start += 1
    if person and frame.letter(start) in "NDHO":
        end = _addressee_end(frame, start)
        if end > start and _said_after(frame, end, cue):
            addressee = frame.stretch(start, end)
            start = skip(frame, end)
            quoted, clause = quoted or person, clause or person
    aside = aside_end(frame, start) if clause and cue.lemma in _SAYING else start
    start = max(start, aside)
    if cue.lemma == "ask" and addressee is None:
        asked = asked_after(frame, start)
        if asked:
            return asked[0], "w", cue.takes("w"), frame.stretch(start, asked[1])
    told = _plain_start(frame, start, quoted, clause, cue)
    if told is None:
        later = skip_phrases(frame, start)
        if later > start:
            told = _plain_start(frame, later, quoted, clause, cue, moved=True)
    if told is None and clause and frame.letter(start) in "IS-,(":
        told = that_later(frame, start, clause)
    if told is not None:
        return told[0], told[1], told[2], addressee
    if addressee is not None:
        bare = _zero(frame, start, cue, clause)
        return (*bare[:3], addressee) if bare else None
    return _with_somebody(frame, start, cue, group) or _zero(frame, start, cue, clause) or _noun(frame, start, cue)


def _addressee_end(frame: Frame, start: int) -> int:
    """Where the person spoken to ends: before the subject of what is said."""
    if frame.low(start) in ("that", "this") or frame.letters[start] == "O":
        return start + 1 if frame.letters[start] == "O" else start
    end = noun_phrase_after(frame, start)
    begins = [spot for spot in range(start + 1, end) if spot in frame.begins]
    return begins[0] if begins and set(frame.letters[end : end + 2]) & set("VXMF") else end


def _said_after(frame: Frame, place: int, cue: Cue) -> bool:
    """Whether something said follows the person spoken to."""
    spot = skip_phrases(frame, place)
    if (
        frame.letter(spot) in "Q:"
        or frame.low(spot) in ("that", *OPEN)
        or (frame.letter(spot) == "," and frame.letter(spot + 1) == "Q")
    ):
        return True
    return frame.letter(spot) in "DNHPF" and has_verb(frame, spot, content_end(frame, spot, "c"))


def _plain_start(
    frame: Frame, start: int, quoted: str, clause: str, cue: Cue, moved: bool = False
) -> tuple[int, str, str] | None:
    """Words in quotation marks, "that", a question word or "to" at a place."""
    letter, low = frame.letter(start), frame.low(start)
    if quoted and letter == "Q":
        return (start, "q", quoted) if _alone(frame, start) else (start, "c", quoted)
    if quoted and letter in ",:" and frame.letter(start + 1) == "Q":
        return start + 1, "q", quoted
    if quoted and letter in ",:" and frame.low(start + 1) == "that" and frame.letter(start + 2) == "Q":
        return start + 2, "c", quoted
    if low == "that" and frame.letter(start) in "SW" and clause:
        return start + 1, "c", clause
    if letter == "," and frame.low(start + 1) == "that" and clause:
        return start + 2, "c", clause
    if low in ("when", "where", "while") and any(place < start for place in frame.quotes):
        return None
    if low == "if" and not cue.takes("w"):
        return None
    if low in OPEN and (cue.takes("w") or clause) and has_verb(frame, start, len(frame.letters)):
        return start, "w", cue.takes("w") or clause
    if low in ("as", "in") or not cue.takes("i"):
        return None
    if letter == "T" and not moved:
        return None if frame.low(start + 1) in _SILENT and cue.takes("i") == "refuse" else (start, "i", cue.takes("i"))
    return None


def _alone(frame: Frame, place: int) -> bool:
    """Whether a quotation is all that is said: a mark or nothing follows it."""
    inner = frame.words[place].rstrip("\"'”’»")
    first = frame.words[place].lstrip("\"“„«'‘`")[:1]
    return first.isupper() or frame.letter(place + 1) in ".,;-" or inner[-1:] in (".", ",", "!", "?")


def _with_somebody(frame: Frame, start: int, cue: Cue, group: Group) -> Complement | None:
    """Somebody and "to" with a verb, "of" or "for"; something and "as"."""
    if frame.letter(start) not in "NDHOPQI" and frame.low(start) != "as" and not group.passive:
        return None
    end = start if group.passive and frame.letter(start) in "TI" else noun_phrase_after(frame, start)
    if cue.takes("o"):
        spot = end
        while spot < len(frame.letters) and frame.letters[spot] in "NDHOIA" and spot < end + 8:
            spot += 1
        if frame.letter(spot) == "T":
            return start, "o", cue.takes("o"), frame.stretch(start, end) if end > start else None
        if cue.takes("o") == "call-on" and frame.letter(end) == "I" and frame.low(end) == "for" and end > start:
            return start, "o", "call-on", frame.stretch(start, end)
    if cue.takes("p") and frame.low(end) in ("of", "for", "with"):
        return start, "p", cue.takes("p"), frame.stretch(start, end) if end > start else None
    if cue.takes("p"):
        for spot in range(start + 1, end):
            if frame.low(spot) in ("of", "for") and frame.letter(spot + 1) in "GNDH":
                return start, "p", cue.takes("p"), frame.stretch(start, spot)
    return _described(frame, start, end, cue, group)


def _described(frame: Frame, start: int, end: int, cue: Cue, group: Group) -> Complement | None:
    kind = cue.takes("a")
    if (
        cue.lemma == "call"
        and frame.letter(start - 1) != "I"
        and (frame.letters[start] in "NDHOQ" or frame.low(start) == "it")
    ):
        quoted = any(spot in frame.quotes for spot in range(start, _nominal_stop(frame, start, end)))
        named = frame.letters[start] == "O" and frame.letter(end) in "DN"
        relative = (
            any(frame.letters[spot] == "W" for spot in range(max(0, start - 7), start)) and frame.letters[start] == "D"
        )
        return (
            (start, "a", "describe", None)
            if quoted or named or relative or (frame.letter(end) == "D" and end > start)
            else None
        )
    if not kind:
        return None
    if frame.low(start) == "as":
        return start + 1, "a", kind, None
    spot = end
    while (
        spot < len(frame.letters)
        and spot < start + 14
        and frame.letters[spot] in "NDHOIAQC"
        and frame.low(spot) != "as"
    ):
        spot += 1
    if frame.low(spot) == "as" and frame.letter(spot + 1) in "NDHQGA" and not has_verb(frame, start, spot):
        return start, "a", kind, None
    if any(place in frame.quotes for place in range(start, end + 1)) and not cue.takes("n"):
        return start, "a", kind, None
    return None


def _after_relative(frame: Frame, place: int, end: int) -> int:
    """The item after the verb of a clause with "who": the verb of the clause around it comes later."""
    spot = place + 1
    while spot < end and frame.letters[spot] in "ANDHPZI":
        spot += 1
    verb = spot
    while spot < end and frame.letters[spot] in "VXMEBGAZT":
        spot += 1
    return spot if spot > verb and any(letter in "VXMF" for letter in frame.letters[spot:end]) else place


def _nominal_stop(frame: Frame, start: int, end: int) -> int:
    """How far nouns, phrases and appositions go on without a verb: "called the chief, Ana Brel, "driven""."""
    spot = max(start, end)
    while spot < min(len(frame.letters), start + _FARTHEST) and frame.letters[spot] in "NDHIOAQ,":
        if frame.letters[spot] == "," and frame.letter(spot + 1) not in "NDQ":
            break
        spot += 1
    return max(spot, min(len(frame.letters), end + 3))


def _zero(frame: Frame, start: int, cue: Cue, clause: str) -> Complement | None:
    """A clause without "that"."""
    if not clause or frame.letter(start) in ".,;:-)":
        return None
    if frame.letter(start) in "XMV" and cue.lemma in _IN_RELATIVES and _relative_before(frame, start):
        return start, "c", clause, None
    spots = [start]
    later = skip_phrases(frame, start)
    if later > start and frame.letter(later) in "DNHPF":
        spots.append(later)
    for spot in spots[::-1] if frame.low(start) in ("in", "on", "at", "during") else spots:
        if (frame.letter(spot) not in "DNHPFSIQG" and frame.low(spot) not in ("having", "being", "doing")) or (
            frame.letter(spot) == "S" and _circumstance(frame, spot)
        ):
            continue
        end = content_end(frame, spot, "c")
        bound = spot
        while bound < end and frame.letters[bound] not in "VXMF":
            if bound > spot and frame.letters[bound] == "W" and frame.low(bound) in ("who", "which"):
                after = _after_relative(frame, bound, end)
                if after > bound:
                    bound = after
                    continue
            if frame.letters[bound] == "I" and cue.takes("n") and frame.low(bound) != "of":
                break
            if frame.letters[bound] == "," and cue.lemma in _LOOSE:
                break
            if (
                frame.letters[bound] in "W"
                or (frame.letters[bound] == "S" and bound > spot)
                or (frame.letters[bound] == "C" and cue.takes("n"))
            ):
                break
            bound += 1
        quoted = any(place in frame.quotes for place in range(spot, end))
        if frame.letter(bound - 1) == "," and frame.letters[spot : bound - 1].count(",") == 0:
            continue  # ", Brel told the council, is dead": one comma parts no subject from its verb
        if bound < end and frame.letters[bound] in "VXMF" and (bound > spot or frame.letters[bound] == "F"):
            return spot, "c", clause, None
        if quoted and cue.takes("q") and not cue.takes("n") and frame.letters[spot] != "I":
            return spot, "c", clause, None
        if cue.lemma in _MANDATIVE and _subjunctive(frame, spot, end):
            return spot, "c", clause, None
        if frame.letters[spot] == "S" and frame.low(spot) == "if" and has_verb(frame, spot, end):
            return spot, "c", clause, None
        if cue.lemma in _SAYING and _may_be_clause(frame, spot, end):
            return spot, "c", clause, None
    return None


def _relative_before(frame: Frame, start: int) -> bool:
    """Whether "which" or "that" stands before the speaker: "the loss, which officials said was small"."""
    return (
        any(
            frame.letters[spot] == "W" or (frame.low(spot) == "that" and frame.letters[spot] == "S")
            for spot in range(max(0, start - _NEAR), start - 1)
        )
        and "," not in frame.letters[max(0, start - 3) : start]
    )


def _may_be_clause(frame: Frame, first: int, stop: int) -> bool:
    """Whether words after "said" may be a clause whose verb was not known as one: "said all members sign letters"."""
    if frame.low(first) in _FEW_WORDS or (frame.letters[first] in "IQ") or stop - first < _FEWEST:
        return False
    if frame.letters[first] == "P":
        return True
    for spot in range(first + 1, min(stop, first + 14)):
        low = frame.low(spot)
        if frame.letters[spot] == "N" and frame.letters[spot - 1] in "NAP" and frame.words[spot][0].islower():
            return is_base(low) or low.endswith(("s", "ed")) or spot == first + 1
    return False


def _circumstance(frame: Frame, place: int) -> bool:
    """Whether a conjunction begins when and how it was said, and not what was said."""
    said = any(spot < place for spot in frame.quotes)
    if frame.low(place) == "if":
        return "," not in frame.letters[place : content_end(frame, place, "c")]
    return frame.low(place) == "as" or (
        said and frame.low(place) in ("when", "while", "after", "before", "since", "once")
    )


def _subjunctive(frame: Frame, first: int, stop: int) -> bool:
    """Whether a name and a verb in its base form stand here: "insists Kesh abandon its plans"."""
    for spot in range(first + 1, min(stop - 1, first + 7)):
        if (
            frame.letters[spot] in "NX"
            and is_base(frame.low(spot))
            and frame.letters[spot - 1] == "N"
            and frame.letters[spot + 1] in "DHNTO"
        ):
            return frame.letters[spot + 1] != "N" or frame.words[spot - 1][0].isupper()
    return False


def _noun(frame: Frame, start: int, cue: Cue) -> Complement | None:
    """A noun or an "-ing" form as what is said."""
    kind = cue.takes("n")
    if not kind or cue.lemma in _NEVER_ALONE:
        return None
    if frame.letter(start) in "NDHOGQ" and not (
        frame.letter(start) == "O" and frame.low(start).endswith(("self", "selves"))
    ):
        return start, "n", kind, None
    return None
