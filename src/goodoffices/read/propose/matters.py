"""Which issue and option of the case a phrase is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log

from goodoffices.case import Case, Issue
from goodoffices.read.propose.lexicon import content_words

__all__ = ["Match", "Matters"]

_TURNING = re.compile(
    r"\b(?:abandon|reject|renounc|refus|ban|banning|without|stop|cease(?![- ]?fire)|drop|halt|cancel|forgo|forswear|give up|rule out|no|not|never|"
    r"end(?:s|ed|ing)?)(?:ing|s|es|ed|ion|e|ement|ment)*\b",
    re.IGNORECASE,
)
# What holds for a time, in places or in part is another matter than what holds without bounds.
_BOUNDED = re.compile(
    r"\b(?:short|brief|temporary|provisional|partial|limited|local|interim|sectoral|(?:\d+|one|two|three|four|five|six|seven|ten|thirty|sixty)"
    r"(?:[- ](?:to|or)[- ](?:\d+|\w+)|[-–]\d+)?[- ](?:hours?|days?|weeks?|months?))\b|\bpauses?\b",
    re.IGNORECASE,
)
# Words of stopping and of degree tell nothing of what is stopped.
_BARE = content_words(
    "abandon reject halt stop end ban drop cancel full complete total immediate unconditional general comprehensive limited accept"
)
_OPTION = 0.5
_ISSUE = 0.34
_AHEAD = 1.15
_SHORT_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Match:
    """An issue, perhaps an option, and why.

    Parameters
    ----------
    issue : str
    option : str
        Empty where only the issue is clear.
    score : float
        From 0 to 1: how much of the option's own words the phrase has, weighted by how rare they are in the case.
    words : tuple of str
        Stems that both have.
    rival : str
        Another option that fits almost as well, ``issue/option``; empty where there is none.
    """

    issue: str
    option: str
    score: float
    words: tuple[str, ...]
    rival: str = ""


class Matters:
    """The issues and options of a case by their words.

    A phrase is on an option where it has at least half of the option's words (each weighed by its rarity among all
    options of the case, as in Spärck Jones 1972), the title of the issue helping, and clearly more than of any other.

    Parameters
    ----------
    case : Case or None
        Without a case nothing matches.
    """

    def __init__(self, case: Case | None) -> None:
        issues = list(case.issues.values()) if case else []
        common = (
            frozenset(word for party in case.parties.values() for word in content_words(f"{party.name} {party.short}"))
            if case
            else frozenset()
        )
        self._options = [
            (issue.id, option.id, content_words(option.title), content_words(issue.title))
            for issue in issues
            for option in issue.options
        ]
        self._turns = {(issue.id, option.id): _turned(option.title) for issue in issues for option in issue.options}
        self._bounds = {(issue.id, option.id): _bounded(option.title) for issue in issues for option in issue.options}
        self._issues = [(issue.id, _words_of(issue)) for issue in issues]
        number = len(self._issues)
        self._weights: dict[str, float] = {}
        for word in {w for _, words in self._issues for w in words}:
            count = sum(word in words for _, words in self._issues)
            # The names of the parties stand in every other option and tell none from the rest.
            self._weights[word] = (0.3 if word in common else 1.0) * log(1 + number / count)

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weights.get(word, 0.0) for word in words)

    def of(self, phrase: str) -> Match | None:
        """The issue, and the option where one is clear, that a phrase is about; None where none is.

        Parameters
        ----------
        phrase : str
            "further territorial concessions": what is demanded, rejected, agreed or done.
        """
        said = content_words(phrase)
        scored = sorted(self._scored(said), reverse=True)
        if scored and scored[0][0] >= _OPTION:
            score, _, issue, option, words = scored[0]
            if self._turns[issue, option] != _turned(phrase) or self._bounds[issue, option] != _bounded(phrase):
                return Match(issue, "", min(1.0, score), words, f"{issue}/{option}")
            near = next((o for o in scored[1:] if o[0] * _AHEAD > score and not set(o[4]) < set(words)), None)
            if near is None:
                return Match(issue, option, min(1.0, score), words)
            if near[2] == issue:
                return Match(issue, "", min(1.0, score), words, f"{near[2]}/{near[3]}")
        found = self.issue_of(phrase)
        return self._told_by_a_word(found, said, phrase) if found else None

    def _told_by_a_word(self, match: Match, said: frozenset[str], phrase: str) -> Match:
        """The option of an issue that alone has what the phrase says beyond the issue's own name."""
        left = [
            (option, words)
            for issue, option, own, title in self._options
            if issue == match.issue and (words := (own & said) - title)
        ]
        if len(left) != 1 or len(said) > _SHORT_PHRASE:
            return match
        (option, words), key = left[0], (match.issue, left[0][0])
        if self._turns[key] == _turned(phrase) and self._bounds[key] == _bounded(phrase):
            return Match(match.issue, option, 0.5, tuple(sorted(words)))
        return match

    def _scored(self, said: frozenset[str]) -> list[tuple[float, int, str, str, tuple[str, ...]]]:
        found = []
        for issue, option, own, title in self._options:
            both = own & said
            others: frozenset[str] = frozenset().union(
                *(w for i, o, w, _ in self._options if i == issue and o != option)
            )
            # A word that every option of the issue has tells the issue and not the option.
            if not both - _BARE or not self._sum(own) or not both - others:
                continue
            score = self._sum(both) / self._sum(own)
            if title - own:
                score += 0.35 * self._sum((title - own) & said) / self._sum(title - own)
            rest = self._sum(said - own - title)
            score -= 0.1 * min(1.0, rest / max(self._sum(both), 0.1))
            found.append((round(score, 6), -len(own), issue, option, tuple(sorted(both))))
        return found

    def issue_of(self, phrase: str) -> Match | None:
        """The one issue that a phrase is about, without an option."""
        said = content_words(phrase)
        scored = sorted(
            (
                (self._sum(words & said), issue, tuple(sorted(words & said)))
                for issue, words in self._issues
                if words & said
            ),
            reverse=True,
        )
        if not scored or not scored[0][0] or scored[0][0] < _ISSUE * max(1.0, self._sum(said)):
            return None
        if len(scored) > 1 and scored[1][0] * _AHEAD > scored[0][0]:
            return None
        return Match(scored[0][1], "", min(1.0, scored[0][0] / max(self._sum(said), 1e-9)), scored[0][2])

    def issues_in(self, phrase: str) -> tuple[str, ...]:
        """Every issue whose title the phrase has in full, in the order of the case."""
        said = content_words(phrase)
        return tuple(issue for issue, title in self._titles() if title and title <= said)

    def _titles(self) -> list[tuple[str, frozenset[str]]]:
        return list({issue: title for issue, _, _, title in self._options}.items())


def _turned(words: str) -> bool:
    """Whether a phrase is on not doing something: an option to abandon is not met by wanting to join."""
    return len(_TURNING.findall(words)) % 2 == 1


def _bounded(words: str) -> bool:
    """Whether a phrase is on something that holds for a time or in part only.

    Examples
    --------
    >>> _bounded("a short two- to three-day truce"), _bounded("pauses of 24 to 48 hours"), _bounded("a full cease-fire")
    (True, True, False)
    """
    return _BOUNDED.search(words) is not None


def _words_of(issue: Issue) -> frozenset[str]:
    return content_words(" ".join((issue.title, *(option.title for option in issue.options))))
