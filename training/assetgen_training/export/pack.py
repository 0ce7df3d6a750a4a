"""From a finished run to one ONNX pack: integers proven, graph checked, golden textures recorded."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from assetgen_art.distribution import installed_version
from assetgen_art.files import write_atomic
from assetgen_art.image_set import ImageSet, Traits
from assetgen_art.originals import ORIGINALS, originals_entry
from assetgen_plugin.checking import check_tensors
from assetgen_plugin.errors import ExportError, PackError
from assetgen_plugin.latents import Codes
from assetgen_plugin.onnx_reader import read_model
from assetgen_plugin.pack import Pack
from assetgen_plugin.pack_file import FORMAT, METADATA_KEY
from assetgen_plugin.pack_graph import build_graph, is_layer
from assetgen_plugin.painting.rules import layers_of_art
from assetgen_plugin.pixels import straight_alpha, texture_hash
from assetgen_plugin.tensors import CONTRACT, DTYPES, LATENT_UNIT, Tensors, contract_of, fingerprint, text_tensor

from ..config import TrainConfig
from ..data.tensors import pixels
from ..models.exact import HIDDEN, TABLE, Conv, Crop, Dense, ExactStack, Reshape, Shuffle, TransposedConv
from ..models.vae import Vae
from ..run.folder import RunFolder, load_prior, load_run, load_spread, read_json
from .onnx_file import _model_bytes, onnx_bytes
from .painted import DEFAULT_SPREAD, painted_tensors
from .together import KEEP, with_held, with_symmetry

_CHUNK = 500  # images a forward pass
_GOLDENS = ((0, 0), (1, 1), (2**64 - 1, 2**32 - 1))


def export(run: Path, out: Path, *, keep_edges: int | None = None) -> Pack:
    """Writes the exact pack of a finished run and opens it again; ExportError if it cannot be exact.

    keep_edges: pixels at the edges that variants keep; None: those that the set's tiles need.

    Its info also holds what the run folder has of these: hashes of the training images (`originals`), of at most 4,096;
    how the art was read (`art`), by which it is measured again.
    """
    config, about, model = load_run(run)
    if keep_edges is not None:
        if not config.painted:
            raise ExportError(f"{run} learned no art of its own, and packs without it cannot keep edges")
        about["traits"]["keep_edges"] = keep_edges
    try:
        tensors = pack_tensors(config, about, model, load_prior(run), spread=load_spread(run))
        check_tensors(tensors)
    except PackError as error:
        raise ExportError(f"{run} cannot become an exact pack: {error}") from error
    info = {
        "name": about["name"],
        "licence": about["licence"],
        "training_data": {key: about[key] for key in ("name", "n_images", "sha256")},
        "configuration": config.to_json(),
        "assetgen": installed_version(),
        **{key: about[key] for key in (ORIGINALS, "animations", "tags") if key in about},
    }
    art = RunFolder(run).art
    if art.exists():
        info["art"] = read_json(art)["options"]
    write_atomic(out, pack_bytes(tensors, info))
    return Pack.open(out)


def float_renderer(run: Path, pack: Pack) -> Callable[[Codes], NDArray[np.uint8]]:
    """Decodes a pack's codes by its run's decoder in floats, (N, H, W, C) uint8; direct packs only.

    ExportError if the run is not the one that the pack came from.
    """
    config, about, model = load_run(run)
    prior = load_prior(run)
    try:
        same = fingerprint(pack_tensors(config, about, model, prior)) == pack.fingerprint
    except PackError:
        same = False
    if not same or config.output != "direct":
        raise ExportError(f"{run} is not the run that this pack came from, or its output is not direct")
    model.set_exact(False)

    @torch.no_grad()
    def render(codes: Codes) -> NDArray[np.uint8]:
        chunks = torch.split(torch.from_numpy(codes.z).float() / LATENT_UNIT, _CHUNK)
        textures = torch.cat([model.decoder(chunk).sigmoid() for chunk in chunks])
        return straight_alpha(pixels(textures))

    return render


def lacking_originals(pack: Pack, data: ImageSet) -> dict[str, Any]:
    """The entry of hashes of the training images for a pack that was exported without; {} if that is not for this set.

    It is not if the pack has them, if `add` gave it more sprites, if it learned from another set, or from too many.
    """
    of_this = pack.info.get("training_data", {}).get("sha256") == data.digest()
    if ORIGINALS in pack.info or "added" in pack.info or not of_this:
        return {}
    return originals_entry(data.as_shown().images)


def export_float(run: Path, out: Path) -> None:
    """Writes the decoder as a float ONNX graph: inputs as the pack's in float units, texture in 0..1 or logits.

    For engines that want floats; outside the contract, its bytes differ between machines.
    """
    config, _, model = load_run(run)
    model.set_exact(False)
    n_code = config.latent + model.n_conditioning + model.n_classes
    nodes, weights, inputs, outputs = [], [], [], []
    chains = [("decoder", "z", "texture" if config.output == "direct" else "logits", model.decoder)]
    if model.palette_head is not None:
        chains.append(("palette", "z_palette", "palette", model.palette_head))
    for chain, source, result, stack in chains:
        graph, constants = _float_chain(stack, chain, source, result, sigmoid=result != "logits")
        nodes += graph
        weights += constants
        with torch.no_grad():
            shape = tuple(stack(torch.zeros(1, n_code)).shape[1:])
        inputs.append(helper.make_tensor_value_info(source, TensorProto.FLOAT, ("n", n_code)))
        outputs.append(helper.make_tensor_value_info(result, TensorProto.FLOAT, ("n", *shape)))
    write_atomic(out, _model_bytes(helper.make_graph(nodes, "assetgen", inputs, outputs, weights)))


def pack_tensors(
    config: TrainConfig, about: dict[str, Any], model: Vae, prior: Tensors, *, spread: float = DEFAULT_SPREAD
) -> Tensors:
    """The contract's named integer tensors of a model and its prior."""
    tensors = _decoding_tensors(config, about, model, prior)
    if not config.painted:
        return tensors
    traits, shape = Traits(**about["traits"]), (*about["shape"],)
    painted = painted_tensors(tensors, traits, shape=shape, scale=config.guide_scale, spread=spread)
    mask = KEEP if KEEP in layers_of_art(painted) else None
    if traits.keep_edges or mask:
        painted = with_held(painted, traits.keep_edges, mask=mask)
    return with_symmetry(painted) if traits.symmetry else painted


