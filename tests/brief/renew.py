"""Write the golden files anew, after a change that is meant: ``python -m tests.brief.renew``; then read the difference."""

from __future__ import annotations

from pathlib import Path

from tests.brief.example import example

from goodoffices.brief import compose_brief, render_sheet

if __name__ == "__main__":
    for form, name in (("text", "example.txt"), ("md", "example.md"), ("json", "example.json")):
        (Path(__file__).parent / "golden" / name).write_bytes(render_sheet(compose_brief(example()), form))
