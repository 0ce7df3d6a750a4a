"""Pictures of what a pack can draw: a sheet, the latent plane, transitions, an animation."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen_art.files import write_atomic
from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError
from assetgen_plugin.latents import Codes
from assetgen_plugin.request import Controls
from assetgen_plugin.tensors import LABEL_HEIGHT, LATENT_MAX

DEFAULT_COUNTS = {"sheet": 160, "variants": 12, "blends": 8, "latent": 15, "interpolation": 8, "animation": 6}
"""The kinds of picture, and what `count` is if it is not given."""
_ANIMATED = (".gif", ".webp", ".png")
_COLUMNS = 12  # of variants, blends and interpolations


def preview(pack: Pack, out: Path, *, kind: str, seed: int, count: int, controls: Controls, scale: int | None) -> None:
    """Writes one picture.

    count: of textures (sheet), of sprites (variants), of pairs of them (blends), of steps a side (latent), of
    transitions (interpolation) or of variants on the way (animation).
    """
    if kind == "animation":
        _animation(pack, out, seed, count, controls, scale)
        return
    if out.suffix.lower() != ".png":
        raise DataError(f"{out}: the picture {kind} is written as .png; name a .png file")
    if kind == "latent":
        images, columns = latent_plane(pack, count, controls.label), count
    elif kind == "interpolation":
        ways = np.linspace(0, 1, _COLUMNS).tolist()
        pairs = [pack.interpolate((seed, 2 * i), (seed, 2 * i + 1), ways, label=controls.label) for i in range(count)]
        images, columns = np.concatenate(pairs), len(ways)
    elif kind == "variants":
        images, columns = variants(pack, seed, count, controls), 1 + _COLUMNS
    elif kind == "blends":
        images, columns = blends(pack, count, controls), _COLUMNS
    else:
        images, columns = contact_sheet(pack, seed, count, controls)
    save_png(out, sheet(images, columns, scale=scale))


def contact_sheet(pack: Pack, seed: int, count: int, controls: Controls) -> tuple[NDArray[np.uint8], int]:
    """(textures, columns): a row or more for each class in turn, or all of one class or sprite."""
    if controls.label is not None or controls.base is not None or not pack.labels:
        return pack.textures(seed, range(count), **vars(controls)), max(1, round(count**0.5))
    columns = -(-count // len(pack.labels))
    rows = [  # no index twice: the same draws would make look-alikes stand in the same column of each row
        pack.textures(seed, range(row * columns, (row + 1) * columns), **vars(replace(controls, label=name)))
        for row, name in enumerate(pack.labels)
    ]
    return np.concatenate(rows), columns


def variants(pack: Pack, seed: int, count: int, controls: Controls) -> NDArray[np.uint8]:
    """For each of `count` sprites a row: what the pack keeps of it, and twelve variants, (rows · 13, H, W, C)."""
    names = [controls.base] if controls.base is not None else _spread_names(pack, count, controls.label)
    rows = []
    for number, name in enumerate(names):
        asked = replace(controls, base=name, label=None)
        rows.append(pack.textures(seed, 0, **vars(replace(asked, spread=0.0))))
        rows.append(pack.textures(seed, range(number * _COLUMNS, (number + 1) * _COLUMNS), **vars(asked)))
    return np.concatenate(rows)


def blends(pack: Pack, count: int, controls: Controls) -> NDArray[np.uint8]:
    """Rows from one sprite to the next one shown, (rows · 12, H, W, C)."""
    names = _spread_names(pack, 2 * count, controls.label)
    ways = np.linspace(0, 1, _COLUMNS).tolist()
    pairs = list(zip(names[::2], names[1::2], strict=False))
    if not pairs:
        raise DataError("a blend needs two sprites, and this pack or class has one; choose another --label or --kind")
    return np.stack([pack.blend(a, b, way, palette=controls.palette) for a, b in pairs for way in ways])


def _spread_names(pack: Pack, count: int, label: str | None) -> list[str]:
    """Some of the pack's sprites, evenly over them all or over a class."""
    if not pack.names:
        raise DataError("this pack has no named sprites; use --kind sheet")
    names = pack.names if label is None else pack.names_of(label)
    at = np.linspace(0, len(names) - 1, min(count, len(names))).round().astype(int)
    return [names[number] for number in at]


def latent_plane(pack: Pack, side: int, label: str | None) -> NDArray[np.uint8]:
    """Textures on a grid over the two widest latent dimensions, -2.5 to 2.5 standard deviations, (side², H, W, C)."""
    if side < 2:
        raise DataError("a latent plane needs at least 2 steps per side; give --count 2 or more")
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
    palette = code if "exemplar.palette_scale" in pack.tensors else None
    return pack.render(Codes(code, palette, classes))


def _animation(pack: Pack, out: Path, seed: int, count: int, controls: Controls, scale: int | None) -> None:
    """A loop through count variants, twelve frames from each to the next."""
    if out.suffix.lower() not in _ANIMATED:
        raise DataError(f"{out}: an animation is written as {', '.join(_ANIMATED)}; name such a file")
    ways = np.linspace(0, 1, 12, endpoint=False).tolist()
    frames = [
        sheet(frame[None], 1, scale=scale or max(1, 192 // max(pack.size[:2])))
        for index in range(count)
        for frame in pack.interpolate((seed, index), (seed, (index + 1) % count), ways, label=controls.label)
    ]
    buffer = io.BytesIO()
    kind = out.suffix.lower().removeprefix(".").upper()
    options = {"lossless": True} if kind == "WEBP" else {}
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=70, loop=0, **options)
    write_atomic(out, buffer.getvalue())
