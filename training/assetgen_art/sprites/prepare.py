"""An image set from art: one size, one way to stand, no repeats; every decision is explained in the report.

`load_art` reads top to bottom: read → native grid → kind of art → canvas → draw → repeats and seams → classes and
names → traits. Sprites are kept compressed until the size of the set is known: memory grows with the art, not with it.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError
from assetgen_plugin.following import FRAME

from ..guides import guide_scale
from ..image_files import listed, printable
from ..image_set import ImageSet, Traits
from ..seams import seam_ratio
from .animations import with_poses
from .canvas import (
    CanvasPlan,
    Decision,
    Kept,
    alignment,
    draw,
    fills_frames,
    is_pixel_art,
    is_shrunk,
    keep,
    plan_canvas,
    to_native,
)
from .items import ArtOptions, Noted, Reason, Skipped, Sprite
from .layers import decisions_of, frames_as_sprites, layers_like, layers_of, with_outlines
from .layouts import likely_tile
from .report import ArtReport
from .sources import licence_of, read_art
from .tile_edges import edges_kept
from .traits import CLEAR, SOLID, Pixels, PixelStats, is_faint, near_repeats, symmetry_of

_MAX_KEPT = 2 << 30  # bytes of compressed sprites
_SEAMLESS = (0.7, 1.3)  # the seam ratios of tiles
_NEAR = 0.03  # root mean square difference, in 0..1, below which a sprite nearly repeats another
_LIT, _LEAN = 0.1, 0.3  # visible correlation of brightness with x; by what share of sprites one side must lead
_TELLING = 24  # sprites from which that is not a coincidence
_SOFT, _SOFT_SPRITES = 0.03, 0.2  # share of half-transparent pixels from which they matter in a sprite; of such sprites
_LEAST_SPRITES = 2  # one to learn from, one to check with
_LEAST_CLASS = 4  # sprites of a class
_PICTURES = 60  # of skipped art, kept for the report
_THUMBNAIL = 64  # pixels a side of those


class Intake:
    """What has been read so far: the sprites that are kept, and what is skipped, with the reasons."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.skipped: list[Skipped] = []
        self.noted: list[Noted] = []
        self._n_pictures = 0

    def skip(self, path: str, reason: Reason, why: str, pixels: Pixels | None = None) -> None:
        """Notes why something is not trained on; the first ones keep a picture for the report."""
        picture = None
        if pixels is not None and self._n_pictures < _PICTURES:
            picture = _thumbnail(pixels)
            self._n_pictures += 1
        self.skipped.append(Skipped(path, reason, why, picture))


