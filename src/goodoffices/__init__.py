"""Good Offices: the workbench of a mediation team.

The names below are the public face; each floor has more (``goodoffices.case``, ``goodoffices.ledger``). Nothing is
loaded before it is used.

>>> from goodoffices import load_case
>>> case, report = load_case("cases/istanbul-2025", audience="public", as_of="2025-07-23T16:00+03:00")
>>> [party.label for party in case.sides()]
['Russia', 'Ukraine']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodoffices.bargain.analysis import Analysis, analyse
    from goodoffices.bargain.format import load_domain
    from goodoffices.brief import Sheet, compose_brief, render_sheet
    from goodoffices.brief.export import export_case
    from goodoffices.case import KINDS, Audience, Case, Entry, Reader, When, check_case, load_case
    from goodoffices.conflict import analyse_stability, read_conflict
    from goodoffices.diagnose import AudienceError, Diagnostic, FolderError, GoodOfficesError, MissingExtra, Report
    from goodoffices.ledger import Ledger, Verification, read_ledger, verify_ledger
    from goodoffices.positions import PositionTable, read_positions

__version__ = "0.1.0"

__all__ = [
    "KINDS", "Analysis", "Audience", "AudienceError", "Case", "Diagnostic", "Entry", "FolderError", "GoodOfficesError",
    "Ledger", "MissingExtra", "PositionTable", "Reader", "Report", "Sheet", "Verification", "When", "analyse",
    "analyse_stability", "check_case", "compose_brief", "export_case", "load_case", "load_domain", "read_conflict",
    "read_ledger", "read_positions", "render_sheet", "verify_ledger",
]  # fmt: skip

_HOMES = {
    "diagnose": "AudienceError Diagnostic FolderError GoodOfficesError MissingExtra Report",
    "case": "KINDS Audience Case Entry Reader When check_case load_case",
    "ledger": "Ledger Verification read_ledger verify_ledger",
    "positions": "PositionTable read_positions",
    "bargain.analysis": "Analysis analyse",
    "bargain.format": "load_domain",
    "conflict": "analyse_stability read_conflict",
    "brief": "Sheet compose_brief render_sheet",
    "brief.export": "export_case",
}
"""The package that each public name comes from."""


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
