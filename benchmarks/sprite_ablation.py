"""What each piece of the sprite model is worth, and what a user would do instead, at equal time on one set.

    python benchmarks/sprite_ablation.py FOLDER WORK --minutes 10 [--only GLOB]… [--train ROW] [--pythae PYTHON]

Trains what is not in WORK yet, then prints the gate's measures of every row and saves WORK/ROW.png, variants of the
same sprites. --train: this row alone, without the table, so that rows may be trained in turn or on other machines.
PYTHON: of a virtual environment with pythae (see pythae_vae.py).

Rows: all of it; without slots (RGBA values, the same networks); without warps and tints; without nearness (the same
pack as the first, drawn from the Gaussian of the class); pythae's VAE on RGBA; warped and recoloured by hand.
"""

from __future__ import annotations

import argparse
import dataclasses
import subprocess
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen_art.image_set import ImageSet
from assetgen_art.pictures import save_png, sheet
from assetgen_art.sprites.items import ArtOptions
from assetgen_art.sprites.prepare import load_art
from assetgen_plugin import Pack
from assetgen_plugin.seeds import Seed
from assetgen_training.config import TrainConfig
from assetgen_training.export.pack import export
from assetgen_training.judge.sprites.gate import MEASURES
from assetgen_training.judge.sprites.score import SpritePack, SpriteScores, score_sprites
from assetgen_training.judge.sprites.tables import formatted
from assetgen_training.run.sprite_config import sprite_config
from assetgen_training.run.train import train

ALL, SLOTS, WARPS, NEAR, PEER = "all", "without-slots", "without-warps", "without-nearness", "pythae"
COUNT, VARIANTS = 600, 8


class FromClass:
    """A pack drawn from the Gaussian of a class; a variant of a sprite is then any one of its class."""

    def __init__(self, pack: Pack) -> None:
        self.pack, self.names, self.size = pack, pack.names, pack.size
        self.classes = {name: label for label in pack.labels for name in pack.names_of(label)}

    def textures(
        self, seeds: Seed | Iterable[Seed], indices: int | Iterable[int] = 0, *, base: str | None = None
    ) -> NDArray[np.uint8]:
        """As Pack.textures, of one seed."""
        assert isinstance(seeds, int)
        every = [indices] if isinstance(indices, int) else list(indices)
        rng = np.random.default_rng(seeds)
        names = [base or self.names[rng.integers(len(self.names))] for _ in every]
        drawn = zip(names, every, strict=True)
        return np.stack([self.pack.around_centroid(self.classes.get(name), seeds, index) for name, index in drawn])

    def blend(self, a: str, b: str, t: float) -> NDArray[np.uint8]:
        """As Pack.blend."""
        return self.pack.blend(a, b, t)


class Drawn:
    """What another program has drawn: samples (N, H, W, C) and, of each sprite, variants (S, V, H, W, C)."""

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        with np.load(path) as file:
            self.samples, self.variants = file["samples"], file["variants"]
        self.names, self.size = names, self.samples.shape[1:]

    def textures(
        self, seeds: Seed | Iterable[Seed], indices: int | Iterable[int] = 0, *, base: str | None = None
    ) -> NDArray[np.uint8]:
        """As Pack.textures; indices count from 0."""
        every = [indices] if isinstance(indices, int) else list(indices)
        drawn: NDArray[np.uint8] = self.samples if base is None else self.variants[self.names.index(base)]
        return drawn[every]

    def blend(self, a: str, b: str, t: float) -> NDArray[np.uint8]:
        """Nothing is drawn between two sprites; the one or the other."""
        drawn: NDArray[np.uint8] = self.variants[self.names.index(a if t < 0.5 else b), 0]
        return drawn


def settings(row: str, data: ImageSet, minutes: float) -> TrainConfig:
    """How a row is trained."""
    config = sprite_config(data, minutes=minutes)
    if row == SLOTS:
        return dataclasses.replace(config, output="direct", soft_alpha=False)
    if row == WARPS:
        still = tuple(dataclasses.replace(stage, augment=0.0) for stage in config.stages)
        return dataclasses.replace(config, stages=still, pose=0.0, tint=0.0)
    return config


def trained(row: str, data: ImageSet, work: Path, args: argparse.Namespace) -> SpritePack | None:
    """The pack of a row, trained now unless it is there; None for pythae's without an environment."""
    path = work / f"{row}.onnx"
    if row == NEAR:
        return FromClass(Pack.open(work / f"{ALL}.onnx"))
    if row == PEER:
        drawn = work / f"{row}.npz"
        if not drawn.exists():
            if args.pythae is None:
                return None
            np.savez(work / "sprites.npz", images=data.images)
            script = Path(__file__).with_name("pythae_sprites.py")
            subprocess.run([args.pythae, script, work / "sprites.npz", drawn, str(args.minutes)], check=True)
        return Drawn(drawn, data.names)
    if not path.exists():
        run = work / f"{row}.run"
        train(settings(row, data, args.minutes), data, run, device="cpu", precision="auto", resume=run.exists())
        export(run, path)
    return Pack.open(path)


def show(all_scores: dict[str, SpriteScores]) -> None:
    """The table, in Markdown; by hand is measured with every row and shown once."""
    first = next(iter(all_scores.values()))
    columns = {row: scores.rows[2] for row, scores in all_scores.items()}
    columns["by hand"] = next(row for row in first.rows if row.name.startswith("by hand: warped"))
    columns["real halves"] = first.rows[1]
    print(f"\n| {first.data} | " + " | ".join(columns) + " |\n|" + " --- |" * (len(columns) + 1))
    for key, name in MEASURES.items():
        values = [row.scores.get(key, np.nan) for row in columns.values()]
        if not np.isnan(values).all():
            print(f"| {name} | " + " | ".join(formatted(value, key) for value in values) + " |")
    for row, scores in all_scores.items():
        failed = ", ".join(MEASURES[verdict.measure] for verdict in scores.verdicts if not verdict.passed)
        print(f"{row}: {'passes the gate' if scores.passed else 'fails by ' + failed}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--train", choices=[ALL, SLOTS, WARPS, PEER])
    parser.add_argument("--pythae", type=Path)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    data, _ = load_art(args.folder, ArtOptions(only=tuple(args.only)))
    if args.train:
        trained(args.train, data, args.work, args)
        return
    scores = {}
    for row in (ALL, SLOTS, WARPS, NEAR, PEER):
        pack = trained(row, data, args.work, args)
        if pack is None:
            print(f"{row}: left out, no --pythae")
            continue
        rng = np.random.default_rng(0)
        scores[row] = score_sprites(pack, data, name=row, seed=1, rng=rng, say=print)
        rows = [[base, *variants] for base, variants in zip(scores[row].bases, scores[row].variants, strict=True)]
        pictures = np.array([picture for chosen in rows[:: max(1, len(rows) // 12)] for picture in chosen])
        save_png(args.work / f"{row}.png", sheet(pictures, columns=1 + VARIANTS))
    show(scores)


if __name__ == "__main__":
    main()
