"""How sure it is: over all rankings that fit, which judgement decides, and what would have to be otherwise."""

from __future__ import annotations

from typing import Any

from goodoffices.brief.conflict.words import judgement, maker_names, state_words, table, taken
from goodoffices.brief.lines import listed, text
from goodoffices.brief.sheet import Block, Heading, Paragraph
from goodoffices.conflict.page import manner_words

__all__ = ["inverse", "method", "origins", "shares"]

_ROWS = 12


def shares(found: dict[str, Any]) -> tuple[Block, ...]:
    """How often each state rests, and the judgement on which most hangs."""
    if "robust" not in found:
        return ()
    built: list[Block] = [
        Heading("Where it rests, and how surely" if "extensions" in found else "How sure it is", anchor="robust"),
        Paragraph(
            text(
                f"Over {manner_words(found['robust'])}. A share counts rankings, each alike; it is no probability of an event."
            )
        ),
        *_shares(found, found["robust"], "How often each state rests"),
    ]
    return tuple(built)


def _shares(found: dict[str, Any], robust: dict[str, Any], caption: str) -> list[Block]:
    rows, questions = [], []
    for concept, states in robust["equilibrium"].items():
        for one in sorted(states, key=lambda s: -s["share"])[:_ROWS]:
            error = (
                f"\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}{100 * one['standard_error']:.1f}"
                if one["standard_error"]
                else ""
            )
            what = taken(found, one["pattern"])
            rows.append((concept, f"{100 * one['share']:.1f}{error}\N{NO-BREAK SPACE}%", what))
            if one["decides"]:
                questions.append(text(f"{concept}, {what}: on {judgement(found, one['decides'])}"))
    if not rows:
        return [Paragraph(text(f"{caption}: nowhere."))]
    lead = [Paragraph(text("On which judgement most hangs, state by state:"))] if questions else []
    return [table(("By", "Share", "What is done"), rows, caption, "grouped"), *lead, *listed(questions[:_ROWS])]


def inverse(found: dict[str, Any]) -> tuple[Block, ...]:
    """How many rankings would make the state stable, and under which conditions."""
    if "inverse" not in found:
        return ()
    names = maker_names(found)
    lines = []
    for one in found["inverse"]:
        exact = one["count"] is not None and one["rankings"] < 10**9
        error = f" ± {one['standard_error']:.4f}" if one["standard_error"] else ""
        number = f"{one['count']:,} of {one['rankings']:,}" if exact else f"a share of {one['share']:.4f}{error}"
        conditions = []
        for condition in one["conditions"][:_ROWS]:
            ors = [" and ".join(map(str, group)) for group in condition["or_above_all_of"] if group]
            conditions.append(f"above {' or above '.join([str(condition['above']), *ors[:8]])}")
        must = f" It must rank state {found['state']['number']} {'; and '.join(conditions)}." if conditions else ""
        lines.append(text(f"{one['concept']}, {names[one['decision_maker']]}: {number}.{must}"))
    head = f"What would make {state_words(found, found['state']['number'])} rest"
    return (
        Heading(head, anchor="inverse"),
        Paragraph(text("Of all strict rankings of one decision maker, how many would keep it there.")),
        *listed(lines),
    )


def origins(found: dict[str, Any]) -> tuple[Block, ...]:
    """On what it rests: of a drawn conflict from what each part was made, of another what its file says."""
    drawn = found.get("drawn")
    names = maker_names(found)
    if not drawn:
        return _grounds(found, names)
    titles = {option["id"]: option["name"] for option in found["options"]}
    options = [(titles.get(o["what"], o["what"]), ", ".join(o["entries"]) or "no entry") for o in drawn["options"]]
    wishes = [
        (names[w["about"]], w["why"], "known" if w["known"] else "not known", ", ".join(w["entries"]) or "no entry")
        for w in drawn["wishes"]
    ]
    return (
        Heading("From what it was drawn", anchor="drawn"),
        *listed([text(note) for note in drawn["notes"]]),
        table(("Option", "Entries"), options, "The options, and the entries that they come from", "running"),
        table(
            ("Who", "What it wants", "Known", "Entries"), wishes, "What each wants, the most important first", "grouped"
        ),
    )


def _grounds(found: dict[str, Any], names: dict[str, str]) -> tuple[Block, ...]:
    titles = {option["id"]: option["name"] for option in found["options"]}
    rows = [
        (
            f"{names[g['about']]}: {g['what']}" if g["about"] else titles.get(g["what"], g["what"]),
            g["why"].rstrip(".") or "\N{EN DASH}",
            ", ".join(g["entries"]) or "no entry",
        )
        for g in found.get("grounds", ())
    ]
    if not rows:
        return ()
    caption = "Options, rules and wishes, and the entries that they come from"
    return Heading("On what it rests", anchor="grounds"), table(("What", "Why", "Entries"), rows, caption, "running")


def method(found: dict[str, Any]) -> tuple[Block, ...]:
    """How it was computed."""
    asked = {name: value for name, value in found["parameters"].items() if value not in ([], "", False, 0)}
    words = ", ".join(
        f"{name.replace('_', '-')} {' '.join(value) if isinstance(value, list) else value}"
        for name, value in asked.items()
    )
    lines = [
        "By the graph model for conflict resolution (Fang, Hipel & Kilgour 1993), by the set definitions, exactly.",
        "It says from which states nobody moves away if each moves as it can and wants what is told of it here: no forecast, and "
        "no advice.",
        f"Asked for: {words or 'all concepts'}.",
        f"Fingerprint of the conflict (SHA-256): {found['inputs']}.",
    ]
    return Heading("How it was computed", anchor="method"), *listed([text(line) for line in lines])
