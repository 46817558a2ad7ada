"""``goodoffices quote``: the span of a quotation, ready to be pasted under ``says:``."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from goodoffices.diagnose import FolderError, UsageError

__all__ = ["command"]


@click.command("quote")
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("words", nargs=-1)
@click.option("--source", default="SOURCE", show_default=True, metavar="ID", help="The id of the source in the case.")
def command(text: Path, words: tuple[str, ...], source: str) -> None:
    """Find WORDS in the file TEXT, as received, and print the span that cites them.

    Each argument is looked for by itself; spaces and line ends are all alike. Without WORDS, print the fingerprint
    and the length of the text, for the entry of the source. Exit code 1 where words are not found.
    """
    from goodoffices.case.quotation import find_quotations

    try:
        data = text.read_bytes()
        body = data.decode("utf-8")
    except OSError as fault:
        raise FolderError(
            f"{text} cannot be read: {fault.strerror}", "give the text of the source as received"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            f"{text} is not UTF-8", "save the text as UTF-8, and keep the file as received beside it"
        ) from None
    if not words:
        click.echo(f"sha256: {hashlib.sha256(data).hexdigest()}\nlength: {len(body)}")
    missing = False
    for wanted in words:
        found = find_quotations(body, wanted)
        for quotation in found:
            click.echo(quotation.to_yaml(source, alone=len(found) == 1))
        if not found:
            missing = True
            click.echo(f'not found: "{wanted}"', err=True)
        elif len(found) > 1:
            click.echo(f'"{wanted}" stands {len(found)} times: keep the one that is meant', err=True)
    sys.exit(1 if missing else 0)
