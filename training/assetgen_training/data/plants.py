"""Parametric pixel-art plants: an endless 32x32 sprite set that needs no download.

A plant is a handful of continuous parameters from the caller's generator; its pixels follow from
them without noise, so that a small autoencoder can learn the set. It is kept as a label map over
13 slots (0 transparent, then three ramps, each from its outline to its highlight) and painted back
to front, part by part, from fields: roughly signed distances in pixels, negative inside, x to the
right, y down. The light is upper left.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float64]  # (..., 32, 32)
Labels = NDArray[np.int64]  # (32, 32), slots
Point = tuple[float, float]  # x, y

SPECIES: tuple[str, ...] = (
    "oak", "pine", "palm", "cactus", "mushroom", "tulip", "fern", "sunflower",
)  # fmt: skip
SIZE = 32
GROUND = 30.6  # y of the roots; the outline below them takes the last row
ROWS, COLUMNS = np.indices((SIZE, SIZE))
Y, X = ROWS + 0.5, COLUMNS + 0.5
CURVE = np.linspace(0, 1, 7)  # where curves are sampled
LIGHT = (-0.55, -0.68, 0.48)  # direction of the light, length 1, z towards the viewer

# OKLab to LMS (cube roots) and LMS to linear sRGB: Ottosson 2020, "A perceptual color space for
# image processing".
LAB_TO_LMS = np.array([[1, 0.3963378, 0.2158038], [1, -0.1055613, -0.0638542], [1, -0.0894842, -1.2914855]])
LMS_TO_RGB = np.array([[4.07674, -3.30771, 0.23097], [-1.26844, 2.60976, -0.34132], [-0.0042, -0.70342, 1.70761]])


class Slots(NamedTuple):
    """A run of palette slots: its outline colour first, then shades from dark to light."""

    first: int
    steps: int


MAIN, SECOND, ACCENT = Slots(1, 5), Slots(6, 4), Slots(10, 3)
BARE: Labels = np.zeros((SIZE, SIZE), np.int64)


# --- colour -----------------------------------------------------------------------------------


def _ramp(hue: float, chroma: float, dark: float, light: float, steps: int) -> NDArray[np.uint8]:
    """An outline and steps - 1 shades, (steps, 3); shadows turn to violet, lights to yellow."""
    t = np.linspace(0, 1, steps - 1)
    lightness = np.append(0.19 + 0.2 * dark, dark + (light - dark) * t)
    t = np.append(-0.35, t)
    turn = (np.where(t < 0.5, 285, 100) - hue + 180) % 360 - 180  # the short way round
    angle = np.deg2rad(hue + np.clip(turn, -40, 40) * np.abs(t - 0.5))
    chromas = chroma * (1 - 0.6 * np.abs(t - 0.55))
    lab = np.stack([lightness, chromas * np.cos(angle), chromas * np.sin(angle)])
    linear = np.clip(LMS_TO_RGB @ (LAB_TO_LMS @ lab) ** 3, 0, 1)
    srgb = np.where(linear < 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(255 * srgb.T), np.uint8)


class Tint(NamedTuple):
    """A ramp in words: OKLCH hue in degrees (30 red, 100 yellow, 145 green, 250 blue), OKLCH
    chroma, and the OKLab lightness of the darkest and the lightest shade.
    """

    hue: float
    chroma: float
    dark: float
    light: float


UNUSED = Tint(0, 0, 0, 0)  # for slots that a species leaves empty
Plant = tuple[Labels, NDArray[np.uint8]]  # and the palette


def _palette(main: Tint, second: Tint, accent: Tint) -> NDArray[np.uint8]:
    """The 13 slots' colours, (13, 4), straight RGBA."""
    tints = ((main, MAIN), (second, SECOND), (accent, ACCENT))
    colours = np.concatenate([_ramp(*tint, slots.steps) for tint, slots in tints])
    opaque = np.pad(colours, ((0, 0), (0, 1)), constant_values=255)
    return np.pad(opaque, ((1, 0), (0, 0)))


