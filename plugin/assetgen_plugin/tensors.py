"""A pack as a set of named integer tensors, and their fingerprint (contract, sections 5, 7 and 8)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .errors import PackError

CONTRACT: Final = 1  # of packs that draw; frozen
CONTRACT_2: Final = 2  # of packs that carry the art
CONTRACTS: Final = (CONTRACT, CONTRACT_2)
LATENT_UNIT: Final = 32  # latents are integers in units of 1/32
LATENT_MAX: Final = 127
LABEL_HEIGHT: Final = 64  # value of the one-hot that follows the latent in a code
MAX_ACCUMULATOR: Final = 1 << 22
MAX_SHIFT: Final = 22
MAX_LATENT: Final = 512
MAX_SIDE: Final = 1024
MAX_ACTIVATIONS: Final = 1 << 24  # values that one layer gives
MAX_MULTIPLICATIONS: Final = 1 << 32  # of one chain, for one texture

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
    from hashlib import sha256

    digest = sha256()
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


def contract_of(tensors: Tensors) -> int:
    """The contract by which a pack's textures are drawn."""
    return int(tensors["contract"][0])


def labels_of(tensors: Tensors) -> tuple[str, ...]:
    """The class names, () if the pack has none."""
    text = tensor_text(tensors, "labels")
    return tuple(text.split("\n")) if text else ()


def names_of(tensors: Tensors) -> tuple[str, ...]:
    """The names of the exemplars, () if the pack has none."""
    return tuple(tensor_text(tensors, "exemplar.names").split("\n")) if "exemplar.names" in tensors else ()


def guide_size(tensors: Tensors) -> tuple[int, int]:
    """(h, w) of what the decoder draws: of the texture, or of a painted pack's guide."""
    height, width, _ = (int(side) for side in tensors["size"])
    scale = int(tensors["guide.scale"][0]) if "guide.scale" in tensors else 1
    return height // scale, width // scale


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


def n_colours(tensors: Tensors) -> int:
    """P, the palette's colours, of an indexed pack: one less than the slots if slot 0 is transparent."""
    slots = layers_of(tensors, "decoder")[-1].tensors["slots"]
    return int(slots[0]) - (int(tensors["size"][2]) == 4)


def expect(tensors: Tensors, name: str, dtype: str, shape: tuple[int | None, ...], prefix: str = "") -> None:
    """PackError unless there is a tensor of this dtype and shape, in which None is any side."""
    array = tensors.get(name)
    if array is None:
        raise PackError(f"tensor {prefix + name!r} is missing")
    fits = len(array.shape) == len(shape) and all(
        want is None or want == have for want, have in zip(shape, array.shape, strict=True)
    )
    if array.dtype.newbyteorder("<") != np.dtype(DTYPES[dtype]) or not fits:
        wanted = "x".join("any" if side is None else str(side) for side in shape)
        raise PackError(f"tensor {prefix + name!r} is {array.dtype}{list(array.shape)}, not {dtype} of {wanted}")
