"""pythae's VAE on RGBA sprites, for the row of `sprite_ablation.py`, which calls it.

    PYTHON benchmarks/pythae_sprites.py sprites.npz drawn.npz MINUTES

sprites.npz: images (N, H, W, C) uint8. drawn.npz: 600 samples of its Gaussian-mixture sampler, and of each sprite 8
variants, decoded from its posterior. Its own default networks and trainer; latent 32, batch 64, Adam at 1e-3; the
number of epochs is what a short trial says will fill the minutes of one processor. Colours are premultiplied while it
learns.
"""

import sys
import tempfile
import time

import numpy as np
import torch
from pythae.models import VAE, VAEConfig
from pythae.pipelines import TrainingPipeline
from pythae.samplers import GaussianMixtureSampler, GaussianMixtureSamplerConfig
from pythae.trainers import BaseTrainerConfig


def fit(model: VAE, images: np.ndarray, epochs: int) -> float:
    """Trains; returns the seconds of processor time that it took, whatever else ran beside it."""
    with tempfile.TemporaryDirectory() as folder:
        trainer = BaseTrainerConfig(
            output_dir=folder, num_epochs=epochs, learning_rate=1e-3, per_device_train_batch_size=64, no_cuda=True
        )
        begun = time.process_time()
        TrainingPipeline(model=model, training_config=trainer)(train_data=images)
        return time.process_time() - begun


def to_pixels(batch: torch.Tensor) -> np.ndarray:
    """(N, C, H, W) premultiplied in 0..1 to (N, H, W, C) uint8, straight."""
    values = batch.detach().cpu().numpy().transpose(0, 2, 3, 1).clip(0, 1)
    if values.shape[3] == 4:
        values[..., :3] = np.where(values[..., 3:] > 1 / 255, values[..., :3] / np.maximum(values[..., 3:], 1e-6), 0)
    return (values.clip(0, 1) * 255).round().astype(np.uint8)


def main() -> None:
    source, out, minutes = sys.argv[1], sys.argv[2], float(sys.argv[3])
    images = np.load(source)["images"].transpose(0, 3, 1, 2).astype(np.float32) / 255
    if images.shape[1] == 4:
        images[:, :3] *= images[:, 3:]
    config = VAEConfig(input_dim=images.shape[1:], latent_dim=32, reconstruction_loss="bce")
    trial = 20
    seconds = fit(VAE(config), images, trial) / trial
    epochs = max(1, round(60 * minutes / seconds))
    model = VAE(config)
    print(f"{epochs} epochs took {fit(model, images, epochs):.0f} s")
    sampler = GaussianMixtureSampler(model=model, sampler_config=GaussianMixtureSamplerConfig(n_components=10))
    sampler.fit(train_data=images)
    samples = to_pixels(sampler.sample(num_samples=600, batch_size=300, return_gen=True))
    model.eval()
    with torch.no_grad():
        posterior = model.encoder(torch.from_numpy(images))
        sigma = (0.5 * posterior.log_covariance).exp()
        drawn = [posterior.embedding + sigma * torch.randn_like(sigma) for _ in range(8)]
        variants = np.stack([to_pixels(model.decoder(z).reconstruction) for z in drawn], axis=1)
    np.savez_compressed(out, samples=samples, variants=variants)


if __name__ == "__main__":
    main()
