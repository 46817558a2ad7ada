"""The shell that sets a checkout up: plain POSIX sh, quiet, and never taken in by a set-up that was broken off."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = ["try", "test", ".ci/run", "bootstrap/renew"]
SOURCED = ["bootstrap/venv.sh"]
SHELLS = ["sh", "dash"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("script", SCRIPTS + SOURCED)
def test_a_plain_shell_can_read_it(checkout: Path, script: str, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    run = subprocess.run([shell, "-n", script], cwd=checkout, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_runs_by_name(checkout: Path, script: str) -> None:
    assert os.access(checkout / script, os.X_OK)
    assert (checkout / script).read_text(encoding="utf-8").startswith("#!/bin/sh\n")


def test_an_unknown_stage_is_a_usage_error_that_lists_the_stages(checkout: Path) -> None:
    run = subprocess.run(["./test", "lnit"], cwd=checkout, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "Stages: lint types layers tests doctests wheel" in run.stderr


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """A checkout of just what the set-up reads, in a folder with a space in its name."""
    folder = tmp_path / "good offices"
    shutil.copytree(checkout / "bootstrap", folder / "bootstrap")
    for name in ("constraints.txt", "pyproject.toml"):
        shutil.copy(checkout / name, folder / name)
    return folder


def source(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command after sourcing venv.sh, with this interpreter as the Python to build with."""
    variables = {"PATH": os.environ["PATH"], "PYTHON": sys.executable, **environment}
    line = ["/bin/sh", "-c", f". bootstrap/venv.sh; {command}"]
    return subprocess.run(line, cwd=folder, env=variables, capture_output=True, text=True, check=False)


def test_without_a_python_the_message_says_what_is_needed(copy: Path, tmp_path: Path) -> None:
    stand_in = tmp_path / "bin" / "python3"
    stand_in.parent.mkdir()
    stand_in.write_text("#!/bin/sh\nexit 127\n")
    stand_in.chmod(0o755)
    run = source(copy, "find_python", PATH=str(stand_in.parent), PYTHON="")
    assert run.returncode == 1
    assert run.stdout == ""
    assert "No Python of version 3.11 or later" in run.stderr


def test_an_interpreter_that_is_too_old_is_refused(copy: Path, tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    run = source(copy, "find_python", PYTHON=str(old))
    assert run.returncode == 1
    assert str(old) in run.stderr


def test_a_pip_that_was_altered_is_refused(copy: Path) -> None:
    (wheel,) = (copy / "bootstrap").glob("pip-*.whl")
    wheel.write_bytes(wheel.read_bytes() + b" ")
    run = source(copy, "new_venv .venv")
    assert run.returncode == 1
    assert "is not the file whose checksum" in run.stderr
    assert not (copy / ".venv").exists()


def test_an_environment_is_made_without_ensurepip_and_without_a_network(copy: Path) -> None:
    run = source(copy, "new_venv .venv && .venv/bin/python -m pip --version")
    assert run.returncode == 0, run.stderr
    (wheel,) = (copy / "bootstrap").glob("pip-*.whl")
    assert run.stdout.startswith(f"pip {wheel.name.split('-')[1]} from ")


def test_a_failure_shows_its_end_but_no_address(copy: Path) -> None:
    venv = copy / ".venv"
    venv.mkdir()
    (venv / "setup.log").write_text("ERROR: no route to https://user:secret@index.example/simple/numpy/ at all\n")
    run = source(copy, "tell_log .venv")
    assert run.returncode == 1
    assert "ERROR: no route to <address> at all" in run.stderr
    assert "secret" not in run.stderr


def test_only_a_finished_setup_of_these_pins_is_believed(copy: Path) -> None:
    def is_ready() -> bool:
        return source(copy, "ready run").returncode == 0

    python = copy / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    stamp = copy / ".venv" / "ready-run"

    assert not is_ready(), "no stamp: the set-up was broken off"
    stamp.write_text("")
    assert not is_ready(), "an empty stamp: it was broken off while writing it"
    assert source(copy, "fingerprint >.venv/ready-run").returncode == 0
    assert is_ready()

    python.unlink()
    assert not is_ready(), "its interpreter is gone"
    python.symlink_to(sys.executable)
    assert is_ready()

    with (copy / "constraints.txt").open("a") as pins:
        pins.write("another==1.0\n")
    assert not is_ready(), "the pins changed"
