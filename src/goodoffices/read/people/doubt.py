"""What is doubtful about the people of a document: noted, not corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.case import Case
from goodoffices.diagnose import Diagnostic
from goodoffices.read.document import Document
from goodoffices.read.people.joining import Known
from goodoffices.read.people.posts import Post

__all__ = ["doubts_of"]


def doubts_of(
    document: Document, known: Sequence[Known], posts: dict[str, list[Post]], case: Case | None
) -> Iterator[Diagnostic]:
    """The doubts."""
    return iter(())
