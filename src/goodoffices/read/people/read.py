"""From a document to the people in it."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import Case
from goodoffices.diagnose import Report
from goodoffices.read.document import Document
from goodoffices.read.document.mixed import block_language
from goodoffices.read.language import languages
from goodoffices.read.people.actor import Actor, Office
from goodoffices.read.people.borrowing import lend_offices, side_beside
from goodoffices.read.people.collective import Naming as Collective
from goodoffices.read.people.collective import Parties, find_collectives, parties_of
from goodoffices.read.people.doubt import doubts_of
from goodoffices.read.people.joining import Known, join_names
from goodoffices.read.people.joining import Naming as Personal
from goodoffices.read.people.lexicon import Lexicon, lexicon
from goodoffices.read.people.marking import mark_parts
from goodoffices.read.people.mention import Mention
from goodoffices.read.people.naming import find_all
from goodoffices.read.people.people import People
from goodoffices.read.people.posts import Post, posts_of, side_of
from goodoffices.read.people.walking import BOTH_SIDES, Walk
from goodoffices.read.people.words import Line, words_of

__all__ = ["read_people"]

_SHOUTED = 0.6
_MOST = 400
_OPEN, _CLOSE, _EITHER = "“«„", "”»", '"'


def read_people(document: Document, case: Case | None = None, language: str = "") -> People:
    """The people, parties, organs and countries of a document, and who is meant by each mention.

    Parameters
    ----------
    document : Document
    case : Case, optional
        Its people and parties are known, and offices are compared with those it records.
    language : str
        BCP 47; empty for that of the document, or English.

    Examples
    --------
    >>> from goodoffices.read.document import read_document
    >>> page = b"Turkish Foreign Minister Hakan Fidan will chair the talks in Istanbul. He said the sides were far apart."
    >>> people = read_people(read_document(page, published="2025-07-23")[0])
    >>> [(actor.name, actor.offices[0].title, actor.party) for actor in people.persons]
    [('Hakan Fidan', 'Turkish Foreign Minister', 'turkiye')]
    >>> [(mention.text, mention.refers) for mention in people.mentions if mention.kind == "pronoun"]
    [('He', 'hakan-fidan')]
    """
    parties = parties_of(case, lexicon((language or document.language).partition("-")[0]))
    lines = _lines(document, parties, case, language)
    vocabulary = {
        word.low for line in lines if not line.shouted for word in line.words if not word.cap and not word.mark
    }
    for line in lines:
        mark_parts(line, line.lists or parties.lists, vocabulary)
    known = join_names(find_all(lines, parties.lists), parties.lists, case)
    personal: dict[int, list[tuple[str, Personal]]] = {}
    for one in known:
        for naming in one.namings:
            personal.setdefault(naming.line.number, []).append((one.id, naming))
    collective: dict[int, list[Collective]] = {}
    for line in lines:
        taken = {number for _, naming in personal.get(line.number, ()) for number in range(naming.first, naming.stop)}
        collective[line.number] = list(find_collectives(line, parties, taken))
    posts = {one.id: posts_of(one, document.text, parties, case, collective) for one in known}
    lend_offices(known, posts, document.text)
    walk = Walk(parties, case, {one.id: one for one in known}, posts)
    quoting = False
    for number, line in enumerate(lines):
        if number and lines[number - 1].paragraph != line.paragraph:
            quoting = False
        quoted, quoting = _quoted(line, quoting)
        here = sorted(personal.get(line.number, ()), key=lambda item: item[1].first)
        walk.step(line, quoted, here, collective[line.number])
    walk.sides = walk.pair([(line, collective[line.number]) for line in lines])
    mentions = walk.finish()
    actors = _actors(known, posts, mentions, collective, walk, document.text, case)
    return People(actors, tuple(mentions), Report.of(doubts_of(document, known, posts, case, parties.lists)))


def _lines(document: Document, parties: Parties, case: Case | None, language: str) -> list[Line]:
    found = []
    others = _others(document, case, language)
    for number, sentence in enumerate(document.sentences):
        own = others.get(sentence.block)
        words = words_of(document.text, sentence.span, own or parties.lists)
        long = [word for word in words if not word.mark and len(word.text) > 3]
        shouted = bool(long) and sum(word.cap for word in long) > _SHOUTED * len(long) and len(long) > 3
        shouted = (shouted and sentence.kind in {"title", "heading"}) or (
            len(long) > 4 and all(word.text.isupper() for word in long)
        )
        found.append(Line(words, sentence.span, sentence.kind, shouted, number, sentence.block, own))
    return found


def _others(document: Document, case: Case | None, language: str) -> dict[int, Lexicon]:
    """The lists of the blocks that are in another language than the document, by their number."""
    if language:
        return {}
    own = (document.language or "en").partition("-")[0]
    made: dict[str, Lexicon] = {}
    found = {}
    for block in dict.fromkeys(sentence.block for sentence in document.sentences):
        code = block_language(document.text, document.blocks[block].span, own).partition("-")[0]
        if code != own and code in languages():
            made.setdefault(code, parties_of(case, lexicon(code)).lists)
            found[block] = made[code]
    return found


def _quoted(line: Line, inside: bool) -> tuple[list[bool], bool]:
    """For each word whether it stands in a quotation, and whether one is open at the end."""
    found = []
    for word in line.words:
        if word.mark and word.text in _OPEN:
            inside = True
        elif word.mark and word.text in _CLOSE:
            inside = False
        elif word.mark and word.text in _EITHER:
            inside = not inside
        found.append(inside)
    return found, inside


def _actors(
    known: Sequence[Known], posts: dict[str, list[Post]], mentions: Sequence[Mention], collective: dict[int, list[Collective]],
    walk: Walk, text: str, case: Case | None,
) -> tuple[Actor, ...]:  # fmt: skip
    by_actor: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.refers:
            by_actor.setdefault(mention.refers, []).append(mention)
    actors: dict[str, Actor] = {}
    for one in known:
        offices: tuple[Office, ...] = tuple(post.office for post in posts[one.id])
        side = (side_of(one, case) if case else "") or next(
            (office.country for office in offices if office.country), ""
        )
        side = side or side_beside(one, collective, text)
        actors[one.id] = Actor(
            one.id, "person", one.name, offices, side, tuple(by_actor.get(one.id, ())), one.case.id if one.case else "",
            one.gender, (), one.reason,
        )  # fmt: skip
    for listed in collective.values():
        for naming in listed:
            id = naming.actor
            if not id or id in actors:
                continue
            party = case.parties.get(id) if case else None
            kind = ("organ" if party.role == "organ" else "party") if party else naming.what
            country = "" if naming.country == id else naming.country
            actors[id] = Actor(
                id, kind, party.name if party else naming.name, (), (party.of if party else country), tuple(by_actor.get(id, ())), party.id if party else "",
                "", (), "a party of the case" if party else naming.rule,
            )  # fmt: skip
    for id, (name, kind, country) in walk.made.items():
        if id not in actors:
            own = case.parties.get(id) if case else None
            members = walk.sides if id == BOTH_SIDES else ()
            actors[id] = Actor(
                id,
                kind,
                name,
                (),
                country,
                tuple(by_actor.get(id, ())),
                own.id if own else "",
                "",
                members,
                "named together",
            )

    def order(actor: Actor) -> int:
        return actor.mentions[0].span.start if actor.mentions else 1 << 60

    return tuple(sorted(actors.values(), key=order))
