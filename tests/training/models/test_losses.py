from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from assetgen_training.models import losses
from assetgen_training.models.losses import (
    bernoulli_mean,
    contraction,
    cut,
    gaussian_nll,
    index_cross_entropy,
    kl_sparsity,
    kl_to_standard_normal,
    mean_of_processes,
    palette_error,
    squared_error,
    total_loss,
    tutorial_kl,
)


def generator(seed: int = 1) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-8, 4)), min_size=1, max_size=8))
def test_kl_is_never_negative_and_zero_only_at_the_prior(pairs: list[tuple[float, float]]) -> None:
    mu, logvar = (torch.tensor([column], dtype=torch.float64) for column in zip(*pairs, strict=True))
    kl = float(kl_to_standard_normal(mu, logvar))
    assert kl >= -1e-14  # exp(s) - 1 - s rounds
    if any(abs(m) > 1e-3 or abs(s) > 1e-3 for m, s in pairs):
        assert kl > 1e-7
    assert float(kl_to_standard_normal(0 * mu, 0 * logvar)) == 0


def test_kl_matches_a_monte_carlo_estimate() -> None:
    mu, logvar = torch.tensor([[0.7, -1.2]]), torch.tensor([[-0.5, 0.4]])
    z = mu + (0.5 * logvar).exp() * torch.randn(400_000, 2, generator=generator())
    log_q = -0.5 * ((z - mu).square() / logvar.exp() + logvar).sum(dim=1)
    log_p = -0.5 * z.square().sum(dim=1)
    assert math.isclose(float((log_q - log_p).mean()), float(kl_to_standard_normal(mu, logvar)), abs_tol=0.02)


def test_gaussian_nll_is_that_of_the_best_variance() -> None:
    images = torch.rand(8, 1, 6, 6, generator=generator())
    recon = images + 0.1 * torch.randn(images.shape, generator=generator(2))
    best = float(gaussian_nll(recon, images).mean())
    errors = (recon - images).square()
    for sigma in (0.05, 0.08, 0.12, 0.2):
        fixed = 0.5 * (errors / sigma**2 + 2 * math.log(sigma) + math.log(2 * math.pi)).flatten(1).sum(dim=1).mean()
        assert float(fixed) >= best - 1e-3


def test_bernoulli_is_a_mean_over_pixels() -> None:
    logits, images = torch.zeros(3, 1, 4, 5), torch.rand(3, 1, 4, 5, generator=generator())
    torch.testing.assert_close(bernoulli_mean(logits, images), torch.full((3,), math.log(2)))


def test_tutorial_kl_is_a_thousandth_of_the_tutorial_s_term_at_its_beta() -> None:
    mu, s = torch.randn(5, 2, generator=generator()), torch.randn(5, 2, generator=generator(2))
    theirs = -5e-4 * (1 + s - mu**2 - s.exp()).mean(dim=1)
    torch.testing.assert_close(1e-3 * tutorial_kl(mu, s), theirs)


def test_cross_entropy_is_summed_over_pixels() -> None:
    logits, index = torch.zeros(2, 5, 3, 3), torch.zeros(2, 3, 3, dtype=torch.int64)
    torch.testing.assert_close(index_cross_entropy(logits, index), torch.full((2,), 9 * math.log(5)))


def test_palette_error_ignores_unused_slots_and_weighs_by_area() -> None:
    target = torch.rand(2, 3, 3, generator=generator())
    palette = target.clone()
    assert float(palette_error(palette, target, torch.ones(2, 3)).sum()) == 0
    palette[:, 2] = 1 - palette[:, 2]
    assert float(palette_error(palette, target, torch.tensor([[4.0, 9.0, 0.0]] * 2)).sum()) == 0
    small, large = (palette_error(palette, target, torch.tensor([[0.0, 0.0, n]] * 2)) for n in (4.0, 16.0))
    torch.testing.assert_close(large, 2 * small)


def test_total_weighs_the_kl_alone() -> None:
    parts = {"recon": torch.ones(2), "palette": torch.ones(2), "kl": torch.ones(2)}
    torch.testing.assert_close(total_loss(parts, 0.25), torch.full((2,), 2.25))


def test_gaussian_nll_is_each_image_s_own_under_one_variance() -> None:
    images = torch.rand(3, 1, 6, 6, generator=generator())
    recon = images + torch.tensor([0.02, 0.1, 0.3]).view(3, 1, 1, 1)
    sigma = (recon - images).square().mean().sqrt()
    expected = -torch.distributions.Normal(recon, sigma).log_prob(images).flatten(1).sum(dim=1)
    torch.testing.assert_close(gaussian_nll(recon, images), expected, rtol=1e-4, atol=1e-3)
    perfect = 36 / 2 * math.log(2 * math.pi / (12 * 255**2))  # no sharper than a pixel's rounding
    torch.testing.assert_close(gaussian_nll(images, images), torch.full((3,), perfect))


def test_losses_of_images_do_not_mix() -> None:
    mu, logvar = torch.randn(4, 3, generator=generator()), torch.randn(4, 3, generator=generator(2))
    alone = torch.cat([kl_to_standard_normal(mu[row : row + 1], logvar[row : row + 1]) for row in range(4)])
    torch.testing.assert_close(kl_to_standard_normal(mu, logvar), alone)
    target, palette = torch.rand(2, 4, 3, 3, generator=generator())
    counts = torch.arange(12.0).view(4, 3)
    alone = torch.cat([palette_error(*(x[row : row + 1] for x in (palette, target, counts))) for row in range(4)])
    torch.testing.assert_close(palette_error(palette, target, counts), alone)


