"""The settings of a training run: frozen, checked once, saved as JSON in the run folder and inside the pack."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assetgen_art.guides import MAX_SCALE
from assetgen_plugin.errors import ConfigError
from assetgen_plugin.tensors import MAX_LATENT

Output = Literal["direct", "indexed"]
Kind = Literal["vae", "autoencoder", "linear", "sparse", "contractive", "denoiser"]
Optimizer = Literal["adamw", "muon", "adam", "rmsprop"]  # the last two are Keras's
Damage = Literal["salt-and-pepper", "beta", "mixed", "pairs"]

_MOST_CODE = 1 << 14  # width of an autoencoder's code, which no pack holds


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A part of the run with its own learning rate and loss weights; the next stage starts from its best weights."""

    share: float  # of the run's steps or minutes; the shares of all stages sum to 1
    lr: float  # peak learning rate; it decays by a half cosine to a tenth within the stage
    beta: float = 1.0  # weight of the KL term; 1 is the plain ELBO
    augment: float = 0.0  # strength of augmentation, 0 (none) to 1
    exact: bool = False  # decode in the pack's integers (quantisation-aware)
    refine: bool = False  # train only the decoder, and also on what a critic sees
    perceptual: float = 1.0  # refine: weight of the features' error beside the pixels' (1), each in units of its start
    frechet: float = 0.2  # refine: weight of the Fréchet distance of drawn textures, in the same units
    adversary: float = 0.0  # refine: peak learning rate of an adversary of the drawn textures; 0 is none
    label: float = 0.0  # with an adversary: weight of the critic's cross-entropy of the classes asked for, in nats

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ConfigError(f"a stage's share must be above 0 and at most 1, got {self.share}")
        if not 0 < self.lr <= 1:
            raise ConfigError(f"lr must be above 0 and at most 1, got {self.lr}; 1e-3 is common")
        if self.beta < 0:
            raise ConfigError(f"beta must be >= 0, got {self.beta}; 1.0 is the plain VAE")
        if self.perceptual < 0 or self.frechet < 0:
            raise ConfigError(f"perceptual and frechet must be >= 0, got {self.perceptual} and {self.frechet}")
        if not 0 <= self.adversary <= 1 or (self.adversary and not self.refine):
            raise ConfigError(f"adversary must be from 0 to 1, and 0 unless the stage refines, got {self.adversary}")
        if self.label < 0 or (self.label and not self.adversary):
            raise ConfigError(f"label must be >= 0, and 0 unless the stage has an adversary, got {self.label}")
        if not 0 <= self.augment <= 1:
            raise ConfigError(f"augment must be from 0 to 1, got {self.augment}")


