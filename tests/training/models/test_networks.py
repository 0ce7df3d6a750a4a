"""The networks of `models/vae.py` written a second time, in plain functions of their named weights."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from assetgen_plugin.errors import ConfigError
from assetgen_training.config import TrainConfig
from assetgen_training.data.augment import N_TINT
from assetgen_training.data.batches import Batch
from assetgen_training.data.pose import N_POSE
from assetgen_training.models import losses
from assetgen_training.models.exact import HIDDEN, LOGITS, TABLE, Conv, Crop, Dense, Wrap
from assetgen_training.models.vae import Encoder, TutorialEncoder, Vae, image_decoder, tutorial_decoder
from assetgen_training.presets import PRESETS
from conftest import TINY, TINY_INDEXED

N = 5


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed))


def seeded(module: nn.Module) -> list[Tensor]:
    """A module's parameters in their order, drawn anew, biases too; large enough that no layer's part is lost."""
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for parameter in module.parameters():
            reach = (6 / max(1, parameter[0].numel())) ** 0.5 if parameter.dim() > 1 else 0.5
            parameter.uniform_(-reach, reach, generator=generator)
    return [parameter.detach() for parameter in module.parameters()]


def spans(stack: nn.Module) -> list[object]:
    return [layer.span for layer in stack.modules() if isinstance(layer, Dense | Conv)]


@pytest.mark.parametrize("deep", [False, True])
def test_the_encoder_halves_an_image_three_times(deep: bool) -> None:
    widths, strides, n_hidden = ([32, 64, 96], [2, 2, 2], 192)
    if deep:
        widths, strides, n_hidden = ([32, 64, 96, 96, 128], [2, 1, 2, 1, 2], 256)
    encoder = Encoder(2, 13, 18, 3, deep=deep)
    weights = seeded(encoder)
    x = images = drawn(N, 2, 13, 18)
    for number, stride in enumerate(strides):
        x = F.silu(F.conv2d(x, weights[2 * number], weights[2 * number + 1], stride=stride, padding=1))
        assert x.shape[1] == widths[number]
    assert x.shape[2:] == (2, 3)
    first, first_bias, last, last_bias = weights[-4:]
    assert first.shape == (n_hidden, widths[-1] * 2 * 3)
    expected = F.linear(F.silu(F.linear(x.flatten(1), first, first_bias)), last, last_bias)
    mu, logvar = encoder(images)
    torch.testing.assert_close(mu, expected[:, :3])
    torch.testing.assert_close(logvar, expected[:, 3:])


def test_a_log_variance_is_kept_from_minus_9_to_4_and_a_mean_is_not() -> None:
    encoder = Encoder(1, 8, 8, 2, deep=False)
    seeded(encoder)
    with torch.no_grad():
        last = encoder.head[2]
        assert isinstance(last, nn.Linear)
        assert last.bias is not None
        last.weight.zero_()
        last.bias.copy_(torch.tensor([-50.0, 50.0, -50.0, 50.0]))
        mu, logvar = encoder(drawn(1, 1, 8, 8))
    assert mu.tolist() == [[-50.0, 50.0]]
    assert logvar.tolist() == [[-9.0, 4.0]]


def test_the_tutorial_s_encoder_is_its_keras_program() -> None:
    encoder = TutorialEncoder(1, 28, 28, 2)
    weights = seeded(encoder)
    x = images = drawn(N, 1, 28, 28)
    for number, stride in enumerate([1, 2, 1, 1]):
        padded = F.pad(x, (1, 1, 1, 1) if stride == 1 else (0, 1, 0, 1))
        x = F.relu(F.conv2d(padded, weights[2 * number], weights[2 * number + 1], stride=stride))
    h = F.relu(F.linear(x.permute(0, 2, 3, 1).flatten(1), weights[8], weights[9]))
    for found, (weight, bias) in zip(encoder(images), (weights[10:12], weights[12:14]), strict=True):
        torch.testing.assert_close(found, F.linear(h, weight, bias), atol=1e-4, rtol=1e-4)


def test_the_tutorial_s_decoder_is_its_keras_program() -> None:
    decoder = tutorial_decoder(2, 1, 28, 28)
    dense, dense_bias, up, up_bias, last, last_bias = seeded(decoder)
    code = drawn(N, 2) - 0.5
    x = F.relu(F.linear(code, dense, dense_bias)).view(N, 64, 14, 14)
    x = F.relu(F.conv_transpose2d(x, up.transpose(0, 1), up_bias, stride=2)[..., :28, :28])
    assert x.shape == (N, 32, 28, 28)
    torch.testing.assert_close(decoder(code), F.conv2d(x, last, last_bias, padding=1), atol=1e-4, rtol=1e-4)
    assert spans(decoder) == [HIDDEN, HIDDEN, TABLE]


@pytest.mark.parametrize(
    ("height", "width", "widths", "seamless"),
    [
        *((10, 13, (6, 5, 4), False), (12, 16, (6, 5, 4), False), (17, 30, (6, 5, 4, 3), False)),
        *((12, 16, (6, 5, 4), True), (24, 32, (6, 5, 4, 3), True)),
    ],
)
def test_the_decoder_doubles_an_image_up_to_its_full_size(
    height: int, width: int, widths: tuple[int, ...], seamless: bool
) -> None:
    hidden, full = (7, 9), 2
    options = {"hidden": hidden, "widths": widths, "full": full, "span": LOGITS}
    decoder = image_decoder(3, 2, height, width, seamless=seamless, **options)  # type: ignore[arg-type]
    weights = iter(seeded(decoder))

    def conv(x: Tensor, n_out: int) -> Tensor:
        weight, bias = next(weights), next(weights)
        assert weight.shape == (n_out, x.shape[1], 3, 3)
        if seamless:
            return F.conv2d(F.pad(x, (1, 1, 1, 1), mode="circular"), weight, bias)
        return F.conv2d(x, weight, bias, padding=1)

    x = code = drawn(N, 3) - 0.5
    for n_out in (*hidden, 6 * 3 * 4):
        weight, bias = next(weights), next(weights)
        assert weight.shape == (n_out, x.shape[1])
        x = F.relu(F.linear(x, weight, bias))
    x = x.view(N, 6, 3, 4)
    for low, high in itertools.pairwise(widths):
        assert x.shape[1] == low
        x = F.pixel_shuffle(F.relu(conv(x, 4 * high)), 2)
    for _ in range(full):
        x = F.relu(conv(x, widths[-1]))
    torch.testing.assert_close(decoder(code), conv(x, 2)[..., :height, :width])
    assert spans(decoder) == [HIDDEN] * (len(hidden) + len(widths) + full) + [LOGITS]
    assert any(isinstance(layer, Crop) for layer in decoder.layers) == ((height, width) in ((10, 13), (17, 30)))
    assert next(weights, None) is None


def test_a_seamless_decoder_needs_sides_that_its_steps_reach() -> None:
    with pytest.raises(ConfigError, match=r"multiples of 4, these are 12×14"):
        image_decoder(3, 2, 12, 14, hidden=(7,), widths=(6, 5, 4), full=0, span=TABLE, seamless=True)


# A model's loss, put together by hand


def batch_of(config: TrainConfig, channels: int, n_colours: int = 3) -> Batch:
    labels = torch.arange(N) % 3
    images = drawn(N, channels, 12, 12)
    if config.output == "direct":
        return Batch(images, labels)
    index = (drawn(N, 12, 12, seed=1) * (config.slots + (channels == 4))).long()
    palette, counts = drawn(N, config.slots, n_colours, seed=2), 144 * drawn(N, config.slots, seed=3)
    pose, tint = drawn(N, N_POSE, seed=4), drawn(N, N_TINT, seed=5)
    return Batch(images, labels, index, palette, counts, pose, tint)


def by_hand(model: Vae, batch: Batch, noise: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(mu, logvar, the decoder's code, the palette's code)."""
    mu, logvar = model.encoder(batch.images)
    one_hot = F.one_hot(batch.labels, 3) * 2.0  # a class's height in units of a latent
    no_pose, no_tint = torch.zeros(N, N_POSE), torch.zeros(N, N_TINT)
    shape, colours = (mu + (logvar / 2).exp() * part for part in noise)
    if batch.pose is None or batch.tint is None:
        return mu, logvar, torch.cat([shape, one_hot], dim=1), colours
    code = torch.cat([shape, batch.pose, no_tint, one_hot], dim=1)
    return mu, logvar, code, torch.cat([colours, no_pose, batch.tint, one_hot], dim=1)