# --- fields -----------------------------------------------------------------------------------


def _bezier(start: Point, bend: Point, end: Point) -> Field:
    """Seven points on a quadratic curve, (7, 2)."""
    t = CURVE[:, None]
    curve = (1 - t) ** 2 * np.array(start) + 2 * t * (1 - t) * np.array(bend) + t**2 * np.array(end)
    return np.asarray(curve)


def _taper(start: float, middle: float, end: float, at: float = 0.5) -> Field:
    """Radii for a curve of seven points, (7,); the middle one is at that share of the curve."""
    return np.interp(CURVE, [0, at, 1], [start, middle, end])


class Stroke(NamedTuple):
    """A curve with a width: its field, and for each pixel the place along it (0 to 1) and the
    signed distance from its middle line (positive to the right of its direction).
    """

    field: Field
    along: Field
    across: Field


def _stroke(points: Field, radii: Field) -> Stroke:
    """The curve through points (K, 2) with radii (K,)."""
    a = points[:-1, :, None, None]
    step = points[1:, :, None, None] - a
    dx, dy = X - a[:, 0], Y - a[:, 1]
    h = np.clip((dx * step[:, 0] + dy * step[:, 1]) / (step**2).sum(axis=1), 0, 1)
    distance = np.sqrt((dx - h * step[:, 0]) ** 2 + (dy - h * step[:, 1]) ** 2)
    field = distance - radii[:-1, None, None] - np.diff(radii)[:, None, None] * h
    near = field.argmin(axis=0)  # the segment that each pixel belongs to
    own = (near, ROWS, COLUMNS)
    side = np.sign(step[near, 0, 0, 0] * dy[own] - step[near, 1, 0, 0] * dx[own])
    return Stroke(field[own], (near + h[own]) / len(a), side * distance[own])


# --- painting ---------------------------------------------------------------------------------


def _facing(field: Field, depth: float) -> Field:
    """How much a rounded relief over the field faces the light, -1 to 1; flat below depth px."""
    gy, gx = np.gradient(field)
    slope = np.clip(1 + field / depth, 0, 1) / np.maximum(np.hypot(gx, gy), 1e-6)
    return _lambert(gx * slope, gy * slope)


def _lambert(nx: Field, ny: Field) -> Field:
    nz = np.sqrt(np.maximum(0, 1 - nx**2 - ny**2))
    return np.asarray(nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2])


def _paint(labels: Labels, field: Field, slots: Slots, light: Field) -> Labels:
    """Labels with one more part on top, shaded by light from -0.4 to 0.95, its outline around."""
    inside = field < 0
    p = np.zeros((SIZE + 2, SIZE + 2), np.bool_)  # np.pad takes ten times as long
    p[1:-1, 1:-1] = inside
    rim = p[:-2, 1:-1] | p[2:, 1:-1] | p[1:-1, :-2] | p[1:-1, 2:]  # 4-neighbours
    shades = slots.steps - 1
    shade = np.clip(np.floor((light + 0.4) / 1.35 * shades), 0, shades - 1).astype(np.int64)
    return np.where(inside, slots.first + 1 + shade, np.where(rim, slots.first, labels))


def _limb(labels: Labels, points: Field, radii: Field) -> Labels:
    """Labels with a plain round stem or branch."""
    field = _stroke(points, radii).field
    return _paint(labels, field, SECOND, _facing(field, float(radii.mean())))


def _blade(labels: Labels, points: Field, radii: Field, keel: float) -> Labels:
    """Labels with a leaf folded along its middle; keel > 0 lights the right of its direction."""
    leaf = _stroke(points, radii)
    return _paint(labels, leaf.field, SECOND, 0.3 + keel * leaf.across / radii.max())


def _ball(labels: Labels, cx: float, cy: float, rx: float, ry: float) -> Labels:
    """Labels with a fruit or bud in the accent colours."""
    field = (np.hypot((X - cx) / rx, (Y - cy) / ry) - 1) * min(rx, ry)
    return _paint(labels, field, ACCENT, _facing(field, ry))


