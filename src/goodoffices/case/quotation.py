"""Where words stand in a text as received: the span that an entry cites."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

__all__ = ["Quotation", "find_quotations"]

_AROUND = 24
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Quotation:
    """One place where the words stand.

    Parameters
    ----------
    start, end : int
        Code points of the text as received, from 0, end exclusive (W3C TextPositionSelector).
    exact : str
        The words as the text has them, which may differ from those asked for in their spaces and line ends.
    prefix, suffix : str
        What stands just before and after, to tell this place from others.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    def to_yaml(self, source: str, *, alone: bool) -> str:
        """The item of ``says:`` that cites this place.

        Words too long to be quoted are given by their ends and a fingerprint.

        Parameters
        ----------
        source : str
            Id of the source.
        alone : bool
            False where the same words stand elsewhere too; then what is around them is given.
        """
        lines = [f"source: {source}", f"start: {self.start}", f"end: {self.end}"]
        if len(self.exact) <= _SHORT and self.exact.isprintable():
            lines.append(f"exact: {_scalar(self.exact)}")
        else:
            words = self.exact.split()
            lines += [f"first: {_scalar(words[0])}", f"last: {_scalar(words[-1])}"]
            lines.append(f"sha256: {hashlib.sha256(self.exact.encode()).hexdigest()}")
        if not alone:
            lines += [
                f"{key}: {_scalar(text)}" for key, text in (("prefix", self.prefix), ("suffix", self.suffix)) if text
            ]
        return "- " + "\n  ".join(lines)


def _scalar(text: str) -> str:
    """Text as YAML in single quotes, in which nothing but the quote itself needs care."""
    return "'" + text.replace("'", "''") + "'"


def _printable_end(text: str) -> str:
    """The last part of a text that has no line end or other mark that YAML would fold or escape."""
    cut = next((i for i in range(len(text), 0, -1) if not text[i - 1].isprintable()), 0)
    return text[cut:]


def _printable_start(text: str) -> str:
    return _printable_end(text[::-1])[::-1]


def find_quotations(text: str, words: str) -> tuple[Quotation, ...]:
    """Every place where the words stand, spaces and line ends being all alike.

    Parameters
    ----------
    text : str
        As received.
    words : str
        Not empty.

    Examples
    --------
    >>> [(q.start, q.end) for q in find_quotations("They  will go.\\nThey will not.", "They will")]
    [(0, 10), (15, 24)]
    """
    pieces = [re.escape(word) for word in words.split()]
    if not pieces:
        return ()
    found = re.finditer(r"\s+".join(pieces), text)
    return tuple(
        Quotation(
            match.start(),
            match.end(),
            match.group(),
            _printable_end(text[max(0, match.start() - _AROUND) : match.start()]),
            _printable_start(text[match.end() : match.end() + _AROUND]),
        )
        for match in found
    )
