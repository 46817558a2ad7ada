"""The language of a text, by its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

from goodoffices.read.language import added_languages

__all__ = ["FUNCTION_WORDS", "language_of"]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OF = {
    "en": _words(
        """the of and to in a is that for on with as was were by at from be has have had it its he she they his her their we our
        are not but which who will would been this after said an or more when about into than also over before during
        between against while there both all no any if could should can may i you"""
    ),
    "tr": _words(
        """ve bir bu da de için ile olarak daha çok olan sonra kadar ancak gibi ise değil ama her göre ki o en var dedi
        etti oldu arasında karşı tarafından"""
    ),
    "uk": _words(
        """і й та в у на з до що не за про як від для це із зі його її їх було був була але під час після також який яка які
        щодо між ми вони він вона є або"""
    ),
    "ru": _words(
        """и в на с что не по за о об как от для это из его её ее их было был была но во время после также который которая
        которые между мы они он она или к со"""
    ),
    "fr": _words(
        "le la les de des du et en un une dans que qui pour sur avec est par au aux ne pas ce cette son sa ses a été"
    ),
    "de": _words(
        "der die das und in den von zu mit ist im des dem nicht ein eine auf für sich als auch es an werden aus er sie"
    ),
    "es": _words("el la los las de del y en un una que por con para se su es al lo como más no fue ha sus"),
}
FUNCTION_WORDS = frozenset().union(*_OF.values())
"""Small words of every language known here."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = (
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("el", "\u0370", "\u03ff"),
)
_LETTERS = {"tr": frozenset("ğışİ"), "uk": frozenset("іїєґ"), "ru": frozenset("ыэъё")}
_ENOUGH = 4
_LOOK = 20_000


def language_of(text: str) -> str:
    """The language that most small words of a text belong to, or empty.

    Only the first 20,000 code points are looked at. Arabic, Hebrew, Chinese and Greek are told by their script alone.

    Examples
    --------
    >>> language_of("The talks will begin at seven in the evening, and they will be chaired by the host.")
    'en'
    """
    words = Counter(match.group().lower() for match in _WORD.finditer(text[:_LOOK]))
    listed = _OF | {pack.code: pack.small_words for pack in added_languages() if pack.small_words}
    scores = {code: sum(words[word] for word in small) for code, small in listed.items()}
    # A letter of its own tells more than a small word that others have too ("на"); names say nothing.
    own = [match.group() for match in _WORD.finditer(text[:_LOOK]) if match.group()[0].islower()]
    for code, letters in _LETTERS.items():
        scores[code] += sum(not letters.isdisjoint(word) for word in own)
    best = max(scores, key=lambda code: scores[code])
    if scores[best] >= _ENOUGH:
        return best
    written = [char for char in text[:2000] if char.isalpha()]
    for code, first, last in _SCRIPTS:
        if written and sum(first <= char <= last for char in written) > len(written) / 2:
            return code
    return ""
