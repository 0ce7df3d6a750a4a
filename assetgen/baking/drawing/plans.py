"""Plans of a batch, and the data files of plans: Tiled maps, scenes of Godot, CSV, JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import PlanPack
from assetgen_plugin.errors import DataError, SeedError

from ..spec.outlines import outline_of, pins_of, size_of
from .cache import Cache
from .godot import godot_scene, tile_map_data
from .tasks import TextureTask

_NO_CLASS: Final = -1  # a plan has none, as a texture may


def plans_of(pack: PlanPack, tasks: Sequence[TextureTask], cache: Path | None = None) -> list[NDArray[np.uint8]]:
    """The plans (H, W) that tasks ask a pack for; errors as of `plan_of`.

    cache: folder in which plans are looked up before they are drawn, and kept afterwards.
    """
    if cache is None:
        return [plan_of(pack, task) for task in tasks]
    kept, plans = Cache(cache, pack.fingerprint), []
    for task in tasks:
        found = kept.get(task)
        if found is None or found[0].shape != (*size_of(task.values.get("outline", "")), 1):
            plans.append(plan_of(pack, task))
            kept.put(task, plans[-1][..., None], _NO_CLASS)
        else:
            plans.append(found[0][..., 0])
    return plans


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


def plan_file(
    pack: PlanPack, plan: NDArray[np.uint8], format: str, cell: tuple[int, int], picture: str | None = None
) -> bytes:
    """The bytes of a plan's data file. format: of PLAN_FORMATS. cell: width and height in px, which maps name.

    picture: path of the picture of the plan, of which each cell shows its own part; None: a map has a tile a class.
    """
    if format == "csv":
        return "".join(",".join(map(str, row)) + "\n" for row in plan.tolist()).encode()
    image = None if picture is None else picture.rpartition("/")[2]  # which lies beside the file
    if format == "tscn":
        return godot_scene(plan, pack.walkable, cell, image or "").encode()
    content = _tiled_map(pack, plan, cell, image) if format == "tmj" else _plain(pack, plan)
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()


def _plain(pack: PlanPack, plan: NDArray[np.uint8]) -> dict[str, object]:
    """Class numbers by row, and what the numbers mean; for Godot the tile_map_data of a TileMapLayer.

    In that, class k is the tile (k − 1, 0) of source 0.
    """
    cells = [(x, y, int(plan[y, x]) - 1, 0) for y, x in np.argwhere(plan).tolist()]
    return {
        "width": plan.shape[1],
        "height": plan.shape[0],
        "classes": [{"number": 0, "name": "", "walkable": False}, *_classes(pack)],
        "cells": plan.tolist(),
        "godot_tile_map_data": tile_map_data(cells),
    }


def _tiled_map(pack: PlanPack, plan: NDArray[np.uint8], cell: tuple[int, int], image: str | None) -> dict[str, object]:
    """A map of Tiled 1.10 with one layer.

    With an image each cell is its own tile, cut out of that; else class k is tile k − 1 of a tileset, of which a game
    puts its own in place.
    """
    (height, width), classes = plan.shape, _classes(pack)
    shown = range(1, len(classes) + 1) if image is None else plan.ravel().tolist()
    tiles = [
        {
            "id": number,
            "type": classes[k - 1]["name"],
            "properties": [{"name": "walkable", "type": "bool", "value": classes[k - 1]["walkable"]}],
        }
        for number, k in enumerate(shown)
        if k
    ]
    tileset: dict[str, object] = {
        "firstgid": 1, "name": "classes", "tilewidth": cell[0], "tileheight": cell[1], "tilecount": len(shown),
        "columns": 0, "margin": 0, "spacing": 0, "tiles": tiles,
    }  # fmt: skip
    if image is not None:
        size = {"columns": width, "imagewidth": width * cell[0], "imageheight": height * cell[1]}
        tileset |= {"name": "cells", "image": image, **size}
    cells = plan.ravel() if image is None else np.where(plan.ravel() > 0, np.arange(1, plan.size + 1), 0)
    layer = {
        "id": 1, "name": "plan", "type": "tilelayer", "x": 0, "y": 0, "width": width, "height": height, "opacity": 1,
        "visible": True, "data": cells.tolist(),
    }  # fmt: skip
    return {
        "type": "map", "version": "1.10", "tiledversion": "1.10.2", "orientation": "orthogonal",
        "renderorder": "right-down", "infinite": False, "compressionlevel": -1, "width": width, "height": height,
        "tilewidth": cell[0], "tileheight": cell[1], "nextlayerid": 2, "nextobjectid": 1, "layers": [layer],
        "tilesets": [tileset],
    }  # fmt: skip


def _classes(pack: PlanPack) -> list[dict[str, object]]:
    return [
        {"number": number, "name": name, "walkable": walkable}
        for number, (name, walkable) in enumerate(zip(pack.classes, pack.walkable, strict=True), 1)
    ]
