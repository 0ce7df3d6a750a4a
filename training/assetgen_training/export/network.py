"""From a trained network to the file that the plugin opens as a `Network`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assetgen_art.distribution import installed_version
from assetgen_art.files import write_atomic
from assetgen_plugin.errors import ExportError, PackError
from assetgen_plugin.network import FORMAT, METADATA_KEY, fingerprint
from assetgen_plugin.network_graph import chain_graph

from ..models.chain import Chain
from ..models.family import decoder_chain, encoder_chain
from ..run.folder import load_model
from .onnx_file import onnx_bytes


def export_encoder(run: Path, out: Path) -> None:
    """Writes the encoder of a run's VAE or autoencoder, for `assetgen_plugin.Encoder`."""
    config, about, model = load_model(run)
    if config.model == "denoiser":
        raise ExportError(f"{run} holds a denoiser, which has no encoder")
    height, width, channels = about["shape"]
    _write(out, "encoder", (channels, height, width), encoder_chain(model), run_info(config.to_json(), about))


def export_decoder(run: Path, out: Path) -> None:
    """Writes the decoder of a run's autoencoder, for `assetgen_plugin.Decoder`; a VAE's is its pack."""
    config, about, model = load_model(run)
    if not config.is_autoencoder:
        raise ExportError(f"{run} holds a model {config.model}, whose decoder is not a file of its own")
    _write(out, "decoder", (config.latent,), decoder_chain(model), run_info(config.to_json(), about))


def run_info(configuration: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
    """What the file says of a run."""
    data = {key: about[key] for key in ("name", "n_images", "sha256")}
    return {
        "name": about["name"],
        "licence": about["licence"],
        "training_data": data,
        "configuration": configuration,
        "assetgen": installed_version(),
    }


def network_bytes(kind: str, shape: tuple[int, ...], chain: Chain, info: dict[str, Any]) -> bytes:
    """The ONNX file of a chain; equal inputs give equal bytes. ExportError if it breaks the plugin's limits."""
    try:
        graph = chain_graph(kind, shape, chain.layers, chain.tensors)
    except PackError as error:
        raise ExportError(f"this network cannot become a file: {error}") from error
    header = {
        "format": FORMAT,
        "kind": kind,
        "shape": list(shape),
        "layers": [[op, *settings] for op, settings in chain.layers],
        "fingerprint": fingerprint(kind, shape, chain.layers, chain.tensors),
        "info": info,
    }
    return onnx_bytes(graph, METADATA_KEY, header)


def _write(out: Path, kind: str, shape: tuple[int, ...], chain: Chain, info: dict[str, Any]) -> None:
    write_atomic(out, network_bytes(kind, shape, chain, info))
