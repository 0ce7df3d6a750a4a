"""Do the measures see what the eye sees? Sheets of real sprites, good and spoilt in one way each, put to the gate.

    python benchmarks/sprite_measures.py [--sheets OUT] FOLDER[:GLOB]…

FOLDER: a set of PNG files, its classes the subfolders, for example `dungeon32:item_*/*.png`. Half of the sprites play
the training set; the other half, or what is made of the first, the samples. The sheets stand in the order in which
their pictures look good; beside each is the measure meant for its fault. OUT: a folder for the sheets, to look at.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.image_set import Traits
from assetgen_art.pictures import save_png, sheet
from assetgen_training.judge.sprites.baselines import blurred, jittered, recoloured, speckled, warped
from assetgen_training.judge.sprites.gate import MEASURES, Limits, bounds, verdicts
from assetgen_training.judge.sprites.reference import Reference, SpriteSet

COUNT, BASES, VARIANTS = 600, 40, 8
SIDE = 32  # of a sprite with alpha; opaque textures keep theirs
Spoil = Callable[[NDArray[np.uint8], np.random.Generator], NDArray[np.uint8]]


@dataclass(frozen=True)
class Sheet:
    """What is done to training sprites, and which measure must fail for it; "" where the gate must pass."""

    name: str
    meant: str
    spoil: Spoil


def load(folder: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Sprites and classes below a folder, by `FOLDER:GLOB`; larger ones are reduced, pixels averaged."""
    path, _, pattern = folder.partition(":")
    images, classes = [], []
    for file in sorted(Path(path).glob(pattern or "**/*.png")):
        image = Image.open(file)
        if image.mode == "RGB":
            images.append(np.asarray(image))
        else:
            images.append(_fitted(image.convert("RGBA")))
        classes.append(file.parent.name)
    return np.stack(images), np.unique(classes, return_inverse=True)[1].astype(np.int64)


