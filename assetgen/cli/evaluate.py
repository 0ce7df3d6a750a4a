"""The command evaluate: measures what was trained."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from .options import ANY, DATA_DIR, FILE, FOLDER, JSON, MAX_SEED, command, examples, notify


@click.command(
    epilog=examples(
        "assetgen evaluate my-art.onnx --data my-art -o quality.html",
        "assetgen evaluate my-art.onnx --data my-art --blind -o blind.html",
        "assetgen evaluate clothes.onnx --compare other.onnx",
        "assetgen evaluate autoencoder.run --compare linear.run",
        "assetgen evaluate levels.onnx --data levels --held-out new-levels -o quality.html",
    )
)
@click.argument("pack", type=ANY, metavar="PACK|RUN")
@click.option(
    "--data",
    "source",
    metavar="SOURCE",
    show_default="the built-in set that PACK records",
    help="The images to compare with: the folder or sheet that the pack was trained on, or a built-in set.",
)
@click.option(
    "--held-out",
    type=ANY,
    metavar="MAPS",
    show_default="those that the training held out",
    help="Maps that a pack of plans was not trained on, to compare it with.",
)
@click.option(
    "--vae-steps",
    type=click.IntRange(0, 1_000_000),
    default=0,
    help="Of a pack of plans: also train a conditional VAE for this many steps (1500 take minutes), to compare with.",
)
@DATA_DIR
@click.option(
    "--count",
    type=click.IntRange(100, 100_000),
    show_default="10000, or 600 for a pack of sprites",
    help="Textures to draw.",
)
@click.option(
    "--seed", type=click.IntRange(0, MAX_SEED), default=1, show_default=True, help="Seed of the textures to draw."
)
@click.option(
    "--compare",
    type=ANY,
    multiple=True,
    metavar="PATH",
    help="Also measure this pack, run folder, or .npz file of samples; repeatable.",
)
@click.option(
    "--run", type=FOLDER, help="Run folder of PACK: also measures its decoder in floats, on the same latents."
)
@click.option("--faults", is_flag=True, help="Add rows of real images with one fault each, to show what detects it.")
@click.option("--confirm", is_flag=True, help="Measure again with a second classifier, of another seed and shape.")
@click.option(
    "--blind",
    is_flag=True,
    help="Of a pack of sprites, only write the page -o: fifty originals and fifty variants mixed, to be told apart by "
    "eye, with the answers under a fold.",
)
@click.option("--record", is_flag=True, help="Write the scores into PACK's metadata and into a .scores.json beside it.")
@click.option("-o", "--out", type=FILE, metavar="PAGE.html", help="Also write an HTML page with tables and pictures.")
@JSON
@command
def evaluate(
    pack: Path,
    source: str | None,
    held_out: Path | None,
    vae_steps: int,
    data_dir: Path | None,
    count: int | None,
    seed: int,
    compare: tuple[Path, ...],
    run: Path | None,
    faults: bool,
    confirm: bool,
    blind: bool,
    record: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Measure a pack, a denoiser or a training run.

    A pack of sprites is measured against the art in --data by the gate that ends its training; the exit code is 3 if it
    fails. --blind writes a page by which you can judge it yourself instead. Any other pack is measured by a small
    classifier, beside baselines; on first use it is trained on the real images (about a minute and a half for
    Fashion-MNIST) and cached. A denoiser is measured by what it restores, beside classical filters; --data is
    fashion-mnist or pages. Of the run folder of an autoencoder, or of a vae without classes, the latent space is
    measured: gaps, classes, continuity. A pack of plans is measured by the patterns, rooms and connectedness of what it
    draws in the outlines of held-out maps, beside wave function collapse.

    Requires the train extra.
    """
    if pack.is_dir():
        _allow_only(
            "a run folder",
            "--compare, --data, --data-dir, --seed, --out and --json",
            {
                "--run": run,
                "--faults": faults,
                "--confirm": confirm,
                "--count": count,
                "--blind": blind,
                "--record": record,
            },
        )
        _evaluate_latent((pack, *compare), source, data_dir, seed, out, as_json=as_json)
        return
    from assetgen_plugin.plans import is_plan_pack

    if is_plan_pack(pack):
        _allow_only(
            "a pack of plans",
            "--data, --held-out, --vae-steps, --seed, --record, --out and --json",
            {
                "--compare": compare,
                "--run": run,
                "--faults": faults,
                "--confirm": confirm,
                "--count": count,
            },
        )
        if source is None:
            raise click.UsageError("--data is missing: the maps that the pack was trained on")
        _evaluate_plans(pack, Path(source), held_out, seed, vae_steps, keep=record, page=out, as_json=as_json)
        return
    if held_out is not None or vae_steps:
        option = "--held-out" if held_out is not None else "--vae-steps"
        raise click.UsageError(f"{option} applies only to a pack of plans")
    from assetgen_plugin import Denoiser

    from ..info import open_model

    opened = open_model(pack)
    if isinstance(opened, Denoiser):
        _allow_only(
            "a denoiser",
            "--data, --data-dir, --record and --json",
            {
                "--compare": compare,
                "--run": run,
                "--faults": faults,
                "--confirm": confirm,
                "--count": count,
                "--blind": blind,
                "--out": out,
            },
        )
        _evaluate_denoiser(pack, opened, source, data_dir, keep=record, as_json=as_json)
        return
    if opened.names:
        if source is None:
            raise click.UsageError("--data is missing: the folder or sheet that the pack was trained on")
        _allow_only(
            "a pack of sprites",
            "--data, --count, --seed, --run, --blind, --record, --out and --json",
            {
                "--compare": compare,
                "--faults": faults,
                "--confirm": confirm,
            },
        )
        if blind:
            _write_blind(pack, opened, Path(source), seed, out)
            return
        _evaluate_sprites(pack, opened, Path(source), count, seed, run, keep=record, page=out, as_json=as_json)
        return
    _allow_only("a pack without named sprites", "all other options", {"--blind": blind})
    from assetgen_training.judge.score_packs import evaluate_pack, scores_table

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
        say=notify,
    )
    if as_json:
        click.echo(json.dumps(scores, indent=1))
        return
    for judged in scores["judges"]:
        click.echo(scores_table(judged))
    for path in scores["written"]:
        click.echo(path)


