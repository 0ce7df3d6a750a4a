"""The commands that make packs: demo, inspect, train, export, add."""

from __future__ import annotations

import dataclasses
import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import click

from assetgen_art.sprites.sources import ArtOptions
from assetgen_training.config import Kind

from .options import ANY, DEVICES, FILE, FOLDER, JSON, command, say


class _Sides(click.ParamType["tuple[int, int]"]):
    """32x32, 32×48 or 32: width and height in pixels."""

    name = "WxH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        parts = str(value).lower().replace("×", "x").split("x")
        if len(parts) > 2 or not all(part.isascii() and part.isdecimal() and len(part) < 6 for part in parts):
            self.fail(f"{value!r} is not a width and height in pixels, such as 32x32", param, ctx)
        return int(parts[0]), int(parts[-1])


_ART_OPTIONS = (
    click.option(
        "--only", multiple=True, metavar="GLOB", help="Of a folder, what matches, such as 'trees/*'; may be repeated."
    ),
    click.option("--tile", type=_Sides(), help="SOURCE is a sheet with a grid of cells of this size."),
    click.option("--margin", type=click.IntRange(0, 512), default=0, help="Pixels before the grid."),
    click.option("--spacing", type=click.IntRange(0, 512), default=0, help="Pixels between the grid's cells."),
    click.option("--size", type=_Sides(), help="Reduce or pad sprites to this.  [default: from the art]"),
    click.option(
        "--align", type=click.Choice(["bottom", "centre"]), help="Where sprites stand.  [default: from the art]"
    ),
    click.option(
        "--upscaled", type=click.IntRange(1, 64), help="The art was enlarged so many times.  [default: found]"
    ),
    click.option("--pixel-art/--no-pixel-art", default=None, help="Never blur it.  [default: from the art]"),
    click.option(
        "--soft-alpha/--no-soft-alpha", default=None, help="Keep half-transparent pixels.  [default: from the art]"
    ),
    click.option("--classes/--no-classes", default=None, help="Folders, tags are classes.  [default: from the art]"),
    click.option("--flips/--no-flips", default=None, help="Mirrored it is as good.  [default: from the art]"),
    click.option(
        "--seamless/--no-seamless", default=None, help="Tiles go on at the other side.  [default: from the art]"
    ),
)


