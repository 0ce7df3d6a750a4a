"""Decides which attempt of each texture is kept, where a job wants variants unique or free of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.signatures import signatures

from ..drawing.draw import opened_pack, textures_of
from ..drawing.farm import Farm
from ..drawing.tasks import PackFile, TextureTask
from ..ledger.decisions import Decision
from ..ledger.ledger import Ledger
from ..ledger.plan import batched
from ..spec.bake_file import Bake, Job
from .candidates import Draft, Drafted, Rules, drafted
from .chooser import Candidate, Chooser
from .shared import Shared, Shelf
from .twins import Kept

_CHUNK: Final = 256  # textures that are drawn at a time; decisions do not depend on it
_MANY: Final = 500  # textures from which several processes are worth their start
_FEW: Final = 16  # textures that are sooner drawn here than sent to another process

_Run = Callable[[Iterable[Draft]], Iterator[Drafted]]


def choose(
    ledger: Ledger,
    bake: Bake,
    packs: Mapping[str, PackFile],
    farm: Farm,
    say: Callable[[str], None],
    *,
    keep: bool,
    decided: Callable[[], None],
) -> None:
    """Decides every texture of the plan that has no attempt yet, in the order of the plan, and notes it in the ledger.

    What was decided earlier stays, and new variants must not be like it. packs: by their short names. keep: remembers
    what was drawn until its file is due. decided: is called again and again, when the plan is decided some way further.
    """
    for number, job in enumerate(bake.jobs):
        n_undecided = ledger.decisions.count_undecided(job.name)
        if not n_undecided:
            continue
        many = n_undecided >= _MANY
        shelf = Shelf(ledger.folder.aside(), number, job.unique) if job.unique and farm.is_pool(many=many) else None
        chooser = Chooser(job.unique)
        for other in bake.jobs:
            if job.unique and (other.name == job.name or (bake.unique_over_jobs and other.unique)):
                for names, known in _decided(ledger, other, packs):
                    _keep(chooser, shelf, names, known)
        say(f"{job.name or 'choosing'}: choosing {n_undecided:,} variants")
        begun: list[Draft] = []
        run = partial(farm.run, drafted, many=many)
        told = _told(chooser, shelf, is_here=farm.is_here(many=many))
        for found in run(_drafts(ledger, job, packs, told, begun)):
            draft = begun.pop(0)
            chosen = _decide(ledger, chooser, draft, found, run, keep=keep)
            if shelf is not None:
                shelf.add([task.name for task in draft.tasks], np.stack([one.signature for one in chosen]))
            decided()


def _told(chooser: Chooser, shelf: Shelf | None, *, is_here: bool) -> Callable[[], Shared | Kept | None]:
    """What tells where variants are drawn which are kept: this process itself, or files that others read."""
    if shelf is not None:
        return shelf.shared
    return lambda: chooser.kept if is_here else None


def _drafts(
    ledger: Ledger,
    job: Job,
    packs: Mapping[str, PackFile],
    told: Callable[[], Shared | Kept | None],
    begun: list[Draft],
) -> Iterator[Draft]:
    """The undecided textures of a job, some at a time, which `begun` keeps as well."""
    rules = Rules.of(job)
    for tasks in batched(ledger.decisions.undecided(job.name), _CHUNK):
        begun.append(Draft(packs[tasks[0].values["pack"]], rules, tuple(tasks), told()))
        yield begun[-1]


def _decide(
    ledger: Ledger, chooser: Chooser, draft: Draft, first: Drafted, run: _Run, *, keep: bool
) -> list[Candidate]:
    """Chooses among the candidates of some textures, and notes what is chosen. run: draws further ones."""
    latest = dict.fromkeys(range(len(draft.tasks)), first)
    places = list(range(len(draft.tasks)))  # of each among its latest candidates

    def again(rows: Sequence[int], attempts: Sequence[int]) -> list[Candidate]:
        tasks = [replace(draft.tasks[row], attempt=attempt) for row, attempt in zip(rows, attempts, strict=True)]
        if len(tasks) < _FEW:
            parts: Iterable[Drafted] = [drafted(replace(draft, tasks=tuple(tasks), kept=chooser.kept))]
        else:
            parts = run(replace(draft, tasks=tuple(some)) for some in batched(tasks, _FEW))
        found = [(part, place) for part in parts for place in range(len(part.attempts))]
        for row, (part, place) in zip(rows, found, strict=True):
            latest[row], places[row] = part, place
        return [part.candidate(place) for part, place in found]

    names = [task.name for task in draft.tasks]
    chosen = chooser.choose(names, [first.candidate(row) for row in places], again)
    ledger.decisions.decide(
        Decision(
            name,
            one.attempt,
            [refusal.why for refusal in one.refused],
            one.signature,
            latest[row].pixels[places[row]],
            latest[row].drawn(places[row]) if keep else None,
        )
        for row, (name, one) in enumerate(zip(names, chosen, strict=True))
    )
    return chosen


def _keep(chooser: Chooser, shelf: Shelf | None, names: Sequence[str], known: NDArray[np.uint8]) -> None:
    chooser.keep(names, known)
    if shelf is not None:
        shelf.add(names, known)


def _decided(ledger: Ledger, job: Job, packs: Mapping[str, PackFile]) -> Iterator[tuple[list[str], NDArray[np.uint8]]]:
    """(names, signatures) of what was decided earlier, some at a time; those not known are computed again."""
    for chunk in batched(ledger.decisions.decided(job.name), _CHUNK):
        unknown: list[TextureTask] = [task for task, signature in chunk if signature is None]
        computed = {}
        if unknown:
            file = packs[unknown[0].values["pack"]]
            textures, _ = textures_of(opened_pack(file), unknown, file.cache)
            computed = dict(zip((task.name for task in unknown), signatures(textures), strict=True))
            ledger.decisions.remember_signatures(computed.items())
        found = [computed[task.name] if signature is None else signature for task, signature in chunk]
        yield [task.name for task, _ in chunk], np.stack(found)
