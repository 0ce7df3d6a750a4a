"""Textures and pages drawn and encoded, a batch at a time, in this process or in another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.files import write_aside
from assetgen_art.sprites.companions import default_layer
from assetgen_plugin import Pack, PlanPack, texture_hash
from assetgen_plugin.errors import PackError
from assetgen_plugin.following.ramps import MASK, ramp_swaps, team, team_ramp
from assetgen_plugin.latents import Codes
from assetgen_plugin.onnx_reader import read_model
from assetgen_plugin.plans import holds_plans, is_plan_pack
from assetgen_plugin.plans.file import read_plan_pack
from assetgen_plugin.request import alike

from ..spec.controls import team_colours
from ..spec.names import frames_asked, frames_files, layer_file, layers_asked, mip_file, shows_picture, texture_file
from ..spec.settings import PLAN_FORMATS
from .animations import aseprite_json, godot_strip, strip
from .atlas import Frame, block_pixels, compose
from .cache import Cache
from .encode import encode, enlarged, mip_maps, rgba
from .plans import plan_file, plans_of
from .seams import seam_scores
from .tasks import Aside, Batch, DrawnPage, DrawnTexture, Image, PackFile, PageTask, TextureTask
from .tiles import drawn_with_tiles

DESCRIBED: Final = (
    *("seed", "index", "seed_name", "label", "base", "blend", "style", "spread", "palette", "swaps", "team"),
    *("epoch", "scale", "outline", "pins", "level", "pieces", "tiles", "tile_names"),
)
"""The values of a texture that the metadata of its file holds."""
_PACKS: Final[dict[str, Pack | PlanPack]] = {}  # by fingerprint: each process opens a pack once
_CONTENTS: Final[dict[str, bytes]] = {}  # of packs that this process was given, because it may not see their paths


def draw_files(batch: Batch, pack: Pack | PlanPack | None = None, tiles: Pack | None = None) -> list[DrawnTexture]:
    """The textures of a batch as files, written aside if it says so. pack, tiles: its own, where they are open."""
    pack, tiles = pack or opened(batch.pack), tiles or _opened_tiles(batch)
    plans: Sequence[NDArray[np.uint8] | None] = [None] * len(batch.tasks)
    kinds: Sequence[str | None] = [None] * len(batch.tasks)
    if isinstance(pack, PlanPack):
        drawn_plans = plans_of(pack, batch.tasks, batch.pack.cache)
        plans, textures = drawn_plans, pictures_of(pack, drawn_plans, batch.tasks, tiles)
    else:
        found, kinds = textures_of(pack, batch.tasks, batch.pack.cache)
        textures = list(found)
    drawn = []
    for task, texture, kind, plan in zip(batch.tasks, textures, kinds, plans, strict=True):
        pixels = enlarged(texture, task.values.get("scale", 1))
        path, format = texture_file(task.name, task.values), task.values.get("format", "png")
        if isinstance(pack, PlanPack) and plan is not None and format in PLAN_FORMATS:
            shown = f"{path.rpartition('.')[0]}.png" if shows_picture(task.values) else None
            cell = pixels.shape[1] // plan.shape[1], pixels.shape[0] // plan.shape[0]
            data = plan_file(pack, plan, format, cell, shown)
            image = Image(path, texture_hash(pixels), data)
            files: tuple[Image, ...] = (image,)
            if shown is not None:
                metadata = {"pack_name": str(pack.info.get("name", ""))} | provenance(task, batch.pack.fingerprint)
                files += _images(shown, pixels, format="png", mips=0, metadata=metadata)
            drawn.append(DrawnTexture(task.name, kind, image.pixels, None, _written(files, batch.aside)))
            continue
        metadata = {"pack_name": str(pack.info.get("name", ""))} | provenance(task, batch.pack.fingerprint)
        mips = task.values.get("mips", 0)
        files = _images(path, pixels, format=format, mips=mips, metadata=metadata)
        for layer, picture in layer_pictures(pack, task, layers_asked(task.values)).items():
            more = metadata | {"layer": layer}
            files += _images(layer_file(path, layer), picture, format=format, mips=mips, metadata=more)
        files += _frames(pack, task, format, metadata)
        seam = _seam(texture, task.values)
        drawn.append(DrawnTexture(task.name, kind, files[0].pixels, seam, _written(files, batch.aside)))
    return drawn


def _frames(pack: Pack | PlanPack, task: TextureTask, format: str, metadata: dict[str, str]) -> tuple[Image, ...]:
    """The files of an animation's frames; () if the texture is none."""
    asked, frames = frames_asked(task.values), frame_pictures(pack, task)
    if asked is None or not frames:
        return ()
    paths = frames_files(task.name, task.values, asked)
    images: tuple[Image, ...] = ()
    for path, (layer, pictures) in zip(paths, frames.items(), strict=False):
        more = metadata | ({"layer": layer} if layer else {}) | {"frames": str(len(asked.durations))}
        images += _images(path, strip(pictures), format=format, mips=0, metadata=more)
    height, width, _ = frames[""][0].shape
    image = paths[0].rpartition("/")[2]
    played = asked.played(task.values["base"])
    for path, written in zip(paths[len(frames) :], (aseprite_json, godot_strip), strict=True):
        content = written(image, played, (width, height), asked.durations)
        images += (Image(path, images[0].pixels, content),)
    return images