def _tidy(labels: Labels) -> Labels:
    """Labels without single stray pixels: each takes the most common label around it."""
    p = np.pad(labels, 1)
    shifts = [(dy, dx) for dy in range(3) for dx in range(3) if (dy, dx) != (1, 1)]
    around = np.stack([p[dy : dy + SIZE, dx : dx + SIZE] for dy, dx in shifts])
    votes = (around[:, None] == around[None]).sum(axis=0)
    best = np.take_along_axis(around, votes.argmax(axis=0)[None], axis=0)[0]
    return np.where((around == labels).any(axis=0), labels, best)


# --- species ----------------------------------------------------------------------------------


def _foliage(rng: np.random.Generator) -> Tint:
    """Mostly greens, now and then autumn, blossom or a cold fairy-tale blue."""
    season = rng.choice(4, p=[0.55, 0.25, 0.1, 0.1])
    hue = rng.uniform((115, 35, -20, 180), (165, 95, 10, 215))[season]
    light = rng.uniform(0.68, 0.86)
    return Tint(hue, rng.uniform(0.11, 0.18), light - rng.uniform(0.32, 0.4), light)


def _bark(rng: np.random.Generator) -> Tint:
    return Tint(rng.uniform(25, 85), rng.uniform(0.02, 0.08), 0.34, rng.uniform(0.52, 0.72))


def _oak(rng: np.random.Generator) -> Plant:
    lean, wide, tall, high = rng.uniform((-2.5, 8.5, 6, 0), (2.5, 14, 12.5, 0.35))
    lobe, phase, sag, uneven = rng.uniform((0.31, 0, -0.2, 0), (0.47, 2 * np.pi, 0.45, 0.3))
    girth, flare, bend = rng.uniform((1.6, 1.2, -4), (3.1, 2, 4))
    n_lobes = int(rng.integers(5, 9))
    cx = 16 + lean * (15.2 - wide) / 4
    cy = tall + 1.5 + high * max(0, 21 - 2 * tall)

    labels = BARE
    for side in (-1, 1):
        branch = _bezier((16, 28), (16, cy + tall), (cx + side * wide * 0.6, cy))
        labels = _limb(labels, branch, _taper(1, 1, 1))
    path = _bezier((16, GROUND), (16 + bend, 24), (cx, cy))
    trunk = _stroke(path, _taper(girth * flare, girth, 1))
    bark = _facing(trunk.field, girth) + 0.25 * np.cos(trunk.across * 1.8)
    labels = _paint(labels, trunk.field, SECOND, bark)

    # A ring of lobes around a large one, (n_lobes + 1, 1, 1); each pixel belongs to the nearest.
    turn = phase + np.arange(n_lobes)[:, None, None] * 2 * np.pi / n_lobes
    size = lobe * (1 + uneven * np.cos(2 * turn + phase))
    drop = np.sin(turn) * (1 - abs(sag)) + sag * (2 * np.abs(np.cos(turn)) - 1)
    middle = np.zeros((1, 1, 1))
    lx = cx + wide * np.concatenate([(1 - size) * np.cos(turn), middle])
    ly = cy + tall * np.concatenate([(1 - size) * drop, middle])
    size = np.concatenate([size, middle + 0.95 - lobe])
    nx, ny = (X - lx) / (wide * size), (Y - ly) / (tall * size)
    own = (np.hypot(nx, ny) + 0.03 * (ly - cy)).argmin(axis=0)
    nx, ny = (np.take_along_axis(n, own[None], axis=0)[0] for n in (nx, ny))
    y = ly[own, 0, 0]
    light = 0.62 * _lambert(nx, ny) + 0.3 - 0.3 * (X - cx) / wide - 0.32 * (y - cy) / tall
    leaves = 0.17 * np.cos(1.45 * (X - cx)) * np.cos(1.45 * (Y - y))
    labels = _paint(labels, np.hypot(nx, ny) - 1, MAIN, light + leaves)
    return labels, _palette(_foliage(rng), _bark(rng), UNUSED)


