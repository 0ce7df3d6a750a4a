"""The pose that a decoder is told: a displacement field that is linear in its parameters, in the pack's own integers.

A pack that paints (contract 2, section 3) bends the art by the same tables by which training bends its sprites, so that
a variant's guide and its paint agree. Each parameter moves rows or columns by a product of a profile along the rows and
one along the columns.
"""

from __future__ import annotations

import functools
import itertools
import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.image_set import Traits
from assetgen_plugin.tensors import Tensors

_BENDS = 3  # control points of the elastic field a side
N_POSE = 4 + 2 * _BENDS**2  # rotation, shear, width, height; the field's rows and its columns
_NODES = 17  # of a profile
_ROW_UNIT, _COLUMN_UNIT = 256, 4096
_FARTHEST = 512.0  # pixels

# What one standard deviation of a parameter does.
_ROTATION, _SHEAR, _SCALE = math.radians(7), 0.12, 0.07
_BEND = 0.1  # of half a side
_TAPER = 4  # power of the distance from the middle by which moves across an edge fade towards it


@dataclass(frozen=True)
class PoseField:
    """The field's tables. T terms.

    terms: (T, 2) i32, the parameter that bends and the axis, 0 rows or 1 columns. rows, columns: (T, 17) i16, profiles
    along each axis in 1/256 and in 1/4096 of half a side. keep: bent sprites are kept within the canvas.
    """

    terms: NDArray[np.int32]
    rows: NDArray[np.int16]
    columns: NDArray[np.int16]
    keep: bool

    def tensors(self, first: int) -> Tensors:
        """A pack's tensors, the pose standing behind `first` values of the latent."""
        return {
            "pose.terms": self.terms + np.array([first, 0], np.int32),
            "pose.rows": self.rows,
            "pose.columns": self.columns,
            "pose.keep": np.array([self.keep], np.uint8),
        }


@functools.lru_cache(maxsize=8)
def pose_field(traits: Traits) -> PoseField:
    """The field of a set. What stands on the ground stays on it: there all profiles along the rows are 0.

    Moves across an edge of the canvas fade towards it. A sprite that fills its canvas has nowhere to go there: what
    left it would be squeezed in again, and all variants would be smaller than their sprite.
    """
    stands = traits.anchor == "bottom"
    node = np.linspace(-1, 1, _NODES)
    inside = np.ones(_NODES) if traits.seamless else 1 - node**_TAPER
    flat, height = np.ones(_NODES), node - 1 if stands else node
    control, n_pose = _control_profiles(traits.seamless), itertools.count()
    found: list[tuple[int, int, NDArray[np.float64], NDArray[np.float64]]] = []
    rotation, shear, wider, higher = (next(n_pose) for _ in range(4))
    if not traits.seamless:
        sides = height / -2 if stands else flat  # how far the rotation lifts one side and lowers the other
        found += [
            (rotation, 0, sides * inside, _ROTATION * node),
            (rotation, 1, -height, _ROTATION * inside),
            (shear, 1, height, _SHEAR * inside),
            (higher, 0, height, _SCALE * flat),
            (wider, 1, flat, _SCALE * node),
        ]
    for axis, row, column in itertools.product((1, 0), range(_BENDS), range(_BENDS)):
        parameter = next(n_pose)
        if not (stands and row == _BENDS - 1):
            fading = (inside, flat) if axis == 0 else (flat, inside)
            found.append((parameter, axis, control[row] * fading[0], _BEND * control[column] * fading[1]))
    return PoseField(
        np.array([(parameter, axis) for parameter, axis, _, _ in found], np.int32),
        np.rint(_ROW_UNIT * np.array([rows for _, _, rows, _ in found])).astype(np.int16),
        np.rint(_COLUMN_UNIT * np.array([columns for _, _, _, columns in found])).astype(np.int16),
        keep=not traits.seamless,
    )


