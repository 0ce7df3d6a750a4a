"""Painted packs for tests: an indexed pack with exemplars, and art that the test draws (contract 2)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import Pack
from assetgen_plugin.painting.art import encode_art
from packs import FEW, Chain, Tensors, exemplar_prior, indexed_rgba, random_head, sprite_names

Canvases = NDArray[np.uint8]
"""The art of N exemplars on the canvas of the texture, (N, H, W, 4), straight alpha."""

LEVELS = [(2, 2, 1, 2, 1600), (2, 2, 8, 1, 1600), (2, 2, 8, 1, 400), (2, 2, 8, 1, 100)]
MIX = [(2, 2, 1, 1, 1600), (2, 2, 4, 1, 1600), (2, 2, 8, 1, 400), (2, 2, 8, 1, 100)]
STYLE = [(2, 2, 1, 4, 0), (2, 2, 1, 2, 0), (2, 2, 2, 1, 0), (2, 2, 4, 1, 0)]


def painted(
    indexed: Tensors,
    art: Canvases,
    *,
    wrap: bool = False,
    keep: bool = True,
    follow: bool = False,
    spread: int = 512,
    coarsest: Sequence[int] = (12, 24, 12),
    rules: Sequence[Sequence[tuple[int, ...]]] = (LEVELS, MIX, STYLE),
    layers: dict[str, Canvases] | None = None,
    pose: Tensors | None = None,
) -> Tensors:
    """The tensors of a painted pack of one epoch. indexed: of which the guide has the size. layers: by name."""
    height, width, _ = (int(side) for side in indexed["size"])
    scale = art.shape[1] // height
    assert art.shape[1:] == (height * scale, width * scale, 4)
    boxes = [_box(picture) for picture in art]
    tensors = {name: array for name, array in indexed.items() if not name.startswith("centroid.")}
    for name in ("class.cumulative", "exemplar.cumulative"):
        tensors[name] = tensors[name].reshape(1, -1)
    counts, data = encode_art(_cropped(art, boxes))
    tensors |= {
        "contract": np.array([2], np.uint8),
        "output": np.frombuffer(b"painted", np.uint8),
        "size": np.array([*art.shape[1:3], indexed["size"][2]], np.int32),
        "guide.scale": np.array([scale], np.uint8),
        "spread": np.array([spread], np.int32),
        "art.boxes": np.array(boxes, np.int32),
        "art.counts": counts,
        "art.data": data,
        "pose.keep": np.array([keep], np.uint8),
        "paint.wrap": np.array([wrap], np.uint8),
        "paint.follow": np.array([follow], np.uint8),
        "paint.coarsest": np.array(coarsest, np.int32),
    }
    for kind, rows in zip(("levels", "mix", "style"), rules, strict=True):
        tensors[f"paint.{kind}"] = np.array(rows, np.int32)
    if layers:
        tensors["layer.names"] = np.frombuffer("\n".join(layers).encode(), np.uint8)
        for number, pictures in enumerate(layers.values()):
            counts, data = encode_art(_cropped(pictures, boxes))
            tensors |= {f"layer.{number:02d}.counts": counts, f"layer.{number:02d}.data": data}
    return tensors | (pose or no_pose())


def with_epochs(tensors: Tensors, first: Sequence[Sequence[int]]) -> Tensors:
    """A pack that has grown. first: for each epoch but the last, the exemplars that it draws, evenly."""
    spans = _spans(tensors["exemplar.offsets"])
    rows: dict[str, list[list[int]]] = {"exemplar.cumulative": [], "class.cumulative": []}
    for members in first:
        of_class = [[number in members for number in range(a, b)] for a, b in spans]
        rows["class.cumulative"].append(_even([any(chosen) for chosen in of_class]))
        tables = [_even(chosen if any(chosen) else [True] * len(chosen)) for chosen in of_class]
        rows["exemplar.cumulative"].append([c for table in tables for c in table])
    grown = {name: np.concatenate([np.array(few, np.uint32), tensors[name]]) for name, few in rows.items()}
    return tensors | grown


def no_pose() -> Tensors:
    return {
        "pose.terms": np.zeros((0, 2), np.int32),
        "pose.rows": np.zeros((0, 17), np.int16),
        "pose.columns": np.zeros((0, 17), np.int16),
    }


def random_pose(n_latent: int, n_terms: int, *, most: int, rng: np.random.Generator) -> Tensors:
    """Smooth bends of up to `most` in 1/256 along rows."""
    return {
        "pose.terms": np.stack([rng.integers(0, n_latent, n_terms), rng.integers(0, 2, n_terms)], axis=1).astype(
            np.int32
        ),
        "pose.rows": rng.integers(-most, most + 1, (n_terms, 17)).astype(np.int16),
        "pose.columns": rng.integers(-600, 601, (n_terms, 17)).astype(np.int16),
    }


def shipped(path: Path, *, spread: int = 512) -> Tensors:
    """A painted pack of a shipped one: what it draws of each sprite is the art, with a grain of its own."""
    pack = Pack.open(path)
    drawn = np.stack([pack.texture(0, base=name, spread=0, palette="keep") for name in pack.names])
    y, x = np.mgrid[: drawn.shape[1], : drawn.shape[2]]
    grain = ((7 * y + 13 * x) % 5 * 3).astype(np.uint8)[..., None] * (drawn[..., 3:] > 0)
    art = np.concatenate([np.minimum(drawn[..., :3], 240) + grain, drawn[..., 3:]], axis=-1)
    n_latent = int(pack.tensors["latent"][0])
    return painted(
        pack.tensors, art, spread=spread, pose=random_pose(n_latent, 4, most=60, rng=np.random.default_rng(3))
    )


def moving_sprites() -> Tensors:
    """A pack whose first sprite is an animation of three frames with normals over them, the second of two."""
    rng = np.random.default_rng(4)
    indexed = indexed_rgba(rng=rng)
    n = len(indexed["exemplar.latent"])
    indexed["exemplar.names"] = np.frombuffer("\n".join(f"sprite {i}" for i in range(n)).encode(), np.uint8)
    art = random_art((n, 18, 26), 4, whole=True, rng=rng)
    frames = {f"frame.{number:03}": np.zeros_like(art) for number in range(3)}
    for number in range(3):
        frames[f"frame.{number:03}"][: 1 + (number < 2)] = np.roll(art, number, axis=2)[: 1 + (number < 2)]
    normals = {f"normal.{number:03}": frames[f"frame.{number:03}"][..., [1, 2, 0, 3]] for number in range(3)}
    tensors = painted(indexed, art, layers={"normal": art[..., [1, 2, 0, 3]], **normals, **frames})
    tensors["layer.coloured"] = np.array([0] * 4 + [1] * 3, np.uint8)
    tensors["layer.shown"] = np.array([4, 4] + [-1] * (n - 2), np.int32)
    return tensors


REDS, GREYS = [(60, 10, 10), (120, 20, 20), (200, 40, 30)], [(20, 20, 20), (120, 120, 125)]


def team_sprites(*, greys: float = 0.4, masked: bool = True) -> Tensors:
    """Sprites of reds and a share of greys, each an animation of a frame. masked: a mask lets the upper half."""
    rng = np.random.default_rng(4)
    indexed = indexed_rgba(rng=rng)
    n = len(indexed["exemplar.latent"])
    indexed["exemplar.names"] = np.frombuffer("\n".join(f"sprite {i}" for i in range(n)).encode(), np.uint8)
    art = np.full((n, 18, 26, 4), 255, np.uint8)
    shares = [*[(1 - greys) / 3] * 3, greys / 2, greys / 2]
    art[..., :3] = np.array(REDS + GREYS, np.uint8)[rng.choice(5, (n, 18, 26), p=shares)]
    mask = np.zeros_like(art)
    mask[..., 3] = 255
    mask[:, :9] = 255
    layers = {"mask": mask, "frame.000": art} if masked else {"frame.000": art}
    tensors = painted(indexed, art, layers=layers, pose=random_pose(6, 4, most=2000, rng=rng))
    tensors["layer.coloured"] = np.array([0, 1] if masked else [1], np.uint8)
    return tensors


def random_painted(*, rng: np.random.Generator, most: int = 20) -> Tensors:
    """Of random size, classes, palettes, art, pose and rules; sides up to `most` or a little more."""
    scale, channels = int(rng.choice([1, 1, 2, 3, 4])), int(rng.choice([3, 4]))
    guide = [int(side) for side in rng.integers(1, max(2, most // scale + 1), 2)]
    n_latent, n_labels = int(rng.integers(1, 7)), int(rng.integers(0, 4))
    fixed, wrap = bool(rng.integers(5) == 0), bool(rng.integers(3) == 0)
    prior = exemplar_prior(n_latent, max(1, n_labels), indexed=not fixed, rng=rng)
    prior |= sprite_names(prior)
    n_colours = int(rng.integers(1, 8))
    chain = Chain("decoder", n_latent + n_labels, rng=rng).dense(6).dense(2 * guide[0] * guide[1])
    chain = chain.reshape(2, *guide).conv(n_colours + (channels == 4), (3, 3), (1, 1, 1, 1), FEW).argmax()
    indexed = random_head((*guide, channels), n_latent, n_labels, rng=rng) | prior | chain.tensors
    if fixed:
        indexed["palette.colours"] = rng.integers(0, 256, (n_colours, channels)).astype(np.uint8)
    else:
        palette = Chain("palette", n_latent + n_labels, rng=rng).dense(n_colours * channels, (0, 1023)).table()
        indexed |= palette.tensors
    n_exemplars = len(prior["exemplar.latent"])
    size = (n_exemplars, guide[0] * scale, guide[1] * scale)
    art = random_art(size, channels, whole=bool(rng.integers(2)), rng=rng)
    layers = {"normal": random_layer(art, rng=rng), "glow": random_layer(art, rng=rng)} if rng.integers(2) else None
    tensors = painted(
        indexed,
        art,
        wrap=wrap,
        keep=bool(rng.integers(2)),
        follow=bool(rng.integers(2)),
        spread=int(rng.integers(0, 1025)),
        coarsest=rng.integers(4, 9, 3).tolist(),
        rules=[_random_rules(rng) for _ in range(3)],
        layers=layers,
        pose=random_pose(n_latent, int(rng.integers(0, 5)), most=int(rng.choice([20, 200, 3000])), rng=rng),
    )
    tensors |= random_use_of_layers(tensors, rng=np.random.default_rng(rng.integers(2**32)))
    some = np.flatnonzero(rng.random(n_exemplars) < 0.6).tolist() or [0]
    return with_epochs(tensors, [some]) if rng.integers(2) else tensors


def random_art(size: tuple[int, int, int], channels: int, *, whole: bool, rng: np.random.Generator) -> Canvases:
    """Pictures of a few colours, each another; whole: without pixels that cannot be seen."""
    n, height, width = size
    art = np.zeros((n, height, width, 4), np.uint8)
    for picture in art:
        n_colours = int(rng.choice([2, 5, 300]))
        colours = rng.integers(0, 256, (n_colours, 4)).astype(np.uint8)
        colours[:, 3] = 255 if channels == 3 or whole else rng.choice([0, 120, 255, 255], n_colours)
        block = int(rng.choice([1, 3]))  # pixels of one colour; single ones of many colours are stored as true colour
        coarse = rng.integers(0, n_colours, (height // block + 1, width // block + 1))
        picture[:] = colours[coarse.repeat(block, axis=0).repeat(block, axis=1)[:height, :width]]
        if not whole:
            y, x = np.indices((height, width))
            (top, left), (down, across) = rng.uniform(0.3, 0.7, 2), rng.uniform(0.2, 0.6, 2)
            apart = np.abs(np.stack([(y / height - top) / down, (x / width - left) / across]))
            fray = 0.3 * rng.standard_normal((height, width))
            # A blob with a frayed outline; without alpha, a box, in which all is seen.
            outside = apart.max(axis=0) > 1 if channels == 3 else (apart**2).sum(axis=0) > 1 + fray
            outside[0, 0] &= channels == 4 or not outside.all()  # art without alpha shows at least a pixel
            picture[outside] = 0
        picture[picture[..., 3] == 0] = 0
    return art


def random_use_of_layers(tensors: Tensors, *, rng: np.random.Generator) -> Tensors:
    """Layers that are coloured and shown, held and mirrored places; none of them in some packs."""
    n_layers, n = 2 * ("layer.names" in tensors), len(tensors["exemplar.latent"])
    found: Tensors = {}
    if n_layers and rng.integers(2):
        coloured = rng.integers(0, 2, n_layers).astype(np.uint8)
        allowed = [-1, *np.flatnonzero(coloured).tolist()]
        found = {"layer.coloured": coloured, "layer.shown": rng.choice(allowed, n).astype(np.int32)}
    if rng.integers(2):
        row = [rng.integers(0, 4), rng.integers(1, 9), rng.integers(-1, n_layers)]
        found["hold"] = np.array(row, np.int32)
    if rng.integers(2):
        width = int(tensors["size"][1])
        found["mirror"] = rng.choice([-1, width - 1, *rng.integers(0, 2 * width - 1, 3)], n).astype(np.int32)
    return found


def random_layer(art: Canvases, *, rng: np.random.Generator) -> Canvases:
    """Four channels of anything."""
    layer = rng.integers(0, 256, art.shape).astype(np.uint8)
    layer[..., 3][rng.random(art.shape[:3]) < rng.choice([0.1, 0.5, 0.9])] = 0
    return layer


def _random_rules(rng: np.random.Generator) -> list[tuple[int, ...]]:
    return [
        (
            int(rng.integers(1, 3)),
            int(rng.integers(0, 4)),
            int(rng.integers(1, 10)),
            int(rng.integers(0, 5)),
            int(rng.choice([0, 100, 1600, 25600])),
        )
        for _ in range(int(rng.integers(1, 5)))
    ]


def _box(picture: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Top, left, height and width of what can be seen; of an empty picture, one pixel."""
    ys, xs = np.nonzero(picture[..., 3])
    if not len(ys):
        return 0, 0, 1, 1
    return int(ys.min()), int(xs.min()), int(np.ptp(ys)) + 1, int(np.ptp(xs)) + 1


def _cropped(pictures: Canvases, boxes: Sequence[tuple[int, int, int, int]]) -> list[NDArray[np.uint8]]:
    return [
        np.ascontiguousarray(picture[top : top + height, left : left + width])
        for picture, (top, left, height, width) in zip(pictures, boxes, strict=True)
    ]


def _spans(offsets: NDArray[np.generic]) -> list[tuple[int, int]]:
    return list(zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True))


def _even(chosen: Sequence[bool]) -> list[int]:
    """Cumulative weights that are equal where chosen and 0 elsewhere."""
    table = np.floor(np.cumsum(chosen) / max(1, sum(chosen)) * 4294967295).astype(np.int64)
    return (
        [int(value) if value < 4294967294 else 4294967295 for value in table]
        if any(chosen)
        else [4294967295] * len(chosen)
    )