def _pine(rng: np.random.Generator) -> Plant:
    top, bottom, wide, lean = rng.uniform((1.2, 22, 6, -3), (7, 28, 14, 3))
    taper, droop, girth, overlap = rng.uniform((0.65, -3, 1.3, 1.3), (1.6, 4, 2.8, 1.9))
    snow, ragged, belly = rng.uniform((-0.6, 0.3, 0.5), (0.6, 1, 1.1))
    n_tiers = int(rng.integers(3, 7))

    labels = _limb(BARE, np.array([(16, GROUND), (16, 20)]), np.array([girth * 1.3, girth]))
    rise = (bottom - top) / n_tiers
    for tier in range(n_tiers, 0, -1):
        base = top + rise * tier
        peak = max(top, base - rise * overlap)
        half = wide * (tier / n_tiers) ** taper
        x = X - 16 - lean * (GROUND - base) / 30
        v = np.clip((Y - peak) / (base - peak), 0, 1)
        u = x / (half * v**belly + 0.8)
        wave = np.cos(x * 1.3)
        hem = base + droop * (u**2 - 0.6) * half / 10
        field = np.maximum((np.abs(u) - 1) * 3, np.maximum(Y - hem - ragged * wave, peak - Y))
        light = 0.5 - 0.6 * u - 0.4 * (v - 0.5) + 0.22 * wave * v
        labels = _paint(labels, field, MAIN, light)
        if snow > 0:  # on what the tier above leaves free
            white = (field < 0) & (hem - rise * (1 - snow) + wave > Y)
            labels = np.where(white, ACCENT.first + 1 + (u < 0.2), labels)
    needles = Tint(rng.uniform(110, 210), rng.uniform(0.08, 0.15), 0.32, rng.uniform(0.62, 0.82))
    return labels, _palette(needles, _bark(rng), Tint(240, 0.03, 0.8, 0.97))


def _palm(rng: np.random.Generator) -> Plant:
    height, lean, bend, girth = rng.uniform((12, -6, -7, 1.4), (20.5, 6, 7, 2.3))
    length, droop, width, spread = rng.uniform((10, 1, 1.8, 0.42), (14, 12, 3, 0.66))
    wind, nut = rng.uniform((-0.35, 0), (0.35, 2.3))
    n_fronds = int(rng.integers(4, 8))
    foot, tx, ty = 16 - lean * 0.5, 16 + lean * 0.5, GROUND - height

    path = _bezier((foot, GROUND), (foot + bend, GROUND - height * 0.5), (tx, ty))
    trunk = _stroke(path, _taper(girth * 1.5, girth, girth * 0.9))
    rings = 0.4 * np.cos(trunk.along * height * 1.7)
    labels = _paint(BARE, trunk.field, SECOND, _facing(trunk.field, girth) + rings)
    for turn in sorted(np.linspace(-spread, spread, n_fronds) * np.pi + wind, key=abs):
        dx, dy = np.sin(turn), -np.cos(turn)
        mid = (tx + dx * length * 0.55, max(ty + dy * length * 0.7 - 3, 1.0))
        end_y = max(ty + dy * length * 0.6 + droop * abs(dx), 2.5)
        path = _bezier((tx, ty), mid, (np.clip(tx + dx * length, 3.5, 28.5), end_y))
        frond = _stroke(path, _taper(1, width, 0.5))
        light = 0.4 - 0.35 * np.sign(dx) * frond.across / width - 0.25 * dx
        notch = 0.5 * np.cos(frond.along * length * 2)
        labels = _paint(labels, frond.field + notch, MAIN, light)
    if nut > 1.2:
        for side in (-1, 1):
            labels = _ball(labels, tx + side * nut, ty + 1.6, nut, nut)
    leaf = Tint(rng.uniform(105, 170), rng.uniform(0.12, 0.18), 0.4, rng.uniform(0.7, 0.88))
    coconut = Tint(rng.uniform(30, 90), rng.uniform(0.08, 0.16), 0.42, rng.uniform(0.6, 0.78))
    return labels, _palette(leaf, _bark(rng), coconut)


