"""Pressure and time: what each party has without agreement day by day, and when there is something that all could accept."""

from __future__ import annotations

from datetime import date

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.pressure import Day, Effect, Study, ZoneOverTime
from goodoffices.bargain.pressure.effect import CERTAIN, Days
from goodoffices.brief.analysis.amounts import worth
from goodoffices.brief.analysis.opening import credible, opened, waited
from goodoffices.brief.figures import NARROW
from goodoffices.brief.figures.reservations import Cut, Step, Stretch, Track, draw_reservations
from goodoffices.brief.lines import bold, listed, text
from goodoffices.brief.sheet import Block, Bullets, Figure, Heading, Paragraph, Run, Table
from goodoffices.brief.times import day_words
from goodoffices.brief.words import plural, sentence_end

__all__ = ["blocks"]

_STATES = {
    "open": "open: some package is acceptable to all",
    "perhaps": "perhaps: it depends on where in their ranges the numbers lie",
    "closed": "closed: no package is acceptable to all",
}
_READINGS = {"realised": "as it comes", "anticipated": "as it can be expected"}
_ROWS = 10


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on pressure and time; empty where no effect was asked for."""
    study = analysis.pressure
    if study is None:
        return ()
    zone = study.realised
    return (
        Heading("Pressure and time", anchor="pressure"),
        Paragraph(text(_meaning(study))),
        _effects(zone),
        _figure(study),
        *_periods(study),
        *opened(analysis, study),
        *credible(zone, study),
        *waited(study),
        *listed([text(sentence_end(note)) for note in (*study.notes, *zone.notes)]),
    )


def _meaning(study: Study) -> str:
    zone = study.anticipated
    return (
        f"What the parties have without agreement, from {day_words(zone.first, weekday=False)} to "
        f"{day_words(zone.last, weekday=False)}, in two readings. As it comes: what has begun by the end of the day, "
        f"times its probability. As it can be expected: also what a party that looks {plural(zone.horizon, 'day')} ahead "
        "can count with. The efficient packages do not move. The effects are judgements, each with its reason."
    )


def _effects(zone: ZoneOverTime) -> Bullets:
    """The effects, numbered as in the figure."""
    items = []
    for effect in zone.effects:
        label = zone.labels[zone.parties.index(effect.party)]
        source = f" ({effect.pressure})" if effect.pressure else ""
        what = f"{effect.words}{source}. " if effect.what else ""
        likely = (
            f", with a probability of {_range(effect.probability, sign=False)}" if effect.probability != CERTAIN else ""
        )
        said = f"the worth of no agreement changes by {_change(effect)}{likely}, {_span(effect)}. Why: {sentence_end(effect.reason)}"
        items.append((Run(f"{label}: ", strong=True), Run(f"{what}{said[:1].upper() if what else said[:1]}{said[1:]}")))
    return Bullets(tuple(items), ordered=True)


def _change(effect: Effect) -> str:
    pace = {"at-once": "", "per-day": " a day", "even": ", spread evenly over its days"}[effect.pace]
    return f"{_range(effect.change)}{pace}"


def _range(interval: Interval, *, sign: bool = True) -> str:
    def one(value: float) -> str:
        said = worth(value) if abs(value) >= 0.00005 or not value else f"{value:.1g}"
        plus = "+" if sign and value > 0 else ""
        return f"{plus}{said}".replace("-", "\N{MINUS SIGN}")

    return one(interval.low) if interval.low == interval.high else f"{one(interval.low)} to {one(interval.high)}"


def _span(effect: Effect) -> str:
    begins = f"from {_days(effect.first)}"
    ends = f" through {_days(effect.last)}" if effect.last else ""
    expected = "" if effect.expected else "; not expected before"
    return f"{begins}{ends}{expected}{f'; {effect.when}' if effect.when and effect.pressure else ''}"


def _days(days: Days) -> str:
    if days[0] == days[1]:
        return day_words(days[0], weekday=False)
    return f"a day between {day_words(days[0], weekday=False)} and {day_words(days[1], weekday=False)}"


def _periods(study: Study) -> tuple[Block, ...]:
    lines = []
    for zone in (study.realised, study.anticipated):
        for period in zone.periods:
            moves = zone.turns(period.first, period.moves) or period.moves
            because = "; ".join(zone.reason(period.first, move, dated=False) for move in moves)
            reading = _READINGS[zone.reading]
            lead = Run(f"{reading[:1].upper()}{reading[1:]}, {_stretch(period.first, period.last)}: ", strong=True)
            why = f" From its first day: {because}." if because else ""
            lines.append((lead, Run(f"{_STATES[period.state]}.{why}")))
    return (Heading("When some package is acceptable to all", 3, "zone-over-time"), *listed(lines))


def _stretch(first: date, last: date) -> str:
    begin, end = day_words(first, weekday=False), day_words(last, weekday=False)
    return begin if first == last else f"{begin} to {end}"


def _figure(study: Study) -> Figure:
    zone = study.realised
    cuts = [Cut(n, effect.first[0], effect.first[1]) for n, effect in enumerate(zone.effects, 1)]
    kept = [cut for cut in cuts if zone.first <= cut.first and cut.last <= zone.last]
    strips = [(f"Zone {_READINGS[each.reading]}", _stretches(each)) for each in (study.realised, study.anticipated)]
    tracks = [
        Track(
            label, _steps(study.realised, at), _steps(study.anticipated, at), zone.ceiling[at] if zone.ceiling else 0.0
        )
        for at, label in enumerate(zone.labels)
    ]
    title = "What the parties have without agreement, and when the zone is open"
    said = [
        f"{_READINGS[each.reading]}: " + ", ".join(f"{p.state} from {p.first.isoformat()}" for p in each.periods)
        for each in (study.realised, study.anticipated)
    ]
    description = f"The zone {'; '.join(said)}. Numbers are those of the effects in the list."
    days = (zone.first, zone.last)
    wide = draw_reservations(tracks, strips, kept, days, title, description)
    narrow = draw_reservations(
        tracks, strips, kept, days, title, description, name="zone-over-time-narrow", width=NARROW
    )
    return Figure(wide, title, description, _data(study), narrow)


def _steps(zone: ZoneOverTime, party: int) -> tuple[Step, ...]:
    return tuple(Step(d.day, d.bands[party].low, d.bands[party].middle, d.bands[party].high) for d in zone.days)


def _stretches(zone: ZoneOverTime) -> tuple[Stretch, ...]:
    return tuple(Stretch(period.first, period.last, period.state) for period in zone.periods)


def _data(study: Study) -> Table:
    zone = study.realised
    head = ["Day", *(f"{label}, {_READINGS[z.reading]}" for z in (zone, study.anticipated) for label in zone.labels)]
    head += [f"Zone {_READINGS[z.reading]}" for z in (zone, study.anticipated)]
    rows = []
    for day in _shown(study):
        found: list[Day] = [zone.at(day), study.anticipated.at(day)]
        cells = [day.isoformat()]
        cells += [_range(Interval(b.low, b.high), sign=False) for each in found for b in each.bands]
        cells += [f"{each.state}: {_counted(each)}" for each in found]
        rows.append(tuple(text(cell) for cell in cells))
    caption = "Worth of no agreement, least to most; the zone, and how many efficient packages all could accept"
    return Table(tuple(bold(h) for h in head), tuple(rows), caption=caption)


def _counted(day: Day) -> str:
    return f"{day.sure:,}" if day.sure == day.possible else f"{day.sure:,} to {day.possible:,}"


def _shown(study: Study) -> list[date]:
    """Days on which something begins, ends or opens, and others evenly spread between them."""
    zones = (study.realised, study.anticipated)
    turns = {p.first for zone in zones for p in zone.periods} | {study.today}
    turns |= {d.day for zone in zones for d in zone.days if zone.turns(d.day, d.moves)}
    every = sorted({d.day for zone in zones for d in zone.days})
    spread = [every[round(n * (len(every) - 1) / (_ROWS - 1))] for n in range(_ROWS)]
    return sorted(turns if len(turns) >= _ROWS else turns | set(spread))
