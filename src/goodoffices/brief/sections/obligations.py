"""How far each obligation is done: one table over all accounts, bars by account, and the differences between accounts."""

from __future__ import annotations

from goodoffices.brief.accounts import Delivered, Difference
from goodoffices.brief.cite import Citations
from goodoffices.brief.figures import NARROW, Bar, BarGroup, draw_bars
from goodoffices.brief.fulfilment import LEVELS, Fulfilment, share_of
from goodoffices.brief.lines import bold, entry_line, left_out, listed, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Figure, Heading, Line, Run, Table
from goodoffices.brief.times import dated_words, when_words
from goodoffices.brief.words import capital, chain, names, plural
from goodoffices.case import Case, Count, Obligation, Performance

__all__ = ["level_words", "obligations"]

_MOST, _DRAWN, _TELLINGS = 60, 12, 12
_DASH = "\N{EN DASH}"


def obligations(matter: Matter, cite: Citations) -> list[Block]:
    """The blocks on obligations, what is not done first."""
    case = matter.case
    found = sorted(matter.fulfilments, key=_urgency)[:_MOST]
    if not found:
        return []
    columns = ("What", "Owed by", "To", "Owed", "Done", "Open", f"Kroc 0{_DASH}3")
    rows = tuple(_row(case, f, cite) for f in found)
    blocks: list[Block] = [
        Heading("Obligations", 3, "obligations"),
        Table(
            tuple(bold(c) for c in columns),
            rows,
            caption="Over all accounts, each delivery counted once",
            layout="running",
        ),
        *left_out(len(matter.fulfilments) - len(found), "obligation"),
        *listed(_all_terms(case, [f.obligation for f in found], cite)),
    ]
    drawn = [f for f in found if f.accounts][:_DRAWN]
    if drawn:
        blocks.append(_bars(case, drawn, cite))
    told = [line for f in found for line in _tellings(case, f, cite)]
    if told:
        blocks += [Heading("As told", 3, "told"), *listed(told)]
    return [*blocks, *_differences(matter, cite)]


def level_words(fulfilment: Fulfilment) -> str:
    """The level on the Kroc scale with its word; where nothing is reported, that is said instead."""
    if fulfilment.level is None:
        return "not known"
    unreported = not fulfilment.level and not fulfilment.reported
    return f"{fulfilment.level} ({'nothing on record' if unreported else LEVELS[fulfilment.level]})"


def _urgency(fulfilment: Fulfilment) -> tuple[bool, str, str]:
    """What is not done first, then by the time of the obligation."""
    on = fulfilment.obligation.on
    return (fulfilment.level == len(LEVELS) - 1, on.iso() if on else "", fulfilment.obligation.id)


def _row(case: Case, f: Fulfilment, cite: Citations) -> tuple[Line, ...]:
    owes = f.obligation
    unit = f" {owes.unit}" if owes.unit else ""
    derived = cite.of(f.judged) if f.judged else cite.computed(f"Kroc scale: {f.reason}")
    tellings = [p for account in f.accounts for p in account.tellings][-_TELLINGS:]
    return (
        cite.line(Run(capital(owes.what)), notes=cite.of(owes)),
        text(names(case, owes.debtor)),
        text(names(case, owes.creditor)),
        text(f"{owes.quantity}{unit}" if owes.quantity else "no number"),
        (Run(_number(f.delivered) if f.accounts else "nothing on record", notes=cite.of(*tellings)),),
        text(_number(f.outstanding)),
        (Run(level_words(f), notes=derived),),
    )


def _number(count: Count | None) -> str:
    return str(count) if count is not None else _DASH


def _all_terms(case: Case, found: list[Obligation], cite: Citations) -> list[Line]:
    """Due day, conditions, reciprocity, by whose word and remarks, where there are any; of two alike, both ways, once."""
    lines: list[Line] = []
    told: set[str] = set()
    for owes in found:
        back = case.entry(case.standing(owes.reciprocal)) if owes.reciprocal else None
        if back is not None and back.id in told:
            continue
        alike = isinstance(back, Obligation) and back in found and _own_terms(case, back) == _own_terms(case, owes)
        line = _terms(case, owes, back if isinstance(back, Obligation) else None, cite, alike=alike)
        if line:
            lines.append(line)
            told |= {owes.id} if alike else set()
    return lines


def _own_terms(case: Case, owes: Obligation) -> tuple[str, ...]:
    terms = [f"due {when_words(owes.due, case.zone, weekday=False)}"] if owes.due else []
    terms += [f"on condition: {'; '.join(owes.conditions)}"] if owes.conditions else []
    terms += [f"as {chain(case, owes.voices)}"] if owes.voices else []
    return (*terms, owes.remark, *owes.marks)


def _terms(case: Case, owes: Obligation, back: Obligation | None, cite: Citations, *, alike: bool) -> Line | None:
    own = _own_terms(case, owes)
    if not any(own):
        return None
    terms = list(own[: len(own) - 1 - len(owes.marks)])
    terms += [f"in return for: {back.label}{', on the same terms' if alike else ''}"] if back else []
    mine = cite.of(owes)
    notes = tuple(n for n in cite.of(back) if n not in mine) if back and alike else ()
    words = Run(f": {'; '.join(terms)}" if terms else "", notes=notes)
    return entry_line(case, cite, owes, Run(capital(owes.what), strong=True), words)


