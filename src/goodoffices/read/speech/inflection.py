"""The forms of an English verb or noun, from its lemma."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["IRREGULAR", "forms_of_noun", "forms_of_verb"]

IRREGULAR = {
    line.split()[0]: (line.split()[1], line.split()[2])
    for line in """
say said said|tell told told|write wrote written|think thought thought|feel felt felt|read read read|find found found|show showed shown
go went gone|begin began begun|swear swore sworn|foresee foresaw foreseen|hit hit hit|spell spelled spelled|set set set|lay laid laid
speak spoke spoken|make made made|put put put|give gave given|have had had|shoot shot shot|draw drew drawn|take took taken|know knew known
understand understood understood|get got got|come came come|see saw seen|hold held held|keep kept kept|leave left left|lose lost lost
meet met met|pay paid paid|bring brought brought|buy bought bought|sell sold sold|send sent sent|spend spent spent|stand stood stood
fall fell fallen|fight fought fought|win won won|rise rose risen|grow grew grown|break broke broken|choose chose chosen|drive drove driven
eat ate eaten|fly flew flown|forget forgot forgotten|hide hid hidden|hear heard heard|lead led led|mean meant meant|run ran run
seek sought sought|shut shut shut|sit sat sat|strike struck struck|teach taught taught|throw threw thrown|wear wore worn|cut cut cut
become became become|build built built|catch caught caught|cost cost cost|deal dealt dealt|die died died|lie lay lain|let let let
bear bore borne|withdraw withdrew withdrawn|undertake undertook undertaken|cast cast cast|overcome overcame overcome|flee fled fled
shake shook shaken|steal stole stolen|sink sank sunk|spread spread spread|broadcast broadcast broadcast|bind bound bound
""".replace("\n", "|").split("|")
    if line
}
"""Lemma, past and participle."""

_VOWELS = "aeiou"
_DOUBLED = frozenset(
    """plan quip chat wrap drop stop ban rip nod slam snap beg admit commit rebut permit submit dub rant_ brag sob
    refer stir bar occur scrap prefer transfer regret spur equip patrol step grab jet tap compel propel label model
    signal travel cancel chop trap""".split()  # noqa: SIM905
)  # fmt: skip


@lru_cache(maxsize=4096)
def forms_of_verb(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and "-ing" form.

    Examples
    --------
    >>> forms_of_verb("deny")
    ('denies', 'denied', 'denied', 'denying')
    >>> forms_of_verb("admit")[3], forms_of_verb("say")[1]
    ('admitting', 'said')
    """
    if lemma in ("have", "do"):
        return ("has", "had", "had", "having") if lemma == "have" else ("does", "did", "done", "doing")
    consonant_y = lemma[-1] == "y" and lemma[-2] not in _VOWELS
    if consonant_y:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    if lemma.endswith("ie"):
        gerund = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        gerund = lemma[:-1] + "ing"
    else:
        gerund = stem + "ing"
    if lemma in IRREGULAR:
        past, participle = IRREGULAR[lemma]
    else:
        past = lemma + "d" if lemma.endswith("e") else (lemma[:-1] + "ied" if consonant_y else stem + "ed")
        participle = past
    return third, past, participle, gerund


def forms_of_noun(lemma: str) -> tuple[str, str]:
    """Singular and plural.

    Examples
    --------
    >>> forms_of_noun("denial"), forms_of_noun("query")
    (('denial', 'denials'), ('query', 'queries'))
    """
    if lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
