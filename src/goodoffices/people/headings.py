"""Which column of a list holds what, by its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goodoffices.people.record import FIELDS

__all__ = ["guess_columns", "plain_heading"]

_WORDS = {
    "id": "id|rec_id|record_id|person_id|no|nr|#|№|№ п/п|n|номер|ід|row|uid",
    "full_name": "full_name|fullname|name|full name|піб|пiб|фио|ф.и.о.|п.і.б.|прізвище ім'я по батькові|фамилия имя отчество|ad soyad|nom complet|nom et prénom|vollständiger name|person",
    "surname": "surname|last_name|lastname|last name|family_name|family name|familyname|прізвище|фамилия|nom|nom de famille|soyad|soyadı|nachname|familienname",
    "given": "given|given_name|given name|given names|first_name|firstname|first name|first names|forename|ім'я|імя|имя|prénom|prenom|ad|adı|vorname",
    "patronymic": "patronymic|middle_name|middle name|middlename|fathername|по батькові|по-батькові|отчество|patronyme|baba adı|vatersname",
    "sex": "sex|gender|стать|пол|sexe|cinsiyet|geschlecht",
    "born": "born|dob|birth_date|birthdate|birth date|date_of_birth|date of birth|дата народження|дата рождения|д.н.|др|д.р.|date de naissance|doğum tarihi|geburtsdatum|year of birth|рік народження|год рождения",
    "birth_place": "birth_place|birthplace|place_of_birth|place of birth|місце народження|место рождения|lieu de naissance|doğum yeri|geburtsort",
    "unit": "unit|military_unit|regiment|brigade|військова частина|в/ч|частина|підрозділ|воинская часть|часть|подразделение|unité|birlik|einheit",
    "rank": "rank|звання|військове звання|звание|воинское звание|grade|rütbe|dienstgrad",
    "number": "number|service_number|service number|army number|personal number|serial number|idnumber|особистий номер|личный номер|військовий квиток|matricule|sicil no|personenkennziffer",
    "category": "category|категорія|категория|catégorie|kategori|kategorie|status|статус",
    "captured": "captured|capture_date|date of capture|captured on|дата полону|дата полонення|дата пленения|date de capture|esir tarihi",
    "captured_place": "captured_place|place of capture|місце полону|місце полонення|место пленения|lieu de capture",
    "father": "father|father's name|father's first name|батько|отец|père|vater",
    "mother": "mother|mother's maiden name|maiden name of mother|дівоче прізвище матері|девичья фамилия матери|мати|мать",
    "power": "power|power on which he depends|nationality|citizenship|громадянство|гражданство|nationalité|uyruk|staatsangehörigkeit",
}


def plain_heading(text: str) -> str:
    """A heading without case, points at the end, marks and doubled spaces.

    Examples
    --------
    >>> plain_heading("  Date_of  Birth: ")
    'date of birth'
    """
    text = text.casefold().replace("ʼ", "'").replace("’", "'").replace("_", " ").replace("ё", "е")
    return re.sub(r"\s+", " ", text.replace("\ufeff", "")).strip(" :*")


_KNOWN: Mapping[str, str] = {plain_heading(word): field for field, words in _WORDS.items() for word in words.split("|")}


def guess_columns(headings: Sequence[str]) -> dict[str, int]:
    """The place of the column of each field, from 0; a field whose column is not found is left out.

    Examples
    --------
    >>> guess_columns(["№", "Прізвище", "Ім'я", "По батькові", "Дата народження", "Примітка"])
    {'id': 0, 'surname': 1, 'given': 2, 'patronymic': 3, 'born': 4}
    """
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        field = _KNOWN.get(plain_heading(heading))
        if field and field not in found:
            found[field] = place
    return {field: found[field] for field in FIELDS if field in found}
