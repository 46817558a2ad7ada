"""What a page hides from its reader: by attribute, by class, by style.

Words that nobody sees are a known way to slip commands or forged quotations past a reader of the page into a machine
that reads it. They are set aside whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["hidden_by", "sheet_hides", "style_hides"]

_DECLARATION = re.compile(r"([-\w]+)\s*:\s*([^;]+)")
_ZERO = re.compile(r"[-+]?0*\.?0*(?:px|em|rem|pt|%|vh|vw)?\Z")
_FAR = re.compile(r"-\s*\d{3,}")
_CLASSES = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|d-none|is-hidden|u-hidden|hide|hidden|element-invisible|"
    r"assistive-text)(?:\s|$)",
    re.IGNORECASE,
)
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "#fefefe", "#fffffe"})
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)\Z", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")


def style_hides(style: str, *, background: str = "") -> str:
    """Why a style shows nothing, or empty.

    Parameters
    ----------
    style : str
        Declarations, as in a ``style`` attribute.
    background : str
        Colour of what lies behind, where an outer style gave one.

    Examples
    --------
    >>> style_hides("color: #FFF"), style_hides("color: #fff; background: #000"), style_hides("display : none")
    ('white on white', '', 'display:none')
    """
    rules = {name.lower(): _plain(value) for name, value in _DECLARATION.findall(style[:4000])}
    if rules.get("display") == "none":
        return "display:none"
    if rules.get("visibility") in {"hidden", "collapse"}:
        return "visibility:hidden"
    if _zero(rules.get("opacity")) or _zero(rules.get("font-size")):
        return "opacity or size of nought"
    small = any(
        _zero(rules.get(side)) or rules.get(side) == "1px" for side in ("height", "width", "max-height", "max-width")
    )
    if small and "hidden" in (rules.get("overflow", "") + rules.get("overflow-y", "") + rules.get("overflow-x", "")):
        return "opacity or size of nought"
    if any(
        _FAR.match(rules.get(side, "")) for side in ("left", "top", "right", "text-indent", "margin-left", "margin-top")
    ):
        return "placed off the page"
    if rules.get("clip", "").startswith("rect(0") or rules.get("clip-path", "").startswith(("inset(50%", "inset(100%")):
        return "clipped away"
    return _unseen_colour(rules, background)


def _unseen_colour(rules: Mapping[str, str], background: str) -> str:
    colour = rules.get("color", "")
    if colour == "transparent" or (colour.startswith("rgba(") and colour.endswith((",0)", ",0.0)"))):
        return "transparent"
    behind = rules.get("background-color") or rules.get("background") or background
    if not colour:
        return ""
    if behind in {"", "none", "transparent", "inherit"}:
        behind = "white"
    if colour == behind or (colour in _WHITE and behind in _WHITE):
        return "white on white" if colour in _WHITE else "in the colour of what lies behind"
    return ""


def _plain(value: str) -> str:
    return value.strip().lower().replace("!important", "").replace(" ", "")


def _zero(value: str | None) -> bool:
    return value is not None and value != "" and bool(_ZERO.match(value))


def hidden_by(attributes: Mapping[str, str], sheet: Mapping[str, str], *, background: str = "") -> str:
    """Why an element is not shown, or empty.

    Parameters
    ----------
    attributes : mapping of str to str
    sheet : mapping of str to str
        From ``.class`` and ``#id`` to the reason, of the page's own style sheets.
    background : str
    """
    if "hidden" in attributes:
        return "the hidden attribute"
    if attributes.get("aria-hidden", "").strip().lower() == "true":
        return "aria-hidden"
    classes = attributes.get("class", "")
    if classes and _CLASSES.search(classes[:1000]):
        return "a class for hidden text"
    if sheet:
        for key in (*(f".{name}" for name in classes[:1000].split()), f"#{attributes.get('id', '')}"):
            if key in sheet:
                return sheet[key]
    style = attributes.get("style", "")
    return style_hides(style, background=background) if style else ""


def sheet_hides(sheet: str) -> dict[str, str]:
    """The classes and ids that a style sheet hides on every medium, each with the reason.

    Examples
    --------
    >>> sheet_hides(".a, p#b { display: none } @media print { .c { display: none } }")
    {'.a': 'display:none', '#b': 'display:none'}
    """
    found: dict[str, str] = {}
    depth, start, prelude = 0, 0, ""
    for match in _BRACE.finditer(sheet):
        if match.group() == "{":
            if depth == 0:
                prelude = sheet[start : match.start()].strip()
            depth, start = depth + 1, match.end()
            continue
        if depth == 1 and not prelude.startswith("@"):
            # A colour in a sheet may lie on any background, so that only plain hiding counts here.
            reason = style_hides(re.sub(r"(?<![-\w])color\s*:", "x:", sheet[start : match.start()][:4000]))
            for selector in prelude.split(",") if reason else ():
                named = _SELECTOR.match(selector.strip())
                if named:
                    found[named.group(1)] = reason
        depth, start = max(0, depth - 1), match.end()
    return found
