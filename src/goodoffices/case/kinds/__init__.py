"""The kinds of entry, in the field's words. To add one, see CONTRIBUTING: a class here, a line in ``KINDS``."""

from goodoffices.case.kinds.desk import Incident, Note, Withdrawal
from goodoffices.case.kinds.effect import Effect
from goodoffices.case.kinds.entry import Entry
from goodoffices.case.kinds.preference import Joint, Preference
from goodoffices.case.kinds.pressure import Pressure
from goodoffices.case.kinds.round import AgendaItem, Delegation, Member, Round
from goodoffices.case.kinds.settlement import Account, Agreement, Obligation, Offer, Performance, TextVersion
from goodoffices.case.kinds.speech import STANCES, Claim, Position, Statement, Voice

__all__ = [
    "KINDS",
    "STANCES",
    "Account",
    "AgendaItem",
    "Agreement",
    "Claim",
    "Delegation",
    "Effect",
    "Entry",
    "Incident",
    "Joint",
    "Member",
    "Note",
    "Obligation",
    "Offer",
    "Performance",
    "Position",
    "Preference",
    "Pressure",
    "Round",
    "Statement",
    "TextVersion",
    "Voice",
    "Withdrawal",
]

KINDS: dict[str, type[Entry]] = {
    cls.kind: cls
    for cls in (
        Round,
        Statement,
        Position,
        Claim,
        Pressure,
        Effect,
        Offer,
        TextVersion,
        Agreement,
        Obligation,
        Performance,
        Incident,
        Note,
        Preference,
        Withdrawal,
    )
}
"""Every kind by the word that names it in a file."""
