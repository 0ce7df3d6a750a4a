"""Maps of the editor Tiled, .tmx and .tmj: layers of tile numbers, with the tiles' classes from their tilesets."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from ..image_files import printable, read_bounded
from .map_file import MAX_FILE, MAX_SIDE, VOID, MapFile, check_size, check_symbols

_ID = 0x0FFFFFFF  # the rest of a tile number says how it is mirrored
_MAX_CHUNKS = 1 << 16


@dataclass(frozen=True)
class _Tileset:
    first: int
    name: str
    classes: dict[int, str]  # of the tiles that have one


@dataclass(frozen=True)
class _Layer:
    name: str
    tiles: tuple[tuple[int, int, NDArray[np.uint32]], ...]  # pieces: column, row, numbers


def read_tiled(path: Path, name: str, layer: str | None) -> MapFile:
    """A Tiled map: in each cell the topmost tile of its visible layers, or of the one named.

    A tile is known by its class, or else by its tileset's name and its number in it. Cells without a tile are void.
    DataError, its text the reason, for what cannot be read.
    """
    data = _read(path)
    if path.suffix.lower() == ".tmx":
        layers, tilesets = _from_xml(_parsed(data), path)
    else:
        layers, tilesets = _from_json(_json(data), path)
    if layer is not None:
        known = ", ".join(repr(printable(one.name)) for one in layers)
        layers = [one for one in layers if one.name == layer]
        if not layers:
            raise DataError(f"has no tile layer {layer!r}; it has {known or 'none'}")
    pieces = [piece for one in layers for piece in one.tiles]
    if not pieces:
        raise DataError("has no layer of tiles")
    left, top = min(x for x, _, _ in pieces), min(y for _, y, _ in pieces)
    right = max(x + tiles.shape[1] for x, _, tiles in pieces)
    bottom = max(y + len(tiles) for _, y, tiles in pieces)
    check_size(bottom - top, right - left)
    numbers = np.zeros((bottom - top, right - left), np.uint32)
    for x, y, tiles in pieces:
        part = numbers[y - top : y - top + len(tiles), x - left : x - left + tiles.shape[1]]
        part[tiles > 0] = tiles[tiles > 0]
    values, cells = np.unique(numbers & _ID, return_inverse=True)
    check_symbols(len(values))
    symbols = [_symbol(int(value), tilesets) for value in values]
    kept = list(dict.fromkeys(symbols))
    merged = np.array([kept.index(symbol) for symbol in symbols])
    return MapFile(name, merged[cells].reshape(numbers.shape).astype(np.int64), tuple(kept))


def _symbol(number: int, tilesets: list[_Tileset]) -> str:
    owners = [one for one in tilesets if one.first <= number]
    if not number:
        return VOID
    if not owners:
        raise DataError(f"has the tile {number}, which is of none of its tilesets")
    owner = max(owners, key=lambda one: one.first)
    return owner.classes.get(number - owner.first, f"{owner.name}:{number - owner.first}")


def _from_xml(root: ElementTree.Element, path: Path) -> tuple[list[_Layer], list[_Tileset]]:
    layers = []
    for layer in _visible(root):
        data = layer.find("data")
        if data is None:
            continue
        coding, packing = data.get("encoding"), data.get("compression")
        chunks = data.findall("chunk") or [data]
        pieces = []
        for chunk in _bounded(chunks):
            place = chunk if chunk is not data else layer
            x, y = (_whole(chunk.get(axis, "0")) if chunk is not data else 0 for axis in "xy")
            width, height = (_side(place.get(side)) for side in ("width", "height"))
            if coding is None:
                values: Any = [_whole(tile.get("gid", "0")) for tile in chunk.findall("tile")]
            else:
                values = chunk.text or ""
            pieces.append((x, y, _numbers(values, coding, packing, width, height)))
        layers.append(_Layer(layer.get("name", ""), tuple(pieces)))
    tilesets = []
    for element in root.findall("tileset"):
        first, source = _whole(element.get("firstgid", "1")), element.get("source")
        tilesets.append(_tileset(first, element) if source is None else _external(first, source, path))
    return layers, tilesets


def _visible(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for element in root:
        if element.get("visible", "1") == "0":
            continue
        if element.tag == "group":
            yield from _visible(element)
        elif element.tag == "layer":
            yield element


def _from_json(root: Any, path: Path) -> tuple[list[_Layer], list[_Tileset]]:
    layers = []
    for layer in _visible_json(root, 0):
        coding = layer.get("encoding", "csv")
        chunks = layer.get("chunks")
        pieces = []
        for chunk in _bounded(chunks if isinstance(chunks, list) else [layer]):
            x, y = (_whole(chunk.get(axis, 0)) if chunks else 0 for axis in "xy")
            width, height = (_side(chunk.get(side)) for side in ("width", "height"))
            pieces.append((x, y, _numbers(chunk.get("data"), coding, layer.get("compression"), width, height)))
        layers.append(_Layer(str(layer.get("name", "")), tuple(pieces)))
    tilesets = []
    for entry in _objects(root.get("tilesets", [])):
        first, source = _whole(entry.get("firstgid", 1)), entry.get("source")
        external = isinstance(source, str)
        tilesets.append(_external(first, str(source), path) if external else _tileset_json(first, entry))
    return layers, tilesets


def _visible_json(root: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 32:
        raise DataError("has groups within groups more than 32 deep")
    for layer in _objects(root.get("layers", [])):
        if layer.get("visible", True) is False:
            continue
        if layer.get("type") == "group":
            yield from _visible_json(layer, depth + 1)
        elif layer.get("type") == "tilelayer":
            yield layer


def _external(first: int, source: str, path: Path) -> _Tileset:
    """A tileset in a file beside the map; one that is missing has no classes."""
    file = path.parent / source
    name = Path(source.replace("\\", "/")).stem
    if file.suffix.lower() not in (".tsx", ".tsj", ".json") or not file.is_file():
        return _Tileset(first, name, {})
    data = _read(file)
    if file.suffix.lower() == ".tsx":
        return _tileset(first, _parsed(data))
    return _tileset_json(first, _json(data))


def _tileset(first: int, element: ElementTree.Element) -> _Tileset:
    classes = {}
    for tile in element.findall("tile"):
        kind = tile.get("class") or tile.get("type")
        if kind:
            classes[_whole(tile.get("id", "0"))] = kind
    return _Tileset(first, element.get("name", "tileset"), classes)


def _tileset_json(first: int, entry: dict[str, Any]) -> _Tileset:
    classes = {}
    for tile in _objects(entry.get("tiles", [])):
        kind = tile.get("class") or tile.get("type")
        if isinstance(kind, str) and kind:
            classes[_whole(tile.get("id", 0))] = kind
    return _Tileset(first, str(entry.get("name", "tileset")), classes)


def _numbers(values: Any, coding: str | None, packing: str | None, width: int, height: int) -> NDArray[np.uint32]:
    """The tile numbers of a layer or chunk, (height, width)."""
    count = width * height
    try:
        if isinstance(values, list):
            numbers = np.array(values, np.int64)
        elif coding == "csv":
            numbers = np.array([int(value) for value in str(values).split(",") if value.strip()], np.int64)
        elif coding == "base64":
            numbers = np.frombuffer(_unpacked(str(values), packing, 4 * count), "<u4").astype(np.int64)
        else:
            raise DataError(f"has the encoding {coding!r}; csv and base64 are read")
    except (ValueError, OverflowError, TypeError) as error:
        raise DataError(f"has layer data that cannot be read ({printable(str(error))})") from error
    if numbers.shape != (count,) or (numbers < 0).any() or (numbers >= 1 << 32).any():
        raise DataError(f"has a layer of {width}×{height} cells with {numbers.size:,} tile numbers")
    return numbers.astype(np.uint32).reshape(height, width)


def _unpacked(text: str, packing: str | None, n_bytes: int) -> bytes:
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
        if packing == "zlib":
            return zlib.decompressobj().decompress(data, n_bytes)
        if packing == "gzip":
            return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, n_bytes)
    except (binascii.Error, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(f"has damaged layer data ({error})") from error
    if packing:
        raise DataError(f"has layers packed by {packing!r}; save them as CSV, zlib or gzip")
    return data


def _read(path: Path) -> bytes:
    return read_bounded(path, MAX_FILE)


def _parsed(data: bytes) -> ElementTree.Element:
    if b"<!ENTITY" in data:
        raise DataError("declares XML entities, which maps do not need")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DataError(f"is not XML ({error})") from error


def _json(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DataError(f"is not JSON ({printable(str(error))})") from error
    if not isinstance(value, dict):
        raise DataError("is not a Tiled map")
    return value


def _objects(values: Any) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _bounded(chunks: list[Any]) -> list[Any]:
    if len(chunks) > _MAX_CHUNKS:
        raise DataError(f"has {len(chunks):,} chunks; at most {_MAX_CHUNKS:,} are read")
    return chunks


def _whole(value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise DataError(f"has {printable(str(value))!r} where a whole number belongs") from error
    if abs(number) >= 1 << 32:
        raise DataError(f"has the number {number}, which is too large")
    return number


def _side(value: Any) -> int:
    side = _whole(value)
    if not 0 < side <= MAX_SIDE:
        raise DataError(f"has a layer or chunk of {side} cells a side; 1 to {MAX_SIDE} are read")
    return side
