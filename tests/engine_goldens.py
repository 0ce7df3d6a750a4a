"""What the tests of all engines share: golden textures by the public calls, a CPU blend, the docs' programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import Pack
from places import GOLDEN, ROOT

FOLDER = GOLDEN
DOCS = ROOT / "docs"


def golden_textures() -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """(SHA-256, pixels (H, W, C)) of each golden vector that names pixels and that the public calls can draw."""
    for name in ("contract-v1.json", "contract-v1-sprites.json"):
        vectors: dict[str, Any] = json.loads((FOLDER / name).read_text("ascii"))
        packs = {row["pack"]: Pack.open(FOLDER / row["file"]) for row in vectors["packs"]}
        colours = {row["name"]: row["colours"] for row in vectors.get("colours", [])}
        for row in vectors["textures"] + vectors.get("blends", []):
            pack, place, spread = packs[row["pack"]], (int(row["seed"]), int(row["index"])), row["spread"] / 256
            source = row["palette"] if isinstance(row["palette"], str) else None  # in the older file it is the code
            palette = colours.get(row.get("colours")) or (None if source == "varied" else source)
            if row.get("around_centroid"):
                if row["attempt"] == "0":
                    yield row["sha256"], pack.around_centroid(row["label"], *place, spread=spread)
            elif "t" in row:
                if row["attempt"] == "0":
                    ends = row["a"], row["b"]
                    yield row["sha256"], pack.blend(*ends, row["t"] / 256, *place, spread=spread, palette=palette)
            else:
                yield (
                    row["sha256"],
                    pack.texture(
                        *place,
                        label=row["label"],
                        base=row.get("base"),
                        spread=spread,
                        palette=palette,
                        attempt=int(row["attempt"]),
                    ),
                )
        for row in vectors["interpolations"]:
            ends = [(int(seed), int(index)) for seed, index in (row["a"], row["b"])]
            (texture,) = packs[row["pack"]].interpolate(*ends, [row["t"] / 256], label=row.get("label"))
            yield row["sha256"], texture


def golden_textures_by_size() -> dict[tuple[int, ...], list[tuple[str, NDArray[np.uint8]]]]:
    """The same by (H, W, C), for engines that show many at a time."""
    found: dict[tuple[int, ...], list[tuple[str, NDArray[np.uint8]]]] = {}
    for sha256, texture in golden_textures():
        found.setdefault(texture.shape, []).append((sha256, texture))
    return found


def documented_programs(engine: str) -> list[str]:
    """The Python programs of docs/how-to/ENGINE.md that use the engine's adapter."""
    text = (DOCS / "how-to" / f"{engine}.md").read_text("utf-8")
    blocks: list[str] = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [block for block in blocks if f"assetgen_plugin.engines import {engine} as gen" in block]


def every_alpha() -> NDArray[np.uint8]:
    """A texture (16, 16, 4) that holds each alpha once, in changing colours."""
    step = np.arange(256)
    return np.stack([step * 7 % 256, step * 101 % 256, 255 - step, step], axis=-1).astype(np.uint8).reshape(16, 16, 4)


def blended(texture: NDArray[np.uint8], background: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A texture (H, W, C) over a background (H, W, 3), rounded to the nearest; exact where alpha is 0 or 255."""
    if texture.shape[2] == 1:
        return np.repeat(texture, 3, axis=2)
    if texture.shape[2] == 3:
        return texture
    alpha = texture[..., 3:].astype(int)
    over: NDArray[np.uint8] = ((texture[..., :3] * alpha + background * (255 - alpha) + 127) // 255).astype(np.uint8)
    return over
