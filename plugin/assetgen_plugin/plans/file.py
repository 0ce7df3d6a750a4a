"""Reads the file of a pack of plans, .onnx or .agp: its header and its tensors, all checked."""

from __future__ import annotations

import os
from typing import Any

from ..agp import MAGIC, fingerprint_of, flat_bytes
from ..errors import PackError
from ..model_file import check_version, metadata_json
from ..onnx_reader import MAX_FILE_BYTES, Model, read_model
from ..pack_file import FORMAT, METADATA_KEY, stored_tensors
from ..pack_graph import IR_VERSION, OPSET, layer_tensors, same_graph
from ..tensors import CONTRACT_2, Tensors
from .flat import read_flat
from .goldens import check_goldens
from .graph import plan_graph
from .tensors import check_plan_tensors


def is_plan_pack(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a pack of plans, whole or damaged; False if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return holds_plans(file.read(MAX_FILE_BYTES))
    except (OSError, ValueError):
        return False


def holds_plans(data: bytes) -> bool:
    """Whether bytes are those of a pack of plans, whole or damaged: a tensor's name that no other pack has tells."""
    return b"scan.taps" in data


def read_plan_pack(data: bytes) -> tuple[dict[str, Any], Tensors]:
    """(the header with `goldens` and `info`, the tensors) in the bytes of a file; an .agp file has neither of the two.

    PackError unless it is a pack of plans.
    """
    if data.startswith(MAGIC):
        header: dict[str, Any] = {"goldens": [], "info": {}}
        tensors = read_flat(data)
        check_plan_tensors(tensors)
    else:
        header, tensors = _read_onnx(read_model(data))
    for array in tensors.values():
        array.flags.writeable = False
    return header, tensors


def _read_onnx(model: Model) -> tuple[dict[str, Any], Tensors]:
    kinds = {"format": int, "contract": int, "fingerprint": str, "goldens": list, "info": dict}
    header = metadata_json(model, METADATA_KEY, "pack", kinds)
    check_version("pack format", header["format"], FORMAT)
    check_version("contract of plans", header["contract"], CONTRACT_2)
    if (model.opset, model.ir_version) != (OPSET, IR_VERSION):
        raise PackError(
            f"opset {model.opset}, IR {model.ir_version}; packs of format {FORMAT} have {OPSET} and {IR_VERSION}"
        )
    check_goldens(header["goldens"])
    stored, graph = stored_tensors(header, model.graph)
    try:
        layers = layer_tensors(graph)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise PackError("its graph is not one that the exporter writes") from error
    tensors = stored | layers
    check_plan_tensors(tensors)
    if not same_graph(model.graph, plan_graph(tensors)):
        raise PackError("its graph is not one that the exporter writes; export the pack again")
    found = fingerprint_of(flat_bytes(tensors))
    if found != header["fingerprint"]:
        raise PackError(f"altered: its fingerprint is {found}, it says {header['fingerprint']}")
    return header, tensors
