"""Colours and alpha of images: the colours alone, and colours multiplied by alpha.

Everything works on arrays whose last axis is the channel. OKLab is in training, as a function of tensors: slot palettes
and the gate's figures depend on its last bits, which no other library's powers and roots reproduce.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


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
