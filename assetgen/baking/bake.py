"""A bake from the plan to the lock file: what is stale is drawn again, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from .choosing.choose import choose
from .drawing.cache import check_cache
from .drawing.draw import draw_files, draw_page, open_packs
from .drawing.encode import read_rgba
from .drawing.farm import Farm, farm
from .drawing.tasks import Batch, DrawnTexture, PackFile, PageTask, by_pack
from .ledger.files import Output
from .ledger.finish import find_unlisted, keep_data, write_data, write_lock_file
from .ledger.frames import place_textures
from .ledger.ledger import Ledger
from .ledger.opening import opened
from .ledger.outputs import claim_data_and_lock
from .ledger.plan import batched, record_plan
from .ledger.stale import PlannedPage, StaleSearch, holds_what_was_written, planned_pages
from .spec.bake_file import Atlas, Bake
from .spec.options import Options, Report
from .spec.variants import PackFacts, check_job, check_tiles, known_packs

_BATCH: Final = 256  # textures drawn at a time
_TOGETHER: Final = 1024  # files that lie aside and are moved at a time: before that, the ledger waits for the disk
_MANY: Final = 1500  # textures from which several processes are worth their start

_Pages = Mapping[str, Sequence[PlannedPage]]  # by the name of their atlas
_Done = Callable[[int, int], None]


def bake(
    spec: Bake,
    options: Options,
    say: Callable[[str], None] = lambda text: None,
    done: _Done = lambda n_done, n_all: None,
) -> Report:
    """Makes what does not exist yet or is no longer right; with options.dry it only reports that.

    A texture is drawn again if its request, its pack or its file has changed; pages are composed of what they show
    already and what is new. The lock file is written last. done: is told how many textures are drawn, of how many.
    Raises AssetgenError, and then no output is lost: each is as it was, or newly written.
    """
    suffix = "" if options.is_whole else "-{}-of-{}".format(*options.shard)
    with (
        farm(options.jobs, None if options.dry else options.cluster) as workers,
        opened(spec.out, spec.lock, shard=suffix, writing=not options.dry) as ledger,
    ):
        # the plan: what is asked for
        packs = _read_packs(ledger, spec)
        files = {facts.short: _pack_file(facts, options) for facts in packs.values()}
        starting = _Starting(workers, tuple(files.values()), is_off=options.dry or options.plan_only)
        record_plan(ledger, spec, packs, starting.found)
        workers.share({facts.fingerprint: path for path, facts in packs.items()})

        # decisions: attempts of variants, frames in atlases; what is stale is looked for as far as they are made
        stale = StaleSearch(ledger, options)
        if options.is_whole and not options.dry:
            choose(ledger, spec, files, workers, say, keep=not options.plan_only, decided=stale.go_on)
        elif not options.dry and ledger.decisions.any_undecided():
            raise DataError("shards take decisions from the lock file; run `assetgen bake --plan` first")
        place_textures(ledger, spec, packs, repack=options.repack)
        if not ledger.textures.is_large():
            ledger.textures.forget_part_hashes()
        report = Report(n_textures=ledger.textures.count(), refused=ledger.decisions.refused())

        # what is stale, and drawing it
        report.n_unchanged = stale.end()
        pages = {
            name: list(planned_pages(ledger, name, atlas, _layers(spec, packs, name), options))
            for name, atlas in spec.atlases.items()
        }
        claim_data_and_lock(ledger, spec, packs, pages)
        _count_stale(ledger, pages, options, report)
        if options.locked:
            _check_locked(ledger, spec)
        if not options.dry and not options.plan_only:
            _draw(ledger, spec, files, pages, workers, report, done)

        # the end: data files, outputs that are no longer listed, the lock file
        for name, atlas in spec.atlases.items():
            if options.shard[0] == 1 and not options.plan_only:
                write_data(ledger, name, atlas, packs, pages[name], report, options)
            else:
                keep_data(ledger, name)
        if options.is_whole and not options.plan_only:
            find_unlisted(ledger, report, prune=options.prune, dry=options.dry)
        if sum(job.unique is not None for job in spec.jobs) > 1 and not spec.unique_over_jobs:
            report.twins = ledger.decisions.twins()
        if not report.seams:
            write_lock_file(ledger, spec, packs, options, report)
    return report


class _Starting:
    """Lets processes start while the plan is still made, as soon as it has enough that is new."""

    def __init__(self, workers: Farm, packs: Sequence[PackFile], *, is_off: bool) -> None:
        """packs: to open. is_off: nothing is drawn whatever is new."""
        self._workers, self._packs = workers, packs
        self._is_due = not is_off

    def found(self, n_new: int) -> None:
        """So many textures are new or others, so far."""
        if self._is_due and n_new >= _MANY:
            self._is_due = False
            self._workers.start(partial(open_packs, self._packs))


def _check_locked(ledger: Ledger, spec: Bake) -> None:
    """DataError if the lock file must change, as far as that is known before anything is drawn."""
    name = ledger.textures.differs_from_lock()
    if not spec.lock.exists() or name is not None:
        what = "does not exist" if name is None or not spec.lock.exists() else f"is not up to date ({name})"
        raise DataError(f"{spec.lock} {what}; bake without --locked, and commit it")


def _read_packs(ledger: Ledger, spec: Bake) -> dict[Path, PackFacts]:
    """The facts of all packs, from the ledger if their files have not changed; checks that they have what is asked."""
    remembered = ledger.packs()
    packs = known_packs(spec, remembered)
    ledger.remember_packs(remembered)
    for job in spec.jobs:
        check_job(job, packs[job.pack])
        check_tiles(job, packs)
    return packs


def _pack_file(facts: PackFacts, options: Options) -> PackFile:
    unseen = options.dry or options.cluster is not None
    cache = None if options.cache is None or unseen else check_cache(options.cache)
    return PackFile(facts.path.absolute(), facts.fingerprint, cache)


def _layers(spec: Bake, packs: Mapping[Path, PackFacts], atlas: str) -> tuple[str, ...]:
    """The layers of the packs whose textures an atlas shows."""
    every = (layer for job in spec.jobs if job.atlas == atlas for layer in packs[job.pack].layers)
    return tuple(dict.fromkeys(every))


def _count_stale(ledger: Ledger, pages: _Pages, options: Options, report: Report) -> None:
    """Puts into the report what is stale, and why."""
    report.n_stale = ledger.textures.count_stale()
    if options.explain:
        report.stale = ledger.textures.stale()
    for planned in pages.values():
        for page in planned:
            if page.why is not None:
                report.note(page.path, page.why, options)
            elif options.owns(page.number):
                report.n_unchanged += len(page.frames)


def _draw(
    ledger: Ledger,
    spec: Bake,
    packs: Mapping[str, PackFile],
    pages: _Pages,
    workers: Farm,
    report: Report,
    done: _Done,
) -> None:
    """Everything that is stale, drawn by the workers and written here."""
    stale_pages = [(name, page) for name, planned in pages.items() for page in planned if page.why is not None]
    n_all = ledger.textures.count_stale() + sum(len(page.frames) for _, page in stale_pages)
    n_done = 0
    ledger.commit()
    many = n_all >= _MANY
    aside = ledger.folder.aside() if workers.is_pool(many=many) else None
    outputs: list[Output] = []
    for textures in workers.run(draw_files, _batches(ledger, packs, aside), many=many):
        outputs += _accepted_files(ledger, textures, report)
        if aside is None or len(outputs) >= _TOGETHER:
            report.n_written += ledger.store(outputs)
            outputs = []
        n_done += len(textures)
        done(n_done, n_all)
    report.n_written += ledger.store(outputs)
    tasks = (_page_task(ledger, name, spec.atlases[name], page, packs) for name, page in stale_pages)
    for (name, planned), page in zip(stale_pages, workers.run(draw_page, tasks, many=many), strict=True):
        accepted = _accept(ledger, page.textures, report)
        if len(accepted) == len(page.textures):
            images = [
                Output(image.path, f"atlas:{name}", planned.made, image.content, image.pixels) for image in page.files
            ]
            report.n_written += ledger.store(images)
            ledger.textures.note_shown(frame.name for frame in planned.frames)
        n_done += len(planned.frames)
        done(n_done, n_all)


def _batches(ledger: Ledger, packs: Mapping[str, PackFile], aside: Path | None) -> Iterator[Batch]:
    """The textures whose files are stale, some at a time, each time of one pack."""
    for chunk in batched(ledger.textures.stale_tasks(), _BATCH):
        yield from by_pack(chunk, packs, aside)


def _accepted_files(ledger: Ledger, textures: Sequence[DrawnTexture], report: Report) -> list[Output]:
    """The files of textures that were drawn, but for those whose seams show."""
    accepted = _accept(ledger, textures, report)
    return [
        Output(image.path, texture.name, accepted[texture.name], image.content, image.pixels)
        for texture in textures
        if texture.name in accepted
        for image in texture.files
    ]


def _accept(ledger: Ledger, textures: Iterable[DrawnTexture], report: Report) -> dict[str, str]:
    """Notes what was drawn: of each texture that may be written, by name, what its file is made of.

    A texture whose seam shows is put into the report instead. Raises DataError if the lock file has other pixels for
    the same request: then the lock file is wrong, or this machine does not compute as it must.
    """
    drawn = list(textures)
    accepted, noted = {}, []
    every = ledger.textures.expected([texture.name for texture in drawn])
    for texture in drawn:
        expected = every[texture.name]
        if expected.is_locked and not texture.pixels.startswith(expected.pixels or ""):
            raise DataError(
                f"{texture.name} is drawn with other pixels than the lock file has for the same pack and seed; "
                "either the lock file was altered (restore it), or this machine does not compute exactly"
            )
        if texture.seam is not None and expected.max_seam is not None and texture.seam > expected.max_seam:
            report.seams[texture.name] = texture.seam
            continue
        accepted[texture.name] = expected.made
        noted.append((texture.name, texture.pixels, texture.kind))
    ledger.textures.note_drawn(noted)
    return accepted


def _page_task(
    ledger: Ledger, name: str, atlas: Atlas, planned: PlannedPage, packs: Mapping[str, PackFile]
) -> PageTask:
    """The task of composing a page; what its file shows already, and still should, is cut out of it."""
    found = ledger.textures.page_tasks(name, planned.number)
    is_kept = any(one.is_shown for one in found.values()) and not planned.layers  # whose pages are made anew
    earlier = _earlier_pixels(ledger, planned) if is_kept else None
    kept = {name for name, one in found.items() if one.is_shown and earlier is not None}
    missing = (found[frame.name].task for frame in planned.frames if frame.name not in kept)
    asked = [one.task.values for one in found.values()]
    shorts = sorted({values[key] for values in asked for key in ("pack", "tiles") if key in values})
    fingerprints = ",".join(packs[short].fingerprint for short in shorts)
    return PageTask(
        path=planned.path,
        size=planned.size,
        format=atlas.format,
        mips=atlas.mips,
        extrude=atlas.settings.extrude,
        gap=atlas.settings.gap,
        provenance={"atlas": name, "page": str(planned.number), "packs": fingerprints},
        batches=tuple(batch for chunk in batched(missing, _BATCH) for batch in by_pack(chunk, packs)),
        frames={frame.name: frame for frame in planned.frames},
        kept=tuple(frame for frame in planned.frames if frame.name in kept),
        earlier=earlier,
        layers=planned.layers,
    )


def _earlier_pixels(ledger: Ledger, planned: PlannedPage) -> NDArray[np.uint8] | None:
    """The pixels of a page's file, if it is still the one that was written."""
    record = ledger.files.at(planned.path)
    if record is None or record.content is None or not holds_what_was_written(ledger, record, None):
        return None
    return read_rgba(ledger.folder.path / planned.path)
