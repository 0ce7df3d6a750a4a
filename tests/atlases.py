"""A small atlas on disk: sprites, their frames, the pictures of the pages and the data files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen.baking.drawing.atlas import Frame, Layout, compose, page_width
from assetgen.baking.drawing.atlas_formats import data_files
from assetgen.baking.spec.settings import AtlasSettings
from assetgen_art.pictures import save_png, to_image

Sprites = dict[str, NDArray[np.uint8]]
NAMES = (
    "ruby",
    "swords/ruby 7",
    'the "best" & <only> one\'s',
    "Zürich",
    "砂/1",
    "🌲 tree",
    "7",
    "constructor",
    "toString",
    "a,b;c=[d]{e}",
    r"back\slash",
    "x.png",
)


@dataclass(frozen=True)
class Atlas:
    """sprites: by name, in the order of the frames. pages: (file in the folder, (width, height)) of each."""

    folder: Path
    settings: AtlasSettings
    sprites: Sprites
    frames: list[Frame]
    pages: list[tuple[str, tuple[int, int]]]

    def files(self, format: str, resource_path: str = "res://") -> dict[str, bytes]:
        """The data files of a format, by path."""
        return dict(
            data_files("art/items", self.pages, self.frames, self.settings, format=format, resource_path=resource_path)
        )

    def write(self, format: str) -> list[Path]:
        """Puts the data files beside the pages."""
        paths = []
        for path, content in self.files(format).items():
            paths.append(self.folder / path)
            paths[-1].parent.mkdir(parents=True, exist_ok=True)
            paths[-1].write_bytes(content)
        return paths


def random_sprites(n: int, width: int, height: int, *, rng: np.random.Generator) -> Sprites:
    """Sprites of noise, (height, width, 4), each pixel opaque or clear, under names that are hard to write."""
    pixels = rng.integers(1, 256, (n, height, width, 4), np.uint8)
    pixels[..., 3] = np.where(rng.random((n, height, width)) < 0.8, 255, 0)
    pixels[pixels[..., 3] == 0] = 0
    names = [*NAMES, *(f"noise-{number:04}" for number in range(n))][:n]
    return dict(zip(names, pixels, strict=True))


def make_atlas(folder: Path, sprites: Sprites, settings: AtlasSettings, kept: Atlas | None = None) -> Atlas:
    """Lays sprites out behind those of another atlas, if given, and writes the pages as PNG."""
    old = [frame for frame in kept.frames if frame.name in sprites] if kept else []
    width = (
        kept.pages[0][1][0] if kept else page_width(settings, len(sprites), *next(iter(sprites.values())).shape[1::-1])
    )
    layout = Layout(settings, width, old)
    known = {frame.name: frame for frame in old}
    frames = [
        known.get(name) or layout.place(name, pixels.shape[1], pixels.shape[0]) for name, pixels in sprites.items()
    ]
    pages = [(f"art/items-{number}.png", layout.page_size(number)) for number in range(layout.n_pages)]
    (folder / "art").mkdir(parents=True, exist_ok=True)
    for number, (file, size) in enumerate(pages):
        own = [frame for frame in frames if frame.page == number]
        if own:
            textures = (sprites[frame.name] for frame in own)
            save_png(folder / file, to_image(compose(size, 4, own, textures, settings.extrude)))
    return Atlas(folder, settings, sprites, frames, pages)
