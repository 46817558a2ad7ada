"""On what occasion, and when, something was said: from the words around its cue."""

from __future__ import annotations

import re

from goodoffices.read.document import Span

__all__ = ["occasion_of"]

_KINDS = (
    ("interview", r"interview(?:ed)?"),
    (
        "press briefing",
        r"(?:press |news |daily |media |background )?briefing|(?:conference )?call with (?:reporters|journalists)",
    ),
    ("press conference", r"(?:press|news|joint) conference|presser"),
    ("address", r"address|speech|remarks|sermon|keynote"),
    ("post", r"post(?:ed|s)?|tweet(?:ed|s)?|Telegram|Facebook|Truth Social|Instagram|blog|social media|on X\b"),
    ("letter", r"letter|e-?mail|memo(?:randum)?"),
    ("statement", r"statement|communiqué|communique|declaration|press release"),
    ("call", r"(?:phone|telephone|video) (?:call|talks|conversation)|by phone|by telephone"),
    ("session", r"parliament|assembly|Security Council|committee hearing|hearing|session|council"),
    ("report", r"report"),
    ("television", r"televised|television|on TV|broadcast"),
    ("meeting", r"meeting|summit|talks|lunch|dinner|reception"),
    ("visit", r"visit"),
)
_PATTERNS = [(kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS]
_BEFORE = re.compile(
    r"\b(?:in|during|at|after|on|via|by|told|through|before|from|over|of)\b[^,;:.]{0,40}\Z", re.IGNORECASE
)
_TOLD = re.compile(r"\btold (?:the )?(?:[A-Z][\w.]+ ?){1,4}")
_OUTLET = re.compile(
    r"\b(?:radio|television|tv|news|times|post|agency|bbc|cnn|reuters|afp|weekly|daily|channel|magazine|newspaper|broadcaster)\b",
    re.IGNORECASE,
)


def occasion_of(text: str, stretches: list[Span]) -> tuple[str, Span | None]:
    """The kind of occasion named in the words around a cue, and the words that name it.

    Examples
    --------
    >>> words = "in his nightly address Monday"
    >>> kind, span = occasion_of(words, [Span(0, len(words))])
    >>> kind, span.of(words)
    ('address', 'address')
    """
    for stretch in stretches:
        words = stretch.of(text)
        for kind, pattern in _PATTERNS:
            found = pattern.search(words)
            if found and (_BEFORE.search(words[: found.start()]) or kind in ("post", "statement")):
                return kind, Span(stretch.start + found.start(), stretch.start + found.end())
        told = _TOLD.search(words)
        if told and _OUTLET.search(told.group()):
            return "interview", Span(stretch.start + told.start(), stretch.start + told.end()).trimmed(text)
    return "", None
