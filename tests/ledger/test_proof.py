"""Proofs are checked by someone who holds the public keys and nothing else."""

from __future__ import annotations

import copy
import json

import pytest

from goodoffices.diagnose import LedgerError
from goodoffices.ledger import check_proof, parse_head, parse_proof, prove_consistency, prove_inclusion, read_ledger


def through_a_file(proof):
    return parse_proof(json.dumps(proof, ensure_ascii=False).encode())


def test_a_record_is_proven_under_the_smallest_signed_head(talks):
    talks.sign("russia", size=3)
    talks.sign("ukraine")
    ledger = read_ledger(talks.folder)
    proof = through_a_file(prove_inclusion(ledger, 2))
    assert proof["head"]["size"] == 3
    assert check_proof(proof, keys=talks.keys, require=["russia"]) == ()
    (fault,) = check_proof(proof, keys=talks.keys, require=["ukraine"])
    assert fault.message == "'ukraine' has not signed the head over 3 records"
    assert prove_inclusion(ledger, 2, 5)["head"]["size"] == 5


def test_a_proof_shows_one_record_and_no_other(talks):
    text = json.dumps(prove_inclusion(read_ledger(talks.folder), 3))
    assert "Point 3" in text
    assert not any(f"Point {n}" in text for n in (1, 2, 4))


def test_arithmetic_alone_proves_nothing(talks):
    ledger = read_ledger(talks.folder)
    proof = prove_inclusion(ledger, 2)
    (fault,) = check_proof(proof, keys=talks.keys)
    assert fault.what == "unsigned"
    assert "nobody vouches" in fault.message
    assert check_proof(proof, heads=[ledger.head()]) == ()


@pytest.mark.parametrize("index", range(5))
def test_every_record_and_every_altered_proof(talks, index):
    talks.sign("mediator")
    proof = prove_inclusion(read_ledger(talks.folder), index)
    assert check_proof(proof, keys=talks.keys) == ()
    bad = copy.deepcopy(proof)
    bad["record"]["body"] = {"text": "Nothing was agreed."}
    assert [f.what for f in check_proof(bad, keys=talks.keys)] == ["leaf", "proof"]
    bad = copy.deepcopy(proof)
    bad["path"][0] = "00" * 32
    assert [f.what for f in check_proof(bad, keys=talks.keys)] == ["proof"]
    bad = copy.deepcopy(proof)
    bad["head"]["root"] = "00" * 32
    assert "malformed" in check_proof(bad, keys=talks.keys)[0].message
    del bad["head"]["checkpoint"]
    assert {f.what for f in check_proof(bad, keys=talks.keys)} == {"proof", "unsigned"}


def test_a_ledger_continues_what_was_known(talks):
    known = read_ledger(talks.folder).head(3)
    talks.note("a")
    talks.sign("mediator")
    proof = through_a_file(prove_consistency(read_ledger(talks.folder), 3))
    assert check_proof(proof, heads=[known], keys=talks.keys, require=["mediator"]) == ()


def test_a_rewritten_ledger_does_not_continue_what_was_known(talks):
    known = read_ledger(talks.folder).head(3)
    talks.forge(1, b"agreed", b"refused")
    talks.sign("mediator")
    proof = prove_consistency(read_ledger(talks.folder), 3)
    (fault,) = check_proof(proof, heads=[known], keys=talks.keys)
    assert (fault.what, fault.expected) == ("fork", f"root {known.root.hex()}")
    proof["first"]["root"] = known.root.hex()
    assert "does not continue" in check_proof(proof, heads=[known], keys=talks.keys)[0].message


def test_a_head_of_another_size_is_not_taken(talks):
    ledger = read_ledger(talks.folder)
    faults = check_proof(prove_inclusion(ledger, 1), heads=[ledger.head(4)])
    assert [f.what for f in faults] == ["proof", "unsigned"]


def test_a_false_signature_in_a_proof(talks):
    talks.sign("russia")
    proof = prove_inclusion(read_ledger(talks.folder), 1)
    proof["head"]["checkpoint"] = proof["head"]["checkpoint"][:-8] + "AAAAAA=\n"
    assert {f.what for f in check_proof(proof, keys=talks.keys)} >= {"unsigned"}


@pytest.mark.parametrize(
    "change", [("record", None), ("path", 3), ("path", ["zz"]), ("head", {}), ("record", {"seq": "x"}), ("head", [])]
)
def test_malformed_proofs_are_faults(talks, change):
    proof = prove_inclusion(read_ledger(talks.folder), 1)
    proof[change[0]] = change[1]
    (fault,) = check_proof(proof)
    assert fault.message.startswith("the proof is malformed")


@pytest.mark.parametrize("content", [b"", b"[]", b'{"format":"other"}', b"\xff", b"[" * 100_000])
def test_what_is_no_proof(content):
    with pytest.raises(LedgerError, match="proof"):
        parse_proof(content)


def test_what_cannot_be_proven(talks):
    ledger = read_ledger(talks.folder)
    for call in (
        lambda: prove_inclusion(ledger, 5),
        lambda: prove_inclusion(ledger, 3, 3),
        lambda: prove_inclusion(ledger, 3, 9),
        lambda: prove_consistency(ledger, 4, 3),
        lambda: prove_consistency(ledger, 4, 9),
    ):
        with pytest.raises(LedgerError):
            call()
    talks.path.write_bytes(talks.path.read_bytes().replace(b"Point 2", b"Point 9"))
    with pytest.raises(LedgerError, match="does not verify"):
        prove_inclusion(read_ledger(talks.folder), 1)


def test_heads_as_text(talks):
    head = read_ledger(talks.folder).head()
    assert parse_head(f"5:{head.root.hex()}\n").root == head.root
    assert parse_head(str(talks.sign("russia"))) == head
    for text in ("", "5", "5:zz", "x:" + "0" * 64, "5:" + "z" * 64):
        with pytest.raises(LedgerError):
            parse_head(text)
