"""Plans of a batch, and the data files of plans: Tiled maps, CSV, JSON."""

from __future__ import annotations

import base64
import json
import struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import PlanPack
from assetgen_plugin.errors import DataError, SeedError

from ..spec.outlines import outline_of, pins_of
from .tasks import TextureTask

_GODOT_CELL: Final = struct.Struct("<hhHHHH")  # x, y, source, column and row in the atlas, alternative


def plan_of(pack: PlanPack, task: TextureTask) -> NDArray[np.uint8]:
    """The plan (H, W) that a task asks a pack for; DataError, with the task's name, if it cannot be drawn."""
    values, request = task.values, task.request
    try:
        return pack.plan(
            request.seed,
            request.index,
            outline=outline_of(values.get("outline", "")),
            pins=pins_of(values.get("pins"), pack.colours, pack.classes),
            level=values.get("level"),
            label=request.label,
            spread=1.0 if request.spread is None else request.spread,
            pieces=values.get("pieces"),
            attempt=request.attempt,
        )
    except (SeedError, DataError) as error:
        raise DataError(f"{task.name}: {error}") from error


def plan_file(pack: PlanPack, plan: NDArray[np.uint8], format: str, cell: int) -> bytes:
    """The bytes of a plan's data file. format: of PLAN_FORMATS. cell: px of a cell, which a Tiled map names."""
    if format == "csv":
        return "".join(",".join(map(str, row)) + "\n" for row in plan.tolist()).encode()
    content = _tiled_map(pack, plan, cell) if format == "tmj" else _plain(pack, plan)
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()


def _plain(pack: PlanPack, plan: NDArray[np.uint8]) -> dict[str, object]:
    """Class numbers by row, and what the numbers mean; for Godot the tile_map_data of a TileMapLayer.

    In that, class k is the tile (k − 1, 0) of source 0.
    """
    cells = [_GODOT_CELL.pack(x, y, 0, int(plan[y, x]) - 1, 0, 0) for y, x in np.argwhere(plan)]
    data = struct.pack("<H", 0) + b"".join(cells)
    return {
        "width": plan.shape[1],
        "height": plan.shape[0],
        "classes": [{"number": 0, "name": "", "walkable": False}, *_classes(pack)],
        "cells": plan.tolist(),
        "godot_tile_map_data": base64.b64encode(data).decode("ascii"),
    }


def _tiled_map(pack: PlanPack, plan: NDArray[np.uint8], cell: int) -> dict[str, object]:
    """A map of Tiled 1.10 with one layer; class k is tile k − 1 of a tileset, of which a game puts its own in place."""
    height, width = plan.shape
    tiles = [
        {
            "id": number,
            "type": row["name"],
            "properties": [{"name": "walkable", "type": "bool", "value": row["walkable"]}],
        }
        for number, row in enumerate(_classes(pack))
    ]
    tileset = {
        "firstgid": 1, "name": "classes", "tilewidth": cell, "tileheight": cell, "tilecount": len(tiles), "columns": 0,
        "margin": 0, "spacing": 0, "tiles": tiles,
    }  # fmt: skip
    layer = {
        "id": 1, "name": "plan", "type": "tilelayer", "x": 0, "y": 0, "width": width, "height": height, "opacity": 1,
        "visible": True, "data": plan.ravel().tolist(),
    }  # fmt: skip
    return {
        "type": "map", "version": "1.10", "tiledversion": "1.10.2", "orientation": "orthogonal",
        "renderorder": "right-down", "infinite": False, "compressionlevel": -1, "width": width, "height": height,
        "tilewidth": cell, "tileheight": cell, "nextlayerid": 2, "nextobjectid": 1, "layers": [layer],
        "tilesets": [tileset],
    }  # fmt: skip


def _classes(pack: PlanPack) -> list[dict[str, object]]:
    return [
        {"number": number, "name": name, "walkable": walkable}
        for number, (name, walkable) in enumerate(zip(pack.classes, pack.walkable, strict=True), 1)
    ]
