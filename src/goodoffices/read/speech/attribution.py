"""Who said what, through whom, and how: one attribution of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goodoffices.read.document import Span

if TYPE_CHECKING:
    from goodoffices.read.time.mention import TimeMention

__all__ = ["CUE_CLASSES", "DOCUMENT", "MODES", "OCCASIONS", "Attribution", "Voice"]

MODES = ("direct", "reported", "mixed", "free")
"""In quotation marks; in the newspaper's words; both; a sentence that goes on with what somebody was reported to say."""

CUE_CLASSES = (
    "say", "claim", "insist", "accuse", "confirm", "deny", "warn", "threaten", "demand", "call-on", "reject", "promise",
    "propose", "ask", "announce", "acknowledge", "hope", "express", "describe", "believe", "agree", "welcome", "refuse",
)  # fmt: skip
"""What is done with the words: ``call-on`` asks somebody to do something, ``demand`` asks for something."""

OCCASIONS = (
    "address", "interview", "press briefing", "press conference", "post", "statement", "meeting", "call", "letter", "report",
    "session", "television", "visit",
)  # fmt: skip

DOCUMENT = "document"
"""The voice that holds all others: the newspaper's own."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a chain.

    Parameters
    ----------
    actor : str or None
        Id of the actor, :data:`DOCUMENT` for the newspaper's own voice, None where nobody can be named.
    span : Span or None
        The words that name it.
    """

    actor: str | None
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        """The voice as plain values."""
        return {"actor": self.actor, "span": self.span.to_json() if self.span else None}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words, or what somebody is reported to have said.

    Parameters
    ----------
    mode : str
        One of :data:`MODES`.
    content : tuple of Span
        What was said, without the quotation marks around all of it; a quotation broken by its speaker has several.
    speaker : str or None
        Id of the actor; None where nobody is named ("it was reported that").
    speaker_span : Span or None
        The words that name the speaker in this sentence.
    addressee : Span or None
        To whom: "told **reporters** that", "called on **both sides** to".
    addressee_id : str or None
        Id of that actor.
    chain : tuple of Voice
        The voices through which the words came, outermost first: the newspaper's own, those whose words hold this
        attribution, last the speaker.
    cue : Span or None
        The words that say that something was said; None where a quotation only goes on.
    lemma : str
        Of the cue.
    cue_class : str
        One of :data:`CUE_CLASSES`.
    negated : bool
        The cue is denied: "did not say".
    conditional : bool
        The cue did not happen, or not yet: "would say", "if it accuses", a question.
    hedged : tuple of Span
        Words with which the newspaper, or the speaker in the first words, keeps a distance: "reportedly", "may".
    on : TimeMention or None
        The day or time of the statement, where times were given to :func:`read_speech`.
    on_words : Span or None
        The words that say when it was said.
    occasion : str
        One of :data:`OCCASIONS`, or empty.
    occasion_span : Span or None
    rule : str
        The rule that found it.
    confidence : float
        From 0 to 1: how often the rule was right on the sentences it was written with, roughly.
    """

    mode: str
    content: tuple[Span, ...]
    speaker: str | None = None
    speaker_span: Span | None = None
    addressee: Span | None = None
    addressee_id: str | None = None
    chain: tuple[Voice, ...] = (Voice(DOCUMENT),)
    cue: Span | None = None
    lemma: str = ""
    cue_class: str = "say"
    negated: bool = False
    conditional: bool = False
    hedged: tuple[Span, ...] = ()
    on: TimeMention | None = None
    on_words: Span | None = None
    occasion: str = ""
    occasion_span: Span | None = None
    rule: str = ""
    confidence: float = 0.5

    @property
    def start(self) -> int:
        """The first code point of the content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end

    def holds(self, span: Span) -> bool:
        """Whether a span lies in the content."""
        return any(part.holds(span) for part in self.content)

    def to_json(self) -> dict[str, Any]:
        """The attribution as plain values."""

        def told(span: Span | None) -> dict[str, int] | None:
            return span.to_json() if span else None

        return {
            "mode": self.mode,
            "speaker": self.speaker,
            "speaker_span": told(self.speaker_span),
            "addressee": told(self.addressee),
            "addressee_id": self.addressee_id,
            "chain": [voice.to_json() for voice in self.chain],
            "cue": told(self.cue),
            "lemma": self.lemma,
            "cue_class": self.cue_class,
            "content": [span.to_json() for span in self.content],
            "negated": self.negated,
            "conditional": self.conditional,
            "hedged": [span.to_json() for span in self.hedged],
            "on": self.on.to_json() if self.on else None,
            "on_words": told(self.on_words),
            "occasion": self.occasion,
            "occasion_span": told(self.occasion_span),
            "rule": self.rule,
            "confidence": self.confidence,
        }
