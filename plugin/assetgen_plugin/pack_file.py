"""Reads the file of a pack: its metadata, and the integer tensors that its graph computes with, all checked."""

from __future__ import annotations

import binascii
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .checking import check_tensors
from .errors import PackError, SeedError
from .model_file import check_version, metadata_json
from .onnx_reader import Graph, Model
from .pack_graph import IR_VERSION, OPSET, build_graph, is_layer, layer_tensors, same_graph
from .seeds import MAX_SPREAD
from .tensors import CONTRACT, CONTRACTS, DTYPES, Tensors, contract_of

FORMAT: Final = 1
METADATA_KEY: Final = "assetgen"
_MAX_GOLDENS: Final = 64


def read_pack(model: Model) -> tuple[dict[str, Any], Tensors]:
    """The metadata and the tensors (read-only) of an ONNX model; PackError unless it is a pack to the last node."""
    kinds = {"format": int, "contract": int, "fingerprint": str, "goldens": list, "info": dict}
    header = metadata_json(model, METADATA_KEY, "pack", kinds)
    if "scan.taps" in model.graph.initializers:
        raise PackError(
            "it draws plans inside outlines, not textures; open it with PlanPack.open, or use assetgen bake --outline"
        )
    _check_versions_and_goldens(header)
    if (model.opset, model.ir_version) != (OPSET, IR_VERSION):
        raise PackError(
            f"opset {model.opset}, IR {model.ir_version}; packs of format {FORMAT} have {OPSET} and {IR_VERSION}"
        )
    stored, graph = stored_tensors(header, model.graph)
    try:
        layers = layer_tensors(graph)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise PackError("its graph is not one that the exporter writes") from error
    if both := sorted(stored.keys() & layers.keys()):
        raise PackError(f"tensor {both[0]!r} is both in the metadata and in the graph")
    tensors = stored | layers
    check_tensors(tensors)
    if contract_of(tensors) != header["contract"]:
        raise PackError(f"contract {header['contract']} in its metadata, {contract_of(tensors)} in its tensors")
    if not same_graph(model.graph, build_graph(tensors)):
        raise PackError("its graph is not one that the exporter writes; export the pack again")
    for array in tensors.values():
        array.flags.writeable = False
    return header, tensors


def check_goldens(
    goldens: Sequence[dict[str, Any]],
    texture: Callable[..., NDArray[np.uint8]],
    hash_of: Callable[[NDArray[np.uint8]], str],
    engine: str,
) -> None:
    """PackError unless this machine draws the golden textures of a pack's metadata. texture: as of `Pack`."""
    for golden in goldens:
        label = None if golden["label"] is None else str(golden["label"])
        try:
            seed, index, spread = int(golden["seed"]), int(golden["index"]), golden["spread"] / 256
            pixels = texture(seed, index, label=label, spread=spread, epoch=golden.get("epoch", 1))
        except SeedError as error:
            raise PackError(f"a golden in its metadata cannot be drawn: {error}") from error
        if hash_of(pixels) != golden["sha256"]:
            raise PackError(
                f"its golden texture {golden['seed']}/{golden['index']} differs from what this machine draws; "
                f"{engine} does not compute exactly here"
            )


def stored_tensors(header: dict[str, Any], graph: Graph) -> tuple[Tensors, Graph]:
    """The tensors that are not layers, and the graph without them: contract 1 has them in the metadata as base64."""
    listed = header.get("tensors")
    if header["contract"] == CONTRACT:
        if not isinstance(listed, dict):
            raise PackError(f"its {METADATA_KEY} metadata has no 'tensors' of type dict")
        return {name: _tensor(name, stored) for name, stored in listed.items()}, graph
    if listed is not None:
        raise PackError(f"tensors in its {METADATA_KEY} metadata; from contract 2 on they are in the graph")
    constants = graph.initializers
    layers = {name: array for name, array in constants.items() if is_layer(name)}
    stored = {name: array for name, array in constants.items() if name not in layers}
    return stored, graph._replace(initializers=layers)


def _check_versions_and_goldens(header: dict[str, Any]) -> None:
    """PackError unless the versions are known and the goldens are of the right form and within limits."""
    check_version("pack format", header["format"], FORMAT)
    check_version("contract", header["contract"], *CONTRACTS)
    fields = {"seed": str, "index": str, "label": str | None, "spread": int, "sha256": str}
    if header["contract"] != CONTRACT:
        fields["epoch"] = int
    if len(header["goldens"]) > _MAX_GOLDENS:
        raise PackError(f"{len(header['goldens'])} goldens; at most {_MAX_GOLDENS} are allowed")
    for golden in header["goldens"]:
        if not isinstance(golden, dict) or not all(
            isinstance(golden.get(key, 0.0), kind) for key, kind in fields.items()
        ):
            raise PackError(f"a golden in its metadata is not of the form {', '.join(fields)}")
        decimals = (golden["seed"], golden["index"])
        if not all(text.isascii() and text.isdecimal() and len(text) <= 20 for text in decimals):
            raise PackError("the seed and index of a golden in its metadata are not decimal numbers")
        if isinstance(golden.get("epoch"), bool) or golden.get("epoch", 1) < 1:
            raise PackError("a golden in its metadata has an epoch that is not from 1 on")
        if isinstance(golden["spread"], bool) or not 0 <= golden["spread"] <= 256 * MAX_SPREAD:
            raise PackError(f"a golden in its metadata has a spread that is not from 0 to {256 * MAX_SPREAD}")


def _tensor(name: str, stored: object) -> NDArray[np.generic]:
    """A tensor from the metadata: {"dtype", "shape", "data"}, with data in base64."""
    if not isinstance(stored, dict):
        raise PackError(f"tensor {name!r} is not of the form dtype, shape, data")
    dtype, shape, text = stored.get("dtype"), stored.get("shape"), stored.get("data")
    sides = shape if isinstance(shape, list) and all(type(side) is int for side in shape) else [-1]
    numbers = DTYPES.get(dtype) if isinstance(dtype, str) else None
    if numbers is None or not isinstance(text, str) or len(sides) > 4 or any(side < 0 for side in sides):
        raise PackError(f"tensor {name!r} is not of the form dtype ({', '.join(DTYPES)}), shape, data")
    try:
        raw = binascii.a2b_base64(text, strict_mode=True)
        return np.frombuffer(bytearray(raw), numbers).reshape(sides)
    except (binascii.Error, ValueError, OverflowError) as error:
        raise PackError(f"the data of tensor {name!r} does not fit its shape {sides}") from error
