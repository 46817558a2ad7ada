"""The queue at the terminal: two records beside each other, a key for the verdict, each kept at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from goodoffices.text.table import lay_out, one_line

if TYPE_CHECKING:
    from goodoffices.people import Reconciliation
    from goodoffices.people.judgement import JudgementBook, Verdict
    from goodoffices.people.queue import QueueItem
    from goodoffices.people.record import PersonRecord
    from goodoffices.people.waterfall import Waterfall

__all__ = ["ReviewDesk", "waterfall_lines"]

_KEYS = "[s]ame  [d]ifferent  [u]nsure  [Enter] skip  [b]ack  [n]ote  [w]hy  [q]uit"
_VERDICTS: dict[str, Verdict] = {"s": "same", "d": "different", "u": "unsure"}
_WHY = {
    "contradicted": "cannot hold together with what was judged of other pairs",
    "changed": "a row has changed since this was judged",
    "unsure": "left unsure before",
    "": "",
}


class ReviewDesk:
    """One sitting of one person.

    Parameters
    ----------
    found : Reconciliation
    book : JudgementBook
    by : str
        Who sits there.
    ask : callable
        Shows a prompt and gives the line that was typed; raises EOFError or click.Abort at the end.
    """

    def __init__(
        self, found: Reconciliation, book: JudgementBook, by: str, ask: Callable[[str], str] | None = None
    ) -> None:
        self.found, self.book, self.by = found, book, by
        self.ask = ask or (lambda prompt: str(click.prompt(prompt, default="", show_default=False)))
        self.made = 0
        evidence = found.evidence
        self.rows: dict[tuple[str, str], PersonRecord] = (
            {} if evidence is None else {(p.id, row.id): row for p in (evidence.a, evidence.b) for row in p.rows}
        )

    def sit(self, queue: tuple[QueueItem, ...]) -> int:
        """Go through the queue; how many judgements were made."""
        at = 0
        try:
            while at < len(queue):
                at = self._one(queue, at)
        except (EOFError, KeyboardInterrupt, click.Abort):
            click.echo()
        return self.made

    def _one(self, queue: tuple[QueueItem, ...], at: int) -> int:
        """Show one pair until something is decided of it; the place of the next."""
        item, note = queue[at], ""
        self._show(item, at + 1, len(queue))
        while True:
            key = self.ask(_KEYS).strip().casefold()
            if key in ("", "skip"):
                return at + 1
            if key[0] in _VERDICTS:
                self._record(item, _VERDICTS[key[0]], note)
                return at + 1
            if key[0] == "b":
                return max(at - 1, 0)
            if key[0] == "q":
                return len(queue)
            if key[0] == "n":
                note = self.ask("note").strip()
            elif key[0] == "w":
                self._why(item)

    def _show(self, item: QueueItem, number: int, of: int) -> None:
        from goodoffices.people.review import side_by_side

        match, width = item.match, shutil.get_terminal_size().columns
        one, other = self.rows[item.list_a, match.id_a], self.rows[item.list_b, match.id_b]
        others = "1 other pair shares a record" if item.others == 1 else f"{item.others} other pairs share a record"
        click.echo(f"\n{number} of {of}   probability {match.probability:.3f}   worth {item.worth:.2f}   {others}")
        if item.why:
            click.echo(_WHY[item.why])
        head = ("", f"{item.list_a} {match.id_a}", "", f"{item.list_b} {match.id_b}")
        click.echo("\n".join(lay_out([head, *side_by_side(one, other)], width)))
        for reason in match.reasons:
            click.echo(f"  - {one_line(reason)}")

    def _record(self, item: QueueItem, verdict: Verdict, note: str) -> None:
        from goodoffices.people.judgement import Judgement, key_of

        keys = [
            key_of(people, self.rows[people, id])
            for people, id in ((item.list_a, item.match.id_a), (item.list_b, item.match.id_b))
        ]
        now = datetime.now(UTC).astimezone()
        self.book.record(Judgement(keys[0], keys[1], verdict, self.by, now, note))
        self.made += 1
        click.echo(f"kept: {verdict}")

    def _why(self, item: QueueItem) -> None:
        from goodoffices.people.waterfall import waterfall

        within = item.list_a if item.list_a == item.list_b else ""
        account = waterfall(self.found, item.match.id_a, item.match.id_b, within)
        click.echo("\n".join(waterfall_lines(account)))


def waterfall_lines(account: Waterfall) -> list[str]:
    """The account of a pair for the terminal: bits, the sum so far, and what they are for."""
    lines, sum_ = [f"{'bits':>8}{'so far':>9}"], 0.0
    for step in account.steps:
        sum_ += step.bits
        lines.append(f"{_plain(step.bits):>+8.1f}{_plain(sum_):>+9.1f}  {step.what}")
    lines.append(f"{'':8}{sum_:>+9.1f}  probability {account.probability:.6f}: {account.decision}")
    lines += [f"  - {held}" for held in account.held]
    if account.silent:
        lines.append(f"  - not on both: {', '.join(account.silent)}")
    return lines


def _plain(bits: float) -> float:
    """To a tenth, and never minus nothing."""
    return round(bits, 1) + 0.0
