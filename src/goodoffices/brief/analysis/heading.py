"""What a sheet that was computed from a case says of itself at its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goodoffices.brief.analysis.view import View
from goodoffices.brief.cite import Citations
from goodoffices.brief.compose import audience_words
from goodoffices.brief.sheet import Run
from goodoffices.brief.times import as_of_words

if TYPE_CHECKING:
    from goodoffices.case import Case, Entry

__all__ = ["view_of_case"]


def view_of_case(case: Case, basis: str, entries: Sequence[Entry]) -> View:
    """For whom, as of when, of which case; and on what it rests, where that is not empty, with the entries cited."""
    facts = [("As of", as_of_words(case)), *(("Not whole", missing) for missing in case.missing)]
    facts += [("For", audience_words(case, case.reader)), ("Case", f"{case.id}, fingerprint {case.fingerprint[:12]}")]
    when = case.clock.isoformat(timespec="minutes") if case.clock.timestamp() > 0 else ""
    cite = Citations(case)
    rests = (Run(basis, notes=cite.of(*entries)),) if basis else ()
    return View(str(case.reader), "", when, case.fingerprint, tuple(facts), rests, cite.footnotes)
