"""The art of a set as a painted pack carries it: the pixels of each sprite, cut to what is drawn of it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.following import FRAME
from assetgen_plugin.painting.art import encode_art
from assetgen_plugin.painting.rules import layer_prefix
from assetgen_plugin.tensors import Tensors, text_tensor

from ..config import TrainConfig
from .slots import index_by_palette


def art_of_set(config: TrainConfig, images: NDArray[np.uint8]) -> Tensors:
    """The art of a model's images (N, H, W, C): as it is, or in the colours of the palette that all are drawn in."""
    return art_tensors(_in_palette(config, images))


def layers_of_set(
    config: TrainConfig,
    layers: Mapping[str, NDArray[np.uint8]],
    boxes: NDArray[np.int32],
    animated: NDArray[np.bool_],
) -> Tensors:
    """The tensors of a set's layers (N, H, W, 4) over its art. animated: (N,), whose first frame textures show.

    Frames have the colours of textures, and the palette that all are drawn in.
    """
    found = {name: _in_palette(config, layer) if name.startswith(FRAME) else layer for name, layer in layers.items()}
    tensors = layer_tensors(found, boxes)
    names = list(layers)
    if animated.any():
        tensors["layer.coloured"] = np.array([name.startswith(FRAME) for name in names], np.uint8)
        tensors["layer.shown"] = np.where(animated, names.index(f"{FRAME}000"), -1).astype(np.int32)
    return tensors


def _in_palette(config: TrainConfig, images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Images (N, H, W, C) in the colours of the palette that a model draws all in, if it has one."""
    if config.fixed_palette:
        colours = np.array(config.fixed_palette, np.uint8)
        sprites = index_by_palette(images, colours)
        alpha = np.full((len(colours), images.shape[3] - 3), 255, np.uint8)
        table = np.concatenate([colours, alpha], axis=1)
        if sprites.transparent:
            table = np.concatenate([np.zeros((1, 4), np.uint8), table])
        images = table[sprites.index]
    return images


def art_tensors(images: NDArray[np.uint8]) -> Tensors:
    """`art.boxes`, `art.counts` and `art.data` of images (N, H, W, C), C 3 or 4, straight alpha."""
    boxes, pictures = np.empty((len(images), 4), np.int32), []
    for number, image in enumerate(images):
        boxes[number] = top, left, height, width = _box(image)
        pictures.append(_rgba(image[top : top + height, left : left + width]))
    counts, data = encode_art(pictures)
    return {"art.boxes": boxes, "art.counts": counts, "art.data": data}


def layer_tensors(layers: Mapping[str, NDArray[np.uint8]], boxes: NDArray[np.int32]) -> Tensors:
    """The tensors of layers (N, H, W, 4) over art with these boxes (N, 4), by their names; {} without layers."""
    if not layers:
        return {}
    found: Tensors = {"layer.names": text_tensor("\n".join(layers))}
    for number, layer in enumerate(layers.values()):
        cut = [
            image[top : top + height, left : left + width]
            for image, (top, left, height, width) in zip(layer, boxes.tolist(), strict=True)
        ]
        counts, data = encode_art(cut)
        found |= {f"{layer_prefix(number)}.counts": counts, f"{layer_prefix(number)}.data": data}
    return found


def _box(image: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Top, left, height and width of what is drawn; of an empty image the first pixel."""
    drawn = image[..., 3] > 0 if image.shape[2] == 4 else np.ones(image.shape[:2], bool)
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if not len(rows):
        return 0, 0, 1, 1
    return int(rows[0]), int(columns[0]), int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1


def _rgba(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Straight RGBA, black where it cannot be seen."""
    if image.shape[2] == 3:
        return np.concatenate([image, np.full((*image.shape[:2], 1), 255, np.uint8)], axis=2)
    return np.where(image[..., 3:] > 0, image, np.uint8(0))
