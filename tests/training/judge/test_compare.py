from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray

from assetgen.cli.main import main
from assetgen_art.image_set import ImageSet
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError, ExportError
from assetgen_training.export.onnx_file import with_info
from assetgen_training.export.pack import float_renderer
from assetgen_training.judge import score_packs
from assetgen_training.judge.baselines import SampleSet, pca_gaussian, spoilt
from assetgen_training.judge.compare import Row, baseline_sets, evaluate, labels_like, pack_samples, read_samples
from assetgen_training.judge.page import formatted, scores_page
from assetgen_training.judge.score_packs import evaluate_pack, scores_table
from assetgen_training.models.classifier import Classifier
from assetgen_training.run.critics import JUDGE, SECOND_JUDGE, judge_accuracy, load_classifier, train_classifier
from conftest import blobs
from places import PACKS

SMALL = dataclasses.replace(JUDGE, widths=(8, 16, 16), n_features=16)


def silent(text: str) -> None:
    pass


def textured(n_images: int, *, seed: int) -> ImageSet:
    """Discs and squares with a grain of their own, with as many test images."""
    rng = np.random.default_rng(seed)

    def grained(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
        grain = rng.integers(-30, 31, images.shape)
        return np.where(images > 0, images.astype(int) + grain, 0).clip(0, 255).astype(np.uint8)

    one, other = blobs(n_images, 1, rng=rng), blobs(n_images, 1, rng=rng)
    return dataclasses.replace(one, images=grained(one.images), test=(grained(other.images), other.labels))


@pytest.fixture(scope="module")
def data() -> ImageSet:
    return textured(600, seed=1)


@pytest.fixture(scope="module")
def classifier(data: ImageSet) -> Classifier:
    return train_classifier(SMALL, data, epochs=12)


@pytest.fixture(scope="module")
def rows(data: ImageSet, classifier: Classifier) -> dict[str, Row]:
    sets = baseline_sets(data, 600, faults=True, rng=np.random.default_rng(2))
    return {row.name: row for row in evaluate(data, sets, [classifier], say=silent)[0]}


def test_the_judge_knows_the_classes(data: ImageSet, classifier: Classifier) -> None:
    assert judge_accuracy(classifier, data) > 0.9


def test_real_halves_look_alike_by_every_measure(rows: dict[str, Row]) -> None:
    scores = rows["real: half against half"].scores
    assert min(scores["precision"], scores["recall"], scores["coverage"]) > 0.8
    assert scores["accuracy"] > 0.9
    assert scores["sharpness"] == pytest.approx(1, abs=0.1)
    assert scores["near_copies"] < 0.6  # of so many discs of one grey some are alike
    assert scores["near_duplicates"] == 0


@pytest.mark.parametrize(
    ("fault", "measure", "worse"),
    [
        ("real, blurred (σ 0.7 px)", "sharpness", -0.1),
        ("real, blurred (σ 0.7 px)", "grain", -0.2),
        ("real, blurred (σ 0.7 px)", "frechet", 0),
        ("real, noisy (σ 20 levels)", "grain", 0.1),
        ("real, noisy (σ 20 levels)", "frechet", 0),
        ("real, one class missing", "coverage", -0.3),
        ("real, one class missing", "recall", -0.3),
        ("real, one class missing", "frechet", 0),
        ("real, a tenth repeated ten times", "near_duplicates", 0.9),
        ("real, a tenth repeated ten times", "coverage", -0.2),
        ("real, blurred (σ 0.7 px)", "laplacian", -0.2),
        ("real, blurred (σ 0.7 px)", "high_frequencies", -0.2),
        ("real, noisy (σ 20 levels)", "high_frequencies", 0.1),
        ("real, blurred (σ 0.7 px)", "told_apart", 0.2),
        ("real, noisy (σ 20 levels)", "told_apart", 0.2),
        ("real, blurred (σ 0.7 px)", "middle", 0),
        ("real: training images, copied", "near_copies", 0.4),
    ],
)
def test_each_fault_is_caught_by_the_measure_for_it(
    rows: dict[str, Row], fault: str, measure: str, worse: float
) -> None:
    sound = rows["real: half against half" if "copied" in fault else "real: training images, copied"]
    change = rows[fault].scores[measure] - sound.scores[measure]
    assert change > worse if worse >= 0 else change < worse


def test_a_wrong_label_costs_label_accuracy(data: ImageSet, classifier: Classifier) -> None:
    images, labels = data.test or (data.images, data.labels)
    swapped = evaluate(data, [SampleSet("swapped", images, 1 - labels)], [classifier], say=silent)[0][1]
    assert swapped.scores["accuracy"] < 0.1


def test_samples_without_labels_have_no_accuracy(data: ImageSet, classifier: Classifier) -> None:
    row = evaluate(data, [SampleSet("unnamed", data.images[:100])], [classifier], say=silent)[0][1]
    assert row.to_json()["accuracy"] is None
    assert formatted(row.scores["accuracy"], "accuracy") == "–"


def test_pca_gaussian_has_the_means_and_covariances_of_each_class() -> None:
    rng = np.random.default_rng(3)
    mixing, labels = rng.normal(0, 6, (2, 5, 16)), np.repeat([0, 1], 1000)
    flat = np.einsum("nd,ndp->np", rng.standard_normal((2000, 5)), mixing[labels]) + 110 + 30 * labels[:, None]
    images = flat.round().clip(0, 255).astype(np.uint8).reshape(-1, 4, 4, 1)
    real = ImageSet("gaussian", "CC0", images, labels, ("dark", "light"))
    samples = pca_gaussian(real, labels, rng=rng)
    for label in (0, 1):
        one, other = images[labels == label].reshape(1000, -1), samples.images[labels == label].reshape(1000, -1)
        assert np.abs(one.mean(axis=0) - other.mean(axis=0)).max() < 3
        assert np.abs(np.cov(one.T) - np.cov(other.T)).max() < 0.2 * np.cov(one.T).max()


def test_spoilt_sets_keep_the_number_of_images(data: ImageSet) -> None:
    real = SampleSet("real", data.images, data.labels)
    assert {len(faulty.images) for faulty in spoilt(real, rng=np.random.default_rng(4))} == {600}


def test_labels_follow_the_reference_in_proportion() -> None:
    real = SampleSet("real", np.zeros((100, 2, 2, 1), np.uint8), np.repeat([0, 1], [75, 25]))
    assert np.bincount(labels_like(real, 1000)).tolist() == [750, 250]


def test_judges_are_cached_and_a_damaged_cache_is_mended(
    data: ImageSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    first = load_classifier(SMALL, data, say=said.append, cache=tmp_path, epochs=1)
    (path,) = (tmp_path / "judges").iterdir()
    assert str(path) in said[0]
    again = load_classifier(SMALL, data, say=said.append, cache=tmp_path, epochs=1)
    assert len(said) == 1
    assert judge_accuracy(first, data) == judge_accuracy(again, data)
    path.write_bytes(path.read_bytes()[:100])
    load_classifier(SMALL, data, say=said.append, cache=tmp_path, epochs=1)
    assert "damaged" in said[1]
    assert path.stat().st_size > 100
    load_classifier(dataclasses.replace(SMALL, seed=9), data, say=said.append, cache=tmp_path, epochs=1)
    assert len(list((tmp_path / "judges").iterdir())) == 2


def test_a_set_without_classes_has_no_judge(data: ImageSet, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="fewer than two classes"):
        load_classifier(SMALL, dataclasses.replace(data, label_names=()), say=silent, cache=tmp_path)


def test_the_judges_differ_in_seed_and_shape() -> None:
    assert JUDGE.seed != SECOND_JUDGE.seed
    assert (JUDGE.widths, JUDGE.kernel) != (SECOND_JUDGE.widths, SECOND_JUDGE.kernel)


def test_samples_are_read_from_npz_and_bad_files_are_refused(data: ImageSet, tmp_path: Path) -> None:
    good = tmp_path / "other.npz"
    np.savez(good, images=data.images[:10], labels=data.labels[:10])
    samples = read_samples(good, data)
    assert samples.name == "other"
    assert samples.labels is not None
    for content in ({"pictures": data.images}, {"images": data.images[:, :5]}, {"images": data.images.astype(float)}):
        np.savez(tmp_path / "bad.npz", **content)
        with pytest.raises(DataError, match=r"bad\.npz"):
            read_samples(tmp_path / "bad.npz", data)
    np.savez(tmp_path / "bad.npz", images=data.images, labels=data.labels[:3])
    with pytest.raises(DataError, match="labels"):
        read_samples(tmp_path / "bad.npz", data)
    np.savez(tmp_path / "bad.npz", images=np.array([{}], dtype=object))
    with pytest.raises(DataError, match=r"bad\.npz"):
        read_samples(tmp_path / "bad.npz", data)
    (tmp_path / "bad.npz").write_bytes(b"not a zip file")
    with pytest.raises(DataError, match=r"bad\.npz"):
        read_samples(tmp_path / "bad.npz", data)
    with pytest.raises(DataError, match=r"none\.npz"):
        read_samples(tmp_path / "none.npz", data)


def test_pack_samples_are_the_packs_own_textures(grey_run: Path) -> None:
    pack = Pack.open(grey_run / "pack.onnx")
    small = blobs(96, 1, rng=np.random.default_rng(1))
    samples = pack_samples(pack, "pack", small, count=10, seed=3)
    assert samples.labels is not None
    assert samples.labels.tolist() == [0] * 5 + [1] * 5
    assert (samples.images[7] == pack.texture(3, 7, label="square")).all()


def test_float_decoder_draws_nearly_the_same(grey_run: Path, sprite_run: Path) -> None:
    pack = Pack.open(grey_run / "pack.onnx")
    codes = pack.codes(1, range(20))
    difference = float_renderer(grey_run, pack)(codes).astype(int) - pack.render(codes)
    assert 0 < np.abs(difference).mean() < 4
    with pytest.raises(ExportError, match="not the run"):
        float_renderer(grey_run, Pack.open(sprite_run / "pack.onnx"))


def test_with_info_changes_the_info_alone(grey_run: Path, tmp_path: Path) -> None:
    path = tmp_path / "pack.onnx"
    path.write_bytes(with_info(grey_run / "pack.onnx", {"scores": {"frechet": 1.5}}))
    old, new = Pack.open(grey_run / "pack.onnx"), Pack.open(path)
    assert new.info == old.info | {"scores": {"frechet": 1.5}}
    assert new.fingerprint == old.fingerprint
    assert (new.texture(5) == old.texture(5)).all()


def test_page_shows_every_set_and_every_row(data: ImageSet, rows: dict[str, Row]) -> None:
    sets = [SampleSet("a <pack>", data.images[:60], data.labels[:60]), SampleSet("unnamed", data.images[:5])]
    page = scores_page("title", data, sets, [("the judge", list(rows.values()))])
    assert "a &lt;pack&gt;" in page
    assert "<pack>" not in page
    assert page.count("<img") == 4
    assert all(name in page for name in rows)


def test_evaluate_pack_measures_writes_and_records(
    grey_run: Path, tmp_path: Path, data: ImageSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_packs, "load_source", lambda source, data_dir: data)
    monkeypatch.setattr(
        score_packs, "load_classifier", lambda judge, data, say: train_classifier(SMALL, data, epochs=1)
    )
    path, page = tmp_path / "pack.onnx", tmp_path / "page.html"
    path.write_bytes((grey_run / "pack.onnx").read_bytes())
    scores = evaluate_pack(
        path,
        None,
        data_dir=None,
        count=200,
        seed=1,
        compare=[grey_run / "pack.onnx"],
        run=grey_run,
        faults=False,
        confirm=True,
        record=True,
        page=page,
        say=silent,
    )
    names = [row["name"] for row in scores["judges"][0]["rows"]]
    assert names[:4] == ["real: half against half", "pack.onnx", "pack.onnx, decoded in floats", "pack.onnx"]
    assert [judged["judge"] for judged in scores["judges"]] == [JUDGE.name, SECOND_JUDGE.name]
    assert "pack.onnx, decoded in floats" in scores_table(scores["judges"][0])
    assert page.read_text("utf-8").startswith("<!doctype html>")
    beside = json.loads((tmp_path / "pack.scores.json").read_text("utf-8"))
    assert beside["fingerprint"] == Pack.open(path).fingerprint
    assert Pack.open(path).info["scores"]["judges"][0] == scores["judges"][0]["rows"][1] | {
        "judge": JUDGE.name,
        "judge_accuracy": scores["judges"][0]["judge_accuracy"],
    }


def test_a_pack_of_other_images_is_refused(grey_run: Path) -> None:
    pack = Pack.open(grey_run / "pack.onnx")
    for other in (blobs(20, 4, rng=np.random.default_rng(1)), blobs(20, 1, side=14, rng=np.random.default_rng(1))):
        with pytest.raises(DataError, match="--data"):
            pack_samples(pack, "pack", other, count=10, seed=1)
    renamed = dataclasses.replace(blobs(20, 1, rng=np.random.default_rng(1)), label_names=("disc", "ring"))
    with pytest.raises(DataError, match="square"):
        pack_samples(pack, "pack", renamed, count=10, seed=1)


def test_command_line_refuses_in_one_line(tmp_path: Path) -> None:
    for arguments in (
        [tmp_path / "none.onnx"],
        [PACKS / "fashion.onnx", "--data", "paintings"],
        [PACKS / "plants.onnx", "--compare", PACKS / "fashion.onnx"],
        [PACKS / "fashion.onnx", "--data", "plants"],
        [PACKS / "plants.onnx", "--run", tmp_path],
    ):
        result = CliRunner().invoke(main, ["evaluate", *map(str, arguments)])
        assert result.exit_code == 1, arguments
        assert "Traceback" not in result.output
        assert len(result.stderr.strip().splitlines()) == 1, result.stderr


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_shipped_fashion_pack_is_as_good_as_it_says() -> None:
    result = CliRunner().invoke(main, ["evaluate", str(PACKS / "fashion.onnx"), "--confirm", "--json"])
    assert result.exit_code == 0, result.output
    for judged in json.loads(result.stdout)["judges"]:
        rows = {row["name"]: row for row in judged["rows"]}
        ours, gaussian = rows["fashion.onnx"], rows["per-class PCA-64 + Gaussian"]
        assert ours["frechet"] <= 0.45 * gaussian["frechet"]
        assert ours["coverage"] >= 0.62
        assert ours["recall"] >= 0.55
        assert ours["accuracy"] >= 0.85
        assert 0.85 <= ours["sharpness"] <= 1.1
        assert ours["near_copies"] <= 0.03
        assert ours["near_duplicates"] <= 0.01
