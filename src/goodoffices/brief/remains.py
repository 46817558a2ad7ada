"""The answer about remains as a sheet: counts, who differs, what is disputed, what is awaited. Nothing is advised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Line, Paragraph, Run, Sheet, Table
from goodoffices.brief.words import listing, plural

__all__ = ["sheet_of_remains"]

_MOST = 60
_UNITS = {"bags": "bags", "individuals": "persons", "identified": "persons identified", "returned": "returned"}


def sheet_of_remains(found: Mapping[str, Any]) -> Sheet:
    """Lay an answer out.

    Parameters
    ----------
    found : dict
        As :func:`~goodoffices.exchange.remains.answer_of` gives it.
    """
    names = {id: office["name"] for id, office in found["offices"].items()}
    whose = names.get(found["by"], "")
    blocks = (
        *_counts(found, names),
        *_differences(found["differences"], names),
        *_points("What cannot all be so", "faults", found["faults"]),
        *_disputes(found["disputes"], names),
        *_identities(found, names),
        *_awaited(found["awaited"], names),
        *_points("To be looked at again", "questions", found["questions"]),
        Heading("How it was counted", anchor="method"),
        *(Paragraph(text(words)) for words in _METHOD),
    )
    takes = listing(names[id] for id in found["offices"][found["by"]]["takes"]) if whose else ""
    facts = (
        ("As of", found["as_of"] or "all that is held"),
        ("By the word of", (f"{whose}, who takes the word of {takes}" if takes else whose) or "all offices together"),
        ("Rests on", plural(found["events"], "event")),
    )
    return Sheet(
        title=f"Remains: {found['title']}",
        audience="whoever holds the log",
        facts=tuple((label, text(words)) for label, words in facts),
        blocks=blocks,
        fingerprint=found["sha256"],
        as_of=found["as_of"],
    )


_METHOD = (
    "Every number is counted from the items of the log. Persons: at least so many as there must be, since nobody has the same bone "
    "of the same side twice and nobody is two persons; at most so many as there are parts not held to be of one person. Bags that "
    "were not opened add nobody. An association or identity that any office denies joins nothing.",
    "The most likely number is that of Adams & Konigsberg (2004), where both sides of a bone are held to be of one person; it takes for "
    "granted that bones were lost evenly and pairs recognised rightly.",
    "Posterior odds are the laboratory's likelihood ratio times the prior odds that it states. Ratios of several results are multiplied "
    "only where an office states that they are independent.",
)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> list[Block]:
    shown = tuple(tuple(text(cell) for cell in row) for row in rows[:_MOST])
    blocks: list[Block] = [Table(tuple(bold(h) for h in head), shown, caption)]
    return blocks + _more(len(rows) - _MOST, "row")


def _more(count: int, noun: str) -> list[Block]:
    return [Paragraph(text(f"{plural(count, noun)} more; --json has them all."))] if count > 0 else []


def _persons(counts: Mapping[str, Any]) -> str:
    many = counts["individuals"]
    least = f"{many['least']:,}" + ("" if many["exact"] else " or more")
    return least if many["exact"] and many["least"] == many["most"] else f"{least} to {many['most']:,}"


def _likely(counts: Mapping[str, Any]) -> str:
    likely = counts["individuals"]["likely"]
    if likely is None:
        return ""
    return f"{likely['number']:,} ({likely['element']}: {likely['left']} left, {likely['right']} right, {likely['pairs']} pairs)"


_ALWAYS = ("identified", "disputed", "returned")
_SOMETIMES = ("probable", "possible", "buried")


def _counted(rows: Sequence[tuple[str, Mapping[str, Any]]], caption: str) -> list[Block]:
    """Counts in columns; statuses that nobody has take no room."""
    keys = [key for key in (*_ALWAYS, *_SOMETIMES) if key in _ALWAYS or any(counts[key] for _, counts in rows)]
    head = ("Scope", "Bags", "Parts", "Persons", *(key.capitalize() for key in keys))
    return _table(head, [_row(label, counts, keys) for label, counts in rows], caption)


def _row(label: str, counts: Mapping[str, Any], keys: Sequence[str]) -> tuple[str, ...]:
    bags = f"{counts['bags']:,}" + (f" ({counts['unopened']:,} unopened)" if counts["unopened"] else "")
    return (label, bags, f"{counts['parts']:,}", _persons(counts), *(f"{counts[key]:,}" for key in keys))


def _counts(found: Mapping[str, Any], names: Mapping[str, str]) -> list[Block]:
    rows = [*((f"lot {lot}", counts) for lot, counts in found["lots"].items()), ("all", found["counts"])]
    blocks: list[Block] = [
        Heading("Counts", anchor="counts"),
        *_counted(rows, "Counted from the items, lot by lot"),
    ]
    likely = [(label, _likely(c)) for label, c in (*found["lots"].items(), ("all", found["counts"])) if _likely(c)]
    if likely:
        blocks += _table(
            ("Scope", "Most likely number of persons"), likely, "From pairs of one bone; whole bodies are not in this"
        )
    if several := found["bags_with_several"]:
        worst = [f"{bag} ({least})" for bag, least in sorted(several.items(), key=lambda one: (-one[1], one[0]))[:12]]
        words = f"{plural(len(several), 'bag')} with at least two persons: {', '.join(worst)}"
        blocks.append(Paragraph(text(words + (", and more." if len(several) > 12 else "."))))
    if len(found["by_office"]) > 1:
        offices = [(names.get(id, id), counts) for id, counts in found["by_office"].items()]
        blocks += [
            Heading("By each office's word", 3, "offices"),
            *_counted(offices, "The same counts by what each holds, with those whose word it takes"),
        ]
    return blocks


def _differences(found: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[Block]:
    if not found:
        return []
    blocks: list[Block] = [Heading("Differences between numbers, to be explained", anchor="differences")]
    for one in found[:_MOST]:
        what = f"{_UNITS[one['unit']]}{', lot ' + ', '.join(one['lots']) if one['lots'] else ''}"
        said = [f"{names.get(t['by'], t['by'])} {t['number']:,} (told {t['on']})" for t in one["told"]]
        if one["items"] is not None:
            said.append(f"the items {one['items']:,}")
        blocks.append(
            Paragraph(
                (Run(f"{what[:1].upper()}{what[1:]}: ", strong=True), Run(f"{'; '.join(said)}; {one['gap']:,} apart."))
            )
        )
        candidates = [
            (Run(c["words"]), Run(" \N{EM DASH} just as many as a difference here" if c["fits"] else ""))
            for c in one["candidates"]
        ]
        if candidates:
            blocks.append(Bullets(tuple(candidates)))
        if not one["explained"]:
            with_more = " by any one of these" if candidates else ""
            blocks.append(Paragraph(text(f"Not explained{with_more} by what is held.")))
    return blocks + _more(len(found) - _MOST, "difference")


def _points(title: str, anchor: str, found: Sequence[Mapping[str, Any]]) -> list[Block]:
    if not found:
        return []
    lines: list[Line] = [(Run(f"{one['kind']}: ", strong=True), Run(one["words"])) for one in found[:_MOST]]
    return [Heading(title, anchor=anchor), Bullets(tuple(lines)), *_more(len(found) - _MOST, "line")]


_ABOUT = {"side": "to which side", "person": "who it is", "objection": "objection"}


def _disputes(found: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[Block]:
    if not found:
        return []
    rows = []
    for one in found:
        words = []
        for word in one["words"]:
            grounds = f" by {', '.join(word['evidence'])}" if word["evidence"] else ""
            through = f", said of {word['through']}" if word["through"] else ""
            words.append(f"{names.get(word['by'], word['by'])} ({word['on']}{through}): {word['says']}{grounds}")
        rows.append((one["item"], _ABOUT[one["about"]], "; ".join(words)))
    return [
        Heading("Disputes", anchor="disputes"),
        *_table(("Item", "About", "Words"), rows, "Each office's latest word"),
    ]


def _identities(found: Mapping[str, Any], names: Mapping[str, str]) -> list[Block]:
    blocks: list[Block] = []
    if found["identities"]:
        rows = [
            (
                one["part"],
                one["person"],
                "; ".join(
                    f"{names.get(w['by'], w['by'])} ({w['on']}): {w['says']}"
                    + (f", by {', '.join(w['evidence'])}" if w["evidence"] else "")
                    for w in one["words"]
                ),
                "stands" if one["stands"] else "contested",
            )
            for one in found["identities"]
        ]
        blocks += _table(("Part", "Person", "Words", "Standing"), rows, "Claims of identity, with author and evidence")
    if found["results"]:
        results = [_result(one, names) for one in found["results"]]
        head = ("Part", "Against", "By", "Outcome", "Likelihood ratio", "Prior odds", "Posterior")
        blocks += _table(head, results, "Results as sent; no genetic data is held")
    return [Heading("Identity", anchor="identity"), *blocks] if blocks else []


def _result(one: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, ...]:
    who = f"{names.get(one['by'], one['by'])} ({one['on']})"
    ratio = one["ratio"] + (" (product, stated independent)" if one["product_of_independent"] else "")
    posterior = one["posterior"] or ("no prior odds stated" if one["ratio"] else "")
    outcome = one["outcome"] or f"combines {', '.join(one['results']) or 'results'}"
    return one["part"], one["person"] or one["with"], who, outcome, ratio, one["prior_odds"], posterior


def _awaited(found: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[Block]:
    if not found:
        return []
    rows = [
        (
            one["item"],
            one["since"],
            names.get(one["by"], one["by"]),
            names.get(one["laboratory"], one["laboratory"]),
            "; ".join(filter(None, (", ".join(one["evidence"]), one["reason"]))),
        )
        for one in sorted(found, key=lambda one: (one["since"], one["item"]))
    ]
    head = ("Item", "Since", "Says", "Awaited from", "What")
    return [Heading("Results awaited", anchor="awaited"), *_table(head, rows, "No result is held yet")]
