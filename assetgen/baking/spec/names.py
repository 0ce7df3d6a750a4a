"""Names of files: what every file system accepts, what stays inside its folder, what each output is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from assetgen_plugin.errors import DataError

from .settings import SUFFIXES

MAX_PART = 150  # bytes of one part, UTF-8: room for suffixes below the usual 255
MAX_NAME = 400
_LAYERS = {"normal": "n", "emission": "e", "specular": "s"}  # as art names them beside its files
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def check_name(name: str, what: str) -> str:
    """Returns a relative name with / between its parts unchanged; DataError if some file system would refuse it."""

    def refuse(why: str) -> DataError:
        shown = name if len(name) <= 60 else name[:60] + "…"
        return DataError(
            f"{what} {shown!r} {why}; allowed are letters, digits, - _ . and spaces, with / between folders"
        )

    if len(name.encode("utf-8", "replace")) > MAX_NAME:
        raise refuse(f"is longer than {MAX_NAME} bytes")
    if unicodedata.normalize("NFC", name) != name:
        raise refuse("is not in Unicode's composed form (NFC), so file systems would treat it differently")
    for part in name.split("/"):
        if part in ("", ".", ".."):
            raise refuse("leads out of its folder or has an empty part")
        if "\\" in part:
            raise refuse("has a backslash; write / between folders")
        if not re.fullmatch(r"[\w. -]+", part):
            raise refuse("has a character that some file systems reject")
        if part.startswith((".", " ")) or part.endswith((".", " ")):
            raise refuse("has a part that begins or ends with a dot or a space")
        if part.split(".")[0].casefold() in _RESERVED:
            raise refuse("is a device name on Windows")
        if len(part.encode()) > MAX_PART:
            raise refuse(f"has a part longer than {MAX_PART} bytes")
    return name


def folded(path: str) -> str:
    """The same text for all paths that some file system takes for one: case and Unicode forms are ignored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def slugs(labels: Sequence[str]) -> dict[str, str]:
    """Each label as a part of a file name: letters, digits, dot, dash and underscore, in lower case, all different."""
    plain = [re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", label)).strip(".").casefold() for label in labels]
    counts: dict[str, int] = {}
    for slug in plain:
        counts[slug] = counts.get(slug, 0) + 1
    return {
        label: f"{slug}-{number}" if counts[slug] > 1 or not slug else slug
        for number, (label, slug) in enumerate(zip(labels, plain, strict=True))
    }


def texture_file(name: str, request: Mapping[str, Any]) -> str:
    """The file of a texture that is not in an atlas, by its name and its request as in the lock file."""
    return name + SUFFIXES[request.get("format", "png")]


def texture_files(name: str, request: Mapping[str, Any], size: tuple[int, int]) -> dict[str, tuple[int, int]]:
    """All files of a texture that is not in an atlas, with the (H, W) of each, in the order in which they are drawn.

    Its own with its mip maps, or with the picture that a map shows; then those of its layers; then the frames of an
    animation: a strip, one of each layer, and what tells how they are played. size: width, height.
    """
    own, mips = texture_file(name, request), request.get("mips", 0)
    if shows_picture(request):
        return dict.fromkeys((own, f"{name}.png"), size[::-1])
    found: dict[str, tuple[int, int]] = {}
    for image in (own, *(layer_file(own, layer) for layer in layers_asked(request))):
        for level, file in enumerate(image_files(image, size, mips)):
            found[file] = mip_shape(size, level)
    frames = frames_asked(request)
    if frames is not None:
        wide = size[1], size[0] * len(frames.durations)
        return found | dict.fromkeys(frames_files(name, request, frames), wide)
    return found


TAG: Final = re.compile(r"[^,;:/\\\x00-\x1f]{1,40}")
"""Names of poses that lock files and the names of frames can have."""
_FRAME: Final = rf"(?:{TAG.pattern}:)?[0-9]{{1,9}}"
_FRAMES: Final = re.compile(rf"{_FRAME}(?:,{_FRAME})*(?:;[^;]+)*")


class FramesAsked(NamedTuple):
    """The frames of a texture that is an animation. durations: ms of each. layers: that lie over each of them.

    tags: the pose that each shows, such as `walk`; "" of a sprite without poses.
    """

    durations: tuple[int, ...]
    layers: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def text(self) -> str:
        """As in the lock file: `100,100;normal`, with poses `stand:100,walk:80,walk:80;normal`."""
        shown = [f"{tag}:{time}" if tag else f"{time}" for tag, time in zip(self.tags, self.durations, strict=True)]
        return ";".join([",".join(shown), *self.layers])

    def played(self, name: str) -> list[tuple[str, list[int]]]:
        """What is played of it, with the numbers of its frames: each pose, else all as `name`."""
        found: dict[str, list[int]] = {}
        for number, tag in enumerate(self.tags):
            found.setdefault(tag or name, []).append(number)
        return list(found.items())


def frames_asked(request: Mapping[str, Any]) -> FramesAsked | None:
    """The frames that are written beside a texture, by its request as in the lock file; None without any."""
    if "frames" not in request:
        return None
    shown, *layers = request["frames"].split(";")
    tags, _, times = zip(*(one.rpartition(":") for one in shown.split(",")), strict=True)
    return FramesAsked(tuple(map(int, times)), tuple(layers), tags)


def is_frames(text: str) -> bool:
    """Whether the frames of a texture in a lock file are written as `FramesAsked.text`."""
    return _FRAMES.fullmatch(text) is not None


def frames_files(name: str, request: Mapping[str, Any], frames: FramesAsked) -> list[str]:
    """The strip of an animation's frames, strips of their layers, and the files that tell how they are played.

    GameMaker takes the number of frames from the name of a strip.
    """
    stem = f"{name}_strip{len(frames.durations)}"
    own = stem + SUFFIXES[request.get("format", "png")]
    played = [f"{stem}{ending}" for ending in (".json", ".tres")]
    return [own, *(layer_file(own, layer) for layer in frames.layers), *played]


def layers_asked(request: Mapping[str, Any]) -> list[str]:
    """The layers that are written beside a texture, by its request as in the lock file."""
    return request["layers"].split("\n") if "layers" in request else []


def layer_file(path: str, layer: str) -> str:
    """The file of a layer of an image: loot/boots_7_3_n.png."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}_{_LAYERS.get(layer, layer)}{dot}{suffix}"


def shows_picture(request: Mapping[str, Any]) -> bool:
    """Whether a texture is a map that takes its tiles from a picture of its own."""
    return request.get("format") == "tscn" or (request.get("format") == "tmj" and "tiles" in request)


def mip_file(path: str, level: int) -> str:
    """The file of a mip map: loot/boots_7_3.mip1.png."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}.mip{level}{dot}{suffix}"


def mip_shape(size: tuple[int, int], level: int) -> tuple[int, int]:
    """(H, W) of a mip map of an image. size: width, height of the image."""
    return max(1, -(-size[1] >> level)), max(1, -(-size[0] >> level))


def image_files(path: str, size: tuple[int, int], mips: int) -> list[str]:
    """An image's own file and those of its mip maps, at most `mips`: the last is 1×1. size: width, height."""
    n_levels = min(mips, (max(size) - 1).bit_length())
    return [path, *(mip_file(path, level) for level in range(1, n_levels + 1))]
