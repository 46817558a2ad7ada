"""People with their offices, parties, organs and countries in a document, and who is meant by each mention."""

from __future__ import annotations

from goodoffices.read.people.actor import ACTOR_KINDS, Actor, Office
from goodoffices.read.people.context import Context, resolve
from goodoffices.read.people.mention import MENTION_KINDS, Mention
from goodoffices.read.people.people import People
from goodoffices.read.people.read import read_people

__all__ = [
    "ACTOR_KINDS",
    "MENTION_KINDS",
    "Actor",
    "Context",
    "Mention",
    "Office",
    "People",
    "read_people",
    "resolve",
]
