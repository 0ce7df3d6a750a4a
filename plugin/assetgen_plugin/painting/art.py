"""The art of a painted pack: the pixels of its exemplars, and those of its layers (contract 2, section 2).

One zlib stream holds them all. A picture of at most 256 colours is stored as a table of them and a number for each
pixel; any other as four planes, in which each value is the difference to what its neighbours let expect.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PackError
from ..tensors import Tensors
from .rules import layer_prefix, layers_of_art

Picture = NDArray[np.uint8]
"""(h, w, 4), straight alpha."""

_MAX_COLOURS: Final = 256
_FEW: Final = 32  # colours up to which numbers take fewer bytes than planes
_TOGETHER: Final = 1 << 22  # values of planes that are restored at a time


def inflated_size(counts: NDArray[np.integer], boxes: NDArray[np.integer]) -> int:
    """The bytes that the stream inflates to. counts: (N,), 0 is true colour. boxes: (N, 4)."""
    areas = boxes[:, 2].astype(np.int64) * boxes[:, 3]
    return int(np.where(counts > 0, 4 * counts.astype(np.int64) + areas, 4 * areas).sum())


def encode_art(pictures: Sequence[Picture]) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """The counts (N,) and the data of N pictures; decode_art gives them back to the byte."""
    counts, pieces = [], []
    for picture in pictures:
        colours, numbers = np.unique(picture.reshape(-1, 4), axis=0, return_inverse=True)
        choices = []
        if len(colours) <= _MAX_COLOURS:
            choices.append((len(colours), colours.tobytes() + numbers.astype(np.uint8).tobytes()))
        if len(colours) > _FEW:
            choices.append((0, _residuals(_planes(picture)).tobytes()))
        count, piece = min(choices, key=lambda choice: len(zlib.compress(choice[1], 9)))
        counts.append(count)
        pieces.append(piece)
    packer = zlib.compressobj(9, memLevel=9)
    data = packer.compress(b"".join(pieces)) + packer.flush()
    return np.array(counts, np.int32), np.frombuffer(data, np.uint8)


def decode_art(
    counts: NDArray[np.integer], data: NDArray[np.uint8], boxes: NDArray[np.integer], name: str = "art.data"
) -> list[Picture]:
    """The pictures in `data`, of the height and width that their boxes (N, 4) have; PackError if it does not fit.

    Never inflates more than the boxes ask for. name: of the tensor, for errors.
    """
    raw = np.frombuffer(_inflated(data.tobytes(), inflated_size(counts, boxes), name), np.uint8)
    pictures: list[Picture] = []
    planes: dict[int, NDArray[np.uint8]] = {}  # of pictures in true colour, by their number
    at = 0
    for number, (count, (_, _, height, width)) in enumerate(zip(counts.tolist(), boxes.tolist(), strict=True)):
        area = height * width
        end = at + (4 * count + area if count else 4 * area)
        if count:
            numbers = raw[at + 4 * count : end]
            if numbers.max() >= count:
                raise PackError(f"{name}: picture {number} uses colour {numbers.max()} of {count}")
            pictures.append(raw[at : at + 4 * count].reshape(count, 4)[numbers].reshape(height, width, 4))
        else:
            planes[number] = raw[at:end].reshape(4, height, width)
            pictures.append(np.empty((height, width, 4), np.uint8))
        at = end
    for number, restored in _restored(planes).items():
        green, red, blue, alpha = restored
        pictures[number] = np.stack([red + green, green, blue + green, alpha], axis=-1)  # modulo 256
    return pictures


def art_of(tensors: Tensors, prefix: str = "art") -> list[Picture]:
    """The pictures of all exemplars, or of a layer; PackError if they break the rules of the contract.

    What cannot be seen is black, and the art of packs without alpha is opaque; layers may hold anything.
    """
    counts, data, boxes = tensors[f"{prefix}.counts"], tensors[f"{prefix}.data"], tensors["art.boxes"]
    pictures = decode_art(counts, data, boxes, f"{prefix}.data")
    if prefix == "art":
        for number, picture in enumerate(pictures):
            alpha = picture[..., 3]
            if (picture[alpha == 0] != 0).any():
                raise PackError(f"art.data: picture {number} has colour in pixels that cannot be seen")
            if tensors["size"][2] == 3 and (alpha < 255).any():
                raise PackError(f"art.data: picture {number} is not opaque, but the pack's textures are")
    return pictures


def check_art(tensors: Tensors) -> None:
    """PackError unless the pictures of all exemplars, and of all layers, are whole."""
    for prefix in ("art", *(layer_prefix(number) for number in range(len(layers_of_art(tensors))))):
        art_of(tensors, prefix)


def on_canvas(picture: Picture, tensors: Tensors, exemplar: int) -> Picture:
    """The pixels of an exemplar's box in the texture, (H, W, 4)."""
    top, left, height, width = tensors["art.boxes"][exemplar].tolist()
    canvas = np.zeros((*tensors["size"][:2], 4), np.uint8)
    canvas[top : top + height, left : left + width] = picture
    return canvas


