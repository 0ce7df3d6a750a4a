"""An image set from art: one size, one place to stand, no repeats; every decision explained in the report.

`load_art` reads top to bottom: read → native grid → kind of art → plan of sizes → draw → repeats and seams → classes
and names → traits. Sprites are kept compressed until the set's size is known, so that memory follows the art.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from ..image_files import clean
from ..image_set import ImageSet, Traits
from .canvas import Decision, Kept, Plan, alignment, draw, is_pixel_art, is_shrunk, kept_of, planned, to_native
from .report import ArtReport
from .sources import ArtOptions, Left, Reason, Sprite, licence_of, read_art
from .traits import CLEAR, SOLID, Measures, Pixels, near_repeats, seam_ratio

_MAX_KEPT = 2 << 30  # bytes of compressed sprites
_SEAMLESS = (0.7, 1.3)  # seam ratios of what tiles
_NEAR = 0.03  # root mean square difference, of 0..1, of what nearly repeats another sprite
_LIT, _LEAN = 0.1, 0.3  # correlation of brightness with x that shows; share of sprites that one side has more
_TELLING = 24  # sprites from which that is no coincidence
_SOFT, _SOFT_SPRITES = 0.03, 0.2  # share of half-transparent pixels from which they matter in a sprite; of such sprites
_LEAST_SPRITES = 2  # one to learn from, one to check with
_LEAST_CLASS = 4  # sprites of a class
_PICTURES = 60  # of what is not trained on, kept for the report
_THUMBNAIL = 64  # pixels a side of those


class _Desk:
    """What was kept and what was left, with the reasons."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.left: list[Left] = []
        self.n_pictures = 0

    def leave(self, path: str, reason: Reason, why: str, pixels: Pixels | None = None) -> None:
        """Notes why something is not trained on, with a picture of the first ones."""
        picture = None
        if pixels is not None and self.n_pictures < _PICTURES:
            picture = _thumbnail(pixels)
            self.n_pictures += 1
        self.left.append(Left(path, reason, why, picture))


def load_art(source: Path, options: ArtOptions = ArtOptions()) -> tuple[ImageSet, ArtReport]:  # noqa: B008 (frozen)
    """The art in a folder, sheet, sheet's JSON or animation as one image set, and what was decided about it.

    Raises DataError if the source cannot be used or holds fewer than two usable sprites.
    """
    # read
    desk = _Desk()
    _read(source, options, desk)
    _require_sprites(source, desk)
    decisions: list[Decision] = []

    # native grid
    desk.kept, gone, decision = to_native(desk.kept, options)
    decisions.append(decision)
    for kept, why in gone:
        desk.leave(kept.path, "too small", why, kept.pixels)
    _require_sprites(source, desk)

    # kind of art
    pixel_art, why = is_pixel_art([kept.about for kept in desk.kept], desk.kept, options)
    decisions.append(Decision("pixel art", "yes" if pixel_art else "no", why, "pixel-art"))
    align, why = alignment(desk.kept, options)
    decisions.append(Decision("standing", align, why, "align"))

    # plan of sizes
    plan, decision = planned(desk.kept, pixel_art, align, options)

    # draw
    images, drawn = _drawn(desk.kept, plan, desk)
    shrunk = [kept.path for kept in drawn if is_shrunk(kept, plan)]
    if shrunk:
        listed = ", ".join(shrunk[:4]) + (", …" if len(shrunk) > 4 else "")
        why = f"{decision.why}; {len(shrunk)} larger ones are reduced until they fit: {listed}"
        decision = replace(decision, why=why)
    decisions.append(decision)

    # repeats and seams
    rows = _without_repeats(images, drawn, desk)
    images, drawn = images[rows], [drawn[row] for row in rows]
    opaque = bool(len(images)) and images[..., 3].min() == 255
    ratios = [seam_ratio(image) for image in images] if opaque else []
    seamless, why = _tiles(ratios, plan, options)
    decisions.append(Decision("seamless", "yes" if seamless else "no", why, "seamless"))
    if seamless:
        fits = [_SEAMLESS[0] <= ratio <= _SEAMLESS[1] for ratio in ratios]
        for row in np.flatnonzero(~np.array(fits)):
            why = f"seam ratio {ratios[row]:.2f}; tiles that go on at the other side have 0.7 to 1.3"
            desk.leave(drawn[row].path, "not seamless", why, images[row])
        images, drawn = images[np.array(fits)], [kept for kept, fit in zip(drawn, fits, strict=True) if fit]
    desk.kept = drawn
    _require_sprites(source, desk)
    near = near_repeats(images, _NEAR)

    # classes and names
    names = _names([kept.path for kept in drawn])
    labels, label_names, why = _classes([kept.group for kept in drawn], options)
    n_classes = f"{len(label_names)}" if label_names else "none"
    decisions.append(Decision("classes", n_classes, why, "classes"))

    # traits
    flips, why = _may_flip([kept.about for kept in drawn], images, seamless, options)
    decisions.append(Decision("flips", "yes" if flips else "no", why, "flips"))
    soft, why = _is_soft(images, options)
    decisions.append(Decision("soft alpha", "yes" if soft else "no", why, "soft-alpha"))
    if opaque:
        images = images[..., :1] if all(kept.grey for kept in drawn) else images[..., :3]
    traits = Traits(
        flips=flips,
        seamless=seamless,
        soft_alpha=soft,
        anchor="centre" if seamless else align,
        pixel_art=pixel_art,
    )
    data = ImageSet(
        name=str(source),
        licence=licence_of(source),
        images=np.ascontiguousarray(images),
        labels=labels,
        label_names=label_names,
        names=names,
        traits=traits,
    )
    report = ArtReport(
        source=clean(str(source)),
        images=data.images,
        names=names,
        labels=labels,
        label_names=label_names,
        left=tuple(desk.left),
        near=tuple(near),
        decisions=tuple(decisions),
        plan=plan,
        seamless=seamless,
        has_licence=bool(data.licence),
    )
    return data, report