def _decoding_tensors(config: TrainConfig, about: dict[str, Any], model: Vae, prior: Tensors) -> Tensors:
    """The tensors of what decodes, and of the prior: a whole pack, unless it carries the art."""
    tensors: Tensors = dict(prior)
    tensors["contract"] = np.array([CONTRACT], np.uint8)
    tensors["output"] = text_tensor(config.output)
    tensors["size"] = np.array(config.learned_shape(about["shape"]), np.int32)
    tensors["latent"] = np.array([config.latent + model.n_conditioning], np.int32)
    tensors["labels"] = text_tensor("\n".join(about["label_names"]))
    table: Tensors = {"values": sigmoid_table()}
    if config.output == "direct":
        return tensors | model.decoder.tensors("decoder", ("table", table))
    n_slots = config.slots + (about["shape"][2] == 4)
    tensors |= model.decoder.tensors("decoder", ("argmax", {"slots": np.array([n_slots], np.int32)}))
    if model.palette_head is None:
        colours = np.array(config.fixed_palette, np.uint8)
        alpha = np.full((len(colours), about["shape"][2] - 3), 255, np.uint8)
        return tensors | {"palette.colours": np.concatenate([colours, alpha], axis=1)}
    tensors |= model.palette_head.tensors("palette", ("table", table))
    if about["shape"][2] == 4 and not config.soft_alpha:
        tensors |= _with_alpha(tensors, f"palette.{len(model.palette_head.layers) - 1:02d}.dense", config.slots)
    return tensors