def frame_pictures(pack: Pack | PlanPack, task: TextureTask) -> dict[str, list[NDArray[np.uint8]]]:
    """The frames of the animation that a task asks for, (H, W, C) each: its own under "", then those of its layers."""
    asked = frames_asked(task.values)
    if asked is None:
        return {}
    assert isinstance(pack, Pack)
    found = {}
    for layer in ("", *asked.layers):
        names = pack.frame_layers(task.values["base"], layer or None)
        frames = layer_pictures(pack, task, names)
        found[layer] = [frames[name][..., : 4 if layer else pack.size[2]] for name in names]
    return found


def pictures_on_page(
    pack: Pack | PlanPack, task: TextureTask, pixels: NDArray[np.uint8], frame: Frame, gap: int, extrude: int
) -> dict[str, NDArray[np.uint8]]:
    """What pages show of a texture in its frame, (H, W, 4): under "" itself, or all of its frames; then its layers.

    pixels: of the texture as large as in its file. gap, extrude: of the settings.
    """
    frames = frame_pictures(pack, task)
    if not frames:
        return {"": rgba(pixels)} | layer_pictures(pack, task, layers_asked(task.values))
    return {
        layer: block_pixels(frame, [rgba(one) for one in pictures], gap, extrude) for layer, pictures in frames.items()
    }


def draw_page(page: PageTask) -> DrawnPage:
    """A page of an atlas, composed and encoded."""
    frames = [page.frames[frame.name] for frame in page.kept]
    textures: list[NDArray[np.uint8]] = []
    layers: dict[str, list[NDArray[np.uint8]]] = {layer: [] for layer in page.layers}
    if page.earlier is not None:
        textures += [page.earlier[f.y : f.y + f.height, f.x : f.x + f.width] for f in frames]
    drawn = []
    for batch in page.batches:
        pack = opened(batch.pack)
        found, kinds = pixels_of(pack, batch.tasks, batch.pack.cache, _opened_tiles(batch))
        for task, texture, kind in zip(batch.tasks, found, kinds, strict=True):
            pixels = enlarged(texture, task.values.get("scale", 1))
            shown = pictures_on_page(pack, task, pixels, page.frames[task.name], page.gap, page.extrude)
            textures.append(shown[""])
            for layer, over in layers.items():
                over.append(shown[layer] if layer in shown else default_layer(layer, shown[""]))
            frames.append(page.frames[task.name])
            drawn.append(DrawnTexture(task.name, kind, texture_hash(pixels), _seam(texture, task.values)))
    pixels = compose(page.size, 4, frames, textures, page.extrude)
    files = _images(page.path, pixels, format=page.format, mips=page.mips, metadata=page.provenance)
    for layer, over in layers.items():
        pixels, metadata = compose(page.size, 4, frames, over, page.extrude), page.provenance | {"layer": layer}
        path = layer_file(page.path, layer)
        files += _images(path, pixels, format=page.format, mips=page.mips, metadata=metadata)
    return DrawnPage(page.path, tuple(drawn), files)


def opened_pack(file: PackFile) -> Pack:
    """The pack of textures in a file, opened once a process; errors as of `opened`."""
    pack = opened(file)
    if not isinstance(pack, Pack):
        raise PackError(f"{file.path} draws plans, not textures")
    return pack


