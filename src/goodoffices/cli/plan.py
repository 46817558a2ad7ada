"""``goodoffices plan``: who goes in which stage of an exchange, proven to be best, or why it cannot be."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.diagnose import Diagnostic, Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.exchange import Change, Happening, Plan, Problem

__all__ = ["command"]


@click.command("plan")
@click.argument("problem", type=click.Path(path_type=Path))
@click.option(
    "--after",
    type=click.Path(path_type=Path),
    help="people.csv of the plan that held until now, with its vehicles.csv beside it.",
)
@click.option(
    "--done",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help="With --after: stages that have taken place.",
)
@click.option(
    "--happened",
    type=click.Path(path_type=Path),
    help="With --after: a table of who refused, died, was absent or went.",
)
@click.option(
    "--handover",
    "handovers",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="With --after: the record of a handover, one for each stage that has taken place (may be repeated).",
)
@click.option(
    "--case",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="With --obligation: the case that holds what was agreed and what was delivered.",
)
@click.option(
    "--obligation",
    "obligations",
    multiple=True,
    metavar="SIDE=ID[/CATEGORY,..]",
    help="What a side owes by an obligation of --case, of these categories, becomes a rule (may be repeated).",
)
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="For each step of the solver."
)
@click.option(
    "--check",
    "checked",
    type=click.Path(path_type=Path),
    help="Hold a people.csv that was changed by hand against the rules; nothing is planned.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON, by counts.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Write the plan with ids into this folder."
)
def command(
    problem: Path, after: Path | None, seconds: float, as_json: bool, output: Path | None, **asked: Any
) -> None:
    """Plan the exchange that PROBLEM describes: a YAML file with sides, stages, rules, and lists of people or counts;
    or one with several parties and lists of who holds whom.

    Exit code 1 where the files hold a fault or no plan keeps all rules; the page then says which cannot hold together.
    """
    from goodoffices.exchange import plan
    from goodoffices.exchange.files import read_exchange, write_plan
    from goodoffices.exchange.files.several import is_of_several
    from goodoffices.exchange.page import page_of_plan
    from goodoffices.exchange.record import record_of_plan

    _refuse_together(after, bool(output or as_json), asked)
    if problem.suffix not in (".yaml", ".yml"):
        # A list given by mistake must not be quoted line by line as a faulty file of another kind.
        raise UsageError(f"{problem} is not an exchange by its ending", "give the .yaml file that names the lists")
    if is_of_several(problem):
        if after is not None:
            raise UsageError(
                "an exchange of several parties has no stages, and so no plan after one", "leave out --after"
            )
        if asked["case"] is not None:
            raise UsageError("an obligation is owed between two sides", "leave out --case and --obligation")
        if asked["checked"] is not None:
            raise UsageError("--check judges a plan of stages between two sides", "leave out --check")
        _several(problem, seconds, as_json, output)
        return
    file, report = read_exchange(problem)
    if file is None:
        _refuse(report, problem.parent)
        return
    problem_of_file = file.problem
    if asked["case"] is not None:
        from goodoffices.cli.plan_agreed import with_obligations

        problem_of_file = with_obligations(problem_of_file, asked["case"], asked["obligations"])
    if asked["checked"] is not None:
        _check(problem_of_file, asked["checked"])
        return
    changes: tuple[Change, ...] = ()
    if after is None:
        found = plan(problem_of_file, seconds=seconds)
    else:
        found, changes = _again(problem_of_file, after, asked, seconds)
    head = {"exchange": file.name, "title": file.title}
    record = head | record_of_plan(problem_of_file, found, changes, file.disputed)
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(page_of_plan(file.title, record)))
    names: tuple[str, ...] = ()
    if output is not None and found.possible:
        names = write_plan(output, problem_of_file, found, changes, head, file.disputed)
    _say(file.unread, output, names)
    if not found.possible:
        sys.exit(1)


def _refuse_together(after: Path | None, written: bool, asked: dict[str, Any]) -> None:
    """Options that mean nothing beside one another."""
    if after is None and (asked["done"] or asked["happened"] or asked["handovers"]):
        raise UsageError(
            "--done, --happened and --handover tell what came of an earlier plan", "add --after people.csv"
        )
    if asked["checked"] is not None and (after or written):
        raise UsageError("--check judges one plan and makes none", "leave out --after, --output and --json")
    if bool(asked["case"]) != bool(asked["obligations"]):
        raise UsageError("--case and --obligation belong together", "write --case CASE --obligation SIDE=ID")


def _several(path: Path, seconds: float, as_json: bool, output: Path | None) -> None:
    from goodoffices.exchange import circulate
    from goodoffices.exchange.files.released import page_of_released, record_of_released, write_released
    from goodoffices.exchange.files.several import read_several

    file, report = read_several(path)
    if file is None:
        _refuse(report, path.parent)
        return
    found = circulate(file.problem, seconds=seconds)
    record = record_of_released(file, found)
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else "\n".join(page_of_released(record)))
    _say(file.unread, output, write_released(output, file, found) if output is not None else ())


def _say(unread: Iterable[str], output: Path | None, written: Iterable[str]) -> None:
    if headings := ", ".join(unread):
        click.echo(f"note: columns that were not read: {headings}", err=True)
    if names := ", ".join(written):
        click.echo(f"written to {output}: {names}", err=True)


def _check(problem: Problem, path: Path) -> None:
    """What a plan breaks, and its points; exit code 1 where it breaks anything."""
    from goodoffices.exchange import broken_rules, points_of_plan
    from goodoffices.exchange.files import read_stages
    from goodoffices.text import read_source

    given, faults = read_stages(read_source(path.parent, path.name), problem)
    _refuse_any(faults, path.parent)
    broken = broken_rules(problem, given.stage_of)
    points = points_of_plan(problem, given.stage_of)
    if not broken:
        click.echo(f"{len(given.stage_of):,} go, and all rules hold. Points: {points:,}.")
        return
    click.echo(
        "\n".join([f"{len(given.stage_of):,} go. Points: {points:,}. Not kept:", *(f"  - {one}" for one in broken)])
    )
    sys.exit(1)


def _again(problem: Problem, after: Path, asked: dict[str, Any], seconds: float) -> tuple[Plan, tuple[Change, ...]]:
    from goodoffices.exchange import replan
    from goodoffices.exchange.files import read_happenings, read_seats, read_stages
    from goodoffices.text import read_source

    earlier, faults = read_stages(read_source(after.parent, after.name), problem)
    _refuse_any(faults, after.parent)
    if (seats := after.with_name("vehicles.csv")).is_file():
        seated, faults = read_seats(read_source(seats.parent, seats.name), problem)
        _refuse_any(faults, seats.parent)
        earlier = replace(earlier, seated=seated)
    told: list[Happening] = []
    if (happened := asked["happened"]) is not None:
        found, faults = read_happenings(read_source(happened.parent, happened.name), problem)
        _refuse_any(faults, happened.parent)
        told.extend(found)
    done = asked["done"]
    if asked["handovers"]:
        handed, stages = _handed_over(problem, earlier, asked["handovers"])
        done = max(done, stages)
        # What is told by hand is newer than what was ticked at the border.
        known = {happening.id for happening in told}
        told.extend(happening for happening in handed if happening.id not in known)
    return replan(problem, earlier, done, told, seconds=seconds)


def _handed_over(problem: Problem, earlier: Plan, records: Iterable[Path]) -> tuple[list[Happening], int]:
    """What records of handovers say, and how many stages have taken place by them."""
    from goodoffices.cli.handover import read_handover
    from goodoffices.exchange import happenings_of

    found: dict[str, Happening] = {}
    stages: dict[str, Path] = {}
    for path in records:
        handover = read_handover(path)
        stage = handover.manifest.stage
        if stage not in [one.name for one in problem.stages]:
            raise UsageError(
                f'{path} is of the stage "{stage}", which is not in this exchange', "give records of its stages"
            )
        if stage in stages:
            raise UsageError(
                f"{stages[stage]} and {path} are two accounts of one stage",
                "give the one that holds; goodoffices handover compare shows where they differ",
            )
        stages[stage] = path
        # Who is told of twice was brought again: the later stage says what became of him.
        found |= {happening.id: happening for happening in happenings_of(handover, problem, earlier.stage_of)}
    return list(found.values()), max(problem.place_of(stage) for stage in stages) + 1


def _refuse_any(faults: Iterable[Diagnostic], root: Path) -> None:
    report = Report.of(faults)
    if report.errors:
        _refuse(report, root)


def _refuse(report: Report, root: Path) -> None:
    click.echo("\n\n".join(draw(d, root=str(root)) for d in report), err=True)
    sys.exit(1)