def model_of(config: TrainConfig, channels: int, n_classes: int = 3) -> Vae:
    model = Vae(config, (12, 12, channels), n_classes)
    seeded(model)
    return model


def test_a_direct_model_s_loss_is_a_gaussian_s_and_the_kl() -> None:
    model, batch, noise = model_of(TINY, 3), batch_of(TINY, 3), drawn(2, N, 4, seed=6)
    mu, logvar, code, _ = by_hand(model, batch, noise)
    parts = model(batch, noise)
    assert sorted(parts) == ["kl", "recon"]
    torch.testing.assert_close(parts["recon"], losses.gaussian_nll(model.decoder(code).sigmoid(), batch.images))
    torch.testing.assert_close(parts["kl"], losses.kl_to_standard_normal(mu, logvar))


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("soft_alpha", [False, True])
def test_an_indexed_model_s_loss_is_of_slots_colours_and_the_kl(channels: int, soft_alpha: bool) -> None:
    config = dataclasses.replace(TINY_INDEXED, slots=5, soft_alpha=soft_alpha, palette_weight=7.0)
    n_colours = 3 + soft_alpha
    model, batch, noise = model_of(config, channels), batch_of(config, channels, n_colours), drawn(2, N, 4, seed=6)
    mu, logvar, code, palette_code = by_hand(model, batch, noise)
    assert model.palette_head is not None
    assert batch.palette is not None
    logits = model.decoder(code)
    weights = torch.ones(N, logits.shape[1])
    if soft_alpha:  # half transparent pixels count three times; slots without a colour as they are
        is_half = (batch.palette[..., 3] > 0.06) & (batch.palette[..., 3] < 0.94)
        weights[:, -config.slots :] += 2.0 * is_half
    colours = model.palette_head(palette_code).sigmoid().view(N, config.slots, n_colours)
    parts = model(batch, noise)
    assert sorted(parts) == ["kl", "palette", "slots"]
    assert batch.index is not None
    assert batch.counts is not None
    torch.testing.assert_close(parts["slots"], losses.index_cross_entropy(logits, batch.index, weights))
    torch.testing.assert_close(parts["palette"], 7.0 * losses.palette_error(colours, batch.palette, batch.counts))
    torch.testing.assert_close(parts["kl"], losses.kl_to_standard_normal(mu, logvar))


