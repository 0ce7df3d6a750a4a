"""Many textures side by side in one image, for engines that draw faster from one texture than from many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def side_by_side(
    textures: NDArray[np.uint8], gap: int = 0
) -> tuple[NDArray[np.uint8], list[tuple[int, int, int, int]]]:
    """Textures (N, H, W, C) in rows, in an image about as wide as high, and (x, y, W, H) of each from the top left.

    gap: transparent or black pixels between neighbours, for engines that filter textures.
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
