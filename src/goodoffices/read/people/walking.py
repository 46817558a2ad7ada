"""A walk through the sentences: pronouns and descriptions find whom they mean among those named before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, pairwise

from goodoffices.case import Case
from goodoffices.read.document import Span
from goodoffices.read.people.collective import Naming as Collective
from goodoffices.read.people.collective import Parties
from goodoffices.read.people.joining import Known
from goodoffices.read.people.joining import Naming as Personal
from goodoffices.read.people.mention import Mention
from goodoffices.read.people.posts import Post, described, describes
from goodoffices.read.people.pronoun import PRONOUNS, is_object, is_pronoun, leads_at, subject_of
from goodoffices.read.people.reference import Candidate, Seen, choose
from goodoffices.read.people.words import Line

__all__ = ["BOTH_SIDES", "Walk"]

BOTH_SIDES = "both-sides"
"""Id of the group that "both sides" means."""

_NEAR = 16
_KEPT = 60
"""How many of those named last are tried: a reader remembers no more, and the work stays in step with the text."""
_NOMINATIVE = frozenset({"he", "she", "they", "it"})
_AHEAD = frozenset(
    [
        "in",
        "after",
        "before",
        "despite",
        "during",
        "while",
        "asked",
        "speaking",
        "when",
        "as",
        "since",
        "following",
        "upon",
        "with",
        "by",
        "on",
        "at",
        "although",
        "though",
        "for",
        "throughout",
    ]
)
_CLAUSE = frozenset("that and but who which as after because when while if said says where whom so".split())  # noqa: SIM905
_TELLS = frozenset("told tells assured promised reminded informed".split())  # noqa: SIM905
_SIDES = frozenset(
    {"sides", "parties", "delegations", "countries", "governments", "nations", "capitals", "neighbours", "neighbors"}
)
_SIDED = frozenset({"both", "two", "warring", "opposing", "rival", "the", "conflicting", "belligerent", "these"})
_BODIES = {
    "ministry": "ministry", "council": "council", "commission": "commission", "court": "court", "committee": "committee",
    "agency": "agency", "parliament": "parliament", "alliance": "nato", "bloc": "european-union",
}  # fmt: skip
_RULES = frozenset({"administration", "government"})


@dataclass(slots=True)
class Walk:
    """What is known at each place of the text, and what was resolved.

    Parameters
    ----------
    parties : Parties
    case : Case or None
    people : dict of str to Known
    posts : dict of str to list of Post
    """

    parties: Parties
    case: Case | None
    people: dict[str, Known]
    posts: dict[str, list[Post]]
    mentions: list[Mention] = field(default_factory=list)
    made: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    sides: tuple[str, ...] = ()
    _candidates: dict[str, Candidate] = field(default_factory=dict)
    _bodies: list[tuple[int, int, Collective, bool]] = field(default_factory=list)
    _groups: list[tuple[int, str]] = field(default_factory=list)

    def step(
        self,
        line: Line,
        quoted: Sequence[bool],
        personal: Sequence[tuple[str, Personal]],
        collective: Sequence[Collective],
    ) -> None:
        """Go through one sentence."""
        offices = {number for _, one in personal for held in one.offices for number in range(held.first, held.stop)}
        named = {number for _, one in personal for number in range(one.first, one.stop)}
        subject = subject_of(line, quoted, personal)
        events: list[tuple[int, int, Callable[[], None]]] = []
        for id, one in personal:
            events.append((one.first, 1, partial(self._person, line, quoted, id, one, subject)))
        events += [(one.first, 2, partial(self._collective, line, one)) for one in collective]
        taken = {number for one in collective for number in range(one.first, one.stop)} | named
        for number, word in enumerate(line.words):
            if number not in taken and is_pronoun(line.words, number, word, quoted):
                events.append((number, 0, partial(self._pronoun, line, quoted, number, personal, subject)))
        for first, stop, head in described(line, self.parties.lists):
            if not offices.intersection(range(first + 1, stop)) and head not in named:
                events.append((first, 3, partial(self._description, line, first, stop, head, quoted)))
        events += [(first, 4, partial(self._plain, line, first, stop)) for first, stop in _plain(line)]
        for _at, _kind, event in sorted(events, key=lambda item: item[:2]):
            event()

    def _person(self, line: Line, quoted: Sequence[bool], id: str, one: Personal, subject: int) -> None:
        candidate = self._latest(id)
        after = [word.low for word in line.words[one.stop : one.stop + 2]]
        leads = one.first == subject or after[:1] == ["who"] or after == [",", "who"]
        aside = quoted[one.first] or line.block == "caption"
        candidate.seen.append(Seen(line.number, one.head.start, leads, aside))
        text = " ".join(word.text for word in line.words[one.first : one.stop])
        for held in one.offices:
            if held.comma or held.how in {"after", "is", "who leads"}:
                where = Span(line.words[held.first].start, line.words[held.stop - 1].end)
                noun = line.words[held.head]
                said = " ".join(word.text for word in line.words[held.first : held.stop])
                at = Span(noun.start, noun.end)
                self.mentions.append(Mention(where, at, "office", said, id, (), "an office beside the name"))
        rule = "a full name" if one.stop - one.first > 1 else "a name met before"
        self.mentions.append(Mention(one.span, one.head, "person", text, id, (), rule))

    def _recent(self) -> list[Candidate]:
        """Those named last, the latest first."""
        return list(islice(reversed(self._candidates.values()), _KEPT))

    def _latest(self, id: str) -> Candidate:
        """Somebody who is named here, and so the latest."""
        candidate = self._candidates.pop(id, None) or Candidate(id, self.people[id].gender)
        self._candidates[id] = candidate
        return candidate

    def _collective(self, line: Line, one: Collective) -> None:
        words = line.words
        text = " ".join(word.text for word in words[one.first : one.stop])
        self.mentions.append(Mention(one.span, one.head, one.kind, text, one.actor, (), one.rule))
        if one.actor and one.kind != "demonym":
            leads = one.first <= 2 and not any(word.kind in "oq" for word in words[: one.first])
            self._bodies.append((line.number, one.span.start, one, leads))
            if one.what == "group":
                self._groups.append((line.number, one.actor))

    def _pronoun(
        self, line: Line, quoted: Sequence[bool], number: int, personal: Sequence[tuple[str, Personal]], subject: int
    ) -> None:
        word = line.words[number]
        what = PRONOUNS[word.low]
        span = Span(word.start, word.end)
        if what in {"1", "1p"}:
            self.mentions.append(Mention(span, span, "pronoun", word.text, "", (), "first person: whoever speaks"))
            return
        if what in "mf":
            found, near, rule = self._he(line, quoted, number, what, personal, subject)
        elif what == "n":
            found, near, rule = self._it(line, number)
        else:
            found, near, rule = self._they(line)
        if found in self._candidates and what in "mf":
            candidate = self._latest(found)
            candidate.gender = candidate.gender or what
            self.people[found].gender = self.people[found].gender or what
            candidate.seen.append(Seen(line.number, word.start, word.low in _NOMINATIVE, quoted[number]))
        self.mentions.append(Mention(span, span, "pronoun", word.text, found, near, rule))

    def _he(
        self, line: Line, quoted: Sequence[bool], number: int, gender: str, personal: Sequence[tuple[str, Personal]], subject: int
    ) -> tuple[str, tuple[str, ...], str]:  # fmt: skip
        words = line.words
        place = bisect_left(personal, number, key=lambda item: item[1].first)
        personal = personal[max(0, place - _NEAR) : place + _NEAR]
        before = [(id, one) for id, one in personal if one.first < number]
        ahead = next(((id, one) for id, one in personal if one.first == subject and one.first > number), None)
        if (
            not before
            and ahead
            and words[0].low in _AHEAD
            and not quoted[number]
            and any(word.text == "," for word in words[number : ahead[1].first])
        ):
            known = self.people[ahead[0]].gender
            if not known or known == gender:
                return ahead[0], (), "the subject that follows"
        without: set[str] = set()
        if quoted[number]:
            without.update(id for id, one in personal if one.first == subject and not quoted[one.first])
        if words[number].low in {"him", "her"} and is_object(words, number):
            for id, one in before:
                if one.first == subject and not any(
                    word.low in _CLAUSE or word.text == "," for word in words[one.stop : number]
                ):
                    without.add(id)
        for id, one in before:
            # "told Montalvo he would help": who tells is meant.
            told = words[one.first - 1].low in _TELLS if one.first else False
            if told and one.stop <= number <= one.stop + 2:
                without.add(id)
        for id, one in personal:
            # "his lawyer, Ana Brandt": nobody possesses the office that they hold themselves.
            if any(held.first <= number < held.stop or held.first - 1 == number for held in one.offices):
                without.add(id)
        found, near = choose(self._recent(), line.number, words[number].start, gender, frozenset(without))
        return found, near, "named last, and of that gender" if found else "doubtful" if near else "nobody named before"

    def _it(self, line: Line, number: int) -> tuple[str, tuple[str, ...], str]:
        word = line.words[number]
        here = [
            (one, leads) for at, start, one, leads in self._bodies[-_KEPT:] if at == line.number and start < word.start
        ]
        ids = list(dict.fromkeys(one.actor for one, _ in here))
        before = line.words[number - 1].low if number else ""
        lists = self.parties.lists
        if word.low == "it" and before not in lists.speech and before != "that":
            return "", tuple(ids[:3]), "doubtful"
        if len(ids) == 1:
            return ids[0], (), "the only body in the sentence"
        if here and here[0][1]:
            return here[0][0].actor, (), "the subject of the sentence"
        if not here:
            last = [one for at, _, one, leads in self._bodies[-_KEPT:] if at == line.number - 1 and leads]
            if last:
                return last[0].actor, (), "the subject of the sentence before"
        return "", tuple(ids[:3]), "doubtful"

    def _they(self, line: Line) -> tuple[str, tuple[str, ...], str]:
        ids = list(dict.fromkeys(id for at, id in self._groups[-_KEPT:] if at == line.number))
        ids = ids or list(dict.fromkeys(id for at, id in self._groups[-_KEPT:] if at == line.number - 1))
        if len(ids) == 1:
            return ids[0], (), "the only group named"
        return "", tuple(ids[:3]), "doubtful"

    def _description(self, line: Line, first: int, stop: int, head: int, quoted: Sequence[bool]) -> None:
        words = line.words
        span, noun = Span(words[first].start, words[stop - 1].end), Span(words[head].start, words[head].end)
        country = next(
            (
                self.parties.id(word.known.country or word.known.id)
                for word in words[first:head]
                if word.known and word.known.kind not in {"place", "outlet"}
            ),
            "",
        )
        text = " ".join(word.text for word in words[first:stop])
        held = [
            one
            for one in self._recent()
            if any(
                describes(line, first, stop, head, country, post, self.parties) for post in self.posts.get(one.id, ())
            )
        ]
        found = ""
        near: tuple[str, ...] = ()
        rule = "nobody with that office named before"
        if words[first].low in {"the", "this", "that"} and not words[head].low.endswith(("s", "men", "women")):
            found, near = choose(held, line.number, words[first].start, "")
            if not found and not near and len(held) == 1:
                found = held[0].id
            if not found and not near:
                later = [
                    id
                    for id, posts in islice(self.posts.items(), _KEPT)
                    if any(describes(line, first, stop, head, country, post, self.parties) for post in posts)
                ]
                if len(later) == 1 and country:
                    found = later[0]
                    self._latest(found)
            rule = "the office of somebody named" if found else "doubtful" if near else rule
        if found:
            self._latest(found).seen.append(Seen(line.number, words[head].start, leads_at(words, first), quoted[first]))
        self.mentions.append(Mention(span, noun, "description", text, found, near, rule))

    def _plain(self, line: Line, first: int, stop: int) -> None:
        """ "Both sides", "the ministry", "his administration", "the Trump administration"."""
        words = line.words
        span, noun = Span(words[first].start, words[stop - 1].end), Span(words[stop - 1].start, words[stop - 1].end)
        text = " ".join(word.text for word in words[first:stop])
        low = words[stop - 1].low
        found, rule = "", "doubtful"
        if low in _SIDES:
            found, rule = BOTH_SIDES, "the two sides of the talks"
            self.made.setdefault(BOTH_SIDES, ("both sides", "group", ""))
            self._groups.append((line.number, BOTH_SIDES))
        elif low in _RULES:
            found, rule = self._rule_of(line, first, low)
        else:
            wanted = _BODIES[low]
            last = [one for _, _, one, _ in self._bodies[-_KEPT:] if wanted in one.actor or wanted in one.name.lower()]
            if last:
                found, rule = last[-1].actor, "the last one named"
                self._bodies.append((line.number, span.start, last[-1], leads_at(words, first)))
        self.mentions.append(Mention(span, noun, "description", text, found, (), rule))

    def _rule_of(self, line: Line, first: int, low: str) -> tuple[str, str]:
        """Whose administration it is."""
        start = line.words[first].start
        owner = next(
            (
                mention.refers
                for mention in islice(reversed(self.mentions), _KEPT)
                if start in {mention.span.start, mention.head.start}
            ),
            "",
        )
        if owner not in self.people:
            return "", "doubtful"
        name = f"{self.people[owner].name.split()[-1]} {low}"
        own = self.parties.named(name)
        posts = self.posts.get(owner, [])
        country = next((post.office.country for post in posts if post.office.country), "")
        id = own.id if own else "-".join(name.lower().split())
        self.made.setdefault(id, (own.name if own else name, "organ", own.of if own else country))
        return id, "of whom was named"

    def pair(self, lines: Sequence[tuple[Line, Sequence[Collective]]]) -> tuple[str, ...]:
        """The two sides: of the case where it has two parties, else those named side by side most often."""
        if self.case:
            parties = [party.id for party in self.case.parties.values() if party.role == "party"]
            if len(parties) == 2:
                return (parties[0], parties[1])
        met: Counter[tuple[str, ...]] = Counter()
        for line, collective in lines:
            for one, other in pairwise(collective):
                between = line.words[one.stop : other.first]
                joined = len(between) <= 2 and any(word.low in {"and", "-", "–"} for word in between)
                if (
                    joined
                    and one.actor
                    and other.actor
                    and one.actor != other.actor
                    and {one.what, other.what} <= {"country", "party"}
                ):
                    met[tuple(sorted((one.actor, other.actor)))] += 1
        return max(met, key=lambda pair: met[pair]) if met else ()

    def finish(self) -> list[Mention]:
        """All mentions, in the order of the text, the longer first."""
        return sorted(self.mentions, key=lambda one: (one.span.start, -one.span.end, one.head, one.kind))


def _plain(line: Line) -> list[tuple[int, int]]:
    """Words such as "both sides" and "the ministry"."""
    found = []
    words = line.words
    for number, word in enumerate(words):
        if word.mark or not number:
            continue
        before = words[number - 1]
        if word.low in _SIDES:
            first = number
            while first and words[first - 1].low in _SIDED and number - first < 3:
                first -= 1
            told = [one.low for one in words[first:number]]
            if told and (word.low in {"sides", "parties"} or {"both", "two"} & set(told)):
                found.append((first, number + 1))
        elif (word.low in _BODIES and before.low in {"the", "this"} and not word.cap) or (
            word.low in _RULES and (before.kind == "N" or before.low in {"his", "her"})
        ):
            found.append((number - 1, number + 1))
    return found
