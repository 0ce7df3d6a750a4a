"""The commands of a build: bake, verify, merge."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import (
    ANY,
    FILE,
    FOLDER,
    JSON,
    command,
    examples,
    notify,
    progress,
    scheduler,
    shard_part,
)
from .pack_options import PackOptions, pack_options
from .plan_options import PlanOptions, plan_options

if TYPE_CHECKING:
    from ..baking.spec.bake_file import Bake
    from ..baking.spec.options import Options, Report


@click.command(
    epilog=examples(
        "assetgen bake",
        "assetgen bake --check",
        "assetgen bake my-art.onnx -o forest --seed name:level-1 --count 30 --label oak",
    )
)
@click.argument("pack", type=FILE, required=False)
@click.option("-f", "--file", type=FILE, show_default="assetgen.toml", help="Bake file.")
@click.option(
    "-o",
    "--out",
    type=ANY,
    show_default="as in the bake file",
    help="Output folder; required with a PACK. With --from, the file to write.",
)
@pack_options
@plan_options
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    show_default="one per core for large bakes, otherwise 1",
    help="Number of processes.",
)
@click.option(
    "--cluster",
    type=scheduler,
    metavar="ADDRESS",
    help="Draw on the workers of this dask scheduler, such as tcp://host:8786; requires the cluster extra.",
)
@click.option("--cache", type=FOLDER, help="Folder in which drawn textures are kept and reused.")
@click.option(
    "--shard",
    type=shard_part,
    metavar="K/N",
    show_default="1/1, everything",
    help="Bake only this part, such as 2/7; assetgen merge joins the parts.",
)
@click.option("--plan", "plan_only", is_flag=True, help="Choose and lay out the textures and write the lock file only.")
@click.option(
    "--check", is_flag=True, help="Write nothing; list what is not up to date, and exit with 1 if anything is."
)
@click.option("--locked", is_flag=True, help="Fail if the lock file would change, as in CI.")
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would be made.")
@click.option("--explain", is_flag=True, help="Say why each file is made.")
@click.option(
    "--prune", is_flag=True, help="Remove outputs that are no longer listed, unless they were changed by hand."
)
@click.option("--repack", is_flag=True, help="Lay out atlases from scratch.")
@click.option("--depfile", type=FILE, help="Write the dependencies of the outputs to this file, for Make and Ninja.")
@click.option(
    "--stamp", type=FILE, help="Touch this empty file when the bake has succeeded, as a target for Make and Ninja."
)
@click.option(
    "--from",
    "image",
    type=FILE,
    metavar="IMAGE",
    help="Draw one baked image again, from its own metadata, into the file --out.",
)
@click.option("--force", is_flag=True, help="Replace files that assetgen did not write.")
@JSON
@click.pass_context
@command
def bake(
    ctx: click.Context,
    /,
    pack: Path | None,
    file: Path | None,
    out: Path | None,
    of_pack: PackOptions,
    of_plan: PlanOptions,
    jobs: int | None,
    cluster: str | None,
    cache: Path | None,
    shard: tuple[int, int] | None,
    plan_only: bool,
    check: bool,
    locked: bool,
    dry_run: bool,
    explain: bool,
    prune: bool,
    repack: bool,
    depfile: Path | None,
    stamp: Path | None,
    image: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Bake the textures of a bake file or a PACK.

    Without PACK this bakes what assetgen.toml lists, into files or atlases, and writes assetgen.lock beside it. With
    PACK the options from --seed to --seam say what to draw.

    Only what is new or has changed is drawn: a second run does nothing. --check compares every file with the lock file.
    """
    if image is not None:
        _draw_again(image, pack, file, out, as_json=as_json)
        return
    if out is not None and out.exists() and not out.is_dir():
        raise click.UsageError(f"{out} is not a folder; name another with --out")
    if pack is None:
        spec = _bake_of_file(ctx, file, out)
    elif file is not None:
        raise click.UsageError("PACK and --file exclude each other")
    elif out is None:
        raise click.UsageError("--out is missing: the folder for the textures of PACK")
    else:
        spec = _bake_of_pack(pack, out, of_pack, of_plan)
    from ..baking.bake import bake as run_bake
    from ..baking.spec.options import Options

    dry = check or dry_run
    options = Options(
        jobs=jobs,
        cluster=cluster,
        shard=shard or (1, 1),
        cache=cache or spec.cache,
        repack=repack,
        prune=prune,
        force=force,
        dry=dry,
        deep=check,
        locked=locked,
        plan_only=plan_only,
        explain=explain or as_json or dry,
    )
    if depfile is not None:
        from ..baking.depfile import depfile as rules

        rules(spec, stamp)  # a path that it cannot have is told before the bake
    with progress("baking") as done:
        report = run_bake(spec, options, notify, done)
    if depfile is not None and not dry:
        from ..baking.depfile import write_depfile

        write_depfile(depfile, spec, stamp)
    if stamp is not None and not dry and not report.seams:
        from ..baking.depfile import touch_stamp

        touch_stamp(stamp, spec, report)
    _show(spec, options, report, explain=explain, as_json=as_json)
    if report.seams or (check and (report.n_stale or report.lock_stale)):
        sys.exit(1)


