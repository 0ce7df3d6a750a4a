"""The end of a bake: data files of atlases, outputs that are no longer listed, the lock file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from assetgen_art.distribution import installed_version
from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError

from ..drawing.atlas import Frame
from ..drawing.atlas_formats import data_files
from ..drawing.encode import decode
from ..drawing.sprite import Box, seen
from ..spec.bake_file import Atlas, Bake
from ..spec.options import Options, Report
from ..spec.variants import PackFacts
from .files import Output
from .frames import atlas_facts, shown_frames
from .ledger import Ledger
from .lock import FileLine, Header, TextureLine, file_hash, lock_bytes, write_lock
from .outputs import listed
from .plan import batched
from .shards import shard_bytes, shard_path
from .stale import PlannedPage, digest, foreign_files, holds_what_was_written, renamed_record

_CHUNK: Final = 256  # data files that are held at a time
_ROWS: Final = 1024  # of the ledger
_LOCK_MADE: Final = "lock made"  # the fact: hash of what a lock file was made of, and of its content


def write_data(
    ledger: Ledger,
    name: str,
    atlas: Atlas,
    packs: Mapping[Path, PackFacts],
    pages: Sequence[PlannedPage],
    report: Report,
    options: Options,
) -> None:
    """Writes the data files of an atlas, if one is missing or says something other than the frames."""
    if not atlas.settings.formats:
        return
    frames = shown_frames(ledger, name, atlas.settings, packs)
    found = listed(pages)
    normals = any("normal" in page.layers for page in pages)
    made = _data_made(atlas, pages, frames, normals=normals)
    if not options.deep and _data_is_current(ledger, name, made):
        return
    n_files = 0
    trims = dict(_trims(ledger, pages, frames, atlas.format)) if atlas.settings.trim else {}
    for chunk in batched(_data(name, atlas, found, frames, trims, normals=normals), _CHUNK):
        n_files += len(chunk)
        ledger.files.mark_listed(path for path, _ in chunk)
        outputs = [Output(path, f"data:{name}", made, content) for path, content in chunk]
        stale = [output for output in outputs if _is_stale(ledger, output, report, options)]
        if options.dry:
            continue
        report.n_written += ledger.store(stale)
        written = {output.path for output in stale}
        for output in outputs:
            if output.path not in written:
                ledger.files.note_unchanged(output, *(ledger.folder.stat(output.path) or (None, None)))
    ledger.remember(f"data:{name}", f"{made} {n_files}")


def keep_data(ledger: Ledger, name: str) -> None:
    """Leaves the data files of an atlas as they are: they belong to another shard, or are not due yet."""
    ledger.files.mark_all_listed(f"data:{name}")


def find_unlisted(ledger: Ledger, report: Report, *, prune: bool, dry: bool) -> None:
    """Reports outputs that are no longer listed; with prune removes those that were not changed, unless dry."""
    for record, shape in ledger.files.unlisted():
        stat = ledger.folder.stat(record.path)
        if stat is not None:
            if any(ledger.folder.is_same(record.path, path) for path in ledger.files.listed_alike(record.path)):
                ledger.files.forget(record.path)  # its name was changed in case only, and this file system ignores that
                continue
            if not prune or stat == (-1, -1) or not holds_what_was_written(ledger, record, shape):
                report.left.append(record.path)
                continue
            if not dry:
                ledger.folder.remove(record.path)
            report.pruned.append(record.path)
        if not dry:
            ledger.files.forget(record.path)
    ledger.textures.forget_dropped()


def write_lock_file(ledger: Ledger, spec: Bake, packs: dict[Path, PackFacts], options: Options, report: Report) -> None:
    """Writes the lock file, or this shard's piece of it, if it differs from the one on disk."""
    header = _header(ledger, spec, packs)
    if not options.is_whole:
        if not options.dry:
            pieces = shard_bytes(header, lines(ledger, options), options.shard, _plan(ledger))
            write_atomic(shard_path(spec.lock, options.shard), pieces)
        return
    if not options.dry and not options.plan_only:
        assert not ledger.textures.any_undrawn(), "a texture was neither drawn nor found"
    of_rows = _lock_made(ledger, header)
    made, _, sha256 = (ledger.fact(_LOCK_MADE) or "").partition(" ")
    if made != of_rows or file_hash(spec.lock) != sha256:
        pieces = lock_bytes(header, (line for _, line in lines(ledger, options)))
        sha256, report.lock_stale = write_lock(spec.lock, pieces, dry=options.dry or options.locked)
        ledger.remember(_LOCK_MADE, f"{of_rows} {sha256}")
    if options.locked and report.lock_stale and not options.dry:
        raise DataError(f"{spec.lock} is not up to date; bake without --locked, and commit it")
    if not options.dry:
        ledger.textures.lock()
        ledger.forget_atlases(but=spec.atlases)
        ledger.remember("lock content", sha256)


def _lock_made(ledger: Ledger, header: Header) -> str:
    """A hash of everything that the lock file is made of: what has the same one needs not be put into words again."""
    sha256 = hashlib.sha256(f"{installed_version()} {header.to_line()}".encode())
    for rows in (ledger.textures.rows(), ledger.files.rows()):
        for some in batched(rows, _ROWS):
            sha256.update(repr(some).encode())
    return sha256.hexdigest()


