"""The proposals of one document while the rules are at work: ids, times, voices, and things the case does not know yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from goodoffices.case import When
from goodoffices.case.kinds import Round
from goodoffices.read.accept.source import slug
from goodoffices.read.document import Span
from goodoffices.read.propose.material import Line, Material
from goodoffices.read.propose.proposal import Proposal
from goodoffices.read.propose.saying import Saying
from goodoffices.read.propose.shared import public_entries
from goodoffices.read.time import TimeMention

__all__ = ["Draft", "Rule", "when_field"]

_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_DOUBT = 0.12
_RECENT = timedelta(days=7)
_AFTER = re.compile(
    r"\b(?:after|following|at the end of|at the close of|upon the conclusion of)\s+(?:the\s+|\w+day['’]s\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:talks|meeting|negotiations|round|session)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by name, and how often it is right by judgement."""

    name: str
    confidence: float
    reason: str = ""


def when_field(when: When, *, words: str = "", reason: str = "", circa: bool = False) -> dict[str, str]:
    """A time as an entry of the case writes it.

    Examples
    --------
    >>> from goodoffices.case.when import parse_when
    >>> when_field(parse_when("2025-W29", "UTC"), words="last week")
    {'within': '2025-07-14/2025-07-20', 'words': 'last week'}
    """
    text = when.iso()
    exact = when.grain in ("moment", "day") and "/" not in text
    found = {"at" if exact else "within": text}
    if circa or when.circa:
        found["circa"] = "yes"
    if when.weekday:
        found["weekday"] = when.weekday
    return {**found, **({"words": words} if words else {}), **({"reason": reason} if reason else {})}


