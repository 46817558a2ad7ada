"""The answer about a conflict as lines of text, for a terminal and for print."""

from __future__ import annotations

from typing import Any

__all__ = ["judgement_words", "manner_words", "page_of_conflict", "statement_words", "taken_words"]

_ROWS = 40
_WAYS = 8


def page_of_conflict(found: dict[str, Any]) -> list[str]:
    """Lines for what :func:`~goodoffices.conflict.request.answer` found."""
    lines = [found["title"], ""]
    names = {option["id"]: option["name"] for option in found["options"]}
    lines += [f"{m['name']}: {'; '.join(names[o] for o in m['options'])}" for m in found["decision_makers"]]
    status = found["status_quo"]
    there = f"; the conflict stands at state {status}" if status else ""
    lines += [f"{len(found['states']):,} feasible states{there}.", ""]
    # Of a drawn conflict so much is unknown that the shares tell more than the four extensions.
    first = "drawn" in found and "robust" in found
    lines += [*_robust(found), "", *_equilibria(found)] if first else _equilibria(found)
    if "reasons" in found:
        lines += _reasons(found)
    for part, page in (
        ("coalitional", _coalitional),
        ("routes", _routes),
        ("misperception", _misperception),
        ("phases", _phases),
        ("robust", _robust),
        ("inverse", _inverse),
        ("drawn", _drawn),
    ):
        if part in found and not (first and part == "robust"):
            lines += ["", *page(found)]
    return lines


def _words(found: dict[str, Any], number: int) -> str:
    pattern = found["states"][number - 1]["pattern"]
    return f"{number} {pattern} {taken_words(found, pattern)}"


def taken_words(found: dict[str, Any], pattern: str) -> str:
    """The options taken in a state, by name."""
    taken = [o["name"] for o, yn in zip(found["options"], pattern, strict=True) if yn == "Y"]
    return ", ".join(taken) or "nothing is done"


def _by_state(found: dict[str, Any]) -> dict[int, list[str]]:
    """The concepts by which each state rests."""
    by_state: dict[int, list[str]] = {}
    for concept, numbers in found["equilibria"].items():
        for number in numbers:
            by_state.setdefault(number, []).append(concept)
    return by_state


def _equilibria(found: dict[str, Any]) -> list[str]:
    by_state = _by_state(found)
    if not found["equilibria"]:
        return _left_out(found)
    if not by_state:
        return [f"No state rests by {', '.join(found['equilibria'])}.", *_left_out(found)]
    strong = found.get("strong_equilibria", {})
    lines = ["Where it rests:"]
    # What rests by more concepts first.
    ordered = sorted(by_state, key=lambda n: (-len(by_state[n]), n))
    for number in ordered[:_ROWS]:
        marks = [f"{c}{' (strongly)' if number in strong.get(c, ()) else ''}" for c in by_state[number]]
        lines.append(f"  {_words(found, number)}: {', '.join(marks)}")
    if len(ordered) > _ROWS:
        lines.append(f"  and {len(ordered) - _ROWS:,} more (all of them with --json)")
    nowhere = [concept for concept, numbers in found["equilibria"].items() if not numbers]
    if nowhere:
        lines.append(f"  nowhere by {', '.join(nowhere)}")
    if "extensions" in found:
        lines += [f"  -{key}: {meaning}" for key, meaning in found["extensions"].items()]
    return lines + _left_out(found)


_PARTS = {"misperception": "who sees it otherwise", "strength": "by how much something is preferred"}


def _left_out(found: dict[str, Any]) -> list[str]:
    parts = [_PARTS[part] for part in found.get("left_out", ())]
    return [f"Not worked out, since some comparisons are not known: {'; '.join(parts)}."] if parts else []


def _reasons(found: dict[str, Any]) -> list[str]:
    lines = ["", f"Why, at {_words(found, found['state']['number'])}:"]
    told: set[str] = set()
    for reason in found["reasons"]:
        first, *rest = reason["words"]
        if not rest:
            # Without an improvement the reason is the same by every concept.
            if first not in told:
                lines.append(f"  {first}")
            told.add(first)
            continue
        lines.append(f"  {first}")
        lines += [f"      {line}" for line in rest]
    return lines


