"""Who is the subject of a verb, and how far a noun phrase goes, by the letters of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from goodoffices.read.speech.frame import Frame

__all__ = ["Group", "group_of", "noun_phrase_after", "subject_of"]


_NOMINAL = "NDH"
_FAR = 12
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their"])
_OCCASION = frozenset(
    """statement interview address speech post tweet message letter briefing conference video report email e-mail
    phone telephone communique communiqué press remarks comments televised television note""".split()  # noqa: SIM905
)
_SUBORDINATE = frozenset(["if", "unless", "whether"])


@dataclass(slots=True)
class Group:
    """A verb with its auxiliaries.

    Parameters
    ----------
    first : int
        The first item of it.
    passive, progressive, negated, infinitive : bool
    modal : bool
        It did not happen, or not yet.
    """

    first: int
    passive: bool = False
    negated: bool = False
    infinitive: bool = False
    modal: bool = False


_BE = frozenset(
    """is are was were be been being isn't aren't wasn't weren't am""".split()  # noqa: SIM905
)
_GOT = frozenset(["got", "get", "gets"])


def group_of(frame: Frame, verb: int) -> Group:
    """The verb at a place with the auxiliaries, adverbs and times before it."""
    place = verb - 1
    group = Group(verb)
    letter = frame.letter(verb)
    while place >= 0:
        mark, low = frame.letters[place], frame.low(place)
        if mark == "X":
            group.negated |= low.endswith("n't")
            group.passive |= letter == "E" and low in _BE
        elif mark == "M":
            group.modal = True
            group.negated |= low.endswith("n't") or low == "cannot"
        elif mark == "Z":
            group.negated = True
        elif mark == "T" and place == group.first - 1:
            group.infinitive = True
        elif mark == "F":
            group.first = place + 1
            group.modal |= low.endswith(("'ll", "'d"))
            # "he's said": has said; of who was said to do something "he is" would be written out.
            group.passive |= letter == "E" and low.endswith(("'re", "'m"))
            break
        elif mark != "A":
            break
        group.first = place
        place -= 1
    while group.first < verb and frame.letters[group.first] == "A":
        group.first += 1
    return group


def subject_of(frame: Frame, first: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb whose group begins at ``first``: its items, end exclusive."""
    place = first - 1
    while place >= 0 and frame.letters[place] == "A":
        place -= 1
    if frame.letter(place) == "I" and 0 < place < first - 1:
        place -= 1
    letter = frame.letter(place)
    if place < 0:
        return None
    if frame.ends_clause(place):
        return _across(frame, place)
    if letter == "W":
        return _antecedent(frame, place)
    if letter in "NHOPF" or (letter == "D" and frame.low(place) not in ("the", "a", "an")):
        found = _phrase_before(frame, place)
        return _owner_of_clause(frame, found[0]) or found if found and letter in "NHO" else found
    if letter in ",)-":
        return _across(frame, place)
    if letter == "C":
        return _shared(frame, place)
    return None


def _antecedent(frame: Frame, place: int) -> tuple[int, int] | None:
    """What "who" stands for."""
    if frame.low(place) not in ("who", "which", "that"):
        return (place, place + 1) if frame.low(place) in ("what", "whoever") else None
    before = place - 1
    if frame.letter(before) == ",":
        before -= 1
    return _phrase_before(frame, before) if frame.letter(before) in "NH)" else None


def _owner_of_clause(frame: Frame, begin: int) -> tuple[int, int] | None:
    """Who is meant where the noun before the verb ends a clause with "who": "officials who spoke with the paper said"."""
    verbs = False
    for spot in range(begin - 1, max(-1, begin - _FAR), -1):
        letter = frame.letters[spot]
        if letter == "W" and frame.low(spot) in ("who", "which", "that"):
            return _antecedent(frame, spot) if verbs and frame.letter(spot - 1) in "NH" else None
        if letter not in "VXMEGBTINDHA":
            return None
        verbs |= letter in "VX"
    return None


def _phrase_before(frame: Frame, last: int) -> tuple[int, int] | None:
    """The noun phrase that ends with an item, as far as its clause reaches."""
    letters = frame.letters
    if letters[last] in "PF":
        return last, last + 1
    begin = last
    while begin > 0 and (letters[begin - 1] not in ",;:.-(QSWVFMXPZ" + ")" or frame.low(begin - 1) == "nor"):
        if frame.low(begin - 1) == "nor" and _neither_before(frame, begin - 1):
            begin -= 1
            continue
        if letters[begin - 1] == "T" and "N" not in letters[max(0, begin - 4) : begin - 1]:
            break
        if letters[begin] == "D" and letters[begin - 1] == "N" and frame.low(begin) in _ARTICLES:
            break
        if letters[begin - 1] == "C" and not _joins_nouns(frame, begin - 1):
            break
        begin -= 1
    begin = _with_list(frame, begin, last)
    begin = _without_lead(frame, begin, last)
    if begin > last:
        return None
    return begin, _without_tail(frame, begin, last) + 1


def _with_list(frame: Frame, begin: int, last: int) -> int:
    """Where a phrase begins that ends with a list of names: "voters in Alabama, Georgia and Virginia"."""
    letters = frame.letters
    joined = any(
        letters[spot] == "C" and letters[spot - 1] == "N" and frame.words[spot - 1][0].isupper()
        for spot in range(begin + 1, last)
    )
    while (
        joined
        and begin > 1
        and letters[begin - 1] == ","
        and letters[begin - 2] == "N"
        and frame.words[begin - 2][0].isupper()
    ):
        head = begin - 2
        while head > 0 and letters[head - 1] in "NDHI":
            head -= 1
        if head > 0 and letters[head - 1] not in ",.:;CQ-S":
            return begin
        begin = head
    return begin


