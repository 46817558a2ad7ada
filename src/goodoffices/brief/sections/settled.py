"""What was agreed before, and how far it is done, by whose account."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.figures import Bar, BarGroup, draw_bars
from goodoffices.brief.fulfilment import LEVELS, Difference, Fulfilment
from goodoffices.brief.lines import bold, entry_line, left_out, listed, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Figure, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.times import short_words, when_words
from goodoffices.brief.words import chain, names
from goodoffices.case import Agreement, Case, Count, Offer, TextVersion

__all__ = ["level_words", "settled"]

_MOST, _DRAWN, _TELLINGS = 30, 12, 8


def settled(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on agreements, obligations, their performance, and offers and texts on the table."""
    blocks = [*_agreements(matter, cite), *_obligations(matter, cite), *_differences(matter, cite), *_on_the_table(matter, cite)]
    return (Heading("What was agreed, and how far it is done", anchor="agreed"), *blocks) if blocks else ()


def _agreements(matter: Matter, cite: Citations) -> list[Block]:
    case = matter.case
    agreements = case.of(Agreement)
    blocks: list[Block] = []
    for agreement in agreements[-_MOST:]:
        when = f", {when_words(agreement.on, case.zone, weekday=False)}" if agreement.on else ""
        between = f", between {names(case, agreement.parties)}" if agreement.parties else ""
        gist = f": {agreement.gist}" if agreement.gist else ""
        lead = Run(agreement.title, strong=True)
        blocks.append(Paragraph(entry_line(case, cite, agreement, lead, Run(f" ({agreement.status}{when}{between}){gist}"))))
        if agreement.accounts:
            rows = tuple((text(case.name(a.by)), cite.line(Run(a.gist), notes=cite.first_of(a, agreement))) for a in agreement.accounts)
            caption = f"{agreement.title}: the accounts differ" if len(rows) > 1 else f"{agreement.title}: one side's account"
            blocks.append(Table((bold("By the account of"), bold("What was agreed")), rows, caption=caption))
    return [*blocks, *left_out(len(agreements) - _MOST, "agreement")]


def level_words(fulfilment: Fulfilment) -> str:
    """The level on the Kroc scale with its word."""
    return f"{fulfilment.level} ({LEVELS[fulfilment.level]})" if fulfilment.level is not None else "not known"


def _percent(share: tuple[float, float] | None) -> str:
    if share is None:
        return "\N{EN DASH}"
    least = f"{100 * share[0]:.0f} %"
    if share[1] == share[0]:
        return least
    return f"{least} or more" if share[1] == float("inf") else f"{100 * share[0]:.0f}\N{EN DASH}{100 * share[1]:.0f} %"


def _number(count: Count | None) -> str:
    return str(count) if count is not None else "\N{EN DASH}"


def _obligations(matter: Matter, cite: Citations) -> list[Block]:
    found = sorted(matter.fulfilments, key=_urgency)[:_MOST]
    if not found:
        return []
    rows = tuple(_obligation(matter.case, f, cite) for f in found)
    columns = ("Who owes whom", "What", "Owed", "Done", "Open", "Kroc 0\N{EN DASH}3")
    blocks: list[Block] = [Table(tuple(bold(c) for c in columns), rows, caption="Obligations, over all accounts, each delivery counted once")]
    blocks += left_out(len(matter.fulfilments) - len(found), "obligation")
    drawn = [f for f in found if f.accounts][:_DRAWN]
    if drawn:
        blocks.append(_bars(matter.case, drawn, cite))
    blocks += listed([line for f in found for line in _remarks(matter.case, f, cite)])
    return blocks


def _urgency(fulfilment: Fulfilment) -> tuple[bool, str, str]:
    """What is not done first, then by the time of the agreement."""
    on = fulfilment.obligation.on
    return (fulfilment.level == len(LEVELS) - 1, on.iso() if on else "", fulfilment.obligation.id)


def _obligation(case: Case, f: Fulfilment, cite: Citations) -> tuple[Line, ...]:
    owes = f.obligation
    unit = f" {owes.unit}" if owes.unit else ""
    due = f"; due {when_words(owes.due, case.zone, weekday=False)}" if owes.due else ""
    conditions = f"; on condition: {'; '.join(owes.conditions)}" if owes.conditions else ""
    said = f" ({chain(case, owes.voices)})" if owes.voices else ""
    derived = cite.of(f.judged) if f.judged else cite.computed(f"Kroc scale for \N{LEFT DOUBLE QUOTATION MARK}{owes.what}\N{RIGHT DOUBLE QUOTATION MARK}: {f.reason}")
    tellings = [p for account in f.accounts for p in account.tellings][-_TELLINGS:]
    return (
        text(f"{names(case, owes.debtor)} \N{RIGHTWARDS ARROW} {names(case, owes.creditor)}"),
        entry_line(case, cite, owes, Run(f"{owes.what}{due}{conditions}{said}")),
        text(f"{owes.quantity}{unit}" if owes.quantity else "no number"),
        (Run(_number(f.delivered) if f.accounts else "nothing reported", notes=cite.of(*tellings)),),
        text(_number(f.outstanding)),
        (Run(level_words(f), notes=derived),),
    )


