"""``goodoffices manifest sheet``: the lists of one stage for the border, on paper and as workbooks."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.diagnose import Report, draw

if TYPE_CHECKING:
    from goodoffices.brief.handover import Named
    from goodoffices.exchange import Manifest

__all__ = ["lists_options", "names_for", "sheet"]

_FORMS = ("pdf", "xlsx")


def lists_options(command: click.decorators.FC) -> click.decorators.FC:
    """``--lists`` and ``--mapping``: where the names are."""
    command = click.option(
        "--mapping", type=click.Path(path_type=Path, exists=True), help="Which column of the lists holds what (YAML)."
    )(command)
    return click.option(
        "--lists",
        multiple=True,
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="List of people (CSV, XLSX, Parquet) from which the names are taken (may be repeated).",
    )(command)


def names_for(manifest: Manifest, lists: tuple[Path, ...], mapping: Path | None) -> Mapping[str, Named]:
    """Names of those in a manifest, from the lists; how many have none is told, by number."""
    if not lists:
        return {}
    from goodoffices.brief.handover import named_on_lists
    from goodoffices.people import read_list, read_mapping

    columns = read_mapping(mapping) if mapping is not None else None
    read = [read_list(path, mapping=columns) for path in lists]
    faults = Report.of(fault for _, report in read for fault in report.errors)
    if faults.errors:
        click.echo("\n\n".join(draw(fault) for fault in faults), err=True)
        sys.exit(1)
    found = named_on_lists([people for people, _ in read], [id for id, _ in manifest.people])
    missing = len(manifest.people) - len(found)
    if missing:
        click.echo(f"note: {missing:,} of {len(manifest.people):,} people have no name on the lists given", err=True)
    return found


@click.command("sheet")
@click.argument("folder", metavar="MANIFEST", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--version", "number", type=click.IntRange(1), help="Which version; the newest by default.")
@lists_options
@click.option("--format", "forms", type=click.Choice(_FORMS), multiple=True, help="By default both (may be repeated).")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder of the sheets."
)
def sheet(
    folder: Path,
    number: int | None,
    lists: tuple[Path, ...],
    mapping: Path | None,
    forms: tuple[str, ...],
    output: Path,
) -> None:
    """Print the lists of a stage for the border: who is ticked, who boards, who arrives, with a barcode for each person.

    Names are joined here, on this machine, from --lists; without it the sheets hold ids alone. sheet.pdf is filled by
    hand; ticks.xlsx, boarded.xlsx and arrived.xlsx are filled offline and read by `goodoffices handover tick`.
    """
    from goodoffices.brief.handover import PARTS, render_handover_pdf, render_handover_workbook
    from goodoffices.exchange import ManifestFolder
    from goodoffices.text import write_atomic
    from goodoffices.text.folder import make_folder

    manifest = ManifestFolder(folder).version(number).manifest
    named = names_for(manifest, lists, mapping)
    pages: dict[str, bytes] = {}
    if "pdf" in (forms or _FORMS):
        pages["sheet.pdf"] = render_handover_pdf(manifest, named)
    if "xlsx" in (forms or _FORMS):
        pages |= {f"{part}.xlsx": render_handover_workbook(manifest, named, part) for part in PARTS}
    make_folder(output)
    for name, content in pages.items():
        write_atomic(output / name, content, mode=0o600)
    told = "with names: keep them as the list itself" if named else "without names"
    click.echo(f"written to {output}: {', '.join(pages)} ({told})", err=True)
