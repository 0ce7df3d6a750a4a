"""What befalls paper, as reflectance: folds, wrinkles, coffee, footprints, damp, dust, uneven light, texture.

Every function gives a field (H, W) float32 that is 1 where nothing happened. Fields multiply. Sizes are in pixels and
drawn from wide ranges, for scans differ in resolution. Nothing here is simulated; shapes and strengths were matched by
eye and by histogram to scans of soiled paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

Field = NDArray[np.float32]  # (H, W)

_LONGER = 1.8  # a wrinkle's length to its breadth


@dataclass(frozen=True)
class Grain:
    """Shapes longer one way than the other."""

    stretch: float  # how many times
    angle: float  # of the long way, radians


def clouds(
    shape: tuple[int, int], cell: float, *, rng: np.random.Generator, octaves: int = 1, grain: Grain | None = None
) -> Field:
    """Smooth noise of mean 0 and standard deviation about 1.

    cell: pixels from one independent value to the next, at least 1. octaves: each further one is half as large and
    strong.
    """
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        total += _smooth(shape, max(cell / 2**octave, 1.0), grain, rng) * np.float32(0.5**octave)
    scale = 1.2 / math.sqrt(sum(0.25**octave for octave in range(octaves)))  # interpolation averages
    return total * np.float32(scale)


def _smooth(shape: tuple[int, int], cell: float, grain: Grain | None, rng: np.random.Generator) -> Field:
    """Normal values on a grid, interpolated."""
    height, width = shape
    if grain is None:
        rows, columns = height / cell, width / cell
        grid = rng.standard_normal((math.ceil(rows) + 5, math.ceil(columns) + 5), np.float32)
        y, x = rng.uniform(2, 3, 2)
        box = (x, y, x + columns, y + rows)
        return np.asarray(Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC, box))
    along, cos, sin = cell * grain.stretch, math.cos(grain.angle), math.sin(grain.angle)
    reach = math.hypot(height, width)
    grid = rng.standard_normal((math.ceil(reach / cell) + 5, math.ceil(reach / along) + 5), np.float32)
    centre_y, centre_x = np.array(grid.shape) / 2 + rng.uniform(-0.5, 0.5, 2)
    u, v = (cos / along, sin / along), (-sin / cell, cos / cell)
    shift_x = centre_x - (u[0] * width + u[1] * height) / 2
    shift_y = centre_y - (v[0] * width + v[1] * height) / 2
    drawn = Image.fromarray(grid).transform(
        (width, height), Image.Transform.AFFINE, (*u, shift_x, *v, shift_y), Image.Resampling.BICUBIC
    )
    return np.asarray(drawn)


def soil(shape: tuple[int, int], *, rng: np.random.Generator) -> tuple[Field, Field]:
    """What happened to one page: reflectance under its stains, and under its folds and wrinkles.

    Most pages met with one accident, some with two; one in ten with none.
    """
    stains, creased = np.ones(shape, np.float32), np.ones(shape, np.float32)
    for chance in (0.9, 0.25):
        if rng.random() >= chance:
            break
        accident = rng.choice(5, p=[0.25, 0.25, 0.25, 0.2, 0.05])
        if accident == 0:
            for _ in range(rng.integers(1, 7)):
                creased = creased * fold(shape, rng=rng)
        elif accident == 1:
            creased = creased * wrinkles(shape, rng=rng)
        elif accident == 2:
            for _ in range(rng.integers(1, 5)):
                stains = stains * coffee(shape, rng=rng)
        elif accident == 3:
            stains = stains * footprint(shape, rng=rng)
        else:
            stains = stains * damp(shape, rng=rng)
    if rng.random() < 0.3:
        stains = stains * dust(shape, rng=rng)
    return stains, creased


def paper(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """Its fibres and mottling."""
    fine = clouds(shape, rng.uniform(1.2, 2.5), rng=rng) * rng.uniform(0.003, 0.014)
    mottled = clouds(shape, rng.uniform(5, 20), rng=rng, octaves=2) * rng.uniform(0.002, 0.014)
    fibres = clouds(shape, rng.uniform(1.2, 3), rng=rng, grain=_grain(3, 12, rng)) * rng.uniform(0, 0.008)
    return _float32(1 + fine + mottled + fibres)


def light(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """Uneven light: a slope, broad patches, and at times the shadow of a book's gutter or of a lid's edge."""
    y, x = _places(shape)
    angle, slope = rng.uniform(0, 2 * math.pi), rng.uniform(0, 0.12)
    across = (x * math.cos(angle) + y * math.sin(angle)) / max(shape)
    field = 1 + slope * (across - across.mean()) + rng.uniform(0, 0.03) * clouds(shape, 0.6 * max(shape), rng=rng)
    if rng.random() < 0.15:
        distance = _line_distance(shape, rng.integers(4) * math.pi / 2 + rng.normal(0, 0.03), rng=rng, edge=True)
        field = field * (1 - rng.uniform(0.1, 0.6) * np.exp(-np.abs(distance) / rng.uniform(10, 80)))
    return _float32(field)


def fold(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """One straight fold: a bright or dark line, the sheet darker on one side of it."""
    angle = rng.choice([0.0, math.pi / 2, rng.uniform(0, math.pi)]) + rng.normal(0, 0.06)
    distance = _line_distance(shape, angle, rng=rng)
    distance = distance + clouds(shape, rng.uniform(30, 120), rng=rng) * rng.uniform(0, 1.5)
    worn = 0.5 + 0.5 * np.tanh(clouds(shape, rng.uniform(15, 60), rng=rng, octaves=2) + rng.uniform(-0.3, 1))
    line = np.exp(-np.square(distance / rng.uniform(0.6, 1.6))) * rng.uniform(-0.2, 0.12)
    beside = np.exp(-np.square((distance - rng.uniform(1.5, 3)) / rng.uniform(0.8, 2))) * rng.uniform(-0.2, 0.02)
    side = np.where(distance > 0, np.exp(-distance.clip(0) / rng.uniform(20, 250)), 0) * rng.uniform(-0.14, 0.03)
    return _float32(1 + (line + beside) * worn + side * (0.5 + 0.5 * worn))


def wrinkles(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """Crumpled paper under slanting light: flat facets with sharp edges, larger and smaller, and creases."""
    size = rng.uniform(35, 110)
    angle = rng.uniform(0, math.pi)
    shade = _facets(shape, size, angle, rng=rng) + 0.6 * _facets(shape, 0.5 * size, angle + rng.normal(0, 0.5), rng=rng)
    for _ in range(2):
        shade = shade + 0.7 * _creases(shape, size, angle + rng.normal(0, 0.6), rng=rng)
    shade = shade + 0.5 * clouds(shape, 0.5 * size, rng=rng, octaves=2)
    return _float32((1 + rng.uniform(0.03, 0.1) * shade).clip(0.3, 1.25))


def coffee(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """A ring left by a cup, perhaps with a puddle inside it, or a spill with a dark rim; splashes around it."""
    height, width = shape
    y, x = _places(shape)
    radius = math.exp(rng.uniform(math.log(30), math.log(200)))
    direction, start_y, start_x = rng.uniform(0, 2 * math.pi), rng.uniform(0, height), rng.uniform(0, width)
    centre_y, centre_x = start_y + radius * math.sin(direction), start_x + radius * math.cos(direction)
    y, x = y - centre_y, (x - centre_x) * rng.uniform(0.85, 1.15)
    wobble = clouds(shape, rng.uniform(25, 60), rng=rng, octaves=3) * rng.uniform(0.5, 4)
    distance = np.hypot(y, x) + wobble - radius  # negative inside
    breadth = radius * rng.uniform(0.04, 0.25) + 2
    band = breadth * (1 + 0.5 * np.tanh(clouds(shape, 0.7 * radius + 10, rng=rng)))
    outer = 1 / (1 + np.exp((distance / rng.uniform(0.5, 1.5)).clip(-30, 30)))
    inner = 1 / (1 + np.exp(((-distance - band) / rng.uniform(0.8, 3)).clip(-30, 30)))
    present = _soft_step(clouds(shape, radius + 20, rng=rng) + rng.uniform(-0.3, 1.2), 0.3)  # rings are broken
    rim = np.exp(-np.square(distance / rng.uniform(1, 3))) + np.exp(-np.square((distance + band) / rng.uniform(1, 3)))
    stain = outer * inner * present * (rng.uniform(0.5, 1) + rng.uniform(0, 0.5) * rim)
    if rng.random() < 0.4:
        stain = np.maximum(stain, outer * rng.uniform(0.1, 0.9))
    if rng.random() < 0.4:
        drops = _soft_step(clouds(shape, rng.uniform(4, 20), rng=rng) - rng.uniform(2.8, 3.6), 0.15)
        stain = np.maximum(stain, drops * np.exp(-np.abs(distance) / radius))
    grain = 1 + clouds(shape, rng.uniform(1.5, 4), rng=rng, octaves=2) * rng.uniform(0.02, 0.15)
    uneven = 1 + 0.3 * np.tanh(clouds(shape, rng.uniform(30, 100), rng=rng, octaves=2))
    return _float32(1 - (rng.uniform(0.12, 0.7) * stain * grain * uneven).clip(0, 0.85))


def damp(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """Water that dried: pale inside, a fine dark edge."""
    distance = clouds(shape, rng.uniform(60, 200), rng=rng, octaves=4) - rng.uniform(-0.3, 0.8)  # positive inside
    inside = _soft_step(distance, 0.03)
    edge = np.exp(-np.square(distance / rng.uniform(0.02, 0.08)))
    return _float32(1 - rng.uniform(0.02, 0.15) * inside - rng.uniform(0.02, 0.2) * edge)


def aged(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """Paper of an archive: brown, patchy, with spots of mould and dark stains that have an edge or none."""
    patchy = clouds(shape, rng.uniform(40, 200), rng=rng, octaves=4) * rng.uniform(0.02, 0.1)
    spots = _soft_step(
        clouds(shape, rng.uniform(5, 40), rng=rng, octaves=3) - rng.uniform(1.6, 3), rng.uniform(0.05, 0.6)
    )
    stain = _soft_step(
        clouds(shape, rng.uniform(60, 250), rng=rng, octaves=4) - rng.uniform(0.3, 1.8), rng.uniform(0.03, 1)
    )
    dark = rng.uniform(0, 0.45) * spots + rng.uniform(0, 0.45) * stain
    return _float32(rng.uniform(0.6, 0.98) * (1 + patchy).clip(0.6, 1.2) * (1 - dark.clip(0, 0.7)))


def faded(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """How much of its darkness ink has lost, 0..1: little in most places, half in some."""
    along = clouds(shape, rng.uniform(4, 60), rng=rng, octaves=2) * rng.uniform(0.03, 0.2)
    return _float32((along + rng.uniform(0, 0.1)).clip(0, 0.6))


def footprint(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """The tread of a sole: blocks, bars or rings in rows, partly printed, and smears."""
    y, x = _places(shape)
    angle = rng.uniform(0, 2 * math.pi)
    x, y = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
    x = x + clouds(shape, 40, rng=rng) * rng.uniform(0, 3)
    y = y + clouds(shape, 40, rng=rng) * rng.uniform(0, 3)
    pitch_x, pitch_y = rng.uniform(14, 90, 2)
    kind = rng.integers(3)
    if kind == 0:  # zigzag bars
        y = y + rng.uniform(0.2, 1) * pitch_y * np.abs((x / pitch_x) % 1 - 0.5)
        depth = np.abs((y / pitch_y) % 1 - 0.5) * pitch_y
        depth = rng.uniform(0.15, 0.35) * pitch_y - depth
    else:
        row = np.floor(y / pitch_y)
        u = np.abs((x / pitch_x + 0.5 * row) % 1 - 0.5) * pitch_x
        v = np.abs((y / pitch_y) % 1 - 0.5) * pitch_y
        half_x, half_y = pitch_x * rng.uniform(0.25, 0.45), pitch_y * rng.uniform(0.25, 0.45)
        depth = np.minimum(half_x - u, half_y - v) if kind == 1 else half_x * (1 - np.hypot(u / half_x, v / half_y))
    depth = depth + clouds(shape, rng.uniform(3, 8), rng=rng) * rng.uniform(0.2, 1.2)  # pixels inside a block
    block = _soft_step(depth, rng.uniform(0.5, 2))
    rim = np.exp(-np.square(depth / rng.uniform(1.5, 5)))
    tread = rng.uniform(0.1, 1) * block + rng.uniform(0, 1) * rim
    printed = _soft_step(clouds(shape, rng.uniform(30, 120), rng=rng, octaves=3) + rng.uniform(-0.6, 0.6), 0.5)
    grain = 0.6 + 0.4 * np.tanh(clouds(shape, rng.uniform(1.2, 3), rng=rng, octaves=2) + rng.uniform(-0.5, 1))
    smears = clouds(shape, rng.uniform(2, 8), rng=rng, grain=_grain(8, 30, rng)).clip(0) * rng.uniform(0, 0.03)
    dirt = rng.uniform(0.08, 0.4) * tread * printed * grain + smears
    return _float32(1 - dirt.clip(0, 0.8))


def dust(shape: tuple[int, int], *, rng: np.random.Generator) -> Field:
    """Specks, and smudges without an edge."""
    field = np.ones(shape, np.float32)
    for _ in range(rng.integers(1, 30)):
        row, column = rng.integers(shape[0]), rng.integers(shape[1])
        size_y, size_x = rng.integers(1, 4, 2)
        field[row : row + size_y, column : column + size_x] *= rng.uniform(0.3, 0.95)
    smudge = _soft_step(clouds(shape, rng.uniform(20, 80), rng=rng, octaves=3) - rng.uniform(0.8, 2), 0.4)
    return _float32(field * (1 - rng.uniform(0, 0.2) * smudge))


def _float32(values: ArrayLike) -> Field:
    return np.asarray(values, np.float32)


def _grain(least: float, most: float, rng: np.random.Generator) -> Grain:
    return Grain(rng.uniform(least, most), rng.uniform(0, math.pi))


def _places(shape: tuple[int, int]) -> tuple[Field, Field]:
    """Row and column of each pixel, (H, 1) and (1, W)."""
    return np.arange(shape[0], dtype=np.float32)[:, None], np.arange(shape[1], dtype=np.float32)[None, :]


def _soft_step(values: Field, width: float) -> Field:
    """0 below 0, 1 above it, and a slope between."""
    return _float32(0.5 + 0.5 * np.tanh(values / np.float32(width)))


def _line_distance(shape: tuple[int, int], angle: float, *, rng: np.random.Generator, edge: bool = False) -> Field:
    """Signed distance in pixels from a line along `angle` through a drawn place, or, of `edge`, at the page's edge."""
    y, x = _places(shape)
    across = x * -math.sin(angle) + y * math.cos(angle)
    return _float32(across - (across.min() if edge else rng.uniform(across.min(), across.max())))


