"""Codes from seeds: class, exemplar or component, noise (contract, section 6; contract 2, sections 5 and 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .painting.paintings import Paintings
from .request import PaletteSource
from .seeds import (
    CLASS,
    COMPONENT,
    NEIGHBOUR,
    NOISE,
    PALETTE_NOISE,
    PALETTE_SOURCE,
    REGIONS,
    WAY,
    choose,
    draw,
    normal,
)
from .tensors import LABEL_HEIGHT, LATENT_MAX, Tensors, labels_of

_WHOLE: Final = 256  # 1 in the units of spread and t
_N_REGIONS: Final = 9  # a grid of 3×3


@dataclass(frozen=True)
class Codes:
    """The input of the decoder, for N textures.

    z, palette: (N, D + K) int8, the latent in 1/32 followed by the one-hot of the class; palette is None if the pack
    computes no palettes. classes: (N,) int64, the class of each. colours: (M, 3) uint8 that palettes are forced to.
    Of a painted pack paintings: what each is painted from; swaps: (M, 2, 3) uint8, pairs of colours of the art.
    """

    z: NDArray[np.int8]
    palette: NDArray[np.int8] | None
    classes: NDArray[np.int64]
    colours: NDArray[np.uint8] | None = None
    paintings: Paintings | None = None
    swaps: NDArray[np.uint8] | None = None

    def __len__(self) -> int:
        return len(self.z)

    def __getitem__(self, rows: slice | list[int]) -> Codes:
        palette = None if self.palette is None else self.palette[rows]
        paintings = None if self.paintings is None else self.paintings[rows]
        return Codes(self.z[rows], palette, self.classes[rows], self.colours, paintings, self.swaps)


class Prior:
    """The prior of a pack, ready to draw from."""

    def __init__(self, tensors: Tensors) -> None:
        self._tensors = tensors
        self._n_latent = int(tensors["latent"][0])
        self._n_labels = len(labels_of(tensors))
        self.draws_palettes = "palette.00.dense.weight" in tensors
        self._kind = "gaussian" if "gaussian.offsets" in tensors else "exemplar"
        self._paints = "art.data" in tensors
        if self._kind == "gaussian":
            self._factor = _unpacked(tensors["gaussian.factor"].astype(np.int64), self._n_latent)

    def draw(
        self,
        seeds: NDArray[np.uint64],
        indices: NDArray[np.uint64],
        label: int | None,
        spread: int,
        *,
        base: int | None = None,
        palette: PaletteSource = "varied",
        centroid: bool = False,
        attempt: int | NDArray[np.uint64] = 0,
        epoch: int = 1,
        style: int | None = None,
    ) -> Codes:
        """The codes of N (seed, index) pairs: around a component or exemplar, or around the centroid of the class.

        seeds, indices: (N,). label: the class of all, or None to draw one for each. spread: over 256. base: the
        exemplar of all, of any class, or None to draw one for each. palette: for priors that draw palettes.
        attempt: one for all, or (N,). epoch: of the draws of a painted pack, 1 is the first. style: the exemplar whose
        art all are painted with, or None for that of which each is a variant.
        """
        words = self._words(seeds, indices, attempt)
        if base is not None:
            classes = np.full(len(seeds), self.class_of(base), np.int64)
        elif label is not None:
            classes = np.full(len(seeds), label, np.int64)
        else:
            table = self._weights("class", epoch)
            chosen = [choose(int(word), table, ends_early=self._paints) for word in words[CLASS][:, 0]]
            classes = np.array(chosen, np.int64)
        hot = self._one_hot(classes)
        noise = normal(words[NOISE])
        if centroid:
            mean = self._tensors["centroid.mean"][classes].astype(np.int64)
            scale = self._tensors["centroid.scale"][classes]
            z = _code(mean, scale * noise, spread, hot)
            if not self.draws_palettes:
                return Codes(z, None, classes)
            return Codes(z, _code(mean, scale * normal(words[PALETTE_NOISE]), spread, hot), classes)
        if self._kind == "gaussian":
            component = self._entries(classes, words[COMPONENT][:, 0], epoch)
            mean = self._tensors["gaussian.mean"][component].astype(np.int64)
            return Codes(_code(mean, self._shaped(component, noise), spread, hot), None, classes)
        if base is None:
            drawn = self._entries(classes, words[COMPONENT][:, 0], epoch)
        else:
            drawn = np.full(len(seeds), base, np.int64)
        mean = self._between(drawn, words, spread)
        z = self._shape(mean, hot, classes, words, spread)
        if style is None:
            own = self._tensors["exemplar.latent"][drawn].astype(np.int64)
            colours = self._colours(mean, own, hot, classes, words, spread, palette, epoch)
        else:
            drawn = np.full(len(seeds), style, np.int64)
            theirs = np.full(len(seeds), self.class_of(style), np.int64)
            own = self._tensors["exemplar.latent"][drawn].astype(np.int64)
            colours = self._colours(own, own, self._one_hot(theirs), theirs, words, spread, palette, epoch)
        return self._codes(z, colours, classes, (drawn, drawn), 0, words, styled=style is not None)

    def blend(
        self,
        ends: tuple[int, int],
        way: int,
        seeds: NDArray[np.uint64],
        indices: NDArray[np.uint64],
        spread: int,
        *,
        palette: PaletteSource = "varied",
        attempt: int | NDArray[np.uint64] = 0,
        epoch: int = 1,
    ) -> Codes:
        """The codes of N (seed, index) pairs around the point at t = `way` (over 256) from one exemplar to another."""
        words = self._words(seeds, indices, attempt)
        here, there = (self._tensors["exemplar.latent"][end].astype(np.int64) for end in ends)
        mean = np.broadcast_to(_lerp(here, there, way), (len(seeds), self._n_latent))
        kinds = [self.class_of(end) for end in ends]
        classes = np.full(len(seeds), kinds[2 * way > _WHOLE], np.int64)
        first, last = self._one_hot(np.array(kinds))
        hot = np.broadcast_to(_lerp(first, last, way), (len(seeds), self._n_labels))
        z = self._shape(mean, hot, classes, words, spread)
        colours = self._colours(mean, mean, hot, classes, words, spread, palette, epoch)
        sources = tuple(np.full(len(seeds), end, np.int64) for end in ends)
        return self._codes(z, colours, classes, (sources[0], sources[1]), way, words)

    def _words(
        self, seeds: NDArray[np.uint64], indices: NDArray[np.uint64], attempt: int | NDArray[np.uint64]
    ) -> dict[int, NDArray[np.int64]]:
        """The words of each domain, (N, words) each."""
        counts = [(CLASS, 1), (COMPONENT, 1), (NEIGHBOUR, 1), (WAY, 1), (NOISE, self._n_latent)]
        if self.draws_palettes:
            counts += [(PALETTE_NOISE, self._n_latent), (PALETTE_SOURCE, 1)]
        if self._paints:
            counts += [(REGIONS, _N_REGIONS)]
        return dict(zip([domain for domain, _ in counts], draw(seeds, indices, counts, attempt), strict=True))

    def _shape(
        self,
        mean: NDArray[np.int64],
        hot: NDArray[np.int64],
        classes: NDArray[np.int64],
        words: dict[int, NDArray[np.int64]],
        spread: int,
    ) -> NDArray[np.int8]:
        """Codes around points (N, D)."""
        return _code(mean, self._tensors["exemplar.scale"][classes] * normal(words[NOISE]), spread, hot)

    def _colours(
        self,
        mean: NDArray[np.int64],
        own: NDArray[np.int64],
        hot: NDArray[np.int64],
        classes: NDArray[np.int64],
        words: dict[int, NDArray[np.int64]],
        spread: int,
        palette: PaletteSource,
        epoch: int,
    ) -> tuple[NDArray[np.int8], NDArray[np.int8]] | None:
        """Palette codes around points (N, D), and those of the palettes that are kept, of the latents `own` (N, D)."""
        if not self.draws_palettes:
            return None
        still = np.zeros_like(mean)
        kept = _code(own, still, 0, hot)
        if palette == "varied":
            noise = self._tensors["exemplar.palette_scale"][classes] * normal(words[PALETTE_NOISE])
            return _code(mean, noise, spread, hot), kept
        if palette == "keep":
            return kept, kept
        if palette == "any":
            source = self._entries(classes, words[PALETTE_SOURCE][:, 0], epoch)
        else:
            source = np.full(len(mean), palette, np.int64)
        theirs = self._tensors["exemplar.latent"][source].astype(np.int64)
        kinds = np.array([self.class_of(int(number)) for number in source], np.int64)
        return _code(theirs, still, 0, self._one_hot(kinds)), kept

    def _codes(
        self,
        z: NDArray[np.int8],
        colours: tuple[NDArray[np.int8], NDArray[np.int8]] | None,
        classes: NDArray[np.int64],
        ends: tuple[NDArray[np.int64], NDArray[np.int64]],
        way: int,
        words: dict[int, NDArray[np.int64]],
        *,
        styled: bool = False,
    ) -> Codes:
        """Codes with their palette codes and the kept ones; of a painted pack, with what they are painted from."""
        palette, kept = colours or (None, None)
        if not self._paints:
            return Codes(z, palette, classes)
        regions = (words[REGIONS] >> 24).astype(np.uint8)
        ways, all_styled = np.full(len(z), way, np.int64), np.full(len(z), styled)
        return Codes(z, palette, classes, paintings=_between_sources(kept, *ends, ways, all_styled, regions))

    def class_of(self, exemplar: int) -> int:
        """The class of an exemplar."""
        return int(np.searchsorted(self._tensors["exemplar.offsets"], exemplar, side="right")) - 1

    def _one_hot(self, classes: NDArray[np.int64]) -> NDArray[np.int64]:
        """(N, K) with LABEL_HEIGHT at the class of each."""
        hot = np.zeros((len(classes), self._n_labels), np.int64)
        if self._n_labels:
            hot[np.arange(len(classes)), classes] = LABEL_HEIGHT
        return hot

    def _shaped(self, component: NDArray[np.int64], noise: NDArray[np.int64]) -> NDArray[np.int64]:
        """Each row of noise multiplied by the factor of its component, (N, D) in 1/256 · 1/32."""
        if self._factor.ndim == 2:
            return self._factor[component] * noise
        shaped = np.empty_like(noise)
        for number in set(component.tolist()):  # np.unique would import numpy.ma, which takes 20 ms
            rows = component == number
            shaped[rows] = noise[rows] @ self._factor[number].T
        return shaped

    def _entries(self, classes: NDArray[np.int64], words: NDArray[np.int64], epoch: int) -> NDArray[np.int64]:
        """The component or exemplar of each texture, among those of its class."""
        offsets, cumulative = self._tensors[f"{self._kind}.offsets"], self._weights(self._kind, epoch)
        first, last = offsets[classes], offsets[classes + 1]
        chosen = [
            int(a) + choose(int(word), cumulative[a:b], ends_early=self._paints)
            for a, b, word in zip(first, last, words, strict=True)
        ]
        return np.array(chosen, np.int64)

    def _weights(self, of: str, epoch: int) -> NDArray[np.uint32]:
        """Cumulative weights of the classes, components or exemplars, in an epoch."""
        table: NDArray[np.uint32] = self._tensors[f"{of}.cumulative"]
        return table[epoch - 1] if self._paints else table

    def _between(
        self, exemplar: NDArray[np.int64], words: dict[int, NDArray[np.int64]], spread: int
    ) -> NDArray[np.int64]:
        """A point on the way from each exemplar to one of its neighbours, (N, D)."""
        neighbours, reach = self._tensors["exemplar.neighbours"], int(self._tensors["exemplar.reach"][0])
        number = (words[NEIGHBOUR][:, 0] * neighbours.shape[1]) >> 32
        latent = self._tensors["exemplar.latent"]
        here = latent[exemplar].astype(np.int64)
        there = latent[neighbours[exemplar, number]].astype(np.int64)
        way = (words[WAY] * (reach + 1)) >> 32  # (N, 1)
        return _lerp(here, there, np.minimum(_WHOLE, (way * spread + 128) >> 8))


def interpolate(codes: Codes, ways: Sequence[int]) -> Codes:
    """Codes between codes[0] and codes[1], one for each t (over 256) in ways."""
    steps = np.array(ways, np.int64)  # also if there are none

    def between(pair: NDArray[np.int8]) -> NDArray[np.int8]:
        here, there = pair.astype(np.int64)
        return _lerp(here, there, steps[:, None]).astype(np.int8)

    classes = codes.classes[(2 * steps > _WHOLE).astype(np.int64)]
    palette = None if codes.palette is None else between(codes.palette)
    return Codes(between(codes.z), palette, classes, codes.colours, _paintings_between(codes, steps), codes.swaps)


def _paintings_between(codes: Codes, steps: NDArray[np.int64]) -> Paintings | None:
    """What is painted from between codes[0] and codes[1], at t = steps (N,)."""
    ends = codes.paintings
    if ends is None:
        return None
    here, there = (np.full(len(steps), source, np.int64) for source in ends.sources[:, 0])
    styled = np.where(steps == 0, ends.styled[0], np.where(steps == _WHOLE, ends.styled[1], ends.styled.any()))
    regions = ends.regions[:1].repeat(len(steps), axis=0)
    kept = None
    if ends.kept is not None:
        first, last = ends.kept.astype(np.int64)
        kept = _lerp(first, last, steps[:, None]).astype(np.int8)
    return _between_sources(kept, here, there, steps, styled, regions)


def _between_sources(
    kept: NDArray[np.int8] | None,
    here: NDArray[np.int64],
    there: NDArray[np.int64],
    ways: NDArray[np.int64],
    styled: NDArray[np.bool_],
    regions: NDArray[np.uint8],
) -> Paintings:
    """N paintings at t = ways (N,) between two sources (N,); at the ends, and between equal ones, of one source."""
    one = (ways == 0) | (ways == _WHOLE) | (here == there)
    first = np.where(ways == _WHOLE, there, here)
    sources = np.stack([first, np.where(one, -1, there)], axis=1)
    return Paintings(kept, sources, np.where(one, 0, ways), styled & one, regions)


def _lerp(here: NDArray[np.int64], there: NDArray[np.int64], way: NDArray[np.int64] | int) -> NDArray[np.int64]:
    between: NDArray[np.int64] = here + (((there - here) * way + 128) >> 8)
    return between


def _code(mean: NDArray[np.int64], noise: NDArray[np.int64], spread: int, hot: NDArray[np.int64]) -> NDArray[np.int8]:
    """Latents (N, D) with their noise, followed by the one-hots (N, K): (N, D + K)."""
    z = np.clip(mean + ((noise * spread + (1 << 15)) >> 16), -LATENT_MAX, LATENT_MAX)
    return np.concatenate([z, hot], axis=1).astype(np.int8)


def _unpacked(factor: NDArray[np.int64], n_latent: int) -> NDArray[np.int64]:
    """Diagonal factors as they are, (M, D); packed triangles as (M, D, D)."""
    if factor.shape[1] == n_latent:
        return factor
    square = np.zeros((len(factor), n_latent, n_latent), np.int64)
    square[:, *np.tril_indices(n_latent)] = factor
    return square
