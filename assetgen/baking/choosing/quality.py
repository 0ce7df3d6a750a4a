"""How faulty a texture looks, as one whole number: the faults of a decoder show in a few measures.

A variant that came out badly has loose pixels, specks or patches, a ragged outline or hardly any contrast, or it
resembles its sprite little. But some art is meant to be so: a heap of coins is in pieces, smoke is ragged. Each measure
is therefore compared with that of the same draw at rest, with spread 0: the sprite itself, or the middle of its class.
The score is how far the difference is beyond what is usual for the pack and the controls, in per cent of the usual
range.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assetgen_art.shapes import ALL_NEIGHBOURS, largest_part
from assetgen_art.signatures import FULL, WIDTH, colours_and_alpha, luminance, shape_distances, signatures
from assetgen_plugin import Pack
from assetgen_plugin.latents import Codes
from assetgen_plugin.request import Request
from assetgen_plugin.seeds import Seed

FAULTS = ("loose pixels", "specks", "ragged outline", "patches", "little contrast", "unlike its sprite")
REFERENCE_SEED: Seed = "assetgen/reference"
N_REFERENCE = 256  # textures from which the usual range is taken

_LEAST_RANGES = np.array([400, 200, 200, 1000, 300, 1000])  # of each fault, so that small differences are not blown up
_OPAQUE = 128  # alpha from which a pixel belongs to the shape
_UNLIKE = 24  # levels of luminance between neighbours
_LEAST_CONTRAST = 500  # below this, lost contrast is not measured against less
_N_MEASURES = 6
_CHUNK_PIXELS = 1 << 18  # to bound memory
_MOST_AT_REST = 8192  # sprites that are remembered


@dataclass(frozen=True)
class Draws:
    """Textures (N, H, W, C) uint8, the facts of each at rest, (N, …) as `AtRest.facts` gives them, and its class."""

    textures: NDArray[np.uint8]
    at_rest: NDArray[np.int64]
    classes: NDArray[np.int64] | None = None  # numbers, (N,)

    def __getitem__(self, rows: slice) -> Draws:
        return Draws(self.textures[rows], self.at_rest[rows], None if self.classes is None else self.classes[rows])


class AtRest:
    """The sprites of one pack that its variants start from, each drawn and measured once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._known: dict[bytes, NDArray[np.int64]] = {}

    def facts(self, codes: Codes) -> NDArray[np.int64]:
        """Measures and signatures of N codes of spread 0, (N, 6 + WIDTH)."""
        palettes = codes.z[:, :0] if codes.palette is None else codes.palette
        colours = b"" if codes.colours is None else codes.colours.tobytes()
        colours += b"" if codes.swaps is None else codes.swaps.tobytes()
        sources = codes.z[:, :0] if codes.paintings is None else codes.paintings.sources
        rows_of = zip(codes.z, palettes, sources, strict=True)
        keys = [z.tobytes() + palette.tobytes() + colours + source.tobytes() for z, palette, source in rows_of]
        first = {key: row for row, key in reversed(list(enumerate(keys))) if key not in self._known}
        if len(self._known) + len(first) > _MOST_AT_REST:
            self._known.clear()
            first = {key: row for row, key in enumerate(keys)}
        if first:
            rows = list(first.values())
            textures = self._pack.render(codes[rows])
            self._known |= zip(first, np.concatenate([measured(textures), signatures(textures)], axis=1), strict=True)
        return np.array([self._known[key] for key in keys], np.int64).reshape(len(keys), _N_MEASURES + WIDTH)


def draw(pack: Pack, at_rest: AtRest, requests: Sequence[Request]) -> Draws:
    """The textures of requests that can be drawn together, as `alike` groups them, beside each at rest."""
    codes = pack.codes_of(requests)
    still = pack.codes_of([replace(request, spread=0.0) for request in requests])
    return Draws(pack.render(codes), at_rest.facts(still), codes.classes)


