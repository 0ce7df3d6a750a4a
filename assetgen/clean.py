"""Cleans image files with a denoiser: what `assetgen clean` and `assetgen denoise` do.

Scans come from other people's disks, so each file is read within bounds, and what cannot be read is reported and
skipped. Originals are never written to. Outputs are 8-bit PNG files that carry the model's fingerprint, by which a
later run knows what it may replace. A page whose ink vanishes is written too, and reported.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from assetgen_art.documents import cleaned_by
from assetgen_art.files import write_atomic
from assetgen_art.image_files import open_regular, printable
from assetgen_art.pictures import png_bytes, to_image
from assetgen_art.scans import ENDINGS, MAX_BYTES, MAX_PIXELS, patient_pillow, read_scan
from assetgen_plugin import Denoiser
from assetgen_plugin.errors import AssetgenError, DataError

_MARK = "assetgen:denoiser"
_LEAST_INK = 0.6  # of a page's ink; good results keep .7 or more, since a stain's edges may pass for ink


def default_model() -> Path:
    """The denoiser for text that comes with assetgen: beside this module if installed, else among the samples."""
    installed = Path(__file__).with_name("clean-text.onnx")
    return installed if installed.exists() else Path(__file__).parents[1] / "samples" / "packs" / installed.name


@dataclass
class Cleaned:
    """What a run did: (source, output) of each image written, (source, reason) of each one skipped.

    faint: (source, share of its ink that is left) of the pages written that lost much of it.
    """

    written: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    faint: list[tuple[str, float]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "written": [{"file": source, "to": target} for source, target in self.written],
            "failed": [{"file": source, "why": why} for source, why in self.failed],
            "faint": [{"file": source, "ink_left": round(left, 3)} for source, left in self.faint],
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
    that no earlier run wrote. done: called after each image.
    Raises DataError if out would hold an original, or if there is nothing to clean; PackError for the model.
    """
    denoiser = Denoiser.open(model, threads=max(1, (os.cpu_count() or 1) // jobs))
    plan = planned(sources, out)
    cleaned = Cleaned()

    def reason_to_skip(source_and_target: tuple[Path, Path]) -> str | None:
        """Cleans one image; None, or why that failed."""
        source, target = source_and_target
        try:
            _check_target(target, force=force)
            pixels, settings = read_scan(source, max_pixels)
            result, ink_left = cleaned_by(denoiser, pixels)
            write_atomic(target, png_bytes(to_image(result), {_MARK: denoiser.fingerprint}, settings))
            if ink_left < _LEAST_INK:
                cleaned.faint.append((str(source), ink_left))
        except MemoryError:
            return "not enough memory"
        except AssetgenError as error:
            return printable(str(error).removeprefix(f"{source}: "))
        return None

    with patient_pillow(), ThreadPoolExecutor(jobs) as pool:
        # one image at a time stays in this thread, which Ctrl-C stops in the middle of an image
        reasons = map(reason_to_skip, plan) if jobs == 1 else pool.map(reason_to_skip, plan)
        try:
            for n_done, ((source, target), why) in enumerate(zip(plan, reasons, strict=True), start=1):
                if why is None:
                    cleaned.written.append((str(source), str(target)))
                else:
                    cleaned.failed.append((str(source), why))
                done(n_done, len(plan))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    cleaned.written.sort()
    cleaned.failed.sort()
    cleaned.faint.sort()
    return cleaned


def planned(sources: Sequence[Path], out: Path) -> list[tuple[Path, Path]]:
    """(source, target) of each image: no target is an original, and no two are one file, on any file system."""
    found: dict[Path, Path] = {}  # the path itself to its name in out
    for source in sources:
        if source.is_dir():
            if out.exists() and out.samefile(source):
                raise DataError(f"{out} holds the originals, which are never changed; choose another --out")
            for path in _images_in(source, out):
                found.setdefault(path, path.relative_to(source))
        elif os.path.lexists(source):
            found.setdefault(source, Path(source.name))
        else:
            raise DataError(f"{source} does not exist; name image files or folders of them")
    if not found:
        raise DataError(f"no images in {', '.join(map(str, sources))}; supported are {', '.join(sorted(ENDINGS))}")
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
            raise DataError(f"{target} is one of the originals, which are never changed; choose another --out")
        plan.append((path, target))
    return plan


def _images_in(folder: Path, out: Path) -> list[Path]:
    """The files in a folder and below whose names end as images' do, without those in out."""
    found, kept = [], out.resolve()
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if (Path(place) / name).resolve() != kept)
        found += [Path(place) / name for name in sorted(files) if Path(name).suffix.lower() in ENDINGS]
    return found


def _name(path: Path) -> str:
    """What a file is called on file systems that ignore case or Unicode composition."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _check_target(target: Path, *, force: bool) -> None:
    if force or not os.path.lexists(target):
        return
    try:
        with open_regular(target, MAX_BYTES) as file, Image.open(file, formats=("PNG",)) as image:
            ours = _MARK in image.info
    except (DataError, OSError, SyntaxError, ValueError):
        ours = False
    if not ours:
        raise DataError(f"{target} already exists and was not written by an earlier run; move it away or use --force")
