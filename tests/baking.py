"""Bakes for the tests: a folder with a pack and an assetgen.toml."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from assetgen.baking.bake import bake
from assetgen.baking.spec.bake_file import LOCK_FILE, Bake, Job, checked, read_bake_file
from assetgen.baking.spec.options import Options, Report
from places import PACKS


def pack_in(folder: Path, name: str = "plants") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(PACKS / f"{name}.onnx", folder / f"{name}.onnx"))


def one_job(pack: Path, out: Path, **job: Any) -> Bake:
    return checked(Bake(out=out, lock=out / LOCK_FILE, jobs=(Job(pack=pack, **job),)))


def bake_file(folder: Path, text: str) -> Bake:
    """The bake of an assetgen.toml that is written into the folder, with a pack beside it."""
    if not (folder / "plants.onnx").exists():
        pack_in(folder)
    (folder / "assetgen.toml").write_text(text, "utf-8")
    return read_bake_file(folder / "assetgen.toml")


def run(spec: Bake, **options: Any) -> Report:
    return bake(spec, Options(**{"jobs": 1, "explain": True, **options}))


def times(folder: Path) -> dict[str, int]:
    """When each output was written; the state's own files do not count."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and ".assetgen" not in path.parts
    }
