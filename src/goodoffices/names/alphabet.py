"""Alphabetical order by the alphabet of a conference's language.

Delegations are seated by the alphabet of the language that the conference has chosen, in which *Ç* may come after *C*
as a letter of its own (Turkish) or be no more than a *C* with a mark (English). Only the alphabets are kept here, not
the finer rules of the Unicode Collation Algorithm, which decide nothing between names of states.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

__all__ = ["alphabetical"]

_ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
}


def alphabetical(language: str) -> Callable[[str], tuple[tuple[int, str], ...]]:
    """A key for ``sorted`` by the alphabet of a language (BCP 47 tag).

    Letters that are not of that alphabet are taken without their marks; those of other scripts come after it, in
    the order of Unicode. A language whose alphabet is not kept here is sorted like English.

    Examples
    --------
    >>> sorted(["Dağ", "Çin", "Cuma"], key=alphabetical("tr"))
    ['Cuma', 'Çin', 'Dağ']
    >>> sorted(["Dağ", "Çin", "Cuma"], key=alphabetical("en"))
    ['Çin', 'Cuma', 'Dağ']
    """
    base = language.split("-", 1)[0]
    alphabet = _ALPHABETS.get(base, _ALPHABETS["en"])
    place = {letter: number for number, letter in enumerate(alphabet)}

    def key(name: str) -> tuple[tuple[int, str], ...]:
        return tuple(_rank(letter, place) for letter in _lower(name, base) if letter.isalnum())

    return key


def _lower(name: str, language: str) -> str:
    text = unicodedata.normalize("NFC", name)
    if language in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def _rank(letter: str, place: dict[str, int]) -> tuple[int, str]:
    if letter in place:
        return place[letter], ""
    bare = unicodedata.normalize("NFD", letter)[0]
    return (place[bare], "") if bare in place else (len(place) + ord(letter), letter)
