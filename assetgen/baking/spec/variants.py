"""Which textures a bake consists of, in order, as a stream: a million of them need little memory."""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from assetgen_plugin import Pack, PlanPack
from assetgen_plugin.errors import DataError, PackError, SeedError
from assetgen_plugin.following import is_frame
from assetgen_plugin.painting.rules import tags_of
from assetgen_plugin.plans import is_plan_pack
from assetgen_plugin.seeds import MAX_SPREAD, Seed, as_fixed, as_seed
from assetgen_plugin.tensors import CONTRACT

from .bake_file import MAX_TEXTURES, Bake, Job
from .controls import Variant, parse_seeds, read_seeds_file
from .names import TAG, FramesAsked, check_name, slugs
from .outlines import size_of
from .settings import PLAN_FORMATS
from .tables import to_json
from .tile_names import parse_tile_names, tiles_of_classes

_USUAL: Final = 100  # ms of a frame that a pack says nothing about
_LFS: Final = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True)
class PackFacts:
    """What planning needs to know of a pack, so that a bake with nothing to do opens none."""

    path: Path
    fingerprint: str
    labels: tuple[str, ...]
    names: tuple[str, ...]
    size: tuple[int, int, int]  # H, W, C; 0, 0, 4 of a pack of plans, whose size is the outline's
    spread: int = 256  # of a request that gives none, over 256
    epochs: int = 1
    paints: bool = False
    classes: tuple[str, ...] = ()  # of plans
    layers: tuple[str, ...] = ()  # that are written beside textures
    animations: tuple[tuple[str, str], ...] = ()  # sprites, and their frames as in the lock file

    @property
    def draws_plans(self) -> bool:
        """Whether it is a pack of plans."""
        return self.size[0] == 0

    @property
    def short(self) -> str:
        """The name of the pack in a lock file."""
        return self.fingerprint[:16]

    @staticmethod
    def of(path: Path) -> PackFacts:
        """The facts of a pack; PackError if the file is not a pack."""
        with path.open("rb") as file:
            if file.read(len(_LFS)) == _LFS:
                raise PackError(f"{path} is a Git LFS pointer, not the pack itself; fetch it with `git lfs pull`")
        if is_plan_pack(path):
            plans = PlanPack.open(path)
            return PackFacts(path, plans.fingerprint, plans.labels, (), (0, 0, 4), classes=plans.classes)
        pack = Pack.open(path)
        spread = as_fixed(pack.spread, "spread", MAX_SPREAD)
        layers = tuple(check_name(layer, f"{path.name}: layer") for layer in pack.layers if not is_frame(layer))
        known = pack.labels, pack.names, pack.size
        return PackFacts(
            path,
            pack.fingerprint,
            *known,
            spread,
            pack.epochs,
            pack.output == "painted",
            layers=layers,
            animations=tuple(_animations(pack, layers)),
        )

    def to_json(self) -> str:
        """All but the path, as text."""
        own = (self.fingerprint, self.labels, self.names, self.size, self.spread, self.epochs, self.paints)
        return json.dumps([*own, self.classes, self.layers, self.animations])

    @staticmethod
    def from_json(path: Path, text: str) -> PackFacts:
        """The facts that to_json wrote; ValueError if it was another version's."""
        fingerprint, labels, names, size, spread, epochs, paints, *more = json.loads(text)
        classes, layers, animations = more
        known = tuple(labels), tuple(names), tuple(size)
        moving = tuple((name, frames) for name, frames in animations)
        return PackFacts(path, fingerprint, *known, spread, epochs, paints, tuple(classes), tuple(layers), moving)


@dataclass(frozen=True, slots=True)
class PlannedTexture:
    """One texture that a bake asks for."""

    name: str  # loot/boots_7_3: its file without the suffix, or its frame in an atlas
    place: int  # in the plan
    job: str
    key: str  # hash of everything that the file depends on, except the attempt
    request: dict[str, Any] = field(compare=False)  # the same as values, in the order of the lock file


