"""The sheets of a handover as PDF: A4 across, black on white, to be ticked by hand where there is no power."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodoffices.brief.characters import printable, runs_right_to_left
from goodoffices.brief.handover.barcode import qr_svg
from goodoffices.brief.handover.named import Named
from goodoffices.brief.pdf import without_typesetter
from goodoffices.diagnose import MissingExtra
from goodoffices.exchange import Manifest, code_of_manifest, code_of_person
from goodoffices.exchange.manifest import pair_words

__all__ = ["render_handover_pdf"]

_TEMPLATE = Path(__file__).parent.parent / "typst" / "handover.typ"
_EMPTY_ROWS = 4


def render_handover_pdf(manifest: Manifest, named: Mapping[str, Named]) -> bytes:
    """Three lists for one stage: who is ticked, who boards, who arrives; for each side on pages of its own, and between several
    parties for each who receives its people.

    Version and fingerprint stand on every page, page x of y, and a barcode beside each person. The metadata are the title
    of the exchange and the stage, and no name. Scripts that the typesetter's own fonts lack are set in fonts of this machine.

    Parameters
    ----------
    manifest : Manifest
    named : dict of str to Named
        By id; whoever is not in it is shown by his id alone.

    Raises
    ------
    MissingExtra
        Where the typesetter or the encoder of barcodes is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra("PDF output", "office") from None
    inputs = {"sheet": json.dumps(_sheet(manifest, named), ensure_ascii=True)}
    compiler: Any = typst.Compiler(str(_TEMPLATE), sys_inputs=inputs)
    return without_typesetter(compiler.compile(format="pdf"))


def _sheet(manifest: Manifest, named: Mapping[str, Named]) -> dict[str, Any]:
    return {
        "exchange": printable(manifest.exchange),
        "stage": printable(manifest.stage),
        "day": printable(manifest.day),
        "version": manifest.version,
        "sha256": manifest.sha256,
        "before": manifest.before,
        "code": qr_svg(code_of_manifest(manifest)),
        "texts": [{"name": printable(name), "sha256": digest} for name, digest in manifest.texts],
        "empty": _EMPTY_ROWS,
        "parties": [printable(party) for party in manifest.signing],
        "steps": [printable(str(step)) for step in manifest.steps],
        "sides": _sides(manifest, named),
    }


def _sides(manifest: Manifest, named: Mapping[str, Named]) -> list[dict[str, Any]]:
    receiver_of = dict(manifest.receivers)
    people: dict[tuple[str, str], list[dict[str, Any]]] = {pair: [] for pair in manifest.between}
    for id, side in manifest.people:
        people[side, receiver_of.get(id, "")].append(_person(manifest, id, named.get(id)))
    return [{"name": printable(pair_words(*pair)), "people": listed} for pair, listed in people.items()]


def _person(manifest: Manifest, id: str, named: Named | None) -> dict[str, Any]:
    name = named.name if named else ""
    return {
        "id": printable(id),
        "name": printable(name),
        "rtl": runs_right_to_left(name),
        "born": printable(named.born) if named else "",
        "number": printable(named.number) if named else "",
        "code": qr_svg(code_of_person(manifest, id)),
    }