def _bars(case: Case, found: list[Fulfilment], cite: Citations) -> Figure:
    groups, rows = [], []
    for f in found:
        owes = f.obligation
        mine = [(account, _told(account, owes.quantity, owes.unit)) for account in f.accounts]
        bars = tuple(Bar(f"{case.name(a.account)}: {words}", a.amount) for a, words in mine if a.amount is not None)
        if bars:
            groups.append(BarGroup(capital(owes.what), owes.quantity, bars, f"Kroc scale: {level_words(f)}"))
        for account, words in mine:
            rows.append((
                text(capital(owes.what)),
                text(case.name(account.account)),
                (Run(words, notes=cite.of(*account.tellings[-_TELLINGS:])),),
                text(_percent(share_of(owes.quantity, account.amount))),
                text(_basis(account)),
            ))  # fmt: skip
    columns = ("Obligation", "By the account of", "Delivered", "Share", "Rests on")
    title = "Fulfilment by account"
    data = Table(
        tuple(bold(c) for c in columns),
        tuple(rows),
        caption="Delivered, by whose account; two accounts are never added up",
        layout="grouped",
    )
    description = (
        "; ".join(f"{g.title}: {', '.join(b.words for b in g.bars)}" for g in groups) or "No account gives a number."
    )
    narrow = draw_bars(groups, title, description, "bars-narrow", width=NARROW)
    return Figure(draw_bars(groups, title, description), title, description, data, narrow)


def _told(account: Delivered, owed: Count | None, unit: str) -> str:
    complete = "; calls it fulfilled" if account.complete else ""
    if account.amount is None:
        return f"no number{complete}"
    return (f"{account.amount} of {owed}" if owed else f"{account.amount} {unit}".strip()) + complete


def _basis(account: Delivered) -> str:
    reports = plural(len(account.tellings), "report")
    if account.from_total:
        return f"its own total; {reports}"
    if account.deliveries in (0, len(account.tellings)):
        return reports
    return f"{reports}, {plural(account.deliveries, 'delivery', 'deliveries')}"


def _percent(share: tuple[float, float] | None) -> str:
    if share is None:
        return _DASH
    least = f"{100 * share[0]:.0f}"
    if share[1] == float("inf"):
        return f"{least} % or more"
    most = f"{100 * share[1]:.0f}"
    return f"{least} %" if most == least else f"{least}{_DASH}{most} %"


def _tellings(case: Case, f: Fulfilment, cite: Citations) -> list[Line]:
    """Each performance in the words of the record; those told in another unit are not in the sums."""
    told = dict.fromkeys(p.id for account in f.accounts for p in account.tellings[-_TELLINGS:])
    same = [
        p for id in told if isinstance(p := case.entry(id), Performance) and (p.gist or p.voices or p.remark or p.marks)
    ]
    same.sort(key=lambda p: (p.on.start.timestamp() if p.on else 0.0, p.id))
    lines = [_telling(case, f, p, "", cite) for p in same]
    return lines + [
        _telling(case, f, p, "; in another unit, and so not in the sums", cite) for p in f.other_units[-_TELLINGS:]
    ]


def _telling(case: Case, f: Fulfilment, performance: Performance, tail: str, cite: Citations) -> Line:
    when = f"{capital(dated_words(performance.on, case.zone))}: " if performance.on else ""
    amount = f"{performance.quantity or performance.total or ''} {performance.unit or f.obligation.unit}".strip()
    said = (
        chain(case, performance.voices)
        if performance.voices
        else f"by the account of {names(case, performance.by_account)}"
    )
    words = f"{(performance.gist or amount or 'something was done').rstrip('.')} ({said}){tail}"
    return entry_line(case, cite, performance, Run(when, strong=True), Run(words))


def _differences(matter: Matter, cite: Citations) -> list[Block]:
    lines = [_difference(matter.case, f, d, cite) for f in matter.fulfilments for d in f.differences]
    if not lines:
        return []
    return [
        Heading("Differences between accounts, to be explained", 3, "differences"),
        *listed(lines[:_MOST]),
        *left_out(len(lines) - _MOST, "difference"),
    ]


_WHAT = {
    "delivery": "the same delivery",
    "total": "the total so far",
    "own total": "its own total and its own deliveries",
    "complete": "whether it is fulfilled",
}


def _difference(case: Case, f: Fulfilment, difference: Difference, cite: Citations) -> Line:
    tellings = difference.tellings
    if difference.what == "complete":
        told = [
            f"{case.name(t.account)} {'calls it fulfilled' if t.performance.complete else f'counts {t.count}'}"
            for t in tellings
        ]
    else:
        told = [f"{case.name(t.account)} says {t.count}" for t in tellings]
    dates = {dated_words(t.performance.on, case.zone) for t in tellings if t.performance.on}
    when = f" ({dates.pop()})" if len(dates) == 1 else ""
    counts = [t.count for t in tellings]
    apart = max(c.low for c in counts) - min(c.low for c in counts)
    gap = f"; {apart:,} apart" if difference.what in ("delivery", "total") and apart else ""
    return cite.line(
        Run(capital(f.obligation.what), strong=True),
        Run(f", {_WHAT[difference.what]}{when}: {'; '.join(told)}{gap}."),
        notes=cite.of(*(t.performance for t in tellings)),
    )
