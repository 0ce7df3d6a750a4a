"""The commands of a build: bake, verify, merge."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import BASE, COLOURS, FILE, FOLDER, JSON, SPREAD, command, progress, say

if TYPE_CHECKING:
    from ..baking.spec.bake_file import Bake
    from ..baking.spec.options import Options, Report


class _Part(click.ParamType["tuple[int, int]"]):
    """2/7: the second of seven parts."""

    name = "K/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        k, slash, n = str(value).partition("/")
        if not (slash and k.isascii() and n.isascii() and k.isdecimal() and n.isdecimal() and len(k + n) <= 8):
            self.fail(f"{value!r} is not a part such as 2/7", param, ctx)
        if not 1 <= int(k) <= int(n):
            self.fail(f"{value!r}: parts are counted from 1/{n} to {n}/{n}", param, ctx)
        return int(k), int(n)


_JOB_OPTIONS = ("seeds", "seeds_file", "count", "label", "base", "palette", "spread", "scale", "format", "mips",
                "atlas", "data", "unique", "originals", "outliers", "seam")  # fmt: skip


@click.command()
@click.argument("pack", type=FILE, required=False)
@click.option("-f", "--file", type=FILE, help="Bake file.  [default: assetgen.toml]")
@click.option("-o", "--out", type=FOLDER, help="Output folder.  [default: as the bake file says]")
@click.option("--seed", "seeds", multiple=True, help="7, 1-500 or name:forest/level-3; may be repeated.  [default: 1]")
@click.option(
    "--seeds-file", type=FILE, help="Variants that somebody chose, a line each: SEED [INDEX] [label=L|base=B]."
)
@click.option("--count", type=click.IntRange(1, 1_000_000), default=1, show_default=True, help="Textures of each seed.")
@click.option("--label", help="Draw this class only.  [default: drawn for each texture]")
@BASE
@COLOURS
@SPREAD
@click.option("--scale", type=click.IntRange(1, 16), default=1, show_default=True, help="Enlarge by whole pixels.")
@click.option("--format", type=click.Choice(["png", "webp", "qoi", "raw"]), default="png", show_default=True)
@click.option("--mips", type=click.IntRange(0, 16), default=0, help="Mip maps, as files of their own.")
@click.option("--atlas", help="Put the textures into an atlas of this name.")
@click.option(
    "--data",
    multiple=True,
    help="Data file of the atlas: texturepacker-hash or -array, aseprite, phaser, godot, tiled; may be repeated.",
)
@click.option("--unique", is_flag=True, help="No two variants alike: redraws those that are.")
@click.option("--originals", is_flag=True, help="None close to an image that the pack learned from.")
@click.option("--outliers", type=click.IntRange(0, 10_000), help="Redraw variants whose outlier score is higher.")
@click.option(
    "--seam", type=click.IntRange(1, 10_000), help="Fail if a texture's seam score is higher; 100 is no seam."
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="Processes.  [default: one a core, where there is much to do]"
)
@click.option("--cluster", metavar="tcp://…", help="Draw on the workers of this dask scheduler.")
@click.option("--cache", type=FOLDER, help="Folder in which drawn textures are kept and looked for.")
@click.option("--shard", type=_Part(), default=(1, 1), help="Only this part, such as 2/7; `assetgen merge` joins them.")
@click.option(
    "--plan", "plan_only", is_flag=True, help="Decide what is drawn and where it lies, and write the lock file."
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 with a list unless all is as it should be.")
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be made.")
@click.option("--explain", is_flag=True, help="Tell why each file is made.")
@click.option(
    "--prune", is_flag=True, help="Remove outputs that the bake no longer names, unless somebody changed them."
)
@click.option("--repack", is_flag=True, help="Lay out atlases anew.")
@click.option("--depfile", type=FILE, help="Write what the outputs depend on, for Make and Ninja.")
@click.option("--stamp", type=FILE, help="Write this empty file at the end, for Make and Ninja to look at its time.")
@click.option("--from", "image", type=FILE, help="Make this one image again, from what is known of it, into --out.")
@click.option("--force", is_flag=True, help="Replace files that no bake of ours wrote.")
@JSON
@click.pass_context
@command
def bake(ctx: click.Context, /, **given: Any) -> None:
    """Bake the textures of assetgen.toml, or of PACK, into files or atlases, and write assetgen.lock.

    Only what is new or has changed is drawn. A second run does nothing; --check hashes every file and writes nothing.
    """
    if given["image"] is not None:
        _again(given["image"], given["pack"], given["file"], given["out"], as_json=given["as_json"])
        return
    spec = _spec(ctx, given)
    from ..baking.bake import bake as run_bake
    from ..baking.spec.options import Options

    dry = given["check"] or given["dry_run"]
    options = Options(
        jobs=given["jobs"],
        cluster=given["cluster"],
        shard=given["shard"],
        cache=given["cache"] or spec.cache,
        repack=given["repack"],
        prune=given["prune"],
        force=given["force"],
        dry=dry,
        deep=given["check"],
        plan_only=given["plan_only"],
        explain=given["explain"] or given["as_json"] or dry,
    )
    with progress("baking") as done:
        report = run_bake(spec, options, say, done)
    if given["depfile"] is not None:
        from ..baking.depfile import write_depfile

        write_depfile(given["depfile"], spec, given["stamp"])
    if given["stamp"] is not None and not dry and not report.seams:
        from assetgen_art.files import write_atomic

        write_atomic(given["stamp"], b"")
    _tell(spec, options, report, given)
    if report.seams or (given["check"] and (report.n_stale or report.lock_stale)):
        sys.exit(1)


def _spec(ctx: click.Context, given: dict[str, Any]) -> Bake:
    """What to bake: of a command line that names a pack, else of a bake file."""
    from assetgen_plugin.errors import DataError

    from ..baking.spec import bake_file as bakefile
    from ..baking.spec.controls import is_palette_file, palette_text
    from ..baking.spec.settings import AtlasSettings, Limits

    if given["pack"] is None:
        named = [
            name for name in _JOB_OPTIONS if ctx.get_parameter_source(name) == click.core.ParameterSource.COMMANDLINE
        ]
        if named:
            raise click.UsageError(f"--{named[0].replace('_', '-')} is of a PACK; a bake file has it in its jobs")
        path = given["file"] or Path(bakefile.BAKE_FILE)
        if given["file"] is None and not path.exists():
            raise click.UsageError(f"there is no {path} here; name a PACK and -o, or a bake file with --file")
        return bakefile.read_bake_file(path, given["out"])
    if given["file"] is not None:
        raise click.UsageError("a PACK or a bake file, not both")
    if given["out"] is None:
        raise click.UsageError("-o is missing: the folder for the textures of PACK")
    if given["seeds"] and given["seeds_file"]:
        raise click.UsageError("--seed or --seeds-file, not both")
    if given["label"] and given["base"]:
        raise click.UsageError("--label or --base: a base has its class already")
    if given["data"] and not given["atlas"]:
        raise click.UsageError("--data is of an atlas; name one with --atlas")
    count, atlas = given["count"], given["atlas"]
    job = bakefile.Job(
        pack=given["pack"],
        seeds=given["seeds"] or bakefile.Job.seeds,
        seeds_file=given["seeds_file"],
        count=count,
        labels=((given["label"], count),) if given["label"] else (),
        bases=((given["base"], count),) if given["base"] else (),
        spread=given["spread"],
        palette=palette_text(given["palette"]),
        scale=given["scale"],
        atlas=atlas,
        format="png" if atlas else given["format"],
        mips=0 if atlas else given["mips"],
        seam=given["seam"],
        unique=Limits() if given["unique"] else None,
        originals=Limits() if given["originals"] else None,
        outliers=given["outliers"],
    )
    atlases = {}
    if atlas:
        settings = AtlasSettings(formats=given["data"])
        atlases[atlas] = bakefile.Atlas(settings=settings, format=given["format"], mips=given["mips"])
    sources = [path for path in (given["seeds_file"],) if path is not None]
    if is_palette_file(given["palette"]):
        sources.append(Path(given["palette"]))
    out = given["out"]
    if out.exists() and not out.is_dir():
        raise DataError(f"{out} is no folder; name another with -o")
    return bakefile.checked(
        bakefile.Bake(out=out, lock=out / bakefile.LOCK_FILE, jobs=(job,), atlases=atlases, sources=tuple(sources))
    )


def _tell(spec: Bake, options: Options, report: Report, given: dict[str, Any]) -> None:
    for name, score in list(report.seams.items())[:20]:
        say(f"{name}: its seam score is {score}, more than the job allows; not written")
    if report.left:
        say(
            f"{len(report.left):,} files of an earlier bake are no longer named and were left,"
            f" such as {report.left[0]}; --prune removes them"
        )
    if given["as_json"]:
        click.echo(json.dumps(vars(report), indent=1, ensure_ascii=False))
        return
    for file, why in report.stale.items():
        click.echo(f"{file}: {why}")
    if given["explain"]:
        for name, reasons in report.refused.items():
            click.echo(f"{name}: attempt {len(reasons)}, because of {'; '.join(reasons)}")
    for file in report.pruned:
        click.echo(f"{file}: removed")
    if report.lock_stale and options.dry:
        click.echo(f"{spec.lock}: not up to date")
    if options.dry:
        verdict = "are stale" if given["check"] else "would be made"
        if report.n_stale:
            click.echo(f"{report.n_stale:,} outputs {verdict}, {report.n_unchanged:,} textures are as they should be")
        else:
            click.echo(f"all {report.n_textures:,} textures are as they should be")
    elif options.plan_only:
        click.echo(f"{spec.lock}: {report.n_textures:,} textures planned, {len(report.refused):,} of them redrawn")
    else:
        click.echo(f"{spec.out}: {report.n_written:,} files written, {report.n_unchanged:,} textures unchanged")


def _again(image: Path, pack: Path | None, file: Path | None, out: Path | None, *, as_json: bool) -> None:
    from ..baking.provenance import again, origin
    from ..baking.spec.bake_file import BAKE_FILE, read_bake_file

    if out is None:
        raise click.UsageError("-o is missing: the file to write")
    if pack is None:
        path = file or Path(BAKE_FILE)
        if not path.exists():
            raise click.UsageError("name the PACK that drew the image, or a bake file with --file")
        from ..baking.spec.variants import PackFacts

        wanted = origin(image).get("pack", "")
        packs = dict.fromkeys(job.pack for job in read_bake_file(path).jobs)
        pack = next((one for one in packs if PackFacts.of(one).fingerprint.startswith(wanted or "?")), None)
        if pack is None:
            raise click.UsageError(f"no pack of {path} drew {image}; name the PACK")
    again(image, pack, out)
    click.echo(json.dumps({"image": str(out)}) if as_json else str(out))


@click.command()
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--pack", type=FILE, help="The pack.  [default: those that the lock file names]")
@JSON
@command
def verify(place: Path, pack: Path | None, as_json: bool) -> None:
    """Draw every texture of a baked folder or a lock file (PLACE) again; exit 1 with a list unless all are the same."""
    from ..baking.verify import verify as run_verify

    n_textures, wrong = run_verify(place, pack)
    if as_json:
        click.echo(json.dumps({"textures": n_textures, "wrong": wrong}, indent=1))
    else:
        for line in wrong:
            click.echo(line)
        verdict = f"{len(wrong):,} things are wrong" if wrong else "all are what the pack draws"
        click.echo(f"{n_textures:,} textures: {verdict}")
    if wrong:
        sys.exit(1)


@click.command()
@click.option("-f", "--file", type=FILE, help="Bake file whose lock file is made.  [default: assetgen.toml]")
@click.option("-o", "--out", type=FOLDER, help="The output folder, where the shards baked a PACK.")
@JSON
@command
def merge(file: Path | None, out: Path | None, as_json: bool) -> None:
    """Join what all shards of a bake wrote about it into one lock file, the same as of a whole bake."""
    from ..baking.ledger.shards import merge as run_merge
    from ..baking.spec.bake_file import BAKE_FILE, LOCK_FILE, read_bake_file

    lock = out / LOCK_FILE if out is not None else read_bake_file(file or Path(BAKE_FILE)).lock
    n_textures = run_merge(lock)
    click.echo(
        json.dumps({"lock": str(lock), "textures": n_textures}) if as_json else f"{lock}: {n_textures:,} textures"
    )