def _coalitional(found: dict[str, Any]) -> list[str]:
    together = found["coalitional"]
    lines = [f"Where it rests although any of the {len(together['coalitions'])} coalitions may move together:"]
    for concept, numbers in together["equilibria"].items():
        lines.append(f"  {concept}: {', '.join(map(str, numbers[:_ROWS])) or 'nowhere'}")
    return lines


def _routes(found: dict[str, Any]) -> list[str]:
    lines = [f"From state {found['status_quo']}:"]
    names = {maker["id"]: maker["name"] for maker in found["decision_makers"]}
    rank = {number: -len(concepts) for number, concepts in _by_state(found).items()}
    routes = sorted(found["routes"], key=lambda route: (rank.get(route["to"], 0), route["to"]))
    for route in sorted(routes[:_WAYS], key=lambda route: route["to"]):
        if not route["moves"]:
            lines.append(
                f"  to {route['to']}: {'it is there' if route['reachable'] else 'no sequence of moves leads there'}"
            )
            continue
        lines.append(f"  to {_words(found, route['to'])}:")
        for move in route["moves"]:
            doubt = "without gaining by it" if move["known"] else "whether it gains by it is not known"
            mark = "" if move["willing"] else f" ({doubt})"
            lines.append(f"    {names[move['by']]} {move['change']}{mark}: {move['to']}")
        if route["persuade"]:
            lines.append(f"    to be persuaded: {', '.join(names[m] for m in route['persuade'])}")
    if len(routes) > _WAYS:
        lines.append(f"  and {len(routes) - _WAYS:,} more (all of them with --json)")
    return lines


def _misperception(found: dict[str, Any]) -> list[str]:
    seen = found["misperception"]
    names = {maker["id"]: maker["name"] for maker in found["decision_makers"]}
    lines = [f"Since {', '.join(names[m] for m in seen['perceived_by'])} see it otherwise, it rests:"]
    for concept, numbers in seen["equilibria"].items():
        surprised = [
            f"{names[who]} does not expect {', '.join(map(str, n))}"
            for who, n in seen["surprises"][concept].items()
            if n
        ]
        told = f" ({'; '.join(surprised)})" if surprised else ""
        lines.append(f"  {concept}: {', '.join(map(str, numbers[:_ROWS])) or 'nowhere'}{told}")
    return lines


def _phases(found: dict[str, Any]) -> list[str]:
    lines = ["What the days change:"]
    for phase in found["phases"]:
        lines.append(f"  from {phase['since']} ({phase['states']:,} feasible states):")
        for concept, patterns in phase["equilibria"].items():
            moved = [(word, phase[word][concept][:_ROWS]) for word in ("comes", "goes")]
            parts = [", ".join(patterns[:_ROWS]) or "nowhere"]
            parts += [f"{word}: {', '.join(those)}" for word, those in moved if those]
            lines.append(f"    {concept}: {'; '.join(parts)}")
    return lines


def _robust(found: dict[str, Any]) -> list[str]:
    lines = _shares(found, found["robust"], "How often it rests")
    for phase in found.get("phases", ()):
        lead = f"From {phase['since']} it rests"
        # Once all that was restrained is free, it is the whole conflict that was told above.
        same = phase["robust"]["equilibrium"] == found["robust"]["equilibrium"]
        lines += ["", *([f"{lead} as told above."] if same else _shares(found, phase["robust"], lead))]
    return lines