def _opened_tiles(batch: Batch) -> Pack | None:
    return None if batch.tiles is None else opened_pack(batch.tiles)


def opened(file: PackFile) -> Pack | PlanPack:
    """The pack in a file, opened once a process; PackError if its fingerprint is not the one that was planned."""
    if file.fingerprint not in _PACKS:
        content = _CONTENTS.get(file.fingerprint)
        pack = open_pack(file.path) if content is None else _pack_of(content)
        if pack.fingerprint != file.fingerprint:
            raise PackError(f"{file.path} was replaced while the bake was running; bake again")
        _PACKS[file.fingerprint] = pack
    return _PACKS[file.fingerprint]


def open_packs(files: Sequence[PackFile]) -> None:
    """Opens packs before there is something to draw; errors as of `opened`."""
    for file in files:
        opened(file)


def take_packs(contents: Mapping[str, bytes]) -> None:
    """Keeps the contents of packs, by fingerprint, for `opened_pack` on a machine that does not see their paths."""
    for fingerprint, content in contents.items():
        _CONTENTS.setdefault(fingerprint, content)


def open_pack(path: Path) -> Pack | PlanPack:
    """The pack in a file, of either kind; PackError if it is none."""
    return PlanPack.open(path) if is_plan_pack(path) else Pack.open(path)


def _pack_of(content: bytes) -> Pack | PlanPack:
    if holds_plans(content):
        return PlanPack(*read_plan_pack(content))
    return Pack(read_model(content), content, threads=1)


def pixels_of(
    pack: Pack | PlanPack, tasks: Sequence[TextureTask], cache: Path | None = None, tiles: Pack | None = None
) -> tuple[Sequence[NDArray[np.uint8]], list[str | None]]:
    """As `textures_of` for a pack of either kind: (H, W, C) uint8 each, which plans have in sizes of their own.

    tiles: the pack that draws the cells of plans, if they name one.
    """
    if isinstance(pack, PlanPack):
        return pictures_of(pack, plans_of(pack, tasks, cache), tasks, tiles), [None] * len(tasks)
    textures, kinds = textures_of(pack, tasks, cache)
    return list(textures), kinds


def pictures_of(
    pack: PlanPack, plans: Sequence[NDArray[np.uint8]], tasks: Sequence[TextureTask], tiles: Pack | None
) -> list[NDArray[np.uint8]]:
    """Plans in the colours of their classes, a pixel a cell, or drawn with the tiles of a pack."""
    if tiles is None:
        return [pack.colours[plan] for plan in plans]
    return [drawn_with_tiles(plan, pack.classes, tiles, task) for plan, task in zip(plans, tasks, strict=True)]


def textures_of(
    pack: Pack, tasks: Sequence[TextureTask], cache: Path | None = None
) -> tuple[NDArray[np.uint8], list[str | None]]:
    """The textures that tasks ask a pack for, (N, H, W, C) uint8, and the class of each that names none.

    cache: folder in which textures are looked up before they are drawn, and kept afterwards.
    """
    textures, classes = textures_and_classes(pack, tasks, cache)
    is_drawn = [pack.labels and "label" not in task.values for task in tasks]
    return textures, [pack.labels[k] if drawn else None for drawn, k in zip(is_drawn, classes.tolist(), strict=True)]


