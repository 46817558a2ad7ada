"""What the cells of a column say, each text looked at once: a million rows have few given names, dates and places."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from goodoffices.names import mixes_alphabets
from goodoffices.people.dates import read_day

__all__ = ["FAULTS", "values_of", "without_collection"]

FAULTS = {
    "unreadable": ("W954", "no date can be read", "write it as 1990-05-07, or 1990"),
    "either way": ("W955", "day and month could be either way", "write it as 1990-05-07"),
    "serial": ("W956", "a number of days was read as a spreadsheet's date", "write it as 1990-05-07"),
    "mixed": ("W957", "letters of two alphabets in one word", "nothing need be done: it was read in one alphabet"),
}
"""Code, message and help of what may be wrong with a cell."""

_LATIN, _CYRILLIC = re.compile("[A-Za-zïÏ]"), re.compile("[\u0400-\u052f]")
_SEXES = {
    **dict.fromkeys(("m", "male", "man", "м", "ч", "чол", "чоловіча", "чоловік", "муж", "мужской", "e", "erkek", "h", "homme", "männlich"), "m"),
    **dict.fromkeys(("f", "female", "woman", "ж", "жін", "жіноча", "жінка", "жен", "женский", "k", "kadın", "femme", "w", "weiblich"), "f"),
}  # fmt: skip


class _Repeated(dict[str, tuple[str, str]]):
    """Texts that many rows have: each is read once, and kept once."""

    def __init__(self, read: Callable[[str], tuple[str, str]]) -> None:
        self.read = read

    def __missing__(self, text: str) -> tuple[str, str]:
        found = self[text] = self.read(text)
        return found


class _Single(dict[str, tuple[str, str]]):
    """Texts that few rows share: nothing is kept."""

    def __init__(self, read: Callable[[str], tuple[str, str]]) -> None:
        self.read = read

    def __missing__(self, text: str) -> tuple[str, str]:
        return self.read(text)


def values_of(field: str, days_first: bool | None) -> Mapping[str, tuple[str, str]]:
    """For the text of a cell its value, and which of ``FAULTS`` it has.

    Parameters
    ----------
    field : str
        Of :class:`PersonRecord`.
    days_first : bool or None
        What :func:`day_first` says of a column of dates.

    Examples
    --------
    >>> values_of("born", True)["07.05.1990"], values_of("sex", None)["Чоловік"], values_of("surname", None)["Кoваль"][1]
    (('1990-05-07', ''), ('m', ''), 'mixed')
    """
    if field in ("born", "captured"):
        return _Repeated(lambda text: read_day(text, days_first))
    if field == "sex":
        return _Repeated(lambda text: (_SEXES.get(text.casefold().strip("."), ""), ""))
    if field == "full_name":
        return _Single(_name)
    if field in ("surname", "given", "patronymic"):
        return _Repeated(_name)
    return (_Single if field in ("id", "number") else _Repeated)(lambda text: (text, ""))


def _name(text: str) -> tuple[str, str]:
    # Nearly every name is of one alphabet, which two quick looks show.
    if text.isascii() or not (_LATIN.search(text) and _CYRILLIC.search(text)):
        return text, ""
    return text, "mixed" if any(map(mixes_alphabets, text.split())) else ""


@contextmanager
def without_collection() -> Iterator[None]:
    """While very many small values are made, Python need not look for rings among them each few thousand."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
