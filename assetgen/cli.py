"""The command line: parses, calls, prints. Results go to stdout, talk to stderr."""

from __future__ import annotations

import dataclasses
import functools
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec

import click

from assetgen_plugin.errors import AssetgenError, ConfigError

P = ParamSpec("P")
_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)
_DEVICES = click.Choice(["auto", "cpu", "cuda"])


def _say(text: str) -> None:
    click.echo(text, err=True)


def _command(function: Callable[P, None]) -> Callable[P, None]:
    """Errors of ours as one line and exit code 1; a traceback with --debug only."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except AssetgenError as error:
            if click.get_current_context().find_root().params.get("debug"):
                raise
            raise click.ClickException(" ".join(str(error).split())) from error
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] not in _TRAIN_MODULES:
                raise
            raise click.ClickException(f"this needs {error.name}: pip install 'assetgen[train]'") from error

    return run


_TRAIN_MODULES = ("torch", "lightning_fabric", "onnx", "safetensors", "sklearn", "scipy", "matplotlib", "platformdirs")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on stdout.")
_SPREAD = click.option(
    "--spread",
    type=click.FloatRange(0, 4),
    default=1.0,
    show_default=True,
    help="How far from the typical: 0 is the middle itself, 1 as trained.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="assetgen")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def main(debug: bool) -> None:
    """Train on your art, ship one small ONNX pack, get any number of unique textures from a seed."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.DEBUG if debug else logging.WARNING)  # also for libraries that set their own level
    logging.basicConfig(level=handler.level, handlers=[handler])


@main.command()
@click.option("-o", "--out", type=_FOLDER, default=Path("demo"), show_default=True, help="Folder to fill.")
@click.option("--minutes", type=click.FloatRange(0.01, 600), default=2.5, show_default=True, help="Time to train.")
@click.option("--device", type=_DEVICES, default="auto", show_default=True)
@_JSON
@_command
def demo(out: Path, minutes: float, device: str, as_json: bool) -> None:
    """Draw plants, train on them, export a pack, bake 64 variants and verify them."""
    from .demo import demo as run_demo

    made = run_demo(out, minutes=minutes, device=device, say=_say)
    if as_json:
        click.echo(json.dumps(made, indent=1))
        return
    click.echo(f"{made['n_variants']} plants, {made['n_different']} of them different, verified, in {made['variants']}")
    click.echo(f"contact sheet  {made['sheet']}   (what it learned from: {made['training']})")
    click.echo(f"pack           {made['pack']}   {int(str(made['pack_bytes'])) // 1024} KiB")
    click.echo("next:")
    click.echo(f"  assetgen bake {made['pack']} -o more --seed name:forest/level-3 --count 500")
    click.echo(f"  assetgen preview {made['pack']} -o loop.gif --kind animation --label palm")
    click.echo("  assetgen train --help")


