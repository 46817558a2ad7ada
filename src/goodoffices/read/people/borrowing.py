"""What an office takes from its neighbours: the side of whoever has it ("Putin's spokesman"), the office of a counterpart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goodoffices.read.people.collective import Naming as Collective
from goodoffices.read.people.joining import Known, Naming
from goodoffices.read.people.posts import Post

__all__ = ["lend_offices", "side_beside"]

_POSSESSES = re.compile(r"['’]s?\s+\Z")
_OF = re.compile(r"\s+(?:(?:of|from)\s+|\()\Z")
_LONGEST = 12
_NEAR = 4


def lend_offices(known: Sequence[Known], posts: dict[str, list[Post]], text: str) -> None:
    """Complete offices by the person named before them in the same sentence, in place.

    Parameters
    ----------
    known : sequence of Known
    posts : dict of str to list of Post
        By person.
    text : str
        Of the document.
    """
    by_line: dict[int, list[tuple[str, Naming]]] = {}
    for one in known:
        for naming in one.namings:
            by_line.setdefault(naming.line.number, []).append((one.id, naming))
    for listed in by_line.values():
        listed.sort(key=lambda item: item[1].head.start)
    for one in known:
        posts[one.id] = [_lent(post, one.id, by_line.get(post.line, ()), posts, text) for post in posts[one.id]]


def _lent(post: Post, id: str, here: Sequence[tuple[str, Naming]], posts: Mapping[str, list[Post]], text: str) -> Post:
    start = post.office.span.start
    place = bisect_left(here, start, key=lambda item: item[1].head.start)
    here = here[max(0, place - _NEAR) : place + _NEAR]
    before = [(other, naming) for other, naming in here if naming.head.end <= start and other != id]
    if post.noun in {"counterpart", "counterparts"} and before:
        shared = next((known for known in posts[before[-1][0]] if known.kind), None)
        return replace(post, kind=shared.kind, words=post.words | shared.words) if shared else post
    for other, naming in here:
        gap = text[naming.head.end : start] if naming.head.end <= start <= naming.head.end + _LONGEST else ""
        if other == id or not (_POSSESSES.fullmatch(gap) or naming.head.start == start):
            continue
        country = next((held.office.country for held in posts[other] if held.office.country), "")
        if country:
            return replace(post, office=replace(post.office, country=country))
    return post


def side_beside(known: Known, collectives: Mapping[int, Sequence[Collective]], text: str) -> str:
    """The side that stands beside a name without an office: "Norway's Dag Nylander", "Ivo Maric of Suda"."""
    for naming in known.namings:
        listed = collectives.get(naming.line.number, ())
        place = bisect_left(listed, naming.head.start, key=lambda one: one.span.start)
        for one in listed[max(0, place - _NEAR) : place + _NEAR]:
            if not one.country or one.kind == "organ":
                continue
            ahead = (
                text[one.span.end : naming.span.start]
                if one.span.end <= naming.span.start <= one.span.end + _LONGEST
                else ""
            )
            behind = (
                text[naming.head.end : one.span.start]
                if naming.head.end <= one.span.start <= naming.head.end + _LONGEST
                else ""
            )
            if _POSSESSES.fullmatch(ahead) or _OF.fullmatch(behind):
                return one.country
    return ""
