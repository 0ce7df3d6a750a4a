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
from ..models.adversary import Adversary, classes_of, gradient_penalty, levels, telling_loss
from ..models.classifier import Classifier
from ..models.exact import ExactStack
from ..models.family import Model, as_vae
from ..models.losses import mean_of_processes, total_loss
from ..models.refine import Refinement, softened
from .checkpoint import load_arrays, load_tensors, optimizer_tensors, restore_optimizer, save_tensors
from .optimizers.keras import KerasAdam, KerasRMSprop
from .optimizers.muon import Muon
from .posterior import posteriors
from .setup import Setup

_N_MOMENTS = 10_000  # drawn textures that the first moments are of
# Of a stage with an adversary
_DUEL_BETAS = (0.0, 0.99)  # of both optimizers
_ALONE = 250  # steps that the adversary is ahead
_PENALTY = 0.02  # γ of R1, of pixels in 0..1,
_PENALTY_EVERY = 16  # taken once in so many steps, times their number (Karras et al. 2020)


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
    """Only the decoder learns, from the posterior's latents and codes that the prior draws (`models/refine.py`).

    In a stage with an adversary that learns first in each step, on the batch's images and on textures of other codes.
    """

    def __init__(self, setup: Setup, stage: int, model: Model, critic: Classifier) -> None:
        """stage: its number. The run folder has the prior of this encoder; the units of the terms are kept there."""
        config, fabric, folder, self._source = setup.config, setup.fabric, setup.folder, setup.source
        self._config, self._stage, self._model = config, config.stages[stage], as_vae(model)
        self._descent = _Descent(fabric, stage, self._stage.lr)
        decoder = self._model.decoder
        self._rival = _Rival(setup, stage, decoder) if self._stage.adversary else None
        prior = load_arrays(folder.prior) | {"latent": np.array([config.latent])}
        self._prior = Prior(prior | _labels(setup.n_classes))
        self.mu, self.sigma = posteriors(model, self._source)
        adversary = self._rival.adversary if self._rival else None
        self.refinement = Refinement(decoder, critic.to(setup.device), self._stage, setup.data.shape, adversary)
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
        if self._rival:
            others = self._drawn_codes(len(rows), number, "told")
            self._rival.step(images[part], z[part], others[part], number, lr, rows)
            lr = 0.0 if self._rival.learns_alone else lr
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
        return optimizer_tensors(self.optimizer) | buffers | (self._rival.tensors() if self._rival else {})

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Puts back what `tensors` gave."""
        restore_optimizer(self.optimizer, tensors)
        if self._rival:
            self._rival.load(tensors)
        for name, buffer in self.refinement.named_buffers(recurse=False):
            buffer.copy_(tensors[f"refinement.{name}"])

    def _posterior_codes(self, rows: Tensor, augment: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Images of these rows, and a code from the posterior of each."""
        batch = self._source.batch(rows, augment, generator)
        noise = torch.randn(self.mu[rows].shape, device=rows.device, generator=generator)
        return batch.images, self._model.code(self.mu[rows] + self.sigma[rows] * noise, batch.labels)

    def _drawn_codes(self, count: int, number: int, purpose: str = "drawn") -> Tensor:
        """Codes as the pack will draw them, in float units, (count, D + K)."""
        seeds = np.full(count, key(self._config.seed, purpose, number), np.uint64)
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


