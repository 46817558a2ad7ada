"""A list of words written as text."""

from __future__ import annotations

__all__ = ["words_in"]


def words_in(text: str) -> list[str]:
    """The words of a text, in order.

    Examples
    --------
    >>> words_in("said told met")
    ['said', 'told', 'met']
    """
    return text.split()
