"""Preferences and issues whose parts do not fit together, and statements of one party that contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.estimate import Estimate
from goodoffices.case.kinds import Preference
from goodoffices.case.model import Case

__all__ = [
    "issues_that_do_not_fit",
    "preferences_that_contradict",
    "preferences_that_do_not_fit",
    "values_off_the_scale",
]

_TOLERANCE = 1e-12

Path = tuple[str | int, ...]


def issues_that_do_not_fit(case: Case) -> Iterator[Doubt]:
    """E212: an issue that asks of its options what they cannot be."""
    for issue in case.issues.values():
        counted = "at_least" if issue.at_least is not None else "at_most" if issue.at_most is not None else ""
        least = issue.at_least or 0
        most = len(issue.options) if issue.at_most is None else issue.at_most
        if counted and not issue.several:
            message = f'"{issue.id}" counts its options, of which one is chosen'
            yield Doubt("E212", message, issue, (counted,), help="add several: yes, or remove the count")
        elif counted and least > min(most, len(issue.options)):
            message = f'"{issue.id}" asks for at least {least} and at most {most} of {len(issue.options)} options'
            yield Doubt("E212", message, issue, (counted,), help="correct one of the counts")
        if issue.divisible and issue.several:
            message = f'"{issue.id}" is divisible, and several of its options may be chosen'
            yield Doubt("E212", message, issue, ("divisible",), help="keep one of the two")


def preferences_that_do_not_fit(case: Case) -> Iterator[Doubt]:
    """E212: a preference with a field that means nothing beside the others."""
    for entry in case.of(Preference):
        issue = case.issues.get(entry.issue[0]) if len(entry.issue) == 1 else None
        if entry.veto and not entry.faction:
            message = f'"{entry.id}" gives a veto to no faction'
            yield Doubt("E212", message, entry, ("veto",), help="name the faction, or remove veto:")
        if entry.curve and issue is not None and not issue.numbers:
            message = f'"{entry.id}" has a curve, but not every option of "{issue.id}" stands for a number'
            help = "give each option its value: in issues.yaml, or write values: by option"
            yield Doubt("E212", message, entry, ("curve",), help=help)
        if entry.mean_over and entry.issue:
            message = f'"{entry.id}" says of one issue how the worth of a package is made'
            yield Doubt("E212", message, entry, ("mean_over",), help="say it in an entry without issue:")
        if entry.reservation is not None and entry.issue:
            message = f'"{entry.id}" gives a reservation value to an issue; a party walks away from a package'
            yield Doubt("E212", message, entry, ("reservation",), help="say it in an entry without issue:")
        for index, joint in enumerate(entry.joint):
            homes = [name.partition("/")[0] for name in joint.options]
            single = [h for h in set(homes) if h in case.issues and not case.issues[h].several]
            if len(set(joint.options)) < 2 or any(homes.count(home) > 1 for home in single):
                message = f'"{entry.id}" joins options that cannot stand together'
                help = "name two or more options, of one issue only one, unless several may be chosen"
                yield Doubt("E212", message, entry, ("joint", index), help=help)


def values_off_the_scale(case: Case) -> Iterator[Doubt]:
    """W622: a value outside 0 to 1, where a package is worth a weighted mean."""
    own_scale = {case.side_of(e.party) or e.party for e in case.of(Preference) if e.mean_over == "included"}
    for entry in case.of(Preference):
        if (case.side_of(entry.party) or entry.party) in own_scale:
            continue
        said: list[tuple[Path, Estimate]] = [(("values", key), value) for key, value in entry.values.items()]
        said += [(("curve",), value) for value in entry.curve.values()]
        said += [((key,), value) for key in ("unsettled", "reservation") if (value := getattr(entry, key)) is not None]
        off = next(((path, value) for path, value in said if value.low < 0 or value.high > 1), None)
        if off is not None:
            path, value = off
            yield Doubt(
                "W622",
                f'"{entry.id}" gives a value of {value.words}, outside 0 to 1',
                entry,
                path,
                help="let 0 be the worst and 1 the best on each issue; how much an issue matters is its weight",
            )


def preferences_that_contradict(case: Case) -> Iterator[Doubt]:
    """E717: orders that go in a circle, or that the values or weights of the same party say the opposite of."""
    groups: dict[tuple[str, str], list[Preference]] = {}
    for entry in case.of(Preference):
        side = case.side_of(entry.party)
        groups.setdefault((side or entry.party, entry.faction), []).append(entry)
    for entries in groups.values():
        yield from _vetoes(entries)
        yield from _shares(entries)
        weights = {name: e.weight for e in entries for name in e.issue if e.weight is not None}
        chains = [(e, "issue_order", e.issue_order) for e in entries if e.issue_order]
        yield from _orders(chains, weights, "weight", case.name)
        for issue in dict.fromkeys(e.issue[0] for e in entries if e.order and len(e.issue) == 1):
            mine = [e for e in entries if e.issue == (issue,)]
            values = {option: value for e in mine for option, value in e.values.items()}
            newest = [e for e in mine if e.order][-1]
            yield from _orders([(newest, "order", newest.order)], values, "value", str)


def _vetoes(entries: list[Preference]) -> Iterator[Doubt]:
    told = [e for e in entries if e.veto]
    for entry in told[1:]:
        if entry.veto != told[0].veto:
            message = f'"{entry.id}" and "{told[0].id}" say the opposite of the veto of "{entry.faction}"'
            yield Doubt("E717", message, entry, ("veto",), help="withdraw or supersede one of the two")


def _shares(entries: list[Preference]) -> Iterator[Doubt]:
    over = [e for e in entries if e.mean_over == "included"]
    for entry in entries if over else ():
        field = "weight" if entry.weight is not None else "joint" if entry.joint else ""
        if field:
            message = f'"{entry.id}" gives a {field}, but by "{over[0].id}" each option included counts alike'
            yield Doubt("E717", message, entry, (field,), help="remove one of the two")


Chain = tuple[Preference, str, tuple[str, ...]]


def _orders(
    chains: list[Chain], numbers: Mapping[str, Estimate], what: str, name: Callable[[str], str]
) -> Iterator[Doubt]:
    above: dict[str, dict[str, Chain]] = {}
    for chain in chains:
        entry, field, order = chain
        for index, upper in enumerate(order):
            for lower in order[index + 1 :]:
                if upper == lower or upper in above.get(lower, {}):
                    other = above[lower][upper][0].id if upper != lower else entry.id
                    message = f'"{entry.id}" puts {name(upper)} above {name(lower)}'
                    message += " itself" if upper == lower else f', "{other}" the other way round'
                    yield Doubt("E717", message, entry, (field,), help="take back one of these statements")
                    continue
                above.setdefault(upper, {}).setdefault(lower, chain)
                high, low = numbers.get(upper), numbers.get(lower)
                if high is not None and low is not None and high.high < low.low - _TOLERANCE:
                    message = (
                        f'"{entry.id}" puts {name(upper)} above {name(lower)}, whose {what} is at least {low.low:g}, '
                        f"against at most {high.high:g}"
                    )
                    yield Doubt("E717", message, entry, (field,), help="widen a range or take back the order")
