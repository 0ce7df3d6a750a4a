"""Sprites that come after the training: encoded once, committed as int8 latents in a derived pack, then varied.

In a pack that carries the art they are a new epoch: what is drawn of the epochs before stays as it was, to the byte.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.files import write_atomic
from assetgen_art.guides import reduced
from assetgen_art.image_set import Traits, numbers_by_tag
from assetgen_art.originals import ORIGINALS, originals_entry, read_originals
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError, ExportError
from assetgen_plugin.following import FRAME
from assetgen_plugin.painting.art import art_of, decode_art, encode_art
from assetgen_plugin.painting.rules import layer_prefix, layers_of_art
from assetgen_plugin.tensors import LATENT_MAX, LATENT_UNIT, Tensors, fingerprint, names_of, text_tensor

from ..config import TrainConfig
from ..data.art import art_tensors
from ..data.batches import IndexedData
from ..data.slots import indexed
from ..models.priors import cumulative
from ..models.vae import Vae
from ..run.folder import load_prior, load_run
from .pack import pack_bytes, pack_tensors
from .together import with_symmetry

_STEPS, _RATE = 300, 0.05  # of the search for a latent, by Adam
_PULL = 1e-3  # towards the encoder's latent


@dataclass(frozen=True)
class Adopted:
    """A derived pack. errors: (N,), how far each sprite's reconstruction is from it: root mean square, 0..1."""

    pack: Pack
    names: tuple[str, ...]
    errors: NDArray[np.float64]


