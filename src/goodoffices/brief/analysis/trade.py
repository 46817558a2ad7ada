"""A draft in words: whether it is efficient and why, what is nearest to it, what all would accept, who gives what for what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.domain import Domain, utilities
from goodoffices.bargain.trade import Closest, Efficiency, Mending, Offers
from goodoffices.bargain.trade.step import Step
from goodoffices.brief.analysis.amounts import count_words, percent, worth
from goodoffices.brief.analysis.ledger import books
from goodoffices.brief.analysis.trade_words import change_words, gain_cells, gain_words, signed
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Paragraph, Run, Table
from goodoffices.brief.words import capital, listing, plural

__all__ = ["blocks"]


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on a draft, or what a first look shows."""
    trade = analysis.trade
    if trade is None:
        return ()
    domain = analysis.domain
    found: list[Block] = []
    for part in trade.ledgers if not (trade.asked and trade.efficiency) else ():
        found += books(part)
    if trade.efficiency:
        found += _efficiency(domain, trade.name, trade.efficiency, trade.asked)
    if trade.closest:
        found += _closest(domain, trade.closest)
    if trade.mending:
        found += _mending(domain, trade.mending)
    if trade.asked:
        for part in trade.ledgers:
            found += books(part)
    if trade.offers:
        found += _offers(domain, trade.name if trade.asked else "the status quo", trade.offers)
    if not trade.asked:
        more = "--draft PACKAGE tells all about a draft, --compare A B who gives what for what between two packages."
        found.append(Paragraph(text(more)))
    return (Heading(capital(trade.name) if trade.asked else "Trades", anchor="trade"), *found)


def _efficiency(domain: Domain, name: str, found: Efficiency, asked: bool) -> list[Block]:
    said: list[Block] = [Heading(f"Is {name} efficient?" if asked else f"Why {name} is efficient", 3, "efficient")]
    if asked:
        said.append(Paragraph(text(_standing(domain, found))))
    if found.efficient:
        why = "for each party, the most that it can still gain without loss to anybody is nothing"
        said.append(Paragraph((Run("Efficient", strong=True), Run(f": {why}. {_looked(found)}"))))
        said.append(_costs(domain, found))
    elif found.efficient is None:
        said.append(Paragraph(text("Not decided: no better package was found, and none was excluded.")))
    else:
        proof = "" if found.exact else " (the gains are those found; more is not excluded)"
        words = f": other packages give more to some and less to nobody{proof}."
        said += [Paragraph((Run("Not efficient", strong=True), Run(words))), _better(domain, found)]
    return said


def _standing(domain: Domain, found: Efficiency) -> str:
    pairs = zip(domain.parties, found.worths, strict=True)
    said = f"It gives {listing(f'{party.label} {worth(value)}' for party, value in pairs)}."
    if not found.feasible:
        return f"{said} It breaks a shared constraint: {listing(found.broken)}."
    return f"{said} {'All accept it who must.' if found.accepted else 'Not all accept it who must.'}"


def _looked(found: Efficiency) -> str:
    raising = sum(item.raising for item in found.improvements)
    if not raising:
        return f"None of the {count_words(found.looked, 'change')} looked at gives any party more."
    return (
        f"Of {count_words(found.looked, 'change')} of one issue or two, those that give a party more all cost another "
        "something; the table has the cheapest for each."
    )


def _costs(domain: Domain, found: Efficiency) -> Table:
    head = ("For more to", "Changes that give it more", "The cheapest of them", "It gains", "What it costs")
    rows = []
    for at, (party, item) in enumerate(zip(domain.parties, found.improvements, strict=True)):
        step = item.cheapest[0] if item.cheapest else None
        if step is None:
            rows.append((party.label, "0", "none", "0", "\N{EN DASH}"))
            continue
        losses = listing(f"{domain.parties[k].label} {worth(-step.gains[k])}" for k in step.losers)
        rows.append(
            (party.label, f"{item.raising:,}", change_words(domain, step.changes), worth(step.gains[at]), losses)
        )
    return _table(head, rows, "What it would cost the others to give one party more")


def _better(domain: Domain, found: Efficiency) -> Table:
    head = ("Best for", "What changes", *(p.label for p in domain.parties))
    rows = []
    told: dict[tuple[int, ...], list[str]] = {}
    steps: dict[tuple[int, ...], Step] = {}
    named = [(p.label, item.best) for p, item in zip(domain.parties, found.improvements, strict=True)]
    for name, step in [*named, ("all: largest least gain", found.balanced)]:
        if step:
            told.setdefault(step.package, []).append(name)
            steps[step.package] = step
    for package, names in told.items():
        step = steps[package]
        rows.append((listing(names), change_words(domain, step.changes), *gain_cells(step.gains)))
    return _table(head, rows, "Packages in which nobody has less")


