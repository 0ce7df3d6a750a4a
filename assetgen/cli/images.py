"""The commands about images: preview, info, clean, denoise."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from .options import (
    ANY,
    COLOURS,
    EPOCH,
    FILE,
    FOLDER,
    JSON,
    MAX_SEED,
    SPREAD,
    STYLE,
    command,
    examples,
    notify,
    progress,
)


@click.command(
    epilog=examples(
        "assetgen preview my-art.onnx -o variants.png --kind variants",
        "assetgen preview my-art.onnx -o loop.gif --kind animation --label oak",
    )
)
@click.argument("pack", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="Picture to write: .png; an animation also .gif or .webp.")
@click.option(
    "--kind",
    type=click.Choice(["sheet", "variants", "blends", "latent", "interpolation", "animation"]),
    default="sheet",
    show_default=True,
    help="What to draw, as described above.",
)
@click.option("--seed", type=click.IntRange(0, MAX_SEED), default=1, show_default=True, help="Seed of the textures.")
@click.option(
    "--count",
    type=click.IntRange(1, 10_000),
    show_default="depends on --kind",
    help="How many textures (sheet), sprites (variants), pairs (blends, interpolation), steps per side (latent) or "
    "textures to pass through (animation).",
)
@click.option("--label", metavar="CLASS", show_default="all classes", help="Draw this class only.")
@click.option("--base", metavar="NAME", help="Draw variants of this sprite only; assetgen info PACK lists the names.")
@COLOURS
@click.option(
    "--scale",
    type=click.IntRange(1, 64),
    show_default="chosen by size",
    help="Draw each pixel as a block of this many pixels a side.",
)
@SPREAD
@STYLE
@EPOCH
@JSON
@command
def preview(
    pack: Path,
    out: Path,
    kind: str,
    seed: int,
    count: int | None,
    label: str | None,
    base: str | None,
    palette: str | None,
    scale: int | None,
    spread: float | None,
    style: str | None,
    epoch: int,
    as_json: bool,
) -> None:
    """Draw one picture of what a pack can produce.

    sheet: textures, a row per class, sprites of the training art first. variants: a row per sprite, the sprite first.
    blends: from one sprite to another of its class. latent: a plane through the latent space, along its two widest
    dimensions. interpolation: from one texture to the next. animation: the same as a loop.
    """
    if label and base:
        raise click.UsageError("--label and --base exclude each other; a sprite already belongs to a class")
    from assetgen_plugin import Pack
    from assetgen_plugin.request import Controls

    from ..baking.spec.controls import as_palette, palette_text
    from ..preview import DEFAULT_COUNTS
    from ..preview import preview as run_preview

    controls = Controls(
        label=label,
        base=base,
        spread=spread,
        palette=as_palette(palette_text(palette)),
        epoch=epoch,
        style=style,
    )
    count = count or DEFAULT_COUNTS[kind]
    run_preview(Pack.open(pack), out, kind=kind, seed=seed, count=count, controls=controls, scale=scale)
    click.echo(json.dumps({"picture": str(out), "kind": kind}) if as_json else str(out))


@click.command(
    epilog=examples(
        "assetgen info my-art.onnx",
        "assetgen info assets/trees/1_0.png",
        "assetgen info assetgen.toml --credits",
    )
)
@click.argument("files", nargs=-1, required=True, type=ANY)
@click.option(
    "--credits",
    "want_credits",
    is_flag=True,
    help="Print licences and a disclosure text for a game instead; FILES are packs, lock files, bake files or folders "
    "that hold one.",
)
@JSON
@command
def info(files: tuple[Path, ...], want_credits: bool, as_json: bool) -> None:
    """Describe packs, denoisers, lock files and baked images.

    Of a pack: size, classes, sprites, licence and how it was trained. Of a baked image: the pack, seed and controls
    that draw it.
    """
    if want_credits:
        from ..baking.provenance import credits, credits_text

        packs = credits(files)
        click.echo(json.dumps(packs, indent=1, ensure_ascii=False) if as_json else credits_text(packs))
        return
    from ..info import describe

    described = [describe(file) for file in files]
    if as_json:
        click.echo(json.dumps(described[0] if len(described) == 1 else described, indent=1))
        return
    for facts in described:
        for key, value in facts.items():
            shown = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
            click.echo(f"{key:14} {shown}")


def _clean_options(function: Callable[..., None]) -> Callable[..., None]:
    """What `clean` and `denoise` have in common beside their files and model."""
    options = (
        click.option(
            "-o",
            "--out",
            type=FOLDER,
            required=True,
            help="Folder for the results, which are PNG files; not the folder of the originals.",
        ),
        click.option(
            "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Images to process at a time."
        ),
        click.option(
            "--max-pixels",
            type=click.IntRange(1, 2**31 - 1),
            default=50_000_000,
            show_default=True,
            help="Skip images with more pixels than this.",
        ),
        click.option("--force", is_flag=True, help="Replace files in the output folder that assetgen did not write."),
        JSON,
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command(epilog=examples("assetgen clean scans -o cleaned"))
@click.argument("scans", nargs=-1, required=True, type=ANY)
@click.option("--model", type=FILE, show_default="the one for text that comes with assetgen", help="Denoiser to use.")
@_clean_options
@command
def clean(
    scans: tuple[Path, ...], model: Path | None, out: Path, jobs: int, max_pixels: int, force: bool, as_json: bool
) -> None:
    """Clean scanned pages.

    SCANS are PNG, JPEG, TIFF, WebP or BMP files, or folders of them. The originals are never changed. A file that
    cannot be read is reported and skipped, and the exit code is then 1. Ink may be faint, coloured, or white on black.
    A page that loses much of it is reported, and the exit code is then 3.
    """
    from ..clean import default_model

    _clean(scans, out, model or default_model(), jobs, max_pixels, force=force, as_json=as_json)


@click.command(epilog=examples("assetgen denoise photos -o denoised --model my-denoiser.onnx"))
@click.argument("files", nargs=-1, required=True, type=ANY)
@click.option("--model", type=FILE, required=True, help="Denoiser to use, as written by assetgen train.")
@_clean_options
@command
def denoise(
    files: tuple[Path, ...], model: Path, out: Path, jobs: int, max_pixels: int, force: bool, as_json: bool
) -> None:
    """Remove noise from images.

    FILES are PNG, JPEG, TIFF, WebP or BMP files, or folders of them, with or without transparency. The originals are
    never changed. A file that cannot be read is reported and skipped, and the exit code is then 1.
    """
    _clean(files, out, model, jobs, max_pixels, force=force, as_json=as_json)


def _clean(
    sources: tuple[Path, ...], out: Path, model: Path, jobs: int, max_pixels: int, *, force: bool, as_json: bool
) -> None:
    from assetgen_art.image_files import printable

    from ..clean import clean_files

    with progress("cleaning") as done:
        cleaned = clean_files(sources, out, model, jobs=jobs, max_pixels=max_pixels, force=force, done=done)
    for file, why in cleaned.failed:
        notify(f"skipped: {printable(file)}: {why}")
    for file, ink_left in cleaned.faint:
        notify(
            f"look at {printable(file)}: {ink_left:.0%} of its ink is left; keep the original, or train on such pages"
        )
    if as_json:
        click.echo(json.dumps(cleaned.to_json(), indent=1))
    else:
        click.echo(f"{out}: {len(cleaned.written)} written, {len(cleaned.failed)} skipped")
    if cleaned.failed or cleaned.faint:
        sys.exit(1 if cleaned.failed else 3)
