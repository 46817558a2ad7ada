"""The budgets of the house: files and functions that a reader can take in at one sitting."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 700
NINTH_DECILE = 400
MEDIAN = 150
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 9
PUBLIC_LINES = 60
PUBLIC_NAMES = 30

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(checkout: Path, *folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (checkout / folder).rglob("*.py"))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(checkout: Path) -> Iterator[tuple[str, Function]]:
    for path in python_files(checkout, "src", "bench", "bootstrap"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(checkout)}:{node.lineno} {node.name}", node


def test_no_file_is_too_long(checkout: Path) -> None:
    long = {
        str(path.relative_to(checkout)): lines(path)
        for path in python_files(checkout, "src", "bench", "bootstrap", "tests")
        if lines(path) > LONGEST_FILE
    }
    assert long == {}


def test_most_files_are_short(checkout: Path) -> None:
    lengths = sorted(lines(path) for path in python_files(checkout, "src"))
    assert statistics.median(lengths) <= MEDIAN
    assert statistics.quantiles(lengths, n=10)[-1] <= NINTH_DECILE


def test_no_function_is_too_long(checkout: Path) -> None:
    long = {
        where: length
        for where, node in functions(checkout)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_function_takes_too_much(checkout: Path) -> None:
    wide = {}
    for where, node in functions(checkout):
        given = node.args
        names = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
        asked = [name for name in names if name.arg not in {"self", "cls"}]
        if len(asked) > MOST_PARAMETERS:
            wide[where] = len(asked)
    assert wide == {}


def test_the_public_face_fits_on_a_page(checkout: Path) -> None:
    import goodoffices

    assert lines(checkout / "src" / "goodoffices" / "__init__.py") <= PUBLIC_LINES
    names = getattr(goodoffices, "__all__", [name for name in vars(goodoffices) if not name.startswith("_")])
    assert len(names) <= PUBLIC_NAMES
    assert [name for name in names if not hasattr(goodoffices, name)] == []


def test_the_package_says_that_it_is_typed(checkout: Path) -> None:
    assert (checkout / "src" / "goodoffices" / "py.typed").is_file()
