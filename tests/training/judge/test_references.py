from __future__ import annotations

from assetgen_training.judge.references import tutorial_vae


def test_the_tutorials_vae_comes_with_the_package_and_ran_its_twenty_epochs() -> None:
    pack = tutorial_vae()
    assert pack.size == (28, 28, 1)
    assert pack.labels == ()
    configuration = pack.info["configuration"]
    assert (configuration["preset"], configuration["latent"]) == ("tutorial-vae", 2)
    assert configuration["steps"] * configuration["batch_size"] == 20 * 60_000
