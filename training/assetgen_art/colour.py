"""Colours as numbers: OKLab, where distances are what the eye sees, and colours weighted by alpha.

Everything works on arrays whose last axis is the channel. Training has its own OKLab of torch tensors, which has a
gradient; the built-in plants keep rounded constants of their own, on which their training digest depends.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LAB = np.array(
    [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.2914855480]]
)
_FROM_LMS = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)
_LEAST = 1e-5  # of a cone's response: the same floor as in training, where the cube root needs a finite slope at black


def oklab(srgb: NDArray[np.uint8], dtype: DTypeLike = np.float32) -> NDArray[Any]:
    """OKLab of sRGB colours (…, 3) uint8, (…, 3): lightness 0..1, a and b about ±.3.

    Source: Ottosson 2020.
    """
    levels = np.arange(256) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4).astype(dtype)
    lms = linear[srgb] @ _TO_LMS.T.astype(dtype)
    lab: NDArray[Any] = np.cbrt(np.maximum(lms, lms.dtype.type(_LEAST))) @ _TO_LAB.T.astype(dtype)
    return lab


def from_oklab(lab: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The sRGB colours (…, 3) nearest to OKLab colours (…, 3); each channel is clipped to 0..255."""
    linear = ((lab @ _FROM_LAB.T) ** 3 @ _FROM_LMS.T).clip(0, 1)
    gamma = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    srgb: NDArray[np.uint8] = np.rint(255 * gamma).astype(np.uint8)
    return srgb


def rgb(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The colours alone, (…, 3), of images (…, C) with C of 1, 3 or 4; of grey ones the grey three times."""
    return np.repeat(images, 3, axis=-1) if images.shape[-1] == 1 else images[..., :3]


def alpha(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Alpha of images (…, C) in 0..1, (…, 1); 1 throughout where they have none."""
    if images.shape[-1] != 4:
        return np.ones((*images.shape[:-1], 1), np.float32)
    opacity: NDArray[np.float32] = images[..., 3:].astype(np.float32)
    opacity /= 255
    return opacity


def premultiply(values: NDArray[np.floating], *, full: float = 1) -> None:
    """Multiplies the colours of values (…, 4) by their alpha, in place. full: the alpha of an opaque pixel."""
    values[..., :-1] *= values[..., -1:] / values.dtype.type(full)


def premultiplied(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Channels of images (…, C) in 0..1, the colours multiplied by alpha where there is one."""
    values: NDArray[np.float32] = images.astype(np.float32)
    if values.shape[-1] == 4:
        premultiply(values, full=255)
    values /= 255
    return values
