"""``goodoffices format``: the canonical style."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from goodoffices.diagnose import FolderError, GoodOfficesError

__all__ = ["command"]


@click.command("format")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 where a file is not in the canonical style."
)
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def command(case: Path, only_check: bool, diff: bool) -> None:
    """Rewrite the YAML files of the folder CASE (or the one file CASE) in the canonical style.

    Values, their order and comments stay; a file that could not be rewritten without loss is left as it is.
    """
    from goodoffices.case.folder import case_files

    if case.is_file():
        root, paths = case.parent, [case.name]
    else:
        root, paths = case, [file.path for file in case_files(case) if not file.sealed]
    changed = failed = 0
    for path in paths:
        try:
            changed += _format(root, path, diff=diff, write=not (only_check or diff))
        except GoodOfficesError as fault:
            failed += 1
            click.echo(f"error: {root / path}: {fault.message}\nhelp: {fault.help}", err=True)
    verb = "would change" if only_check or diff else "changed"
    files = "1 file" if len(paths) == 1 else f"{len(paths)} files"
    click.echo(f"{files}, {changed} {verb}, {failed} could not be read", err=True)
    sys.exit(1 if failed or (changed and (only_check or diff)) else 0)


def _format(root: Path, path: str, *, diff: bool, write: bool) -> bool:
    """Lay one file out anew; True where that changes it."""
    from goodoffices.text import read_source, write_atomic
    from goodoffices.text.canonical import format_text

    source = read_source(root, path)
    if not source.readable:
        raise FolderError(source.diagnostics[0].message, source.diagnostics[0].help or "goodoffices check says where")
    text = format_text(source.text)
    if hashlib.sha256(text.encode()).hexdigest() == source.sha256:
        return False
    click.echo(str(root / path))
    if diff:
        _print_diff(source.text, text, path)
    if write:
        # Somebody may have saved the file meanwhile: what was not read is not overwritten.
        if read_source(root, path).sha256 != source.sha256:
            raise FolderError("the file changed while it was being laid out", "run format again")
        write_atomic(root / path, text)
    return True


def _print_diff(before: str, after: str, path: str) -> None:
    import difflib

    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="", n=1)
    for line in lines:
        click.echo(line)
