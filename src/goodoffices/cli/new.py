"""``goodoffices new``: a folder to begin with."""

from __future__ import annotations

import json
from pathlib import Path

import click

from goodoffices.diagnose import FolderError, UsageError

__all__ = ["command"]

_HEAD = """\
case: {id}
title: {title}
summary: >-
  What this process is, in two or three sentences.
zone: {zone}  # where days begin, normally the place of the talks
alphabet: en
mediator: host

parties:
  - id: a
    name: The first side
    short: A
  - id: b
    name: The second side
    short: B
  - id: host
    name: Whoever lends the good offices
    short: Host
    role: mediator

# people, with their offices and the days on which they took them:
# people:
#   - id: envoy
#     name: Name as the brief is to write it
#     offices:
#       - title: Special envoy
#         party: a
#         from: 2025-01-01
"""

_ISSUES = """\
# The questions on the table, with the ways to settle each.
# - id: ceasefire
#   title: Cease-fire
#   question: For how long do the arms rest?
#   ordered: yes
#   options:
#     - id: none
#       title: no cease-fire
#     - id: thirty-days
#       title: a cease-fire of thirty days
"""

_SOURCES = """\
# What was read. goodoffices quote TEXT prints sha256 and length of a text as received.
entered_by: desk
sources:
# - id: gazette-2025-01-31
#   title: Title of the article
#   outlet: The Gazette
#   published: 2025-01-31T08:00+01:00
"""

_RECORD = """\
# Dated entries: never edited once agreed, only superseded or withdrawn.
# entered: when they were put in, with offset; it holds for every entry of the file.
entered_by: desk
entries:
# - id: round-1
#   kind: round
#   title: First round
#   status: planned
#   on: 2025-02-10
#   says:
#     - source: gazette-2025-01-31
#       at: paragraph 2
"""


@click.command("new")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What process this is.")
@click.option("--zone", default="UTC", show_default=True, help="IANA time zone in which days begin.")
def command(case: Path, title: str, zone: str) -> None:
    """Make the folder CASE with the files of a case to fill in; nothing that is there is touched."""
    from goodoffices.case.when import TimeFault, zone_of
    from goodoffices.text import write_atomic

    try:
        zone_of(zone)
    except TimeFault as fault:
        raise UsageError(str(fault), fault.help) from None
    if case.exists() and (not case.is_dir() or any(case.iterdir())):
        raise FolderError(f"{case} is there already and is not empty", "choose another name")
    id = "".join(c if c.isascii() and c.isalnum() else "-" for c in case.resolve().name.lower()).strip("-") or "case"
    files = {
        "case.yaml": _HEAD.format(
            id=id, title=json.dumps(title or "Talks between A and B", ensure_ascii=False), zone=zone
        ),
        "issues.yaml": _ISSUES,
        "sources/press.yaml": _SOURCES,
        "record/record.yaml": _RECORD,
    }
    try:
        for folder in ("sources", "record", "private", "mediator"):
            (case / folder).mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise FolderError(f"{case} cannot be made: {fault.strerror}", "choose another place") from None
    for name, text in files.items():
        write_atomic(case / name, text)
    click.echo(f"{case}: fill in {', '.join(files)}; then: goodoffices check {case}")
