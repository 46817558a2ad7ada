"""NegMAS YAML: an outcome space, and a linear additive function per party, discounted where the party is."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import yaml

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.format.write import file_names
from goodoffices.bargain.preference import PartyPreferences
from goodoffices.diagnose import DomainError

__all__ = ["negmas_files"]


def negmas_files(domain: Domain) -> dict[str, str]:
    """The files by name."""
    space = {
        "name": domain.name,
        "type": "DiscreteCartesianOutcomeSpace",
        "issues": [
            {"name": issue.id, "type": "CategoricalIssue", "values": list(issue.options)} for issue in domain.issues
        ],
    }
    names = file_names(domain, "domain")
    files = {"domain.yml": _text(space)}
    for party in domain.parties:
        files[f"{names[party.id]}.yml"] = _text(_ufun(domain, party, names[party.id]))
    return files


def _text(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


def _ufun(domain: Domain, party: PartyPreferences, name: str) -> dict[str, Any]:
    utility = party.utility
    if utility.joint:
        raise DomainError(
            "negmas",
            f"the format cannot hold the interdependent worths of {party.id}",
            "write goodoffices JSON, which holds all",
        )
    weights, values = [], []
    for issue, worths in zip(domain.issues, utility.tables(domain.counts), strict=True):
        weight = float(np.abs(worths).max()) or 1.0
        weights.append(weight)
        mapping = dict(zip(issue.options, (worths / weight).tolist(), strict=True))
        values.append({"type": "TableFun", "mapping": mapping})
    reserved = -math.inf if party.reservation is None else party.reservation
    inner: dict[str, Any] = {
        "type": "LinearAdditiveUtilityFunction",
        "name": name,
        "reserved_value": reserved,
        "bias": utility.offset,
        "weights": weights,
        "values": values,
    }
    if party.discount is None:
        return inner
    return {
        "type": "ExpDiscountedUFun",
        "name": name,
        "reserved_value": reserved,
        "discount": party.discount,
        "ufun": inner,
    }
