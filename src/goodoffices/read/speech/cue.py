"""Cues by their written form: lemma, class, form and what may follow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goodoffices.read.speech.inflection import forms_of_noun, forms_of_verb
from goodoffices.read.speech.lexicon import LIGHT, NOUNS, PHRASES, VERBS

__all__ = ["Cue", "cue_nouns", "cue_phrases", "cue_verbs", "light_verbs"]

_SPELT = {
    "signalled": "signal",
    "signalling": "signal",
    "labelled": "label",
    "labelling": "label",
    "cancelled": "cancel",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun that says that something was said.

    Parameters
    ----------
    lemma : str
    readings : tuple of (str, str)
        Class, and the letters of what may follow, in the order of the list.
    """

    lemma: str
    readings: tuple[tuple[str, str], ...]

    def takes(self, letter: str) -> str:
        """The class with which that may follow, or empty."""
        return next((kind for kind, codes in self.readings if letter in codes), "")


def _lines(table: str) -> list[tuple[str, list[str]]]:
    joined: list[tuple[str, list[str]]] = []
    for line in table.strip("\n").split("\n"):
        head, colon, rest = line.partition(":")
        if colon:
            joined.append((head, rest.split()))
        else:
            joined[-1][1].extend(line.split())
    return [(head, [word for word in words if word[-1] != "_"]) for head, words in joined]


@lru_cache(maxsize=1)
def cue_verbs() -> dict[str, tuple[Cue, str]]:
    """Every form of every verb, with the letters of its forms: B base, Z third person, D past, N participle, G "-ing".

    Examples
    --------
    >>> cue, forms = cue_verbs()["denied"]
    >>> cue.lemma, cue.takes("c"), forms
    ('deny', 'deny', 'DN')
    >>> len({cue.lemma for cue, _ in cue_verbs().values()}) + len({cue.lemma for cue in cue_nouns().values()}) >= 300
    True
    """
    readings: dict[str, list[tuple[str, str]]] = {}
    for head, lemmas in _lines(VERBS):
        kind, codes = head.split()
        for lemma in lemmas:
            readings.setdefault(lemma, []).append((kind, codes))
    for phrase in cue_phrases():
        readings.setdefault(phrase[0], [])
    found: dict[str, tuple[Cue, str]] = {}
    for lemma, told in readings.items():
        cue = Cue(lemma, tuple(told))
        third, past, participle, gerund = forms_of_verb(lemma)
        for form, letter in ((lemma, "B"), (third, "Z"), (past, "D"), (participle, "N"), (gerund, "G")):
            before = found.get(form)
            if before is None:
                found[form] = (cue, letter)
            elif before[0] is cue:
                found[form] = (cue, before[1] + letter)
    for form, lemma in _SPELT.items():
        if lemma in readings:
            found[form] = (Cue(lemma, tuple(readings[lemma])), "G" if form.endswith("ing") else "DN")
    return found


@lru_cache(maxsize=1)
def cue_nouns() -> dict[str, Cue]:
    """Every form of every noun."""
    return {
        form: Cue(lemma, ((kind, ""),))
        for kind, lemmas in reversed(_lines(NOUNS))
        for lemma in lemmas
        for form in forms_of_noun(lemma)
    }


@lru_cache(maxsize=1)
def cue_phrases() -> dict[tuple[str, str], tuple[str, str]]:
    """Verb and next word, with the class and what may follow."""
    found = {}
    for line in PHRASES.strip().split("\n"):
        words, _, told = line.partition(":")
        verb, particle = words.split()
        kind, codes = told.split()
        found[verb, particle] = (kind, codes)
    return found


@lru_cache(maxsize=1)
def light_verbs() -> frozenset[str]:
    """Every form of the verbs that say little themselves."""
    lemmas = [word for word in LIGHT.split() if word[-1] != "_"]
    return frozenset(form for lemma in lemmas for form in (lemma, *forms_of_verb(lemma)))
