"""Which capitalised words are names of people, by what stands in them and beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from goodoffices.read.people.holding import Held, offices_after, offices_before
from goodoffices.read.people.lexicon import Lexicon
from goodoffices.read.people.words import Line

__all__ = ["ENOUGH", "Found", "find_all", "find_names"]

ENOUGH = 2
"""The points from which words are taken for the name of a person."""

_NAME = re.compile(r"N(?:p*N)*")
_LOCATIVE = frozenset("in at near outside across inside around".split())  # noqa: SIM905
_KIN = frozenset(
    [
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "husband",
        "father",
        "mother",
        "cousin",
        "nephew",
        "niece",
        "uncle",
        "widow",
        "grandson",
    ]
)
_LONGEST = 5
_OF_FIRMS = frozenset(
    """inc inc. corp corp. co co. ltd ltd. plc ag sa gmbh llc bros bros. open exchange prix slam zeitung pharmaceuticals airlines
    cup series classic masters championship championships times post herald journal tribune news gazette airport""".split()  # noqa: SIM905
)
_THINGS_AFTER = frozenset(
    """newspaper newspapers daily magazine tabloid stock shares palace side album film movie novel tournament brand airport
    bonds archdiocese diocese""".split()  # noqa: SIM905
)
_PARTED = frozenset(["korea", "ireland", "macedonia", "sudan", "africa", "america", "carolina", "dakota", "virginia"])
_QUARTERS = frozenset(["n", "s", "e", "w"])
_COMMON = re.compile(
    r"(?:tions?|sions?|eries|ment|ness|ity|ware|soft|ics|ism|ology|graphy|orer|cher|ency|ance|busters|users|ests|hood|ship)\Z"
)
_INNER = re.compile(r"\A(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’]).*[a-z][A-Z]")
_SURNAME = re.compile(
    r"(?:ov|ova|ev|eva|sky|skyy|skyi|skiy|ski|skaya|ska|enko|chuk|uk|yan|ian|dze|shvili|vić|vic|ić|oğlu|oglu|sson|sen|"
    r"escu|opoulos|akis|idis|zadeh|nejad|pour|ullah|uddin|ez)\Z"
)


@dataclass(slots=True)
class Found:
    """Words that may be the name of a person.

    Parameters
    ----------
    line : Line
    first, stop : int
        Words of the line, ``stop`` exclusive.
    score : int
        Points for and against a person.
    why : list of str
    before, after, between : Held or None
        The office that stands before the name, after it, and before it with a comma.
    """

    line: Line
    first: int
    stop: int
    score: int = 0
    why: list[str] = field(default_factory=list)
    before: Held | None = None
    after: Held | None = None

    @property
    def parts(self) -> list[str]:
        """The words of the name."""
        return [word.text for word in self.line.words[self.first : self.stop]]

    @property
    def start(self) -> int:
        """First code point of the name."""
        return self.line.words[self.first].start

    @property
    def end(self) -> int:
        """Code point after the last of the name."""
        return self.line.words[self.stop - 1].end

    @property
    def offices(self) -> list[Held]:
        """The offices beside the name, in the order of the text."""
        return [held for held in (self.before, self.after) if held]

    def note(self, points: int, why: str) -> None:
        """Add points for a reason."""
        self.score += points
        if points > 0:
            self.why.append(why)


def find_all(lines: Sequence[Line], lists: Lexicon) -> list[Found]:
    """The same for every sentence of a document, with what only the whole document tells.

    A town that is the last name of somebody ("Valeska Paris") is a name wherever no "in" stands before it; a given name
    that stands alone more than once is somebody's.
    """
    by_line = [find_names(line, line.lists or lists) for line in lines]
    towns = {
        name.line.words[name.stop - 1].text
        for names in by_line
        for name in names
        if name.score >= ENOUGH and name.stop - name.first > 1 and name.line.words[name.stop - 1].known
    }
    for place, line in enumerate(lines) if towns else ():
        again = False
        for number, word in enumerate(line.words):
            free = number == 0 or line.words[number - 1].low not in _LOCATIVE
            if word.kind == "L" and word.text in towns and word.reach == 1 and free:
                word.kind, again = "N", True
        if again:
            by_line[place] = find_names(line, line.lists or lists)
    found = [name for names in by_line for name in names]
    alone = Counter(name.parts[0] for name in found if name.stop - name.first == 1 and name.score == 1)
    for name in found:
        single = name.stop - name.first == 1 and name.score == 1 and alone[name.parts[0]] > 1
        if single and name.line.words[name.first].low in lists.genders:
            name.note(1, "stands alone more than once")
    return found


def find_names(line: Line, lists: Lexicon) -> list[Found]:
    """The words of a sentence that may be names of people, with the offices beside them and their points."""
    kinds = "".join(word.kind for word in line.words)
    names = [Found(line, first, stop) for first, stop in _runs(line, kinds)]
    if not names:
        return names
    spans = [(name.first, name.stop) for name in names]
    direct = offices_before(line, kinds, spans, lists.genitive)
    for name, held in zip(names, direct, strict=True):
        name.before = held if held and not held.comma else None
    after = offices_after(line, kinds, spans, direct, lists)
    taken = {number for held in after if held for number in range(held.first, held.stop)}
    for name, held, later in zip(names, direct, after, strict=True):
        name.after = later
        if held and held.comma and later is None and taken.isdisjoint(range(held.first, held.stop)):
            name.before = held
    for name in names:
        _weigh(name, lists)
    return names


def _runs(line: Line, kinds: str) -> list[tuple[int, int]]:
    found = []
    for match in _NAME.finditer(kinds):
        first = match.start()
        for number in range(match.start(), match.end()):
            if line.words[number].possessive and number + 1 < match.end():
                found.append((first, number + 1))
                first = number + 1
        found.append((first, match.end()))
    return [(first, stop) for first, stop in found if kinds[first] == "N"]


def _weigh(name: Found, lists: Lexicon) -> None:
    words = name.line.words
    own = words[name.first : name.stop]
    first = own[0]
    length = len(own)
    if name.before:
        name.note(4, "an office or rank before the name")
    if name.after:
        name.note(3, "an office after the name")
    if first.low in lists.genders:
        name.note(2 if length > 1 else 1, "a given name")
    elif length > 1 and any(word.low in lists.genders for word in own[1:]):
        name.note(1, "a given name")
    if length > 1 and not name.line.shouted:
        name.note(2, "words that begin like a name")
    if len(first.text.rstrip(".")) == 1 and length > 1:
        name.note(1, "an initial")
    if length > _LONGEST:
        name.note(-2, "")
    if _SURNAME.search(own[-1].low) and len(own[-1].low) > 4:
        name.note(1, "an ending of family names")
    before = words[name.first - 1] if name.first else None
    after = words[name.stop] if name.stop < len(words) else None
    if not name.before:
        _weigh_things(name)
    if after and not after.mark and after.low in lists.speech:
        name.note(1, "does what people do")
    if before and not before.mark and before.low in {"said", "says", "told"}:
        name.note(1, "does what people do")
    if not name.offices and first.low not in lists.genders:
        if any(_COMMON.search(word.low) for word in own):
            name.note(-1, "")
        shouts = [word for word in own if word.text.isupper() and len(word.text) > 2 and "." not in word.text]
        last = length > 1 and own[-1].text.isupper() and len(own[-1].text) < 5
        if any(_INNER.search(word.text) for word in own) or ((shouts or last) and not name.line.shouted):
            name.note(-3, "")
    if length == 1 and first.text.isupper() and 1 < len(first.text) <= 6:
        name.note(-4, "")
    if before and not name.before:
        _weigh_before(name, lists)
    if after and not own[-1].possessive and not after.mark:
        if (after.low in lists.geographic or after.low in lists.institution) and after.low not in lists.heads:
            name.note(-5 if after.cap else -4, "")
        elif after.cap and after.kind in "IL" and after.low not in lists.speech:
            name.note(-2, "")
        elif after.text[:1].isdigit():
            name.note(-3, "")


def _weigh_things(name: Found) -> None:
    """Points against a person: a firm, a contest, a paper, "N. Korea"."""
    words = name.line.words
    own = words[name.first : name.stop]
    after = words[name.stop] if name.stop < len(words) else None
    if own[-1].low in _OF_FIRMS or (after and (after.low in _THINGS_AFTER or after.text == "&")):
        name.note(-4, "")
    elif len(own) == 2 and own[0].low.rstrip(".") in _QUARTERS and (own[-1].known or own[-1].low in _PARTED):
        name.note(-5, "")


def _weigh_before(name: Found, lists: Lexicon) -> None:
    words = name.line.words
    before = words[name.first - 1]
    if before.low in _KIN and name.first > 1 and words[name.first - 2].possessive:
        name.note(2, "kin of somebody")
    elif before.low == "the":
        name.note(-4, "")
    elif before.low in {"a", "an"}:
        name.note(-3, "")
    elif before.low in _LOCATIVE:
        name.note(-2 if words[name.first].low in lists.genders else -3, "")
    elif (before.kind == "I" and before.cap and not before.possessive) or (
        before.low == "of" and name.first > 1 and words[name.first - 2].kind == "I"
    ):
        name.note(-3, "")
    elif before.text in {"-", "–"} and before.start and name.first > 1 and words[name.first - 2].end == before.start:
        name.note(-2, "")
