"""Two records beside each other, as a clerk needs to see them. Here names are shown, and nowhere else but in the report."""

from __future__ import annotations

from goodoffices.people.record import FIELDS, PersonRecord

__all__ = ["side_by_side"]


def side_by_side(one: PersonRecord, other: PersonRecord) -> list[tuple[str, str, str, str]]:
    """Rows of field, what the first record has, a mark, and what the second has; fields that neither has are left out.

    The mark is ``=`` where the two texts are the same but for letter case, and empty where one has nothing.

    Examples
    --------
    >>> side_by_side(PersonRecord("1", surname="Koval", born="1990"), PersonRecord("9", surname="KOVAL", given="Ivan"))
    [('surname', 'Koval', '=', 'KOVAL'), ('given', '', '', 'Ivan'), ('born', '1990', '', '')]
    """
    rows = []
    for name in FIELDS:
        x, y = getattr(one, name), getattr(other, name)
        if name == "id" or not (x or y):
            continue
        mark = "" if not (x and y) else "=" if x.casefold() == y.casefold() else "/"
        rows.append((name.replace("_", " "), x, mark, y))
    return rows