def lines(ledger: Ledger, options: Options) -> Iterator[tuple[int | None, TextureLine | FileLine]]:
    """The lines of a lock file after its header, each with the texture's place in the plan; of a shard, only its own.

    Textures come in the order of the plan, then other files by path.
    """
    for place, line in ledger.textures.lines():
        if options.owns(place if line.frame is None else line.frame[0]):
            yield place, line
    for texture, file in ledger.files.lines():
        number = _page_number(file) if file.owner.startswith("atlas:") else texture or 0
        if options.owns(number):
            yield None, file


def _data(
    name: str,
    atlas: Atlas,
    pages: Sequence[tuple[str, tuple[int, int]]],
    frames: Sequence[Frame],
    trims: Mapping[str, Box],
    *,
    normals: bool,
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of all data files of an atlas."""
    for format in atlas.settings.formats:
        yield from data_files(
            name,
            pages,
            frames,
            atlas.settings,
            format=format,
            resource_path=atlas.resource_path,
            normals=normals,
            trims=trims,
        )


def _trims(
    ledger: Ledger, pages: Sequence[PlannedPage], frames: Iterable[Frame], format: str
) -> Iterator[tuple[str, Box]]:
    """What is seen of each sprite, by name; nothing of pages that are not there, as in a dry run."""
    by_page: dict[int, list[Frame]] = {}
    for frame in frames:
        by_page.setdefault(frame.page, []).append(frame)
    for page in pages:
        try:
            content = ledger.folder.inside(page.path).read_bytes()
        except OSError:
            continue
        pixels = decode(content, format, (page.size[1], page.size[0], 4))
        if pixels is not None:
            for one in by_page.get(page.number, ()):
                yield one.name, seen(pixels[one.y : one.y + one.height, one.x : one.x + one.width])


def _data_made(atlas: Atlas, pages: Sequence[PlannedPage], frames: Sequence[Frame], *, normals: bool) -> str:
    """Hash of everything that the data files of an atlas depend on."""
    settings = atlas.settings
    rows = [[one.name, one.page, one.x, one.y, one.width, one.height, *(one.moment or ())] for one in frames]
    shown = [page.made for page in pages] if settings.trim else []
    more = [settings.pivot, shown] if settings.trim or settings.pivot else []
    known = [listed(pages), rows, settings.formats, settings.padding, settings.extrude, atlas.resource_path]
    return digest([*known, *more, *(["normals"] if normals else [])])


def _data_is_current(ledger: Ledger, name: str, made: str) -> bool:
    """Whether all data files of an atlas are there as they were written; they are then listed."""
    known = ledger.files.of_owner(f"data:{name}", made)
    ledger.files.mark_listed(record.path for record in known)
    return ledger.fact(f"data:{name}") == f"{made} {len(known)}" and all(
        ledger.folder.stat(record.path) == (record.size, record.time) for record in known
    )


def _is_stale(ledger: Ledger, output: Output, report: Report, options: Options) -> bool:
    """Whether a data file must be written; DataError if there is one that no bake wrote, unless options.force."""
    before, stat = ledger.files.at(output.path), ledger.folder.stat(output.path)
    if before is None and stat is not None:
        before = renamed_record(ledger, output.path)
        if before is None and not options.force and not output.path.endswith(".import"):  # which Godot writes for us
            raise foreign_files(ledger, [output.path])
    found = None if stat is None else file_hash(ledger.folder.path / output.path)
    if found == output.sha256:
        return False
    if before is None:
        why = "new"
    elif stat is None:
        why = "missing"
    else:
        why = "frames changed" if found == before.content else "changed on disk"
    report.note(output.path, why, options)
    return True


def _header(ledger: Ledger, spec: Bake, packs: dict[Path, PackFacts]) -> Header:
    """The first line of the lock file."""
    folder = spec.lock.parent
    atlases = {}
    for name, atlas in spec.atlases.items():
        width, settings = atlas_facts(ledger, name)
        atlases[name] = {"width": width, "settings": settings, "format": atlas.format}
    is_large = ledger.textures.is_large()
    return Header(
        out=_relative(spec.out, folder),
        packs={
            facts.short: {"file": _pack_file(spec, path, folder), "fingerprint": facts.fingerprint}
            for path, facts in sorted(packs.items())
        },
        atlases=atlases,
        sizes={facts.short: list(facts.size) for _, facts in sorted(packs.items())} if is_large else {},
    )


def _page_number(file: FileLine) -> int:
    """The number of a page of an atlas by its file, or by one of its mip maps or layers."""
    name = file.owner.removeprefix("atlas:")
    return int(file.file.removeprefix(f"{name}-").partition(".")[0].partition("_")[0])


def _plan(ledger: Ledger) -> tuple[int, str]:
    """How many textures the plan has, and the hash of what they are."""
    sha256, n_textures = hashlib.sha256(), 0
    for name, key, attempt in ledger.textures.plan():
        sha256.update(f"{name} {key} {attempt}\n".encode())
        n_textures += 1
    return n_textures, sha256.hexdigest()


def _pack_file(spec: Bake, path: Path, folder: Path) -> str:
    """A pack as the lock file names it: relative to that, unless the bake file has an absolute path."""
    return path.as_posix() if path in spec.absolute else _relative(path, folder)


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return path.resolve().as_posix()
