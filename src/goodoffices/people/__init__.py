"""Floor 4: two lists of people to a reconciliation."""

from goodoffices.people.personlist import PersonList
from goodoffices.people.reading import read_list, read_mapping
from goodoffices.people.reconcile import expected_pairs, reconcile
from goodoffices.people.reconciliation import Match, Reconciliation
from goodoffices.people.record import FIELDS, PersonRecord

__all__ = [
    "FIELDS",
    "Match",
    "PersonList",
    "PersonRecord",
    "Reconciliation",
    "expected_pairs",
    "read_list",
    "read_mapping",
    "reconcile",
]
