"""The networks. A family is its encoder, its decoder and its loss; calling it gives the parts of the loss."""

from __future__ import annotations

import itertools
import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from assetgen_plugin.errors import ConfigError
from assetgen_plugin.tensors import LABEL_HEIGHT, LATENT_UNIT

from ..config import TrainConfig
from ..data.augment import N_TINT
from ..data.batches import Batch
from ..data.pose import N_POSE
from ..data.slots import coloured
from .exact import (
    HIDDEN,
    LOGITS,
    TABLE,
    Conv,
    Crop,
    Dense,
    ExactStack,
    Reshape,
    Shuffle,
    Span,
    TransposedConv,
    Wrap,
    turned,
)
from .losses import bernoulli_mean, gaussian_nll, index_cross_entropy, kl_to_standard_normal, palette_error, tutorial_kl

_PALETTE_HIDDEN = 160  # width of the palette head's hidden layer
_CLEAR, _SOLID = 0.06, 0.94  # alpha between which a colour is half transparent,
_HALF_WEIGHT = 3.0  # and how much more its pixels count
_CALIBRATION_SPREAD = 1.5  # posterior standard deviations: the pack's codes reach further than the posterior's


class Encoder(nn.Module):
    """Images (B, C, H, W) to posterior mean and log-variance, (B, D) each."""

    def __init__(self, channels: int, height: int, width: int, latent: int, *, deep: bool) -> None:
        """deep: a second convolution at a half and a quarter of the size, and wider ones."""
        super().__init__()

        def conv(n_in: int, n_out: int, stride: int) -> tuple[nn.Module, nn.Module]:
            return nn.Conv2d(n_in, n_out, 3, stride=stride, padding=1), nn.SiLU()

        if deep:
            n_last, n_hidden = 128, 256
            first = (*conv(channels, 32, 2), *conv(32, 64, 1))  # (B, 64, H/2, W/2)
            second = (*conv(64, 96, 2), *conv(96, 96, 1))  # (B, 96, H/4, W/4)
            self.convs = nn.Sequential(*first, *second, *conv(96, n_last, 2))  # (B, 128, H/8, W/8)
        else:
            n_last, n_hidden = 96, 192
            self.convs = nn.Sequential(*conv(channels, 32, 2), *conv(32, 64, 2), *conv(64, n_last, 2))
        n_flat = n_last * math.ceil(height / 8) * math.ceil(width / 8)
        self.head = nn.Sequential(nn.Linear(n_flat, n_hidden), nn.SiLU(), nn.Linear(n_hidden, 2 * latent))

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """(mu, logvar); the log-variance is kept above -9, where a latent's 1/32 steps end its use."""
        mu, logvar = self.head(self.convs(images).flatten(1)).chunk(2, dim=1)
        return mu, logvar.clamp(-9.0, 4.0)


