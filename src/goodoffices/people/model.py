"""How likely it is that two records are one person, learned from the lists themselves, without labels.

The model is that of Fellegi and Sunter (1969), fitted by expectation and maximisation (Winkler 1988), with frequencies
of values (Winkler 1989: to share a rare name says more), and with one addition. Beside "one person" and "two people who
have nothing to do with each other" there are three classes of look-alikes, whose records agree for a reason: brothers
and sisters (surname, patronymic, birthplace), twins (these and the birth date) and namesakes (the whole name). Without
them a model of two classes must take a twin for the person.

References
----------
Fellegi, I. P. and Sunter, A. B. (1969), A theory for record linkage, JASA 64, 1183-1210.
Winkler, W. E. (1988), Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage.
Winkler, W. E. (1989), Frequency-based matching in Fellegi-Sunter model of record linkage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.columns import Columns
from goodoffices.people.levels import LEVELS, Levels, compare_pairs

__all__ = ["CLASSES", "Model", "fit_model"]

Floats = NDArray[np.float64]
Ints = NDArray[Any]

CLASSES = ("one person", "unrelated", "brothers or sisters", "twins", "namesakes")
_ROUNDS = 40
_RANDOM = 100_000

# Which fields agree, in each class of look-alikes, as those of one person do; the others agree as those of strangers.
_ALIKE = {
    2: frozenset({"surname", "patronymic", "place", "sex"}),
    3: frozenset({"surname", "patronymic", "place", "sex", "born"}),
    4: frozenset({"surname", "given", "patronymic", "sex"}),
}
_BY_VALUE = {
    "surname": "surname",
    "given": "given",
    "patronymic": "father",
    "place": "place",
    "unit": "unit",
    "rank": "rank",
}

# What is believed of one person before the lists are seen: shares of the levels, worth this many pairs.
_PRIOR = {
    "surname": (0.90, 0.08, 0.015, 0.005),
    "given": (0.93, 0.05, 0.015, 0.005),
    "patronymic": (0.93, 0.05, 0.01, 0.01),
    "born": (0.90, 0.015, 0.02, 0.02, 0.03, 0.005, 0.005, 0.005),
    "place": (0.93, 0.07),
    "unit": (0.93, 0.07),
    "number": (0.95, 0.04, 0.01),
    "captured": (0.93, 0.04, 0.03),
    "rank": (0.9, 0.1),
    "sex": (0.995, 0.005),
}
# The same of strangers, and how frequent a value is that no other record has: what short lists cannot show.
_STRANGERS = {
    "surname": (0.0005, 0.002, 0.004, 0.9935),
    "given": (0.04, 0.02, 0.005, 0.935),
    "patronymic": (0.04, 0.01, 0.005, 0.945),
    "born": (1e-4, 3e-5, 3e-3, 4e-4, 2e-3, 0.02, 0.02, 0.9545),
    "place": (0.06, 0.94),
    "unit": (0.01, 0.99),
    "number": (1e-5, 1e-5, 0.99998),
    "captured": (0.002, 0.01, 0.988),
    "rank": (0.15, 0.85),
    "sex": (0.9, 0.1),
}
_BACKGROUND = {
    "surname": (1e-4, 2000),
    "given": (0.02, 200),
    "patronymic": (0.02, 200),
    "place": (0.04, 100),
    "unit": (0.01, 100),
    "rank": (0.1, 50),
}
_STRANGERS_WORTH = 300.0
_FEW = np.array([0.5, 0.5, 0.1, 0.1, 0.1])
_WORTH = 50.0
# Never believed, whatever the lists say: that one person differs wholly in these more often than so.
_MOST_DIFFERENT = {"born": 0.01, "given": 0.015, "patronymic": 0.12}


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted model.

    Parameters
    ----------
    m : dict of str to ndarray
        For each field the shares of its levels among pairs of one person; level 0 (not given) is not counted.
    u : dict of str to ndarray
        The same among strangers, from pairs drawn at random.
    shares : ndarray, shape (5,)
        The share of each of ``CLASSES`` among all pairs of the two lists.
    frequency : dict of str to ndarray
        For each field that is judged by value, how frequent each record's value is, in [0, 1].
    """

    m: dict[str, Floats]
    u: dict[str, Floats]
    shares: Floats
    frequency: dict[str, Floats]

    def weights(self, levels: Levels, left: Ints, right: Ints, *, as_one: bool = True) -> Floats:
        """Logarithms of the likelihood of each pair in each class, shape (5, n_pairs).

        ``as_one=False`` leaves out the fields that agree in a class as those of one person do.
        """
        found = self.of_one(levels) if as_one else np.zeros((len(CLASSES), len(left)))
        for name, level in levels.fields.items():
            strange = self._strange(name, level, left, right)
            for number in range(1, len(CLASSES)):
                if name not in _ALIKE.get(number, ()):
                    found[number] += strange
        # Parents seldom give one name to two children.
        found[2:4] += np.where(levels.fields["given"] == 1, np.log(0.1), 0.0)
        return found

    def of_one(self, levels: Levels) -> Floats:
        """What the fields say that agree in a class as those of one person do, shape (5, n_pairs)."""
        found = np.zeros((len(CLASSES), len(levels)))
        for name, level in levels.fields.items():
            weight = np.log(self.m[name])[level]
            for number in range(len(CLASSES)):
                if number == 0 or name in _ALIKE.get(number, ()):
                    found[number] += weight
        return found

    def field_weight(self, name: str, levels: Levels, left: Ints, right: Ints) -> Floats:
        """What one field says for "one person" against "unrelated", in bits."""
        level = levels.fields[name]
        return np.asarray((np.log(self.m[name])[level] - self._strange(name, level, left, right)) / np.log(2.0))

    def _strange(self, name: str, level: NDArray[np.int8], left: Ints, right: Ints) -> Floats:
        u = np.log(self.u[name])[level]
        frequency = self.frequency.get(name)
        if frequency is not None:
            same = np.flatnonzero(level == 1)
            u[same] = np.log(np.maximum(frequency[left[same]], frequency[right[same]]))
        return np.asarray(u)

    def posterior(self, levels: Levels, left: Ints, right: Ints) -> Floats:
        """The probability of each class for each pair, shape (5, n_pairs)."""
        return _posterior(self.weights(levels, left, right), self.shares)

    def hopeful(self, lowest: float) -> NDArray[np.bool_]:
        """For each pattern of levels, whether a pair with it can be one person with probability ``lowest`` or more.

        Shape (``PATTERNS``,). What agrees is taken to be as rare as the rarest value of its field, and look-alikes are not
        thought of, so that no pair is lost.
        """
        weight = np.array([np.log(self.shares[0] / self.shares[1])])
        for name in LEVELS:
            field = np.log(self.m[name]) - np.log(self.u[name])
            frequency = self.frequency.get(name)
            if frequency is not None and len(frequency):
                field[1] = np.log(self.m[name][1]) - np.log(frequency.min())
            weight = np.add.outer(weight, field).ravel()
        return np.asarray(weight >= np.log(lowest / (1 - lowest)) - 1e-6)

    def with_shares(self, levels: Levels, left: Ints, right: Ints, pairs: int, scale: float) -> Model:
        """The same model with the shares of the classes learned from other pairs (those within one list).

        Parameters
        ----------
        pairs : int
            How many pairs there are in all, compared or not.
        scale : float
            For how many pairs each of those given stands.
        """
        weights = self.weights(levels, left, right)
        shares = self.shares
        for _ in range(_ROUNDS):
            before, shares = shares, _shares(_posterior(weights, shares), pairs, scale)
            if float(np.abs(np.log(shares / before)).max()) < 1e-3:
                break
        return Model(self.m, self.u, shares, self.frequency)


