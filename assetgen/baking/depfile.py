"""What a bake depends on, as Make and Ninja read it."""

from __future__ import annotations

from pathlib import Path

from assetgen_art.files import write_atomic

from .spec.bake_file import Bake


def write_depfile(path: Path, bake: Bake, target: Path | None = None) -> None:
    """Writes a rule: the target depends on bake file, packs, palettes and seeds files.

    target: a stamp file; by default the lock file, which a bake writes last.
    """
    sources = dict.fromkeys([*bake.sources, *(job.pack for job in bake.jobs)])
    rule = f"{_escaped(target or bake.lock)}: {' '.join(map(_escaped, sources))}\n"
    phony = "".join(f"\n{_escaped(source)}:\n" for source in sources)  # so that Make does not stop if one is removed
    write_atomic(path, (rule + phony).encode())


def _escaped(path: Path) -> str:
    text = path.as_posix().replace("$", "$$").replace("#", "\\#")
    return text.replace(" ", "\\ ")
