"""Work spread over the cores of this machine by joblib's loky, or over a running dask cluster."""

from __future__ import annotations

import logging
import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from assetgen_art.distribution import install_command
from assetgen_plugin.errors import ConfigError, DataError

from .draw import take_packs

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
_WAIT: Final = 20  # seconds for the first worker
_AHEAD: Final = 4  # tasks per worker that are begun and not yet taken, to bound memory
_TRIES: Final = 3  # of a task whose packs are lost
_IDLE: Final = 60  # seconds after which processes without work end
_ONE_THREAD: Final = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM")}


class Farm:
    """Where work is done: in this process, in several on this machine, or on a cluster."""

    def __init__(self, jobs: int | None, client: Any = None) -> None:
        """jobs: processes; None: one for each core where there is much to do. client: of a dask scheduler."""
        self._jobs = jobs
        self._client = client
        self._packs: Any = {}  # by fingerprint, where the cluster keeps their contents
        self._paths: Mapping[str, Path] = {}

    def share(self, packs: Mapping[str, Path]) -> None:
        """Sends packs, by fingerprint, to the workers of a cluster, once: they do not see the paths."""
        self._paths = packs
        if self._client is not None:
            contents = [path.read_bytes() for path in packs.values()]
            self._packs = dict(zip(packs, self._client.scatter(contents, broadcast=True), strict=True))

    def is_pool(self, *, many: bool) -> bool:
        """Whether `run` works in several processes of this machine, which see its disks."""
        return self._client is None and self._n_processes(many=many) > 1

    def is_here(self, *, many: bool) -> bool:
        """Whether `run` works in this process alone."""
        return self._client is None and self._n_processes(many=many) == 1

    def start(self, work: Callable[[], object]) -> None:
        """Lets the processes of `run` start, and each do some work, while this one goes on; only where it has several.

        What the work comes to is not asked for: if it fails, so does what is run later.
        """
        if self.is_pool(many=True):
            for _ in range(self._n_processes(many=True)):
                self._pool(many=True).submit(work)

    def run(self, work: Callable[[_Task], _Done], tasks: Iterable[_Task], *, many: bool) -> Iterator[_Done]:
        """The result of every task, in order; a few tasks are taken ahead, so that no worker waits for another.

        many: whether several processes are worth their start. An AssetgenError in a worker is raised here unchanged.
        """
        jobs = self._n_processes(many=many)
        if self._client is not None:
            n_workers = max(1, sum(self._client.nthreads().values()))
            begun = partial(self._submit, work)
            yield from _in_order(begun, self._result, tasks, _AHEAD * n_workers)
        elif jobs == 1:
            yield from map(work, tasks)
        else:
            pool = self._pool(many=many)
            yield from _in_order(partial(pool.submit, work), _pool_result, tasks, _AHEAD * jobs)

    def _pool(self, *, many: bool) -> Any:
        """The processes of this machine, which start with their first work and stay."""
        from joblib.externals.loky import get_reusable_executor

        return get_reusable_executor(max_workers=self._n_processes(many=many), timeout=_IDLE, env=_ONE_THREAD)

    def _n_processes(self, *, many: bool) -> int:
        return self._jobs or (cores() if many else 1)

    def _submit(self, work: Callable[[_Task], _Done], task: _Task) -> Any:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph", category=UserWarning)  # an atlas page
            return self._client.submit(_with_packs, self._packs, work, task, pure=False), work, task

    def _result(self, begun: tuple[Any, Callable[[_Task], _Done], _Task]) -> Any:
        """What a worker of the cluster returned; if those that had the packs are gone, others get packs and task."""
        future, work, task = begun
        for _ in range(_TRIES):
            try:
                return future.result()
            except CancelledError:
                self._client.wait_for_workers(1, timeout=_WAIT)
                self.share(self._paths)
                future, _, _ = self._submit(work, task)
        return future.result()


def _in_order(
    begin: Callable[[_Task], Any], result: Callable[[Any], Any], tasks: Iterable[_Task], most: int
) -> Iterator[Any]:
    """The results of tasks in their order, of which at most so many are begun and not yet taken."""
    begun: deque[Any] = deque()
    for task in tasks:
        begun.append(begin(task))
        if len(begun) == most:
            yield result(begun.popleft())
    while begun:
        yield result(begun.popleft())


def _pool_result(future: Any) -> Any:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool as error:
        raise DataError(
            "a process that draws was ended from outside, perhaps for want of memory; bake again, with fewer --jobs"
        ) from error


def _with_packs(packs: Mapping[str, bytes], work: Callable[[_Task], _Done], task: _Task) -> _Done:
    take_packs(packs)
    return work(task)


@contextmanager
def farm(jobs: int | None, cluster: str | None) -> Iterator[Farm]:
    """Where work is done; ConfigError if no dask scheduler answers at the address, or if it has no workers."""
    if cluster is None:
        yield Farm(jobs)
    else:
        with _connected(cluster) as client:
            yield Farm(jobs, client)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """A client of a dask scheduler; ConfigError if none answers at the address, or if it has no workers."""
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise ConfigError(f"--cluster needs dask, which is not installed; {install_command('cluster')}") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it would log the errors that are raised here
    try:
        client: Any = distributed.Client(  # type: ignore[no-untyped-call]
            address, timeout="10s", set_as_default=False
        )
    except (OSError, ValueError, TypeError, TimeoutError) as error:
        raise ConfigError(f"no dask scheduler answers at {address} ({error}); start one, or correct it") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as error:
            raise ConfigError(
                f"the dask scheduler at {address} has no workers; start some with `dask worker {address}`"
            ) from error
        yield client


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