def _posterior(weights: Floats, shares: Floats) -> Floats:
    joint = weights + np.log(shares)[:, None]
    joint -= joint.max(axis=0)
    likely = np.exp(joint)
    return np.asarray(likely / likely.sum(axis=0))


def _shares(posterior: Floats, pairs: int, scale: float) -> Floats:
    """The shares of the classes among all pairs, those that were not compared being strangers."""
    found = (posterior.sum(axis=1) * scale + _FEW) / max(pairs, 1)
    found[1] = max(1.0 - found.sum() + found[1], 0.5)
    return np.asarray(found / found.sum())


def fit_model(columns: Columns, left: Ints, right: Ints, levels: Levels, *, scale: float = 1.0, seed: int = 0) -> Model:
    """Learn the model from candidates of two lists.

    Parameters
    ----------
    left, right : ndarray of int
        Candidate pairs, places in the columns: all of them, or those of some records drawn at random.
    levels : Levels
        How they agree.
    scale : float
        For how many pairs each of those given stands.
    seed : int
        Of the random pairs.
    """
    size_a, size = columns.split, len(columns.surname)
    pairs = max(size_a * (size - size_a), 1)
    u = _strangers(columns, np.random.default_rng(seed))
    m = {name: np.array([1.0, *share]) for name, share in _PRIOR.items()}
    frequency = {name: _frequency(getattr(columns, of), *_BACKGROUND[name]) for name, of in _BY_VALUE.items()}
    few = min(size_a, size - size_a) or 1
    start = np.array([0.5 * few, 0, 0.02 * few, 0.01 * few, 0.02 * few]) / pairs
    start[1] = max(1 - start.sum(), 0.1)
    model = Model(m, u, start / start.sum(), frequency)
    # Only what is said of one person changes from round to round, and that is the same for all pairs of a pattern.
    patterns, place = np.unique(levels.patterns(), return_inverse=True)
    kinds = Levels.of_patterns(patterns)
    strange = model.weights(levels, left, right, as_one=False)
    for _ in range(_ROUNDS):
        found = _posterior(strange + model.of_one(kinds)[:, place], model.shares)
        shares = _shares(found, pairs, scale)
        moved = float(np.abs(np.log(shares / model.shares)).max())
        one = np.bincount(place, weights=found[0], minlength=len(patterns))
        model = Model(_maximised(kinds, one), u, shares, frequency)
        if moved < 1e-3:
            break
    return model


