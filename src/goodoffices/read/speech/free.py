"""Free indirect speech: a sentence without a cue that goes on with what somebody was reported to say."""

from __future__ import annotations

from goodoffices.read.speech.draft import Draft
from goodoffices.read.speech.frame import Frame

__all__ = ["read_free"]

_BACKSHIFTED = frozenset(["would", "should", "could", "must", "might"])
_PRONOUNS = frozenset(
    """it they this that he she these those""".split()  # noqa: SIM905
)
_SPOKEN = frozenset(
    """say announce warn promise claim insist confirm threaten acknowledge propose""".split()  # noqa: SIM905
)
_LONGEST = 25


def read_free(frame: Frame, before: Draft) -> list[Draft]:
    """The sentence after reported speech, where it is shifted back in time like it ("It would arrive by Friday.").

    Only a short sentence whose first verb is "would", "should", "could", "must" or "might", whose subject is a pronoun,
    and which holds no condition: precision comes before what is found.
    """
    if before.mode not in ("reported", "free") or before.kind not in _SPOKEN or before.negated or before.conditional:
        return []
    if before.frame.span.end > frame.span.start or len(frame.words) > _LONGEST or frame.quotes:
        return []
    if frame.low(0) not in _PRONOUNS or frame.low(1) not in _BACKSHIFTED:
        return []
    if "S" in frame.letters and any(frame.low(spot) in ("if", "unless") for spot in range(len(frame.words))):
        return []
    return [
        Draft(
            frame,
            [frame.span],
            before.kind,
            before.lemma,
            None,
            "free",
            before.subject,
            "goes on with what was reported",
            0.5,
            same_as=before,
        )
    ]
