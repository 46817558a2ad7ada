"""An optional language model, leashed: off by default, asked about one text, believed only where it quotes it."""

from __future__ import annotations

from goodoffices.read.propose.model.answer import Dropped, proposals_of
from goodoffices.read.propose.model.endpoint import Endpoint, ModelFault, is_local
from goodoffices.read.propose.model.question import question, request_body

__all__ = ["Dropped", "Endpoint", "ModelFault", "is_local", "proposals_of", "question", "request_body"]
