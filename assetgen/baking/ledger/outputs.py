"""One table of all paths that a bake writes, so that no output takes the place of another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assetgen_plugin.errors import DataError

from ..drawing.atlas_formats import data_paths
from ..spec.bake_file import Bake
from ..spec.variants import PackFacts
from .frames import shown_frames
from .ledger import Ledger
from .stale import PlannedPage, claim


def claim_data_and_lock(
    ledger: Ledger, bake: Bake, packs: Mapping[Path, PackFacts], pages: Mapping[str, Sequence[PlannedPage]]
) -> None:
    """Takes the paths of data files and of the lock file, behind those of textures and pages.

    Raises DataError if two outputs would be one file on some file system, or if one is a folder of the other.
    """
    for name, atlas in bake.atlases.items():
        frames = shown_frames(ledger, name, atlas.settings, packs) if atlas.settings.formats else []
        for format in atlas.settings.formats:
            paths = data_paths(name, listed(pages[name]), frames, format)
            claim(ledger, ((path, f"a {format} file of atlas {name!r}") for path in paths))
    lock = Path(os.path.relpath(bake.lock.resolve(), bake.out.resolve())).as_posix() if _is_beside(bake) else ""
    if lock and not lock.startswith("../"):
        claim(ledger, [(lock, "the lock file")])
    found = ledger.files.file_and_folder()
    if found is not None:
        path, file, folder = found
        raise DataError(f"{path} would be {file}, and a folder for {folder}; rename one of them")


def listed(pages: Iterable[PlannedPage]) -> list[tuple[str, tuple[int, int]]]:
    """(path, size) of each page by its number; empty pages have no file."""
    found: list[tuple[str, tuple[int, int]]] = []
    for page in pages:
        found += [("", (0, 0))] * (page.number + 1 - len(found))
        found[page.number] = (page.path, page.size)
    return found


def _is_beside(bake: Bake) -> bool:
    """Whether lock file and output folder are on one drive."""
    return bake.lock.resolve().anchor == bake.out.resolve().anchor
