"""Ray as an executor: Ray has none of its own for plain functions."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from goodoffices.diagnose import MissingExtra

__all__ = ["RayExecutor"]

Result = TypeVar("Result")


class RayExecutor(Executor):
    """Runs functions as Ray tasks, on the cluster that ``ray.init`` has joined.

    Parameters
    ----------
    options : Any
        What Ray's ``remote`` takes: ``num_cpus``, ``memory``, ``max_retries`` and so on; as a rule nothing.

    Raises
    ------
    MissingExtra
        Without the extra ``ray``.

    Notes
    -----
    Shutting it down leaves Ray itself running: who called ``ray.init`` ends it by ``ray.shutdown``. The machines of the
    cluster need this package installed.
    """

    def __init__(self, **options: Any) -> None:
        try:
            import ray
        except ImportError as error:
            raise MissingExtra("sweeps on Ray", "ray") from error
        self._ray: Any = ray
        self._remote: Any = ray.remote(**options)(_call) if options else ray.remote(_call)
        self._begun: list[tuple[Any, Future[Any]]] = []
        self._closed = False

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """One task."""
        if self._closed:
            raise RuntimeError("the executor has been shut down")
        reference = self._remote.remote(fn, args, kwargs)
        future: Future[Result] = reference.future()

        def ended(done: Future[Result]) -> None:
            if done.cancelled():
                self._ray.cancel(reference)

        future.add_done_callback(ended)
        self._begun = [(known, waiting) for known, waiting in self._begun if not waiting.done()]
        self._begun.append((reference, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; wait for those begun, or cancel them."""
        self._closed = True
        for _, future in self._begun:
            if cancel_futures:
                future.cancel()
            elif wait:
                future.exception()


def _call(fn: Callable[..., Result], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Result:
    return fn(*args, **kwargs)