def _bake_of_file(ctx: click.Context, file: Path | None, out: Path | None) -> Bake:
    from ..baking.spec.bake_file import BAKE_FILE, read_bake_file

    names = {field.name for options in (PackOptions, PlanOptions) for field in dataclasses.fields(options)}
    for option in ctx.command.params:
        given = ctx.get_parameter_source(option.name or "") == click.core.ParameterSource.COMMANDLINE
        if option.name in names and given:
            raise click.UsageError(f"{option.opts[0]} requires a PACK; in a bake file it belongs to a job")
    if file is None and not Path(BAKE_FILE).exists():
        raise click.UsageError(f"no {BAKE_FILE} in this folder; name a bake file with --file, or a PACK and --out")
    return read_bake_file(file or Path(BAKE_FILE), out)


def _bake_of_pack(pack: Path, out: Path, asked: PackOptions, of_plan: PlanOptions) -> Bake:
    from ..baking.spec.bake_file import LOCK_FILE, Atlas, Bake, Job, checked
    from ..baking.spec.controls import is_palette_file, palette_text, team_text
    from ..baking.spec.settings import AtlasSettings, Limits

    if asked.seeds and asked.seeds_file:
        raise click.UsageError("--seed and --seeds-file exclude each other")
    if asked.labels and asked.bases:
        raise click.UsageError("--label and --base exclude each other; a sprite already belongs to a class")
    if asked.data and not asked.atlas:
        raise click.UsageError("--data requires --atlas")
    if (asked.trim or asked.pivot) and not asked.data:
        raise click.UsageError("--trim and --pivot require --data, as they change data files alone")
    job = Job(
        pack=pack,
        seeds=asked.seeds or Job.seeds,
        seeds_file=asked.seeds_file,
        count=asked.count,
        labels=tuple((label, asked.count) for label in dict.fromkeys(asked.labels)),
        bases=tuple((base, asked.count) for base in dict.fromkeys(asked.bases)),
        spread=asked.spread,
        style=asked.style,
        team=team_text(asked.team),
        epoch=asked.epoch,
        palette=palette_text(asked.palette),
        scale=asked.scale,
        atlas=asked.atlas,
        format="png" if asked.atlas else asked.format,
        mips=0 if asked.atlas else asked.mips,
        seam=asked.seam,
        unique=Limits() if asked.unique else None,
        originals=Limits() if asked.originals else None,
        outliers=asked.outliers,
        **of_plan.site(),
    )
    atlases = {}
    if asked.atlas:
        settings = AtlasSettings(formats=asked.data, trim=asked.trim, pivot=asked.pivot)
        atlases[asked.atlas] = Atlas(settings=settings, format=asked.format, mips=asked.mips)
    sources = [path for path in (asked.seeds_file, of_plan.outline, of_plan.pins) if path is not None]
    if asked.palette is not None and is_palette_file(asked.palette):
        sources.append(Path(asked.palette))
    return checked(Bake(out=out, lock=out / LOCK_FILE, jobs=(job,), atlases=atlases, sources=tuple(sources)))


