"""The command line: parses, calls, prints. Results go to stdout, talk to stderr."""

from __future__ import annotations

import dataclasses
import functools
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import click

from assetgen_training.art import ArtOptions
from assetgen_training.config import Kind

from .cli_bake import bake, info, merge, verify
from .cli_common import ANY, BASE, COLOURS, DEVICES, FILE, FOLDER, JSON, SPREAD, command, progress, say


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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="assetgen")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def main(debug: bool) -> None:
    """Train on your art, ship one small ONNX pack, get any number of unique textures from a seed."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.DEBUG if debug else logging.WARNING)  # also for libraries that set their own level
    logging.basicConfig(level=handler.level, handlers=[handler])


@main.command()
@click.option("-o", "--out", type=FOLDER, default=Path("demo"), show_default=True, help="Folder to fill.")
@click.option("--minutes", type=click.FloatRange(0.01, 600), default=2.5, show_default=True, help="Time to train.")
@click.option("--device", type=DEVICES, default="auto", show_default=True)
@JSON
@command
def demo(out: Path, minutes: float, device: str, as_json: bool) -> None:
    """Draw plants, train on them, export a pack, bake 64 variants and verify them."""
    from .demo import demo as run_demo

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


@main.command()
@click.argument("source", type=ANY)
@_art_options
@click.option("-o", "--out", type=FILE, help="Also write the report as an HTML page with pictures.")
@JSON
@command
def inspect(source: Path, art: dict[str, Any], out: Path | None, as_json: bool) -> None:
    """Say what training on SOURCE, a folder or a sheet, would read, skip and choose. Trains nothing."""
    from .fit import inspect as run_inspect

    text, facts = run_inspect(source, ArtOptions(**art), out)
    click.echo(json.dumps(facts, indent=1) if as_json else text)


@main.command()
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
    from assetgen_training.sources import SOURCES

    from .fit import fit_art, fit_builtin, fit_pairs, resume_run

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


@main.command()
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
    from assetgen_training.export import export as export_run
    from assetgen_training.export import export_float
    from assetgen_training.export_network import export_encoder

    from .fit import export_other

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
    from assetgen_plugin import Pack
    from assetgen_plugin.flat import flat_bytes
    from assetgen_training.files import write_atomic

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


@main.command()
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
    from .fit import add_sprites

    fingerprint, errors, left = add_sprites(pack, source, run, out, label=label)
    for line in left:
        say(f"left: {line}")
    if as_json:
        click.echo(json.dumps({"pack": str(out), "fingerprint": fingerprint, "errors": dict(errors)}, indent=1))
        return
    for name, error in errors:
        click.echo(f"{name}  reconstructed with an error of {error:.3f}")
    click.echo(f"{out}  {out.stat().st_size // 1024} KiB, {fingerprint[:12]}")


@main.command()
@click.argument("pack", type=ANY)
@click.option("--data", "source", help="What the pack was trained on: the folder or sheet, or the built-in set.")
@click.option("--data-dir", type=FOLDER, help="Where the Fashion-MNIST idx files are.")
@click.option(
    "--count", type=click.IntRange(100, 100_000), help="Samples to draw.  [default: 10000; 600 of a pack of sprites]"
)
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), default=1, show_default=True)
@click.option("--compare", type=ANY, multiple=True, help="Another pack or run, or samples as .npz; may be repeated.")
@click.option("--run", type=FOLDER, help="The pack's run folder: adds its decoder in floats, on the same latents.")
@click.option("--faults", is_flag=True, help="Add rows of real images with one fault each, to see what catches it.")
@click.option("--confirm", is_flag=True, help="Measure again by a second judge, of another seed and shape.")
@click.option("--record", is_flag=True, help="Write the scores into the pack's metadata and beside it.")
@click.option("-o", "--out", type=FILE, help="Also write an HTML page with the table and pictures.")
@JSON
@command
def evaluate(
    pack: Path,
    source: str | None,
    data_dir: Path | None,
    count: int | None,
    seed: int,
    compare: tuple[Path, ...],
    run: Path | None,
    faults: bool,
    confirm: bool,
    record: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Measure the textures of PACK against real images, beside baselines.

    A pack of sprites is measured against the art in --data by the gate that its training ended with; exit code 3 if it
    does not meet it. Any other pack is measured by a small classifier, which the first time is trained on the real
    images (about a minute and a half for Fashion-MNIST) and kept in the user's cache. A denoiser is measured by what it
    restores, beside classical filters: --data is fashion-mnist or pages. If PACK is the run folder of an autoencoder or
    of a VAE without classes, its latent space is measured: gaps, classes, continuity.
    """
    if pack.is_dir():
        if run or faults or confirm or count or record:
            raise click.UsageError("of a run folder only --compare, --data-dir, --seed, --out and --json can be asked")
        _evaluate_latent((pack, *compare), source, data_dir, seed, out, as_json=as_json)
        return
    from assetgen_plugin import Denoiser

    from .info import open_model

    opened = open_model(pack)
    if isinstance(opened, Denoiser):
        if compare or run or faults or confirm or count or out:
            raise click.UsageError("of a denoiser only --data, --data-dir, --record and --json can be asked")
        _evaluate_denoiser(pack, opened, source, data_dir, keep=record, as_json=as_json)
        return
    if opened.names:
        if source is None:
            raise click.UsageError("name the folder or sheet that the pack was trained on by --data")
        if compare or faults or confirm:
            raise click.UsageError("--compare, --faults and --confirm are not of packs of sprites")
        _evaluate_sprites(pack, opened, Path(source), count, seed, run, keep=record, page=out, as_json=as_json)
        return
    from assetgen_training.scoring import evaluate_pack, scores_table

    scores = evaluate_pack(
        pack,
        source,
        data_dir=data_dir,
        count=count or 10_000,
        seed=seed,
        compare=compare,
        run=run,
        faults=faults,
        confirm=confirm,
        record=record,
        page=out,
        say=say,
    )
    if as_json:
        click.echo(json.dumps(scores, indent=1))
        return
    for judged in scores["judges"]:
        click.echo(scores_table(judged))
    for path in scores["written"]:
        click.echo(path)


