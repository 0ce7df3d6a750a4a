"""Animations among the art: the frames of one become one sprite, whose variants share a draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.following import FRAME

from ..image_files import Picture
from .companions import Parts
from .items import Noted, Skipped, Sprite
from .traits import Pixels

MOST_FRAMES: Final = 64
USUAL: Final = 100  # ms of a frame that does not say
_LEAST_FILES: Final = 3  # numbered files that are an animation
_DARKER: Final = 3  # a pixel that no other frame draws loses nearly a third of its light
_ALIKE: Final = 0.4, 0.6  # of neighbouring frames: the share of their pixels and of their colours that both have
_MOVE: Final = re.compile(
    "(?:walk|run|idle|attack|jump|hurt|die|death|dead|fly|swim|climb|cast|shoot|hit|spin|flap|blink|crouch|slash)"
    "(?:[mnpt]?ing|s)?|dying"
)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")  # also of names like enemyWalking
_NUMBERED: Final = re.compile(r"(.*?)[ _.-]?\(?(\d{1,3})\)?")


def joined(pictures: Sequence[Pixels]) -> Pixels:
    """One picture of all that frames, poses or parts of a sprite draw, (H, W, 4).

    Where several draw, each pixel is the colour that is nearest to those of all, weighted by alpha; its alpha is the
    largest. So what stands still stays as it is, and what moves is there at each of its places.
    """
    stack = np.stack(pictures).astype(np.int64)  # (T, H, W, 4)
    weights = stack[..., 3]
    apart = np.zeros(weights.shape, np.int64)
    for other, weight in zip(stack, weights, strict=True):
        apart += weight * ((stack[..., :3] - other[..., :3]) ** 2).sum(axis=-1)
    apart[weights == 0] = np.iinfo(np.int64).max
    chosen = apart.argmin(axis=0)
    union = np.take_along_axis(stack, chosen[None, ..., None], axis=0)[0]
    union[..., 3] = weights.max(axis=0)
    union[union[..., 3] == 0] = 0
    rows: NDArray[np.uint8] = union.astype(np.uint8)
    return rows


def outlined(union: Pixels, pictures: Sequence[Pixels]) -> Pixels:
    """What `joined` makes of pictures, darker where only some of them draw: by it they are painted together, (H, W, 4).

    So the outline of each is a step in it, also within another's flat paint, where nothing else would say which pixels
    belong together. For what is never shown itself.
    """
    alphas = np.stack([picture[..., 3:] for picture in pictures]).astype(np.int64)  # (T, H, W, 1)
    whole = alphas.max(axis=0) * len(pictures)
    missing = whole - alphas.sum(axis=0)  # 0 where all draw alike
    darker = union.copy()
    darker[..., :3] -= (union[..., :3] * missing // np.maximum(_DARKER * whole, 1)).astype(np.uint8)
    return darker


def frames_of(frames: Sequence[Sprite]) -> Sequence[Pixels] | None:
    """The pictures of frames that can be one animation: a few, of one size; else None."""
    pictures = [frame.picture.pixels for frame in frames]
    one_size = len({picture.shape for picture in pictures}) == 1
    return pictures if one_size and 1 < len(frames) <= MOST_FRAMES else None


def look_alike(pictures: Sequence[Pixels]) -> bool:
    """Whether pictures of one size look like neighbouring frames: nearly the same shapes in the same colours."""
    found = [_alike(one, other) for one, other in pairwise(pictures)]
    return all(
        float(np.median(shares)) >= least for shares, least in zip(zip(*found, strict=True), _ALIKE, strict=True)
    )


def animated(path: str, group: tuple[str, ...], frames: Sequence[Sprite], durations: Sequence[int]) -> Sprite:
    """The sprite that the frames of an animation are, which are layers of it. durations: in ms, 0 if not known.

    Its picture is all that they draw. A layer over the frames is one over each of them (`normal.003`); the first one's
    is that of the sprite.
    """
    pictures = [frame.picture.pixels for frame in frames]
    layers = [(f"{FRAME}{number:03}", picture) for number, picture in enumerate(pictures)]
    for number, frame in enumerate(frames):
        layers += [(f"{name}.{number:03}", layer) for name, layer in frame.layers]
    grey = all(frame.picture.grey for frame in frames)
    times = tuple(duration or USUAL for duration in durations)
    return Sprite(path, group, Picture(joined(pictures), grey), (*frames[0].layers, *layers), times)


def one_animation(
    items: Sequence[Sprite | Skipped | Noted], folders: tuple[str, ...]
) -> Iterator[Sprite | Skipped | Noted]:
    """Numbered files as one animation, if they look like that, else as they are."""
    sprites = [item for item in items if isinstance(item, Sprite)]
    pictures = frames_of(sprites)
    if pictures is None or any(isinstance(item, Skipped) for item in items) or not look_alike(pictures):
        yield from items
        return
    name = sprites[0].path.rstrip("0123456789()").rstrip(" _.-")
    yield from (item for item in items if isinstance(item, Noted))
    yield Noted("animation", name, f"{len(sprites)}")
    yield animated(name, folders, sprites, [0] * len(sprites))


def numbered(files: Iterable[Parts]) -> dict[Parts, tuple[Parts, ...]]:
    """Files of a folder that are named and numbered like frames (`walk_0` … `walk_5`), by the first of each."""
    found: dict[tuple[Parts, str], dict[int, Parts]] = {}
    for parts in files:
        match = _NUMBERED.fullmatch(parts[-1].rpartition(".")[0])
        if match is not None and any(_MOVE.fullmatch(word.lower()) for word in _WORD.findall(match[1])):
            found.setdefault((parts[:-1], match[1]), {}).setdefault(int(match[2]), parts)
    runs = [[ordered[number] for number in sorted(ordered)] for ordered in found.values() if _counts_on(ordered)]
    return {run[0]: tuple(run) for run in runs}


def _counts_on(numbers: Iterable[int]) -> bool:
    """Whether numbers are 0 or 1 and those after it, without a gap."""
    ordered = sorted(numbers)
    return len(ordered) >= _LEAST_FILES and ordered[0] < 2 and ordered == list(range(ordered[0], ordered[-1] + 1))


def _alike(one: Pixels, other: Pixels) -> tuple[float, float]:
    """The share of pixels that both draw among those that either does, and of the colours of both."""
    drawn = [picture[..., 3] > 0 for picture in (one, other)]
    either = int((drawn[0] | drawn[1]).sum())
    if not either:
        return 1.0, 1.0
    colours = []
    for picture, mask in zip((one, other), drawn, strict=True):
        coarse = picture[mask][:, :3].astype(np.int64) >> 4
        counts = np.bincount(coarse @ np.array([256, 16, 1]), minlength=4096)
        colours.append(counts / max(1, counts.sum()))
    return int((drawn[0] & drawn[1]).sum()) / either, float(np.minimum(*colours).sum())
