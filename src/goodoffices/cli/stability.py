"""``goodoffices stability``: where a conflict comes to rest if each moves as it can."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from goodoffices.cli.options import audience_option
from goodoffices.diagnose import Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.conflict import ConflictFile

__all__ = ["command"]


@click.command("stability")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--concept", "concepts", multiple=True, metavar="NAME", help="Only this concept (may be repeated).")
@click.option(
    "--state",
    default="",
    metavar="STATE",
    help="Explain this state: its number, its pattern (YNN) or the options taken.",
)
@click.option(
    "--inverse", is_flag=True, help="With --state: how many rankings would make it stable, and which conditions."
)
@click.option(
    "--robust",
    "samples",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Over N rankings that fit what is known.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the sample.")
@click.option(
    "--horizon", type=click.IntRange(min=0), default=0, metavar="H", help="Limited-move stability, H moves ahead."
)
@click.option("--non-myopic", is_flag=True, help="Non-myopic stability.")
@click.option("--coalitions", is_flag=True, help="Stability against all coalitions.")
@click.option("--conflict", "wanted", metavar="ID", help="Which conflict of a case folder.")
@audience_option
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def command(source: Path, wanted: str | None, audience: str, as_json: bool, **asked: Any) -> None:
    """Show where the conflict of SOURCE comes to rest if each moves as it can, and why.

    SOURCE is a case folder (with conflicts/*.yaml), or a .yaml, .gmcr or .json file. Concepts: Nash, GMR, SMR, SEQ, SIM,
    CSEQ, SSEQ.
    """
    from goodoffices.conflict import parse_concepts
    from goodoffices.conflict.page import page_of_conflict
    from goodoffices.conflict.request import Request, answer

    if asked["inverse"] and not asked["state"]:
        raise UsageError("--inverse asks about one state", "add --state NUMBER")
    request = Request(**asked | {"concepts": parse_concepts(asked["concepts"]) if asked["concepts"] else ()})
    found = answer(_choose(source, wanted, audience), request)
    if as_json:
        # Line by line for the eye, in one line where nobody will read it: that is also ten times as quick.
        click.echo(json.dumps(found, ensure_ascii=False, indent=2 if len(found["states"]) <= 2_000 else None))
    else:
        click.echo("\n".join(page_of_conflict(found)))


def _choose(source: Path, wanted: str | None, audience: str) -> ConflictFile:
    from goodoffices.conflict import read_conflict

    if not source.is_dir():
        read, report = read_conflict(source)
        if read is None or report.errors:
            _refuse(report, source.parent)
        return read
    files = dict(_of_case(source, audience))
    if wanted is not None and wanted not in files:
        raise UsageError(f'the case has no conflict "{wanted}"', f"one of: {', '.join(files) or '(none)'}")
    if not files:
        raise UsageError(f"{source} holds no conflict", "describe one in conflicts/, see docs/reference/stability.md")
    if wanted is None and len(files) > 1:
        raise UsageError(f"{source} holds {len(files)} conflicts", f"choose one with --conflict: {', '.join(files)}")
    return files[wanted or next(iter(files))]


def _of_case(folder: Path, audience: str) -> list[tuple[str, ConflictFile]]:
    """The conflicts of a case that the reader may see."""
    from goodoffices.case import load_case
    from goodoffices.conflict import read_case_conflicts

    case, _ = load_case(folder, audience)
    files, report = read_case_conflicts(folder, case.reader)
    if report.errors:
        _refuse(report, folder)
    return [(file.conflict.id, file) for file in files]


def _refuse(report: Report, root: Path) -> NoReturn:
    click.echo("\n\n".join(draw(d, root=str(root)) for d in report), err=True)
    sys.exit(1)
