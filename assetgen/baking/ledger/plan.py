"""The plan written into the ledger: what is asked for, and why it is not what it was in the bake before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from assetgen_art.distribution import installed_version
from assetgen_plugin.errors import DataError

from ..drawing.atlas import block_size
from ..spec.bake_file import Bake
from ..spec.names import frames_asked
from ..spec.variants import PackFacts, PlannedTexture, planned_textures, size_of_job
from .ledger import Ledger
from .textures import KnownTexture

PLAN: Final = "plan"
"""The fact that says of what the plan in the ledger was made; whoever changes that plan otherwise forgets it."""
_CHUNK: Final = 500  # textures that are looked up at a time
_Item = TypeVar("_Item")


def record_plan(
    ledger: Ledger, bake: Bake, packs: dict[Path, PackFacts], found: Callable[[int], None] = lambda n_new: None
) -> None:
    """Gives every texture of the bake its place in the plan, and notes why it is new or another than before.

    Nothing is done if the ledger has the plan of these jobs and packs already. found: is told how many textures are new
    or others, so far. Raises DataError for two textures with the same name, or with names that some file systems cannot
    tell apart.
    """
    made = _made(bake, packs)
    if ledger.fact(PLAN) == made:
        return
    sizes = {job.name: size_of_job(job, packs) for job in bake.jobs}
    chooses = {job.name: job.chooses for job in bake.jobs}
    n_new = 0
    for chunk in batched(planned_textures(bake, packs), _CHUNK):
        _claim_names(ledger, chunk)
        known = ledger.textures.known([planned.name for planned in chunk])
        new, again = [], []
        for planned in chunk:
            size, decided = _size(bake, planned, sizes[planned.job]), not chooses[planned.job]
            before = known.get(planned.name)
            if before is None or before.key != planned.key or before.place is None:
                is_new = before is None or before.place is None
                why = "new" if before is None or is_new else _difference(json.loads(before.request), planned.request)
                new.append((planned, size, decided, why))
            elif not _is_planned(before, planned, size, decided=decided):
                again.append((planned, size, decided))
        ledger.textures.plan_new(new)
        ledger.textures.plan_again(again)
        n_new += len(new)
        found(n_new)
    ledger.textures.end_plan()
    ledger.remember(PLAN, made)


def _made(bake: Bake, packs: Mapping[Path, PackFacts]) -> str:
    """A hash of everything that a plan depends on, with the version that plans."""
    sha256 = hashlib.sha256(f"{installed_version()} {bake.jobs!r} {packs!r}".encode())
    if any(facts.animations for facts in packs.values()):
        sha256.update(repr(bake.atlases).encode())  # on which the size of their blocks depends
    for job in bake.jobs:
        if job.seeds_file is not None and job.seeds_file.is_file():
            sha256.update(job.seeds_file.read_bytes())
    return sha256.hexdigest()


def batched(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Lists of at most `size` items each."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def _size(bake: Bake, planned: PlannedTexture, size: tuple[int, int]) -> tuple[int, int]:
    """(width, height) of a texture in its file or atlas. size: of one of its job that does not move."""
    frames, atlas = frames_asked(planned.request), planned.request.get("atlas")
    if frames is None or atlas is None:
        return size
    return block_size(bake.atlases[atlas].settings, len(frames.durations), *size)


def _is_planned(before: KnownTexture, planned: PlannedTexture, size: tuple[int, int], *, decided: bool) -> bool:
    """Whether the ledger has a texture as the plan does, so that nothing has to be written."""
    is_decided = before.decided or not decided
    return before.place == planned.place and before.job == planned.job and is_decided and before.size == size


def _claim_names(ledger: Ledger, chunk: Sequence[PlannedTexture]) -> None:
    clash = ledger.textures.claim([planned.name for planned in chunk])
    if clash is None:
        return
    name, other = clash
    if other == name:
        found = f"two textures are named {name!r}"
    else:
        found = f"two textures are named {name!r} and {other!r}, which some file systems cannot tell apart"
    raise DataError(f"{found}; list no seed twice, or set a `file` pattern in the job that gives them different names")


def _difference(before: dict[str, Any], now: dict[str, Any]) -> str:
    """What has changed in a request, in words."""
    if before.get("pack") != now["pack"]:
        return f"pack {str(before.get('pack'))[:8]} → {now['pack'][:8]}"
    changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
    changes = [f"{key} {_shown(before, key)} → {_shown(now, key)}" for key in changed]
    return ", ".join(changes) or "contract"


def _shown(request: dict[str, Any], key: str) -> str:
    """A value of a request; of an outline or pins, which are long, the beginning."""
    text = str(request.get(key, "default"))
    return f"{text[:16]}…" if key in ("outline", "pins") and len(text) > 16 else text