def load_art(source: Path, options: ArtOptions = ArtOptions()) -> tuple[ImageSet, ArtReport]:  # noqa: B008 (frozen)
    """The art in a folder, sheet, JSON file of a sheet or animation as one image set, and what was decided about it.

    Raises DataError if the source cannot be used or holds fewer than two usable sprites.
    """
    # read
    intake = Intake()
    _read(source, options, intake)
    if len(intake.kept) < _LEAST_SPRITES:
        intake.kept += frames_as_sprites(intake.kept)
    _require_sprites(source, intake)
    decisions = decisions_of(intake.noted, intake.kept, options)

    # native grid
    intake.kept, gone, decision = to_native(intake.kept, options)
    decisions.append(decision)
    for kept, why in gone:
        intake.skip(kept.path, "too small", why, kept.pixels)
    _require_sprites(source, intake)

    # kind of art
    pixel_art, why = is_pixel_art([kept.stats for kept in intake.kept], intake.kept, options)
    decisions.append(Decision("pixel art", "yes" if pixel_art else "no", why, "pixel-art"))
    align, why = alignment(intake.kept, options)
    decisions.append(Decision("alignment", align, why, "align"))

    # canvas
    plan, decision = plan_canvas(intake.kept, pixel_art, align, options)

    # draw
    images, drawn = _drawn(intake.kept, plan, intake)
    shrunk = [kept.path for kept in drawn if is_shrunk(kept, plan)]
    if shrunk:
        why = f"{decision.why}; {len(shrunk)} of them reduced further to fit: {listed(shrunk)}"
        decision = replace(decision, why=why)
    decisions.append(decision)

    # repeats and seams
    rows = _without_repeats(images, drawn, intake)
    images, drawn = images[rows], [drawn[row] for row in rows]
    opaque = bool(len(images)) and images[..., 3].min() == 255 and all(map(_has_opaque_frames, drawn))
    ratios = [seam_ratio(image) for image in images] if opaque else []
    seamless, why = _tiles(ratios, plan, options)
    decisions.append(Decision("seamless", "yes" if seamless else "no", why, "seamless"))
    if seamless:
        fits = [_SEAMLESS[0] <= ratio <= _SEAMLESS[1] for ratio in ratios]
        for row in np.flatnonzero(~np.array(fits)):
            why = f"seam ratio {ratios[row]:.2f}; tiles that continue at the opposite edge have 0.7 to 1.3"
            intake.skip(drawn[row].path, "not seamless", why, images[row])
        images, drawn = images[np.array(fits)], [kept for kept, fit in zip(drawn, fits, strict=True) if fit]
    intake.kept = drawn
    _require_sprites(source, intake)
    near = near_repeats(images, _NEAR)

    # classes and names
    names = _names([kept.path for kept in drawn])
    labels, label_names, why = _classes([kept.group for kept in drawn], options)
    n_classes = f"{len(label_names)}" if label_names else "none"
    decisions.append(Decision("classes", n_classes, why, "classes"))

    # traits
    flips, why = _may_flip([kept.stats for kept in drawn], images, seamless, options)
    decisions.append(Decision("flips", "yes" if flips else "no", why, "flips"))
    soft, why = _is_soft(images, options)
    decisions.append(Decision("soft alpha", "yes" if soft else "no", why, "soft-alpha"))
    keep_edges, why = edges_kept(images, framed=fills_frames(plan), options=options)
    if why:
        decisions.append(Decision("held edges", f"{keep_edges} px" if keep_edges else "none", why, "keep-edges"))
    layers = layers_of(drawn, images, plan)
    symmetry, why = _is_symmetrical(images, layers, seamless, options)
    if why:
        decisions.append(Decision("symmetry", "yes" if symmetry else "no", why, "symmetry"))
    images = with_outlines(images, layers, drawn)
    if opaque:
        images = images[..., :1] if all(kept.grey for kept in drawn) else images[..., :3]
    traits = Traits(
        flips=flips,
        seamless=seamless,
        soft_alpha=soft,
        anchor="centre" if seamless else align,
        pixel_art=pixel_art,
        keep_edges=keep_edges,
        symmetry=symmetry,
    )
    data = ImageSet(
        name=str(source),
        licence=licence_of(source),
        images=np.ascontiguousarray(images),
        labels=labels,
        label_names=label_names,
        names=names,
        traits=traits,
        layers=layers,
        animations={name: kept.durations for name, kept in zip(names, drawn, strict=True) if kept.durations},
        tags={name: kept.tags for name, kept in zip(names, drawn, strict=True) if kept.tags},
    )
    report = ArtReport(
        source=printable(str(source)),
        images=data.as_shown().images,
        names=names,
        labels=labels,
        label_names=label_names,
        left_out=tuple(intake.skipped),
        near=tuple(near),
        decisions=tuple(decisions),
        plan=plan,
        seamless=seamless,
        has_licence=bool(data.licence),
    )
    return data, report


@dataclass(frozen=True)
class MoreSprites:
    """Sprites for a set that there is already; the fields are those of an ImageSet."""

    names: tuple[str, ...]
    images: NDArray[np.uint8]
    layers: dict[str, NDArray[np.uint8]]
    animations: dict[str, tuple[int, ...]]
    tags: dict[str, tuple[str, ...]]
    skipped: tuple[Skipped, ...]


