"""Decides which attempt of each texture is kept, where a job wants variants unique or free of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.originals import read_originals
from assetgen_art.signatures import signatures
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import DataError
from assetgen_plugin.request import Request, alike

from ..drawing.draw import opened_pack, textures_of
from ..drawing.encode import enlarged
from ..drawing.tasks import PackFile, TextureTask
from ..ledger.ledger import Ledger
from ..ledger.plan import batched
from ..spec.bake_file import Bake, Job
from ..spec.controls import as_palette
from .chooser import Chooser
from .quality import N_REFERENCE, REFERENCE_SEED, AtRest, Draws, Quality, draw

_CHUNK: Final = 256  # textures that are drawn at a time for their signatures


def choose(ledger: Ledger, bake: Bake, packs: Mapping[str, PackFile], say: Callable[[str], None]) -> None:
    """Decides every texture of the plan that has no attempt yet, in the order of the plan, and notes it in the ledger.

    What was decided earlier stays, and new variants must not be like it. packs: by their short names.
    """
    for job in bake.jobs:
        tasks = ledger.textures.undecided(job.name)
        if not tasks:
            continue
        file = packs[tasks[0].values["pack"]]
        chooser = _chooser(job, opened_pack(file))
        for other in bake.jobs:
            if other.name == job.name or (bake.unique_over_jobs and job.unique and other.unique):
                for name, signature in _decided(ledger, other, packs):
                    chooser.keep(name, signature)
        say(f"{job.name or 'choosing'}: choosing {len(tasks):,} variants")
        drawer = _Drawer(file, tasks, with_rest=job.outliers is not None)
        for choice in chooser.choose([task.name for task in tasks], drawer):
            ledger.textures.decide(
                tasks[choice.row].name,
                choice.attempt,
                refused=[refusal.why for refusal in choice.refused],
                signature=choice.signature,
                pixels=texture_hash(enlarged(choice.texture, job.scale)),
            )


class _Drawer:
    """Draws attempts of tasks by the tasks' rows, as a Chooser asks for them."""

    def __init__(self, file: PackFile, tasks: Sequence[TextureTask], *, with_rest: bool) -> None:
        self._pack = pack = opened_pack(file)
        self._cache = file.cache
        self._tasks = tasks
        self._at_rest = AtRest(pack) if with_rest else None

    def __call__(self, rows: Sequence[int], attempts: Sequence[int]) -> Draws:
        tasks = [replace(self._tasks[row], attempt=attempt) for row, attempt in zip(rows, attempts, strict=True)]
        if self._at_rest is None:
            textures, _ = textures_of(self._pack, tasks, self._cache)
            return Draws(textures, np.zeros((len(tasks), 0), np.int64))
        requests = [task.request for task in tasks]
        groups = alike(requests)
        parts = [draw(self._pack, self._at_rest, [requests[row] for row in group]) for group in groups]
        back = np.argsort([row for group in groups for row in group])
        textures = np.concatenate([part.textures for part in parts])
        return Draws(textures[back], np.concatenate([part.at_rest for part in parts])[back])


def _chooser(job: Job, pack: Pack) -> Chooser:
    originals = None if job.originals is None else (job.originals, _original_hashes(job, pack))
    quality = None if job.outliers is None else (job.outliers, _quality(job, pack))
    return Chooser(unique=job.unique, originals=originals, quality=quality)


def _original_hashes(job: Job, pack: Pack) -> NDArray[np.uint8]:
    """The hashes of the training images, (M, COMPACT_WIDTH); DataError if the pack has none."""
    hashes = read_originals(pack.info)
    if hashes is None:
        raise DataError(
            f"{job.prefix}{job.pack.name} has no hashes of its training images, so `originals` cannot be "
            "checked; `assetgen evaluate PACK --data ART --record` adds them for sets of up to 4,096 images"
        )
    return hashes


def _quality(job: Job, pack: Pack) -> Quality:
    """What is usual of textures with a job's controls; of any class or sprite if the job asks for several."""
    label = job.labels[0][0] if len(job.labels) == 1 else None
    base = job.bases[0][0] if len(job.bases) == 1 else None
    palette = as_palette(job.palette)
    requests = [
        Request(REFERENCE_SEED, index, label=label, base=base, spread=job.spread, palette=palette)
        for index in range(N_REFERENCE)
    ]
    return Quality(draw(pack, AtRest(pack), requests))


def _decided(ledger: Ledger, job: Job, packs: Mapping[str, PackFile]) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """(name, signature) of what was decided earlier; signatures that are not known are computed again."""
    for chunk in batched(ledger.textures.decided(job.name), _CHUNK):
        unknown = [task for task, signature in chunk if signature is None]
        computed = {}
        if unknown:
            file = packs[unknown[0].values["pack"]]
            textures, _ = textures_of(opened_pack(file), unknown, file.cache)
            computed = dict(zip((task.name for task in unknown), signatures(textures), strict=True))
            ledger.textures.remember_signatures(computed.items())
        for task, signature in chunk:
            yield task.name, computed[task.name] if signature is None else signature
