"""The pose of training is that of contract 2, section 3, and keeps sprites within their canvas."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from assetgen_art.image_set import Traits
from assetgen_training.data.pose import N_POSE, boxes_of, pose_field, posed

STANDING, CENTRED, TILES = Traits(), Traits(anchor="centre"), Traits(seamless=True, anchor="centre")
Box = tuple[int, int, int, int]


def poses(n_poses: int, *, deviation: float = 1.0) -> Tensor:
    """Poses that a code can hold: multiples of 1/32, (N, N_POSE)."""
    drawn = torch.randn(n_poses, N_POSE, generator=torch.Generator().manual_seed(3)) * deviation
    return (drawn * 32).round().clamp(-127, 127) / 32


def boxes(n_boxes: int, box: Box) -> Tensor:
    return torch.tensor([box]).expand(n_boxes, 4)


def contract_field(pose: Tensor, height: int, width: int, traits: Traits, box: Box) -> np.ndarray:
    """(2, H, W), rows and columns in 1/16 pixel, as section 3 states them, pixel by pixel."""
    tensors = pose_field(traits).tensors(0)
    z = [round(32 * float(value)) for value in pose]

    def profile(nodes: list[int], at: int, side: int) -> int:
        a = ((2 * at + 1) * 2048) // side
        i, b = a >> 8, a & 255
        return (nodes[i] * (256 - b) + nodes[i + 1] * b + 128) >> 8

    field = np.zeros((2, height, width), np.int64)
    terms, rows, columns = (tensors[f"pose.{name}"].tolist() for name in ("terms", "rows", "columns"))
    for axis, y, x in np.ndindex(2, height, width):
        total = sum(
            z[latent] * profile(rows[k], y, height) * profile(columns[k], x, width)
            for k, (latent, of) in enumerate(terms)
            if of == axis
        )
        moved = (total * (height, width)[axis] + (1 << 21)) >> 22
        field[axis, y, x] = 16 * (y, x)[axis] + min(max(moved, -8192), 8192)
    if tensors["pose.keep"][0]:
        top, left, bottom, right = box
        rows_, columns_ = field[0].copy(), field[1].copy()
        up = max(0, max(rows_[0, left:right]) - 16 * top)
        down = max(0, 16 * (bottom - 1) - min(rows_[-1, left:right]))
        before = max(0, max(columns_[top:bottom, 0]) - 16 * left)
        after = max(0, 16 * (right - 1) - min(columns_[top:bottom, -1]))
        for y, x in np.ndindex(height, width):
            field[0, y, x] += (down * y) // max(1, height - 1) - (up * (height - 1 - y)) // max(1, height - 1)
            field[1, y, x] += (after * x) // max(1, width - 1) - (before * (width - 1 - x)) // max(1, width - 1)
    return field


@pytest.mark.parametrize("traits", [STANDING, CENTRED, TILES])
@pytest.mark.parametrize(("height", "width", "box"), [(32, 32, (0, 0, 32, 32)), (20, 47, (3, 8, 20, 40))])
def test_the_field_of_training_is_that_of_the_contract(traits: Traits, height: int, width: int, box: Box) -> None:
    pose = poses(6)
    fields = torch.stack(posed(pose, height, width, traits, boxes(6, box)), dim=1)
    for one, field in zip(pose, fields, strict=True):
        atol = 1 / 8 if pose_field(traits).keep else 1 / 32 + 1e-4  # what is kept is rounded down twice
        np.testing.assert_allclose(field.numpy(), contract_field(one, height, width, traits, box) / 16, atol=atol)
        still = np.stack(np.mgrid[:height, :width])
        assert np.abs(field.numpy() - still).max() > 0.3


@pytest.mark.parametrize("traits", [STANDING, CENTRED])
def test_no_side_of_a_sprite_leaves_the_canvas(traits: Traits) -> None:
    pose = poses(200, deviation=2)
    y, x = posed(pose, 24, 32, traits, boxes(200, (2, 5, 24, 32)))
    for axis_end, edge in ((y[:, 0, 5:], 2), (x[:, 2:, 0], 5)):
        assert float(axis_end.max()) <= edge + 1e-3
    for axis_end, edge in ((y[:, -1, 5:], 23), (x[:, 2:, -1], 31)):
        assert float(axis_end.min()) >= edge - 1e-3


def test_sprites_away_from_the_edges_are_not_squeezed() -> None:
    pose = poses(50, deviation=0.5)
    free, kept = (posed(pose, 64, 64, CENTRED, boxes(50, box)) for box in ((30, 30, 34, 34), (28, 28, 36, 36)))
    for one, other in zip(free, kept, strict=True):
        torch.testing.assert_close(one, other)


def test_the_base_of_what_stands_stays_flat_on_the_ground() -> None:
    pose = poses(100, deviation=2)
    y, x = posed(pose, 32, 32, STANDING, boxes(100, (8, 12, 32, 20)))
    moved = (y[:, -1] - 31).abs(), (x[:, -1] - torch.arange(32)).abs()
    assert float(moved[0].max()) < 0.5
    assert float(moved[1][:, 12:20].mean()) < 1.5
    y, _ = posed(pose, 32, 32, CENTRED, boxes(100, (8, 12, 24, 20)))
    assert float((y[:, -1] - 31).abs().max()) > 2  # what hangs in the air turns


def test_tiles_are_bent_alike_at_opposite_edges() -> None:
    tables = pose_field(TILES)
    assert len(tables.terms) == N_POSE - 4
    for profiles in (tables.rows, tables.columns):
        np.testing.assert_array_equal(profiles[:, 0], profiles[:, -1])


def test_every_parameter_of_a_standing_sprite_bends_but_those_at_the_ground() -> None:
    assert len({int(n) for n, _ in pose_field(STANDING).terms}) == N_POSE - 2 * 3
    assert len({int(n) for n, _ in pose_field(CENTRED).terms}) == N_POSE


def test_boxes_are_what_is_drawn() -> None:
    drawn = torch.zeros(2, 6, 9, dtype=torch.bool)
    drawn[0, 2, 3:5] = drawn[0, 4, 7] = True
    assert boxes_of(drawn).tolist() == [[2, 3, 5, 8], [0, 0, 6, 9]]
