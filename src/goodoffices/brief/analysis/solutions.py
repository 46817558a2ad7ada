"""What different ideas of a good agreement pick, and why they do not pick the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.domain import Package
from goodoffices.bargain.solution.concept import CONCEPTS
from goodoffices.bargain.solution.record import Solution
from goodoffices.brief.analysis.amounts import count_words, percent, worth
from goodoffices.brief.analysis.view import differing, package_words
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.words import listing

__all__ = ["IDEAS", "Pick", "blocks", "picks"]

IDEAS = {
    "nash": ("Nash", "the largest product of gains"),
    "kalai_smorodinsky": ("Kalai\N{EN DASH}Smorodinsky", "the largest least share of what each could gain"),
    "egalitarian": ("egalitarian", "the largest least gain"),
    "utilitarian": ("utilitarian", "the largest sum"),
    "equal_gain": ("equal gain", "the smallest difference of gains among efficient packages"),
}
"""The ideas in words: name, and what each makes largest."""

_MEASURES = {
    "nash": "the product of gains",
    "kalai_smorodinsky": "the least share of a possible gain",
    "egalitarian": "the least gain",
    "utilitarian": "the sum of gains",
    "equal_gain": "the difference of gains",
}


@dataclass(frozen=True, slots=True)
class Pick:
    """A package that one or several ideas pick.

    Parameters
    ----------
    letter : str
    first : Solution
        Of the first idea that picks it.
    names : tuple of str
        The ideas, by the names of the solutions.
    """

    letter: str
    first: Solution
    names: tuple[str, ...]

    @property
    def worths(self) -> tuple[float, ...]:
        """What it gives the parties."""
        return self.first.utilities or ()

    @property
    def package(self) -> Package | None:
        """One package with these worths."""
        return self.first.packages[0] if self.first.packages else None

    @property
    def ideas(self) -> str:
        """Whose pick it is."""
        return listing(IDEAS[name][0] for name in self.names)


def picks(analysis: Analysis) -> tuple[Pick, ...]:
    """The different packages that the ideas pick, those of equal worths together, lettered in the order of the ideas."""
    found: list[Pick] = []
    for solution in analysis.solutions.values():
        if solution.utilities is None:
            continue
        same = [np.allclose(p.worths, solution.utilities, rtol=1e-9, atol=1e-9) for p in found]
        if any(same):
            at = same.index(True)
            found[at] = replace(found[at], names=(*found[at].names, solution.name))
        else:
            found.append(Pick("ABCDEFGH"[len(found)], solution, (solution.name,)))
    return tuple(found)


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on solutions."""
    chosen = picks(analysis)
    heading = Heading("What different ideas of a good agreement pick", anchor="solutions")
    if not chosen and analysis.zone is not None and analysis.zone.open:
        # Enough parties accept, but the ideas look for a package that is good enough for all.
        return (heading, Paragraph(text(f"They look for a package that is good enough for all. {analysis.reason}")))
    if not chosen:
        return ()
    same = len(chosen) == 1
    lead = f"All pick the same: package {chosen[0].letter}." if same else f"They pick {len(chosen)} different packages."
    lines = [_package(analysis, pick, chosen) for pick in chosen]
    return (
        heading,
        Paragraph(
            text(f"{lead} In brackets: the gain over having no agreement as a share of what the party could gain.")
        ),
        _table(analysis, chosen),
        Bullets(tuple(lines)),
        *_why(analysis, chosen),
    )


def _share(solution: Solution, party: int) -> str:
    gain = (solution.utilities or ())[party] - solution.disagreement[party]
    possible = solution.ideal[party] - solution.disagreement[party] if solution.ideal else 0.0
    return f"\N{NO-BREAK SPACE}({percent(gain / possible)})" if possible > 1e-12 else ""


