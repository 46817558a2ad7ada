"""The way from the status quo to a package, step by step."""

from __future__ import annotations

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.interim import Reachable, Sequence, SteppingStones
from goodoffices.brief.analysis.amounts import count_words, percent, worth
from goodoffices.brief.analysis.solutions import picks
from goodoffices.brief.analysis.view import package_words
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import listing, plural

__all__ = ["blocks", "reach"]


def blocks(analysis: Analysis, found: SteppingStones | None) -> tuple[Block, ...]:
    """The part on stepping stones; empty where no way was looked for."""
    if found is None or found.reason == "the package is the status quo":
        return ()
    letter = next((pick.letter for pick in picks(analysis) if "nash" in pick.names), "")
    heading = Heading(f"Step by step to package {letter}".rstrip(), 3, "stepping-stones")
    if not found.by_steps:
        return (
            heading,
            Paragraph(text(f"There is no way{_limits(found)}: {found.reason}.{_farthest(analysis, found)}")),
        )
    shown = _shown(found)
    return (
        heading,
        Paragraph(_lead(found)),
        *_lengths(found),
        _steps(analysis, shown),
    )


def reach(analysis: Analysis, found: Reachable | None) -> tuple[Block, ...]:
    """Where small steps lead by themselves."""
    if found is None:
        return ()
    pace = "one issue" if found.most == 1 else f"at most {found.most} issues"
    lead = f"In steps of {pace}, nobody worse off at any,"
    if found.nash is None:
        return (Paragraph(text(f"{lead} nothing can be reached.")),)
    gains = listing(
        f"{party.label} {worth(gain)}"
        for party, gain in zip(analysis.domain.parties, found.nash.over_status_quo, strict=True)
    )
    settled = package_words(analysis.domain, found.nash.package, found.nash.issues)
    count = count_words(found.packages, "package")
    said = f"{lead} {count} can be reached. The one with the largest product of gains over the status quo ({gains}) settles"
    return (Paragraph(text(f"{said} {settled}.")),)


def _limits(found: SteppingStones) -> str:
    at_most = f" that settles at most {plural(found.most, 'issue')} in a step" if found.most else ""
    rule = "the step before" if found.rule == "step" else "the start"
    return (
        f"{at_most} and leaves nobody worse off than at {rule}"
        if at_most
        else f" that leaves nobody worse off than at {rule}"
    )


def _farthest(analysis: Analysis, found: SteppingStones) -> str:
    if not found.farthest:
        return " No first step can be taken."
    labels = listing(analysis.domain.issues[issue].label for issue in found.farthest)
    return f" The farthest that steps lead is {labels}."


def _lead(found: SteppingStones) -> Line:
    lengths = [way.count for way in found.by_steps]
    span = f"{lengths[0]}" if len(lengths) == 1 else f"{lengths[0]} to {lengths[-1]}"
    limit = f", at most {plural(found.most, 'issue')} at a time" if found.most else ""
    tied = ""
    if found.together and found.together > 1:
        tied = f" In every such way some step settles at least {plural(found.together, 'issue')} at once."
    return (
        Run(f"It can be reached in {span} {'step' if span == '1' else 'steps'}{limit}", strong=True),
        Run(f", so that at no step anybody is worse off than before it.{tied}"),
    )


def _lengths(found: SteppingStones) -> tuple[Block, ...]:
    if len(found.by_steps) < 2:
        return ()
    head = ("Steps", "Least progress of a party in a step", "Least that is left for the last step, at best")
    rows = [(str(way.count), _share(way.even.progress), _share(way.lasting.last)) for way in found.by_steps]
    caption = (
        "As shares of what each party gains from the whole: the most even way, and the one that keeps most for the end"
    )
    return (Table(tuple(bold(h) for h in head), tuple(tuple(text(c) for c in row) for row in rows), caption=caption),)


def _share(share: float) -> str:
    """In percent, rounding errors around 0 aside."""
    return percent(0.0 if abs(share) < 1e-9 else share)


def _shown(found: SteppingStones) -> Sequence:
    """The longest way in which every step brings everybody something; else the shortest."""
    moving = [way for way in found.by_steps if way.even.progress > 1e-9]
    return (moving[-1] if moving else found.by_steps[0]).even


def _steps(analysis: Analysis, shown: Sequence) -> Table:
    parties = analysis.domain.parties
    head = ("Step", "Settles", *(f"{party.label}: gain, and left to come" for party in parties))
    rows = []
    for number, step in enumerate(shown.steps, start=1):
        cells = [
            worth(change) + ("" if left is None else f" ({_share(left)})")
            for change, left in zip(step.change, step.left, strict=True)
        ]
        rows.append((str(number), package_words(analysis.domain, step.package, step.issues), *cells))
    count = plural(len(shown.steps), "step")
    caption = f"The most even way of {count}: what each brings, and in brackets the share of the whole still to come"
    return Table(tuple(bold(h) for h in head), tuple(tuple(text(c) for c in row) for row in rows), caption=caption)
