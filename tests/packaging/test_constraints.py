from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest

PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.]*")


def canonical(name: str) -> str:
    """The one spelling of a distribution's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;(]", name.strip(), maxsplit=1)[0]).lower()


def pins(checkout: Path) -> list[str]:
    lines = (checkout / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_every_line_is_one_exact_version_and_nothing_else(checkout: Path) -> None:
    assert [line for line in pins(checkout) if not PIN.fullmatch(line)] == []


def test_the_pins_are_sorted_and_single(checkout: Path) -> None:
    names = [line.partition("==")[0].lower() for line in pins(checkout)]
    assert names == sorted(names)
    assert len({canonical(name) for name in names}) == len(names)


def test_everything_the_project_asks_for_is_pinned(checkout: Path) -> None:
    with (checkout / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    asked = [
        *settings["build-system"]["requires"],
        *settings["project"]["dependencies"],
        *(name for names in settings["project"]["optional-dependencies"].values() for name in names),
        *settings["dependency-groups"]["dev"],
    ]
    pinned = {canonical(line) for line in pins(checkout)}
    assert {canonical(name) for name in asked} - pinned == {"goodoffices"}


def test_so_is_what_those_ask_for_in_turn(checkout: Path) -> None:
    pinned = {canonical(line) for line in pins(checkout)}
    for name in sorted(pinned):
        try:
            further = requires(name) or []
        except PackageNotFoundError:
            pytest.skip(f"{name} is not installed here, so what it asks for is not known")
        unconditional = {canonical(line) for line in further if ";" not in line}
        assert unconditional <= pinned, f"{name} needs what is not pinned"
