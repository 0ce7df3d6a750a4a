"""Paints the textures of a pack by numpy (contract 2, sections 4 and 5)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from ..pixels import apply_palette
from ..tensors import LABEL_HEIGHT, Tensors, guide_size, labels_of
from .art import Picture, art_of, on_canvas
from .colours import Colours, premultiplied, recoloured, shares
from .paint import Canvas, painted
from .paintings import Paintings
from .pose import Box, Pose, held_flow, mirrored_flow, mirrored_places
from .rules import RULES, hold_of, layer_prefix, layers_of_art, rules_of, shown_layer

_KEPT_BYTES: Final = 1 << 26  # of sources that are kept ready
_LEVELS, _MIX, _STYLE = RULES


class Guides(Protocol):
    """What a pack's layers give."""

    def slots(self, z: NDArray[np.int8]) -> NDArray[np.uint8]:
        """The index maps (N, h, w) of N codes."""

    def palettes(self, codes: NDArray[np.int8]) -> NDArray[np.uint8]:
        """The palettes (N, P·C) of N palette codes."""


@dataclass(frozen=True)
class _Source:
    """An exemplar as it is painted from: straight and premultiplied art and its guide, (H, W, 4)."""

    straight: Picture
    art: Picture
    guide: Picture
    palette: Colours  # of the guide
    shares: NDArray[np.int64]  # of the palette's colours in the art
    box: Box
    opaque: bool


