"""Which way of painting variants with the artist's own pixels is best? Measures and sheets of benchmarks/detail.c.

    python benchmarks/detail.py DATA [--sets plants,items,monsters] [--spreads 1.5,2,3] [--rows NAME,…] [--sheets OUT]

DATA: a folder with `plants` and `dungeon32`, the art that the packs of samples/packs were trained on (the folder
`dungeon32` holds items and monsters in classes `item_*` and `mon*`). Prints one table a set and spread: today's
variants, the art warped by hand at several strengths, the art warped by the pose alone, and the rows of ROWS.
"""

from __future__ import annotations

import argparse
import ctypes
import functools
import math
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import label as parts_of
from torch import nn

from assetgen.make_pack import options_of, read_art
from assetgen_art.image_set import Traits
from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Pack
from assetgen_training.data.augment import N_TINT
from assetgen_training.data.pose import N_POSE
from assetgen_training.judge.sprites.baselines import warped
from assetgen_training.judge.sprites.measures import (
    composited,
    interior_sharpness,
    lab,
    opaque,
    orphan_pixels,
    semi_transparent,
    sharpness,
    visible,
)
from assetgen_training.judge.sprites.shapes import ShapeRules, label_maps, shape_distances
from assetgen_training.judge.sprites.spaces import NEAR_RMSE, palette_distance, patch_distance

Images = NDArray[np.uint8]
PACKS = Path(__file__).parents[1] / "samples/packs"
SETS = {"plants": ("plants-art", "plants", ()), "items": ("dungeon-items", "dungeon32", ("item_*",))}
SETS["monsters"] = ("dungeon-monsters", "dungeon32", ("mon*",))
SEED = 19
Levels = tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True)
class Options:
    """The struct of detail.c; there the fields are explained. The defaults are what was chosen."""

    coarsest: int = 12
    sweeps: Levels = (2, 2, 2, 2)
    radius: Levels = (2, 2, 2, 2)
    paint: Levels = (1, 8, 8, 8)
    guide: Levels = (2, 1, 1, 1)
    place: Levels = (1600, 1600, 400, 100)
    reach: int = 4
    exhaustive: int = 0
    flow: int = 2
    random: int = 0
    overuse: int = 0
    overuse_levels: int = 2
    empty: int = 1
    centre: int = 1
    sharp: int = 0
    final: int = 0


