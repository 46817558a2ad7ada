"""Names that are of one person, joined; the people of the case known among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goodoffices.case import Case, Person
from goodoffices.read.document import Span
from goodoffices.read.people.holding import Held
from goodoffices.read.people.lexicon import Lexicon, slug
from goodoffices.read.people.marking import FORMS
from goodoffices.read.people.naming import ENOUGH, Found
from goodoffices.read.people.sounding import Sounds
from goodoffices.read.people.spelling import keys_of, same_person
from goodoffices.read.people.words import Line

__all__ = ["Known", "Naming", "join_names"]

_GENDERED = {
    "spokesman": "m", "spokeswoman": "f", "chairman": "m", "chairwoman": "f", "king": "m", "queen": "f", "prince": "m", "princess": "f",
    "congressman": "m", "congresswoman": "f", "businessman": "m", "businesswoman": "f", "actress": "f", "father": "m", "emir": "m",
    "sultan": "m", "sheikh": "m", "pope": "m", "ombudswoman": "f", "councilwoman": "f", "duke": "m", "duchess": "f", "imam": "m",
}  # fmt: skip
_FIRM = 4
# A headline in capitals, or a list without commas, is a run of thousands of words; a name is at its end.
_LONGEST = 8
_KEPT = 60
_FEMALE_END = ("ova", "eva", "skaya", "ska", "ová", "aya")


@dataclass(slots=True)
class Naming:
    """One mention of a person by name.

    Parameters
    ----------
    line : Line
    span, head : Span
        With its office, and the name alone.
    first : int
        Word of the line at which the name begins.
    stop : int
        Word after its last.
    offices : list of Held
    """

    line: Line
    span: Span
    head: Span
    first: int
    stop: int
    offices: list[Held]


@dataclass(slots=True)
class Known:
    """A person as far as the text has told.

    Parameters
    ----------
    id, name : str
    keys : tuple of str
        Of the fullest form of the name.
    gender : str
    case : Person or None
    namings : list of Naming
    reason : str
    firm : bool
        Whether an office, a given name or the case vouches for it: then any word of the name stands for the person.
    """

    id: str
    name: str
    keys: tuple[str, ...]
    gender: str = ""
    case: Person | None = None
    namings: list[Naming] = field(default_factory=list)
    reason: str = ""
    firm: bool = False


class _Register:
    """The people met so far, by the words of their names."""

    def __init__(self, lists: Lexicon, case: Case | None) -> None:
        self.lists = lists
        self.people: list[Known] = []
        self.by_key: dict[str, list[Known]] = {}
        self.ids: set[str] = set(case.people) | set(case.parties) if case else set()
        self.case: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
        declined = lists.genitive or lists.suffixed
        self.sounds = Sounds(tuple(case.people.values()) if case and declined else ())
        for person in case.people.values() if case else ():
            for name in (person.name, *(text for texts in person.spellings.values() for text in texts)):
                keys = keys_of([part for part in name.split() if part.lower() not in FORMS])
                self.case.setdefault(keys[-1], []).append((keys, person))

    def find(self, keys: tuple[str, ...], gender: str = "") -> Known | None:
        """The person of that name: for one word the last name first, and of several the one named first in the text.

        A surname alone is that of the chief person; the others who bear it are written in full.
        """
        if len(keys) == 1:
            met = self.by_key.get(keys[0], [])[-_KEPT:]
            last = [known for known in met if known.keys[-1] == keys[0]]
            fit = last or [known for known in met if known.firm]
            if gender and len(fit) > 1:
                fit = [known for known in fit if _given_gender(known, self.lists) in {gender, ""}]
            return min(fit, key=lambda known: known.namings[0].head.start, default=None)
        for key in (keys[-1], keys[0]):
            for known in self.by_key.get(key, [])[-_KEPT:]:
                if len(known.keys) == 1:
                    if known.keys[0] == keys[-1]:
                        return known
                elif same_person(known.keys, keys):
                    return known
        return None

    def of_case(self, keys: tuple[str, ...], parts: Sequence[str]) -> Person | None:
        """The person of the case with that name; by the last name alone where only one has it; else by its sound."""
        listed = self.case.get(keys[-1], [])
        if len(keys) == 1:
            people = {person.id: person for _, person in listed}
            found = next(iter(people.values())) if len(people) == 1 else None
        else:
            found = next((person for known, person in listed if same_person(known, keys)), None)
        return found or self.sounds.find(parts)

    def add(self, found: Found, keys: tuple[str, ...], person: Person | None) -> Known:
        name = " ".join(found.parts)
        firm = person is not None or found.score >= _FIRM
        known = Known("", name, keys, case=person, reason="; ".join(found.why), firm=firm)
        if person:
            known.id, known.name = person.id, person.name
            known.reason = "a person of the case"
            for other in self.people:
                if other.case is person:
                    return other
        else:
            base = slug(name) or "person"
            number, known.id = 1, base
            while known.id in self.ids:
                number += 1
                known.id = f"{base}-{number}"
        self.ids.add(known.id)
        self.people.append(known)
        self.note(known, keys)
        return known

    def note(self, known: Known, keys: tuple[str, ...]) -> None:
        for key in keys:
            listed = self.by_key.setdefault(key, [])
            if known not in listed[-_KEPT:]:
                listed.append(known)


def join_names(found: Iterable[Found], lists: Lexicon, case: Case | None) -> list[Known]:
    """The people of a document, each with all mentions by name.

    Full names first make their people, in the order of the text; then single words find theirs. Headlines, which may
    stand before the first full name, find theirs too.
    """
    register = _Register(lists, case)
    listed = list(found)
    _trim(listed)
    full = {id(one) for one in listed if one.stop - one.first > 1 and one.score >= ENOUGH}
    ordered = (one for one in listed if id(one) in full and not _is_alias(one))
    for one in sorted(ordered, key=lambda one: (one.line.shouted, one.score < _FIRM, one.start)):
        _place(one, keys_of(one.parts), register)
    for one in listed:
        if id(one) not in full and not _is_alias(one):
            _place_rest(one, register)
    for before, one in pairwise(listed):
        if _is_alias(one) and before.line is one.line:
            _place_alias(before, one, register)
    for known in register.people:
        known.namings.sort(key=lambda naming: naming.head.start)
        known.gender = known.gender or _gender(known, lists)
    return register.people


def _trim(found: Iterable[Found]) -> None:
    """Cut what follows a name that stands elsewhere by itself: "Andy Warhol Polaroid"."""
    listed = list(found)
    pairs = {tuple(one.parts) for one in listed if one.stop - one.first == 2 and one.score >= _FIRM}
    for one in listed:
        if one.stop - one.first > 2 and tuple(one.parts[:2]) in pairs and one.line.words[one.first + 2].kind == "N":
            one.stop = one.first + 2


def _place(one: Found, keys: tuple[str, ...], register: _Register) -> None:
    known = register.find(keys)
    if known is None and one.score < _FIRM:
        # "Warhol Polaroid", where Andy Warhol is spoken of.
        first = register.find(keys[:1])
        if first and first.firm and first.keys[-1] == keys[0] and len(first.keys) > 1:
            one.stop = one.first + 1
            _record(first, one)
            return
    if known is None:
        known = register.add(one, keys, register.of_case(keys, one.parts))
    elif len(keys) > len(known.keys):
        register.note(known, keys)
        known.keys = keys
        known.name = known.case.name if known.case else " ".join(one.parts)
    _record(known, one)


def _is_alias(one: Found) -> bool:
    """Whether the words say another name of somebody: "known as Hemedti"."""
    words = one.line.words
    before = [word.low for word in words[max(0, one.first - 2) : one.first]]
    return before == ["known", "as"] or before[-1:] in (["alias"], ["nicknamed"], ["dubbed"])


def _place_alias(before: Found, one: Found, register: _Register) -> None:
    known = register.find(keys_of(before.parts))
    if known:
        register.note(known, keys_of(one.parts))
        _record(known, one)


def _place_rest(one: Found, register: _Register) -> None:
    """A single word, or words with too few points: somebody known, or with points enough somebody new."""
    words = one.line.words
    after = words[one.stop] if one.stop < len(words) else None
    if (
        after
        and after.cap
        and after.kind == "I"
        and after.low not in {"administration", "government"}
        and not words[one.stop - 1].possessive
        and not one.line.shouted
    ):
        return
    if one.score < ENOUGH:
        one.first = max(one.first, one.stop - _LONGEST)
    while True:
        keys = keys_of(one.parts)
        known = register.find(keys, _form_gender(one))
        if known is None and (len(keys) > 1 or one.score >= 1):
            person = register.of_case(keys, one.parts)
            known = register.add(one, keys, person) if person else None
        if known:
            _record(known, one)
            return
        if one.stop - one.first < 2 or one.score >= ENOUGH:
            break
        one.first += 1
    if one.score >= ENOUGH and not one.line.shouted:
        _record(register.add(one, keys_of(one.parts), None), one)


def _form_gender(one: Found) -> str:
    """What "Mr." or "Mrs." before a name tells."""
    if one.before is None or one.before.how != "form":
        return ""
    return FORMS.get(one.line.words[one.before.head].low, "")


def _given_gender(known: Known, lists: Lexicon) -> str:
    """What the given name tells."""
    told = lists.genders.get(known.name.split()[0].lower(), "")
    return told if told in {"m", "f"} else ""


def _record(known: Known, one: Found) -> None:
    starts = [held for held in one.offices if held.first < one.first and not held.comma]
    words = one.line.words
    start = words[min((held.first for held in starts), default=one.first)].start
    if starts and words[starts[0].first].start > one.start:
        start = one.start
    # An office shared by two names ("Presidents A and B") lies before the first of them only.
    if starts and any(word.kind == "a" for word in words[starts[0].stop : one.first]):
        start = one.start
    known.namings.append(
        Naming(one.line, Span(start, one.end), Span(one.start, one.end), one.first, one.stop, one.offices)
    )


def _gender(known: Known, lists: Lexicon) -> str:
    told: Mapping[str, str] = lists.genders
    for naming in known.namings:
        words = naming.line.words
        for held in naming.offices:
            for word in words[held.first : held.stop]:
                if FORMS.get(word.low) or _GENDERED.get(word.low):
                    return FORMS.get(word.low) or _GENDERED[word.low]
    parts = known.name.split()
    for part in parts[:2] if len(parts) > 1 else ():
        gender = told.get(part.lower().rstrip("."), "")
        if gender in {"m", "f"}:
            return gender
    return "f" if len(parts) > 1 and parts[-1].lower().endswith(_FEMALE_END) else ""
