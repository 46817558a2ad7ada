"""A proof that a name is, or is not, on a bound version of a list; and its check by somebody who knows the name.

What is shown: for each form of the person, whether it is there. Of all other people the proof has hashes, and at most one
number for each form, which without the holder's secret is as good as random.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from goodoffices.diagnose import LedgerError, UsageError
from goodoffices.ledger import Fault
from goodoffices.people.hidden.folding import fold_rows, folding_mark
from goodoffices.people.proof.commitment import Commitment, Opener, text_of
from goodoffices.people.proof.forms import CERTAIN, forms_of_person
from goodoffices.people.proof.prefix import Way, check_way
from goodoffices.people.proof.vrf import index_of_proof, prove
from goodoffices.people.record import PersonRecord

__all__ = ["FORMAT", "ListAnswer", "check_list_proof", "parse_list_proof", "prove_person"]

FORMAT = "goodoffices-list-proof/1"


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """What a proof shows.

    Parameters
    ----------
    commitment : Commitment
        Of which version of which list.
    forms : tuple of (str, bool)
        Each form of the person and whether it is there; empty where there is a fault.
    faults : tuple of Fault
        Why the proof does not hold; empty where it does.
    """

    commitment: Commitment
    forms: tuple[tuple[str, bool], ...]
    faults: tuple[Fault, ...]

    @property
    def conclusion(self) -> str:
        """``on the list``, ``not on the list``, ``undecided`` or ``no proof``.

        Undecided: somebody of this name is on the list, and neither birth date nor number says that it is this person.
        """
        if self.faults or not self.forms:
            return "no proof"
        if any(there for form, there in self.forms if form in CERTAIN):
            return "on the list"
        return "undecided" if any(there for _, there in self.forms) else "not on the list"


def _forms(person: PersonRecord) -> dict[str, str]:
    forms = forms_of_person(fold_rows([person])[0])
    if not forms:
        raise UsageError(
            "nothing can be proved of so little",
            "give surname and given name, better with the birth date, or the number",
        )
    return forms


def prove_person(opener: Opener, person: PersonRecord) -> dict[str, Any]:
    """A proof about a person, as plain values for JSON.

    The name is not in it, but whoever has the proof can try names on it: it is for one who knows the name.

    Raises
    ------
    UsageError
        When the person has neither surname and given name nor a number.
    LedgerError
        When the opener is damaged, or was made with another folding of names.
    """
    commitment, tree = opener.commitment, opener.tree()
    _require_folding(commitment)
    found = []
    for form, text in _forms(person).items():
        alpha = text_of(commitment, form, text)
        proof = prove(opener.secret, alpha)
        number = index_of_proof(commitment.public, alpha, proof)
        assert number is not None  # noqa: S101 - a proof that was just made holds
        way = tree.way(number)
        found.append(
            {"form": form, "proof": proof.hex(), "end": way.end.hex(), "siblings": [s.hex() for s in way.siblings]}
        )
    return {"format": FORMAT, "commitment": commitment.to_json(), "forms": found}


def parse_list_proof(content: bytes) -> dict[str, Any]:
    """Read the file of a proof.

    Raises
    ------
    LedgerError
        When it is none.
    """
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise LedgerError("the file is not a proof about a list", "give the file that `prove name` wrote")
    return value


def check_list_proof(proof: dict[str, Any], person: PersonRecord, *, digests: tuple[str, ...]) -> ListAnswer:
    """Check a proof about a person.

    Parameters
    ----------
    proof : dict
        As :func:`parse_list_proof` gives it.
    person : PersonRecord
        Of whom the checker wants to know. The proof must answer for every form that these fields make, and for no other.
    digests : tuple of str
        Digests of commitments that are known from elsewhere, as from the ledger. Without one that fits, nobody vouches for the
        version, which is a fault.

    Raises
    ------
    LedgerError
        When the proof has no commitment, or was made with another folding of names.
    UsageError
        When the person has too few fields.
    """
    commitment = Commitment.from_json(proof.get("commitment"))
    _require_folding(commitment)
    wanted = _forms(person)
    faults: list[Fault] = []
    if commitment.digest() not in digests:
        faults.append(
            Fault(
                "unsigned",
                "the commitment of the proof is not one that is known",
                expected=" or ".join(digests) or "a digest known from elsewhere",
                found=commitment.digest(),
                help="take the digest from the ledger, not from whoever sent the proof",
            )
        )
    answers: dict[str, bool] = {}
    try:
        steps = [(str(s["form"]), bytes.fromhex(s["proof"]), _way(s)) for s in proof["forms"]]
    except (KeyError, TypeError, ValueError):
        return ListAnswer(commitment, (), (*faults, Fault("proof", "the proof is malformed")))
    if sorted(form for form, _, _ in steps) != sorted(wanted):
        return ListAnswer(
            commitment, (), (*faults, Fault("proof", "the proof does not answer for the forms of this person"))
        )
    for form, shown, way in steps:
        number = index_of_proof(commitment.public, text_of(commitment, form, wanted[form]), shown)
        if number is None:
            faults.append(Fault("proof", f"it was not made for this person: {form}"))
            continue
        there = check_way(commitment.root, commitment.salt, number, way)
        if there is None:
            faults.append(Fault("proof", f"the way does not lead to the root: {form}"))
        else:
            answers[form] = there
    return ListAnswer(commitment, () if faults else tuple(answers.items()), tuple(faults))


def _way(step: dict[str, Any]) -> Way:
    return Way(tuple(bytes.fromhex(sibling) for sibling in step["siblings"]), bytes.fromhex(step["end"]))


def _require_folding(commitment: Commitment) -> None:
    if commitment.folding != folding_mark():
        raise LedgerError(
            "the list was bound with another folding of names", "use the version of this program that bound it"
        )