def _table(analysis: Analysis, chosen: tuple[Pick, ...]) -> Table:
    head = ("Idea", *(p.label for p in analysis.domain.parties), "Package", "What it makes best")
    rows = []
    for name, solution in analysis.solutions.items():
        if solution.utilities is None:
            continue
        pick = next(p for p in chosen if name in p.names)
        cells = [f"{worth(value)}{_share(solution, n)}" for n, value in enumerate(solution.utilities)]
        proof = "" if solution.exact else f" (best found; {_gap(solution)})"
        rows.append((IDEAS[name][0], *cells, pick.letter, IDEAS[name][1] + proof))
    lines = tuple(tuple(text(cell) for cell in row) for row in rows)
    return Table(tuple(bold(h) for h in head), lines, caption="Solutions: what each gives each party")


def _gap(solution: Solution) -> str:
    if solution.bound is None or solution.value is None:
        return "how much better another could be is not known"
    return f"no package reaches more than {worth(solution.bound)}, this one {worth(solution.value)}"


def _package(analysis: Analysis, pick: Pick, chosen: tuple[Pick, ...]) -> Line:
    head = Run(f"Package {pick.letter}", strong=True)
    if pick.package is None:
        return (head, Run(f" ({pick.ideas}): divided, see the table."))
    known = [p.package for p in chosen if p.package is not None]
    issues = differing(known) if pick is not chosen[0] and len(known) > 1 else None
    words = package_words(analysis.domain, pick.package, issues)
    rest = f"; the rest as in {chosen[0].letter}" if issues is not None else ""
    others = (
        f" (or {count_words(pick.first.ways - 1, 'other package')} of the same worths)" if pick.first.ways > 1 else ""
    )
    ties = f" {count_words(len(pick.first.ties), 'other vector')} of worths ties with it." if pick.first.ties else ""
    return (head, Run(f" ({pick.ideas}): {words}{rest}{others}.{ties}"))


def _why(analysis: Analysis, chosen: tuple[Pick, ...]) -> list[Block]:
    lines = [line for one, other in combinations(chosen, 2) for line in _between(analysis, one, other)]
    return [Heading("Why they differ", 3, "differ"), Bullets(tuple(lines))] if lines else []


def _between(analysis: Analysis, one: Pick, other: Pick) -> Iterator[Line]:
    """What moves from one pick to the other, and by which measure each is the better one."""
    base, ideal = np.array(analysis.disagreement), np.array(analysis.ideal)
    gains = np.maximum(np.array([one.worths, other.worths]) - base, 0.0)
    moved = [
        f"{party.label} {'gains' if delta > 0 else 'loses'} {worth(abs(delta))}"
        for party, delta in zip(analysis.domain.parties, np.subtract(other.worths, one.worths).tolist(), strict=True)
        if abs(delta) > 1e-9
    ]
    said = []
    for name, better, worse in ((one.names[0], 0, 1), (other.names[0], 1, 0)):
        scores = CONCEPTS[name].score(gains, np.maximum(ideal - base, 0.0))
        letters = (one.letter, other.letter)
        if np.isclose(scores[better], scores[worse], rtol=1e-9, atol=1e-12):
            said.append(f"{IDEAS[name][0]} holds both equally good, and names the fairer one first")
            continue
        there, here = _measures(name, float(scores[better]), float(scores[worse]))
        said.append(
            f"{IDEAS[name][0]} picks {letters[better]}, because {_MEASURES[name]} is {there} there and {here} in "
            f"{letters[worse]}"
        )
    on = ""
    if one.package is not None and other.package is not None:
        issues = differing([one.package, other.package])
        on = f" They differ on {listing(analysis.domain.issues[n].label for n in issues)}."
    yield (
        Run(f"{one.letter} and {other.letter}.", strong=True),
        Run(f"{on} From {one.letter} to {other.letter} {listing(moved)}. {'; '.join(said)}."),
    )


def _measures(name: str, one: float, other: float) -> tuple[str, str]:
    """Two values of a measure, with as many digits as tell them apart."""
    words = percent if CONCEPTS[name].scaled else worth
    if words(one) != words(other):
        return words(one), words(other)
    factor, unit = (100, "\N{NO-BREAK SPACE}%") if CONCEPTS[name].scaled else (1, "")
    digits = next((d for d in range(2, 15) if f"{factor * one:.{d}f}" != f"{factor * other:.{d}f}"), 15)
    return f"{factor * one:.{digits}f}{unit}", f"{factor * other:.{digits}f}{unit}"
