"""Wrong programs that once passed every test, as substitutions in the sources: name, file, what it says, what instead.

`tests/training/test_mutants.py` makes each of them and sees it fail. Files are below `training/assetgen_training`.
"""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """One wrong program. old stands exactly once in the file; law is part of the name of a quick test that notices."""

    name: str
    file: str
    old: str
    new: str
    law: str


_VAE, _PRIORS, _STEPS, _STAGE = "models/vae.py", "models/priors.py", "run/steps.py", "run/stage.py"
_REFINE, _EXACT, _SPARSE, _SCHEDULE = "models/refine.py", "models/exact.py", "models/autoencoders.py", "run/schedule.py"
_ADVERSARY = "models/adversary.py"
_KERAS, _MUON, _FORMAT = "run/optimizers/keras.py", "run/optimizers/muon.py", "run/number_format.py"

MUTANTS = (
    # drawing
    Mutant("sigma = exp(logvar)", _VAE, "else (0.5 * logvar).exp()", "else logvar.exp()", "mean_and_variance"),
    Mutant(
        "no noise in a code", _VAE, "self.code(mu + sigma * noise[0], batch", "self.code(mu, batch", "mean_and_variance"
    ),
    Mutant(
        "no noise in a palette's code",
        _VAE,
        "self.code(mu + sigma * noise[1], batch",
        "self.code(mu, batch",
        "drawn_apart",
    ),
    Mutant("one noise for shape and palette", _VAE, "sigma * noise[1]", "sigma * noise[0]", "drawn_apart"),
    Mutant(
        "one-hot at half height",
        _VAE,
        "(LABEL_HEIGHT / LATENT_UNIT)",
        "(0.5 * LABEL_HEIGHT / LATENT_UNIT)",
        "as_the_pack_makes_them",
    ),
    Mutant(
        "same noise at each step",
        _STAGE,
        'key(config.seed, "step", state.step)',
        'key(config.seed, "step", 0)',
        "of_their_own",
    ),
    Mutant("same order in each epoch", _SCHEDULE, 'key(seed, "epoch", epoch)', 'key(seed, "epoch", 0)', "image_once"),
    Mutant(
        "an epoch leaves images out",
        _SCHEDULE,
        "number * batch_size : (number",
        "0 * batch_size : (number",
        "image_once",
    ),
    Mutant(
        "noise is not divided among processes",
        _STEPS,
        "self.wrapped(batch[part], noise[:, part])",
        "self.wrapped(batch[part], noise[:, : len(batch[part])])",
        "divide_a_batch",
    ),
    Mutant(
        "drawn codes are not divided",
        _STEPS,
        "z[part], codes[part])",
        "z[part], codes[: len(z[part])])",
        "divides_them",
    ),
    Mutant(
        "the same codes are drawn at each step",
        _STEPS,
        "codes(len(rows), number)",
        "codes(len(rows), 0)",
        "divides_them",
    ),
    Mutant(
        "no noise in a refine stage's codes",
        _STEPS,
        "self.mu[rows] + self.sigma[rows] * noise, batch",
        "self.mu[rows], batch",
        "divides_them",
    ),
    # rates and averages
    Mutant(
        "no decay of the learning rate", _SCHEDULE, "(0.55 + 0.45 * math.cos(math.pi * done))", "1.0", "of_their_own"
    ),
    Mutant(
        "no warm-up", _SCHEDULE, "risen = min(1.0, (state.stage_step + 1) / _WARM_UP)", "risen = 1.0", "of_their_own"
    ),
    Mutant(
        "the rate never reaches the optimizer",
        _STEPS,
        '            group["lr"] = lr',
        "            pass",
        "of_their_own",
    ),
    Mutant(
        "the average is the other way round",
        _STAGE,
        "parameters()), 1 - keep)",
        "parameters()), keep)",
        "keeps_its_decay",
    ),
    Mutant(
        "the average is of itself",
        _STAGE,
        "list(weights.model.parameters()), 1",
        "list(weights.average.parameters()), 1",
        "keeps_its_decay",
    ),
    Mutant(
        "the weights that learn are validated",
        _STAGE,
        "_validate(setup, weights.average, steps, state, log)",
        "_validate(setup, weights.model, steps, state, log)",
        "is_validated",
    ),
    Mutant(
        "the worst weights are kept",
        _STAGE,
        'losses["loss"] < state.best',
        'losses["loss"] > -state.best',
        "best_weights",
    ),
    # fitting
    Mutant(
        "the prior is fitted to means",
        _PRIORS,
        "mu + sigma * rng.standard_normal(mu.shape)",
        "mu",
        "aggregate_posterior_not",
    ),
    Mutant("the prior's noise is of unit size", _PRIORS, "mu + sigma * rng", "mu + rng", "aggregate_posterior_not"),
    Mutant(
        "every centroid is the first class's",
        _PRIORS,
        "mu[rows].mean(axis=0) for",
        "mu[members[0]].mean(axis=0) for",
        "own_centroid",
    ),
    Mutant(
        "a centroid's spread is the whole set's",
        _PRIORS,
        '"centroid.scale": factor_integers(np.stack([mu[rows].std',
        '"centroid.scale": factor_integers(np.stack([mu.std',
        "own_centroid",
    ),
    Mutant(
        "an exemplar's spread is the whole set's",
        _PRIORS,
        "spread = np.stack([mu[rows].std",
        "spread = np.stack([mu.std",
        "own_centroid",
    ),
    Mutant(
        "all classes are as likely",
        _PRIORS,
        "[len(rows) for rows in members], np.float64",
        "[1 for _ in members], np.float64",
        "as_likely_as",
    ),
    # refining
    Mutant(
        "the Fréchet distance's cross term has the other sign",
        _REFINE,
        "trace() - 2 * cross",
        "trace() + 2 * cross",
        "known_of_diagonal",
    ),
    Mutant(
        "the Fréchet distance has no means",
        _REFINE,
        "(mean - self.real_mean).square().sum() + real",
        "real",
        "known_of_diagonal",
    ),
    Mutant(
        "the critic has no blur",
        _REFINE,
        "self.critic.activations(softened(images))",
        "self.critic.activations(images)",
        "weave",
    ),
    Mutant(
        "calibration has no blur",
        _STEPS,
        "critic.features(softened(images))",
        "critic.features(images)",
        "measures_through",
    ),
    Mutant(
        "a batch's gradient is a hundredth",
        _REFINE,
        "distance.detach()) / _MOMENTUM",
        "distance.detach())",
        "finite_differences",
    ),
    Mutant("validation moves the moments", _REFINE, "if not self.training:", "if False:", "slow_average"),
    Mutant("the drawn moments stand still", _REFINE, "self.drawn_mean.copy_(mean.detach())", "pass", "slow_average"),
    # rounding
    Mutant(
        "the quantiser has no half",
        _EXACT,
        "2.0**exponent) + half + span",
        "2.0**exponent) + 0 * half + span",
        "nearest_integer",
    ),
    Mutant("the guard band is gone", _EXACT, "(bias + 0.5) * unit)", "bias * unit)", "guard_band"),
    Mutant(
        "the guard band is below", _EXACT, "(bias + 0.5) * unit)", "(bias - 0.5) * unit)", "integers_of_the_contract"
    ),
    # penalties
    Mutant("no sparse penalty", _SPARSE, "self.penalty * sparsity.expand", "0 * sparsity.expand", "units_off"),
    Mutant(
        "the sparse penalty is reversed",
        _SPARSE,
        "self.penalty * sparsity.expand",
        "-self.penalty * sparsity.expand",
        "units_off",
    ),
    # optimizers
    Mutant(
        "RMSprop's step is on the CPU",
        _KERAS,
        "torch.tensor(1000.0, device=parameter.device)",
        "torch.tensor(1000.0)",
        "where_its_parameters",
    ),
    Mutant(
        "RMSprop has no epsilon",
        _KERAS,
        "torch.full_like(parameter, epsilon)",
        "torch.full_like(parameter, 1e-30)",
        "formulas",
    ),
    Mutant("Adam's epsilon is corrected too", _KERAS, "** number) ** 0.5", "** number) ** 0", "formulas"),
    Mutant(
        "Muon leaves a scaler's scale to AdamW",
        _MUON,
        "self._step_supports_amp_scaling = False",
        "pass",
        "overflow_costs",
    ),
    Mutant(
        "convolutions are taken on trust",
        _FORMAT,
        "return bool((sums == 8 * 9).all() and",
        "return bool(True or",
        "half_precision_without",
    ),
    # an adversary
    Mutant(
        "the adversary takes textures for images",
        _ADVERSARY,
        "F.softplus(-real) + F.softplus(drawn)",
        "F.softplus(real) + F.softplus(-drawn)",
        "who_guesses",
    ),
    Mutant(
        "the decoder's loss saturates",
        _ADVERSARY,
        "return F.softplus(-drawn)",
        "return -F.softplus(drawn)",
        "told_for_certain",
    ),
    Mutant("R1 takes no gradient", _ADVERSARY, "create_graph=True", "create_graph=False", "falls_with_the_weights"),
    Mutant("R1 is not squared", _ADVERSARY, ".float().square()", ".float().abs()", "finite_differences"),
    Mutant(
        "images and textures share a group",
        _ADVERSARY,
        "math.gcd(len(h) // n_sets, _GROUP)",
        "math.gcd(len(h), _GROUP)",
        "judged_as_if_alone",
    ),
)
