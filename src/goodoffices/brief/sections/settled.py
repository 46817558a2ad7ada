"""What was agreed before, and what is on the table."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import bold, entry_line, left_out, listed, text
from goodoffices.brief.matter import Matter
from goodoffices.brief.sections.obligations import obligations
from goodoffices.brief.sheet import Block, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.times import dated_words, when_words
from goodoffices.brief.words import capital, chain, names
from goodoffices.case import Agreement, Case, Offer, TextVersion

__all__ = ["settled"]

_MOST = 60


def settled(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on agreements, obligations and their performance, and offers and texts on the table."""
    blocks = [*_agreements(matter.case, cite), *obligations(matter, cite), *_on_the_table(matter.case, cite)]
    return (Heading("What was agreed, and how far it is done", anchor="agreed"), *blocks) if blocks else ()


def _agreements(case: Case, cite: Citations) -> list[Block]:
    agreements = case.of(Agreement)
    blocks: list[Block] = []
    for agreement in agreements[-_MOST:]:
        when = f", {when_words(agreement.on, case.zone, weekday=False)}" if agreement.on else ""
        between = f", between {names(case, agreement.parties)}" if agreement.parties else ""
        gist = f": {agreement.gist}" if agreement.gist else ""
        lead = Run(agreement.title, strong=True)
        blocks.append(
            Paragraph(entry_line(case, cite, agreement, lead, Run(f" ({agreement.status}{when}{between}){gist}")))
        )
        if agreement.accounts:
            rows = tuple(
                (text(case.name(a.by)), cite.line(Run(a.gist), notes=cite.first_of(a, agreement)))
                for a in agreement.accounts
            )
            caption = (
                f"{agreement.title}: the accounts, side by side" if len(rows) > 1 else f"{agreement.title}: one account"
            )
            blocks.append(
                Table((bold("By the account of"), bold("What was agreed")), rows, caption=caption, layout="running")
            )
    return [*blocks, *left_out(len(agreements) - _MOST, "agreement")]


def _on_the_table(case: Case, cite: Citations) -> list[Block]:
    offers = [o for o in case.of(Offer) if o.status == "open"]
    texts = case.of(TextVersion)
    lines = [_offer(case, offer, cite) for offer in reversed(offers[-_MOST:])]
    lines += [_text(case, version, cite) for version in reversed(texts[-_MOST:])]
    if not lines:
        return []
    more = len(offers) + len(texts) - len(lines)
    return [
        Heading("Offers and texts on the table", 3, "offers"),
        *listed(lines),
        *left_out(more, "offer or text", "offers or texts"),
    ]


def _offer(case: Case, offer: Offer, cite: Citations) -> Line:
    to = f" to {names(case, offer.to)}" if offer.to else ""
    unless = f"; on condition: {offer.unless}" if offer.unless else ""
    until = f"; open until {when_words(offer.until, case.zone)}" if offer.until else ""
    package = "".join(
        f"; {case.name(i)}: {option.title if (option := case.option(i, o)) else o}" for i, o in offer.package.items()
    )
    when = f"{capital(dated_words(offer.on, case.zone))}, offer" if offer.on else "Offer"
    said = f" ({chain(case, offer.voices)})" if offer.voices else ""
    words = f" of {names(case, offer.by)}{to}: {offer.what.rstrip('.')}{package}{unless}{until}{said}"
    return entry_line(case, cite, offer, Run(when, strong=True), Run(words))


def _text(case: Case, version: TextVersion, cite: Citations) -> Line:
    by = f" by {names(case, version.by)}" if version.by else ""
    brackets = f"; {version.brackets} passages in brackets" if version.brackets is not None else ""
    when = f", {dated_words(version.on, case.zone)}" if version.on else ""
    return entry_line(
        case, cite, version, Run("Text", strong=True), Run(f": {version.label}{by} ({version.status}{when}){brackets}")
    )