def _inflated(data: bytes, size: int, name: str) -> bytes:
    inflater = zlib.decompressobj()
    try:
        raw = inflater.decompress(data, size + 1)
    except zlib.error as error:
        raise PackError(f"{name} is not a zlib stream, or a damaged one") from error
    if len(raw) != size or not inflater.eof or inflater.unused_data:
        raise PackError(f"{name} must inflate to exactly {size} bytes, with nothing behind them")
    return raw


def _planes(picture: Picture) -> NDArray[np.uint8]:
    """G, R − G, B − G and A, modulo 256, (4, h, w)."""
    red, green, blue, alpha = np.moveaxis(picture, -1, 0)
    return np.stack([green, red - green, blue - green, alpha])


def _median(left: NDArray[np.int16], up: NDArray[np.int16], corner: NDArray[np.int16]) -> NDArray[np.int16]:
    """The middle one of left, up and left + up − corner."""
    low, high = np.minimum(left, up), np.maximum(left, up)
    middle: NDArray[np.int16] = np.clip(left + up - corner, low, high)
    return middle


def _residuals(planes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    padded = np.pad(planes, ((0, 0), (1, 0), (1, 0))).astype(np.int16)
    expected = _median(padded[:, 1:, :-1], padded[:, :-1, 1:], padded[:, :-1, :-1])
    return planes - expected.astype(np.uint8)  # modulo 256


def _restored(residuals: dict[int, NDArray[np.uint8]]) -> dict[int, NDArray[np.uint8]]:
    """Planes (4, h, w) from their residuals, by number; many at a time, since each step is one diagonal of all."""
    found: dict[int, NDArray[np.uint8]] = {}
    for some in _batches({number: planes.shape[1:] for number, planes in residuals.items()}):
        height, width = (max(residuals[number].shape[axis] for number in some) for axis in (1, 2))
        values = np.zeros((4 * len(some), height + 1, width + 1), np.int16)  # with a border of 0 above and to the left
        for place, number in enumerate(some):
            _, h, w = residuals[number].shape
            values[4 * place : 4 * place + 4, 1 : h + 1, 1 : w + 1] = residuals[number]
        for diagonal in range(height + width - 1):
            y = np.arange(max(0, diagonal - width + 1), min(diagonal, height - 1) + 1)
            x = diagonal - y
            expected = _median(values[:, y + 1, x], values[:, y, x + 1], values[:, y, x])
            values[:, y + 1, x + 1] = (values[:, y + 1, x + 1] + expected) & 255
        for place, number in enumerate(some):
            _, h, w = residuals[number].shape
            found[number] = values[4 * place : 4 * place + 4, 1 : h + 1, 1 : w + 1].astype(np.uint8)
    return found


def _batches(sizes: dict[int, tuple[int, ...]]) -> list[list[int]]:
    """Numbers of pictures of like size that are restored together, to bound memory."""
    batches: list[list[int]] = []
    room = 0
    for number in sorted(sizes, key=lambda number: sizes[number], reverse=True):
        area = 4 * sizes[number][0] * 256
        if area > room:
            batches.append([])
            room = _TOGETHER
        batches[-1].append(number)
        room -= area
    return batches