def load_more(source: Path, options: ArtOptions, plan: CanvasPlan, channels: int, layers: Sequence[str]) -> MoreSprites:
    """More sprites, drawn like those of an earlier set.

    plan: of that set's report. channels, layers: of its images. Raises DataError if none of them can be used, or if one
    has a layer or more frames than the set.
    """
    intake = Intake()
    _read(source, options, intake, one=True)
    kept, gone, _ = to_native(intake.kept, options)
    for one, why in gone:
        intake.skip(one.path, "too small", why, one.pixels)
    images, drawn = _drawn(kept, plan, intake)
    if not drawn:
        reasons = "; ".join(f"{one.path}: {one.why}" for one in intake.skipped[:3]) or "no image found"
        raise DataError(f"{printable(str(source))} has no sprite that can be added ({reasons})")
    names, over = _names([one.path for one in drawn]), layers_like(layers, drawn, images, plan)
    return MoreSprites(
        names=names,
        images=np.ascontiguousarray(with_outlines(images, over, drawn)[..., :channels]),
        layers=over,
        animations={name: one.durations for name, one in zip(names, drawn, strict=True) if one.durations},
        tags={name: one.tags for name, one in zip(names, drawn, strict=True) if one.tags},
        skipped=tuple(intake.skipped),
    )


def _read(source: Path, options: ArtOptions, intake: Intake, *, one: bool = False) -> None:
    """Takes in everything that is found. one: a single image may be a sprite."""
    n_bytes = 0
    for item in read_art(source, options, one=one):
        if isinstance(item, Skipped):
            intake.skipped.append(item)
        elif isinstance(item, Noted):
            intake.noted.append(item)
        elif sprite := _kept(item, intake):
            intake.kept.append(sprite)
            n_bytes += len(sprite.packed) + sum(len(packed) for _, packed in sprite.layers)
            if n_bytes > _MAX_KEPT:
                raise DataError(f"{printable(str(source))} has too much art for one set; train on part of it")
    if options.animations is not False and options.tile is None:
        intake.kept, noted = with_poses(intake.kept, printable(source.resolve().stem))
        left = {one.path for one in intake.kept}  # animations that are poses now have no name of their own
        intake.noted = [one for one in intake.noted if one.what != "animation" or one.path in left] + noted


def _drawn(kept: Sequence[Kept], plan: CanvasPlan, intake: Intake) -> tuple[NDArray[np.uint8], list[Kept]]:
    """Images (N, H, W, 4) of the sprites that fit the plan, and these sprites."""
    drawn: list[Kept] = []
    images = np.zeros((len(kept), *plan.canvas, 4), np.uint8)
    for one in kept:
        why = draw(images[len(drawn)], one, plan)
        if why:
            intake.skip(one.path, "odd size", why, one.pixels)
        elif not one.durations and is_faint(images[len(drawn)]):
            why = "less than a quarter opaque, so that variants would be empty; draw it opaque, and fade it in the game"
            intake.skip(one.path, "faint", why, one.pixels)
            images[len(drawn)] = 0
        else:
            drawn.append(one)
    return images[: len(drawn)], drawn


def _kept(sprite: Sprite, intake: Intake) -> Kept | None:
    """A sprite as it is kept until all are known; None if it is skipped."""
    pixels = sprite.picture.pixels
    if not pixels[..., 3].any():
        intake.skip(sprite.path, "empty", f"{pixels.shape[1]}×{pixels.shape[0]}, without any visible pixel")
        return None
    kept = keep(
        sprite.path, sprite.group, pixels, grey=sprite.picture.grey, layers=sprite.layers, durations=sprite.durations
    )
    if isinstance(kept, str):
        intake.skip(sprite.path, "too small", kept, pixels)
        return None
    return kept


