"""Draw a conflict from the issues, positions and pressures of a case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from goodoffices.case import Case
from goodoffices.conflict.conflict import Conflict, build_conflict
from goodoffices.conflict.drawn.drawn import DrawnConflict
from goodoffices.conflict.drawn.leaning import leaning_of, preference_by_worth
from goodoffices.conflict.drawn.matter import Choice, Threat, choices_of, dates_of, rules_of, threats_of
from goodoffices.conflict.feasible import pattern_of
from goodoffices.conflict.files.form import ConflictFile
from goodoffices.conflict.ground import Ground
from goodoffices.conflict.option import FORWARD, DecisionMaker, Option
from goodoffices.conflict.preference import Preference
from goodoffices.conflict.restriction import restrict
from goodoffices.conflict.wish import LARGEST_UNKNOWN
from goodoffices.diagnose import UsageError
from goodoffices.positions import PositionTable, read_positions

__all__ = ["conflict_of_case"]


def conflict_of_case(
    case: Case,
    table: PositionTable | None = None,
    *,
    issues: Collection[str] = (),
    without: Collection[str] = (),
    irreversible: Collection[str] = (),
    worths: Mapping[str, Mapping[str, float]] | None = None,
) -> DrawnConflict:
    """Draw a conflict from a case: nothing is in it that the reader of the case does not see.

    1. In question is each way to settle an issue that somebody is known to want and not every side is. Every side that is not
       known to want it has the option to agree to it; it comes about when all of these agree.
    2. In question is each threat, sanction, inducement or supply that is not over. Whoever presses has the option to bring it
       about: the mediator and outside powers are decision makers where they press.
    3. Two ways to settle an issue exclude one another unless several may be chosen; ``excludes`` and ``requires`` hold.
    4. What each decision maker wants follows from its positions and from the pressure on it; what nothing says is left
       unknown, and so is which of two demands weighs more. A decision maker in ``worths`` has the sums of its worths instead.
    5. A threat with a deadline that still runs cannot come before the day after it.

    Parameters
    ----------
    case : Case
    table : PositionTable, optional
        Of the same case, where it has been made already.
    issues : collection of str
        Only these issues; all where it is empty.
    without : collection of str
        Ids of pressures to leave out.
    irreversible : collection of str
        Ids of options (``ukraine.territory.claimed``, or of a pressure) that once taken stay taken.
    worths : mapping of str to mapping of str to float, optional
        By decision maker: what ``issue/option``, or a pressure by its id, is worth to it over its not coming about.

    Raises
    ------
    UsageError
        Where nothing is in question, a name is not there, or the conflict is too large.
    """
    table = table or read_positions(case)
    _check_names("issue", issues, case.issues)
    notes: list[str] = []
    choices = choices_of(case, table, issues, notes)
    threats = threats_of(case, notes)
    _check_names("pressure", without, [threat.pressure.id for threat in threats])
    threats = [threat for threat in threats if threat.pressure.id not in without]
    if not choices and not threats:
        raise UsageError("nothing is in question: all sides want the same, or nobody is known to want anything", _HOW)
    graph, grounds = _graph(case, choices, threats, irreversible, worths is not None)
    preferences, wishes = _preferences(case, table, graph, choices, threats, worths)
    begun = [t.pressure.id for t in threats if t.pressure.status in ("in-force", "carried-out")]
    conflict = replace(graph.with_preferences(preferences), status_quo=graph.state(",".join(begun) or "-"))
    notes += _inferred(case, graph, threats, worths)
    changes = _dated(case, conflict, dates_of(case, threats))
    file = ConflictFile(conflict, str(case.reader), (), {}, changes)
    return DrawnConflict(file, grounds, wishes, tuple(notes))


_HOW = "enter positions and pressures, or describe the conflict in conflicts/"


def _check_names(noun: str, given: Collection[str], known: Collection[str]) -> None:
    for name in given:
        if name not in known:
            raise UsageError(f'there is no {noun} "{name}"', f"one of: {', '.join(known) or '(none)'}")


def _graph(
    case: Case, choices: list[Choice], threats: list[Threat], irreversible: Collection[str], worths: bool
) -> tuple[Conflict, tuple[Ground, ...]]:
    """The conflict without preferences, and where its options come from."""
    options: list[Option] = []
    owned: dict[str, list[int]] = {}
    grounds: list[Ground] = []
    for choice in choices:
        for giver in choice.givers:
            owned.setdefault(giver, []).append(len(options))
            options.append(Option(choice.id(giver), f"{case.name(giver)} agrees: {choice.title}"))
            grounds.append(Ground(giver, choice.id(giver), choice.title, choice.entries))
    for threat in threats:
        pressure = threat.pressure
        for who in threat.by:
            owned.setdefault(who, []).append(len(options))
            grounds.append(Ground(who, pressure.id, pressure.what, (pressure.id,)))
        who = " and ".join(case.name(one) for one in threat.by)
        options.append(Option(pressure.id, f"{who}: {pressure.what.rstrip('.')}"))
    _check_names("option", irreversible, [option.id for option in options])
    options = [replace(o, direction=FORWARD) if o.id in irreversible else o for o in options]
    makers = [
        DecisionMaker(party.id, party.label, tuple(owned[party.id]))
        for party in case.parties.values()
        if party.id in owned
    ]
    places = {option.id: place for place, option in enumerate(options)}
    try:
        graph = build_conflict(
            makers,
            options,
            tuple(rules_of(case, choices, places)),
            id=case.id,
            title=f"Drawn from the case: {case.title}",
        )
    except UsageError as fault:
        raise _too_large(choices, 2 ** len(options)) from fault
    if not worths and graph.size > LARGEST_UNKNOWN:
        raise _too_large(choices, graph.size)
    return graph, tuple(grounds)


def _preferences(
    case: Case,
    table: PositionTable,
    graph: Conflict,
    choices: list[Choice],
    threats: list[Threat],
    worths: Mapping[str, Mapping[str, float]] | None,
) -> tuple[list[Preference], tuple[Ground, ...]]:
    """What each decision maker prefers, and from what that is known."""
    places = {option.id: place for place, option in enumerate(graph.options)}
    preferences: list[Preference] = []
    wishes: list[Ground] = []
    for maker in graph.decision_makers:
        if worths is not None and maker.id in worths:
            preferences.append(preference_by_worth(graph, places, choices, threats, worths[maker.id]))
            wishes += _worth_grounds(maker.id, choices, threats, worths[maker.id])
            continue
        leaning = leaning_of(case, table, maker.id, choices, threats)
        try:
            preferences.append(leaning.preference(graph, places))
        except UsageError as fault:
            raise _too_large(choices, graph.size) from fault
        wishes += leaning.told()
    return preferences, tuple(wishes)


def _too_large(choices: list[Choice], states: int) -> UsageError:
    counts: dict[str, int] = {}
    for choice in choices:
        counts[choice.issue] = counts.get(choice.issue, 0) + len(choice.givers)
    number = f"{states:,}" if states < 10**9 else f"{states:.1g}"
    listed = ", ".join(f"{issue} ({count})" for issue, count in counts.items())
    return UsageError(
        f"the conflict drawn is too large: about {number} states, and unknown comparisons are kept for {LARGEST_UNKNOWN:,}",
        f"choose issues with --issue, or leave pressures out with --without; issues and their options: {listed}",
    )


def _worth_grounds(
    maker: str, choices: list[Choice], threats: list[Threat], worths: Mapping[str, float]
) -> list[Ground]:
    things = [(f"{c.issue}/{c.option}", c.title) for c in choices] + [(t.pressure.id, t.pressure.what) for t in threats]
    found = []
    for name, title in things:
        worth = worths.get(name)
        why = f"worth {worth:+.4g} to it" if worth is not None else "no worth is told, so none is counted"
        found.append(Ground(maker, name, f"{title}: {why}", (), worth is not None))
    return found


def _inferred(
    case: Case, graph: Conflict, threats: list[Threat], worths: Mapping[str, Mapping[str, float]] | None
) -> list[str]:
    notes = [
        "Inferred: a red line weighs more than a demand or a rejection, that more than what is acceptable, and all of it more than "
        "what a decision maker has not spoken of. Which of two of the same kind weighs more is left unknown.",
        "Inferred: a side that wants something agrees to it; it comes about as soon as all others do.",
    ]
    if threats:
        notes.append(
            "Inferred: whoever a threat is meant for would rather it did not come; how much that weighs beside its demands is "
            "left unknown, and so is whether whoever threatens would rather carry it out."
        )
    if worths:
        told = ", ".join(case.name(maker) for maker in worths if maker in {m.id for m in graph.decision_makers})
        notes.append(
            f"Inferred: the worths of {told} are taken at one point of their ranges and added up; what is unknown is not left so."
        )
    mediators = [p for p in case.parties.values() if p.role == "mediator"]
    makers = {maker.id for maker in graph.decision_makers}
    notes += [
        f"{party.label} is no decision maker here: the case names no pressure of its own."
        for party in mediators
        if party.id not in makers
    ]
    return notes


def _dated(case: Case, conflict: Conflict, dates: Mapping[str, date]) -> tuple[tuple[str, Conflict], ...]:
    """The conflict as it is on the day of the case, and from each day on which a threat can come."""
    if not dates:
        return ()
    places = {option.id: place for place, option in enumerate(conflict.options)}
    today = case.clock.date()
    found = []
    for day in sorted({today, *dates.values()}):
        later = [pattern_of([(places[name], True)]) for name, begins in dates.items() if begins > day]
        found.append((day.isoformat(), restrict(conflict, later) if later else conflict))
    return tuple(found)