@main.command()
@click.argument("source", required=False)
@click.option("-o", "--out", type=_FILE, help="The pack to write.  [default: SOURCE.onnx]")
@click.option("--preset", help="vae, sprites or tutorial-vae.  [default: what suits SOURCE]")
@click.option("--minutes", type=click.FloatRange(0.01, 60 * 24 * 30), help="Time to train.")
@click.option("--steps", type=click.IntRange(1), help="Optimizer steps to train, instead of --minutes.")
@click.option("--run", type=_FOLDER, help="Run folder for logs, checkpoints and samples.  [default: OUT with .run]")
@click.option("--resume", type=_FOLDER, help="Go on with the run in this folder (its settings stay).")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Of weights, order and noise.  [default: 1]")
@click.option("--device", type=_DEVICES, default="auto", show_default=True)
@click.option(
    "--precision",
    type=click.Choice(["auto", "32-true", "bf16-mixed", "16-mixed"]),
    default="auto",
    show_default=True,
    help="Number format; auto takes the fastest here.",
)
@click.option("--data-dir", type=_FOLDER, help="Where the Fashion-MNIST idx files are.")
@_JSON
@_command
def train(
    source: str | None,
    out: Path | None,
    preset: str | None,
    minutes: float | None,
    steps: int | None,
    run: Path | None,
    resume: Path | None,
    seed: int | None,
    device: str,
    precision: str,
    data_dir: Path | None,
    as_json: bool,
) -> None:
    """Train on SOURCE (fashion-mnist or plants) and write a pack.

    Ctrl-C ends training early and exports the best so far. A killed run goes on with --resume.
    """
    from assetgen_training.config import PRESETS, TrainConfig
    from assetgen_training.data import load_source
    from assetgen_training.export import export as export_run
    from assetgen_training.train import train as run_training

    if (source is None) == (resume is None):
        raise click.UsageError("give a SOURCE to train on, or --resume RUN")
    if minutes is not None and steps is not None:
        raise click.UsageError("--minutes and --steps exclude each other")
    if resume is not None:
        if minutes or steps or preset or seed is not None or run:
            raise click.UsageError("a resumed run keeps its settings: no --preset, --minutes, --steps, --seed or --run")
        config_file = resume / "config.json"
        if not config_file.is_file():
            raise ConfigError(f"{resume} is not a run folder (no config.json)")
        config = TrainConfig.load(config_file)
        source = str(json.loads((resume / "data.json").read_text("utf-8"))["name"])
        run, out = resume, out or resume.with_suffix(".onnx")
        data = load_source(source, data_dir=data_dir)
    else:
        assert source is not None
        data = load_source(source, data_dir=data_dir)
        preset = preset or ("sprites" if data.shape[2] == 4 else "vae")
        if preset not in PRESETS:
            raise ConfigError(f"no preset {preset!r}; there are {', '.join(PRESETS)}")
        config = PRESETS[preset]
        if minutes is not None or steps is not None:
            config = dataclasses.replace(config, minutes=minutes, steps=steps)
        if seed is not None:
            config = dataclasses.replace(config, seed=seed)
        out = out or Path(f"{source}.onnx")
        run = run or out.with_suffix(".run")
    leader = run_training(config, data, run, device=device, precision=precision, resume=resume is not None)
    if leader:
        _exported(export_run(run, out), out, run, as_json)


@main.command()
@click.argument("run", type=_FOLDER)
@click.option("-o", "--out", type=_FILE, required=True, help="The file to write.")
@click.option("--float", "as_float", is_flag=True, help="A float ONNX decoder instead: close, not exact, no seeds.")
@click.option("--encoder", type=_FILE, help="Also write the encoder (images to latents) as a float ONNX file.")
@_JSON
@_command
def export(run: Path, out: Path, as_float: bool, encoder: Path | None, as_json: bool) -> None:
    """Write the pack of a finished RUN folder."""
    from assetgen_training.export import export as export_run
    from assetgen_training.export import export_encoder, export_float

    if encoder is not None:
        export_encoder(run, encoder)
    if as_float:
        export_float(run, out)
        click.echo(json.dumps({"float": str(out)}) if as_json else f"{out}  {out.stat().st_size // 1024} KiB, float")
        return
    _exported(export_run(run, out), out, run, as_json)


def _exported(pack: Any, out: Path, run: Path, as_json: bool) -> None:
    facts = {"pack": str(out), "bytes": out.stat().st_size, "fingerprint": pack.fingerprint, "run": str(run)}
    if as_json:
        click.echo(json.dumps(facts, indent=1))
    else:
        click.echo(f"{out}  {facts['bytes'] // 1024} KiB, {pack.fingerprint[:12]}; samples and logs in {run}")


