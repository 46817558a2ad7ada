"""Who says so: claims of nobody, statements and entries without a source, sources younger than what cites them."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.kinds import Claim, Effect, Entry, Note, Position, Preference, Statement, Withdrawal
from goodoffices.case.model import Case
from goodoffices.case.when import ends_before

__all__ = ["cited_before_published", "claims_of_nobody", "entries_without_source", "undated"]


def claims_of_nobody(case: Case) -> Iterator[Doubt]:
    """W606: a claim that nobody is named for."""
    for claim in case.of(Claim):
        if not claim.voices:
            yield Doubt(
                "W606",
                f'nobody is named for the claim "{claim.id}"',
                claim,
                ("that",),
                help="add voices:; a newspaper's own assertion has its source as the voice",
            )


def entries_without_source(case: Case) -> Iterator[Doubt]:
    """W607, W608: nothing says so."""
    for entry in case.record:
        if (
            entry.says
            or entry.rests_on
            or entry.id in case.replaced
            or isinstance(entry, Note | Preference | Effect | Withdrawal)
        ):
            continue
        if isinstance(entry, Position) and entry.basis == "confided":
            continue
        if isinstance(entry, Statement):
            yield Doubt(
                "W607",
                f'the statement "{entry.id}" has no source',
                entry,
                help="add says: with the source and the span",
            )
        else:
            yield Doubt(
                "W608",
                f'the {entry.kind} "{entry.id}" has no source',
                entry,
                help="add says:, or rests_on: the entries from which it was derived",
            )


def cited_before_published(case: Case) -> Iterator[Doubt]:
    """W615: an entry older than the source that it cites."""
    for entry in case.record:
        if entry.entered is None:
            continue
        for index, span in enumerate(entry.says):
            source = case.sources.get(span.source)
            # A source that was added to an older entry has its own day.
            entered = span.entered or entry.entered
            if source is not None and source.published is not None and ends_before(entered, source.published):
                yield Doubt(
                    "W615",
                    f'"{entry.id}" was entered on {entered.iso()}, before its source "{source.id}" was published ({source.published.iso()})',
                    entry,
                    ("says", index, "source"),
                    help="correct the date of entry, or the date of publication",
                )


def undated(case: Case) -> Iterator[Doubt]:
    """W411: an entry of which nobody can say when it was entered."""
    for entry in case.record:
        if entry.entered is None:
            yield Doubt(
                "W411",
                _MESSAGE.format(_name(entry)),
                entry,
                help="add entered:, once at the head of the file or in the entry",
            )


_MESSAGE = "{} has no date of entry, so that every view of the past shows it"


def _name(entry: Entry) -> str:
    return f'the {entry.kind} "{entry.id}"'
