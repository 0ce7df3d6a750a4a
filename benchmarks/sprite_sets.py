"""Cuts small sets, of the kinds that people have, from larger ones: what the gate must also pass.

    python benchmarks/sprite_sets.py DATA OUT

DATA: a folder with `dungeon32` and `kenney_platform`, as folders of PNG files. OUT gets `weapons` (40 sprites of
32×32), `tiles16` (floors and walls at every second pixel, 16×16) and `figures` (painted, 80 to 140 pixels high, at
their own size; of walk cycles one frame each).
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
from PIL import Image

WEAPONS = 40
HEIGHTS = (80, 140)  # pixels, of figures


def weapons(data: Path, out: Path) -> int:
    """Forty weapons, evenly over all of them."""
    files = sorted((data / "dungeon32/item_weapon").rglob("*.png"))
    for at in np.unique(np.linspace(0, len(files) - 1, WEAPONS).round().astype(int)):
        Image.open(files[at]).convert("RGBA").save(out / files[at].name)
    return len(list(out.glob("*.png")))


def tiles(data: Path, out: Path) -> int:
    """Floors and walls without transparency, every second pixel of them."""
    for kind in ("dngn_floor", "dngn_wall"):
        for file in sorted((data / "dungeon32" / kind).rglob("*.png")):
            pixels = np.array(Image.open(file).convert("RGBA"))
            if pixels[..., 3].min() == 255:
                Image.fromarray(pixels[::2, ::2, :3].copy()).save(out / f"{kind}_{file.name}")
    return len(list(out.glob("*.png")))


def figures(data: Path, out: Path) -> int:
    """Players and enemies, cropped to what is drawn, of the first of each numbered series."""
    seen = set()
    for kind in ("Players", "Enemies", "abs_Players", "abs_Enemies"):
        for file in sorted((data / "kenney_platform" / kind).rglob("*.png")):
            series = kind, re.sub(r"[_ ]?\d+$", "", file.stem)
            image = Image.open(file).convert("RGBA")
            box = image.getchannel("A").getbbox()
            if box and HEIGHTS[0] <= box[3] - box[1] <= HEIGHTS[1] and series not in seen:
                seen.add(series)
                image.crop(box).save(out / f"{kind}_{file.name}")
    return len(list(out.glob("*.png")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    for name, cut in (("weapons", weapons), ("tiles16", tiles), ("figures", figures)):
        folder = options.out / name
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{folder}: {cut(options.data, folder)} sprites")


if __name__ == "__main__":
    main()
