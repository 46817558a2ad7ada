"""From a case to a domain: issues and options as they stand, preferences as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.bargain.case_issues import OPEN, CaseIssues, issues_of_case
from goodoffices.bargain.case_party import CaseParty, read_party
from goodoffices.bargain.domain import Domain, Package, feasible, utilities
from goodoffices.bargain.partial import PartialPreferences
from goodoffices.bargain.preference import Faction, PartyPreferences
from goodoffices.case import Case
from goodoffices.diagnose import Diagnostic, DomainError, Report
from goodoffices.positions import PositionTable, read_positions

__all__ = ["OPEN", "CaseDomain", "domain_of_case"]


@dataclass(frozen=True, slots=True)
class CaseDomain:
    """A domain made from a case, and what is really known.

    Parameters
    ----------
    domain : Domain
        One definite reading: a point inside what is known.
    known : tuple of PartialPreferences
        One per party of the domain, in its order.
    report : Report
        What was inferred (N719), is doubtful or contradictory.
    beyond : tuple of str
        What ``domain`` holds and ``known`` cannot say (joint worths, factions, means over what is included), a
        sentence each. Empty where ``known`` says all: only then are answers from ``known`` about this domain.
    """

    domain: Domain
    known: tuple[PartialPreferences, ...]
    report: Report
    beyond: tuple[str, ...] = ()


def domain_of_case(case: Case, table: PositionTable | None = None) -> CaseDomain:
    """Make a domain of the issues of a case.

    A question of which several options may be chosen becomes one issue for each option. Where the case names no
    status quo, leaving the issue open is an option (not of a divisible issue, which any mixture settles). Worths come
    from the ``preference`` entries in force (the newest counts), otherwise from positions: the five stances are five
    equal steps from 0 to 1, silence is the whole range, and an issue left open the middle. An option that a party put
    into an order has the whole range, and its place. A red line is a condition of its party. Without a stated
    reservation value a party, or a faction inside it, has what the status quo is worth to it.

    Parameters
    ----------
    case : Case
        For its reader: the domain holds nothing that the reader does not see.
    table : PositionTable, optional
        Of the same case, where it has been made already.

    Raises
    ------
    DomainError
        Where the case has no issue with an option or no party to the conflict, or its preferences contradict one
        another; with the report.
    """
    table = table or read_positions(case)
    found: list[Diagnostic] = []
    issues = issues_of_case(case)
    if not issues.made or not case.sides():
        missing = "issue with an option" if not issues.made else "party to the conflict"
        raise DomainError(case.id, f"the case has no {missing}", "enter it, and positions on it")
    parties = [read_party(case, table, issues, side.id, side.label, found) for side in case.sides()]
    report = Report.of(found)
    if report.errors:
        raise DomainError(case.id, report)
    domain = _domain(case, issues, parties)
    return CaseDomain(
        domain,
        tuple(party.known for party in parties),
        report,
        tuple(sentence for party in parties for sentence in party.beyond),
    )


def _domain(case: Case, issues: CaseIssues, parties: list[CaseParty]) -> Domain:
    rules = issues.constraints
    if any(party.included for party in parties):
        rules = (*rules, issues.something())
    status_quo: Package | None = issues.status_quo
    domain = Domain(
        case.title or case.id,
        tuple(made for made, _ in issues.made),
        tuple(party.preferences for party in parties),
        rules,
        None,
        status_quo,
        case.id,
    )
    if status_quo is not None and any(party.included for party in parties) and not feasible(domain, [status_quo])[0]:
        return replace(domain, status_quo=None)  # nothing included: there is nothing to take a mean of
    return domain if status_quo is None else replace(domain, parties=_with_status_quo(domain, status_quo))


def _with_status_quo(domain: Domain, status_quo: Package) -> tuple[PartyPreferences, ...]:
    """Each party and faction without a stated reservation value has what the status quo is worth to it."""
    at_rest = utilities(domain, [status_quo])[0]
    parties = []
    for party, worth in zip(domain.parties, at_rest, strict=True):
        factions = tuple(_settled(domain, faction, status_quo) for faction in party.factions)
        reservation = float(worth) if party.reservation is None else party.reservation
        parties.append(replace(party, reservation=reservation, factions=factions))
    return tuple(parties)


def _settled(domain: Domain, faction: Faction, status_quo: Package) -> Faction:
    if faction.reservation is not None:
        return faction
    alone = replace(domain, parties=(PartyPreferences(faction.id, faction.utility),), status_quo=None)
    return replace(faction, reservation=float(utilities(alone, [status_quo])[0, 0]))