class KerasStridedConv(nn.Conv2d):
    """Keras's 3×3 convolution of stride 2, "same", of even sides: (B, I, H, W) to (B, O, H/2, W/2).

    It pads after the last row and column only. Of an image turned by 180° that is before the first, where the library's
    own convolution of stride 2 pads.
    """

    def __init__(self, n_in: int, n_out: int) -> None:
        super().__init__(n_in, n_out, 3, stride=2, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return turned(F.conv2d(turned(x), turned(self.weight), self.bias, self.stride, self.padding))


class TutorialEncoder(nn.Module):
    """The tutorial's encoder for 28×28 images: (B, 1, 28, 28) to mu and s, (B, D) each."""

    def __init__(self, channels: int, height: int, width: int, latent: int) -> None:
        super().__init__()
        self.convs = nn.Sequential(
            *(nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(inplace=True)),  # (B, 32, H, W)
            *(KerasStridedConv(32, 64), nn.ReLU(inplace=True)),  # (B, 64, H/2, W/2)
            *(nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(inplace=True)),  # (B, 64, H/2, W/2)
            *(nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(inplace=True)),
        )
        self.hidden = nn.Linear(64 * (height // 2) * (width // 2), 32)
        self.mu, self.s = nn.Linear(32, latent), nn.Linear(32, latent)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """(z_mu, z_log_sigma) of the tutorial."""
        h = self.hidden(self.convs(images).permute(0, 2, 3, 1).flatten(1)).relu_()  # (B, 32)
        return self.mu(h), self.s(h)


def tutorial_decoder(n_code: int, channels: int, height: int, width: int) -> ExactStack:
    """The tutorial's decoder: Dense, Conv2DTranspose of stride 2, Conv; logits (B, C, H, W)."""
    half_height, half_width = height // 2, width // 2
    return ExactStack(
        *(Dense(n_code, 64 * half_height * half_width, span=HIDDEN), Reshape(64, half_height, half_width)),
        TransposedConv(64, 32, span=HIDDEN),  # (B, 32, H, W)
        Conv(32, channels, span=TABLE),
    )


def image_decoder(
    n_code: int,
    n_out: int,
    height: int,
    width: int,
    *,
    hidden: tuple[int, ...],
    widths: tuple[int, ...],
    full: int,
    span: Span,
    seamless: bool = False,
) -> ExactStack:
    """Our own decoder: most work at the smallest size, where it is cheap; logits (B, n_out, H, W).

    hidden: widths of the layers before there is an image. widths: channels at each size, doubling up to the full one.
    full: convolutions at full size before the last. span: of the logits. seamless: convolutions reach around the edges.
    """
    factor = 2 ** (len(widths) - 1)
    rows, columns = math.ceil(height / factor), math.ceil(width / factor)
    exact = (factor * rows, factor * columns) == (height, width)
    if seamless and not exact:
        raise ConfigError(f"seamless textures need sides that are multiples of {factor}, these are {height}×{width}")

    def conv(n_in: int, n_out: int, to: Span = HIDDEN) -> tuple[nn.Module, ...]:
        if seamless:
            return Wrap(), Conv(n_in, n_out, span=to, padding=0)
        return (Conv(n_in, n_out, span=to),)

    dense = [Dense(n_in, n, span=HIDDEN) for n_in, n in itertools.pairwise((n_code, *hidden))]
    growing = [(*conv(low, 4 * high), Shuffle(2)) for low, high in itertools.pairwise(widths)]
    return ExactStack(
        *(*dense, Dense(hidden[-1], widths[0] * rows * columns, span=HIDDEN), Reshape(widths[0], rows, columns)),
        *itertools.chain.from_iterable(growing),  # (B, widths[-1], H, W)
        *itertools.chain.from_iterable(conv(widths[-1], widths[-1]) for _ in range(full)),
        *conv(widths[-1], n_out, span),
        *([] if exact else [Crop(height, width)]),
    )


class Vae(nn.Module):
    """A (conditional) variational autoencoder over pixels (direct) or over palette slots and palettes (indexed)."""

    def __init__(self, config: TrainConfig, shape: tuple[int, int, int], n_classes: int) -> None:
        """shape: (H, W, C) of the images. n_classes: classes that the decoder is conditioned on, 0 for none."""
        super().__init__()
        height, width, channels = shape
        self.n_classes = n_classes
        self.tutorial = config.network == "tutorial"
        self.palette_weight = config.palette_weight
        self.indexed = indexed = config.output == "indexed"
        self.transparent = channels == 4
        self.n_conditioning = N_POSE + N_TINT if indexed else 0
        self.n_channels = 4 if config.soft_alpha else 3  # of a palette's colours
        n_code = config.latent + self.n_conditioning + n_classes
        self.palette_head: ExactStack | None = None
        if self.tutorial:
            self.encoder: nn.Module = TutorialEncoder(channels, height, width, config.latent)
            self.decoder = tutorial_decoder(n_code, channels, height, width)
            for module in self.modules():  # Keras's defaults
                if isinstance(module, nn.Linear | nn.Conv2d):
                    nn.init.xavier_uniform_(module.weight)
                    nn.init.zeros_(module.bias)  # type: ignore[arg-type]
            return
        self.encoder = Encoder(channels, height, width, config.latent, deep=config.deep_encoder)
        n_out = config.slots + (channels == 4) if indexed else channels
        self.decoder = image_decoder(
            *(n_code, n_out, height, width),
            hidden=config.hidden,
            widths=config.widths,
            full=config.full_convs,
            seamless=config.seamless,
            span=LOGITS if indexed else TABLE,
        )
        if indexed and not config.fixed_palette:
            n_values = self.n_channels * config.slots
            self.palette_head = ExactStack(
                Dense(n_code, _PALETTE_HIDDEN, span=HIDDEN), Dense(_PALETTE_HIDDEN, n_values, span=TABLE)
            )
        if indexed:
            # Neither head sees the other's conditioning: those inputs are always 0, and their weights stay 0.
            pose = slice(config.latent, config.latent + N_POSE)
            tint = slice(pose.stop, pose.stop + N_TINT)
            for stack, unseen in zip(self.stacks(), (tint, pose), strict=False):
                first = stack.layers[0]
                assert isinstance(first, Dense)
                nn.init.zeros_(first.weight[:, unseen])

    def set_exact(self, exact: bool) -> None:
        """Decodes in the pack's integers from now on, or in floats again."""
        for stack in self.stacks():
            stack.exact = exact

    def stacks(self) -> list[ExactStack]:
        """The exported parts: the decoder, and the palette's of an indexed model."""
        return [self.decoder] if self.palette_head is None else [self.decoder, self.palette_head]

    def code(self, z: Tensor, labels: Tensor, *, pose: Tensor | None = None, tint: Tensor | None = None) -> Tensor:
        """z: (B, D) and labels: (B,) to the decoder's input, (B, D + N_POSE + N_TINT + K); without the two if direct.

        pose, tint: (B, N_POSE) and (B, N_TINT); none is none at all.
        """
        parts = [z]
        if self.n_conditioning:
            parts += [z.new_zeros(len(z), N_POSE) if pose is None else pose]
            parts += [z.new_zeros(len(z), N_TINT) if tint is None else tint]
        if self.n_classes:
            parts.append(F.one_hot(labels, self.n_classes).to(z.dtype) * (LABEL_HEIGHT / LATENT_UNIT))
        return torch.cat(parts, dim=1)

    def sigma(self, logvar: Tensor) -> Tensor:
        """The posterior's standard deviation; the tutorial's exp(s) for its preset."""
        return logvar.exp() if self.tutorial else (0.5 * logvar).exp()

    @torch.no_grad()
    def calibrate(self, batch: Batch, noise: Tensor) -> None:
        """Finds the scale of each hidden layer from codes about the posterior's. noise: (B, D), standard normal."""
        mu, logvar = self.encoder(batch.images)
        z = mu + _CALIBRATION_SPREAD * self.sigma(logvar) * noise
        code = self.code(z, batch.labels, pose=batch.pose, tint=batch.tint)
        for stack in self.stacks():
            stack.calibrate(code)

    def pictures(self, z: Tensor, batch: Batch) -> Tensor:
        """Latents decoded in a batch's classes, poses and tints, (B, C, H, W) in 0..1, premultiplied.

        A model without palettes of its own paints in the batch's.
        """
        logits: Tensor = self.decoder(self.code(z, batch.labels, pose=batch.pose))
        if not self.indexed:
            return logits.sigmoid()
        palette = batch.palette
        if self.palette_head is not None:
            palette = self.colours(self.code(z, batch.labels, tint=batch.tint))
        assert palette is not None
        return coloured(logits.argmax(dim=1), palette, transparent=self.transparent)

    def forward(self, batch: Batch, noise: Tensor) -> dict[str, Tensor]:
        """The parts of the loss, (B,) each. noise: (2, B, D), standard normal: for the shape and for the palette."""
        mu, logvar = self.encoder(batch.images)
        sigma = self.sigma(logvar)
        logits = self.decoder(self.code(mu + sigma * noise[0], batch.labels, pose=batch.pose)).float()
        if self.tutorial:
            return {"recon": bernoulli_mean(logits, batch.images), "kl": tutorial_kl(mu, logvar)}
        kl = kl_to_standard_normal(mu.float(), logvar.float())
        if batch.index is None:
            return {"recon": gaussian_nll(logits.sigmoid(), batch.images, shared=self.training), "kl": kl}
        assert batch.palette is not None
        weights = _slot_weights(batch.palette, logits.shape[1]) if self.n_channels == 4 else None
        slots = index_cross_entropy(logits, batch.index, weights)
        if self.palette_head is None:
            return {"slots": slots, "kl": kl}
        assert batch.counts is not None
        # The two codes are drawn apart, as the pack draws them: a palette may then be moved without the shape.
        colours = self.colours(self.code(mu + sigma * noise[1], batch.labels, tint=batch.tint))
        error = palette_error(colours, batch.palette, batch.counts)
        return {"slots": slots, "palette": self.palette_weight * error, "kl": kl}

    def colours(self, code: Tensor) -> Tensor:
        """The palettes of codes, (B, P, 3) in 0..1, or (B, P, 4) with straight alpha."""
        assert self.palette_head is not None
        colours: Tensor = self.palette_head(code).float().sigmoid()
        return colours.view(len(code), -1, self.n_channels)


def _slot_weights(palette: Tensor, n_slots: int) -> Tensor:
    """How much the pixels of each slot count, (B, S): those that are half transparent more.

    They are few and stand at edges, where each is less likely than clear or opaque: at their own weight the most likely
    slot is never one of theirs, and soft edges become hard. palette: (B, P, 4).
    """
    half = (palette[..., 3] > _CLEAR) & (palette[..., 3] < _SOLID)
    weights = 1 + (_HALF_WEIGHT - 1) * half
    return F.pad(weights, (n_slots - palette.shape[1], 0), value=1.0)
