"""The books between two packages in words: who gives what for what."""

from __future__ import annotations

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.trade import Item, Ledger, NamedLedger
from goodoffices.brief.analysis.amounts import worth
from goodoffices.brief.analysis.trade_words import change_words, gain_cells, signed
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import listing, plural

__all__ = ["books"]

EXCHANGES = 5


def books(named: NamedLedger) -> list[Block]:
    """The books between two packages."""
    found, domain = named.ledger, named.ledger.domain
    heading = Heading(f"From {named.before} to {named.after}", 3)
    if not found.items:
        return [heading, Paragraph(text("They are the same package."))]
    lines = tuple(_party(found, party) for party in range(len(domain.parties)))
    said: list[Block] = [heading, Bullets(lines), _table(domain, found)]
    notes = _notes(found, named)
    if notes:
        said.append(Paragraph(text(" ".join(notes))))
    return said + _exchanges(domain, found)


def _party(found: Ledger, party: int) -> Line:
    """What a party gives and gets, and whether it accepts either."""
    gives = listing(_item(found.domain, item, party) for item in found.gives(party))
    gets = listing(_item(found.domain, item, party) for item in found.gets(party))
    total = found.total.gains[party]
    if gives and gets:
        said = f"gives {gives}, gets {gets}"
    elif gives:
        said = f"gives {gives} and gets nothing"
    else:
        said = f"gets {gets} and gives nothing" if gets else "neither gives nor gets"
    result = f"in all {signed(total)}, from {worth(found.worths[0][party])} to {worth(found.worths[1][party])}"
    before, after = found.accepts[0][party], found.accepts[1][party]
    if before and after:
        accepts = "accepts either"
    elif before or after:
        accepts = f"accepts only the {'first' if before else 'second'}"
    else:
        accepts = "accepts neither"
    return (Run(found.domain.parties[party].label, strong=True), Run(f" {said}; {result}; {accepts}."))


def _item(domain: Domain, item: Item, party: int) -> str:
    return f"{worth(abs(item.gains[party]))} on {domain.issues[item.change.issue].label}"


def _table(domain: Domain, found: Ledger) -> Table:
    head = ("Issue", "From", "To", *(party.label for party in domain.parties))
    rows = []
    for item in found.items:
        issue = domain.issues[item.change.issue]
        options = (issue.option_label(item.change.before), issue.option_label(item.change.after))
        rows.append((issue.label, *options, *gain_cells(item.gains)))
    rows.append(("Total", "", "", *gain_cells(found.total.gains)))
    lines = tuple(tuple(text(cell) for cell in row) for row in rows)
    return Table(tuple(bold(cell) for cell in head), lines, "What each change gives each party")


def _notes(found: Ledger, named: NamedLedger) -> list[str]:
    notes = []
    for keeps, name in zip(found.feasible, (named.before, named.after), strict=True):
        if not keeps:
            notes.append(f"A shared constraint is broken by {name}.")
    if found.joined:
        groups = "; ".join(listing(found.domain.issues[n].label for n in group) for group in found.joined)
        how = "the mean over all orders of changing them" if found.exact else "the mean over one order and its reverse"
        notes.append(f"What these issues give depends on one another: {groups}. Each has its share, {how}.")
    return notes


def _exchanges(domain: Domain, found: Ledger) -> list[Block]:
    if not found.exchanges:
        return []
    count = sum(exchange.for_all for exchange in found.exchanges)
    said = (
        f"{plural(len(found.exchanges), 'exchange')} of two of these issues by themselves {'costs' if len(found.exchanges) == 1 else 'cost'} "
        f"nobody anything in all though each half does; {count or 'none'} of them "
        f"{'leaves' if count == 1 else 'leave'} everybody better off. In brackets: what a party gets for each 1 that it gives."
    )
    head = ("Exchange", *(party.label for party in domain.parties))
    rows = []
    for exchange in found.exchanges[:EXCHANGES]:
        cells = [
            signed(gain) + (f" ({worth(rate)})" if rate is not None else "")
            for gain, rate in zip(exchange.step.gains, exchange.rates, strict=True)
        ]
        rows.append(tuple(text(cell) for cell in (change_words(domain, exchange.step.changes), *cells)))
    table = Table(tuple(bold(cell) for cell in head), tuple(rows), "Exchanges of two issues, the rest unchanged")
    return [Paragraph(text(said)), table]
