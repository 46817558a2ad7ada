"""What a committed file may not carry: the address of a package registry, or a place on one person's machine."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

# Spelled with one-letter classes, so that the pattern does not find itself.
ADDRESSES = r"(pyp[i]\.o[r]g|pythonhoste[d]|npmj[s]\.|debia[n]\.o[r]g|/wor[k]/|/far[m]/|/tm[p]/[a-z])"
LOCK_FILES = {"package-lock.json", "pdm.lock", "Pipfile.lock", "poetry.lock", "pylock.toml", "uv.lock", "yarn.lock"}


def git(checkout: Path, *arguments: str) -> str:
    if shutil.which("git") is None or not (checkout / ".git").exists():
        pytest.skip("not a git checkout, so nothing says which files are committed")
    # 1 is git grep's "nothing found"; anything above is a fault of the command itself.
    run = subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=False)
    assert run.returncode <= 1, run.stderr
    return run.stdout


def test_the_pattern_finds_what_it_is_for() -> None:
    for bad in ("https://" + "pypi" + ".org/simple", "files." + "python" + "hosted.org", "/" + "tmp/scratch/a.txt"):
        assert re.search(ADDRESSES, bad)
    assert not re.search(ADDRESSES, "cases/istanbul-2025/record/2025-07-23.yaml")


def test_no_registry_address_and_no_machine_path(checkout: Path) -> None:
    hits = git(checkout, "grep", "-nIiE", ADDRESSES, "--", ".").splitlines()
    assert [hit for hit in hits if "tmp_path" not in hit] == []


def test_no_lock_file_and_no_vendored_package_tree(checkout: Path) -> None:
    names = [PurePosixPath(line) for line in git(checkout, "ls-files", "-z").split("\0") if line]
    assert names, "the checkout has no committed file"
    assert [str(name) for name in names if name.name in LOCK_FILES or "node_modules" in name.parts] == []


def test_the_scripts_are_committed_as_executable(checkout: Path) -> None:
    for line in git(checkout, "ls-files", "--stage", "--", "try", "test", ".ci/run", "bootstrap/renew").splitlines():
        assert line.startswith("100755 "), line
