"""What a reader may not see is taken out before it is read: one rule, applied to every file, at every depth."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from goodoffices.case.audience import PUBLIC, Audience, Reader, parse_audience
from goodoffices.case.reading import nearest
from goodoffices.case.when import TimeFault, parse_when
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["Sight", "means_audience", "written_audience"]

_NOBODY = Audience(named=frozenset())


@lru_cache(maxsize=4096)
def means_audience(key: str) -> bool:
    """Whether a key that is not ``audience`` was most likely meant to be: a slip must not open what it was to keep.

    Examples
    --------
    >>> means_audience("Audiance"), means_audience("audience"), means_audience("agenda")
    (True, False, False)
    """
    return key != "audience" and len(key) < 20 and nearest(key.strip().lower(), ("audience",), 0.8) != ""


def written_audience(node: Mapping) -> Audience:
    """The audience that a mapping gives itself; one that cannot be read, or is misspelt, keeps everybody out."""
    if any(map(means_audience, node.items)):
        return _NOBODY
    mark = node.items.get("audience")
    if mark is None or (isinstance(mark, Scalar) and mark.plain and not mark.text):
        return PUBLIC
    if not isinstance(mark, Scalar):
        return _NOBODY
    try:
        return parse_audience(mark.text)
    except ValueError:
        return _NOBODY


class Sight:
    """What one reader sees as of one moment.

    Parameters
    ----------
    reader : Reader
    as_of : datetime or None
        Items entered later are out of sight.
    zone : str
        In which the days of ``entered`` begin.
    """

    __slots__ = ("as_of", "reader", "zone")

    def __init__(self, reader: Reader, as_of: datetime | None, zone: str) -> None:
        self.reader = reader
        self.as_of = as_of
        self.zone = zone

    @property
    def everything(self) -> bool:
        """True where nothing is ever out of sight."""
        return self.reader.tier == "desk" and self.as_of is None

    def allows(self, node: Mapping) -> bool:
        """Whether this mapping, as a whole, is in sight."""
        if self.reader.tier != "desk" and not self.reader.sees(written_audience(node)):
            return False
        return self.as_of is None or not self._later(node)

    def _later(self, node: Mapping) -> bool:
        stamp = node.items.get("entered")
        zone = self.zone
        if isinstance(stamp, Mapping):
            own = stamp.items.get("zone")
            zone = own.text if isinstance(own, Scalar) and own.text else zone
            stamp = stamp.items.get("at") or stamp.items.get("within") or stamp.items.get("from")
        if not isinstance(stamp, Scalar) or not stamp.text or self.as_of is None:
            return False
        try:
            return parse_when(stamp.text, zone).start > self.as_of
        except TimeFault:
            # Nobody can say when it was entered: better to leave it out of a view of the past than to betray the future.
            return True

    def prune(self, node: Node) -> Node | None:
        """The node with everything out of sight removed, in place; None where the node itself is."""
        if isinstance(node, Mapping):
            if not self.allows(node):
                return None
            for key in list(node.items):
                if self.prune(node.items[key]) is None:
                    del node.items[key], node.keys[key]
        elif isinstance(node, Sequence):
            node.items = [item for item in node.items if self.prune(item) is not None]
        return node
