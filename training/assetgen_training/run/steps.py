"""What one optimizer step does in each kind of stage; the loop in `stage.py` is the same for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from assetgen_plugin.errors import DivergedError
from assetgen_plugin.latents import Prior
from assetgen_plugin.tensors import LATENT_UNIT, Tensors, text_tensor

from ..config import Stage, TrainConfig
from ..data.batches import CHUNK, Source
from ..keys import key
from ..models.classifier import Classifier
from ..models.family import Model, as_vae
from ..models.losses import total_loss
from ..models.refine import Refinement, softened
from .checkpoint import load_arrays, load_tensors, optimizer_tensors, restore_optimizer, save_tensors
from .optimizers.keras import KerasAdam, KerasRMSprop
from .optimizers.muon import Muon
from .posterior import posteriors
from .setup import Setup

_N_MOMENTS = 10_000  # drawn textures that the first moments are of


class ElboSteps:
    """Encoder and decoder learn together: the negative ELBO, or an autoencoder's own loss."""

    def __init__(self, fabric: Fabric, config: TrainConfig, stage: int, model: Model, source: Source) -> None:
        """stage: its number."""
        self._config, self._stage, self._source = config, config.stages[stage], source
        self._descent = _Descent(fabric, stage, self._stage.lr)
        self.wrapped, self.optimizer = fabric.setup(model, _optimizer(config, self._stage, model.parameters()))

    def step(self, rows: Tensor, part: slice, number: int, lr: float, generator: torch.Generator) -> dict[str, Tensor]:
        """One step on the images of these rows; returns the parts of the loss, (B,) each.

        part: those of the batch that this process sees. number: of the step in the run. lr: learning rate.
        generator: set for this step.
        """
        batch = self._source.batch(rows, self._stage.augment, generator)
        noise = torch.randn(2, len(batch), self._config.latent, device=rows.device, generator=generator)
        parts: dict[str, Tensor] = self.wrapped(batch[part], noise[:, part])
        self._descent(self.optimizer, total_loss(parts, self._stage.beta).mean(), number, lr, rows)
        return parts

    def judged(self, average: Model, rows: Tensor, generator: torch.Generator) -> dict[str, Tensor]:
        """The parts of the loss of other weights on the images of these rows, without augmentation."""
        batch = self._source.batch(rows, 0.0, generator)
        noise = torch.randn(2, len(batch), self._config.latent, device=rows.device, generator=generator)
        parts: dict[str, Tensor] = average(batch, noise)
        return parts

    def tensors(self) -> dict[str, Tensor]:
        """What a checkpoint keeps beside the weights."""
        return optimizer_tensors(self.optimizer)

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Puts back what `tensors` gave."""
        restore_optimizer(self.optimizer, tensors)


class RefineSteps:
    """Only the decoder learns, from the posterior's latents and codes that the prior draws (`models/refine.py`)."""

    def __init__(self, setup: Setup, stage: int, model: Model, critic: Classifier) -> None:
        """stage: its number. The run folder has the prior of this encoder; the units of the terms are kept there."""
        config, fabric, folder, self._source = setup.config, setup.fabric, setup.folder, setup.source
        self._config, self._stage, self._model = config, config.stages[stage], as_vae(model)
        self._descent = _Descent(fabric, stage, self._stage.lr)
        decoder = self._model.decoder
        prior = load_arrays(folder.prior) | {"latent": np.array([config.latent])}
        self._prior = Prior(prior | _labels(setup.n_classes))
        self.mu, self.sigma = posteriors(model, self._source)
        self.refinement = Refinement(decoder, critic.to(setup.device), self._stage, setup.data.shape)
        self._calibrate()
        if folder.units.exists():  # a refine stage came before this one
            self.refinement.units.copy_(load_tensors(folder.units)[0]["units"])
        elif setup.leader:
            save_tensors(folder.units, {"units": self.refinement.units})
        self.wrapped, self.optimizer = fabric.setup(
            self.refinement, _optimizer(config, self._stage, decoder.parameters())
        )

    def step(self, rows: Tensor, part: slice, number: int, lr: float, generator: torch.Generator) -> dict[str, Tensor]:
        """As ElboSteps.step."""
        images, z = self._posterior_codes(rows, self._stage.augment, generator)
        codes = self._drawn_codes(len(rows), number)
        parts: dict[str, Tensor] = self.wrapped(images[part], z[part], codes[part])
        self._descent(self.optimizer, total_loss(parts, 0.0).mean(), number, lr, rows)
        return parts

    def judged(self, average: Model, rows: Tensor, generator: torch.Generator) -> dict[str, Tensor]:
        """As ElboSteps.judged."""
        images, z = self._posterior_codes(rows, 0.0, generator)
        codes = self._drawn_codes(len(rows), -1 - int(rows[0]))
        self.refinement.eval()
        parts: dict[str, Tensor] = self.refinement(images, z, codes, as_vae(average).decoder)
        self.refinement.train()
        return parts

    def tensors(self) -> dict[str, Tensor]:
        """What a checkpoint keeps beside the weights."""
        buffers = {f"refinement.{name}": tensor for name, tensor in self.refinement.named_buffers(recurse=False)}
        return optimizer_tensors(self.optimizer) | buffers

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Puts back what `tensors` gave."""
        restore_optimizer(self.optimizer, tensors)
        for name, buffer in self.refinement.named_buffers(recurse=False):
            buffer.copy_(tensors[f"refinement.{name}"])

    def _posterior_codes(self, rows: Tensor, augment: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Images of these rows, and a code from the posterior of each."""
        batch = self._source.batch(rows, augment, generator)
        noise = torch.randn(self.mu[rows].shape, device=rows.device, generator=generator)
        return batch.images, self._model.code(self.mu[rows] + self.sigma[rows] * noise, batch.labels)

    def _drawn_codes(self, count: int, number: int) -> Tensor:
        """Codes as the pack will draw them, in float units, (count, D + K)."""
        seeds = np.full(count, key(self._config.seed, "drawn", number), np.uint64)
        codes = self._prior.draw(seeds, np.arange(count, dtype=np.uint64), None, 256)
        return torch.from_numpy(codes.z).to(self.mu.device).float() / LATENT_UNIT

    @torch.no_grad()
    def _calibrate(self) -> None:
        """The real moments, and those of textures and reconstructions as they are now."""
        decoder = self._model.decoder
        generator = torch.Generator(self.mu.device).manual_seed(key(self._config.seed, "refine"))

        def features(images: Tensor) -> Tensor:
            return self.refinement.critic.features(softened(images))

        every = torch.arange(len(self.mu), device=self.mu.device)
        chunks = torch.split(every, CHUNK)
        real = torch.cat([features(self._source.batch(rows, 0.0, generator).images) for rows in chunks])
        codes = torch.split(self._drawn_codes(_N_MOMENTS, -1), CHUNK)
        drawn = torch.cat([features(decoder(chunk).sigmoid()) for chunk in codes])
        some, z = self._posterior_codes(every[:: max(1, len(every) // CHUNK)], 0.0, generator)
        self.refinement.calibrate(real, drawn, some, decoder(z).sigmoid())


def _labels(n_classes: int) -> Tensors:
    """Numbers for names: how many there are is all that a prior needs to know."""
    return {"labels": text_tensor("\n".join(str(number) for number in range(n_classes)))}


def _optimizer(config: TrainConfig, stage: Stage, parameters: Iterable[nn.Parameter]) -> torch.optim.Optimizer:
    match config.optimizer:
        case "rmsprop":
            return KerasRMSprop(parameters, stage.lr)
        case "adam":
            return KerasAdam(parameters, stage.lr)
        case "muon":
            return Muon(parameters, lr=stage.lr)
        case "adamw":
            return torch.optim.AdamW(parameters, lr=stage.lr, weight_decay=1e-4, fused=True)


@dataclass(frozen=True)
class _Descent:
    """One step of an optimizer down a finite loss."""

    fabric: Fabric
    stage: int
    peak: float

    def __call__(self, optimizer: torch.optim.Optimizer, loss: Tensor, number: int, lr: float, rows: Tensor) -> None:
        """Raises DivergedError for a loss that is not finite."""
        if not torch.isfinite(loss):
            raise DivergedError(
                f"the loss is {float(loss.detach())} at step {number}, stage {self.stage}, batch of "
                f"images {rows[:4].tolist()} …; lower the learning rate ({self.peak:.2g})"
            )
        for group in optimizer.param_groups:
            group["lr"] = lr
        optimizer.zero_grad()
        self.fabric.backward(loss)
        optimizer.step()
