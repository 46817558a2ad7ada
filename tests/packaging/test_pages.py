"""Every example in the documentation is run, page by page, from the root of the checkout."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [page for page in WRITTEN if ">>> " in page.read_text(encoding="utf-8")]
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def without_fences(text: str) -> str:
    """Blank the lines that open or close a code block, which doctest would take for output; line numbers stay."""
    return re.sub(r"^[ \t]*(```|~~~).*$", "", text, flags=re.MULTILINE)


def test_a_closing_fence_is_not_output() -> None:
    (example,) = doctest.DocTestParser().get_examples(without_fences("```python\n>>> 1 + 1\n2\n```\n"))
    assert (example.want, example.lineno) == ("2\n", 1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = str(page.relative_to(ROOT))
    text = page.read_text(encoding="utf-8")
    monkeypatch.chdir(ROOT)
    said: list[str] = []
    examples = doctest.DocTestParser().get_doctest(without_fences(text), {}, name, name, 0)
    result = doctest.DocTestRunner(optionflags=OPTIONS).run(examples, out=said.append)
    assert result.failed == 0, "".join(said)