def planned_textures(bake: Bake, packs: dict[Path, PackFacts]) -> Iterator[PlannedTexture]:
    """The textures of all jobs, in the order of the bake file."""
    place = 0
    for job in bake.jobs:
        facts = packs[job.pack]
        constant = _constant(job, facts) | _tiles(job, packs)
        prefix = f"{job.name}/" if job.name else ""
        animations = dict[str | None, str](facts.animations)
        by_label, by_base = slugs(facts.labels), slugs(facts.names)
        pattern = job.file or "{label}{base}{seed}_{index}"
        for variant in _variants(job, facts):
            number = as_seed(variant.seed)
            label, base = by_label.get(variant.label or "", ""), by_base.get(variant.base or "", "")
            if job.file is None:
                label, base = label and label + "_", base and base + "_"
            stem = pattern.format(job=job.name, label=label, base=base, seed=number, index=variant.index)
            if job.file is None:
                stem += _suffix(variant)
            request = {"pack": facts.short, "seed": str(number), "index": str(variant.index)}
            if isinstance(variant.seed, str):
                request["seed_name"] = variant.seed
            if variant.label is not None:
                request["label"] = variant.label
            if variant.base is not None:
                request["base"] = variant.base
            request |= constant | _own(variant, job, facts)
            if variant.base in animations:
                request["frames"] = animations[variant.base]
            yield PlannedTexture(
                check_name(prefix + stem, "output"),
                place,
                job.name,
                texture_key(facts.fingerprint, facts.size, request),
                request,
            )
            place += 1


