"""Whom a word means once it is known who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.read.people.mention import Mention
from goodoffices.read.people.people import People

__all__ = ["Context", "resolve"]

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a mention.

    Parameters
    ----------
    people : People
    speaker : str
        Id of whoever speaks; empty where that is not known.
    quoted : bool
        Whether the word stands in quotation marks. Outside of them "I" is nobody's.
    """

    people: People
    speaker: str = ""
    quoted: bool = True


def resolve(mention: Mention, context: Context) -> Mention:
    """The mention with whom it means, as far as the speaker tells; as it was where that says nothing.

    In a quotation "I" is the speaker and "we" the side on which the speaker stands, or the speaker's own body. In reported
    speech a doubtful "he" is the speaker where the speaker is among the candidates and of that gender.

    Parameters
    ----------
    mention : Mention
    context : Context

    Examples
    --------
    >>> from goodoffices.read.document import read_document
    >>> from goodoffices.read.people import read_people
    >>> page = b'Turkish Foreign Minister Hakan Fidan opened the meeting. "We are ready, and I will stay," Fidan said.'
    >>> people = read_people(read_document(page, published="2025-07-23")[0])
    >>> we, i = (mention for mention in people.mentions if mention.kind == "pronoun")
    >>> context = Context(people, speaker="hakan-fidan")
    >>> resolve(we, context).refers, resolve(i, context).refers
    ('turkiye', 'hakan-fidan')
    """
    speaker = context.people.actor(context.speaker)
    if mention.refers or mention.kind != "pronoun" or speaker is None:
        return mention
    low = mention.text.lower()
    if context.quoted and low in _SINGULAR:
        return replace(mention, refers=speaker.id, rule="whoever speaks")
    if context.quoted and low in _PLURAL:
        if speaker.kind == "person" and not speaker.party:
            return replace(
                mention, candidates=(speaker.id,), rule="the side of the speaker, which the text does not name"
            )
        return replace(
            mention, refers=(speaker.party if speaker.kind == "person" else speaker.id), rule="the side of the speaker"
        )
    gender = _GENDER.get(low, "")
    if not context.quoted and gender and speaker.id in mention.candidates and speaker.gender in {"", gender}:
        return replace(mention, refers=speaker.id, candidates=(), rule="the speaker, of those it may be")
    return mention
