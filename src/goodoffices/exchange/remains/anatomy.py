"""Parts of a body, and which of them one person can have only once.

References
----------
Knüsel, C. J. & Outram, A. K. (2004), "Fragmentation: the zonation method applied to fragmented human remains", Environmental
Archaeology 9(1), 85-98: fragments are counted by the zone of the bone that they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

__all__ = ["BODY", "ELEMENTS", "LATERALITY", "PAIRED", "Piece", "keys_of"]

BODY = "body"
"""A whole body: nothing else can be of the same person."""

PAIRED = frozenset({
    "clavicle", "scapula", "humerus", "radius", "ulna", "hand", "os-coxae", "femur", "patella", "tibia", "fibula", "foot",
    "calcaneus", "talus", "ear", "eye",
})  # fmt: skip
"""Elements of which a person has a left and a right one."""

_SINGLE = frozenset({"cranium", "mandible", "hyoid", "atlas", "axis", "sternum", "sacrum", "pelvis", "thorax"})
_COMPOSITE = {
    "head": (("cranium", ""), ("mandible", "")),
    "trunk": (("thorax", ""), ("sternum", ""), ("sacrum", "")),
    "arm": (("humerus", "+"), ("radius", "+"), ("ulna", "+"), ("hand", "+")),
    "forearm": (("radius", "+"), ("ulna", "+"), ("hand", "+")),
    "leg": (("femur", "+"), ("patella", "+"), ("tibia", "+"), ("fibula", "+"), ("foot", "+")),
    "lower-leg": (("tibia", "+"), ("fibula", "+"), ("foot", "+")),
}
_NAMELESS = frozenset({"tissue", "vertebra", "rib", "bone", "tooth", "other"})

ELEMENTS = tuple(sorted({BODY, *PAIRED, *_SINGLE, *_COMPOSITE, *_NAMELESS}))
"""What a part may be; ``tissue``, ``bone``, ``rib``, ``vertebra``, ``tooth`` and ``other`` tell no persons apart."""

LATERALITY = ("left", "right")


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """What a part is.

    Parameters
    ----------
    element : str
        One of :data:`ELEMENTS`; empty where it is not told.
    laterality : str
        ``left``, ``right``, or empty where it is not known or there is none.
    zone : str
        Which zone of the element a fragment holds; empty for a whole element.
    fragment : bool
        A fragment without a zone tells no persons apart, since another fragment may be of the same bone.
    """

    element: str = ""
    laterality: str = ""
    zone: str = ""
    fragment: bool = False


@lru_cache(maxsize=4_096)
def keys_of(piece: Piece) -> tuple[tuple[str, str, str], ...]:
    """What a person can have once (of a paired element without a known side: twice), as (element, side, zone).

    Examples
    --------
    >>> keys_of(Piece("femur", "left")), keys_of(Piece("head"))
    ((('femur', 'left', ''),), (('cranium', '', ''), ('mandible', '', '')))
    >>> keys_of(Piece("femur", "left", fragment=True)), keys_of(Piece("femur", "left", "3", True))
    ((), (('femur', 'left', '3'),))
    """
    if piece.element in _NAMELESS or piece.element in ("", BODY) or (piece.fragment and not piece.zone):
        return ()
    if piece.element in _COMPOSITE:
        # A zone of a composite says nothing of its bones, and a leg of unknown side is one of two, bone by bone.
        if piece.zone:
            return ()
        return tuple((element, piece.laterality if side else "", "") for element, side in _COMPOSITE[piece.element])
    if piece.element in PAIRED and not piece.laterality and piece.zone:
        return ()
    side = piece.laterality if piece.element in PAIRED else ""
    return ((piece.element, side, piece.zone),)
