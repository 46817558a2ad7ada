"""How two single words of names agree, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.names.edit import edit_distance
from goodoffices.names.given import father_of, given_name, is_patronymic, patronymic_stem, same_initial
from goodoffices.names.letters import mixes_alphabets
from goodoffices.names.script import script_of
from goodoffices.names.sound import coarse, skeleton

__all__ = ["WordAgreement", "compare_words"]


@dataclass(frozen=True, slots=True)
class WordAgreement:
    """How two words agree.

    Parameters
    ----------
    score : float
        0 to 1; 0 where they are different words.
    reason : str
        In words, without the names themselves.
    """

    score: float
    reason: str


def compare_words(left: str, right: str, spellings: tuple[str, str] = ("", "")) -> WordAgreement:
    """Compare two words of names.

    Examples
    --------
    >>> compare_words("Микола", "Nikolay").reason
    'one name in two languages'
    >>> compare_words("Шевченко", "Shevchenko").reason
    'the same, in two alphabets'
    """
    scripts = {script_of(left), script_of(right)}
    if len(scripts) == 1 and scripts & _OF_SYLLABLES and left != right:
        # A sign is a syllable or a word: what sounds alike in Latin letters may be another name.
        return _DIFFERENT
    a, b = skeleton(left, spellings[0]), skeleton(right, spellings[1])
    if not a or not b:
        return WordAgreement(1.0, "the same") if left.casefold() == right.casefold() else _DIFFERENT
    if a == b:
        return WordAgreement(1.0, _how_same(left, right))
    # Some single letters have two sounds: Ю, Я.
    if 1 in (len(a), len(b), len(left), len(right)):
        fits = left[:1].casefold() == right[:1].casefold() or any(
            1 in (len(word), len(x)) and same_initial(x, y) for word, x, y in ((left, a, b), (right, b, a))
        )
        return WordAgreement(0.6, "an initial that fits") if fits else _DIFFERENT
    if is_patronymic(a) and is_patronymic(b):
        return _patronymics(a, b)
    # In one alphabet a slip is a slip of its letters, whatever they sound like.
    letters = edit_distance(left.casefold(), right.casefold()) if len(scripts) == 1 else len(left)
    return _known(a, b) or _spelling(a, b, min(letters, edit_distance(a, b)), bool(scripts & _WITHOUT_VOWELS))


_WITHOUT_VOWELS = {"Arab", "Hebr"}
_OF_SYLLABLES = {"Hani", "Hang", "Jpan"}
_DIFFERENT = WordAgreement(0.0, "different")


def _how_same(left: str, right: str) -> str:
    if left.casefold() == right.casefold():
        return "the same"
    if mixes_alphabets(left) or mixes_alphabets(right):
        return "the same, with look-alike letters of another alphabet"
    return "the same, in another spelling" if script_of(left) == script_of(right) else "the same, in two alphabets"


def _patronymics(a: str, b: str) -> WordAgreement:
    x, y = father_of(a), father_of(b)
    if x.labels and y.labels:
        if x.labels != y.labels:
            return _DIFFERENT
        return (
            WordAgreement(0.9, "nearly the same patronymic")
            if x.near or y.near
            else WordAgreement(1.0, "one patronymic in two languages")
        )
    stems = patronymic_stem(a), patronymic_stem(b)
    return _spelling(*stems, edit_distance(*stems), False)


def _known(a: str, b: str) -> WordAgreement | None:
    """The judgement of the table, or nothing where it does not know one of the two."""
    x, y = given_name(a), given_name(b)
    if not x.labels or not y.labels:
        return None
    if not set(x.labels) & set(y.labels):
        # A name one slip away from the table may still be the other word, misspelt.
        return None if x.near or y.near else _DIFFERENT
    if x.near or y.near:
        return WordAgreement(0.9, "nearly one name, a slip apart")
    if x.short or y.short:
        return WordAgreement(0.9, "a short form of the name")
    return WordAgreement(0.97, "one name in two languages")


def _spelling(a: str, b: str, distance: int, without_vowels: bool) -> WordAgreement:
    longer, shorter = max(len(a), len(b)), min(len(a), len(b))
    if distance == 1 and longer >= 4 and shorter >= 3:
        return WordAgreement(0.9 if shorter >= 5 else 0.82, "one letter apart")
    if distance == 2 and shorter >= 7:
        return WordAgreement(0.82, "two letters apart")
    if coarse(a) == coarse(b) and min(len(coarse(a)), 3) + without_vowels >= 3 and (without_vowels or distance <= 3):
        return WordAgreement(0.8, "the same consonants")
    return _DIFFERENT
