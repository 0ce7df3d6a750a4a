"""Textures as PNG files with a manifest, and the proof that they are still what the pack draws."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import DataError
from assetgen_plugin.pack import MAX_SPREAD, Palette
from assetgen_plugin.seeds import Seed, as_fixed, as_seed
from assetgen_training.files import write_atomic
from assetgen_training.palette_files import read_palette
from assetgen_training.pictures import png_bytes, read_png, to_image

MANIFEST = "manifest.json"
MAX_TEXTURES = 1_000_000
_FORMAT = 1
_CHUNK = 256


@dataclass(frozen=True)
class Baked:
    """One texture of a manifest. seed and index are decimal strings, as everywhere in JSON; spread is over 256."""

    file: str
    seed: str
    index: str
    name: str | None  # the seed's name, if it had one
    label: str | None  # the class drawn or asked for
    label_given: bool
    spread: int
    sha256: str  # of the pixels
    png_sha256: str  # of the file, to see a change without decoding
    base: str | None = None  # the sprite that this is a variant of, if one was asked for
    palette: str | None = None  # keep, any, from:NAME, or colours as #rrggbb with commas between


@dataclass
class Result:
    """What a bake did: file names by what became of them."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # of an earlier bake, no longer named, still on disk


def bake(
    pack: Pack,
    pack_path: Path,
    out: Path,
    seeds: Sequence[Seed],
    *,
    count: int = 1,
    label: str | None = None,
    base: str | None = None,
    spread: float = 1.0,
    palette: str | None = None,
    force: bool = False,
) -> Result:
    """Writes count textures of each seed into the folder out, with manifest.json.

    Files that already hold the right pixels are not written again. A file that no manifest of ours names is never
    replaced, unless by force. A manifest of the same pack is added to; one of another pack is replaced, and its
    files that are no longer named stay where they are.
    """
    if len(seeds) * count > MAX_TEXTURES:
        raise DataError(f"{len(seeds) * count:,} textures; at most {MAX_TEXTURES:,} fit in one bake")
    fixed = as_fixed(spread, "spread", MAX_SPREAD)
    prefixes = _prefixes(pack.labels)
    if base in pack.names:  # any other the pack refuses
        prefixes = [_prefixes(pack.names)[pack.names.index(base)]] * len(prefixes)
    controls: dict[str, Any] = {"label": label, "base": base, "spread": spread, "palette": as_palette(palette)}
    earlier = _read_manifest(out / MANIFEST) if (out / MANIFEST).exists() else None
    ours = {} if earlier is None else {entry.file: entry for entry in earlier[1]}
    same_pack = earlier is not None and earlier[0]["fingerprint"] == pack.fingerprint
    pairs = [(seed, index) for seed in seeds for index in range(count)]
    result, entries = Result(), {}
    for start in range(0, len(pairs), _CHUNK):
        chunk = pairs[start : start + _CHUNK]
        codes = pack.codes([seed for seed, _ in chunk], [index for _, index in chunk], **controls)
        for (seed, index), kind, texture in zip(chunk, codes.classes, pack.render(codes), strict=True):
            drawn = pack.labels[int(kind)] if pack.labels else None
            number, name = as_seed(seed), seed if isinstance(seed, str) else None
            text = {"assetgen:pack": pack.fingerprint, "assetgen:seed": str(number), "assetgen:index": str(index)}
            text["assetgen:spread"] = str(fixed)
            given = {"label": label, "base": base, "palette": palette}
            text |= {f"assetgen:{key}": value for key, value in given.items() if value is not None}
            content = png_bytes(to_image(texture), text)
            entry = Baked(
                file=f"{prefixes[int(kind)]}{number}_{index}.png",
                seed=str(number),
                index=str(index),
                name=name,
                label=drawn,
                label_given=label is not None,
                spread=fixed,
                sha256=texture_hash(texture),
                png_sha256=hashlib.sha256(content).hexdigest(),
                base=base,
                palette=palette,
            )
            entries[entry.file] = entry
            path = out / entry.file
            if _holds(path, entry.png_sha256):
                result.unchanged.append(entry.file)
                continue
            if os.path.lexists(path) and entry.file not in ours and not force:
                raise DataError(f"{path} is not of an earlier bake; move it away, use another folder, or --force")
            write_atomic(path, content)
            result.written.append(entry.file)
    if not same_pack:
        result.left = sorted(file for file in ours if file not in entries and (out / file).exists())
    kept = {file: entry for file, entry in ours.items() if same_pack} | entries
    manifest = {
        "format": _FORMAT,
        "pack": {"file": _relative(pack_path, out), "fingerprint": pack.fingerprint, "name": pack.info.get("name")},
        "size": list(pack.size),
        "textures": [asdict(entry) for _, entry in sorted(kept.items())],
    }
    content = (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()
    if not _holds(out / MANIFEST, hashlib.sha256(content).hexdigest()):
        write_atomic(out / MANIFEST, content)
    return result


def verify(out: Path, pack_path: Path | None) -> tuple[int, list[str]]:
    """Draws every texture of a manifest again: (how many there are, what is wrong, a line each)."""
    header, entries = _read_manifest(out / MANIFEST)
    path = pack_path or out / header["file"]
    if not path.exists():
        raise DataError(f"the pack {path} that {out / MANIFEST} names is not there; say where with --pack")
    pack = Pack.open(path)
    if pack.fingerprint != header["fingerprint"]:
        raise DataError(
            f"{path} is another pack ({pack.fingerprint[:12]}) than the one baked ({header['fingerprint'][:12]}); "
            "name the right one with --pack, or bake again"
        )
    wrong = []
    for entry in entries:
        label = entry.label if entry.label_given else None
        texture = pack.texture(
            int(entry.seed),
            int(entry.index),
            label=label,
            base=entry.base,
            spread=entry.spread / 256,
            palette=as_palette(entry.palette),
        )
        if texture_hash(texture) != entry.sha256:
            wrong.append(f"{entry.file}: the manifest's hash is not what the pack draws")
            continue
        try:
            pixels = read_png(out / entry.file, texture.shape[2])
        except DataError as error:
            wrong.append(f"{entry.file}: {error}" if (out / entry.file).exists() else f"{entry.file}: missing")
            continue
        if not np.array_equal(pixels, texture):
            wrong.append(f"{entry.file}: other pixels than the pack draws")
    return len(entries), wrong


def as_palette(text: str | None) -> Palette | None:
    """A palette control from its text: keep, any, from:NAME, or colours as #rrggbb with commas between."""
    if text is None or not text.startswith("#"):
        return text
    try:
        return [tuple(bytes.fromhex(colour.strip().removeprefix("#"))) for colour in text.split(",")]
    except ValueError as error:
        raise DataError(f"palette {text!r}: colours are written #rrggbb, with commas between") from error


def palette_text(choice: str | None) -> str | None:
    """A command line's choice of palette as a manifest keeps it: the colours of a file written out."""
    if choice is None or choice.startswith(("#", "from:")) or choice in ("keep", "any"):
        return choice
    return ",".join("#" + bytes(colour).hex() for colour in read_palette(Path(choice)))


def _prefixes(labels: tuple[str, ...]) -> list[str]:
    """What the file names of each class or sprite begin with: oak_; letters, digits, dot and dash, and no two alike."""
    names = [re.sub(r"[^\w.-]+", "-", label).strip(".").casefold() for label in labels]
    alike = {name for name in names if names.count(name) > 1}
    return [f"{name}-{kind}_" if name in alike else f"{name}_" for kind, name in enumerate(names)] or [""]


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return path.resolve().as_posix()


def _holds(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})") from error


def _read_manifest(path: Path) -> tuple[dict[str, Any], list[Baked]]:
    """(the manifest's pack, its textures); DataError if it is not one of ours."""
    try:
        manifest = json.loads(path.read_text("utf-8"))
        if manifest["format"] != _FORMAT:
            raise DataError(f"{path} is of format {manifest['format']}; this assetgen knows {_FORMAT}")
        header = {key: str(manifest["pack"][key]) for key in ("file", "fingerprint")}
        entries = [Baked(**entry) for entry in manifest["textures"]]
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}); is this a folder that assetgen baked?") from error
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path} is not a manifest of assetgen ({error!r})") from error
    for entry in entries:
        if Path(entry.file).name != entry.file or not (entry.seed + entry.index).isdecimal():
            raise DataError(f"{path} names {entry.file!r}, which no bake writes")
    return header, entries
