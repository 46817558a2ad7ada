"""Somebody who is spoken of in a text: a person with offices, a party, an organ, a country, an outlet, a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.read.document import Span
from goodoffices.read.people.mention import Mention

__all__ = ["ACTOR_KINDS", "Actor", "Office"]

ACTOR_KINDS = ("person", "party", "organ", "country", "outlet", "group")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the text gives it beside a name.

    Parameters
    ----------
    title : str
        In the words of the text: "National Intelligence Organization head".
    span : Span
        Of these words.
    organ : str
        Id of the actor in which the office is held, where the words name one; else empty.
    country : str
        Id of the country or party whose office it is; empty where neither the words nor the sentence nor the case say.
    status : {"", "former", "acting", "designate"}
    since, until : str
        The words of the text that say from when and until when; empty where there are none.
    """

    title: str
    span: Span
    organ: str = ""
    country: str = ""
    status: str = ""
    since: str = ""
    until: str = ""

    def to_json(self) -> dict[str, Any]:
        """The office as plain values."""
        return {
            "title": self.title,
            **self.span.to_json(),
            "organ": self.organ,
            "country": self.country,
            "status": self.status,
            "since": self.since,
            "until": self.until,
        }


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who is spoken of.

    Parameters
    ----------
    id : str
        Of the person or party of the case, where it is one; else made of the name, and unique in the document.
    kind : str
        One of :data:`ACTOR_KINDS`.
    name : str
        The fullest form in the text; of the case, where it is one of the case's.
    offices : tuple of Office
        Each once, in the order of the text.
    party : str
        Id of the party or country on whose side they stand; empty where nothing says so.
    mentions : tuple of Mention
        In the order of the text.
    case_id : str
        Id in the case, or empty.
    gender : {"", "f", "m"}
        As far as the words say it.
    members : tuple of str
        Of a group ("both sides"): ids of the actors in it.
    reason : str
        Why it was taken for one, in a few words.
    """

    id: str
    kind: str
    name: str
    offices: tuple[Office, ...] = ()
    party: str = ""
    mentions: tuple[Mention, ...] = ()
    case_id: str = ""
    gender: str = ""
    members: tuple[str, ...] = ()
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        """The actor as plain values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "offices": [office.to_json() for office in self.offices],
            "party": self.party,
            "mentions": [mention.to_json() for mention in self.mentions],
            "case_id": self.case_id,
            "gender": self.gender,
            "members": list(self.members),
            "reason": self.reason,
        }