def _fitted(image: Image.Image) -> NDArray[np.uint8]:
    if max(image.size) > SIDE:
        size = [max(1, round(side * SIDE / max(image.size))) for side in image.size]
        image = image.convert("RGBa").resize((size[0], size[1]), Image.Resampling.BOX).convert("RGBA")
    page = Image.new("RGBA", (SIDE, SIDE))
    page.paste(image, ((SIDE - image.width) // 2, SIDE - image.height))
    pixels = np.array(page)
    pixels[pixels[..., 3] == 0] = 0
    return pixels


def fragments(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Rectangles erased, the lower part moved aside, one pixel of twelve gone."""
    images = images.copy()
    _, height, width, _ = images.shape
    for image in images:
        for _ in range(3):
            row, column = rng.integers(height - 4), rng.integers(width - 4)
            image[row : row + rng.integers(2, 5), column : column + rng.integers(3, 8)] = 0
        cut = rng.integers(height // 3, 2 * height // 3)
        image[cut:] = np.roll(image[cut:], rng.integers(3, 7) * rng.choice([-1, 1]), axis=1)
        image[rng.random((height, width)) < 1 / 12] = 0
    return images


def negative(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Light where the artist was dark. Turned hues alone are no fault: a red potion may be green."""
    return np.concatenate([255 - images[..., :3], images[..., 3:]], axis=3)


def double_exposure(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Each pixel from one of two sprites, as an argmax between unlike neighbours has it."""
    other = images[rng.permutation(len(images))]
    return np.where(rng.random(images.shape[:3])[..., None] < 0.5, images, other)


def sheets(*, wraps: bool) -> list[Sheet]:
    """From the best-looking to the worst; the last four are good pictures that are no new ones."""

    def mild(images: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
        return warped(images, strength=0.5, flips=False, wraps=wraps, rng=rng)

    return [
        Sheet("mild warp", "", lambda x, rng: jittered(x, strength=0.5, flips=False, wraps=wraps, rng=rng)),
        Sheet("strong warp", "", lambda x, rng: jittered(x, strength=1.5, flips=False, wraps=wraps, rng=rng)),
        Sheet("negative", "palette_distance", lambda x, rng: negative(mild(x, rng))),
        Sheet("speckled", "orphan_pixels", lambda x, rng: speckled(mild(x, rng), rng=rng)),
        Sheet("fragments", "stray_area", lambda x, rng: fragments(mild(x, rng), rng)),
        Sheet("blurred", "sharpness", lambda x, rng: blurred(mild(x, rng), sigma=0.9)),
        Sheet("double exposure", "orphan_pixels", lambda x, rng: double_exposure(mild(x, rng), rng)),
        Sheet("recoloured", "shape_variation", lambda x, rng: recoloured(x, rng=rng)),
        Sheet("photocopies", "copies", lambda x, rng: x),
        Sheet("50 repeated", "duplicates", lambda x, rng: jittered(x, flips=False, wraps=wraps, rng=rng)),
    ]


def compare(name: str, out: Path | None) -> None:
    """Prints the table of one set."""
    images, labels = load(name)
    solid = images.shape[3] == 3
    traits = Traits(flips=False, seamless=solid)
    training, held_out = slice(0, None, 2), slice(1, None, 2)
    rng = np.random.default_rng(0)
    start = time.perf_counter()
    real = Reference.of(images[training], labels[training], traits, rng=rng)
    within = bounds(real.row.scores, traits=traits, opaque=solid, limits=Limits())
    print(f"\n{name}: {len(images)} sprites, reference in {time.perf_counter() - start:.1f} s")
    print(f"{'':16}" + " ".join(f"{key[:9]:>9}" for key in MEASURES) + "  s    failed")
    chosen = np.sort(rng.permutation(len(real.images))[:BASES])
    bases, of_bases = real.images[chosen], labels[training][chosen]
    rows = {"real": (real.row.scores, 0.0)}
    rows["held-out half"] = _measured(real, SpriteSet("", images[held_out]), bases, of_bases)
    for kind in sheets(wraps=solid):
        if kind.meant == "duplicates":
            repeated = kind.spoil(real.images[:: max(1, len(real.images) // 50)], rng)
            made = np.resize(repeated, (COUNT, *repeated.shape[1:]))
        elif kind.meant == "copies":
            made = kind.spoil(real.images, rng)
        else:
            made = kind.spoil(real.images[rng.integers(len(real.images), size=COUNT)], rng)
        variants = np.stack([kind.spoil(bases, rng) for _ in range(VARIANTS)], axis=1)
        rows[kind.name] = _measured(real, SpriteSet("", made, variants), bases, of_bases)
        if out is not None:
            save_png(
                out / f"{Path(name.partition(':')[0]).name}-{kind.name.replace(' ', '-')}.png", sheet(made[:128], 16)
            )
    meant = {kind.name: kind.meant for kind in sheets(wraps=solid)}
    for row, (scores, seconds) in rows.items():
        failed = [verdict.measure for verdict in verdicts(scores, within) if not verdict.passed]
        wanted = meant.get(row, "")
        mark = "missed: " + wanted if wanted in within and wanted not in failed else ""
        values = " ".join(f"{scores[key]:9.3f}" for key in MEASURES)
        print(f"{row:16}{values} {seconds:4.1f}  {', '.join(failed)} {mark}")


def _measured(
    real: Reference, samples: SpriteSet, bases: NDArray[np.uint8], labels: NDArray[np.int64]
) -> tuple[dict[str, float], float]:
    start = time.perf_counter()
    scores = real.measure(samples, rng=np.random.default_rng(1)).scores
    if samples.variants is not None:
        shapes = real.measure_shapes("", samples.variants, bases, labels)
        scores = scores | {"shape_variation": shapes.variation}
    return scores, time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--sheets", type=Path)
    options = parser.parse_args()
    for folder in options.folders:
        compare(folder, options.sheets)


if __name__ == "__main__":
    main()
