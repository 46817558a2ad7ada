"""``goodoffices read``: from pages of news to proposed entries, and from accepted proposals into a case."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.options import identity_options, passphrase_of
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.case import Case
    from goodoffices.read.batch import Batch, Pages
    from goodoffices.read.reading import Reading

__all__ = ["command"]

_ASK = "-"
_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json"}


@click.command("read")
@click.argument("doc", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--case",
    "case_path",
    metavar="CASE",
    type=click.Path(path_type=Path),
    help="The case to read for: its people, issues and obligations are known.",
)
@click.option(
    "--published", metavar="TIME", help="When the documents were published, where the pages do not say it right."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON (several documents: a line each).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    help="By default from the suffix of --output, else text.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file; pages of several documents into this folder.",
)
@click.option(
    "--proposals",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the proposals to this file, to be edited and accepted.",
)
@click.option(
    "--accept",
    is_flag=False,
    flag_value=_ASK,
    metavar="[FILE]",
    help="Ask for each proposal; or enter those of an edited FILE.",
)
@click.option("--model", metavar="URL", help="Ask a language model too, at this OpenAI-style address (off by default).")
@click.option(
    "--model-name", metavar="NAME", default="default", show_default=True, help="With --model: the model's name there."
)
@click.option(
    "--model-seconds",
    type=click.FloatRange(1, 3600),
    default=120.0,
    show_default=True,
    help="With --model: how long to wait.",
)
@click.option("--preview", is_flag=True, help="With --model: print what would be sent, and send nothing.")
@click.option(
    "--send-outside", metavar="HOST", default="", help="With --model: let the text leave this machine, to this host."
)
@identity_options
def command(doc: tuple[Path, ...], case_path: Path | None, form: str | None, as_json: bool, **rest: Any) -> None:
    """Read documents DOC (files, folders, feeds) and propose entries for a case, each with its words.

    Nothing is entered without --accept. Exit code 1 where a document could not be read, or nothing was entered because the
    check of the case would find new errors.
    """
    if as_json:
        form = "json"
    elif form is None:
        form = _SUFFIXES.get(rest["output"].suffix.lower(), "text") if rest["output"] else "text"
    case = _case(case_path, rest) if case_path else None
    accept = rest["accept"]
    if accept is not None and accept != _ASK:
        sys.exit(_accept_file(case_path, Path(accept), doc))
    if not doc:
        raise UsageError(
            "no document was given", "give files, folders or feeds: goodoffices read PAGE.html --case CASE"
        )
    if (rest["preview"] or rest["send_outside"]) and not rest["model"]:
        raise UsageError("--preview and --send-outside say what to do with --model", "add --model URL")
    from goodoffices.read.batch import documents_in

    paths = list(documents_in(doc))
    readings = _Readings(paths, case, rest)
    if rest["preview"]:
        sys.exit(readings.preview())
    if accept == _ASK:
        sys.exit(_accept_asked(case_path, readings))
    if rest["proposals"]:
        sys.exit(_write_proposals(rest["proposals"], readings, case))
    sys.exit(_write(form, rest["output"], readings, str(case_path or "")))


def _case(path: Path, rest: dict[str, Any]) -> Case:
    from goodoffices.case import load_case

    # News is read against what everybody may know of the case: a reading must not show whom the desk alone has noted.
    case, report = load_case(
        path, "public", identities=rest["identity"], passphrase=passphrase_of(rest["passphrase_file"])
    )
    if any(d.code == "N306" for d in report):
        click.echo("note: some lines of the case could not be read; goodoffices check says which", err=True)
    return case


class _Readings:
    """The readings of the documents, one at a time, with progress on standard error."""

    def __init__(self, paths: Sequence[Path], case: Case | None, rest: dict[str, Any]) -> None:
        self.paths = paths
        self.case = case
        self.published: str | None = rest["published"]
        self.rest = rest
        self.faults = 0

    @property
    def several(self) -> bool:
        return len(self.paths) > 1

    def of(self, path: Path) -> Iterator[Reading]:
        """Those of one file: of a feed several."""
        from goodoffices.read.reading import read_all

        for reading in read_all(path, self.case, self.published):
            found = self._with_model(reading)
            self.faults += bool(found.document.warnings) and any(d.level == "error" for d in found.report)
            for diagnostic in found.report if not self.several else found.report.errors:
                click.echo(f"{diagnostic.level}[{diagnostic.code}]: {diagnostic.place}: {diagnostic.message}", err=True)
            yield found

    def all(self) -> Iterator[tuple[Path, Reading]]:
        for number, path in enumerate(self.paths, 1):
            for reading in self.of(path):
                yield path, reading
            self.tell(number, path)

    def tell(self, number: int, path: Path) -> None:
        """Progress, where there is more than one document."""
        if self.several:
            click.echo(f"{number}/{len(self.paths)} {path.name}", err=True)

    def _with_model(self, reading: Reading) -> Reading:
        if not self.rest["model"] or not reading.document.sentences:
            return reading
        from goodoffices.read.propose.model import ModelFault
        from goodoffices.read.propose.model.asking import ask_model

        try:
            found, dropped = ask_model(reading, self.case, self._endpoint())
        except ModelFault as fault:
            click.echo(f"warning: {fault.message}; read by rules alone", err=True)
            return reading
        if dropped.all:
            click.echo(
                f"note: {dropped.all} items of the model were dropped: {dropped.not_in_the_text} do not stand in the text",
                err=True,
            )
        return found

    def _endpoint(self) -> Any:
        from goodoffices.read.propose.model import Endpoint

        rest = self.rest
        return Endpoint(rest["model"], rest["model_name"], rest["send_outside"], rest["model_seconds"])

    def preview(self) -> int:
        """Print what would be sent for each document, and to where."""
        from goodoffices.read.document import read_documents
        from goodoffices.read.propose.model import request_body

        address = self._endpoint().address
        for path in self.paths:
            for document in read_documents(path, published=self.published)[0]:
                if not document.sentences:
                    continue
                click.echo(f"POST {address}\nContent-Type: application/json\n")
                click.echo(request_body(document, self.case, self.rest["model_name"]).decode())
        click.echo("nothing was sent", err=True)
        return 0


def _write(form: str, output: Path | None, readings: _Readings, asked: str) -> int:
    if form == "html":
        return _write_pages(output, readings, asked)
    if form == "json" and output is not None and (readings.several):
        return _write_lines(output, readings, asked)
    from goodoffices.cli.reading_lines import summary

    parts: list[str] = []
    single = not readings.several
    for path, reading in readings.all():
        if form == "json":
            told = json.dumps(reading.as_json(), ensure_ascii=False, indent=2 if single else None)
        else:
            told = summary(reading, path.name)
        if output is None:
            click.echo(told.encode("utf-8", "backslashreplace").decode())
        else:
            parts.append(told)
    if output is not None:
        from goodoffices.text import write_atomic

        write_atomic(output, "\n".join(parts).encode("utf-8", "backslashreplace") + b"\n")
    return 1 if readings.faults else 0


def _write_lines(output: Path, readings: _Readings, asked: str) -> int:
    """Several documents as lines of JSON; an interrupted run goes on."""
    from goodoffices.read.batch import Batch

    batch = Batch(output, json.dumps([asked, readings.published]))
    _go_through(
        batch, readings, lambda path: (json.dumps(one.as_json(), ensure_ascii=False) for one in readings.of(path))
    )
    return 1 if readings.faults else 0


def _go_through(done: Batch | Pages, readings: _Readings, told: Callable[[Path], Iterator[Any]]) -> None:
    """One document after the other; what an earlier run has done is left out, and a stop says how to go on."""
    if done.resumed:
        click.echo(f"going on: {done.resumed} documents were read before", err=True)
    number = 0
    try:
        for number, path in enumerate(readings.paths, 1):
            if not done.has(path):
                done.add(path, told(path))
            readings.tell(number, path)
    except KeyboardInterrupt:
        click.echo(f"\nstopped after {max(0, number - 1)} of {len(readings.paths)}; the same command goes on", err=True)
        sys.exit(130)
    done.finish()


def _write_pages(output: Path | None, readings: _Readings, asked: str) -> int:
    from goodoffices.brief.reading import page
    from goodoffices.text import write_atomic

    if readings.several and output is None:
        raise UsageError("pages of several documents need a folder", "add -o FOLDER")
    from goodoffices.read.batch import Pages

    if readings.several and output is not None:
        pages = Pages(output, json.dumps([asked, readings.published]))
        _go_through(
            pages, readings, lambda path: (page(one).encode("utf-8", "backslashreplace") for one in readings.of(path))
        )
        return 1 if readings.faults else 0
    # A feed is one file and may hold several documents.
    (path,) = readings.paths[:1] or (None,)
    told = [page(reading).encode("utf-8", "backslashreplace") for _, reading in readings.all()]
    if output is None:
        click.echo(b"".join(told).decode())
    elif len(told) == 1:
        write_atomic(output, told[0])
    elif path is not None:
        pages = Pages(output, "")
        pages.add(path, told)
        pages.finish()
    return 1 if readings.faults else 0


def _write_proposals(file: Path, readings: _Readings, case: Case | None) -> int:
    from goodoffices.read.accept import proposals_text
    from goodoffices.text import write_atomic

    found = [(reading.source, reading.proposals) for _, reading in readings.all()]
    write_atomic(file, proposals_text(found).encode("utf-8", "backslashreplace"))
    number = sum(len(proposals) for _, proposals in found)
    click.echo(f"{file}: {number} proposals; edit it, then: goodoffices read --case CASE --accept {file}", err=True)
    return 1 if readings.faults else 0


def _needs_case(path: Path | None) -> Path:
    if path is None:
        raise UsageError("--accept needs the case into which to write", "add --case CASE")
    return path


def _accept_file(case_path: Path | None, file: Path, doc: tuple[Path, ...]) -> int:
    from goodoffices.cli.reading_lines import tell_acceptance
    from goodoffices.read.accept import accept, read_proposals

    folder = _needs_case(case_path)
    if doc:
        raise UsageError(
            "--accept FILE takes no documents", "the file holds the proposals of its documents; leave them out"
        )
    code = 0
    for source, chosen in read_proposals(file):
        code = max(code, tell_acceptance(source["id"], accept(folder, chosen, source)))
    return code


def _accept_asked(case_path: Path | None, readings: _Readings) -> int:
    from goodoffices.cli.reading_lines import ask, tell_acceptance
    from goodoffices.read.accept import accept

    folder = _needs_case(case_path)
    code = 0
    for _, reading in readings.all():
        chosen, on = ask(reading)
        if chosen:
            code = max(code, tell_acceptance(reading.source["id"], accept(folder, chosen, reading.source)))
        if not on:
            break
    return max(code, 1 if readings.faults else 0)
