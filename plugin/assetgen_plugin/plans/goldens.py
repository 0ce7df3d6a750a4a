"""Plans that a pack's file says it draws (contract 2, plans, section 8)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PackError
from ..seeds import MAX_SPREAD
from .site import MAX_SIDE
from .tensors import LEVELS

MAX_GOLDENS: Final = 64
_MAX_PINS: Final = 256
_FIELDS: Final = {
    "seed": str,
    "index": str,
    "label": str | None,
    "level": int,
    "spread": int,
    "size": list,
    "outline": str,
    "pins": list,
    "sha256": str,
}


def plan_hash(plan: NDArray[np.uint8]) -> str:
    """SHA-256 (hex) of a plan's H·W bytes."""
    return hashlib.sha256(np.ascontiguousarray(plan).tobytes()).hexdigest()


def golden_of(
    plan: NDArray[np.uint8],
    outline: NDArray[np.bool_],
    pins: NDArray[np.uint8] | None,
    *,
    seed: int,
    index: int = 0,
    label: str | None = None,
    level: int = 0,
    spread: int = 256,
) -> dict[str, Any]:
    """The entry of a plan in the header of its pack. level: 0 is none. spread: over 256."""
    pinned = [] if pins is None else [[int(y), int(x), int(pins[y, x])] for y, x in np.argwhere(pins)]
    bits = base64.b64encode(np.packbits(outline != 0).tobytes()).decode("ascii")
    place = {"seed": str(seed), "index": str(index), "label": label, "level": level, "spread": spread}
    return place | {"size": list(plan.shape), "outline": bits, "pins": pinned, "sha256": plan_hash(plan)}


def site_of(golden: dict[str, Any]) -> tuple[NDArray[np.bool_], NDArray[np.uint8]]:
    """(outline, pins), (H, W) each, of an entry that was checked."""
    height, width = golden["size"]
    bits = np.frombuffer(base64.b64decode(golden["outline"]), np.uint8)
    pins = np.zeros((height, width), np.uint8)
    for y, x, number in golden["pins"]:
        pins[y, x] = number
    return np.unpackbits(bits, count=height * width).reshape(height, width).astype(bool), pins


def check_goldens(goldens: list[Any]) -> None:
    """PackError unless goldens are of the right form and within limits."""
    if len(goldens) > MAX_GOLDENS:
        raise PackError(f"{len(goldens)} goldens; at most {MAX_GOLDENS} are allowed")
    for golden in goldens:
        form = isinstance(golden, dict) and golden.keys() == _FIELDS.keys()
        if not form or not all(_is(golden[key], kind) for key, kind in _FIELDS.items()):
            raise PackError(f"a golden in its metadata is not of the form {', '.join(_FIELDS)}")
        decimals = (golden["seed"], golden["index"])
        if not all(text.isascii() and text.isdecimal() and len(text) <= 20 for text in decimals):
            raise PackError("the seed and index of a golden in its metadata are not decimal numbers")
        if not 0 <= golden["level"] < LEVELS or not 0 <= golden["spread"] <= 256 * MAX_SPREAD:
            raise PackError("a golden in its metadata has a level or a spread that no request has")
        _check_site(golden)


def _check_site(golden: dict[str, Any]) -> None:
    size, pins = golden["size"], golden["pins"]
    if len(size) != 2 or not all(_is(side, int) and 1 <= side <= MAX_SIDE for side in size):
        raise PackError(f"a golden in its metadata has a size that is not two sides from 1 to {MAX_SIDE}")
    try:
        n_bytes = len(binascii.a2b_base64(golden["outline"], strict_mode=True))
    except (binascii.Error, ValueError) as error:
        raise PackError("the outline of a golden in its metadata is not base64") from error
    if n_bytes != (size[0] * size[1] + 7) // 8:
        raise PackError(f"the outline of a golden in its metadata does not have {size[0]}x{size[1]} bits")
    most = (size[0] - 1, size[1] - 1, 255)
    fits = len(pins) <= _MAX_PINS and all(
        isinstance(pin, list)
        and len(pin) == 3
        and all(_is(value, int) and 0 <= value <= high for value, high in zip(pin, most, strict=True))
        for pin in pins
    )
    if not fits:
        raise PackError(f"the pins of a golden in its metadata are not up to {_MAX_PINS} of row, column, class")


def _is(value: object, kind: Any) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)
