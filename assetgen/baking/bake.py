"""A bake from the plan to the lock file: what is stale is drawn again, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from .choosing.choose import choose
from .drawing.cache import check_cache
from .drawing.draw import Batch, Drawn, PackFile, Page, Wanted, draw_files, draw_page
from .drawing.encode import read_rgba
from .drawing.farm import Farm, cores
from .ledger import stale
from .ledger.finish import keep_data, tidy, write_data, write_lock_file
from .ledger.frames import lay_out
from .ledger.ledger import Output, State, opened
from .ledger.record import batched, record
from .spec.bake_file import Atlas, Bake
from .spec.options import Options, Report
from .spec.variants import PackFacts, check_job, known_packs

_BATCH: Final = 256  # textures drawn at a time
_MANY: Final = 1500  # textures from which on more processes pay
_SHOWN: Final = "key || '.' || attempt || '@' || page || ',' || x || ',' || y"  # what a page shows of a texture


def bake(
    spec: Bake,
    options: Options,
    say: Callable[[str], None] = lambda text: None,
    done: Callable[[int, int], None] = lambda n_done, n_all: None,
) -> Report:
    """Makes what is not there yet or no longer right. With options.dry nothing is written.

    A texture is drawn again if its request, its pack or its file has changed; pages are composed from what they have
    and what is new. The lock file is written last. done: told of textures drawn, and how many there are to draw.
    Raises AssetgenError, with everything that was there as it was.
    """
    part = "" if options.shard == (1, 1) else "-{}-of-{}".format(*options.shard)
    with opened(spec.out, spec.lock, shard=part, writing=not options.dry) as state:
        packs = _packs(state, spec)
        record(state, spec, packs)
        files = {facts.short: _pack_file(facts, options) for facts in packs.values()}
        if not options.dry:
            if options.shard == (1, 1):
                choose(state, spec, files, say)
            elif state.database.execute("SELECT 1 FROM textures WHERE place IS NOT NULL AND NOT decided").fetchone():
                raise DataError("a shard takes decisions from the lock file; run `assetgen bake --plan` once before")
        lay_out(state, spec, repack=options.repack)
        report = Report()
        (report.n_textures,) = state.database.execute(
            "SELECT count(*) FROM textures WHERE place IS NOT NULL"
        ).fetchone()
        report.refused = {
            name: json.loads(text)
            for name, text in state.database.execute(
                "SELECT name, refused FROM textures WHERE refused IS NOT NULL AND place IS NOT NULL ORDER BY place"
            )
        }
        fresh = stale.find_files(state, deep=options.deep, force=options.force, shard=options.shard)
        pages = {
            name: list(
                stale.find_pages(state, name, atlas, deep=options.deep, force=options.force, shard=options.shard)
            )
            for name, atlas in spec.atlases.items()
        }
        _count(state, report, pages, fresh, options)
        if not options.dry and not options.plan_only:
            _draw(state, spec, files, pages, options, report, done)
        for name, atlas in spec.atlases.items():
            if options.shard[0] == 1 and not options.plan_only:
                write_data(state, name, atlas, pages[name], report, options)
            else:
                keep_data(state, name)
        if options.shard == (1, 1) and not options.plan_only:
            tidy(state, report, prune=options.prune and not options.dry)
        if not report.seams:
            write_lock_file(state, spec, packs, options, report)
    return report


def _packs(state: State, spec: Bake) -> dict[Path, PackFacts]:
    """The facts of all packs, from the state where their files are as they were."""
    rows = state.database.execute("SELECT path, size, time, facts FROM packs")
    remembered = {path: (size, time, facts) for path, size, time, facts in rows}
    packs = known_packs(spec, remembered)
    state.database.executemany(
        "INSERT OR REPLACE INTO packs VALUES (?, ?, ?, ?)", [(path, *facts) for path, facts in remembered.items()]
    )
    for job in spec.jobs:
        check_job(job, packs[job.pack])
    return packs


def _pack_file(facts: PackFacts, options: Options) -> PackFile:
    if options.cluster is not None:  # its machines see neither the path nor the cache
        return PackFile(facts.path, facts.fingerprint, facts.path.read_bytes())
    cache = None if options.cache is None or options.dry else check_cache(options.cache)
    return PackFile(facts.path.absolute(), facts.fingerprint, cache=cache)


def _count(
    state: State, report: Report, pages: dict[str, list[stale.PageWanted]], fresh: int, options: Options
) -> None:
    (report.n_stale,) = state.database.execute("SELECT count(*) FROM todo").fetchone()
    report.n_unchanged = fresh
    if options.explain:
        report.stale = dict(state.database.execute("SELECT name, why FROM todo ORDER BY place"))
    for wanted in pages.values():
        for page in wanted:
            if page.number % options.shard[1] != options.shard[0] - 1:
                continue
            if page.why is None:
                report.n_unchanged += len(page.frames)
            else:
                report.note(page.path, page.why, options)


def _draw(
    state: State,
    spec: Bake,
    packs: dict[str, PackFile],
    pages: dict[str, list[stale.PageWanted]],
    options: Options,
    report: Report,
    done: Callable[[int, int], None],
) -> None:
    """Everything in `todo` and every stale page, drawn wherever the options say and written here."""
    stale_pages = [
        (name, page)
        for name, wanted in pages.items()
        for page in wanted
        if page.why is not None and page.number % options.shard[1] == options.shard[0] - 1
    ]
    n_todo = sum(len(page.frames) for _, page in stale_pages)
    n_todo += state.database.execute("SELECT count(*) FROM todo").fetchone()[0]
    state.commit()
    farm = Farm(options.jobs or (cores() if n_todo >= _MANY else 1), options.cluster)
    n_done = 0
    for drawn in farm.run(draw_files, _batches(state, packs)):
        made = _note(state, drawn, report)
        outputs = [
            Output(image.path, texture.name, made[texture.name], image.content, image.pixels)
            for texture in drawn
            if texture.name in made
            for image in texture.files
        ]
        state.store(outputs)
        report.n_written += len(outputs)
        done(n_done := n_done + len(drawn), n_todo)
    tasks = (_page(state, name, spec.atlases[name], page, packs) for name, page in stale_pages)
    for (name, wanted), page in zip(stale_pages, farm.run(draw_page, tasks), strict=True):
        _note(state, page.textures, report)
        done(n_done := n_done + len(wanted.frames), n_todo)
        if not any(texture.name in report.seams for texture in page.textures):
            state.store(
                [Output(image.path, f"atlas:{name}", wanted.made, image.content, image.pixels) for image in page.files]
            )
            report.n_written += len(page.files)
            state.database.executemany(
                f"UPDATE textures SET drawn = {_SHOWN} WHERE name = ?", [(frame.name,) for frame in wanted.frames]
            )


def _batches(state: State, packs: dict[str, PackFile]) -> Iterator[Batch]:
    """The textures in `todo`, some at a time, each time of one pack."""
    rows = state.database.execute(
        "SELECT t.name, t.request, t.attempt FROM todo JOIN textures t ON t.name = todo.name ORDER BY todo.place"
    )
    wanted = (Wanted(name, json.loads(request), attempt) for name, request, attempt in rows)
    for chunk in batched(wanted, _BATCH):
        yield from _by_pack(chunk, packs)


def _by_pack(wanted: Iterable[Wanted], packs: dict[str, PackFile]) -> Iterator[Batch]:
    by_pack: dict[str, list[Wanted]] = {}
    for one in wanted:
        by_pack.setdefault(one.request["pack"], []).append(one)
    for short, members in by_pack.items():
        yield Batch(packs[short], tuple(members))


def _page(state: State, name: str, atlas: Atlas, wanted: stale.PageWanted, packs: dict[str, PackFile]) -> Page:
    """The task of composing a page; what its file shows already, and still should, is cut out of it."""
    rows = {
        row[0]: row[1:]
        for row in state.database.execute(
            f"SELECT name, request, attempt, drawn = {_SHOWN}, pixels FROM textures"
            " WHERE atlas = ? AND page = ? AND place IS NOT NULL",
            [name, wanted.number],
        )
    }
    earlier = _earlier(state, wanted) if any(row[2] for row in rows.values()) else None
    kept = {name for name, row in rows.items() if earlier is not None and row[2] and row[3]}
    todo = [Wanted(frame.name, json.loads(rows[frame.name][0]), rows[frame.name][1]) for frame in wanted.frames]
    batches = [
        batch
        for chunk in batched((one for one in todo if one.name not in kept), _BATCH)
        for batch in _by_pack(chunk, packs)
    ]
    shorts = sorted({one.request["pack"] for one in todo})
    return Page(
        path=wanted.path,
        size=wanted.size,
        format=atlas.format,
        mips=atlas.mips,
        extrude=atlas.settings.extrude,
        provenance={"atlas": name, "page": str(wanted.number), "packs": ",".join(packs[s].fingerprint for s in shorts)},
        batches=tuple(batches),
        frames={frame.name: frame for frame in wanted.frames},
        kept=tuple(frame for frame in wanted.frames if frame.name in kept),
        earlier=earlier,
    )


def _earlier(state: State, wanted: stale.PageWanted) -> NDArray[np.uint8] | None:
    """The pixels of a page's file, if it is still the one that was written."""
    known = stale.known_file(state, wanted.path)
    if known is None or known.content is None or not stale.unchanged(state, known, None):
        return None
    return read_rgba(state.out / wanted.path)


def _note(state: State, drawn: Iterable[Drawn], report: Report) -> dict[str, str]:
    """Keeps the hashes of what was drawn; the name of each that may be written → what its file is made of.

    Raises DataError if the lock file has other pixels of the same request: this machine does not compute as it must.
    """
    made = {}
    for texture in drawn:
        key, attempt, pixels, locked, request = state.database.execute(
            "SELECT key, attempt, pixels, locked, request FROM textures WHERE name = ?", [texture.name]
        ).fetchone()
        if pixels is not None and pixels != texture.pixels and locked:
            raise DataError(
                f"{texture.name} comes out with other pixels than the lock file has for the same pack and seed; "
                "the lock file was altered, or onnxruntime does not compute exactly here"
            )
        limit = json.loads(request).get("seam")
        if texture.seam is not None and texture.seam > limit:
            report.seams[texture.name] = texture.seam
            continue
        made[texture.name] = f"{key}.{attempt}"
        state.database.execute(
            "UPDATE textures SET pixels = ?, kind = ? WHERE name = ?", [texture.pixels, texture.kind, texture.name]
        )
    return made
