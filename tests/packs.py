"""Small random packs as named integer tensors: every kind of layer, prior and output, without training."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Tensors = dict[str, NDArray[np.generic]]

LABELS = ("moss", "Fels", "naïve", "砂", "🌲 tree")
NAMES = (
    "oak",
    "Eiche",
    "naïve",
    "砂/1",
    "🌲 tree",
    "keep",
    "any",
    "from:oak",
    "Zürich",
    "Zu\u0308rich",
    "a, b",
    " ",
    "7",
)
CODE = (-127, 127)
HIDDEN = (0, 255)
SIGNED = (-128, 127)
TABLE = (0, 1023)
FEW = (-6, 6)  # so few values that argmax meets ties


class Chain:
    """Layers of `decoder` or `palette`, added one by one; knows the shape and the range of the values so far."""

    def __init__(self, chain: str, n_inputs: int, *, rng: np.random.Generator) -> None:
        self.tensors: Tensors = {}
        self.shape: tuple[int, ...] = (n_inputs,)
        self._chain, self._rng, self._range, self._n = chain, rng, CODE, 0

    def dense(self, n_out: int, to: tuple[int, int] = HIDDEN) -> Chain:
        weight = self._rng.integers(-127, 128, (n_out, *self.shape)).astype(np.int8)
        return self._linear("dense", weight, to, {}, (n_out,))

    def conv(self, n_out: int, kernel: tuple[int, int], pads: Sequence[int], to: tuple[int, int] = HIDDEN) -> Chain:
        n_in, height, width = self.shape
        weight = self._rng.integers(-127, 128, (n_out, n_in, *kernel)).astype(np.int8)
        top, left, bottom, right = pads
        shape = n_out, height + top + bottom - kernel[0] + 1, width + left + right - kernel[1] + 1
        return self._linear("conv", weight, to, {"pads": np.array(pads, np.uint8)}, shape)

    def reshape(self, channels: int, height: int, width: int) -> Chain:
        assert self.shape == (channels * height * width,)
        return self._add("reshape", {"shape": _i32(channels, height, width)}, (channels, height, width))

    def upsample(self, factor: int) -> Chain:
        channels, height, width = self.shape
        return self._add("upsample", {"factor": _u8(factor)}, (channels, height * factor, width * factor))

    def shuffle(self, block: int) -> Chain:
        channels, height, width = self.shape
        return self._add("shuffle", {"block": _u8(block)}, (channels // block**2, height * block, width * block))

    def crop(self, height: int, width: int) -> Chain:
        return self._add("crop", {"size": _i32(height, width)}, (self.shape[0], height, width))

    def wrap(self, top: int, left: int, bottom: int, right: int) -> Chain:
        channels, height, width = self.shape
        shape = channels, top + height + bottom, left + width + right
        return self._add("wrap", {"pads": _u8(top, left, bottom, right)}, shape)

    def table(self) -> Chain:
        logits = (np.arange(self._range[1] + 1) - self._range[1] / 2) / (self._range[1] / 20)
        values = np.rint(255 / (1 + np.exp(-logits))).astype(np.uint8)
        return self._add("table", {"values": values}, self.shape)

    def argmax(self) -> Chain:
        return self._add("argmax", {"slots": _i32(self.shape[0])}, self.shape[1:])

    def _linear(
        self, kind: str, weight: NDArray[np.int8], to: tuple[int, int], extra: Tensors, shape: tuple[int, ...]
    ) -> Chain:
        """Biases and shifts such that the outputs spread over `to`, for inputs spread evenly over their range."""
        low, high = self._range
        n_out, fan_in = len(weight), weight[0].size
        deviation = 73 * math.sqrt(fan_in) * (high - low) / 3.5
        best = math.log2(max(1.0, 3 * deviation / (to[1] - to[0])))
        shift = np.clip(np.rint(best + self._rng.uniform(-0.7, 0.7, n_out)), 0, 14).astype(np.uint8)
        sums = weight.reshape(n_out, -1).astype(np.int64).sum(axis=1)
        middle = np.left_shift((to[0] + to[1]) // 2, shift.astype(np.int64)) - sums * (low + high) // 2
        room = (1 << 22) - max(-low, high) * np.abs(weight.reshape(n_out, -1).astype(np.int64)).sum(axis=1)
        assert (room >= 0).all(), "too many inputs for random int8 weights"
        bias = np.clip(middle + self._rng.integers(-99, 100, n_out), -room, room).astype(np.int32)
        self._range = to
        return self._add(kind, {"weight": weight, "bias": bias, "shift": shift, "range": _i32(*to)} | extra, shape)

    def _add(self, kind: str, tensors: Tensors, shape: tuple[int, ...]) -> Chain:
        self.tensors |= {f"{self._chain}.{self._n:02d}.{kind}.{short}": array for short, array in tensors.items()}
        self.shape = shape
        self._n += 1
        return self


def grey_triangle(*, rng: np.random.Generator) -> Tensors:
    """Direct, 9x13 grey, Gaussian prior with a triangular factor, five classes with Unicode names."""
    head = _head("direct", (9, 13, 1), 6, LABELS, rng=rng) | gaussian_prior(6, 5, triangular=True, rng=rng)
    chain = Chain("decoder", 11, rng=rng).dense(20).dense(6 * 3 * 4).reshape(6, 3, 4).upsample(2)
    chain = chain.conv(8, (3, 3), (2, 1, 0, 1)).shuffle(2).crop(9, 13).conv(1, (1, 1), (0, 0, 0, 0), TABLE)
    return head | chain.table().tensors


def grey_diagonal(*, rng: np.random.Generator) -> Tensors:
    """Direct, 7x5 grey, Gaussian prior with a diagonal factor, no classes; a decoder of one dense layer."""
    head = _head("direct", (7, 5, 1), 5, (), rng=rng) | gaussian_prior(5, 1, triangular=False, rng=rng)
    return head | Chain("decoder", 5, rng=rng).dense(35, TABLE).reshape(1, 7, 5).table().tensors


def rgba_triangle(*, rng: np.random.Generator) -> Tensors:
    """Direct, 9x13 RGBA (premultiplied), Gaussian prior with a triangular factor, three classes."""
    head = _head("direct", (9, 13, 4), 7, LABELS[2:], rng=rng) | gaussian_prior(7, 3, triangular=True, rng=rng)
    chain = Chain("decoder", 10, rng=rng).dense(16, SIGNED).dense(8 * 3 * 4).reshape(8, 3, 4)
    chain = chain.conv(12, (3, 2), (0, 1, 2, 0)).shuffle(2).upsample(2).crop(9, 14)
    chain = chain.conv(4, (1, 3), (0, 0, 0, 1), TABLE)
    return head | chain.table().tensors


def rgb_exemplar(*, rng: np.random.Generator) -> Tensors:
    """Direct, 5x11 RGB, exemplar prior, two classes."""
    head = _head("direct", (5, 11, 3), 6, LABELS[:2], rng=rng) | exemplar_prior(6, 2, indexed=False, rng=rng)
    chain = Chain("decoder", 8, rng=rng).dense(5 * 2 * 4, SIGNED).reshape(5, 2, 4).upsample(3)
    chain = chain.conv(6, (2, 4), (0, 2, 0, 0), SIGNED).conv(3, (5, 1), (4, 0, 0, 0), TABLE)
    return head | chain.table().tensors


def indexed_rgba(*, rng: np.random.Generator) -> Tensors:
    """Indexed, 9x13 RGBA (slot 0 transparent), exemplar prior, five classes; equal logits are common."""
    head = _head("indexed", (9, 13, 4), 6, LABELS, rng=rng) | exemplar_prior(6, 5, indexed=True, rng=rng)
    chain = Chain("decoder", 11, rng=rng).dense(6 * 3 * 5).reshape(6, 3, 5).upsample(3)
    chain = chain.conv(4, (3, 3), (1, 1, 1, 1)).crop(9, 13).conv(7, (3, 3), (0, 0, 2, 2), FEW)
    return head | chain.argmax().tensors | Chain("palette", 11, rng=rng).dense(12).dense(24, TABLE).table().tensors


def indexed_rgb(*, rng: np.random.Generator) -> Tensors:
    """Indexed, 6x10 RGB, exemplar prior, no classes."""
    return _indexed_opaque(3, rng=rng)


def indexed_grey(*, rng: np.random.Generator) -> Tensors:
    """Indexed, 6x10 grey, exemplar prior, no classes."""
    return _indexed_opaque(1, rng=rng)


def _indexed_opaque(channels: int, *, rng: np.random.Generator) -> Tensors:
    head = _head("indexed", (6, 10, channels), 4, (), rng=rng) | exemplar_prior(4, 1, indexed=True, rng=rng)
    chain = Chain("decoder", 4, rng=rng).dense(8 * 3 * 5).reshape(8, 3, 5).shuffle(2).conv(5, (1, 1), (0,) * 4, SIGNED)
    palette = Chain("palette", 4, rng=rng).dense(5 * channels, TABLE).table()
    return head | chain.argmax().tensors | palette.tensors


def sprites_wrapped(*, rng: np.random.Generator) -> Tensors:
    """Indexed, 8x13 RGB, exemplar prior with names, three classes; wraps of pads up to the whole side."""
    head = _head("indexed", (8, 13, 3), 6, LABELS[2:], rng=rng) | exemplar_prior(6, 3, indexed=True, rng=rng)
    chain = Chain("decoder", 9, rng=rng).dense(5 * 2 * 3).reshape(5, 2, 3).wrap(2, 3, 2, 3)
    chain = chain.conv(4, (3, 3), (0,) * 4).upsample(2).wrap(1, 2, 1, 1).conv(4, (3, 3), (0,) * 4).wrap(3, 1, 2, 14)
    chain = chain.crop(8, 13).conv(6, (1, 1), (0,) * 4, SIGNED)
    palette = Chain("palette", 9, rng=rng).dense(10, SIGNED).dense(18, TABLE).table()
    return head | sprite_names(head) | chain.argmax().tensors | palette.tensors


def sprites_fixed(*, rng: np.random.Generator) -> Tensors:
    """Indexed, 7x9 RGBA with one palette for all textures, exemplar prior with names, two classes."""
    head = _head("indexed", (7, 9, 4), 5, LABELS[:2], rng=rng) | exemplar_prior(5, 2, indexed=False, rng=rng)
    chain = Chain("decoder", 7, rng=rng).dense(6 * 4 * 5).reshape(6, 4, 5).wrap(1, 1, 1, 1).conv(4, (3, 3), (0,) * 4)
    chain = chain.upsample(2).crop(7, 9).wrap(2, 1, 1, 2).conv(6, (4, 4), (0,) * 4, SIGNED)
    return head | sprite_names(head) | chain.argmax().tensors | {"palette.colours": _colours(5, 4, rng=rng)}


def sprites_direct(*, rng: np.random.Generator) -> Tensors:
    """Direct, 6x10 RGB, exemplar prior with names, no classes."""
    prior = exemplar_prior(5, 1, indexed=False, most=40, rng=rng)
    head = _head("direct", (6, 10, 3), 5, (), rng=rng) | prior
    chain = Chain("decoder", 5, rng=rng).dense(8 * 3 * 5, SIGNED).reshape(8, 3, 5).shuffle(2)
    chain = chain.wrap(1, 3, 2, 1).conv(3, (4, 5), (0,) * 4, TABLE)
    return head | sprite_names(head) | chain.table().tensors


SPRITES: dict[str, Callable[..., Tensors]] = {
    recipe.__name__: recipe for recipe in (sprites_wrapped, sprites_fixed, sprites_direct)
}
"""Those whose exemplars have names."""

RECIPES: dict[str, Callable[..., Tensors]] = {
    recipe.__name__: recipe
    for recipe in (grey_triangle, grey_diagonal, rgba_triangle, rgb_exemplar, indexed_rgba, indexed_rgb)
} | SPRITES


def random_pack(*, rng: np.random.Generator) -> Tensors:
    """Direct or indexed, of random size, channels, classes, prior, names, palette, kernels, pads and wraps."""
    n_latent, n_labels = int(rng.integers(1, 9)), int(rng.integers(0, 6))
    height, width, channels = int(rng.integers(1, 10)), int(rng.integers(1, 12)), int(rng.choice([1, 3, 4]))
    indexed, fixed = bool(rng.integers(2)), bool(rng.integers(2))
    if indexed or rng.integers(2):
        prior = exemplar_prior(n_latent, max(1, n_labels), indexed=indexed and not fixed, rng=rng)
        prior |= sprite_names(prior) if rng.integers(2) else {}
    else:
        prior = gaussian_prior(n_latent, max(1, n_labels), triangular=bool(rng.integers(2)), rng=rng)
    chain = Chain("decoder", n_latent + n_labels, rng=rng).dense(int(rng.integers(1, 20)), SIGNED)
    factor, block = int(rng.integers(1, 4)), int(rng.integers(1, 3))
    low_height, low_width = -(-height // (factor * block)), -(-width // (factor * block))
    n_maps = int(rng.integers(1, 4)) * block**2
    chain = chain.dense(n_maps * low_height * low_width).reshape(n_maps, low_height, low_width)
    chain = chain.upsample(factor).shuffle(block).crop(height, width)
    kernel = int(rng.integers(1, 4)), int(rng.integers(1, 4))
    top, left = int(rng.integers(kernel[0])), int(rng.integers(kernel[1]))
    pads = top, left, kernel[0] - 1 - top, kernel[1] - 1 - left
    if rng.integers(2):  # around the edges comes the other side, in place of zeros
        up, down = (int(pad) for pad in rng.integers(1, min(height, 2) + 1, 2))
        before, after = (int(pad) for pad in rng.integers(1, min(width, 2) + 1, 2))
        chain, kernel, pads = chain.wrap(up, before, down, after), (up + down + 1, before + after + 1), (0, 0, 0, 0)
    head = _head("indexed" if indexed else "direct", (height, width, channels), n_latent, LABELS[:n_labels], rng=rng)
    if not indexed:
        return head | prior | chain.conv(channels, kernel, pads, TABLE).table().tensors
    n_colours = int(rng.integers(1, 9))
    chain = chain.conv(n_colours + (channels == 4), kernel, pads, FEW if rng.integers(2) else SIGNED).argmax()
    if fixed:
        return head | prior | chain.tensors | {"palette.colours": _colours(n_colours, channels, rng=rng)}
    palette = Chain("palette", n_latent + n_labels, rng=rng).dense(n_colours * channels, TABLE).table()
    return head | prior | chain.tensors | palette.tensors


def random_layers(*, rng: np.random.Generator) -> Tensors:
    """As wide as trained packs: up to 70 channels, kernels up to 5x5 with any pads, shuffles, logits or slots."""
    height, width, block, kernel_height, kernel_width = (int(size) for size in rng.integers(1, (7, 9, 4, 6, 6)))
    most = 220 // (kernel_height * kernel_width)  # more inputs could go beyond the bound of sums
    n_hidden, n_maps = int(rng.integers(1, 71)), int(rng.integers(1, min(70, most) + 1))
    top, left, bottom, right = rng.integers(0, 4, 4).tolist()
    pads = top, left, max(bottom, kernel_height - height - top), max(right, kernel_width - width - left)
    chain = Chain("decoder", 5, rng=rng).dense(n_hidden, SIGNED).dense(n_maps * height * width)
    chain = chain.reshape(n_maps, height, width)
    n_maps = int(rng.integers(1, 71 // block**2 + 2))
    to = HIDDEN if rng.integers(3) else SIGNED
    chain = chain.conv(n_maps * block**2, (kernel_height, kernel_width), pads, to).shuffle(block)
    prior = exemplar_prior(5, 1, indexed=False, rng=rng)
    size = (chain.shape[1], chain.shape[2], int(rng.choice([3, 4])))
    if rng.integers(2):
        chain = chain.conv(size[2], (1, 1), (0,) * 4, TABLE).table()
        return _head("direct", size, 5, (), rng=rng) | prior | chain.tensors
    n_slots = int(rng.integers(2, 71))
    chain = chain.conv(n_slots, (1, 1), (0,) * 4, FEW if rng.integers(2) else SIGNED).argmax()
    colours = {"palette.colours": _colours(n_slots - (size[2] == 4), size[2], rng=rng)}
    return _head("indexed", size, 5, (), rng=rng) | prior | chain.tensors | colours


def gaussian_prior(n_latent: int, n_classes: int, *, triangular: bool, rng: np.random.Generator) -> Tensors:
    """One to three components a class."""
    offsets = _offsets(n_classes, 3, rng=rng)
    width = n_latent * (n_latent + 1) // 2 if triangular else n_latent
    return {
        "gaussian.offsets": offsets,
        "gaussian.cumulative": _weights(offsets, rng=rng),
        "gaussian.mean": rng.integers(-60, 61, (offsets[-1], n_latent)).astype(np.int8),
        "gaussian.factor": rng.integers(-300, 301, (offsets[-1], width)).astype(np.int16),
    }


def exemplar_prior(n_latent: int, n_classes: int, *, indexed: bool, most: int = 4, rng: np.random.Generator) -> Tensors:
    """One to `most` exemplars a class, three neighbours each, itself among them."""
    offsets = _offsets(n_classes, most, rng=rng)
    spans = [(a, b) for a, b in pairwise(offsets) for _ in range(a, b)]
    tensors: Tensors = {
        "exemplar.offsets": offsets,
        "exemplar.cumulative": _weights(offsets, rng=rng),
        "exemplar.latent": rng.integers(-100, 101, (offsets[-1], n_latent)).astype(np.int8),
        "exemplar.neighbours": np.array([rng.integers(a, b, 3) for a, b in spans], np.int32),
        "exemplar.reach": _i32(int(rng.integers(64, 257))),
        "exemplar.scale": rng.integers(0, 300, (n_classes, n_latent)).astype(np.int16),
    }
    if indexed:
        tensors["exemplar.palette_scale"] = rng.integers(0, 500, (n_classes, n_latent)).astype(np.int16)
    return tensors


def sprite_names(prior: Tensors) -> Tensors:
    """Names of a prior's exemplars, some of them awkward."""
    n_exemplars = len(prior["exemplar.latent"])
    names = [*NAMES, *(f"sprite {number}" for number in range(len(NAMES), n_exemplars))][:n_exemplars]
    return {"exemplar.names": np.frombuffer("\n".join(names).encode(), np.uint8)}


