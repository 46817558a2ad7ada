"""Proposing: from the layers of a document to entries for a case, each with its words, its rule and its doubts."""

from __future__ import annotations

from goodoffices.read.propose.proposal import NEW_THINGS, Proposal

__all__ = ["NEW_THINGS", "Proposal"]
