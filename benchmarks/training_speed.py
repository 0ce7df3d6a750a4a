"""Training images per second on the tutorial's two networks, beside the tutorial's own Keras programs.

    python benchmarks/training_speed.py KERAS_PYTHON [--rounds 3] [--images 60000] [--data-dir DIR]

KERAS_PYTHON: the interpreter of a venv with keras and tensorflow-cpu (see keras_tutorial.py). The programs take turns:
each warms up in a process of its own and trains on as many images; none waits beside it, which has cost Keras's half
of their speed. Prints a table with the fastest round of each, since all else only holds a program up, and the ratio of
our best to Keras's best.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from lightning_fabric import Fabric
from torch import Tensor

from assetgen_art.image_set import ImageSet
from assetgen_training.data.batches import DirectData
from assetgen_training.data.fashion_mnist import CLASSES, load_fashion_mnist
from assetgen_training.models.denoiser import tutorial_denoiser
from assetgen_training.models.vae import Vae
from assetgen_training.presets import PRESETS
from assetgen_training.run.cpu import fast_cpu
from assetgen_training.run.number_format import NumberFormat
from assetgen_training.run.steps import ElboSteps

HERE = Path(__file__).parent
NUMBER_FORMATS = (NumberFormat(), NumberFormat("32-true", True), NumberFormat("bf16-mixed", True))
BATCH = {"denoiser": 2048, "vae": 16}


def denoiser_epoch(number_format: NumberFormat, images: np.ndarray) -> Callable[[int], float]:
    """A function that trains the given number of images and returns the last loss."""
    clean = torch.from_numpy(images).permute(0, 3, 1, 2).float() / 255
    generator = torch.Generator().manual_seed(0)
    replaced = torch.rand(clean.shape, generator=generator) < 0.1
    beta = torch.from_numpy(np.random.default_rng(0).beta(0.5, 0.5, clean.shape)).float()
    noisy = torch.where(replaced, beta, clean)
    model = tutorial_denoiser()
    number_format.arrange(model)
    optimizer = torch.optim.Adam(model.parameters(), fused=True)

    def train(n_images: int) -> float:
        order = torch.randperm(len(clean), generator=generator)[:n_images]
        loss = torch.zeros(())
        for rows in torch.split(order, BATCH["denoiser"]):
            inputs = (
                noisy[rows].contiguous(memory_format=torch.channels_last)
                if number_format.channels_last
                else noisy[rows]
            )
            with torch.autocast("cpu", torch.bfloat16, enabled=number_format.precision == "bf16-mixed"):
                logits = model(inputs)
            loss = (logits.float().sigmoid() - clean[rows]).square().mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return float(loss)

    return train


def vae_epoch(number_format: NumberFormat, images: np.ndarray, labels: np.ndarray) -> Callable[[int], float]:
    """The same for the tutorial's VAE, by the very steps that `assetgen train --preset tutorial-vae` takes."""
    config = replace(PRESETS["tutorial-vae"], steps=1 << 20)
    data = ImageSet("fashion-mnist", "MIT", images, 0 * labels, CLASSES)
    fabric = Fabric(accelerator="cpu", precision=number_format.precision)  # type: ignore[arg-type]
    model = Vae(config, data.shape, 0)
    number_format.arrange(model)
    steps = ElboSteps(fabric, config, 0, model, DirectData(data, fabric.device))
    generator = torch.Generator()
    numbers = itertools.count()

    def train(n_images: int) -> float:
        parts: dict[str, Tensor] = {}
        for rows in torch.split(torch.randperm(len(images))[:n_images], BATCH["vae"]):
            number = next(numbers)
            parts = steps.step(rows, slice(None), number, 1e-3, generator.manual_seed(number))
        return float(parts["recon"].detach().mean())

    return train


@fast_cpu()
def serve(program: str, number: int, n_images: int, data_dir: Path) -> None:
    """One of our programs as a child process: warms up, trains on so many images and prints its speed."""
    images, labels = load_fashion_mnist("train", data_dir=data_dir)
    number_format = NUMBER_FORMATS[number]
    train = denoiser_epoch(number_format, images) if program == "denoiser" else vae_epoch(number_format, images, labels)
    train(BATCH[program] * (4 if program == "denoiser" else 200))
    begun = time.perf_counter()
    loss = train(n_images)
    print(f"{n_images / (time.perf_counter() - begun):.1f} {loss:.5f}")


def images_per_second(name: str, command: list[str]) -> float:
    """Images per second of a program in a child process of its own, once it is warm; 0.0 if it failed."""
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if result.returncode:
        print(f"{name} failed: exit code {result.returncode}")
        return 0.0
    found, loss = result.stdout.split()[-2:]
    print(f"  {name:46} {float(found):8.0f} images/s   loss {loss}", flush=True)
    return float(found)


def _is_beaten(name: str, fastest: dict[str, float]) -> bool:
    """Whether a program of the same kind and precision was a third faster: of Keras, with XLA or without."""
    alike = [other for other in fastest if other.split(", ")[:2] == name.split(", ")[:2]]
    return max(fastest[other] for other in alike) >= 1.33 * fastest[name]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("keras", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--images", type=int, default=60_000, help="of a round, 60,000 at most")
    parser.add_argument("--programs", default="denoiser,vae")
    parser.add_argument("--data-dir", type=Path, default=Path("/usr/share/datasets/fashion-mnist"))
    options = parser.parse_args()
    for program in options.programs.split(","):
        print(f"{program}, batch {BATCH[program]}, {torch.get_num_threads()} threads", flush=True)
        of_all = [str(options.images), str(options.data_dir)]
        commands = {
            f"ours, {number_format}": [sys.executable, __file__, "serve", program, str(number), *of_all]
            for number, number_format in enumerate(NUMBER_FORMATS)
        }
        for policy, jit in itertools.product(("float32", "mixed_bfloat16"), ("nojit", "jit")):
            script = [str(options.keras), str(HERE / "keras_tutorial.py")]
            commands[f"Keras, {policy}, {jit}"] = [*script, program, policy, jit, *of_all]
        fastest = dict.fromkeys(commands, 0.0)
        racing = list(commands)
        for number in range(options.rounds):
            for name in racing:
                fastest[name] = max(fastest[name], images_per_second(name, commands[name]))
            if number == 0:
                racing = [name for name in racing if not _is_beaten(name, fastest)]
        print(f"\n| {program}, batch {BATCH[program]} | images/s |\n| --- | --- |")
        for name, speed in fastest.items():
            print(f"| {name} | {speed:,.0f} |")
        for what, ours, keras in (
            ("float32", "ours, float32", "Keras, float32"),
            ("bfloat16", "ours, bfloat16", "Keras, mixed_bfloat16"),
            ("each one's best", "ours", "Keras"),
        ):
            best = [max(v for name, v in fastest.items() if name.startswith(prefix)) for prefix in (ours, keras)]
            ratio = f"{best[0] / best[1]:.2f}" if all(best) else "–, one of them did not run"
            print(f"| ours / Keras, {what} | {ratio} |")
        print(flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
    else:
        main()
