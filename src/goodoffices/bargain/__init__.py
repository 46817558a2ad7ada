"""Floor 4: what the parties want, which packages are efficient, and what stands in the way.

>>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
>>> Domain("demo", (DomainIssue("truce", ("no", "yes")),), (PartyPreferences("a", Utility((Table((0,), [0, 1]),))),)).size
2
"""

from goodoffices.bargain.constraint import Choice, Constraint, cardinality, excludes, forbids, requires
from goodoffices.bargain.contradiction import contradiction
from goodoffices.bargain.domain import Domain, DomainIssue, Package, acceptable, as_packages, feasible, utilities
from goodoffices.bargain.partial import Interval, PartialPreferences
from goodoffices.bargain.preference import Box, Faction, PartyPreferences, Ratio, Table, Term, Utility

__all__ = [
    "Box",
    "Choice",
    "Constraint",
    "Domain",
    "DomainIssue",
    "Faction",
    "Interval",
    "Package",
    "PartialPreferences",
    "PartyPreferences",
    "Ratio",
    "Table",
    "Term",
    "Utility",
    "acceptable",
    "as_packages",
    "cardinality",
    "contradiction",
    "excludes",
    "feasible",
    "forbids",
    "requires",
    "utilities",
]
