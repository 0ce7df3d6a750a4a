"""Candidates of variants: drawn and judged by themselves, some at a time, in this process or in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.originals import read_originals
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import DataError
from assetgen_plugin.request import Request, alike

from ..drawing.draw import opened_pack, textures_and_classes
from ..drawing.encode import enlarged
from ..drawing.tasks import Drawn, PackFile, TextureTask
from ..spec.bake_file import Job
from ..spec.controls import as_palette
from ..spec.settings import Limits
from .chooser import Candidate, Judge, Refusal
from .quality import N_REFERENCE, REFERENCE_SEED, AtRest, Draws, Quality, draw
from .shared import Shared
from .twins import Kept


@dataclass(frozen=True)
class Rules:
    """What draws of a job are judged by, whatever else is kept."""

    originals: Limits | None
    outliers: int | None
    usual: Request  # the first of those that show what is usual
    prefix: str  # of messages

    @staticmethod
    def of(job: Job) -> Rules:
        """The rules of a job; what is usual is that of any class or sprite if the job asks for several."""
        label = job.labels[0][0] if len(job.labels) == 1 else None
        base = job.bases[0][0] if len(job.bases) == 1 else None
        palette = as_palette(job.palette)
        usual = Request(REFERENCE_SEED, 0, label=label, base=base, spread=job.spread, palette=palette)
        return Rules(job.originals, job.outliers, usual, job.prefix)


@dataclass(frozen=True)
class Draft:
    """Variants of one job of which candidates are wanted. tasks: each with the attempt to begin with."""

    pack: PackFile
    rules: Rules
    tasks: tuple[TextureTask, ...]
    kept: Shared | Kept | None = None  # already: in this process, or in files, for others that see this one's disk


@dataclass(frozen=True)
class Drafted:
    """Candidates as they come back, in columns, which travel faster than objects."""

    attempts: list[int]
    refused: list[list[tuple[int, str]]]  # of each: attempts and why
    signatures: NDArray[np.uint8]  # (N, WIDTH)
    n_compared: int
    numbers: list[int]  # of their classes
    packed: list[bytes]  # their textures as Drawn has them
    pixels: list[str]  # hashes of the textures once they are enlarged

    def candidate(self, row: int) -> Candidate:
        """One of them, without its texture."""
        refused = tuple(Refusal(*one) for one in self.refused[row])
        signature = self.signatures[row]
        return Candidate(self.attempts[row], _NOTHING, self.numbers[row], signature, refused, self.n_compared)

    def drawn(self, row: int) -> Drawn:
        """The texture of one of them."""
        return Drawn(self.packed[row], self.numbers[row])


_NOTHING: Final = np.empty((0, 0, 0), np.uint8)


def drafted(draft: Draft) -> Drafted:
    """The candidate of each variant of a draft."""
    drawer, judge = _drawer_and_judge(draft)
    names, attempts = zip(*((task.name, task.attempt) for task in draft.tasks), strict=True)
    kept = draft.kept.kept() if isinstance(draft.kept, Shared) else draft.kept
    found = judge.candidates(names, attempts, drawer, kept)
    scales = [task.values.get("scale", 1) for task in draft.tasks]
    return Drafted(
        [one.attempt for one in found],
        [[(refusal.attempt, refusal.why) for refusal in one.refused] for one in found],
        np.stack([one.signature for one in found]),
        found[0].n_compared,
        [one.number for one in found],
        [Drawn.of(one.texture, one.number).packed for one in found],
        [texture_hash(enlarged(one.texture, scale)) for one, scale in zip(found, scales, strict=True)],
    )


class _Drawer:
    """Draws attempts of tasks by the tasks' rows, as a Judge asks for them."""

    def __init__(self, draft: Draft, at_rest: AtRest | None) -> None:
        self._pack = opened_pack(draft.pack)
        self._cache = draft.pack.cache
        self._tasks = draft.tasks
        self._at_rest = at_rest

    def __call__(self, rows: Sequence[int], attempts: Sequence[int]) -> Draws:
        tasks = [replace(self._tasks[row], attempt=attempt) for row, attempt in zip(rows, attempts, strict=True)]
        if self._at_rest is None:
            textures, classes = textures_and_classes(self._pack, tasks, self._cache)
            return Draws(textures, np.zeros((len(tasks), 0), np.int64), classes)
        requests = [task.request for task in tasks]
        groups = alike(requests)
        parts = [draw(self._pack, self._at_rest, [requests[row] for row in group]) for group in groups]
        back = np.argsort([row for group in groups for row in group])
        columns = zip(*((part.textures, part.at_rest, part.classes) for part in parts), strict=True)
        return Draws(*(np.concatenate(column)[back] for column in columns))


_JUDGES: Final[dict[tuple[str, str], tuple[AtRest | None, Judge]]] = {}  # by pack and rules: once in each process


def _drawer_and_judge(draft: Draft) -> tuple[_Drawer, Judge]:
    pack, rules = opened_pack(draft.pack), draft.rules
    key = pack.fingerprint, repr(rules)
    if key not in _JUDGES:
        at_rest = None if rules.outliers is None else AtRest(pack)
        originals = None if rules.originals is None else (rules.originals, _original_hashes(draft))
        quality = None if rules.outliers is None else (rules.outliers, _quality(rules, pack))
        _JUDGES[key] = at_rest, Judge(originals=originals, quality=quality)
    at_rest, judge = _JUDGES[key]
    return _Drawer(draft, at_rest), judge


def _original_hashes(draft: Draft) -> NDArray[np.uint8]:
    """The hashes of the training images, (M, COMPACT_WIDTH); DataError if the pack has none."""
    hashes = read_originals(opened_pack(draft.pack).info)
    if hashes is None:
        name = draft.rules.prefix + draft.pack.path.name
        raise DataError(
            f"{name} has no hashes of its training images, so `originals` cannot be "
            "checked; `assetgen evaluate PACK --data ART --record` adds them for sets of up to 4,096 images"
        )
    return hashes


def _quality(rules: Rules, pack: Pack) -> Quality:
    """What is usual of textures with a job's controls."""
    return Quality(draw(pack, AtRest(pack), [replace(rules.usual, index=index) for index in range(N_REFERENCE)]))