class _Rival:
    """The adversary of a stage, and what it learns in a step."""

    def __init__(self, setup: Setup, stage: int, decoder: ExactStack) -> None:
        """stage: its number. Goes on with the adversary of the stage before, if that had one.

        Outside of its own steps the adversary learns nothing.
        """
        config, self._fabric, self._decoder = setup.config, setup.fabric, decoder
        self._stage = config.stages[stage]
        self._descent = _Descent(setup.fabric, stage, self._stage.adversary)
        height, width, channels = setup.data.shape
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(key(config.seed, "adversary"))
            self.adversary = Adversary(channels, height, width, setup.n_classes)
        self.adversary.to(setup.device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._taken = 0
        optimizer = torch.optim.Adam(
            self.adversary.parameters(), lr=self._stage.adversary, betas=_DUEL_BETAS, fused=True
        )
        # Fabric's wrapper allows no gradient but that of a whole loss, and the penalty is one of logits.
        self._optimizer: torch.optim.Optimizer = self._fabric.setup_optimizers(optimizer)  # type: ignore[assignment]
        self.adversary.requires_grad_(False)
        if config.stages[stage - 1].adversary:
            self._take(load_tensors(setup.folder.checkpoint)[0])

    @property
    def learns_alone(self) -> bool:
        """Whether it knows too little for a decoder to learn from it."""
        return self._taken <= _ALONE

    def step(self, images: Tensor, z: Tensor, drawn_codes: Tensor, number: int, lr: float, rows: Tensor) -> None:
        """Learns to tell images (B, C, H, W), of the classes of codes z, from textures of drawn codes, (B, D + K) each.

        number: of the step in the run. lr: the decoder's learning rate, of which its own is a fixed multiple.
        """
        with torch.no_grad(), self._fabric.autocast():
            textures = levels(self._decoder(drawn_codes).float().sigmoid())
        self.adversary.requires_grad_(True)
        is_bent = self._taken % _PENALTY_EVERY == 0
        shown = images.detach().requires_grad_(is_bent)
        codes = torch.cat([z, drawn_codes])
        with self._fabric.autocast():
            logits = self.adversary(torch.cat([shown, textures]), classes_of(codes, self.adversary), 2)
        real, drawn = logits.chunk(2)
        loss = telling_loss(real, drawn).mean()
        if is_bent:
            loss = loss + _PENALTY_EVERY * _PENALTY / 2 * gradient_penalty(real, shown).mean()
        rate = self._stage.adversary * lr / self._stage.lr
        self._descent(self._optimizer, loss, number, rate, rows, unwrapped=self.adversary)
        self.adversary.requires_grad_(False)
        self._taken += 1

    def tensors(self) -> dict[str, Tensor]:
        """What a checkpoint keeps."""
        weights = {f"adversary.{name}": tensor for name, tensor in self.adversary.state_dict().items()}
        optimizer = {f"rival.{name}": tensor for name, tensor in optimizer_tensors(self._optimizer).items()}
        return weights | optimizer | {"rival.taken": torch.tensor(self._taken)}

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Puts back what `tensors` gave."""
        self._take(tensors)
        own = {name.removeprefix("rival."): tensor for name, tensor in tensors.items() if name.startswith("rival.")}
        restore_optimizer(self._optimizer, own)

    def _take(self, tensors: dict[str, Tensor]) -> None:
        """The weights and the number of steps of a checkpoint."""
        self._taken = int(tensors["rival.taken"])
        weights = {name.removeprefix("adversary."): t for name, t in tensors.items() if name.startswith("adversary.")}
        self.adversary.load_state_dict(weights)


def _labels(n_classes: int) -> Tensors:
    """Numbers for names: how many there are is all that a prior needs to know."""
    return {"labels": text_tensor("\n".join(str(number) for number in range(n_classes)))}


def _optimizer(config: TrainConfig, stage: Stage, parameters: Iterable[nn.Parameter]) -> torch.optim.Optimizer:
    if stage.adversary:  # an average over steps would lag behind an adversary that changes
        return torch.optim.Adam(parameters, lr=stage.lr, betas=_DUEL_BETAS, fused=True)
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

    def __call__(
        self,
        optimizer: torch.optim.Optimizer,
        loss: Tensor,
        number: int,
        lr: float,
        rows: Tensor,
        *,
        unwrapped: nn.Module | None = None,
    ) -> None:
        """Raises DivergedError for a loss that is not finite.

        unwrapped: a module that Fabric does not know, whose gradients are averaged over the processes here.
        """
        if not torch.isfinite(loss):
            raise DivergedError(
                f"the loss is {float(loss.detach())} at step {number}, stage {self.stage}, batch of "
                f"images {rows[:4].tolist()} …; lower the learning rate ({self.peak:.2g})"
            )
        for group in optimizer.param_groups:
            group["lr"] = lr
        optimizer.zero_grad()
        self.fabric.backward(loss)
        for parameter in unwrapped.parameters() if unwrapped else ():
            parameter.grad = mean_of_processes(parameter.grad) if parameter.grad is not None else None
        optimizer.step()