@dataclass(slots=True)
class Draft:
    """Where the rules put what they find.

    Parameters
    ----------
    material : Material
    proposals : list of Proposal
    """

    material: Material
    proposals: list[Proposal] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    things: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    after_talks: dict[str, int] = field(default_factory=dict)

    def propose(
        self,
        kind: str,
        fields: Mapping[str, Any],
        spans: Iterable[Span],
        rule: Rule,
        *,
        name: str = "",
        doubts: Sequence[str] = (),
        needs: Sequence[str] = (),
        event: str = "",
    ) -> Proposal:
        """Add a proposal; every doubt makes its confidence less."""
        says = tuple(self.material.quote(span) for span in dict.fromkeys(spans) if len(span))
        wanted = [*needs, *self._unknown(fields, says[0])]
        made = Proposal(
            self.id(name or kind), kind, {k: v for k, v in fields.items() if v not in ("", None, [], {}, ())}, says,
            round(max(0.05, rule.confidence - _DOUBT * len(doubts)), 2), rule.name, rule.reason, tuple(doubts), tuple(dict.fromkeys(wanted)),
            event, source=self.material.source,
        )  # fmt: skip
        self.proposals.append(made)
        return made

    def id(self, name: str) -> str:
        """An id for a new entry: unique among the proposals and in the case."""
        wanted = slug(name) or "entry"
        wanted = wanted if wanted[0].isalpha() else f"e-{wanted}"
        number = self.numbers.get(wanted, 0) + 1
        found = wanted if number == 1 else f"{wanted}-{number}"
        while found in self.taken or self._in_case(found):
            number += 1
            found = f"{wanted}-{number}"
        self.numbers[wanted] = number
        self.taken.add(found)
        return found

    def _in_case(self, id: str) -> bool:
        case = self.material.case
        return case is not None and any(
            id in known for known in (case.parties, case.people, case.places, case.issues, case.sources, case.by_id)
        )

    def _unknown(self, fields: Mapping[str, Any], words: Any) -> list[str]:
        """Ids of new people and parties that the fields name; each is proposed once, with the words that name it."""
        case = self.material.case
        if case is None:
            return []
        known = (case.parties, case.people, case.sources, (self.material.source,))
        named = [id for id in _actors_in(fields) if not any(id in one for one in known)]
        return [self._thing(id) for id in named if id in self.material.names]

    def _thing(self, id: str) -> str:
        if id in self.things:
            return self.things[id]
        actor = self.material.names[id]
        side = self.material.side(id)
        self.things[id] = id
        self.taken.add(id)
        needs: list[str] = []
        fields: dict[str, Any]
        if actor.kind == "person":
            office = next((o for o in actor.offices if o.title), None)
            fields = {"name": actor.name}
            if office and side:
                fields["offices"] = [{"title": office.title, "party": side}]
                needs = self._unknown({"party": side}, None)
            spans = [m.span for m in actor.mentions if office and m.span.holds(office.span)][:1]
            spans = spans or ([office.span] if office else [])
        else:
            role = "organ" if side and side != id else "outside"
            fields = {"name": actor.name, "role": role, **({"of": side} if role == "organ" else {})}
            needs = self._unknown({"party": side}, None) if role == "organ" else []
            spans = []
        first = next(iter(actor.mentions), None)
        spans = spans or ([first.span] if first else [])
        kind = "person" if actor.kind == "person" else "party"
        self.proposals.append(
            Proposal(
                id,
                kind,
                fields,
                tuple(self.material.quote(span) for span in spans),
                0.8,
                f"a {kind} that the case does not know",
                actor.reason,
                needs=tuple(needs),
                source=self.material.source,
            )
        )
        return id

    def issue(self, phrase: str, span: Span) -> str:
        """A new issue for what no issue of the case is about."""
        title = phrase[:1].upper() + phrase[1:]
        found = next((p for p in self.proposals if p.kind == "issue" and p.fields["title"] == title), None)
        if found:
            return found.id
        rule = Rule("an issue that the case does not have", 0.6, "nothing among the issues of the case has these words")
        option = {"id": "as-said", "title": phrase}
        return self.propose(
            "issue", {"title": title, "options": [option]}, [span], rule, name=f"issue {phrase[:40]}"
        ).id

    def voices(self, said: Saying | None) -> list[dict[str, Any]]:
        """The chain of voices of an entry, the newspaper first."""
        told = [voice for voice in said.chain if voice.who and voice.who != self.material.source] if said else []
        others = [{"who": voice.who, **({"verb": voice.verb} if voice.verb else {})} for voice in told]
        return [{"who": self.material.source, "verb": "wrote"}, *others]

    def on(self, line: Line, near: Span, said: Saying | None = None) -> dict[str, str]:
        """When something happened: the time that stands nearest in its sentence, else the day of the statement, else bounds."""
        times = [
            t
            for t in line.times
            if t.when is not None
            and t.kind in ("moment", "day", "interval")
            and t.relation in ("at", "since", "about", "within")
        ]
        if not times:
            return self.said_on(said)
        time = min(times, key=lambda t: _apart(t.span, near))
        return self.meeting_in(time) or self.at(time)

    def meeting_in(self, time: TimeMention) -> dict[str, str]:
        """The day of "the June talks", or the stretch since, where one meeting of that month is known; else nothing."""
        text, when = self.material.text, time.when
        after = re.match(
            r"(?:['’]s)?\s+(?:peace )?(?:talks|round|meeting|negotiations|session)\b",
            text[time.span.end : time.span.end + 30],
        )
        if when is None or not after or when.end - when.start < timedelta(days=27):
            return {}
        days = {d for d in self._meetings() if when.start.date().isoformat() <= d <= when.last_day.isoformat()}
        if len(days) != 1:
            return {}
        day, words = days.pop(), f"{self.material.words(time.span)}{after.group()}"
        reason = f"the meeting of that month that is known was on {day}"
        before = text[max(0, time.span.start - 12) : time.span.start].lower()
        if re.search(r"\b(?:since|after)(?: the)?\s*\Z", before) and self.material.published:
            last = self.material.published.last_day.isoformat()
            return {"within": f"{day}/{last}", "words": words, "reason": f"{reason}; told on {last}"}
        return {"at": day, "words": words, "reason": reason}

    def _meetings(self) -> set[str]:
        """The days of meetings that were held, by the case and by this text."""
        case = self.material.case
        days = {r.on.start.date().isoformat() for r in public_entries(case, Round) if r.status == "held" and r.on}
        return days | {
            str(p.fields["on"].get("at"))[:10]
            for p in self.proposals
            if p.kind == "round" and p.fields.get("status") == "held" and p.fields.get("on")
        }

    def at(self, time: TimeMention) -> dict[str, str]:
        """A time of the text as an entry writes it."""
        assert time.when is not None  # noqa: S101 - chosen for it
        return when_field(time.when, words=self.material.words(time.span), reason=time.reason)

    def said_on(self, said: Saying | None) -> dict[str, str]:
        """The day of a statement, or the bounds within which it was made."""
        if said is not None and said.on is not None:
            return when_field(
                said.on, words=said.on_words, reason=said.on.reason or "the day of the statement, as the text gives it"
            )
        return self._after_talks(said) or self.bounds()

    def _after_talks(self, said: Saying | None) -> dict[str, str]:
        """ "Speaking after the talks": between the last meeting that the text tells as held, and publication."""
        published = self.material.published
        if said is None or published is None or not self._since_talks(said):
            return {}
        last = published.last_day
        days = {
            day
            for p in self.proposals
            if p.kind == "round" and p.fields.get("status") == "held"
            if (day := str(p.fields.get("on", {}).get("at"))[:10]) <= last.isoformat()
        }
        if not days or date.fromisoformat(max(days)) < last - _RECENT:
            return {}
        day = max(days)
        reason = f"said after the talks of {day}, and not after publication"
        return (
            {"at": day, "reason": reason}
            if day == last.isoformat()
            else {"within": f"{day}/{last.isoformat()}", "reason": reason}
        )

    def _since_talks(self, said: Saying) -> bool:
        """Whether the sentence says so, or goes on from one by the same speaker that does."""
        if not said.speaker:
            return False
        material = self.material
        number = material.line_at(said.span.start)
        lines = material.lines[number : material.line_at(max(said.span.start, said.span.end - 1)) + 1]
        if any(_AFTER.search(line.span.of(material.text)) for line in lines):
            self.after_talks[said.speaker] = lines[-1].block
            return True
        block = lines[0].block if lines else -1
        if said.speaker in self.after_talks and 0 <= block - self.after_talks[said.speaker] <= 1:
            self.after_talks[said.speaker] = block
            return True
        return False

    def bounds(self) -> dict[str, str]:
        """No day is given: not before the first round of the case, not after publication. Empty without such bounds."""
        case, published = self.material.case, self.material.published
        held = [r.on.start for r in public_entries(case, Round) if r.status == "held" and r.on]
        if not held or published is None or min(held) > published.start:
            return {}
        first, last = min(held).date().isoformat(), published.last_day.isoformat()
        return {
            "within": f"{first}/{last}",
            "reason": f"the text gives no day; between the first round ({first}) and its publication",
        }


_REFERENCES = (
    "by",
    "to",
    "party",
    "target",
    "host",
    "chair",
    "person",
    "who",
    "debtor",
    "creditor",
    "parties",
    "by_account",
    "of",
)


def _actors_in(value: Any) -> list[str]:
    found: list[str] = []
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key in _REFERENCES:
                found += [item] if isinstance(item, str) else [i for i in item if isinstance(i, str)]
            if not isinstance(item, str):
                found += _actors_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            found += _actors_in(item)
    return list(dict.fromkeys(found))


def _apart(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
