"""The case in memory: what belongs to it besides the case."""

from __future__ import annotations

import shutil
from pathlib import Path

from goodoffices.web.shelf import Shelf

ISTANBUL = Path(__file__).resolve().parents[2] / "cases" / "istanbul-2025"


def test_the_conflicts_that_an_audience_may_see(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(ISTANBUL, folder)
    shelf = Shelf(folder)
    assert [file.conflict.id for file in shelf.volume("mediator").conflicts] == ["ultimatum"]
    assert shelf.volume("public").conflicts == ()
    (folder / "conflicts" / "ultimatum.yaml").unlink()
    assert shelf.volume("mediator").conflicts == ()
