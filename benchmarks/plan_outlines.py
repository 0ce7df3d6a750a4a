"""Outlines of every kind, to draw plans in: shapes, drawings by hand, folders of pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assetgen_plugin.plans.pieces import pieces_of

Mask = NDArray[np.bool_]
Maker = Callable[[np.random.Generator], Mask]
HAND_DRAWN: Final = (
    """
    ..................#####.........
    ...####..........#######..###...
    ..######........##########..###.
    .########......#########.....##.
    .##########..###########.....##.
    ..#####################.....###.
    ....##################....####..
    .....################..######...
    ......#############..######.....
    .......##########..........#....
    .......####..#####..............
    ......####.....####.............
    ......###.......####............
    .......##........###............
    """,
    """
    ##..##..##........##..##..##
    ##########........##########
    ############################
    .##########################.
    .##########################.
    .#######..............#####.
    .#######..............#####.
    .#######..............#####.
    .#######..............#####.
    .##########################.
    .##########################.
    ############....############
    ##########........##########
    ##..##..##........##..##..##
    """,
    """
    .....########......
    ...############....
    ..##############...
    .################..
    .##...######...##..
    .##...######...##..
    .##...#####....##..
    .#######..#######..
    ..######..######...
    ...############....
    ....##########.....
    ....##.##.##.#.....
    """,
    """
    .###..............................
    #####.............................
    ##.##.............................
    ##.###########################....
    ##.##..................##..##.....
    #####..................#...##.....
    .###.......................#......
    """,
)
_BRUSHES: Final = (2, 7)  # radius in cells, least and one above the most
_MOST: Final = 60_000  # cells of an outline


def kinds() -> dict[str, Maker]:
    """Makers of outlines, by kind; what they make may be in several pieces."""
    return {
        "disc": lambda rng: _polar(rng, lambda r, _: r < 1),
        "ring": lambda rng: _polar(rng, lambda r, _: (r < 1) & (r > 0.5)),
        "star": lambda rng: _polar(rng, lambda r, a: r < 0.55 + 0.4 * np.cos(rng.integers(3, 8) * a)),
        "spiral": lambda rng: _polar(rng, lambda r, a: ((r * 4 - a / 6.3) % 1 < 0.7) & (r < 1)),
        "diagonal": _diagonal,
        "corridor": lambda rng: np.ones((int(rng.integers(3, 9)), int(rng.integers(60, 300))), bool),
        "comb": _comb,
        "blob": _blob,
        "512x100": lambda rng: np.ones((512, 100), bool),
        "brush": _brush,
        "by hand": _by_hand,
    }


def _polar(rng: np.random.Generator, inside: Callable[[Any, Any], Mask]) -> Mask:
    height, width = rng.integers(20, 90, 2)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    return inside(np.hypot(y, x), np.arctan2(y, x) % (2 * np.pi))


def _diagonal(rng: np.random.Generator) -> Mask:
    y, x = np.mgrid[:60, : int(rng.integers(40, 100))]
    return np.abs(y - x * rng.uniform(0.4, 1.5)) < rng.uniform(4, 12)


def _comb(rng: np.random.Generator) -> Mask:
    mask = np.zeros((int(rng.integers(20, 60)), int(rng.integers(30, 120))), bool)
    mask[:5] = True
    step = int(rng.integers(6, 12))
    for first in range(0, mask.shape[1], step):
        mask[:, first : first + step - 2] = True
    return mask


def _blob(rng: np.random.Generator) -> Mask:
    noise = rng.random(tuple(rng.integers(30, 110, 2)))
    for _ in range(4):
        noise = sum(np.roll(noise, step, axis) for axis in (0, 1) for step in (-1, 0, 1)) / 6
    return noise > np.quantile(noise, rng.uniform(0.2, 0.5))


def _brush(rng: np.random.Generator) -> Mask:
    """Strokes of a round brush, each from a cell of those before, as a hand draws them with the mouse."""
    mask = np.zeros((int(rng.integers(40, 100)), int(rng.integers(40, 140))), bool)
    y, x = np.ogrid[: mask.shape[0], : mask.shape[1]]
    for stroke in range(int(rng.integers(1, 6))):
        begun = np.argwhere(mask)
        place = begun[rng.integers(len(begun))] if stroke else rng.random(2) * mask.shape
        radius, heading = int(rng.integers(*_BRUSHES)), rng.random() * 2 * np.pi
        for _ in range(int(rng.integers(10, 80))):
            mask |= (y - place[0]) ** 2 + (x - place[1]) ** 2 <= radius**2
            heading += rng.normal(0, 0.35)
            place = np.clip(place + 1.5 * np.array([np.sin(heading), np.cos(heading)]), 0, np.array(mask.shape) - 1)
    return mask


def _by_hand(rng: np.random.Generator) -> Mask:
    """A drawing of characters, enlarged, turned and mirrored."""
    rows = HAND_DRAWN[rng.integers(len(HAND_DRAWN))].split()
    drawn = np.array([[cell == "#" for cell in row] for row in rows])
    drawn = np.kron(drawn, np.ones(rng.integers(2, 6, 2), bool))
    turned = np.rot90(drawn, int(rng.integers(4)))
    return turned[:, ::-1] if rng.integers(2) else turned


def of_folder(folder: Path) -> Maker:
    """Outlines from drawings, dark lines on white: what the lines enclose, at an eighth to all of its size."""
    paths = sorted(path for path in folder.rglob("*.png"))
    if not paths:
        raise SystemExit(f"{folder} has no PNG files")

    def made(rng: np.random.Generator) -> Mask:
        inside = enclosed(np.asarray(Image.open(paths[rng.integers(len(paths))]).convert("L")))
        most = min(1.0, 512 / max(inside.shape), (_MOST / inside.sum()) ** 0.5)
        scale = most * rng.uniform(0.125, 1)
        picture = Image.fromarray(inside.astype(np.uint8) * 255)
        small = picture.resize(
            (max(8, int(scale * picture.width)), max(8, int(scale * picture.height))), Image.Resampling.BOX
        )
        return np.asarray(small) >= 128

    return made


def enclosed(grey: NDArray[np.uint8]) -> Mask:
    """What is not reached from the border through white, in a drawing (H, W)."""
    white = np.pad(grey >= 250, 1, constant_values=True)
    numbers, _ = pieces_of(white)
    inside: Mask = (numbers != numbers[0, 0])[1:-1, 1:-1]
    return inside
