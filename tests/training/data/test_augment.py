from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from assetgen_art.image_set import Traits
from assetgen_training.data.augment import (
    N_TINT,
    draw_parameters,
    hidden_warp,
    hidden_warped,
    pose_warped,
    scale3x,
    tinted,
)
from assetgen_training.data.pose import N_POSE, boxes_of

CPU = torch.device("cpu")
SPRITES, TILES = Traits(), Traits(seamless=True, anchor="centre")


def generator(seed: int = 1) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def maps(n_maps: int, height: int, width: int, n_labels: int = 5) -> Tensor:
    return torch.randint(0, n_labels, (n_maps, height, width), dtype=torch.uint8, generator=generator(7))


def still(n_maps: int) -> tuple[Tensor, Tensor]:
    return hidden_warp(n_maps, 0.0, generator(), CPU, Traits(flips=False))


def warped(index: Tensor, pose: Tensor, hidden: tuple[Tensor, Tensor], traits: Traits) -> Tensor:
    enlarged = scale3x(index)
    return pose_warped(enlarged, pose, hidden, traits, boxes_of(hidden_warped(enlarged, hidden, traits) > 0))


def scale3x_of_one_pixel(a: str) -> str:
    """Scale3x's rules for the middle of a 3×3 neighbourhood, as Mazzoleni states them."""
    A, B, C, D, E, F, G, H, I = a  # noqa: E741 (the rules' own names)
    out = [E] * 9
    if D == B and D != H and B != F:
        out[0] = D
    if (D == B and D != H and B != F and E != C) or (B == F and B != D and F != H and E != A):
        out[1] = B
    if B == F and B != D and F != H:
        out[2] = F
    if (D == B and D != H and B != F and E != G) or (D == H and D != B and H != F and E != A):
        out[3] = D
    if (B == F and B != D and F != H and E != I) or (H == F and D != H and B != F and E != C):
        out[5] = F
    if D == H and D != B and H != F:
        out[6] = D
    if (D == H and D != B and H != F and E != I) or (H == F and D != H and B != F and E != G):
        out[7] = H
    if H == F and D != H and B != F:
        out[8] = F
    return "".join(out)


def test_scale3x_is_scale3x() -> None:
    index = maps(3, 9, 11, 3)
    large = scale3x(index)
    framed = np.pad(index.numpy(), ((0, 0), (1, 1), (1, 1)), mode="edge")
    for n, i, j in np.ndindex(*index.shape):
        around = "".join(map(str, framed[n, i : i + 3, j : j + 3].ravel()))
        assert "".join(
            map(str, large[n, 3 * i : 3 * i + 3, 3 * j : 3 * j + 3].ravel().tolist())
        ) == scale3x_of_one_pixel(around)


@pytest.mark.parametrize("traits", [SPRITES, TILES])
def test_no_warp_changes_nothing(traits: Traits) -> None:
    index = maps(4, 12, 20)
    assert torch.equal(hidden_warped(scale3x(index), still(4), traits), index)
    assert torch.equal(warped(index, torch.zeros(4, N_POSE), still(4), traits), index)


@pytest.mark.parametrize("traits", [SPRITES, TILES])
def test_warps_move_labels_and_make_none(traits: Traits) -> None:
    index = maps(6, 16, 16) + 1
    pose = draw_parameters(6, N_POSE, generator(), CPU)
    moved = warped(index, pose, hidden_warp(6, 1.0, generator(), CPU, traits), traits)
    for before, after in zip(index, moved, strict=True):
        assert not torch.equal(before, after)
        assert set(after.unique().tolist()) <= set(before.unique().tolist()) | (set() if traits.seamless else {0})


def test_a_pose_is_the_same_warp_for_every_sprite() -> None:
    pose = draw_parameters(1, N_POSE, generator(), CPU).expand(2, N_POSE)
    index = maps(1, 24, 24).expand(2, 24, 24)
    one, other = warped(index, pose, still(2), SPRITES)
    assert torch.equal(one, other)


def test_what_stands_on_the_ground_stays_on_it() -> None:
    index = torch.zeros(64, 32, 32, dtype=torch.uint8)
    index[:, 8:, 12:20] = 1  # a post, from the bottom up
    pose = draw_parameters(64, N_POSE, generator(), CPU)
    moved = warped(index, pose, still(64), SPRITES)
    at_the_foot = moved[:, 31].bool().float().sum(dim=1)
    assert (at_the_foot > 0).all()
    centre = (moved[:, 31] * torch.arange(32)).sum(dim=1) / at_the_foot
    assert float((centre - 15.5).abs().mean()) < 2.0


def test_warped_tiles_still_tile() -> None:
    """A smooth periodic pattern stays smooth across its edges under any warp."""
    row, column = torch.meshgrid(torch.arange(48), torch.arange(48), indexing="ij")
    wave = torch.cos(2 * torch.pi * row / 48) + torch.cos(2 * torch.pi * column / 48)  # flattest at the edges
    index = (20 * (wave + 2)).to(torch.uint8).expand(16, 48, 48)
    pose = draw_parameters(16, N_POSE, generator(), CPU)
    moved = warped(index, pose, hidden_warp(16, 1.0, generator(), CPU, TILES), TILES).int()
    inside = (moved[:, 1:] - moved[:, :-1]).abs().float().mean()
    across = (moved[:, 0] - moved[:, -1]).abs().float().mean()
    assert across < inside


def test_flips_are_drawn_only_where_they_are_safe() -> None:
    for flips in (False, True):
        matrix, _ = hidden_warp(200, 0.0, generator(), CPU, Traits(flips=flips))
        assert bool((matrix[:, 0, 0] < 0).any()) == flips


def test_a_tint_turns_colours_and_leaves_greys_and_alpha() -> None:
    palette = torch.tensor([[[0.5, 0.5, 0.5, 0.3], [0.8, 0.2, 0.1, 1.0]]]).expand(50, 2, 4)
    tint = draw_parameters(50, N_TINT, generator(), CPU)
    moved = tinted(palette, tint)
    assert torch.equal(moved[..., 3], palette[..., 3])
    grey = moved[:, 0, :3]
    torch.testing.assert_close(grey, grey.mean(dim=1, keepdim=True).expand_as(grey))
    assert float((moved[:, 1, :3] - palette[:, 1, :3]).abs().mean()) > 0.02
    torch.testing.assert_close(tinted(palette, torch.zeros(50, N_TINT)), palette)
    assert 0.0 <= float(moved.min()) <= float(moved.max()) <= 1.0
