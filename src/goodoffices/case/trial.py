"""A change of a case, tried before it is made."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from goodoffices.case.check import check_case
from goodoffices.diagnose import Diagnostic, FolderError

__all__ = ["errors_of_change"]


def errors_of_change(root: Path, changed: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Errors that the check finds in a copy with the changed files and not in the case as it is.

    Parameters
    ----------
    root : Path
        The case; it stays as it is.
    changed : dict of str to str
        Texts by path below the root.

    Raises
    ------
    FolderError
        Where a path leads out of the case.
    """
    before = {(d.code, d.message) for d in check_case(root).errors}
    with tempfile.TemporaryDirectory(prefix="goodoffices-") as folder:
        copy = Path(folder) / "case"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".*", "*.part"), symlinks=True)
        for path, text in changed.items():
            file = copy / path
            if not file.resolve().is_relative_to(copy.resolve()) and not file.is_symlink():
                raise FolderError(f"{path} is not a file of the case", "use small letters, digits and hyphens in ids")
            file.parent.mkdir(parents=True, exist_ok=True)
            # A link was copied as a link: what is tried must not be written to where it points.
            file.unlink(missing_ok=True)
            file.write_text(text, "utf-8")
        return tuple(d for d in check_case(copy).errors if (d.code, d.message) not in before)
