"""The manifest of a stage: who is to be brought, in numbered versions, signed by those who agree to it.

Signatures are those of the ledger (signed notes with Ed25519, :mod:`goodoffices.ledger.note`), over a short text that holds the
fingerprint of the manifest and no id. The fingerprint and the counts go to the ledger; the list itself stays with those
who hold it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from goodoffices.diagnose import UsageError
from goodoffices.exchange.plan import Plan
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.step import Step
from goodoffices.ledger.canonical import canonical_json, parse_canonical
from goodoffices.ledger.note import Note, PublicKey, Signature

__all__ = ["FORMAT", "Manifest", "manifest_of", "pair_words", "parse_manifest", "signers"]

FORMAT = "goodoffices/manifest/1"
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """A version of the list of one stage.

    Parameters
    ----------
    exchange, stage : str
        Their names, each on one line.
    day : str
        ``2025-06-09``, or empty.
    version : int
        From 1.
    before : str
        SHA-256 of the version before, in hexadecimal; empty for version 1.
    texts : tuple of (str, str)
        The texts of the agreement by which this is done, each side's: a name, and the SHA-256 of the text.
    people : tuple of (str, str)
        Id and side that brings the person, by id.
    reason, asked_by : str
        From version 2: why it was changed, and at whose wish; on one line, and no name of anybody who is exchanged.
    receivers : tuple of (str, str)
        Between several parties, id and party to which the person goes, by id, for each of the people; empty between two sides.
    parties : tuple of str
        All who take part and sign, where that is not just those who bring people; by name.
    steps : tuple of Step
        What was agreed to happen in which order; empty where nothing was.

    Raises
    ------
    UsageError
        Where one of these is not so, or an id stands twice.
    """

    exchange: str
    stage: str
    day: str
    version: int
    before: str
    texts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    reason: str = ""
    asked_by: str = ""
    receivers: tuple[tuple[str, str], ...] = ()
    parties: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        names = (self.exchange, self.stage, *(name for name, _ in self.texts), *(id for id, _ in self.people))
        if not (self.reason + self.asked_by + self.day).isprintable():
            raise UsageError("a word of the manifest is not on one line", "write day, reason and name on one line each")
        if any(not name.strip() or not name.isprintable() for name in names):
            raise UsageError("a name in the manifest is empty, or not on one line", "give every name on one line")
        if self.version < 1 or (self.version == 1) != (not self.before):
            raise UsageError(
                "a manifest of version 1 has none before it, and every later one has", "number them from 1"
            )
        if any(not _DIGEST.fullmatch(digest) for digest in (*(d for _, d in self.texts), self.before or "0" * 64)):
            raise UsageError("a fingerprint in the manifest is no SHA-256", "give 64 hexadecimal digits in lower case")
        ids = [id for id, _ in self.people]
        if ids != sorted(set(ids)):
            raise UsageError("the ids of a manifest are out of order, or one stands twice", "sort them, each once")
        self._refuse_parties()

    def _refuse_parties(self) -> None:
        """What cannot be among several parties."""
        receiver_of = dict(self.receivers)
        if self.receivers and (
            [id for id, _ in self.receivers] != [id for id, _ in self.people] or not all(receiver_of.values())
        ):
            raise UsageError("somebody in the manifest has no receiver", "say for each to which party he goes")
        if any(receiver_of.get(id) == side for id, side in self.people):
            raise UsageError("somebody is received by the party that brings him", "leave him out")
        if any(not name.strip() or not name.isprintable() for name in self.parties):
            raise UsageError("a party of the manifest has no name, or not on one line", "give every name on one line")
        known = {*self.parties, *receiver_of.values(), *(side for _, side in self.people)}
        if self.parties and (list(self.parties) != sorted(set(self.parties)) or known != set(self.parties)):
            raise UsageError("the parties of the manifest are not those of its people", "name each once, by name")
        for step in self.steps:
            if step.side not in known or (step.receiver and step.receiver not in known):
                raise UsageError("a step of the manifest names no party of it", f"one of: {', '.join(sorted(known))}")

    def to_json(self) -> dict[str, Any]:
        """The manifest as plain values."""
        receiver_of = dict(self.receivers)
        return {
            "format": FORMAT,
            "exchange": self.exchange,
            "stage": self.stage,
            "day": self.day,
            "version": self.version,
            "before": self.before,
            "texts": [{"name": name, "sha256": digest} for name, digest in self.texts],
            "people": [
                {"id": id, "side": side} | ({"to": receiver_of[id]} if receiver_of else {}) for id, side in self.people
            ],
            # Left out where there is none, so that a first version is the same bytes as ever.
            **({"reason": self.reason} if self.reason else {}),
            **({"asked_by": self.asked_by} if self.asked_by else {}),
            **({"parties": list(self.parties)} if self.parties else {}),
            **({"steps": [step.to_json() for step in self.steps]} if self.steps else {}),
        }

    def data(self) -> bytes:
        """The bytes that are fingerprinted: canonical JSON with a line end."""
        return canonical_json(self.to_json()) + b"\n"

    @property
    def sha256(self) -> str:
        """The fingerprint."""
        return sha256(self.data()).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        """How many each side brings."""
        return dict(sorted(Counter(side for _, side in self.people).items()))

    @property
    def signing(self) -> tuple[str, ...]:
        """The parties who sign, by name."""
        return self.parties or tuple(self.counts)

    @property
    def between(self) -> dict[tuple[str, str], int]:
        """How many each side brings for each receiver; the receiver is empty between two sides."""
        receiver_of = dict(self.receivers)
        return dict(sorted(Counter((side, receiver_of.get(id, "")) for id, side in self.people).items()))

    def text(self) -> str:
        """What is signed: names, numbers and the fingerprint, and nobody's id."""
        counts = ", ".join(f"{count} by {pair_words(*pair)}" for pair, count in self.between.items()) or "nobody"
        return (
            f"{FORMAT}\nexchange {self.exchange}\nstage {self.stage}\nversion {self.version}\n"
            f"people {counts}\nsha256 {self.sha256}\n"
        )

    def body(self) -> dict[str, Any]:
        """The body of a record of the ledger (kind ``manifest``): the same, without a list."""
        return {
            "exchange": self.exchange,
            "stage": self.stage,
            "version": self.version,
            "before": self.before,
            "people": self.counts,
            **({"between": _nested(self.between)} if self.receivers else {}),
            "sha256": self.sha256,
        }

    def followed_by(
        self,
        people: Iterable[tuple[str, str]],
        reason: str = "",
        asked_by: str = "",
        receivers: Mapping[str, str] | None = None,
    ) -> Manifest:
        """The next version, with these people, and why; ``receivers`` by id, for those whose receiver is new."""
        named = tuple(sorted(people))
        to = dict(self.receivers) | dict(receivers or {})
        brings = {side for _, side in named}
        # A side that now brings nobody is still one of those who agreed, and signs.
        parties = self.parties or (tuple(self.counts) if brings != self.counts.keys() else ())
        return replace(
            self,
            version=self.version + 1,
            before=self.sha256,
            people=named,
            reason=reason,
            asked_by=asked_by,
            receivers=tuple((id, to.get(id, "")) for id, _ in named) if self.receivers else (),
            parties=tuple(sorted({*parties, *brings})) if parties else (),
        )


