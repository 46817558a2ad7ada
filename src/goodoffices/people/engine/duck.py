"""The engine for lists whose pairs do not fit in memory: DuckDB makes and compares them in tables on disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.diagnose import MissingExtra, UsageError
from goodoffices.people.blocking import Blocks
from goodoffices.people.columns import Columns
from goodoffices.people.engine.expressions import PATTERN, expression, functions, values_of
from goodoffices.people.engine.likely import Compared, Likely, scored
from goodoffices.people.levels import LEVELS, Levels
from goodoffices.people.model import Model

__all__ = ["DuckdbEngine"]

_BATCH = 1 << 19


class DuckdbEngine:
    """Keys are joined, pairs made once and compared, and their patterns counted, by SQL.

    The database is a file in a folder of its own (mode 700) in the system's place for temporary files (``TMPDIR``), and is
    removed in the end. It holds numbers only (ids of names, days, hashes of keys), no names.

    Parameters
    ----------
    memory : str
        What DuckDB may use, as ``"4GB"``; beyond it goes to disk. By default a quarter of the machine's memory.
    folder : Path, optional
        Where the temporary folder is made, instead of ``TMPDIR``.

    Raises
    ------
    MissingExtra
        When DuckDB or PyArrow is not installed.
    UsageError
        While pairs are made, when neither memory nor the disk has room for them.
    """

    def __init__(self, memory: str = "", folder: Path | None = None) -> None:
        try:
            import duckdb
            import pyarrow
        except ImportError:
            raise MissingExtra("the engine DuckDB", "duckdb") from None
        self._duckdb, self._pyarrow = duckdb, pyarrow
        self.memory = memory or f"{max(os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') >> 22, 512)}MB"
        self.folder = folder

    def close(self) -> None:
        """Nothing is held between two calls."""

    def likely(
        self, columns: Columns, blocks: Blocks, model: Model, lowest: float, tell: Callable[[str], None]
    ) -> Likely:
        """The pairs whose probability is ``lowest`` or more."""
        with self._database(columns, blocks, tell) as base:
            counted = base.execute("SELECT pattern, count(*) FROM compared GROUP BY pattern").fetchall()
            patterns = np.array([pattern for pattern, _ in counted], dtype=np.int64)
            compared = sum(count for _, count in counted)
            tell(f"compared {compared:,} pairs, which agree in {len(patterns):,} ways")
            self._keep(base, "hopeful", {"pattern": patterns[model.hopeful(lowest)[patterns]]})
            parts = [
                scored(Compared(left, right, Levels.of_patterns(pattern)), model, lowest, 0)
                for left, right, pattern in self._rows(
                    base, "SELECT l, r, pattern FROM compared SEMI JOIN hopeful USING (pattern) ORDER BY l, r"
                )
            ]
        found = Likely.joined(parts)
        return Likely(found.left, found.right, found.levels, found.probability, compared)

    @contextmanager
    def _database(self, columns: Columns, blocks: Blocks, tell: Callable[[str], None]) -> Iterator[Any]:
        """A database with the table ``compared``: places of the two records, and their pattern."""
        with tempfile.TemporaryDirectory(prefix="goodoffices-", dir=self.folder) as folder:
            settings = {"memory_limit": self.memory, "temp_directory": f"{folder}/spill"}
            base = self._duckdb.connect(f"{folder}/pairs.db", config=settings)
            try:
                base.execute("SET preserve_insertion_order = false")
                self._fill(base, columns, blocks, tell)
                yield base
            except (self._duckdb.OutOfMemoryException, self._duckdb.IOException) as fault:
                raise UsageError(
                    f"DuckDB has no room left ({type(fault).__name__})",
                    "free memory, or space on the disk of TMPDIR; or lower the budget",
                ) from None
            except (RuntimeError, self._duckdb.Error) as fault:
                # So DuckDB says Ctrl-C, the second where it came while it asked one of our functions.
                if "interrupted" in str(fault) or "KeyboardInterrupt" in str(fault):
                    raise KeyboardInterrupt from None
                raise
            finally:
                base.close()

    def _fill(self, base: Any, columns: Columns, blocks: Blocks, tell: Callable[[str], None]) -> None:
        base.execute("CREATE TABLE shared (l INTEGER, r INTEGER)")
        smaller = "AND a.l < b.r" if blocks.within else ""
        for left, values, right, others in blocks.keys(columns):
            self._keep(base, "a", {"l": left, "value": values})
            self._keep(base, "b", {"r": right, "value": others})
            base.execute(f"INSERT INTO shared SELECT l, r FROM a JOIN b ON a.value = b.value {smaller}")  # noqa: S608
            base.execute("DROP TABLE a; DROP TABLE b")
        base.execute("CREATE TABLE pairs AS SELECT DISTINCT l, r FROM shared; DROP TABLE shared")
        ((count,),) = base.execute("SELECT count(*) FROM pairs").fetchall()
        tell(f"comparing {count:,} pairs")
        for name, function in functions(columns).items():
            base.create_function(name, self._asked(function), ["INTEGER", "INTEGER"], "INTEGER", type="arrow")
        self._keep(base, "records_l", values_of(columns, blocks.left))
        self._keep(base, "records_r", values_of(columns, blocks.right))
        both = ", ".join(
            f"records_{side}.{name} AS {name}_{side}" for name in values_of(columns, blocks.left[:0]) for side in "lr"
        )
        levels = ", ".join(f"{expression(name)} AS level_{name}" for name in LEVELS)
        base.execute(
            f"""CREATE TABLE compared AS SELECT l, r, CAST({PATTERN} AS INTEGER) AS pattern FROM (
                SELECT l, r, {levels} FROM (
                    SELECT l, r, {both} FROM pairs
                    JOIN records_l ON records_l.id_of_row = l JOIN records_r ON records_r.id_of_row = r))"""  # noqa: S608
        )

    def _asked(self, function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        return lambda a, b: self._pyarrow.array(function(a.to_numpy(), b.to_numpy()))

    def _keep(self, base: Any, name: str, columns: dict[str, Any]) -> None:
        """Arrays as a table."""
        base.register("arriving", self._pyarrow.table(columns))
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")  # noqa: S608
        base.unregister("arriving")

    @staticmethod
    def _rows(base: Any, query: str) -> Iterator[tuple[Any, Any, Any]]:
        """The rows of a query, half a million at a time."""
        for batch in base.sql(query).to_arrow_reader(_BATCH):
            yield tuple(column.to_numpy().astype(np.int64) for column in batch.columns)