def sigmoid_table() -> NDArray[np.uint8]:
    """round(255 · sigmoid) of the integers that a TABLE layer gives, (1024,) uint8."""
    logits = (np.arange(TABLE.low, TABLE.high + 1) - TABLE.middle) / 2**TABLE.exponent
    table: NDArray[np.uint8] = np.rint(255 / (1 + np.exp(-logits))).astype(np.uint8)
    return table


def pack_bytes(tensors: Tensors, info: dict[str, Any]) -> bytes:
    """The ONNX file of a pack, with golden textures that the file itself has drawn."""
    contract = contract_of(tensors)
    header: dict[str, Any] = {
        "format": FORMAT,
        "contract": contract,
        "fingerprint": fingerprint(tensors),
        "goldens": [],
        "info": info,
    }
    if contract == CONTRACT:  # later ones have them in the graph
        header["tensors"] = {
            name: {
                "dtype": next(code for code, dtype in DTYPES.items() if np.dtype(dtype) == array.dtype),
                "shape": list(array.shape),
                "data": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii"),
            }
            for name, array in sorted(tensors.items())
            if not is_layer(name)
        }
    graph = build_graph(tensors)
    plain = onnx_bytes(graph, METADATA_KEY, header)
    draft = Pack(read_model(plain), plain, threads=1, engine="onnxruntime")
    drawn: dict[str, Any] = {"label": None, "spread": 256}
    if contract != CONTRACT:
        drawn = {"label": None, "spread": int(tensors["spread"][0]), "epoch": 1}
    header["goldens"] = [
        {"seed": str(seed), "index": str(index), **drawn, "sha256": texture_hash(draft.texture(seed, index))}
        for seed, index in _GOLDENS
    ]
    return onnx_bytes(graph, METADATA_KEY, header)


def _float_chain(
    stack: ExactStack, chain: str, source: str, result: str, *, sigmoid: bool
) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """A stack as float ONNX nodes and their constants."""
    nodes: list[onnx.NodeProto] = []
    weights: list[onnx.TensorProto] = []
    value = source

    def node(op: str, *constants: NDArray[np.generic], **attributes: Any) -> str:
        names = [f"{chain}.{len(nodes)}.{number}" for number in range(len(constants))]
        weights.extend(numpy_helper.from_array(array, name) for array, name in zip(constants, names, strict=True))
        output = f"{chain}.{len(nodes)}.{op}"
        nodes.append(helper.make_node(op, [value, *names], [output], name=output, **attributes))
        return output

    for layer in stack.layers:
        if isinstance(layer, Dense | Conv):
            kernel = layer.kernel().detach().numpy()
            bias = layer.full_bias().detach().numpy()
            if isinstance(layer, Dense):
                value = node("Gemm", kernel, bias, transB=1)
            else:
                value = node("Conv", kernel, bias, kernel_shape=kernel.shape[2:], pads=layer.pads)
            if isinstance(layer, TransposedConv):
                value = node("DepthToSpace", blocksize=2, mode="CRD")
            if layer.span == HIDDEN:
                value = node("Relu")
        elif isinstance(layer, Reshape):
            value = node("Reshape", np.array([-1, *layer.shape], np.int64))
        elif isinstance(layer, Shuffle):
            value = node("DepthToSpace", blocksize=2, mode="CRD")
        else:
            assert isinstance(layer, Crop)
            value = node("Slice", np.zeros(2, np.int64), np.array(layer.size, np.int64), np.array([2, 3], np.int64))
    nodes.append(helper.make_node("Sigmoid" if sigmoid else "Identity", [value], [result], name=result))
    return nodes, weights


def _with_alpha(tensors: Tensors, last: str, slots: int) -> Tensors:
    """The palette's last layer with an alpha of 255 for each colour, from a channel without weights."""
    opaque = {"weight": 0, "bias": TABLE.high, "shift": 0}
    whole: Tensors = {}
    for short, value in opaque.items():
        rgb = tensors[f"{last}.{short}"].reshape(slots, 3, -1)
        alpha = np.full((slots, 1, rgb.shape[2]), value, rgb.dtype)
        both = np.concatenate([rgb, alpha], axis=1).reshape(4 * slots, -1)
        whole[f"{last}.{short}"] = both if short == "weight" else both.ravel()
    return whole
