"""Paragraphs that describe a picture: told by the line of credit under them, and by how captions speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.read.document.look import Look

__all__ = ["note_captions"]

_CREDIT = re.compile(
    r"\b(?:photos?|photograph(?:er|s|y)?|images?|pictures?|getty|shutterstock|handout|courtesy|archive|fotoğraf|фото|світлина|foto)\b|©|"
    r"\A\W*(?:AFP|AP|Reuters|EPA|TASS|Anadolu|Ukrinform|Xinhua|dpa|AA|İHA|DHA)\W*\Z",
    re.IGNORECASE,
)
_DEPICTS = re.compile(
    r",? ?\(?\b(?:left|right|cent(?:er|re)|second (?:left|right)|(?:from|at|far) (?:the )?(?:left|right)|[LRC])\)?,|\((?:L|R|C|left|right|center|centre)\)|"
    r"\b(?:pictured|is seen|are seen|seen (?:here|in|on|during|after)|poses?|shakes? hands|looks? on|stands?|walks?|waves?|speaks? (?:to|during|at)|"
    r"arrives?|attends?|addresses|gestures?|holds? (?:a|an|the|up|talks)|gather(?:s)?|signs?|greets?|leaves?)\b",
)
_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.? \d{1,2}, \d{4}|"
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
_LONGEST = 60
_SHORT_CREDIT = 14


def note_captions(looks: Sequence[Look], kinds: list[tuple[str, str] | None]) -> None:
    """Call a line a caption where whose picture it is stands by itself under it.

    A paragraph may stand over a picture that has no caption but only a credit, so that the words have to be those of a
    caption too: who stands left and right, what they do in the present tense, a day with its year.

    Parameters
    ----------
    looks : sequence of Look
    kinds : list of (kind, rule) or None
        Changed in place.
    """
    for number in range(len(looks) - 1):
        look, kind = looks[number], kinds[number]
        if (
            look.count < 5
            or look.count > _LONGEST
            or look.line.level
            or look.phrase
            or (kind is not None and kind[0] != "body")
        ):
            continue
        under = number + 1
        while under < len(looks) - 1 and looks[under].words == look.words:
            under += 1
        after = kinds[under]
        if after is None or after[0] not in {"credit", "caption"} or looks[under].count > _SHORT_CREDIT:
            continue
        if not _CREDIT.search(looks[under].words):
            continue
        if _DEPICTS.search(look.words) or _DAY.search(look.words):
            kinds[number] = ("caption", "whose picture it is stands under it")
