"""What lies over the sprites of a set, and the frames of its animations, on the canvas of the set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError
from assetgen_plugin.following import FRAME, is_frame
from assetgen_plugin.painting.rules import MAX_LAYERS

from ..image_files import listed
from .animations import outlined
from .canvas import CanvasPlan, Decision, Kept, draw, keep
from .companions import default_layer, within_sprite
from .items import ArtOptions, Noted


def layers_of(drawn: Sequence[Kept], images: NDArray[np.uint8], plan: CanvasPlan) -> dict[str, NDArray[np.uint8]]:
    """The layers of a set by name, those of frames last, (N, H, W, 4) each; sprites without one get its default.

    images: (N, H, W, 4), of the sprites. DataError if there are more than a pack can have.
    """
    found = dict.fromkeys(name for kept in drawn for name, _ in kept.layers)
    names = sorted(found, key=lambda name: (name.startswith(FRAME), name) if is_frame(name) else (False, ""))
    if len(names) > MAX_LAYERS:
        raise DataError(
            f"the frames of the longest animations and what lies over them are {len(names)} layers; a pack has at most "
            f"{MAX_LAYERS}; use --no-layers, or --no-animations"
        )
    return {name: _layer(name, drawn, images, plan) for name in names}


def layers_like(
    names: Sequence[str], drawn: Sequence[Kept], images: NDArray[np.uint8], plan: CanvasPlan
) -> dict[str, NDArray[np.uint8]]:
    """As `layers_of` for sprites that join a pack with layers of these names; DataError for one that has others."""
    n_frames = sum(name.startswith(FRAME) for name in names)
    for kept in drawn:
        if len(kept.durations) > n_frames:
            raise DataError(
                f"{kept.path} has {len(kept.durations)} frames; animations of the pack have at most {n_frames}; "
                "leave it out, or train the pack again with it"
            )
        others = [name for name, _ in kept.layers if name not in names]
        if others:
            known = ", ".join(name for name in names if not is_frame(name)) or "none"
            raise DataError(
                f"{kept.path} has a layer {others[0]!r}; the pack has {known}; leave that layer out, or train the pack "
                "again with it"
            )
    return {name: _layer(name, drawn, images, plan) for name in names}


def with_outlines(
    images: NDArray[np.uint8], layers: Mapping[str, NDArray[np.uint8]], drawn: Sequence[Kept]
) -> NDArray[np.uint8]:
    """Images (N, H, W, 4) of sprites with those of animations `outlined`: as they are trained on and painted by.

    What is decided about a set is decided by the colours that it has, before.
    """
    if not any(kept.durations for kept in drawn):
        return images
    found = images.copy()
    for row, kept in enumerate(drawn):
        if kept.durations:
            found[row] = outlined(images[row], [layers[f"{FRAME}{n:03}"][row] for n in range(len(kept.durations))])
    return found


def frames_as_sprites(sprites: Sequence[Kept]) -> list[Kept]:
    """The frames of animations as sprites of their own: so few animations are not enough to learn from."""
    found = []
    for one in sprites:
        frames = [(name, layer) for name, layer in one.over().items() if name.startswith(FRAME)]
        for name, frame in frames:
            path = f"{one.path}_{name.removeprefix(FRAME)}"
            kept = keep(path, one.group, frame.pixels, grey=one.grey) if frame.pixels[..., 3].any() else ""
            found += [kept] if isinstance(kept, Kept) else []
    return found


def decisions_of(noted: Sequence[Noted], sprites: Sequence[Kept], options: ArtOptions) -> list[Decision]:
    """What was done to files while they were read, as decisions."""
    decisions = []
    keys = [one for one in noted if one.what == "key colour"]
    if keys:
        value = " and ".join(sorted({one.value for one in keys}))
        why = "as requested"
        if options.key == "auto":
            why = f"{len(keys)} images without transparency have it all around: it becomes transparent"
        decisions.append(Decision("key colour", value, why, "key"))
    decisions += _sheets(noted)
    if animations := [one for one in noted if one.what == "animation"]:
        names = listed([f"{one.path} ({one.value})" for one in animations])
        why = f"the frames of a variant share one draw: {names}"
        decisions.append(Decision("animations", str(len(animations)), why, "animations"))
    if poses := [one for one in noted if one.what == "poses"]:
        names = listed([f"{one.path}: {one.value}" for one in poses], between="; ")
        why = f"all poses of one sprite share one draw: {names}"
        decisions.append(Decision("poses", f"of {len(poses)}", why, "animations"))
    if layers := [one for one in noted if one.what == "layer"]:
        names = ", ".join(dict.fromkeys(one.value for one in layers))
        have = Counter(name for kept in sprites for name, _ in kept.layers if not is_frame(name))
        counts = "; ".join(f"{have[name]} of {len(sprites)} sprites have {name}" for name in sorted(have))
        do = "lie over the art and vary" if len(layers) > 1 else "lies over the art and varies"
        why = f"{listed([one.path for one in layers])} {do} with it; {counts}"
        decisions.append(Decision("layers", names, why, "layers"))
    return decisions


def _sheets(noted: Sequence[Noted]) -> list[Decision]:
    """Which images were cut, and which might have been."""
    cut, others = ([one for one in noted if one.what == what] for what in ("cut", "may be a sheet"))
    ways: dict[str, list[str]] = {}
    for one in cut:
        ways.setdefault(one.why, []).append(f"{one.path} into {one.value}")
    reasons = [f"{why}: {', '.join(some[:4])}{', …' * (len(some) > 4)}" for why, some in ways.items()]
    if others:
        names = listed([f"{one.path} (--tile {one.value})" for one in others])
        reasons.append(f"gaps part {names}: if these are sheets, --only FILE --tile WxH cuts them")
    return [Decision("sheets", f"{len(cut) or 'none'} cut", "; ".join(reasons), "sheets")] if reasons else []


def _layer(name: str, drawn: Sequence[Kept], images: NDArray[np.uint8], plan: CanvasPlan) -> NDArray[np.uint8]:
    """One layer, (N, H, W, 4). Over an animation lies that of the first frame, or of its own number."""
    whole = np.zeros(images.shape, np.uint8)  # which takes no memory where nothing is drawn
    kind, _, number = name.partition(".")
    for layer, image, kept in zip(whole, images, drawn, strict=True):
        over = kept.over()
        if name in over:
            draw(layer, over[name], plan)
        if name.startswith(FRAME):
            continue
        frame = over.get(f"{FRAME}{number or '000'}")
        shown = image if frame is None and not number else np.zeros_like(image)
        if frame is not None:
            draw(shown, frame, plan)
        layer[:] = within_sprite(kind, layer, shown) if name in over else default_layer(kind, shown)
    return whole
