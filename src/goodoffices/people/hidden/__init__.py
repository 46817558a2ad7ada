"""Floor 4: two lists reconciled without either being shown.

Each side prepares its list under a key that the mediator does not have; the mediator matches what was prepared; each side gets
back which of its own rows were found. Or the two sides do it between themselves, by private set intersection. What leaks is in
``docs/explanation/reconciling-without-showing.md``.

>>> from goodoffices.people import PersonList, PersonRecord
>>> norda = PersonList("norda", (PersonRecord("1", surname="Коваль", given="Микола", born="1990-05-07"),))
>>> suda = PersonList("suda", (PersonRecord("9", surname="Koval", given="Nikolai", born="1990-07-05"),))
>>> key = bytes(32)
>>> (a, _), (b, _) = prepare(norda, key, round="r1"), prepare(suda, key, round="r1")
>>> [(pair.decision, pair.reason) for pair in match_prepared(a, b).pairs]
[('accepted', 'surname, given name and birth date')]
"""

from goodoffices.people.hidden.agreement import SharedKey, agree, key_of_passphrase, make_pair, read_shared_key
from goodoffices.people.hidden.answers import answers_for, read_answers, with_own_ids, write_answers
from goodoffices.people.hidden.intersection import Blinded, Own, blind, common, raise_again
from goodoffices.people.hidden.matching import HiddenMatches, HiddenPair, match_prepared
from goodoffices.people.hidden.measure import Leak, measure
from goodoffices.people.hidden.prepared import MODES, Prepared, read_prepared, write_prepared
from goodoffices.people.hidden.preparing import prepare, read_pseudonyms, write_pseudonyms

__all__ = [
    "MODES",
    "Blinded",
    "HiddenMatches",
    "HiddenPair",
    "Leak",
    "Own",
    "Prepared",
    "SharedKey",
    "agree",
    "answers_for",
    "blind",
    "common",
    "key_of_passphrase",
    "make_pair",
    "match_prepared",
    "measure",
    "prepare",
    "raise_again",
    "read_answers",
    "read_prepared",
    "read_pseudonyms",
    "read_shared_key",
    "with_own_ids",
    "write_answers",
    "write_prepared",
    "write_pseudonyms",
]
