"""Who may see what: the one place that decides it.

``public`` < ``room`` (all delegations) < ``party:<id>`` and the mediator < ``mediator`` < ``named:<people>``.

An :class:`Audience` is what an item asks of its reader, a :class:`Reader` is who reads. A thing made from several
others asks all that each of them asks (:func:`strictest`): an audience is a conjunction, so that "what party A told
us" joined with "what party B told us" is for the mediator alone, and joined with "for Ana alone" is for Ana, and for
her only if she may see what party A said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["DESK", "MEDIATOR", "PUBLIC", "ROOM", "Audience", "Reader", "parse_audience", "strictest"]

_TIERS = ("public", "room", "party", "mediator")


@dataclass(frozen=True, slots=True)
class Audience:
    """What an item asks of whoever reads it.

    Parameters
    ----------
    tier : {"public", "room", "party", "mediator"}
    party : str
        Which party, where the tier is ``party``.
    named : frozenset of str, optional
        The people it is for, where it is for named people only; empty means nobody but the keeper of the folder.
    """

    tier: str = "public"
    party: str = ""
    named: frozenset[str] | None = None

    def __str__(self) -> str:
        base = f"party:{self.party}" if self.tier == "party" else self.tier
        if self.named is None:
            return base
        people = f"named:{','.join(sorted(self.named))}"
        return people if self.tier == "public" else f"{base} & {people}"

    def __and__(self, other: Audience) -> Audience:
        """What asks all that both ask."""
        if self == other:
            return self
        first, second = sorted((self, other), key=lambda a: _TIERS.index(a.tier))
        tier, party = second.tier, second.party
        if first.tier == second.tier == "party" and first.party != second.party:
            tier, party = "mediator", ""
        named = self.named if other.named is None else other.named if self.named is None else self.named & other.named
        return Audience(tier, party, named)

    def covers(self, other: Audience) -> bool:
        """True where everybody who may see this may see ``other`` too."""
        return self & other == self


PUBLIC = Audience()
ROOM = Audience("room")
MEDIATOR = Audience("mediator")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the public, the room, a party's people, the mediator's team, or one named person of these.

    Parameters
    ----------
    tier : {"public", "room", "party", "mediator", "desk"}
        ``desk`` is the keeper of the folder, who checks and formats all of its files.
    party : str
    person : str
    """

    tier: str
    party: str = ""
    person: str = ""

    def __str__(self) -> str:
        if self.person:
            return f"named:{self.person}"
        return f"party:{self.party}" if self.tier == "party" else self.tier

    def sees(self, audience: Audience) -> bool:
        """Whether this reader may see an item of that audience."""
        if self.tier == "desk":
            return True
        if audience.named is not None and self.person not in audience.named:
            return False
        if audience.tier == "public" or self.tier == "mediator":
            return True
        if audience.tier == "room":
            return self.tier in ("room", "party")
        return audience.tier == "party" and self.tier == "party" and audience.party == self.party

    @property
    def audience(self) -> Audience:
        """What an output made for this reader asks of whoever is shown it."""
        named = frozenset([self.person]) if self.person else None
        return Audience("mediator" if self.tier == "desk" else self.tier, self.party, named)


DESK = Reader("desk")

_ID = re.compile(r"[a-z0-9][a-z0-9._\-]*\Z")


@lru_cache(maxsize=4096)
def parse_audience(text: str) -> Audience:
    """Read ``public``, ``room``, ``party:<id>``, ``mediator``, ``named:<id>,<id>`` or several joined by ``&``.

    Raises
    ------
    ValueError
        When it is none of these.

    Examples
    --------
    >>> str(parse_audience("party:russia") & parse_audience("party:ukraine"))
    'mediator'
    >>> Reader("party", "russia").sees(parse_audience("room"))
    True
    """
    result = PUBLIC
    for part in text.split("&"):
        word = part.strip()
        kind, colon, rest = word.partition(":")
        if not colon and word in ("public", "room", "mediator"):
            result &= Audience(word)
        elif kind == "party" and _ID.match(rest.strip()):
            result &= Audience("party", rest.strip())
        elif kind == "named" and all(_ID.match(name.strip()) for name in rest.split(",")):
            result &= Audience(named=frozenset(name.strip() for name in rest.split(",")))
        else:
            raise ValueError(f'"{word}" is not an audience')
    return result


def strictest(audiences: Iterable[Audience]) -> Audience:
    """The audience of a thing made from things of these audiences; public where it is made from none."""
    result = PUBLIC
    for audience in audiences:
        result &= audience
    return result
