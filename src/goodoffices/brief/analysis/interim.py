"""What could be agreed while the rest stays as it is, step by step, and in tranches."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.interim import Bundles, Interim, Linkage, PartialAgreement
from goodoffices.brief.analysis import stones, tranches
from goodoffices.brief.analysis.amounts import worth
from goodoffices.brief.analysis.view import package_words
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import capital, listing, plural

__all__ = ["blocks"]

_LISTED = 12
_WAYS = 3


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on partial agreements; empty where there is none in the analysis."""
    found = analysis.interim
    if found is None:
        return ()
    return (
        Heading("What could be agreed while the rest stays as it is", anchor="interim"),
        Paragraph(text(_lead(analysis, found))),
        *_linkages(analysis, found.bundles),
        *_sizes(analysis, found),
        *_added(analysis, found),
        *stones.blocks(analysis, found.stones),
        *stones.reach(analysis, found.reach),
        *tranches.blocks(analysis, found.tranches),
    )


def _labels(analysis: Analysis, issues: Sequence[int]) -> str:
    return listing(analysis.domain.issues[issue].label for issue in issues)


def _lead(analysis: Analysis, found: Interim) -> str:
    linkages = found.bundles.linkages
    count = len(linkages)
    alone = sum(linkage.alone for linkage in linkages)
    tied = sum(bool(linkage.bundles) and not linkage.alone for linkage in linkages)
    never = count - alone - tied
    said = [
        f"{alone} of {plural(count, 'issue')} can be settled alone, so that every party has at least as much as without "
        "agreement"
    ]
    if tied:
        said.append(f"{tied} only together with others")
    if never:
        how = "" if found.bundles.exact else f" of up to {found.bundles.largest} issues"
        said.append(f"{never} in no combination{how}")
    ground = ""
    if any(party.reservation is None for party in analysis.domain.parties):
        ground = " A party without a reservation value is measured against the status quo."
    if analysis.request.disagreement not in ("reserved", "accepted"):
        ground += " Reservation values count here, whatever else was asked for as the point of disagreement."
    return f"{'; '.join(said)}. Gains are over having no agreement.{ground}"


def _gains(analysis: Analysis, agreement: PartialAgreement) -> str:
    """Who gains how much."""
    labels = [party.label for party in analysis.domain.parties]
    gains = agreement.gains
    if all(gain > 1e-9 for gain in gains):
        lead = "both gain" if len(gains) == 2 else "all gain"
        return f"{lead} ({', '.join(f'{label} {worth(g)}' for label, g in zip(labels, gains, strict=True))})"
    told = [
        f"{label} {'gains' if gain > 0 else 'loses'} {worth(abs(gain))}"
        for label, gain in zip(labels, gains, strict=True)
        if abs(gain) > 1e-9
    ]
    idle = [label for label, gain in zip(labels, gains, strict=True) if abs(gain) <= 1e-9]
    return f"{listing(told)}, {listing(idle)} nothing" if told and idle else listing(told) or "nobody gains"


def _linkages(analysis: Analysis, found: Bundles) -> list[Block]:
    alone = [linkage for linkage in found.linkages if linkage.alone]
    tied = [linkage for linkage in found.linkages if linkage.bundles and not linkage.alone]
    never = [linkage for linkage in found.linkages if not linkage.bundles]
    # What brings the most to the one who gains least comes first.
    alone.sort(key=lambda linkage: -min(linkage.bundles[0].agreement.gains))
    told = [linkage for linkage in alone if any(abs(gain) > 1e-9 for gain in linkage.bundles[0].agreement.gains)]
    idle = [linkage.issue for linkage in alone if linkage not in told]
    lines = [_alone(analysis, linkage) for linkage in told[:_LISTED]]
    if len(told) > _LISTED:
        lines.append(text(f"Also alone: {_labels(analysis, [linkage.issue for linkage in told[_LISTED:]])}."))
    if idle:
        lines.append(text(f"Alone, but nobody gains or loses by it: {_labels(analysis, idle)}."))
    lines += [_tied(analysis, linkage) for linkage in tied]
    lines += [_never(analysis, linkage, found) for linkage in never]
    return [Bullets(tuple(lines))] if lines else []


