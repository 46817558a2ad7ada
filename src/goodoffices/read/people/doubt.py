"""What is doubtful about the people of a document: noted, not corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from goodoffices.case import Case, When
from goodoffices.case import Office as Recorded
from goodoffices.diagnose import Diagnostic
from goodoffices.read.document import Document, Span
from goodoffices.read.people.joining import Known
from goodoffices.read.people.lexicon import Lexicon
from goodoffices.read.people.marking import mark_parts
from goodoffices.read.people.posts import Post
from goodoffices.read.people.words import Line, words_of

__all__ = ["doubts_of"]

_SINGLE = frozenset(
    {"president", "premier", "minister", "secretary", "general-secretary", "monarch", "spokesperson", "local"}
)
_LOOSE = frozenset(
    {"", "rank", "member", "legislator", "press", "scholar", "soldier", "arts", "sport", "trade", "activist", "founder"}
)
_PARTS = frozenset(
    {
        "negotiator",
        "negotiators",
        "delegate",
        "mediator",
        "representative",
        "diplomat",
        "leader",
        "observer",
        "facilitator",
    }
)
_BELOW = frozenset({"deputy", "vice", "first", "assistant", "associate", "under"})
_SIDE = frozenset({"country", "demonym", "capital"})
_SAME = {"presidential": "president", "parliamentary": "parliament", "ministerial": "ministry"}
_SAYS_NOTHING = frozenset({"affairs", "minister", "ministry", "of", "the", "state", "federation", "republic", "then"})


def doubts_of(
    document: Document, known: Sequence[Known], posts: dict[str, list[Post]], case: Case | None, lists: Lexicon
) -> Iterator[Diagnostic]:
    """N940: two offices of one person that do not agree; N941: an office that the case does not have for that day."""
    for one in known:
        held = [post for post in posts[one.id] if not post.office.status]
        yield from _within(document, one, held, lists)
        if case and one.case and one.case.offices:
            yield from _beside(document, one, held, case, lists)


def _within(document: Document, one: Known, held: Sequence[Post], lists: Lexicon) -> Iterator[Diagnostic]:
    firm = [post for post in held if post.kind in _SINGLE]
    for first, second in combinations(firm, 2):
        sides = {first.office.country, second.office.country} - {""}
        if len(sides) < 2 and _agree(first.kind, _core(first.words, lists), second.kind, _core(second.words, lists)):
            continue
        yield Diagnostic(
            "N940",
            f"{one.name} is called “{first.office.title}” and “{second.office.title}”",
            document.place_of(second.office.span),
            help="both are kept; see which of them was held on that day",
            notes=(f"“{first.office.title}” stands in line {document.place_of(first.office.span).line}",),
        )
        return


def _beside(document: Document, one: Known, held: Sequence[Post], case: Case, lists: Lexicon) -> Iterator[Diagnostic]:
    if one.case is None:
        return
    when = document.published.when if document.published else None
    recorded = [(office, *_parsed(office.title, lists)) for office in one.case.offices]
    for post in held:
        low = post.office.title.lower().split()
        if post.kind in _LOOSE or _PARTS & set(low):
            continue
        core = _core(post.words, lists)
        same = [office for office, kind, words in recorded if _agree(post.kind, core, kind, words)]
        if any(when is None or office.held_at(when) for office in same):
            continue
        yield _other(document, one, post, when, same or [office for office, _, _ in recorded], bool(same))


def _other(
    document: Document, one: Known, post: Post, when: When | None, offices: Sequence[Recorded], over: bool
) -> Diagnostic:
    day = f" on {when.iso()[:10]}" if when else ""
    said = "not held any more" if over else "not an office that the case has for"
    message = (
        f"“{post.office.title}” is an office that {one.name} did not hold{day}, by the case"
        if over
        else f"“{post.office.title}” is {said} {one.name}{day}"
    )
    notes = tuple(f"the case has: {office.title}{_dates(office)}" for office in offices[:4])
    return Diagnostic(
        "N941",
        message,
        document.place_of(post.office.span),
        help="the words of the text are kept; add an office with its dates to the case only if another source says so",
        notes=notes,
    )


def _dates(office: Recorded) -> str:
    since = f" from {office.since}" if office.since else ""
    return f"{since} to {office.until}" if office.until else since


def _core(words: frozenset[str], lists: Lexicon) -> frozenset[str]:
    """What an office says besides its noun and its country."""
    return frozenset(_SAME.get(word, word) for word in words if word not in _SAYS_NOTHING and not _is_side(word, lists))


def _is_side(word: str, lists: Lexicon) -> bool:
    return any(
        len(words) == 1 and known.kind in _SIDE
        for form in (word.title(), word.upper())
        for words, known in lists.names.get(form, ())
    )


def _agree(kind: str, core: frozenset[str], other_kind: str, other: frozenset[str]) -> bool:
    """Whether two offices may be one, said in different words."""
    if (kind == "premier") != (other_kind == "premier"):
        kind, core = ("minister", core | {"prime"}) if kind == "premier" else (kind, core)
        other_kind, other = ("minister", other | {"prime"}) if other_kind == "premier" else (other_kind, other)
    if kind != other_kind and {kind, other_kind} - {"head", "commander", "president"}:
        return False
    if (core & _BELOW == frozenset()) != (other & _BELOW == frozenset()):
        return False
    first, second = core - _BELOW, other - _BELOW
    return not first or not second or bool(first & second)


def _parsed(title: str, lists: Lexicon) -> tuple[str, frozenset[str]]:
    """Class and words of an office as a case writes it."""
    span = Span(0, len(title))
    line = Line(words_of(title, span, lists), span, "body", False, 0)
    mark_parts(line, lists, ())
    head = -1
    for number, word in enumerate(line.words):
        if word.kind in "oq" and head >= 0:
            break
        if word.kind == "H" or (lists.heads.get(word.low) and head < 0):
            head = number
    words = frozenset(
        word.low.replace("defence", "defense")
        for number, word in enumerate(line.words)
        if number != head and not word.mark and word.kind not in "doqa"
    )
    return (lists.heads.get(line.words[head].low, "") if head >= 0 else ""), _core(words, lists)
