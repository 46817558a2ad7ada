"""What identifies a conflict: the hash of all that an answer about it is made from."""

from __future__ import annotations

import hashlib
import json

from goodoffices.conflict.files.form import ConflictFile

__all__ = ["fingerprint_of_conflict"]


def fingerprint_of_conflict(file: ConflictFile) -> str:
    """SHA-256 of a conflict with its perceptions and changes: equal where everything that bears on stability is equal.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> fingerprint_of_conflict(ConflictFile(literature("prisoners"), "public", (), {}, ()))[:12]
    '5c34b37c1909'
    """
    found = hashlib.sha256()
    parts = [
        ("", file.conflict),
        *((f"maker {k}", seen) for k, seen in sorted(file.perceptions.items())),
        *file.changes,
    ]
    for name, conflict in parts:
        head = {
            "part": name,
            "decision_makers": [[m.id, list(m.options)] for m in conflict.decision_makers],
            "options": [[o.id, o.direction] for o in conflict.options],
            "status_quo": conflict.status_quo,
        }
        found.update(json.dumps(head, sort_keys=True, ensure_ascii=False).encode())
        found.update(conflict.states.astype("<i8").tobytes())
        for preference in conflict.preferences:
            found.update(preference.rank.astype("<i8").tobytes())
            if preference.much_worse is not None:
                found.update(b"much" + preference.much_worse.astype("<i8").tobytes())
            found.update(repr((sorted(preference.unknown), preference.loose)).encode())
            for wish in preference.wishes:
                found.update(f"{wish.manner} {wish.statements} {wish.open}".encode())
    return found.hexdigest()
