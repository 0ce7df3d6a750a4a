"""Plans drawn with an artist's tiles: each cell its own variant of the tiles of its class."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError, SeedError
from assetgen_plugin.request import Controls, Request

from ..spec.tile_names import masks, parse_tile_names, tiles_of_classes
from .encode import rgba
from .tasks import TextureTask

_AT_A_TIME: Final = 256
_MAX_PIXELS: Final = 1 << 26


def drawn_with_tiles(
    plan: NDArray[np.uint8], classes: tuple[str, ...], tiles: Pack, task: TextureTask
) -> NDArray[np.uint8]:
    """The picture of a plan (H, W), (H·h, W·w, 4) uint8 with tiles of h×w pixels; transparent outside.

    Cell (y, x) shows the variant of the plan's seed with the index 512·y + x, whatever the outline; where the pack has
    palettes, in the colours that its art has together, so that a floor is one floor. Raises DataError,
    with the task's name, if a class or a mask has no tiles, or if the picture were too large.
    """
    (height, width), (h, w) = plan.shape, tiles.size[:2]
    if height * h * width * w > _MAX_PIXELS:
        most = f"{_MAX_PIXELS >> 20} million pixels"
        raise DataError(f"{task.name}: {width}x{height} cells of {w}x{h} pixels; at most {most} are allowed")
    names = (*tiles.labels, *tiles.names)
    try:
        of_class = tiles_of_classes(classes, names, parse_tile_names(task.values.get("tile_names")), "the tile pack")
    except DataError as error:
        raise DataError(f"{task.name}: {error}") from error
    around, picture = masks(plan), np.zeros((height, h, width, w, 4), np.uint8)
    cells: dict[str, list[tuple[int, int]]] = {}
    palette = _own_colours(tiles)
    for y, x in np.argwhere(plan).tolist():
        name = of_class[plan[y, x] - 1].name(int(around[y, x]))
        if name is None:
            raise DataError(
                f"{task.name}: the tile pack has no tile of {classes[plan[y, x] - 1]!r} for the neighbours of row {y}, "
                f"column {x} (mask {around[y, x]}); add it, or one without a number"
            )
        cells.setdefault(name, []).append((y, x))
    for name, places in cells.items():
        for first in range(0, len(places), _AT_A_TIME):
            chunk = places[first : first + _AT_A_TIME]
            kind: dict[str, Any] = {"label": name} if name in tiles.labels else {"base": name}
            request = task.request
            places_of = [(request.seed, 512 * y + x) for y, x in chunk]
            asked = [Request(*one, attempt=request.attempt, palette=palette, **kind) for one in places_of]
            for (y, x), texture in zip(chunk, tiles.draw_many(asked), strict=True):
                picture[y, :, x] = rgba(texture)
    return picture.reshape(height * h, width * w, 4)


def _own_colours(tiles: Pack) -> str | None:
    """The palette that keeps the colours of a sprite; None for packs without such a control."""
    try:
        tiles.check_controls(Controls(palette="keep"))
    except SeedError:
        return None
    return "keep"