def test_a_model_of_one_palette_has_no_colours_to_learn() -> None:
    config = dataclasses.replace(TINY_INDEXED, fixed_palette=((1, 2, 3),) * 4)
    model = model_of(config, 3)
    assert model.palette_head is None
    assert model.stacks() == [model.decoder]
    assert sorted(model(batch_of(config, 3), drawn(2, N, 4))) == ["kl", "slots"]


def test_the_tutorial_s_loss_is_its_program_s() -> None:
    config = PRESETS["tutorial-vae"]
    model = Vae(config, (28, 28, 1), 0)
    images, noise = drawn(N, 1, 28, 28), drawn(2, N, 2, seed=6)
    parts = model(Batch(images, torch.zeros(N, dtype=torch.int64)), noise)
    mu, s = model.encoder(images)
    logits = model.decoder(mu + s.exp() * noise[0])
    assert sorted(parts) == ["kl", "recon"]
    torch.testing.assert_close(parts["recon"], losses.bernoulli_mean(logits, images))
    torch.testing.assert_close(parts["kl"], losses.tutorial_kl(mu, s))


def test_new_heads_do_not_see_each_other_s_conditioning() -> None:
    model = Vae(TINY_INDEXED, (12, 12, 4), 3)
    shape, colours = (stack.layers[0] for stack in model.stacks())
    assert isinstance(shape, Dense)
    assert isinstance(colours, Dense)
    latent, pose, tint = 4, slice(4, 4 + N_POSE), slice(4 + N_POSE, 4 + N_POSE + N_TINT)
    for layer, unseen, seen in ((shape, tint, pose), (colours, pose, tint)):
        assert layer.weight.shape[1] == latent + N_POSE + N_TINT + 3
        assert not layer.weight[:, unseen].any()
        for columns in (slice(latent), seen, slice(tint.stop, None)):
            assert layer.weight[:, columns].abs().amin(dim=0).gt(0).all()