def textures_and_classes(
    pack: Pack, tasks: Sequence[TextureTask], cache: Path | None = None
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """As `textures_of`, with the number of each class, (N,)."""
    if not any(task.drawn for task in tasks):
        return _drawn(pack, tasks) if cache is None else _remembered(pack, tasks, Cache(cache, pack.fingerprint))
    textures, classes = np.empty((len(tasks), *pack.size), np.uint8), np.zeros(len(tasks), np.int64)
    missing = [row for row, task in enumerate(tasks) if task.drawn is None]
    if missing:
        textures[missing], classes[missing] = textures_and_classes(pack, [tasks[row] for row in missing], cache)
    for row, task in enumerate(tasks):
        if task.drawn is not None:
            textures[row], classes[row] = task.drawn.texture(pack.size), task.drawn.number
            if cache is not None:
                Cache(cache, pack.fingerprint).put_new(task, textures[row], task.drawn.number)
    return textures, classes


def layer_pictures(pack: Pack | PlanPack, task: TextureTask, names: Sequence[str]) -> dict[str, NDArray[np.uint8]]:
    """Layers of the texture that a task asks for, as large as its file, (H, W, 4) each, by their names."""
    if not names:
        return {}
    assert isinstance(pack, Pack)
    codes = pack.codes_of([task.request])
    scale = task.values.get("scale", 1)
    coloured = {name for name, own in zip(pack.layers, pack.tensors.get("layer.coloured", ()), strict=False) if own}
    worn = coloured if "team" in task.values else frozenset()
    return {
        name: enlarged(in_team(pack, task, codes, name) if name in worn else pack.render(codes, layer=name)[0], scale)
        for name in names
    }


def in_team(pack: Pack, task: TextureTask, codes: Codes, layer: str | None = None) -> NDArray[np.uint8]:
    """The texture of a task, or a coloured layer of it, in its team's colours, (H, W, C). codes: of its request.

    Nothing changes where the sprite has no ramp for them.
    """
    assert codes.paintings is not None
    ramp = team_ramp(pack, pack.names[int(codes.paintings.sources[0, 0])])
    swaps = ramp_swaps(ramp, team_colours(task.values["team"])) if ramp else None
    request = replace(task.request, swaps=swaps)
    return team(pack, request, layer=layer) if ramp and MASK in pack.layers else pack.draw(request, layer=layer)


def provenance(task: TextureTask, fingerprint: str) -> dict[str, str]:
    """What the metadata of a file says of its texture, enough to draw it again from the pack."""
    described = {key: str(value) for key, value in task.values.items() if key in DESCRIBED}
    return {"pack": fingerprint, "attempt": str(task.request.attempt)} | described


def _remembered(pack: Pack, tasks: Sequence[TextureTask], cache: Cache) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Textures and classes; those that the cache does not have are drawn and put into it."""
    textures, classes = np.empty((len(tasks), *pack.size), np.uint8), np.zeros(len(tasks), np.int64)
    missing = []
    for row, task in enumerate(tasks):
        found = cache.get(task)
        if found is None or found[0].shape != pack.size or not 0 <= found[1] < max(1, len(pack.labels)):
            missing.append(row)
        else:
            textures[row], classes[row] = found
    if missing:
        textures[missing], classes[missing] = _drawn(pack, [tasks[row] for row in missing])
    for row in missing:
        cache.put(tasks[row], textures[row], int(classes[row]))
    return textures, classes


def _drawn(pack: Pack, tasks: Sequence[TextureTask]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Textures and classes, in the order of the tasks."""
    requests = [task.request for task in tasks]
    textures, classes = np.empty((len(tasks), *pack.size), np.uint8), np.zeros(len(tasks), np.int64)
    for rows in alike(requests):
        codes = pack.codes_of([requests[row] for row in rows])
        textures[rows], classes[rows] = pack.render(codes), codes.classes
        for place, row in enumerate(rows):
            if "team" in tasks[row].values:
                textures[row] = in_team(pack, tasks[row], codes[place : place + 1])
    return textures, classes


def _images(
    path: str, pixels: NDArray[np.uint8], *, format: str, mips: int, metadata: dict[str, str]
) -> tuple[Image, ...]:
    """An image and its mip maps, encoded."""
    levels = [pixels, *mip_maps(pixels, mips)]
    paths = [path, *(mip_file(path, level) for level in range(1, len(levels)))]
    return tuple(
        Image(file, texture_hash(level), encode(level, format, metadata))
        for file, level in zip(paths, levels, strict=True)
    )


def _written(images: tuple[Image, ...], folder: Path | None) -> tuple[Image, ...]:
    """The images with their bytes in files of a folder, if there is one."""
    return images if folder is None else tuple(_laid_aside(image, folder) for image in images)


def _laid_aside(image: Image, folder: Path) -> Image:
    assert isinstance(image.content, bytes)
    temporary = write_aside(folder, image.path, image.content)
    found = os.stat(temporary)
    sha256 = hashlib.sha256(image.content).hexdigest()
    return replace(image, content=Aside(temporary, sha256, found.st_size, found.st_mtime_ns))


def _seam(texture: NDArray[np.uint8], values: dict[str, Any]) -> int | None:
    return int(seam_scores(texture[None])[0]) if "seam" in values else None