def _allow_only(what: str, allowed: str, others: dict[str, Any]) -> None:
    """Refuses options that do not apply to what is evaluated."""
    for option, value in others.items():
        if value:
            raise click.UsageError(f"{option} does not apply to {what}; allowed are {allowed}")


def _evaluate_latent(
    runs: tuple[Path, ...], source: str | None, data_dir: Path | None, seed: int, page: Path | None, *, as_json: bool
) -> None:
    from ..scores import latent_scores

    facts, table = latent_scores(runs, source or "fashion-mnist", data_dir, seed, page, notify)
    click.echo(json.dumps(facts, indent=1) if as_json else table)
    if page is not None:
        notify(str(page))


def _evaluate_denoiser(
    path: Path, denoiser: Any, source: str | None, data_dir: Path | None, *, keep: bool, as_json: bool
) -> None:
    from assetgen_training.judge.score_denoisers import evaluation_set, score, scores_table

    from ..scores import record_restorations

    what, clean, noisy = evaluation_set(denoiser, source, data_dir)
    rows = score(denoiser, path.name, clean, noisy)
    click.echo(json.dumps([row.to_json() for row in rows], indent=1) if as_json else scores_table(what, rows))
    if keep:
        for written in record_restorations(path, denoiser, what, rows):
            notify(str(written))


def _write_blind(path: Path, pack: Any, source: Path, seed: int, page: Path | None) -> None:
    from assetgen_art.files import write_atomic

    from ..make_pack import options_of, read_art
    from ..scores import blind_page

    if page is None:
        raise click.UsageError("--blind writes a page; name it with -o, such as -o blind.html")
    data, _ = read_art(source, options_of(pack))
    write_atomic(page, blind_page(path, pack, data, seed=seed).encode())
    click.echo(page)


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
    from assetgen_art.files import write_atomic
    from assetgen_training.judge.sprites.tables import sprite_table

    from ..make_pack import options_of, read_art
    from ..scores import N_SAMPLES, record_scores, score_page, score_sprite_pack

    data, _ = read_art(source, options_of(pack))
    scores = score_sprite_pack(path, pack, data, count=count or N_SAMPLES, seed=seed, notify=notify)
    written = record_scores(path, pack, data, scores, seed) if keep else []
    if page is not None:
        write_atomic(page, score_page(scores, data, run).encode())
        written.append(page)
    click.echo(json.dumps(scores.to_json(), indent=1) if as_json else sprite_table(scores))
    for file in written:
        notify(str(file))
    if not scores.passed:
        sys.exit(3)


def _evaluate_plans(
    path: Path,
    source: Path,
    held_out: Path | None,
    seed: int,
    vae_steps: int,
    *,
    keep: bool,
    page: Path | None,
    as_json: bool,
) -> None:
    from assetgen_training.judge.plans.score import scores_table

    from ..make_plans import score_plan_pack

    scores, written = score_plan_pack(
        path, source, held_out, seed=seed, vae_steps=vae_steps, keep=keep, page=page, notify=notify
    )
    click.echo(json.dumps(scores.to_json(), indent=1) if as_json else scores_table(scores))
    for file in written:
        notify(str(file))
