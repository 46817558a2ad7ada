"""How far a package picked from orders alone is from the best one: the Monte Carlo of Sarabando and Dias.

Two parties, issues of five options, the best of an issue worth 1 and the worst 0 to a party, the others uniform between;
weights uniform over all that add up to 1; without agreement they have 0. Of that the mediator is told the order of the
weights and either the worths, or their order too. The package with the largest sum, product or least worth (which is the
share of what the party could have at most) by the settled numbers is compared with the largest by the true ones.

    PYTHONPATH=src python bench/bargain/ordinal.py [--trials 1000] [--seed 0]

P. Sarabando, L. C. Dias, Comparison of Different Rules to Deal with Incomplete Information: Perspectives of Mediation
(2009), hdl.handle.net/10400.19/2596.
"""

from __future__ import annotations

import argparse
from itertools import pairwise

import numpy as np

from goodoffices.bargain import Interval, PartialPreferences
from goodoffices.bargain.partial import settle
from goodoffices.bargain.preference import Table
from goodoffices.bargain.weights import RULES

OPTIONS = 5
ANY = Interval(0.0, 1.0)
IDEAS = {"sum": lambda u: u.sum(axis=0), "product": lambda u: u.prod(axis=0), "least": lambda u: u.min(axis=0)}


def drawn(random: np.random.Generator, issues: int) -> tuple[np.ndarray, np.ndarray]:
    """True weights and worths of one party."""
    weights = random.dirichlet(np.ones(issues))
    worths = random.random((issues, OPTIONS))
    worths -= worths.min(axis=1, keepdims=True)
    return weights, worths / worths.max(axis=1, keepdims=True)


def told(weights: np.ndarray, worths: np.ndarray, rule: str, ordinal: bool) -> np.ndarray:
    """Weighted worths as they are settled from what is told."""
    chain = tuple(pairwise(np.argsort(-weights).tolist()))
    if ordinal:
        known = ((ANY,) * OPTIONS,) * len(weights)
        orders = tuple((n, a, b) for n, row in enumerate(worths) for a, b in pairwise(np.argsort(-row).tolist()))
    else:
        known = tuple(tuple(Interval(v, v) for v in row.tolist()) for row in worths)
        orders = ()
    partial = PartialPreferences("p", (ANY,) * len(weights), known, chain, orders)
    tables = [term.values for term in settle(partial, rule).utility.terms if isinstance(term, Table)]
    return np.stack(tables)


def total(tables: np.ndarray) -> np.ndarray:
    """The worth of every package: (n_packages,)."""
    worth = np.zeros(1)
    for row in tables:
        worth = (worth[:, None] + row[None, :]).ravel()
    return worth


def measure(issues: int, ordinal: bool, rule: str, trials: int, seed: int) -> dict[str, tuple[float, ...]]:
    """For each idea: how often the best and an efficient one is picked, the mean loss, the loss that one in 20 exceeds."""
    random = np.random.default_rng(seed)
    lost: dict[str, list[float]] = {name: [] for name in IDEAS}
    efficient = dict.fromkeys(IDEAS, 0)
    for _ in range(trials):
        parties = [drawn(random, issues) for _ in range(2)]
        true = np.stack([total(weights[:, None] * worths) for weights, worths in parties])
        guess = np.stack([total(told(weights, worths, rule, ordinal)) for weights, worths in parties])
        for name, idea in IDEAS.items():
            values = idea(true)
            pick = int(idea(guess).argmax())
            lost[name].append(1 - values[pick] / values.max())
            own = true[:, [pick]]
            efficient[name] += not ((true >= own - 1e-12).all(axis=0) & (true > own + 1e-9).any(axis=0)).any()
    return {
        name: (
            float(np.mean(np.array(v) < 1e-9)),
            efficient[name] / trials,
            float(np.mean(v)),
            float(np.quantile(v, 0.95)),
        )
        for name, v in lost.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    print(f"{asked.trials} trials, seed {asked.seed}, numpy {np.__version__}")
    print("issues  told             weights              idea     best picked  efficient  mean loss  1 in 20 above")
    for issues in (3, 5):
        for ordinal in (False, True):
            for rule in RULES:
                for name, (best, fit, mean, tail) in measure(issues, ordinal, rule, asked.trials, asked.seed).items():
                    what = "orders alone" if ordinal else "order of weights"
                    print(
                        f"{issues:6}  {what:16} {rule:20} {name:8} {best:11.1%} {fit:10.1%} {mean:10.2%} {tail:14.2%}"
                    )


if __name__ == "__main__":
    main()
