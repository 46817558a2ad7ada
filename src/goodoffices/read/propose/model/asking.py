"""A reading with the items that a model adds to it."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.case import Case
from goodoffices.read.propose.model.answer import Dropped, proposals_of
from goodoffices.read.propose.model.endpoint import Endpoint
from goodoffices.read.propose.model.question import request_body
from goodoffices.read.reading import Reading

__all__ = ["ask_model"]


def ask_model(reading: Reading, case: Case | None, endpoint: Endpoint) -> tuple[Reading, Dropped]:
    """Ask a model about one document; its items stand after the proposals of the rules, each marked as the model's.

    Raises
    ------
    ModelFault
        Where it does not answer as it should.
    UsageError
        Where the address is another machine that was not named.
    """
    words = endpoint.ask(request_body(reading.document, case, endpoint.model))
    found, dropped = proposals_of(words, reading.document, case, endpoint.model, reading.source["id"])
    return replace(reading, proposals=(*reading.proposals, *found)), dropped