class _Struct(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_int32 * 4 if isinstance(value, tuple) else ctypes.c_int32)
        for name, value in vars(Options()).items()
    ]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table: options, and what the features of paint and guide are made of."""

    options: Options = Options()
    features: str = "rgba"  # of the guide: rgba, rgba+alpha, slots, rgba+distance
    paint: str = "rgba"  # rgba, rgba+alpha
    mirrored: bool = False  # the mirrored art is a second source


@dataclass(frozen=True)
class Case:
    """Bases of one set and the guides of their variants. B bases, V variants each."""

    name: str
    traits: Traits
    art: Images  # (B, H, W, 4)
    decoded: Images  # (B, H, W, 4): the pack's own drawing of each base
    slots: Images  # (B, H, W): its slots
    guides: Images  # (B, V, H, W, 4)
    guide_slots: Images  # (B, V, H, W)
    flows: NDArray[np.float64]  # (B, V, H, W, 2): where the pose comes from, row and column


def library(folder: Path, *flags: str) -> Any:
    """detail.c, compiled."""
    path = folder / "detail.so"
    source = Path(__file__).with_suffix(".c")
    subprocess.run(["cc", "-O2", *flags, "-shared", "-fPIC", "-o", str(path), str(source)], check=True)
    opened = ctypes.CDLL(str(path))
    opened.detail.restype = ctypes.c_int64
    return opened


def load(data: Path, name: str, spread: float, n_bases: int, n_variants: int) -> Case:
    """Bases spread evenly over a set, and their variants by the shipped pack, palette kept."""
    file, folder, only = SETS[name]
    pack = Pack.open(PACKS / f"{file}.onnx", engine="onnxruntime")
    images, _ = read_art(data / folder, replace(options_of(pack), only=only))
    rows = np.unique(np.linspace(0, len(images.images) - 1, n_bases).round().astype(int))
    names = [images.names[row] for row in rows]
    decoded, slots, guides, guide_slots, flows = [], [], [], [], []
    for base in names:
        own = drawn(pack, base, 0.0, 1)
        many = drawn(pack, base, spread, n_variants)
        decoded.append(own[0][0])
        slots.append(own[1][0])
        guides.append(many[0])
        guide_slots.append(many[1])
        flows.append(many[2])
    return Case(
        name,
        images.traits,
        images.images[rows],
        np.stack(decoded),
        np.stack(slots),
        np.stack(guides),
        np.stack(guide_slots),
        np.stack(flows),
    )


def drawn(pack: Pack, base: str, spread: float, count: int) -> tuple[Images, Images, NDArray[np.float64]]:
    """Textures (N, H, W, 4), slots (N, H, W) and flows (N, H, W, 2) of variants of a base, palette kept."""
    codes = pack.codes(SEED, range(count), base=base, spread=spread, palette="keep")
    session = pack._decoder._session  # type: ignore[attr-defined]
    feeds = {"z": codes.z.astype(np.float32), "z_palette": codes.palette.astype(np.float32)}  # type: ignore[union-attr]
    slots = session.run(["index"], feeds)[0]
    n_latent = pack.tensors["exemplar.latent"].shape[1]
    pose = codes.z[:, n_latent - N_TINT - N_POSE : n_latent - N_TINT] / 32
    return pack.render(codes), slots, pose_flow(pose, *pack.size[:2])


def pose_flow(pose: NDArray[np.float64], height: int, width: int) -> NDArray[np.float64]:
    """Where each pixel of a posed sprite comes from, (N, H, W, 2) rows and columns; for sets aligned at the bottom.

    The shipped packs were trained on this pose: a rotation, a shear and scales about a point near the ground, and bends
    between 3×3 control points.
    """
    told, root = torch.from_numpy(pose).float(), 0.9
    x, y = _centres(width)[None, None, :], _centres(height)[None, :, None] - root
    turn, shear = (told[:, 0] * math.radians(5))[:, None, None], (told[:, 1] * 0.08)[:, None, None]
    wider, higher = (told[:, 2:4] * 0.08).exp()[:, :, None, None].unbind(dim=1)
    x, y = wider * (turn.cos() * x + (shear - turn.sin()) * y), higher * (turn.sin() * x + turn.cos() * y)
    bends = told[:, 4:].view(-1, 2, 3, 3) * 0.055 * torch.tensor([1.0, 1.0, 0.0])[:, None]
    field = _blending(height) @ bends @ _blending(width).T
    x, y = x + field[:, 0], y + field[:, 1] + root
    rows, columns = (y + 1) * height / 2 - 0.5, (x + 1) * width / 2 - 0.5
    return np.stack(np.broadcast_arrays(rows.numpy(), columns.numpy()), axis=-1).astype(np.float64)


def _centres(side: int) -> torch.Tensor:
    return (2 * torch.arange(side) + 1) / side - 1


def _blending(side: int) -> torch.Tensor:
    """How a side is blended from three control points, (side, 3)."""
    points = torch.eye(3)[None, :, None]
    return nn.functional.interpolate(points, (1, side), mode="bicubic", align_corners=True)[0, :, 0].T


def premultiplied(images: Images) -> Images:
    """RGBA of straight alpha, rounded."""
    colours = images[..., :3].astype(np.int64) * images[..., 3:]
    return np.concatenate([(colours + 127) // 255, images[..., 3:]], axis=-1).astype(np.uint8)


def features(images: Images, slots: Images, kind: str) -> Images:
    """What patches of guides are compared by, (…, channels)."""
    colours = premultiplied(images)
    if kind == "rgba+alpha":
        return np.concatenate([colours, colours[..., 3:]], axis=-1)
    if kind == "slots":
        hot = np.eye(24, dtype=np.uint8)[slots] * np.uint8(128)
        return np.ascontiguousarray(hot[..., : max(int(slots.max()) + 1, 13)])
    if kind == "rgba+distance":
        return np.concatenate([colours, _distance(images)[..., None]], axis=-1)
    return colours


def _distance(images: Images) -> Images:
    """Chessboard distance to the silhouette's edge, 128 at the edge, rising by 24 a pixel inside it."""
    from scipy.ndimage import distance_transform_cdt as distance

    flat = images.reshape(-1, *images.shape[-3:])
    fields = []
    for shape in opaque(flat):
        inner, outer = (distance(np.pad(mask, 1, constant_values=mask is not shape), "chessboard")[1:-1, 1:-1]
                        for mask in (shape, ~shape))  # fmt: skip
        fields.append(np.clip(128 + 24 * (inner.astype(int) - outer), 0, 255).astype(np.uint8))
    return np.stack(fields).reshape(images.shape[:-1])


