"""From a trained scan network and what was measured on its maps to a pack of plans."""

from __future__ import annotations

import numpy as np

from assetgen_art.maps.lessons import Lessons
from assetgen_art.maps.map_set import MapSet
from assetgen_plugin.tensors import Tensors, text_tensor

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
