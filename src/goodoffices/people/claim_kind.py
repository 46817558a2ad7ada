"""What can be claimed of a person: the words, what each says, and the article that asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["ASPECTS", "KINDS", "ClaimKind"]

ASPECTS = ("life", "custody", "health", "wish", "law")
"""What a claim may say something about."""


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """A kind of claim.

    Parameters
    ----------
    word : str
    says : tuple of (str, str)
        What it says of which aspect of a person; nothing for a claim about a claim.
    meaning : str
        In plain words.
    article : str
        Of the Third Geneva Convention (1949), where one asks for this to be told.
    """

    word: str
    says: tuple[tuple[str, str], ...]
    meaning: str
    article: str = ""

    def about(self, aspect: str) -> str:
        """What it says of an aspect; empty where it says nothing.

        Examples
        --------
        >>> KINDS["exchanged"].about("custody"), KINDS["exchanged"].about("life"), KINDS["exchanged"].about("wish")
        ('exchanged', 'alive', '')
        """
        return dict(self.says).get(aspect, "")


_ALIVE = ("life", "alive")
_HELD = ("custody", "held")


def _kinds() -> Mapping[str, ClaimKind]:
    kinds = (
        ClaimKind("seen", (_ALIVE,), "was seen alive"),
        ClaimKind("captured", (_ALIVE, _HELD), "was taken prisoner", "art. 70, 122"),
        ClaimKind("held", (_ALIVE, _HELD), "is held", "art. 122"),
        ClaimKind("not-held", (("custody", "not held"),), "is not held by the one who says so", "art. 122"),
        ClaimKind("transferred", (_ALIVE, _HELD), "was moved to another place and is held there", "art. 48, 70, 122"),
        ClaimKind("hospital", (_ALIVE, _HELD, ("health", "in hospital")), "was admitted to hospital", "art. 70, 122"),
        ClaimKind("wounded", (_ALIVE, ("health", "wounded")), "is wounded", "art. 109, 110, 122"),
        ClaimKind("ill", (_ALIVE, ("health", "ill")), "is ill", "art. 109, 110, 122"),
        ClaimKind("recovered", (_ALIVE, ("health", "recovered")), "has recovered", "art. 122"),
        ClaimKind("missing", (("custody", "missing"),), "is missing", "art. 119, 122"),
        ClaimKind("released", (_ALIVE, ("custody", "released")), "was released", "art. 122"),
        ClaimKind("exchanged", (_ALIVE, ("custody", "exchanged")), "was exchanged", "art. 109, 122"),
        ClaimKind("repatriated", (_ALIVE, ("custody", "repatriated")), "was sent home", "art. 109, 118, 122"),
        ClaimKind("escaped", (_ALIVE, ("custody", "escaped")), "escaped", "art. 91, 122"),
        ClaimKind("died", (("life", "dead"),), "died", "art. 120, 122"),
        ClaimKind("remains", (("life", "dead"), ("custody", "remains handed over")), "the remains were handed over", "art. 120"),
        ClaimKind("refused", (_ALIVE, ("wish", "does not want to go")), "does not want to be sent home", "art. 109"),
        ClaimKind("consented", (_ALIVE, ("wish", "wants to go")), "wants to be sent home", "art. 109"),
        ClaimKind("prosecuted", (_ALIVE, ("law", "under prosecution")), "is under prosecution", "art. 115, 119"),
        ClaimKind("convicted", (_ALIVE, ("law", "convicted")), "was convicted", "art. 115, 119"),
        ClaimKind("cleared", (_ALIVE, ("law", "no proceedings")), "is free of proceedings", "art. 115"),
        ClaimKind("disputed", (), "another's claim is not accepted"),
        ClaimKind("withdrawn", (), "a claim of one's own no longer holds"),
    )  # fmt: skip
    return MappingProxyType({kind.word: kind for kind in kinds})


KINDS = _kinds()
"""Every kind by its word."""
