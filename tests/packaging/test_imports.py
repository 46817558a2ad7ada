"""Importing costs little: nothing heavy is loaded before it is needed, and a package's face does no work."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = [
    "cryptography",
    "docx",
    "icalendar",
    "jinja2",
    "numpy",
    "pyarrow",
    "pyrage",
    "rich",
    "starlette",
    "typst",
    "uvicorn",
]
HEAVY += ["yaml"]


@pytest.mark.parametrize("module", ["goodoffices", "goodoffices.cli"])
def test_nothing_heavy_is_loaded(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def is_plain(node: ast.stmt) -> bool:
    """True for what a package's face may hold: words, imports, names, functions."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING" and all(map(is_plain, [*node.body, *node.orelse]))
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign | ast.FunctionDef)


def test_a_package_face_does_no_work(checkout: Path) -> None:
    at_work = [
        f"{path.relative_to(checkout)}:{node.lineno}"
        for path in sorted((checkout / "src").rglob("__init__.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if not is_plain(node)
    ]
    assert at_work == []