def painted(lib: Any, case: Case, row: Row) -> tuple[Images, float, float]:
    """Variants (B, V, H, W, 4) by detail, milliseconds and patches compared of each."""
    struct = _Struct(*vars(row.options).values())
    made = np.empty_like(case.guides[..., :4])
    height, width = case.art.shape[1:3]
    matches = np.empty((height, width), np.int32)
    spent, compared = 0.0, 0
    n_bases, n_variants = case.guides.shape[:2]
    if row.features == "slots":
        guides = features(case.guides, case.guide_slots, "slots")
        decoded = features(case.decoded, case.slots, "slots")
    else:
        guides, decoded = (
            features(case.guides, case.slots, row.features),
            features(case.decoded, case.slots, row.features),
        )
    art = features(case.art, case.slots, row.paint)
    flows = np.ascontiguousarray(np.rint(case.flows * 16).clip(-32000, 32000).astype(np.int16))
    for b in range(n_bases):
        sources = [art[b], art[b][:, ::-1]] if row.mirrored else [art[b]]
        decodings = [decoded[b], decoded[b][:, ::-1]] if row.mirrored else [decoded[b]]
        pixels = [case.art[b], case.art[b][:, ::-1]] if row.mirrored else [case.art[b]]
        source, decoding = (np.ascontiguousarray(np.stack(some)) for some in (sources, decodings))
        paint = np.concatenate([np.stack(pixels).reshape(-1, 4), np.zeros((1, 4), np.uint8)])  # EMPTY is -1
        for v in range(n_variants):
            start = time.process_time()
            compared += lib.detail(
                ctypes.byref(struct),
                source.ctypes.data_as(ctypes.c_void_p),
                decoding.ctypes.data_as(ctypes.c_void_p),
                np.ascontiguousarray(guides[b, v]).ctypes.data_as(ctypes.c_void_p),
                len(source),
                height,
                width,
                source.shape[-1],
                guides.shape[-1],
                flows[b, v].ctypes.data_as(ctypes.c_void_p),
                matches.ctypes.data_as(ctypes.c_void_p),
            )
            spent += time.process_time() - start
            made[b, v] = paint[matches]
    return made, 1000 * spent / (n_bases * n_variants), compared / (n_bases * n_variants)


def flow_warped(case: Case) -> Images:
    """The art moved by the pose alone, sampled at the nearest pixel, (B, V, H, W, 4)."""
    height, width = case.art.shape[1:3]
    at = np.rint(case.flows).astype(int)
    inside = ((at >= 0) & (at < (height, width))).all(axis=-1)
    at = at.clip(0, (height - 1, width - 1))
    moved = np.stack([art[rows[..., 0], rows[..., 1]] for art, rows in zip(case.art, at, strict=True)])
    moved[~inside] = 0
    return moved


def by_hand(case: Case, strength: float) -> Images:
    """The art warped without learning, (B, V, H, W, 4)."""
    rng = np.random.default_rng(0)
    repeated = np.repeat(case.art, case.guides.shape[1], axis=0)
    return warped(repeated, strength=strength, flips=False, rng=rng).reshape(case.guides.shape)


@dataclass(frozen=True)
class Figures:
    """One row of the table."""

    variation: float  # median over bases of the median 1 - IoU of two variants
    sharpness: float  # over the art's
    interior: float  # over the art's
    soft: float  # semi-transparent share, difference from the art's, points
    orphans: float  # over the art's
    palette: float
    patches: float
    near: float  # share within NEAR_RMSE of their base at the best shift
    kept: float  # share of features kept
    doubled: float  # share of features found twice as often
    outline: float  # share of the edge in the outline's colour, over the art's
    told: float  # share of crops that a small network tells from real ones; .5 is chance
    milliseconds: float = float("nan")
    patches_compared: float = float("nan")


