"""Work in pieces, by whoever offers to do it: threads, processes, Dask, Ray, or nobody else."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

__all__ = ["in_order", "own_workers"]

Result = TypeVar("Result")


def in_order(
    executor: Executor | None,
    work: Callable[..., Result],
    tasks: Sequence[tuple[Any, ...]],
    done: Callable[[int], None],
) -> list[Result]:
    """The results of ``work(*task)`` in the order of the tasks.

    Parameters
    ----------
    executor : concurrent.futures.Executor, or None
        None: one after another, here. It stays open.
    work : callable
        A function of a module, so that processes can find it.
    tasks : sequence of tuple
    done : callable
        Told how many are done, each time; what it raises ends the work.

    Notes
    -----
    Where anything goes wrong, or the user interrupts, what has not been begun is cancelled before the exception goes on.
    """
    if executor is None:
        results = []
        for number, task in enumerate(tasks, start=1):
            results.append(work(*task))
            done(number)
        return results
    futures = [executor.submit(work, *task) for task in tasks]
    try:
        results = []
        for number, future in enumerate(futures, start=1):
            results.append(future.result())
            done(number)
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    return results


@contextmanager
def own_workers(count: int) -> Iterator[Executor | None]:
    """So many processes of this machine; None for one, which needs no other.

    They leave an interruption of the keyboard to the process that started them, which then waits for the blocks that are
    under way, cancels the rest, and ends them: none is left behind.

    Parameters
    ----------
    count : int
        1 or more.
    """
    if count <= 1:
        yield None
        return
    # A fresh process each: a copy of one that has threads may never come to its end.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=fresh, initializer=_leave_interruptions)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interruptions() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
