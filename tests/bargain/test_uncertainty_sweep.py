"""Sweeps: the same answer whoever works on them, and what their figures mean."""

from __future__ import annotations

import json
import math
import multiprocessing
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import product

import numpy as np
import pytest

from goodoffices.bargain import Domain, DomainIssue, Faction, PartialPreferences, PartyPreferences, Utility
from goodoffices.bargain.distribution import Interval, pert, triangular
from goodoffices.bargain.domain import utilities
from goodoffices.bargain.drawing import draw_block
from goodoffices.bargain.solution.solve import solve
from goodoffices.bargain.uncertainty import Sweep, own_workers, sweep, uncertainty
from goodoffices.bargain.uncertainty.record import Mean, Share
from goodoffices.bargain.uncertainty.trial import reading_of
from goodoffices.bargain.uncertainty.workers import in_order
from goodoffices.diagnose import UsageError

ANY = Interval(0.0, 1.0)
COUNTS = (3, 2, 3)
DRAWS = 70


def talks(reservation: Interval | None = None) -> tuple[tuple[PartialPreferences, ...], Domain]:
    issues = tuple(DomainIssue(f"i{n}", tuple(f"o{k}" for k in range(count))) for n, count in enumerate(COUNTS))
    held = reservation or Interval(0.3, 0.7)
    norda = PartialPreferences(
        "norda",
        (ANY, pert(0.1, 0.3, 0.9), ANY),
        (
            (Interval(0, 0), triangular(0.2, 0.5, 0.6), Interval(1, 1)),
            (ANY, ANY),
            (Interval(0.8, 1), ANY, Interval(0, 0.1)),
        ),
        ((0, 2),),
        ((1, 1, 0),),
        (),
        held,
    )
    suda = PartialPreferences(
        "suda",
        (Interval(1, 2), Interval(1, 3), Interval(0, 1)),
        ((Interval(1, 1), Interval(0.4, 0.8), Interval(0, 0)), (ANY, ANY), (Interval(0, 0.1), ANY, Interval(0.8, 1))),
        reservation=held,
    )
    return (norda, suda), Domain("talks", issues, tuple(PartyPreferences(n, Utility(())) for n in ("norda", "suda")))


def text(found: Sweep) -> str:
    return json.dumps(found.as_json(None)) + found.values.tobytes().hex() + found.shares.tobytes().hex()


@pytest.fixture(scope="module")
def alone() -> str:
    return text(sweep(*talks(), DRAWS, 5))


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_threads_give_the_same_answer(alone: str, workers: int) -> None:
    with ThreadPoolExecutor(workers) as executor:
        assert text(sweep(*talks(), DRAWS, 5, executor)) == alone


def test_processes_give_the_same_answer(alone: str) -> None:
    with own_workers(2) as executor:
        assert isinstance(executor, ProcessPoolExecutor)
        assert text(sweep(*talks(), DRAWS, 5, executor)) == alone
    with own_workers(1) as nobody:
        assert nobody is None


def test_dask_gives_the_same_answer(alone: str) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
        client.get_executor() as executor,
    ):
        assert text(sweep(*talks(), DRAWS, 5, executor)) == alone


