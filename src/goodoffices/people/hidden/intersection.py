"""Reconciling between the two sides alone: private set intersection, without a mediator and without a shared key.

1. Each side hashes its forms to points, raises each to a secret of its own, shuffles them and sends them.
2. Each side raises what it received to its own secret and sends it back in the same order.
3. Each side has its own points raised twice (they came back) and the other's raised twice (it raised them itself). Those
   that are equal are common.

Who has a file of another side cannot try names on it: only the secret that made it can, and it never leaves its side. What
it does not protect against stands in ``docs/explanation/reconciling-without-showing.md``: each side learns how many forms
the other has, and may have put invented rows among its own.
"""

from __future__ import annotations

import binascii
import json
import random
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from goodoffices.diagnose import UsageError
from goodoffices.people.hidden.curve import point_of, raise_point
from goodoffices.people.hidden.folding import fold_rows, folding_mark
from goodoffices.people.hidden.tags import forms_of
from goodoffices.people.personlist import PersonList
from goodoffices.text.atomic import write_atomic

__all__ = [
    "KINDS",
    "Blinded",
    "Own",
    "blind",
    "common",
    "raise_again",
    "read_blinded",
    "read_own",
    "write_blinded",
    "write_own",
]

_FORM, _OWN = "goodoffices-blinded/1", "goodoffices-blinded-own/1"
KINDS = {
    "surname given born": "matched",
    "surname given father day": "matched",
    "number": "matched",
    "consonants given born": "matched",
    "given father born": "matched",
    "surname given father year": "matched",
    "surname given father": "review",
    "surname father born": "review",
}
"""Forms that are intersected, and what it means that one is common. Every form is one point more for the other side to
raise, so these are fewer than in exact mode, and letters are not left out in turn."""
_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Blinded:
    """Points that go to the other side, by kind.

    Parameters
    ----------
    side, round, folding : str
    times : int
        How often they were raised, 1 or 2.
    rows : int
        Rows of the list they come from.
    points : dict of str to tuple of bytes
        By kind of form.
    digest : str
        Of the file that was raised a second time; empty in one that was raised once.
    """

    side: str
    round: str
    folding: str
    times: int
    rows: int
    points: dict[str, tuple[bytes, ...]]
    digest: str = ""

    def content(self) -> bytes:
        """The file."""
        points = {kind: [p.hex() for p in points] for kind, points in self.points.items()}
        value = {"format": _FORM, "side": self.side, "round": self.round, "folding": self.folding, "times": self.times,
                 "rows": self.rows, "digest": self.digest, "points": points}  # fmt: skip
        return json.dumps(value, sort_keys=True).encode() + b"\n"

    def fingerprint(self) -> str:
        """SHA-256 of the file, in hexadecimal."""
        return sha256(self.content()).hexdigest()


@dataclass(frozen=True, slots=True)
class Own:
    """What stays with the side: its secret, and whose point is which.

    Parameters
    ----------
    secret : bytes
        32 bytes.
    sent : str
        Fingerprint of what was sent.
    ids : dict of str to tuple of str
        For each kind, the list's ids in the order of the points.
    every : tuple of str
        Ids of all rows.
    """

    secret: bytes = field(repr=False)
    sent: str
    ids: dict[str, tuple[str, ...]] = field(repr=False)
    every: tuple[str, ...] = field(repr=False)


def blind(people: PersonList, *, round: str, side: str = "") -> tuple[Blinded, Own]:
    """Step 1: the points of a list, raised once and shuffled within each kind.

    Raises
    ------
    UsageError
        When the list is empty.
    """
    if not people.rows:
        raise UsageError("the list has no rows", "a list needs a row of headings and rows of people")
    secret, order = secrets.token_bytes(32), random.SystemRandom()
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for row in fold_rows(people.rows):
        for kind, texts in forms_of(row).items():
            plain = kind.partition(",")[0]
            if plain in found:
                found[plain].append((texts[0], row.id))
    points, ids = {}, {}
    for kind, forms in found.items():
        order.shuffle(forms)
        raised: dict[str, bytes] = {
            text: raise_point(secret, point_of(f"{round}\x1f{kind}\x1f{text}".encode()))
            for text in {t for t, _ in forms}
        }
        points[kind] = tuple(raised[text] for text, _ in forms)
        ids[kind] = tuple(id for _, id in forms)
    sent = Blinded(side or people.id, round, folding_mark(), 1, len(people), points)
    return sent, Own(secret, sent.fingerprint(), ids, tuple(row.id for row in people.rows))


