"""Language packs: what the layers of the reader must know of a language, as data."""

from __future__ import annotations

from importlib import import_module

from goodoffices.read.language.language import Language

__all__ = ["LANGUAGES", "Language", "language_pack"]

LANGUAGES = {"en": "english", "tr": "turkish", "uk": "ukrainian", "ru": "russian"}
"""Languages with a pack, by their code."""


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
    name = LANGUAGES.get(code.partition("-")[0].lower(), "english")
    pack = getattr(import_module(f"goodoffices.read.language.{name}"), name.upper())
    assert isinstance(pack, Language)  # noqa: S101  (a pack of this house)
    return pack
