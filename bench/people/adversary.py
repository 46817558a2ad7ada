"""What can be read from prepared lists by those who should not: three attacks, each against the list of side B.

``frequency``: the mediator has no key and knows how often each name occurs, from the whole other list in the clear. In exact
mode he gives the most frequent hash the most frequent name, and so on. In fuzzy modes he looks for bits that are set together
(they belong to one given name) and gives each such group the given name that is as frequent (after Christen, Ranbaduge, Vatsalan,
Schnell 2019, Precise and fast cryptanalysis for Bloom filter based privacy-preserving record linkage).

``known rows``: he knows the names behind two hundred, or two thousand, rows as well; in salted mode the birth year of every row,
too, since what he learns is of one year each.

``key``: somebody who has the key, as the other side, gets hold of the file and tries all names that occur on either list.
"""

from __future__ import annotations

import hmac
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from goodoffices.people import PersonList
from goodoffices.people.hidden.filters import features_of, filter_of
from goodoffices.people.hidden.folding import Folded, fold_rows
from goodoffices.people.hidden.preparing import round_key
from goodoffices.people.hidden.tags import SLOTS, TAG

KNOWN = (200, 2000)
_PAIR = ("surname given, dated", "surname given, undated")


def read_all(prepared: dict[str, Any], lists: list[PersonList], key: bytes) -> Iterator[dict[str, Any]]:
    """One row of figures for each mode and attack: shares of the rows of B that are named rightly."""
    aux, target = (fold_rows(people.rows) for people in lists)
    folded = {row.id: row for row in target}
    common = Counter(row.given for row in target).most_common(1)[0][1] / len(target)
    for mode, (_, (b, ids)) in prepared.items():
        rows = [(folded[ids[pseudonym]], made) for pseudonym, made in b.rows]
        attacks = (_tags if mode == "exact" else _filters)(rows, aux, round_key(key, "bench", mode), mode)
        for attack, shares in attacks.items():
            yield {"attack": attack, "mode": mode, "most_frequent_given_name": round(common, 4)} | {
                name: round(share, 4) for name, share in shares.items()
            }


def _slot(kind: str) -> slice:
    at = 0
    for name, width in SLOTS.items():
        if name == kind:
            return slice(at * TAG, (at + width) * TAG)
        at += width
    raise KeyError(kind)


def _tags(
    rows: list[tuple[Folded, bytes]], aux: tuple[Folded, ...], key: bytes, _mode: str
) -> dict[str, dict[str, float]]:
    size = len(rows)
    # By rank: of every kind that has two fields only, which is where repeats are.
    tags = [(row, made[_slot(kind)]) for row, made in rows for kind in _PAIR]
    seen = [tag for tag, n in Counter(tag for _, tag in tags).most_common() if n > 1]
    names = [name for name, _ in Counter((r.surname, r.given) for r in aux if r.surname and r.given).most_common()]
    guess = dict(zip(seen, names, strict=False))
    right = sum(guess.get(tag) == (row.surname, row.given) for row, tag in tags)
    surnames = {r.surname for r in aux if r.surname} | {r.surname for r, _ in rows if r.surname}
    givens = {r.given for r in aux if r.given} | {r.given for r, _ in rows if r.given}
    table = {tag for _, tag in tags}
    tried = (hmac.digest(key, f"surname given\x1f{s}|{g}".encode(), "sha256")[:TAG] for s in surnames for g in givens)
    hit = table & set(tried)
    wrong = hmac.digest(key, b"another", "sha256")
    blind = {hmac.digest(wrong, f"surname given\x1f{r.surname}|{r.given}".encode(), "sha256")[:TAG] for r, _ in rows}
    return {
        "dictionary, no key": {"surname and given name": len(table & blind) / size},
        "frequency": {"surname and given name": right / size},
        **{f"{n:,} known rows": {"surname and given name": _shared_with_known(rows, n)} for n in KNOWN},
        "key": {"surname and given name": sum(any(made[_slot(k)] in hit for k in _PAIR) for _, made in rows) / size},
    }


def _shared_with_known(rows: list[tuple[Folded, bytes]], known: int) -> float:
    """Share of the other rows that have a hash of surname and given name in common with a known row."""
    seen = {made[_slot(kind)] for _, made in rows[:known] for kind in _PAIR}
    return sum(any(made[_slot(kind)] in seen for kind in _PAIR) for _, made in rows[known:]) / (len(rows) - known)


def _bits(made: list[bytes]) -> np.ndarray:
    return np.unpackbits(np.frombuffer(b"".join(made), dtype=np.uint8).reshape(len(made), -1), axis=1)


