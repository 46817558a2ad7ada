"""A sheet with one of everything, and words that would be markup if anything read them as such."""

from __future__ import annotations

import pytest

from goodoffices.brief.sheet import Bullets, Figure, Footnote, Heading, Line, Paragraph, Run, Sheet, Table

HOSTILE = "#panic(1) $x^2$ *bold* _it_ @ref <lbl> [x](y) \\ ` ``` // c /* d */ \"q\" 'q' ~ -- ... = + / </w:t> &amp; ]]> {{ 7*7 }}"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 120" width="600" height="120" role="img">'
    '<title>Fulfilment</title><desc>Two bars.</desc><rect x="10" y="20" width="300" height="20" fill="#446688"/>'
    '<text x="12" y="60" font-size="12">1,000 of 1,200</text></svg>'
)


def line(text: str, *notes: int) -> Line:
    return (Run(text, notes=notes),)


@pytest.fixture
def sheet() -> Sheet:
    quotation = Run("“ready to talk about everything”", quoted=True, notes=(2, 3))
    data = Table((line("Owed"), line("Done")), ((line("Prisoners", 3), line("1,000 of 1,200", 4)),))
    rows = tuple((line(f"{day} July 2025"), line(f"Said on day {day}.", 1 + day % 4)) for day in range(1, 31))
    blocks = (
        Heading("Delegations"),
        Paragraph(
            (
                Run("Umerov "),
                Run("Рустем Умеров", lang="uk", notes=(1,)),
                Run(" said: "),
                quotation,
                Run(".", strong=True),
            )
        ),
        Bullets((line("Первый пункт", 4), line("İstanbul, Çırağan Sarayı"))),
        Bullets((line("First"), line("Second")), ordered=True),
        Heading("Seating", 4),
        Bullets((line("Left"), line("Right")), ordered=True),
        Figure(SVG, "Fulfilment of exchanges", "1,000 of 1,200 prisoners were exchanged.", data),
        Heading("Hostile words"),
        Table((line("Day"), line("What was said")), rows, "Day by day"),
        Paragraph(line(HOSTILE)),
    )
    notes = tuple(
        Footnote(n, line(f"Newspaper {n}, 2025-07-23, {n}0–{n}9"), f"https://example.org/{n}") for n in range(1, 5)
    )
    facts = (("When", line("Wednesday 23 July 2025, 19:00", 1)), ("Where", line("Çırağan Palace")))
    return Sheet(
        "Brief for the third round", "Istanbul", "mediator", facts, blocks, notes, "ab" * 32, "2025-07-23T16:00+03:00"
    )


@pytest.fixture
def hostile() -> str:
    return HOSTILE


@pytest.fixture
def words(sheet: Sheet) -> list[str]:
    """Every stretch of text that a reader must find, whatever the layout."""
    found = [sheet.title, sheet.subtitle]
    lines: list[Line] = [value for _, value in sheet.facts] + [note.line for note in sheet.footnotes]
    for block in sheet.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph):
            lines.append(block.line)
        elif isinstance(block, Bullets):
            lines.extend(block.items)
        elif isinstance(block, Table):
            found.append(block.caption)
            lines.extend(cell for row in (block.head, *block.rows) for cell in row)
        else:
            found.append(block.title)
            assert block.data is not None
            lines.extend(cell for row in (block.data.head, *block.data.rows) for cell in row)
    return found + [run.text for each in lines for run in each]