def _bars(case: Case, found: list[Fulfilment], cite: Citations) -> Figure:
    groups, rows = [], []
    for f in found:
        owes = f.obligation
        bars = []
        for account in f.accounts:
            told = _told(account.amount, owes.quantity, owes.unit)
            complete = "; calls it fulfilled" if account.complete else ""
            if account.amount is not None:
                bars.append(Bar(f"{case.name(account.account)}: {told}{complete}", account.amount))
            share = _percent(_share(account.amount, owes.quantity))
            basis = "its own total" if account.from_total else f"sum of {len(account.tellings)} of its reports" if len(account.tellings) > 1 else "one report"
            rows.append(
                (text(owes.what), text(case.name(account.account)), (Run(told + complete, notes=cite.of(*account.tellings[-_TELLINGS:])),), text(share), text(basis))
            )
        if bars:
            groups.append(BarGroup(f"{names(case, owes.debtor)}: {owes.what}", owes.quantity, tuple(bars), f"Kroc scale {level_words(f)}"))
    columns = ("Obligation", "By the account of", "Delivered", "Share", "Rests on")
    title = "Fulfilment by account"
    data = Table(tuple(bold(c) for c in columns), tuple(rows), caption="Delivered, by whose account; accounts are never added up")
    description = "; ".join(f"{g.title} \N{EN DASH} {', '.join(b.words for b in g.bars)}" for g in groups) or "No account gives a number."
    return Figure(draw_bars(groups, title, description), title, description, data)


def _share(amount: Count | None, owed: Count | None) -> tuple[float, float] | None:
    if amount is None or owed is None or not owed.low:
        return None
    return amount.low / (owed.high or owed.low), (float("inf") if amount.high is None else amount.high / owed.low)


def _told(amount: Count | None, owed: Count | None, unit: str) -> str:
    if amount is None:
        return "no number"
    return f"{amount} of {owed}" if owed else f"{amount} {unit}".strip()


def _remarks(case: Case, f: Fulfilment, cite: Citations) -> list[Line]:
    """What the tables have no room for: performances in another unit, and the words in which a delivery is told."""
    lines = []
    for performance in f.other_units[-_TELLINGS:]:
        amount = f"{performance.quantity or performance.total or ''} {performance.unit}".strip()
        words = f"{f.obligation.what}: {amount}, not in the sums (another unit), by the account of {names(case, performance.by_account)}"
        lines.append(entry_line(case, cite, performance, Run(words)))
    told: dict[str, None] = {}
    for account in f.accounts:
        for p in account.tellings[-_TELLINGS:]:
            if p.id in told or not (p.gist or p.voices or p.remark or p.marks):
                continue
            told[p.id] = None
            when = f"{short_words(p.on, case.zone)}: " if p.on else ""
            gist = p.gist or f"{p.quantity or p.total or ''} {p.unit or f.obligation.unit}".strip()
            said = chain(case, p.voices, gist) if p.voices else f"{gist}, by the account of {names(case, p.by_account)}"
            lines.append(entry_line(case, cite, p, Run(when, strong=True), Run(said)))
    return lines


def _differences(matter: Matter, cite: Citations) -> list[Block]:
    lines = [_difference(matter.case, f, d, cite) for f in matter.fulfilments for d in f.differences]
    if not lines:
        return []
    return [Heading("Differences between accounts, to be explained", 3, "differences"), *listed(lines[:_MOST]), *left_out(len(lines) - _MOST, "difference")]


_WHAT = {"delivery": "the same delivery", "total": "the total so far", "own total": "its own total and its own deliveries", "complete": "whether it is fulfilled"}


def _difference(case: Case, f: Fulfilment, difference: Difference, cite: Citations) -> Line:
    tellings = difference.tellings
    if difference.what == "complete":
        told = [f"{case.name(t.account)} {'calls it fulfilled' if t.performance.complete else f'counts {t.count}'}" for t in tellings]
    else:
        told = [f"{case.name(t.account)} says {t.count}" for t in tellings]
    dates = {short_words(t.performance.on, case.zone) for t in tellings if t.performance.on}
    when = f" ({dates.pop()})" if len(dates) == 1 else ""
    counts = [t.count for t in tellings]
    apart = max(c.low for c in counts) - min(c.low for c in counts)
    gap = f"; {apart:,} apart" if difference.what in ("delivery", "total") and apart else ""
    return cite.line(
        Run(f.obligation.what, strong=True),
        Run(f", {_WHAT[difference.what]}{when}: {'; '.join(told)}{gap}."),
        notes=cite.of(*(t.performance for t in tellings)),
    )


def _on_the_table(matter: Matter, cite: Citations) -> list[Block]:
    case = matter.case
    lines: list[Line] = []
    offers = [o for o in case.of(Offer) if o.status == "open"]
    for offer in reversed(offers[-_MOST:]):
        to = f" to {names(case, offer.to)}" if offer.to else ""
        unless = f"; on condition: {offer.unless}" if offer.unless else ""
        until = f"; open until {when_words(offer.until, case.zone)}" if offer.until else ""
        package = "".join(f"; {case.name(i)}: {option.title if (option := case.option(i, o)) else o}" for i, o in offer.package.items())
        when = f"{short_words(offer.on, case.zone)}, offer" if offer.on else "Offer"
        said = chain(case, offer.voices, offer.what) if offer.voices else offer.what
        lines.append(entry_line(case, cite, offer, Run(when, strong=True), Run(f" of {names(case, offer.by)}{to}: {said}{package}{unless}{until}")))
    texts = case.of(TextVersion)
    for version in reversed(texts[-_MOST:]):
        by = f" by {names(case, version.by)}" if version.by else ""
        brackets = f"; {version.brackets} passages in brackets" if version.brackets is not None else ""
        when = f", {short_words(version.on, case.zone)}" if version.on else ""
        lines.append(entry_line(case, cite, version, Run("Text", strong=True), Run(f": {version.label}{by} ({version.status}{when}){brackets}")))
    if not lines:
        return []
    more = len(offers) + len(texts) - len(lines)
    return [Heading("Offers and texts on the table", 3, "offers"), *listed(lines), *left_out(more, "offer or text", "offers or texts")]