def test_a_model_is_built_as_its_configuration_says() -> None:
    def built(config: TrainConfig, **changes: object) -> Vae:
        return Vae(dataclasses.replace(config, **changes), (12, 12, 4), 0)  # type: ignore[arg-type]

    plain, deep, seamless, indexed = (
        *(built(TINY), built(TINY, deep_encoder=True), built(TINY, seamless=True)),
        built(TINY_INDEXED),
    )
    n_convolutions = [sum(isinstance(layer, nn.Conv2d) for layer in m.encoder.modules()) for m in (plain, deep)]
    assert n_convolutions == [3, 5]
    assert [any(isinstance(layer, Wrap) for layer in m.decoder.layers) for m in (plain, seamless)] == [False, True]
    assert [spans(m.decoder)[-1] for m in (plain, indexed)] == [TABLE, LOGITS]
    assert indexed.palette_head is not None
    assert spans(indexed.palette_head) == [HIDDEN, TABLE]
    for model in (plain, indexed):
        for exact in (True, False):
            model.set_exact(exact)
            assert [stack.exact for stack in model.stacks()] == [exact] * len(model.stacks())


def test_pictures_are_the_likeliest_slots_in_the_colours_of_a_code() -> None:
    z = drawn(N, 4) - 0.5
    direct, batch = model_of(TINY, 3), batch_of(TINY, 3)
    code = torch.cat([z, F.one_hot(batch.labels, 3) * 2.0], dim=1)
    torch.testing.assert_close(direct.pictures(z, batch), direct.decoder(code).sigmoid())

    for channels, is_fixed in ((3, False), (4, False), (3, True)):
        fixed = ((1, 2, 3),) * 4 if is_fixed else ()
        config = dataclasses.replace(TINY_INDEXED, fixed_palette=fixed)
        model, batch = model_of(config, channels), batch_of(config, channels)
        assert batch.pose is not None
        assert batch.tint is not None
        one_hot = F.one_hot(batch.labels, 3) * 2.0
        slots = model.decoder(torch.cat([z, batch.pose, torch.zeros(N, N_TINT), one_hot], dim=1)).argmax(dim=1)
        palette = batch.palette
        if model.palette_head is not None:
            code = torch.cat([z, torch.zeros(N, N_POSE), batch.tint, one_hot], dim=1)
            palette = model.palette_head(code).sigmoid().view(N, 4, 3)
        assert palette is not None
        pictures = model.pictures(z, batch)
        assert pictures.shape == (N, channels, 12, 12)
        for row, column in ((0, 0), (3, 7), (11, 11)):
            for number, slot in enumerate(slots[:, row, column].tolist()):
                colour = palette[number, slot - (channels == 4)]
                is_clear = channels == 4 and slot == 0
                expected = torch.zeros(4) if is_clear else torch.cat([colour, torch.ones(channels - 3)])
                torch.testing.assert_close(pictures[number, :, row, column], expected)
