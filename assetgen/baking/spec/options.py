"""How to bake, and the result."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to bake."""

    jobs: int | None = None  # processes; None: one per core if there is enough to draw
    cluster: str | None = None  # address of a dask scheduler
    shard: tuple[int, int] = (1, 1)  # (k, n): the k-th of n shards
    cache: Path | None = None  # folder of textures drawn before
    repack: bool = False  # lay out atlases anew
    prune: bool = False  # remove outputs that are no longer listed
    force: bool = False  # replace files that no bake wrote
    dry: bool = False  # report only, write nothing
    deep: bool = False  # compare the content of every file, not size and time
    locked: bool = False  # fail if the lock file would change
    plan_only: bool = False  # take decisions and write the lock file, draw nothing
    explain: bool = False  # fill Report.stale

    @property
    def is_whole(self) -> bool:
        """Whether everything is baked, not a shard of it."""
        return self.shard == (1, 1)

    def owns(self, number: int) -> bool:
        """Whether this shard makes a texture, by its place in the plan, or a page, by its number."""
        k, n = self.shard
        return number % n == k - 1


@dataclass
class Report:
    """What a bake did, or would do."""

    n_textures: int = 0
    n_stale: int = 0  # textures with files of their own, pages, data files
    n_written: int = 0  # files
    n_unchanged: int = 0  # textures and pages
    stale: dict[str, str] = field(default_factory=dict)  # file or texture → why it is made again; if explained
    left: list[str] = field(default_factory=list)  # outputs that are no longer listed, and kept
    pruned: list[str] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)  # texture → why each earlier attempt was refused
    seams: dict[str, int] = field(default_factory=dict)  # texture → its seam score, which is above the limit
    twins: tuple[int, str, str] | None = None  # how many textures of unique jobs are equal to one of another; two such
    lock_stale: bool = False  # the lock file was not up to date

    def note(self, file: str, why: str, options: Options) -> None:
        """Counts a file that is made again."""
        self.n_stale += 1
        if options.explain:
            self.stale[file] = why
