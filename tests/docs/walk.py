"""A page of the documentation as a walk: the files that it has its reader write, and the commands that it shows.

A page is walked by three forms, which read as plain instructions:

- ``Write `path`:`` (or ``Add to `path`:``) at the end of a line or paragraph, then a fenced block: the file.
- ``Correct `path`: `this` instead of `that`.``: a correction in a file.
- a fenced block of type ``console``: lines that begin with ``$`` are commands, those beneath are what they print;
  ``...`` stands for anything.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

STEP = re.compile(
    r"(?P<verb>Write|Add\ to)\s+`(?P<path>[^`]+)`:\n\n```\w+\n(?P<text>.*?)^```$"
    r"|Correct\s+`(?P<wrong>[^`]+)`:\s+`(?P<new>[^`]+)`\s+instead\s+of\s+`(?P<old>[^`]+)`\."
    r"|^```console\n(?P<console>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Command:
    """A command of the page and what the page says that it prints."""

    line: str
    wanted: str


def commands(console: str) -> Iterator[Command]:
    """The commands of one console block."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        line, _, wanted = part.partition("\n")
        yield Command(line, wanted)


def walk(page: Path, folder: Path) -> int:
    """Do in ``folder`` all that the page tells its reader to do; how many steps that were."""
    steps = 0
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        steps += 1
        if step["path"]:
            write(folder / step["path"], step["text"], append=step["verb"] != "Write")
        elif step["wrong"]:
            file = folder / step["wrong"]
            text = file.read_text(encoding="utf-8")
            assert text.count(step["old"]) == 1, f"{step['old']} stands {text.count(step['old'])} times in {file}"
            file.write_text(text.replace(step["old"], step["new"]), encoding="utf-8")
        else:
            for command in commands(step["console"]):
                compare(command, run(command.line, folder))
    return steps


def write(file: Path, text: str, *, append: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if append else ""
    file.write_text(before + text, encoding="utf-8")


def run(line: str, folder: Path) -> str:
    """What a command prints, on both streams, as somebody at a terminal sees it."""
    bin = folder / ".bin"
    bin.mkdir(exist_ok=True)
    for name, module in (("goodoffices", "-m goodoffices"), ("python3", "")):
        shim = bin / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
    paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {
        **os.environ,
        "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUTF8": "1",
        "TZ": "Asia/Kathmandu",  # nothing that a page shows may hang on the reader's clock
    }
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    printed = done.stdout.decode()
    assert "Traceback" not in printed, printed
    return printed


def compare(command: Command, printed: str) -> None:
    """Hold what was printed against what the page says, as the eye does: a space is a space, at a line's end nothing."""
    wanted, found = trimmed(command.wanted), trimmed(printed)
    if not doctest.OutputChecker().check_output(wanted, found, doctest.ELLIPSIS):
        raise AssertionError(
            f"$ {command.line}\n--- the page says\n{first_missing(wanted, found)}\n--- printed\n{found}"
        )


def first_missing(wanted: str, found: str) -> str:
    """The first stretch between two ellipses that does not follow the ones before it; else all of it."""
    at = 0
    for piece in wanted.split("..."):
        start = found.find(piece, at)
        if start < 0:
            return piece
        at = start + len(piece)
    return wanted


def trimmed(text: str) -> str:
    """The text with plain spaces, and none at the ends of its lines."""
    lines = [line.rstrip() for line in text.replace("\N{NO-BREAK SPACE}", " ").rstrip().splitlines()]
    return "\n".join(lines) + "\n" if lines else ""
