"""What art becomes, to the byte: packs name their training data by its digest, and lock files hang on signatures."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.seams import seam_ratio
from assetgen_art.signatures import compact, signatures
from assetgen_art.sprites.items import ArtOptions
from assetgen_art.sprites.prepare import load_art


def lozenge(number: int, side: int, softness: int) -> NDArray[np.uint8]:
    """A lozenge of a few colours in integers alone, (side, side, 4). softness: pixels over which its edge fades."""
    y, x = np.mgrid[:side, :side]
    inside = side * 3 // 8 + number % 5 - abs(x - side // 2 + number % 3) - abs(y - side * 9 // 16)
    level = (x * (7 + number) + y * (11 + 3 * number) ^ (x * y)) // 8 % 4
    colours = (np.array([37, 91, 149]) * (1 + level[..., None]) + 53 * number) % 256
    alpha = np.clip((inside + softness) * 255 // (2 * softness), 0, 255) if softness else 255 * (inside > 0)
    sprite = np.concatenate([colours, alpha[..., None]], axis=2).astype(np.uint8)
    sprite[sprite[..., 3] == 0] = 0
    return sprite


def wave(number: int) -> NDArray[np.uint8]:
    """An opaque texture of 16 pixels a side that tiles, (16, 16, 3)."""
    y, x = np.mgrid[:16, :16]
    ramp = np.minimum((x * (1 + number % 2) + number) % 16, (-x * (1 + number % 2) - number) % 16)
    ramp = ramp + np.minimum((y + 2 * number) % 16, (-y - 2 * number) % 16)
    return (ramp[..., None] * np.array([15, 9, 4]) + 5 * number).astype(np.uint8)


def save(folder: Path, sprites: list[NDArray[np.uint8]]) -> Path:
    folder.mkdir()
    for number, sprite in enumerate(sprites):
        Image.fromarray(sprite).save(folder / f"s{number:02}.png")
    return folder


def test_art_becomes_the_same_training_data_as_ever(tmp_path: Path) -> None:
    crisp = save(tmp_path / "crisp", [lozenge(n, 24, 0) for n in range(20)])
    soft = save(tmp_path / "soft", [lozenge(n, 100 + n, 3) for n in range(20)])
    ground = save(tmp_path / "ground", [wave(n) for n in range(12)])
    digests = {
        "crisp": load_art(crisp)[0].digest(),
        "reduced": load_art(crisp, ArtOptions(size=(12, 12)))[0].digest(),
        "soft": load_art(soft, ArtOptions(pixel_art=False))[0].digest(),
        "ground": load_art(ground)[0].digest(),
    }
    assert {name: digest[:16] for name, digest in digests.items()} == {
        "crisp": "f046a11026a12f46",
        "reduced": "2510a967bd29d9f3",
        "soft": "e50c3c69f175d44b",  # at its own size; it was reduced to 64 pixels before packs carried art
        "ground": "82684335f95f542f",
    }


def test_signatures_and_their_hashes_are_the_same_as_ever() -> None:
    found = signatures(np.stack([lozenge(n, 32, n % 3) for n in range(40)]))
    assert hashlib.sha256(found.tobytes()).hexdigest()[:16] == "1f3a9afc63c5ada4"
    assert hashlib.sha256(compact(found).tobytes()).hexdigest()[:16] == "69d5cd59c1e296c2"


def test_the_seam_ratio_that_decides_what_tiles_is_the_same_as_ever() -> None:
    tiles = [np.dstack([wave(n), np.full((16, 16), 255, np.uint8)]) for n in range(3)]
    ratios = [seam_ratio(tile) for tile in (*tiles, tiles[0][:13])]
    assert [round(ratio, 9) for ratio in ratios] == [1.0, 0.384615385, 1.0, 2.5]