def measured(case: Case, made: Images, *, seeds: int = 1) -> Figures:
    """The measures of variants (B, V, H, W, 4) beside their bases."""
    n_bases, n_variants = made.shape[:2]
    flat = made.reshape(-1, *made.shape[2:])
    rules = ShapeRules(flips=case.traits.flips)
    one, other = np.triu_indices(n_variants, 1)
    maps = label_maps(flat).reshape(n_bases, n_variants, *made.shape[2:4])
    masks, _ = shape_distances(
        maps[:, one].reshape(-1, *made.shape[2:4]), maps[:, other].reshape(-1, *made.shape[2:4]), rules=rules
    )
    rng = np.random.default_rng(0)
    kept, doubled = features_kept(case.art, made)
    return Figures(
        variation=float(np.median(np.median(masks.reshape(n_bases, -1), axis=1))),
        sharpness=float(sharpness(flat).mean() / sharpness(case.art).mean()),
        interior=float(interior_sharpness(flat).mean() / interior_sharpness(case.art).mean()),
        soft=100 * float(semi_transparent(flat).mean() - semi_transparent(case.art).mean()),
        orphans=float(orphan_pixels(flat).mean() / orphan_pixels(case.art).mean()),
        palette=palette_distance(flat, case.art, rng=rng),
        patches=patch_distance(flat, case.art, rng=rng),
        near=near_copies(case.art, made),
        kept=kept,
        doubled=doubled,
        outline=outlines(flat, np.repeat(case.art, n_variants, axis=0)) / outlines(case.art, case.art),
        told=float(np.mean([told_apart(case.art, made, seed=seed) for seed in range(seeds)])),
    )


def near_copies(art: Images, made: Images) -> float:
    """Share of variants nearer than NEAR_RMSE to their base at the best shift of up to two pixels."""
    n_variants = made.shape[1]
    flat = made.reshape(-1, *made.shape[2:])
    base = np.repeat(art, n_variants, axis=0)
    padded = np.pad(base, ((0, 0), (2, 2), (2, 2), (0, 0)))
    height, width = base.shape[1:3]
    best = np.full(len(flat), np.inf)
    here, seen = composited(flat), visible(flat)
    for dy in range(5):
        for dx in range(5):
            there = padded[:, dy : dy + height, dx : dx + width]
            drawn_area = (seen | visible(there)).sum(axis=(1, 2))
            area = np.minimum(4 * drawn_area, height * width).clip(1)
            squares = np.square(here - composited(there)).mean(axis=3).sum(axis=(1, 2))
            best = np.minimum(best, np.sqrt(squares / area))
    return float((best < NEAR_RMSE).mean())


def features_kept(art: Images, made: Images) -> tuple[float, float]:
    """Shares of the small details of high contrast that variants still have, and that they have twice.

    A detail: a connected group of up to six pixels within the shape, each farther than .15 in OKLab from the median of
    the 5×5 pixels around it, whose colour makes up at most 4 % of the sprite. It is kept if somewhere in the variant
    there is a 3×3 window at a root mean square distance below .08 from the one around it.
    """
    n_kept = n_doubled = n_all = 0
    for base, variants in zip(art, made, strict=True):
        own = _windows(base)
        places = _details(base)
        if not places:
            continue
        wanted = own[places]  # (F, 27)
        home = (np.sqrt(np.square(own.reshape(1, -1, 27) - wanted[:, None]).mean(axis=2) * 3) < 0.08).sum(axis=1)
        for variant in variants:
            found = _windows(variant).reshape(1, -1, 27)
            near = (np.sqrt(np.square(found - wanted[:, None]).mean(axis=2) * 3) < 0.08).sum(axis=1)
            n_kept += int((near > 0).sum())
            n_doubled += int((near >= 2 * home).sum())
            n_all += len(near)
    return n_kept / max(1, n_all), n_doubled / max(1, n_all)