def raise_again(theirs: Blinded, own: Own) -> Blinded:
    """Step 2: the other side's points raised by this side's secret, in the same order.

    Raises
    ------
    UsageError
        When they were raised twice already, are this side's own, or one of them is unusable.
    """
    if theirs.times != 1:
        raise UsageError("these points were raised twice already", "give the file that the other side sent first")
    # Two lists without a single form look alike, and are no mistake.
    if any(theirs.points.values()) and theirs.fingerprint() == own.sent:
        raise UsageError("these are this side's own points", "give the file that the other side sent")
    points = {kind: tuple(raise_point(own.secret, p) for p in points) for kind, points in theirs.points.items()}
    return Blinded(theirs.side, theirs.round, theirs.folding, 2, theirs.rows, points, theirs.fingerprint())


def common(own: Own, returned: Blinded, theirs: Blinded) -> list[tuple[str, str]]:
    """Step 3: for each row of this side ``matched``, ``review`` or ``not found``, by its own id.

    Parameters
    ----------
    own : Own
    returned : Blinded
        This side's points as they came back.
    theirs : Blinded
        The other side's points, raised twice, as :func:`raise_again` made them here.

    Raises
    ------
    UsageError
        When the files do not belong together.
    """
    if returned.times != 2 or theirs.times != 2:
        raise UsageError("the points were not raised twice", "each side raises the other's points and sends them back")
    if returned.digest != own.sent:
        raise UsageError("what came back is not what was sent", "ask the other side to raise the file it was sent")
    if {kind: len(p) for kind, p in returned.points.items()} != {kind: len(ids) for kind, ids in own.ids.items()}:
        raise UsageError(
            "what came back has not as many points as were sent", "ask the other side to raise the file again"
        )
    for what, one, other in (("rounds", returned.round, theirs.round), ("foldings", returned.folding, theirs.folding)):
        if one != other:
            raise UsageError(
                f"the two lists are of different {what}", "both need the same --round and version of this program"
            )
    found: dict[str, str] = {}
    for kind, answer in KINDS.items():
        there = set(theirs.points.get(kind, ()))
        for id, point in zip(own.ids.get(kind, ()), returned.points.get(kind, ()), strict=True):
            if point in there and found.get(id) != "matched":
                found[id] = answer
    return [(id, found.get(id, "not found")) for id in own.every]


def write_blinded(blinded: Blinded, path: Path) -> None:
    """Write points for the other side (mode 0600)."""
    write_atomic(path, blinded.content(), mode=0o600)


def write_own(own: Own, path: Path) -> None:
    """Write what stays with the side (mode 0600)."""
    value = {"format": _OWN, "secret": own.secret.hex(), "sent": own.sent, "ids": own.ids, "every": own.every}
    write_atomic(path, json.dumps(value) + "\n", mode=0o600)


def read_blinded(path: Path) -> Blinded:
    """Read points.

    Raises
    ------
    UsageError
        When the file holds none.
    """
    value = _object(path, _FORM, "a file of blinded points")
    try:
        points = {str(k): tuple(_points(v)) for k, v in value["points"].items()}
        names = (str(value["side"]), str(value["round"]), str(value["folding"]))
        found = Blinded(*names, int(value["times"]), int(value["rows"]), points, str(value["digest"]))
        sound = set(points) <= set(KINDS) and sum(map(len, points.values())) <= _MOST and found.times in (1, 2)
    except (KeyError, TypeError, ValueError, AttributeError):
        sound = False
    if not sound:
        raise UsageError(f"{path.name} is not a sound file of blinded points", "ask for it again")
    return found


def read_own(path: Path) -> Own:
    """Read what stayed with the side.

    Raises
    ------
    UsageError
        When the file is not that.
    """
    value = _object(path, _OWN, "the file that stays with the side")
    try:
        ids = {str(k): tuple(map(str, v)) for k, v in value["ids"].items()}
        return Own(bytes.fromhex(value["secret"]), str(value["sent"]), ids, tuple(map(str, value["every"])))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UsageError(f"{path.name} is damaged", "blind the list again") from None


def _points(texts: Iterable[str]) -> Iterable[bytes]:
    for text in texts:
        point = binascii.unhexlify(text)
        if len(point) != 32:
            raise ValueError
        yield point


def _object(path: Path, form: str, what: str) -> dict[str, Any]:
    try:
        value = json.loads(path.read_bytes())
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}", "check the name of the file") from None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or value.get("format") != form:
        raise UsageError(f"{path.name} is not {what}", "see: goodoffices hidden --help")
    return value
