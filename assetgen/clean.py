"""Cleans image files with a denoiser: what `assetgen clean` and `assetgen denoise` do.

Scans come from other people's disks, so each file is read within bounds, and what cannot be read is reported and passed
over. Originals are never written to. Outputs are 8-bit PNG files with the model's fingerprint in them, by which a later
run knows what it may replace.
"""

from __future__ import annotations

import io
import math
import os
import threading
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, PngImagePlugin, UnidentifiedImageError

from assetgen_plugin import Denoiser
from assetgen_plugin.errors import AssetgenError, DataError
from assetgen_training.art_files import clean as printable
from assetgen_training.art_files import header_size, open_regular
from assetgen_training.files import write_atomic
from assetgen_training.pictures import to_image

MAX_PIXELS = 50_000_000  # A4 at 600 dpi has 35 million
DEFAULT_MODEL = Path(__file__).parents[1] / "samples" / "packs" / "clean-text.onnx"
_ENDINGS = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"}
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_PAGED = {"PNG", "TIFF", "WEBP"}  # may hold more than one image; a JPEG's further ones are previews
_MAX_BYTES = 1 << 32  # of a file; it is read piece by piece
_MAX_PROFILE = 1 << 20  # bytes of a colour profile
_MARK = "assetgen:denoiser"
_pillow = threading.Lock()  # its pixel limit and the warning filters are of the whole process


@dataclass
class Cleaned:
    """What a run did: (source, output) of each image written, (source, reason) of each one passed over."""

    written: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "written": [{"file": source, "to": target} for source, target in self.written],
            "failed": [{"file": source, "why": why} for source, why in self.failed],
        }


