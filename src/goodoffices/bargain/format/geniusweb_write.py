"""GeniusWeb JSON: a domain file and a linear additive or sum-of-groups profile per party."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.format.shares import share_out
from goodoffices.bargain.format.write import file_names
from goodoffices.bargain.preference import PartyPreferences, Table
from goodoffices.diagnose import DomainError

__all__ = ["geniusweb_files"]


def geniusweb_files(domain: Domain) -> dict[str, str]:
    """The files by name."""
    space = {"name": domain.name, "issuesValues": {i.id: {"values": list(i.options)} for i in domain.issues}}
    stem = "domain"
    files = {f"{stem}.json": _text(space)}
    names = file_names(domain, stem)
    for party in domain.parties:
        profile = _linear(domain, party) if party.utility.additive else _groups(domain, party)
        kind, inner = profile
        inner |= {"domain": space, "name": names[party.id]}
        files[f"{names[party.id]}.json"] = _text({kind: inner})
    return files


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _linear(domain: Domain, party: PartyPreferences) -> tuple[str, dict[str, Any]]:
    shares = share_out(domain, party, "geniusweb")
    worths = {
        issue.id: {"DiscreteValueSetUtilities": {"valueUtilities": dict(zip(issue.options, w.tolist(), strict=True))}}
        for issue, (_, w) in zip(domain.issues, shares, strict=True)
    }
    weights = {issue.id: weight for issue, (weight, _) in zip(domain.issues, shares, strict=True)}
    return "LinearAdditiveUtilitySpace", {"issueUtilities": worths, "issueWeights": weights}


def _groups(domain: Domain, party: PartyPreferences) -> tuple[str, dict[str, Any]]:
    """Groups of issues, none of which overlap; a constant becomes part of the first."""
    utility = party.utility
    tables = [t for t in utility.terms if isinstance(t, Table)]
    issues = [i for t in tables for i in t.issues]
    if len(tables) < len(utility.terms) or len(set(issues)) < len(issues):
        raise DomainError(
            "geniusweb",
            f"the format cannot hold the overlapping worths of {party.id}",
            "write goodoffices JSON, which holds all",
        )
    parts = {}
    for n, table in enumerate(tables):
        constant = utility.offset if n == 0 else 0.0
        listed = [
            {
                "values": [domain.issues[i].options[o] for i, o in zip(table.issues, at, strict=True)],
                "util": utility.scale * float(table.values[at]) + constant,
            }
            for at in product(*(range(k) for k in table.values.shape))
        ]
        ids = [domain.issues[i].id for i in table.issues]
        parts[f"part{n + 1}"] = {"partsutils": {"issues": ids, "utilslist": listed}}
    return "SumOfGroupsUtilitySpace", {"partUtilities": parts}