def _alone(analysis: Analysis, linkage: Linkage) -> Line:
    agreement = linkage.bundles[0].agreement
    label = analysis.domain.issues[linkage.issue].label
    option = analysis.domain.issues[linkage.issue].option_label(agreement.package[linkage.issue])
    return (Run(f"{label} alone", strong=True), Run(f" ({option}): {_gains(analysis, agreement)}."))


def _refusal(analysis: Analysis, linkage: Linkage) -> str:
    if not linkage.refused_by:
        return "each change of it alone leaves one of the parties with too little, or cannot be made alone"
    labels = {party.id: party.label for party in analysis.domain.parties}
    return f"every change of it alone leaves {listing(labels[p] for p in linkage.refused_by)} with too little"


def _tied(analysis: Analysis, linkage: Linkage) -> Line:
    ways = []
    for bundle in linkage.bundles[:_WAYS]:
        others = [issue for issue in bundle.issues if issue != linkage.issue]
        ways.append(f"with {_labels(analysis, others)}, {_gains(analysis, bundle.agreement)}")
    more = len(linkage.bundles) - _WAYS
    rest = f"; or in {plural(more, 'other way')}" if more > 0 else ""
    label = analysis.domain.issues[linkage.issue].label
    said = f" can be had only together with others ({_refusal(analysis, linkage)}): {'; '.join(ways)}{rest}."
    return (Run(label, strong=True), Run(said))


def _never(analysis: Analysis, linkage: Linkage, found: Bundles) -> Line:
    reach = "" if found.exact else f" of up to {found.largest} issues"
    label = analysis.domain.issues[linkage.issue].label
    return (
        Run(label, strong=True),
        Run(
            f" cannot be changed in any combination{reach}: {_refusal(analysis, linkage)}, and nothing makes up for it."
        ),
    )


def _sizes(analysis: Analysis, found: Interim) -> list[Block]:
    """The best agreement for each number of issues."""
    rows: list[tuple[str, ...]] = []
    before: PartialAgreement | None = None
    for size in found.agreements.by_size:
        best = size.nash
        if best is None or best == before:
            continue
        settled = _settled(analysis, best, before)
        rows.append((str(size.most), settled, *(worth(gain) for gain in best.gains)))
        before = best
    if not rows:
        why = "No change of any issues leaves everybody with enough and somebody better off than the status quo."
        return [Paragraph(text(why))]
    head = ("At most", "Settled", *(f"{party.label} gains" for party in analysis.domain.parties))
    caption = "The largest product of gains on so many issues, the rest at the status quo"
    blocks: list[Block] = [
        Table(tuple(bold(h) for h in head), tuple(tuple(text(c) for c in row) for row in rows), caption=caption)
    ]
    if not found.agreements.exact:
        slack = listing(
            f"{party.label} {worth(by)}"
            for party, by in zip(analysis.domain.parties, found.agreements.slack, strict=True)
        )
        blocks.append(Paragraph(text(f"There may be agreements better than these by up to: {slack}.")))
    return blocks


def _settled(analysis: Analysis, best: PartialAgreement, before: PartialAgreement | None) -> str:
    """What is settled, told by what is different from the row before where that is shorter."""
    if before is None:
        return package_words(analysis.domain, best.package, best.issues)
    pairs = zip(best.package, before.package, strict=True)
    moved = [at for at, (now, then) in enumerate(pairs) if now != then]
    new = [at for at in moved if at in best.issues]
    gone = [at for at in moved if at not in best.issues]
    if len(moved) >= len(best.issues):
        return package_words(analysis.domain, best.package, best.issues)
    less = f"; without {_labels(analysis, gone)}" if gone else ""
    return f"as above, and {package_words(analysis.domain, best.package, new)}{less}"


def _added(analysis: Analysis, found: Interim) -> list[Block]:
    """What adds most to the best agreement on one issue."""
    best = found.agreements.by_size[0].nash
    more = next((added for added in found.additions if added.acceptable), None)
    if best is None or more is None:
        return []
    issue = analysis.domain.issues[more.issue]
    moved = [
        f"{party.label} {'gains' if change > 0 else 'gives'} {worth(abs(change))}"
        for party, change in zip(analysis.domain.parties, more.change, strict=True)
        if abs(change) > 1e-9
    ]
    if not moved:
        return []
    said = f"To {_labels(analysis, best.issues)}, {issue.label} ({issue.option_label(more.option)}) adds most: "
    return [Paragraph(text(f"{capital(said)}{listing(moved)}."))]
