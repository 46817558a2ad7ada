"""Floor 4: two lists of people to a reconciliation."""

from goodoffices.people.judgement import Judgement, RecordKey, key_of
from goodoffices.people.personlist import PersonList
from goodoffices.people.queue import QueueItem, review_queue
from goodoffices.people.reading import read_list, read_mapping
from goodoffices.people.reconcile import expected_pairs, reconcile
from goodoffices.people.reconciliation import Match, Reconciliation
from goodoffices.people.record import FIELDS, PersonRecord
from goodoffices.people.waterfall import Waterfall, waterfall

__all__ = [
    "FIELDS",
    "Judgement",
    "Match",
    "PersonList",
    "PersonRecord",
    "QueueItem",
    "Reconciliation",
    "RecordKey",
    "Waterfall",
    "expected_pairs",
    "key_of",
    "read_list",
    "read_mapping",
    "reconcile",
    "review_queue",
    "waterfall",
]