def random_head(size: tuple[int, int, int], n_latent: int, n_labels: int, *, rng: np.random.Generator) -> Tensors:
    """What an indexed pack has beside its prior and its layers."""
    return _head("indexed", size, n_latent, LABELS[:n_labels], rng=rng)


def _colours(n_colours: int, channels: int, *, rng: np.random.Generator) -> NDArray[np.uint8]:
    return rng.integers(0, 256, (n_colours, channels)).astype(np.uint8)


def _head(
    output: str, size: tuple[int, int, int], n_latent: int, labels: Sequence[str], *, rng: np.random.Generator
) -> Tensors:
    n_classes = max(1, len(labels))
    return {
        "contract": _u8(1),
        "output": np.frombuffer(output.encode(), np.uint8),
        "size": _i32(*size),
        "latent": _i32(n_latent),
        "labels": np.frombuffer("\n".join(labels).encode(), np.uint8),
        "class.cumulative": _weights(_i32(0, n_classes), rng=rng),
        "centroid.mean": rng.integers(-60, 61, (n_classes, n_latent)).astype(np.int8),
        "centroid.scale": rng.integers(0, 400, (n_classes, n_latent)).astype(np.int16),
    }


def _offsets(n_classes: int, most: int, *, rng: np.random.Generator) -> NDArray[np.int32]:
    return np.concatenate([[0], np.cumsum(rng.integers(1, most + 1, n_classes))]).astype(np.int32)


def _weights(offsets: NDArray[np.int32], *, rng: np.random.Generator) -> NDArray[np.uint32]:
    """A table of cumulative u32 weights for each span of offsets; a weight of 0 happens."""
    tables = []
    for n_entries in np.diff(offsets):
        shares = rng.integers(0, 5, n_entries).astype(np.float64) + 0.1 * (rng.random(n_entries) < 0.8)
        table = np.floor(np.cumsum(shares) / max(shares.sum(), 1.0) * 4294967295)
        table[-1] = 4294967295
        tables.append(table)
    return np.concatenate(tables).astype(np.uint32)


def _i32(*values: int) -> NDArray[np.int32]:
    return np.array(values, np.int32)


def _u8(*values: int) -> NDArray[np.uint8]:
    return np.array(values, np.uint8)
