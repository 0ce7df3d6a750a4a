"""What Godot 4.3 and later reads: a TileMapLayer's cells, a scene with one, import settings; what the editor adds."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_CELL: Final = struct.Struct("<hhHHHH")  # x, y, source, column and row in the atlas, alternative
_VERSION: Final = struct.pack("<H", 0)
_UID: Final = re.compile(rb'^(\[(?:gd_resource|gd_scene|ext_resource) [^\n]*?) (uid="uid://[0-9a-z]+")', re.MULTILINE)
_NO_STEPS: Final = re.compile(rb"\A(\[gd_(?:resource|scene) (?:(?!load_steps)[^\n])*?)(format=)")
_STEP: Final = re.compile(rb"^\[(?:ext|sub)_resource ", re.MULTILINE)
_SETTING: Final = re.compile(rb"^([\w/]+)=.*$", re.MULTILINE)
IMPORT_SETTINGS: Final = """\
[remap]

importer="texture"
type="CompressedTexture2D"

[params]

compress/mode=0
mipmaps/generate=false
process/fix_alpha_border=false
process/premult_alpha=false
detect_3d/compress_to=0
"""
"""The .import file of a picture whose pixels must stay as they are; Godot adds the rest when it imports.

Godot would otherwise compress a picture that is once seen in a 3D scene, and repaint its clear pixels.
"""


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
            "texture_filter = 1",
            f'tile_map_data = PackedByteArray("{tile_map_data((column, row, column, row) for row, column in places)}")',
            'tile_set = SubResource("tiles")',
            "",
        ]
    )


def without_additions(path: str, content: bytes) -> bytes:
    """A file's bytes without what Godot's editor adds to it: uids in .tres and .tscn, all but our settings in .import.

    Any other file's bytes are returned as they are.
    """
    if path.endswith((".tres", ".tscn")):
        n_steps = len(_STEP.findall(content)) + 1  # which Godot 4.6 no longer writes
        return _NO_STEPS.sub(rb"\1load_steps=%d \2" % n_steps, _UID.sub(rb"\1", content))
    if path.endswith(".import"):
        found = {one[1]: one[0] for one in _SETTING.finditer(content)}
        return _SETTING.sub(lambda ours: found.get(ours[1], b""), IMPORT_SETTINGS.encode())
    return content


def with_additions(path: str, content: bytes, before: bytes) -> bytes:
    """New bytes of a file with what the editor added to those before: uids stay, as scenes refer to files by them."""
    if path.endswith((".tres", ".tscn")):
        lines = content.splitlines(keepends=True)
        added = {_UID.sub(rb"\1", line): line for line in before.splitlines(keepends=True) if _UID.match(line)}
        header = _UID.match(before)
        first = lines[0].replace(b"]\n", b" " + header[2] + b"]\n") if header else lines[0]
        return first + b"".join(added.get(line, line) for line in lines[1:])
    if path.endswith(".import") and without_additions(path, before).count(b"=") == content.count(b"="):
        ours = {one[1]: one[0] for one in _SETTING.finditer(content)}
        return _SETTING.sub(lambda found: ours.get(found[1], found[0]), before)
    return content


def is_godots(path: str) -> bool:
    """Whether Godot's editor may add to a file."""
    return path.endswith((".tres", ".tscn", ".import"))
