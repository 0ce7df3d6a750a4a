"""The denoiser's network: passes images through at first, takes any size, learns, and meets its bounds."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from assetgen_plugin.denoiser_graph import check_unet, reach
from assetgen_plugin.errors import ConfigError
from assetgen_training.export.denoiser import denoiser_tensors
from assetgen_training.models.unet import PAGE_WIDTHS, SMALL_WIDTHS, UNet
from networks import awake


def noise(*shape: int) -> Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("widths", [(4,), (4, 8), (4, 4, 6)])
@pytest.mark.parametrize("size", [(1, 1), (1, 9), (7, 5), (28, 28), (33, 31)])
def test_takes_any_size_and_begins_as_the_identity(widths: tuple[int, ...], size: tuple[int, int]) -> None:
    images = noise(2, 3, *size)
    assert torch.equal(UNet(3, widths).eval()(images), images)
    cleaned = awake(3, widths)(images)
    assert cleaned.shape == images.shape
    assert 0 <= cleaned.min() <= cleaned.max() <= 1
    assert not torch.equal(cleaned, images)


def test_is_not_clipped_while_it_trains() -> None:
    model = awake(1, (4, 4))
    torch.nn.init.constant_(model.last.bias, 2.0)  # type: ignore[arg-type]
    assert model(noise(1, 1, 8, 8)).max() == 1
    assert model.train()(noise(1, 1, 8, 8)).max() > 1


@pytest.mark.parametrize("widths", [(4,), (4, 4), (4, 4, 4), (2, 2, 2, 2)])
def test_a_pixel_reaches_no_further_than_is_said(widths: tuple[int, ...]) -> None:
    far = reach(len(widths))
    side = 2 * far + 2 ** len(widths)
    model = awake(1, widths)
    for parameter in model.parameters():  # no rectifier hides a path, no path cancels another
        torch.nn.init.constant_(parameter, 0.1)
    with torch.no_grad():
        changed = noise(1, 1, side, side)
        one, at = model.train()(changed), side // 2
        changed[..., at, at] += 1
        other = model(changed)
    rows = (one != other)[0, 0].any(dim=1).nonzero()[:, 0] - at
    assert -far <= rows.min() <= rows.max() <= far
    assert max(-rows.min(), rows.max()) > far - 2 ** len(widths)


@pytest.mark.parametrize("widths", [PAGE_WIDTHS, SMALL_WIDTHS])
def test_default_sizes_stay_under_a_megabyte(widths: tuple[int, ...]) -> None:
    for small, most in ((False, 950_000), (True, 350_000)):
        tensors = denoiser_tensors(UNet(1, widths), small=small)
        assert check_unet(tensors, 1) == widths
        assert sum(array.nbytes for array in tensors.values()) < most


def test_learns_to_take_noise_out() -> None:
    torch.manual_seed(0)
    generator = torch.Generator().manual_seed(0)
    model = UNet(1, (6, 8)).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    errors = []
    for _ in range(60):
        clean = (torch.rand(16, 1, 1, 1, generator=generator) > 0.5).float().expand(-1, 1, 12, 12)
        noisy = (clean + 0.3 * torch.randn(clean.shape, generator=generator)).clamp(0, 1)
        loss = (model(noisy) - clean).square().mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        errors.append(loss.item())
    assert errors[-1] < 0.3 * errors[0]


@pytest.mark.parametrize("widths", [(), (0, 4), (65, 4), (4,) * 7])
def test_refuses_widths_that_the_runtime_would_refuse(widths: tuple[int, ...]) -> None:
    with pytest.raises(ConfigError, match="levels"):
        UNet(1, widths)
