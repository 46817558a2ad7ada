"""Names, lists, chains of voices and handling marks, in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from goodoffices.brief.sheet import Run
from goodoffices.brief.times import when_words
from goodoffices.case import Case, Entry, Person, Voice

__all__ = [
    "capital",
    "chain",
    "handling_marks",
    "listing",
    "names",
    "other_scripts",
    "plural",
    "quotation",
    "sentence_end",
    "speaker",
]

_THAT = frozenset(
    {
        "acknowledge", "add", "admit", "affirm", "allege", "announce", "argue", "assert", "assess", "believe", "claim", "complain",
        "conclude", "confirm", "declare", "deny", "disclose", "emphasise", "emphasize", "estimate", "explain", "expect", "hear",
        "heard", "held", "hold", "indicate", "inform", "insist", "knew", "know", "maintain", "mention", "note", "observe", "pledge",
        "promise", "recall", "reiterate", "remark", "repeat", "report", "reveal", "said", "say", "signal", "state", "stress",
        "suggest", "tell", "think", "thought", "told", "underline", "understand", "understood", "warn", "write", "wrote",
    }
)  # fmt: skip
"""Verbs of speech that a clause with "that" may follow."""

_SMALL = frozenset(
    {
        "A", "All", "An", "And", "Another", "As", "At", "Both", "But", "By", "Each", "Every", "For", "From", "He", "Her", "His", "If",
        "In", "Is", "It", "Its", "Many", "More", "Most", "Neither", "No", "None", "Not", "Nothing", "Of", "On", "One", "Only", "Other",
        "Over", "Several", "She", "Since", "Some", "Such", "That", "The", "Their", "There", "These", "They", "This", "Those", "To",
        "Two", "Under", "Until", "What", "When", "Where", "Which", "While", "With", "Within", "Without",
    }
)  # fmt: skip
"""Words that lose their capital inside a sentence."""


def listing(words: Iterable[str], conjunction: str = "and") -> str:
    """Words as a list in a sentence.

    Examples
    --------
    >>> listing(["Kyiv", "Moscow", "Ankara"])
    'Kyiv, Moscow and Ankara'
    """
    found = list(words)
    return f"{', '.join(found[:-1])} {conjunction} {found[-1]}" if len(found) > 1 else "".join(found)


def plural(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun.

    Examples
    --------
    >>> plural(1, "entry", "entries"), plural(1200, "round")
    ('1 entry', '1,200 rounds')
    """
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def names(case: Case, ids: Iterable[str]) -> str:
    """The names of several actors, as a list in a sentence."""
    return listing(case.name(id) for id in ids)


def speaker(case: Case, ids: Sequence[str], office: str = "") -> str:
    """Who speaks, with the office in the source's words in brackets."""
    who = names(case, ids)
    return f"{who} ({office})" if office else who


def quotation(words: str) -> str:
    """Somebody's own words between quotation marks, on one line."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{' '.join(words.split())}\N{RIGHT DOUBLE QUOTATION MARK}"


def sentence_end(text: str) -> str:
    """The text with a full stop, where it does not end already."""
    tail = text.rstrip("\N{RIGHT DOUBLE QUOTATION MARK}\"'")[-1:]
    return text if not text or tail in ".!?\N{HORIZONTAL ELLIPSIS}" else f"{text}."


def _takes_that(verb: str) -> bool:
    """Whether the last word of a reporting verb is followed by "that" (``claimed that``, not ``questioned that``)."""
    last = verb.lower().split()[-1] if verb.split() else ""
    stems = {
        last,
        last.removesuffix("s"),
        last.removesuffix("es"),
        last.removesuffix("d"),
        last.removesuffix("ed"),
        last.removesuffix("ing"),
    }
    if last.endswith("ied") or last.endswith("ies"):
        stems.add(last[:-3] + "y")
    if last.endswith("tted"):
        stems.add(last[:-3])
    return bool(stems & _THAT)


def chain(case: Case, voices: Sequence[Voice], what: str = "") -> str:
    """A chain of voices, outermost first: "X said that Y claims that Z".

    Parameters
    ----------
    what : str
        The sentence at the end of the chain; left out, the chain ends with its last verb.
    """
    parts: list[str] = []
    for voice in voices:
        verb = voice.verb or "said"
        when = (
            f" on {when_words(voice.on, case.zone, weekday=False)}"
            if voice.on and voice.on.grain in ("day", "moment")
            else ""
        )
        link = " that " if _takes_that(verb) else ": "
        parts.append(f"{speaker(case, [voice.who], voice.office)} {verb.removesuffix(' that')}{when}{link}")
    if not what:
        return "".join(parts).removesuffix(" that ").removesuffix(": ")
    first = what.split(maxsplit=1)[0] if what.split() else ""
    if parts and parts[-1].endswith(" that "):
        if first in _SMALL:
            what = what[0].lower() + what[1:]
        elif what[:1].isupper() and not _begins_with_name(case, what):
            # Whether a capital may go is not known: the sentence stands whole after a colon.
            parts[-1] = parts[-1].removesuffix(" that ") + ": "
    return "".join(parts) + what


def _begins_with_name(case: Case, what: str) -> bool:
    """Whether a sentence begins with the name of a party or person of the case."""
    for party in case.parties.values():
        if any(what.startswith(name) for name in (party.name, party.short, *party.aka) if name):
            return True
    return any(
        what.startswith((person.name, person.name.split()[-1])) for person in case.people.values() if person.name
    )


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def handling_marks(case: Case, entry: Entry) -> str:
    """How an entry is to be handled, in brackets: `` [not for attribution; embargoed until …]``."""
    marks = [mark.replace("-", " ") for mark in entry.marks]
    if entry.embargo is not None:
        marks.append(f"embargoed until {when_words(entry.embargo, case.zone, weekday=False)}")
    return f" [{'; '.join(marks)}]" if marks else ""


def _latin(name: str) -> bool:
    return all(unicodedata.name(char, "LATIN").startswith("LATIN") for char in name if char.isalpha())


def other_scripts(person: Person, language: str = "en") -> tuple[Run, ...]:
    """A person's name in the scripts of other languages, one of each, as for a name card."""
    found = [
        (lang, spelled[0])
        for lang, spelled in person.spellings.items()
        if spelled and lang.partition("-")[0] != language
    ]
    unlike = [(lang, name) for lang, name in found if not _latin(name)]
    runs: list[Run] = []
    for lang, name in unlike:
        if all(run.text != name for run in runs):
            runs += [Run(" · ")] * bool(runs) + [Run(name, lang=lang)]
    return tuple(runs)
