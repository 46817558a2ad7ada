"""A domain as a mixed-integer programme, for issues that depend on one another too densely for anything else.

One variable per option; a joint table adds one per combination, tied to the options by its margins; a box adds one that
no issue outside it lets be 1. Divisible issues may be mixed. The extra ``solve`` brings the solver (HiGHS).

References
----------
Q. Huangfu, J. A. J. Hall, Parallelizing the Dual Revised Simplex Method, Mathematical Programming Computation 10 (2018).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.preference import Box, Ratio, Table, Utility
from goodoffices.diagnose import GoodOfficesError, MissingExtra

__all__ = ["Model", "Outcome", "model_of", "settled", "useful_options"]

Row = dict[int, float]
INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the solver found.

    Parameters
    ----------
    values : tuple of float, or None
        Of the variables, in the best solution found; None where there is none.
    best, bound : float
        The objective there, and what no solution exceeds; ``-inf`` for both where nothing is feasible.
    """

    values: tuple[float, ...] | None
    best: float
    bound: float


@dataclass(slots=True)
class Model:
    """Variables, rows and what each party gets.

    Parameters
    ----------
    lower, upper : list of float
        Of the variables.
    whole : list of bool
        Which variables are whole numbers.
    rows : list of (dict, float, float)
        Coefficients by variable, least, most.
    options : tuple of tuple of int
        Variable of each option of each issue; -1 where the option was found to be never better than another.
    worths : tuple of (dict, float)
        For each party: coefficients and constant of its worth.
    """

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[Row, float, float]] = field(default_factory=list)
    options: tuple[tuple[int, ...], ...] = ()
    worths: tuple[tuple[Row, float], ...] = ()

    def variable(self, lower: float, upper: float, *, whole: bool = False) -> int:
        """Add a variable and return its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def row(self, coefficients: Row, least: float, most: float) -> None:
        """Add ``least <= sum(coefficients) <= most``."""
        self.rows.append((coefficients, least, most))

    def maximise(self, objective: Row, *, seconds: float, gap: float = 1e-9, within: float = 1e-6) -> Outcome:
        """Solve.

        Parameters
        ----------
        objective : dict
            Coefficients by variable.
        seconds : float
            Time after which the best solution so far is returned with its bound.
        gap : float
            Relative difference of solution and bound that is good enough.
        within : float
            Absolute difference that is good enough; under 1 where the objective is a whole number.

        Raises
        ------
        MissingExtra
            Without the extra ``solve``.
        """
        try:
            import highspy as library
        except ImportError:
            raise MissingExtra("a solution of densely joined issues", "solve") from None
        highspy: Any = library
        with _quiet():
            solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("time_limit", float(seconds))
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_abs_gap", within)
        solver.passModel(self._problem(highspy, objective))
        solver.run()
        if solver.getModelStatus() == highspy.HighsModelStatus.kSolveError:
            # HiGHS 1.16 may simplify a programme to one whose solution breaks a row; it notices that, but gives up.
            solver.clearSolver()
            solver.setOptionValue("presolve", "off")
            solver.run()
        status = solver.getModelStatus()
        info = solver.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Outcome(None, -INFINITE, -INFINITE)
        integral = any(self.whole)
        bound = float(info.mip_dual_bound) if integral else float(info.objective_function_value)
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Outcome(None, -INFINITE, bound if integral else INFINITE)
        best = float(info.objective_function_value)
        return Outcome(tuple(solver.getSolution().col_value), best, max(best, bound))

    def _problem(self, highspy: Any, objective: Row) -> Any:
        problem = highspy.HighsLp()
        problem.num_col_, problem.num_row_ = len(self.lower), len(self.rows)
        problem.sense_ = highspy.ObjSense.kMaximize
        cost = np.zeros(len(self.lower))
        cost[list(objective)] = list(objective.values())
        problem.col_cost_ = cost
        problem.col_lower_, problem.col_upper_ = np.array(self.lower), np.array(self.upper)
        problem.row_lower_ = np.array([least for _, least, _ in self.rows])
        problem.row_upper_ = np.array([most for _, _, most in self.rows])
        problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        problem.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _, _ in self.rows)])
        problem.a_matrix_.index_ = np.array([v for row, _, _ in self.rows for v in row], dtype=np.int32)
        problem.a_matrix_.value_ = np.array([c for row, _, _ in self.rows for c in row.values()])
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        problem.integrality_ = [kinds[whole] for whole in self.whole]
        return problem


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps off standard output what the solver's library prints before it can be told not to."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def model_of(domain: Domain, *, divisible: bool = True) -> Model:
    """The programme of a domain.

    Parameters
    ----------
    domain : Domain
    divisible : bool
        False: divisible issues are settled whole, like all others.

    Raises
    ------
    GoodOfficesError
        For ratios and for conditions of a party, which are not linear.
    """
    for party in domain.parties:
        if party.utility.conditions or any(isinstance(term, Ratio) for term in party.utility.terms):
            raise GoodOfficesError(
                f"the preferences of {party.label} hold a ratio or a condition, which no linear programme holds",
                "join fewer issues, so that bucket elimination can be used",
            )
    model = Model()
    kept = useful_options(domain, divisible=divisible)
    options = []
    for issue, alive in zip(domain.issues, kept, strict=True):
        row = tuple(model.variable(0.0, 1.0, whole=not (divisible and issue.divisible)) if on else -1 for on in alive)
        model.row(dict.fromkeys((v for v in row if v >= 0), 1.0), 1.0, 1.0)
        options.append(row)
    model.options = tuple(options)
    boxes: dict[tuple[object, ...], int] = {}
    tables: dict[tuple[int, ...], np.ndarray[Any, Any]] = {}
    model.worths = tuple(_worth(model, party.utility, boxes, tables) for party in domain.parties)
    for constraint in domain.constraints:
        counted: Row = {}
        for choice in constraint.choices:
            for option in choice.options:
                at = options[choice.issue][option]
                counted[at] = counted.get(at, 0.0) + 1.0
        model.row(counted, float(constraint.least), float(constraint.most))
    return model


def useful_options(domain: Domain, *, divisible: bool = False) -> list[np.ndarray[Any, Any]]:
    """Options of each issue that matter: of two, the one that lies in fewer boxes and is worth no more goes."""
    untouched = {i for c in domain.constraints for i in c.scope}
    judges = [judge for party in domain.parties for judge in party.judges]
    for judge in judges:
        untouched |= {i for c in judge.utility.conditions for i in c.scope}
        untouched |= {i for term in judge.utility.terms if isinstance(term, Ratio) for i in term.scope}
    signatures: list[list[np.ndarray[Any, Any]]] = [[] for _ in domain.issues]
    for judge in judges:
        for term in judge.utility.terms:
            if isinstance(term, Table):
                if len(term.issues) == 1:
                    signatures[term.issues[0]].append(np.asarray(term.values))
                else:
                    untouched |= set(term.issues)
            elif isinstance(term, Box):
                for issue, low, high in zip(term.issues, term.low, term.high, strict=True):
                    inside = np.arange(domain.counts[issue])
                    sign = 1.0 if term.value >= 0 else -1.0
                    signatures[issue].append(sign * ((inside >= low) & (inside <= high)))
    kept = []
    for issue, count in enumerate(domain.counts):
        alive = np.ones(count, dtype=bool)
        if issue not in untouched and not (divisible and domain.issues[issue].divisible):
            marks = np.stack(signatures[issue], axis=1) if signatures[issue] else np.zeros((count, 1))
            for option in range(count):
                others = alive.copy()
                others[option] = False
                alive[option] = not (others & (marks >= marks[option]).all(axis=1)).any()
        kept.append(alive)
    return kept


def _worth(
    model: Model,
    utility: Utility,
    boxes: dict[tuple[object, ...], int],
    tables: dict[tuple[int, ...], np.ndarray[Any, Any]],
) -> tuple[Row, float]:
    row: Row = {}
    for term in utility.terms:
        if isinstance(term, Table) and len(term.issues) == 1:
            for variable, value in zip(model.options[term.issues[0]], term.values.tolist(), strict=True):
                _add(row, variable, value * utility.scale)
        elif isinstance(term, Table):
            cells = tables.get(term.issues)
            if cells is None:
                cells = tables[term.issues] = _cells(model, term)
            for variable, value in zip(cells.ravel().tolist(), term.values.ravel().tolist(), strict=True):
                _add(row, variable, value * utility.scale)
        elif isinstance(term, Box):
            key = (term.issues, term.low, term.high, term.value >= 0)
            if key not in boxes:
                boxes[key] = _entered(model, term)
            _add(row, boxes[key], term.value * utility.scale)
    return row, utility.offset


def _add(row: Row, variable: int, value: float) -> None:
    if variable >= 0 and value:
        row[variable] = row.get(variable, 0.0) + value


def _cells(model: Model, table: Table) -> np.ndarray[Any, Any]:
    """One variable per combination; along each issue they sum up to the option's own."""
    cells = np.array([model.variable(0.0, 1.0) for _ in range(table.values.size)]).reshape(table.values.shape)
    for axis, issue in enumerate(table.issues):
        for option, variable in enumerate(model.options[issue]):
            members = np.take(cells, option, axis=axis).ravel().tolist()
            model.row({**dict.fromkeys(members, 1.0), variable: -1.0}, 0.0, 0.0)
    return cells


def _entered(model: Model, box: Box) -> int:
    entered = model.variable(0.0, 1.0, whole=box.value >= 0)
    together: Row = {}
    for issue, low, high in zip(box.issues, box.low, box.high, strict=True):
        inside = [v for v in model.options[issue][max(low, 0) : high + 1] if v >= 0]
        for variable in inside:
            together[variable] = together.get(variable, 0.0) + 1.0
        if box.value >= 0:
            model.row({entered: 1.0, **dict.fromkeys(inside, -1.0)}, -INFINITE, 0.0)
    if box.value < 0:
        model.row({entered: 1.0, **{v: -c for v, c in together.items()}}, 1.0 - len(box.issues), INFINITE)
    return entered


def settled(model: Model, values: tuple[float, ...]) -> tuple[int, ...]:
    """The package of a solution without mixtures."""
    return tuple(max(range(len(row)), key=lambda o: values[row[o]] if row[o] >= 0 else -1.0) for row in model.options)
