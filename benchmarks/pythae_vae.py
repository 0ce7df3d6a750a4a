"""pythae's VAE with a Gaussian-mixture sampler, as a peer's row in `assetgen evaluate`.

    python -m venv pythae && pythae/bin/pip install pythae scikit-learn
    pythae/bin/python benchmarks/pythae_vae.py pythae.npz [DATA_DIR]

Writes 10,000 samples. Its own default networks, trainer and sampler; latent 16, 20 epochs, batch 128, Adam at 1e-3,
mixture of 10. (Its convolutional benchmark networks take about five hours for this on one core.)
"""

import gzip
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from pythae.models import VAE, VAEConfig
from pythae.pipelines import TrainingPipeline
from pythae.samplers import GaussianMixtureSampler, GaussianMixtureSamplerConfig
from pythae.trainers import BaseTrainerConfig


def training_images(folder: Path) -> np.ndarray:
    """(60000, 1, 28, 28) float32 in 0..1."""
    for name, opened in (("train-images-idx3-ubyte.gz", gzip.open), ("train-images-idx3-ubyte", open)):
        if (folder / name).is_file():
            with opened(folder / name, "rb") as file:
                return np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 1, 28, 28).astype(np.float32) / 255
    raise SystemExit(f"no train-images-idx3-ubyte(.gz) in {folder}")


def main() -> None:
    out = Path(sys.argv[1])
    images = training_images(Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/datasets/fashion-mnist"))
    config = VAEConfig(input_dim=(1, 28, 28), latent_dim=16, reconstruction_loss="bce")
    model = VAE(config)
    with tempfile.TemporaryDirectory() as folder:
        trainer = BaseTrainerConfig(
            output_dir=folder, num_epochs=20, learning_rate=1e-3, per_device_train_batch_size=128, no_cuda=True
        )
        begun = time.perf_counter()
        TrainingPipeline(model=model, training_config=trainer)(train_data=images)
        print(f"trained in {time.perf_counter() - begun:.0f} s")
    sampler = GaussianMixtureSampler(model=model, sampler_config=GaussianMixtureSamplerConfig(n_components=10))
    sampler.fit(train_data=images)
    samples = sampler.sample(num_samples=10_000, batch_size=500, return_gen=True)
    pixels = (samples.cpu().numpy().clip(0, 1) * 255).round().astype(np.uint8).transpose(0, 2, 3, 1)
    np.savez_compressed(out, images=pixels)
    print(f"{out}: {len(pixels)} samples")


if __name__ == "__main__":
    main()
