"""The whole workflow in one run: draw plants, train on them, export a pack, bake variants, verify them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError

from .baking.bake import bake
from .baking.spec.bake_file import LOCK_FILE, Bake, Job
from .baking.spec.options import Options
from .baking.verify import verify

COUNT = 64
_SPREAD = 2.0  # of plants, which have no names by which it could be measured


@dataclass(frozen=True, kw_only=True)
class Demo:
    """What the demo left."""

    training: Path  # picture of training images
    pack: Path
    pack_bytes: int
    sheet: Path  # picture of the variants
    variants: Path  # their folder
    n_variants: int
    n_different: int
    run: Path

    def to_json(self) -> dict[str, str | int]:
        """As JSON values."""
        return {name: str(value) if isinstance(value, Path) else value for name, value in vars(self).items()}


def demo(out: Path, *, steps: int, device: str, notify: Callable[[str], None]) -> Demo:
    """Leaves plants.onnx, plants.run/, variants/, sheet.png and training.png in the folder out.

    steps: of training. The same number gives the same sheet on processors of the same kind, busy or not.
    """
    from assetgen_training.data.built_in import load_source
    from assetgen_training.export.pack import export
    from assetgen_training.run.folder import save_spread
    from assetgen_training.run.sprite_config import sprite_config
    from assetgen_training.run.train import train

    run, pack_path, variants = out / "plants.run", out / "plants.onnx", out / "variants"
    if run.exists():
        raise DataError(f"{run} already exists; name another folder with -o, or remove it")
    notify("drawing plants")
    plants = load_source("plants")
    save_png(out / "training.png", sheet(plants.images[:: len(plants.images) // COUNT][:COUNT], 16))
    train(sprite_config(plants).with_steps([steps]), plants, run, device=device, precision="auto")
    save_spread(run, _SPREAD)
    pack: Pack = export(run, pack_path)
    notify(f"baking {COUNT} variants")
    columns = COUNT // len(pack.labels)
    jobs = tuple(  # each species a seed of its own, by name
        Job(name=label, pack=pack_path, seeds=(f"name:demo/{label}",), labels=((label, columns),))
        for label in pack.labels
    )
    bake(Bake(out=variants, lock=variants / LOCK_FILE, jobs=jobs), Options(), notify)
    images = np.concatenate([pack.textures(f"demo/{label}", range(columns), label=label) for label in pack.labels])
    save_png(out / "sheet.png", sheet(images, columns))
    n_textures, wrong = verify(variants)
    if wrong:
        raise DataError(f"{len(wrong)} of {n_textures} variants differ from what the pack draws: {wrong[0]}")
    return Demo(
        training=out / "training.png",
        pack=pack_path,
        pack_bytes=pack_path.stat().st_size,
        sheet=out / "sheet.png",
        variants=variants,
        n_variants=n_textures,
        n_different=len({image.tobytes() for image in images}),
        run=run,
    )
