"""``goodoffices stability``: where a conflict comes to rest if each moves as it can."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from goodoffices.cli.answer import chosen_form, deliver, form_options, write_answer
from goodoffices.cli.options import audience_option, case_as_asked, identity_options, time_options
from goodoffices.diagnose import Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.brief.analysis.view import View
    from goodoffices.case import Case
    from goodoffices.conflict import ConflictFile
    from goodoffices.conflict.drawn import DrawnConflict

__all__ = ["command"]

_SAMPLES = 1_000


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
    default=None,
    metavar="N",
    help="Over N rankings that fit what is known; for a drawn conflict 1000 if not given.",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the sample.")
@click.option(
    "--horizon", type=click.IntRange(min=0), default=0, metavar="H", help="Limited-move stability, H moves ahead."
)
@click.option("--non-myopic", is_flag=True, help="Non-myopic stability.")
@click.option("--coalitions", is_flag=True, help="Stability against all coalitions.")
@click.option("--conflict", "wanted", metavar="ID", help="Which conflict of a case folder, or its number in a file.")
@click.option("--drawn", is_flag=True, help="Draw the conflict from the issues, positions and pressures of the case.")
@click.option("--issue", "issues", multiple=True, metavar="ID", help="Drawn: only this issue (may be repeated).")
@click.option("--without", multiple=True, metavar="ID", help="Drawn: leave this pressure out (may be repeated).")
@click.option(
    "--irreversible", multiple=True, metavar="OPTION", help="Drawn: once taken it stays taken (may be repeated)."
)
@click.option("--worths", is_flag=True, help="Drawn: prefer by the worths that `analyse` reads from the case.")
@audience_option
@time_options
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@form_options
@identity_options
def command(source: Path, as_json: bool, form: str | None, output: Path | None, **asked: Any) -> None:
    """Show where the conflict of SOURCE comes to rest if each moves as it can, and why.

    SOURCE is a case folder (with conflicts/*.yaml, else a conflict is drawn from the case), or a .yaml, .gmcr or .json
    file. Concepts: Nash, GMR, SMR, SEQ, SIM, CSEQ, SSEQ.
    """
    from goodoffices.conflict import parse_concepts
    from goodoffices.conflict.request import Request, answer

    # Without a word the short page; with --format text the sheet with everything.
    page = not as_json and form is None and output is None
    form = "page" if page else chosen_form("stability", form, output, as_json=as_json)
    if asked["inverse"] and not asked["state"]:
        raise UsageError("--inverse asks about one state", "add --state NUMBER")
    concepts = parse_concepts(asked["concepts"]) if asked["concepts"] else ()
    file, drawn, case = _choose(source, asked)
    samples = asked["samples"]
    if samples is None:
        # So much is unknown of a drawn conflict that the share of readings says more than the four extensions.
        samples = _SAMPLES if drawn is not None and not file.conflict.certain else 0
    names = ("state", "inverse", "seed", "horizon", "non_myopic", "coalitions")
    request = Request(concepts=concepts, samples=samples, **{name: asked[name] for name in names})
    found = answer(file, request)
    if drawn is not None:
        found["drawn"] = _grounds(drawn)
    _deliver(found, file, case, form, output)


def _choose(source: Path, asked: dict[str, Any]) -> tuple[ConflictFile, DrawnConflict | None, Case | None]:
    """The conflict; how it was drawn, if it was; and the case that it belongs to, if there is one."""
    from goodoffices.conflict import read_conflict

    chosen = [name for name in ("issues", "without", "irreversible", "worths") if asked[name]]
    if not source.is_dir():
        if asked["drawn"] or chosen:
            raise UsageError("a conflict is drawn from a case", "give a case folder")
        read, report = read_conflict(source, wanted=asked["wanted"])
        if read is None or report.errors:
            _refuse(report, source.parent)
        if asked["wanted"] not in (None, read.conflict.id) and source.suffix != ".json":
            raise UsageError(f'{source} has no conflict "{asked["wanted"]}"', f"it is {read.conflict.id}; leave it out")
        return read, None, None
    case = case_as_asked(source, asked)
    files = {} if asked["drawn"] else dict(_of_case(source, case))
    wanted = asked["wanted"]
    if asked["drawn"] or (not files and wanted is None):
        try:
            drawn = _draw(case, asked)
        except UsageError as fault:
            if asked["drawn"] or chosen:
                raise
            # Whoever did not ask for a drawing is told first why one was tried.
            raise UsageError(
                f"{source} holds no conflict, and none can be drawn: {fault.message}", fault.help
            ) from None
        return drawn.file, drawn, case
    if chosen:
        raise UsageError("issues and pressures are chosen for a conflict that is drawn", "add --drawn")
    if wanted is not None and wanted not in files:
        raise UsageError(f'the case has no conflict "{wanted}"', f"one of: {', '.join(files) or '(none)'}")
    if wanted is None and len(files) > 1:
        raise UsageError(f"{source} holds {len(files)} conflicts", f"choose one with --conflict: {', '.join(files)}")
    return files[wanted or next(iter(files))], None, case


def _of_case(folder: Path, case: Case) -> list[tuple[str, ConflictFile]]:
    """The conflicts of a case that the reader may see."""
    from goodoffices.conflict import read_case_conflicts

    files, report = read_case_conflicts(folder, case.reader, case)
    if report.errors:
        _refuse(report, folder)
    return [(file.conflict.id, file) for file in files]


def _draw(case: Case, asked: dict[str, Any]) -> DrawnConflict:
    from goodoffices.conflict.drawn import conflict_of_case
    from goodoffices.positions import read_positions

    table = read_positions(case)
    worths = None
    if asked["worths"]:
        from goodoffices.cli.gains import gains_of_case

        worths = gains_of_case(case, table)
    return conflict_of_case(
        case,
        table,
        issues=asked["issues"],
        without=asked["without"],
        irreversible=asked["irreversible"],
        worths=worths,
    )


def _grounds(drawn: DrawnConflict) -> dict[str, Any]:
    def plain(grounds: Any) -> list[dict[str, Any]]:
        return [
            {"about": g.about, "what": g.what, "why": g.why, "entries": list(g.entries), "known": g.known}
            for g in grounds
        ]

    return {"options": plain(drawn.options), "wishes": plain(drawn.wishes), "notes": list(drawn.notes)}


def _deliver(found: dict[str, Any], file: ConflictFile, case: Case | None, form: str, output: Path | None) -> None:
    told = f"stability of {found['title']}"
    if form == "page":
        from goodoffices.conflict.page import page_of_conflict

        click.echo("\n".join(page_of_conflict(found)))
    elif form == "json":
        # Line by line for the eye, in one line where nobody will read it: that is also ten times as quick.
        indent = 2 if len(found["states"]) <= 2_000 else None
        write_answer((json.dumps(found, ensure_ascii=False, indent=indent) + "\n").encode(), output, told)
    else:
        from goodoffices.brief.conflict import sheet_of_stability

        deliver(sheet_of_stability(found, file.conflict, _view(found, case)), form, output, told)


def _view(found: dict[str, Any], case: Case | None) -> View:
    """For whom the sheet is, and of which case."""
    from goodoffices.brief.analysis.heading import view_of_case
    from goodoffices.brief.analysis.view import View
    from goodoffices.brief.words import plural

    if case is None:
        return View()
    named = [g["entries"] for part in ("options", "wishes") for g in found.get("drawn", {}).get(part, ())]
    named += [g["entries"] for g in found.get("grounds", ())]
    entries = [e for id in dict.fromkeys(id for ids in named for id in ids) if (e := case.entry(id)) is not None]
    return view_of_case(case, f"{plural(len(entries), 'entry', 'entries')} of the case" if entries else "", entries)


def _refuse(report: Report, root: Path) -> NoReturn:
    click.echo("\n\n".join(draw(d, root=str(root)) for d in report), err=True)
    sys.exit(1)
