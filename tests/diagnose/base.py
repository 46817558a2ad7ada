"""The small case in which the examples of the catalogue stand: clean by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

__all__ = ["BASE", "GAZETTE", "NOW", "write_case"]

NOW = datetime(2024, 6, 1, tzinfo=UTC)

GAZETTE = "The hall suits us, said the minister of Norda. The other side did not comment.\n"

BASE: dict[str, str] = {
    "case.yaml": """\
case: lakeside-2024
title: The Lakeside talks
zone: Europe/Berlin
mediator: lakeland
parties:
  - {id: norda, name: Norda}
  - {id: suda, name: Suda}
  - {id: lakeland, name: Lakeland, role: mediator}
people:
  - id: ana-brandt
    name: Ana Brandt
    offices: [{id: minister, title: minister, party: norda}]
  - id: ivo-maric
    name: Ivo Maric
    offices: [{id: envoy, title: envoy, party: suda}]
  - id: noor-said
    name: Noor Said
    offices: [{id: chair, title: chair, party: lakeland}]
places:
  - {id: boathouse, name: The boathouse, zone: Europe/Berlin}
""",
    "issues.yaml": """\
- id: ceasefire
  title: Ceasefire
  options:
    - {id: ceasefire-14d, title: fourteen days}
    - {id: ceasefire-60d, title: sixty days}
""",
    "sources/papers.yaml": f"""\
- id: gazette
  title: The hall suits us
  outlet: The Gazette
  published: 2024-03-12
  text: texts/gazette.txt
  length: {len(GAZETTE)}
  sha256: {hashlib.sha256(GAZETTE.encode()).hexdigest()}
- id: herald
  title: Talks resume
  outlet: The Herald
  published: 2024-03-12
""",
    "record/first.yaml": """\
entered: 2024-03-12
entries:
  - id: first
    kind: round
    title: First round
    number: 1
    status: held
    on: 2024-02-20
    says: {source: gazette, start: 0, end: 17, exact: The hall suits us}
""",
    "texts/gazette.txt": GAZETTE,
}


def write_case(folder: Path, *overlays: Mapping[str, str | bytes]) -> Path:
    """The base case with other files laid over it."""
    files: dict[str, str | bytes] = dict(BASE)
    for overlay in overlays:
        files |= overlay
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
