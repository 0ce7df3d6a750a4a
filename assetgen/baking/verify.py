"""Proves that outputs are still what the packs draw: everything in a lock file is drawn again and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import Pack, PlanPack, texture_hash
from assetgen_plugin.errors import DataError

from .drawing.atlas import Frame
from .drawing.draw import draw_files, layer_pictures, open_pack, pictures_on_page, pixels_of
from .drawing.encode import decode, enlarged, read_pixels, read_rgba
from .drawing.godot import without_additions
from .drawing.tasks import Batch, PackFile, TextureTask
from .ledger.frames import gap_and_extrude
from .ledger.lock import FileLine, Header, TextureLine, file_hash, read_lock
from .ledger.plan import batched
from .spec.bake_file import LOCK_FILE
from .spec.names import frames_asked, frames_files, layer_file, layers_asked
from .spec.settings import PLAN_FORMATS, SUFFIXES

_BATCH = 256  # textures drawn at a time
_OTHER_IN_ATLAS = "other pixels in its atlas than the pack draws"
_OTHER_LAYER = "its layer {!r} is missing or shows other pixels than the pack draws"


def verify(place: Path, pack_path: Path | None = None) -> tuple[int, list[str]]:
    """Draws every texture of a lock file, or of the one in a folder, again: (how many, what is wrong, a line each).

    pack_path: in place of the packs that the lock file names. Raises DataError or PackError if there is no lock file,
    or if a pack is missing or is not the one that was baked.
    """
    lock = place / LOCK_FILE if place.is_dir() else place
    header, lines = read_lock(lock)
    out = lock.parent / header.out
    packs = {short: _pack(lock, entry, pack_path) for short, entry in header.packs.items()}
    pages = _Pages(out, header)
    n_textures, wrong = 0, []
    for is_texture, group in groupby(lines, lambda line: isinstance(line, TextureLine)):
        if not is_texture:
            wrong += [problem for line in group if (problem := _file_problem(out, line)) is not None]
            continue
        for chunk in batched(group, _BATCH):
            textures = [line for line in chunk if isinstance(line, TextureLine)]
            known = [line for line in textures if line.request["pack"] in packs]
            wrong += [
                f"{line.name}: drawn by a pack ({line.request['pack']}) that the lock file no longer names"
                for line in textures
                if line.request["pack"] not in packs and not line.left
            ]
            n_textures += len(known)
            for pair in dict.fromkeys(map(_packs_of, known)):
                wrong += _problems(out, packs, [line for line in known if _packs_of(line) == pair], pages)
    return n_textures, wrong


class _Pages:
    """The pages of atlases, the last of each layer kept."""

    def __init__(self, out: Path, header: Header) -> None:
        self._out = out
        self._atlases = header.atlases
        self._last: dict[str | None, tuple[str, NDArray[np.uint8] | None]] = {}  # by layer

    def gaps(self, line: TextureLine) -> tuple[int, int]:
        """(gap, extrude) of the atlas of a texture, px, as far as the lock file says them."""
        return gap_and_extrude(str(self._atlases.get(line.request["atlas"], {}).get("settings")))

    def cut(self, line: TextureLine, layer: str | None = None) -> NDArray[np.uint8] | None:
        """What an atlas shows of a texture or its layer, (H, W, 4); None if the page is missing or too small."""
        assert line.frame is not None
        page, x, y, width, height = line.frame
        name = line.request["atlas"]
        atlas = self._atlases.get(name, {})
        suffix = SUFFIXES.get(atlas.get("format", "png"), ".png")
        path = f"{name}-{page}{suffix}"
        path = path if layer is None else layer_file(path, layer)
        if path != self._last.get(layer, ("", None))[0]:
            pixels = read_rgba(self._out / path) if suffix != ".rgba" else _raw(self._out / path, atlas.get("width", 1))
            self._last[layer] = path, pixels
        pixels = self._last[layer][1]
        if pixels is None or pixels.shape[0] < y + height or pixels.shape[1] < x + width:
            return None
        return pixels[y : y + height, x : x + width]


def _packs_of(line: TextureLine) -> tuple[str, str | None]:
    """The short names of a texture's pack and of its tiles."""
    return line.request["pack"], line.request.get("tiles")


def _problems(
    out: Path, packs: Mapping[str, Pack | PlanPack], lines: list[TextureLine], pages: _Pages
) -> Iterator[str]:
    """What is wrong with textures of one pack and tiles, a line each."""
    short, short_of_tiles = _packs_of(lines[0])
    pack, tiles = packs[short], packs.get(short_of_tiles or "")
    if short_of_tiles is not None and not isinstance(tiles, Pack):
        yield from (f"{one.name}: drawn with tiles of a pack that the lock file no longer names" for one in lines)
        return
    assert tiles is None or isinstance(tiles, Pack)
    tasks = [TextureTask(line.name, line.request, line.attempt) for line in lines]
    for line, texture in zip(lines, pixels_of(pack, tasks, None, tiles)[0], strict=True):
        pixels, format = enlarged(texture, line.request.get("scale", 1)), line.request.get("format", "png")
        if format in PLAN_FORMATS:
            problem = _plan_problem(out, line, pack, tiles)
        else:
            problem = _problem(out, line, pixels) or (
                _page_problem(line, pixels, pack, pages)
                if line.file is None
                else _layer_problem(out, line, pack) or _frames_problem(out, line, pack)
            )
        if problem is not None:
            yield f"{line.file or line.name}: {problem}"


