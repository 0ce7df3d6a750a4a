"""From a trained scan network and what was measured on its maps to a pack of plans."""

from __future__ import annotations

from typing import Any

import numpy as np

from assetgen_art.maps.lessons import Lessons
from assetgen_art.maps.map_set import MapSet
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.tensors import Tensors, fingerprint, text_tensor

from .train import TrainedScan

CONTRACT = 2


def plan_tensors(data: MapSet, found: Lessons, trained: TrainedScan) -> Tensors:
    """The contract's named tensors of a pack whose output is `plan`."""
    tensors: Tensors = trained.network.tensors()
    tensors["contract"] = np.array([CONTRACT], np.uint8)
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
    """(fingerprint, content) of a pack's file. flat: .agp instead of ONNX."""
    return fingerprint(tensors), flat_bytes(tensors)
