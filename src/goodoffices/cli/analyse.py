"""``goodoffices analyse``: which packages are efficient, what all could accept, what stands in the way."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.answer import chosen_form, deliver, form_options, write_answer
from goodoffices.cli.options import audience_option, case_as_asked, day_option, identity_options, time_options
from goodoffices.diagnose import DomainError, Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.bargain import Domain
    from goodoffices.bargain.analysis import Analysis
    from goodoffices.bargain.case_domain import CaseDomain
    from goodoffices.bargain.interim.tranche import Plan
    from goodoffices.bargain.pressure import Question
    from goodoffices.brief.analysis import View

__all__ = ["command"]

_PATIENCE = 1.0  # seconds before progress is told


@click.command("analyse")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--disagreement",
    type=click.Choice(("zero", "reserved", "minimum")),
    default="reserved",
    show_default=True,
    help="What the parties have without agreement.",
)
@click.option("--rational", is_flag=True, help="Only efficient packages that give every party at least that.")
@click.option(
    "--top", type=click.IntRange(min=1), metavar="K", help="List only K efficient packages, the best for all."
)
@click.option(
    "--epsilon",
    type=click.FloatRange(0, 1, max_open=True),
    metavar="E",
    help="A shorter list: nothing is better by more than E of a party's range.",
)
@click.option(
    "--draft",
    metavar="PACKAGE",
    help="Tell all about a package: issue=option,issue=option (the rest as in the status quo), the number of a listed "
    "one, a solution's name such as nash, or status-quo.",
)
@click.option("--compare", nargs=2, metavar="A B", help="Who gives what for what between two packages, named likewise.")
@click.option(
    "--step",
    type=click.IntRange(min=1),
    metavar="N",
    help="On the way from the status quo to the Nash package, settle at most N issues in a step.",
)
@click.option(
    "--tranches",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="PLAN",
    help="Carry a package out in tranches: a YAML or JSON plan of who gives what and what can be taken back.",
)
@click.option(
    "--profile", "profiles", multiple=True, metavar="NAME", help="Of a folder, this profile (may be repeated)."
)
@click.option(
    "--effects",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="For a domain file: effects of pressure, a YAML list of the fields of the entry `effect`.",
)
@click.option(
    "--until", callback=day_option, metavar="DAY", help="Follow the effects of pressure until this day (2025-09-30)."
)
@click.option(
    "--horizon",
    type=click.IntRange(min=0),
    metavar="DAYS",
    default=90,
    show_default=True,
    help="How far ahead a party counts the effects that it expects.",
)
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    metavar="N",
    help="Of a case: how many readings of what is not known are drawn; 0 for none. By default 100 where that is quick.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), metavar="S", default=0, show_default=True, help="Draws other readings."
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    default=1,
    show_default=True,
    help="Processes that work on the readings; the answer is the same.",
)
@audience_option
@time_options
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@form_options
@click.option("--progress/--no-progress", default=None, help="Tell on standard error how far it is.")
@identity_options
def command(source: Path, as_json: bool, form: str | None, output: Path | None, **asked: Any) -> None:
    """Show whether all could accept any package of SOURCE, which are efficient, and what ideas of a good agreement pick.

    SOURCE is a case folder, or a domain: a file or a folder in the format of Genius, GeniusWeb, NegMAS, NegoLog, the
    scorable games, articles, a CSV or XLSX table, or our own.
    """
    from goodoffices.bargain.analysis import Request, analyse

    form = chosen_form("analysis", form, output, as_json=as_json)
    bargain, view, pressure = _open(source, asked)
    request = Request(
        disagreement=asked["disagreement"],
        rational=asked["rational"],
        epsilon=asked["epsilon"],
        top=asked["top"],
        samples=asked["samples"],
        seed=asked["seed"],
        workers=asked["workers"],
        step=asked["step"],
        plan=_plan(bargain, asked["tranches"]),
        pressure=pressure,
        draft=asked["draft"],
        compare=asked["compare"],
    )
    progress = _Progress(sys.stderr.isatty() if asked["progress"] is None else asked["progress"])
    try:
        found = analyse(bargain, request, progress if progress.wanted else None)
    finally:
        progress.end()
    _deliver(found, view, form, output)


def _open(source: Path, asked: dict[str, Any]) -> tuple[Domain | CaseDomain, View, Question | None]:
    from goodoffices.bargain.format import load_domain
    from goodoffices.brief.analysis import View

    if not source.exists():
        raise UsageError(f"there is no {source}", "give a case folder, or a file or a folder of a domain")
    if (source / "case.yaml").is_file():
        if asked["effects"]:
            raise UsageError("--effects is for a domain file", "enter the effects into the case, in mediator/")
        if asked["profiles"]:
            raise UsageError("--profile is for a folder of a domain", "a case has its parties; leave it out")
        return _open_case(source, asked)
    _check_domain_options(asked)
    domain, report = load_domain(source, asked["profiles"])
    # A fault of a folder as a whole names the folder, one of its files the file in it.
    folder = source if source.is_dir() else source.parent
    roots = {True: source.parent, False: folder}
    if len(report):
        click.echo("\n\n".join(draw(d, root=str(roots[d.place.path == source.name])) for d in report), err=True)
    if domain is None:
        sys.exit(1)
    return domain, View(subtitle=f"from {source.name}"), _pressure_of_file(domain, asked)


def _check_domain_options(asked: dict[str, Any]) -> None:
    """Refuse what means nothing for a domain file, so that nobody takes an answer for one that heeds it."""
    given = click.get_current_context().get_parameter_source
    explicit = click.core.ParameterSource.COMMANDLINE
    if given("audience") == explicit and asked["audience"] != "mediator":
        raise UsageError("--for is for a case: a domain file holds the same for every reader", "leave it out")
    if asked["samples"]:
        raise UsageError("--samples is for a case: the numbers of a domain file are definite", "leave it out")
    if asked["effects"] is None:
        for name in ("until", "as_of"):
            if asked[name] is not None and given(name) == explicit:
                told = f"--{name.replace('_', '-')} means nothing for a domain file without effects of pressure"
                raise UsageError(told, "name them with --effects FILE")


def _pressure_of_file(domain: Domain, asked: dict[str, Any]) -> Question | None:
    """The effects that stand in a file of their own; followed from ``--as-of`` on, or from the first day they name."""
    from goodoffices.bargain.pressure import load_effects, question_of_effects

    path = asked["effects"]
    if path is None:
        return None
    effects, report = load_effects(path, [party.id for party in domain.parties])
    if len(report):
        click.echo("\n\n".join(draw(d, root=str(path.parent)) for d in report), err=True)
    if report.errors:
        sys.exit(1)
    today = day_option(None, None, asked["as_of"])
    return question_of_effects(effects, today, asked["until"], asked["horizon"])


def _open_case(folder: Path, asked: dict[str, Any]) -> tuple[CaseDomain, View, Question | None]:
    from goodoffices.bargain.case_domain import domain_of_case
    from goodoffices.bargain.pressure import question_of_case
    from goodoffices.brief.analysis.basis import basis_words
    from goodoffices.brief.analysis.heading import view_of_case
    from goodoffices.case import Preference

    case = case_as_asked(folder, asked)
    try:
        made = domain_of_case(case)
    except DomainError as fault:
        if isinstance(fault.report, Report) and len(fault.report):
            click.echo("\n\n".join(draw(d) for d in fault.report), err=True)
            sys.exit(1)
        raise
    parties = [party.id for party in made.domain.parties]
    question = question_of_case(case, parties, asked["until"], asked["horizon"])
    told = case.of(Preference)
    return made, view_of_case(case, basis_words(case, told), told), question


def _plan(source: Domain | CaseDomain, path: Path | None) -> Plan | None:
    """The plan of tranches, checked against the domain."""
    if path is None:
        return None
    from goodoffices.bargain import Domain
    from goodoffices.bargain.interim.tranche import read_plan

    plan, report = read_plan(path, source if isinstance(source, Domain) else source.domain)
    if len(report):
        click.echo("\n\n".join(draw(d, root=str(path.parent)) for d in report), err=True)
    if plan is None:
        sys.exit(1)
    return plan


def _deliver(found: Analysis, view: View, form: str, output: Path | None) -> None:
    from goodoffices.brief.analysis import sheet_of_analysis

    told = f"analysis of {found.domain.name}"
    if form != "json":
        deliver(sheet_of_analysis(found, view), form, output, told)
        return
    head = {"made_for": view.audience, "as_of": view.as_of, "case_fingerprint": view.fingerprint}
    plain = found.as_json() | ({"case": head} if view.fingerprint else {})
    # Line by line for the eye, in one line where nobody will read it.
    indent = 2 if len(found.frontier) <= 200 else None
    with _every_digit():
        content = (json.dumps(plain, ensure_ascii=False, indent=indent, allow_nan=False) + "\n").encode()
    write_answer(content, output, told)


@contextmanager
def _every_digit() -> Iterator[None]:
    """Numbers of packages are told in full, however long; the interpreter's own limit is for what it reads."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


class _Progress:
    """A line on standard error that grows no longer than the terminal is wide, and goes away in the end."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted
        self.began = time.monotonic()
        self.told = 0.0
        self.length = 0

    def __call__(self, done: int, stages: int, kept: int) -> None:
        now = time.monotonic()
        if now - self.began < _PATIENCE or now - self.told < 0.1:
            return
        self.told = now
        step = f"step {done} of {stages}" if stages else f"step {done}"
        line = f"{step}: {kept:,} packages kept, {now - self.began:.0f} s"
        click.echo(f"\r{line.ljust(self.length)}", err=True, nl=False)
        self.length = len(line)

    def end(self) -> None:
        if self.length:
            click.echo(f"\r{' ' * self.length}\r", err=True, nl=False)
