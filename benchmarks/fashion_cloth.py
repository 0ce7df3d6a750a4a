"""Goes on with the decoder of a direct pack against an adversary, from the pack alone: no run folder, no encoder.

    python benchmarks/fashion_cloth.py OUT.onnx [--pack tests/golden/bake-fashion.onnx] [--steps 16000] [--exact 4000]
                                       [--state STATE.safetensors]

So `samples/packs/fashion.onnx` came from the one before it, whose run is not kept; `assetgen train fashion-mnist`
does the same in its last stages. The prior stays as it is. Each step teaches the adversary (`models/adversary.py`) 64
images of Fashion-MNIST and 64 drawn textures, then the decoder to be mistaken for them. Every third step also takes
down the Fréchet distance of the critic's features, and its cross-entropy of the classes. The last steps decode in
integers. The pack has the average of the weights over some thousand steps.
--state: kept there every 200 steps, and gone on from if it exists.
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from assetgen_art.files import write_atomic
from assetgen_plugin import Pack
from assetgen_plugin.latents import Prior
from assetgen_plugin.tensors import LATENT_UNIT, Tensors
from assetgen_training.data.built_in import load_source
from assetgen_training.export.pack import pack_bytes, sigmoid_table
from assetgen_training.models.adversary import (
    Adversary,
    classes_of,
    gradient_penalty,
    levels,
    mistaken_loss,
    telling_loss,
)
from assetgen_training.models.classifier import Classifier
from assetgen_training.models.exact import HIDDEN, TABLE, Conv, Dense, ExactStack, Reshape, Shuffle
from assetgen_training.models.losses import symmetric_root
from assetgen_training.run.checkpoint import load_tensors, save_tensors
from assetgen_training.run.cpu import fast_cpu
from assetgen_training.run.critics import CRITIC, as_batch, load_classifier

_BATCH, _AVERAGE, _SAVE_EVERY = 64, 0.999, 200
_RATES, _BETAS, _DECAYED = (3e-4, 6e-4), (0.0, 0.99), 0.5  # of decoder and adversary; share of the steps at full rate
_ALONE, _PENALTY, _PENALTY_EVERY = 250, 0.02, 16
_FEATURES_EVERY, _FRECHET, _LABEL = 3, 5.0, 0.2  # steps between two with terms of the critic's, and their weights then
_MOMENTUM, _MIDDLE = 0.02, 3.0  # of a batch in the drawn moments; weight of the middle layer's features


def decoder_of(tensors: Tensors) -> ExactStack:
    """The decoder of a direct pack in floats that are its integers; units of hidden values are free, so 1/32."""
    layers: list[torch.nn.Module] = []
    unit = 5
    names = sorted({name.rsplit(".", 1)[0] for name in tensors if name.startswith("decoder.")})
    for name, kind in ((name, name.rpartition(".")[2]) for name in names):
        if kind in ("dense", "conv"):
            weight, bias, shift = (
                torch.from_numpy(tensors[f"{name}.{part}"].astype(np.float32)) for part in ("weight", "bias", "shift")
            )
            span = TABLE if tensors[f"{name}.range"][1] == TABLE.high else HIDDEN
            out, inner = weight.shape[:2]
            layer: Dense | Conv = Dense(inner, out, span=span) if kind == "dense" else Conv(inner, out, span=span)
            fineness = shift - unit + span.exponent
            half = torch.where(shift > 0, torch.exp2(shift - 1), 0)
            middle = span.middle * torch.exp2(shift)
            with torch.no_grad():
                layer.kernel().copy_(weight / torch.exp2(fineness).view(-1, *(1,) * (weight.dim() - 1)))
                layer.full_bias().copy_((bias - half - middle) / torch.exp2(fineness + unit))
            unit = span.exponent
            layers.append(layer)
        elif kind == "reshape":
            layers.append(Reshape(*tensors[f"{name}.shape"].tolist()))
        elif kind == "shuffle":
            layers.append(Shuffle(2))
    return ExactStack(*layers)


class Moments:
    """The Fréchet distance of drawn textures in a critic's features, by moments that move with the batches."""

    def __init__(self, critic: Classifier, real: Tensor) -> None:
        """real: (N, C, H, W)."""
        self._critic = critic
        with torch.no_grad():
            features = torch.cat([self.features(chunk) for chunk in real.split(500)]).double()
        self._mean, self._covariance = features.mean(dim=0), torch.cov(features.T)
        self._root = symmetric_root(self._covariance)
        self._drawn: tuple[Tensor, Tensor] | None = None

    def features(self, images: Tensor) -> Tensor:
        """The last features, and means and deviations of the second block."""
        activations = self._critic.activations(images)
        middle = activations[1].float().flatten(2)
        spread = (middle.var(dim=2, correction=0) + 1e-6).sqrt()
        last = self._critic.last(activations[-1]).float()
        return torch.cat([last, _MIDDLE * middle.mean(dim=2), _MIDDLE * spread], dim=1)

    def distance(self, textures: Tensor) -> Tensor:
        """With the gradient of this batch's part."""
        features = self.features(textures).double()
        now = (features.mean(dim=0), features.T @ features / len(features))
        before = self._drawn or now
        mean, square = (torch.lerp(old, new, _MOMENTUM) for old, new in zip(before, now, strict=True))
        self._drawn = (mean.detach(), square.detach())
        covariance = square - torch.outer(mean, mean)
        product = self._root @ ((covariance + covariance.T) / 2) @ self._root
        cross = torch.linalg.eigvalsh(product + 1e-8 * torch.eye(len(mean))).clamp_min(1e-8).sqrt().sum()
        result: Tensor = (mean - self._mean).square().sum() + (self._covariance + covariance).trace() - 2 * cross
        return result


