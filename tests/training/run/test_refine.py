from __future__ import annotations

import copy
import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from assetgen_art.image_set import ImageSet
from assetgen_plugin.errors import ConfigError, DataError
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.export.pack import export
from assetgen_training.judge.measures import frechet_distance
from assetgen_training.models.adversary import Adversary
from assetgen_training.models.classifier import Classifier
from assetgen_training.models.exact import HIDDEN, TABLE, Conv, Dense, ExactStack, Reshape
from assetgen_training.models.refine import Refinement, softened
from assetgen_training.presets import PRESETS
from assetgen_training.run import stage as stage_module
from assetgen_training.run import steps as steps_module
from assetgen_training.run.checkpoint import load_tensors
from assetgen_training.run.critics import CRITIC, JUDGE, SECOND_JUDGE, load_classifier, train_classifier
from assetgen_training.run.log import read_log
from assetgen_training.run.train import train
from conftest import TINY, blobs

DATA = blobs(96, 1, side=16, rng=np.random.default_rng(3))
REFINED = dataclasses.replace(
    TINY,
    steps=60,
    evaluate_every=10,
    stages=(
        Stage(share=0.5, lr=3e-3),
        Stage(share=0.3, lr=1e-3, refine=True),
        Stage(share=0.2, lr=3e-4, refine=True, exact=True),
    ),
)


@pytest.fixture(scope="module")
def critic() -> Classifier:
    return train_classifier(dataclasses.replace(CRITIC, widths=(8, 8, 8), n_features=16), DATA, epochs=20)