def _cactus(rng: np.random.Generator) -> Plant:
    height, stout, lean, swell = rng.uniform((16, 0, -2.5, 0.85), (27, 1, 2.5, 1.35))
    bloom, bud = rng.uniform((0.3, 0.4), (2.6, 1.9))
    girth = 3 + stout * (34 - height) * 0.17
    tx, ty = 16 + lean, GROUND - height + girth
    labels = BARE
    for side in (-1, 1):
        root, out, up, fat = rng.uniform((0.3, 3.5, -6, 1.8), (0.75, 8, 12, 2.6))
        if up < -2:  # a missing arm
            continue
        y, x = GROUND - height * root, 16 + side * min(girth + out, 12.3)
        crest = max(y - 3 - up, 2.5 + fat + bud)
        elbow = [(16, y), (x - 2 * side, y), (x - 0.5 * side, y - 0.8), (x, y - 2), (x, crest)]
        arm = _stroke(np.array(elbow), np.full(5, fat))
        ribs = 0.3 * np.cos(arm.across * 2.6)
        labels = _paint(labels, arm.field, MAIN, _facing(arm.field, fat) + ribs)
        if bud > 1.1:
            labels = _ball(labels, x, crest - fat, bud * 1.2, bud)
    path = _bezier((16, GROUND), (16 - lean * 0.5, 22), (tx, ty))
    body = _stroke(path, _taper(girth * 0.85, girth * swell, girth * 0.8))
    ribs = 0.32 * np.cos(body.across * 2.1)
    labels = _paint(labels, body.field, MAIN, _facing(body.field, girth) + ribs)
    if bloom > 1:
        labels = _ball(labels, tx, ty - girth * 0.8, bloom * 1.4, bloom)
    skin = Tint(rng.uniform(105, 190), rng.uniform(0.09, 0.16), 0.36, rng.uniform(0.68, 0.86))
    return labels, _palette(skin, UNUSED, Tint(rng.uniform(-40, 90), 0.19, 0.55, 0.78))


def _mushroom(rng: np.random.Generator) -> Plant:
    wide, tall, height, girth = rng.uniform((8, 5, 15, 2), (12.8, 14, 28.5, 4.2))
    bend, bulb, tilt, lip = rng.uniform((-4, 1, -0.25, 0.8), (4, 1.7, 0.25, 4.5))
    point, spot, gap, small = rng.uniform((1.15, 0.2, 5, -0.5), (2.8, 2.1, 8, 0.62))
    aside = np.sign(bend) * (14.5 - (wide + abs(bend) / 2) * small)
    caps = [(1.0, 16.0)] if small < 0.3 else [(1.0, 16 - 0.15 * aside), (small, 16 + aside)]
    labels = BARE
    for scale, foot in caps:
        w, h, stalk = wide * scale, tall * scale, girth * max(scale, 0.55)
        cx = foot + bend * 0.5 * scale
        cy = GROUND - max(height - tall, 5 + lip) * scale
        path = _bezier((foot, GROUND - 1), (foot - bend * scale, GROUND - 5 * scale), (cx, cy))
        labels = _limb(labels, path, _taper(stalk * bulb, stalk, stalk * 0.85))
        u = (X - cx) * np.cos(tilt) + (Y - cy) * np.sin(tilt)
        v = (Y - cy) * np.cos(tilt) - (X - cx) * np.sin(tilt)
        gills = np.hypot(u / w, v / (lip * scale)) - 1
        labels = _paint(labels, gills, SECOND, -0.3 * u / w)
        side, rise = np.abs(u / w) ** max(point, 1.6), np.abs(v / np.where(v < 0, h, 1.2)) ** point
        light = 0.4 - 0.5 * u / w - 0.55 * v / h - 0.25 * (side + rise)
        labels = _paint(labels, side + rise - 1, MAIN, light)
        if spot > 0.9:  # in staggered rows
            row = np.floor((v + h * 0.4) / (gap * 0.8) + 0.5)
            du = (u + (row % 2 + 1) * gap / 2) % gap - gap / 2
            near = np.hypot(du, v + h * 0.4 - row * gap * 0.8) < spot
            dots = near & ((side + rise) ** (1 / point) < 1 - 0.6 / min(w, h))
            labels = np.where(dots, ACCENT.first + 1 + (light > 0.35), labels)
    skin = Tint(rng.uniform(-70, 95), rng.uniform(0.1, 0.2), 0.38, rng.uniform(0.65, 0.82))
    flesh = Tint(rng.uniform(50, 100), 0.04, 0.6, 0.93)
    return labels, _palette(skin, flesh, Tint(90, 0.03, 0.75, 0.95))


