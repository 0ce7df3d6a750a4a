"""Where an image comes from, how to make it again, and whom to credit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError, SeedError

from .drawing.draw import DESCRIBED, open_pack, pixels_of, provenance
from .drawing.encode import encode, enlarged, read_provenance
from .drawing.tasks import TextureTask
from .ledger.lock import read_lock
from .spec.bake_file import BAKE_FILE, MAX_SCALE, read_bake_file
from .spec.settings import IMAGE_FORMATS, SUFFIXES
from .verify import lines_of


def origin(image: Path) -> dict[str, str]:
    """What is known of a baked image: from its own metadata, else from a lock file beside or above it.

    Raises DataError if assetgen did not bake it.
    """
    metadata = {} if image.suffix.lower() in (".qoi", ".rgba") else read_provenance(image)
    if metadata:
        return metadata
    for lock, header, line in lines_of(image):
        task = TextureTask(line.name, line.request, line.attempt)
        entry = header.packs.get(line.request["pack"])
        return provenance(task, entry["fingerprint"] if entry else line.request["pack"]) | {"lock": str(lock)}
    raise DataError(f"assetgen did not bake {image}: neither its metadata nor a lock file beside or above it says so")


def again(image: Path, pack_path: Path, out: Path) -> None:
    """Draws a baked image again, from what is known of it and from its pack, into the file out.

    Raises DataError if another pack drew the image, or if what is known of it makes no request.
    """
    known = origin(image)
    pack = open_pack(pack_path)
    if not {"pack", "seed", "index"} <= set(known):
        raise DataError(f"{image} is not a single texture; to make a page of an atlas again, bake its bake file")
    if not known["pack"] or not pack.fingerprint.startswith(known["pack"]):
        raise DataError(
            f"{image} was drawn by the pack {known['pack'][:12]}, not by {pack_path} ({pack.fingerprint[:12]}); "
            "name that pack"
        )
    if "layer" in known or "frames" in known:
        what = f"the layer {known['layer']!r}" if "layer" in known else "the frames"
        raise DataError(f"{image} shows {what} of a texture; bake its bake file again instead")
    if "tiles" in known:
        raise DataError(f"{image} is drawn with the tiles of a second pack; bake its bake file again instead")
    values: dict[str, Any] = {key: value for key, value in known.items() if key in DESCRIBED}
    try:
        values |= {key: int(values[key]) for key in ("spread", "epoch", "scale", "level") if key in values}
        if not 1 <= values.get("scale", 1) <= MAX_SCALE:
            raise ValueError(f"scale {values['scale']}; 1 to {MAX_SCALE} is allowed")
        task = TextureTask("", values, int(known.get("attempt", "0")))
        texture = pixels_of(pack, [task])[0][0]
    except (ValueError, SeedError) as error:
        raise DataError(f"what {image} says of itself cannot be drawn ({error})") from error
    formats = {SUFFIXES[format]: format for format in IMAGE_FORMATS}
    if out.suffix.lower() not in formats:
        raise DataError(f"{out} has no format; its name must end with {', '.join(formats)}")
    metadata = {"pack_name": str(pack.info.get("name", ""))} | provenance(task, pack.fingerprint)
    write_atomic(out, encode(enlarged(texture, values.get("scale", 1)), formats[out.suffix.lower()], metadata))


def credits(places: Iterable[Path]) -> list[dict[str, Any]]:
    """Name, fingerprint, licence and training data of every pack that packs, lock files, bake files or folders name."""
    packs: dict[str, dict[str, Any]] = {}
    for place in places:
        for path in _packs_of(place):
            pack = open_pack(path)
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
    """Credits to ship with a game, and an answer to a store's question about generated content."""
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
        return list(read_bake_file(place).packs)
    if place.is_dir():
        raise DataError(f"{place} holds neither assetgen.lock nor {BAKE_FILE}; name packs, lock files or bake files")
    header, _ = read_lock(place)
    return [place.parent / entry["file"] for entry in header.packs.values()]


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]