@pytest.fixture(autouse=True)
def given_critic(critic: Classifier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Training takes the critic above: its own would see these few images for eight steps only."""
    monkeypatch.setattr(stage_module, "load_classifier", lambda judge, data, say: critic)


def refinement(critic: Classifier, **weights: float) -> Refinement:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        decoder = ExactStack(Dense(6, 256, span=HIDDEN), Reshape(1, 16, 16), Conv(1, 1, span=TABLE))
    stage = Stage(share=1.0, lr=1e-3, refine=True, **weights)
    return Refinement(decoder, critic, stage, (16, 16, 1))


def calibrated(critic: Classifier, **weights: float) -> tuple[Refinement, torch.Tensor, torch.Tensor, torch.Tensor]:
    """A refinement calibrated on some images, with those images and codes for both halves."""
    made = refinement(critic, **weights)
    generator = torch.Generator().manual_seed(2)
    images = torch.from_numpy(DATA.images).permute(0, 3, 1, 2).float() / 255
    z, codes = torch.randn(2, len(images), 6, generator=generator)
    with torch.no_grad():
        drawn, recon = made.decoder(codes).sigmoid(), made.decoder(z).sigmoid()
        made.calibrate(critic.features(softened(images)), critic.features(softened(drawn)), images, recon)
    return made, images, z, codes


def test_every_term_is_one_where_it_starts(critic: Classifier) -> None:
    made, images, z, codes = calibrated(critic, perceptual=1.0, frechet=1.0)
    parts = made(images, z, codes)
    for name, value in parts.items():
        assert float(value.detach().mean()) == pytest.approx(1.0, rel=2e-3), name


def test_its_frechet_distance_is_the_evaluations(critic: Classifier) -> None:
    made, images, _, codes = calibrated(critic, frechet=1.0)
    with torch.no_grad():
        drawn = made.decoder(codes).sigmoid()
        expected = frechet_distance(critic.features(softened(images)), critic.features(softened(drawn)))
    assert float(made.units[-1]) == pytest.approx(expected, rel=0.15)  # 1/N against 1/(N-1) in the covariance


def test_weights_scale_their_terms(critic: Classifier) -> None:
    made, images, z, codes = calibrated(critic, perceptual=0.25, frechet=0.5)
    parts = made(images, z, codes)
    assert float(parts["perceptual"].detach().mean()) == pytest.approx(0.25, rel=2e-3)
    assert float(parts["frechet"].detach().mean()) == pytest.approx(0.5, rel=2e-3)


def test_terms_are_each_image_s_own_and_weighted_wherever_they_stand(critic: Classifier) -> None:
    made, images, z, codes = calibrated(critic, perceptual=0.25, frechet=0.5)
    plain, *_ = calibrated(critic, perceptual=1.0, frechet=1.0)
    with torch.no_grad():
        far = made.eval()(images, 2 * z, 3 * codes)
        whole = plain.eval()(images, 2 * z, 3 * codes)
        alone = [plain(images[row : row + 1], 2 * z[row : row + 1], 3 * codes) for row in range(3)]
        features = critic.features(softened(made.decoder(3 * codes).sigmoid())).double()
        distance = made._frechet(features.mean(dim=0), features.T @ features / len(features)) / made.units[-1]
    assert float(whole["frechet"][0]) == pytest.approx(float(distance), rel=1e-3)
    assert list(far) == ["recon", "perceptual", "frechet"]
    for name, weight in (("recon", 1.0), ("perceptual", 0.25), ("frechet", 0.5)):
        assert far[name].shape == (len(images),)
        torch.testing.assert_close(far[name], weight * whole[name])
    for name in ("recon", "perceptual"):
        torch.testing.assert_close(whole[name][:3], torch.cat([one[name] for one in alone]), rtol=1e-4, atol=1e-5)
    assert float(whole["frechet"][0]) != pytest.approx(1, abs=0.05)  # not where it started
    assert softened(images).shape == images.shape


def test_the_critic_learns_nothing_and_keeps_its_statistics(critic: Classifier) -> None:
    made, images, z, codes = calibrated(critic)
    critic.zero_grad()
    before = {name: value.clone() for name, value in critic.state_dict().items()}
    parts = made.train()(images, z, codes)
    sum(value.mean() for value in parts.values()).backward()  # type: ignore[union-attr]
    assert all(torch.equal(before[name], value) for name, value in critic.state_dict().items())
    assert all(parameter.grad is None for parameter in critic.parameters())
    assert all(parameter.grad is not None for parameter in made.decoder.parameters())


def test_the_critic_does_not_see_a_weave_of_two_pixels() -> None:
    weave = (torch.arange(16)[:, None] + torch.arange(16)[None]) % 2
    cloth = 0.5 + 0.2 * (2 * weave.float() - 1)
    inside = softened(cloth[None, None])[..., 1:-1, 1:-1]
    assert float((inside - 0.5).abs().max()) < 1e-6
    assert float(softened(torch.full((1, 3, 9, 9), 0.7))[..., 1:-1, 1:-1].sub(0.7).abs().max()) < 1e-6


def test_the_critic_is_none_of_the_judges() -> None:
    assert len({judge.seed for judge in (CRITIC, JUDGE, SECOND_JUDGE)}) == 3
    assert CRITIC.widths not in (JUDGE.widths, SECOND_JUDGE.widths)
    assert not {"judge_images", "JUDGE", "SECOND_JUDGE"} & set(vars(steps_module))


def weights_of(run: Path) -> dict[str, torch.Tensor]:
    return load_tensors(run / "model.safetensors")[0]


def test_refining_changes_the_decoder_alone_and_lowers_its_loss(tmp_path: Path) -> None:
    first = dataclasses.replace(REFINED, steps=30, stages=(Stage(share=1.0, lr=3e-3),))
    train(first, DATA, tmp_path / "elbo", device="cpu", silent=True)
    longer = dataclasses.replace(
        REFINED, steps=300, stages=(Stage(share=0.1, lr=3e-3), Stage(share=0.9, lr=1e-3, refine=True))
    )
    train(longer, DATA, tmp_path / "refined", device="cpu", silent=True)
    elbo, refined = weights_of(tmp_path / "elbo"), weights_of(tmp_path / "refined")
    same = {name for name in elbo if torch.equal(elbo[name], refined[name])}
    assert {name for name in elbo if name.startswith("encoder.")} <= same
    assert not any(name.endswith("weight") for name in same if name.startswith("decoder."))
    records = [r for r in read_log(tmp_path / "refined" / "log.jsonl") if r["event"] == "validation" and "frechet" in r]
    assert records[-1]["frechet"] < 0.9 * records[0]["frechet"]
    assert records[-1]["perceptual"] < records[0]["perceptual"]


def test_refined_run_exports_and_resumes_to_the_same_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    train(REFINED, DATA, tmp_path / "whole", device="cpu", silent=True)
    assert export(tmp_path / "whole", tmp_path / "pack.onnx").labels == ("disc", "square")
    for cut in (35, 52):  # in the refine stage, and in the exact one
        with monkeypatch.context() as patched:
            cut_at(patched, cut)
            with pytest.raises(SystemExit):
                train(REFINED, DATA, tmp_path / str(cut), device="cpu", silent=True)
        train(REFINED, DATA, tmp_path / str(cut), device="cpu", silent=True, resume=True)
        whole, resumed = weights_of(tmp_path / "whole"), weights_of(tmp_path / str(cut))
        assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def cut_at(patched: pytest.MonkeyPatch, number: int) -> None:
    """Ends the process, as far as train can tell, at this step."""
    step = steps_module.RefineSteps.step

    def ends(self: steps_module.RefineSteps, rows: torch.Tensor, part: slice, now: int, *rest: object) -> object:
        if now == number:
            raise SystemExit
        return step(self, rows, part, now, *rest)  # type: ignore[arg-type]

    patched.setattr(steps_module.RefineSteps, "step", ends)


def test_stages_that_make_no_sense_are_refused() -> None:
    refine, elbo = Stage(share=0.5, lr=1e-3, refine=True), Stage(share=0.5, lr=1e-3)
    for stages in ((refine, elbo), (refine, refine)):
        with pytest.raises(ConfigError, match="refine"):
            dataclasses.replace(TINY, stages=stages)
    with pytest.raises(ConfigError, match="refine"):
        dataclasses.replace(TINY, stages=tuple(dataclasses.replace(s, share=1 / 3) for s in (elbo, refine, elbo)))
    with pytest.raises(ConfigError, match="frechet"):
        Stage(share=0.5, lr=1e-3, frechet=-1)


def test_unlabelled_images_cannot_be_refined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "load_classifier", load_classifier)
    nameless = ImageSet("nameless", "CC0", DATA.images, 0 * DATA.labels, ())
    with pytest.raises(DataError, match="no classes"):
        train(REFINED, nameless, tmp_path / "run", device="cpu", silent=True)


def test_config_of_a_refined_run_survives_json() -> None:
    assert TrainConfig.from_json(REFINED.to_json()) == REFINED


def test_a_second_refine_stage_keeps_the_units_of_the_first(tmp_path: Path) -> None:
    train(REFINED, DATA, tmp_path / "run", device="cpu", silent=True)
    kept = load_tensors(tmp_path / "run" / "units.safetensors")[0]["units"]
    last = load_tensors(tmp_path / "run" / "checkpoint.safetensors")[0]["refinement.units"]
    assert torch.equal(kept, last)


CONTESTED = dataclasses.replace(
    TINY,
    steps=48,
    evaluate_every=8,
    stages=(
        Stage(share=0.25, lr=3e-3),
        Stage(share=0.25, lr=1e-3, refine=True),
        Stage(share=0.25, lr=1e-3, refine=True, adversary=2e-3),
        Stage(share=0.25, lr=5e-4, refine=True, exact=True, adversary=1e-3, label=0.1),
    ),
)


def test_a_run_with_an_adversary_exports_and_resumes_to_the_same_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_module, "_ALONE", 4)
    train(CONTESTED, DATA, tmp_path / "whole", device="cpu", silent=True)
    assert export(tmp_path / "whole", tmp_path / "pack.onnx").labels == ("disc", "square")
    for cut in (30, 44):  # in each of the adversary's stages
        with monkeypatch.context() as patched:
            cut_at(patched, cut)
            with pytest.raises(SystemExit):
                train(CONTESTED, DATA, tmp_path / str(cut), device="cpu", silent=True)
        train(CONTESTED, DATA, tmp_path / str(cut), device="cpu", silent=True, resume=True)
        for name in ("model.safetensors", "checkpoint.safetensors"):
            whole, resumed = (load_tensors(tmp_path / run / name)[0] for run in ("whole", str(cut)))
            assert all(torch.equal(whole[key], resumed[key]) for key in whole)


def test_an_adversary_learns_in_bfloat16(tmp_path: Path) -> None:
    train(CONTESTED, DATA, tmp_path / "run", device="cpu", precision="bf16-mixed", silent=True)
    assert export(tmp_path / "run", tmp_path / "pack.onnx").labels == ("disc", "square")


def test_the_adversary_learns_alone_at_first_and_then_in_each_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the second of its stages goes on with what it knows."""
    changed: list[tuple[bool, bool]] = []
    step = steps_module.RefineSteps.step

    def noted(self: steps_module.RefineSteps, *arguments: object) -> dict[str, torch.Tensor]:
        if self._rival is None:
            return step(self, *arguments)  # type: ignore[arg-type]
        networks = (self._rival.adversary, self._model.decoder)
        before = [[one.detach().clone() for one in network.parameters()] for network in networks]
        parts = step(self, *arguments)  # type: ignore[arg-type]
        assert list(parts) == ["mistaken", "frechet"] + ["label"] * (self._stage.label > 0)
        told, drew = (
            not all(torch.equal(one, other) for one, other in zip(then, network.parameters(), strict=True))
            for then, network in zip(before, networks, strict=True)
        )
        changed.append((told, drew))
        return parts

    monkeypatch.setattr(steps_module, "_ALONE", 5)
    monkeypatch.setattr(steps_module.RefineSteps, "step", noted)
    train(CONTESTED, DATA, tmp_path / "run", device="cpu", silent=True)
    assert changed == 5 * [(True, False)] + 19 * [(True, True)]


def test_the_penalty_is_taken_every_sixteen_steps_as_strong_as_if_in_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[float] = []
    losses: list[float] = []
    penalty, descend = steps_module.gradient_penalty, steps_module._Descent.__call__

    def noted(real: torch.Tensor, images: torch.Tensor) -> torch.Tensor:
        value = penalty(real, images)
        taken.append(float(value.detach().mean()))
        return 1e6 + 0 * value

    def noted_loss(
        self: steps_module._Descent, optimizer: object, loss: torch.Tensor, *rest: object, **more: object
    ) -> None:
        losses.append(float(loss.detach()))
        descend(self, optimizer, loss, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(steps_module, "gradient_penalty", noted)
    monkeypatch.setattr(steps_module._Descent, "__call__", noted_loss)
    train(CONTESTED, DATA, tmp_path / "run", device="cpu", silent=True)
    assert len(taken) == 2  # of 24 steps
    assert min(taken) > 0
    high = [loss for loss in losses if loss > 1e4]
    assert len(high) == 2
    assert all(loss == pytest.approx(16 * 0.02 / 2 * 1e6, rel=1e-3) for loss in high)


def test_the_adversary_makes_drawn_textures_as_grainy_as_the_images(
    critic: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cloth of fine stripes: blurred without an adversary, and striped with it."""
    grain = 40 * (np.arange(16) % 2)[None, :, None, None]
    cloth = ImageSet("cloth", "CC0", (DATA.images // 2 + 30 + grain).astype(np.uint8), DATA.labels, DATA.label_names)
    monkeypatch.setattr(steps_module, "_ALONE", 10)

    def roughness(adversary: float) -> float:
        stages = (Stage(share=0.1, lr=3e-3), Stage(share=0.9, lr=2e-3, refine=True, frechet=0.01, adversary=adversary))
        config = dataclasses.replace(TINY, steps=200, evaluate_every=200, stages=stages)
        run = tmp_path / f"{adversary}"
        train(config, cloth, run, device="cpu", silent=True)
        pack = export(run, run / "pack.onnx")
        drawn = pack.render(pack.codes(1, list(range(64)))).astype(np.float64)
        return float(np.abs(np.diff(drawn, axis=1)).mean())

    assert roughness(2e-3) > 25


def test_the_parts_against_an_adversary_are_each_texture_s_own(critic: Classifier) -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        decoder = ExactStack(Dense(6, 256, span=HIDDEN), Reshape(1, 16, 16), Conv(1, 1, span=TABLE))
        adversary = Adversary(1, 16, 16, 2)
    stage = Stage(share=1.0, lr=1e-3, refine=True, frechet=0.5, adversary=1e-3, label=0.25)
    made = Refinement(decoder, critic, stage, (16, 16, 1), adversary)
    classes = torch.eye(2)[torch.arange(32) % 2]
    codes = torch.cat([torch.randn(32, 4, generator=torch.Generator().manual_seed(2)), 2 * classes], dim=1)
    images = torch.from_numpy(DATA.images[:32]).permute(0, 3, 1, 2).float() / 255
    with torch.no_grad():
        drawn = decoder(codes).sigmoid()
        made.calibrate(critic.features(softened(images)), critic.features(softened(drawn)), images, drawn)
        parts = made.eval()(images, codes, codes)
        shown = (255 * drawn).round() / 255
        told = adversary(shown, classes).sigmoid()
        known = critic.head(critic.features(softened(shown))).softmax(dim=1)
    torch.testing.assert_close(parts["mistaken"], -told.log(), rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(parts["label"], -0.25 * (known * classes).sum(dim=1).log(), rtol=1e-3, atol=1e-4)
    assert float(parts["frechet"][0]) == pytest.approx(0.5, rel=2e-2)


def test_an_adversary_outside_of_a_refine_stage_is_refused() -> None:
    with pytest.raises(ConfigError, match="adversary"):
        Stage(share=1.0, lr=1e-3, adversary=1e-3)
    with pytest.raises(ConfigError, match="adversary"):
        Stage(share=1.0, lr=1e-3, refine=True, adversary=-1e-3)
    with pytest.raises(ConfigError, match="label"):
        Stage(share=1.0, lr=1e-3, refine=True, label=0.1)


def test_the_default_ends_against_an_adversary_and_in_integers() -> None:
    """As tried: after the encoder is done, at twice the decoder's rate, with little said of the features' moments."""
    elbo, refined, contested, exact = PRESETS["vae"].stages
    assert [stage.adversary > 0 for stage in (elbo, refined, contested, exact)] == [False, False, True, True]
    assert [stage.refine for stage in (elbo, refined, contested, exact)] == [False, True, True, True]
    assert [stage.exact for stage in (elbo, refined, contested, exact)] == [False, False, False, True]
    for stage in (contested, exact):
        assert stage.adversary == 2 * stage.lr
        assert stage.frechet < refined.frechet
    assert exact.lr < contested.lr < refined.lr < elbo.lr


@pytest.mark.parametrize("taken", [1, 16])  # steps before; in the second the penalty is due
def test_a_step_against_an_adversary_by_hand(taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Adam's first step goes against the sign of each gradient, as far as the rate: first the adversary's, then the
    decoder's, which sees the adversary that has learned."""
    kept: list[steps_module.RefineSteps] = []
    begin = steps_module.RefineSteps.__init__

    def begun(self: steps_module.RefineSteps, *arguments: object) -> None:
        begin(self, *arguments)  # type: ignore[arg-type]
        kept.append(self)

    monkeypatch.setattr(steps_module.RefineSteps, "__init__", begun)
    monkeypatch.setattr(steps_module, "_ALONE", 0)
    stages = (
        Stage(share=0.5, lr=3e-3),
        Stage(share=0.5, lr=1e-3, refine=True, augment=0.5, adversary=3e-3, label=0.1),
    )
    config = dataclasses.replace(CONTESTED, steps=8, stages=stages)
    train(config, DATA, tmp_path / "run", device="cpu", precision="32-true", silent=True)
    (steps,) = kept
    rival = steps._rival
    assert rival is not None
    assert rival.adversary is steps.refinement.adversary
    rival._taken = taken
    steps.optimizer.optimizer.state.clear()
    rival._optimizer.optimizer.state.clear()  # type: ignore[attr-defined]

    rows, lr = torch.arange(16, 28), 1e-4  # groups of four: of eight would be of both sets
    generator = torch.Generator().manual_seed(3)
    batch = steps._source.batch(rows, 0.5, generator)
    noise = torch.randn(12, config.latent, generator=generator)
    z = steps._model.code(steps.mu[rows] + steps.sigma[rows] * noise, batch.labels)
    told, codes = steps._drawn_codes(12, 77, "told"), steps._drawn_codes(12, 77)
    assert not torch.equal(told, codes)
    found_z = steps._posterior_codes(rows, 0.5, torch.Generator().manual_seed(3))[1]
    torch.testing.assert_close(found_z, z)
    decoder, adversary = steps._model.decoder, copy.deepcopy(rival.adversary).requires_grad_(True)

    def classes(of: torch.Tensor) -> torch.Tensor:
        return (of[:, -2:] > 0).float()

    with torch.no_grad():
        textures = (decoder(told).sigmoid() * 255).round() / 255
    shown = batch.images.clone().requires_grad_(True)
    real, drawn = adversary(torch.cat([shown, textures]), torch.cat([classes(z), classes(told)]), 2).chunk(2)
    loss = (torch.nn.functional.softplus(-real) + torch.nn.functional.softplus(drawn)).mean()
    if taken % 16 == 0:
        (slope,) = torch.autograd.grad(real.sum(), shown, create_graph=True)
        loss = loss + 16 * 0.02 / 2 * slope.square().sum(dim=(1, 2, 3)).mean()
    loss.backward()
    _follow(list(adversary.parameters()), 3 * lr)  # three times the decoder's rate, as the stage's peaks are

    refinement = copy.deepcopy(steps.refinement)
    refinement.adversary = adversary.requires_grad_(False)
    parts = refinement(batch.images, z, codes)
    (parts["mistaken"] + parts["frechet"] + parts["label"]).mean().backward()
    wanted = list(refinement.decoder.parameters())
    _follow(wanted, lr)

    found = steps.step(rows, slice(None), 77, lr, torch.Generator().manual_seed(3))
    assert rival._taken == taken + 1
    for pair in ((rival.adversary, list(adversary.parameters())), (decoder, wanted)):
        for one, other in zip(pair[0].parameters(), pair[1], strict=True):
            assert other.grad is not None
            clear = other.grad.abs() > 1e-5
            torch.testing.assert_close(one[clear], other[clear], atol=2e-6, rtol=0)
    for name, part in parts.items():
        torch.testing.assert_close(found[name], part, atol=1e-4, rtol=1e-4)


def _follow(parameters: list[torch.nn.Parameter], rate: float) -> None:
    with torch.no_grad():
        for parameter in parameters:
            assert parameter.grad is not None
            parameter.sub_(rate * parameter.grad.sign())
