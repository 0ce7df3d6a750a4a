"""Are variants as good as the art? The measures of the gate, beside the art warped by hand, real art and older packs.

    python benchmarks/sprite_variants.py PACK ART [--only GLOB] [--today PACK] [--bases N] [--sheet OUT.png]

PACK: a pack that carries its art, drawn at its own spread, palettes kept. ART: the folder or sheet that it was trained
on. --today: a pack of the first contract of the same art, drawn at the same spread. Rows: the pack; the art warped by
hand just as far, and with --warp by less or more; of the real art one half against the other; today's pack. told apart:
the mean of the seeds with its 95 % interval. The sheet has for each base three lines: the art and its variants; warped;
today's.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen.make_pack import options_of, read_art
from assetgen_art.image_set import ImageSet
from assetgen_art.pictures import save_png, sheet
from assetgen_plugin import Pack
from assetgen_training.judge.sprites.alike import distinct
from assetgen_training.judge.sprites.baselines import warped
from assetgen_training.judge.sprites.measures import opaque
from assetgen_training.judge.sprites.shapes import ShapeRules
from assetgen_training.judge.sprites.tables import variant_cell
from assetgen_training.judge.sprites.variants import (
    VARIANT_MEASURES,
    VariantRow,
    beaten_throughout,
    measure_variants,
    warped_alike,
)

Images = NDArray[np.uint8]
SEED = 19
SHOWN = 12  # bases on the sheet


def drawn(pack: Pack, names: list[str], n_variants: int, spread: float | None) -> Images:
    """Variants of bases, palettes kept, (B, V, H, W, C). spread: None for the pack's own."""
    asked = {} if spread is None else {"spread": spread}
    return np.stack([pack.textures(SEED, range(n_variants), base=name, palette="keep", **asked) for name in names])


def rows_of(
    data: ImageSet, pack: Pack, today: Pack | None, n_bases: int, n_variants: int, seeds: int, strengths: list[float]
) -> list[Images]:
    """Measures and prints; returns the art (B, H, W, C), then the variants of each row that a sheet shows."""
    rules = ShapeRules(flips=data.traits.flips)
    new = distinct(data.images, rules=rules)
    solid = bool(opaque(data.images).all())
    rules = ShapeRules(flips=data.traits.flips, wraps=data.traits.seamless and solid)
    known = [row for row in new if data.names[row] in pack.names]
    chosen = np.unique(np.linspace(0, len(known) - 1, n_bases).round().astype(int))
    rows = [known[at] for at in chosen]
    names, bases = [data.names[row] for row in rows], data.images[rows]
    print(
        f"{len(data.images)} sprites, {len(new)} distinct, {len(bases)} bases, {n_variants} variants each, {data.shape}"
    )

    start = time.perf_counter()
    made = drawn(pack, names, n_variants, None)
    print(f"drawn in {time.perf_counter() - start:.1f} s")
    found = [measure_variants("pack", bases, made, rules=rules, seeds=seeds)]
    show(found[0], head=True)
    alike = warped_alike(bases, n_variants, found[0].scores["variation"], rules=rules)
    found.append(measure_variants("by hand, as far", bases, alike, rules=rules, seeds=seeds))
    show(found[1])
    pictures = [bases, made, alike]
    for strength in strengths:
        flat = warped(
            np.repeat(bases, n_variants, axis=0),
            strength=strength,
            flips=False,
            wraps=rules.wraps,
            rng=np.random.default_rng(0),
        )
        by_hand = flat.reshape(len(bases), n_variants, *data.shape)
        show(measure_variants(f"by hand, {strength}", bases, by_hand, rules=rules, seeds=seeds))
    real = data.images[new][np.random.default_rng(0).permutation(len(new))[: 2 * n_bases]]
    half = len(real) // 2
    show(measure_variants("real, half and half", real[:half], real[half : 2 * half, None], rules=rules, seeds=seeds))
    if today is not None:
        spread = float(pack.tensors["spread"][0]) / 256 if "spread" in pack.tensors else 1.0
        old = drawn(today, names, n_variants, spread)
        show(measure_variants(f"today, spread {spread:g}", bases, old, rules=rules, seeds=seeds))
        pictures.append(old)
    print("warping by hand is better in every measure" if beaten_throughout(*found) else "not beaten by hand")
    return pictures


def show(row: VariantRow, *, head: bool = False) -> None:
    """Prints one row."""
    if head:
        print(f"{'':22}" + " ".join(f"{title[:12]:>14}" for title in VARIANT_MEASURES.values()))
    print(f"{row.name:22}" + " ".join(f"{variant_cell(row, key):>14}" for key in VARIANT_MEASURES), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("art", type=Path)
    parser.add_argument("--only", action="append", default=[], help="of ART, as in training; else as the pack says")
    parser.add_argument("--today", type=Path)
    parser.add_argument("--bases", type=int, default=60)
    parser.add_argument("--variants", type=int, default=6)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--warp", action="append", type=float, default=[], help="a strength of further warps by hand")
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()
    pack = Pack.open(options.pack)
    read = options_of(pack)
    data, _ = read_art(options.art, replace(read, only=tuple(options.only)) if options.only else read)
    today = None if options.today is None else Pack.open(options.today)
    pictures = rows_of(data, pack, today, options.bases, options.variants, options.seeds, options.warp)
    if options.sheet is not None:
        at = np.unique(np.linspace(0, len(pictures[0]) - 1, SHOWN).round().astype(int))
        cells = [np.concatenate([pictures[0][b : b + 1], made[b]]) for b in at for made in pictures[1:]]
        save_png(options.sheet, sheet(np.concatenate(cells), 2 * (1 + options.variants)))


if __name__ == "__main__":
    main()