def _filters(
    rows: list[tuple[Folded, bytes]], aux: tuple[Folded, ...], key: bytes, mode: str
) -> dict[str, dict[str, float]]:
    bits = _bits([made for _, made in rows])
    given = np.array([row.given for row, _ in rows])
    surnames = sorted({row.surname for row in aux if row.surname} | {row.surname for row, _ in rows if row.surname})
    found = {"frequency": {"given name": float((_by_groups(bits, aux) == given).mean())}}
    rest = list(range(max(KNOWN), len(rows), 10))
    for known in KNOWN:
        years = sorted({rows[n][0].year for n in rest}) if mode == "fuzzy-salted" else [None]
        right = Counter()
        for year in years:
            places = [n for n in rest if year is None or rows[n][0].year == year]
            seen = [(row, bits[n]) for n, (row, _) in enumerate(rows[:known]) if year is None or row.year == year]
            named = _named(rows, bits, _learned(seen, mode), surnames, places)
            right.update({name: share * len(places) for name, share in named.items()})
        found[f"{known:,} known rows"] = {name: n / len(rest) for name, n in right.items()}
    true: dict[str, np.ndarray] = {}
    sounds = {row.given for row in aux} | {row.given for row, _ in rows}
    # A folded or salted feature has no bits of its own, so the holder of the key makes whole rows and compares.
    if mode == "fuzzy":
        for row in [*(Folded("", surname=s) for s in surnames), *(Folded("", given=g) for g in sounds if g)]:
            for feature, _ in features_of(row):
                one = Folded("", given=feature[2:]) if feature.startswith("g ") else None
                true.setdefault(feature, _alone(feature, key) if one is None else _bits([filter_of(one, key)])[0] > 0)
        found["key"] = _named(rows, bits, true, surnames, rest)
    return found


def _alone(feature: str, key: bytes) -> np.ndarray:
    from goodoffices.people.hidden.filters import BITS, LETTERS, places_of

    bits = np.zeros(BITS, dtype=bool)
    bits[list(places_of(key, feature, LETTERS))] = True
    return bits


def _by_groups(bits: np.ndarray, aux: tuple[Folded, ...]) -> np.ndarray:
    """A given name for each row, from groups of bits that are set together."""
    share = bits.mean(axis=0)
    alike = np.nan_to_num(np.corrcoef(bits.T.astype(np.float32)))
    np.fill_diagonal(alike, 0)
    counts = Counter(row.given for row in aux if row.given)
    free = {name: n / len(aux) for name, n in counts.items()}
    answer = np.full(len(bits), "", dtype=object)
    open_ = np.ones(len(share), dtype=bool)
    for _ in range(40):
        inner = np.where(open_[:, None] & open_[None, :], alike, 0)
        one, other = np.unravel_index(int(inner.argmax()), inner.shape)
        top = inner[one, other]
        if top < 0.2 or not free:
            break
        group = np.flatnonzero(open_ & (alike[one] > 0.6 * top) & (alike[other] > 0.6 * top))
        group = np.unique(np.concatenate([group, [one, other]]))
        open_[group] = False
        members = bits[:, group].mean(axis=1) > 0.95
        name = min(free, key=lambda n: abs(free[n] - members.mean()))
        del free[name]
        answer[members & (answer == "")] = name
    return answer


def _learned(known: list[tuple[Folded, np.ndarray]], mode: str) -> dict[str, np.ndarray]:
    """The bits of each feature: those set in all known rows that have it; in folded mode, where others may undo them, in most."""
    share = 0.7 if mode == "fuzzy-folded" else 1.0
    having = defaultdict(list)
    for row, bits in known:
        for feature, _ in features_of(row):
            having[feature].append(bits)
    return {feature: np.mean(all_, axis=0) >= share for feature, all_ in having.items() if len(all_) >= 3}


def _named(
    rows: list[tuple[Folded, bytes]],
    bits: np.ndarray,
    features: dict[str, np.ndarray],
    surnames: list[str],
    places: list[int],
) -> dict[str, float]:
    """How often the best guess from the bits of each feature is right, over the rows at ``places``."""
    givens = {f[2:]: mask for f, mask in features.items() if f.startswith("g ") and mask.any()}
    words = {
        s: [features[f] for f, _ in features_of(Folded("", surname=s)) if f in features and features[f].any()]
        for s in surnames
    }
    # Only surnames of which most letter pairs are known can be judged.
    judged = [s for s in surnames if len(words[s]) >= max(3, 0.7 * (len(s) + 1))]
    masks = (
        np.array([np.any(words[s], axis=0) for s in judged], dtype=np.float32)
        if judged
        else np.zeros((1, bits.shape[1]))
    )
    sizes = np.maximum(masks.sum(axis=1), 1)
    right = {"given name": 0, "surname": 0}
    for n in places:
        row, own = rows[n][0], bits[n].astype(np.float32)
        score = {g: own[mask].mean() + 1e-6 * mask.sum() for g, mask in givens.items()}
        right["given name"] += bool(score) and max(score, key=lambda g: score[g]) == row.given
        if judged:
            # Of several that are wholly there, the one that explains most bits.
            place = int(np.argmax(masks @ own / sizes + 1e-4 * sizes))
            right["surname"] += judged[place] == row.surname
    return {name: n / len(places) for name, n in right.items()}
