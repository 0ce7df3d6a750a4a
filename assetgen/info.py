"""What a file is and where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assetgen_art.originals import ORIGINALS, read_originals
from assetgen_plugin import Denoiser, Pack, PlanPack
from assetgen_plugin.denoiser import METADATA_KEY
from assetgen_plugin.errors import DataError
from assetgen_plugin.following import is_frame
from assetgen_plugin.model_file import opened
from assetgen_plugin.onnx_reader import Model
from assetgen_plugin.plans import is_plan_pack
from assetgen_plugin.tensors import CONTRACT_2

from .baking.ledger.lock import TextureLine, read_lock
from .baking.provenance import origin


def describe(path: Path) -> dict[str, Any]:
    """Facts about a pack, a denoiser, a lock file or a baked image; DataError or PackError for anything else."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise DataError(
            f"{path} cannot be read ({error.strerror}); name a pack, a lock file or a baked image"
        ) from error
    if start == b"\x89PNG\r\n\x1a\n" or path.suffix.lower() in (".webp", ".qoi", ".rgba"):
        return {"file": str(path), **origin(path)}
    if start.startswith(b'{"asset'):
        header, lines = read_lock(path)
        textures = [line for line in lines if isinstance(line, TextureLine)]
        return {
            "file": str(path),
            "textures": sum(not line.left for line in textures),
            "left": sum(line.left for line in textures),
            "out": header.out,
            "packs": header.packs,
        }
    if is_plan_pack(path):
        return _describe_plans(path)
    pack = open_model(path)
    if isinstance(pack, Denoiser):
        return {
            "file": str(path),
            "bytes": path.stat().st_size,
            "fingerprint": pack.fingerprint,
            "denoiser": pack.kind,
            "channels": pack.channels,
            "overlap": pack.overlap,
            **pack.info,
        }
    hashes = read_originals(pack.info)
    return {
        "file": str(path),
        "bytes": path.stat().st_size,
        "fingerprint": pack.fingerprint,
        "contract": pack.contract,
        "engine": pack.engine,
        "size": list(pack.size),
        "output": pack.output,
        "latent": int(pack.tensors["latent"][0]),
        "labels": list(pack.labels),
        "sprites": list(pack.names),
        **(_painted(pack) if pack.output == "painted" else {}),
        **pack.info,
        **({} if hashes is None else {ORIGINALS: f"hashes of {len(hashes):,} training images"}),
    }


def _describe_plans(path: Path) -> dict[str, Any]:
    pack = PlanPack.open(path)
    return {
        "file": str(path),
        "bytes": path.stat().st_size,
        "fingerprint": pack.fingerprint,
        "contract": CONTRACT_2,
        "engine": pack.engine,
        "output": "plan",
        "classes": list(pack.classes),
        "walkable": [name for name, walkable in zip(pack.classes, pack.walkable, strict=True) if walkable],
        "labels": list(pack.labels),
        **pack.info,
    }


def _painted(pack: Pack) -> dict[str, Any]:
    """What a painted pack has beside others."""
    data = [array.size for name, array in pack.tensors.items() if name.endswith(".data")]
    return {
        "spread": pack.spread,
        "epochs": pack.epochs,
        "layers": [layer for layer in pack.layers if not is_frame(layer)],
        "art_bytes": sum(data),
    }


def open_model(path: Path) -> Pack | Denoiser:
    """The pack or denoiser in a file; PackError for any other file."""

    def made(model: Model, data: bytes) -> Pack | Denoiser:
        kind = Denoiser if METADATA_KEY in model.metadata else Pack
        return kind(model, data, threads=1)

    return opened(path, made)
