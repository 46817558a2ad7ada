"""What is found in one sentence, before voices and days are joined to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.read.document import Span
from goodoffices.read.speech.frame import Frame

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """An attribution in the making.

    Parameters
    ----------
    frame : Frame
        The sentence in which its cue stands.
    content : list of Span
    kind : str
        Class of the cue.
    lemma : str
    cue : Span or None
    mode : str
    subject : Span or None
        The words that name the speaker.
    addressee : Span or None
    rule : str
    confidence : float
    negated, conditional : bool
    place : int
        Item of the cue; -1 where there is none.
    same_as : Draft or None
        Where the speaker is that of another one.
    """

    frame: Frame
    content: list[Span]
    kind: str
    lemma: str
    cue: Span | None
    mode: str
    subject: Span | None
    rule: str
    confidence: float
    addressee: Span | None = None
    negated: bool = False
    conditional: bool = False
    place: int = -1
    same_as: Draft | None = None
    quotes: set[int] = field(default_factory=set)

    @property
    def start(self) -> int:
        """The first code point of what is said."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """The code point after the last of what is said."""
        return self.content[-1].end
