"""Small hashes of the images that a pack was trained on, by which variants too similar to one are refused.

They are kept in the pack's free-form info, outside its fingerprint, as `"originals": {"scheme": 1, "n": N, "hashes":
…}`, the hashes as bytes in base64, 30 characters an image. Sets of more than 4,096 images keep none: they would be a
tenth of the file, and among so many no image stands out.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import PackError

from .signatures import COMPACT_WIDTH, compact, signatures

ORIGINALS = "originals"
MOST_ORIGINALS = 4096
_SCHEME = 1  # of hashes; a change of the arithmetic is a new scheme


def originals_entry(images: NDArray[np.uint8], before: NDArray[np.uint8] | None = None) -> dict[str, Any]:
    """The entry of a pack's info for training images (N, H, W, C) uint8, straight alpha; {} if there are too many.

    before: hashes (M, COMPACT_WIDTH) that are put first.
    """
    n_images = len(images) + (0 if before is None else len(before))
    if n_images > MOST_ORIGINALS:
        return {}
    hashes = compact(signatures(images))
    if before is not None:
        hashes = np.concatenate([before, hashes])
    text = base64.b64encode(hashes.tobytes()).decode("ascii")
    return {ORIGINALS: {"scheme": _SCHEME, "n": n_images, "hashes": text}}


def read_originals(info: dict[str, Any]) -> NDArray[np.uint8] | None:
    """The hashes (N, COMPACT_WIDTH) in a pack's info; None if it keeps none. PackError if they are damaged."""
    if ORIGINALS not in info:
        return None
    entry = info[ORIGINALS]
    if not isinstance(entry, dict) or type(entry.get("n")) is not int or not isinstance(entry.get("hashes"), str):
        raise PackError("the entry 'originals' of its info must have a scheme, an n and hashes")
    if entry.get("scheme") != _SCHEME:
        raise PackError(
            f"the hashes of its training images are of scheme {entry.get('scheme')!r}, this version reads {_SCHEME}; "
            "upgrade assetgen, or do not require a distance from the originals"
        )
    try:
        raw = binascii.a2b_base64(entry["hashes"], strict_mode=True)
    except (binascii.Error, ValueError) as error:
        raise PackError(f"the hashes of its training images are not base64 ({error})") from error
    if not 0 < entry["n"] <= MOST_ORIGINALS or len(raw) != entry["n"] * COMPACT_WIDTH:
        raise PackError(
            f"the hashes of its training images have {len(raw):,} bytes; {COMPACT_WIDTH} are needed for each of 1 to "
            f"{MOST_ORIGINALS:,} images"
        )
    return np.frombuffer(raw, np.uint8).reshape(-1, COMPACT_WIDTH)
