"""A side's own work: its list to a prepared list and the pseudonyms that stay with it."""

from __future__ import annotations

import csv
import hmac
import io
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from goodoffices.diagnose import UsageError
from goodoffices.people.hidden.filters import filter_of
from goodoffices.people.hidden.folding import Folded, fold_rows, folding_mark
from goodoffices.people.hidden.prepared import MODES, Prepared
from goodoffices.people.hidden.tags import tags_of
from goodoffices.people.personlist import PersonList
from goodoffices.text.atomic import write_atomic
from goodoffices.text.table import safe_cell

__all__ = ["key_mark", "prepare", "read_pseudonyms", "round_key", "write_pseudonyms"]


def round_key(key: bytes, round: str, mode: str) -> bytes:
    """The key of one round and mode, so that what was prepared for two rounds has nothing in common."""
    return hmac.digest(key, f"goodoffices-hidden/1\x1f{round}\x1f{mode}".encode(), "sha256")


def key_mark(key: bytes, round: str, mode: str) -> str:
    """Sixteen hexadecimal digits by which the mediator sees that both sides used one key."""
    return hmac.digest(round_key(key, round, mode), b"mark", "sha256").hex()[:16]


def prepare(
    people: PersonList,
    key: bytes,
    *,
    round: str,
    mode: str = "exact",
    side: str = "",
    draw: Callable[[int], bytes] = secrets.token_bytes,
) -> tuple[Prepared, dict[str, str]]:
    """Prepare a list.

    Parameters
    ----------
    people : PersonList
    key : bytes
        The key that both sides share and nobody else has, 32 bytes.
    round : str
        The same on both sides; a new name for every round of reconciling.
    mode : str
        One of :data:`~goodoffices.people.hidden.prepared.MODES`.
    side : str
        Whose list it is; by default the list's own name.
    draw : callable
        Random bytes.

    Returns
    -------
    tuple of (Prepared, dict)
        What goes to the mediator; and the list's ids by pseudonym, which stay.

    Raises
    ------
    UsageError
        When the list is empty, the mode is none, or the key is not 32 bytes long.

    Examples
    --------
    >>> from goodoffices.people import PersonRecord
    >>> people = PersonList("norda", (PersonRecord("7", surname="Koval", given="Ivan", born="1990-05-07"),))
    >>> prepared, pseudonyms = prepare(people, bytes(32), round="round-1")
    >>> len(prepared), list(pseudonyms.values()), b"Koval" in prepared.content()
    (1, ['7'], False)
    """
    if mode not in MODES:
        raise UsageError(f'"{mode}" is not a mode', f"one of {', '.join(MODES)}")
    if len(key) != 32:
        raise UsageError("the shared key is not 32 bytes long", "make it with: goodoffices hidden agree")
    if not people.rows:
        raise UsageError("the list has no rows", "a list needs a row of headings and rows of people")
    secret = round_key(key, round, mode)
    made: dict[str, bytes] = {}
    pseudonyms: dict[str, str] = {}
    for row in fold_rows(people.rows):
        pseudonym = next(name for name in iter(lambda: draw(8).hex(), "") if name not in made)
        pseudonyms[pseudonym] = row.id
        made[pseudonym] = _hashed(row, secret, mode, draw)
    # In the order of the pseudonyms, which are drawn: the place of a row in its list says nothing.
    rows = tuple(sorted(made.items()))
    mark = key_mark(key, round, mode)
    return Prepared(side or people.id, round, mode, folding_mark(), mark, rows), dict(sorted(pseudonyms.items()))


def _hashed(row: Folded, secret: bytes, mode: str, draw: Callable[[int], bytes]) -> bytes:
    if mode == "exact":
        return tags_of(row, secret, draw)
    return filter_of(row, secret, folded=mode == "fuzzy-folded", salted=mode == "fuzzy-salted")


def write_pseudonyms(pseudonyms: Mapping[str, str], path: Path) -> None:
    """Write the ids by pseudonym, for this side alone (mode 0600)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("pseudonym", "id"))
    writer.writerows((pseudonym, safe_cell(id)) for pseudonym, id in pseudonyms.items())
    write_atomic(path, text.getvalue(), mode=0o600)


def read_pseudonyms(path: Path) -> dict[str, str]:
    """Read the ids by pseudonym.

    Raises
    ------
    UsageError
        When the file is not one of pseudonyms.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    except (OSError, UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or rows[0] != ["pseudonym", "id"] or any(len(row) != 2 for row in rows):
        raise UsageError(
            f"{path.name} is not a file of pseudonyms", "give the file that `hidden prepare` wrote beside the list"
        )
    return dict(rows[1:])