@main.command()
@click.argument("pack", type=_FILE)
@click.option("--data", "source", help="The images to measure against.  [default: what the pack was trained on]")
@click.option("--data-dir", type=_FOLDER, help="Where the Fashion-MNIST idx files are.")
@click.option("--count", type=click.IntRange(100, 100_000), default=10_000, show_default=True, help="Samples to draw.")
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), default=1, show_default=True)
@click.option("--compare", type=_FILE, multiple=True, help="Another pack, or samples as .npz; may be repeated.")
@click.option("--run", type=_FOLDER, help="The pack's run folder: adds its decoder in floats, on the same latents.")
@click.option("--faults", is_flag=True, help="Add rows of real images with one fault each, to see what catches it.")
@click.option("--confirm", is_flag=True, help="Measure again by a second judge, of another seed and shape.")
@click.option("--record", is_flag=True, help="Write the scores into the pack's metadata and beside it.")
@click.option("-o", "--out", type=_FILE, help="Also write an HTML page with the table and pictures.")
@_JSON
@_command
def evaluate(
    pack: Path,
    source: str | None,
    data_dir: Path | None,
    count: int,
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

    The first time, a small classifier is trained on the real images to judge by; it is kept in the user's cache.
    """
    from assetgen_training.scoring import evaluate_pack, scores_table

    scores = evaluate_pack(
        pack,
        source,
        data_dir=data_dir,
        count=count,
        seed=seed,
        compare=compare,
        run=run,
        faults=faults,
        confirm=confirm,
        record=record,
        page=out,
        say=_say,
    )
    if as_json:
        click.echo(json.dumps(scores, indent=1))
        return
    for judged in scores["judges"]:
        click.echo(scores_table(judged))
    for path in scores["written"]:
        click.echo(path)


@main.command()
@click.argument("pack", type=_FILE)
@click.option("-o", "--out", type=_FOLDER, required=True, help="Folder for the PNG files and manifest.json.")
@click.option("--seed", "seeds", default="1", show_default=True, help="7, 1-500 or name:forest/level-3.")
@click.option("--count", type=click.IntRange(1, 2**32), default=1, show_default=True, help="Textures of each seed.")
@click.option("--label", help="Draw this class only.  [default: drawn for each texture]")
@_SPREAD
@click.option("--force", is_flag=True, help="Replace files that no bake of ours wrote.")
@_JSON
@_command
def bake(
    pack: Path, out: Path, seeds: str, count: int, label: str | None, spread: float, force: bool, as_json: bool
) -> None:
    """Write textures of PACK as PNG files, with a manifest of their pixels' hashes."""
    from assetgen_plugin import Pack

    from .bake import bake as run_bake
    from .seedspec import parse_seeds

    result = run_bake(
        Pack.open(pack), pack, out, parse_seeds(seeds), count=count, label=label, spread=spread, force=force
    )
    if result.left:
        _say(f"{len(result.left)} files of an earlier bake are no longer named and were left, such as {result.left[0]}")
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(result), indent=1))
    else:
        click.echo(f"{out}: {len(result.written)} written, {len(result.unchanged)} unchanged")


@main.command()
@click.argument("folder", type=_FOLDER)
@click.option("--pack", type=_FILE, help="The pack.  [default: where the manifest says]")
@_JSON
@_command
def verify(folder: Path, pack: Path | None, as_json: bool) -> None:
    """Draw every texture of a baked FOLDER again; exit 1 with a list unless all pixels are the same."""
    from .bake import verify as run_verify

    n_textures, wrong = run_verify(folder, pack)
    if as_json:
        click.echo(json.dumps({"textures": n_textures, "wrong": wrong}, indent=1))
    else:
        for line in wrong:
            click.echo(line)
        click.echo(f"{n_textures - len(wrong)} of {n_textures} textures are what the pack draws")
    if wrong:
        sys.exit(1)


@main.command()
@click.argument("pack", type=_FILE)
@click.option("-o", "--out", type=_FILE, required=True, help="Picture to write; .gif, .webp or .png for an animation.")
@click.option(
    "--kind",
    type=click.Choice(["sheet", "latent", "interpolation", "animation"]),
    default="sheet",
    show_default=True,
    help="What to draw.",
)
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), default=1, show_default=True)
@click.option("--count", type=click.IntRange(1, 10_000), help="Textures, steps a side, transitions or variants.")
@click.option("--label", help="Of this class only.")
@click.option("--scale", type=click.IntRange(1, 64), help="Enlarge by whole pixels.")
@_SPREAD
@_JSON
@_command
def preview(
    pack: Path,
    out: Path,
    kind: str,
    seed: int,
    count: int | None,
    label: str | None,
    scale: int | None,
    spread: float,
    as_json: bool,
) -> None:
    """Draw one picture of what PACK can do."""
    from assetgen_plugin import Pack

    from .preview import preview as run_preview

    defaults = {"sheet": 160, "latent": 15, "interpolation": 8, "animation": 6}
    count = count or defaults[kind]
    run_preview(Pack.open(pack), out, kind=kind, seed=seed, count=count, label=label, spread=spread, scale=scale)
    click.echo(json.dumps({"picture": str(out), "kind": kind}) if as_json else str(out))


@main.command()
@click.argument("file", type=_FILE)
@_JSON
@_command
def info(file: Path, as_json: bool) -> None:
    """Tell what a FILE is: a pack, or a PNG that was baked."""
    from .info import describe

    facts = describe(file)
    if as_json:
        click.echo(json.dumps(facts, indent=1))
        return
    for key, value in facts.items():
        shown = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        click.echo(f"{key:14} {shown}")