def _seen_lab(image: Images) -> NDArray[np.float32]:
    grey = np.rint(255 * composited(image[None]))[0].astype(np.uint8)
    return lab(grey)


def _windows(image: Images) -> NDArray[np.float32]:
    """The 3×3 windows of OKLab on grey, (H, W, 27)."""
    padded = np.pad(_seen_lab(image), ((1, 1), (1, 1), (0, 0)), mode="edge")
    view = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(0, 1))
    return np.ascontiguousarray(view).reshape(*image.shape[:2], 27)


def _details(image: Images) -> tuple[NDArray[np.int64], NDArray[np.int64]] | tuple[()]:
    """Rows and columns of the middles of a sprite's details."""
    return _details_of(image.tobytes(), *image.shape[:2])


@functools.cache  # every row of the table asks for the same bases
def _details_of(data: bytes, height: int, width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]] | tuple[()]:
    image = np.frombuffer(data, np.uint8).reshape(height, width, 4)
    shape = opaque(image[None])[0]
    inner = shape & np.pad(shape, 1)[:-2, 1:-1] & np.pad(shape, 1)[2:, 1:-1]
    inner &= np.pad(shape, 1)[1:-1, :-2] & np.pad(shape, 1)[1:-1, 2:]
    colours = _seen_lab(image)
    padded = np.pad(colours, ((2, 2), (2, 2), (0, 0)), mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, (5, 5), axis=(0, 1)).reshape(*shape.shape, 3, 25)
    contrast = np.linalg.norm(colours - np.median(around, axis=3), axis=2) > 0.15
    own = colours[shape]
    if not len(own):
        return ()
    near = np.linalg.norm(colours[:, :, None] - own[None, None], axis=3) < 0.06
    marked = inner & contrast & (near.mean(axis=2) <= 0.04)
    parts, n_parts = parts_of(marked, np.ones((3, 3)))
    rows, columns = [], []
    for part in range(1, n_parts + 1):
        y, x = np.nonzero(parts == part)
        if len(y) <= 6:
            middle = np.argmin(np.square(y - y.mean()) + np.square(x - x.mean()))
            rows.append(int(y[middle]))
            columns.append(int(x[middle]))
    return (np.array(rows), np.array(columns)) if rows else ()


def outlines(images: Images, bases: Images) -> float:
    """Mean share of the edge's pixels in the commonest colour of the base's edge, where a base has an outline."""
    shares = []
    for image, base in zip(images, bases, strict=True):
        edge, wanted = _edge(base), lab(base)
        colours = wanted[edge]
        if not len(colours):
            continue
        near = np.linalg.norm(colours[:, None] - colours[None], axis=2) < 0.08
        common = int(near.sum(axis=1).argmax())
        if near[common].mean() < 0.5:
            continue
        own = lab(image)[_edge(image)]
        shares.append((np.linalg.norm(own - colours[common], axis=1) < 0.08).mean() if len(own) else 0.0)
    return float(np.mean(shares)) if shares else float("nan")


def _edge(image: Images) -> NDArray[np.bool_]:
    shape = opaque(image[None])[0]
    around = np.pad(shape, 1, mode="edge")  # the border of the canvas is no edge
    inner = around[:-2, 1:-1] & around[2:, 1:-1] & around[1:-1, :-2] & around[1:-1, 2:]
    edge: NDArray[np.bool_] = shape & ~inner
    return edge


def told_apart(art: Images, made: Images, *, seed: int, steps: int = 200) -> float:
    """Share of 16×16 crops that a small network tells rightly: variants from art, of bases it was not trained on."""
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(art))
    halves = order[: len(art) // 2], order[len(art) // 2 :]
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Conv2d(4, 24, 3, padding=1), nn.ReLU(), nn.Conv2d(24, 32, 3, padding=1, stride=2), nn.ReLU(),
        nn.Conv2d(32, 48, 3, padding=1, stride=2), nn.ReLU(), nn.Flatten(), nn.Linear(48 * 16, 1),
    )  # fmt: skip
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)

    def batch(rows: NDArray[np.int64], n: int) -> tuple[torch.Tensor, torch.Tensor]:
        real = _crops(art[generator.choice(rows, n)], generator)
        fake = _crops(made[generator.choice(rows, n), generator.integers(made.shape[1], size=n)], generator)
        crops = np.concatenate([real, fake]).transpose(0, 3, 1, 2)
        return torch.from_numpy(crops.astype(np.float32) / 255), torch.cat([torch.zeros(n), torch.ones(n)])

    for _ in range(steps):
        crops, truth = batch(halves[0], 32)
        loss = nn.functional.binary_cross_entropy_with_logits(net(crops)[:, 0], truth)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    with torch.inference_mode():
        crops, truth = batch(halves[1], 1500)
        return float(((net(crops)[:, 0] > 0) == (truth > 0)).float().mean())


