"""Opens packs of plans and draws plans from them."""

from __future__ import annotations

import os
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..agp import flat_bytes
from ..errors import PackError, SeedError
from ..model_file import opened_bytes
from ..seeds import CLASS, MAX_SPREAD, Seed, as_attempt, as_fixed, as_index, as_seed, draw
from ..tensors import Tensors
from .core import CorePlans, plans_library
from .file import read_plan_pack
from .goldens import plan_hash, site_of
from .repair import repaired
from .scan import Controls, Scan
from .site import Pieces, Site, sites_of
from .tensors import LEVELS, check_plan_tensors, classes_of, styles_of

ENGINES: Final = ("core", "numpy")
"""What draws plans, the preferred one first."""
CELLS: Final = 7
"""Philox domain of the cells of a plan."""


class PlanPack:
    """A trained pack of plans: any number of them inside any outline, each a function of its request alone.

    Open one with PlanPack.open. Packs never change and are thread-safe.
    """

    classes: tuple[str, ...]
    """Names of the classes 1 … K of cells, in order; 0 is the void outside the outline."""
    walkable: tuple[bool, ...]
    """Whether each of the classes can be walked on."""
    colours: NDArray[np.uint8]
    """(K + 1, 4), RGBA of the void and of each class."""
    labels: tuple[str, ...]
    """Names of its styles; () if it has one alone."""
    fingerprint: str
    """SHA-256 (hex) of what the pack computes; equal packs give equal plans."""
    info: dict[str, Any]
    """Name, licence, training data and configuration, as the trainer wrote them; {} from an .agp file."""
    engine: str
    """What draws: `core` (the C runtime) or `numpy`."""
    tensors: Tensors
    """The named integer tensors of the contract (read-only)."""

    def __init__(self, header: dict[str, Any], tensors: Tensors, *, engine: str | None = None) -> None:
        """header: with `goldens` and `info`. tensors: checked."""
        if engine not in (None, *ENGINES):
            raise PackError(f"no engine {engine!r}; {', '.join(ENGINES)} are allowed")
        self.tensors = tensors
        self.info = header["info"]
        self.classes, self.labels = classes_of(tensors), styles_of(tensors)
        self.walkable = tuple(map(bool, tensors["walkable"].tolist()))
        self.colours = tensors["colours"]
        flat = flat_bytes(tensors)
        self.fingerprint = flat[12:44].hex()
        self._scan = Scan(tensors)
        self._core = None if engine == "numpy" else _core(flat, is_needed=engine == "core")
        self.engine = "core" if self._core else "numpy"
        self._check_goldens(header["goldens"])

    @staticmethod
    def open(path: str | os.PathLike[str], *, engine: str | None = None) -> PlanPack:
        """The pack in a file, checked from its first byte to its last.

        engine: `core` or `numpy`; None: the first of them that is installed. Plans are the same with either.
        Raises PackError, with one line that says why, for any file that is not a complete and unaltered pack of plans.
        """
        return opened_bytes(path, lambda data: PlanPack(*read_plan_pack(data), engine=engine))

    @staticmethod
    def of(tensors: Tensors, *, engine: str | None = None) -> PlanPack:
        """The pack of these tensors. Raises PackError unless they are complete and consistent."""
        check_plan_tensors(tensors)
        return PlanPack({"goldens": [], "info": {}}, tensors, engine=engine)

    def plan(
        self,
        seed: Seed,
        index: int = 0,
        *,
        outline: ArrayLike,
        pins: ArrayLike | None = None,
        level: int | None = None,
        label: str | None = None,
        spread: float = 1.0,
        pieces: Pieces = None,
        attempt: int = 0,
    ) -> NDArray[np.uint8]:
        """One plan, the class of each cell, (H, W) uint8: 1 … K inside the outline, 0 outside.

        Its walkable cells hang together, and its pins are kept.

        seed: 0 … 2^64−1, or a name. index: 0 … 2^32−1.
        outline: (H, W) whole numbers or truth values, not 0 inside; sides up to 512, at most 65,536 cells inside, in
        one piece by four neighbours. Holes are allowed. pieces: what to do with one in several pieces: draw in the
        `largest`, draw in `each`; None refuses it.
        pins: (H, W) classes 1 … K of the cells that are given, 0 elsewhere. They must leave the rest in one piece.
        level: 1 … 8, from most solid to most open; None leaves it to the draw. label: one of `labels`; None: drawn.
        spread: 0 … 4, how far from the likeliest class of each cell; 1 is as trained.
        attempt: 0 … 2^32−1, another draw of the same index.
        Raises SeedError, naming a cell where there is one to name.
        """
        place = as_seed(seed), as_index(index), as_attempt(attempt)
        fixed = as_fixed(spread, "spread", MAX_SPREAD)
        style, told = self._style(label), _level(level)
        if self._core and (ready := _ready(outline, pins)):
            found = self._core.draw(place, (style, told, fixed), *ready)
            if found is not None:
                return found
        sites = sites_of(self.tensors, outline, pins, pieces)
        plan = np.zeros(sites[0].outline.shape, np.uint8)
        for site in sites:
            plan += self._drawn(place, site, style, told, fixed)
        return plan

    def texture(
        self,
        seed: Seed,
        index: int = 0,
        *,
        outline: ArrayLike,
        pins: ArrayLike | None = None,
        level: int | None = None,
        label: str | None = None,
        spread: float = 1.0,
        pieces: Pieces = None,
        attempt: int = 0,
    ) -> NDArray[np.uint8]:
        """The plan of a request in the colours of its classes, a pixel a cell: (H, W, 4) uint8, straight alpha."""
        plan = self.plan(
            seed,
            index,
            outline=outline,
            pins=pins,
            level=level,
            label=label,
            spread=spread,
            pieces=pieces,
            attempt=attempt,
        )
        texture: NDArray[np.uint8] = self.colours[plan]
        return texture

    def __repr__(self) -> str:
        return f"<PlanPack of {', '.join(self.classes)}, {self.fingerprint[:12]}>"

    def _drawn(
        self, place: tuple[int, int, int], site: Site, style: int | None, level: int, spread: int
    ) -> NDArray[np.uint8]:
        """The plan (H, W) in one site."""
        if self._core:
            found = self._core.draw(place, (style, level, spread), site.outline, site.pins)
            if found is None:
                raise PackError("the C core refuses what was checked; install assetgen again")
            return found
        seed, index, attempt = place
        counts = [(CLASS, 1), (CELLS, site.outline.size)]
        words = draw(np.array([seed], np.uint64), np.array([index], np.uint64), counts, attempt)
        if style is None:
            style = (int(words[0][0, 0]) * max(1, len(self.labels))) >> 32
        plan = self._scan.draw(site, words[1][0], Controls(style, level, spread))
        return repaired(self.tensors, plan, site)

    def _check_goldens(self, goldens: list[dict[str, Any]]) -> None:
        for golden in goldens:
            outline, pins = site_of(golden)
            seed, index, level = int(golden["seed"]), int(golden["index"]), golden["level"] or None
            controls = {"label": golden["label"], "level": level, "spread": golden["spread"] / 256}
            try:
                plan = self.plan(seed, index, outline=outline, pins=pins, **controls)
            except SeedError as error:
                raise PackError(f"a golden in its metadata cannot be drawn: {error}") from error
            if plan_hash(plan) != golden["sha256"]:
                raise PackError(f"its golden plan {seed}/{index} differs from what this machine draws")

    def _style(self, label: str | None) -> int | None:
        if label is None or label in self.labels:
            return None if label is None else self.labels.index(label)
        allowed = ", ".join(self.labels) or "none: this pack has no labels"
        raise SeedError(f"no label {label!r} in this pack; it has {allowed}")


def _core(flat: bytes, *, is_needed: bool) -> CorePlans | None:
    """The C core with a pack in it; None if there is none and none is needed."""
    try:
        plans_library()
    except PackError:
        if is_needed:
            raise
        return None
    return CorePlans(flat)


def _ready(outline: ArrayLike, pins: ArrayLike | None) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None] | None:
    """Outline and pins as the C core takes them; None for all that needs a look before."""
    if not isinstance(outline, np.ndarray) or outline.dtype not in (bool, np.uint8) or outline.ndim != 2:
        return None
    if pins is None:
        return np.ascontiguousarray(outline).view(np.uint8), None
    if not isinstance(pins, np.ndarray) or pins.dtype != np.uint8 or pins.shape != outline.shape:
        return None
    return np.ascontiguousarray(outline).view(np.uint8), np.ascontiguousarray(pins)


def _level(level: Any) -> int:
    if level is None:
        return 0
    if isinstance(level, bool) or not isinstance(level, int | np.integer) or not 1 <= level < LEVELS:
        raise SeedError(f"level {level!r}; 1, the most solid, to {LEVELS - 1}, the most open, are allowed")
    return int(level)