def _maximised(levels: Levels, one: NDArray[Any]) -> dict[str, Floats]:
    m: dict[str, Floats] = {}
    for name, level in levels.fields.items():
        seen = np.bincount(level, weights=one, minlength=len(LEVELS[name]))[1:]
        count: Floats = seen + _WORTH * np.array(_PRIOR[name])
        share = count / count.sum()
        most = _MOST_DIFFERENT.get(name)
        if most is not None and share[-1] > most:
            share[:-1] *= (1 - most) / share[:-1].sum()
            share[-1] = most
        m[name] = np.concatenate(([1.0], share))
    return m


def _strangers(columns: Columns, draw: np.random.Generator) -> dict[str, Floats]:
    """Shares of the levels among random pairs."""
    size = len(columns.surname)
    some = _RANDOM if 0 < columns.split < size else 0
    left = draw.integers(0, max(columns.split, 1), some)
    right = draw.integers(columns.split, max(size, columns.split + 1), some)
    levels = compare_pairs(columns, left, right)
    f = levels.fields
    # In short lists some of the random pairs are of one person; they must not teach how strangers agree.
    strange = ~((f["given"] == 1) & ((f["surname"] == 1) | (f["born"] == 1)))
    u = {}
    for name, level in f.items():
        count = np.bincount(level[strange], minlength=len(LEVELS[name]))[1:].astype(np.float64)
        count = count + _STRANGERS_WORTH * np.array(_STRANGERS[name])
        u[name] = np.concatenate(([1.0], count / count.sum()))
    u["born"][1:] = _of_dates(columns, u["born"][1:])
    return u


def _of_dates(columns: Columns, share: Floats) -> Floats:
    """Two strangers share a day about as often as the days of one list are shared, which random pairs hardly show."""
    shared, possible = 0.0, 0.0
    # Each list by itself: across the two, the very pairs that are looked for share their days.
    for days in (columns.day[: columns.split], columns.day[columns.split :]):
        _, times = np.unique(days[days >= 0], return_counts=True)
        shared += float((times * (times - 1.0)).sum())
        possible += float(times.sum()) * (float(times.sum()) - 1.0)
    if possible > 0:
        # Days are spread over decades; in a short list repeats would show as a coincidence.
        same = min(max(shared / possible, 1 / 30_000), 1 / 8_000)
        share[:4] = same, same * 0.33, same * 35, same * 4
    return np.asarray(share / share.sum())


def _frequency(values: Ints, usual: float, worth: float) -> Floats:
    """How frequent the value of each record is among the others, mixed with what is usual for such a field."""
    known = values >= 0
    _, inverse, times = np.unique(values, return_inverse=True, return_counts=True)
    share = (times[inverse] - 1 + usual * worth) / (known.sum() + worth)
    return np.where(known, share, 1.0)