def test_weights_of_slots_multiply_their_pixels_nats() -> None:
    logits = torch.randn(2, 3, 2, 2, generator=generator())
    index = torch.tensor([[[0, 1], [2, 0]], [[2, 2], [1, 0]]])
    weights = torch.tensor([[1.0, 3.0, 0.0], [2.0, 1.0, 4.0]])
    nats = -logits.log_softmax(dim=1)
    expected = [
        sum(weights[b, s] * nats[b, s, y, x] for y in (0, 1) for x in (0, 1) for s in [index[b, y, x]]) for b in (0, 1)
    ]
    torch.testing.assert_close(index_cross_entropy(logits, index, weights), torch.stack(expected))  # type: ignore[arg-type]


def test_soft_colours_count_by_their_alpha_and_alpha_by_a_quarter() -> None:
    target = torch.rand(1, 2, 4, generator=generator())
    palette = target.clone()
    palette[..., 3] = target[..., 3] + torch.tensor([0.2, -0.4])
    counts = torch.tensor([[4.0, 9.0]])
    alpha = torch.tensor([2 * 0.25 * 0.2**2 + 3 * 0.25 * 0.4**2])
    torch.testing.assert_close(palette_error(palette, target, counts), alpha)
    colours = torch.cat([1 - target[..., :3], target[..., 3:]], dim=2)
    opaque = palette_error(colours[..., :3], target[..., :3], counts * target[..., 3].square())  # by the root of it
    torch.testing.assert_close(palette_error(colours, target, counts), opaque)


def test_total_multiplies_the_kl_by_beta() -> None:
    torch.testing.assert_close(
        total_loss({"recon": torch.ones(2), "kl": torch.tensor([3.0, 5.0])}, 0.5), torch.tensor([2.5, 3.5])
    )


def test_cut_values_have_the_gradient_of_what_they_were() -> None:
    values = torch.tensor([-0.4, 0.0, 0.3, 1.0, 1.7], requires_grad=True)
    truth = torch.tensor([0.0, 0.0, 0.5, 1.0, 0.2])
    squared = (cut(values) - truth).square()
    torch.testing.assert_close(squared.detach(), torch.tensor([0.0, 0.0, 0.04, 0.0, 0.64]))
    squared.sum().backward()
    torch.testing.assert_close(values.grad, torch.tensor([0.0, 0.0, -0.4, 0.0, 1.6]))


def test_squared_errors_are_summed_over_an_image() -> None:
    images = torch.rand(2, 3, 4, 5, generator=generator())
    recon = images + torch.tensor([0.1, -0.2]).view(2, 1, 1, 1)
    torch.testing.assert_close(squared_error(recon, images), 60 * torch.tensor([0.01, 0.04]))


def test_sparsity_is_the_divergence_of_bernoulli_distributions() -> None:
    activity, rho = torch.tensor([0.02, 0.3, 0.9], dtype=torch.float64), torch.tensor(0.05, dtype=torch.float64)
    bernoulli = torch.distributions.Bernoulli
    expected = torch.distributions.kl_divergence(bernoulli(rho), bernoulli(activity)).sum()
    torch.testing.assert_close(kl_sparsity(activity, 0.05), expected)


def test_contraction_is_the_norm_of_the_jacobian() -> None:
    weight, bias = torch.randn(5, 7, generator=generator()), torch.randn(5, generator=generator(2))

    def encoded(x: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(weight @ x + bias)

    points = torch.randn(3, 7, generator=generator(3))
    expected = [torch.autograd.functional.jacobian(encoded, x).square().sum() for x in points]  # type: ignore[no-untyped-call]
    torch.testing.assert_close(contraction(torch.stack([encoded(x) for x in points]), weight), torch.stack(expected))


class Processes:
    """Two processes, as torch.distributed; the other one's mean is what is given."""

    def __init__(self, other: float) -> None:
        self.other = other

    def is_available(self) -> bool:
        return True

    def is_initialized(self) -> bool:
        return True

    def get_world_size(self) -> int:
        return 2

    def all_reduce(self, value: torch.Tensor) -> None:
        value += self.other


def test_a_mean_is_that_of_all_processes_and_its_gradient_that_of_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(losses, "distributed", Processes(5.0))
    part = torch.tensor([1.0, 3.0], requires_grad=True)
    own = part.mean()
    whole = mean_of_processes(own)
    assert (whole.item(), own.item()) == (3.5, 2)
    (gradient,) = torch.autograd.grad(whole, part)
    torch.testing.assert_close(gradient, torch.tensor([0.5, 0.5]))


def test_a_variance_is_that_of_all_processes_only_where_the_batch_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    images, recon = torch.zeros(2, 1, 2, 2), torch.full((2, 1, 2, 2), 0.2)
    alone = gaussian_nll(recon, images)
    monkeypatch.setattr(losses, "distributed", Processes(0.12))
    torch.testing.assert_close(gaussian_nll(recon, images), alone)
    shared = -torch.distributions.Normal(recon, math.sqrt((0.04 + 0.12) / 2)).log_prob(images).flatten(1).sum(dim=1)
    torch.testing.assert_close(gaussian_nll(recon, images, shared=True), shared)
