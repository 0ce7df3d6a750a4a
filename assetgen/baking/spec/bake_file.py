"""What to bake: the jobs of an assetgen.toml or of a command line, checked before anything is written."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeVar

from assetgen_plugin.errors import ConfigError, DataError, SeedError
from assetgen_plugin.seeds import MAX_SPREAD, as_seed

from .controls import as_palette, is_palette_file, palette_text, parse_seeds, swaps_text, team_text
from .names import check_name
from .outlines import MAX_CELL, read_outline, read_pins
from .settings import IMAGE_FORMATS, LIMIT, PLAN_FORMATS, AtlasSettings, Limits
from .tables import Table

BAKE_FILE: Final = "assetgen.toml"
LOCK_FILE: Final = "assetgen.lock"
MAX_TEXTURES: Final = 1_000_000  # of one job
MAX_SCALE: Final = 16
_MAX_FILE: Final = 16 << 20
_MAX_JOBS: Final = 10_000
_MAX_EPOCHS: Final = 1_000_000
_FIELDS: Final = ("job", "label", "base", "seed", "index")
_Value = TypeVar("_Value")


@dataclass(frozen=True, kw_only=True)
class Job:
    """Variants of one pack that share their settings."""

    name: str = ""  # folder of its files, and prefix of its sprites in an atlas; "" is the output folder itself
    pack: Path
    seeds: tuple[str, ...] = ("1",)  # each as parse_seeds reads it
    seeds_file: Path | None = None  # instead of seeds: a list of chosen variants
    count: int = 1  # textures of each seed, and of each label or base without a count of its own
    labels: tuple[tuple[str, int], ...] = ()  # (class, textures of each seed)
    bases: tuple[tuple[str, int], ...] = ()  # (sprite, textures of each seed)
    weights: tuple[tuple[str, Fraction], ...] = ()  # (class, its share of count)
    spread: float | None = None  # 0 … 4; None: the pack's own
    palette: str | None = None  # keep, any, from:NAME or #rrggbb,… ; those of a file are written out
    style: str | None = None  # a sprite of a painted pack, whose art all have
    swaps: str | None = None  # #rrggbb=#rrggbb,… : colours of the art that become others
    team: str | None = (
        None  # #rrggbb,… : what the commonest ramp becomes, dark to light, where the layer `mask` is bright
    )
    epoch: int = 1  # of the pack: draws among the sprites that it had then
    scale: int = 1  # each pixel becomes a block of scale × scale
    file: str | None = None  # pattern of names, such as {label}/{index:04}
    atlas: str | None = None  # the atlas that the textures go into, instead of files
    format: str = "png"  # of files
    mips: int = 0  # mip maps, each a file of half the size
    seam: int | None = None  # largest seam score of a texture, per cent; 100 shows no seam
    unique: Limits | None = None  # no two variants closer than this
    originals: Limits | None = None  # none closer than this to a training image
    outliers: int | None = None  # largest outlier score of a variant, per cent of what is usual
    outline: str | None = None  # of a pack of plans: what they are drawn in, as outlines.py has it
    pins: str | None = None  # cells whose class is given, likewise
    level: int | None = None  # 1 … 8, from most solid to most open
    pieces: str | None = None  # of an outline in several pieces: largest, each
    tiles: Path | None = None  # the pack that draws the cells of plans
    tile_names: str | None = None  # floor=grass,… : its class or sprite for a class of plans, where the name is another

    @property
    def prefix(self) -> str:
        """How messages about the job begin; empty for the unnamed job of a command line."""
        return f"job {self.name!r}: " if self.name else ""

    @property
    def chooses(self) -> bool:
        """Whether some draws may be refused."""
        return (self.unique, self.originals, self.outliers) != (None, None, None)


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """One atlas: pages that jobs share, and the data files that describe them."""

    settings: AtlasSettings = field(default_factory=AtlasSettings)
    format: str = "png"  # of its pages
    mips: int = 0
    resource_path: str = "res://"  # where the output folder is in a Godot project


@dataclass(frozen=True, kw_only=True)
class Bake:
    """Everything that one bake makes."""

    out: Path
    lock: Path
    jobs: tuple[Job, ...]
    atlases: dict[str, Atlas] = field(default_factory=dict)
    sources: tuple[Path, ...] = ()  # files that the outputs depend on, besides packs
    cache: Path | None = None  # folder of textures that were drawn before
    absolute: frozenset[Path] = frozenset()  # packs that the bake file names by absolute paths; so does the lock file
    unique_over_jobs: bool = False  # a unique variant is like none of another unique job either

    @property
    def packs(self) -> tuple[Path, ...]:
        """The packs of all jobs, those of tiles too, each once."""
        asked = [path for job in self.jobs for path in (job.pack, job.tiles) if path is not None]
        return tuple(dict.fromkeys(asked))


def read_bake_file(path: Path, out: Path | None = None) -> Bake:
    """The bake that an assetgen.toml describes; its paths are relative to the file.

    out: another output folder, in which the lock file then lies. Raises DataError for a file that is not valid.
    """
    try:
        if path.stat().st_size > _MAX_FILE:
            raise DataError(f"{path} is larger than {_MAX_FILE >> 20} MiB; split it into several bake files")
        tables = Table(tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")), str(path))
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}); name a bake file with --file, or a pack") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        hint = "; write paths with /, not with backslashes" if "\\" in str(error) or "hex value" in str(error) else ""
        raise DataError(f"{path} is not valid TOML ({error}){hint}") from error
    folder = path.parent
    defaults = tables.table("bake") or Table({}, f"{path}, bake")
    target = folder / (defaults.text("out") or "baked")
    lock = folder / (defaults.text("lock") or LOCK_FILE)
    if out is not None:
        target, lock = out, out / LOCK_FILE
    cache = defaults.text("cache")
    over_jobs = bool(defaults.switch("unique_over_jobs"))
    packs = _packs(tables.table("packs"), folder)
    sources = [path]
    listed = tables.raw("jobs")
    if not isinstance(listed, list) or not listed:
        raise DataError(f"{path} has no jobs; add one under [[jobs]]")
    if len(listed) > _MAX_JOBS:
        raise DataError(f"{path} has {len(listed):,} jobs; at most {_MAX_JOBS:,} are allowed")
    entries = [*listed, *((tables.raw("packs") or {}).items() if isinstance(tables.raw("packs"), dict) else ())]
    named = [Path(one) for one in (_pack_text(entry) for entry in entries) if one]
    jobs = [_job(Table(job, f"{path}, job {n}"), packs, folder, sources) for n, job in enumerate(listed, 1)]
    atlases = _atlases(tables.table("atlases"), {job.atlas for job in jobs if job.atlas}, folder)
    defaults.done()
    tables.done()
    return checked(
        Bake(
            out=target,
            lock=lock,
            jobs=tuple(jobs),
            atlases=atlases,
            sources=tuple(sources),
            cache=None if cache is None else folder / cache,
            absolute=frozenset(path for path in named if path.is_absolute()),
            unique_over_jobs=over_jobs,
        )
    )


def _pack_text(entry: object) -> str | None:
    """The path of a pack in a job, or in a (name, path) of [packs]; None if there is none."""
    text = entry.get("pack") if isinstance(entry, dict) else entry[1] if isinstance(entry, tuple) else None
    return text if isinstance(text, str) else None


def checked(bake: Bake) -> Bake:
    """Returns the bake unchanged; DataError if its jobs conflict, or ask for what cannot be."""
    names: dict[str, str] = {}
    for job in bake.jobs:
        if job.name:
            check_name(job.name, "job")
        if job.name.casefold() in names:
            other = names[job.name.casefold()]
            raise DataError(
                f"two jobs are named {job.name!r} and {other!r}, which some file systems cannot tell apart; rename one"
            )
        names[job.name.casefold()] = job.name
        try:
            for seeds in job.seeds:
                parse_seeds(seeds)
        except SeedError as error:
            raise DataError(f"{job.prefix}{error}") from error
        as_palette(job.palette)
        if job.file is not None:
            _check_pattern(job.file)
        if sum(map(bool, (job.labels, job.bases, job.weights, job.seeds_file))) > 1:
            raise DataError(
                f"{job.prefix}several of labels, bases, weights and seeds_file are given; only one is allowed"
            )
    for name in bake.atlases:
        check_name(name, "atlas")
    return bake


def _packs(table: Table | None, folder: Path) -> dict[str, Path]:
    if table is None:
        return {}
    packs = {key: folder / (table.text(key) or "") for key in table.names()}
    table.done()
    return packs


def _job(table: Table, packs: dict[str, Path], folder: Path, sources: list[Path]) -> Job:
    name = table.text("name")
    if name is None:
        raise DataError(f"{table.where}: name is missing; every job needs one")
    table.where += f" ({name[:40]})"
    pack = _pack(table, "pack", packs, folder)
    if pack is None:
        raise DataError(f"{table.where}: pack is missing; give a name from [packs], or a .onnx file")
    if "seeds" in table and "seeds_file" in table:
        raise DataError(f"{table.where}: both seeds and seeds_file are given; only one is allowed")
    seeds_file, palette = table.text("seeds_file"), table.text("palette")
    if seeds_file is not None:
        sources.append(folder / seeds_file)
    if is_palette_file(palette):
        sources.append(folder / str(palette))
    count = table.integer("count", 1, MAX_TEXTURES) or 1
    job = Job(
        name=name,
        pack=pack,
        seeds=_seeds(table),
        seeds_file=None if seeds_file is None else folder / seeds_file,
        count=count,
        labels=_counts(table, "labels", count),
        bases=_counts(table, "bases", count),
        weights=_weights(table),
        spread=table.number("spread", 0, MAX_SPREAD),
        palette=palette_text(palette, folder),
        style=table.text("style"),
        swaps=swaps_text(table.text("swaps")),
        team=team_text(table.text("team")),
        epoch=table.integer("epoch", 1, _MAX_EPOCHS) or 1,
        scale=table.integer("scale", 1, MAX_SCALE) or 1,
        file=table.text("file"),
        atlas=table.text("atlas"),
        format=_format(table, (*IMAGE_FORMATS, *PLAN_FORMATS)),
        mips=_mips(table),
        seam=table.integer("seam", 1, 10_000),
        unique=_limits(table, "unique"),
        originals=_limits(table, "originals"),
        outliers=LIMIT if table.raw("outliers") is True else table.integer("outliers", 0, 10_000),
        **_site(table, folder, sources),
        tiles=_pack(table, "tiles", packs, folder),
        tile_names=_tile_names(table),
    )
    table.done()
    if job.team is not None and job.swaps is not None:
        raise DataError(f"{table.where}: team and swaps are both given; a team's colours are swaps, so leave one out")
    if job.atlas is not None and ("format" in table or "mips" in table):
        raise DataError(
            f"{table.where}: format and mips apply to textures in files; for those in an atlas, "
            f"set them in [atlases.{job.atlas}]"
        )
    return job


def _pack(table: Table, key: str, packs: dict[str, Path], folder: Path) -> Path | None:
    """The path of a pack that a job names."""
    pack = table.text(key)
    if pack is None:
        return None
    if pack not in packs and not pack.endswith(".onnx"):
        raise DataError(
            f"{table.where}: {key} {pack!r} is not in [packs], which has {', '.join(packs) or 'none'}, "
            "and is not a .onnx file; give one or the other"
        )
    return packs.get(pack, folder / pack)


def _tile_names(table: Table) -> str | None:
    """The text of a table {floor = "grass"}, or one that is given."""
    if not isinstance(table.raw("tile_names"), dict):
        return table.text("tile_names")
    names = table.table("tile_names")
    assert names is not None
    found = ",".join(f"{name}={names.text(name)}" for name in names.names())
    names.done()
    return found


def _atlases(table: Table | None, used: set[str], folder: Path) -> dict[str, Atlas]:
    table = table or Table({}, "atlases")
    unused = sorted(set(table.names()) - used)
    if unused:
        raise DataError(
            f"{table.where}: no job uses {unused[0]!r}; add atlas = {unused[0]!r} to a job, or remove the table"
        )
    return {name: _atlas(table.table(name) or Table({}, f"atlas {name}")) for name in sorted(used)}


def _atlas(table: Table) -> Atlas:
    plain = AtlasSettings()
    try:
        settings = AtlasSettings(
            max_side=_default(table.integer("max_side", 1, 1 << 20), plain.max_side),
            padding=_default(table.integer("padding", 0, 1 << 20), plain.padding),
            extrude=_default(table.integer("extrude", 0, 1 << 20), plain.extrude),
            power_of_two=bool(table.switch("power_of_two")),
            formats=table.texts("data") or (),
            trim=bool(table.switch("trim")),
            pivot=_pivot(table),
        )
    except ConfigError as error:
        raise DataError(f"{table.where}: {error}") from error
    path = table.text("resource_path") or Atlas.resource_path
    atlas = Atlas(settings=settings, format=_format(table), mips=_mips(table), resource_path=path)
    table.done()
    return atlas


def _pivot(table: Table) -> tuple[float, float] | None:
    value = table.raw("pivot")
    if value is None:
        return None
    numbers = value if isinstance(value, list) else []
    if len(numbers) != 2 or not all(type(one) in (int, float) for one in numbers):
        raise DataError(f"{table.where}: pivot is {value!r}; give two numbers, such as [0.5, 1] for the feet")
    return float(numbers[0]), float(numbers[1])


def _seeds(table: Table) -> tuple[str, ...]:
    """Seeds as strings, from a number, a string (1-500, name:forest/level-3) or a list of these."""
    value = table.raw("seeds")
    if value is None:
        return Job.seeds
    many = value if isinstance(value, list) else [value]
    if not many or len(many) > MAX_TEXTURES or not all(type(one) in (int, str) for one in many):
        raise DataError(f'{table.where}: seeds must be a number, "1-500", "name:forest/level-3" or a list of these')
    return tuple(one if isinstance(one, str) else _number(one, table.where) for one in many)


def _number(seed: int, where: str) -> str:
    try:
        return str(as_seed(seed))
    except SeedError as error:
        raise DataError(f"{where}: {error}") from error


def _counts(table: Table, key: str, count: int) -> tuple[tuple[str, int], ...]:
    """Names with a count each, from a table {name = count} or from a list of names."""
    value = table.raw(key)
    if value is None:
        return ()
    if isinstance(value, dict):
        counts = Table(value, f"{table.where}, {key}")
        return tuple((name, counts.integer(name, 1, MAX_TEXTURES) or 1) for name in counts.names())
    many = value if isinstance(value, list) else [value]
    if not many or not all(isinstance(one, str) and one for one in many) or len(set(many)) < len(many):
        raise DataError(f"{table.where}: {key} must be a list of different names, or a table of names and counts")
    return tuple((one, count) for one in many)


def _weights(table: Table) -> tuple[tuple[str, Fraction], ...]:
    weights = table.table("weights")
    if weights is None:
        return ()
    found = [(name, weights.number(name, 0, 1e6)) for name in weights.names()]
    return tuple((name, Fraction(str(weight))) for name, weight in found if weight)


def _limits(table: Table, key: str) -> Limits | None:
    """Distances from `true`, for the defaults, or from a table of them in per cent."""
    if not isinstance(table.raw(key), dict):
        return Limits() if table.switch(key) else None
    distances = table.table(key)
    assert distances is not None
    limits = Limits(
        shape=_hundredths(distances.number("shape", 0.01, 100), Limits.shape),
        colour=_hundredths(distances.number("colour", 0.01, 100), Limits.colour),
    )
    distances.done()
    return limits


def _hundredths(percent: float | None, default: int) -> int:
    return default if percent is None else int(Fraction(str(percent)) * 100)


def _site(table: Table, folder: Path, sources: list[Path]) -> dict[str, Any]:
    """Outline, pins, level and pieces of a job that draws plans."""
    outline, pins, cell = table.text("outline"), table.text("pins"), table.integer("cell", 1, MAX_CELL) or 1
    sources += [folder / name for name in (outline, pins) if name is not None]
    pieces = table.text("pieces")
    if pieces not in (None, "largest", "each"):
        raise DataError(f"{table.where}: pieces is {pieces!r}; allowed are largest, each")
    return {
        "outline": None if outline is None else read_outline(folder / outline, cell),
        "pins": None if pins is None else read_pins(folder / pins, cell),
        "level": table.integer("level", 1, 8),
        "pieces": pieces,
    }


def _format(table: Table, allowed: tuple[str, ...] = IMAGE_FORMATS) -> str:
    value = table.text("format") or "png"
    if value not in allowed:
        raise DataError(f"{table.where}: format is {value!r}; allowed are {', '.join(allowed)}")
    return value


def _mips(table: Table) -> int:
    """A number of levels; `true` means all levels."""
    value = table.raw("mips")
    if isinstance(value, bool):
        return 16 if value else 0
    return table.integer("mips", 0, 16) or 0


def _check_pattern(pattern: str) -> None:
    try:
        parts = [part for part in string.Formatter().parse(pattern) if part[1] is not None]
    except ValueError as error:
        raise DataError(f"file {pattern!r} is not a pattern ({error}); write it like {{label}}_{{index:04}}") from error
    for _, name, width, conversion in parts:
        if name not in _FIELDS or conversion:
            raise DataError(f"file {pattern!r} uses the field {name!r}; allowed are {', '.join(_FIELDS)}")
        if width and not re.fullmatch(r"0?\d{1,2}" if name in ("seed", "index") else "", width):
            raise DataError(
                f"file {pattern!r}: {width!r} is not a width for {name}; only seed and index take one, such as 04"
            )


def _default(value: _Value | None, default: _Value) -> _Value:
    return default if value is None else value
