"""The ledger as it stands in its file: records, the tree over them, and what is wrong with the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.fault import Fault
from goodoffices.ledger.merkle import Tree, hash_leaf
from goodoffices.ledger.record import Record, read_record

__all__ = ["LEDGER_NAME", "Head", "Ledger", "ledger_path", "parse_ledger", "read_ledger"]

LEDGER_NAME = "ledger.jsonl"
_CLAIMED = re.compile(rb'"leaf":"([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Head:
    """The tree head: how many records, and the root over them.

    >>> str(Head("goodoffices/demo", 0, Tree([]).root()))[:28]
    '0 records, root e3b0c44298fc'
    """

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.size} record{'' if self.size == 1 else 's'}, root {self.root.hex()}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A frozen view of a ledger's file.

    Parameters
    ----------
    path : Path
    records : tuple of Record
        Those that could be read, in the order of the file.
    faults : tuple of Fault
        What is wrong with the lines; empty in a sound file.
    tree : Tree
        Over what the lines say. A line that is no record is hashed as its bytes, so that sizes still count lines.
    claimed : Tree
        Over the leaf hashes that the lines claim; the same as ``tree`` in a sound file.
    unfinished : bytes
        What follows the last line end: an interrupted append. Not part of the ledger.
    """

    path: Path
    records: tuple[Record, ...]
    faults: tuple[Fault, ...]
    tree: Tree
    claimed: Tree
    unfinished: bytes = b""

    def __len__(self) -> int:
        return len(self.tree)

    @property
    def origin(self) -> str:
        """The ledger's own name, from record 0; empty in an empty ledger."""
        first = self.records[0] if self.records else None
        origin = first.body.get("origin") if first and first.seq == 0 and first.kind == "ledger" else ""
        return origin if isinstance(origin, str) else ""

    def head(self, size: int | None = None) -> Head:
        """The head over the first ``size`` records, all by default.

        Raises
        ------
        LedgerError
            When there are fewer records.
        """
        if size is not None and not 0 <= size <= len(self):
            raise LedgerError(f"the ledger has {len(self)} records, not {size}")
        return Head(self.origin, len(self) if size is None else size, self.tree.root(size))

    @property
    def covered_by(self) -> int:
        """Size of the smallest head that covers all but closing ``checkpoint`` records, which carry their own proof."""
        size = len(self.records)
        while size > 1 and self.records[size - 1].kind == "checkpoint":
            size -= 1
        return size

    def require_sound(self) -> None:
        """Raise :class:`LedgerError` for the first fault, if there is one."""
        if self.faults:
            first, more = self.faults[0], len(self.faults) - 1
            tail = f" (and {more} more fault{'s' if more > 1 else ''})" if more else ""
            raise LedgerError(
                f"the ledger does not verify: {first.place}: {first.message}{tail}",
                first.help or "see all faults with: goodoffices ledger verify",
            )


def ledger_path(where: Path) -> Path:
    """The ledger's file for a case folder, or ``where`` itself when it is a file."""
    return where / LEDGER_NAME if where.is_dir() else where


def read_ledger(where: Path) -> Ledger:
    """Read a ledger: a case folder, or a copy of the file alone.

    Raises
    ------
    LedgerError
        When there is no such file, it cannot be read, or another process is writing to it.
    """
    # Imported here: the lock is the writer's business, and a reader of bytes alone does without it.
    from goodoffices.ledger.lock import read_locked

    path = ledger_path(where)
    return parse_ledger(read_locked(path), path)


def parse_ledger(content: bytes, path: Path) -> Ledger:
    """The ledger that ``content`` spells; faults are values, never exceptions."""
    *lines, unfinished = content.split(b"\n")
    records: list[Record] = []
    faults: list[Fault] = []
    leaves: list[bytes] = []
    claimed: list[bytes] = []
    expected = 0
    for number, line in enumerate(lines, 1):
        try:
            record = read_record(line)
        except ValueError as fault:
            faults.append(_no_record(path.name, number, expected, line, str(fault)))
            leaves.append(hash_leaf(line))
            said = _CLAIMED.findall(line)
            claimed.append(bytes.fromhex(said[-1].decode()) if said else leaves[-1])
            expected += 1
            continue
        leaf = hash_leaf(record.data())
        leaves.append(leaf)
        claimed.append(record.leaf)
        records.append(record)
        if leaf != record.leaf:
            faults.append(
                Fault(
                    "leaf",
                    f"the text of record {record.seq} and its leaf hash disagree: one of them was altered",
                    path.name,
                    number,
                    record.seq,
                    expected=f"leaf {leaf.hex()} (the hash of the text as it stands)",
                    found=f"leaf {record.leaf.hex()} (written in the line)",
                )
            )
        if record.seq != expected:
            faults.append(_out_of_order(path.name, number, expected, record.seq))
        expected = record.seq + 1
    faults.extend(_beginning(path.name, records))
    if unfinished:
        faults.append(_unfinished(path.name, len(lines) + 1, unfinished))
    tree = Tree(leaves)
    return Ledger(path, tuple(records), tuple(faults), tree, tree if claimed == leaves else Tree(claimed), unfinished)


def _no_record(file: str, line: int, record: int, content: bytes, why: str) -> Fault:
    converted = content.endswith(b"\r") or content.startswith(b"\xef\xbb\xbf")
    repair = "copy the file again as bytes, without conversion" if converted else ""
    return Fault("form", f"the line is no record: {why}", file, line, record, help=repair)


def _out_of_order(file: str, line: int, expected: int, found: int) -> Fault:
    if found > expected:
        missing = f"record {expected} is" if found == expected + 1 else f"records {expected} to {found - 1} are"
        message = f"{missing} missing before record {found}"
    else:
        message = (
            f"record {found} stands where record {expected} was expected: it is repeated, or the order was changed"
        )
    return Fault("order", message, file, line, found, expected=f"seq {expected}", found=f"seq {found}")


def _beginning(file: str, records: Sequence[Record]) -> list[Fault]:
    if not records or records[0].seq != 0:
        return []
    first = records[0]
    if first.kind == "ledger" and isinstance(first.body.get("origin"), str) and first.body["origin"]:
        return []
    return [
        Fault(
            "form",
            "record 0 does not name the ledger",
            file,
            1,
            0,
            expected='kind "ledger" with an origin',
            found=f'kind "{first.kind}"',
        )
    ]


def _unfinished(file: str, line: int, content: bytes) -> Fault:
    return Fault(
        "unfinished",
        f"the last line is unfinished ({len(content)} bytes without a line end): an append was interrupted, "
        "and what it wrote never became part of the ledger",
        file,
        line,
        help="goodoffices ledger repair: it sets the unfinished line aside, and touches no record",
    )
