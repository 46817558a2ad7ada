"""A change of a case, tried before it is made."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from goodoffices.case.check import check_case
from goodoffices.diagnose import Diagnostic

__all__ = ["errors_of_change"]


def errors_of_change(root: Path, changed: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Errors that the check finds in a copy with the changed files and not in the case as it is.

    Parameters
    ----------
    root : Path
        The case; it stays as it is.
    changed : dict of str to str
        Texts by path below the root.
    """
    before = {(d.code, d.message) for d in check_case(root).errors}
    with tempfile.TemporaryDirectory(prefix="goodoffices-") as folder:
        copy = Path(folder) / "case"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".*", "*.part"), symlinks=True)
        for path, text in changed.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(text, "utf-8")
        return tuple(d for d in check_case(copy).errors if (d.code, d.message) not in before)
