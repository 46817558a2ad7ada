"""Floor 4: a proof that a name was, or was not, on a version of a list, without the list.

The holder of a list binds a version of it by one hash, which goes into the ledger. Later he proves to somebody who knows a
name that it is there, or that it is not. He cannot prove both, and he shows nothing of the others.

>>> from goodoffices.people import PersonList, PersonRecord
>>> opener = commit_list(PersonList("norda", (PersonRecord("1", surname="Коваль", given="Микола", born="1990-05-07"),)))
>>> asked = PersonRecord("", surname="Koval", given="Nikolai", born="1990-05-07")
>>> check_list_proof(prove_person(opener, asked), asked, digests=(opener.commitment.digest(),)).conclusion
'on the list'
"""

from goodoffices.people.proof.commitment import KIND, Commitment, Opener, commit_list, read_opener, write_opener
from goodoffices.people.proof.listproof import ListAnswer, check_list_proof, parse_list_proof, prove_person

__all__ = [
    "KIND",
    "Commitment",
    "ListAnswer",
    "Opener",
    "check_list_proof",
    "commit_list",
    "parse_list_proof",
    "prove_person",
    "read_opener",
    "write_opener",
]