@dataclass(frozen=True, kw_only=True)
class TrainConfig:
    """One training run."""

    preset: str  # where these values come from
    output: Output  # direct: channel values; indexed: palette slots and a palette
    stages: tuple[Stage, ...]
    model: Kind = "vae"  # only a vae has a prior and so a pack; of the other autoencoders both halves are exported
    network: Literal["assetgen", "tutorial", "tutorial-text"] = "assetgen"
    latent: int = 16  # width of z
    conditional: bool = True  # the decoder is conditioned on the class
    seamless: bool = False  # textures that tile: each edge continues at the opposite one
    deep_encoder: bool = False  # more and wider convolutions; slower to train, no cost in the pack
    hidden: tuple[int, ...] = (128,)  # widths of the decoder's dense layers
    widths: tuple[int, ...] = (64, 32, 16)  # decoder channels at each size, the full one last
    full_convs: int = 0  # decoder convolutions at full size before the last
    slots: int = 12  # colours of an indexed sprite, without the transparent slot
    painted: bool = False  # indexed: the pack carries the art, and what the decoder draws is only a guide
    guide_scale: int = 1  # painted: the factor by which the art is reduced to what the decoder learns
    fixed_palette: tuple[tuple[int, ...], ...] = ()  # indexed: one palette for all, (r, g, b) for each slot; () is none
    soft_alpha: bool = False  # indexed: each colour has its own alpha
    penalty: float = 0.0  # sparse, contractive: weight of that term against an image's squared error
    sparsity: float = 0.05  # sparse: target mean activity of each unit; at most twice that share of images has it on
    corruption: Damage = (
        "salt-and-pepper"  # denoiser: what it undoes (`data/batches.py`); pairs: the set has its own dirty images
    )
    fixed_noise: bool = False  # denoiser: each image has one noise, drawn once; otherwise a new one at every step
    crop: int = 0  # denoiser: side in pixels of the random crops that a step sees; 0 is whole images
    start: str = ""  # denoiser: fingerprint of the one whose weights it begins with; empty is random weights
    palette_weight: float = 300.0  # weight of the palette's OKLab error against the pixels' cross-entropy
    prior: Literal["standard", "mixture", "exemplar"] = "mixture"
    components: int = 15  # of the Gaussian mixture of each class
    reach: float = 0.2  # exemplar prior: how far toward a neighbour, 0 to 1
    shape_noise: float = 0.1  # exemplar prior: in standard deviations of the class
    palette_noise: float = 0.1  # the same for the code that gives the palette
    pose: float = 0.75  # indexed: standard deviation of the poses that variants are drawn in; 1 is as trained
    tint: float = 0.6  # the same for their tints
    flips: bool = True  # indexed: the encoder also sees mirrored sprites, where mirroring is safe
    optimizer: Optimizer = "adamw"
    decay: Literal["cosine", "none"] = "cosine"  # of the learning rate within a stage
    batch_size: int = 128  # images per step, over all processes
    steps: int | None = None  # optimizer steps of the whole run
    minutes: float | None = None  # or the time from which their number is found; exactly one of the two
    ema: float = 0.998  # decay of the averaged weights that are validated and exported; 0 is off
    evaluate_every: int = 250  # steps between validations (each with a checkpoint)
    patience: int = 20  # validations without progress before a stage ends early
    keep: Literal["best", "last"] = "best"  # weights that a stage ends with: of its best validation, or of its last
    validation: Literal["holdout", "test"] = "holdout"  # on held-out training images, or the set's own test images
    holdout: float = 0.1  # share of the images to hold out; at most 5,000 images
    seed: int = 1  # of weights, order, noise and augmentation

    def __post_init__(self) -> None:
        if (self.steps is None) == (self.minutes is None):
            raise ConfigError("give exactly one of steps and minutes")
        if self.steps is not None and self.steps < 1:
            raise ConfigError(f"steps must be at least 1, got {self.steps}")
        if self.minutes is not None and not 0 < self.minutes <= 60 * 24 * 30:
            raise ConfigError(f"minutes must be above 0 and at most a month, got {self.minutes}")
        if abs(sum(stage.share for stage in self.stages) - 1) > 1e-6:
            raise ConfigError(
                f"the shares of the stages must sum to 1, got {sum(stage.share for stage in self.stages):g}"
            )
        most = MAX_LATENT if self.model == "vae" else _MOST_CODE
        if not 1 <= self.latent <= most:
            raise ConfigError(f"latent must be from 1 to {most}, got {self.latent}")
        if self.model != "vae":
            self._check_autoencoder()
        if self.penalty < 0 or not 0 < self.sparsity < 1:
            raise ConfigError(
                f"penalty must be >= 0 and sparsity between 0 and 1, got {self.penalty} and {self.sparsity}"
            )
        if not self.hidden or not self.widths or min(self.hidden + self.widths) < 1 or not 0 <= self.full_convs <= 4:
            raise ConfigError("hidden and widths must be lists of numbers >= 1, and full_convs must be from 0 to 4")
        if not 1 <= self.slots <= 63:
            raise ConfigError(f"slots must be from 1 to 63, got {self.slots}")
        if self.fixed_palette and (len(self.fixed_palette) != self.slots or self.output == "direct" or self.soft_alpha):
            raise ConfigError("a fixed palette needs indexed output without soft alpha, and a colour for each slot")
        if self.painted and self.output != "indexed":
            raise ConfigError("a pack that carries the art needs indexed output")
        if not 1 <= self.guide_scale <= MAX_SCALE or (self.guide_scale > 1 and not self.painted):
            raise ConfigError(f"guide_scale must be from 1 to {MAX_SCALE}, and 1 if the pack does not carry the art")
        if self.output == "indexed" and self.prior != "exemplar":
            raise ConfigError(f"indexed output needs the exemplar prior, got {self.prior}")
        if self.stages[0].refine or (self.output == "indexed" and any(stage.refine for stage in self.stages)):
            raise ConfigError("a refine stage needs direct output, and an earlier stage that trains the encoder")
        if any(one.refine and not other.refine for one, other in itertools.pairwise(self.stages)):
            raise ConfigError("only refine stages may follow a refine stage: its prior is final")
        if self.batch_size < 1 or self.evaluate_every < 1 or self.patience < 1 or self.components < 1:
            raise ConfigError("batch_size, evaluate_every, patience and components must be at least 1")
        if not (0 <= self.ema < 1 and 0 < self.holdout < 1 and 0 <= self.reach <= 1):
            raise ConfigError("ema must be in [0, 1), holdout in (0, 1) and reach in [0, 1]")

    def with_steps(self, steps: Sequence[int]) -> TrainConfig:
        """The same run in so many optimizer steps: of the whole, or one number for each stage."""
        if len(steps) == 1:
            return dataclasses.replace(self, steps=steps[0], minutes=None)
        if len(steps) != len(self.stages) or min(steps) < 1:
            raise ConfigError(
                f"steps must be one number, or one for each of the {len(self.stages)} stages, all at least 1; "
                f"got {', '.join(map(str, steps))}"
            )
        stages = tuple(
            dataclasses.replace(stage, share=n / sum(steps)) for stage, n in zip(self.stages, steps, strict=True)
        )
        return dataclasses.replace(self, steps=sum(steps), minutes=None, stages=stages)

    def learned_shape(self, shape: tuple[int, int, int]) -> tuple[int, int, int]:
        """(H, W, C) of what the model learns, of images of this shape."""
        height, width, channels = shape
        return height // self.guide_scale, width // self.guide_scale, channels

    @property
    def has_prior(self) -> bool:
        """Whether there is a distribution to draw variants from, and so a pack."""
        return self.model == "vae"

    @property
    def is_convolutional(self) -> bool:
        """Whether its networks have convolutions."""
        return self.model not in ("linear", "contractive")

    @property
    def is_autoencoder(self) -> bool:
        """Whether encoder and decoder are exported, each as a file of its own."""
        return self.model in ("autoencoder", "linear", "sparse", "contractive")

    def _check_autoencoder(self) -> None:
        if any(stage.exact or stage.refine for stage in self.stages):
            raise ConfigError(f"exact and refine stages need a vae, not a model {self.model}; leave them out")
        if self.output != "direct" or self.conditional or self.seamless:
            raise ConfigError(f"model {self.model} must have direct output, and be neither conditional nor seamless")
        if self.network != "assetgen" and self.model != "denoiser":
            raise ConfigError(f"model {self.model} has no network {self.network}; leave it out")
        if self.crop < 0:
            raise ConfigError(f"crop must be >= 0, got {self.crop}; 0 is whole images")
        if self.fixed_noise and (self.model != "denoiser" or self.corruption == "pairs"):
            raise ConfigError("fixed_noise needs a denoiser whose noise is drawn; leave it out")
        if self.prior == "exemplar":
            raise ConfigError(f"an exemplar prior needs a vae, not a model {self.model}; leave it out")

    def to_json(self) -> dict[str, Any]:
        """The fields as JSON values."""
        return dataclasses.asdict(self)

    @staticmethod
    def from_json(fields: dict[str, Any]) -> TrainConfig:
        """The config that to_json wrote; ConfigError if a field is unknown or missing."""
        try:
            tuples: dict[str, Any] = {name: tuple(fields[name]) for name in ("hidden", "widths")}
            tuples["stages"] = tuple(Stage(**stage) for stage in fields["stages"])
            tuples["fixed_palette"] = tuple(tuple(colour) for colour in fields["fixed_palette"])
            return TrainConfig(**{**fields, **tuples})
        except (TypeError, KeyError) as error:
            raise ConfigError(f"this is not a configuration that this version can read: {error}") from error