def _art_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options about art, given to the command as one dict `art`."""
    names = {field.name for field in dataclasses.fields(ArtOptions)}

    @functools.wraps(function)
    def run(**kwargs: Any) -> None:
        art = {name: kwargs.pop(name) for name in [*kwargs] if name in names}
        function(art=art, **kwargs)

    for option in reversed(_ART_OPTIONS):
        run = option(run)
    return run


@click.command()
@click.option("-o", "--out", type=FOLDER, default=Path("demo"), show_default=True, help="Folder to fill.")
@click.option("--minutes", type=click.FloatRange(0.01, 600), default=2.5, show_default=True, help="Time to train.")
@click.option("--device", type=DEVICES, default="auto", show_default=True)
@JSON
@command
def demo(out: Path, minutes: float, device: str, as_json: bool) -> None:
    """Draw plants, train on them, export a pack, bake 64 variants and verify them."""
    from ..demo import demo as run_demo

    made = run_demo(out, minutes=minutes, device=device, say=say)
    if as_json:
        click.echo(json.dumps(made, indent=1))
        return
    click.echo(f"{made['n_variants']} plants, {made['n_different']} of them different, verified, in {made['variants']}")
    if int(str(made["n_different"])) < int(str(made["n_variants"])) // 2:
        say("that was too little training for this machine, or it was busy: give it more --minutes")
    click.echo(f"contact sheet  {made['sheet']}   (what it learned from: {made['training']})")
    click.echo(f"pack           {made['pack']}   {int(str(made['pack_bytes'])) // 1024} KiB")
    click.echo("next:")
    click.echo(f"  assetgen bake {made['pack']} -o more --seed name:forest/level-3 --count 500")
    click.echo(f"  assetgen preview {made['pack']} -o loop.gif --kind animation --label palm")
    click.echo("  assetgen train --help")


@click.command()
@click.argument("source", type=ANY)
@_art_options
@click.option("-o", "--out", type=FILE, help="Also write the report as an HTML page with pictures.")
@JSON
@command
def inspect(source: Path, art: dict[str, Any], out: Path | None, as_json: bool) -> None:
    """Say what training on SOURCE, a folder or a sheet, would read, skip and choose. Trains nothing."""
    from ..make_pack import inspect as run_inspect

    text, facts = run_inspect(source, ArtOptions(**art), out)
    click.echo(json.dumps(facts, indent=1) if as_json else text)


@click.command()
@click.argument("source", required=False)
@click.option("-o", "--out", type=FILE, help="The pack to write.  [default: named after SOURCE]")
@click.option("--minutes", type=click.FloatRange(0.01, 60 * 24 * 30), help="Time to train.  [default: 30 for sprites]")
@click.option("--steps", type=click.IntRange(1), help="Optimizer steps to train, instead of --minutes.")
@click.option(
    "--palette",
    metavar="CHOICE",
    help="Of sprites: per-sprite (each one's own colours), auto (one palette for all), or a .gpl, .hex or .png file of "
    "colours.  [default: per-sprite]",
)
@_art_options
@click.option("--preset", help="Of a built-in SOURCE, by name (see the README).  [default: what suits it]")
@click.option(
    "--model",
    type=click.Choice(get_args(Kind)),
    help="What to train, if not a vae: a denoiser of SOURCE, or, of a built-in SOURCE, an autoencoder of this kind, "
    "which is written as its decoder and OUT.encoder.onnx.",
)
@click.option(
    "--latent", type=click.IntRange(1), help="Of a built-in SOURCE: width of the code.  [default: the preset's]"
)
@click.option("--dirty", type=FOLDER, help="Instead of SOURCE: scans to learn to clean,")
@click.option("--clean", type=FOLDER, help="and the same scans clean, under the same names.")
@click.option("--run", type=FOLDER, help="Run folder for logs, checkpoints and samples.  [default: OUT with .run]")
@click.option("--resume", type=FOLDER, help="Go on with the run in this folder (its settings stay).")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Of weights, order and noise.  [default: 1]")
@click.option("--device", type=DEVICES, default="auto", show_default=True)
@click.option(
    "--precision",
    type=click.Choice(["auto", "32-true", "bf16-mixed", "16-mixed"]),
    default="auto",
    show_default=True,
    help="Number format; auto takes the fastest here.",
)
@click.option("--data-dir", type=FOLDER, help="Where the Fashion-MNIST idx files are.")
@JSON
@command
def train(
    source: str | None,
    out: Path | None,
    minutes: float | None,
    steps: int | None,
    palette: str | None,
    art: dict[str, Any],
    preset: str | None,
    model: str | None,
    latent: int | None,
    dirty: Path | None,
    clean: Path | None,
    run: Path | None,
    resume: Path | None,
    seed: int | None,
    device: str,
    precision: str,
    data_dir: Path | None,
    as_json: bool,
) -> None:
    """Train on SOURCE and write a pack.

    SOURCE is a folder of sprites (folders in it are classes), a sheet (with --tile, or with its JSON beside it), or
    built in: fashion-mnist, plants, pages (rendered text, soiled: for a denoiser). What was read and chosen is said
    first; `assetgen inspect` says it alone.

    Ctrl-C ends training early and exports the best so far. A killed run goes on with --resume. A pack of sprites that
    does not meet the quality gate is kept as OUT.rejected.onnx, and the exit code is 3.
    """
    from assetgen_training.data.built_in import SOURCES

    from ..make_pack import fit_art, fit_builtin, fit_pairs, resume_run

    if (dirty is None) != (clean is None):
        raise click.UsageError("--dirty and --clean go together: the same scans before and after cleaning")
    if [source, resume, dirty].count(None) != 2:
        raise click.UsageError("give a SOURCE to train on, or --dirty DIR and --clean DIR, or --resume RUN")
    if minutes is not None and steps is not None:
        raise click.UsageError("--minutes and --steps exclude each other")
    if preset is not None and model is not None:
        raise click.UsageError("--model names a preset too; give one of --model and --preset")
    preset = preset or model
    chosen = [name for name, value in art.items() if value != getattr(ArtOptions(), name)]
    if palette is not None:
        chosen.append("palette")
    if latent is not None and source not in SOURCES:
        raise click.UsageError("--latent is of a built-in SOURCE")
    if resume is not None:
        if minutes or steps or preset or seed is not None or run or chosen:
            raise click.UsageError("a resumed run keeps its settings; beside --resume only --out and the machine's go")
        out = out or resume.with_suffix(".onnx")
        fitted = resume_run(resume, out, device=device, precision=precision, data_dir=data_dir, say=say)
    elif dirty is not None:
        assert clean is not None
        if chosen:
            raise click.UsageError(f"--{chosen[0].replace('_', '-')} is of sprites, not of scans")
        if model not in (None, "denoiser"):
            raise click.UsageError(f"pairs of scans are for a denoiser, not for a model {model}")
        out = out or Path(f"{dirty.resolve().name}.onnx")
        fitted = fit_pairs(
            dirty,
            clean,
            out,
            run or out.with_suffix(".run"),
            preset=None if model else preset,
            minutes=minutes,
            steps=steps,
            seed=seed,
            device=device,
            precision=precision,
            say=say,
        )
    elif source in SOURCES:
        if chosen:
            raise click.UsageError(f"--{chosen[0].replace('_', '-')} is of sprites, {source} is built in")
        out = out or Path(f"{source}.onnx")
        fitted = fit_builtin(
            source,
            out,
            run or out.with_suffix(".run"),
            preset=preset,
            latent=latent,
            minutes=minutes,
            steps=steps,
            seed=seed,
            device=device,
            precision=precision,
            data_dir=data_dir,
            say=say,
        )
    else:
        assert source is not None
        if preset not in (None, "denoiser"):
            raise click.UsageError(
                "of sprites, --model may be denoiser; other presets and models are of a built-in SOURCE"
            )
        out = out or Path(f"{Path(source).resolve().stem}.onnx")
        fitted = fit_art(
            Path(source),
            out,
            run or out.with_suffix(".run"),
            ArtOptions(**art),
            denoiser=preset == "denoiser",
            minutes=minutes,
            steps=steps,
            palette=palette,
            seed=seed,
            device=device,
            precision=precision,
            say=say,
        )
    if fitted is None:  # another process of the run writes
        return
    if as_json:
        click.echo(json.dumps(fitted.to_json(), indent=1))
    else:
        if fitted.summary:
            click.echo(fitted.summary)
        for page in fitted.pages:
            click.echo(page)
        if fitted.encoder is not None:
            click.echo(f"{fitted.encoder}  {fitted.encoder.stat().st_size // 1024} KiB, images to codes")
        click.echo(f"{fitted.pack}  {fitted.n_bytes // 1024} KiB, {fitted.fingerprint[:12]}; samples in {fitted.run}")
    if fitted.passed is False:
        say(f"the pack does not meet the quality gate and is kept as {fitted.pack}; train longer, or see the report")
        sys.exit(3)


@click.command()
@click.argument("source", type=ANY)
@click.option("-o", "--out", type=FILE, required=True, help="The file to write.")
@click.option(
    "--format",
    type=click.Choice(["onnx", "agp"]),
    default="onnx",
    show_default=True,
    help="agp: the flat file of a pack that the C and JavaScript runtimes read.",
)
@click.option("--float", "as_float", is_flag=True, help="A float ONNX decoder instead: close, not exact, no seeds.")
@click.option("--encoder", type=FILE, help="Also write the encoder (images to latents) as a float ONNX file.")
@JSON
@command
def export(source: Path, out: Path, format: str, as_float: bool, encoder: Path | None, as_json: bool) -> None:
    """Write what a finished run folder (SOURCE) holds: its pack, its denoiser, or a decoder and OUT.encoder.onnx.

    With --format agp SOURCE is a pack, and the same pack is written as a flat file.
    """
    if format == "agp":
        if as_float or encoder is not None or not source.is_file():
            raise click.UsageError("--format agp is of a pack; name its .onnx file, and neither --float nor --encoder")
        _flattened(source, out, as_json=as_json)
        return
    run = source
    if not run.is_dir():
        raise click.UsageError(f"{run} is no run folder; of a pack only --format agp can be written")
    from assetgen_training.config import TrainConfig
    from assetgen_training.export.network import export_encoder
    from assetgen_training.export.pack import export as export_run
    from assetgen_training.export.pack import export_float

    from ..make_pack import export_other

    model = TrainConfig.load(run / "config.json").model if (run / "config.json").is_file() else "vae"
    if model != "vae":
        if as_float or encoder is not None:
            raise click.UsageError(f"--float and --encoder are of a pack; this run holds a model {model}")
        fitted = export_other(model, run, out)
        click.echo(json.dumps(fitted.to_json(), indent=1) if as_json else f"{out}  {fitted.n_bytes // 1024} KiB")
        return
    if encoder is not None:
        export_encoder(run, encoder)
    if as_float:
        export_float(run, out)
        click.echo(json.dumps({"float": str(out)}) if as_json else f"{out}  {out.stat().st_size // 1024} KiB, float")
        return
    _exported(export_run(run, out), out, run, as_json)


def _flattened(path: Path, out: Path, *, as_json: bool) -> None:
    from assetgen_art.files import write_atomic
    from assetgen_plugin import Pack
    from assetgen_plugin.agp import flat_bytes

    pack = Pack.open(path)
    content = flat_bytes(pack.tensors)
    write_atomic(out, content)
    facts = {"pack": str(out), "bytes": len(content), "fingerprint": pack.fingerprint}
    click.echo(
        json.dumps(facts, indent=1) if as_json else f"{out}  {len(content) // 1024} KiB, {pack.fingerprint[:12]}"
    )


def _exported(pack: Any, out: Path, run: Path, as_json: bool) -> None:
    facts = {"pack": str(out), "bytes": out.stat().st_size, "fingerprint": pack.fingerprint, "run": str(run)}
    if as_json:
        click.echo(json.dumps(facts, indent=1))
    else:
        click.echo(f"{out}  {facts['bytes'] // 1024} KiB, {pack.fingerprint[:12]}; samples and logs in {run}")


@click.command()
@click.argument("pack", type=FILE)
@click.argument("source", type=ANY)
@click.option("--run", type=FOLDER, required=True, help="The run folder that PACK came from.")
@click.option("--label", help="The class of the sprites, if PACK has classes.")
@click.option("-o", "--out", type=FILE, required=True, help="The pack to write.")
@JSON
@command
def add(pack: Path, source: Path, run: Path, label: str | None, out: Path, as_json: bool) -> None:
    """Write a pack that also knows the sprites of SOURCE, a file or folder, without training again.

    Each is encoded once and kept as a latent; from then on variants of it can be asked for by its name. What it looks
    like depends on how near it is to what was learned: look at `assetgen preview --kind variants --base NAME`.
    """
    from ..make_pack import add_sprites

    fingerprint, errors, left = add_sprites(pack, source, run, out, label=label)
    for line in left:
        say(f"left: {line}")
    if as_json:
        click.echo(json.dumps({"pack": str(out), "fingerprint": fingerprint, "errors": dict(errors)}, indent=1))
        return
    for name, error in errors:
        click.echo(f"{name}  reconstructed with an error of {error:.3f}")
    click.echo(f"{out}  {out.stat().st_size // 1024} KiB, {fingerprint[:12]}")
