"""Animations and poses among the art: the frames of one, and all of one character, are a sprite that shares a draw."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import PurePath
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.following import FRAME, is_frame
from assetgen_plugin.painting.rules import MAX_LAYERS

from ..image_files import IMAGE_EXTENSIONS, Picture
from .canvas import Kept, keep
from .companions import Parts, default_layer
from .items import Noted, Skipped, Sprite
from .traits import Pixels

MOST_FRAMES: Final = 64
USUAL: Final = 100  # ms of a frame that does not say
_LEAST_FILES: Final = 3  # numbered files that are an animation
_DARKER: Final = 3  # a pixel that no other frame draws loses nearly a third of its light
_ALIKE: Final = 0.4, 0.6  # of neighbouring frames: the share of their pixels and of their colours that both have
_SAME: Final = 0.3, 0.6  # the same of most poses of one character
_AKIN: Final = 0.15, 0.3  # of each
_MOVE: Final = re.compile(
    "(?:walk|run|move|idle|attack|jump|hurt|die|death|dead|fly|swim|climb|cast|shoot|hit|spin|flap|blink|crouch|slash)"
    "(?:[mnpt]?ing|s)?|dying"
)
_STILL: Final = re.compile(
    "stand(?:ing)?|sit(?:ting)?|sleep(?:ing)?|duck|kneel|cheer|dodge|sneak|crawl|stun|stagger|skid"
)
_ALSO: Final = re.compile(  # of things, too: a guard, a land, what is open
    "front|back|side|default|normal|fall(?:ing)?|land(?:ing)?|roll|dash|slide|guard|push|pull|carry|hold|talk|turn|hang|"
    "rest|throw|kick|punch|swing|stab|victory|win|dance|open|closed"
)
_POSE: Final = re.compile(f"{_MOVE.pattern}|{_STILL.pattern}|{_ALSO.pattern}")
_PAIRS: Final = {"front", "back"}, {"open", "closed"}  # which say it together
_SIDE: Final = re.compile("up|down|left|right|north|south|east|west|[nsew]|[ns][ew]")
_FIRST: Final = ("default", "idle", "normal", "stand", "standing", "front")  # which a texture shows, best first
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")  # also of names like enemyWalking
_LAST_WORD: Final = re.compile(r"(.+?)[ _.-]?([A-Z]?[a-z]+)[ _.-]?\(?(\d{1,4})?\)?")
_NUMBERED: Final = re.compile(r"(.*?)[ _.-]?\(?(\d{1,3})\)?")


def joined(pictures: Sequence[Pixels]) -> Pixels:
    """One picture of all that frames, poses or parts of a sprite draw, (H, W, 4).

    Where several draw, each pixel is the colour that is nearest to those of all, weighted by alpha; its alpha is the
    largest. So what stands still stays as it is, and what moves is there at each of its places.
    """
    stack = np.stack(pictures).astype(np.int64)  # (T, H, W, 4)
    weights = stack[..., 3]
    apart = np.zeros(weights.shape, np.int64)
    for other, weight in zip(stack, weights, strict=True):
        apart += weight * ((stack[..., :3] - other[..., :3]) ** 2).sum(axis=-1)
    apart[weights == 0] = np.iinfo(np.int64).max
    chosen = apart.argmin(axis=0)
    union = np.take_along_axis(stack, chosen[None, ..., None], axis=0)[0]
    union[..., 3] = weights.max(axis=0)
    union[union[..., 3] == 0] = 0
    rows: NDArray[np.uint8] = union.astype(np.uint8)
    return rows


def outlined(union: Pixels, pictures: Sequence[Pixels]) -> Pixels:
    """What `joined` makes of pictures, darker where only some of them draw: by it they are painted together, (H, W, 4).

    So the outline of each is a step in it, also within another's flat paint, where nothing else would say which pixels
    belong together. For what is never shown itself.
    """
    alphas = np.stack([picture[..., 3:] for picture in pictures]).astype(np.int64)  # (T, H, W, 1)
    whole = alphas.max(axis=0) * len(pictures)
    missing = whole - alphas.sum(axis=0)  # 0 where all draw alike
    darker = union.copy()
    darker[..., :3] -= (union[..., :3] * missing // np.maximum(_DARKER * whole, 1)).astype(np.uint8)
    return darker


def frames_of(frames: Sequence[Sprite]) -> Sequence[Pixels] | None:
    """The pictures of frames that can be one animation: a few, of one size; else None."""
    pictures = [frame.picture.pixels for frame in frames]
    one_size = len({picture.shape for picture in pictures}) == 1
    return pictures if one_size and 1 < len(frames) <= MOST_FRAMES else None


def look_alike(pictures: Sequence[Pixels]) -> bool:
    """Whether pictures of one size look like neighbouring frames: nearly the same shapes in the same colours."""
    return _share([_alike(one, other) for one, other in pairwise(pictures)], _ALIKE)


def animated(path: str, group: tuple[str, ...], frames: Sequence[Sprite], durations: Sequence[int]) -> Sprite:
    """The sprite that the frames of an animation are, which are layers of it. durations: in ms, 0 if not known.

    Its picture is all that they draw. A layer over the frames is one over each of them (`normal.003`); the first one's
    is that of the sprite. Frames at the end that draw nothing are left out, as packs leave them out.
    """
    drawn = [number for number, frame in enumerate(frames, 1) if frame.picture.pixels[..., 3].any()]
    frames, durations = frames[: max(drawn, default=1)], durations[: max(drawn, default=1)]
    pictures = [frame.picture.pixels for frame in frames]
    layers = [(f"{FRAME}{number:03}", picture) for number, picture in enumerate(pictures)]
    for number, frame in enumerate(frames):
        layers += [(f"{name}.{number:03}", layer) for name, layer in frame.layers]
    grey = all(frame.picture.grey for frame in frames)
    times = tuple(duration or USUAL for duration in durations)
    return Sprite(path, group, Picture(joined(pictures), grey), (*frames[0].layers, *layers), times)


def one_animation(
    items: Sequence[Sprite | Skipped | Noted], folders: tuple[str, ...]
) -> Iterator[Sprite | Skipped | Noted]:
    """Numbered files as one animation, if they look like that, else as they are."""
    sprites = [item for item in items if isinstance(item, Sprite)]
    pictures = frames_of(sprites)
    if pictures is None or any(isinstance(item, Skipped) for item in items) or not look_alike(pictures):
        yield from items
        return
    name = sprites[0].path.rstrip("0123456789()").rstrip(" _.-")
    yield from (item for item in items if isinstance(item, Noted))
    yield Noted("animation", name, f"{len(sprites)}")
    yield animated(name, folders, sprites, [0] * len(sprites))


def numbered(files: Iterable[Parts]) -> dict[Parts, tuple[Parts, ...]]:
    """Files of a folder that are named and numbered like frames (`walk_0` … `walk_5`), by the first of each."""
    found: dict[tuple[Parts, str], dict[int, Parts]] = {}
    for parts in files:
        match = _NUMBERED.fullmatch(parts[-1].rpartition(".")[0])
        if match is not None and any(map(_MOVE.fullmatch, _words(match[1]))):
            found.setdefault((parts[:-1], match[1]), {}).setdefault(int(match[2]), parts)
    runs = [[ordered[number] for number in sorted(ordered)] for ordered in found.values() if _counts_on(ordered)]
    return {run[0]: tuple(run) for run in runs}


class Pose(NamedTuple):
    """What the name of a file says: of what it is a pose, and which; with a number where there are several."""

    of: str
    name: str
    number: int

    @property
    def side(self) -> str:
        """From where it is seen, `left` of `walk_left`; "" if it does not say."""
        return "_".join(word for word in self.name.split("_") if _SIDE.fullmatch(word))

    @property
    def move(self) -> str:
        """The rest of it, `walk`."""
        return "_".join(word for word in self.name.split("_") if not _SIDE.fullmatch(word))


Posed = tuple[Pose, Kept]


def pose_of(name: str, *, whole: bool = False, moves: bool = False) -> Pose | None:
    """The pose that a name ends with: `alien_walk_left2` is (alien, walk_left, 2); None without one.

    whole: names that say nothing else (`walk`) are poses, too, of "". moves: it is an animation, of which a side alone
    (`alien_left`) says enough.
    """
    words = list(_WORD.finditer(name))
    number = int(words.pop()[0]) if words and words[-1][0].isdecimal() and len(words[-1][0]) < 5 else 0
    first = len(words)
    named = whole or bool(words and name[: words[0].start()].strip(" _.-("))  # also in letters that are no words here
    while first > (not named) and (_POSE.fullmatch(low := words[first - 1][0].lower()) or _SIDE.fullmatch(low)):
        first -= 1
    pose = words[first:]
    if not pose or not (moves or any(_POSE.fullmatch(word[0].lower()) for word in pose)):
        return None
    return Pose(name[: pose[0].start()].rstrip(" _.-("), "_".join(word[0].lower() for word in pose), number)


def with_poses(sprites: Sequence[Kept], root: str) -> tuple[list[Kept], list[Noted]]:
    """Sprites, of which those that are poses of one character, by name and looks, are one; and what was done.

    Poses are files of a folder that are named alike (`bee`, `bee_fly`, `bee_dead`), or all that are in it (`bee/fly`);
    they may be animations. Smaller ones stand in the middle of the ground of the largest. root: the name of the art.
    """
    joined_by: dict[str, Kept] = {}  # by the path of the first
    gone, noted = set(), []
    for path, members, others in _named_alike(sprites, root):
        poses = _of_one(members, others)
        character = _character(path, poses) if poses else None
        if character is not None:
            paths = {one.path for _, one in poses}
            joined_by[next(one.path for _, one in members if one.path in paths)] = character
            gone |= paths
            listed = ", ".join(f"{tag} ({n})" if n > 1 else tag for tag, n in Counter(character.tags).items())
            noted.append(Noted("poses", path, listed))
    return [joined_by.get(one.path, one) for one in sprites if one.path in joined_by or one.path not in gone], noted


def _named_alike(sprites: Sequence[Kept], root: str) -> Iterator[tuple[str, list[Posed], list[Posed]]]:
    """The poses of what may be one character, and what is named like it, but not as a pose that is known.

    Where there are too many for one, the sides of each of its moves.
    """
    groups: dict[str, tuple[str, list[Posed]]] = {}  # by the path in one case
    unknown: list[tuple[str, str, Kept]] = []
    for folder, some in groupby(sorted(sprites, key=_folder), _folder):
        named = [(one, _name(one)) for one in some]
        alone = [pose for _, name in named if (pose := pose_of(name, whole=True)) is not None and not pose.of]
        whole = len(alone) > 1 and 2 * len(alone) >= len(named)
        for one, name in named:
            pose = pose_of(name, whole=whole, moves=bool(one.durations))
            if pose is None:
                unknown.append((folder, name, one))
                pose = Pose(name, "default", 0)
            path = f"{folder}/{pose.of}".strip("/") or root
            groups.setdefault(path.casefold(), (path, []))[1].append((pose, one))
    like: dict[str, list[Posed]] = {}
    for folder, name, one in unknown:
        match = _LAST_WORD.fullmatch(name)
        if match:
            of = f"{folder}/{match[1]}".strip("/").casefold()
            like.setdefault(of, []).append((Pose(match[1], match[2].lower(), int(match[3] or 0)), one))
    for key, (path, members) in groups.items():
        if _fit(members):
            yield path, members, like.get(key, [])
            continue
        moves: dict[str, list[Posed]] = {}
        for pose, one in members:
            if pose.move and pose.side:
                moves.setdefault(pose.move, []).append((pose._replace(name=pose.side), one))
        yield from ((f"{path}_{move}", some, []) for move, some in moves.items())


def _fit(members: Sequence[Posed]) -> bool:
    """Whether the frames of all, and what lies over each of them, are as many as one sprite can have."""
    n_frames = sum(max(1, len(one.durations)) for _, one in members)
    n_over = len({name for _, one in members for name, _ in one.layers if not is_frame(name)})
    return n_frames <= MOST_FRAMES and n_frames + n_over * (1 + n_frames) <= MAX_LAYERS


def _name(kept: Kept) -> str:
    """The name of a sprite without its ending, which it has where another differs from it in that alone."""
    name = PurePath(kept.path)
    return name.stem if name.suffix.lower() in IMAGE_EXTENSIONS else name.name


def _folder(kept: Kept) -> str:
    return kept.path.rpartition("/")[0]


def _of_one(members: Sequence[Posed], others: Sequence[Posed]) -> list[Posed]:
    """The members as poses of one character in order, and those others that look like it; [] if they are not.

    Others are poses of what moves; of what is seen from the front or the back, those from other sides.
    """
    by_name: dict[tuple[str, int], Posed] = {}
    for pose, one in sorted(members, key=lambda posed: not posed[1].durations):
        by_name.setdefault((pose.name, pose.number), (pose, one))  # an animation rather than a picture of that name
    ordered = sorted(by_name.values(), key=_place)
    words = {word for pose, _ in ordered for word in pose.name.split("_")}
    says_it = any(_MOVE.fullmatch(word) or _STILL.fullmatch(word) for word in words) or any(p <= words for p in _PAIRS)
    if len(ordered) < 2 or not (says_it or any(one.durations for _, one in ordered)):
        return []
    if all(one.stats.opaque for _, one in ordered):  # tiles
        return []
    first = ordered[0][1]
    looks = [_looks(first, one) for _, one in ordered[1:]]
    if not _share(looks, _SAME):
        return []
    ordered[1:] = [posed for posed, seen in zip(ordered[1:], looks, strict=True) if _share([seen], _AKIN)]
    taken = {pose.name for pose, _ in ordered}
    moves = any(map(_MOVE.fullmatch, words))
    for name, some in groupby(sorted(others, key=_place), lambda posed: posed[0].name):
        of_name = list(some)  # a move is not torn apart
        fits = moves or (_SIDE.fullmatch(name) and not taken.isdisjoint(("front", "back")))
        if fits and name not in taken and _share([_looks(first, one) for _, one in of_name], _SAME):
            ordered += of_name
    whole = _fit(ordered) and len({one.shrink for _, one in ordered}) == 1
    return [ordered[0], *sorted(ordered[1:], key=_place)] if whole else []


def _place(posed: Posed) -> tuple[int, str, int]:
    pose, _ = posed
    return _FIRST.index(pose.move) if pose.move in _FIRST else len(_FIRST), pose.name, pose.number


def _looks(one: Kept, other: Kept) -> tuple[float, float]:
    """The shares of pixels and colours that two sprites have in common where they stand on the same ground."""
    size = max(one.frame[0], other.frame[0]), max(one.frame[1], other.frame[1])
    return _alike(_standing(one.pixels, size), _standing(other.pixels, size))


def _character(path: str, poses: Sequence[Posed]) -> Kept | None:
    """The sprite of several poses; None if it is too small."""
    size = max(one.frame[0] for _, one in poses), max(one.frame[1] for _, one in poses)
    frames: list[Sprite] = []
    durations: list[int] = []
    tags: list[str] = []
    for pose, one in poses:
        own = _frames(one, size)
        frames += own
        durations += one.durations or (USUAL,)
        tags += [pose.name] * len(own)
    over = dict.fromkeys(name for frame in frames for name, _ in frame.layers)
    frames = [_with_layers(frame, list(over)) for frame in frames]
    pose, first = poses[0]
    is_folder = not pose.of and first.group[-1:] == (_folder(first).rpartition("/")[2],)
    group = first.group[:-1] if is_folder else first.group
    whole = animated(path, group, frames, durations)
    kept = keep(
        path, group, whole.picture.pixels, grey=whole.picture.grey, layers=whole.layers, durations=whole.durations
    )
    return (
        None if isinstance(kept, str) else replace(kept, shrink=first.shrink, tags=tuple(tags[: len(kept.durations)]))
    )


def _frames(kept: Kept, size: tuple[int, int]) -> list[Sprite]:
    """A sprite, or the frames of an animation, each with what lies over it, in pictures of a size (height, width)."""
    over = {name: _standing(layer.pixels, size) for name, layer in kept.over().items()}
    if not kept.durations:
        return [Sprite(kept.path, kept.group, Picture(_standing(kept.pixels, size), kept.grey), tuple(over.items()))]
    frames = []
    for number in range(len(kept.durations)):
        ending = f".{number:03}"
        own = [(name.removesuffix(ending), layer) for name, layer in over.items() if name.endswith(ending)]
        layers = tuple((name, layer) for name, layer in own if f"{name}." != FRAME)
        frames.append(Sprite(kept.path, kept.group, Picture(over[f"{FRAME}{number:03}"], kept.grey), layers))
    return frames


def _with_layers(frame: Sprite, names: Sequence[str]) -> Sprite:
    """A frame with all layers of these names; those that it lacks are as of sprites without them."""
    own = dict(frame.layers)
    layers = ((name, own[name] if name in own else default_layer(name, frame.picture.pixels)) for name in names)
    return replace(frame, layers=tuple(layers))


def _standing(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """A picture (H, W, 4) in the middle of the ground of a larger one. size: its (height, width)."""
    (height, width), left = pixels.shape[:2], (size[1] - pixels.shape[1]) // 2
    return np.pad(pixels, ((size[0] - height, 0), (left, size[1] - width - left), (0, 0)))


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _share(found: Sequence[tuple[float, float]], least: tuple[float, float]) -> bool:
    """Whether half of the pairs have at least these shares of their pixels and of their colours in common."""
    return all(float(np.median(shares)) >= one for shares, one in zip(zip(*found, strict=True), least, strict=True))


def _counts_on(numbers: Iterable[int]) -> bool:
    """Whether numbers are 0 or 1 and those after it, without a gap."""
    ordered = sorted(numbers)
    return len(ordered) >= _LEAST_FILES and ordered[0] < 2 and ordered == list(range(ordered[0], ordered[-1] + 1))


def _alike(one: Pixels, other: Pixels) -> tuple[float, float]:
    """The share of pixels that both draw among those that either does, and of the colours of both."""
    drawn = [picture[..., 3] > 0 for picture in (one, other)]
    either = int((drawn[0] | drawn[1]).sum())
    if not either:
        return 1.0, 1.0
    colours = []
    for picture, mask in zip((one, other), drawn, strict=True):
        coarse = picture[mask][:, :3].astype(np.int64) >> 4
        counts = np.bincount(coarse @ np.array([256, 16, 1]), minlength=4096)
        colours.append(counts / max(1, counts.sum()))
    return int((drawn[0] & drawn[1]).sum()) / either, float(np.minimum(*colours).sum())
