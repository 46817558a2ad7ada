"""For whom an analysis is laid out, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.bargain.domain import Domain, Package
from goodoffices.brief.sheet import Footnote, Line
from goodoffices.brief.words import listing

__all__ = ["View", "differing", "package_words", "party_names"]


@dataclass(frozen=True, slots=True)
class View:
    """What the sheet says of itself.

    Parameters
    ----------
    audience : str
        For whom it is made; nothing stricter is in it.
    subtitle : str
    as_of : str
        ISO 8601 moment at which the case stands; empty for a domain from a file.
    fingerprint : str
        Of the case as its reader sees it; empty for a domain from a file.
    facts : tuple of (str, str)
        More for the box at the head.
    rests : tuple of Run
        On what the worths rest, with the numbers of the footnotes that say so; empty for a domain from a file.
    footnotes : tuple of Footnote
    """

    audience: str = "whoever holds the file"
    subtitle: str = ""
    as_of: str = ""
    fingerprint: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    rests: Line = ()
    footnotes: tuple[Footnote, ...] = ()


def party_names(domain: Domain) -> str:
    """The parties as a list in a sentence."""
    return listing(party.label for party in domain.parties)


def differing(packages: Sequence[Package]) -> tuple[int, ...]:
    """The issues that not all of the packages settle alike.

    Examples
    --------
    >>> differing([(0, 1, 2), (0, 2, 2)])
    (1,)
    """
    return tuple(n for n in range(len(packages[0])) if len({p[n] for p in packages}) > 1) if packages else ()


def package_words(domain: Domain, package: Package, issues: Sequence[int] | None = None) -> str:
    """A package, or some of its issues, in words."""
    words = domain.words(package)
    chosen = range(len(words)) if issues is None else issues
    return "; ".join(f"{words[n][0]}: {words[n][1]}" for n in chosen)
