"""The words of a sentence, each with what the lists know about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.read.document import Span
from goodoffices.read.people.lexicon import Known, Lexicon

__all__ = ["PARTICLES", "Line", "Word", "words_of"]

_WORD = re.compile(
    r"(?P<number>\d[\d.,:/]*\d|\d)|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_][\w\u0300-\u036f]*(?:['’-][^\W_]\w*)*\.?(?:(?<=s)['’](?=\s))?)|(?P<mark>[^\w\s])"
)
_POSSESSIVE = re.compile(r"(?:['’][sS]|(?<=s)['’])\Z")
_SUFFIX = re.compile(r"(?<=\w{3})['’][a-zçğıöşüâ]+\Z")
_PREFIXED = re.compile(r"\A(?:al|el|ad|an|ar|as|ash|at|az|ibn|bin|abu|d|l|de|o)[-'’](?=[A-ZÀ-ÞİŞĞÇ])")
_SHORT = frozenset(
    """mr mrs ms mx dr prof gen maj col lt capt cmdr adm brig sgt cpl pvt rep sen gov rev fr st hon jr sr messrs pres
    amb lieut insp supt det pm sayın""".split()  # noqa: SIM905
)
PARTICLES = frozenset(
    """de del della di da dos das do du la le von van der den ter ten zu zur bin bint ibn abu ben al el ul-haq y ould
    af av""".split()  # noqa: SIM905
)
"""Small words inside names of people."""


@dataclass(slots=True)
class Word:
    """One word or mark.

    Parameters
    ----------
    start, end : int
        Code points of the text, without a possessive ending.
    text, low : str
        Without a possessive ending; and in lower case, without a closing dot.
    mark : bool
        Whether it is no word.
    cap : bool
        Whether it begins like a name.
    possessive : bool
    known : Known or None
        Where a name of the lists begins here.
    reach : int
        How many words that name has.
    kind : str
        One letter, given later: what part it may play in an office or a name.
    """

    start: int
    end: int
    text: str
    low: str
    mark: bool = False
    cap: bool = False
    possessive: bool = False
    known: Known | None = None
    reach: int = 0
    kind: str = "x"


@dataclass(slots=True)
class Line:
    """The words of one sentence.

    Parameters
    ----------
    words : list of Word
    span : Span
    block : str
        Kind of its block.
    shouted : bool
        Whether capitals say nothing in it: a headline with every word in capitals or capitalised.
    number : int
        Which sentence of the document.
    paragraph : int
        Which block of the document.
    lists : Lexicon or None
        Of its language, where that is not the document's.
    """

    words: list[Word]
    span: Span
    block: str
    shouted: bool
    number: int
    paragraph: int = 0
    lists: Lexicon | None = None


def words_of(text: str, span: Span, lists: Lexicon) -> list[Word]:
    """The words and marks of a stretch of text, with the names of the lists marked."""
    found: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        written = match.group()
        if match.lastgroup != "word":
            found.append(Word(start, end, written, written, mark=match.lastgroup == "mark"))
            continue
        found.extend(_split(written, start, end, lists))
    _mark_known(found, lists)
    return found


def _split(written: str, start: int, end: int, lists: Lexicon) -> list[Word]:
    dotted: list[Word] = []
    if written.endswith(".") and written.count(".") == 1:
        bare = written[:-1]
        if not (bare.lower() in _SHORT or (len(bare) == 1 and bare.isupper())):
            dotted = [Word(end - 1, end, ".", ".", mark=True)]
            written, end = bare, end - 1
    if lists.suffixed and written not in lists.names:
        bare = _SUFFIX.sub("", written)
        written, end = bare, end - (len(written) - len(bare))
    ending = _POSSESSIVE.search(written)
    if ending and len(written) > len(ending.group()) + 1:
        written, end = written[: ending.start()], end - len(ending.group())
    if "-" in written and written[0].isupper():
        parts = written.split("-")
        if len(parts) == 2 and parts[0] in lists.names and parts[1] in lists.names and written not in lists.names:
            middle = start + len(parts[0])
            first = Word(start, middle, parts[0], parts[0].lower(), cap=True)
            second = Word(middle + 1, end, parts[1], parts[1].lower(), cap=True, possessive=bool(ending))
            return [first, Word(middle, middle + 1, "-", "-", mark=True), second, *dotted]
    cap = written[0].isupper() or bool(_PREFIXED.match(written))
    return [
        Word(
            start, end, written, written.lower().rstrip(".").replace("i\u0307", "i"), cap=cap, possessive=bool(ending)
        ),
        *dotted,
    ]


def _mark_known(found: list[Word], lists: Lexicon) -> None:
    number = 0
    while number < len(found):
        word = found[number]
        reach = 0
        if not word.mark:
            for words, known in lists.names.get(word.text, ()):
                if len(words) == 1 or all(
                    number + step < len(found) and found[number + step].text == wanted
                    for step, wanted in enumerate(words)
                ):
                    word.known, word.reach = known, len(words)
                    reach = len(words)
                    break
        number += max(1, reach)
