"""Where the pose takes each pixel of a texture from (contract 2, section 3)."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..tensors import Tensors

_FARTHEST: Final = 8192  # in 1/16 pixel

Flow = NDArray[np.int64]
"""(2, H, W): the row and the column, in 1/16 pixel, that each pixel is taken from."""


class Box(NamedTuple):
    """Rows top … bottom − 1 and columns left … right − 1."""

    top: int
    left: int
    bottom: int
    right: int


class Pose:
    """The bends of a pack."""

    def __init__(self, tensors: Tensors) -> None:
        height, width, _ = (int(side) for side in tensors["size"])
        self._sides = height, width
        self._keeps = bool(tensors["pose.keep"][0]) and not tensors["paint.wrap"][0]
        terms = tensors["pose.terms"]
        self._latents = [terms[terms[:, 1] == axis, 0] for axis in (0, 1)]
        rows, columns = _profiles(tensors["pose.rows"], height), _profiles(tensors["pose.columns"], width)
        self._profiles = [(rows[terms[:, 1] == axis], columns[terms[:, 1] == axis]) for axis in (0, 1)]

    def flow(self, z: NDArray[np.int8], box: Box) -> Flow:
        """The flow of a texture. z: its latent code (D, or more). box: of the art that it is painted from."""
        flow: Flow = 16 * np.indices(self._sides).astype(np.int64)
        for axis, side in enumerate(self._sides):
            rows, columns = self._profiles[axis]
            strength = z[self._latents[axis]].astype(np.int64)
            sums = (strength[:, None] * rows).T @ columns  # (H, W)
            flow[axis] += np.clip((sums * side + (1 << 21)) >> 22, -_FARTHEST, _FARTHEST)
        if self._keeps:
            top, left, bottom, right = box
            flow[0] += _squeeze(flow[0, :, left:right], top, bottom)[:, None]
            flow[1] += _squeeze(flow[1, top:bottom].T, left, right)
        return flow


def held_flow(flow: Flow, held: NDArray[np.bool_], reach: int) -> Flow:
    """The flow near held pixels (H, W) drawn to their own places, fully at them and not at all `reach` pixels away."""
    away = np.full(held.shape, reach, np.int64)
    near = held
    for distance in range(reach):
        away[near] = np.minimum(away[near], distance)
        padded = np.pad(near, 1)
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3))
        near = np.asarray(windows.any(axis=(2, 3)))
    own = 16 * np.indices(held.shape).astype(np.int64)
    drawn: Flow = own + ((flow - own) * away) // reach
    return drawn


def mirrored_flow(flow: Flow, axis: int) -> Flow:
    """The flow made symmetrical: a column x and the column axis − x, where both are inside, move alike or against."""
    own = 16 * np.indices(flow.shape[1:]).astype(np.int64)
    moves = flow - own
    width = flow.shape[2]
    left = np.arange(max(0, axis - width + 1), (axis + 1) // 2)
    right = axis - left
    moves[0][:, left] = moves[0][:, right] = (moves[0][:, left] + moves[0][:, right]) >> 1
    moves[1][:, left] = (moves[1][:, left] - moves[1][:, right]) >> 1
    moves[1][:, right] = -moves[1][:, left]
    if axis % 2 == 0:
        moves[1][:, axis // 2] = 0
    return own + moves


def mirrored_places(places: NDArray[np.int32], axis: int) -> NDArray[np.int32]:
    """Places (H, W) of one source, whose columns right of the axis show what those left of it do, mirrored."""
    width = places.shape[1]
    right = np.arange(axis // 2 + 1, min(axis, width - 1) + 1)
    theirs = places[:, axis - right]
    row, column = np.divmod(theirs, width)
    inside = (axis - column >= 0) & (axis - column < width)
    shown = places.copy()
    shown[:, right] = np.where(theirs < 0, -1, np.where(inside, row * width + axis - column, places[:, right]))
    return shown


def _profiles(nodes: NDArray[np.int16], side: int) -> NDArray[np.int64]:
    """How strong each of T terms is along a side, (T, side), from their 17 nodes."""
    place = ((2 * np.arange(side) + 1) * 2048) // side
    node, part = place >> 8, place & 255
    values = nodes.astype(np.int64)
    profiles: NDArray[np.int64] = (values[:, node] * (256 - part) + values[:, node + 1] * part + 128) >> 8
    return profiles


def _squeeze(flow: NDArray[np.int64], first: int, last: int) -> NDArray[np.int64]:
    """What is added along an axis, so that its ends show nothing of the art between `first` and `last` beyond them.

    flow: (side, lines), the places along that axis of the lines across the art.
    """
    side = len(flow)
    before = max(0, int(flow[0].max()) - 16 * first)
    behind = max(0, 16 * (last - 1) - int(flow[-1].min()))
    at = np.arange(side)
    added: NDArray[np.int64] = (behind * at) // max(1, side - 1) - (before * (side - 1 - at)) // max(1, side - 1)
    return added