def _show(spec: Bake, options: Options, report: Report, *, explain: bool, as_json: bool) -> None:
    for name, score in list(report.seams.items())[:20]:
        notify(f"{name}: its seam score of {score} is above the limit of its job; not written")
    if report.twins is not None:
        count, one, other = report.twins
        notify(
            f"{count:,} textures of unique jobs equal one of another job, such as {one} and {other}; other seeds, or "
            "unique_over_jobs = true in [bake], would change that"
        )
    if report.left:
        notify(
            f"{len(report.left):,} files of an earlier bake are no longer listed and were kept, such as"
            f" {report.left[0]}; --prune removes them"
        )
    if as_json:
        click.echo(json.dumps(vars(report), indent=1, ensure_ascii=False))
        return
    for file, why in report.stale.items():
        click.echo(f"{file}: {why}")
    if explain:
        for name, reasons in report.refused.items():
            click.echo(f"{name}: attempt {len(reasons)}, because of {'; '.join(reasons)}")
    for file in report.pruned:
        click.echo(f"{file}: {'would be removed' if options.dry else 'removed'}")
    if report.lock_stale and options.dry:
        click.echo(f"{spec.lock}: not up to date")
    if options.dry:
        verdict = "are not up to date" if options.deep else "would be made"
        if report.n_stale:
            click.echo(f"{report.n_stale:,} outputs {verdict}, {report.n_unchanged:,} textures are up to date")
        else:
            click.echo(f"all {report.n_textures:,} textures are up to date")
    elif options.plan_only:
        click.echo(f"{spec.lock}: {report.n_textures:,} textures planned, {len(report.refused):,} of them redrawn")
    else:
        click.echo(f"{spec.out}: {report.n_written:,} files written, {report.n_unchanged:,} textures unchanged")


def _draw_again(image: Path, pack: Path | None, file: Path | None, out: Path | None, *, as_json: bool) -> None:
    from ..baking.provenance import again, origin
    from ..baking.spec.bake_file import BAKE_FILE, read_bake_file

    if out is None:
        raise click.UsageError("--out is missing: the file to write")
    if out.is_dir():
        raise click.UsageError(f"{out} is a folder; with --from, --out names the file to write")
    if pack is None:
        path = file or Path(BAKE_FILE)
        if not path.exists():
            raise click.UsageError("name the PACK that drew the image, or a bake file with --file")
        from ..baking.spec.variants import PackFacts

        wanted = origin(image).get("pack", "")
        packs = dict.fromkeys(job.pack for job in read_bake_file(path).jobs)
        pack = next((one for one in packs if PackFacts.of(one).fingerprint.startswith(wanted or "?")), None)
        if pack is None:
            raise click.UsageError(f"none of the packs of {path} drew {image}; name the PACK")
    again(image, pack, out)
    click.echo(json.dumps({"image": str(out)}) if as_json else str(out))


@click.command(epilog=examples("assetgen verify assets", "assetgen verify assetgen.lock"))
@click.argument("place", type=ANY, metavar="FOLDER|LOCK")
@click.option("--pack", type=FILE, show_default="those named in the lock file", help="Pack to draw from.")
@JSON
@command
def verify(place: Path, pack: Path | None, as_json: bool) -> None:
    """Draw every baked texture again and compare.

    Takes a FOLDER that holds assetgen.lock, or a LOCK file. Prints each texture that differs, and exits with 1 if there
    is one.
    """
    from ..baking.verify import verify as run_verify

    n_textures, wrong = run_verify(place, pack)
    if as_json:
        click.echo(json.dumps({"textures": n_textures, "wrong": wrong}, indent=1))
    else:
        for line in wrong:
            click.echo(line)
        verdict = f"{len(wrong):,} differences" if wrong else "all are what the pack draws"
        click.echo(f"{n_textures:,} textures: {verdict}")
    if wrong:
        sys.exit(1)


@click.command(epilog=examples("assetgen bake --shard 1/2", "assetgen bake --shard 2/2", "assetgen merge"))
@click.option("-f", "--file", type=FILE, show_default="assetgen.toml", help="Bake file of the shards.")
@click.option("-o", "--out", type=FOLDER, help="Output folder, if the shards baked a PACK instead of a bake file.")
@JSON
@command
def merge(file: Path | None, out: Path | None, as_json: bool) -> None:
    """Merge the shards of a bake into one lock file.

    Run it when all parts of assetgen bake --shard K/N are there. The lock file is the same as that of a whole bake.
    """
    from ..baking.ledger.shards import merge as run_merge
    from ..baking.spec.bake_file import BAKE_FILE, LOCK_FILE, read_bake_file

    if file is not None and out is not None:
        raise click.UsageError("--file and --out exclude each other")
    if file is None and out is None and not Path(BAKE_FILE).exists():
        raise click.UsageError(f"no {BAKE_FILE} in this folder; name a bake file with --file, or a folder with --out")
    lock = out / LOCK_FILE if out is not None else read_bake_file(file or Path(BAKE_FILE)).lock
    n_textures = run_merge(lock)
    facts = {"lock": str(lock), "textures": n_textures}
    click.echo(json.dumps(facts) if as_json else f"{lock}: {n_textures:,} textures")
