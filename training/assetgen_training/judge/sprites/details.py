"""What an artist would miss in a variant: small features, such as eyes and rivets, and the outline.

Functions of a training sprite (H, W, C) uint8 and of its variants (V, H, W, C). Features of large art are looked for
at 64 pixels or fewer a side, where they are a few pixels wide.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import label as parts_of

from assetgen_art.colour import premultiplied

from .measures import composited, lab, opaque

_LARGEST = 64  # pixels a side at which features are looked for
_CONTRAST = 0.15  # OKLab, from the median of the 5×5 pixels around
_MOST_PIXELS = 6  # of a feature
_RARE = 0.04  # share of the sprite's pixels that have its colour,
_SAME_COLOUR = 0.06  # which is this close in OKLab
_MOST_COLOURS = 1024  # pixels that the share is taken of
_FOUND = 0.08  # root mean square distance of 3×3 windows in OKLab, below which a feature is there
_MOST_FEATURES = 40  # of a sprite
_OUTLINE = 0.08  # OKLab distance from the outline's colour
_HAS_OUTLINE = 0.5  # share of the edge in one colour, from which a sprite has an outline
_WINDOW = 27  # 3×3 pixels, three channels


def features_kept(base: NDArray[np.uint8], variants: NDArray[np.uint8]) -> tuple[int, int]:
    """How many of a sprite's features its variants still have, and how many there were, over all variants.

    A feature: a connected group of up to six pixels within the shape, each farther than .15 in OKLab from the median of
    the 5×5 pixels around it, whose colour makes up at most 4 % of the sprite. It is kept if somewhere in the variant
    there is a 3×3 window within .08 of the one around it. At most forty of a sprite count.
    """
    factor = -(-max(base.shape[:2]) // _LARGEST)
    small = _reduced(base[None], factor)
    rows, columns = _features(small[0])
    if not len(rows):
        return 0, 0
    wanted = _windows(_seen(small)[0])[rows * small.shape[2] + columns]
    nearest = np.full((len(variants), len(wanted)), np.inf)
    for down in range(factor):  # a feature may lie anywhere on the grid of blocks
        for across in range(factor):
            for number, seen in enumerate(_seen(_reduced(variants[:, down:, across:], factor))):
                nearest[number] = np.minimum(nearest[number], _nearest(wanted, _windows(seen)))
    return int((nearest < _FOUND).sum()), nearest.size


def outline_share(base: NDArray[np.uint8], images: NDArray[np.uint8]) -> float:
    """Mean share of the silhouette's edge that is in the colour of the base's outline, 0..1; NaN if it has none.

    A sprite has an outline if half or more of its edge is in one colour. The border of the image is no edge.
    """
    edge = _edges(base[None])[0]
    colours = lab(base)[edge]
    if not len(colours):
        return float("nan")
    some = colours[:: max(1, len(colours) // _MOST_COLOURS)]
    near = np.linalg.norm(colours[:, None] - some[None], axis=2) < _OUTLINE
    common = int(near.sum(axis=0).argmax())
    if near[:, common].mean() < _HAS_OUTLINE:
        return float("nan")
    shares = []
    for image, of_edge in zip(images, _edges(images), strict=True):
        own = lab(image)[of_edge]
        shares.append(float((np.linalg.norm(own - some[common], axis=1) < _OUTLINE).mean()) if len(own) else 0.0)
    return float(np.mean(shares))


def _features(base: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows and columns of the middles of a sprite's features."""
    shape = opaque(base[None])[0]
    inner = shape & ~_edges(base[None], border=True)[0]
    colours = _seen(base[None])[0]
    padded = np.pad(colours, ((2, 2), (2, 2), (0, 0)), mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, (5, 5), axis=(0, 1)).reshape(*shape.shape, 3, 25)
    marked = inner & (np.linalg.norm(colours - np.median(around, axis=3), axis=2) > _CONTRAST)
    own = colours[shape]
    some = own[:: max(1, len(own) // _MOST_COLOURS)]
    near = np.linalg.norm(colours[marked][:, None] - some[None], axis=2) < _SAME_COLOUR
    marked[marked] = near.mean(axis=1) <= _RARE if len(some) else False
    parts, n_parts = parts_of(marked, np.ones((3, 3)))
    rows, columns = [], []
    for part in range(1, n_parts + 1):
        y, x = np.nonzero(parts == part)
        if len(y) <= _MOST_PIXELS:
            middle = np.argmin(np.square(y - y.mean()) + np.square(x - x.mean()))
            rows.append(int(y[middle]))
            columns.append(int(x[middle]))
    every = max(1, -(-len(rows) // _MOST_FEATURES))
    return np.array(rows[::every], np.int64), np.array(columns[::every], np.int64)


def _nearest(wanted: NDArray[np.float32], windows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Root mean square distance, over pixels, of each wanted window to the nearest of a picture's, (F,)."""
    squares = np.square(windows).sum(axis=1) - 2 * (wanted @ windows.T)
    distance: NDArray[np.float32] = np.sqrt(np.maximum(squares.min(axis=1) + np.square(wanted).sum(axis=1), 0) / 9)
    return distance


def _windows(seen: NDArray[np.float32]) -> NDArray[np.float32]:
    """The 3×3 windows of a picture (H, W, 3), (H·W, 27)."""
    padded = np.pad(seen, ((1, 1), (1, 1), (0, 0)), mode="edge")
    view = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(0, 1))
    return np.ascontiguousarray(view).reshape(-1, _WINDOW)


def _seen(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """OKLab of what is seen on mid grey, (N, H, W, 3)."""
    return lab(np.rint(255 * composited(images)).astype(np.uint8))


def _edges(images: NDArray[np.uint8], *, border: bool = False) -> NDArray[np.bool_]:
    """Pixels of the shapes that touch what is outside them, (N, H, W). border: the image's border is outside too."""
    shape = opaque(images)
    around = np.pad(shape, ((0, 0), (1, 1), (1, 1)), mode="constant" if border else "edge")
    inner = around[:, :-2, 1:-1] & around[:, 2:, 1:-1] & around[:, 1:-1, :-2] & around[:, 1:-1, 2:]
    edges: NDArray[np.bool_] = shape & ~inner
    return edges


def _reduced(images: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """Blocks of factor × factor pixels averaged; what is left over is cut off."""
    if factor == 1:
        return images
    height, width = (side // factor for side in images.shape[1:3])
    blocks = premultiplied(images[:, : height * factor, : width * factor])
    means = blocks.reshape(len(images), height, factor, width, factor, -1).mean(axis=(2, 4))
    if means.shape[-1] == 4:
        means[..., :3] /= np.maximum(means[..., 3:], 1e-6)
    reduced: NDArray[np.uint8] = np.rint(255 * means).clip(0, 255).astype(np.uint8)
    return reduced
