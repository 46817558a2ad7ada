"""Who is meant by "he", "the minister", "both sides": by number, gender, office and what was spoken of last.

The order in which people are tried follows salience as in Lappin & Leass, "An algorithm for pronominal anaphora
resolution" (Computational Linguistics 20(4), 1994): the sentence, the subject, how lately and how often somebody was named.
There is no parse: a subject is the first name of a sentence that no preposition governs, or one beside a verb of speech.
Where two come near each other, nobody is named and both are candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Candidate", "Seen", "choose", "points"]

_MARGIN = 0.85


@dataclass(slots=True)
class Seen:
    """One earlier mention of somebody.

    Parameters
    ----------
    line : int
        Number of the sentence.
    at : int
        First code point.
    subject : bool
    quoted : bool
        Whether it stands inside a quotation.
    """

    line: int
    at: int
    subject: bool
    quoted: bool = False


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant.

    Parameters
    ----------
    id : str
    gender : str
    seen : list of Seen
        In the order of the text.
    """

    id: str
    gender: str = ""
    seen: list[Seen] = field(default_factory=list)


def points(candidate: Candidate, line: int, at: int) -> float:
    """How near somebody is to the reader's mind at a place of the text; 0 where they were not named before."""
    best = 0.0
    for seen in candidate.seen[-6:]:
        if seen.at >= at:
            continue
        away = line - seen.line
        value = (4.0, 3.0, 1.5, 0.8)[away] if away <= 3 else 0.4 if away <= 8 else 0.1
        value *= 1.0 if seen.subject else 0.6
        value *= 0.8 if seen.quoted else 1.0
        best = max(best, value)
    return best + (0.1 * min(len(candidate.seen), 5) if best else 0.0)


def choose(
    candidates: Sequence[Candidate], line: int, at: int, gender: str, without: frozenset[str] = frozenset()
) -> tuple[str, tuple[str, ...]]:
    """Who is meant, and who else may be; the first is empty where it is doubtful.

    Parameters
    ----------
    candidates : sequence of Candidate
    line : int
        Number of the sentence of the word.
    at : int
        Its first code point.
    gender : {"m", "f", ""}
    without : frozenset of str
        Ids of those who cannot be meant.

    Examples
    --------
    >>> ana, ivo = Candidate("ana", "f", [Seen(0, 0, True)]), Candidate("ivo", "m", [Seen(0, 20, False)])
    >>> choose([ana, ivo], 1, 60, "f")
    ('ana', ())
    """
    ranked = []
    for candidate in candidates:
        if candidate.id in without or (gender and candidate.gender and candidate.gender != gender):
            continue
        value = points(candidate, line, at)
        if value >= 0.4:
            ranked.append((value * (1.0 if candidate.gender or not gender else 0.85), candidate.id))
    ranked.sort(key=lambda item: -item[0])
    if not ranked:
        return "", ()
    first, near = ranked[0], [id for value, id in ranked[1:4] if value >= _MARGIN * ranked[0][0]]
    return ("", (first[1], *near)) if near else (first[1], ())
