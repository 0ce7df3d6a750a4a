"""What varies together: frames, poses or parts of one sprite in one draw, and places that are held (contract 2)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from assetgen_art.sprites.animations import joined, outlined
from assetgen_art.sprites.traits import symmetry_of
from assetgen_plugin.errors import DataError
from assetgen_plugin.following import FRAME
from assetgen_plugin.painting.art import art_of, on_canvas
from assetgen_plugin.painting.rules import layer_prefix, layers_of_art
from assetgen_plugin.tensors import Tensors, names_of

from ..data.art import art_tensors, layer_tensors

KEEP = "keep"
"""The layer that says which pixels of a sprite stay as they are."""
_REACH = 4  # a side's part over which held places let go
Picture = NDArray[np.uint8]
"""(H, W, 4), straight alpha."""


def with_parts(tensors: Tensors, sprites: Mapping[str, Mapping[str, Picture]], *, shows_first: bool = True) -> Tensors:
    """A painted pack in which sprites are drawn as several coloured layers that one draw moves alike.

    sprites: for the names of some of its sprites the pictures (H, W, 4) of their frames, poses or parts, by the names
    of the layers. Other sprites have nothing in these layers. Their art becomes what `joined` makes of the pictures,
    `outlined` where it is not shown.
    shows_first: textures show the first picture, else the art. DataError for names or sizes that do not fit.
    """
    names, size = names_of(tensors), tuple(int(side) for side in tensors["size"][:2])
    layers = list(layers_of_art(tensors))
    canvases = [on_canvas(picture, tensors, number) for number, picture in enumerate(art_of(tensors))]
    before = [
        [on_canvas(picture, tensors, number) for number, picture in enumerate(art_of(tensors, layer_prefix(layer)))]
        for layer in range(len(layers))
    ]
    coloured = tensors.get("layer.coloured", np.zeros(len(layers), np.uint8)).tolist()
    shown = tensors.get("layer.shown", np.full(len(names), -1, np.int32)).copy()
    for name, pictures in sprites.items():
        if name not in names:
            raise DataError(f"the pack has no sprite {name!r}; parts are of its sprites")
        if any(picture.shape != (*size, 4) for picture in pictures.values()):
            shapes = sorted({picture.shape[:2] for picture in pictures.values()})
            raise DataError(f"parts of {name!r} have sizes {shapes}; all must have the pack's, {size}")
        number = names.index(name)
        union = joined(list(pictures.values()))
        canvases[number] = outlined(union, list(pictures.values())) if shows_first else union
        for layer, picture in pictures.items():
            if layer not in layers:
                layers.append(layer)
                coloured.append(1)
                before.append([np.zeros((*size, 4), np.uint8) for _ in names])
            before[layers.index(layer)][number] = np.where(picture[..., 3:] > 0, picture, np.uint8(0))
        if shows_first:
            shown[number] = layers.index(next(iter(pictures)))
    found = tensors | art_tensors(np.stack(canvases))
    pictures_by_layer = {name: np.stack(whole) for name, whole in zip(layers, before, strict=True)}
    return (
        found
        | layer_tensors(pictures_by_layer, found["art.boxes"])
        | {
            "layer.coloured": np.array(coloured, np.uint8),
            "layer.shown": shown,
        }
    )


def with_held(tensors: Tensors, edges: int, *, mask: str | None = None, reach: int | None = None) -> Tensors:
    """A painted pack that holds places: `edges` pixels at the border, and what a layer named `mask` draws.

    Near them, within `reach` pixels (None: a quarter of the smaller side), variants move less. With edges the colours
    of variants stay those of the art, too, unless a request asks for others: tiles that met go on meeting.
    DataError if the pack has no such layer, or the edges leave nothing to vary.
    """
    height, width, _ = (int(side) for side in tensors["size"])
    layers = layers_of_art(tensors)
    if mask is not None and mask not in layers:
        raise DataError(f"the pack has no layer {mask!r} to hold; it has {', '.join(layers) or 'none'}")
    most = (min(height, width) - 1) // 2
    if not 0 <= edges <= min(64, most):
        raise DataError(f"{edges} pixels at the edges of {height}x{width} cannot be kept; 0 to {min(64, most)} can")
    away = max(1, min(64, min(height, width) // _REACH)) if reach is None else reach
    layer = -1 if mask is None else layers.index(mask)
    found = tensors | {"hold": np.array([edges, away, layer], np.int32)}
    if edges and "exemplar.palette_scale" in tensors:
        found["exemplar.palette_scale"] = np.zeros_like(tensors["exemplar.palette_scale"])
        found["exemplar.reach"] = np.zeros_like(tensors["exemplar.reach"])
    return found


def with_symmetry(tensors: Tensors) -> Tensors:
    """A painted pack in which variants of symmetrical sprites are symmetrical, too; as it is if it has no such sprite.

    Those of tiles whose opposite sides meet are not: they would meet in another place.
    """
    if tensors["paint.wrap"][0]:
        return tensors
    frames = [number for number, name in enumerate(layers_of_art(tensors)) if name.startswith(FRAME)]
    moving = [art_of(tensors, layer_prefix(number)) for number in frames]
    axes = [
        symmetry_of(
            on_canvas(picture, tensors, number), [on_canvas(frame[number], tensors, number) for frame in moving]
        )
        for number, picture in enumerate(art_of(tensors))
    ]
    return tensors | {"mirror": np.array(axes, np.int32)} if max(axes) >= 0 else tensors
