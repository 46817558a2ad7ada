"""Floor 4: where a conflict comes to rest, by the graph model."""

from goodoffices.conflict.conflict import Conflict, build_conflict
from goodoffices.conflict.feasible import Pattern, at_least_one, exclusive, if_then, pattern_of
from goodoffices.conflict.files import read_case_conflicts, read_conflict
from goodoffices.conflict.files.form import ConflictFile
from goodoffices.conflict.literature import LITERATURE, literature
from goodoffices.conflict.option import DecisionMaker, Option
from goodoffices.conflict.preference import Preference
from goodoffices.conflict.restriction import restrict
from goodoffices.conflict.stability import CONCEPTS, Stability, analyse_stability, parse_concepts

__all__ = [
    "CONCEPTS",
    "LITERATURE",
    "Conflict",
    "ConflictFile",
    "DecisionMaker",
    "Option",
    "Pattern",
    "Preference",
    "Stability",
    "analyse_stability",
    "at_least_one",
    "build_conflict",
    "exclusive",
    "if_then",
    "literature",
    "parse_concepts",
    "pattern_of",
    "read_case_conflicts",
    "read_conflict",
    "restrict",
]
