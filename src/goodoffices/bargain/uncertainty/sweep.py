"""Many definite readings of what is known, and how often each answer holds.

>>> from goodoffices.bargain import Domain, DomainIssue, PartialPreferences, PartyPreferences, Utility
>>> from goodoffices.bargain.distribution import Interval, triangular
>>> issues = (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes")))
>>> parties = (PartyPreferences("norda", Utility(())), PartyPreferences("suda", Utility(())))
>>> no, yes = Interval(0, 0), Interval(1, 1)
>>> norda = PartialPreferences("norda", (triangular(1, 2, 4), yes), ((no, yes), (no, yes)), reservation=Interval(.2, .5))
>>> suda = PartialPreferences("suda", (yes, Interval(1, 3)), ((yes, no), (no, yes)), reservation=Interval(.2, .7))
>>> found = sweep((norda, suda), Domain("demo", issues, parties), 200, seed=1)
>>> found.standings[0].package, found.standings[0].efficient.value, found.open.value > 0.5
((1, 1), 1.0, True)
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, as_packages, feasible
from goodoffices.bargain.drawing import BLOCK
from goodoffices.bargain.frontier import Progress
from goodoffices.bargain.partial import PartialPreferences, settle
from goodoffices.bargain.uncertainty.record import Mean, Pick, Share, Standing, Sweep
from goodoffices.bargain.uncertainty.trial import NAMES, Judged, Setting, Trial, explore, judge, reading_of, trial_of
from goodoffices.bargain.uncertainty.unknown import unknowns_of
from goodoffices.bargain.uncertainty.workers import in_order
from goodoffices.diagnose import UsageError

__all__ = ["PACKAGES", "sweep"]

PACKAGES = 300
"""Packages looked at in every reading; all of them where there are no more."""

_CITATION = (
    "R. Lahdelma, J. Hokkanen, P. Salminen, SMAA - Stochastic Multiobjective Acceptability Analysis, European J."
    " Operational Research 106 (1998) 137-143"
)
_SHOWN = 3


def sweep(
    known: Sequence[PartialPreferences],
    domain: Domain,
    draws: int,
    seed: int,
    executor: Executor | None = None,
    *,
    packages: Iterable[Package] = (),
    limit: int = PACKAGES,
    progress: Progress | None = None,
) -> Sweep:
    """How often each package is efficient and acceptable to all, and what is lost by choosing it.

    Of each reading the frontier is found exactly, and from it the solutions; whether a package is efficient in a
    reading is decided by that frontier, not by the other packages looked at.

    Parameters
    ----------
    known : sequence of PartialPreferences
        One per party, in the order of the domain; consistent.
    domain : Domain
        Issues, constraints and status quo; the preferences in it are not used (a reservation value is, where neither
        ``known`` nor a status quo says one).
    draws : int
        Readings, 1 or more.
    seed : int
        0 or more. The n-th reading depends on the seed and on n only.
    executor : concurrent.futures.Executor, optional
        Threads, processes, Dask's ``Client.get_executor()``, :class:`.ray_workers.RayExecutor`. The answer is the same to
        the last bit with any of them and with any number of workers.
    packages : iterable of tuple of int
        To be looked at in any case.
    limit : int
        Packages looked at: those asked for, the status quo, what a solution picks in some reading, the frontier of the
        central reading, and those most often on a frontier.
    progress : callable, optional
        See :data:`.frontier.Progress`: blocks done, blocks.

    Raises
    ------
    UsageError
        Where a number is out of range, or the domain has factions or a quorum, which uncertain preferences do not cover.
    """
    _check(known, domain, draws, seed, limit)
    setting = Setting(domain, tuple(known), seed)
    sizes = [min(BLOCK, draws - start) for start in range(0, draws, BLOCK)]

    def watch(done: int) -> None:
        if progress:
            progress(done, 2 * len(sizes), 0)

    central = trial_of(reading_of(domain, [settle(partial) for partial in known], known))
    explored = in_order(executor, explore, [(setting, block, size) for block, size in enumerate(sizes)], watch)
    trials = [trial for block in explored for trial in block]
    looked, complete = _packages(domain, as_packages(domain, packages), central, trials, limit)
    unknowns = unknowns_of(known)
    tasks = [(setting, block, part, looked, unknowns) for block, part in enumerate(explored)]
    judged = in_order(executor, judge, tasks, lambda done: watch(len(sizes) + done))
    return _record(setting, central, trials, _joined(judged), looked, complete)


def _record(
    setting: Setting,
    central: Trial,
    trials: Sequence[Trial],
    whole: Judged,
    looked: NDArray[np.int64],
    complete: bool,
) -> Sweep:
    """What was counted, as it is given to others."""
    domain, draws = setting.domain, len(trials)
    opened = np.array([trial.open for trial in trials])
    rows = _ranked(whole, opened)
    losses = 1.0 - whole.share[opened][:, rows]
    lengths = sorted(len(trial.frontier) for trial in trials)
    return Sweep(
        domain=domain.name,
        inputs=hashlib.sha256(f"{domain.fingerprint} {setting.known!r}".encode()).hexdigest(),
        parties=tuple(party.id for party in domain.parties),
        draws=draws,
        seed=setting.seed,
        method=f"{draws} readings drawn by seed {setting.seed}; the exact frontier of each",
        citation=_CITATION,
        open=Share(int(opened.sum()), draws),
        frontier=(lengths[0], lengths[len(lengths) // 2], lengths[-1]),
        standings=tuple(_standing(whole, row, tuple(looked[row].tolist()), opened) for row in rows),
        complete=complete,
        picks=tuple(_pick(name, central, trials, whole, looked) for name in NAMES),
        least_greatest_loss=_least(losses.max(axis=0, initial=0.0), losses.mean(axis=0)) if opened.any() else None,
        least_mean_loss=_least(losses.mean(axis=0), losses.max(axis=0)) if opened.any() else None,
        unknowns=unknowns_of(setting.known),
        values=whole.unknown,
        opened=opened,
        shares=whole.share[:, rows],
    )


def _check(known: Sequence[PartialPreferences], domain: Domain, draws: int, seed: int, limit: int) -> None:
    if len(known) != len(domain.parties):
        raise UsageError(f"{len(known)} parties are known of, and {len(domain.parties)} are in the domain")
    if draws < 1:
        raise UsageError(f"{draws} readings are none", "say a number of 1 or more")
    if seed < 0:
        raise UsageError(f"{seed} is no seed", "say a number of 0 or more")
    if limit < 1:
        raise UsageError(f"{limit} packages are none", "say a number of 1 or more")
    inside = any(party.factions for party in domain.parties)
    if inside or (domain.quorum is not None and domain.quorum < len(domain.parties)):
        what = "factions" if inside else "a quorum"
        raise UsageError(f"readings of uncertain preferences do not cover {what}", "analyse a definite reading of it")


def _packages(
    domain: Domain, asked: NDArray[np.int64], central: Trial, trials: Sequence[Trial], limit: int
) -> tuple[NDArray[np.int64], bool]:
    """What is looked at: (n, n_issues), and whether that is every feasible package."""
    if domain.size <= limit:
        every = np.stack([axis.ravel() for axis in np.indices(domain.counts)], axis=1)
        return every[feasible(domain, every)].astype(np.int64), True
    solved = Counter(p for trial in trials for solution in trial.solutions.values() for p in solution.packages)
    seen = Counter(package for trial in trials for package in trial.packages)
    first: dict[Package, None] = dict.fromkeys(tuple(row) for row in asked.tolist())
    if domain.status_quo is not None:
        first[domain.status_quo] = None
    first |= dict.fromkeys(p for solution in central.solutions.values() for p in solution.packages)
    first |= dict.fromkeys(_often(solved))
    first |= dict.fromkeys(central.packages)
    first |= dict.fromkeys(_often(seen))
    return as_packages(domain, list(first)[: max(limit, len(asked))]), False


def _often(counted: Counter[Package]) -> list[Package]:
    return sorted(counted, key=lambda package: (-counted[package], package))


def _joined(judged: Sequence[Judged]) -> Judged:
    def whole(name: str) -> NDArray[np.float64]:
        return np.concatenate([getattr(part, name) for part in judged])

    return Judged(
        efficient=whole("efficient").astype(bool),
        accepted=whole("accepted").astype(bool),
        picked={name: np.concatenate([part.picked[name] for part in judged]) for name in NAMES},
        worth=whole("worth"),
        regret=whole("regret"),
        share=whole("share"),
        unknown=whole("unknown"),
    )


def _ranked(whole: Judged, opened: NDArray[np.bool_]) -> list[int]:
    both = (whole.efficient & whole.accepted).sum(axis=0)
    loss = (1.0 - whole.share[opened]).mean(axis=0) if opened.any() else np.zeros(len(both))
    order = np.lexsort((np.arange(len(both)), loss, -whole.efficient.sum(axis=0), -both))
    return [int(row) for row in order]


def _standing(whole: Judged, row: int, package: Package, opened: NDArray[np.bool_]) -> Standing:
    draws = len(opened)
    efficient, accepted = whole.efficient[:, row], whole.accepted[:, row]
    parties = range(whole.worth.shape[2])
    return Standing(
        package,
        Share(int(efficient.sum()), draws),
        Share(int(accepted.sum()), draws),
        Share(int((efficient & accepted).sum()), draws),
        tuple((name, Share(int(whole.picked[name][:, row].sum()), draws)) for name in NAMES),
        tuple(Mean.of(whole.worth[:, row, party]) for party in parties),
        tuple(Mean.of(whole.regret[opened, row, party]) for party in parties),
        Mean.of(1.0 - whole.share[opened, row]),
    )


def _pick(name: str, central: Trial, trials: Sequence[Trial], whole: Judged, looked: NDArray[np.int64]) -> Pick:
    draws = len(trials)
    picked = Counter(trial.solutions[name].packages[0] for trial in trials if trial.open)
    middle = central.solutions[name].packages[0] if central.open else None
    same = 0
    if middle is not None:
        at = (looked == np.array(middle)).all(axis=1)
        same = int(whole.picked[name][:, at].any(axis=1).sum())
    most = tuple((package, Share(picked[package], draws)) for package in _often(picked)[:_SHOWN])
    none = Share(draws - picked.total(), draws)
    return Pick(name, middle, Share(same, draws), none, len(picked), most)


def _least(values: NDArray[np.float64], then: NDArray[np.float64]) -> int | None:
    """The first with the least value, of those the least of the second; None of nothing."""
    order = np.lexsort((np.arange(len(values)), np.round(then, 12), np.round(values, 12)))
    return int(order[0]) if len(order) and math.isfinite(values[order[0]]) else None