def _crops(images: Images, generator: np.random.Generator) -> Images:
    """A 16×16 crop of each image around a pixel that is drawn, premultiplied."""
    padded = np.pad(premultiplied(images), ((0, 0), (8, 8), (8, 8), (0, 0)))
    crops = []
    for image, page in zip(images, padded, strict=True):
        places = np.argwhere(image[..., 3] >= 128)
        y, x = places[generator.integers(len(places))] if len(places) else (8, 8)
        y, x = (
            int(np.clip(at + generator.integers(-5, 6), 8, side - 8))
            for at, side in zip((y, x), image.shape[:2], strict=True)
        )
        crops.append(page[y : y + 16, x : x + 16])
    return np.stack(crops)


HEAD = "vari-  sharp- inte-  soft  orph- pal-   patch near   feat. twice  out-   told   ms     patches"


def line(name: str, figures: Figures) -> str:
    """A row of the table as text."""
    values = list(vars(figures).values())
    cells = [f"{value:6.2f}" for value in values[:12]] + [f"{values[12]:6.1f}", f"{values[13] / 1000:6.0f}k"]
    return f"{name:28}" + " ".join(cells)


TRIAL = Options(
    coarsest=8, sweeps=(3, 3, 3, 3), paint=(1, 1, 1, 1), place=(0, 0, 0, 0), exhaustive=1, flow=0, empty=0
)  # the first trial: trusts the guide as much as the paint, and finds the coarsest matches by trying all


def _changed(**changes: Any) -> Row:
    return Row(options=replace(Options(), **changes))


ROWS: dict[str, Row] = {
    "chosen": Row(),
    "first trial": Row(options=TRIAL),
    "paint 2:1": _changed(paint=(1, 2, 2, 2)),
    "paint 4:1": _changed(paint=(1, 4, 4, 4)),
    "guide 4:1": _changed(paint=(1, 1, 1, 1), guide=(4, 4, 4, 4)),
    "paint 1 at two levels": _changed(paint=(1, 1, 8, 8)),
    "place 0": _changed(place=(0, 0, 0, 0)),
    "place x16, x4, x4, x4": _changed(place=(25600, 6400, 1600, 400)),
    "place 25600": _changed(place=(25600, 25600, 25600, 25600)),
    "patches 3x3": _changed(radius=(1, 1, 1, 1)),
    "patches 3x3 when fine": _changed(radius=(2, 2, 1, 1)),
    "patches 7x7": _changed(radius=(3, 3, 3, 3)),
    "one sweep": _changed(sweeps=(1, 1, 1, 1)),
    "five sweeps": _changed(sweeps=(5, 5, 5, 5)),
    "coarsest 24": _changed(coarsest=24),
    "coarsest 6": _changed(coarsest=6),
    "coarsest by trying all": _changed(exhaustive=1),
    "no flow": _changed(flow=0, exhaustive=1, place=(0, 0, 0, 0)),
    "random 4": _changed(random=4),
    "overuse 64": _changed(overuse=64),
    "overuse 64 at all levels": _changed(overuse=64, overuse_levels=4),
    "votes by distance": _changed(centre=5),
    "sharp votes": _changed(sharp=1),
    "own match": _changed(final=1),
    "commonest proposal": _changed(final=4),
    "cheapest patch": _changed(final=3),
    "alpha twice": Row(features="rgba+alpha", paint="rgba+alpha"),
    "guide of slots": Row(features="slots"),
    "guide with edge distance": Row(features="rgba+distance"),
    "mirrored art too": Row(mirrored=True),
}


