"""Strips of frames among the images of a folder, known by the size of a frame in their names."""

from __future__ import annotations

import re

from .traits import Pixels, enlargement

_SIZE = re.compile(r"(?<![0-9])([1-9][0-9]{0,2}) ?[x×] ?([1-9][0-9]{0,2})(?![0-9])")
_COUNT = re.compile(r"[ _-]strip([1-9][0-9]?)$")
_LEAST, _MOST = 4, 512  # pixels a side of a frame


def named_frame(name: str, pixels: Pixels) -> tuple[int, int] | None:
    """(width, height) of the frames of an image (H, W, 4) whose name tells: "run (32 x 32)", "run_strip6".

    None if the name says nothing, or the size of the whole image, or if the image is one sprite that was enlarged.
    """
    height, width = pixels.shape[:2]
    if counted := _COUNT.search(name):
        frame = width // int(counted[1]), height
        whole = width % int(counted[1]) == 0
    elif sized := list(_SIZE.finditer(name)):
        frame = int(sized[-1][1]), int(sized[-1][2])
        whole = width % frame[0] == height % frame[1] == 0
    else:
        return None
    if not whole or frame == (width, height) or not (min(frame) >= _LEAST and max(frame) <= _MOST):
        return None
    times = width // frame[0]
    if times > 1 and (width, height) == (frame[0] * times, frame[1] * times) and enlargement(pixels)[0] % times == 0:
        return None
    return frame
