"""Many textures side by side in one picture, for engines that draw from one texture faster than from many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def side_by_side(
    textures: NDArray[np.uint8], gap: int = 0
) -> tuple[NDArray[np.uint8], list[tuple[int, int, int, int]]]:
    """Textures (N, H, W, C) in rows, about as wide as high, and the (x, y, W, H) of each from the top left.

    gap: transparent or black pixels between neighbours, for engines that filter.
    """
    n_textures, height, width, channels = textures.shape
    columns = 1
    while columns * (width + gap) < -(-n_textures // columns) * (height + gap):
        columns += 1
    rows = -(-n_textures // columns)
    sheet = np.zeros((rows * (height + gap), columns * (width + gap), channels), np.uint8)
    places = [
        (number % columns * (width + gap), number // columns * (height + gap), width, height)
        for number in range(n_textures)
    ]
    for texture, (x, y, _, _) in zip(textures, places, strict=True):
        sheet[y : y + height, x : x + width] = texture
    return sheet, places