def contact(case: Case, pictures: Sequence[Images], rows: Iterable[int]) -> Images:
    """For each base a line of each kind of picture: the art first, then its variants."""
    cells = []
    for b in rows:
        for made in pictures:
            cells += [case.art[b], *made[b]]
    return np.stack(cells)


def own_size(lib: Any, data: Path, spread: float, n_variants: int) -> Images:
    """The plants larger than 80 pixels at their own size, guides enlarged: a line by the pose alone, one by detail.

    Levels beyond the third have no guide, and one sweep; matches keep near to the pose. (lines · (1 + V), 192, 192, 4)
    """
    pack = Pack.open(PACKS / "plants-art.onnx", engine="onnxruntime")
    row = _changed(guide=(2, 1, 1, 0), sweeps=(2, 2, 2, 1), place=(25600, 25600, 25600, 25600))
    cells: list[Images] = []
    for file in sorted((data / "plants").glob("*.png")):
        pixels = np.array(Image.open(file).convert("RGBA"))
        drawn_at = np.argwhere(pixels[..., 3] > 0)
        (top, left), (bottom, right) = drawn_at.min(axis=0), drawn_at.max(axis=0) + 1
        height, width = int(bottom - top), int(right - left)
        side = max(height, width)
        if side <= 80 or file.stem not in pack.names:
            continue
        art = np.zeros((side, side, 4), np.uint8)
        start = (side - width) // 2
        art[side - height :, start : start + width] = pixels[top:bottom, left:right]
        art[art[..., 3] == 0] = 0
        own, many = drawn(pack, file.stem, 0.0, 1), drawn(pack, file.stem, spread, n_variants)
        decoded, guides = _enlarged(own[0], side), _enlarged(many[0], side)
        flows = np.stack([_resized(many[2][..., axis], side) for axis in (0, 1)], axis=-1)
        flows = (flows + 0.5) * (side / own[0].shape[1]) - 0.5
        blank = np.zeros((1, n_variants, side, side), np.uint8)
        case = Case(file.stem, Traits(), art[None], decoded, blank[:, 0], guides[None], blank, flows[None])
        made, milliseconds, compared = painted(lib, case, row)
        print(f"{file.stem:28}{side}x{side} {milliseconds:6.1f} ms {compared / 1000:6.0f}k patches", flush=True)
        for line_of in (flow_warped(case)[0], made[0]):
            cells += [_on_page(image) for image in (art, *line_of)]
    return np.stack(cells)


