"""Which files are not what the plan asks for, and why."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from assetgen_plugin import texture_hash
from assetgen_plugin.errors import DataError

from ..drawing.atlas import Frame
from ..drawing.encode import read_pixels, rgba
from ..drawing.godot import without_additions
from ..spec.bake_file import Atlas
from ..spec.names import image_files, layer_file, mip_shape, texture_files
from ..spec.options import Options
from ..spec.settings import SUFFIXES
from .files import FileRecord, TextureFiles
from .frames import atlas_facts, page_sizes
from .ledger import Ledger
from .plan import batched

_PNG_END = b"IEND\xaeB\x60\x82"
_WHOLE = 64  # digits of a hash
_END = 1 << 62  # of any plan
_AT_A_TIME = 256  # textures that are looked at before the ledger is told
_FOREIGN = "exists already"  # a file that no bake wrote, at the path of an output


@dataclass(frozen=True)
class PlannedPage:
    """One page of an atlas as the plan asks for it."""

    path: str
    number: int
    size: tuple[int, int]  # width, height
    made: str  # hash of everything that it shows
    frames: tuple[Frame, ...]
    why: str | None  # why it must be composed again
    layers: tuple[str, ...] = ()  # that have a page like it, with the same frames


class StaleSearch:
    """Notes in the ledger each texture whose own files must be written, and why, in the order of the plan."""

    def __init__(self, ledger: Ledger, options: Options) -> None:
        self._ledger, self._options = ledger, options
        self._next = 0  # place in the plan
        self._n_unchanged = 0
        self._foreign: list[str] = []

    def go_on(self) -> None:
        """Looks at what has been decided since, while other processes draw."""
        end = self._ledger.decisions.first_undecided(self._next)
        if end is not None:
            self._look(end)

    def end(self) -> int:
        """Looks at the rest of the plan; how many textures are as they should be.

        Raises DataError for a file at the path of an output that no bake wrote, unless options.force.
        """
        self._look(_END)
        if self._foreign and not self._options.force:
            raise foreign_files(self._ledger, self._foreign)
        return self._n_unchanged

    def _look(self, end: int) -> None:
        ledger, options = self._ledger, self._options
        for textures in batched(ledger.files.of_textures(self._next, end), _AT_A_TIME):
            paths = [texture_files(one.name, one.request, one.size) for one in textures]
            named = list(zip(textures, paths, strict=True))
            claim(ledger, [(path, f"texture {one.name!r}") for one, own in named for path in own])
            ledger.files.mark_listed(path for own in paths for path in own)
            stale = []
            for texture, own in named:
                if not options.owns(texture.place):
                    continue
                whys = _whys(ledger, texture, own, options)
                self._foreign += [path for path, why in whys.items() if why == _FOREIGN]
                if whys:
                    stale.append((texture.place, texture.name, next(iter(whys.values()))))
                    continue
                self._n_unchanged += 1
                if len(texture.pixels or "") < _WHOLE and (record := ledger.files.at(next(iter(own)))) is not None:
                    ledger.textures.note_pixels(texture.name, record.pixels)
            ledger.textures.note_stale(stale)
        self._next = end


def planned_pages(
    ledger: Ledger, name: str, atlas: Atlas, layers: tuple[str, ...], options: Options
) -> Iterator[PlannedPage]:
    """The pages of an atlas, each with why it must be composed again, if it must and is of this shard.

    layers: of the packs whose textures it shows.

    Raises DataError for a file at the path of a page that no bake wrote, unless options.force.
    """
    width, settings = atlas_facts(ledger, name)
    for number, size in enumerate(page_sizes(atlas.settings, width, ledger.textures.frames(name))):
        if size[1] == 0 and number > 0:  # all of its sprites were dropped
            continue
        textures = ledger.textures.on_page(name, number)
        shown = sorted([one.frame.name, one.frame.x, one.frame.y, one.key, one.attempt] for one in textures)
        made = digest([settings, size, atlas.format, atlas.mips, shown, *([layers] if layers else [])])
        path = f"{name}-{number}{SUFFIXES[atlas.format]}"
        images = [path, *(layer_file(path, layer) for layer in layers)]
        files = [file for image in images for file in image_files(image, size, atlas.mips)]
        claim(ledger, ((file, f"page {number} of atlas {name!r}") for file in files))
        ledger.files.mark_listed(files)
        reason = None
        if options.owns(number):
            counts = Counter(one.why for one in textures if one.why)
            changes = ", ".join(f"{count} {why}" for why, count in counts.most_common())
            n_levels = len(files) // len(images)
            shapes = {file: mip_shape(size, number % n_levels) for number, file in enumerate(files)}
            reason = _why_page(ledger, shapes, made, changes, options)
            if not all(one.is_drawn for one in textures):
                reason = reason or "the lock file has ranges"
        yield PlannedPage(path, number, size, made, tuple(one.frame for one in textures), reason, layers)


def claim(ledger: Ledger, claims: Iterable[tuple[str, str]]) -> None:
    """Takes paths for outputs of this plan, (path, what) of each; DataError if another output has one of them."""
    clash = ledger.files.claim(claims)
    if clash is not None:
        path, what, other_path, other = clash
        if path == other_path:
            raise DataError(f"{path} would be both {other} and {what}; rename a job, a texture or an atlas")
        raise DataError(
            f"{other_path}, {other}, and {path}, {what}, would be one file where case is ignored; "
            "rename a job, a texture or an atlas"
        )


def holds_what_was_written(ledger: Ledger, record: FileRecord, shape: tuple[int, int] | None) -> bool:
    """Whether a file on the disk has the content that the ledger knows of, by its bytes or else by its pixels.

    shape: (H, W), which files of raw pixels do not say themselves.
    """
    return _found(ledger, record, shape) is not None


def _found(ledger: Ledger, record: FileRecord, shape: tuple[int, int] | None) -> tuple[str | None, str] | None:
    """(hash of its pixels, of its bytes) of a file that has the content that the ledger knows of; None of another."""
    path = ledger.folder.path / record.path
    try:
        content = without_additions(record.path, path.read_bytes())
    except OSError:
        return None
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 == record.content:
        return record.pixels, sha256
    if record.pixels is None:
        return None
    if path.suffix == SUFFIXES["raw"]:
        flat = np.frombuffer(content, np.uint8)
        pixels = flat.reshape(*shape, 4) if shape is not None and flat.size == shape[0] * shape[1] * 4 else None
    else:
        is_cut = path.suffix == SUFFIXES["png"] and not content.endswith(_PNG_END)  # Pillow reads it all the same
        pixels = None if is_cut else read_pixels(content)
    if pixels is None:
        return None
    whole = rgba(pixels)  # grey may have become RGB, and RGB RGBA
    for one in (pixels, *(whole[..., :channels] for channels in (4, 3, 1) if channels != pixels.shape[2])):
        found = texture_hash(one)
        if found.startswith(record.pixels) and np.array_equal(rgba(one), whole):
            return found, sha256
    return None


def renamed_record(ledger: Ledger, path: str) -> FileRecord | None:
    """What is known of a file that we wrote under a name that this file system takes for the path."""
    other = ledger.files.alike(path)
    return other if other is not None and ledger.folder.is_same(other.path, path) else None


def digest(value: Any) -> str:
    """A hash of a JSON value, 16 hexadecimal digits."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:16]


