"""Laws of learning that a run obeys even where it goes wrong unseen: each is what some mutant in `mutants.py` breaks.

They are about what is drawn, averaged, fitted and added up, on toys whose answer is known.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from assetgen_plugin.latents import Prior
from assetgen_plugin.tensors import MAX_ACCUMULATOR
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.data.batches import Batch, DirectData
from assetgen_training.judge.measures import frechet_distance
from assetgen_training.models.adversary import Adversary
from assetgen_training.models.autoencoders import SparseAutoencoder
from assetgen_training.models.classifier import Classifier, ClassifierShape
from assetgen_training.models.exact import HIDDEN, LOGITS, TABLE, Conv, Dense, ExactStack, Reshape, Span, quantised
from assetgen_training.models.family import build_model
from assetgen_training.models.losses import symmetric_root
from assetgen_training.models.priors import fit_prior
from assetgen_training.models.refine import Refinement, softened
from assetgen_training.models.vae import Vae
from assetgen_training.presets import PRESETS
from assetgen_training.run import stage as stage_module
from assetgen_training.run.schedule import order
from assetgen_training.run.stage import Weights, update_average
from assetgen_training.run.steps import ElboSteps, RefineSteps
from assetgen_training.run.train import train
from conftest import TINY, TINY_INDEXED, blobs

CPU = torch.device("cpu")
DATA = blobs(64, 1, rng=np.random.default_rng(5))
N = 40_000  # draws: a mean is then known to 4 sigma within 0.02 of a standard deviation


def seeded(seed: int = 1) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def vae(config: TrainConfig, channels: int = 1, n_classes: int = 0) -> Vae:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = build_model(config, (12, 12, channels), n_classes)
    assert isinstance(model, Vae)
    return model


class Fixed(nn.Module):
    """An encoder whose posteriors are all the same one."""

    def __init__(self, mu: Tensor, logvar: Tensor) -> None:
        super().__init__()
        self.posterior = mu, logvar

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        mu, logvar = (value.expand(len(images), -1) for value in self.posterior)
        return mu, logvar


class Recorder(nn.Module):
    """A decoder that keeps the codes it is given."""

    def __init__(self, n_out: int, shape: tuple[int, ...]) -> None:
        super().__init__()
        self.codes: Tensor | None = None
        self.weight = nn.Parameter(torch.zeros(()))
        self.n_out, self.shape = n_out, shape

    def forward(self, code: Tensor) -> Tensor:
        self.codes = code.detach()
        return self.weight.expand(len(code), self.n_out, *self.shape)


# What is drawn


MU, LOGVAR = torch.tensor([[0.5, -1.0, 0.0, 2.0]]), torch.tensor([[-2.0, 0.0, 1.0, -4.0]])


def recorded(config: TrainConfig, channels: int) -> tuple[Tensor, Tensor | None]:
    """The latents that a model's decoder, and its palette's, see for N images of one posterior."""
    model = vae(config, channels)
    model.encoder = Fixed(MU, LOGVAR)
    decoder = Recorder(channels if config.output == "direct" else config.slots + (channels == 4), (2, 2))
    palette = Recorder(3 * config.slots, ())
    model.decoder = decoder  # type: ignore[assignment]
    images, labels = torch.zeros(1, channels, 2, 2).expand(N, -1, -1, -1), torch.zeros(N, dtype=torch.int64)
    batch = Batch(images, labels)
    if config.output == "indexed":
        model.palette_head = palette  # type: ignore[assignment]
        index, counts = torch.zeros(N, 2, 2, dtype=torch.int64), torch.ones(N, config.slots)
        batch = Batch(images, labels, index, torch.zeros(N, config.slots, 3), counts)
    model(batch, torch.randn(2, N, 4, generator=seeded()))
    assert decoder.codes is not None
    return decoder.codes[:, :4], None if palette.codes is None else palette.codes[:, :4]


def test_a_code_has_its_posterior_s_mean_and_variance() -> None:
    codes, none = recorded(dataclasses.replace(TINY, conditional=False), 1)
    assert none is None
    sigma = (LOGVAR / 2).exp()
    torch.testing.assert_close(codes.mean(dim=0, keepdim=True), MU, atol=0.03, rtol=0)
    torch.testing.assert_close(codes.std(dim=0, keepdim=True), sigma, atol=0, rtol=0.02)


def test_shape_and_palette_are_drawn_apart() -> None:
    shape, palette = recorded(dataclasses.replace(TINY_INDEXED, conditional=False), 3)
    assert palette is not None
    for codes in (shape, palette):
        torch.testing.assert_close(codes.std(dim=0, keepdim=True), (LOGVAR / 2).exp(), atol=0, rtol=0.02)
    both = torch.corrcoef(torch.cat([shape, palette], dim=1).T)[:4, 4:]
    assert float(both.abs().max()) < 0.03


def test_the_decoder_learns_on_codes_as_the_pack_makes_them() -> None:
    """The one-hot of a class is as high in training as in the contract's integers."""
    model = vae(TINY, n_classes=3)
    mu, standard = np.zeros((3, 4)), dataclasses.replace(TINY, prior="standard")
    tensors = fit_prior(standard, mu, mu, np.arange(3), 3, rng=np.random.default_rng(0))
    prior = Prior(tensors | {"latent": np.array([4], np.int32), "labels": np.frombuffer(b"a\nb\nc", np.uint8)})
    for label in range(3):
        code = model.code(torch.zeros(1, 4), torch.tensor([label]))
        drawn = prior.draw(np.zeros(1, np.uint64), np.zeros(1, np.uint64), label, 0)
        np.testing.assert_array_equal(32 * code.numpy(), drawn.z)