def pair_words(side: str, receiver: str) -> str:
    """Whose people, and for whom: ``norda``, or ``norda for suda`` between several parties."""
    return f"{side} for {receiver}" if receiver else side


def _nested(between: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (side, receiver), count in between.items():
        found.setdefault(side, {})[receiver] = count
    return found


def manifest_of(problem: Problem, plan: Plan, stage: str, exchange: str, texts: Mapping[str, str]) -> Manifest:
    """The first version of the manifest of a stage.

    Parameters
    ----------
    problem : Problem
    plan : Plan
    stage, exchange : str
        Names.
    texts : dict of str to str
        Name and SHA-256 of each text of the agreement.

    Examples
    --------
    >>> from goodoffices.exchange import Parity, Person, Problem, Stage, manifest_of, plan
    >>> people = (Person("n1", "norda"), Person("s1", "suda"))
    >>> problem = Problem(("norda", "suda"), (Stage("first"),), people, (Parity("norda", "suda"),))
    >>> manifest = manifest_of(problem, plan(problem), "first", "june", {})
    >>> manifest.people, manifest.followed_by([("n1", "norda")]).counts
    ((('n1', 'norda'), ('s1', 'suda')), {'norda': 1})
    """
    if stage not in [s.name for s in problem.stages]:
        raise UsageError(f'there is no stage "{stage}"', f"one of: {', '.join(s.name for s in problem.stages)}")
    at = problem.place_of(stage)
    day: date | None = problem.stages[at].day
    people = tuple(sorted((p.id, p.side) for p in problem.people if plan.stage_of.get(p.id) == at))
    parties = () if {side for _, side in people} == set(problem.sides) else tuple(sorted(problem.sides))
    return Manifest(
        exchange, stage, day.isoformat() if day else "", 1, "", tuple(sorted(texts.items())), people, parties=parties
    )


def parse_manifest(content: bytes) -> Manifest:
    """Read a manifest as :meth:`Manifest.data` writes it.

    Raises
    ------
    UsageError
        Where it is none, or not written so: a fingerprint would then not be that of what is read.
    """
    help = "take the file as it was written, without opening and saving it in another program"
    try:
        value = parse_canonical(content.removesuffix(b"\n"))
        if value.pop("format") != FORMAT:
            raise UsageError("this is a manifest of another format", help)
        texts = tuple((text["name"], text["sha256"]) for text in value.pop("texts"))
        listed = value.pop("people")
        people = tuple((person["id"], person["side"]) for person in listed)
        receivers = tuple((person["id"], person["to"]) for person in listed if "to" in person)
        parties, steps = tuple(value.pop("parties", ())), tuple(Step(**step) for step in value.pop("steps", ()))
        found = Manifest(texts=texts, people=people, receivers=receivers, parties=parties, steps=steps, **value)
        same = found.data() == content
    except (ValueError, KeyError, TypeError, AttributeError, json.JSONDecodeError):
        raise UsageError("this is not a manifest", help) from None
    if not same:
        raise UsageError("this manifest is not written in the canonical way", help)
    return found


def signers(manifest: Manifest, signatures: Iterable[Signature], keys: Iterable[PublicKey]) -> tuple[str, ...]:
    """Whose keys signed this very version.

    Parameters
    ----------
    manifest : Manifest
    signatures : iterable of Signature
        ``key.sign(manifest.text())`` of each; kept together as a :class:`~goodoffices.ledger.Note`.
    keys : iterable of PublicKey
        Those that are believed.
    """
    note = Note(manifest.text(), tuple(signatures))
    return tuple(key.name for key in keys if any(key.verifies(note.text, signature) for signature in note.signatures))