def test_ray_gives_the_same_answer(alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    ray = pytest.importorskip("ray", reason="the extra 'ray' is not installed")
    from goodoffices.bargain.uncertainty.ray_workers import RayExecutor

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
    try:
        with RayExecutor() as executor:
            assert text(sweep(*talks(), DRAWS, 5, executor)) == alone
        with pytest.raises(RuntimeError, match="shut down"):
            executor.submit(math.sqrt, 2.0)
    finally:
        ray.shutdown()


def test_more_readings_begin_with_the_same_ones() -> None:
    few, many = sweep(*talks(), 10, 5), sweep(*talks(), 40, 5)
    assert few.values.tolist() == many.values[:10].tolist()
    assert few.opened.tolist() == many.opened[:10].tolist()
    assert sweep(*talks(), 10, 6).values.tolist() != few.values.tolist()


class Counting(Executor):
    """Begins nothing by itself; remembers what was cancelled."""

    def __init__(self) -> None:
        self.futures: list[Future[object]] = []

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        if not self.futures:
            future.set_result(fn(*args))
        self.futures.append(future)
        return future


def test_an_interruption_cancels_what_has_not_begun() -> None:
    executor = Counting()

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_order(executor, math.sqrt, [(1.0,), (4.0,), (9.0,)], stop)
    assert [future.cancelled() for future in executor.futures] == [False, True, True]


def test_an_interruption_leaves_no_process_behind() -> None:
    before = set(multiprocessing.active_children())

    def stop(done: int, stages: int, kept: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), own_workers(2) as executor:
        sweep(*talks(), 200, 5, executor, progress=stop)
    assert set(multiprocessing.active_children()) == before


def test_every_figure_against_each_reading_by_itself() -> None:
    known, domain = talks()
    found = sweep(known, domain, 20, 3)
    packages = np.array(list(product(*(range(count) for count in COUNTS))))
    assert found.complete
    assert {standing.package for standing in found.standings} == {tuple(row) for row in packages.tolist()}
    efficient, accepted, nash = (dict.fromkeys(map(tuple, packages.tolist()), 0) for _ in range(3))
    opened = []
    drawn = [draw_block(partial, 3, 0, at) for at, partial in enumerate(known)]
    for row in range(20):
        read = reading_of(domain, [own.party(row) for own in drawn], known)
        worths = utilities(read, packages)
        held = np.array([party.reservation for party in read.parties])
        fit = (worths >= held - 1e-9).all(axis=1)
        opened.append(bool(fit.any()))
        for package, worth, ok in zip(map(tuple, packages.tolist()), worths, fit, strict=True):
            accepted[package] += int(ok)
            efficient[package] += int(not ((worths >= worth).all(axis=1) & (worths > worth).any(axis=1)).any())
        solution = solve(read)["nash"]
        for package in solution.packages:
            nash[package] += 1
    assert found.opened.tolist() == opened
    for standing in found.standings:
        assert standing.efficient.count == efficient[standing.package]
        assert standing.acceptable.count == accepted[standing.package]
        assert dict(standing.picked)["nash"].count == nash[standing.package]
        assert standing.both.count <= min(standing.efficient.count, standing.acceptable.count)
    pick = found.picks[0]
    assert pick.none.count == opened.count(False)
    assert pick.none.count + sum(share.count for _, share in pick.most) <= 20


def test_the_package_of_least_regret() -> None:
    found = sweep(*talks(Interval(0.0, 0.2)), 64, 3)
    assert found.open.value == 1
    losses = 1 - found.shares
    assert found.least_greatest_loss is not None
    assert found.least_mean_loss is not None
    assert losses.max(axis=0)[found.least_greatest_loss] == pytest.approx(losses.max(axis=0).min())
    assert losses.mean(axis=0)[found.least_mean_loss] == pytest.approx(losses.mean(axis=0).min())
    mean = found.standings[found.least_mean_loss].loss
    assert mean.value == pytest.approx(losses[:, found.least_mean_loss].mean())
    assert mean.error == pytest.approx(losses[:, found.least_mean_loss].std(ddof=1) / 8)


def test_where_no_zone_ever_opens_nothing_is_lost_and_nothing_picked() -> None:
    found = sweep(*talks(Interval(0.99, 1.0)), 8, 3)
    assert found.open.count == 0
    assert found.least_greatest_loss is None
    assert {pick.none.value for pick in found.picks} == {1.0}
    assert math.isnan(found.standings[0].loss.value)
    assert json.loads(json.dumps(found.as_json(), allow_nan=False))["packages"][0]["loss"]["mean"] is None


def test_only_some_packages_are_looked_at_where_there_are_many() -> None:
    known, domain = talks()
    found = sweep(known, domain, 10, 3, packages=[(2, 0, 1)], limit=6)
    assert not found.complete
    assert len(found.standings) == 6
    whole = sweep(known, domain, 10, 3)
    for standing in found.standings:
        assert standing == whole.standing(standing.package)
    assert found.standing((2, 0, 1)) is not None


@pytest.mark.parametrize(
    ("draws", "seed", "limit", "words"), [(0, 1, 9, "readings"), (1, -1, 9, "seed"), (1, 1, 0, "packages")]
)
def test_numbers_out_of_range_are_refused(draws: int, seed: int, limit: int, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        sweep(*talks(), draws, seed, limit=limit)


def test_what_readings_do_not_cover_is_refused() -> None:
    known, domain = talks()
    with pytest.raises(UsageError, match="known of"):
        sweep(known[:1], domain, 1, 1)
    with pytest.raises(UsageError, match="quorum"):
        sweep(known, Domain("q", domain.issues, domain.parties, quorum=1), 1, 1)
    inside = PartyPreferences("norda", Utility(()), factions=(Faction("f", Utility(())),))
    with pytest.raises(UsageError, match="factions"):
        sweep(known, Domain("f", domain.issues, (inside, domain.parties[1])), 1, 1)


def test_the_interval_of_wilson() -> None:
    assert Share(0, 20).interval == pytest.approx((0, 0.1611), abs=1e-4)
    assert Share(10, 20).interval == pytest.approx((0.2993, 0.7007), abs=1e-4)
    assert Share(0, 0).interval == (0.0, 1.0)
    assert Mean.of(np.array([1.0, 3.0])) == Mean(2.0, 1.0, 1.0, 3.0)


def test_all_of_it_is_json_and_named() -> None:
    known, domain = talks()
    found = uncertainty(known, domain, 40, 2, packages=[(0, 0, 0)])
    told = json.loads(json.dumps(found.as_json(), allow_nan=False))
    assert told["certain"][0]["package"] == [0, 0, 0]
    assert {"open", "zone", "questions", "influences", "seed", "inputs", "method", "citation"} <= told.keys()
    assert told["influences"][0]["unknown"]["party"] in {"norda", "suda"}
    assert told["questions"][0]["question"].endswith("?")
