"""The commands about images: clean, denoise, preview, info."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from .options import ANY, BASE, COLOURS, FILE, FOLDER, JSON, SPREAD, command, progress, say


def _clean_options(function: Callable[..., None]) -> Callable[..., None]:
    """What `clean` and `denoise` have in common beside their files and model."""
    options = (
        click.option("-o", "--out", type=FOLDER, required=True, help="Folder for the PNG files; not the originals'."),
        click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Images at a time."),
        click.option(
            "--max-pixels",
            type=click.IntRange(1, 2**31 - 1),
            default=50_000_000,
            show_default=True,
            help="Larger images are refused.",
        ),
        click.option("--force", is_flag=True, help="Replace files in OUT that no run of ours wrote."),
        JSON,
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command()
@click.argument("scans", nargs=-1, required=True, type=ANY)
@click.option("--model", type=FILE, help="The denoiser's file.  [default: the one for text that comes with assetgen]")
@_clean_options
@command
def clean(
    scans: tuple[Path, ...], model: Path | None, out: Path, jobs: int, max_pixels: int, force: bool, as_json: bool
) -> None:
    """Clean scanned pages: SCANS are files and folders of PNG, JPEG, TIFF, WebP or BMP. Originals stay as they are.

    What cannot be read is named and passed over; the exit code is then 1.
    """
    from ..clean import default_model

    _clean(scans, out, model or default_model(), jobs, max_pixels, force=force, as_json=as_json)


@click.command()
@click.argument("files", nargs=-1, required=True, type=ANY)
@click.option("--model", type=FILE, required=True, help="The denoiser's file.")
@_clean_options
@command
def denoise(
    files: tuple[Path, ...], model: Path, out: Path, jobs: int, max_pixels: int, force: bool, as_json: bool
) -> None:
    """Take the noise out of images: FILES are files and folders of PNG, JPEG, TIFF, WebP or BMP, with alpha or without.

    What cannot be read is named and passed over; the exit code is then 1.
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
        say(f"skipped: {printable(file)}: {why}")
    if as_json:
        click.echo(json.dumps(cleaned.to_json(), indent=1))
    else:
        click.echo(f"{out}: {len(cleaned.written)} written, {len(cleaned.failed)} skipped")
    if cleaned.failed:
        sys.exit(1)


@click.command()
@click.argument("pack", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="Picture to write; .gif, .webp or .png for an animation.")
@click.option(
    "--kind",
    type=click.Choice(["sheet", "variants", "blends", "latent", "interpolation", "animation"]),
    default="sheet",
    show_default=True,
    help="What to draw.",
)
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), default=1, show_default=True)
@click.option("--count", type=click.IntRange(1, 10_000), help="Textures, steps a side, transitions or variants.")
@click.option("--label", help="Of this class only.")
@BASE
@COLOURS
@click.option("--scale", type=click.IntRange(1, 64), help="Enlarge by whole pixels.")
@SPREAD
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
    spread: float,
    as_json: bool,
) -> None:
    """Draw one picture of what PACK can do.

    sheet: textures, a row for each class. variants: a row for each of some sprites, its middle first. blends: from one
    sprite to another of its class. latent: the plane of the two widest dimensions. interpolation, animation: from one
    texture to the next.
    """
    from assetgen_plugin import Pack

    from ..baking.spec.controls import as_palette, palette_text
    from ..preview import DEFAULT_COUNTS, Controls
    from ..preview import preview as run_preview

    controls = Controls(label=label, base=base, spread=spread, palette=as_palette(palette_text(palette)))
    count = count or DEFAULT_COUNTS[kind]
    run_preview(Pack.open(pack), out, kind=kind, seed=seed, count=count, controls=controls, scale=scale)
    click.echo(json.dumps({"picture": str(out), "kind": kind}) if as_json else str(out))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--credits", "want_credits", is_flag=True, help="Licences and a disclosure text of packs, lock files, bake files."
)
@JSON
@command
def info(files: tuple[Path, ...], want_credits: bool, as_json: bool) -> None:
    """Tell what FILES are: packs, denoisers, or images that were baked."""
    if want_credits:
        from ..baking.provenance import credits, credits_text

        packs = credits(files)
        click.echo(json.dumps(packs, indent=1, ensure_ascii=False) if as_json else credits_text(packs))
        return
    from ..info import describe

    told = [describe(file) for file in files]
    if as_json:
        click.echo(json.dumps(told[0] if len(told) == 1 else told, indent=1))
        return
    for facts in told:
        for key, value in facts.items():
            shown = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
            click.echo(f"{key:14} {shown}")
