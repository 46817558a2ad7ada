"""From the layers of a document to proposed entries."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.diagnose import Diagnostic
from goodoffices.read.document import Span
from goodoffices.read.propose.agreements import propose_agreements
from goodoffices.read.propose.doubts import doubts_of, propose_slips
from goodoffices.read.propose.draft import Draft
from goodoffices.read.propose.incidents import propose_incidents
from goodoffices.read.propose.material import Material
from goodoffices.read.propose.performances import propose_performances
from goodoffices.read.propose.positions import propose_positions
from goodoffices.read.propose.pressures import propose_pressures
from goodoffices.read.propose.proposal import NEW_THINGS, Proposal
from goodoffices.read.propose.rounds import propose_rounds
from goodoffices.read.propose.saying import Saying
from goodoffices.read.propose.statements import propose_claims, propose_statements
from goodoffices.read.propose.told import told_as_fact

__all__ = ["propose"]


def propose(material: Material, sayings: Sequence[Saying]) -> tuple[tuple[Proposal, ...], tuple[Diagnostic, ...]]:
    """The entries that a document suggests, by rules.

    Parameters
    ----------
    material : Material
        The document with its layers, and the case.
    sayings : sequence of Saying
        In the order of the text.

    Returns
    -------
    tuple of Proposal
        In the order of the text, things that entries name before them.
    tuple of Diagnostic
        What is doubtful (W960, W961).
    """
    draft = Draft(material)
    propose_slips(draft)
    propose_rounds(draft)
    propose_statements(draft, sayings)
    propose_positions(draft)
    propose_pressures(draft)
    propose_performances(draft)
    propose_agreements(draft)
    propose_incidents(draft)
    propose_claims(draft, sayings)
    draft.proposals = _supported(draft)
    order = {kind: number for number, kind in enumerate(("party", "person", "place", "issue"))}
    first = {id for p in draft.proposals if p.kind == "obligation" for id in p.needs}
    ordered = sorted(
        draft.proposals,
        key=lambda p: (
            order.get(p.kind, 7 if p.id in first else 8 if p.kind == "obligation" else 9),
            0 if p.kind in NEW_THINGS else p.says[0].start,
            p.id,
        ),
    )
    return tuple(ordered), doubts_of(draft)


def _supported(draft: Draft) -> list[Proposal]:
    """Without what the text does not tell as a fact, and what nothing but that has need of."""
    every = draft.proposals
    dropped = {
        p.id
        for p in every
        if p.kind not in (*NEW_THINGS, "note", "obligation")
        and not told_as_fact(draft.material, p.kind, Span(p.says[0].start, p.says[0].end))
    }
    if not dropped:
        return every
    kept = [p for p in every if p.id not in dropped]
    while True:
        lost = {need for p in every if p.id in dropped for need in p.needs} - {need for p in kept for need in p.needs}
        lost = {p.id for p in kept if p.id in lost and p.kind in (*NEW_THINGS, "obligation")}
        if not lost:
            return kept
        dropped |= lost
        kept = [p for p in kept if p.id not in lost]
