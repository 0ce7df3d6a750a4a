"""What a bake depends on, as Make and Ninja read it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError

from .spec.bake_file import Bake
from .spec.options import Report

_NOT_IN_RULES: Final = re.compile(r"""[:;|%*?\[\]"'\\\t\n]""")


def write_depfile(path: Path, bake: Bake, target: Path | None = None) -> None:
    """Writes a rule: the target depends on bake file, packs, palettes and seeds files.

    target: a stamp file; by default the lock file, which a bake writes last.
    """
    write_atomic(path, depfile(bake, target).encode())


def depfile(bake: Bake, target: Path | None = None) -> str:
    """The content of a depfile; DataError if a path cannot be written in a rule."""
    sources = dependencies(bake)
    rule = f"{_escaped(target or bake.lock)}: {' '.join(map(_escaped, sources))}\n"
    phony = "".join(f"\n{_escaped(source)}:\n" for source in sources)  # so that Make does not stop if one is removed
    return rule + phony


def touch_stamp(stamp: Path, bake: Bake, report: Report) -> None:
    """Makes a stamp newer than everything the bake read; if nothing was written and it is so already, it stays."""
    is_current = stamp.exists() and not (report.n_written or report.pruned or report.lock_stale)
    if is_current:
        newest = max(path.stat().st_mtime_ns for path in [*dependencies(bake), bake.lock] if path.exists())
        is_current = stamp.stat().st_mtime_ns >= newest
    if not is_current:
        write_atomic(stamp, b"")


def dependencies(bake: Bake) -> list[Path]:
    """Every file that the outputs depend on, once."""
    return list(dict.fromkeys([*bake.sources, *bake.packs]))


def _escaped(path: Path) -> str:
    """A path as a rule has it; DataError for what Make and Ninja cannot both be told."""
    found = _NOT_IN_RULES.search(path.as_posix().removeprefix(path.drive))
    if found is not None:
        raise DataError(
            f"{path} cannot be named in a depfile, because Make and Ninja take {found[0]!r} for their own; "
            "rename it, or bake without --depfile"
        )
    text = path.as_posix().replace("$", "$$").replace("#", "\\#")
    return text.replace(" ", "\\ ")
