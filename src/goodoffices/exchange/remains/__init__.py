"""Remains: bags, parts and persons as a graph that changes, by whose word and as of which day.

A bag may hold several persons, a person may lie in several bags and lots, and what belongs together is learned later. So nothing
is counted but items, nothing is overwritten, and each office's word stands beside the others'. Genetic data is refused.

References
----------
INTERPOL, Disaster Victim Identification Guide (2023); ICRC, Forensic Identification of Human Remains (2013).
"""

from goodoffices.exchange.remains.anatomy import Piece
from goodoffices.exchange.remains.answer import answer_of
from goodoffices.exchange.remains.counts import Counts, count_all, count_bags, count_lots
from goodoffices.exchange.remains.difference import Difference, differences_of
from goodoffices.exchange.remains.dispute import Dispute, disputed_items, disputes_of
from goodoffices.exchange.remains.event import Event
from goodoffices.exchange.remains.fault import Point, faults_of, questions_of
from goodoffices.exchange.remains.findings import Awaited, Finding, awaited_of, findings_of
from goodoffices.exchange.remains.graph import Graph, graph_of
from goodoffices.exchange.remains.individuals import Assembly, Individuals, count_individuals, likely_number
from goodoffices.exchange.remains.likelihood import posterior_doubt
from goodoffices.exchange.remains.log import Log, Office, Told, removed_since
from goodoffices.exchange.remains.reading import read_remains

__all__ = [
    "Assembly",
    "Awaited",
    "Counts",
    "Difference",
    "Dispute",
    "Event",
    "Finding",
    "Graph",
    "Individuals",
    "Log",
    "Office",
    "Piece",
    "Point",
    "Told",
    "answer_of",
    "awaited_of",
    "count_all",
    "count_bags",
    "count_individuals",
    "count_lots",
    "differences_of",
    "disputed_items",
    "disputes_of",
    "faults_of",
    "findings_of",
    "graph_of",
    "likely_number",
    "posterior_doubt",
    "questions_of",
    "read_remains",
    "removed_since",
]
