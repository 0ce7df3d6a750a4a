"""The whole way in one go: draw plants, train on them, export a pack, bake unique variants, verify them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np

from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError
from assetgen_training.presets import PRESETS

from .baking.bake import bake
from .baking.spec.bake_file import LOCK_FILE, Bake, Job
from .baking.spec.options import Options
from .baking.verify import verify

COUNT = 64


def demo(out: Path, *, minutes: float, device: str, say: Callable[[str], None]) -> dict[str, object]:
    """Leaves plants.onnx, plants.run/, variants/, sheet.png and training.png in the folder out; returns their paths."""
    from assetgen_training.data.built_in import load_source
    from assetgen_training.export.pack import export
    from assetgen_training.run.train import train

    run, pack_path, variants = out / "plants.run", out / "plants.onnx", out / "variants"
    if run.exists():
        raise DataError(f"{run} is there already; name another folder with -o, or remove it")
    say("drawing plants")
    plants = load_source("plants")
    save_png(out / "training.png", sheet(plants.images[:: len(plants.images) // COUNT][:COUNT], 16))
    train(dataclasses.replace(PRESETS["sprites"], minutes=minutes), plants, run, device=device, precision="auto")
    pack: Pack = export(run, pack_path)
    say(f"baking {COUNT} variants")
    columns = COUNT // len(pack.labels)
    jobs = tuple(  # each species a seed of its own, by name
        Job(name=label, pack=pack_path, seeds=(f"name:demo/{label}",), labels=((label, columns),))
        for label in pack.labels
    )
    bake(Bake(out=variants, lock=variants / LOCK_FILE, jobs=jobs), Options(), say)
    images = np.concatenate([pack.textures(f"demo/{label}", range(columns), label=label) for label in pack.labels])
    save_png(out / "sheet.png", sheet(images, columns))
    n_textures, wrong = verify(variants)
    if wrong:
        raise DataError(f"{len(wrong)} of {n_textures} variants are not what the pack draws: {wrong[0]}")
    n_different = len({image.tobytes() for image in images})
    return {
        "training": str(out / "training.png"),
        "pack": str(pack_path),
        "pack_bytes": pack_path.stat().st_size,
        "sheet": str(out / "sheet.png"),
        "variants": str(variants),
        "n_variants": n_textures,
        "n_different": n_different,
        "run": str(run),
    }
