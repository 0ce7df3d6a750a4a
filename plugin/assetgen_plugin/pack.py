"""Opens packs and draws textures from them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from struct import error as StructError
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from .agp import claimed_bytes
from .decoding import open_decoder, open_painter
from .decoding.core import CoreDecoder
from .errors import SeedError
from .model_file import opened
from .onnx_reader import Model
from .pack_file import check_goldens, read_pack
from .painting.rules import FRAME, tagged
from .pixels import texture_hash
from .request import MAX_COLOURS as MAX_COLOURS
from .request import Choices, Controls, Places, Request, Swaps, alike, pair, places, places_of
from .request import Palette as Palette
from .seeds import Seed, as_attempt, as_fixed, as_index, as_seed
from .tensors import CONTRACT as CONTRACT
from .tensors import Tensors, contract_of, tensor_text

if TYPE_CHECKING:
    from .latents import Codes, Prior

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
    """`direct`, `indexed` or `painted`."""
    contract: int
    """1, or 2: which contract says what the pack's textures are."""
    spread: float
    """How far textures are from their base if nothing else is asked for."""
    epochs: int
    """How many times the pack has been given sprites, with the first; draws of older epochs stay as they were."""
    layers: tuple[str, ...]
    """Names of what the art has beside its colours, such as `normal`; () if there is nothing."""
    fingerprint: str
    """SHA-256 (hex) of what the pack computes; equal packs give equal textures."""
    info: dict[str, Any]
    """Name, licence, training data and configuration, as the trainer wrote them."""
    tensors: Tensors
    """The named integer tensors of contract section 5 (read-only)."""

    def __init__(self, model: Model, data: bytes, *, threads: int, engine: str | None = None) -> None:
        header, tensors = read_pack(model)
        self.tensors = tensors
        self._choices = Choices(tensors)
        self.labels, self.names, self.layers = self._choices.labels, self._choices.names, self._choices.layers
        self.spread, self.epochs = self._choices.spread, self._choices.epochs
        height, width, channels = (int(side) for side in tensors["size"])
        self.size = (height, width, channels)
        self.output = tensor_text(tensors, "output")
        self.contract = contract_of(tensors)
        self._paints = self.output == "painted"
        self.info = header["info"]
        self.fingerprint = header["fingerprint"]
        flat = claimed_bytes(tensors, self.fingerprint)
        self._art: dict[str, list[NDArray[np.uint8]]] = {}  # that was asked for
        self._ready: dict[tuple[object, ...], bytes] = {}  # controls that were checked lately, for the C core
        self._decoder = open_decoder(tensors, data, flat, threads, engine)
        self._core = self._decoder if isinstance(self._decoder, CoreDecoder) else None
        self._painter = open_painter(tensors, self._decoder) if self._paints else None
        hash_of = texture_hash if self._core is None else self._core.hash_of
        check_goldens(header["goldens"], self.texture, hash_of, self.engine)

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
        spread: float | None = None,
        palette: Palette | None = None,
        attempt: int = 0,
        epoch: int = 1,
        style: str | None = None,
        swaps: Swaps | None = None,
        layer: str | None = None,
    ) -> NDArray[np.uint8]:
        """One texture, (H, W, C) uint8, straight alpha; or one of its layers, (H, W, 4).

        seed: 0 … 2^64−1, or a name. index: 0 … 2^32−1.
        base: one of `names`: a variant of that sprite. label: one of `labels`; with neither, both are drawn.
        spread: 0 … 4, how far from the base, or from the typical; 0 is the middle itself, None the pack's `spread`.
        palette: None varies the colours too; `"keep"` leaves them the base's; `"from:NAME"` takes those of another
        sprite, `"any"` those of one drawn from the class; a sequence of (r, g, b) forces each to the nearest of these.
        attempt: 0 … 2^32−1, another draw of the same index; a build that wants no twins has it in its lock file.
        epoch: 1 … `epochs`: draws as the pack did then; a game keeps it with its saves.
        Of painted packs also: style, one of `names`: paints with the art of that sprite. swaps: {(r, g, b): (r, g, b)},
        colours of the art that stand for others, whatever the palette. layer: one of `layers`, in place of the colours.
        Raises SeedError for a control that this pack does not have.
        """
        try:
            controls = self._ready.get((label, base, spread, type(spread), palette, epoch, type(epoch), style, swaps))
        except TypeError:  # a list of colours, or a mistake: neither can be looked up
            controls = None
        if controls is None or layer is not None or self._core is None:
            request = Request(
                seed,
                index,
                label=label,
                base=base,
                spread=spread,
                palette=palette,
                attempt=attempt,
                epoch=epoch,
                style=style,
                swaps=swaps,
            )
            return self.draw(request, layer=layer)
        if type(seed) is int and type(index) is int and type(attempt) is int:
            with suppress(StructError):  # too large or below 0
                return self._core.draw_one(seed, index, attempt, controls)
        return self._core.draw_one(as_seed(seed), as_index(index), as_attempt(attempt), controls)

    def textures(
        self,
        seeds: Seed | Iterable[Seed],
        indices: int | Iterable[int] = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float | None = None,
        palette: Palette | None = None,
        attempts: int | Iterable[int] = 0,
        epoch: int = 1,
        style: str | None = None,
        swaps: Swaps | None = None,
        layer: str | None = None,
    ) -> NDArray[np.uint8]:
        """Many textures, (N, H, W, C) uint8; each the same as `texture` gives alone.

        seeds, indices, attempts: N of each, or one for all.
        """
        controls = Controls(
            label=label, base=base, spread=spread, palette=palette, epoch=epoch, style=style, swaps=swaps
        )
        return self._textures(places(seeds, indices, attempts), controls, layer)

    def draw(self, request: Request, *, layer: str | None = None) -> NDArray[np.uint8]:
        """The texture of a request, as `texture` gives it, (H, W, C) uint8; or one of its layers, (H, W, 4)."""
        texture: NDArray[np.uint8] = self._textures(places_of([request]), request, layer)[0]
        return texture

    def frames(
        self,
        seed: Seed,
        index: int = 0,
        *,
        base: str,
        spread: float | None = None,
        palette: Palette | None = None,
        attempt: int = 0,
        epoch: int = 1,
        swaps: Swaps | None = None,
        layer: str | None = None,
        tag: str | None = None,
    ) -> NDArray[np.uint8]:
        """The frames of a variant of an animation in playing order, (N, H, W, C) uint8, or a layer of them, with C = 4.

        They share one draw; the first is the texture. `info["animations"][base]` has ms. tag: one of
        `info["tags"][base]`, such as `walk`: the frames of that pose alone. SeedError for a sprite without such frames.
        """
        request = Request(
            seed, index, base=base, spread=spread, palette=palette, attempt=attempt, epoch=epoch, swaps=swaps
        )
        drawn = [self.draw(request, layer=name) for name in self.frame_layers(base, layer, tag)]
        return np.stack(drawn)[..., : self.size[2] if layer is None else 4]

    def frame_layers(self, base: str, layer: str | None = None, tag: str | None = None) -> list[str]:
        """The layers that are the frames of a sprite, or a layer of these, in playing order; SeedError without any."""
        names = sorted(name for name in self.layers if name.startswith(FRAME))
        drawn = [number for number, name in enumerate(names, 1) if self.original(base, layer=name)[..., 3].any()]
        if not drawn:
            raise SeedError(f"{base!r} has no frames in this pack")
        found = [name if layer is None else f"{layer}.{name.removeprefix(FRAME)}" for name in names[: drawn[-1]]]
        return found if tag is None else tagged(self.info, base, tag, found)

    def places(self, requests: Sequence[Request]) -> NDArray[np.int32]:
        """Where the pixels of N painted textures come from, (N, H, W).

        s·H·W + y·W + x for pixel (y, x) of the canvas of source s, the second one of a blend being 1; −1 for none.
        """
        found = np.empty((len(requests), *self.size[:2]), np.int32)
        for members in alike(requests):
            some = [requests[member] for member in members]
            codes = self._codes(places_of(some), some[0])
            if self._painter is None or codes.paintings is None:
                raise SeedError(f"places are for painted packs; this one is {self.output}")
            found[members] = self._painter.places(codes.z, codes.palette, codes.paintings)
        return found

    def draw_many(self, requests: Sequence[Request]) -> NDArray[np.uint8]:
        """The textures of N requests in their order, (N, H, W, C) uint8; those of equal controls are drawn together."""
        textures = np.empty((len(requests), *self.size), np.uint8)
        for members in alike(requests):
            some = [requests[member] for member in members]
            textures[members] = self._textures(places_of(some), some[0])
        return textures

    def codes_of(self, requests: Sequence[Request]) -> Codes:
        """The latents behind N requests that can be drawn together, as `alike` groups them."""
        return self._codes(places_of(requests), requests[0])

    def classes_of(self, requests: Sequence[Request]) -> NDArray[np.int64]:
        """The class that each of N requests names or draws, (N,), by its place among the labels; 0 without labels."""
        classes = np.zeros(len(requests), np.int64)
        for members in alike(requests):
            some = [requests[member] for member in members]
            classes[members] = self._codes(places_of(some), some[0]).classes
        return classes

    def original(self, name: str, *, layer: str | None = None) -> NDArray[np.uint8]:
        """A sprite of a painted pack as it was drawn, (H, W, C) uint8; or one of its layers, (H, W, 4)."""
        exemplar = self._choices.exemplar(name)
        if not self._paints:
            raise SeedError("this pack does not hold its art; spread 0 and the palette keep draw what it knows of it")
        from .painting.art import art_of, on_canvas
        from .painting.rules import layer_prefix, shown_layer

        prefix = layer_prefix(shown_layer(self.tensors, exemplar) if layer is None else self._choices.layer(layer))
        if prefix not in self._art:
            self._art[prefix] = art_of(self.tensors, prefix)
        canvas = on_canvas(self._art[prefix][exemplar], self.tensors, exemplar)
        return canvas if layer is not None else canvas[..., : self.size[2]]

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
        epoch: int = 1,
        swaps: Swaps | None = None,
        layer: str | None = None,
    ) -> NDArray[np.uint8]:
        """One texture between two sprites, (H, W, C) uint8.

        a, b: of `names`. t: 0 … 1, 0 is a. spread, palette and what follows: as in `texture`, around that point. With
        spread 0 the seed does not matter, but in painted packs, where it draws what comes from which of the two.
        """
        request = Request(seed, index, spread=spread, palette=palette, epoch=epoch, swaps=swaps)
        found = self._choices.resolved(request)
        ends, way = (self._choices.exemplar(a), self._choices.exemplar(b)), as_fixed(t, "t", 1)
        seeds, indices = np.array([[as_seed(seed)], [as_index(index)]], np.uint64)
        codes = self._prior.blend(ends, way, seeds, indices, found.spread, palette=found.palette, epoch=epoch)
        codes = replace(codes, colours=found.colours, swaps=found.swaps)
        texture: NDArray[np.uint8] = self.render(codes, layer=layer)[0]
        return texture

    def around_centroid(
        self, label: str | None, seed: Seed, index: int = 0, *, spread: float = 1.0
    ) -> NDArray[np.uint8]:
        """One texture from the centroid of a class plus noise of the class's own spread, (H, W, C) uint8."""
        codes = self.codes([seed], [index], label=label, spread=spread, centroid=True)
        texture: NDArray[np.uint8] = self.render(codes)[0]
        return texture

    def interpolate(
        self,
        a: tuple[Seed, int],
        b: tuple[Seed, int],
        ways: Iterable[float],
        *,
        label: str | None = None,
        epoch: int = 1,
    ) -> NDArray[np.uint8]:
        """The transition from one variant to another, (len(ways), H, W, C) uint8.

        a, b: (seed, index). ways: t of each step, 0 … 1; t = 0 is the texture of a, t = 1 that of b.
        """
        if not isinstance(ways, Iterable):
            raise SeedError(f"ways must be a sequence of numbers from 0 to 1, got {ways!r}")
        from .latents import interpolate

        ends = [Request(*pair(end), label=label, epoch=epoch) for end in (a, b)]
        codes = self._codes(places_of(ends), ends[0])
        return self.render(interpolate(codes, [as_fixed(way, "t", 1) for way in ways]))

    def codes(
        self,
        seeds: Seed | Iterable[Seed],
        indices: int | Iterable[int] = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float | None = None,
        palette: Palette | None = None,
        centroid: bool = False,
        attempts: int | Iterable[int] = 0,
        epoch: int = 1,
        style: str | None = None,
        swaps: Swaps | None = None,
    ) -> Codes:
        """The latents behind `textures`, or behind `around_centroid`; `render` turns them into pixels."""
        controls = Controls(
            label=label, base=base, spread=spread, palette=palette, epoch=epoch, style=style, swaps=swaps
        )
        return self._codes(places(seeds, indices, attempts), controls, centroid=centroid)

    def check(
        self,
        seed: Seed,
        index: int = 0,
        *,
        label: str | None = None,
        base: str | None = None,
        spread: float | None = None,
        palette: Palette | None = None,
        attempt: int = 0,
        epoch: int = 1,
        style: str | None = None,
        swaps: Swaps | None = None,
    ) -> None:
        """Raises what `texture` would raise for the same arguments, without drawing anything."""
        Request(seed, index, attempt=attempt)
        self.check_controls(
            Controls(label=label, base=base, spread=spread, palette=palette, epoch=epoch, style=style, swaps=swaps)
        )

    def check_controls(self, controls: Controls) -> None:
        """Raises SeedError for controls, or a request, of which this pack does not have the label, base or palette."""
        self._choices.resolved(controls)

    def render(self, codes: Codes, *, layer: str | None = None) -> NDArray[np.uint8]:
        """The textures of N codes, (N, H, W, C) uint8; or one of their layers, (N, H, W, 4)."""
        number = None if layer is None else self._choices.layer(layer)
        if not len(codes):
            return np.empty((0, *self.size[:2], self.size[2] if layer is None else 4), np.uint8)
        if self._painter is None:
            return self._decoder.textures(codes.z, codes.palette, codes.colours)
        if codes.paintings is None:
            raise SeedError("codes of a painted pack say what they are painted from; Pack.codes gives such")
        return self._painter.paint(codes.z, codes.palette, codes.paintings, codes.colours, codes.swaps, number)

    def names_of(self, label: str) -> tuple[str, ...]:
        """The names of a class's sprites, () if the pack keeps none."""
        kind = self._choices.kind(label)
        first, last = self.tensors["exemplar.offsets"][kind : kind + 2] if self.names else (0, 0)
        return self.names[first:last]

    def __repr__(self) -> str:
        height, width, channels = self.size
        labels = f"{len(self.labels)} classes" if self.labels else "no classes"
        return f"<Pack {height}x{width}x{channels} {self.output}, {labels}, {self.fingerprint[:12]}>"

    def _textures(self, here: Places, controls: Controls, layer: str | None = None) -> NDArray[np.uint8]:
        """The textures, or a layer, of N places with the same controls."""
        if not here.size or layer is not None or self._core is None:
            return self.render(self._codes(here, controls), layer=layer)
        found = self._choices.resolved(controls)
        if found.blend is not None:
            return self.render(self._codes(here, controls))
        packed = self._core.controls(*found[:-1])
        if found.colours is None and found.swaps is None:
            if len(self._ready) >= _MOST_READY:
                self._ready.clear()
            spread, epoch = controls.spread, controls.epoch
            key = controls.label, controls.base, spread, type(spread), controls.palette, epoch, type(epoch)
            self._ready[*key, controls.style, None] = packed
        return self._core.draw(here, packed)

    def _codes(self, here: Places, controls: Controls, *, centroid: bool = False) -> Codes:
        """The codes of N places with the same controls."""
        found = self._choices.resolved(controls)
        if centroid and self._paints:
            raise SeedError("a painted pack has no centroids; ask for variants of a class by its label")
        if centroid and (controls.base is not None or found.palette != "varied"):
            raise SeedError("around a centroid there is no base, and its palette varies")
        seeds, indices, attempts = here
        if found.blend is not None and found.exemplar is not None:
            ends, way = (found.exemplar, found.blend[0]), found.blend[1]
            codes = self._prior.blend(
                ends, way, seeds, indices, found.spread, palette=found.palette, attempt=attempts, epoch=found.epoch
            )
            return replace(codes, colours=found.colours, swaps=found.swaps)
        codes = self._prior.draw(
            seeds,
            indices,
            found.kind,
            found.spread,
            base=found.exemplar,
            palette=found.palette,
            centroid=centroid,
            attempt=attempts,
            epoch=found.epoch,
            style=found.style,
        )
        return replace(codes, colours=found.colours, swaps=found.swaps)
