"""The commands that make packs: demo, inspect, train, export, add."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from assetgen_art.maps.sources import MapOptions
from assetgen_art.sprites.items import ArtOptions
from assetgen_training.config import Kind
from assetgen_training.presets import PRESETS

from .art_options import art_options, given_options, keep_edges
from .map_options import check_kind, map_options
from .options import ANY, DATA_DIR, DEVICE, FILE, FOLDER, JSON, command, examples, notify
from .pair_options import PairOptions, pair_options

if TYPE_CHECKING:
    from assetgen_art.maps.report import MapReport
    from assetgen_art.sprites.report import ArtReport

    from ..make_pack import Trained

_DEMO_STEPS = 800  # some minute on two idle cores that multiply in bfloat16


class Steps(click.ParamType["tuple[int, ...]"]):
    """5000 or 2500,1750,750: optimizer steps of a whole training, or of each of its stages."""

    name = "N[,N...]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        parts = str(value).split(",")
        if not all(part.isascii() and part.isdecimal() and 0 < int(part) < 1 << 31 for part in parts):
            self.fail(f"{value!r} is not a number of steps, or one for each stage, such as 500,350,150", param, ctx)
        return tuple(int(part) for part in parts)


@click.command()
@click.option("-o", "--out", type=FOLDER, default=Path("demo"), show_default=True, help="Folder to write to.")
@click.option(
    "--steps",
    type=click.IntRange(1, 1_000_000),
    default=_DEMO_STEPS,
    show_default=True,
    help="Optimizer steps to train. The default takes about a minute on two idle, recent cores.",
)
@DEVICE
@JSON
@command
def demo(out: Path, steps: int, device: str, as_json: bool) -> None:
    """Train on generated plants, then bake and verify 64 variants.

    Leaves a pack, a contact sheet and the variants in the output folder, and prints what to try next. A slow or busy
    machine takes longer and gets the same result. Requires the train extra.
    """
    from ..demo import demo as run_demo

    made = run_demo(out, steps=steps, device=device, notify=notify)
    if as_json:
        click.echo(json.dumps(made.to_json(), indent=1))
        return
    click.echo(f"{made.n_variants} plants, {made.n_different} of them different, verified, in {made.variants}")
    if made.n_different < made.n_variants // 2:
        notify("the training was too short for distinct variants: try more --steps")
    click.echo(f"contact sheet  {made.sheet}   (trained on: {made.training})")
    click.echo(f"pack           {made.pack}   {made.pack_bytes // 1024} KiB")
    click.echo("next:")
    click.echo(f"  assetgen bake {made.pack} -o more --seed name:forest/level-3 --count 500")
    click.echo(f"  assetgen preview {made.pack} -o loop.gif --kind animation --label palm")
    click.echo("  assetgen train --help")


@click.command(
    epilog=examples(
        "assetgen inspect my-art -o my-art.html",
        "assetgen inspect sheet.png --tile 16x16 --spacing 1",
        "assetgen inspect levels --kind plan --walkable floor,door",
    )
)
@click.argument("source", type=ANY)
@art_options
@map_options
@click.option(
    "-o", "--out", type=FILE, metavar="PAGE.html", help="Also write the report as an HTML page with pictures."
)
@JSON
@command
def inspect(source: Path, art: ArtOptions, kind: str, maps: MapOptions, out: Path | None, as_json: bool) -> None:
    """Report what training on SOURCE would read, skip and choose.

    SOURCE is a folder of images, a sprite sheet (with --tile, or with its JSON beside it), the JSON of a sheet, or an
    animated image. With --kind plan it is a folder of maps, or one file: pictures of a colour or a tile for each cell,
    Tiled maps, CSV, or text. Nothing is trained. Each choice comes with its reason; options override it, here and in
    train.
    """
    check_kind(kind, maps, given_options(art))
    report: ArtReport | MapReport
    if kind == "plan":
        from assetgen_art.maps.report import inspect_maps

        report = inspect_maps(source, maps)
    else:
        from assetgen_art.sprites.prepare import load_art

        _, report = load_art(source, art)
    if out is not None:
        report.save_html(out)
    click.echo(json.dumps(report.to_json(), indent=1) if as_json else report.to_text())


@click.command(
    epilog=examples(
        "assetgen train my-art -o my-art.onnx --minutes 30",
        "assetgen train fashion-mnist -o clothes.onnx --minutes 30",
        "assetgen train levels --kind plan --walkable floor,door -o levels.onnx",
        "assetgen train --dirty scans --clean retouched -o my-scans.onnx",
        "assetgen train --resume my-art.run",
    )
)
@click.argument("source", required=False)
@click.option(
    "-o", "--out", type=FILE, show_default="SOURCE.onnx in this folder", help="File to write: the pack, or the model."
)
@click.option(
    "--minutes",
    type=click.FloatRange(0.01, 60 * 24 * 30),
    help="Train for so many minutes, instead of --steps.",
)
@click.option(
    "--steps",
    type=Steps(),
    show_default="1500 for your own art, 2500 from 200 sprites on, otherwise the preset's",
    help="Train this many optimizer steps, or one number for each stage, such as 500,350,150. A training by steps can "
    "be repeated exactly.",
)
@click.option(
    "--palette",
    metavar="CHOICE",
    show_default="per-sprite",
    help="Colours of your own sprites: per-sprite (each keeps its own), auto (one palette is found for all), or a "
    ".gpl, .hex or .png file whose colours are the only ones used.",
)
@art_options
@map_options
@click.option(
    "--preset",
    type=click.Choice([*PRESETS]),
    metavar="NAME",
    show_default="chosen by SOURCE",
    help=f"Training settings for a built-in SOURCE: {', '.join(PRESETS)}.",
)
@click.option(
    "--model",
    type=click.Choice(get_args(Kind)),
    show_default="vae",
    help="What to train: a vae (a pack); a denoiser; or, for a built-in SOURCE only, an autoencoder of this kind, "
    "written as a decoder to OUT and an encoder to OUT.encoder.onnx.",
)
@click.option(
    "--latent",
    type=click.IntRange(1),
    show_default="the preset's",
    help="Width of the latent; applies only to a built-in SOURCE.",
)
@pair_options
@click.option(
    "--run",
    type=FOLDER,
    show_default="OUT with the suffix .run",
    help="Run folder for checkpoints, logs, reports and sample sheets.",
)
@click.option(
    "--resume",
    type=FOLDER,
    metavar="RUN",
    help="Continue the run in this folder, without SOURCE; it keeps its settings.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    show_default="1",
    help="Seed of the initial weights, the order of images and the noise.",
)
@DEVICE
@click.option(
    "--precision",
    type=click.Choice(["auto", "32-true", "bf16-mixed", "16-mixed"]),
    default="auto",
    show_default=True,
    help="Number format of training; auto is bf16-mixed if the processor multiplies in bfloat16, otherwise float32.",
)
@DATA_DIR
@JSON
@command
def train(
    source: str | None,
    out: Path | None,
    minutes: float | None,
    steps: tuple[int, ...] | None,
    palette: str | None,
    art: ArtOptions,
    kind: str,
    maps: MapOptions,
    preset: str | None,
    model: str | None,
    latent: int | None,
    pairs: PairOptions,
    run: Path | None,
    resume: Path | None,
    seed: int | None,
    device: str,
    precision: str,
    data_dir: Path | None,
    as_json: bool,
) -> None:
    """Train on SOURCE and write a pack.

    SOURCE is a folder of sprites (its subfolders are classes), a sprite sheet (with --tile, or with its JSON beside
    it), or one of the built-in sets fashion-mnist, plants and pages (rendered text with dirt, for a denoiser). With
    --kind plan it is a folder of maps, and the pack draws plans inside any outline. What was read and chosen is printed
    first; assetgen inspect prints it without training.

    Ctrl-C ends training early and exports the best result so far. An interrupted run continues with --resume. A pack of
    sprites that does not meet the quality gate is kept as OUT.rejected.onnx, and the exit code is 3.

    Requires the train extra.
    """
    from assetgen_training.data.built_in import SOURCES

    from ..make_pack import Training, resume_training, train_on_art, train_on_builtin, train_on_pairs
    from ..make_plans import is_plan_run, train_on_maps

    art_given = given_options(art) + (["--palette"] if palette is not None else [])
    check_kind(kind, maps, art_given)
    if [source, resume, pairs.dirty].count(None) != 2:
        raise click.UsageError("give one of SOURCE, --dirty DIR with --clean DIR, and --resume RUN")
    if minutes is not None and steps is not None:
        raise click.UsageError("--minutes and --steps exclude each other")
    if preset is not None and model is not None:
        raise click.UsageError("--preset and --model exclude each other; a preset includes its model")
    if latent is not None and source not in SOURCES:
        raise click.UsageError("--latent applies only to a built-in SOURCE")
    if art_given and (source is None or source in SOURCES) and resume is None:
        raise click.UsageError(f"{art_given[0]} applies only to a folder or sheet of your own sprites")

    if resume is not None:
        settings = {"--minutes": minutes, "--steps": steps, "--preset": preset, "--model": model, "--seed": seed}
        refused = [name for name, value in {**settings, "--run": run}.items() if value is not None] + art_given
        if refused:
            raise click.UsageError(
                f"{refused[0]} cannot be changed when a run is resumed; --out, --device, --precision, --data-dir and "
                "--json are allowed"
            )
        out, run = out or resume.with_suffix(".onnx"), resume
    else:
        named = pairs.dirty.resolve().name if pairs.dirty is not None else Path(source or "").resolve().stem
        out = out or Path(f"{named}.onnx")
        run = run or out.with_suffix(".run")
    training = Training(out=out, run=run, minutes=minutes, steps=steps, seed=seed, device=device, precision=precision)

    trained: Trained | None
    if kind == "plan" or (resume is not None and is_plan_run(resume)):
        others = {
            "--minutes": minutes,
            "--preset": preset,
            "--model": model,
            "--latent": latent,
            "--dirty": pairs.dirty,
        }
        _refuse(others, "apply to plans, whose training is counted in --steps")
        trained = train_on_maps(None if source is None else Path(source), maps, training, notify=notify)
    elif resume is not None:
        trained = resume_training(training, data_dir=data_dir, notify=notify)
    elif pairs.dirty is not None and pairs.clean is not None:
        if model not in (None, "denoiser"):
            raise click.UsageError(f"--model {model} cannot be trained on pairs of scans; use denoiser")
        trained = train_on_pairs(
            pairs.dirty, pairs.clean, training, preset=preset, from_scratch=pairs.from_scratch, notify=notify
        )
    elif source is not None and source in SOURCES:
        trained = train_on_builtin(
            source, training, preset=preset or model, latent=latent, data_dir=data_dir, notify=notify
        )
    else:
        if preset not in (None, "denoiser") or model not in (None, "vae", "denoiser"):
            option = f"--preset {preset}" if preset else f"--model {model}"
            raise click.UsageError(f"{option} applies only to a built-in SOURCE ({', '.join(SOURCES)})")
        trained = train_on_art(
            Path(source or ""), art, training, palette=palette, denoiser="denoiser" in (preset, model), notify=notify
        )
    if trained is not None:  # None where another process of the run writes
        _show(trained, as_json=as_json)


def _refuse(options: dict[str, Any], why: str) -> None:
    """UsageError for the first option that was given."""
    for name, value in options.items():
        if value is not None:
            raise click.UsageError(f"{name} does not {why}")


def _show(trained: Trained, *, as_json: bool) -> None:
    """Prints what a training left; exit code 3 if its pack missed the gate."""
    if as_json:
        click.echo(json.dumps(trained.to_json(), indent=1))
    else:
        if trained.summary:
            click.echo(trained.summary)
        for page in trained.pages:
            click.echo(page)
        if trained.encoder is not None:
            click.echo(f"{trained.encoder}  {trained.encoder.stat().st_size // 1024} KiB, images to latents")
        click.echo(f"{trained.pack}  {_size(trained.n_bytes, trained.fingerprint)}; samples in {trained.run}")
    if trained.passed is False:
        notify(
            f"the pack does not meet the quality gate and is kept as {trained.pack}; what to do is said above, and "
            f"{trained.pages[-1]} shows why"
        )
        sys.exit(3)


def _size(n_bytes: int, fingerprint: str) -> str:
    return f"{n_bytes // 1024} KiB, {fingerprint[:12]}"


@click.command(
    epilog=examples(
        "assetgen export my-art.run -o my-art.onnx",
        "assetgen export my-art.onnx -o my-art.agp --format agp",
    )
)
@click.argument("source", type=ANY, metavar="RUN|PACK")
@click.option("-o", "--out", type=FILE, required=True, help="File to write.")
@click.option(
    "--format",
    type=click.Choice(["onnx", "agp"]),
    default="onnx",
    show_default=True,
    help="onnx: what the run holds. agp: a PACK as the flat file that the C and JavaScript runtimes read.",
)
@click.option(
    "--float",
    "as_float",
    is_flag=True,
    help="Write the decoder in floats instead of the pack: no seeds, and not the same pixels on every machine.",
)
@keep_edges("as the run chose")
@click.option("--encoder", type=FILE, help="Also write the encoder (images to latents) to this ONNX file, in floats.")
@JSON
@command
def export(
    source: Path, out: Path, format: str, as_float: bool, keep_edges: int | None, encoder: Path | None, as_json: bool
) -> None:
    """Write the pack or model of a finished training run.

    From a RUN folder this writes its pack, its denoiser, or its autoencoder (the decoder to OUT, the encoder to
    OUT.encoder.onnx), and requires the train extra. With --format agp it converts a PACK, and a plain installation
    suffices.
    """
    if format == "agp":
        if as_float or encoder is not None or keep_edges is not None:
            raise click.UsageError(
                "--float, --encoder and --keep-edges cannot be combined with --format agp, which converts a PACK"
            )
        if source.is_dir():
            raise click.UsageError(f"{source} is a folder; --format agp converts a PACK, an .onnx file")
        _export_agp(source, out, as_json=as_json)
        return
    if not source.is_dir():
        what = "is a file" if source.exists() else "does not exist"
        raise click.UsageError(f"{source} {what}; name a run folder, or a pack with --format agp")
    from assetgen_training.export.network import export_encoder
    from assetgen_training.export.pack import export as export_pack
    from assetgen_training.export.pack import export_float
    from assetgen_training.run.folder import RunFolder

    from ..make_pack import export_other

    folder = RunFolder(source)
    model = folder.load_config().model if folder.config.is_file() else "vae"
    if model != "vae":
        if as_float or encoder is not None or keep_edges is not None:
            what = "--float, --encoder and --keep-edges"
            raise click.UsageError(f"{what} apply only to the run of a pack; this one trained a {model}")
        trained = export_other(model, source, out)
        click.echo(json.dumps(trained.to_json(), indent=1) if as_json else f"{out}  {trained.n_bytes // 1024} KiB")
        return
    if encoder is not None:
        export_encoder(source, encoder)
    if as_float:
        export_float(source, out)
        click.echo(json.dumps({"float": str(out)}) if as_json else f"{out}  {out.stat().st_size // 1024} KiB, float")
        return
    pack = export_pack(source, out, keep_edges=keep_edges)
    n_bytes = out.stat().st_size
    if as_json:
        facts = {"pack": str(out), "bytes": n_bytes, "fingerprint": pack.fingerprint, "run": str(source)}
        click.echo(json.dumps(facts, indent=1))
    else:
        click.echo(f"{out}  {_size(n_bytes, pack.fingerprint)}; samples and logs in {source}")


def _export_agp(path: Path, out: Path, *, as_json: bool) -> None:
    from assetgen_art.files import write_atomic
    from assetgen_plugin.agp import flat_bytes

    from ..baking.drawing.draw import open_pack

    pack = open_pack(path)
    content = flat_bytes(pack.tensors)
    write_atomic(out, content)
    facts = {"pack": str(out), "bytes": len(content), "fingerprint": pack.fingerprint}
    click.echo(json.dumps(facts, indent=1) if as_json else f"{out}  {_size(len(content), pack.fingerprint)}")


@click.command(epilog=examples("assetgen add my-art.onnx new-trees --run my-art.run --label tree -o my-art-2.onnx"))
@click.argument("pack", type=FILE)
@click.argument("source", type=ANY)
@click.option("--run", type=FOLDER, required=True, help="The run folder that PACK was exported from.")
@click.option("--label", metavar="CLASS", help="Class of the new sprites; required if PACK has classes.")
@click.option("-o", "--out", type=FILE, required=True, help="Pack to write.")
@JSON
@command
def add(pack: Path, source: Path, run: Path, label: str | None, out: Path, as_json: bool) -> None:
    """Add sprites to a pack without training again.

    SOURCE is an image, a sheet or a folder. Each sprite is encoded once and kept with its pixels, so that variants of
    it can be requested by its name. The closer a sprite is to the training art, the better its variants; look at them
    with assetgen preview OUT --kind variants --base NAME. OUT has one epoch more than PACK: draws of the earlier epochs
    do not change. Requires the train extra.
    """
    from ..make_pack import add_sprites

    fingerprint, errors, skipped = add_sprites(pack, source, run, out, label=label)
    for line in skipped:
        notify(f"skipped: {line}")
    if as_json:
        click.echo(json.dumps({"pack": str(out), "fingerprint": fingerprint, "errors": dict(errors)}, indent=1))
        return
    for name, error in errors:
        click.echo(f"{name}  reconstruction error {error:.3f}")
    click.echo(f"{out}  {_size(out.stat().st_size, fingerprint)}")
