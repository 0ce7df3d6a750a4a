"""The golden vectors as calls that a test can send to an engine as JSON; seeds are strings, as they need 64 bits."""

from __future__ import annotations

import json
from typing import Any, Final, TypeAlias

from places import GOLDEN

Call: TypeAlias = dict[str, Any]
CALLS: Final = ("contract-v1.json", "contract-v1-sprites.json", "contract-v2.json")


def _request_of(row: dict[str, Any], colours: dict[str, Any]) -> dict[str, Any]:
    keys = ("index", "attempt", "label", "base", "spread", "palette", "epoch", "style", "layer", "swaps")
    given = {key: row[key] for key in keys if row.get(key) is not None}
    if not isinstance(given.get("palette"), str) or given["palette"] == "varied":
        given.pop("palette", None)
    if row.get("colours"):
        given["colours"] = colours[row["colours"]] if isinstance(row["colours"], str) else row["colours"]
    return {"seed": row["seed"], **given}


def golden_calls(name: str) -> list[tuple[Call, str]]:
    """What a file of golden vectors asks for, and the hashes."""
    vectors = json.loads((GOLDEN / name).read_text("utf-8"))
    colours = {row["name"]: row["colours"] for row in vectors.get("colours", [])}
    calls: list[tuple[Call, str]] = []
    for row in vectors["textures"]:
        kind = "centroid" if row.get("around_centroid") else "texture"
        calls.append(({"file": row["pack"], "kind": kind, "request": _request_of(row, colours)}, row["sha256"]))
    for row in vectors.get("blends", []):
        ends = {key: row[key] for key in ("a", "b", "t")}
        calls.append(
            ({"file": row["pack"], "kind": "blend", **ends, "request": _request_of(row, colours)}, row["sha256"])
        )
    for row in vectors["interpolations"]:
        sides = [row[side] for side in (("from", "to") if "from" in row else ("a", "b"))]
        controls = {key: row[key] for key in ("label", "epoch") if row.get(key) is not None}
        a, b = ({"seed": seed, "index": index, **controls} for seed, index in sides)
        call = {"file": row["pack"], "kind": "interpolate", "request": a, "to": b, "t": row["t"]}
        calls.append((call, row["sha256"]))
    return calls
