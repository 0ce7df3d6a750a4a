"""Augmentation of sprites: warps of the slot map and tints of the palette, half of them given to the decoder.

A sprite set is small; redrawing it under smooth warps gives enough to learn from. Half of each warp is hidden: the
encoder sees only its result, which fills the latent space between the sprites. The decoder is conditioned on the other
half: it gets the parameters, the *pose* (`pose.py`), beside the latent of the unwarped sprite. A pack then draws poses
as it draws latents, and its variants differ in shape while each stays recognisably its sprite. Palettes are tinted in
the same way.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from assetgen_art.image_set import Traits

from .pose import posed

N_TINT = 3  # hue, brightness, chroma
_MOST = 2.5  # standard deviations of a parameter

# What one standard deviation of a parameter does.
_HUE, _BRIGHTNESS, _CHROMA = math.radians(12), 0.1, 0.15

# The hidden half, at strength 1.
_HIDDEN_ROTATION, _HIDDEN_SHEAR, _HIDDEN_SCALE, _HIDDEN_SHIFT = math.radians(10), 0.12, 0.12, 0.08


def draw_parameters(n_batch: int, n_parameters: int, generator: torch.Generator, device: torch.device) -> Tensor:
    """Standard normal poses or tints, cut at ±2.5, (B, n_parameters)."""
    return torch.randn(n_batch, n_parameters, device=device, generator=generator).clamp(-_MOST, _MOST)


def hidden_warp(
    n_batch: int, strength: float, generator: torch.Generator, device: torch.device, traits: Traits
) -> tuple[Tensor, Tensor]:
    """Random affine maps about the origin, matrix (B, 2, 2) and offset (B, 2), in units of half a side."""

    def uniform(*shape: int) -> Tensor:
        return strength * (2 * torch.rand(n_batch, *shape, device=device, generator=generator) - 1)

    if traits.seamless:
        # An affine map would break the seams. A shift would not, but then where each grain lies has to stand in the
        # latent: that is more than there is, and the grain is lost.
        matrix, offset = torch.eye(2, device=device).repeat(n_batch, 1, 1), torch.zeros(n_batch, 2, device=device)
    else:
        matrix = _affine(uniform() * _HIDDEN_ROTATION, uniform() * _HIDDEN_SHEAR, uniform(2) * _HIDDEN_SCALE)
        offset = uniform(2) * _HIDDEN_SHIFT
    if traits.flips:
        mirrored = torch.rand(n_batch, device=device, generator=generator) < 0.5
        matrix[:, 0] = torch.where(mirrored[:, None], -matrix[:, 0], matrix[:, 0])
    return matrix, offset


def hidden_warped(enlarged: Tensor, hidden: tuple[Tensor, Tensor], traits: Traits) -> Tensor:
    """Slot maps (B, H, W) uint8 under the hidden warp.

    enlarged: the maps by scale3x, (B, 3·H, 3·W) uint8: sampled from it, slanted outlines stay whole. What comes from
    outside is slot 0, or, of seamless sets, the other side.
    """
    height, width = enlarged.shape[1] // 3, enlarged.shape[2] // 3
    row, column = torch.arange(height, device=enlarged.device), torch.arange(width, device=enlarged.device)
    return _sampled(enlarged, row[None, :, None], column[None, None, :], hidden, traits)


def pose_warped(enlarged: Tensor, pose: Tensor, hidden: tuple[Tensor, Tensor], traits: Traits, boxes: Tensor) -> Tensor:
    """Slot maps (B, H, W) uint8 as `hidden_warped` gives them, then posed (B, N_POSE).

    boxes: (B, 4), what is drawn of the maps that `hidden_warped` gives, as `pose.boxes_of` finds it.
    """
    y, x = posed(pose, enlarged.shape[1] // 3, enlarged.shape[2] // 3, traits, boxes)
    return _sampled(enlarged, y, x, hidden, traits)


def _sampled(enlarged: Tensor, y: Tensor, x: Tensor, hidden: tuple[Tensor, Tensor], traits: Traits) -> Tensor:
    """What lies at these rows and columns, in pixels, of maps under the hidden warp."""
    height, width = enlarged.shape[1] // 3, enlarged.shape[2] // 3
    root = 1.0 if traits.anchor == "bottom" else 0.0
    matrix, offset = hidden
    x, y = _moved(matrix, (2 * x + 1) / width - 1, (2 * y + 1) / height - 1 - root)
    x, y = x + offset[:, 0, None, None], y + (offset[:, 1, None, None] + root)
    column, row = ((x + 1) * (1.5 * width)).floor().long(), ((y + 1) * (1.5 * height)).floor().long()
    if traits.seamless:
        column, row = column.remainder(3 * width), row.remainder(3 * height)
        inside = None
    else:
        inside = (column >= 0) & (column < 3 * width) & (row >= 0) & (row < 3 * height)
        column, row = column.clamp(0, 3 * width - 1), row.clamp(0, 3 * height - 1)
    sampled = enlarged.flatten(1).gather(1, (row * (3 * width) + column).flatten(1)).view(-1, height, width)
    return sampled if inside is None else sampled * inside


def tinted(palette: Tensor, tint: Tensor) -> Tensor:
    """Palettes (B, P, 3) in 0..1 with hue turned about the grey axis, brightness and chroma scaled by tint (B, 3).

    Of (B, P, 4) the alpha stays.
    """
    palette, alpha = palette[..., :3], palette[..., 3:]
    turn = tint[:, 0, None, None] * _HUE
    gain = torch.exp(tint[:, 1, None, None] * _BRIGHTNESS)
    grey = palette.mean(dim=2, keepdim=True)
    chroma = (palette - grey) * torch.exp(tint[:, 2, None, None] * _CHROMA)
    axis = palette.new_full((3,), 3**-0.5).expand_as(chroma)  # Rodrigues's formula about (1, 1, 1)
    turned = turn.cos() * chroma + turn.sin() * torch.linalg.cross(axis, chroma)
    return torch.cat([((grey + turned) * gain).clamp(0, 1), alpha], dim=2)


def scale3x(index: Tensor) -> Tensor:
    """Three-fold enlargement of label maps that rounds their corners, (B, H, W) to (B, 3·H, 3·W).

    The middle of each block is the label itself. Source: Scale3x, Mazzoleni 2001.
    """
    n_batch, height, width = index.shape
    around = F.pad(index[:, None].float(), (1, 1, 1, 1), mode="replicate")[:, 0].to(index.dtype)

    def at(row: int, column: int) -> Tensor:
        return around[:, 1 + row : 1 + row + height, 1 + column : 1 + column + width]

    up, down, left, right = at(-1, 0), at(1, 0), at(0, -1), at(0, 1)
    corners = {}
    for (row, vertical), (column, horizontal) in (
        ((r, v), (c, h)) for r, v in ((0, up), (2, down)) for c, h in ((0, left), (2, right))
    ):
        other_v, other_h = (down if row == 0 else up), (right if column == 0 else left)
        corners[row, column] = (vertical == horizontal) & (vertical != other_h) & (horizontal != other_v)
    blocks = index[:, :, None, :, None].repeat(1, 1, 3, 1, 3)  # (B, H, 3, W, 3)
    for (row, column), rounded in corners.items():
        blocks[:, :, row, :, column] = torch.where(rounded, left if column == 0 else right, index)
    for place, label, (one, far_one), (two, far_two) in (
        ((0, 1), up, ((0, 0), at(-1, 1)), ((0, 2), at(-1, -1))),
        ((1, 0), left, ((0, 0), at(1, -1)), ((2, 0), at(-1, -1))),
        ((1, 2), right, ((0, 2), at(1, 1)), ((2, 2), at(-1, 1))),
        ((2, 1), down, ((2, 0), at(1, 1)), ((2, 2), at(1, -1))),
    ):
        rounded = (corners[one] & (index != far_one)) | (corners[two] & (index != far_two))
        blocks[:, :, place[0], :, place[1]] = torch.where(rounded, label, index)
    return blocks.reshape(n_batch, 3 * height, 3 * width)


def _affine(rotation: Tensor, shear: Tensor, scale: Tensor) -> Tensor:
    """(B, 2, 2) from rotation (B,), shear (B,) and logarithmic scale (B, 2)."""
    cos, sin = rotation.cos(), rotation.sin()
    x, y = scale.exp().unbind(dim=1)
    return torch.stack([torch.stack([cos * x, (shear - sin) * x], 1), torch.stack([sin * y, cos * y], 1)], 1)


def _moved(matrix: Tensor, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Places under a linear map for each image: matrix (B, 2, 2), x and y broadcast to (B, H, W)."""
    xx, xy, yx, yy = matrix.flatten(1)[:, :, None, None].unbind(dim=1)
    return xx * x + xy * y, yx * x + yy * y