def load_more(
    source: Path, options: ArtOptions, plan: Plan, channels: int
) -> tuple[tuple[str, ...], NDArray[np.uint8], tuple[Left, ...]]:
    """More sprites, drawn as those of an earlier set were: their names, images (N, H, W, channels), and what was left.

    plan: of that set's report. Raises DataError if none of them can be used.
    """
    desk = _Desk()
    _read(source, options, desk)
    kept, gone, _ = to_native(desk.kept, options)
    for one, why in gone:
        desk.leave(one.path, "too small", why, one.pixels)
    images, drawn = _drawn(kept, plan, desk)
    if not drawn:
        reasons = "; ".join(f"{left.path}: {left.why}" for left in desk.left[:3]) or "no image"
        raise DataError(f"{clean(str(source))} holds no sprite that can be added ({reasons})")
    return _names([one.path for one in drawn]), np.ascontiguousarray(images[..., :channels]), tuple(desk.left)


def _read(source: Path, options: ArtOptions, desk: _Desk) -> None:
    """Puts all that is found on the desk."""
    n_bytes = 0
    for item in read_art(source, options):
        if isinstance(item, Left):
            desk.left.append(item)
        elif sprite := _kept(item, desk):
            desk.kept.append(sprite)
            n_bytes += len(sprite.packed)
            if n_bytes > _MAX_KEPT:
                raise DataError(f"{clean(str(source))} has too much art for one set; train on a part of it")


def _drawn(kept: Sequence[Kept], plan: Plan, desk: _Desk) -> tuple[NDArray[np.uint8], list[Kept]]:
    """Images (N, H, W, 4) of the sprites that the plan has a place for, and these sprites."""
    drawn: list[Kept] = []
    images = np.zeros((len(kept), *plan.canvas, 4), np.uint8)
    for one in kept:
        why = draw(images[len(drawn)], one, plan)
        if why:
            desk.leave(one.path, "odd size", why, one.pixels)
        else:
            drawn.append(one)
    return images[: len(drawn)], drawn


def _kept(sprite: Sprite, desk: _Desk) -> Kept | None:
    """A sprite as it is kept until all are known; None if it is left."""
    pixels = sprite.picture.pixels
    if not pixels[..., 3].any():
        desk.leave(sprite.path, "empty", f"{pixels.shape[1]}×{pixels.shape[0]}, without a visible pixel")
        return None
    kept = kept_of(sprite.path, sprite.group, pixels, grey=sprite.picture.grey)
    if isinstance(kept, str):
        desk.leave(sprite.path, "too small", kept, pixels)
        return None
    return kept


def _require_sprites(source: Path, desk: _Desk) -> None:
    if len(desk.kept) >= _LEAST_SPRITES:
        return
    others = [left for left in desk.left if left.is_skipped]
    text = f"{clean(str(source))} has {len(desk.kept) or 'no'} sprite{'s' * (not desk.kept)} to train on"
    if desk.kept:
        text += f", and at least {_LEAST_SPRITES} are needed"
    if others:
        counts = Counter(left.reason for left in others)
        listed = ", ".join(f"{n} {reason}" for reason, n in counts.most_common())
        text += f"; skipped: {listed}; the first, {others[0].path}: {others[0].why}"
    else:
        text += f"; PNG, WebP, GIF, JPEG and BMP are read, and {len(desk.left)} other files were found"
    raise DataError(text)


def _without_repeats(images: NDArray[np.uint8], drawn: Sequence[Kept], desk: _Desk) -> NDArray[np.int64]:
    """The rows that repeat no earlier image; the others are left."""
    first: dict[bytes, int] = {}
    rows: list[int] = []
    for row, image in enumerate(images):
        key = hashlib.blake2b(image.tobytes(), digest_size=16).digest()
        if key in first:
            other = drawn[first[key]].path
            desk.leave(drawn[row].path, "duplicate", f"the same image as {other}", image)
        else:
            first[key] = row
            rows.append(row)
    return np.array(rows, np.int64)


