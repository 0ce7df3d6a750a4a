"""Where an image comes from, how to make it again, and whom to credit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assetgen_art.files import write_atomic
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError, SeedError

from .drawing.draw import TOLD, Wanted, provenance, textures_of
from .drawing.encode import encode, enlarged, read_provenance
from .ledger.lock import read_lock
from .spec.bake_file import BAKE_FILE, MAX_SCALE, read_bake_file
from .spec.settings import SUFFIXES
from .verify import lines_of


def origin(image: Path) -> dict[str, str]:
    """What is known of a baked image: from its own metadata, else from a lock file beside or above it.

    Raises DataError if it is no image of ours.
    """
    told = {} if image.suffix.lower() in (".qoi", ".rgba") else read_provenance(image)
    if told:
        return told
    for lock, header, line in lines_of(image):
        wanted = Wanted(line.name, line.request, line.attempt)
        entry = header.packs.get(line.request["pack"])
        return provenance(wanted, entry["fingerprint"] if entry else line.request["pack"]) | {"lock": str(lock)}
    raise DataError(f"{image} is an image that assetgen did not bake: neither its metadata nor a lock file names it")


def again(image: Path, pack_path: Path, out: Path) -> None:
    """Draws a baked image again from what is known of it and its pack, into the file out.

    Raises DataError if the image is not of this pack or its metadata makes no sense.
    """
    told = origin(image)
    pack = Pack.open(pack_path)
    if not {"pack", "seed", "index"} <= set(told):
        raise DataError(f"{image} is not one texture; a page of an atlas is made again by its bake file")
    if not told["pack"] or not pack.fingerprint.startswith(told["pack"]):
        raise DataError(
            f"{image} was drawn by the pack {told['pack'][:12]}, not by {pack_path} ({pack.fingerprint[:12]})"
        )
    request: dict[str, Any] = {key: value for key, value in told.items() if key in TOLD}
    try:
        request |= {key: int(request[key]) for key in ("spread", "scale") if key in request}
        if not 1 <= request.get("scale", 1) <= MAX_SCALE:
            raise ValueError(f"scale {request['scale']}; 1 to {MAX_SCALE} are allowed")
        wanted = Wanted("", request, int(told.get("attempt", "0")))
        texture = textures_of(pack, [wanted])[0][0]
    except (ValueError, SeedError) as error:
        raise DataError(f"{image} tells of a texture that cannot be drawn ({error})") from error
    suffixes = {suffix: format for format, suffix in SUFFIXES.items()}
    if out.suffix.lower() not in suffixes:
        raise DataError(f"{out} must end with {', '.join(suffixes)}")
    about = {"pack_name": str(pack.info.get("name", ""))} | provenance(wanted, pack.fingerprint)
    write_atomic(out, encode(enlarged(texture, request.get("scale", 1)), suffixes[out.suffix.lower()], about))


def credits(places: Iterable[Path]) -> list[dict[str, Any]]:
    """Name, fingerprint, licence and training data of every pack behind packs, lock files, bake files and folders."""
    packs: dict[str, dict[str, Any]] = {}
    for place in places:
        for path in _packs_of(place):
            pack = Pack.open(path)
            packs[pack.fingerprint] = {
                "pack": path.name,
                "name": str(pack.info.get("name", path.stem)),
                "fingerprint": pack.fingerprint,
                "licence": str(pack.info.get("licence") or "not stated in the pack"),
                "training_data": pack.info.get("training_data"),
                "assetgen": pack.info.get("assetgen"),
            }
    return list(packs.values())


def credits_text(packs: list[dict[str, Any]]) -> str:
    """Credits to ship with a game, and a text for a store's question about generated content."""
    lines = ["Credits", "======="]
    for pack in packs:
        data = pack["training_data"] if isinstance(pack["training_data"], dict) else {}
        count = f" ({data['n_images']} images)" if isinstance(data.get("n_images"), int) else ""
        lines += ["", f"{pack['name']}{count}, pack {pack['fingerprint'][:12]}", *_indented(pack["licence"])]
    names = ", ".join(pack["name"] for pack in packs)
    lines += [
        "",
        "Disclosure of generated content",
        "===============================",
        "",
        "Some textures of this game are variants drawn by small generative models (autoencoders), trained with",
        f"assetgen on these art sets alone: {names}. The sets and their licences are named above. No other",
        "images, no text prompts and no online service were used. They were generated while the game was built,",
        "or on the player's machine from fixed seeds; the same seed always gives the same picture.",
    ]
    return "\n".join(lines)


def _packs_of(place: Path) -> list[Path]:
    if place.suffix == ".onnx":
        return [place]
    if place.is_dir():
        place = next((place / name for name in ("assetgen.lock", BAKE_FILE) if (place / name).is_file()), place)
    if place.suffix == ".toml":
        return list(dict.fromkeys(job.pack for job in read_bake_file(place).jobs))
    if place.is_dir():
        raise DataError(f"{place} holds neither assetgen.lock nor {BAKE_FILE}; name packs, lock files or bake files")
    header, _ = read_lock(place)
    return [place.parent / entry["file"] for entry in header.packs.values()]


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]