class Quality:
    """Scores textures by what is usual for one pack and the same controls."""

    def __init__(self, reference: Draws) -> None:
        """reference: what `draw` gives for REFERENCE_SEED, indices 0 to N_REFERENCE − 1 and the controls of the job."""
        faults = np.sort(_faults(reference, signatures(reference.textures)), axis=0)
        last = len(faults) - 1
        self._highest = faults[last * 95 // 100]
        self._ranges = np.maximum(self._highest - faults[last * 5 // 100], _LEAST_RANGES)

    def scores(
        self, textures: Draws, their_signatures: NDArray[np.uint8]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Scores (N,), 0 for what is usual, and which of FAULTS each is due to, (N,).

        A fault's score is how far it is above the 95 per cent point of the reference, in per cent of the range from its
        5 per cent point to that; a texture's is that of its worst.
        """
        beyond = np.maximum(_faults(textures, their_signatures) - self._highest, 0)
        scores = 100 * beyond // self._ranges
        return scores.max(axis=1), scores.argmax(axis=1)


def measured(textures: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Loose pixels, those with gaps closed, specks, ragged outline, patches and contrast, (N, 6), of (N, H, W, C).

    The first four in hundredths of a per cent of the shape's pixels: those outside its largest part, without and with
    gaps of one pixel closed; those lighter or darker than all around them; those of its outline that stick out or in.
    Patches: of its pairs of neighbours those that are unlike. Contrast: mean deviation from its mean luminance, in
    hundredths of a level.
    """
    found = np.empty((len(textures), _N_MEASURES), np.int64)
    step = max(1, _CHUNK_PIXELS // (textures.shape[1] * textures.shape[2]))
    for start in range(0, len(textures), step):
        rows = slice(start, start + step)
        colours, alpha = colours_and_alpha(textures[rows])
        shape, light = alpha >= _OPAQUE, luminance(colours).astype(np.int16)
        area = _sums(shape)
        whole = np.maximum(area, 1)
        specks, patches = _roughness(shape, light)
        mean = (_sums(light * shape) // whole).astype(np.int16)
        contrast = 100 * _sums(np.abs(light - mean[:, None, None]) * shape) // whole
        loose = (area - largest_part(shape, over_gaps=over_gaps) for over_gaps in (False, True))
        shares = (FULL * pixels // whole for pixels in (*loose, specks, _ragged(shape)))
        found[rows] = np.stack([*shares, patches, contrast], axis=1)
    return found


def _faults(textures: Draws, their_signatures: NDArray[np.uint8]) -> NDArray[np.int64]:
    """How much more of each of FAULTS textures have than at rest, (N, 6)."""
    here, there = measured(textures.textures), textures.at_rest[:, :_N_MEASURES]
    more = here[:, :5] - there[:, :5]
    loose = more[:, :2].min(axis=1, keepdims=True)  # pieces one pixel apart may join or separate: that is not a fault
    lost = 1000 - 1000 * here[:, 5:] // np.maximum(there[:, 5:], _LEAST_CONTRAST)
    apart = shape_distances(their_signatures, textures.at_rest[:, _N_MEASURES:].astype(np.uint8))
    return np.concatenate([loose, more[:, 2:], lost, apart[:, None]], axis=1)


def _roughness(shape: NDArray[np.bool_], light: NDArray[np.int16]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Specks, in pixels, and unlike neighbours, in hundredths of a per cent of all, (N,) each."""
    highest, lowest = np.full(light.shape, -999, np.int16), np.full(light.shape, 999, np.int16)  # around each pixel
    n_unlike, n_pairs = np.zeros(len(shape), np.int64), np.zeros(len(shape), np.int64)
    for here, there in ALL_NEIGHBOURS:
        both = shape[here] & shape[there]
        n_pairs += _sums(both)
        n_unlike += _sums(both & (np.abs(light[here] - light[there]) >= _UNLIKE))
        for one, other in ((here, there), (there, here)):
            np.maximum(highest[one], light[other], out=highest[one], where=both)
            np.minimum(lowest[one], light[other], out=lowest[one], where=both)
    beside = shape & (highest >= 0)  # what has no neighbour counts as loose
    specks = beside & ((light - highest >= _UNLIKE) | (lowest - light >= _UNLIKE))
    return _sums(specks), FULL * n_unlike // np.maximum(n_pairs, 1)


def _ragged(shape: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Pixels of the shape that have at most two of eight neighbours in it, and others that have at least six, (N,)."""
    n_around = np.zeros(shape.shape, np.uint8)
    for here, there in ALL_NEIGHBOURS:
        n_around[here] += shape[there]
        n_around[there] += shape[here]
    return _sums(np.where(shape, n_around <= 2, n_around >= 6))


def _sums(values: NDArray[np.bool_] | NDArray[np.int16]) -> NDArray[np.int64]:
    """Sums of each image (N, H, W), (N,)."""
    sums: NDArray[np.int64] = values.sum(axis=(1, 2), dtype=np.int64)
    return sums
