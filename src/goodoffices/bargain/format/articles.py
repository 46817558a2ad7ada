"""Draft articles scored by stakeholders: a draft is worth to each the plain mean over the articles that it includes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from goodoffices.bargain.constraint import Choice, Constraint, cardinality, excludes
from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import build, check_issues
from goodoffices.bargain.format.json_text import read_json
from goodoffices.bargain.format.reading import Reading
from goodoffices.bargain.preference import PartyPreferences, Ratio, Table, Utility
from goodoffices.text import Mapping, Scalar
from goodoffices.text import Sequence as Listing

__all__ = ["read_articles"]


def read_articles(reading: Reading, path: Path | None, _profiles: Sequence[Path]) -> Domain | None:
    """Read a file of articles.

    Each article is an issue with the options ``left out`` and ``included``; pairs under ``excludes`` never stand
    together; a draft has at least one article; ``thresholds`` are the reservation values, in the scores' unit.
    """
    node = None if path is None else read_json(reading, path)
    top = None if node is None else reading.mapping(node, "the file")
    listed = None if top is None else reading.sequence(top.items.get("articles"), '"articles"')
    limits = None if top is None else reading.mapping(top.items.get("thresholds"), '"thresholds"')
    if path is None or top is None or listed is None or limits is None:
        return None
    articles = [m for m in (reading.mapping(item, "an article") for item in listed.items) if m is not None]
    issues = [
        DomainIssue(_words(a, "id") or str(n), ("left out", "included"), _words(a, "label"))
        for n, a in enumerate(articles, 1)
    ]
    if reading.failed or not check_issues(reading, list(zip(issues, articles, strict=True))):
        return None
    parties = []
    included = tuple(Table((n,), np.array([0.0, 1.0])) for n in range(len(issues)))
    for name in limits.items:
        scores = [_score(reading, article, name) for article in articles]
        limit = reading.number(limits.items[name], f"the threshold of {name}")
        numbers = [score for score in scores if score is not None]
        if len(numbers) == len(scores) and limit is not None:
            over = tuple(Table((n,), np.array([0.0, score])) for n, score in enumerate(numbers))
            parties.append(PartyPreferences(name, Utility((Ratio(over, included),)), limit))
    rules = _rules(reading, top, issues)
    least = cardinality((Choice(n, (1,)) for n in range(len(issues))), 1, reason="a draft has at least one article")
    return build(reading, path.stem, issues, parties, (*rules, least))


def _words(article: Mapping, key: str) -> str:
    node = article.items.get(key)
    return node.text if isinstance(node, Scalar) else ""


def _score(reading: Reading, article: Mapping, name: str) -> float | None:
    scores = reading.mapping(article.items.get("satisfaction"), f'"satisfaction" of article {_words(article, "id")}')
    if scores is None:
        return None
    if name not in scores.items:
        reading.fault("E706", f"article {_words(article, 'id')} has no score of {name}", scores, help="add one")
        return None
    return reading.number(scores.items[name], f"the score of {name}")


def _rules(reading: Reading, top: Mapping, issues: list[DomainIssue]) -> list[Constraint]:
    found = top.items.get("excludes")
    positions = {issue.id: n for n, issue in enumerate(issues)}
    rules = []
    for pair in found.items if isinstance(found, Listing) else ():
        names = [n.text for n in pair.items if isinstance(n, Scalar)] if isinstance(pair, Listing) else []
        if len(names) < 2 or not all(name in positions for name in names):
            reading.fault("E711", "an exclusion names articles that are not there, or fewer than two", pair)
            continue
        rules.append(excludes(*(Choice(positions[name], (1,)) for name in names)))
    return rules
