"""Checks what a painted pack has beside an indexed one (contract 2, sections 1, 2 and 8)."""

from __future__ import annotations

from typing import Final

import numpy as np

from ..errors import PackError
from ..painting.rules import (
    MAX_LAYERS,
    RULES,
    Level,
    inflated_size,
    layer_prefix,
    layers_of_art,
    painting_products,
    rules_of,
)
from ..tensors import MAX_MULTIPLICATIONS, Tensors, expect
from .prior import check_names

_MAX_SIDE: Final = 256
_MAX_TERMS: Final = 64
_NODES: Final = 17
_MAX_LEVELS: Final = 8
_MAX_INFLATED: Final = 1 << 26  # bytes of the art, or of a layer
_MAX_ALL_INFLATED: Final = 1 << 28
_WORST: Final = 25 * 4 * 255 * 255  # the largest squared difference of two patches
_NUMBERS: Final = {  # of one value each: dtype, least, most
    "guide.scale": ("u8", 1, 8),
    "spread": ("i32", 0, 1024),
    "pose.keep": ("u8", 0, 1),
    "paint.wrap": ("u8", 0, 1),
    "paint.follow": ("u8", 0, 1),
}
_HOLD: Final = ((0, 64), (1, 64), (-1, MAX_LAYERS - 1))  # edges, reach, layer
_BOUNDS: Final = ((1, 2), (0, 4), (1, 255), (0, 255), (0, 1 << 20))  # least and most of a row


def check_painted(tensors: Tensors, n_latent: int) -> set[str]:
    """The names of these tensors; PackError for those that are missing or wrong. Pixels are not looked at."""
    height, width, channels = (int(side) for side in tensors["size"])
    if max(height, width) > _MAX_SIDE or channels not in (3, 4):
        raise PackError(
            f"a painted texture of {height}x{width}x{channels}; sides 1 to {_MAX_SIDE}, channels 3 or 4 are allowed"
        )
    for name, (dtype, least, most) in _NUMBERS.items():
        expect(tensors, name, dtype, (1,))
        if not least <= tensors[name][0] <= most:
            raise PackError(f"{name} is {tensors[name][0]}; {least} to {most} is allowed")
    scale = int(tensors["guide.scale"][0])
    if height % scale or width % scale:
        raise PackError(f"guide.scale is {scale}, which does not divide {height}x{width}")
    names = {*_NUMBERS, "pose.terms", "pose.rows", "pose.columns", "paint.coarsest"}
    _check_pose(tensors, n_latent)
    expect(tensors, "paint.coarsest", "i32", (len(RULES),))
    if not ((tensors["paint.coarsest"] >= 4) & (tensors["paint.coarsest"] <= 64)).all():
        raise PackError(f"paint.coarsest is {tensors['paint.coarsest'].tolist()}; 4 to 64 is allowed")
    for kind in RULES:
        _check_levels(tensors, f"paint.{kind}")
        names.add(f"paint.{kind}")
    return names | _check_art(tensors) | _check_use_of_layers(tensors)


def check_work(tensors: Tensors, products: int) -> None:
    """PackError if one texture takes too long. products: of the decoder and the palette, run once."""
    height, width, _ = (int(side) for side in tensors["size"])
    wrap = bool(tensors["paint.wrap"][0])
    painting = max(painting_products(rules_of(tensors, kind), height, width, wrap) for kind in RULES)
    if (total := 3 * products + painting) > MAX_MULTIPLICATIONS:
        raise PackError(f"painting a texture takes {total} products; at most 2^32 are allowed")


def _check_pose(tensors: Tensors, n_latent: int) -> None:
    expect(tensors, "pose.terms", "i32", (None, 2))
    terms = tensors["pose.terms"]
    if len(terms) > _MAX_TERMS:
        raise PackError(f"pose.terms has {len(terms)} terms; at most {_MAX_TERMS} are allowed")
    if ((terms < 0) | (terms >= np.array([n_latent, 2]))).any():
        raise PackError(f"pose.terms must name latents 0 to {n_latent - 1} and axes 0 or 1")
    for name in ("pose.rows", "pose.columns"):
        expect(tensors, name, "i16", (len(terms), _NODES))