def adopt(
    run: Path,
    pack: Pack,
    out: Path,
    names: tuple[str, ...],
    images: NDArray[np.uint8],
    label: str | None,
    *,
    layers: Mapping[str, NDArray[np.uint8]] = MappingProxyType({}),
    animations: Mapping[str, tuple[int, ...]] = MappingProxyType({}),
    tags: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Adopted:
    """Writes a pack that holds more sprites by name, and hashes of them if it has such; all else of it is as it was.

    Of a painted pack nothing changes in the epochs that it has; a new one draws the new sprites as often as the others.

    run: the folder that the pack came from. images: (N, H, W, C) uint8, straight alpha, as that run's set was drawn.
    label: their class. layers: what lies over them, (N, H, W, 4) each, by the names of all layers that the pack has.
    animations: ms of each frame, by the names of those that move. tags: the pose of each frame, of those with several.
    Each latent is the encoder's, then moved to where the decoder, as it is, draws the sprite best.
    Raises DataError or ExportError.
    """
    config, about, model = load_run(run)
    tensors = pack_tensors(config, about, model, load_prior(run))
    if not _same_decoder(tensors, pack.tensors):
        raise ExportError(f"{run} is not the run that this pack came from")
    if config.output != "indexed" or not pack.names:
        raise DataError("sprites can only be added to a pack of named sprites")
    if images.shape[1:] != pack.size:
        raise DataError(
            f"the new sprites are {images.shape[1:]}, the pack's {pack.size} (height, width, channels); they must match"
        )
    if (label or "") not in (pack.labels or ("",)):
        raise DataError(
            f"the pack has no class {label!r}; give the class of the sprites: {', '.join(pack.labels) or 'none'}"
        )
    if taken := sorted(set(names) & set(pack.names)):
        raise DataError(f"the pack already has a sprite {taken[0]!r}; rename the file")
    kind = pack.labels.index(label) if label else 0
    if set(layers) != set(pack.layers):
        found = [", ".join(some) or "none" for some in (layers, pack.layers)]
        raise DataError(f"the new sprites have the layers {found[0]}; the pack has {found[1]}; they must be the same")
    seen = _as_trained(config, reduced(images, config.guide_scale))
    fixed = torch.tensor(config.fixed_palette) / 255
    z = _found(model, seen, kind, fixed)
    latents = np.rint(z.numpy() * LATENT_UNIT).clip(-LATENT_MAX, LATENT_MAX).astype(np.int8)
    conditioning = np.zeros((len(latents), model.n_conditioning), np.int8)
    extended = _with_exemplars(pack.tensors, np.concatenate([latents, conditioning], axis=1), names, kind)
    if config.painted:
        art = _with_art(pack.tensors, images, kind)
        extended |= art | _with_layers(pack.tensors, layers, [name in animations for name in names], kind, art)
    if "mirror" in extended:
        extended = with_symmetry(extended)
    info = pack.info | {"derived_from": pack.fingerprint, "added": [*pack.info.get("added", []), *names]}
    if animations:
        info["animations"] = pack.info.get("animations", {}) | {name: list(times) for name, times in animations.items()}
    if tags:
        info["tags"] = pack.info.get("tags", {}) | {name: numbers_by_tag(own) for name, own in tags.items()}
    hashes = read_originals(pack.info)
    if hashes is not None:
        del info[ORIGINALS]
        moves = np.array([name in animations for name in names])[:, None, None, None]
        shown = np.where(moves, layers[f"{FRAME}000"][..., : pack.size[2]], images) if animations else images
        info |= originals_entry(shown, before=hashes)
    write_atomic(out, pack_bytes(extended, info))
    with torch.no_grad():
        made = _rendered(model, torch.from_numpy(latents).float() / LATENT_UNIT, kind, fixed)
    errors = (made - seen).square().flatten(1).mean(dim=1).sqrt().double().numpy()
    return Adopted(Pack.open(out), names, errors)


def _same_decoder(one: Tensors, other: Tensors) -> bool:
    """Whether two packs decode alike, whatever sprites they hold and however they bend and paint them."""

    def decoder(tensors: Tensors) -> str:
        # Newer exports may choose others.
        others = ("exemplar.", "class.", "art.", "layer.", "spread", "pose.", "paint.", "hold", "mirror")
        return fingerprint({name: array for name, array in tensors.items() if not name.startswith(others)})

    return decoder(one) == decoder(other)


def _as_trained(config: TrainConfig, images: NDArray[np.uint8]) -> Tensor:
    """Sprites in the colours that the model knows, premultiplied, (N, C, H, W) in 0..1."""
    labels = np.zeros(len(images), np.int64)
    source = IndexedData(indexed(config, images, labels), labels, Traits(), torch.device("cpu"))
    return source.batch(torch.arange(len(images)), 0.0, torch.Generator()).images


def _found(model: Vae, seen: Tensor, kind: int, fixed: Tensor) -> Tensor:
    """Latents (N, D) with which the decoder draws these images best, sought from the encoder's by gradient."""
    model.requires_grad_(False)
    model.set_exact(False)
    begun = model.encoder(seen)[0]
    z = begun.clone().requires_grad_()
    optimizer = torch.optim.Adam([z], lr=_RATE)
    for _ in range(_STEPS):
        error = (_rendered(model, z, kind, fixed) - seen).square().sum()
        optimizer.zero_grad()
        (error + _PULL * (z - begun).square().sum()).backward()
        optimizer.step()
    found: Tensor = z.detach()
    return found


def _rendered(model: Vae, z: Tensor, kind: int, fixed: Tensor) -> Tensor:
    """What latents look like with each pixel its expected colour, premultiplied, (N, C, H, W): it has a gradient.

    fixed: (P, 3) colours in 0..1 of a model without palettes of its own.
    """
    labels = torch.full((len(z),), kind)
    code = model.code(z, labels)
    weights = model.decoder(code).softmax(dim=1)  # (N, S, H, W)
    colours = model.colours(code) if model.palette_head is not None else fixed.expand(len(z), -1, -1)
    if weights.shape[1] > colours.shape[1]:  # slot 0 is transparent
        alpha = colours[..., 3:] if colours.shape[2] == 4 else torch.ones_like(colours[..., :1])
        colours = torch.cat([colours[..., :3] * alpha, alpha], dim=2)
        colours = torch.cat([torch.zeros_like(colours[:, :1]), colours], dim=1)
    expected: Tensor = torch.einsum("nshw,nsc->nchw", weights, colours)
    return expected


def _with_exemplars(tensors: Tensors, latents: NDArray[np.int8], names: tuple[str, ...], kind: int) -> Tensors:
    """A pack's tensors with more exemplars (M, D) at the end of a class; the others keep their neighbours."""
    offsets = tensors["exemplar.offsets"].astype(np.int64)
    at, n_more = int(offsets[kind + 1]), len(latents)
    old = tensors["exemplar.latent"]
    whole = np.concatenate([old[:at], latents, old[at:]])
    neighbours = tensors["exemplar.neighbours"].astype(np.int64)
    neighbours = neighbours + n_more * (neighbours >= at)
    first, last = int(offsets[kind]), at + n_more
    distance = ((latents[:, None].astype(np.int64) - whole[None, first:last].astype(np.int64)) ** 2).sum(axis=2)
    distance[np.arange(n_more), np.arange(at - first, last - first)] = np.iinfo(np.int64).max
    nearest = first + np.argsort(distance, axis=1, kind="stable")[:, : neighbours.shape[1]]
    nearest = np.concatenate(
        [nearest, np.repeat(nearest[:, -1:], neighbours.shape[1] - nearest.shape[1], axis=1)], axis=1
    )
    before = names_of(tensors)
    grown = offsets + n_more * (np.arange(len(offsets)) > kind)
    table = np.concatenate([cumulative(np.ones(b - a)) for a, b in itertools.pairwise(grown)])
    epochs: Tensors = {"exemplar.cumulative": table}
    if tensors["exemplar.cumulative"].ndim == 2:
        # A choice ends at the first entry of 2^32 - 1, so that the new sprites are not reached in the rows before.
        last_entry = np.uint32(2**32 - 1)
        old_rows = np.insert(tensors["exemplar.cumulative"], [at] * n_more, last_entry, axis=1)
        classes = cumulative(np.diff(grown).astype(np.float64))
        epochs = {
            "exemplar.cumulative": np.concatenate([old_rows, table[None]]),
            "class.cumulative": np.concatenate([tensors["class.cumulative"], classes[None]]),
        }
    return (
        tensors
        | epochs
        | {
            "exemplar.offsets": grown.astype(np.int32),
            "exemplar.latent": whole,
            "exemplar.neighbours": np.concatenate([neighbours[:at], nearest, neighbours[at:]]).astype(np.int32),
            "exemplar.names": text_tensor("\n".join([*before[:at], *names, *before[at:]])),
        }
    )


def _with_art(tensors: Tensors, images: NDArray[np.uint8], kind: int) -> Tensors:
    """The art of a pack's exemplars and of more at the end of a class, (M, H, W, C)."""
    at = int(tensors["exemplar.offsets"][kind + 1])
    pictures, more = art_of(tensors), art_tensors(images)
    counts, data = encode_art(
        [*pictures[:at], *decode_art(more["art.counts"], more["art.data"], more["art.boxes"]), *pictures[at:]]
    )
    boxes = np.insert(tensors["art.boxes"], [at] * len(images), more["art.boxes"], axis=0)
    return {"art.boxes": boxes, "art.counts": counts, "art.data": data}


def _with_layers(
    tensors: Tensors, layers: Mapping[str, NDArray[np.uint8]], moves: Sequence[bool], kind: int, art: Tensors
) -> Tensors:
    """The layers of a pack's exemplars and of more at the end of a class. moves: which of these are animations.

    art: the tensors of all their art.
    """
    at, n_more = int(tensors["exemplar.offsets"][kind + 1]), len(moves)
    boxes, names = art["art.boxes"][at : at + n_more].tolist(), layers_of_art(tensors)
    found: Tensors = {}
    for number, name in enumerate(names):
        prefix = layer_prefix(number)
        pictures = art_of(tensors, prefix)
        more = [
            layer[top : top + height, left : left + width]
            for layer, (top, left, height, width) in zip(layers[name], boxes, strict=True)
        ]
        found[f"{prefix}.counts"], found[f"{prefix}.data"] = encode_art([*pictures[:at], *more, *pictures[at:]])
    if "layer.shown" in tensors:
        first = names.index(f"{FRAME}000") if any(moves) else -1
        more_shown = np.where(moves, first, -1).astype(np.int32)
        found["layer.shown"] = np.insert(tensors["layer.shown"], [at] * n_more, more_shown)
    return found