def _tulip(rng: np.random.Generator) -> Plant:
    height, wide, tall, bend, flare = rng.uniform((20, 4.5, 6, -5, -0.2), (28.5, 8.2, 10, 5, 1.1))
    small, far = rng.uniform((0.1, 7), (0.8, 9))
    away, cy = -np.sign(bend), GROUND - height + tall
    heads = [(1.0, 16 + bend * 0.6, cy)]
    if small > 0.5:
        heads = [(small, 16 + away * far, GROUND - (GROUND - cy) * small), (1, 16 - away * 4.5, cy)]
    labels = BARE
    for _, x, y in heads:
        stem = _bezier((16, GROUND), (16, (y + GROUND) / 2), (x, y))
        labels = _limb(labels, stem, _taper(1.3, 1.2, 1.2))
    for side in (-1, 1):
        reach, rise, fat, fold = rng.uniform((3, 5, 1.8, 0), (12, 18, 3.2, 6))
        top, tip = GROUND - rise, 16 + side * reach
        path = _bezier((16, GROUND - 0.5), (16 + side * reach * 0.4, top), (tip, top + fold))
        labels = _blade(labels, path, _taper(1.2, fat, 0.5), -0.5)
    for scale, x, y in heads:
        w, h = wide * scale, tall * scale
        for side in (-1, 1, 0):
            mid = (x + side * (w * 0.5 + 2 * scale), y)
            tip = (x + side * (w * 0.5 + flare * 3 * scale), y - h + (0 if side else 1.5))
            path = _bezier((x + side * 1.5 * scale, y + h * 0.4), mid, tip)
            petal = _stroke(path, _taper(w * 0.4, w * 0.5, 0.6)).field
            light = _facing(petal, w * 0.5) - 0.18 * side - 0.02 * (Y - y)
            labels = _paint(labels, petal, MAIN, light)
    bloom = Tint(rng.uniform(-70, 100), rng.uniform(0.13, 0.21), 0.46, rng.uniform(0.72, 0.92))
    leafy = Tint(rng.uniform(120, 165), rng.uniform(0.08, 0.15), 0.4, rng.uniform(0.65, 0.8))
    return labels, _palette(bloom, leafy, UNUSED)


def _fern(rng: np.random.Generator) -> Plant:
    tall, reach, fan, width = rng.uniform((19, 10, 0.95, 1.7), (30, 13.5, 1.45, 2.7))
    tooth, sway, hang, belly = rng.uniform((1.7, -0.25, 0, 0.3), (2.3, 0.25, 9, 0.6))
    n_fronds = int(rng.integers(4, 8))
    labels = BARE
    for turn in sorted(np.linspace(-fan, fan, n_fronds) + sway, key=abs):
        dx, dy = np.sin(turn), np.cos(turn)
        mid = (16 + reach * 0.55 * dx, GROUND - tall * (0.8 * dy + 0.4 * abs(dx)))
        end_y = np.clip(GROUND - tall * dy + hang * abs(dx), 2.5, 28.5)
        path = _bezier((16 + 1.5 * dx, GROUND), mid, (16 + reach * dx, end_y))
        frond = _stroke(path, _taper(1, width, 0.45, at=belly))
        length = np.hypot(*np.diff(path, axis=0).T).sum()
        notch = 0.6 * np.cos(frond.along * length * tooth) * (1 - frond.along**2)
        light = 0.05 - 0.55 * np.sign(dx) * frond.across / width - 0.25 * dx + 0.5 * frond.along
        labels = _paint(labels, frond.field + notch, MAIN, light)
    leaf = Tint(rng.uniform(115, 180), rng.uniform(0.11, 0.18), 0.36, rng.uniform(0.7, 0.88))
    return labels, _palette(leaf, UNUSED, UNUSED)