def _plan_problem(out: Path, line: TextureLine, pack: Pack | PlanPack, tiles: Pack | None) -> str | None:
    """What is wrong with the data file of a plan, or with the picture that it shows."""
    file = PackFile(Path(), pack.fingerprint)
    task = TextureTask(line.name, line.request, line.attempt)
    (drawn,) = draw_files(Batch(file, (task,)), pack, tiles)
    if drawn.pixels != line.pixels:
        return "the pack draws another plan than the lock file has"
    try:
        found = None if line.file is None else without_additions(line.file, (out / line.file).read_bytes())
    except OSError:
        return "missing"
    if found != drawn.files[0].content:
        return "another plan than the pack draws"
    for image in drawn.files[1:]:
        shown = read_rgba(out / image.path)
        if shown is None or texture_hash(shown) != image.pixels:
            return f"its picture {image.path} is missing or shows something else"
    return None


def _problem(out: Path, line: TextureLine, pixels: NDArray[np.uint8]) -> str | None:
    if line.pixels is None or not texture_hash(pixels).startswith(line.pixels):
        return "the pack draws other pixels than the lock file has"
    if line.file is None:
        return None
    content = _content(out / line.file)
    if content is None:
        return "missing"
    height, width, channels = pixels.shape
    found = decode(content, line.request.get("format", "png"), (height, width, channels))
    return None if found is not None and np.array_equal(found, pixels) else "other pixels than the pack draws"


def _page_problem(line: TextureLine, pixels: NDArray[np.uint8], pack: Pack | PlanPack, pages: _Pages) -> str | None:
    """What is wrong with a texture on a page of its atlas, and with its layers on the pages beside it."""
    if line.frame is None:
        return _OTHER_IN_ATLAS
    page, x, y, width, height = line.frame
    frame, task = Frame(line.name, page, x, y, width, height), TextureTask(line.name, line.request, line.attempt)
    for layer, drawn in pictures_on_page(pack, task, pixels, frame, *pages.gaps(line)).items():
        shown = pages.cut(line, layer or None)
        if shown is None or not np.array_equal(shown, drawn):
            return _OTHER_LAYER.format(layer) if layer else _OTHER_IN_ATLAS
    return None


def _layer_problem(out: Path, line: TextureLine, pack: Pack | PlanPack) -> str | None:
    """What is wrong with the layers of a texture beside its file."""
    assert line.file is not None
    task = TextureTask(line.name, line.request, line.attempt)
    for layer, pixels in layer_pictures(pack, task, layers_asked(line.request)).items():
        content = _content(out / layer_file(line.file, layer))
        height, width, _ = pixels.shape
        format = line.request.get("format", "png")
        shown = None if content is None else decode(content, format, (height, width, 4))
        if shown is None or not np.array_equal(shown, pixels):
            return _OTHER_LAYER.format(layer)
    return None


def _frames_problem(out: Path, line: TextureLine, pack: Pack | PlanPack) -> str | None:
    """What is wrong with the frames of an animation beside a texture, or with what tells how they are played."""
    frames = frames_asked(line.request)
    if frames is None:
        return None
    files = frames_files(line.name, line.request, frames)
    (drawn,) = draw_files(
        Batch(PackFile(Path(), pack.fingerprint), (TextureTask(line.name, line.request, line.attempt),)), pack
    )
    for image in (image for image in drawn.files if image.path in files):
        content = _content(out / image.path)
        if content is None:
            return f"{image.path} is missing"
        if content == image.content:
            continue
        shown = read_pixels(content)
        if shown is None or texture_hash(shown) != image.pixels:
            return f"{image.path} is not what the pack draws"
    return None


def _content(path: Path) -> bytes | None:
    """The bytes of a file; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})") from error


def _file_problem(out: Path, line: TextureLine | FileLine) -> str | None:
    """What is wrong with a data file; images are compared with what they show."""
    if not isinstance(line, FileLine) or line.content is None or line.left:
        return None
    found = file_hash(out / line.file)
    return None if found == line.content else f"{line.file}: {'missing' if found is None else 'other content'}"


def _pack(lock: Path, entry: dict[str, str], given: Path | None) -> Pack | PlanPack:
    path = given or lock.parent / entry["file"]
    if not path.exists():
        raise DataError(f"the pack {path} that {lock} names does not exist; name it with --pack")
    pack = open_pack(path)
    if pack.fingerprint != entry["fingerprint"]:
        raise DataError(
            f"{path} is another pack ({pack.fingerprint[:12]}) than the one that was baked with "
            f"({entry['fingerprint'][:12]}); name that one with --pack, or bake again"
        )
    return pack


def _raw(path: Path, width: int) -> NDArray[np.uint8] | None:
    try:
        return np.frombuffer(path.read_bytes(), np.uint8).reshape(-1, width, 4)
    except (OSError, ValueError):
        return None


def lines_of(image: Path) -> Iterator[tuple[Path, Header, TextureLine]]:
    """The lines about an image in the lock files of its folder and of the folders above it."""
    target = image.resolve()
    for folder in target.parents:
        lock = folder / LOCK_FILE
        if not lock.is_file():
            continue
        header, lines = read_lock(lock)
        out = (folder / header.out).resolve()
        for line in lines:
            if isinstance(line, TextureLine) and line.file is not None and out / line.file == target:
                yield lock, header, line
