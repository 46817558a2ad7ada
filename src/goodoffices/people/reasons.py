"""Why two records were or were not taken to be one person, in words and without their names."""

from __future__ import annotations

from functools import cache, lru_cache

from goodoffices.people.levels import LEVELS

__all__ = ["FIELD_WORDS", "RULE_WORDS", "rarity", "reasons_of"]

FIELD_WORDS = {
    "surname": "surname",
    "given": "given name",
    "patronymic": "patronymic",
    "born": "birth date",
    "place": "birthplace",
    "unit": "unit",
    "number": "service number",
    "captured": "day of capture",
    "rank": "rank",
    "sex": "sex",
}
"""What each compared field is called."""

RULE_WORDS = {
    "twin": "may be a twin",
    "brother or sister": "may be a brother or sister",
    "namesake": "may be a namesake",
    "name alone": "nothing but a name speaks for it",
    "another given name": "another given name, and no service number that agrees",
    "steady field differs": "a field differs that on these lists hardly ever does for one person",
}
"""What each rule of look-alikes says."""


@lru_cache(maxsize=1 << 14)
def rarity(frequency: float) -> str:
    """How rare a value is, rounded so that the words do not betray it.

    Examples
    --------
    >>> rarity(0.0004), rarity(0.08)
    ('rare: about 1 in 2,500', 'common: about 1 in 12')
    """
    one_in = 1 / max(frequency, 1e-9)
    steps = (5, 8, 12, 20, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 1_000_000)
    nearest = min(steps, key=lambda step: abs(step / one_in - 1) if step > one_in else abs(one_in / step - 1))
    return f"{'rare' if nearest >= 1000 else 'common' if nearest <= 100 else 'not rare'}: about 1 in {nearest:,}"


@cache
def _of_levels(fields: tuple[str, ...], levels: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    agrees, differs = [], []
    for name, level in zip(fields, levels, strict=True):
        if level == 0 or (name == "sex" and level == 1):
            continue
        word, words = FIELD_WORDS[name], LEVELS[name][level]
        if level == 1:
            agrees.append(f"{word} agrees")
        elif words == "different" or words.startswith("another year, no") or words == "same year":
            differs.append(f"{word} differs" + (" within the year" if words == "same year" else ""))
        else:
            agrees.append(f"{word}: {words}")
    return tuple(agrees), tuple(differs)


def reasons_of(
    fields: tuple[str, ...], levels: tuple[int, ...], frequency: float, rule: str, rival: bool, judged: str = ""
) -> tuple[str, ...]:
    """The reasons of one pair.

    Parameters
    ----------
    fields, levels : tuple
        Field names and the levels at which they agree.
    frequency : float
        How frequent the surname is on the two lists; 0 where it is not known.
    rule : str
        The rule of look-alikes that applies, or nothing.
    rival : bool
        A record of the pair has a better partner.
    judged : str
        What a person decided of it, in words; it comes first.

    Examples
    --------
    >>> reasons_of(("surname", "born"), (1, 4), 0.0004, "", False)
    ('surname agrees (rare: about 1 in 2,500)', 'birth date: another year')
    """
    agrees, differs = _of_levels(fields, levels)
    said = list(agrees)
    if said and said[0] == "surname agrees" and frequency > 0:
        said[0] = f"surname agrees ({rarity(frequency)})"
    if judged:
        said.insert(0, judged)
    said += differs
    if rule:
        said.append(RULE_WORDS[rule])
    if rival:
        said.append("one of the two has a better partner")
    return tuple(said)
