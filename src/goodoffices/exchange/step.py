"""A step of a handover in the order that was agreed: whose people do what before the next."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.diagnose import UsageError

__all__ = ["Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step; where it stands among the others says when it is taken.

    Parameters
    ----------
    what : str
        In the words of the agreement, on one line: ``board``, ``cross the bridge``.
    side : str
        Whose people.
    receiver : str
        For whom, between several parties; empty for all whom the side brings.

    Raises
    ------
    UsageError
        Where a word is missing or not on one line.

    Examples
    --------
    >>> from goodoffices.exchange import Step
    >>> str(Step("board", "norda", "suda"))
    'norda for suda: board'
    """

    what: str
    side: str
    receiver: str = ""

    def __post_init__(self) -> None:
        if not self.what.strip() or not self.side.strip() or not (self.what + self.side + self.receiver).isprintable():
            raise UsageError("a step says whose people do what, on one line", "write it as: --step SIDE WHAT")

    def __str__(self) -> str:
        return f"{self.side} for {self.receiver}: {self.what}" if self.receiver else f"{self.side}: {self.what}"

    def to_json(self) -> dict[str, str]:
        """The step as plain values."""
        return {"what": self.what, "side": self.side} | ({"receiver": self.receiver} if self.receiver else {})