@fast_cpu()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--pack", type=Path, default=Path("tests/golden/bake-fashion.onnx"))
    parser.add_argument("--steps", type=int, default=16000, help="of the whole")
    parser.add_argument("--exact", type=int, default=4000, help="how many of them, the last, in integers")
    parser.add_argument("--state", type=Path)
    options = parser.parse_args()

    # Data, networks
    data, pack = load_source("fashion-mnist"), Pack.open(options.pack)
    critic = load_classifier(CRITIC, data, say=print).requires_grad_(False)
    torch.manual_seed(1)
    n_classes = len(pack.labels)
    decoder, adversary = decoder_of(pack.tensors), Adversary(1, 28, 28, n_classes)
    for network in (decoder, adversary, critic):
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = copy.deepcopy(decoder)
    optimizers = [
        torch.optim.Adam(network.parameters(), rate, betas=_BETAS, fused=True)
        for network, rate in zip((decoder, adversary), _RATES, strict=True)
    ]
    moments, prior = Moments(critic, as_batch(data.images[:20_000])), Prior(pack.tensors)

    def drawn_codes(count: int, number: int) -> Tensor:
        seeds = np.full(count, number, np.uint64)
        return torch.from_numpy(prior.draw(seeds, np.arange(count, dtype=np.uint64), None, 256).z).float() / LATENT_UNIT

    def textures(codes: Tensor) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            return levels(decoder(codes).float().sigmoid()).contiguous(memory_format=torch.channels_last)

    # State
    begun, networks = 0, {"decoder": decoder, "average": average, "adversary": adversary}
    if options.state and options.state.exists():
        kept, about = load_tensors(options.state)
        begun = about["step"]
        for name, network in networks.items():
            own = {key.removeprefix(f"{name}."): value for key, value in kept.items() if key.startswith(f"{name}.")}
            network.load_state_dict(own)

    # Loop
    for step in range(begun, options.steps):
        if step == max(begun, options.steps - options.exact):
            with torch.no_grad():
                decoder.calibrate(drawn_codes(2000, 0))
            for mine, other in zip(average.buffers(), decoder.buffers(), strict=True):
                mine.copy_(other)
            decoder.exact = average.exact = True
        falling = max(0.0, (step / options.steps - _DECAYED) / (1 - _DECAYED))
        for optimizer, rate in zip(optimizers, _RATES, strict=True):
            optimizer.param_groups[0]["lr"] = rate * (1 - 0.9 * falling)

        rows = np.random.default_rng(step).integers(0, len(data.images), _BATCH)
        images, labels = as_batch(data.images[rows]), torch.from_numpy(data.labels[rows])
        codes, others = drawn_codes(_BATCH, 2 * step), drawn_codes(_BATCH, 2 * step + 1)
        kinds = torch.cat([F.one_hot(labels, n_classes), classes_of(others, adversary)])
        is_bent = step % _PENALTY_EVERY == 0
        images.requires_grad_(is_bent)
        adversary.requires_grad_(True)
        with torch.no_grad():
            fakes = textures(others)
        with torch.autocast("cpu", torch.bfloat16):
            real, drawn = adversary(torch.cat([images, fakes]), kinds, 2).chunk(2)
        loss = telling_loss(real, drawn).mean()
        if is_bent:
            loss = loss + _PENALTY_EVERY * _PENALTY / 2 * gradient_penalty(real, images).mean()
        optimizers[1].zero_grad()
        loss.backward()
        optimizers[1].step()

        if step >= _ALONE:
            adversary.requires_grad_(False)
            made, kinds = textures(codes), classes_of(codes, adversary)
            with torch.autocast("cpu", torch.bfloat16):
                loss = mistaken_loss(adversary(made, kinds)).mean()
                if step % _FEATURES_EVERY == 0:
                    loss = loss + _FRECHET * moments.distance(made) + _LABEL * F.cross_entropy(critic(made), kinds)
            optimizers[0].zero_grad()
            loss.backward()
            optimizers[0].step()
            with torch.no_grad():
                pairs = (list(average.parameters()), list(decoder.parameters()))
                torch._foreach_lerp_(*pairs, 1 - _AVERAGE)

        if (step + 1) % _SAVE_EVERY == 0:
            told = [float(logits.detach().mean()) for logits in (real, drawn)]
            print(f"{step + 1}: logits of images {told[0]:.2f}, of textures {told[1]:.2f}", flush=True)
            if options.state:
                every = {
                    f"{name}.{key}": value for name, one in networks.items() for key, value in one.state_dict().items()
                }
                save_tensors(options.state, every, {"step": step + 1})

    # Pack
    last = ("table", {"values": sigmoid_table()})
    others_kept = {name: array for name, array in pack.tensors.items() if not name.startswith("decoder.")}
    info = {name: value for name, value in pack.info.items() if name != "scores"}
    write_atomic(
        options.out,
        pack_bytes(others_kept | average.tensors("decoder", last), info | {"derived_from": pack.fingerprint}),
    )
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
