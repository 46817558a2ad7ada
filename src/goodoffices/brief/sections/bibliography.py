"""The sources that the footnotes name, and how the footnotes are to be read."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import bold, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.times import when_words
from goodoffices.case import Case, Source

__all__ = ["bibliography"]

_READING = (
    "Footnotes name the source, its day, and the place in it: two numbers are the first code point of the passage and the one "
    "after its last, counted in the text as received. \N{LEFT DOUBLE QUOTATION MARK}judgement of\N{RIGHT DOUBLE QUOTATION MARK} "
    "names the person on whose word a line stands; \N{LEFT DOUBLE QUOTATION MARK}computed\N{RIGHT DOUBLE QUOTATION MARK} says how "
    "a line follows from others."
)


def bibliography(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on sources."""
    cited = [matter.case.sources[id] for id in cite.cited if id in matter.case.sources]
    blocks: list[Block] = [Heading("Sources", anchor="sources")]
    if cited:
        head = tuple(bold(h) for h in ("Source", "Published", "Fingerprint"))
        rows = tuple(
            (_source(s), text(_published(matter.case, s)), text(s.sha256[:12] or "\N{EN DASH}")) for s in cited
        )
        blocks.append(Table(head, rows, caption="What the footnotes name, in order of first use", layout="running"))
    return (*blocks, Paragraph(text(_READING)))


def _source(source: Source) -> Line:
    who = ", ".join(part for part in (source.outlet, source.author) if part)
    lang = source.language if source.language.partition("-")[0] not in ("", "en") else ""
    runs = [
        Run(f"{who}: " if who else "", strong=True),
        Run(source.title, lang=lang),
        *([] if source.type == "article" else [Run(f" ({source.type})")]),
    ]
    if source.via:
        runs.append(Run(f", through {source.via}"))
    if source.url:
        runs.append(Run(f", {source.url}"))
    if source.remark:
        runs.append(Run(f" \N{EN DASH} {source.remark}"))
    return tuple(run for run in runs if run.text)


def _published(case: Case, source: Source) -> str:
    if source.published is None:
        return "not known"
    later = f"; updated {when_words(source.updated[-1], case.zone, weekday=False)}" if source.updated else ""
    return when_words(source.published, case.zone, weekday=False) + later