def _sunflower(rng: np.random.Generator) -> Plant:
    height, bend, disc, petal = rng.uniform((14, -6, 3, 3.8), (23, 6, 5.4, 6.3))
    phase, squash, pointed, small = rng.uniform((0, 0.7, 0.5, 0.1), (2 * np.pi, 1, 1.3, 0.78))
    n_petals = int(rng.integers(7, 14))
    cy = max(GROUND - height, (disc + petal) * squash + 2)
    heads = [(1.0, 16 + bend * 0.6, cy)]
    if small > 0.55:
        heads = [(small, 16 - np.sign(bend) * 8, cy + 9), (1.0, 16 + np.sign(bend) * 3.5, cy)]
    labels = BARE
    for _, x, y in heads:
        stem = _bezier((16, GROUND), (16 - bend * 0.3, 24), (x, y))
        labels = _limb(labels, stem, _taper(1.5, 1.3, 1.2))
    for side in (-1, 1):
        at, out, rise, fat = rng.uniform((0.15, 4, -3, 1.6), (0.5, 12, 7, 3.4))
        y = GROUND - at * (GROUND - cy)
        mid = (16 + side * out * 0.5, y - rise - 2)
        path = _bezier((16, y), mid, (16 + side * out, min(y - rise, 29)))
        labels = _blade(labels, path, _taper(0.9, fat, 0.4), 0.45 * side)
    for scale, x, y in heads:
        u, v = (X - x) / scale, (Y - y) / squash / scale
        r = np.hypot(u, v)
        lobes = np.abs(np.cos((np.arctan2(v, u) - phase) * n_petals / 2))
        light = 0.6 * lobes - 0.3 * (u + v) / (disc + petal) + 0.25 * (r - disc) / petal
        labels = _paint(labels, r - disc - petal * (0.4 + 0.6 * lobes**pointed), MAIN, light)
        labels = _paint(labels, r - disc, ACCENT, _facing((r - disc) * scale, disc) - 0.1)
    bloom = Tint(rng.uniform(40, 108), rng.uniform(0.14, 0.19), 0.58, rng.uniform(0.8, 0.94))
    leafy = Tint(rng.uniform(120, 155), rng.uniform(0.08, 0.15), 0.38, rng.uniform(0.62, 0.78))
    return labels, _palette(bloom, leafy, Tint(rng.uniform(30, 80), 0.07, 0.32, 0.55))


DRAW: tuple[Callable[[np.random.Generator], Plant], ...] = (
    _oak, _pine, _palm, _cactus, _mushroom, _tulip, _fern, _sunflower,
)  # fmt: skip


def draw_plants(n_per_species: int, *, rng: np.random.Generator) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Sprites (N, 32, 32, 4) uint8 straight RGBA, and labels (N,) int64, indices into SPECIES.

    N = n_per_species * len(SPECIES), species after species. Alpha is 0 or 255, RGB is 0 where
    alpha is 0, and a sprite has at most 12 opaque colours.
    """
    sprites = np.empty((n_per_species * len(SPECIES), SIZE, SIZE, 4), np.uint8)
    species = np.repeat(np.arange(len(SPECIES), dtype=np.int64), n_per_species)
    for i, kind in enumerate(species):
        labels, palette = DRAW[kind](rng)
        sprites[i] = palette[_tidy(labels)]
    return sprites, species