def _tiles(ratios: Sequence[float], plan: Plan, options: ArtOptions) -> tuple[bool, str]:
    """Whether the set is one of tiles that go on at the opposite edge."""
    if options.seamless is False:
        return False, "as asked"
    if not ratios:
        if options.seamless:
            raise DataError(
                "seamless sets have no transparent pixels and one size of tiles, and this one has; drop --seamless"
            )
        return False, "sprites with transparency do not tile"
    median, share = float(np.median(ratios)), np.mean([_SEAMLESS[0] <= ratio <= _SEAMLESS[1] for ratio in ratios])
    why = f"median seam ratio {median:.2f} (about 1 is seamless), {share:.0%} of the tiles within 0.7 to 1.3"
    if plan.canvas[0] % 4 or plan.canvas[1] % 4:
        if options.seamless:
            raise DataError(
                f"seamless tiles have sides of multiples of 4, not {plan.canvas[1]}×{plan.canvas[0]}; give --size"
            )
        return False, f"{why}, but sides are no multiples of 4"
    if options.seamless:
        return True, f"as asked; {why}"
    return _SEAMLESS[0] <= median <= _SEAMLESS[1] and bool(share >= 1 / 3), why


def _names(paths: Sequence[str]) -> tuple[str, ...]:
    """A name for each path, all different: the last part where that is enough, the whole path otherwise."""
    stems = Counter(PurePosixPath(path).name for path in paths)
    names: list[str] = []
    taken: set[str] = set()
    for path in paths:
        stem = PurePosixPath(path).name
        base = clean(stem if stems[stem] == 1 else path)
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
        return *none, "as asked"
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
            raise DataError(f"classes need two folders or tags with sprites, and there are {found}; drop --classes")
        return *none, "all in one folder" if found < 2 else f"of {found} folders too few have {least} sprites"
    rest = sorted(counts.keys() - set(proper))
    n_rest = sum(counts[top] for top in rest)
    label_names = (*proper, *(["other"] if n_rest and "other" not in proper else []))
    label_of = {name: number for number, name in enumerate(label_names)}
    labels = np.array([label_of[top if top in label_of else "other"] for top in tops], np.int64)
    deep = any(len(group) > depth + 1 for group in groups)
    why = "folders (or tags) are classes" + (", those inside them are not" if deep else "")
    if n_rest:
        why += f"; {n_rest} sprites of {len(rest)} folders with fewer than {least}, or of none, are in “other”"
    return labels, label_names, why


def _may_flip(
    about: Sequence[Measures], images: NDArray[np.uint8], seamless: bool, options: ArtOptions
) -> tuple[bool, str]:
    """Whether mirrored sprites look as right as the drawn ones."""
    if options.flips is not None:
        return options.flips, "as asked"
    lights = np.array([one.light for one in about])
    left, right = float((lights < -_LIT).mean()), float((lights > _LIT).mean())
    why = f"{left:.0%} are plainly brighter at the left, {right:.0%} at the right"
    if float(np.median([one.colours for one in about])) <= 2 and not seamless and images[..., 3].min() < 255:
        return False, "two colours or fewer each, like letters and signs, which mirrored are wrong"
    if len(about) < _TELLING:
        return True, "too few sprites to tell whether the light comes from one side"
    if abs(left - right) >= _LEAN:
        return False, f"{why}: the light comes from one side, and mirrored sprites would show it"
    return True, f"{why}: the light does not come from one side throughout"


def _is_soft(images: NDArray[np.uint8], options: ArtOptions) -> tuple[bool, str]:
    """Whether half-transparent pixels are to be learned as such."""
    alpha = images[..., 3]
    if alpha.min() == 255:
        if options.soft_alpha:
            raise DataError("soft alpha needs transparency, and this set has none; drop --soft-alpha")
        return False, "no transparency"
    partial = ((alpha >= CLEAR) & (alpha < SOLID)).sum(axis=(1, 2)) / np.maximum(1, (alpha >= CLEAR).sum(axis=(1, 2)))
    share = float((partial > _SOFT).mean())
    if options.soft_alpha is not None:
        return options.soft_alpha, "as asked"
    if not partial.any():
        return False, "pixels are visible or not"
    why = f"{share:.0%} of the sprites have half-transparent pixels, more than {_SOFT:.0%} of what is visible of them"
    return share >= _SOFT_SPRITES, why


def _thumbnail(pixels: Pixels) -> Pixels:
    """A picture for the report: every n-th pixel, so that pixel art stays crisp."""
    step = math.ceil(max(pixels.shape[:2]) / _THUMBNAIL)
    return pixels[::step, ::step].copy()
