"""The engine for a cluster: Splink on Spark makes the pairs and compares them, our model weighs them.

Splink's own model has two classes, "match" and "no match"; ours has three more for look-alikes, and weighs each value by
how rare it is in the two lists. So Splink is asked for what it does on every backend alike, the candidate pairs (blocking
rules) and how they agree (comparison levels), with our keys and our levels given to it as SQL. The pairs whose pattern of
levels can come to something are then scored as every other engine scores them, so that the answer is the same.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np

from goodoffices.diagnose import MissingExtra
from goodoffices.people.blocking import Blocks
from goodoffices.people.columns import Columns
from goodoffices.people.engine.expressions import PATTERN, conditions, functions, values_of
from goodoffices.people.engine.likely import Compared, Likely, scored
from goodoffices.people.levels import LEVELS, Levels
from goodoffices.people.model import Model
from goodoffices.people.slips import Spellings

__all__ = ["SparkEngine"]


class SparkEngine:
    """Splink on Spark.

    Tables hold numbers only (ids of names, days, hashes of keys). The folded spellings that two ids stand for go to the
    workers with the functions that compare them; the workers need this package installed.

    Parameters
    ----------
    session : pyspark.sql.SparkSession, optional
        By default the one that is running; else one is started, on the master that ``SPARK_MASTER`` names or on the cores
        of this machine, with its scratch files in a folder (mode 700) that is removed in the end.

    Raises
    ------
    MissingExtra
        When PySpark or Splink is not installed.
    """

    def __init__(self, session: Any = None) -> None:
        try:
            import pyspark.sql
            import splink.backends.spark  # noqa: F401
        except ImportError:
            raise MissingExtra("the engine Spark", "spark") from None
        self.session: Any = session or pyspark.sql.SparkSession.getActiveSession()
        self.searches = 0
        self._own: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Stop the session, if it was started here, and remove its scratch files."""
        if self._own is not None:
            self.session.stop()
            self.session = None
            self._own.cleanup()
            self._own = None

    def likely(
        self, columns: Columns, blocks: Blocks, model: Model, lowest: float, tell: Callable[[str], None]
    ) -> Likely:
        """The pairs whose probability is ``lowest`` or more."""
        self._compare(columns, blocks)
        counted = self.session.sql("SELECT pattern, count(*) AS pairs FROM patterns GROUP BY pattern").collect()
        patterns = np.array([row.pattern for row in counted], dtype=np.int64)
        compared = sum(row.pairs for row in counted)
        tell(f"compared {compared:,} pairs, which agree in {len(patterns):,} ways")
        hopeful = self._keep({"pattern": patterns[model.hopeful(lowest)[patterns]].astype(np.int32)})
        hopeful.createOrReplaceTempView("hopeful")
        some = self._rows("SELECT l, r, pattern FROM patterns LEFT SEMI JOIN hopeful USING (pattern) ORDER BY l, r")
        return scored(some, model, lowest, compared)

    def _compare(self, columns: Columns, blocks: Blocks) -> None:
        """A view ``patterns``: places of the two records, and their pattern."""
        from pyspark.sql.functions import arrow_udf
        from splink import Linker
        from splink.backends.spark import SparkAPI

        logging.getLogger("splink").setLevel(logging.ERROR)
        self._start()
        for name, of in functions(_vocabulary(columns)).items():
            self.session.udf.register(name, arrow_udf(_asked(of), "int"))
        base = SparkAPI(
            spark_session=self.session, register_udfs_automatically=False, break_lineage_method="persist",
            num_partitions_on_repartition=self.session.sparkContext.defaultParallelism,
        )  # fmt: skip
        self.searches += 1
        tables = [
            base.register(self._keep(table), dataset_display_name=f"{side}{self.searches}")
            for side, table in zip("ab", _tables(columns, blocks), strict=True)
        ]
        found = Linker(tables, _settings(blocks), log_level=logging.ERROR).inference.predict(warning_mode="never")
        levels = ", ".join(f"{_level(name)} AS level_{name}" for name in LEVELS)
        rows = self.session.sql(
            f"""SELECT l, r, CAST({PATTERN} AS INT) AS pattern FROM (
                SELECT unique_id_l AS l, unique_id_r AS r, {levels} FROM {found.physical_name})"""  # noqa: S608
        )
        rows.persist().createOrReplaceTempView("patterns")

    def _start(self) -> None:
        if self.session is not None:
            return
        from pyspark.sql import SparkSession

        # Workers on this machine are of the same Python, whatever "python3" is on PATH.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._own = tempfile.TemporaryDirectory(prefix="goodoffices-")
        folder = self._own.name
        self.session = (
            SparkSession.builder.appName("goodoffices")
            .master(os.environ.get("SPARK_MASTER", "local[*]"))
            .config("spark.ui.enabled", "false")
            .config("spark.local.dir", folder)
            .config("spark.sql.warehouse.dir", f"{folder}/warehouse")
            .config("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
            .getOrCreate()
        )
        self.session.sparkContext.setLogLevel("ERROR")

    def _keep(self, columns: dict[str, Any]) -> Any:
        import pyarrow

        return self.session.createDataFrame(pyarrow.table(columns))

    def _rows(self, query: str) -> Compared:
        table = self.session.sql(query).toArrow()
        left, right, pattern = (column.to_numpy().astype(np.int64) for column in table.columns)
        return Compared(left, right, Levels.of_patterns(pattern))


def _asked(of: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    import pyarrow

    def asked(a: pyarrow.Array, b: pyarrow.Array) -> pyarrow.Array:
        return pyarrow.array(of(a.to_numpy(zero_copy_only=False), b.to_numpy(zero_copy_only=False)))

    # Spark reads the kind of the function from its annotations, which are texts here.
    asked.__annotations__ = dict.fromkeys(("a", "b", "return"), pyarrow.Array)
    return asked


def _vocabulary(columns: Columns) -> Columns:
    """The spellings alone, which is all that goes to the workers."""
    none = np.zeros(0, dtype=np.int32)
    kept = {"split", "consonants"}
    rows = {
        field.name: none
        for field in fields(columns)
        if field.name not in kept and not isinstance(getattr(columns, field.name), Spellings)
    }
    return replace(columns, **rows)  # type: ignore[arg-type]


def _tables(columns: Columns, blocks: Blocks) -> tuple[dict[str, Any], dict[str, Any]]:
    """The records of the two sides, with the keys by which they find partners as a list of numbers."""
    found = list(blocks.keys(columns))
    sides = []
    for rows, keys in (
        (blocks.left, [(places, values) for places, values, _, _ in found]),
        (blocks.right, [(places, values) for _, _, places, values in found]),
    ):
        table = values_of(columns, rows)
        table["unique_id"] = table.pop("id_of_row")
        sides.append(table | {"keys": _lists(rows, keys)})
    return sides[0], sides[1]


def _lists(rows: Any, keys: list[tuple[Any, Any]]) -> Any:
    """For each record its keys in one list; keys of different kinds are kept apart by their number."""
    import pyarrow

    places = np.concatenate([places for places, _ in keys]).astype(np.int64)
    # A multiplicative hash, as of the keys themselves; what falls together by chance would be a pair too many.
    values = np.concatenate([values.astype(np.int64) * 31 + number for number, (_, values) in enumerate(keys)])
    order = np.argsort(places, kind="stable")
    starts = np.searchsorted(places[order], np.append(rows, rows[-1] + 1 if len(rows) else 0)).astype(np.int32)
    return pyarrow.ListArray.from_arrays(pyarrow.array(starts), pyarrow.array(values[order]))


def _level(field: str) -> str:
    """Our level of a field; Splink counts its levels from the last, which is 0."""
    levels = [level for _, level in conditions(field)]
    whens = " ".join(f"WHEN {len(levels) - 1 - n} THEN {level}" for n, level in enumerate(levels))
    return f"CASE gamma_{field} {whens} END"


def _settings(blocks: Blocks) -> Any:
    from splink import SettingsCreator
    from splink.blocking_rule_library import CustomRule
    from splink.comparison_level_library import CustomLevel, ElseLevel
    from splink.comparison_library import CustomComparison

    smaller = " AND l.unique_id < r.unique_id" if blocks.within else ""
    comparisons: list[Any] = []
    for name, words in LEVELS.items():
        *tried, (_, last) = conditions(name)
        levels = [CustomLevel(condition, words[level]) for condition, level in tried]
        comparisons.append(
            CustomComparison(
                output_column_name=name,
                comparison_levels=[*levels, ElseLevel().configure(label_for_charts=words[last])],
            )
        )
    return SettingsCreator(
        link_type="link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[CustomRule(f"l.keys = r.keys{smaller}", arrays_to_explode=["keys"])],
        # Without them Splink does not hand over the levels either.
        retain_matching_columns=True,
    )
