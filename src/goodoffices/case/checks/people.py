"""People: two records that may be of one person."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.model import Case
from goodoffices.names import fold_name

__all__ = ["one_person_twice"]


def one_person_twice(case: Case) -> Iterator[Doubt]:
    """W620: two people who share a spelling of their name."""
    seen: dict[str, str] = {}
    for person in case.people.values():
        spellings = [person.name, *(text for texts in person.spellings.values() for text in texts)]
        for spelling in spellings:
            first = seen.setdefault(fold_name(spelling), person.id)
            if first != person.id:
                yield Doubt(
                    "W620",
                    f'"{first}" and "{person.id}" share the name {spelling}',
                    person,
                    ("name",),
                    help="join them if they are one; if they are two, add what tells them apart to both names",
                )
                break