def spied(config: TrainConfig, run: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each step of a run sees: its images and noise, and the rate in the optimizer behind it."""
    seen: list[dict[str, Any]] = []
    forward, step = Vae.forward, ElboSteps.step

    def noted(self: Vae, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        if torch.is_grad_enabled():
            seen.append({"images": batch.images.float().clone(), "noise": noise.float().clone()})
        return forward(self, batch, noise)

    def stepped(self: ElboSteps, *arguments: Any) -> dict[str, Tensor]:
        parts = step(self, *arguments)
        seen[-1]["lr"] = self.optimizer.param_groups[0]["lr"]
        return parts

    monkeypatch.setattr(Vae, "forward", noted)
    monkeypatch.setattr(ElboSteps, "step", stepped)
    train(config, DATA, run, device="cpu", precision="32-true", silent=True)
    return seen


def test_steps_have_noise_order_and_rates_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = dataclasses.replace(TINY, steps=170, evaluate_every=200, stages=(Stage(share=1.0, lr=3e-3),))
    seen = spied(config, tmp_path / "run", monkeypatch)
    assert len(seen) == 170
    noises = torch.stack([step["noise"] for step in seen])
    assert len(torch.unique(noises.flatten(1), dim=0)) == 170
    assert float(noises.std()) == pytest.approx(1, abs=0.02)
    rates = [step["lr"] for step in seen]
    assert rates[0] < rates[50] < max(rates)
    assert rates[-1] < 0.2 * 3e-3  # of the peak


def test_an_epoch_sees_every_image_once_and_the_next_in_another_order() -> None:
    epochs = [torch.cat([order(TINY, 4 * epoch + n, 64, 16) for n in range(4)]) for epoch in range(3)]
    for one in epochs:
        assert sorted(one.tolist()) == list(range(64))
    assert not torch.equal(epochs[0], epochs[1])
    assert not torch.equal(epochs[1], epochs[2])


def steps_of(config: TrainConfig) -> ElboSteps:
    fabric = Fabric(accelerator="cpu", devices=1)
    return ElboSteps(fabric, config, 0, vae(config), DirectData(DATA, CPU))


def test_processes_divide_a_batch_with_its_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the parts see is, one after the other, what a process alone would see."""
    seen: list[Tensor] = []
    forward = Vae.forward

    def noted(self: Vae, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        seen.append(torch.cat([batch.images.flatten(1), *noise], dim=1))
        return forward(self, batch, noise)

    monkeypatch.setattr(Vae, "forward", noted)
    config, rows = dataclasses.replace(TINY, conditional=False), torch.arange(16)
    for part in (slice(0, 16), slice(0, 8), slice(8, 16)):
        steps_of(config).step(rows, part, 0, 1e-3, seeded(3))
    assert torch.equal(seen[0], torch.cat(seen[1:]))
    assert len(torch.unique(seen[0], dim=0)) == 16


# What is averaged


@pytest.mark.parametrize("decay", [0.0, 0.5, 0.9])
def test_the_average_keeps_its_decay_of_what_it_was(decay: float) -> None:
    model, average = nn.Linear(3, 2), nn.Linear(3, 2)
    old, new = average.weight.detach().clone(), model.weight.detach().clone()
    update_average(Weights(model, average), decay, 10**6)  # type: ignore[arg-type]
    torch.testing.assert_close(average.weight.detach(), decay * old + (1 - decay) * new)
    assert torch.equal(model.weight, new)


def test_the_average_is_young_while_the_run_is() -> None:
    model, average = nn.Linear(3, 2), nn.Linear(3, 2)
    old, new = average.weight.detach().clone(), model.weight.detach().clone()
    update_average(Weights(model, average), 0.999, 0)  # type: ignore[arg-type]
    torch.testing.assert_close(average.weight.detach(), 0.1 * old + 0.9 * new)


def test_the_average_is_what_is_validated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[float] = []
    judge = ElboSteps.judged

    def noted(self: ElboSteps, average: Any, rows: Tensor, generator: torch.Generator) -> dict[str, Tensor]:
        judged.append(float(next(average.parameters()).double().sum()))
        return judge(self, average, rows, generator)

    monkeypatch.setattr(ElboSteps, "judged", noted)
    states: list[tuple[float, float]] = []
    update = stage_module.update_average

    def updated(weights: Weights, decay: float, step: int) -> None:
        update(weights, decay, step)
        first = (float(next(one.parameters()).detach().double().sum()) for one in weights.both())
        states.append((next(first), next(first)))

    monkeypatch.setattr(stage_module, "update_average", updated)
    config = dataclasses.replace(TINY, steps=10, evaluate_every=10, stages=(Stage(share=1.0, lr=3e-2),), ema=0.9)
    train(config, DATA, tmp_path / "run", device="cpu", precision="32-true", silent=True)
    model, average = states[-1]
    assert judged[-1] == average != model


# What is fitted


def classes(n: int = 3000) -> tuple[np.ndarray[Any, Any], ...]:
    """Posteriors of three classes: apart, of different spreads, each with a sigma that is not small."""
    rng = np.random.default_rng(1)
    labels = np.arange(n) % 3
    centres = np.array([[1.0, 0, 0, -1], [-1, 1.5, 0, 0], [0, -1, 1, 1]])
    spreads = np.array([[0.2, 0.4, 0.6, 0.2], [0.5, 0.1, 0.3, 0.6], [0.3, 0.3, 0.1, 0.4]])
    mu = centres[labels] + spreads[labels] * rng.standard_normal((n, 4))
    return mu, np.broadcast_to([0.8, 0.1, 0.5, 1.0], mu.shape), labels, centres, spreads


@pytest.mark.parametrize("prior", ["mixture", "exemplar"])
def test_each_class_has_its_own_centroid_and_spread(prior: Any) -> None:
    mu, sigma, labels, centres, spreads = classes()
    tensors = fit_prior(dataclasses.replace(TINY, prior=prior), mu, sigma, labels, 3, rng=np.random.default_rng(2))
    np.testing.assert_allclose(tensors["centroid.mean"] / 32, centres, atol=0.06)
    np.testing.assert_allclose(tensors["centroid.scale"] / 256, spreads, atol=0.03)
    if prior == "exemplar":
        np.testing.assert_allclose(tensors["exemplar.scale"] / 256, TINY.shape_noise * spreads, atol=0.01)


def test_a_mixture_has_the_moments_of_the_aggregate_posterior_not_of_its_means() -> None:
    mu, sigma, labels, _, _ = classes()
    tensors = fit_prior(TINY, mu, sigma, labels, 3, rng=np.random.default_rng(2))
    tensors |= {"latent": np.array([4], np.int32), "labels": np.frombuffer(b"a\nb\nc", np.uint8)}
    codes = Prior(tensors).draw(np.arange(9000, dtype=np.uint64), np.zeros(9000, np.uint64), None, 256)
    z = codes.z[:, :4] / 32
    for label in range(3):
        drawn, own = z[codes.classes == label], labels == label
        variance = mu[own].var(axis=0) + np.square(sigma[own]).mean(axis=0)
        np.testing.assert_allclose(drawn.mean(axis=0), mu[own].mean(axis=0), atol=0.1)
        np.testing.assert_allclose(drawn.var(axis=0), variance, rtol=0.12)
    assert np.bincount(codes.classes, minlength=3).min() > 2700


def test_a_class_is_drawn_as_likely_as_it_is_in_the_set() -> None:
    mu, sigma, labels, _, _ = classes(400)
    rare = np.where(np.arange(400) < 300, 0, labels)
    tensors = fit_prior(TINY, mu, sigma, rare, 3, rng=np.random.default_rng(2))
    shares = np.diff(np.concatenate([[0], tensors["class.cumulative"].astype(float)])) / 2**32
    np.testing.assert_allclose(shares, np.bincount(rare, minlength=3) / 400, atol=1e-6)


def test_exemplars_keep_close_to_what_shape_noise_and_reach_say() -> None:
    """A share of the class's spread around a point on the way to a neighbour."""
    mu, sigma, labels, _, _ = classes(120)
    config = dataclasses.replace(TINY, prior="exemplar", shape_noise=0.5, reach=0.0)
    tensors = fit_prior(config, mu, sigma, labels, 3, rng=np.random.default_rng(2))
    tensors |= {"latent": np.array([4], np.int32), "labels": np.frombuffer(b"a\nb\nc", np.uint8)}
    codes = Prior(tensors).draw(np.arange(6000, dtype=np.uint64), np.zeros(6000, np.uint64), 0, 256)
    own = mu[labels == 0]
    variance = own.var(axis=0) * (1 + 0.5**2)
    np.testing.assert_allclose((codes.z[:, :4] / 32).var(axis=0), variance, rtol=0.12)


# What is added up: the terms of a refine stage


@pytest.fixture(scope="module")
def critic() -> Classifier:
    shape = ClassifierShape(name="toy", widths=(6, 6, 6), kernel=3, n_features=5, seed=1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        made = Classifier(shape, 1, 2)
        nn.init.normal_(made.hidden.weight, std=0.4)
        nn.init.constant_(made.hidden.bias, 0.5)
    return made.eval()


def refinement(critic: Classifier) -> Refinement:
    return Refinement(toy_decoder(1), critic, Stage(share=1.0, lr=1e-3, refine=True, frechet=1.0), (12, 12, 1))


def test_the_roots_of_a_covariance_give_it_back() -> None:
    points = torch.randn(50, 6, generator=seeded(), dtype=torch.float64)
    covariance = torch.cov(points.T)
    root = symmetric_root(covariance)
    torch.testing.assert_close(root, root.T)
    torch.testing.assert_close(root @ root, covariance)


def moments(points: Tensor) -> tuple[Tensor, Tensor]:
    return points.mean(dim=0), points.T @ points / len(points)


def test_the_frechet_distance_is_0_of_equal_moments_and_known_of_diagonal_ones(critic: Classifier) -> None:
    made = refinement(critic)
    images = torch.rand(4, 1, 12, 12, generator=seeded())
    base = torch.randn(200_000, 5, generator=seeded(), dtype=torch.float64)
    base = torch.linalg.solve_triangular(
        torch.linalg.cholesky(torch.cov(base.T)), (base - base.mean(dim=0)).T, upper=False
    ).T
    widths, shift = torch.tensor([1.0, 2.0, 0.5, 1.0, 3.0]).double(), torch.tensor([1.0, 0, 0, -2, 0]).double()
    made.calibrate(base, base, images, images * 0.9)
    same = made._frechet(*moments(base))
    assert float(same) == pytest.approx(0, abs=1e-3)
    other = base * widths + shift
    expected = float(shift.square().sum() + (widths - 1).square().sum())
    assert float(made._frechet(*moments(other))) == pytest.approx(expected, rel=1e-3)
    assert frechet_distance(base.float(), other.float()) == pytest.approx(expected, rel=1e-2)
    assert frechet_distance(base.float(), base.float()) == pytest.approx(0, abs=1e-2)


def test_the_frechet_gradient_is_that_of_finite_differences_and_leads_down(critic: Classifier) -> None:
    made = refinement(critic)
    images = torch.rand(4, 1, 12, 12, generator=seeded())
    real = torch.randn(300, 5, generator=seeded(1), dtype=torch.float64)
    drawn = 1.5 * torch.randn(64, 5, generator=seeded(2), dtype=torch.float64) + 0.3
    made.calibrate(real, drawn, images, images * 0.9)
    features = drawn.clone().requires_grad_()
    whole = made.eval()._frechet_step(features)
    (gradient,) = torch.autograd.grad(whole, features)
    direction = torch.randn(drawn.shape, generator=seeded(3), dtype=torch.float64)
    step = 1e-3

    def at(moved: Tensor) -> float:
        return float(made._frechet(*moments(moved)) / made.units[-1])

    difference = (at(drawn + step * direction) - at(drawn - step * direction)) / (2 * step)
    assert float((gradient * direction).sum()) == pytest.approx(difference, rel=1e-3)
    assert at(drawn - 20 * gradient) < at(drawn)
    # a batch whose moments are those kept has the gradient of the whole, though it is a hundredth of the average
    features = drawn.clone().requires_grad_()
    (trained,) = torch.autograd.grad(made.train()._frechet_step(features), features)
    torch.testing.assert_close(trained, gradient, rtol=1e-4, atol=1e-9)


def test_drawn_moments_are_a_slow_average_over_steps(critic: Classifier) -> None:
    made = refinement(critic)
    images = torch.rand(4, 1, 12, 12, generator=seeded())
    real = torch.randn(300, 5, generator=seeded(1), dtype=torch.float64)
    made.calibrate(real, real, images, images * 0.9)
    before = made.drawn_mean.clone()
    made.train()._frechet_step(real + 1)
    torch.testing.assert_close(made.drawn_mean, before + 0.01)
    kept = made.drawn_mean.clone()
    made.eval()._frechet_step(real + 5)
    assert torch.equal(made.drawn_mean, kept)


def test_the_blur_of_a_plain_image_sees_zeros_around_it() -> None:
    blurred = softened(torch.ones(2, 3, 4, 5))
    edge = torch.tensor([0.75, 1, 1, 1, 0.75])
    torch.testing.assert_close(blurred, torch.outer(edge[[0, 1, 2, 4]], edge).expand(2, 3, 4, 5))


def test_terms_see_a_weave_of_two_pixels_as_plain_cloth(critic: Classifier) -> None:
    made = refinement(critic)
    weave = (torch.arange(12)[:, None] + torch.arange(12)[None]) % 2
    cloth = torch.full((1, 1, 12, 12), 0.5)
    woven = 0.5 + 0.4 * (2 * weave.float() - 1)[None, None]
    inner = (..., slice(3, -3), slice(3, -3))  # the blur sees zeros around the image
    for one, other in zip(made.seen(cloth)[:1], made.seen(woven)[:1], strict=True):
        torch.testing.assert_close(one[inner[0], 1:-1, 1:-1], other[inner[0], 1:-1, 1:-1], atol=1e-5, rtol=0)
    blunt = critic.activations(woven)[0] - critic.activations(cloth)[0]
    assert float(blunt.abs().max()) > 0.1


def toy_decoder(seed: int) -> ExactStack:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return ExactStack(Dense(6, 144, span=HIDDEN), Reshape(1, 12, 12), Conv(1, 1, span=TABLE))


def frechet_by_hand(made: Refinement, textures: Tensor) -> Tensor:
    features = made.critic.features(softened(textures)).double()
    return 3.0 * made._frechet(*moments(features)) / made.units[-1]


def calibrated(critic: Classifier, stage: Stage, adversary: Adversary | None = None) -> Refinement:
    """A refinement with a unit of its own for each term."""
    made = Refinement(toy_decoder(1), critic, stage, (12, 12, 1), adversary).eval()
    images, real = torch.rand(4, 1, 12, 12, generator=seeded()), torch.randn(300, 5, generator=seeded(1))
    made.calibrate(real, 1.5 * real, images, images * 0.9)
    made.units.copy_(torch.tensor([0.5, 2e-5, 3e-5, 4e-5, 2.0]))
    return made


@pytest.mark.parametrize("seed", [None, 7])
def test_every_term_of_a_refine_stage_is_weighted_in_units_of_its_start(critic: Classifier, seed: int | None) -> None:
    made = calibrated(critic, Stage(share=1.0, lr=1e-3, refine=True, perceptual=2.0, frechet=3.0))
    images, (z, codes) = torch.rand(4, 1, 12, 12, generator=seeded()), torch.randn(2, 4, 6, generator=seeded(2))
    other = toy_decoder(seed) if seed else None  # a decoder that is validated in place of the one that learns
    with torch.no_grad():
        parts = made(images, z, codes, other)
        recon, textures = ((other or made.decoder)(some).sigmoid() for some in (z, codes))
        expected = {"recon": (recon - images).square().mean(dim=(1, 2, 3)) / made.units[0]}
        layers = zip(made.seen(recon), made.seen(images), made.units[1:-1], strict=True)
        terms = [(one - two).square().flatten(1).mean(dim=1) / unit for one, two, unit in layers]
        expected["perceptual"] = 2.0 * sum(terms, torch.zeros(4)) / len(terms)
        expected["frechet"] = frechet_by_hand(made, textures).float().expand(4)
    assert sorted(parts) == sorted(expected)
    for name, part in expected.items():
        torch.testing.assert_close(parts[name], part, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("label", [0.0, 0.5])
@pytest.mark.parametrize("seed", [None, 7])
def test_every_term_of_a_stage_with_an_adversary_is_of_drawn_textures_alone(
    critic: Classifier, label: float, seed: int | None
) -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(4)
        adversary = Adversary(1, 12, 12, 2)
    stage = Stage(share=1.0, lr=1e-3, refine=True, frechet=3.0, adversary=1e-3, label=label)
    made = calibrated(critic, stage, adversary)
    z, codes = torch.randn(2, 4, 6, generator=seeded(2))
    codes[:, 4:] = torch.tensor([[2.0, 0.0], [0.0, 2.0], [2.0, 0.0], [0.0, 2.0]])
    classes = torch.tensor([0, 1, 0, 1])
    other = toy_decoder(seed) if seed else None
    with torch.no_grad():
        parts = made(torch.rand(4, 1, 12, 12), z, codes, other)
        textures = ((other or made.decoder)(codes).sigmoid() * 255).round() / 255
        told = adversary(textures, nn.functional.one_hot(classes, 2))
        expected = {"mistaken": nn.functional.softplus(-told), "frechet": frechet_by_hand(made, textures).expand(4)}
        if label:
            nats = nn.functional.cross_entropy(critic(softened(textures)), classes, reduction="none")
            expected["label"] = 0.5 * nats
    assert sorted(parts) == sorted(expected)
    for name, part in expected.items():
        torch.testing.assert_close(parts[name], part.float(), rtol=1e-4, atol=1e-6)


def test_a_refine_step_draws_other_codes_each_time_and_divides_them(
    critic: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Tensor, Tensor]] = []
    forward = Refinement.forward

    def noted(self: Refinement, images: Tensor, z: Tensor, codes: Tensor, *rest: Any) -> dict[str, Tensor]:
        if torch.is_grad_enabled():
            seen.append((z.float().clone(), codes.float().clone()))
        return forward(self, images, z, codes, *rest)

    monkeypatch.setattr(Refinement, "forward", noted)
    monkeypatch.setattr(stage_module, "load_classifier", lambda judge, data, say: critic)
    kept: list[RefineSteps] = []
    begin = RefineSteps.__init__

    def begun(self: RefineSteps, *arguments: Any) -> None:
        begin(self, *arguments)
        kept.append(self)

    monkeypatch.setattr(RefineSteps, "__init__", begun)
    stages = (Stage(share=0.5, lr=3e-3), Stage(share=0.5, lr=1e-3, refine=True))
    config = dataclasses.replace(TINY, steps=8, evaluate_every=8, stages=stages)
    train(config, DATA, tmp_path / "run", device="cpu", precision="32-true", silent=True)
    assert len(seen) == 4
    assert max(float(codes[:, : config.latent].abs().max()) for _, codes in seen) <= 127 / 32  # not in the pack's units
    for which in (0, 1):
        drawn = torch.cat([step[which] for step in seen])
        assert len(torch.unique(drawn, dim=0)) == len(drawn)
    seen.clear()
    for part in (slice(0, 16), slice(0, 8), slice(8, 16)):
        kept[0].step(torch.arange(16), part, 7, 1e-3, seeded(3))
    for which in (0, 1):
        assert torch.equal(seen[0][which], torch.cat([step[which] for step in seen[1:]]))


def test_a_refine_stage_measures_through_the_blur_what_it_trains_through_it(
    critic: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "load_classifier", lambda judge, data, say: critic)
    kept: list[RefineSteps] = []
    begin = RefineSteps.__init__

    def begun(self: RefineSteps, *arguments: Any) -> None:
        begin(self, *arguments)
        kept.append(self)

    monkeypatch.setattr(RefineSteps, "__init__", begun)
    stages = (Stage(share=0.5, lr=3e-3), Stage(share=0.5, lr=1e-3, refine=True))
    config = dataclasses.replace(TINY, steps=4, evaluate_every=8, stages=stages)
    train(config, DATA, tmp_path / "run", device="cpu", precision="32-true", silent=True)
    images = torch.from_numpy(DATA.images).permute(0, 3, 1, 2).float() / 255
    with torch.no_grad():
        features = critic.features(softened(images)).double()
    torch.testing.assert_close(kept[0].refinement.real_mean, features.mean(dim=0), atol=1e-5, rtol=0)


# What is rounded


@pytest.mark.parametrize("span", [HIDDEN, TABLE, LOGITS], ids=["hidden", "table", "logits"])
def test_an_exact_layer_rounds_to_the_nearest_integer(span: Span) -> None:
    """On average by nothing: without its half every layer would floor, half a unit low."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        stack = ExactStack(Dense(24, 64, span=span))
    layer = stack.layers[0]
    assert isinstance(layer, Dense)
    codes = torch.randint(-127, 128, (2000, 24), generator=seeded()).float()
    with torch.no_grad():
        weight, _, shift = quantised(layer, 5, 127)
        unit = torch.exp2(shift)
        bias = torch.round(layer.bias * unit * 2.0 ** int(layer.exponent))
        exact = (codes @ weight.T + bias) / unit + span.middle
        got = stack.integers(codes)
    inside = (exact > span.low + 1) & (exact < span.high - 1) & (shift > 0)
    assert inside.float().mean() > 0.3
    error = (got - exact)[inside]
    assert float(error.abs().max()) <= 0.5 + 1e-3
    assert float(error.mean()) == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize("span", [HIDDEN, TABLE, LOGITS], ids=["hidden", "table", "logits"])
def test_an_exact_layer_gives_the_integers_of_the_contract(span: Span) -> None:
    """Accumulated, shifted right and cut: also where the sum lies on a step, of which a coarse layer has many."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        layer = Dense(3, 40, span=span)
    with torch.no_grad():
        layer.exponent.fill_(0)  # a hidden layer's calibration may find as little: shifts are then large
        weight, bias, shift = (value.numpy().astype(np.int64) for value in quantised(layer, 5, 127))
        codes = torch.cartesian_prod(*(torch.arange(-127.0, 128, 17) for _ in range(3)))
        got = ExactStack(layer).integers(codes)
    assert shift.min() > 0
    sums = codes.numpy().astype(np.int64) @ weight.T + bias
    assert (sums % (1 << shift) == 0).sum() > 20
    np.testing.assert_array_equal(got.numpy(), (sums >> shift).clip(span.low, span.high))


def test_an_exact_layer_of_images_gives_the_integers_of_the_contract() -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        layer = Conv(2, 5, span=HIDDEN)
        codes = torch.randint(-127, 128, (3, 2, 6, 7)).float()
    with torch.no_grad():
        layer.exponent.fill_(8)  # so fine that some values reach the span's end
        weight, bias, shift = quantised(layer, 5, 127)
        got = ExactStack(layer).integers(codes)
        sums = nn.functional.conv2d(codes.double(), weight.double(), bias.double(), padding=1)
    expected = (sums / torch.exp2(shift.double()).view(-1, 1, 1)).floor().clamp(0, 255)
    torch.testing.assert_close(got.double(), expected, rtol=0, atol=0)
    assert (got == 255).any()


def test_an_exact_layer_keeps_its_bound_and_loses_no_more_than_it_must() -> None:
    """Small weights fill int8, each channel in a unit of its own; many of them fill the accumulator instead."""
    few, many = Dense(3, 2, span=LOGITS), Dense(4000, 1, span=LOGITS)
    with torch.no_grad():
        few.weight.copy_(torch.tensor([[0.9, -1.1, 0.3], [0.09, -0.11, 0.03]]))
        few.bias.zero_()
        many.weight.fill_(1.0)
        many.bias.fill_(15_000.0)  # as much as the weights reach
        weight, _, _ = quantised(few, 5, 127)
        assert (weight.abs().amax(dim=1) > 63).all()
        assert (weight.abs().amax(dim=1) <= 127).all()
        weight, bias, _ = quantised(many, 5, 127)
    reach = float(127 * weight.abs().sum() + bias.abs().sum())
    assert 0.4 * MAX_ACCUMULATOR < reach <= MAX_ACCUMULATOR


def test_an_exact_layer_s_codes_end_where_the_contract_s_do() -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        stack = ExactStack(Dense(3, 8, span=LOGITS))
    stack.exact = True
    with torch.no_grad():
        for sign in (-1, 1):
            far, last = (sign * torch.full((1, 3), reach) for reach in (30.0, 127 / 32))
            assert torch.equal(stack(far), stack(last))


def test_an_exact_layer_has_a_guard_band_on_both_sides() -> None:
    """Integers in float32 stay clear of the step from one to the next by half a unit of the accumulator."""
    stack = ExactStack(Dense(2, 1, span=LOGITS))
    layer = stack.layers[0]
    assert isinstance(layer, Dense)
    with torch.no_grad():
        layer.weight[:] = torch.tensor([[1.0, 0.5]])
        layer.bias.zero_()
        _, _, shift = quantised(layer, 5, 127)
        assert shift > 0
        codes = torch.cartesian_prod(torch.arange(-40.0, 41), torch.arange(-40.0, 41))
        nudged = stack.integers(codes + 1e-4), stack.integers(codes - 1e-4)
    assert torch.equal(*nudged)


# What a penalty does


def active_units(penalty: float) -> float:
    """Share of units that are on in an image, of a code that may use them all, after a short training."""
    config = dataclasses.replace(
        PRESETS["sparse"], latent=64, hidden=(16,), widths=(8, 8, 8), penalty=penalty, sparsity=0.05
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = SparseAutoencoder(config, (12, 12, 1)).train()
    images = torch.from_numpy(DATA.images).permute(0, 3, 1, 2).float() / 255
    batch, noise = Batch(images, torch.from_numpy(DATA.labels)), torch.empty(0)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _ in range(60):
        optimizer.zero_grad()
        total = torch.stack(list(model(batch, noise).values())).sum(dim=0).mean()
        total.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    with torch.no_grad():
        return float((model.encode(images) > 0).float().mean())


def test_the_sparse_penalty_turns_units_off() -> None:
    without, with_it = active_units(0.0), active_units(1.0)
    assert without > 0.3
    assert with_it < 0.12  # Markov: at most twice the target, but for what 60 steps leave