def posed(pose: Tensor, height: int, width: int, traits: Traits, boxes: Tensor) -> tuple[Tensor, Tensor]:
    """Where each pixel of posed sprites comes from: row and column, (B, H, W) each, in pixels.

    pose: (B, N_POSE). boxes: (B, 4) int64, what is drawn of each sprite: top, left, bottom, right, the last two
    exclusive.
    """
    field = pose_field(traits)
    y = _moved(pose, field, 0, height, width) + torch.arange(height, device=pose.device)[:, None]
    x = _moved(pose, field, 1, height, width) + torch.arange(width, device=pose.device)
    if not field.keep:
        return y, x
    top, left, bottom, right = boxes.unbind(dim=1)
    y = y + _kept(y[:, 0], y[:, -1], (left, right), (top, bottom), height)[:, :, None]
    x = x + _kept(x[:, :, 0], x[:, :, -1], (top, bottom), (left, right), width)[:, None, :]
    return y, x


def boxes_of(drawn: Tensor) -> Tensor:
    """The box of what is drawn of each sprite, (B, 4) int64; of an empty one the canvas. drawn: (B, H, W) bool."""
    edges = []
    for axis in (2, 1):
        along = drawn.any(dim=axis).long()  # (B, side)
        n_after = along.flip(1).argmax(dim=1)
        edges.append((along.argmax(dim=1), along.shape[1] - n_after))
    (top, bottom), (left, right) = edges
    return torch.stack([top, left, bottom, right], dim=1)


def _moved(pose: Tensor, field: PoseField, axis: int, height: int, width: int) -> Tensor:
    """The field along one axis, (B, H, W) in pixels."""
    of_axis = field.terms[:, 1] == axis
    rows = _profiles(field.rows[of_axis], height) / _ROW_UNIT
    columns = _profiles(field.columns[of_axis], width) / _COLUMN_UNIT
    half_side = (height, width)[axis] / 2
    which = torch.from_numpy(field.terms[of_axis, 0]).long().to(pose.device)
    weighed = pose[:, which, None] * _tensor(half_side * rows, pose)  # (B, T, H)
    return (weighed.transpose(1, 2) @ _tensor(columns, pose)).clamp(-_FARTHEST, _FARTHEST)


def _tensor(values: NDArray[np.float64], like: Tensor) -> Tensor:
    return torch.from_numpy(values).to(like.device, like.dtype)


def _profiles(nodes: NDArray[np.int16], side: int) -> NDArray[np.int64]:
    """Profiles at the pixels of a side, (T, side), in the contract's integers."""
    at = ((2 * np.arange(side) + 1) * 2048) // side
    i, b = at >> 8, at & 255
    wide = nodes.astype(np.int64)
    profiles: NDArray[np.int64] = (wide[:, i] * (256 - b) + wide[:, i + 1] * b + 128) >> 8
    return profiles


def _kept(first: Tensor, last: Tensor, within: tuple[Tensor, Tensor], span: tuple[Tensor, Tensor], side: int) -> Tensor:
    """What is added along an axis so that both ends of the sprites' boxes are reached, (B, side).

    first, last: (B, other side), the field at both ends of the axis; within: where the box lies along the other side.
    span: where it lies along this one, from and to.
    """
    place = torch.arange(first.shape[1], device=first.device)
    inside = (place >= within[0][:, None]) & (place < within[1][:, None])
    before = (first.masked_fill(~inside, -torch.inf).amax(dim=1) - span[0]).clamp(min=0)
    after = (span[1] - 1 - last.masked_fill(~inside, torch.inf).amin(dim=1)).clamp(min=0)
    way = torch.arange(side, device=first.device) / max(1, side - 1)
    return after[:, None] * way - before[:, None] * (1 - way)


def _control_profiles(seamless: bool) -> NDArray[np.float64]:
    """What each control point of a side weighs at its nodes, (_BENDS, _NODES): bicubic; seamless: around the edges."""
    points = torch.eye(_BENDS, dtype=torch.float64)[:, None, None]  # (control points, 1, 1, control points)
    if not seamless:
        return F.interpolate(points, size=(1, _NODES), mode="bicubic", align_corners=True)[:, 0, 0].numpy()
    # Control points stand in the middles of thirds, of which three tiles have nine: 128 steps of 1/48 of a tile between
    # the first and the last, the first node being the fortieth.
    around = F.interpolate(points.repeat(1, 1, 1, 3), size=(1, 129), mode="bicubic", align_corners=True)
    return around[:, 0, 0, 40:89:3].numpy()
