"""From a trained scan network and what was measured on its maps to a pack of plans."""

from __future__ import annotations

from typing import Any

import numpy as np

from assetgen_art.maps.lessons import Lessons
from assetgen_art.maps.map_set import MapSet
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.errors import ExportError, PackError
from assetgen_plugin.pack_file import FORMAT, METADATA_KEY
from assetgen_plugin.plans import PlanPack
from assetgen_plugin.plans.goldens import golden_of
from assetgen_plugin.plans.graph import plan_graph
from assetgen_plugin.tensors import CONTRACT_2, Tensors, text_tensor

from ..export.onnx_file import onnx_bytes
from .train import TrainedScan


def plan_tensors(data: MapSet, found: Lessons, trained: TrainedScan) -> Tensors:
    """The contract's named tensors of a pack whose output is `plan`."""
    tensors: Tensors = trained.network.tensors()
    tensors["contract"] = np.array([CONTRACT_2], np.uint8)
    tensors["output"] = text_tensor("plan")
    tensors["classes"] = text_tensor("\n".join(data.classes))
    tensors["colours"] = data.colours
    tensors["walkable"] = data.walkable.astype(np.uint8)
    tensors["labels"] = text_tensor("\n".join(trained.styles))
    tensors["scan.taps"] = trained.taps
    tensors["windows"] = found.windows
    tensors["rim"] = np.array([found.rim], np.uint8)
    tensors["repair"] = np.array(found.repair, np.int32)
    return tensors


def plan_pack_bytes(tensors: Tensors, info: dict[str, Any], *, flat: bool) -> tuple[str, bytes]:
    """(fingerprint, content) of a pack's file, with golden plans that the tensors draw. flat: .agp instead of ONNX.

    ExportError if they break the contract.
    """
    try:
        pack = PlanPack.of(tensors, engine="numpy")
    except PackError as error:
        raise ExportError(f"these maps cannot become an exact pack of plans: {error}") from error
    if flat:
        return pack.fingerprint, flat_bytes(tensors)
    header = {
        "format": FORMAT,
        "contract": CONTRACT_2,
        "fingerprint": pack.fingerprint,
        "goldens": _goldens(pack),
        "info": info,
    }
    return pack.fingerprint, onnx_bytes(plan_graph(tensors), METADATA_KEY, header)


def _goldens(pack: PlanPack) -> list[dict[str, Any]]:
    """Plans in two small outlines, a room with a hole and a corner; one with pins, one with a level."""
    ring = np.ones((14, 17), bool)
    ring[5:8, 6:10] = False
    corner = np.ones((12, 13), bool)
    corner[:5, 7:] = False
    pins = np.zeros(corner.shape, np.uint8)
    pins[9, 3:6] = 1 + int(np.argmax(pack.walkable))
    last = 2**64 - 1, 2**32 - 1
    return [
        golden_of(pack.plan(7, outline=ring), ring, None, seed=7),
        golden_of(pack.plan(*last, outline=ring, level=6), ring, None, seed=last[0], index=last[1], level=6),
        golden_of(pack.plan(1, outline=corner, pins=pins), corner, pins, seed=1),
    ]