def _closest(domain: Domain, found: Closest) -> list[Block]:
    lines = []
    names = {"better": "Of the efficient packages in which nobody has less", "all": "Of all efficient packages"}
    for near in found.nearest:
        if not near.distance:
            continue
        step = near.found[0]
        if near.measure == "issues":
            how = f"the fewest issues change in this: {count_words(near.distance, 'issue')}"
        else:
            how = f"the worths of this are nearest (at a distance of {percent(near.distance)} of the parties' ranges)"
        ties = f" {count_words(near.ties - 1, 'other', 'others')} are as near." if near.ties > 1 else ""
        sure = "" if near.exact else " Of several packages with equal worths not all could be looked at."
        words = f": {how}. {capital(change_words(domain, step.changes))}. {gain_words(domain, step.gains)}.{ties}{sure}"
        lines.append((Run(names[near.among], strong=True), Run(words)))
    if not lines and not found.missing:
        return []
    unlisted = ": too many to list, so none is named the nearest."
    lines += [(Run(names[among], strong=True), Run(unlisted)) for among in found.missing]
    return [Heading("The nearest efficient package", 3, "nearest"), Bullets(tuple(lines))]


def _mending(domain: Domain, found: Mending) -> list[Block]:
    heading = Heading("The smallest change that all accept", 3, "mend")
    labels = {party.id: party.label for party in domain.parties}
    refused = f"{listing(labels[id] for id in found.refused)} would not accept it. " if found.refused else ""
    if found.changes == 0:
        return [heading, Paragraph(text("None is needed: all accept it who must."))]
    if found.changes is None:
        return [heading, Paragraph(text(f"{refused}{capital(found.reason)}."))]
    count = plural(len(found.mends), "set of issues does", "sets of issues do")
    said = (
        f"{refused}{plural(found.changes, 'issue')} must change; with fewer no package is acceptable to all. "
        f"{count if found.all_listed else 'These and more sets of issues do'}."
    )
    head = ("What changes", *(p.label for p in domain.parties))
    rows = [(change_words(domain, one.step.changes), *_after(found, one.step)) for one in found.mends]
    return [
        heading,
        Paragraph(text(capital(said))),
        _table(head, rows, "The smallest changes, and what each party has then"),
    ]


def _after(found: Mending, step: Step) -> list[str]:
    worths = utilities(found.domain, [step.package])[0].tolist()
    return [f"{worth(value)} ({signed(gain)})" for value, gain in zip(worths, step.gains, strict=True)]


def _offers(domain: Domain, name: str, found: Offers) -> list[Block]:
    said: list[Block] = [Heading(f"Which trade buys the most from {name} on", 3, "offers")]
    chosen = [*found.single[:3], *found.pair[:3], *found.for_all[:2], *found.harmless[:3]]
    steps = sorted({step.package: step for step in chosen}.values(), key=lambda step: -step.joint)
    if not steps:
        return [*said, Paragraph(text(f"None: no change of {_reach(found)} has a joint gain."))]
    free = count_words(found.count, "change costs", "changes cost") if found.count else "none costs"
    words = (
        f"Of {count_words(found.looked, 'change')} of {_reach(found)}, {free} nobody anything and "
        f"{'gives' if found.count <= 1 else 'give'} somebody more. The joint gain adds up gains and losses as shares of "
        "each party's range."
    )
    head = ("What changes", *(p.label for p in domain.parties), "Joint gain", "Who loses")
    rows = []
    for step in steps:
        losers = listing(domain.parties[at].label for at in step.losers) or "nobody"
        rows.append((change_words(domain, step.changes), *gain_cells(step.gains), percent(step.joint), losers))
    return [*said, Paragraph(text(words)), _table(head, rows, f"Changes of {_reach(found)} and what they give")]


def _reach(found: Offers) -> str:
    return "one issue or two" if found.exact else "one issue"


def _table(head: Iterable[str], rows: Sequence[Sequence[str]], caption: str) -> Table:
    return Table(tuple(bold(cell) for cell in head), tuple(tuple(text(c) for c in row) for row in rows), caption)