def _evaluate_latent(
    runs: tuple[Path, ...], source: str | None, data_dir: Path | None, seed: int, page: Path | None, *, as_json: bool
) -> None:
    from .measure import latent_scores

    facts, table = latent_scores(runs, source or "fashion-mnist", data_dir, seed, page, say)
    click.echo(json.dumps(facts, indent=1) if as_json else table)
    if page is not None:
        say(str(page))


def _evaluate_denoiser(
    path: Path, denoiser: Any, source: str | None, data_dir: Path | None, *, keep: bool, as_json: bool
) -> None:
    from assetgen_training.denoiser_scoring import evaluation_set, score, scores_table

    from .measure import record_restorations

    what, clean, noisy = evaluation_set(denoiser, source, data_dir)
    rows = score(denoiser, path.name, clean, noisy)
    click.echo(json.dumps([row.to_json() for row in rows], indent=1) if as_json else scores_table(what, rows))
    if keep:
        for written in record_restorations(path, denoiser, what, rows):
            say(f"{written}")


def _evaluate_sprites(
    path: Path,
    pack: Any,
    source: Path,
    count: int | None,
    seed: int,
    run: Path | None,
    *,
    keep: bool,
    page: Path | None,
    as_json: bool,
) -> None:
    from assetgen_training.files import write_atomic
    from assetgen_training.sprite_scoring import sprite_table

    from .fit import options_of, read_art
    from .measure import COUNT, measure, page_of
    from .measure import record as record_scores

    data, _ = read_art(source, options_of(pack))
    scores = measure(path, pack, data, count=count or COUNT, seed=seed, say=say)
    written = record_scores(path, pack, data, scores, seed) if keep else []
    if page is not None:
        write_atomic(page, page_of(scores, data, run).encode())
        written.append(page)
    click.echo(json.dumps(scores.to_json(), indent=1) if as_json else sprite_table(scores))
    for file in written:
        say(str(file))
    if not scores.passed:
        sys.exit(3)


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


@main.command()
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
    from .clean import default_model

    _clean(scans, out, model or default_model(), jobs, max_pixels, force=force, as_json=as_json)


@main.command()
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
    from assetgen_training.art_files import clean as printable

    from .clean import clean_files

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


@main.command()
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

    from .controls import as_palette, palette_text
    from .preview import DEFAULT_COUNTS, Controls
    from .preview import preview as run_preview

    controls = Controls(label=label, base=base, spread=spread, palette=as_palette(palette_text(palette)))
    count = count or DEFAULT_COUNTS[kind]
    run_preview(Pack.open(pack), out, kind=kind, seed=seed, count=count, controls=controls, scale=scale)
    click.echo(json.dumps({"picture": str(out), "kind": kind}) if as_json else str(out))


for _one in (bake, verify, merge, info):
    main.add_command(_one)