def clean_files(
    sources: Sequence[Path],
    out: Path,
    model: Path,
    *,
    jobs: int = 1,
    max_pixels: int = MAX_PIXELS,
    force: bool = False,
    done: Callable[[int, int], None] = lambda n_done, n_files: None,
) -> Cleaned:
    """Cleans files, and the images in folders, into the folder out, where folders are kept and all become PNG.

    model: a denoiser's file. jobs: images at a time. max_pixels: larger images are refused. force: replace files in out
    that no run of ours wrote. done: called after each image.
    Raises DataError if out would hold an original, or if there is nothing to clean; PackError for the model.
    """
    denoiser = Denoiser.open(model, threads=max(1, (os.cpu_count() or 1) // jobs))
    plan = planned(sources, out)
    cleaned = Cleaned()

    def one(source: Path, target: Path) -> None:
        _check_target(target, force=force)
        pixels, settings = read_scan(source, max_pixels)
        write_atomic(target, _png(denoiser.clean(pixels), denoiser.fingerprint, settings))

    with _patient_pillow(), ThreadPoolExecutor(jobs) as pool:
        runs = {pool.submit(one, source, target): (source, target) for source, target in plan}
        try:
            for n_done, run in enumerate(as_completed(runs), start=1):
                source, target = runs[run]
                error = run.exception()
                if error is None:
                    cleaned.written.append((str(source), str(target)))
                elif isinstance(error, AssetgenError | MemoryError):
                    why = "there is not enough memory for it" if isinstance(error, MemoryError) else str(error)
                    cleaned.failed.append((str(source), printable(why.removeprefix(f"{source}: "))))
                else:
                    raise error
                done(n_done, len(plan))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    cleaned.written.sort()
    cleaned.failed.sort()
    return cleaned


@contextmanager
def _patient_pillow() -> Iterator[None]:
    """Pillow without a pixel limit of its own (ours comes first) and without its warnings of odd tags."""
    with _pillow, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def planned(sources: Sequence[Path], out: Path) -> list[tuple[Path, Path]]:
    """(source, target) of each image: no target is an original, and no two are one file, on any file system."""
    found: dict[Path, Path] = {}  # the path itself to its name in out
    for source in sources:
        if source.is_dir():
            if out.exists() and out.samefile(source):
                raise DataError(f"{out} is the folder of the originals, which stay as they are; choose another --out")
            for path in _images_in(source, out):
                found.setdefault(path, path.relative_to(source))
        elif os.path.lexists(source):
            found.setdefault(source, Path(source.name))
        else:
            raise DataError(f"{source} is not there")
    if not found:
        raise DataError(f"no images in {', '.join(map(str, sources))}; read are {', '.join(sorted(_ENDINGS))}")
    originals = {path.resolve() for path in found}
    plain = Counter(_name(relative.with_suffix(".png")) for relative in found.values())
    taken: set[str] = set()
    plan = []
    for path, relative in sorted(found.items()):
        name = relative.with_suffix(".png")
        if plain[_name(name)] > 1:  # a.png and a.jpg become a.png.png and a.jpg.png
            name = relative.with_name(relative.name + ".png")
        number = 2
        while _name(name) in taken:
            name = relative.with_name(f"{relative.name}-{number}.png")
            number += 1
        taken.add(_name(name))
        target = out / name
        if target.resolve() in originals:
            raise DataError(f"{target} is an original, and those stay as they are; choose another --out")
        plan.append((path, target))
    return plan


def read_scan(path: Path, max_pixels: int) -> tuple[NDArray[np.uint8], dict[str, Any]]:
    """(pixels (H, W, C) uint8 of 1 to 4 channels, what PNG files keep of its resolution and colour profile).

    Upright as its EXIF says; 16 bits become 8, palettes and CMYK become RGB. Raises DataError, its text the reason.
    """
    with open_regular(path, _MAX_BYTES) as file:
        try:
            size = header_size(file.read(30))
            if size is not None:
                _check_size(size, max_pixels)
            file.seek(0)
            with Image.open(file, formats=_FORMATS) as image:
                _check_size(image.size, max_pixels)
                _check_single(image)
                return _pixels(image), _settings(image)
        except UnidentifiedImageError as error:
            raise DataError("is no image of a kind that is read (PNG, JPEG, TIFF, WebP, BMP), or damaged") from error
        except (AssetgenError, MemoryError):
            raise
        except Exception as error:  # decoders raise whatever comes to hand on damaged files
            text = str(error).partition("\n")[0] or type(error).__name__
            raise DataError(f"is damaged ({text})") from error


def _images_in(folder: Path, out: Path) -> list[Path]:
    """The files in a folder and below whose names end as images' do, without those in out."""
    found, kept = [], out.resolve()
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if (Path(place) / name).resolve() != kept)
        found += [Path(place) / name for name in sorted(files) if Path(name).suffix.lower() in _ENDINGS]
    return found


def _name(path: Path) -> str:
    """By which file systems that pass over case or composition know a file."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _check_size(size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    if width * height > max_pixels:
        raise DataError(f"has {width}×{height} pixels; --max-pixels {max_pixels} are allowed")


def _check_single(image: Image.Image) -> None:
    if image.format not in _PAGED:
        return
    try:
        image.seek(1)
    except EOFError:
        image.seek(0)
        return
    raise DataError("holds more than one image; save its pages or frames as files of their own")


def _check_target(target: Path, *, force: bool) -> None:
    if force or not os.path.lexists(target):
        return
    try:
        with open_regular(target, _MAX_BYTES) as file, Image.open(file, formats=("PNG",)) as image:
            ours = _MARK in image.info
    except (DataError, OSError, SyntaxError, ValueError):
        ours = False
    if not ours:
        raise DataError(f"{target} stands there and is not of an earlier run; move it away, or --force")


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    """The pixels upright, (H, W, 1 to 4) uint8."""
    image.load()
    clear = image.info.get("transparency")
    mode = image.mode
    upright = ImageOps.exif_transpose(image)
    if mode.startswith("I"):  # 16 bits of grey
        deep = np.asarray(upright).astype(np.int64)
        level = ((np.clip(deep, 0, 65535) * 255 + 32767) // 65535).astype(np.uint8)
        if not isinstance(clear, int):
            return level[..., None]
        return np.stack([level, np.where(deep == clear, 0, 255).astype(np.uint8)], axis=2)
    if mode == "F":
        raise DataError("has pixels of floating point; save it with 8 or 16 bits")
    if mode in ("1", "L", "LA", "La"):
        wanted = "LA" if mode in ("LA", "La") or clear is not None else "L"
    elif mode in ("RGBA", "RGBa", "PA") or clear is not None:
        wanted = "RGBA"
    else:
        wanted = "RGB"
    pixels = np.array(upright if upright.mode == wanted else upright.convert(wanted))
    return pixels[..., None] if pixels.ndim == 2 else pixels


def _settings(image: Image.Image) -> dict[str, Any]:
    """Resolution, which text recognition goes by, and colour profile, unless the colours were converted."""
    settings: dict[str, Any] = {}
    dpi = image.info.get("dpi")
    if isinstance(dpi, tuple) and len(dpi) == 2:
        try:
            across, down = (float(value) for value in dpi)
        except (TypeError, ValueError, ArithmeticError):
            across = down = math.nan
        if 1 <= across <= 10_000 and 1 <= down <= 10_000:
            settings["dpi"] = (down, across) if image.getexif().get(0x0112, 1) in (5, 6, 7, 8) else (across, down)
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and len(profile) <= _MAX_PROFILE and image.mode in ("L", "LA", "RGB", "RGBA", "P"):
        settings["icc_profile"] = profile
    return settings


def _png(pixels: NDArray[np.uint8], fingerprint: str, settings: dict[str, Any]) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_itxt(_MARK, fingerprint)
    buffer = io.BytesIO()
    to_image(pixels).save(buffer, "PNG", pnginfo=text, **settings)
    return buffer.getvalue()
