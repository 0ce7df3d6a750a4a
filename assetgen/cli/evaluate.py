"""The command that measures what was trained."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from .options import ANY, FILE, FOLDER, JSON, command, say


@click.command()
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

    from ..info import open_model

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
    from ..scores import latent_scores

    facts, table = latent_scores(runs, source or "fashion-mnist", data_dir, seed, page, say)
    click.echo(json.dumps(facts, indent=1) if as_json else table)
    if page is not None:
        say(str(page))


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
    from assetgen_art.files import write_atomic
    from assetgen_training.judge.sprites.score import sprite_table

    from ..make_pack import options_of, read_art
    from ..scores import COUNT, measure, page_of
    from ..scores import record as record_scores

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
