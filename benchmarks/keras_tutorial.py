"""The tutorial's two Fashion-MNIST programs, ported to Keras 3 on TensorFlow; one side of `training_speed.py`.

    python -m venv keras && keras/bin/pip install keras tensorflow-cpu

Warms up, trains on so many images and prints how many that were per second, and its last loss. Arguments: denoiser or
vae; a dtype policy (float32, mixed_bfloat16); jit or nojit (XLA); images of a round; the data folder. With as many
threads between operations as within them; with TensorFlow's own choice a step sometimes waits half of its time.
"""

import gzip
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops


def training_images(folder: Path) -> np.ndarray:
    """(60000, 28, 28, 1) float32 in 0..1."""
    with gzip.open(folder / "train-images-idx3-ubyte.gz", "rb") as file:
        return np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 28, 28, 1).astype(np.float32) / 255


def salt_and_pepper(images: np.ndarray, share: float) -> np.ndarray:
    """As imgaug's SaltAndPepper: a share of the pixels is replaced by draws of Beta(½, ½)."""
    rng = np.random.default_rng(0)
    replaced = rng.random(images.shape) < share
    return np.where(replaced, rng.beta(0.5, 0.5, images.shape), images).astype(np.float32)


def denoiser() -> keras.Model:
    def conv(width: int, padding: str = "same") -> layers.Layer:
        return layers.Conv2D(width, 3, activation="relu", padding=padding)

    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            *(conv(64), layers.MaxPooling2D(2, padding="same")),
            *(conv(32), layers.MaxPooling2D(2, padding="same")),
            *(conv(16), layers.MaxPooling2D(2, padding="same")),
            *(conv(16), layers.UpSampling2D(2)),
            *(conv(32), layers.UpSampling2D(2)),
            *(conv(64, "valid"), layers.UpSampling2D(2)),
            layers.Conv2D(1, 3, activation="sigmoid", padding="same", dtype="float32"),
        ]
    )


class Vae(keras.Model):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = keras.Sequential(
            [
                keras.Input((28, 28, 1)),
                layers.Conv2D(32, 3, padding="same", activation="relu"),
                layers.Conv2D(64, 3, padding="same", activation="relu", strides=2),
                layers.Conv2D(64, 3, padding="same", activation="relu"),
                layers.Conv2D(64, 3, padding="same", activation="relu"),
                layers.Flatten(),
                layers.Dense(32, activation="relu"),
            ]
        )
        self.mu, self.s = layers.Dense(2, dtype="float32"), layers.Dense(2, dtype="float32")
        self.decoder = keras.Sequential(
            [
                keras.Input((2,)),
                layers.Dense(14 * 14 * 64, activation="relu"),
                layers.Reshape((14, 14, 64)),
                layers.Conv2DTranspose(32, 3, padding="same", activation="relu", strides=2),
                layers.Conv2D(1, 3, padding="same", activation="sigmoid", dtype="float32"),
            ]
        )

    def call(self, images):
        hidden = self.encoder(images)
        mu, s = self.mu(hidden), self.s(hidden)
        recon = self.decoder(mu + ops.exp(s) * keras.random.normal(ops.shape(mu)))
        bce = ops.mean(keras.losses.binary_crossentropy(images, recon))
        self.add_loss(bce - 5e-4 * ops.mean(1 + s - ops.square(mu) - ops.exp(s)))
        return recon


def main() -> None:
    program, policy, jit, n_images, folder = sys.argv[1:]
    tf.config.threading.set_intra_op_parallelism_threads(os.cpu_count() or 1)
    tf.config.threading.set_inter_op_parallelism_threads(os.cpu_count() or 1)
    keras.mixed_precision.set_global_policy(policy)
    images = training_images(Path(folder))
    if program == "denoiser":
        model, inputs, targets, batch_size = denoiser(), salt_and_pepper(images, 0.1), images, 2048
        model.compile(optimizer="adam", loss="mse", jit_compile=jit == "jit")
    else:
        model, inputs, targets, batch_size = Vae(), images, None, 16
        model.compile(optimizer=keras.optimizers.RMSprop(), jit_compile=jit == "jit")
    n_warm = 4 * batch_size if program == "denoiser" else 200 * batch_size
    model.fit(inputs[:n_warm], None if targets is None else targets[:n_warm], batch_size=batch_size, verbose=0)
    inputs, targets = inputs[: int(n_images)], None if targets is None else targets[: int(n_images)]
    begun = time.perf_counter()
    losses = model.fit(inputs, targets, batch_size=batch_size, verbose=0).history["loss"]
    print(f"{len(inputs) / (time.perf_counter() - begun):.1f} {losses[-1]:.5f}")


if __name__ == "__main__":
    main()