def _shares(found: dict[str, Any], robust: dict[str, Any], lead: str) -> list[str]:
    names = {maker["id"]: maker["name"] for maker in found["decision_makers"]}
    lines = [f"{lead}, over {manner_words(robust)}:"]
    for concept, states in robust["equilibrium"].items():
        for one in sorted(states, key=lambda s: -s["share"])[:_ROWS]:
            error = f" ± {one['standard_error']:.3f}" if one["standard_error"] else ""
            taken = taken_words(found, one["pattern"])
            lines.append(f"  [{concept}] {one['state']} {one['pattern']} {taken}: {one['share']:.3f}{error}")
            if one["decides"]:
                d = one["decides"]
                lines.append(
                    f"      most hangs on {names[d['decision_maker']]}: {d['if_first_preferred']:.3f} where "
                    f"{judgement_words(found, d)}, {d['if_second_preferred']:.3f} where not"
                )
    return lines


def manner_words(robust: dict[str, Any]) -> str:
    """Over which rankings a share was taken."""
    if robust["exact"]:
        return f"all {robust['rankings']:,} combinations of rankings that fit what is known"
    looked, total = robust["looked_at"], robust["rankings"]
    every = f"{total:,}" if total < 10**12 else f"{total:.3g}"
    return f"{looked:,} of {every} combinations of rankings, drawn with seed {robust['seed']}"


def judgement_words(found: dict[str, Any], decides: dict[str, Any]) -> str:
    """What the judgement on which most hangs asks, as the end of "where ...".

    >>> judgement_words({"options": []}, {"first": 1, "second": 4})
    'it prefers 1 to 4'
    >>> judgement_words({"options": [{"id": "tax", "name": "A tax"}]}, {"first": "not tax", "second": ""})
    'it wants not “A tax”'
    """
    first, second = decides["first"], decides["second"]
    if isinstance(first, int):
        return f"it prefers {first} to {second}"
    names = {option["id"]: option["name"] for option in found["options"]}
    one = statement_words(first, names)
    return f"{one} weighs more for it than {statement_words(second, names)}" if second else f"it wants {one}"


def statement_words(statement: str, names: dict[str, str]) -> str:
    """A statement with the names of its options for their ids.

    >>> statement_words("not (a and b)", {"a": "Leave", "b": "Stay"})
    'not (“Leave” and “Stay”)'
    """
    words = []
    for word in statement.split():
        bare = word.strip("()")
        named = f"\N{LEFT DOUBLE QUOTATION MARK}{names[bare]}\N{RIGHT DOUBLE QUOTATION MARK}" if bare in names else bare
        words.append(word.replace(bare, named) if bare else word)
    return " ".join(words)


def _drawn(found: dict[str, Any]) -> list[str]:
    """What was inferred, and what each wants with the entries that say so."""
    drawn = found["drawn"]
    names = {maker["id"]: maker["name"] for maker in found["decision_makers"]}
    lines = ["From what it was drawn:", *(f"  {note}" for note in drawn["notes"])]
    for who, name in names.items():
        lines.append(f"  {name}:")
        for wish in drawn["wishes"]:
            if wish["about"] == who:
                known = "" if wish["known"] else " (not known)"
                said = f" [{', '.join(wish['entries'])}]" if wish["entries"] else ""
                lines.append(f"    {wish['why']}{known}{said}")
    return lines


def _inverse(found: dict[str, Any]) -> list[str]:
    names = {maker["id"]: maker["name"] for maker in found["decision_makers"]}
    lines = [
        f"Of all strict rankings of one decision maker, how many make state {found['state']['number']} stable for it:"
    ]
    for one in found["inverse"]:
        number = (
            f"{one['count']:,} of {one['rankings']:,}"
            if one["count"] is not None and one["rankings"] < 10**9
            else f"{one['share']:.4f}" + (f" ± {one['standard_error']:.4f}" if one["standard_error"] else "")
        )
        lines.append(f"  [{one['concept']}] {names[one['decision_maker']]}: {number}")
        for condition in one["conditions"]:
            others = [" and ".join(map(str, s)) for s in condition["or_above_all_of"] if s]
            lines.append(
                f"      above {condition['above']}{', or above ' if others else ''}{', or above '.join(others[:8])}"
            )
    return lines
