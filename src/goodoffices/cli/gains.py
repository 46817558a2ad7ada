"""What each way to settle an issue is worth to each side over leaving things as they are: from the bargaining floor's domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.case import Case
    from goodoffices.positions import PositionTable

__all__ = ["gains_of_case"]

_CHOSEN, _LEFT = "(included)", "(left out)"


def gains_of_case(case: Case, table: PositionTable) -> dict[str, dict[str, float]]:
    """By side: the worth of each ``issue/option`` over the issue left open, and of each pressure that has an effect.

    All else is as it is without agreement. Ranges are taken at one point, as `analyse` takes them; effects of pressure at the
    middle of their ranges, without their probability: in a state the pressure has been brought about or not.

    Parameters
    ----------
    case : Case
    table : PositionTable
        Of the same case.

    Raises
    ------
    DomainError
        Where no domain can be made of the case.
    """
    from goodoffices.bargain.case_domain import OPEN, domain_of_case
    from goodoffices.bargain.domain import utilities
    from goodoffices.case import Effect

    domain = domain_of_case(case, table).domain
    rest = [
        next((k for k, option in enumerate(issue.options) if option in (OPEN, _LEFT)), 0) for issue in domain.issues
    ]
    if domain.status_quo is not None:
        rest = list(domain.status_quo)
    base = utilities(domain, [tuple(rest)])[0]
    gains: dict[str, dict[str, float]] = {party.id: {} for party in domain.parties}
    for place, issue in enumerate(domain.issues):
        for k, option in enumerate(issue.options):
            if k == rest[place] or option in (OPEN, _LEFT):
                continue
            name = issue.id if option == _CHOSEN else f"{issue.id}/{option}"
            changed = utilities(domain, [(*rest[:place], k, *rest[place + 1 :])])[0]
            for party, worth, before in zip(domain.parties, changed, base, strict=True):
                gains[party.id][name] = float(worth) - float(before)
    for effect in case.of(Effect):
        pressure = case.standing(effect.pressure) if effect.pressure else ""
        # What comes with every day has no one worth.
        if pressure and effect.party in gains and effect.pace != "per-day":
            gains[effect.party][pressure] = gains[effect.party].get(pressure, 0.0) + sum(effect.change) / 2
    return gains
