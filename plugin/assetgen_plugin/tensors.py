"""A pack as a set of named integer tensors: their checks and their fingerprint (contract, sections 5, 7 and 8)."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .errors import PackError

CONTRACT: Final = 1
LATENT_UNIT: Final = 32  # latents are integers in units of 1/32
LATENT_MAX: Final = 127
LABEL_HEIGHT: Final = 64  # value of the one-hot that follows the latent in a code
MAX_ACCUMULATOR: Final = 1 << 22
MAX_SHIFT: Final = 22
MAX_LATENT: Final = 512
MAX_SIDE: Final = 1024
MAX_ACTIVATIONS: Final = 1 << 24  # values that one layer gives
MAX_MULTIPLICATIONS: Final = 1 << 32  # of one chain, for one texture

_UNSAFE: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]"
)  # control characters, line and paragraph separators, marks of direction

Tensors: TypeAlias = dict[str, NDArray[Any]]

DTYPES: Final[dict[str, DTypeLike]] = {
    "u8": "<u1",
    "i8": "<i1",
    "i16": "<i2",
    "i32": "<i4",
    "u32": "<u4",
}
_CODES: Final = {np.dtype(dtype): code for code, dtype in enumerate(DTYPES.values(), start=1)}

# The tensors of each kind of layer: dtype and number of dimensions.
_LINEAR = {"bias": ("i32", 1), "shift": ("u8", 1), "range": ("i32", 1)}
LAYERS: Final[dict[str, dict[str, tuple[str, int]]]] = {
    "dense": {"weight": ("i8", 2), **_LINEAR},
    "conv": {"weight": ("i8", 4), **_LINEAR, "pads": ("u8", 1)},
    "reshape": {"shape": ("i32", 1)},
    "upsample": {"factor": ("u8", 1)},
    "shuffle": {"block": ("u8", 1)},
    "crop": {"size": ("i32", 1)},
    "wrap": {"pads": ("u8", 1)},
    "table": {"values": ("u8", 1)},
    "argmax": {"slots": ("i32", 1)},
}


class Layer(NamedTuple):
    """One layer of a chain: its kind, its name (such as decoder.03.conv) and its tensors by their short names."""

    kind: str
    name: str
    tensors: Tensors


def fingerprint(tensors: Tensors) -> str:
    """SHA-256 (hex) of the tensors in the order of their names; the same in every file format."""
    digest = hashlib.sha256()
    for piece in serialised(tensors):
        digest.update(piece)
    return digest.hexdigest()


def serialised(tensors: Tensors) -> Iterator[bytes]:
    """The bytes of which the fingerprint is the hash (contract, section 8), in pieces."""
    for name in sorted(tensors):
        array = tensors[name]
        encoded = name.encode("ascii")
        yield struct.pack("<I", len(encoded)) + encoded
        code = _CODES[array.dtype.newbyteorder("<")]
        yield struct.pack(f"<BI{array.ndim}I", code, array.ndim, *array.shape)
        yield np.ascontiguousarray(array, DTYPES[list(DTYPES)[code - 1]]).tobytes()


def text_tensor(text: str) -> NDArray[np.uint8]:
    """The UTF-8 of text as a u8 tensor."""
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def tensor_text(tensors: Tensors, name: str) -> str:
    """The text in a u8 tensor; PackError if it is not UTF-8."""
    try:
        return tensors[name].tobytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackError(f"tensor {name!r} is not UTF-8") from error


def labels_of(tensors: Tensors) -> tuple[str, ...]:
    """The class names, () if the pack has none."""
    text = tensor_text(tensors, "labels")
    return tuple(text.split("\n")) if text else ()


def names_of(tensors: Tensors) -> tuple[str, ...]:
    """The names of the exemplars, () if the pack has none."""
    return tuple(tensor_text(tensors, "exemplar.names").split("\n")) if "exemplar.names" in tensors else ()


def layers_of(tensors: Tensors, chain: str) -> list[Layer]:
    """The layers of `decoder` or `palette`, in order."""
    grouped: dict[str, Tensors] = {}
    for name, array in tensors.items():
        layer, _, short = name.rpartition(".")
        if layer.startswith(chain + "."):
            grouped.setdefault(layer, {})[short] = array
    layers = []
    for number, name in enumerate(sorted(grouped)):
        kind = name.rpartition(".")[2]
        if name != f"{chain}.{number:02d}.{kind}" or kind not in LAYERS:
            raise PackError(f"{name!r} is not a layer of contract {CONTRACT}; kinds are {', '.join(LAYERS)}")
        layers.append(Layer(kind, name, grouped[name]))
    return layers


def check_tensors(tensors: Tensors) -> None:
    """PackError unless the tensors make a complete and consistent pack of this contract."""
    _expect(tensors, "contract", "u8", (1,))
    if tensors["contract"][0] != CONTRACT:
        raise PackError(
            f"contract {tensors['contract'][0]} is unknown to this runtime, which knows contract {CONTRACT}"
        )
    for name in ("output", "labels"):
        _expect(tensors, name, "u8", (None,))
    _expect(tensors, "size", "i32", (3,))
    _expect(tensors, "latent", "i32", (1,))
    output, labels = tensor_text(tensors, "output"), labels_of(tensors)
    height, width, channels = (int(value) for value in tensors["size"])
    n_latent = int(tensors["latent"][0])
    if output not in ("direct", "indexed"):
        raise PackError(f"output kind {output!r}; this runtime knows direct and indexed")
    _check_names(labels, "class names")
    if not (1 <= height <= MAX_SIDE and 1 <= width <= MAX_SIDE and channels in (1, 3, 4)):
        raise PackError(f"texture size {height}x{width}x{channels}; sides 1 to {MAX_SIDE}, channels 1, 3 or 4")
    if not 1 <= n_latent <= MAX_LATENT:
        raise PackError(f"latent of width {n_latent}; 1 to {MAX_LATENT} is allowed")
    names = _check_prior(tensors, max(1, len(labels)), n_latent, output)
    fixed = output == "indexed" and "palette.colours" in tensors
    chains = ["decoder", "palette"] if output == "indexed" and not fixed else ["decoder"]
    layers = {chain: layers_of(tensors, chain) for chain in chains}
    names |= {f"{layer.name}.{short}" for chain in chains for layer in layers[chain] for short in layer.tensors}
    n_inputs = n_latent + len(labels)
    if output == "direct":
        _check_chain(layers["decoder"], n_inputs, "table", (channels, height, width))
    else:
        _check_chain(layers["decoder"], n_inputs, "argmax", (height, width))
        if n_colours(tensors) < 1:
            raise PackError("its palette has no colours")
        if fixed:
            _expect(tensors, "palette.colours", "u8", (n_colours(tensors), channels))
            names.add("palette.colours")
        else:
            _check_chain(layers["palette"], n_inputs, "table", (n_colours(tensors) * channels,))
    if unknown := sorted(set(tensors) - names):
        raise PackError(f"tensor {unknown[0]!r} does not belong in a pack")


def _check_names(names: tuple[str, ...], what: str) -> None:
    if len(set(names)) != len(names) or not all(name and not _UNSAFE.search(name) for name in names):
        raise PackError(f"{what} must be printable, not empty and different from each other")


def n_colours(tensors: Tensors) -> int:
    """P, the palette's colours, of an indexed pack: one less than the slots if slot 0 is transparent."""
    slots = layers_of(tensors, "decoder")[-1].tensors["slots"]
    return int(slots[0]) - (int(tensors["size"][2]) == 4)