def _resized(values: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    """(N, h, w) to (N, side, side), bilinear."""
    larger = nn.functional.interpolate(torch.from_numpy(values)[:, None], (side, side), mode="bilinear")
    return np.asarray(larger[:, 0])


def _enlarged(images: Images, side: int) -> Images:
    """Guides at the art's size, straight alpha."""
    premade = premultiplied(images).astype(np.float64)
    larger = np.stack([_resized(premade[..., c], side) for c in range(4)], axis=-1)
    alpha = larger[..., 3:]
    larger[..., :3] = np.where(alpha > 0, larger[..., :3] * 255 / np.maximum(alpha, 1), 0)
    return np.rint(larger).clip(0, 255).astype(np.uint8)


def _on_page(image: Images, side: int = 192) -> Images:
    page = np.zeros((side, side, 4), np.uint8)
    page[side - image.shape[0] :, : image.shape[1]] = image
    return page


def recoloured(data: Path, names: Sequence[str], spread: float, n_variants: int) -> Images:
    """Monsters in their variants' colours: a line by each slot's own move, one by moves that near colours share."""
    file, folder, only = SETS["monsters"]
    pack = Pack.open(PACKS / f"{file}.onnx", engine="onnxruntime")
    images, _ = read_art(data / folder, replace(options_of(pack), only=only))
    cells: list[Images] = []
    for name in names:
        art = images.images[images.names.index(name)]
        codes = pack.codes(SEED, range(n_variants), base=name, spread=spread)
        kept_codes = pack.codes(SEED, [0], base=name, spread=0.0, palette="keep")
        palettes, kept = (_palettes(pack, some.palette) for some in (codes, kept_codes))
        for shared in (False, True):
            cells += [art, *(moved_colours(art, kept[0], palette, shared=shared) for palette in palettes)]
    return np.stack(cells)


def _palettes(pack: Pack, codes: Any) -> NDArray[np.int64]:
    session = pack._decoder._session  # type: ignore[attr-defined]
    feeds = {"z": codes.astype(np.float32), "z_palette": codes.astype(np.float32)}
    colours = session.run(["palette"], feeds)[0].reshape(len(codes), -1, pack.size[2])
    return np.asarray(colours[..., :3], np.int64)


def moved_colours(art: Images, kept: NDArray[np.int64], palette: NDArray[np.int64], *, shared: bool) -> Images:
    """The art in other colours, in integers: each of its colours moves by the moves of the slots (S, 3).

    shared: by a mean of all slots' moves, slots with many pixels and near colours counting most; else by the nearest's.
    """
    colours, inverse, counts = np.unique(art[..., :3].reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    distance = np.square(colours[:, None].astype(np.int64) - kept[None]).sum(axis=2)
    nearest = distance.argmin(axis=1)
    seen = np.bincount(inverse.ravel(), weights=(art[..., 3] > 0).ravel(), minlength=len(counts)).astype(np.int64)
    pixels = np.bincount(nearest, weights=seen, minlength=len(kept)).astype(np.int64)
    moves = palette - kept
    if shared:
        weights = (pixels << 16) // ((distance * distance >> 6) + (1 << 16))
        total = np.maximum(1, weights.sum(axis=1))
        moved = (weights[..., None] * moves).sum(axis=1) // total[:, None]
    else:
        moved = moves[nearest]
    changed = art.copy()
    changed[..., :3] = (colours + moved).clip(0, 255)[inverse.ravel()].reshape(*art.shape[:2], 3)
    changed[art[..., 3] == 0] = 0
    return changed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="plants,items,monsters")
    parser.add_argument("--spreads", default="1.5,2,3")
    parser.add_argument("--rows", default="chosen,first trial", help="names in ROWS, or all")
    parser.add_argument("--bases", type=int, default=32)
    parser.add_argument("--variants", type=int, default=4)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--sheets", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        lib = library(Path(folder))
        for name in options.sets.split(","):
            for spread in map(float, options.spreads.split(",")):
                compare(lib, options, name, spread)
        if options.sheets is not None:
            large = own_size(lib, options.data, 2.0, options.variants)
            save_png(options.sheets / "own-size.png", sheet(large, 1 + options.variants, scale=1, gap=1))
            coloured = recoloured(options.data, ("sheep", "yak", "golden_dragon", "naga"), 2.0, 7)
            save_png(options.sheets / "colours.png", sheet(coloured, 8, scale=3, gap=1))


def compare(lib: Any, options: argparse.Namespace, name: str, spread: float) -> None:
    """Prints the table of one set at one spread."""
    case = load(options.data, name, spread, options.bases, options.variants)
    print(f"\n{name}, spread {spread:g}, {len(case.art)} bases, {options.variants} variants\n{'':28}{HEAD}")
    pictures = {"today": case.guides, "pose alone": flow_warped(case)}
    pictures |= {f"by hand {strength:g}": by_hand(case, strength) for strength in (0.6, 0.9, 1.3, 1.8)}
    for row, made in pictures.items():
        print(line(row, measured(case, made, seeds=options.seeds)), flush=True)
    rows = list(ROWS) if options.rows == "all" else options.rows.split(",")
    for row in rows:
        made, milliseconds, compared = painted(lib, case, ROWS[row])
        figures = measured(case, made, seeds=options.seeds)
        print(line(row, replace(figures, milliseconds=milliseconds, patches_compared=compared)), flush=True)
        pictures[row] = made
    if options.sheets is not None:
        shown = range(0, len(case.art), max(1, len(case.art) // 8))
        cells = contact(case, [pictures[kind] for kind in ("today", "by hand 0.9", *rows)], shown)
        save_png(options.sheets / f"{name}-{spread:g}.png", sheet(cells, 1 + options.variants, scale=4, gap=2))


if __name__ == "__main__":
    main()
