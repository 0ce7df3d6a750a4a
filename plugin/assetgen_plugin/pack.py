"""Opens packs and draws textures from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .agp import fingerprint_of, flat_bytes
from .decoding import open_decoder
from .decoding.core import CoreDecoder, Place
from .errors import PackError, SeedError
from .model_file import opened
from .onnx_reader import Model
from .pack_file import read_pack
from .pixels import texture_hash
from .request import MAX_COLOURS as MAX_COLOURS
from .request import Controls, Request, alike
from .request import Palette as Palette
from .seeds import Seed, as_attempt, as_fixed, as_index, as_seed
from .tensors import CONTRACT as CONTRACT
from .tensors import Tensors, labels_of, names_of, tensor_text

if TYPE_CHECKING:
    from .latents import Codes, PaletteSource, Prior

_MOST_READY: Final = 1024  # controls that are kept ready


class Pack:
    """A trained pack: any number of textures, each a function of its (seed, index) and controls alone.

    Open one with Pack.open. Packs never change and are thread-safe.
    """

    labels: tuple[str, ...]
    """Class names, in order; () if the pack has none."""
    names: tuple[str, ...]
    """Names of the sprites that it was trained on, by which variants are asked for (`base`); () if it keeps none."""
    size: tuple[int, int, int]
    """(H, W, C) of a texture."""
    output: str
    """`direct` or `indexed`."""
    fingerprint: str
    """SHA-256 (hex) of what the pack computes; equal packs give equal textures."""
    info: dict[str, Any]
    """Name, licence, training data and configuration, as the trainer wrote them."""
    tensors: Tensors
    """The named integer tensors of contract section 5 (read-only)."""

    def __init__(self, model: Model, data: bytes, *, threads: int, engine: str | None = None) -> None:
        header, tensors = read_pack(model)
        self.tensors = tensors
        self.labels = labels_of(tensors)
        self.names = names_of(tensors)
        height, width, channels = (int(side) for side in tensors["size"])
        self.size = (height, width, channels)
        self.output = tensor_text(tensors, "output")
        flat = flat_bytes(tensors)
        self.fingerprint = fingerprint_of(flat)
        self.info = header["info"]
        if self.fingerprint != header["fingerprint"]:
            raise PackError(f"altered: its fingerprint is {self.fingerprint}, it says {header['fingerprint']}")
        self._ready: dict[tuple[object, ...], bytes] = {}  # controls that were checked lately, for the C core
        self._decoder = open_decoder(tensors, data, flat, threads, engine)
        self._check_goldens(header["goldens"])

    @staticmethod
    def open(path: str | os.PathLike[str], *, threads: int = 1, engine: str | None = None) -> Pack:
        """The pack in a file, checked from its first byte to its golden textures.

        threads: how many draw the textures of one call. engine: `core`, `onnxruntime` or `numpy`; None: the first of
        them that is installed. The textures are the same for any threads and engine.
        Raises PackError, with one line that says why, for any file that is not a complete and unaltered pack.
        """
        return opened(path, lambda model, data: Pack(model, data, threads=threads, engine=engine))

    @cached_property
    def _prior(self) -> Prior:
        """What draws codes; the C core, which draws its own, needs none."""
        from .latents import Prior

        return Prior(self.tensors)

    @property
    def engine(self) -> str:
        """What draws: `core` (the C runtime), `onnxruntime` or `numpy`."""
        return self._decoder.engine

    def texture(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float = 1.0,
        palette: Palette | None = None,
        attempt: int = 0,
    ) -> NDArray[np.uint8]:
        """One texture, (H, W, C) uint8, straight alpha.

        seed: 0 … 2^64−1, or a name. index: 0 … 2^32−1.
        base: one of `names`: a variant of that sprite. label: one of `labels`; with neither, both are drawn.
        spread: 0 … 4, how far from the base, or from the typical; 1 is as trained, 0 the middle itself.
        palette: None varies the colours too; `"keep"` leaves them the base's; `"from:NAME"` takes those of another
        sprite, `"any"` those of one drawn from the class; a sequence of (r, g, b) forces each to the nearest of these.
        attempt: 0 … 2^32−1, another draw of the same index; a build that wants no twins has it in its lock file.
        Raises SeedError for a control that this pack does not have.
        """
        try:
            controls = self._ready.get((label, base, spread, type(spread), palette))
        except TypeError:  # a list of colours, or a mistake: neither can be looked up
            controls = None
        if controls is None or not isinstance(self._decoder, CoreDecoder):
            request = Request(seed, index, label=label, base=base, spread=spread, palette=palette, attempt=attempt)
            return self.draw(request)
        return self._decoder.draw_one((as_seed(seed), as_index(index), as_attempt(attempt)), controls)

    def textures(
        self,
        seeds: Seed | Iterable[Seed],
        indices: int | Iterable[int] = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float = 1.0,
        palette: Palette | None = None,
        attempts: int | Iterable[int] = 0,
    ) -> NDArray[np.uint8]:
        """Many textures, (N, H, W, C) uint8; each the same as `texture` gives alone.

        seeds, indices, attempts: N of each, or one for all.
        """
        controls = Controls(label=label, base=base, spread=spread, palette=palette)
        return self._textures(_places(seeds, indices, attempts), controls)

    def draw(self, request: Request) -> NDArray[np.uint8]:
        """The texture of a request, as `texture` gives it, (H, W, C) uint8."""
        texture: NDArray[np.uint8] = self._textures(_places_of([request]), request)[0]
        return texture

    def draw_many(self, requests: Sequence[Request]) -> NDArray[np.uint8]:
        """The textures of N requests in their order, (N, H, W, C) uint8; those of equal controls are drawn together."""
        textures = np.empty((len(requests), *self.size), np.uint8)
        for members in alike(requests):
            some = [requests[member] for member in members]
            textures[members] = self._textures(_places_of(some), some[0])
        return textures

    def classes_of(self, requests: Sequence[Request]) -> NDArray[np.int64]:
        """The class that each of N requests names or draws, (N,), by its place among the labels; 0 without labels."""
        classes = np.zeros(len(requests), np.int64)
        for members in alike(requests):
            some = [requests[member] for member in members]
            classes[members] = self._codes(_places_of(some), some[0]).classes
        return classes

    def blend(
        self,
        a: str,
        b: str,
        t: float,
        seed: Seed = 0,
        index: int = 0,
        *,
        spread: float = 0.0,
        palette: Palette | None = None,
    ) -> NDArray[np.uint8]:
        """One texture between two sprites, (H, W, C) uint8.

        a, b: of `names`. t: 0 … 1, 0 is a. spread, palette: as in `texture`, around that point; with spread 0 the seed
        does not matter.
        """
        request = Request(seed, index, spread=spread, palette=palette)
        found = self._resolved(request)
        ends, way = (self._exemplar(a), self._exemplar(b)), as_fixed(t, "t", 1)
        seeds, indices = np.array([[as_seed(seed)], [as_index(index)]], np.uint64)
        codes = self._prior.blend(ends, way, seeds, indices, request.spread_256, palette=found.palette)
        texture: NDArray[np.uint8] = self.render(replace(codes, colours=found.colours))[0]
        return texture

    def around_centroid(
        self, label: str | None, seed: Seed, index: int = 0, *, spread: float = 1.0
    ) -> NDArray[np.uint8]:
        """One texture from the centroid of a class plus noise of the class's own spread, (H, W, C) uint8."""
        codes = self.codes([seed], [index], label=label, spread=spread, centroid=True)
        texture: NDArray[np.uint8] = self.render(codes)[0]
        return texture

    def interpolate(
        self, a: tuple[Seed, int], b: tuple[Seed, int], ways: Iterable[float], *, label: str | None = None
    ) -> NDArray[np.uint8]:
        """The transition from one variant to another, (len(ways), H, W, C) uint8.

        a, b: (seed, index). ways: t of each step, 0 … 1; t = 0 is the texture of a, t = 1 that of b.
        """
        if not isinstance(ways, Iterable):
            raise SeedError(f"ways must be a sequence of numbers from 0 to 1, got {ways!r}")
        from .latents import interpolate

        ends = [Request(*_pair(end), label=label) for end in (a, b)]
        codes = self._codes(_places_of(ends), ends[0])
        return self.render(interpolate(codes, [as_fixed(way, "t", 1) for way in ways]))

    def codes(
        self,
        seeds: Seed | Iterable[Seed],
        indices: int | Iterable[int] = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float = 1.0,
        palette: Palette | None = None,
        centroid: bool = False,
        attempts: int | Iterable[int] = 0,
    ) -> Codes:
        """The latents behind `textures`, or behind `around_centroid`; `render` turns them into pixels."""
        controls = Controls(label=label, base=base, spread=spread, palette=palette)
        return self._codes(_places(seeds, indices, attempts), controls, centroid=centroid)

    def check(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float = 1.0,
        palette: Palette | None = None,
        attempt: int = 0,
    ) -> None:
        """Raises what `texture` would raise for the same arguments, without drawing anything."""
        self.check_controls(
            Request(seed, index, label=label, base=base, spread=spread, palette=palette, attempt=attempt)
        )

    def check_controls(self, controls: Controls) -> None:
        """Raises SeedError for controls, or a request, of which this pack does not have the label, base or palette."""
        self._resolved(controls)

    def render(self, codes: Codes) -> NDArray[np.uint8]:
        """The textures of N codes, (N, H, W, C) uint8."""
        if not len(codes):
            return np.empty((0, *self.size), np.uint8)
        return self._decoder.textures(codes.z, codes.palette, codes.colours)

    def names_of(self, label: str) -> tuple[str, ...]:
        """The names of a class's sprites, () if the pack keeps none."""
        kind = self._class(label)
        if not self.names:
            return ()
        first, last = self.tensors["exemplar.offsets"][kind : kind + 2]
        return self.names[first:last]

    def __repr__(self) -> str:
        height, width, channels = self.size
        labels = f"{len(self.labels)} classes" if self.labels else "no classes"
        return f"<Pack {height}x{width}x{channels} {self.output}, {labels}, {self.fingerprint[:12]}>"

    def _textures(self, places: list[Place], controls: Controls) -> NDArray[np.uint8]:
        """The textures of N places with the same controls."""
        if not places or not isinstance(self._decoder, CoreDecoder):
            return self.render(self._codes(places, controls))
        found = self._resolved(controls)
        packed = self._decoder.controls(found.kind, found.exemplar, controls.spread_256, found.palette, found.colours)
        if found.colours is None:
            if len(self._ready) >= _MOST_READY:
                self._ready.clear()
            key = controls.label, controls.base, controls.spread, type(controls.spread), controls.palette
            self._ready[key] = packed
        return self._decoder.draw(places, packed)

    def _codes(self, places: list[Place], controls: Controls, *, centroid: bool = False) -> Codes:
        """The codes of N places with the same controls."""
        found = self._resolved(controls)
        if centroid and (controls.base is not None or found.palette != "varied"):
            raise SeedError("around a centroid there is no base, and its palette varies")
        seeds, indices, attempts = np.array(places, np.uint64).reshape(-1, 3).T
        codes = self._prior.draw(
            seeds,
            indices,
            found.kind,
            controls.spread_256,
            base=found.exemplar,
            palette=found.palette,
            centroid=centroid,
            attempt=attempts,
        )
        return replace(codes, colours=found.colours)

    def _resolved(self, controls: Controls) -> _Resolved:
        """Controls by their numbers in this pack; SeedError for one that it does not have."""
        colours, source = self._palette(controls.palette)
        exemplar = None if controls.base is None else self._exemplar(controls.base)
        kind = None if controls.label is None else self._class(controls.label)
        if exemplar is not None and kind is not None and kind != self._prior.class_of(exemplar):
            raise SeedError(f"the sprite {controls.base!r} is not of class {controls.label!r}; leave the label out")
        return _Resolved(kind, exemplar, source, colours)

    def _class(self, label: str) -> int:
        if label not in self.labels:
            allowed = ", ".join(self.labels) or "none: this pack has no classes"
            raise SeedError(f"no class {label!r} in this pack; it has {allowed}")
        return self.labels.index(label)

    def _exemplar(self, name: str) -> int:
        if not isinstance(name, str) or name not in self.names:
            from difflib import get_close_matches  # not needed where all is well

            close = ", ".join(get_close_matches(name, self.names, cutoff=0.3)) if isinstance(name, str) else ""
            allowed = (
                f"did you mean {close}?"
                if close
                else "assetgen info PACK lists them"
                if self.names
                else "it keeps none"
            )
            raise SeedError(f"no sprite {name!r} among the {len(self.names)} names of this pack; {allowed}")
        return self.names.index(name)

    def _palette(self, palette: Palette | None) -> tuple[NDArray[np.uint8] | None, PaletteSource]:
        """Colours to force palettes to, and where the palette code comes from."""
        if palette is None:
            return None, "varied"
        if self.output != "indexed":
            raise SeedError("this pack draws channel values, not palette colours; it has no palette control")
        if not isinstance(palette, str):
            if self.size[2] == 1:
                raise SeedError("this pack draws shades of grey; its palettes cannot be forced to colours (r, g, b)")
            return np.array(palette, np.uint8), "varied"
        if not self._prior.draws_palettes:
            raise SeedError("this pack has one fixed palette; give colours instead, as a sequence of (r, g, b)")
        if palette in ("keep", "any"):
            return None, "keep" if palette == "keep" else "any"
        return None, self._exemplar(palette.removeprefix("from:"))

    def _check_goldens(self, goldens: list[dict[str, Any]]) -> None:
        for golden in goldens:
            label = None if golden["label"] is None else str(golden["label"])
            try:
                pixels = self.texture(
                    int(golden["seed"]), int(golden["index"]), label=label, spread=golden["spread"] / 256
                )
            except SeedError as error:
                raise PackError(f"a golden in its metadata cannot be drawn: {error}") from error
            if texture_hash(pixels) != golden["sha256"]:
                raise PackError(
                    f"its golden texture {golden['seed']}/{golden['index']} differs from what this machine draws; "
                    f"{self.engine} does not compute exactly here"
                )


