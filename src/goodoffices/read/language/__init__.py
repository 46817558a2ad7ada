"""Language packs: what the layers of the reader must know of a language, as data."""

from __future__ import annotations

from importlib import import_module

from goodoffices.read.language.language import Language

__all__ = ["LANGUAGES", "Language", "add_language", "added_languages", "language_pack", "languages"]

LANGUAGES = {"en": "english", "tr": "turkish", "uk": "ukrainian", "ru": "russian"}
"""Languages with a pack of the house, by their code."""
_ADDED: dict[str, Language] = {}


def add_language(pack: Language) -> None:
    """Add a language for as long as the program runs.

    Parameters
    ----------
    pack : Language
        ``small_words`` tell its texts from others, ``people`` its offices and countries, ``cues`` its verbs of speech; a layer
        whose words are not given reads the language as it reads any that it does not know.

    Raises
    ------
    ValueError
        Of a code that has another pack already.

    Examples
    --------
    >>> add_language(Language("qaa", {"zim": ("MONTH", 1)}, decimal_comma=True))
    >>> language_pack("qaa").words["zim"]
    ('MONTH', 1)
    """
    if pack.code in LANGUAGES or _ADDED.get(pack.code, pack) != pack:
        raise ValueError(f"there is a pack of {pack.code}")
    _ADDED[pack.code] = pack


def added_languages() -> tuple[Language, ...]:
    """The packs that were added."""
    return tuple(_ADDED.values())


def languages() -> frozenset[str]:
    """The codes of all languages with a pack."""
    return frozenset(LANGUAGES) | frozenset(_ADDED)


def language_pack(code: str) -> Language:
    """The pack of a language; English where there is none.

    Parameters
    ----------
    code : str
        BCP 47; only the part before a hyphen counts.

    Examples
    --------
    >>> language_pack("en-GB").words["june"]
    ('MONTH', 6)
    """
    code = code.partition("-")[0].lower()
    if code in _ADDED:
        return _ADDED[code]
    name = LANGUAGES.get(code, "english")
    pack = getattr(import_module(f"goodoffices.read.language.{name}"), name.upper())
    assert isinstance(pack, Language)  # noqa: S101  (a pack of this house)
    return pack
