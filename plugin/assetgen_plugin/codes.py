"""Latents from seeds: which class, which exemplar or component, how much noise (contract, section 6)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .seeds import CLASS, COMPONENT, NEIGHBOUR, NOISE, PALETTE_NOISE, WAY, choose, draw, normal
from .tensors import LABEL_HEIGHT, LATENT_MAX, Tensors, labels_of


class Codes:
    """What enters the decoder, for N textures.

    z, palette: (N, D + K) int8, the latent in 1/32 and the one-hot of the class; palette is None for direct packs.
    classes: (N,) int64, the class of each.
    """

    def __init__(self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, classes: NDArray[np.int64]) -> None:
        self.z, self.palette, self.classes = z, palette, classes

    def __len__(self) -> int:
        return len(self.z)

    def __getitem__(self, rows: slice) -> Codes:
        return Codes(self.z[rows], None if self.palette is None else self.palette[rows], self.classes[rows])


class Prior:
    """The prior of a pack, ready to draw from."""

    def __init__(self, tensors: Tensors) -> None:
        self._tensors = tensors
        self._n_latent = int(tensors["latent"][0])
        self._n_labels = len(labels_of(tensors))
        self._indexed = "palette.00.dense.weight" in tensors
        self._kind = "gaussian" if "gaussian.offsets" in tensors else "exemplar"
        if self._kind == "gaussian":
            self._factor = _unpacked(tensors["gaussian.factor"].astype(np.int64), self._n_latent)

    def draw(
        self,
        seeds: NDArray[np.uint64],
        indices: NDArray[np.uint64],
        label: int | None,
        spread: int,
        *,
        centroid: bool = False,
        attempt: int = 0,
    ) -> Codes:
        """The codes of N (seed, index) pairs: around a component or exemplar, or around the class centroid.

        seeds, indices: (N,). label: a class, or None to draw one each. spread: over 256.
        """
        counts = [(CLASS, 1), (COMPONENT, 1), (NEIGHBOUR, 1), (WAY, 1), (NOISE, self._n_latent)]
        if self._indexed:
            counts.append((PALETTE_NOISE, self._n_latent))
        words = dict(zip([domain for domain, _ in counts], draw(seeds, indices, counts, attempt), strict=True))
        noise = normal(words[NOISE])
        if label is None:
            table = self._tensors["class.cumulative"]
            classes = np.array([choose(int(word), table) for word in words[CLASS][:, 0]], np.int64)
        else:
            classes = np.full(len(seeds), label, np.int64)
        if centroid:
            mean = self._tensors["centroid.mean"][classes].astype(np.int64)
            noise = self._tensors["centroid.scale"][classes] * noise
        elif self._kind == "gaussian":
            component = self._entries(classes, words[COMPONENT][:, 0])
            mean = self._tensors["gaussian.mean"][component].astype(np.int64)
            noise = self._shaped(component, noise)
        else:
            mean = self._between(self._entries(classes, words[COMPONENT][:, 0]), words, spread)
            noise = self._tensors["exemplar.scale"][classes] * noise
        z = self._code(mean, noise, spread, classes)
        if not self._indexed:
            return Codes(z, None, classes)
        palette_scale = self._tensors["centroid.scale" if centroid else "exemplar.palette_scale"][classes]
        return Codes(z, self._code(mean, palette_scale * normal(words[PALETTE_NOISE]), spread, classes), classes)

    def _shaped(self, component: NDArray[np.int64], noise: NDArray[np.int64]) -> NDArray[np.int64]:
        """Each row of noise times the factor of its component, (N, D) in 1/256 · 1/32."""
        if self._factor.ndim == 2:
            return self._factor[component] * noise
        shaped = np.empty_like(noise)
        for number in set(component.tolist()):  # np.unique would import numpy.ma, at 20 ms
            rows = component == number
            shaped[rows] = noise[rows] @ self._factor[number].T
        return shaped

    def _entries(self, classes: NDArray[np.int64], words: NDArray[np.int64]) -> NDArray[np.int64]:
        """The component or exemplar of each texture, among those of its class."""
        offsets, cumulative = self._tensors[f"{self._kind}.offsets"], self._tensors[f"{self._kind}.cumulative"]
        first, last = offsets[classes], offsets[classes + 1]
        chosen = [int(a) + choose(int(w), cumulative[a:b]) for a, b, w in zip(first, last, words, strict=True)]
        return np.array(chosen, np.int64)

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
        way = np.minimum(256, (way * spread + 128) >> 8)
        between: NDArray[np.int64] = here + (((there - here) * way + 128) >> 8)
        return between

    def _code(
        self, mean: NDArray[np.int64], noise: NDArray[np.int64], spread: int, classes: NDArray[np.int64]
    ) -> NDArray[np.int8]:
        z = mean + ((noise * spread + (1 << 15)) >> 16)
        code = np.zeros((len(z), self._n_latent + self._n_labels), np.int8)
        code[:, : self._n_latent] = np.clip(z, -LATENT_MAX, LATENT_MAX)
        if self._n_labels:
            code[np.arange(len(z)), self._n_latent + classes] = LABEL_HEIGHT
        return code


def interpolate(codes: Codes, ways: Sequence[int]) -> Codes:
    """Codes on the way from codes[0] to codes[1], one for each t (over 256) in ways."""
    steps = np.array(ways, np.int64)  # of no way too

    def lerp(pair: NDArray[np.int8]) -> NDArray[np.int8]:
        here, there = pair.astype(np.int64)
        between: NDArray[np.int8] = (here + (((there - here) * steps[:, None] + 128) >> 8)).astype(np.int8)
        return between

    classes = codes.classes[(steps > 128).astype(np.int64)]
    return Codes(lerp(codes.z), None if codes.palette is None else lerp(codes.palette), classes)


def _unpacked(factor: NDArray[np.int64], n_latent: int) -> NDArray[np.int64]:
    """Diagonal factors as they are, (M, D); packed triangles as (M, D, D)."""
    if factor.shape[1] == n_latent:
        return factor
    square = np.zeros((len(factor), n_latent, n_latent), np.int64)
    square[:, *np.tril_indices(n_latent)] = factor
    return square
