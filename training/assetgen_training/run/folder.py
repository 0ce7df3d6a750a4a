"""The folder of a run: the names of its files, and how a finished run is read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError, ExportError
from assetgen_plugin.tensors import Tensors

from ..config import TrainConfig
from ..models.family import Model, as_vae, build_model
from ..models.vae import Vae
from .checkpoint import load_arrays, load_tensors


@dataclass(frozen=True)
class RunFolder:
    """Where everything of one run is. No other module knows these names."""

    path: Path

    @property
    def config(self) -> Path:
        """The settings, a TrainConfig as JSON; a folder that has it holds a run."""
        return self.path / "config.json"

    @property
    def data(self) -> Path:
        """What the run says of its data, as JSON: name, licence, shape, classes, digest."""
        return self.path / "data.json"

    @property
    def number_format(self) -> Path:
        """The number format and memory layout of its steps, as JSON."""
        return self.path / "form.json"

    @property
    def steps(self) -> Path:
        """The number of steps of each stage, as JSON: planned, and taken."""
        return self.path / "steps.json"

    @property
    def log(self) -> Path:
        """One JSON object a line for everything that was reported."""
        return self.path / "log.jsonl"

    @property
    def checkpoint(self) -> Path:
        """Weights, optimizer and state, from which a killed run resumes."""
        return self.path / "checkpoint.safetensors"

    @property
    def best(self) -> Path:
        """The averaged weights with the lowest validation loss of the present stage."""
        return self.path / "best.safetensors"

    @property
    def model(self) -> Path:
        """The final weights."""
        return self.path / "model.safetensors"

    @property
    def prior(self) -> Path:
        """The prior of a VAE, and the art if its pack carries it, as the pack's integer tensors."""
        return self.path / "prior.safetensors"

    @property
    def spread(self) -> Path:
        """Of a run whose pack carries the art: the spread that it draws in if none is asked for, as JSON."""
        return self.path / "spread.json"

    @property
    def units(self) -> Path:
        """The units of a refine stage's loss terms."""
        return self.path / "units.safetensors"

    @property
    def held_out(self) -> Path:
        """With an exemplar prior: images held out of the first stage, and their reconstructions after it."""
        return self.path / "held-out.safetensors"

    @property
    def noisy_held_out(self) -> Path:
        """Of a denoiser: images that were not trained on, clean and noisy, (N, H, W, C) uint8 each."""
        return self.path / "held-out-noisy.safetensors"

    @property
    def loss_curves(self) -> Path:
        """Figure of the training and validation loss by step."""
        return self.path / "loss.png"

    @property
    def latent_map(self) -> Path:
        """Figure of a latent plane: where the images of each class lie."""
        return self.path / "latent-map.png"

    @property
    def latent_plane(self) -> Path:
        """Figure of a latent plane: what is decoded from it."""
        return self.path / "latent-plane.png"

    @property
    def art(self) -> Path:
        """With art of one's own: where it is and how it was read, as JSON."""
        return self.path / "art.json"

    @property
    def art_page(self) -> Path:
        """With art of one's own: the report on how it was read."""
        return self.path / "art.html"

    @property
    def quality_page(self) -> Path:
        """With art of one's own: the report of the quality gate."""
        return self.path / "quality.html"

    @property
    def pairs(self) -> Path:
        """With pairs of scans: where they are, as JSON."""
        return self.path / "pairs.json"

    def samples(self, step: int) -> Path:
        """The sample sheet of a step."""
        return self.path / "samples" / f"{step:07d}.png"

    def load_config(self) -> TrainConfig:
        """The settings of the run; DataError if the folder holds no run."""
        if not self.config.is_file():
            raise DataError(
                f"{self.path} is not a run folder (it has no {self.config.name}); name one that assetgen train wrote"
            )
        return TrainConfig.from_json(read_json(self.config))

    def load_data(self) -> dict[str, Any]:
        """What the run says of its data."""
        return read_json(self.data)


@dataclass
class StepCounts:
    """The numbers of steps of a run's stages."""

    planned: list[int | None]  # None until a stage that is given minutes has begun, and its number is found
    taken: list[int]  # of the stages that have ended: fewer than planned where they stopped making progress

    def save(self, folder: RunFolder) -> None:
        """Writes them to the run folder."""
        write_atomic(folder.steps, json.dumps(asdict(self)).encode())

    def whole_plan(self) -> list[int] | None:
        """The planned numbers, if the run has ended; None if it has not, or was interrupted."""
        ended = len(self.taken) == len(self.planned)
        return [n for n in self.planned if n is not None] if ended else None

    @staticmethod
    def load(folder: RunFolder) -> StepCounts | None:
        """What save wrote; None if there is no such file; DataError for a damaged one."""
        if not folder.steps.is_file():
            return None
        fields = read_json(folder.steps)
        try:
            planned = [None if n is None else int(n) for n in fields["planned"]]
            return StepCounts(planned, [int(n) for n in fields["taken"]])
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"{folder.steps} is damaged ({error!r}); start the training again") from error


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in a file of a run folder; DataError if it is missing or damaged."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}); start the training again") from error
    except ValueError as error:
        raise DataError(f"{path} is damaged ({error}); start the training again") from error
    if not isinstance(content, dict):
        raise DataError(f"{path} is damaged (not a JSON object); start the training again")
    return content


def load_run(run: Path) -> tuple[TrainConfig, dict[str, Any], Vae]:
    """Config, data description and final model of a VAE's run folder.

    DataError if it is not finished, ExportError if its model is not a VAE.
    """
    config, about, model = load_model(run)
    if not config.has_prior:
        raise ExportError(
            f"{run} holds a model {config.model}, which has no prior to draw from and so no pack; "
            "assetgen export RUN writes what it has"
        )
    return config, about, as_vae(model)


def load_model(run: Path) -> tuple[TrainConfig, dict[str, Any], Model]:
    """Config, data description and final model of a run folder of any kind; DataError if it is not finished."""
    folder = RunFolder(run)
    _check_finished(folder, folder.config, folder.data, folder.model)
    config = folder.load_config()
    if config.has_prior:
        _check_finished(folder, folder.prior)
    about = folder.load_data()
    height, width, channels = about["shape"]
    model = build_model(config, config.learned_shape((height, width, channels)), len(about["label_names"]))
    model.load_state_dict(load_tensors(folder.model)[0])
    return config, about, model.eval()


def load_prior(run: Path) -> Tensors:
    """The prior of a finished run of a VAE, as the pack's integer tensors; DataError if there is none."""
    return load_arrays(RunFolder(run).prior)


def load_spread(run: Path) -> float:
    """The spread that was measured to suit a run's pack; 1 if none was."""
    file = RunFolder(run).spread
    return float(read_json(file)["spread"]) if file.is_file() else 1.0


def save_spread(run: Path, spread: float) -> None:
    """Keeps the spread that suits a run's pack."""
    write_atomic(RunFolder(run).spread, json.dumps({"spread": spread}).encode())


def load_held_out(run: Path) -> Tensors:
    """Images that an exemplar prior's run held out, and their reconstructions: `images` and `reconstructions`."""
    return load_arrays(RunFolder(run).held_out)


def load_noisy_held_out(run: Path) -> Tensors:
    """Images that a denoiser's run held out: `clean` and `noisy`, (N, H, W, C) uint8 each."""
    return load_arrays(RunFolder(run).noisy_held_out)


def _check_finished(folder: RunFolder, *files: Path) -> None:
    for file in files:
        if not file.is_file():
            raise DataError(
                f"{folder.path} is not a finished run (no {file.name}); "
                f"resume it with assetgen train --resume {folder.path}"
            )