def _whys(ledger: Ledger, texture: TextureFiles, files: dict[str, tuple[int, int]], options: Options) -> dict[str, str]:
    """Why each of a texture's files, which have these (H, W), must be written, of those that must."""
    found = {}
    for level, (path, shape) in enumerate(files.items()):
        record = texture.records.get(path)
        why = _why(ledger, path, record, texture.made, texture.why, shape, deep=options.deep)
        if level == 0 and why is None and record is not None and _differ(record.pixels, texture.pixels):
            why = "other pixels in the lock file"
        if why is not None:
            found[path] = why
    return found


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two hashes, of which perhaps the first digits are known, are of different things."""
    return one is not None and other is not None and not (one.startswith(other) or other.startswith(one))


def _why_page(
    ledger: Ledger, files: dict[str, tuple[int, int]], made: str, changes: str, options: Options
) -> str | None:
    """Why a page must be composed again; None if all of its files, each with its (H, W), are as they should be."""
    reason = None
    for file, shape in files.items():
        record = ledger.files.at(file)
        known = None if record is None else changes or ("a texture was removed" if record.made != made else None)
        why = _why(ledger, file, record, made, known, shape, deep=options.deep)
        if why == _FOREIGN and not options.force:
            raise foreign_files(ledger, [file])
        reason = reason or why
    return reason


def _why(
    ledger: Ledger,
    path: str,
    record: FileRecord | None,
    made: str,
    known: str | None,
    shape: tuple[int, int],
    *,
    deep: bool,
) -> str | None:
    """Why a file must be written; None if it is as it should be, which is then remembered.

    known: the reason if something it depends on has changed. deep: by the content, not by size and time alone.
    """
    stat = ledger.folder.stat(path)
    if stat is None:
        return known or ("missing" if record is not None else "new")
    if record is None:
        return _FOREIGN if renamed_record(ledger, path) is None else "renamed"
    if record.made != made:
        return known or "made from other inputs"
    if not deep and stat == (record.size, record.time):
        return None
    found = None if stat == (-1, -1) else _found(ledger, record, shape)
    if found is None:
        return "changed on disk"
    if (stat, *found) != ((record.size, record.time), record.pixels, record.content):
        ledger.files.note_found(path, *stat, *found)
    return None


def foreign_files(ledger: Ledger, paths: list[str]) -> DataError:
    """The error for files at the paths of outputs that no bake wrote."""
    lock = ledger.folder.path / (ledger.fact("lock") or "")
    if any(lock.parent.glob(f"{lock.name}.*-of-*")):
        return DataError(
            f"{ledger.folder.path / paths[0]} was written by no whole bake, and pieces of {lock.name} lie beside it; "
            "run `assetgen merge` when all shards are there, or remove the pieces"
        )
    more = f" and {len(paths) - 1:,} more files" if len(paths) > 1 else ""
    verb = "exist already and were" if more else "already exists and was"
    return DataError(
        f"{ledger.folder.path / paths[0]}{more} {verb} not written by an earlier bake; "
        "move what is there, bake into another folder, or replace it with --force"
    )
