"""Work spread over the cores of this machine by joblib's loky, or over a running dask cluster."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from assetgen_art.distribution import install_command
from assetgen_plugin.errors import ConfigError

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
_WAIT: Final = 20  # seconds for the first worker
_WAVE: Final = 16  # tasks per worker in one wave, to bound memory


@dataclass(frozen=True)
class Farm:
    """Where work is done."""

    jobs: int = 1  # processes
    cluster: str | None = None  # address of a dask scheduler

    def run(self, work: Callable[[_Task], _Done], tasks: Iterable[_Task]) -> Iterator[_Done]:
        """The result of every task, in order. An AssetgenError in a worker is raised here unchanged."""
        if self.jobs == 1 and self.cluster is None:
            yield from map(work, tasks)
            return
        from joblib import Parallel, delayed

        rest = iter(tasks)
        with (
            warnings.catch_warnings(),
            self._backend() as n_workers,
            Parallel(n_jobs=n_workers, return_as="generator", batch_size=1) as parallel,
        ):
            warnings.filterwarnings("ignore", message=".*but not used", category=UserWarning)  # at Ctrl-C or an error
            while wave := list(islice(rest, _WAVE * n_workers)):
                yield from parallel(delayed(work)(task) for task in wave)

    @contextmanager
    def _backend(self) -> Iterator[int]:
        if self.cluster is None:
            yield self.jobs
            return
        from joblib import parallel_config

        with (
            _connected(self.cluster) as client,
            parallel_config(backend="dask", client=client, wait_for_workers_timeout=30),
        ):
            yield max(1, sum(client.nthreads().values()))


def check_cluster(address: str) -> None:
    """ConfigError unless a dask scheduler that has workers answers at the address."""
    with _connected(address):
        pass


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