def _check_levels(tensors: Tensors, name: str) -> None:
    expect(tensors, name, "i32", (None, len(_BOUNDS)))
    if not 1 <= len(tensors[name]) <= _MAX_LEVELS:
        raise PackError(f"{name} has {len(tensors[name])} rows; 1 to {_MAX_LEVELS} are allowed")
    for row in tensors[name].tolist():
        level = Level(*row)
        inside = all(least <= value <= most for value, (least, most) in zip(level, _BOUNDS, strict=True))
        if not inside or (level.paint + level.guide) * _WORST + 400 * level.place >= 1 << 31:
            raise PackError(f"{name} has a row {row}, which is beyond the limits of the contract")


def _check_use_of_layers(tensors: Tensors) -> set[str]:
    """The tensors, all optional, that say what layers are for and which places are held or mirrored."""
    n_layers, names = len(layers_of_art(tensors)), set()
    coloured = np.zeros(n_layers, np.uint8)
    if "layer.coloured" in tensors:
        expect(tensors, "layer.coloured", "u8", (n_layers,))
        coloured = tensors["layer.coloured"]
        names.add("layer.coloured")
        if (coloured > 1).any():
            raise PackError("layer.coloured must be 0 or 1 for each layer")
    if "layer.shown" in tensors:
        expect(tensors, "layer.shown", "i32", (len(tensors["exemplar.latent"]),))
        names.add("layer.shown")
        for shown in tensors["layer.shown"].tolist():
            if shown != -1 and not (0 <= shown < n_layers and coloured[shown]):
                raise PackError(f"layer.shown names layer {shown}; -1 or a coloured layer is allowed")
    if "mirror" in tensors:
        expect(tensors, "mirror", "i32", (len(tensors["exemplar.latent"]),))
        names.add("mirror")
        last = 2 * (int(tensors["size"][1]) - 1)
        for axis in tensors["mirror"].tolist():
            if not -1 <= axis <= last:
                raise PackError(f"mirror holds {axis}; -1 to {last} is allowed")
    if "hold" in tensors:
        expect(tensors, "hold", "i32", (len(_HOLD),))
        names.add("hold")
        row = tensors["hold"].tolist()
        most = (*_HOLD[:2], (-1, n_layers - 1))
        if not all(least <= value <= last for value, (least, last) in zip(row, most, strict=True)):
            raise PackError(
                f"hold is {row}; edges 0 to 64, reach 1 to 64 and one of {n_layers} layers or -1 are allowed"
            )
    return names


def _check_art(tensors: Tensors) -> set[str]:
    height, width, _ = (int(side) for side in tensors["size"])
    n_exemplars = len(tensors["exemplar.latent"])
    expect(tensors, "art.boxes", "i32", (n_exemplars, 4))
    boxes = tensors["art.boxes"].astype(np.int64)
    first, sides = boxes[:, :2], boxes[:, 2:]
    if (first < 0).any() or (sides < 1).any() or (first + sides > (height, width)).any():
        raise PackError(f"art.boxes must be top, left, height and width of boxes within the {height}x{width} texture")
    names = {"art.boxes"}
    prefixes = ["art"]
    if "layer.names" in tensors:
        expect(tensors, "layer.names", "u8", (None,))
        layers = layers_of_art(tensors)
        check_names(layers, "names of layers")
        if len(layers) > MAX_LAYERS:
            raise PackError(f"layer.names has {len(layers)} names; at most {MAX_LAYERS} are allowed")
        prefixes += [layer_prefix(number) for number in range(len(layers))]
        names.add("layer.names")
    total = 0
    for prefix in prefixes:
        expect(tensors, f"{prefix}.counts", "i32", (n_exemplars,))
        expect(tensors, f"{prefix}.data", "u8", (None,))
        names |= {f"{prefix}.counts", f"{prefix}.data"}
        counts = tensors[f"{prefix}.counts"].astype(np.int64)
        if (counts < 0).any() or (counts > 256).any():
            raise PackError(f"{prefix}.counts must be from 0 to 256")
        size = inflated_size(counts, boxes)
        total += size
        if size > _MAX_INFLATED or total > _MAX_ALL_INFLATED:
            raise PackError(f"{prefix}.data inflates to {size} bytes; 2^26 are allowed, 2^28 with all layers")
    return names