def _check_prior(tensors: Tensors, n_classes: int, n_latent: int, output: str) -> set[str]:
    _expect(tensors, "class.cumulative", "u32", (n_classes,))
    _check_cumulative(tensors["class.cumulative"], np.array([0, n_classes]), "class.cumulative")
    _expect(tensors, "centroid.mean", "i8", (n_classes, n_latent))
    _expect(tensors, "centroid.scale", "i16", (n_classes, n_latent))
    for name in ("centroid.mean", "gaussian.mean", "exemplar.latent"):
        if name in tensors and tensors[name].size and tensors[name].min() < -LATENT_MAX:
            raise PackError(f"{name} contains {tensors[name].min()}; latents are from -{LATENT_MAX} to {LATENT_MAX}")
    names = {"contract", "output", "labels", "size", "latent"}
    names |= {"class.cumulative", "centroid.mean", "centroid.scale"}
    prior = "gaussian" if "gaussian.offsets" in tensors else "exemplar"
    if output == "indexed" and prior == "gaussian":
        raise PackError("an indexed pack needs exemplars, but this one has a Gaussian prior")
    _expect(tensors, f"{prior}.offsets", "i32", (n_classes + 1,))
    offsets = tensors[f"{prior}.offsets"].astype(np.int64)
    if offsets[0] != 0 or (np.diff(offsets) < 1).any():
        raise PackError(f"{prior}.offsets must start at 0 and increase: every class needs an entry")
    n_entries = int(offsets[-1])
    _expect(tensors, f"{prior}.cumulative", "u32", (n_entries,))
    _check_cumulative(tensors[f"{prior}.cumulative"], offsets, f"{prior}.cumulative")
    names |= {f"{prior}.offsets", f"{prior}.cumulative"}
    if prior == "gaussian":
        _expect(tensors, "gaussian.mean", "i8", (n_entries, n_latent))
        width = tensors["gaussian.factor"].shape[-1:] if "gaussian.factor" in tensors else ()
        allowed = (n_latent, n_latent * (n_latent + 1) // 2)
        _expect(tensors, "gaussian.factor", "i16", (n_entries, width[0] if width else None))
        if width[0] not in allowed:
            raise PackError(f"gaussian.factor is {width[0]} wide; {allowed[0]} or {allowed[1]} is allowed")
        return names | {"gaussian.mean", "gaussian.factor"}
    _expect(tensors, "exemplar.latent", "i8", (n_entries, n_latent))
    _expect(tensors, "exemplar.neighbours", "i32", (n_entries, None))
    _expect(tensors, "exemplar.reach", "i32", (1,))
    _expect(tensors, "exemplar.scale", "i16", (n_classes, n_latent))
    neighbours = tensors["exemplar.neighbours"]
    first, last = (np.repeat(edge, np.diff(offsets))[:, None] for edge in (offsets[:-1], offsets[1:]))
    if neighbours.shape[1] < 1 or (neighbours < first).any() or (neighbours >= last).any():
        raise PackError("exemplar.neighbours must name exemplars of the same class")
    if not 0 <= tensors["exemplar.reach"][0] <= 256:
        raise PackError(f"exemplar.reach is {tensors['exemplar.reach'][0]}; 0 to 256 is allowed")
    names |= {"exemplar.latent", "exemplar.neighbours", "exemplar.reach", "exemplar.scale"}
    if output == "indexed" and "palette.colours" not in tensors:
        _expect(tensors, "exemplar.palette_scale", "i16", (n_classes, n_latent))
        names.add("exemplar.palette_scale")
    if "exemplar.names" in tensors:
        _expect(tensors, "exemplar.names", "u8", (None,))
        exemplars = names_of(tensors)
        _check_names(exemplars, "names of exemplars")
        if len(exemplars) != n_entries:
            raise PackError(f"exemplar.names has {len(exemplars)} names for {n_entries} exemplars")
        names.add("exemplar.names")
    return names


def _check_cumulative(table: NDArray[np.generic], offsets: NDArray[np.int64], name: str) -> None:
    steps = np.diff(table.astype(np.int64))
    steps[offsets[1:-1] - 1] = 0  # where the table of another class starts
    if (steps < 0).any() or (table[offsets[1:] - 1] != 0xFFFFFFFF).any():
        raise PackError(f"{name} must not decrease within a class, and must end at 4294967295")


def _check_chain(layers: list[Layer], n_inputs: int, last: str, result: tuple[int, ...]) -> None:
    """Follows the shape and the bounds of the values through the layers; PackError where they do not fit."""
    shape: tuple[int, ...] = (n_inputs,)
    low, high = -LATENT_MAX, LATENT_MAX
    multiplications = 0
    for layer in layers:
        if set(layer.tensors) != set(LAYERS[layer.kind]):
            raise PackError(f"{layer.name} needs the tensors {', '.join(LAYERS[layer.kind])}")
        for short, (dtype, n_dims) in LAYERS[layer.kind].items():
            _expect(layer.tensors, short, dtype, (None,) * n_dims, layer.name + ".")
        if layer.kind in ("table", "argmax") and layer is not layers[-1]:
            raise PackError(f"{layer.name} is allowed only as the last layer")
        shape = _output_shape(layer, shape)
        if any(side < 1 for side in shape) or np.prod(shape, dtype=object) > MAX_ACTIVATIONS:
            raise PackError(f"{layer.name} has an output of shape {shape}, which is empty or too large")
        if layer.kind in ("dense", "conv"):
            multiplications += layer.tensors["weight"].size * int(np.prod(shape[1:], dtype=np.int64))
            if multiplications > MAX_MULTIPLICATIONS:
                raise PackError(
                    f"a texture takes {multiplications} multiplications up to {layer.name}; at most 2^32 are allowed"
                )
            _check_accumulator(layer, max(-low, high))
            low, high = (int(bound) for bound in layer.tensors["range"])
        elif layer.kind == "table" and not 0 <= low <= high < layer.tensors["values"].size:
            raise PackError(
                f"{layer.name} is indexed from {low} to {high}, but has {layer.tensors['values'].size} values"
            )
        elif layer.kind == "argmax" and max(-low, high) > 1 << 15:
            raise PackError(f"{layer.name} compares values from {low} to {high}; at most ±2^15 is allowed")
    if not layers or layers[-1].kind != last or shape != result:
        kind = layers[-1].kind if layers else "nothing"
        raise PackError(f"the last layer must be a {last} of shape {result}, not {kind} of shape {shape}")


def _output_shape(layer: Layer, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The shape of a layer's output for an input of this shape; PackError if the two do not fit."""
    match layer.kind, {short: array.tolist() for short, array in layer.tensors.items() if short != "weight"}, shape:
        case "dense", _, (n_in,) if layer.tensors["weight"].shape[1] == n_in:
            return (layer.tensors["weight"].shape[0],)
        case "reshape", {"shape": [channels, height, width]}, (n_in,) if channels * height * width == n_in:
            return channels, height, width
        case "conv", {"pads": [top, left, bottom, right]}, (n_in, height, width):
            n_out, n_channels, kernel_height, kernel_width = layer.tensors["weight"].shape
            if n_channels == n_in and kernel_height > 0 and kernel_width > 0:
                return n_out, height + top + bottom - kernel_height + 1, width + left + right - kernel_width + 1
        case "upsample", {"factor": [factor]}, (channels, height, width) if 1 <= factor <= 8:
            return channels, height * factor, width * factor
        case "shuffle", {"block": [block]}, (channels, height, width) if 1 <= block <= 8:
            if channels % block**2 == 0:
                return channels // block**2, height * block, width * block
        case "crop", {"size": [rows, columns]}, (channels, height, width) if rows <= height and columns <= width:
            return channels, rows, columns
        case "wrap", {"pads": [top, left, bottom, right]}, (channels, height, width):
            if (
                min(top, bottom) >= 1
                and max(top, bottom) <= height
                and min(left, right) >= 1
                and max(left, right) <= width
            ):
                return channels, top + height + bottom, left + width + right
        case "table", _, _:
            return shape
        case "argmax", {"slots": [slots]}, (channels, height, width) if slots == channels <= 256:
            return height, width
    raise PackError(f"{layer.name} does not fit an input of shape {shape}")


def _check_accumulator(layer: Layer, amax: int) -> None:
    weight, bias = layer.tensors["weight"], layer.tensors["bias"]
    n_out = weight.shape[0]
    if layer.tensors["shift"].shape != (n_out,) or bias.shape != (n_out,) or layer.tensors["range"].shape != (2,):
        raise PackError(f"{layer.name}: bias and shift need {n_out} values, range 2")
    low, high = (int(bound) for bound in layer.tensors["range"])
    if not -MAX_ACCUMULATOR <= low < high <= MAX_ACCUMULATOR or layer.tensors["shift"].max() > MAX_SHIFT:
        raise PackError(f"{layer.name}: its range {low} to {high}, or a shift, is beyond the limits of the contract")
    weights = np.abs(weight.astype(np.int16)).reshape(n_out, -1).sum(axis=1, dtype=np.int64)
    worst = amax * weights + np.abs(bias.astype(np.int64))
    if (worst > MAX_ACCUMULATOR).any():
        channel = int(worst.argmax())
        raise PackError(
            f"{layer.name}: channel {channel} can reach {worst[channel]}, beyond the {MAX_ACCUMULATOR} "
            "within which float32 sums are exact"
        )


def _expect(tensors: Tensors, name: str, dtype: str, shape: tuple[int | None, ...], prefix: str = "") -> None:
    array = tensors.get(name)
    if array is None:
        raise PackError(f"tensor {prefix + name!r} is missing")
    fits = len(array.shape) == len(shape) and all(
        want is None or want == have for want, have in zip(shape, array.shape, strict=True)
    )
    if array.dtype.newbyteorder("<") != np.dtype(DTYPES[dtype]) or not fits:
        wanted = "x".join("any" if side is None else str(side) for side in shape)
        raise PackError(f"tensor {prefix + name!r} is {array.dtype}{list(array.shape)}, not {dtype} of {wanted}")