class NumpyPainter:
    """Paints textures. Raises PackError if the pack's art breaks the rules of the contract."""

    def __init__(self, tensors: Tensors, guides: Guides) -> None:
        self._tensors, self._guides = tensors, guides
        self._height, self._width, self._channels = (int(side) for side in tensors["size"])
        self._pose = Pose(tensors)
        self._rules = {kind: rules_of(tensors, kind) for kind in RULES}
        self._art = art_of(tensors)
        self._hold = hold_of(tensors)
        self._layers = [art_of(tensors, layer_prefix(number)) for number in range(len(layers_of_art(tensors)))]
        n_sources = max(8, _KEPT_BYTES // (12 * self._height * self._width))
        self._source = lru_cache(n_sources)(self._found)
        self._searched: tuple[bytes, NDArray[np.int32]] | None = None  # of the last layer, and its places

    def places(self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, paintings: Paintings) -> NDArray[np.int32]:
        """As Painter.places; `palette` plays no part in it."""
        variants = self._coloured(self._guides.slots(z), self._palettes(paintings.kept, len(z)))
        return np.stack([self._places(z[n], variants[n], paintings, n) for n in range(len(z))])

    def paint(
        self,
        z: NDArray[np.int8],
        palette: NDArray[np.int8] | None,
        paintings: Paintings,
        colours: Colours | None,
        swaps: NDArray[np.uint8] | None,
        layer: int | None,
    ) -> NDArray[np.uint8]:
        """As Painter.paint."""
        places = self.places(z, palette, paintings) if layer is None else self._places_of_layers(z, paintings)
        if layer is not None and not self._is_coloured(layer):
            return np.stack([self._layered(places[n], paintings.sources[n], layer) for n in range(len(z))])
        kept, own = self._palettes(paintings.kept, len(z)), self._palettes(palette, len(z))
        textures = np.zeros((len(z), self._height * self._width, 4), np.uint8)
        for texture, place, numbers, q, r in zip(textures, places, paintings.sources, kept, own, strict=True):
            for number, exemplar in enumerate(numbers[numbers >= 0].tolist()):
                here, pixels = _of_source(place, number)
                source = self._source(exemplar)
                straight = self._drawn(exemplar, layer).reshape(-1, 4)[pixels]
                texture[here] = recoloured(straight, source.palette, source.shares, q, r, colours, swaps)
        channels = self._channels if layer is None else 4
        return textures.reshape(len(z), self._height, self._width, 4)[..., :channels]

    def _places_of_layers(self, z: NDArray[np.int8], paintings: Paintings) -> NDArray[np.int32]:
        """As places; what was found for the layer before, which is mostly of the same texture, is kept."""
        given = (z, paintings.sources, paintings.ways, paintings.styled, paintings.regions)
        kept = b"" if paintings.kept is None else paintings.kept.tobytes()
        key, last = b"".join(array.tobytes() for array in given) + kept, self._searched
        if last is None or last[0] != key:
            self._searched = last = key, self.places(z, None, paintings)
        return last[1]

    def _is_coloured(self, layer: int) -> bool:
        """Whether a layer has the texture's colours."""
        return bool(self._tensors["layer.coloured"][layer]) if "layer.coloured" in self._tensors else False

    def _drawn(self, exemplar: int, layer: int | None) -> Picture:
        """A layer of an exemplar, or what its textures show, (H, W, 4)."""
        number = shown_layer(self._tensors, exemplar) if layer is None else layer
        if number < 0:
            return self._source(exemplar).straight
        return on_canvas(self._layers[number][exemplar], self._tensors, exemplar)

    def _held(self, exemplar: int) -> NDArray[np.bool_] | None:
        """The pixels that keep their place in textures from an exemplar, (H, W)."""
        if self._hold is None:
            return None
        held = np.ones((self._height, self._width), bool)
        edges = self._hold.edges
        held[edges : self._height - edges, edges : self._width - edges] = False
        if self._hold.layer >= 0:
            held |= on_canvas(self._layers[self._hold.layer][exemplar], self._tensors, exemplar)[..., 3] > 0
        return held

    def _places(self, z: NDArray[np.int8], variant: Picture, paintings: Paintings, n: int) -> NDArray[np.int32]:
        """The places of texture n, (H, W)."""
        sources = [self._source(exemplar) for exemplar in paintings.sources[n].tolist() if exemplar >= 0]
        first = sources[0]
        prefers = None
        if len(sources) == 2:
            prefers = preferences(paintings.regions[n], int(paintings.ways[n]), first.box, (self._height, self._width))
        flow = self._pose.flow(z, first.box)
        held = self._held(int(paintings.sources[n, 0]))
        if held is not None and self._hold is not None:
            flow = held_flow(flow, held, self._hold.reach)
        axis = self._axis(paintings.sources[n])
        if axis >= 0:
            flow = mirrored_flow(flow, axis)
        canvas = Canvas(
            np.stack([source.art for source in sources]),
            np.stack([source.guide for source in sources]),
            variant,
            flow,
            prefers,
            held,
        )
        places = painted(
            canvas,
            first.box,
            self._rules[_MIX if len(sources) == 2 else _STYLE if paintings.styled[n] else _LEVELS],
            opaque=first.opaque,
            wrap=bool(self._tensors["paint.wrap"][0]),
            follow=bool(self._tensors["paint.follow"][0]),
            guide_height=guide_size(self._tensors)[0],
        )
        return places if axis < 0 else mirrored_places(places, axis)

    def _axis(self, sources: NDArray[np.int64]) -> int:
        """The axis that a texture from these sources is symmetrical about, as `mirror` has it; −1 if it has none."""
        if "mirror" not in self._tensors or sources[1] >= 0:
            return -1
        return int(self._tensors["mirror"][sources[0]])

    def _layered(self, place: NDArray[np.int32], sources: NDArray[np.int64], layer: int) -> Picture:
        drawn = np.zeros((place.size, 4), np.uint8)
        for number, exemplar in enumerate(sources[sources >= 0].tolist()):
            here, pixels = _of_source(place, number)
            drawn[here] = on_canvas(self._layers[layer][exemplar], self._tensors, exemplar).reshape(-1, 4)[pixels]
        return drawn.reshape(*place.shape, 4)

    def _found(self, exemplar: int) -> _Source:
        """What is known of an exemplar."""
        straight = on_canvas(self._art[exemplar], self._tensors, exemplar)
        offsets = self._tensors["exemplar.offsets"]
        one_hot = np.zeros(len(labels_of(self._tensors)), np.int8)
        if len(one_hot):
            one_hot[np.searchsorted(offsets, exemplar, side="right") - 1] = LABEL_HEIGHT
        code = np.concatenate([self._tensors["exemplar.latent"][exemplar], one_hot])[None]
        palette = self._palettes(code, 1)
        rows, columns = (np.flatnonzero((straight[..., 3] > 0).any(axis=axis)) for axis in (1, 0))
        box = Box(0, 0, self._height, self._width)
        if len(rows):
            box = Box(int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)
        return _Source(
            straight,
            premultiplied(straight),
            self._coloured(self._guides.slots(code), palette)[0],
            palette[0],
            shares(straight.reshape(-1, 4), palette[0]),
            box,
            bool((straight[..., 3] == 255).all()),
        )

    def _palettes(self, codes: NDArray[np.int8] | None, n: int) -> NDArray[np.uint8]:
        """The palettes (n, P, C) of n palette codes, or n times the pack's fixed one."""
        fixed = self._tensors.get("palette.colours")
        if fixed is not None:
            return np.broadcast_to(fixed, (n, *fixed.shape))
        assert codes is not None
        return self._guides.palettes(codes).reshape(n, -1, self._channels)

    def _coloured(self, slots: NDArray[np.uint8], palettes: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Index maps (N, h, w) with palettes (N, P, C), premultiplied and as large as the texture: (N, H, W, 4)."""
        pictures = apply_palette(slots, palettes)
        if self._channels == 3:
            pictures = np.concatenate([pictures, np.full_like(pictures[..., :1], 255)], axis=-1)
        scale = self._height // pictures.shape[1]
        return premultiplied(pictures).repeat(scale, axis=1).repeat(scale, axis=2)


def preferences(regions: NDArray[np.uint8], way: int, box: Box, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The source, 0 or 1, that each pixel prefers, (H, W). regions: (9,); way: t over 256."""
    grid = regions.reshape(3, 3).astype(np.int64)
    (i, b), (j, d) = (np.divmod(((2 * np.arange(side) + 1) * 256) // side, 256) for side in size)
    lines: NDArray[np.int64] = grid[:, j] * (256 - d) + grid[:, j + 1] * d  # (3, W)
    field = (lines[i] * (256 - b)[:, None] + lines[i + 1] * b[:, None]) >> 16
    top, left, bottom, right = box
    counts = np.bincount(field[top:bottom, left:right].ravel(), minlength=256).cumsum()
    most = int(np.argmax(256 * counts >= way * counts[-1]))
    preferred: NDArray[np.uint8] = (field <= most).astype(np.uint8)
    return preferred


def _of_source(place: NDArray[np.int32], number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which pixels of a texture come from a source, and from which of its pixels."""
    first = number * place.size
    here = np.flatnonzero((place >= first) & (place < first + place.size))
    return here, place.reshape(-1)[here].astype(np.int64) - first