def _facets(shape: tuple[int, int], size: float, angle: float, *, rng: np.random.Generator) -> Field:
    """Cells about `size` across, longer along `angle`, each with a shade that slopes; standard deviation about 1."""
    height, width = shape
    y, x = _places(shape)
    y = y + clouds(shape, 0.8 * size, rng=rng) * np.float32(0.12 * size)
    x = x + clouds(shape, 0.8 * size, rng=rng) * np.float32(0.12 * size)
    to_along = np.array([math.sin(angle), math.cos(angle)], np.float32) / (_LONGER * size)
    to_across = np.array([math.cos(angle), -math.sin(angle)], np.float32) / size
    along, across = y * to_along[0] + x * to_along[1], y * to_across[0] + x * to_across[1]
    n_cells = math.ceil((height + 2 * size) * (width + 2 * size) / (_LONGER * size * size))
    centres = rng.uniform(-size, np.array([height, width]) + size, (n_cells, 2)).astype(np.float32)
    tilts = rng.standard_normal((n_cells, 3), np.float32) * np.array([0.5, 1.2, 1.6], np.float32)
    nearest, shade = np.full(shape, np.inf, np.float32), np.zeros(shape, np.float32)
    for u, v, (flat, slope_along, slope_across) in zip(centres @ to_along, centres @ to_across, tilts, strict=True):
        du, dv = along - u, across - v
        distance = du * du + dv * dv
        closer = distance < nearest
        np.copyto(nearest, distance, where=closer)
        np.copyto(shade, flat + slope_along * du + slope_across * dv, where=closer)
    return shade


def _creases(shape: tuple[int, int], size: float, angle: float, *, rng: np.random.Generator) -> Field:
    """Sharp winding creases, light on one side and dark on the other, that come and go."""
    level = clouds(shape, size, rng=rng, octaves=2, grain=Grain(2.5, angle)) * np.float32(size)  # pixels, roughly
    side = np.tanh(level / rng.uniform(1, 2.5)) * np.exp(-np.abs(level) / rng.uniform(4, 25))
    return _float32(side * _soft_step(clouds(shape, size, rng=rng), 0.3) * 2)
