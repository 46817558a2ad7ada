"""A code of a diagnostic, and the page that explains it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EXAMPLE", "Code", "page"]

EXAMPLE = "record/example.yaml"
"""The file that most examples are."""

_LEVELS = {
    "E": "error: until it is repaired, something of the case is not read as it was written",
    "W": "warning: the case is read, and a careful desk officer would query this",
    "N": "note: nothing is wrong; this is what was left out, and why",
}


@dataclass(frozen=True, slots=True)
class Code:
    """One sort of fault, doubt or remark.

    Parameters
    ----------
    code : str
        ``E204``: the letter is the level, the hundred is the subject.
    title : str
        What it is, in one line, without a full stop.
    cause, repair : str
        What it means, and what to do about it; Markdown.
    wrong, right : str
        A whole small file that draws this code, and one that does not; empty where text cannot show it (a link, a
        byte, a file that changes while it is read).
    file : str
        Where in the case folder the example stands.
    see : tuple of str
        Other codes worth reading.
    """

    code: str
    title: str
    cause: str
    repair: str
    wrong: str = ""
    right: str = ""
    file: str = EXAMPLE
    see: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """``error``, ``warning`` or ``note``."""
        return _LEVELS[self.code[0]].partition(":")[0]


def page(code: Code) -> str:
    """The page of a code, in Markdown, with a final newline."""
    parts = [
        f"# {code.code}: {code.title}",
        f"*{_LEVELS[code.code[0]].capitalize()}.*",
        "## What it means",
        code.cause,
        "## How to repair it",
        code.repair,
    ]
    if code.wrong:
        parts += [f"## Wrong\n\n`{code.file}`:", _fenced(code.wrong)]
    if code.right:
        parts += ["## Right", _fenced(code.right)]
    others = [f"[{other}]({other}.md)" for other in code.see]
    parts.append(
        "## See also\n\n"
        + ", ".join([*others, "[the case format](../reference/case-format.md)", "[all codes](README.md)"])
    )
    return "\n\n".join(parts) + "\n"


def _fenced(text: str) -> str:
    return f"```yaml\n{text.rstrip(chr(10))}\n```"
