"""A reading on the terminal: its summary, the questions of ``--accept``, and what was entered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from goodoffices.read.accept import Acceptance, Chosen
    from goodoffices.read.propose import Proposal
    from goodoffices.read.reading import Reading

__all__ = ["ask", "summary", "tell_acceptance"]

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _plain(text: str) -> str:
    """Text of a document for a terminal: what would move the cursor or turn the direction is shown as a sign."""
    return _UNSEEN.sub("�", text)


def summary(reading: Reading, name: str) -> str:
    """What was read, in lines."""
    document = reading.document
    published = document.published.when.iso() if document.published else "not told"
    title = document.title.value if document.title else name
    head = [
        _plain(title),
        f"  {name}, published {published}; {len(reading.people.persons)} people, {len(reading.speech.attributions)} attributions, "
        f"{len(reading.times)} times, {len(reading.numbers)} numbers, {len(reading.proposals)} proposals",
    ]
    return "\n".join([*head, *(line for number, p in enumerate(reading.proposals, 1) for line in _lines(number, p))])


def _lines(number: int, proposal: Proposal) -> list[str]:
    words = " ".join(proposal.says[0].exact.split())
    quoted = words if len(words) <= 120 else f"{words[:119]}…"
    found = [
        f"{number:>4}  {proposal.kind} {proposal.id}  ({proposal.confidence:.2f}, {proposal.rule})",
        f"      {_plain(_gist(proposal))}",
        f"      [{proposal.says[0].start}:{proposal.says[0].end}] “{_plain(quoted)}”",
    ]
    return found + [f"      doubt: {_plain(doubt)}" for doubt in proposal.doubts]


def _gist(proposal: Proposal) -> str:
    """The fields of an entry that tell it from others, in one line."""
    fields = proposal.fields
    shown = [f"{key}: {_value(fields[key])}" for key in _TOLD if key in fields]
    line = "; ".join(shown)
    return line if len(line) <= 200 else f"{line[:199]}…"


_TOLD = (
    "title", "name", "by", "party", "stance", "target", "type", "what", "that", "words", "quantity", "total", "unit", "by_account", "term", "text", "gist", "on",
)  # fmt: skip


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("at") or value.get("within") or ", ".join(f"{k} {_value(v)}" for k, v in value.items()))
    return ", ".join(_value(item) for item in value) if isinstance(value, list) else str(value)


def ask(reading: Reading) -> tuple[list[Chosen], bool]:
    """Ask for each proposal.

    Returns
    -------
    list of Chosen
        What is to be entered, with what it cannot stand without.
    bool
        False where the person wants to stop after this document.
    """
    from goodoffices.read.accept import chosen_of, with_needs

    source = reading.source["id"]
    picked: list[Proposal] = []
    edited: dict[str, Chosen] = {}
    rest = ""
    asked = [p for p in reading.proposals if p.kind not in ("party", "person", "place", "issue", "obligation")]
    for number, proposal in enumerate(asked, 1):
        answer = rest or _answer(proposal, number, len(asked), source)
        if answer in ("a", "q"):
            rest = "y" if answer == "a" else "q"
            answer = rest
        if answer == "q":
            break
        if answer == "e":
            changed = _edited(proposal, source)
            if changed is None:
                continue
            edited[proposal.id] = changed
        if answer in ("y", "e"):
            picked.append(proposal)
    wanted = with_needs(picked, reading.proposals)
    return [edited.get(one.id, one) for one in chosen_of(wanted, source)], rest != "q"


def _answer(proposal: Proposal, number: int, all_: int, source: str) -> str:
    from goodoffices.read.accept.layout import lay_out

    entry = proposal.entry(source)
    entry.pop("says")
    click.echo(f"\n{number} of {all_}: {proposal.kind} ({proposal.confidence:.2f}, {proposal.rule})")
    click.echo(_plain(lay_out(entry)).rstrip())
    for quotation in proposal.says:
        click.echo(f"  [{quotation.start}:{quotation.end}] “{_plain(' '.join(quotation.exact.split()))}”")
    for doubt in proposal.doubts:
        click.echo(f"  doubt: {_plain(doubt)}")
    choice = click.Choice(["y", "n", "e", "a", "q"])
    return str(click.prompt("enter it? yes, no, edit, all the rest, quit", type=choice, default="n", show_choices=True))


def _edited(proposal: Proposal, source: str) -> Chosen | None:
    """The entry as the person's editor leaves it; None where it was closed without a change, or is no entry."""
    from goodoffices.read.accept import Chosen
    from goodoffices.read.accept.layout import lay_out, plain_values
    from goodoffices.text import read_positioned, source_of

    entry = proposal.entry(source)
    says = entry.pop("says")
    text = click.edit(lay_out({**entry, "kind": proposal.kind}), extension=".yaml")
    read = read_positioned(source_of("entry.yaml", (text or "").encode("utf-8")))
    value = plain_values(read.node)
    if (
        text is None
        or not isinstance(value, dict)
        or not value.get("id")
        or any(d.level == "error" for d in read.diagnostics)
    ):
        click.echo(
            "left out: the edited text is not an entry" if text is not None else "left out: nothing was changed",
            err=True,
        )
        return None
    fields = {key: item for key, item in value.items() if key not in ("id", "kind", "says")}
    return Chosen(str(value.get("kind") or proposal.kind), str(value["id"]), fields, tuple(says))


def tell_acceptance(source: str, done: Acceptance) -> int:
    """Say what was entered; the exit code."""
    if done.faults:
        click.echo(f"{source}: nothing was entered; the check of the case would find:", err=True)
        for fault in done.faults:
            click.echo(f"error[{fault.code}]: {fault.message}\n  --> {fault.place}", err=True)
            if fault.help:
                click.echo(f"help: {fault.help}", err=True)
        return 1
    click.echo(
        f"{source}: {_many(done.added, 'entered')}, {_many(done.merged, 'given a further source')}, {_many(done.there, 'there already')}"
    )
    for file in done.files:
        click.echo(f"  {file}")
    return 0


def _many(ids: Sequence[str], what: str) -> str:
    return f"{len(ids)} {what}"