class _Resolved(NamedTuple):
    """Controls by their numbers in a pack: a class, an exemplar, where palettes come from, (M, 3) colours for them."""

    kind: int | None
    exemplar: int | None
    palette: PaletteSource
    colours: NDArray[np.uint8] | None


def _places_of(requests: Iterable[Request]) -> list[Place]:
    return [(as_seed(request.seed), int(request.index), int(request.attempt)) for request in requests]


def _places(seeds: object, indices: object, attempts: object) -> list[Place]:
    """The places of N textures from N seeds, indices and attempts, or one of them for all."""
    many = _many(seeds, "seeds"), _many(indices, "indices"), _many(attempts, "attempts")
    counts = [len(values) for values in many]
    n_textures = max(counts) if all(counts) else 0
    if {*counts} - {1, n_textures}:
        raise SeedError("{} seeds, {} indices and {} attempts; as many of each, or one".format(*counts))
    checks: tuple[Callable[[Any], int], ...] = (as_seed, as_index, as_attempt)
    numbers = ([check(value) for value in values] for check, values in zip(checks, many, strict=True))
    return list(zip(*(some * n_textures if len(some) == 1 else some for some in numbers), strict=True))


def _pair(end: tuple[Seed, int]) -> tuple[Seed, int]:
    """One end of a transition; SeedError if it is not a seed and an index."""
    try:
        seed, index = (None,) if isinstance(end, str | bytes) else end
    except (TypeError, ValueError) as error:
        raise SeedError(f"a transition runs between two pairs (seed, index), got {end!r}") from error
    return seed, index


def _many(values: object, what: str) -> list[Any]:
    """One value or many, as a list. A string is one value; bytes are refused: they would iterate as integers."""
    if isinstance(values, bytes | bytearray | memoryview):
        raise SeedError(f"{what} must be integers or, for seeds, names as str; got bytes {bytes(values)[:16]!r}")
    return list(values) if isinstance(values, Iterable) and not isinstance(values, str) else [values]
