"""Decides which attempt of each variant is kept, where a job wants unique or good ones, and keeps that in the state."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assetgen_art.originals import read_originals
from assetgen_art.signatures import signatures
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import DataError

from ..drawing.draw import PackFile, Wanted, alike, opened_pack, textures_of
from ..drawing.encode import enlarged
from ..ledger.ledger import State
from ..ledger.record import batched
from ..spec.bake_file import Bake, Job
from ..spec.controls import as_palette
from .chooser import Chooser
from .quality import N_REFERENCE, REFERENCE_SEED, AtRest, Drawn, Quality, drawn

_CHUNK = 256


def choose(state: State, bake: Bake, packs: dict[str, PackFile], say: Callable[[str], None]) -> None:
    """Decides every texture of the plan that is not decided yet, in the order of the plan.

    What was decided earlier stays, and what is new must not be like it.
    """
    for job in bake.jobs:
        wanted = [
            Wanted(name, json.loads(request), 0)
            for name, request in state.database.execute(
                "SELECT name, request FROM textures WHERE job = ? AND place IS NOT NULL AND NOT decided ORDER BY place",
                [job.name],
            )
        ]
        if not wanted:
            continue
        file = packs[wanted[0].request["pack"]]
        pack = opened_pack(file)
        chooser = _chooser(job, pack)
        for name, signature in _kept(state, job, file):
            chooser.keep(name, signature)
        say(f"{job.name or 'choosing'}: choosing {len(wanted):,} variants")
        draw = _Drawing(file, wanted, with_rest=job.outliers is not None)
        for choice in chooser.choose([one.name for one in wanted], draw):
            state.database.execute(
                "UPDATE textures SET attempt = ?, refused = ?, signature = ?, pixels = ?, decided = 1 WHERE name = ?",
                [
                    choice.attempt,
                    json.dumps([refusal.why for refusal in choice.refused]) if choice.refused else None,
                    choice.signature.tobytes(),
                    texture_hash(enlarged(choice.texture, job.scale)),
                    wanted[choice.row].name,
                ],
            )


class _Drawing:
    """Draws variants by their places among those wanted, as a Chooser asks for them."""

    def __init__(self, file: PackFile, wanted: Sequence[Wanted], *, with_rest: bool) -> None:
        self._pack = pack = opened_pack(file)
        self._cache = file.cache
        self._wanted = wanted
        self._at_rest = AtRest(pack) if with_rest else None

    def __call__(self, rows: Sequence[int], attempts: Sequence[int]) -> Drawn:
        wanted = [
            Wanted(self._wanted[row].name, self._wanted[row].request, n) for row, n in zip(rows, attempts, strict=True)
        ]
        if self._at_rest is None:
            return Drawn(textures_of(self._pack, wanted, self._cache)[0], np.zeros((len(wanted), 0), np.int64))
        parts, order = [], []
        for (label, base, spread, palette), members in alike(wanted).items():
            requests = [wanted[member].request for member in members]
            parts.append(
                drawn(
                    self._pack,
                    self._at_rest,
                    [int(request["seed"]) for request in requests],
                    [int(request["index"]) for request in requests],
                    [wanted[member].attempt for member in members],
                    label=label,
                    base=base,
                    spread=spread / 256,
                    palette=as_palette(palette),
                )
            )
            order += members
        back = np.argsort(order)
        textures = np.concatenate([part.textures for part in parts])
        return Drawn(textures[back], np.concatenate([part.at_rest for part in parts])[back])


def _chooser(job: Job, pack: Pack) -> Chooser:
    originals = None
    if job.originals is not None:
        originals = job.originals, _original_hashes(job, pack)
    quality = None
    if job.outliers is not None:
        label = job.labels[0][0] if len(job.labels) == 1 else None
        base = job.bases[0][0] if len(job.bases) == 1 else None
        reference = drawn(
            pack,
            AtRest(pack),
            REFERENCE_SEED,
            range(N_REFERENCE),
            0,
            label=label,
            base=base,
            spread=job.spread,
            palette=as_palette(job.palette),
        )
        quality = job.outliers, Quality(reference)
    return Chooser(unique=job.unique, originals=originals, quality=quality)


def _original_hashes(job: Job, pack: Pack) -> NDArray[np.uint8]:
    """The hashes of the training images, (M, COMPACT_WIDTH); DataError if the pack carries none."""
    hashes = read_originals(pack.info)
    if hashes is None:
        raise DataError(
            f"job {job.name!r}: {job.pack.name} carries no hashes of what it was trained on, so `originals` cannot be "
            "checked; `assetgen evaluate PACK --data ART --record` adds them for sets of up to 4,096 images"
        )
    return hashes


def _kept(state: State, job: Job, file: PackFile) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """(name, signature) of what was decided earlier; signatures that are not known are made again."""
    rows = state.database.execute(
        "SELECT name, request, attempt, signature FROM textures"
        " WHERE job = ? AND place IS NOT NULL AND decided ORDER BY place",
        [job.name],
    ).fetchall()
    for chunk in batched(rows, _CHUNK):
        unknown = [Wanted(name, json.loads(request), attempt) for name, request, attempt, known in chunk if not known]
        made = {}
        if unknown:
            textures, _ = textures_of(opened_pack(file), unknown, file.cache)
            made = dict(zip((one.name for one in unknown), signatures(textures), strict=True))
            state.database.executemany(
                "UPDATE textures SET signature = ? WHERE name = ?",
                [(value.tobytes(), name) for name, value in made.items()],
            )
        for name, _, _, known in chunk:
            yield name, np.frombuffer(known, np.uint8) if known else made[name]
