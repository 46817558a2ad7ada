"""Accepting: chosen proposals written into a case under its checks, merged with what is there."""

from __future__ import annotations

from goodoffices.read.accept.acceptance import Acceptance, Chosen, accept
from goodoffices.read.accept.listing import chosen_of, proposals_text, read_proposals, with_needs
from goodoffices.read.accept.source import source_fields, source_id

__all__ = [
    "Acceptance",
    "Chosen",
    "accept",
    "chosen_of",
    "proposals_text",
    "read_proposals",
    "source_fields",
    "source_id",
    "with_needs",
]
