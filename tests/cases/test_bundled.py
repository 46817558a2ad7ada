"""Every case that comes with the package: checked, briefed, laid out and analysed without a fault, for several readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.house import command

ROOT = Path(__file__).parents[2] / "cases"
CASES = sorted(path.parent for path in ROOT.rglob("case.yaml"))
NAMES = [path.relative_to(ROOT).as_posix() for path in CASES]


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, words)
    assert result.exit_code == code, result.output
    return result.output


def test_which_they_are() -> None:
    assert NAMES == [
        "csis-draft-articles",
        "istanbul-2025",
        "literature/camp-david-1978",
        "literature/panama-1974",
        "training-exchange",
    ]


@pytest.mark.parametrize("folder", CASES, ids=NAMES)
def test_nothing_is_to_be_mended(folder: Path) -> None:
    assert "clean" in run("check", str(folder))


@pytest.mark.parametrize("folder", CASES, ids=NAMES)
@pytest.mark.parametrize("audience", ["public", "mediator"])
def test_brief_and_positions(folder: Path, audience: str) -> None:
    assert run("brief", str(folder), "--for", audience).strip()
    assert run("positions", str(folder), "--for", audience).strip()


@pytest.mark.parametrize("folder", CASES, ids=NAMES)
@pytest.mark.parametrize("audience", ["public", "mediator"])
def test_analysis(folder: Path, audience: str) -> None:
    found = json.loads(run("analyse", str(folder), "--for", audience, "--json"))
    assert found["frontier"]["exact"]
    assert found["frontier"]["size"] > 0
    assert set(found["solutions"]) >= {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian"}
    # Who gave how many points to which issue is the mediator's.
    divided = folder.parent.name == "literature" and audience == "mediator"
    assert (found["division"] is not None) == divided


@pytest.mark.parametrize("folder", CASES, ids=NAMES)
def test_the_public_page_holds_nothing_of_the_mediators_files(folder: Path) -> None:
    said = run("analyse", str(folder), "--for", "public")
    assert "model-" not in said
    assert "Brams" not in said
    assert "waits for proposals" not in said
