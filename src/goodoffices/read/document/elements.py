"""The elements of HTML by what they do to a line of text."""

from __future__ import annotations

__all__ = ["BLOCKS", "CLOSES_ITSELF", "UNSEEN", "UNSEEN_RAW", "VOID"]


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCKS = _names(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section
    select summary table tbody td tfoot th thead tr ul"""
)
"""Begin and end a line."""

VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Have no content and no end tag."""

UNSEEN = _names("head template noscript svg math object canvas audio video datalist")
"""Whose content a reader does not see as text."""

UNSEEN_RAW = _names("script style iframe textarea noembed noframes")
"""The same, with content that is not markup."""

CLOSES_ITSELF = {
    "li": _names("li"),
    "dd": _names("dd dt"),
    "dt": _names("dd dt"),
    "option": _names("option"),
    "tr": _names("tr td th"),
    "td": _names("td th"),
    "th": _names("td th"),
}
"""Which open elements the start of another ends."""
