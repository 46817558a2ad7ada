"""One number for all that a reader sees of a case, the same in every process and on every machine."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from goodoffices.case.audience import Audience
from goodoffices.case.estimate import Estimate
from goodoffices.case.when import When

if TYPE_CHECKING:
    from goodoffices.case.model import Case

__all__ = ["fingerprint_of"]


def fingerprint_of(case: Case) -> str:
    """SHA-256 over the items and entries of a case as its reader sees them, in their order.

    Fields that hold what they would hold anyway are left out, and so are places in files: neither rearranging a
    file nor a field added to the format changes the number.
    """
    digest = hashlib.sha256()
    teller = _Teller()
    for text in (case.id, case.title, case.summary, case.zone, case.mediator, case.alphabet):
        digest.update(teller.tell(text).encode())
    digest.update(teller.tell((case.zones, case.retention)).encode())
    for group in (case.parties, case.people, case.places, case.issues, case.sources):
        for item in group.values():
            digest.update(teller.tell(item).encode())
    for entry in case.record:
        digest.update(teller.tell(entry).encode())
    return digest.hexdigest()


class _Teller:
    """Tells values as text, each kind of value in a way that no other can be taken for."""

    def __init__(self) -> None:
        self.fields: dict[type, tuple[tuple[str, Any], ...]] = {}
        self.times: dict[When, str] = {}

    def tell(self, value: Any) -> str:
        kind = type(value)
        if kind is str:
            return f"{len(value)}:{value}"  # the length keeps what follows apart
        if kind is tuple:
            return f"[{','.join([self.tell(item) for item in value])}]"
        if kind is Estimate:
            return self.tell(tuple(value) if value.likely is not None else (value.low, value.high))
        if kind is When:
            if value not in self.times:
                self.times[value] = (
                    f"<{value.start.isoformat()} {value.end.isoformat()} {value.within} {value.circa} {value.weekday}|{self.tell((value.words, value.reason))}>"
                )
            return self.times[value]
        if dataclasses.is_dataclass(value) and kind is not Audience:
            return self._record(value, kind)
        if isinstance(value, Mapping):
            return f"{{{','.join([f'{key}={self.tell(item)}' for key, item in value.items()])}}}"
        return str(value)

    def _record(self, value: Any, kind: type) -> str:
        fields = self.fields.get(kind)
        if fields is None:
            fields = tuple((f.name, f.default) for f in dataclasses.fields(kind) if f.name != "place")
            self.fields[kind] = fields
        parts = [kind.__name__]
        for name, default in fields:
            item = getattr(value, name)
            if item is not default and item != default:
                parts.append(f"{name}={self.tell(item)}")
        return f"({';'.join(parts)})"