def _neither_before(frame: Frame, place: int) -> bool:
    """Whether "neither" stands before "nor" with one noun phrase between them."""
    for spot in range(place - 1, max(-1, place - _FAR), -1):
        if frame.low(spot) == "neither":
            return True
        if frame.letters[spot] not in "NDHIE":
            return False
    return False


def _joins_nouns(frame: Frame, place: int) -> bool:
    """Whether "and" stands between two nouns of one phrase."""
    if frame.letter(place - 1) not in "NH" or frame.low(place) in ("but", "yet"):
        return False
    back = place - 1
    while back >= 0 and frame.letters[back] in "NDHIGE":
        back -= 1
    return back < 0 or frame.letters[back] not in "VXMB"


def _without_lead(frame: Frame, begin: int, last: int) -> int:
    """Where the phrase begins without "In Kyiv", "After" and the like before it."""
    letters = frame.letters
    while begin <= last and letters[begin] in "ACSTGEO" + "I":
        if letters[begin] == "I" and frame.low(begin) != "of":
            # A phrase of place before the subject: "In Kyiv officials said".
            starts = [place for place in range(begin + 2, last + 1) if place in frame.begins or letters[place] == "D"]
            begin = starts[-1] if starts and "I" not in letters[starts[-1] : last] else begin + 1
        else:
            begin += 1
    return begin


def _without_tail(frame: Frame, begin: int, last: int) -> int:
    """The last item of the phrase without "in a statement" after it."""
    for place in range(begin + 1, last):
        if frame.letters[place] == "I" and frame.low(place) in ("in", "on", "at", "during", "via", "through"):
            inside = {frame.low(word) for word in range(place + 1, min(last + 1, place + 5))}
            if inside & _OCCASION:
                return place - 1
    return last


def _across(frame: Frame, place: int) -> tuple[int, int] | None:
    """The subject before what stands between commas, dashes or brackets."""
    letters = frame.letters
    begin = place
    while begin > 0 and letters[begin - 1] not in ";:.Q":
        begin -= 1
    bounds = [begin - 1] + [spot for spot in range(begin, place + 1) if letters[spot] in ",)-("]
    for left, right in pairwise(bounds):
        if right - left < 2:
            continue
        part = letters[left + 1 : right]
        lead = left + 1
        while lead < right and (letters[lead] in "AC" or frame.low(lead) == "as"):
            lead += 1
        if lead >= right or letters[lead] not in "NDHPF":
            continue
        verb = next((spot for spot in range(lead, right) if letters[spot] in "VXM" or letters[spot] == "F"), None)
        if verb is None:
            if part.strip("AC") and letters[right - 1] in "NHPO":
                found = _phrase_before(frame, right - 1)
                return (found[0], _apposition_end(frame, right, place)) if found else None
            continue
        return subject_of(frame, verb) if letters[verb] != "F" else (verb, verb + 1)
    return None


def _apposition_end(frame: Frame, comma: int, last: int) -> int:
    """Where a subject ends with what stands beside it: "the president, Ana Brel"."""
    following = frame.letters.find(",", comma + 1, last + 1)
    stop = following if following >= 0 else last
    part = frame.letters[comma + 1 : stop]
    return stop if part and set(part) <= set("NDH") and frame.letter(comma) == "," and stop == last else comma


def _shared(frame: Frame, place: int) -> tuple[int, int] | None:
    """The subject of the verb before "and"."""
    for spot in range(place - 1, -1, -1):
        if frame.letters[spot] in ";.:":
            return None
        if _reduced(frame, spot):
            continue
        if frame.letters[spot] in "V" or (frame.letters[spot] in "XM" and frame.letter(spot - 1) in "NPHW,)"):
            found = subject_of(frame, group_of(frame, spot).first)
            if (
                found
                and frame.letter(found[0] - 1) == "W"
                and frame.low(found[0] - 1) in ("who", "whom", "what", "how", "why")
            ):
                # "would not say whom Brel met but said": what is asked has a subject of its own.
                continue
            return found
    return None


def _reduced(frame: Frame, place: int) -> bool:
    """Whether a past form is a participle after its noun, as a verb stands before: "met relatives of people killed on"."""
    return (
        frame.letters[place] == "V"
        and frame.low(place).endswith("ed")
        and frame.letter(place - 1) == "N"
        and frame.letter(place + 1) in "IA"
        and any(letter in "VXM" for letter in frame.letters[max(0, place - _FAR) : place])
    )


def noun_phrase_after(frame: Frame, place: int) -> int:
    """Where the noun phrase that begins at a place ends (the item after it); the place itself where none begins."""
    letters = frame.letters
    spot = place
    seen = False
    if frame.letter(spot) in "OP":
        return spot + 1
    while spot < len(letters):
        letter = letters[spot]
        if letter == "N":
            if seen and spot in frame.begins and letters[spot - 1] != "I":
                break
            seen = True
        elif letter in "DH":
            if seen and letters[spot - 1] not in "IC":
                break
        elif (letter == "I" and seen and frame.low(spot) in ("of", "for") and frame.letter(spot + 1) in _NOMINAL) or (
            letter == "C" and seen and frame.low(spot) == "and" and _nominal_end(frame, spot + 1)
        ):
            pass
        else:
            break
        spot += 1
    return spot if seen else place


def _nominal_end(frame: Frame, place: int) -> bool:
    """Whether a noun follows "and" that is not the subject of a verb."""
    spot = place
    while frame.letter(spot) in _NOMINAL:
        spot += 1
    return spot > place and frame.letter(spot) not in "VXMF"
