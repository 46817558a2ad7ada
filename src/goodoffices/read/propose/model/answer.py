"""A model's answer as proposals: only what quotes the text exactly, only as claims and statements, marked as the model's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goodoffices.case import Case
from goodoffices.read.document import Document, Span
from goodoffices.read.propose.proposal import Proposal

__all__ = ["Dropped", "proposals_of"]

_KINDS = ("statement", "claim", "position", "pressure", "performance", "incident", "round", "agreement")
_MOST = 200
_LONGEST_QUOTE = 400
_LONGEST_GIST = 300
_CONFIDENCE = 0.3
_FEWEST_WORDS = 3
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_FENCE = re.compile(r"\A\s*```(?:json)?\s*|\s*```\s*\Z")


@dataclass(frozen=True, slots=True)
class Dropped:
    """How many items of a model were thrown away, and why."""

    not_in_the_text: int = 0
    not_of_the_form: int = 0
    beyond_the_limit: int = 0

    @property
    def all(self) -> int:
        """All of them."""
        return self.not_in_the_text + self.not_of_the_form + self.beyond_the_limit

    def to_json(self) -> dict[str, int]:
        """The counts as plain values."""
        return {
            "not_in_the_text": self.not_in_the_text,
            "not_of_the_form": self.not_of_the_form,
            "beyond_the_limit": self.beyond_the_limit,
        }


def proposals_of(
    words: str, document: Document, case: Case | None, model: str, source: str
) -> tuple[tuple[Proposal, ...], Dropped]:
    """The proposals in a model's answer.

    An item stands where its quote stands in the article, letter by letter and from word to word; less than three words
    quote nothing. The same item once more is dropped. What it says of itself beyond the quote is
    a gist; its kind is a suggestion, and the entry is a claim of the source, or a statement where the speaker is known.
    """
    items = _items(words)
    kept: list[Proposal] = []
    lost = bad = 0
    seen: set[tuple[str, ...]] = set()
    for item in items[:_MOST]:
        if not _formed(item) or (told := _told(item)) in seen:
            bad += 1
            continue
        seen.add(told)
        span = _place(document, item["quote"])
        if span is None:
            lost += 1
            continue
        kept.append(_proposal(item, span, document, case, model, source, len(kept) + 1))
    if words.strip() and not items:
        bad += 1
    return tuple(kept), Dropped(lost, bad, max(0, len(items) - _MOST))


def _items(words: str) -> list[Any]:
    try:
        value = json.loads(_FENCE.sub("", words))
    except (ValueError, RecursionError):
        return []
    items = value.get("items") if isinstance(value, dict) else value
    return items if isinstance(items, list) else []


def _formed(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and item.get("kind") in _KINDS
        and isinstance(item.get("quote"), str)
        and 0 < len(item["quote"].strip()) <= _LONGEST_QUOTE
        and isinstance(item.get("gist", ""), str)
        and isinstance(item.get("speaker", ""), str)
    )


def _told(item: dict[str, Any]) -> tuple[str, ...]:
    return tuple(" ".join(item.get(key, "").split()) for key in ("kind", "quote", "speaker", "gist"))


def _place(document: Document, quote: str) -> Span | None:
    """The first place in the article where the quote stands exactly."""
    if len(_WORD.findall(quote)) < _FEWEST_WORDS:
        return None
    return next(_places(document, quote.strip()), None)


def _places(document: Document, quote: str) -> Iterator[Span]:
    for block in document.article:
        at = document.text.find(quote, block.span.start, block.span.end)
        while at >= 0:
            if _from_word_to_word(document.text, at, at + len(quote)):
                yield Span(at, at + len(quote))
            at = document.text.find(quote, at + 1, block.span.end)


def _from_word_to_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where words do: "not" of "nothing" is no quotation."""
    return not any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end))


def _proposal(
    item: dict[str, Any], span: Span, document: Document, case: Case | None, model: str, source: str, number: int
) -> Proposal:
    speaker = item.get("speaker", "")
    known = bool(case and (speaker in case.people or speaker in case.parties))
    gist = " ".join(_UNSEEN.sub(" ", item.get("gist", "")).split())[:_LONGEST_GIST] or document.words(span)
    if item["kind"] == "statement" and known:
        kind, fields = "statement", {"by": [speaker], "mode": "reported", "gist": gist}
    else:
        voices = [{"who": source, "verb": "wrote"}, *([{"who": speaker}] if known else [])]
        kind, fields = "claim", {"that": gist, "voices": voices}
    doubts: tuple[str, ...] = ("read by a language model: compare every field with the words quoted",)
    if item["kind"] != kind:
        doubts += (f"the model calls it a {item['kind']}",)
    return Proposal(
        f"model-{number}", kind, fields, (document.quotation(span),), _CONFIDENCE, "the model's own reading", "the quote stands in the text",
        doubts, made_by=f"model {model}", source=source,
    )  # fmt: skip
