"""Plans as Godot 4.3 and later has them: the cells of a TileMapLayer, and a scene with one."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_CELL: Final = struct.Struct("<hhHHHH")  # x, y, source, column and row in the atlas, alternative
_VERSION: Final = struct.pack("<H", 0)


def tile_map_data(cells: Iterable[tuple[int, int, int, int]]) -> str:
    """`tile_map_data` of a TileMapLayer in base64: (x, y, column, row) of each cell, tiles being of source 0."""
    packed = b"".join(_CELL.pack(x, y, 0, column, row, 0) for x, y, column, row in cells)
    return base64.b64encode(_VERSION + packed).decode("ascii")


def godot_scene(plan: NDArray[np.uint8], walkable: Sequence[bool], cell: tuple[int, int], image: str) -> str:
    """A scene whose TileMapLayer shows the picture of a plan; its unwalkable cells are solid in physics layer 0.

    cell: width and height in px. image: the picture, beside the scene. Tile (x, y) of the atlas is cell (x, y).
    """
    places = np.argwhere(plan).tolist()
    x, y = cell[0] / 2, cell[1] / 2
    corners = ", ".join(f"{value:g}" for value in (-x, -y, x, -y, x, y, -x, y))
    solid = f"physics_layer_0/polygon_0/points = PackedVector2Array({corners})"
    lines = [
        "[gd_scene load_steps=4 format=4]",
        "",
        f'[ext_resource type="Texture2D" path="{image}" id="1"]',
        "",
        '[sub_resource type="TileSetAtlasSource" id="cells"]',
        'texture = ExtResource("1")',
        f"texture_region_size = Vector2i({cell[0]}, {cell[1]})",
    ]
    for row, column in places:
        lines.append(f"{column}:{row}/0 = 0")
        if not walkable[plan[row, column] - 1]:
            lines.append(f"{column}:{row}/0/{solid}")
    return "\n".join(
        [
            *lines,
            "",
            '[sub_resource type="TileSet" id="tiles"]',
            f"tile_size = Vector2i({cell[0]}, {cell[1]})",
            "physics_layer_0/collision_layer = 1",
            'sources/0 = SubResource("cells")',
            "",
            '[node name="Plan" type="TileMapLayer"]',
            f'tile_map_data = PackedByteArray("{tile_map_data((column, row, column, row) for row, column in places)}")',
            'tile_set = SubResource("tiles")',
            "",
        ]
    )