def _require_sprites(source: Path, intake: Intake) -> None:
    if len(intake.kept) >= _LEAST_SPRITES:
        return
    art = [one for one in intake.skipped if one.is_art]
    text = f"{printable(str(source))} has {len(intake.kept) or 'no'} sprite{'s' * (not intake.kept)} to train on"
    if intake.kept:
        text += f", and at least {_LEAST_SPRITES} are needed"
        pixels = intake.kept[0].pixels
        if (tile := likely_tile(pixels)) is not None:
            size = f"{pixels.shape[1]}×{pixels.shape[0]}"
            text += f"; if {intake.kept[0].path} ({size}) is a sheet, --tile {tile[0]}x{tile[1]} may cut it"
    if art:
        counts = Counter(one.reason for one in art)
        reasons = ", ".join(f"{n} {reason}" for reason, n in counts.most_common())
        text += f"; skipped: {reasons}; the first is {art[0].path}: {art[0].why}"
    else:
        text += f"; PNG, WebP, GIF, JPEG and BMP are read, and {len(intake.skipped)} other files were found"
    raise DataError(text)


def _without_repeats(images: NDArray[np.uint8], drawn: Sequence[Kept], intake: Intake) -> NDArray[np.int64]:
    """The rows that repeat no earlier image; the others are skipped. Animations repeat one only in all frames."""
    first: dict[bytes, int] = {}
    rows: list[int] = []
    for row, (image, one) in enumerate(zip(images, drawn, strict=True)):
        seen = hashlib.blake2b(image.tobytes(), digest_size=16)
        for name, packed in one.layers if one.durations else ():
            seen.update(packed if name.startswith(FRAME) else b"")
        key = seen.digest()
        if key in first:
            other = drawn[first[key]].path
            intake.skip(drawn[row].path, "duplicate", f"the same image as {other}", image)
        else:
            first[key] = row
            rows.append(row)
    return np.array(rows, np.int64)


def _has_opaque_frames(kept: Kept) -> bool:
    """Whether all frames of a sprite, if it has any, are opaque as what they draw together is."""
    frames = (one for name, one in kept.over().items() if name.startswith(FRAME))
    return all(bool(one.pixels[..., 3].min() == 255) for one in frames)


def _tiles(ratios: Sequence[float], plan: CanvasPlan, options: ArtOptions) -> tuple[bool, str]:
    """Whether the set consists of tiles that continue at their opposite edges, and why it is thought so."""
    if options.seamless is False:
        return False, "as requested"
    if not ratios:
        if options.seamless:
            raise DataError(
                "a seamless set must have tiles of one size without transparent pixels, and this one has not; "
                "drop --seamless"
            )
        return False, "sprites with transparency do not tile"
    median, share = float(np.median(ratios)), np.mean([_SEAMLESS[0] <= ratio <= _SEAMLESS[1] for ratio in ratios])
    why = f"median seam ratio {median:.2f} (about 1 is seamless), {share:.0%} of the tiles between 0.7 and 1.3"
    if not guide_scale(*plan.canvas, multiple=4):
        allowed = "multiples of 4, and of 8 above 64 pixels"
        if options.seamless:
            raise DataError(
                f"sides of seamless tiles must be {allowed}, not {plan.canvas[1]}×{plan.canvas[0]}; set --size"
            )
        return False, f"{why}, but their sides are not {allowed}"
    if options.seamless:
        return True, f"as requested; {why}"
    return _SEAMLESS[0] <= median <= _SEAMLESS[1] and bool(share >= 1 / 3), why


