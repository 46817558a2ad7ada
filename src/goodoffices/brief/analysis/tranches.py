"""A package carried out in tranches: who is exposed, what risk each bears, what holds it together."""

from __future__ import annotations

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.interim.tranche import Tranches
from goodoffices.brief.analysis.amounts import percent, worth
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import listing, plural

__all__ = ["blocks"]


def blocks(analysis: Analysis, found: Tranches | None) -> tuple[Block, ...]:
    """The part on tranches; empty where no plan was given."""
    if found is None:
        return ()
    whole = listing(
        f"{name} {'gains' if gain >= 0 else 'loses'} {worth(abs(gain))}"
        for name, gain in zip(found.schedule.parties, found.whole, strict=True)
    )
    lead = f"Once all is carried out, {whole} over the status quo."
    return (
        Heading(f"In {plural(found.schedule.tranches, 'tranche')}", 3, "tranches"),
        Paragraph(text(lead + _how(found))),
        _table(found),
        Bullets(tuple(_findings(found))),
    )


def _how(found: Tranches) -> str:
    if found.chosen is None:
        return ""
    least = percent(found.chosen.exposure)
    proof = "no order has less" if found.chosen.exact else f"no order has less than {percent(found.chosen.bound)}"
    return f" The order keeps the greatest exposure smallest: {least} of what the party gains from the whole ({proof})."


def _carried(found: Tranches, tranche: int) -> str:
    said = []
    for part, share in zip(found.schedule.parts, found.schedule.shares[tranche], strict=True):
        if share > 1e-9:
            said.append(part.name if share > 1 - 1e-9 else f"{percent(share)} of {part.name}")
    return "; ".join(said)


def _exposed(amount: float) -> str:
    return f"ahead by {worth(-amount)}" if amount < -1e-9 else worth(amount)


def _table(found: Tranches) -> Table:
    parties = found.schedule.parties
    head = ["Tranche", "Carried out"]
    for name in parties:
        head += [f"{name} exposed after it", "if another defaults in it"]
    rows = []
    for tranche in range(found.schedule.tranches):
        cells = [str(tranche + 1), _carried(found, tranche)]
        for exposure in (e for e in found.exposures if e.tranche == tranche):
            cells += [_exposed(exposure.after), _exposed(exposure.if_default)]
        rows.append(tuple(text(cell) for cell in cells))
    caption = "Exposure: what cannot be taken back of what a party has given, less what it keeps of what it has got"
    return Table(tuple(bold(h) for h in head), tuple(rows), caption=caption)


def _findings(found: Tranches) -> list[Line]:
    parties = found.schedule.parties
    lines = [_threshold_line(found, at) for at in range(len(parties))]
    for expected, risk in zip(found.expected, found.risks, strict=False):
        low, high = worth(expected.low), worth(expected.high)
        said = low if low == high else f"between {low} and {high}"
        own = f" (it defaults itself in a tranche with {_range(risk)})" if any(risk) else ""
        lines.append((Run(f"{expected.party} expects", strong=True), Run(f" {said} at the risks stated{own}.")))
    lines.append(_holds(found))
    needed = [f"{name} {worth(sum_)}" for name, sum_ in zip(parties, found.guarantees, strict=True) if sum_ > 1e-9]
    if needed:
        said = f" paid on the others' default would leave nobody worse off than the status quo: {listing(needed)}."
        lines.append((Run("A guarantee", strong=True), Run(said)))
    return lines


def _range(risk: tuple[float, float]) -> str:
    low, high = percent(risk[0]), percent(risk[1])
    return f"probability {low}" if low == high else f"a probability between {low} and {high}"


def _threshold_line(found: Tranches, party: int) -> Line:
    threshold = found.thresholds[party]
    head = Run(threshold.party, strong=True)
    if threshold.risk is None:
        where = (threshold.tranche or 0) + 1
        return (head, Run(f" would rather end it before tranche {where} even if nobody ever defaulted."))
    if threshold.tranche is None:
        return (head, Run(" prefers to go on at every tranche whatever the risk that the others default."))
    risk, where = percent(threshold.risk), threshold.tranche + 1
    said = f" prefers to go on as long as the risk that the others default is at most {risk} in each tranche"
    return (head, Run(f"{said}; beyond it, it would rather end it before tranche {where}."))


def _holds(found: Tranches) -> Line:
    if found.enforcement.holds:
        said = ": at every tranche, going on is worth at least as much to each party as taking and not giving."
        return (Run("It holds by itself", strong=True), Run(said))
    tempted = [
        f"{t.party} in tranche {t.tranche + 1} (by {worth(t.excess)})"
        for t in found.enforcement.temptations
        if t.excess > 1e-9
    ]
    pairs = zip(found.schedule.parties, found.enforcement.bonds, strict=True)
    bonds = [f"{name} {worth(bond)}" for name, bond in pairs if bond > 1e-9]
    said = (
        f": not giving is worth more than going on to {listing(tempted)}. Deposits lost on default would make it hold"
    )
    return (Run("It does not hold by itself", strong=True), Run(f"{said} from: {listing(bonds)}."))
