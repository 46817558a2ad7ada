"""The names that a script may rely on: all there, all documented, none loaded before it is used."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from tests.docs.walk import ROOT

import goodoffices

PAGE = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", goodoffices.__all__)
def test_a_name_is_what_its_floor_has(name: str) -> None:
    (home,) = (home for home, names in goodoffices._HOMES.items() if name in names.split())
    assert getattr(goodoffices, name) is getattr(import_module(f"goodoffices.{home}"), name)


@pytest.mark.parametrize("name", goodoffices.__all__)
def test_a_name_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE.partition("## All names")[2]


def test_the_list_is_complete_and_sorted() -> None:
    named = [name for names in goodoffices._HOMES.values() for name in names.split()]
    assert sorted(named) == sorted(goodoffices.__all__)
    assert set(dir(goodoffices)) == {*goodoffices.__all__, "__version__"}


def test_an_unknown_name_is_refused_in_the_usual_way() -> None:
    with pytest.raises(AttributeError, match="module 'goodoffices' has no attribute 'Treaty'"):
        _ = goodoffices.Treaty
    assert not hasattr(goodoffices, "utils")


def test_importing_loads_no_floor() -> None:
    code = "import sys, goodoffices; print(*[m for m in sys.modules if m.startswith('goodoffices.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_the_version_is_the_newest_of_the_changelog() -> None:
    assert f"## [{goodoffices.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
