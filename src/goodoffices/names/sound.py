"""A word of a name as it sounds, the same whatever the alphabet or romanisation it is written in.

The *skeleton* joins what the usual romanisations of one Ukrainian or Russian word do with it: KMU 55 (2010), ICAO
Doc 9303, BGN/PCGN, ISO 9, and French, German, Polish and Turkish press spellings. It merges г ґ х g h, и і ї ы й y, е є ё э,
drops soft signs, apostrophes and doubled letters, and keeps one capital for each of ж (``Z``), ш (``S``), ч (``C``) and
ц (``T``). The *coarse* form goes further, for finding candidates only: consonants, with all hissing ones alike.

Arabic and Persian letters are read as consonants, since the script leaves the short vowels out. Other scripts are first
written in Latin letters (:mod:`goodoffices.names.romanise`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from goodoffices.names.letters import one_alphabet
from goodoffices.names.romanise import romanised

__all__ = ["coarse", "habit", "skeleton", "words_of"]

_CYRILLIC = str.maketrans(
    dict(zip("абвгґдеєёжзиіїйклмнопрстуўфхцшъыьэ", "abvhhdeeeZziiiiklmnoprstuufhTS\0i\0e", strict=True))
    | {"ч": "C", "щ": "SC", "ю": "iu", "я": "ia", "ђ": "d", "ј": "i", "љ": "l", "њ": "n", "ћ": "C", "џ": "Z"}
    | {"қ": "k", "ғ": "h", "ҳ": "h", "ү": "u", "ұ": "u", "ө": "o", "ә": "a", "ң": "n", "ҷ": "Z", "ӣ": "i", "ӯ": "u"}
)
_ARABIC = str.maketrans(
    dict(
        zip(
            "ابپتثجچحخدذرزژسشصضطظعغفقكکگلمنهوؤيیىئةءآأإٱ", "abptsZChhdzrzZsSsdtz\0hfkkkhlmnhvviiii\0\0aaaa", strict=True
        )
    )
)
_MARKED = str.maketrans(
    {"ş": "S", "š": "S", "ș": "S", "ś": "s", "ç": "C", "č": "C", "ć": "C", "ž": "Z", "ż": "Z", "ź": "z", "ğ": "h",
     "ł": "l", "đ": "d", "ø": "o", "ß": "s", "ı": "i", "æ": "e", "œ": "e", "þ": "t", "ð": "d", "ñ": "n", "ə": "a"}
)  # fmt: skip
_COMMON = (
    ("shch", "SC"), ("zgh", "z\1"), ("zh", "Z"), ("kh", "h"), ("gh", "h"), ("sh", "S"), ("ph", "f"), ("th", "t"),
    ("ts", "T"), ("tz", "T"), ("ck", "k"), ("dj", "Z"), ("dzh", "Z"), ("qu", "k"), ("x", "ks"), ("w", "v"), ("q", "k"),
)  # fmt: skip
_HABITS = {
    "fr": (("chtch", "SC"), ("tch", "C"), ("ch", "S"), ("ou", "u"), ("gu", "g"), ("j", "Z")),
    "de": (("schtsch", "SC"), ("tsch", "C"), ("sch", "S"), ("ch", "h")),
    "pl": (("szcz", "SC"), ("sz", "S"), ("cz", "C"), ("rz", "r"), ("ch", "h")),
    "tr": (("j", "Z"),),
    "": (("tsch", "C"), ("tch", "C"), ("sch", "S"), ("cz", "C"), ("sz", "S"), ("ch", "C")),
}
_HABIT_SIGNS = (
    ("tr", re.compile("[şçığ]")),
    ("pl", re.compile("szcz|cz|sz|[łżźńę]")),
    ("de", re.compile("tsch|sch(?!ch)")),
    ("fr", re.compile("tch|ou")),
)
# The vowels of Indic and South-East Asian scripts, and the points of Hebrew and Arabic, are marks and no letters.
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0900-\u0963\u0970-\u0dff\u0e00-\u0e4e\u0f00-\u0fbc\u1000-\u103f\u1780-\u17d2])"
_WORD = re.compile(_LETTER + r"+(?:['’ʼ`´ʹ\"ʺ“”″][^\W\d_]*)*", re.UNICODE)
_MARKS = re.compile("['’ʼ`´ʹ\"ʺ“”″·.]")
_HISSING = str.maketrans("SCZTzfwj", "ssssssvi")


def words_of(name: str) -> list[str]:
    """The words of a name as written; hyphens and points part words, apostrophes do not.

    Examples
    --------
    >>> words_of("Лук'яненко, Івано-Петро О.")
    ["Лук'яненко", 'Івано', 'Петро', 'О']
    """
    return _WORD.findall(unicodedata.normalize("NFC", name))


def habit(name: str) -> str:
    """Whose spelling a Latin name looks like: ``fr``, ``de``, ``pl``, ``tr`` or nothing in particular.

    Ask it of the whole name: *Jouk* says nothing of *ch* in the next word, but *ou* does.

    Examples
    --------
    >>> habit("Chevtchenko Iouri"), habit("Şevçenko"), habit("Schewtschenko"), habit("Shevchenko")
    ('fr', 'tr', 'de', '')
    """
    low = name.lower()
    for language, signs in _HABIT_SIGNS:
        if signs.search(low):
            return language
    return ""


@lru_cache(maxsize=1 << 18)
def skeleton(word: str, spelling: str = "") -> str:
    """How a word of a name sounds, whatever it is written in.

    Parameters
    ----------
    word : str
        One word; what is no letter is dropped.
    spelling : str
        What :func:`habit` says of the whole name; it only decides what ``j`` and ``ch`` stand for.

    Examples
    --------
    >>> {skeleton(w) for w in ("Лук'яненко", "Лукьяненко", "Lukianenko", "Lukyanenko", "LUK'JANENKO")}
    {'lukianenko'}
    >>> {skeleton("Шевченко"), skeleton("Şevçenko"), skeleton("Chevtchenko", "fr"), skeleton("Schewtschenko", "de")}
    {'SevCenko'}
    """
    text = _MARKS.sub("", unicodedata.normalize("NFC", one_alphabet(word))).lower()
    first = next((c for c in text if c.isalpha()), "")
    if "\u0400" <= first <= "\u052f":
        sound = text.translate(_CYRILLIC).replace("\0", "")
    elif "\u0600" <= first <= "\u06ff":
        bare = "".join(c for c in unicodedata.normalize("NFKD", text.replace("آ", "ا")) if not unicodedata.combining(c))
        sound = bare.translate(_ARABIC).replace("\0", "")
    else:
        sound = _latin(text if first < "\u0370" else romanised(text), spelling)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    sound = sound.replace("io", "e").replace("ie", "e")
    sound = re.sub(r"(.)\1+", r"\1", sound)
    return re.sub("[^A-Za-z]", "", sound)


def _latin(text: str, spelling: str) -> str:
    sound = text.translate(_MARKED)
    sound = "".join(c for c in unicodedata.normalize("NFKD", sound) if not unicodedata.combining(c))
    for letters, one in _HABITS[spelling]:
        sound = sound.replace(letters, one)
    for letters, one in _COMMON:
        sound = sound.replace(letters, one)
    # An end in -ck, -ct and the like is the western k; elsewhere c is the scholars' ц.
    sound = re.sub("c(?=[tlrk])", "k", sound)
    return sound.replace("c", "T").replace("g", "h").replace("\1", "h").replace("y", "i").replace("j", "i")


@lru_cache(maxsize=1 << 18)
def coarse(sound: str) -> str:
    """The consonants of a skeleton with all hissing ones alike; for finding candidates, not for deciding.

    Examples
    --------
    >>> coarse(skeleton("Chapoval")) == coarse(skeleton("Шаповал"))
    True
    """
    alike = sound.translate(_HISSING)
    bare = re.sub("[aeiou]", "", alike)
    return re.sub(r"(.)\1+", r"\1", bare) or alike[:1]
