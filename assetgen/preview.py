"""Pictures of what a pack can draw: a sheet, the latent plane, transitions, an animation."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import Pack
from assetgen_plugin.codes import Codes
from assetgen_plugin.errors import DataError
from assetgen_plugin.tensors import LABEL_HEIGHT, LATENT_MAX
from assetgen_training.files import write_atomic
from assetgen_training.pictures import save_png, sheet

KINDS = ("sheet", "latent", "interpolation", "animation")
_ANIMATED = (".gif", ".webp", ".png")


def preview(
    pack: Pack, out: Path, *, kind: str, seed: int, count: int, label: str | None, spread: float, scale: int | None
) -> None:
    """Writes one picture. count: of textures (sheet), of steps a side (latent) or of transitions (interpolation)."""
    if kind == "animation":
        _animation(pack, out, seed, count, label, scale)
        return
    if out.suffix.lower() != ".png":
        raise DataError(f"{out}: a {kind} is written as .png")
    if kind == "latent":
        images, columns = latent_plane(pack, count, label), count
    elif kind == "interpolation":
        ways = np.linspace(0, 1, 12).tolist()
        pairs = [pack.interpolate((seed, 2 * i), (seed, 2 * i + 1), ways, label=label) for i in range(count)]
        images, columns = np.concatenate(pairs), len(ways)
    else:
        images, columns = contact_sheet(pack, seed, count, label, spread)
    save_png(out, sheet(images, columns, scale=scale))


def contact_sheet(pack: Pack, seed: int, count: int, label: str | None, spread: float) -> tuple[NDArray[np.uint8], int]:
    """(textures, columns): a row or more for each class in turn, or all of one class."""
    if label is not None or not pack.labels:
        return pack.textures(seed, range(count), label=label, spread=spread), max(1, round(count**0.5))
    columns = -(-count // len(pack.labels))
    rows = [  # no index twice: the same draws would make look-alikes stand in the same column of each row
        pack.textures(seed, range(row * columns, (row + 1) * columns), label=name, spread=spread)
        for row, name in enumerate(pack.labels)
    ]
    return np.concatenate(rows), columns


def latent_plane(pack: Pack, side: int, label: str | None) -> NDArray[np.uint8]:
    """Textures on a grid over the two widest latent dimensions, -2.5 to 2.5 standard deviations, (side², H, W, C)."""
    if side < 2:
        raise DataError("a latent plane needs at least 2 steps a side (--count)")
    kind = pack.codes(0, label=label).classes[0] if label else 0
    centre = pack.tensors["centroid.mean"][kind].astype(np.int64)
    scale = pack.tensors["centroid.scale"][kind].astype(np.int64)  # in 1/256
    across, down = np.argsort(-scale, kind="stable")[:2] if len(scale) > 1 else (0, 0)
    steps = np.linspace(-2.5, 2.5, side)
    z = np.tile(centre, (side * side, 1))
    z[:, across] += np.rint(np.tile(steps, side) * scale[across] / 8).astype(np.int64)
    z[:, down] += np.rint(np.repeat(steps, side) * scale[down] / 8).astype(np.int64)
    one_hot = np.zeros((side * side, len(pack.labels)), np.int64)
    one_hot[:, kind : kind + 1] = LABEL_HEIGHT
    code = np.concatenate([z.clip(-LATENT_MAX, LATENT_MAX), one_hot], axis=1).astype(np.int8)
    classes = np.full(side * side, kind, np.int64)
    return pack.render(Codes(code, code if pack.output == "indexed" else None, classes))


def _animation(pack: Pack, out: Path, seed: int, count: int, label: str | None, scale: int | None) -> None:
    """A loop through count variants, twelve frames from each to the next."""
    if out.suffix.lower() not in _ANIMATED:
        raise DataError(f"{out}: an animation is written as {', '.join(_ANIMATED)}")
    ways = np.linspace(0, 1, 12, endpoint=False).tolist()
    frames = [
        sheet(frame[None], 1, scale=scale or max(1, 192 // max(pack.size[:2])))
        for index in range(count)
        for frame in pack.interpolate((seed, index), (seed, (index + 1) % count), ways, label=label)
    ]
    buffer = io.BytesIO()
    kind = out.suffix.lower().removeprefix(".").upper()
    options = {"lossless": True} if kind == "WEBP" else {}
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=70, loop=0, **options)
    write_atomic(out, buffer.getvalue())
