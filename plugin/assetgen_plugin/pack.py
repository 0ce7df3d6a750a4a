"""Opens packs and draws textures from them."""

from __future__ import annotations

import binascii
import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from .codes import Codes, PaletteSource, Prior, interpolate
from .container import check_version, metadata_json, open_session, opened
from .errors import PackError, SeedError
from .graph import IR_VERSION, OPSET, build_graph, layer_tensors, same_graph
from .protobuf import Model
from .seeds import Seed, as_attempt, as_fixed, as_index, as_seed
from .tensors import CONTRACT, DTYPES, Tensors, check_tensors, fingerprint, labels_of, names_of, tensor_text

FORMAT: Final = 1
METADATA_KEY: Final = "assetgen"
MAX_SPREAD: Final = 4
MAX_COLOURS: Final = 256
Palette: TypeAlias = str | Sequence[Sequence[int]]
"""`keep`, `any`, `from:NAME`, or colours (r, g, b) of 0 … 255."""
_CHUNK: Final = 64  # textures of one session run at most,
_CHUNK_PIXELS: Final = 1 << 18  # and their pixels, to bound memory
_MAX_GOLDENS: Final = 64


class Pack:
    """A trained pack: any number of textures, each a function of its (seed, index) and controls alone.

    Open one with Pack.open. A pack has no state that changes: threads may share it.
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

    def __init__(self, model: Model, data: bytes, *, threads: int) -> None:
        header, tensors = _read(model)
        self.tensors = tensors
        self.labels = labels_of(tensors)
        self.names = names_of(tensors)
        height, width, channels = (int(side) for side in tensors["size"])
        self.size = (height, width, channels)
        self.output = tensor_text(tensors, "output")
        self.fingerprint = fingerprint(tensors)
        self.info = header["info"]
        if self.fingerprint != header["fingerprint"]:
            raise PackError(f"altered: its fingerprint is {self.fingerprint}, it says {header['fingerprint']}")
        self._prior = Prior(tensors)
        self._session = open_session(data, threads)
        self._check_goldens(header["goldens"])

    @staticmethod
    def open(path: str | os.PathLike[str], *, threads: int = 1) -> Pack:
        """The pack in a file, checked from its first byte to its golden textures.

        threads: of one session run; the textures are the same for any number.
        Raises PackError, with one line that says why, for any file that is not a whole and honest pack.
        """
        return opened(path, lambda model, data: Pack(model, data, threads=threads))

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
        codes = self.codes([seed], [index], label=label, base=base, spread=spread, palette=palette, attempts=attempt)
        texture: NDArray[np.uint8] = self.render(codes)[0]
        return texture

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
        codes = self.codes(seeds, indices, label=label, base=base, spread=spread, palette=palette, attempts=attempts)
        return self.render(codes)

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
        colours, source = self._palette(palette)
        place = np.array([as_seed(seed)], np.uint64), np.array([as_index(index)], np.uint64)
        ends, way = (self._exemplar(a), self._exemplar(b)), as_fixed(t, "t", 1)
        codes = self._prior.blend(ends, way, *place, as_fixed(spread, "spread", MAX_SPREAD), palette=source)
        texture: NDArray[np.uint8] = self.render(replace(codes, colours=colours))[0]
        return texture

    def around_centroid(
        self, label: str | None, seed: Seed, index: int = 0, *, spread: float = 1.0
    ) -> NDArray[np.uint8]:
        """One texture from the centroid of a class plus noise of the class's own spread, (H, W, C) uint8."""
        codes = self.codes([seed], [index], label=label, spread=spread, centroid=True)
        texture: NDArray[np.uint8] = self.render(codes)[0]
        return texture

    def interpolate(
        self, a: tuple[Seed, int], b: tuple[Seed, int], ways: Sequence[float], *, label: str | None = None
    ) -> NDArray[np.uint8]:
        """The transition from one variant to another, (len(ways), H, W, C) uint8.

        a, b: (seed, index). ways: t of each step, 0 … 1; t = 0 is the texture of a, t = 1 that of b.
        """
        ends = self.codes([a[0], b[0]], [a[1], b[1]], label=label)
        return self.render(interpolate(ends, [as_fixed(way, "t", 1) for way in ways]))

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
        colours, source = self._palette(palette)
        kind, exemplar = self._class_and_exemplar(label, base)
        if centroid and (base is not None or source != "varied"):
            raise SeedError("around a centroid there is no base, and its palette varies")
        many_seeds: list[Seed] = list(seeds) if isinstance(seeds, Iterable) and not isinstance(seeds, str) else [seeds]
        many_indices: list[int] = list(indices) if isinstance(indices, Iterable) else [indices]
        many_attempts: list[int] = list(attempts) if isinstance(attempts, Iterable) else [attempts]
        numbers = [len(many_seeds), len(many_indices), len(many_attempts)]
        n_textures = max(numbers) if all(numbers) else 0
        if {*numbers} - {1, n_textures}:
            raise SeedError("{} seeds, {} indices and {} attempts; as many of each, or one".format(*numbers))
        seed_array = np.array([as_seed(seed) for seed in many_seeds], np.uint64)
        index_array = np.array([as_index(index) for index in many_indices], np.uint64)
        attempt_array = np.array([as_attempt(attempt) for attempt in many_attempts], np.uint64)
        codes = self._prior.draw(
            np.broadcast_to(seed_array, n_textures),
            np.broadcast_to(index_array, n_textures),
            kind,
            as_fixed(spread, "spread", MAX_SPREAD),
            base=exemplar,
            palette=source,
            centroid=centroid,
            attempt=np.broadcast_to(attempt_array, n_textures),
        )
        return replace(codes, colours=colours)

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
        """Raises what `texture` would raise for the same arguments, and draws nothing."""
        as_seed(seed), as_index(index), as_attempt(attempt), as_fixed(spread, "spread", MAX_SPREAD)
        self._palette(palette)
        self._class_and_exemplar(label, base)

    def render(self, codes: Codes) -> NDArray[np.uint8]:
        """The textures of N codes, (N, H, W, C) uint8."""
        textures = np.empty((len(codes), *self.size), np.uint8)
        chunk = min(_CHUNK, max(1, _CHUNK_PIXELS // (self.size[0] * self.size[1])))
        for start in range(0, len(codes), chunk):
            rows = slice(start, start + chunk)
            textures[rows] = self._decode(codes[rows])
        return textures

    def __repr__(self) -> str:
        height, width, channels = self.size
        labels = f"{len(self.labels)} classes" if self.labels else "no classes"
        return f"<Pack {height}x{width}x{channels} {self.output}, {labels}, {self.fingerprint[:12]}>"

    def _class_and_exemplar(self, label: str | None, base: str | None) -> tuple[int | None, int | None]:
        """The numbers of a label and a base, None for one that is not given."""
        exemplar = None if base is None else self._exemplar(base)
        kind = None if label is None else self._class(label)
        if exemplar is not None and kind not in (None, self._prior.class_of(exemplar)):
            raise SeedError(f"the sprite {base!r} is not of class {label!r}; leave the label out")
        return kind, exemplar

    def _class(self, label: str) -> int:
        if label not in self.labels:
            allowed = ", ".join(self.labels) or "none: this pack has no classes"
            raise SeedError(f"no class {label!r} in this pack; it has {allowed}")
        return self.labels.index(label)

    def names_of(self, label: str) -> tuple[str, ...]:
        """The names of a class's sprites, () if the pack keeps none."""
        kind = self._class(label)
        if not self.names:
            return ()
        first, last = self.tensors["exemplar.offsets"][kind : kind + 2]
        return self.names[first:last]

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
            return _colours(palette), "varied"
        if not self._prior.draws_palettes:
            raise SeedError("this pack has one fixed palette; give colours instead, as a sequence of (r, g, b)")
        if palette in ("keep", "any"):
            return None, "keep" if palette == "keep" else "any"
        if not palette.startswith("from:"):
            raise SeedError(f"palette {palette!r}; keep, any, from:NAME or a sequence of (r, g, b) is allowed")
        return None, self._exemplar(palette.removeprefix("from:"))

    def _decode(self, codes: Codes) -> NDArray[np.uint8]:
        feeds = {"z": codes.z.astype(np.float32)}
        if self.output == "direct":
            (texture,) = self._session.run(["texture"], feeds)
            return straight_alpha(np.moveaxis(texture, 1, -1))
        if codes.palette is None:
            (index,) = self._session.run(["index"], feeds)
            palette = np.broadcast_to(
                self.tensors["palette.colours"], (len(codes), *self.tensors["palette.colours"].shape)
            )
        else:
            feeds["z_palette"] = codes.palette.astype(np.float32)
            index, palette = self._session.run(["index", "palette"], feeds)
            palette = palette.reshape(len(codes), -1, self.size[2])
        if codes.colours is not None:
            palette = nearest_colours(palette, codes.colours)
        return apply_palette(index, palette)

    def _check_goldens(self, goldens: list[dict[str, Any]]) -> None:
        for golden in goldens:
            label = None if golden["label"] is None else str(golden["label"])
            try:
                pixels = self.texture(
                    int(golden["seed"]), int(golden["index"]), label=label, spread=golden["spread"] / 256
                )
            except SeedError as error:
                raise PackError(f"a golden of its metadata cannot be drawn: {error}") from error
            if texture_hash(pixels) != golden["sha256"]:
                raise PackError(
                    f"golden texture {golden['seed']}/{golden['index']} comes out different on this machine; "
                    f"onnxruntime {onnxruntime.__version__} does not compute in full float32 here"
                )


def texture_hash(texture: NDArray[np.uint8]) -> str:
    """SHA-256 (hex) of a texture's H×W×C bytes."""
    return hashlib.sha256(np.ascontiguousarray(texture).tobytes()).hexdigest()


def straight_alpha(premultiplied: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Straight from premultiplied alpha, (…, 4) uint8: min(255, (255·c + a/2) // a); other channel counts as is."""
    if premultiplied.shape[-1] != 4:
        return premultiplied
    alpha = premultiplied[..., 3:].astype(np.int32)
    colour = (255 * premultiplied[..., :3].astype(np.int32) + alpha // 2) // np.maximum(alpha, 1)
    straight = premultiplied.copy()
    straight[..., :3] = np.where(alpha > 0, np.minimum(colour, 255), 0)
    return straight


def apply_palette(index: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Textures (N, H, W, C) from index maps (N, H, W) and palettes (N, P, C); with C = 4 slot 0 is transparent."""
    if palette.shape[-1] == 4:
        palette = np.concatenate([np.zeros_like(palette[:, :1]), palette], axis=1)
    return palette[np.arange(len(index))[:, None, None], index]


def nearest_colours(palette: NDArray[np.uint8], colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Palettes (N, P, C) with each colour replaced by the nearest of `colours` (M, 3), alpha left as it is.

    The distance is the integer "redmean", weights by how red the two are; of equally near ones the first is taken.
    """
    here = palette[..., None, :3].astype(np.int64)
    there = colours.astype(np.int64)
    red = (here[..., 0] + there[:, 0]) >> 1
    r, g, b = ((here[..., channel] - there[:, channel]) ** 2 for channel in range(3))
    distance = (((512 + red) * r) >> 8) + 4 * g + (((767 - red) * b) >> 8)
    forced = palette.copy()
    forced[..., :3] = colours[distance.argmin(axis=-1)]
    return forced


def _colours(palette: Sequence[Sequence[int]]) -> NDArray[np.uint8]:
    try:
        colours = np.array(palette)
    except ValueError:
        colours = np.zeros(0)
    whole = colours.dtype.kind in "iu" and colours.ndim == 2 and colours.shape[1] == 3
    whole = whole and not any(isinstance(value, bool | np.bool_) for colour in palette for value in colour)
    if not whole or not 1 <= len(colours) <= MAX_COLOURS or colours.min() < 0 or colours.max() > 255:
        raise SeedError(f"a palette must be 1 to {MAX_COLOURS} colours (r, g, b) of whole numbers from 0 to 255")
    return colours.astype(np.uint8)


def _read(model: Model) -> tuple[dict[str, Any], Tensors]:
    """The metadata header and the tensors of a model that is, to the last node, a pack."""
    kinds = {"format": int, "contract": int, "fingerprint": str, "tensors": dict, "goldens": list, "info": dict}
    header = metadata_json(model, METADATA_KEY, "pack", kinds)
    _check_header(header)
    if (model.opset, model.ir_version) != (OPSET, IR_VERSION):
        raise PackError(
            f"opset {model.opset}, IR {model.ir_version}; packs of format {FORMAT} have {OPSET} and {IR_VERSION}"
        )
    tensors = {name: _tensor(name, stored) for name, stored in header["tensors"].items()}
    try:
        layers = layer_tensors(model.graph)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise PackError("its graph is not one that the exporter writes") from error
    if both := sorted(tensors.keys() & layers.keys()):
        raise PackError(f"tensor {both[0]!r} stands in the metadata and in the graph")
    tensors |= layers
    check_tensors(tensors)
    if not same_graph(model.graph, build_graph(tensors)):
        raise PackError("its graph is not one that the exporter writes; export the pack again")
    for array in tensors.values():
        array.flags.writeable = False
    return header, tensors


def _check_header(header: dict[str, Any]) -> None:
    """The metadata's versions, and its goldens' own schema and bounds."""
    check_version("pack format", header["format"], FORMAT)
    check_version("contract", header["contract"], CONTRACT)
    fields = {"seed": str, "index": str, "label": str | None, "spread": int, "sha256": str}
    if len(header["goldens"]) > _MAX_GOLDENS:
        raise PackError(f"{len(header['goldens'])} goldens; at most {_MAX_GOLDENS} are allowed")
    for golden in header["goldens"]:
        if not isinstance(golden, dict) or not all(
            isinstance(golden.get(key, 0.0), kind) for key, kind in fields.items()
        ):
            raise PackError(f"a golden of its metadata is not of the form {', '.join(fields)}")
        decimals = (golden["seed"], golden["index"])
        if not all(text.isascii() and text.isdecimal() and len(text) <= 20 for text in decimals):
            raise PackError("a golden of its metadata has no decimal seed and index")
        if isinstance(golden["spread"], bool) or not 0 <= golden["spread"] <= 256 * MAX_SPREAD:
            raise PackError(f"a golden of its metadata has a spread that is not from 0 to {256 * MAX_SPREAD}")


def _tensor(name: str, stored: object) -> NDArray[np.generic]:
    """A tensor of the metadata: {"dtype", "shape", "data"}, data in base64."""
    if not isinstance(stored, dict):
        raise PackError(f"tensor {name!r} is not of the form dtype, shape, data")
    dtype, shape, text = stored.get("dtype"), stored.get("shape"), stored.get("data")
    sides = shape if isinstance(shape, list) and all(type(side) is int for side in shape) else [-1]
    numbers = DTYPES.get(dtype) if isinstance(dtype, str) else None
    if numbers is None or not isinstance(text, str) or len(sides) > 4 or any(side < 0 for side in sides):
        raise PackError(f"tensor {name!r} is not of the form dtype ({', '.join(DTYPES)}), shape, data")
    try:
        raw = binascii.a2b_base64(text, strict_mode=True)
        return np.frombuffer(bytearray(raw), numbers).reshape(sides)
    except (binascii.Error, ValueError, OverflowError) as error:
        raise PackError(f"the data of tensor {name!r} does not fit its shape {sides}") from error