def _animations(pack: Pack, layers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The animations of a pack: sprites, and their frames as in the lock file."""
    told = pack.info.get("animations", {})
    for name in pack.names if any(map(is_frame, pack.layers)) else ():
        try:
            n_frames = len(pack.frame_layers(name))
        except SeedError:
            continue
        durations = told.get(name) if isinstance(told, dict) else None
        known = isinstance(durations, list) and [type(time) for time in durations] == [int] * n_frames
        times = tuple(durations) if known and durations is not None else (_USUAL,) * n_frames
        over = tuple(one for one in layers if f"{one}.000" in pack.layers)
        yield name, FramesAsked(times, over, _tags(pack, name, n_frames)).text


def _tags(pack: Pack, name: str, n_frames: int) -> tuple[str, ...]:
    """The tag of each frame of a sprite; "" without tags, or if they are not those of one frame after the other."""
    tags = tags_of(pack.info, name)
    if [number for numbers in tags.values() for number in numbers] != list(range(n_frames)):
        return ("",) * n_frames
    if not all(map(TAG.fullmatch, tags)):
        return ("",) * n_frames
    return tuple(tag for tag, numbers in tags.items() for _ in numbers)


def size_of_job(job: Job, packs: dict[Path, PackFacts]) -> tuple[int, int]:
    """(width, height) of the textures of a job."""
    height, width = packs[job.pack].size[:2] if job.outline is None else size_of(job.outline)
    h, w = (1, 1) if job.tiles is None else packs[job.tiles].size[:2]
    return width * w * job.scale, height * h * job.scale


def check_tiles(job: Job, packs: dict[Path, PackFacts]) -> None:
    """DataError if the tiles of a job are not textures, or a class has none."""
    if job.tiles is None:
        if job.tile_names is not None:
            raise DataError(f"{job.prefix}tiles are named but no pack of tiles is given")
        return
    plans, tiles = packs[job.pack], packs[job.tiles]
    if not plans.draws_plans:
        raise DataError(f"{job.prefix}{plans.path.name} draws textures, not plans; leave tiles out")
    if tiles.draws_plans:
        raise DataError(f"{job.prefix}{tiles.path.name} draws plans; tiles are of a pack of textures")
    if job.format in ("csv", "json"):
        raise DataError(f"{job.prefix}a {job.format} file shows no tiles; leave tiles out, or choose png, tmj or tscn")
    try:
        names = (*tiles.labels, *tiles.names)
        tiles_of_classes(plans.classes, names, parse_tile_names(job.tile_names), tiles.path.name)
    except DataError as error:
        raise DataError(f"{job.prefix}{error}") from error


def check_job(job: Job, facts: PackFacts) -> None:
    """DataError for a class or sprite that the pack does not have, or more textures than a job may have."""
    _check_kind(job, facts)
    asked = [name for name, _ in (*job.labels, *job.weights)]
    sprites = [name for name, _ in job.bases] + ([] if job.style is None else [job.style])
    if not facts.paints and not job.style is job.swaps is job.team is None:
        raise DataError(
            f"{job.prefix}style, swaps and team are for painted packs; {facts.path.name} does not hold its art"
        )
    if job.epoch > facts.epochs:
        raise DataError(f"{job.prefix}epoch {job.epoch} is asked for; {facts.path.name} has {facts.epochs}")
    for what, known, names in (("class", facts.labels, asked), ("sprite", facts.names, sprites)):
        for name in names:
            if name not in known:
                raise DataError(f"{job.prefix}no {what} {name!r} in {facts.path.name}; {_allowed(name, known)}")
    if job.seeds_file is None:
        n_seeds = sum(len(parse_seeds(seeds)) for seeds in job.seeds)
        counts = job.labels or job.bases
        n_textures = n_seeds * (sum(count for _, count in counts) if counts else job.count)
        if n_textures > MAX_TEXTURES:
            raise DataError(f"{job.prefix}{n_textures:,} textures are asked for; at most {MAX_TEXTURES:,} are allowed")


def _check_kind(job: Job, facts: PackFacts) -> None:
    """DataError for a job of plans that has what only textures have, or one of textures that has an outline."""
    of_plans = {"outline": job.outline, "pins": job.pins, "level": job.level, "pieces": job.pieces}
    of_textures = {"bases": job.bases, "palette": job.palette, "seam": job.seam, "unique": job.unique}
    of_textures |= {"originals": job.originals, "outliers": job.outliers}
    name = facts.path.name
    if not facts.draws_plans:
        of_plans["format"] = job.format if job.format in PLAN_FORMATS else None
        if given := [key for key, value in of_plans.items() if value is not None]:
            raise DataError(f"{job.prefix}{name} draws textures, not plans; leave {given[0]} out")
        return
    if job.outline is None:
        raise DataError(f"{job.prefix}{name} draws plans; give an outline, a picture of the cells inside")
    if given := [key for key, value in of_textures.items() if value not in (None, ())]:
        raise DataError(f"{job.prefix}{name} draws plans, not textures; leave {given[0]} out")
    if job.format in PLAN_FORMATS and job.mips:
        raise DataError(f"{job.prefix}a {job.format} file has no mip maps; leave mips out")
    if job.pins is not None and size_of(job.pins) != size_of(job.outline):
        sizes = ["{1}x{0}".format(*size_of(text)) for text in (job.pins, job.outline)]
        raise DataError(f"{job.prefix}pins of {sizes[0]} cells for an outline of {sizes[1]}")


def _allowed(name: str, known: tuple[str, ...]) -> str:
    """A hint for a name that is not known."""
    close = get_close_matches(name, known, cutoff=0.3)
    if close:
        return f"did you mean {', '.join(close)}?"
    return f"it has {', '.join(known[:12])}{', …' if len(known) > 12 else ''}" if known else "it has none"


def known_packs(bake: Bake, remembered: dict[str, tuple[int, int, str]]) -> dict[Path, PackFacts]:
    """The facts of every pack of a bake. remembered: path → (bytes, time, facts) of an earlier run; it is updated."""
    packs = {}
    for path in bake.packs:
        try:
            stat = path.stat()
        except OSError as error:
            hint = "; write / between folders, not a backslash" if "\\" in str(path) and os.sep == "/" else ""
            raise PackError(f"{path}: cannot be read ({error.strerror}){hint}") from error
        key = os.path.abspath(path)
        size, time, text = remembered.get(key, (-1, -1, ""))
        try:
            packs[path] = PackFacts.from_json(path, text if (size, time) == (stat.st_size, stat.st_mtime_ns) else "")
        except ValueError:  # another file, or remembered by another version
            packs[path] = PackFacts.of(path)
            remembered[key] = (stat.st_size, stat.st_mtime_ns, packs[path].to_json())
    return packs


def _constant(job: Job, facts: PackFacts) -> dict[str, Any]:
    """What all textures of a job have in common, without defaults. The order is part of every key and lock file."""
    found = {
        "spread": _spread(job.spread, facts),
        "palette": job.palette,
        "style": job.style,
        "swaps": job.swaps,
        "team": job.team,
        "epoch": None if job.epoch == 1 else job.epoch,
        "scale": None if job.scale == 1 else job.scale,
        "format": None if job.format == "png" else job.format,
        "mips": job.mips or None,
        "atlas": job.atlas,
        "unique": None if job.unique is None else f"{job.unique.shape} {job.unique.colour}",
        "originals": None if job.originals is None else f"{job.originals.shape} {job.originals.colour}",
        "outliers": job.outliers,
        "seam": job.seam,
        "outline": job.outline,
        "pins": job.pins,
        "level": job.level,
        "pieces": job.pieces,
        "layers": "\n".join(facts.layers) or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def _tiles(job: Job, packs: dict[Path, PackFacts]) -> dict[str, str]:
    found = {"tiles": None if job.tiles is None else packs[job.tiles].short, "tile_names": job.tile_names}
    return {key: value for key, value in found.items() if value is not None}


def _spread(spread: float | None, facts: PackFacts) -> int | None:
    """A spread over 256; None if it is the pack's own."""
    fixed = None if spread is None else as_fixed(spread, "spread", MAX_SPREAD)
    return None if fixed == facts.spread else fixed


def _own(variant: Variant, job: Job, facts: PackFacts) -> dict[str, Any]:
    """What a line of a seeds file says besides the place: it wins over the job."""
    own = {
        "spread": _spread(variant.spread, facts) if job.spread is None else variant.spread_256,
        "palette": variant.palette,
        "blend": variant.blend_text,
        "style": variant.style,
        "epoch": variant.epoch,
        "from_attempt": variant.attempt or None,
    }
    return {key: value for key, value in own.items() if value is not None}


def _suffix(variant: Variant) -> str:
    """What a name needs of a line's own controls, so that two looks of one place have two names."""
    words = []
    if variant.spread is not None:
        words.append(f"s{variant.spread:g}")
    if variant.palette in ("keep", "any"):
        words.append(variant.palette)
    elif variant.palette is not None:
        words.append("p" + hashlib.sha256(variant.palette.encode()).hexdigest()[:6])
    for what, name in (("b", variant.blend_text), ("y", variant.style)):
        if name is not None:
            words.append(what + hashlib.sha256(name.encode()).hexdigest()[:6])
    if variant.epoch is not None:
        words.append(f"e{variant.epoch}")
    if variant.attempt:
        words.append(f"a{variant.attempt}")
    return "".join("_" + word for word in words)


def texture_key(fingerprint: str, size: Sequence[int], request: dict[str, Any]) -> str:
    """Hash of everything that a texture's file depends on, except the attempt. fingerprint, size: of the pack."""
    content = to_json([CONTRACT, fingerprint, size, request])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _variants(job: Job, facts: PackFacts) -> Iterator[Variant]:
    """The variants of a job, in order."""
    if job.seeds_file is not None:
        for variant in read_seeds_file(job.seeds_file):
            other = None if variant.blend is None else variant.blend[0]
            sprites = [("sprite", facts.names, name) for name in (variant.base, other, variant.style)]
            for what, known, name in (("class", facts.labels, variant.label), *sprites):
                if name is not None and name not in known:
                    raise DataError(
                        f"{job.seeds_file}: no {what} {name!r} in {facts.path.name}; {_allowed(name, known)}"
                    )
            yield variant
        return
    for seeds in job.seeds:
        for seed in parse_seeds(seeds):
            yield from _of_seed(job, seed)


def _of_seed(job: Job, seed: Seed) -> Iterator[Variant]:
    for label, count in job.labels:
        yield from (Variant(seed, index, label=label) for index in range(count))
    for base, count in job.bases:
        yield from (Variant(seed, index, base=base) for index in range(count))
    if job.weights:
        yield from (Variant(seed, index, label=label) for index, label in enumerate(_shared(job)))
    elif not job.labels and not job.bases:
        yield from (Variant(seed, index) for index in range(job.count))


def _shared(job: Job) -> Iterator[str]:
    """The class of each index by weights: the first n classes have the shares as nearly as n can, for every n."""
    whole = math.lcm(*(weight.denominator for _, weight in job.weights))
    weights = [int(weight * whole) for _, weight in job.weights]
    total, owed = sum(weights), [0] * len(weights)
    for _ in range(job.count):
        owed = [debt + weight for debt, weight in zip(owed, weights, strict=True)]
        chosen = owed.index(max(owed))
        owed[chosen] -= total
        yield job.weights[chosen][0]
