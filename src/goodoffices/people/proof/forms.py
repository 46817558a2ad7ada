"""Under which forms a person stands on a list that is proved from."""

from __future__ import annotations

from goodoffices.people.hidden.folding import Folded

__all__ = ["CERTAIN", "FORMS", "forms_of_person"]

CERTAIN = ("number", "surname, given name and birth date")
"""Forms of which one is enough to say that the person is on the list."""
FORMS = (*CERTAIN, "surname, given name and patronymic", "surname and given name")


def forms_of_person(row: Folded) -> dict[str, str]:
    """The folded texts of a person by form; forms for which fields are missing are left out.

    Examples
    --------
    >>> forms_of_person(Folded("1", surname="koval", given="#3", year=1990, month=5, day=7))
    {'surname, given name and birth date': 'koval|#3|1990-5-7', 'surname and given name': 'koval|#3'}
    """
    parts = (
        (row.number if len(row.number) >= 4 else "",),
        (row.surname, row.given, row.born),
        (row.surname, row.given, row.father),
        (row.surname, row.given),
    )
    return {form: "|".join(texts) for form, texts in zip(FORMS, parts, strict=True) if all(texts)}
