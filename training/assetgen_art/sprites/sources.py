"""Art as artists keep it: folders of images, sheets with a grid or a JSON file, animations; read sprite by sprite.

Nothing is decided here and nothing dropped silently: whatever is found comes out either as a Sprite or as Skipped with
the reason.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path, PurePath

from assetgen_plugin.errors import DataError

from ..image_files import (
    IMAGE_EXTENSIONS,
    MAX_FILE,
    Picture,
    decoded,
    open_regular,
    printable,
    read_bounded,
    read_image,
)
from .animations import animated, frames_of, look_alike, numbered, one_animation
from .companions import NOTHING, Beside, Parts, around, companions_in, read_companions
from .cutting import cut_up, key_in
from .items import ArtOptions, Noted, Skipped, Sprite
from .key_colours import without
from .layouts import TileText, layout_of, likely_tile, may_be_sheet, tile_texts
from .sheets import MAX_JSON, MAX_SPRITES, Page, Sheet, cells, cut, parse_sheet
from .traits import Pixels

_MAX_FILES = 200_000  # in a folder and all folders inside it
_MAX_DEPTH = 32  # folders in folders
_MAX_PAGES = 4096  # sheets of a folder
_MAX_TEXTS = 64  # that may describe sheets
_LICENCE_BYTES = 8192
_PAGE_EXTENSIONS = (".png", ".webp", ".PNG")


def read_art(source: Path, options: ArtOptions, *, one: bool = False) -> Iterator[Sprite | Skipped | Noted]:
    """Everything in a folder, a sheet, the JSON file of a sheet or an animation, in the byte order of names.

    one: an image that is none of these is a sprite.
    Raises DataError if the source does not exist, or is a single file that cannot be used.
    """
    shown = printable(str(source))
    try:
        mode = source.stat().st_mode
    except (OSError, ValueError) as error:
        what = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be opened"
        raise DataError(f"{shown} {what}; give a folder of images, a sprite sheet or its JSON file") from error
    if stat.S_ISDIR(mode):
        return _folder(source, options)
    if options.only:
        raise DataError(f"{shown} is a single file; --only selects files of a folder")
    if not stat.S_ISREG(mode):
        raise DataError(f"{shown} is neither a folder nor a regular file; give a folder of images or a sprite sheet")
    return _single(source, shown, options, one=one)


def licence_of(source: Path) -> str:
    """The text of the licence files next to the art, at most 8 KiB in all, or ""."""
    folder = source if source.is_dir() else source.parent
    texts: list[str] = []
    try:
        names = [entry.name for entry in _entries(folder)]
    except OSError:
        return ""
    for name in names:
        if not name.lower().startswith(("license", "licence", "copying")):
            continue
        try:
            with open_regular(folder / name, MAX_FILE) as file:
                text = file.read(_LICENCE_BYTES).decode("utf-8", "replace")
        except (DataError, OSError):
            continue
        if "\0" not in text:
            texts.append("".join(c for c in text.replace("\r\n", "\n") if c.isprintable() or c in "\n\t").strip())
    return "\n\n".join(text for text in dict.fromkeys(texts) if text)[:_LICENCE_BYTES]


def _folder(source: Path, options: ArtOptions) -> Iterator[Sprite | Skipped | Noted]:
    files: list[tuple[str, ...]] = []
    yield from _walk(source, (), {_identity(source)}, files)
    files.sort(key=lambda parts: [os.fsencode(part) for part in parts])
    if options.only:
        asked = {parts for parts in files if any(fnmatchcase("/".join(parts), only) for only in options.only)}
        for parts in files:
            if parts not in asked:
                yield Skipped(printable("/".join(parts)), "not selected", f"matches none of {', '.join(options.only)}")
        files = [parts for parts in files if parts in asked]
    sheets: dict[tuple[str, ...], Sheet | DataError] = {}
    for parts in files:
        if parts[-1].lower().endswith(".json") and len(sheets) < _MAX_PAGES:
            try:
                found = parse_sheet(read_bounded(source.joinpath(*parts), MAX_JSON))
            except DataError as error:
                sheets[parts] = error
                continue
            if found is not None:
                sheets[parts] = found
    known = set(files)
    images = [parts for parts in files if PurePath(parts[-1]).suffix.lower() in IMAGE_EXTENSIONS]
    stems = Counter((*parts[:-1], PurePath(parts[-1]).stem) for parts in images)
    pages = {page for parts, sheet in sheets.items() for page in _images(parts, sheet) if page in known}
    over, told = read_companions(source, images, _normal_pages(sheets, known), wanted=options.layers is not False)
    runs = {} if options.animations is False or options.tile is not None else numbered(images)
    later = {parts for run in runs.values() for parts in run[1:]}
    texts = tile_texts([source.joinpath(*parts) for parts in files if parts[-1].lower().endswith(".txt")][:_MAX_TEXTS])
    n_sprites = 0
    for parts in files:
        path, shown = source.joinpath(*parts), printable("/".join(parts))
        folders = tuple(printable(part) for part in parts[:-1])
        if parts in pages and parts not in told:
            continue
        if parts in told:
            yield told[parts]
            continue
        if parts in later:
            continue
        if parts in sheets:
            pages_over = {base[-1]: layers for base, layers in over.items() if base[:-1] == parts[:-1]}
            found_art = _sheet(sheets[parts], path.parent, shown, folders, pages_over, options)
        else:
            found_art = iter(())
            for one in runs.get(parts, (parts,)):
                image = source.joinpath(*one)
                unclear = stems[(*one[:-1], image.stem)] > 1  # hero.png beside hero.webp
                name = printable(image.name if unclear else image.stem)
                beside = over.get(one, NOTHING)
                shown = printable("/".join(one))
                found_art = chain(found_art, _image(image, shown, name, folders, options, beside, texts))
            if parts in runs:
                found_art = one_animation(list(found_art), folders)
        for item in found_art:
            n_sprites += isinstance(item, Sprite)
            if n_sprites > MAX_SPRITES:
                raise DataError(
                    f"{printable(str(source))} has more than {MAX_SPRITES:,} sprites; train on part of them"
                )
            yield item


def _walk(
    folder: Path, parts: tuple[str, ...], seen: set[tuple[int, int]], files: list[tuple[str, ...]]
) -> Iterator[Skipped]:
    """Fills `files` with the files below a folder. Links to folders are followed; each folder is read once."""
    try:
        entries = _entries(folder)
    except OSError as error:
        if not parts:
            raise DataError(f"{printable(str(folder))} cannot be opened ({error.strerror})") from error
        yield Skipped(printable("/".join(parts)), "unreadable", f"is a folder that cannot be opened ({error.strerror})")
        return
    for entry in entries:
        here = (*parts, entry.name)
        shown = printable("/".join(here))
        if entry.name.startswith(".") or entry.name == "__MACOSX":
            yield Skipped(shown, "not an image", "hidden")
            continue
        try:
            is_folder = entry.is_dir()
            identity = _identity(folder / entry.name) if is_folder else (0, 0)
        except OSError as error:
            yield Skipped(shown, "unreadable", f"cannot be opened ({error.strerror})")
            continue
        if not is_folder:
            if len(files) == _MAX_FILES:
                raise DataError(f"{printable(str(folder))} has more than {_MAX_FILES:,} files; train on part of them")
            files.append(here)
        elif identity in seen:
            yield Skipped(shown, "unreadable", "is a link to a folder that has already been read")
        elif len(here) > _MAX_DEPTH:
            yield Skipped(shown, "unreadable", f"is a folder inside more than {_MAX_DEPTH} others")
        else:
            seen.add(identity)
            yield from _walk(folder / entry.name, here, seen, files)


def _single(source: Path, shown: str, options: ArtOptions, *, one: bool) -> Iterator[Sprite | Skipped | Noted]:
    """A sheet, its JSON file or an animation; what is wrong with the file itself is an error here."""
    is_json = source.suffix.lower() == ".json"
    json_path = source if is_json else source.with_suffix(".json")
    if is_json or (options.tile is None and json_path.is_file()):
        with _about(printable(str(json_path))):
            sheet = parse_sheet(read_bounded(json_path, MAX_JSON))
        if sheet is not None:
            return _sheets(json_path, sheet, options)
        if is_json:
            raise DataError(
                f"{shown} is JSON, but not of a sprite sheet: it has no frames; give the JSON file of a sheet"
            )
    with _about(shown):
        data = read_image(source)
        if data is None:
            raise DataError("is not an image; give a folder of images, a sprite sheet or its JSON file")
        pictures, trouble = decoded(data)
        name = printable(source.stem)
        texts = tile_texts(sorted(source.parent.glob("*.txt"))[:_MAX_TEXTS])
        if options.tile is None and len(pictures) == 1 and not one:
            _require_layout(name, pictures[0].pixels, texts, options)
        if options.tile is not None:
            # raises an error unless the grid fits
            height, width = pictures[0].pixels.shape[:2]
            list(cells(width, height, options.tile, options.margin, options.spacing))
    over, told = _companions_of(source.parent, {(source.name,)}, {}, options)
    art = cut_up(pictures, trouble, name, (), options, over.get((source.name,), NOTHING), texts)
    return chain(told, art)


def _require_layout(name: str, pixels: Pixels, texts: Sequence[TileText], options: ArtOptions) -> None:
    """DataError, its text the reason and what to do, for a single image that is not recognised as a sheet."""
    key = key_in(pixels, options)
    seen = pixels if key is None else without(pixels, key)
    if options.sheets is not False and layout_of(name, seen, texts) is not None:
        return
    height, width = pixels.shape[:2]
    fitting = [(side, side) for side in (64, 48, 32, 24, 16, 8) if width % side == height % side == 0 and width > side]
    tile = may_be_sheet(seen) or next(iter(fitting), None) or likely_tile(seen)
    hint = f", for example --tile {tile[0]}x{tile[1]}" if tile else ""
    raise DataError(
        f"is a single image of {width}×{height}; give a folder of images, or a sheet with its JSON file "
        f"next to it or with the size of its cells, --tile WIDTHxHEIGHT{hint}"
    )


def _companions_of(
    folder: Path, images: set[Parts], named: Mapping[Parts, tuple[Parts, str]], options: ArtOptions
) -> tuple[dict[Parts, Beside], list[Noted | Skipped]]:
    """The companions of single images in a folder, and what is said of them."""
    over, told = read_companions(folder, companions_in(folder), named, wanted=options.layers is not False)
    mine = {path for base in images for _, path in over.get(base, NOTHING).files}
    return over, [one for parts, one in told.items() if folder.joinpath(*parts) in mine]


def _sheets(path: Path, sheet: Sheet, options: ArtOptions) -> Iterator[Sprite | Skipped | Noted]:
    """The pages of a JSON file that was given by itself, and of those that it names as parts of the same sheet."""
    parts = (path.name,)
    known = {*companions_in(path.parent)}
    pages = {page for page in _images(parts, sheet) if page in known}
    over, told = _companions_of(path.parent, pages, _normal_pages({parts: sheet}, known), options)
    yield from told
    beside = {base[-1]: layers for base, layers in over.items()}
    yield from _sheet(sheet, path.parent, printable(path.name), (), beside, options)
    for name in sheet.related:
        if name == path.name:
            continue
        try:
            other = parse_sheet(read_bounded(path.parent / name, MAX_JSON))
        except DataError as error:
            yield Skipped(printable(name), "sheet", str(error))
            continue
        if other is not None:
            yield from _sheet(other, path.parent, printable(name), (), beside, options)


def _sheet(
    sheet: Sheet | DataError,
    folder: Path,
    shown: str,
    folders: tuple[str, ...],
    beside: Mapping[str, Beside],
    options: ArtOptions,
) -> Iterator[Sprite | Skipped | Noted]:
    """The sprites on the pages of a JSON file. beside: companions by the file names of pages."""
    if isinstance(sheet, DataError):
        yield Skipped(shown, "sheet", str(sheet))
        return
    for page in sheet.pages:
        for name, why in page.skipped:
            yield Skipped(f"{shown}: {name}", "sheet", why)
        image = _page_image(page, folder, shown)
        if image is None:
            yield Skipped(shown, "sheet", f"its image {printable(page.image)!r} is not next to it; its frames are lost")
            continue
        try:
            data = read_image(folder / image)
            if data is None:
                raise DataError("is not an image")
            picture = decoded(data, frames=1)[0][0]
            (layers,) = beside.get(image, NOTHING).pictures([picture.pixels.shape[:2]])
        except DataError as error:
            yield Skipped(f"{shown}: {printable(image)}", "unreadable", str(error))
            continue
        tagged: dict[str, list[tuple[Sprite, int]]] = {}
        for frame in page.frames:
            path = "/".join((*folders, *frame.group, frame.name))
            try:
                pixels = cut(picture.pixels, frame)
            except DataError as error:
                yield Skipped(f"{shown}: {frame.name}", "sheet", str(error))
                continue
            if pixels[..., 3].any():
                over = tuple((name, cut(layer, frame)) for name, layer in layers)
                if frame.centre is not None and options.keep_edges != 0:
                    yield Noted("layer", f"{shown}: {frame.name}", "keep")
                    over += (("keep", around(frame.centre, pixels)),)
                sprite = Sprite(path, (*folders, *frame.group), Picture(pixels, picture.grey), over)
                if frame.tag and options.animations is not False:
                    tagged.setdefault(frame.tag, []).append((sprite, frame.duration))
                else:
                    yield sprite
            else:
                yield Skipped(path, "empty", "a frame without any visible pixel")

        for tag, found in tagged.items():
            sprites = [sprite for sprite, _ in found]
            pictures = frames_of(sprites)
            if pictures is None or not look_alike(pictures):
                yield from sprites
                continue
            group = sprites[0].group[:-1]
            name = "/".join((*group, PurePath(image).stem, tag))
            yield Noted("animation", name, f"{len(found)}")
            yield animated(name, group, sprites, [duration for _, duration in found])


def _image(
    path: Path,
    shown: str,
    name: str,
    folders: tuple[str, ...],
    options: ArtOptions,
    beside: Beside,
    texts: Sequence[TileText],
) -> Iterator[Sprite | Skipped | Noted]:
    """The sprites in one file of a folder: the image itself, its frames, or its cells."""
    try:
        data = read_image(path)
        if data is None:
            yield Skipped(shown, "not an image", "not an image by name or content")
            return
        pictures, trouble = decoded(data)
    except DataError as error:
        yield Skipped(shown, "other format" if "export" in str(error) else "unreadable", str(error))
        return
    try:
        yield from cut_up(pictures, trouble, name, folders, options, beside, texts)
    except DataError as error:  # a grid that does not fit this image
        yield Skipped(shown, "sheet", str(error))


def _images(parts: tuple[str, ...], sheet: Sheet | DataError) -> list[tuple[str, ...]]:
    """The images that belong to a JSON file and are not sprites by themselves, as parts of paths."""
    stem = parts[-1].rpartition(".")[0]
    names = [f"{stem}{ending}" for ending in _PAGE_EXTENSIONS]
    if isinstance(sheet, Sheet):
        names += [page.image for page in sheet.pages if page.image]
    return [(*parts[:-1], name) for name in names]


def _normal_pages(sheets: Mapping[Parts, Sheet | DataError], known: Container[Parts]) -> dict[Parts, tuple[Parts, str]]:
    """The normal maps that JSON files name for their pages, with the pages and the layer."""
    found = {}
    for parts, sheet in sheets.items():
        for page in sheet.pages if isinstance(sheet, Sheet) else ():
            normals, image = (*parts[:-1], page.normals), (*parts[:-1], page.image)
            if page.normals and normals in known and image in known:
                found[normals] = image, "normal"
    return found


def _page_image(page: Page, folder: Path, json_name: str) -> str | None:
    """The file name of a page: what its JSON file says if that exists, else what is named like the JSON file."""
    stem = json_name.rpartition("/")[2].rpartition(".")[0]
    for name in (page.image, *(f"{stem}{ending}" for ending in _PAGE_EXTENSIONS)):
        if name and (folder / name).is_file():
            return name
    return None


@contextmanager
def _about(shown: str) -> Iterator[None]:
    """Puts the name of what was given in front of the reason why it cannot be used."""
    try:
        yield
    except DataError as error:
        raise DataError(f"{shown} {error}") from error


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: os.fsencode(entry.name))


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
