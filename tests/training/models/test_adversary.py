"""What the adversary's losses are, and what it sees."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from assetgen_plugin.errors import ConfigError
from assetgen_training.models.adversary import (
    Adversary,
    classes_of,
    gradient_penalty,
    levels,
    mistaken_loss,
    telling_loss,
)


def seeded(number: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(number)


@pytest.fixture(scope="module")
def adversary() -> Adversary:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(5)
        return Adversary(1, 12, 12, 3)


def images_and_classes(count: int, number: int = 1) -> tuple[Tensor, Tensor]:
    labels = torch.arange(count) % 3
    return torch.rand(count, 1, 12, 12, generator=seeded(number)), torch.nn.functional.one_hot(labels, 3).float()


def test_who_guesses_loses_a_bit_of_each_kind_and_who_knows_nothing() -> None:
    undecided = torch.zeros(3)
    torch.testing.assert_close(telling_loss(undecided, undecided), torch.full((3,), 2 * math.log(2)))
    torch.testing.assert_close(mistaken_loss(undecided), torch.full((3,), math.log(2)))
    sure = torch.full((3,), 30.0)
    torch.testing.assert_close(telling_loss(sure, -sure), torch.zeros(3))
    torch.testing.assert_close(telling_loss(-sure, sure), torch.full((3,), 60.0))
    torch.testing.assert_close(mistaken_loss(sure), torch.zeros(3))


def test_the_losses_are_cross_entropies_of_the_probability_that_it_is_an_image() -> None:
    real, drawn = torch.randn(2, 50, generator=seeded(), dtype=torch.float64)
    expected = -real.sigmoid().log() - (1 - drawn.sigmoid()).log()
    torch.testing.assert_close(telling_loss(real, drawn), expected)
    torch.testing.assert_close(mistaken_loss(drawn), -drawn.sigmoid().log())


def test_a_texture_that_is_told_for_certain_still_has_a_gradient() -> None:
    logits = torch.tensor([-40.0, 0.0, 40.0], requires_grad=True)
    (gradient,) = torch.autograd.grad(mistaken_loss(logits).sum(), logits)
    torch.testing.assert_close(gradient, torch.tensor([-1.0, -0.5, 0.0]))


def test_the_penalty_is_the_squared_slope_of_finite_differences(adversary: Adversary) -> None:
    images, classes = images_and_classes(1)
    images.requires_grad_()
    penalty = gradient_penalty(adversary(images, classes), images).detach()
    (gradient,) = torch.autograd.grad(adversary(images, classes).sum(), images)
    steepest, step = gradient / gradient.norm(), 3e-3
    with torch.no_grad():
        rise = adversary(images + step * steepest, classes) - adversary(images - step * steepest, classes)
    assert penalty.shape == (1,)
    assert float((rise / (2 * step)).square()) == pytest.approx(float(penalty), rel=0.02)


def test_the_penalty_is_each_image_s_own_and_falls_with_the_weights() -> None:
    """Of logits s·w·x it is s²·|w|² whatever the image, and 2·s·|w|² is its gradient in s."""
    weight = torch.randn(4, 1, 3, 3, generator=seeded())  # one for each image
    images = torch.rand(4, 1, 3, 3, generator=seeded(1), requires_grad=True)
    scale = torch.tensor(0.7, requires_grad=True)
    penalty = gradient_penalty((scale * weight * images).flatten(1).sum(dim=1), images)
    squares = weight.square().flatten(1).sum(dim=1)
    torch.testing.assert_close(penalty, 0.49 * squares)
    (gradient,) = torch.autograd.grad(penalty.sum(), scale)
    torch.testing.assert_close(gradient, 1.4 * squares.sum())


def test_sets_in_one_batch_are_judged_as_if_alone(adversary: Adversary) -> None:
    (real, classes), (drawn, _) = images_and_classes(6), images_and_classes(6, 2)
    both = adversary(torch.cat([real, drawn]), torch.cat([classes, classes]), 2)
    alone = torch.cat([adversary(real, classes), adversary(drawn, classes)])
    torch.testing.assert_close(both, alone, rtol=1e-4, atol=1e-5)


def test_an_image_is_judged_by_its_group_and_its_class(adversary: Adversary) -> None:
    images, classes = images_and_classes(16)
    whole = adversary(images, classes)
    others = images.clone()
    others[8:] = images[8:9]
    changed = adversary(others, classes)
    torch.testing.assert_close(changed[:8], whole[:8], rtol=1e-4, atol=1e-5)  # the other group of eight
    assert float((changed[8] - whole[8]).detach().abs()) > 1e-4  # the same image, in a group without variety
    assert float((adversary(images, classes.roll(1, 1)) - whole).detach().abs().min()) > 1e-4


def test_it_learns_to_tell_stripes_from_plain_cloth() -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        learner = Adversary(1, 12, 12, 3)
    optimizer = torch.optim.Adam(learner.parameters(), 1e-3, betas=(0.0, 0.99))
    (noise, classes), stripes = images_and_classes(32), (torch.arange(12) % 2)[None, None, :, None]
    real, drawn = 0.3 + 0.2 * noise + 0.1 * stripes, 0.35 + 0.2 * noise
    for _ in range(40):
        loss = telling_loss(*learner(torch.cat([real, drawn]), classes.repeat(2, 1), 2).chunk(2)).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    assert float(loss.detach()) < 0.5


def test_any_size_from_eight_pixels_on_is_judged_and_smaller_ones_are_refused() -> None:
    for height, width, channels in ((8, 8, 1), (9, 15, 3), (28, 28, 4)):
        logits = Adversary(channels, height, width, 2)(
            torch.rand(5, channels, height, width), torch.eye(2)[[0, 1, 0, 1, 0]]
        )
        assert logits.shape == (5,)
    with pytest.raises(ConfigError, match="at least 8×8"):
        Adversary(1, 7, 28, 2)


def test_a_code_s_class_is_its_one_hot(adversary: Adversary) -> None:
    labels = torch.tensor([2, 0, 1])
    codes = torch.cat([torch.randn(3, 7, generator=seeded()), 2 * torch.nn.functional.one_hot(labels, 3)], dim=1)
    assert torch.equal(classes_of(codes, adversary).argmax(dim=1), labels)
    assert torch.equal(classes_of(codes, adversary).sum(dim=1), torch.ones(3))


def test_textures_have_the_levels_of_images_and_their_own_gradient() -> None:
    textures = torch.rand(2, 1, 5, 5, generator=seeded(), requires_grad=True)
    shown = levels(textures)
    whole = 255 * shown.detach()
    torch.testing.assert_close(whole, whole.round(), rtol=0, atol=1e-4)
    assert float((shown - textures).detach().abs().max()) <= 0.5 / 255 + 1e-6
    (gradient,) = torch.autograd.grad(shown.sum(), textures)
    assert torch.equal(gradient, torch.ones_like(gradient))


def test_its_logits_by_hand() -> None:
    images, classes = torch.rand(12, 2, 13, 18, generator=torch.Generator().manual_seed(1)), torch.eye(3).repeat(4, 1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        adversary = Adversary(2, 13, 18, 3)
    for parameter in (layer.bias for layer in (*adversary.convs, adversary.hidden)):
        assert isinstance(parameter, torch.Tensor)
        assert not parameter.detach().any()
        torch.nn.init.uniform_(parameter, -0.1, 0.1, generator=torch.Generator().manual_seed(3))
    weights = {name: parameter.detach() for name, parameter in adversary.named_parameters()}
    x = 2 * images - 1
    for number, (width, stride) in enumerate(((32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (128, 2))):
        kernel, bias = weights[f"convs.{number}.weight"], weights[f"convs.{number}.bias"]
        x = F.conv2d(x, kernel, bias, stride=stride, padding=1)
        assert x.shape[1] == width
        x = torch.where(x > 0, x, 0.2 * x)
    assert x.shape[2:] == (2, 2)
    x = x.flatten(1)
    groups = x.view(3, 4, -1)  # of one set of twelve images fours are the most up to eight that divide it
    deviation = (groups.var(dim=1, correction=0) + 1e-6).sqrt().mean(dim=1).repeat_interleave(4)
    x = F.linear(torch.cat([x, deviation[:, None]], dim=1), weights["hidden.weight"], weights["hidden.bias"])
    x = torch.where(x > 0, x, 0.2 * x)
    of_class = (x * (classes @ weights["classes"])).sum(dim=1) / 128**0.5
    expected = F.linear(x, weights["any_class.weight"], weights["any_class.bias"])[:, 0] + of_class
    torch.testing.assert_close(adversary(images, classes).detach(), expected, atol=1e-4, rtol=1e-4)


def test_its_first_weights_are_as_wide_as_its_rectifiers_ask() -> None:
    """Each layer's output is then as wide as its input (He et al. 2015, eq. 14 with a slope)."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        adversary = Adversary(3, 32, 32, 200)
    for layer in (*adversary.convs, adversary.hidden):
        assert isinstance(layer, torch.nn.Conv2d | torch.nn.Linear)
        expected = (2 / (1 + 0.2**2) / layer.weight[0].numel()) ** 0.5
        assert float(layer.weight.detach().std()) == pytest.approx(expected, rel=0.05)
    assert float(adversary.classes.detach().std()) == pytest.approx(0.5, rel=0.05)
    assert float(adversary.any_class.weight.detach().std()) == pytest.approx(0.05, rel=0.25)
