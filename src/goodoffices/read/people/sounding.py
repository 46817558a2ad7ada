"""The people of a case under names in another alphabet or in another case: "Хаканом Фіданом" is Hakan Fidan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from goodoffices.case import Person
from goodoffices.names import skeleton

__all__ = ["Sounds", "nominatives"]

_CASES = (
    ("ого", ("ий", "ый", "ой")), ("ому", ("ий", "ый")), ("им", ("ий",)), ("ым", ("ый",)), ("ім", ("ій",)), ("ої", ("а",)), ("ой", ("а", "ая")),
    ("ою", ("а",)), ("ую", ("ая",)), ("ові", ("", "о")), ("еві", ("ь", "й")), ("ом", ("", "о")), ("ем", ("ь", "й", "")), ("єм", ("й",)), ("ым", ("",)),
    ("им", ("",)), ("а", ("", "о")), ("у", ("", "о", "а")), ("я", ("ь", "й")), ("ю", ("ь", "й", "я")), ("е", ("", "а")), ("і", ("", "а")), ("и", ("а", "я")),
    ("ы", ("а",)),
)  # fmt: skip
_SHORTEST = 3
_GIVEN = 3


def nominatives(word: str) -> Iterator[str]:
    """The word itself, and what it may be in the first case, if it is Cyrillic.

    Examples
    --------
    >>> list(nominatives("Зеленського"))[:2]
    ['Зеленського', 'Зеленський']
    """
    yield word
    if "\u0400" <= word[:1] <= "\u04ff":
        for ending, plain in _CASES:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                yield from (word[: -len(ending)] + other for other in plain)


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    return str(skeleton(word))


class Sounds:
    """The people of a case by how their last names sound (:func:`goodoffices.names.skeleton`)."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.by_last: dict[str, list[tuple[str, Person]]] = {}
        for person in people:
            for name in (person.name, *(text for texts in person.spellings.values() for text in texts)):
                parts = name.split()
                if parts:
                    self.by_last.setdefault(_sound(parts[-1]), []).append((_sound(parts[0]), person))

    def find(self, parts: Sequence[str]) -> Person | None:
        """The one person whose name sounds like this one in any case."""
        if not parts:
            return None
        fit: dict[str, Person] = {}
        first = {_sound(form)[:_GIVEN] for form in nominatives(parts[0])}
        for last in nominatives(parts[-1]):
            for given, person in self.by_last.get(_sound(last), ()):
                if len(parts) == 1 or given[:_GIVEN] in first:
                    fit[person.id] = person
        return next(iter(fit.values())) if len(fit) == 1 else None
