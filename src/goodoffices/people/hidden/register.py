"""The mediator's guard against probing: one list for each side and round.

A side that may send list after list, each with other invented rows, reads the other list name by name from the answers.
"""

from __future__ import annotations

import json
from pathlib import Path

from goodoffices.diagnose import UsageError
from goodoffices.people.hidden.prepared import Prepared
from goodoffices.text.atomic import write_atomic

__all__ = ["admit"]


def admit(register: Path, *lists: Prepared) -> None:
    """Write the lists into the register of what was matched; the same list again changes nothing.

    Parameters
    ----------
    register : Path
        One line of JSON for each list: round, side, rows and SHA-256 of the file. Made where it is missing.
    lists : Prepared

    Raises
    ------
    UsageError
        When a side has sent another list for the same round before, or the register cannot be read. Then nothing is written.
    """
    try:
        text = register.read_text("utf-8") if register.exists() else ""
        known = {(entry["round"], entry["side"]): entry["sha256"] for entry in map(json.loads, text.splitlines())}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(
            f"{register.name} is not a register of rounds", "give the file that --register wrote before"
        ) from None
    for prepared in lists:
        mark = prepared.fingerprint()
        if known.setdefault((prepared.round, prepared.side), mark) != mark:
            raise UsageError(
                f'"{prepared.side}" sent another list for the round "{prepared.round}" before',
                "both sides agree on a new round, and both prepare for it, or nothing is matched",
            )
        entry = {"round": prepared.round, "side": prepared.side, "rows": len(prepared), "sha256": mark}
        line = json.dumps(entry, sort_keys=True) + "\n"
        text += "" if line in text else line
    write_atomic(register, text, mode=0o600)
