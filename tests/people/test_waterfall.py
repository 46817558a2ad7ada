"""The account of a pair adds up to its probability."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import numpy as np
import pytest
from tests.people.test_judgement import NOW
from tests.people.test_reconcile import lists

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList, PersonRecord, Reconciliation, reconcile
from goodoffices.people.judgement import Judgement, key_of
from goodoffices.people.waterfall import bits_of, waterfall


@pytest.fixture(scope="module")
def found() -> Reconciliation:
    a, b = lists(200)
    again = replace(a.rows[150], id="again", category="wounded")
    brother = replace(a.rows[160], id="twin", given="Аркадій")
    return reconcile(PersonList("a", (*a.rows, again, brother)), b)


def probability(bits: float) -> float:
    return 1 / (1 + 2**-bits)


def test_the_steps_add_up_for_every_pair(found: Reconciliation) -> None:
    for match in (*found.matches, *found.look_alikes):
        account = waterfall(found, match.id_a, match.id_b)
        assert probability(account.bits) == pytest.approx(account.probability, abs=1e-9)
        assert account.probability == pytest.approx(match.probability, abs=1e-6)
        assert account.decision == match.decision
        assert not any("\u0400" <= c <= "\u052f" for step in account.steps for c in step.what)


def test_repeats_have_an_account_too(found: Reconciliation) -> None:
    assert found.repeats_a
    for match in found.repeats_a:
        account = waterfall(found, match.id_a, match.id_b, within="a")
        assert probability(account.bits) == pytest.approx(match.probability, abs=1e-6)


def test_a_pair_that_was_never_compared(found: Reconciliation) -> None:
    draw = random.Random(5)
    assert found.evidence is not None
    kept = {(m.id_a, m.id_b) for m in (*found.matches, *found.look_alikes)}
    for _ in range(30):
        one, other = draw.choice(found.evidence.a.rows), draw.choice(found.evidence.b.rows)
        if (one.id, other.id) in kept:
            continue
        account = waterfall(found, one.id, other.id)
        assert account.decision == "rejected" and account.held
        assert probability(account.bits) == pytest.approx(account.probability, abs=1e-9)


def test_a_pair_compared_anew_has_the_levels_of_the_whole_lists(found: Reconciliation) -> None:
    """Two rows alone are compared as they are among thousands."""
    evidence = found.evidence
    assert evidence is not None
    bare = replace(found, evidence=replace(evidence, across=_none(evidence.across)))
    for match in found.matches[:60]:
        one, other = waterfall(found, match.id_a, match.id_b), waterfall(bare, match.id_a, match.id_b)
        fields = [step for step in one.steps if "partner" not in step.what]
        assert [step.what for step in fields] == [step.what for step in other.steps]
        assert [step.bits for step in fields] == pytest.approx([step.bits for step in other.steps])


def _none(pairs):  # type: ignore[no-untyped-def]
    none = np.zeros(0, dtype=np.int64)
    return replace(
        pairs, left=none, right=none, levels=pairs.levels.take(none), first=none * 1.0, partners=np.zeros((2, 0)),
        probability=none * 1.0, rule=none.astype(np.int8), judged=(),
    )  # fmt: skip


def test_many_at_once_are_as_one_by_one(found: Reconciliation) -> None:
    evidence = found.evidence
    assert evidence is not None
    pairs = evidence.across
    bits = bits_of(evidence, pairs, np.arange(len(pairs.left)))
    whole = np.sum(list(bits.values()), axis=0)
    assert np.allclose(1 / (1 + np.exp2(-whole)), pairs.probability, atol=1e-9)
    assert (bits["look-alikes"] <= 1e-9).all()


def test_rules_and_judgements_are_said_in_words() -> None:
    a = PersonList("a", (PersonRecord("1", "", "Коваль", "Микола", "Іванович", born="1990-05-07"),))
    b = PersonList("b", (PersonRecord("9", "", "Коваль", "Сергій", "Іванович", born="1990-05-07"),))
    account = waterfall(reconcile(a, b), "1", "9")
    assert any(held.startswith("may be a twin") for held in account.held)
    made = Judgement(key_of("a", a.rows[0]), key_of("b", b.rows[0]), "same", "Olena", NOW)
    judged = waterfall(reconcile(a, b, judgements=[made]), "1", "9")
    assert judged.decision == "accepted" and judged.held[0].startswith("judged the same by Olena on 2026-05-07")
    assert judged.bits == pytest.approx(account.bits) and math.isfinite(judged.bits)
    assert "unit" in account.silent


@pytest.mark.parametrize(
    ("ids", "within"), [(("1", "x"), ""), (("x", "9"), ""), (("1", "9"), "c"), (("1", "1"), "a"), (("1", "9"), "a")]
)
def test_no_such_pair(ids: tuple[str, str], within: str) -> None:
    a, b = (
        PersonList("a", (PersonRecord("1", surname="Koval"),)),
        PersonList("b", (PersonRecord("9", surname="Koval"),)),
    )
    with pytest.raises(UsageError):
        waterfall(reconcile(a, b), *ids, within=within)
    with pytest.raises(UsageError, match="kept without"):
        waterfall(replace(reconcile(a, b), evidence=None), "1", "9")
