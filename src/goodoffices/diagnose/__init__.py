"""Floor 0: faults as values, faults as exceptions, and the page that explains each code.

>>> from goodoffices.diagnose import Diagnostic, Place, Report
>>> Report.of([Diagnostic("E205", "no party is called 'rusia'", Place("record/a.yaml", 3, 9, 5))]).clean
False
"""

from goodoffices.diagnose.diagnostic import Diagnostic, Place, Report
from goodoffices.diagnose.errors import (
    AudienceError,
    DomainError,
    FolderError,
    GoodOfficesError,
    LedgerError,
    MissingExtra,
    SealError,
    StoreError,
    UsageError,
)
from goodoffices.diagnose.look import draw

__all__ = [
    "AudienceError",
    "Diagnostic",
    "DomainError",
    "FolderError",
    "GoodOfficesError",
    "LedgerError",
    "MissingExtra",
    "Place",
    "Report",
    "SealError",
    "StoreError",
    "UsageError",
    "draw",
]
