"""The rules in the order in which they are applied: atoms, days with their clocks, edges and distances, ranges, signals."""

from __future__ import annotations

from goodoffices.read.language.words import words_in
from goodoffices.read.time.atoms import ATOMS
from goodoffices.read.time.compounds import COMPOUNDS, DISTANCES, RANGES, SIGNALS
from goodoffices.read.time.lexeme import Lexeme
from goodoffices.read.time.other_rules import OTHER_RANGES
from goodoffices.read.time.pattern import reduce_row

__all__ = ["EXPRESSIONS", "expressions_of"]

EXPRESSIONS = frozenset(
    words_in("""
    DAYX CLOCKX PARTX PERIODX STRETCHX LENX RECX VAGUEX SIGNALX RANGEX
""")
)
"""Classes of what the rules made."""


def expressions_of(row: list[Lexeme]) -> list[Lexeme]:
    """The expressions of time in a row of lexemes, in the order of the text."""
    for rules in (ATOMS, COMPOUNDS, DISTANCES, (*RANGES, *OTHER_RANGES), SIGNALS):
        row = reduce_row(row, rules)
    return [lexeme for lexeme in row if lexeme.kind in EXPRESSIONS]
