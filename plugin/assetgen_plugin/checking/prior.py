"""Checks the tensors of a pack's prior: classes, components or exemplars, and their names (contract, section 5)."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PackError
from ..tensors import LATENT_MAX, Tensors, expect, names_of

_UNSAFE: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]"
)  # control characters, line and paragraph separators, marks of direction


def check_names(names: tuple[str, ...], what: str) -> None:
    if len(set(names)) != len(names) or not all(name and not _UNSAFE.search(name) for name in names):
        raise PackError(f"{what} must be printable, not empty and different from each other")


def check_prior(tensors: Tensors, n_classes: int, n_latent: int, output: str) -> set[str]:
    """The names of the prior's tensors; PackError for those that are missing or wrong."""
    painted = output == "painted"
    _check_cumulative(tensors, "class.cumulative", np.array([0, n_classes]), painted)
    names = {"class.cumulative"}
    if not painted:
        expect(tensors, "centroid.mean", "i8", (n_classes, n_latent))
        expect(tensors, "centroid.scale", "i16", (n_classes, n_latent))
        names |= {"centroid.mean", "centroid.scale"}
    for name in ("centroid.mean", "gaussian.mean", "exemplar.latent"):
        if name in tensors and tensors[name].size and tensors[name].min() < -LATENT_MAX:
            raise PackError(f"{name} contains {tensors[name].min()}; latents are from -{LATENT_MAX} to {LATENT_MAX}")
    prior = "gaussian" if "gaussian.offsets" in tensors else "exemplar"
    if output != "direct" and prior == "gaussian":
        kind = "a painted" if painted else "an indexed"
        raise PackError(f"{kind} pack needs exemplars, but this one has a Gaussian prior")
    expect(tensors, f"{prior}.offsets", "i32", (n_classes + 1,))
    offsets = tensors[f"{prior}.offsets"].astype(np.int64)
    if offsets[0] != 0 or (np.diff(offsets) < 1).any():
        raise PackError(f"{prior}.offsets must start at 0 and increase: every class needs an entry")
    n_entries = int(offsets[-1])
    _check_cumulative(tensors, f"{prior}.cumulative", offsets, painted)
    names |= {f"{prior}.offsets", f"{prior}.cumulative"}
    if prior == "gaussian":
        expect(tensors, "gaussian.mean", "i8", (n_entries, n_latent))
        width = tensors["gaussian.factor"].shape[-1:] if "gaussian.factor" in tensors else ()
        allowed = (n_latent, n_latent * (n_latent + 1) // 2)
        expect(tensors, "gaussian.factor", "i16", (n_entries, width[0] if width else None))
        if width[0] not in allowed:
            raise PackError(f"gaussian.factor is {width[0]} wide; {allowed[0]} or {allowed[1]} is allowed")
        return names | {"gaussian.mean", "gaussian.factor"}
    expect(tensors, "exemplar.latent", "i8", (n_entries, n_latent))
    expect(tensors, "exemplar.neighbours", "i32", (n_entries, None))
    expect(tensors, "exemplar.reach", "i32", (1,))
    expect(tensors, "exemplar.scale", "i16", (n_classes, n_latent))
    neighbours = tensors["exemplar.neighbours"]
    first, last = (np.repeat(edge, np.diff(offsets))[:, None] for edge in (offsets[:-1], offsets[1:]))
    if neighbours.shape[1] < 1 or (neighbours < first).any() or (neighbours >= last).any():
        raise PackError("exemplar.neighbours must name exemplars of the same class")
    if not 0 <= tensors["exemplar.reach"][0] <= 256:
        raise PackError(f"exemplar.reach is {tensors['exemplar.reach'][0]}; 0 to 256 is allowed")
    names |= {"exemplar.latent", "exemplar.neighbours", "exemplar.reach", "exemplar.scale"}
    if output != "direct" and "palette.colours" not in tensors:
        expect(tensors, "exemplar.palette_scale", "i16", (n_classes, n_latent))
        names.add("exemplar.palette_scale")
    if "exemplar.names" in tensors:
        expect(tensors, "exemplar.names", "u8", (None,))
        exemplars = names_of(tensors)
        check_names(exemplars, "names of exemplars")
        if len(exemplars) != n_entries:
            raise PackError(f"exemplar.names has {len(exemplars)} names for {n_entries} exemplars")
        names.add("exemplar.names")
    return names


def _check_cumulative(tensors: Tensors, name: str, offsets: NDArray[np.int64], by_epoch: bool) -> None:
    """PackError unless there is a table of weights; by_epoch: one for each epoch of the classes' table."""
    n_entries = int(offsets[-1])
    if by_epoch:
        n_epochs = None if name == "class.cumulative" else len(tensors["class.cumulative"])
        expect(tensors, name, "u32", (n_epochs, n_entries))
        if not len(tensors[name]):
            raise PackError(f"{name} has no epoch")
    else:
        expect(tensors, name, "u32", (n_entries,))
    table = tensors[name].reshape(-1, n_entries).astype(np.int64)
    steps = np.diff(table, axis=1)
    steps[:, offsets[1:-1] - 1] = 0  # where the table of another class starts
    if (steps < 0).any() or (table[:, offsets[1:] - 1] != 0xFFFFFFFF).any():
        raise PackError(f"{name} must not decrease within a class, and must end at 4294967295")
