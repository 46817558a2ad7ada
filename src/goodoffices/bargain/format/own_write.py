"""The own JSON format: all that a domain can say, in words of the domain (ids and options, no indices)."""

from __future__ import annotations

import json
from typing import Any

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.preference import Box, Faction, PartyPreferences, Ratio, Table, Term, Utility

__all__ = ["FORMAT", "domain_to_json", "own_text"]

FORMAT = "goodoffices-domain/1"


def own_text(domain: Domain) -> str:
    """The domain as the text of a file, with a final newline."""
    return json.dumps(domain_to_json(domain), ensure_ascii=False, indent=1) + "\n"


def domain_to_json(domain: Domain) -> dict[str, Any]:
    """The domain as plain values, keys in a fixed order; every number as it is."""
    return {
        "format": FORMAT,
        "name": domain.name,
        "issues": [
            {
                "id": issue.id,
                "title": issue.title,
                "options": list(issue.options),
                "values": None if issue.values is None else list(issue.values),
                "divisible": issue.divisible,
            }
            for issue in domain.issues
        ],
        "parties": [_party(domain, party) for party in domain.parties],
        "constraints": [_constraint(domain, c) for c in domain.constraints],
        "quorum": domain.quorum,
        "status_quo": None if domain.status_quo is None else domain.describe(domain.status_quo),
    }


def _party(domain: Domain, party: PartyPreferences) -> dict[str, Any]:
    return {
        "id": party.id,
        "title": party.title,
        "reservation": party.reservation,
        "discount": party.discount,
        "veto": party.veto,
        "measure": party.measure,
        "utility": _utility(domain, party.utility),
        "factions": [_faction(domain, faction) for faction in party.factions],
    }


def _faction(domain: Domain, faction: Faction) -> dict[str, Any]:
    return {
        "id": faction.id,
        "title": faction.title,
        "reservation": faction.reservation,
        "veto": faction.veto,
        "utility": _utility(domain, faction.utility),
    }


def _utility(domain: Domain, utility: Utility) -> dict[str, Any]:
    return {
        "offset": utility.offset,
        "scale": utility.scale,
        "terms": [_term(domain, term) for term in utility.terms],
        "conditions": [_constraint(domain, c) for c in utility.conditions],
        "otherwise": utility.otherwise,
    }


def _term(domain: Domain, term: Term) -> dict[str, Any]:
    if isinstance(term, Box):
        ranges = {
            domain.issues[i].id: [domain.issues[i].options[low], domain.issues[i].options[high]]
            for i, low, high in zip(term.issues, term.low, term.high, strict=True)
        }
        return {"box": ranges, "value": term.value}
    if isinstance(term, Ratio):
        return {
            "over": [_table(domain, t) for t in term.over],
            "under": [_table(domain, t) for t in term.under],
            "empty": term.empty,
        }
    return _table(domain, term)


def _table(domain: Domain, table: Table) -> dict[str, Any]:
    if len(table.issues) == 1:
        issue = domain.issues[table.issues[0]]
        return {"issue": issue.id, "worths": dict(zip(issue.options, table.values.tolist(), strict=True))}
    return {"issues": [domain.issues[i].id for i in table.issues], "worths": table.values.tolist()}


def _constraint(domain: Domain, constraint: Constraint) -> dict[str, Any]:
    return {
        "kind": constraint.kind,
        "choices": [
            {"issue": domain.issues[c.issue].id, "options": [domain.issues[c.issue].options[o] for o in c.options]}
            for c in constraint.choices
        ],
        "least": constraint.least,
        "most": constraint.most,
        "reason": constraint.reason,
    }