def _names(paths: Sequence[str]) -> tuple[str, ...]:
    """A name for each path, all different: the last part of the path where that is enough, else the whole path."""
    stems = Counter(PurePosixPath(path).name for path in paths)
    names: list[str] = []
    taken: set[str] = set()
    for path in paths:
        stem = PurePosixPath(path).name
        base = printable(stem if stems[stem] == 1 else path)
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base} {number}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _classes(groups: Sequence[tuple[str, ...]], options: ArtOptions) -> tuple[NDArray[np.int64], tuple[str, ...], str]:
    """Labels, their names and why: a class is the first folder (or tag) at which the sprites differ."""
    none = np.zeros(len(groups), np.int64), ()
    if options.classes is False:
        return *none, "as requested"
    depth = 0
    while len({group[: depth + 1] for group in groups}) == 1 and len(groups[0]) > depth:
        depth += 1
    tops = [group[depth] if len(group) > depth else "" for group in groups]
    counts = Counter(tops)
    least = 1 if options.classes else _LEAST_CLASS
    proper = sorted(top for top, n in counts.items() if top and n >= least)
    if len(proper) < 2:
        found = sum(1 for top in counts if top)
        if options.classes:
            raise DataError(
                f"classes need at least two folders or tags with sprites, but the art has {found}; drop --classes"
            )
        return (
            *none,
            "all sprites are in one folder" if found < 2 else f"of {found} folders fewer than two have {least} sprites",
        )
    n_rest = sum(n for top, n in counts.items() if top not in proper)
    label_names = (*proper, *(["other"] if n_rest and "other" not in proper else []))
    label_of = {name: number for number, name in enumerate(label_names)}
    labels = np.array([label_of[top if top in label_of else "other"] for top in tops], np.int64)
    deep = any(len(group) > depth + 1 for group in groups)
    why = "each folder (or tag) is a class" + ("; the folders inside are not" if deep else "")
    if n_rest:
        why += f"; “other” has {n_rest} sprites from folders with fewer than {least}, or from none"
    return labels, label_names, why


def _may_flip(
    stats: Sequence[PixelStats], images: NDArray[np.uint8], seamless: bool, options: ArtOptions
) -> tuple[bool, str]:
    """Whether sprites look as good when mirrored, and why it is thought so."""
    if options.flips is not None:
        return options.flips, "as requested"
    lights = np.array([one.light for one in stats])
    left, right = float((lights < -_LIT).mean()), float((lights > _LIT).mean())
    why = f"{left:.0%} are clearly brighter on the left, {right:.0%} on the right"
    if float(np.median([one.colours for one in stats])) <= 2 and not seamless and images[..., 3].min() < 255:
        return False, "most have at most two colours, like letters and signs, which are wrong when mirrored"
    if len(stats) < _TELLING:
        return True, "too few sprites to tell whether the light comes from one side"
    if abs(left - right) >= _LEAN:
        return False, f"{why}: the light comes from one side, which mirrored sprites would contradict"
    return True, f"{why}: the sprites are not all lit from the same side"


def _is_symmetrical(
    images: NDArray[np.uint8], layers: Mapping[str, NDArray[np.uint8]], seamless: bool, options: ArtOptions
) -> tuple[bool, str]:
    """Whether variants of symmetrical sprites stay so, and why; no reason if there are none, or if all are tiles."""
    frames = [layer for name, layer in layers.items() if name.startswith(FRAME)]
    count = sum(symmetry_of(image, [frame[row] for frame in frames]) >= 0 for row, image in enumerate(images))
    if seamless or not count:
        return False, ""
    why = f"{count} of {len(images)} sprites are mirror images of themselves; their variants stay so"
    return (True, why) if options.symmetry is not False else (False, "as requested")


def _is_soft(images: NDArray[np.uint8], options: ArtOptions) -> tuple[bool, str]:
    """Whether half-transparent pixels must be learned as such, and why it is thought so."""
    alpha = images[..., 3]
    if alpha.min() == 255:
        if options.soft_alpha:
            raise DataError("soft alpha needs transparency, but this set has none; drop --soft-alpha")
        return False, "no transparency"
    partial = ((alpha >= CLEAR) & (alpha < SOLID)).sum(axis=(1, 2)) / np.maximum(1, (alpha >= CLEAR).sum(axis=(1, 2)))
    share = float((partial > _SOFT).mean())
    if options.soft_alpha is not None:
        return options.soft_alpha, "as requested"
    if not partial.any():
        return False, "every pixel is either visible or not"
    why = f"in {share:.0%} of the sprites more than {_SOFT:.0%} of the visible pixels are half-transparent"
    return share >= _SOFT_SPRITES, why


def _thumbnail(pixels: Pixels) -> Pixels:
    """A picture for the report: every n-th pixel, so that pixel art stays crisp."""
    step = math.ceil(max(pixels.shape[:2]) / _THUMBNAIL)
    return pixels[::step, ::step].copy()
