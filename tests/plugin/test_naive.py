"""What the naive contract can show of itself without a pack."""

from statistics import NormalDist

import pytest

import naive

ONES = 0xFFFFFFFF
RANDOM123 = [  # known-answer vectors of philox4x32-10, as Random123 publishes them
    ([0, 0], [0, 0, 0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ([ONES] * 2, [ONES] * 4, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    (
        [0xA4093822, 0x299F31D0],
        [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
        "d16cfe09 94fdcceb 5001e420 24126ea1",
    ),
]


@pytest.mark.parametrize(("key", "counter", "expected"), RANDOM123)
def test_philox_known_answers(key: list[int], counter: list[int], expected: str) -> None:
    assert " ".join(f"{word:08x}" for word in naive.philox4x32(key, counter)) == expected


def test_words_place_seed_index_attempt_block_and_domain() -> None:
    seed = 0x299F31D0_A4093822
    drawn = naive.words(seed, 5, 4, 10, attempt=2)
    blocks = [naive.philox4x32([0xA4093822, 0x299F31D0], [5, 2, b, 4]) for b in range(3)]
    assert drawn == [*blocks[0], *blocks[1], *blocks[2][:2]]


@pytest.mark.parametrize("bad", [-1, 2**64, True, 1.0, "1"])
def test_bad_seeds_are_refused(bad: object) -> None:
    with pytest.raises(ValueError):
        naive.words(bad, 0, 0, 1)  # type: ignore[arg-type]


def test_names() -> None:
    assert naive.seed_of_name("") == 0x141CFC9842C4B0E3  # SHA-256 of nothing: e3b0c442 98fc1c14 …
    with pytest.raises(UnicodeEncodeError):
        naive.seed_of_name("\ud800")


def test_normal_table() -> None:
    assert naive.TABLE_SHA256.startswith("a0df31f4")  # the module checks the table on import
    assert [-value for value in reversed(naive.NORMAL)] == naive.NORMAL
    exact = [32 * NormalDist().inv_cdf((i + 0.5) / 4096) for i in range(4096)]
    assert [round(value) for value in exact] == naive.NORMAL
    assert all(abs(abs(value) % 1 - 0.5) > 1e-6 for value in exact)


def test_choices() -> None:
    table = [10, 10, 20, ONES]
    chosen = [naive.choose(word, table) for word in (0, 9, 10, 19, 20, ONES)]
    assert chosen == [0, 0, 2, 2, 3, 3]


def test_fixed_point() -> None:
    given = (0, 0.001, 0.5 / 256, 1, 2.5 / 256, 4)
    assert [naive.to_fixed(x) for x in given] == [0, 0, 1, 256, 3, 1024]
    for bad in (float("nan"), float("inf"), -0.001, 4.0001):
        with pytest.raises(ValueError):
            naive.to_fixed(bad)


def test_interpolation() -> None:
    u, v = [-127, 0, 64, 5], [127, 1, 0, 4]
    assert (naive.lerp(u, v, 0), naive.lerp(u, v, 256)) == (u, v)
    assert naive.lerp(u, v, 128) == [0, 1, 32, 5]


def test_straight_alpha() -> None:
    assert naive.straight([9, 9, 9, 0]) == [0, 0, 0, 0]
    assert naive.straight([100, 50, 128, 128]) == [199, 100, 255, 128]
    assert naive.straight([200, 0, 1, 100]) == [255, 0, 3, 100]


def test_wrap() -> None:
    image = [[[1, 2], [3, 4], [5, 6]]]
    assert naive.wrapped(image, (1, 1, 1, 1)) == [
        [[6, 5, 6, 5], [2, 1, 2, 1], [4, 3, 4, 3], [6, 5, 6, 5], [2, 1, 2, 1]]
    ]
    whole = naive.wrapped(image, (3, 2, 3, 2))
    assert whole == [[row * 3 for row in image[0]] * 3]
    for pads in ((0, 1, 1, 1), (4, 1, 1, 1), (1, 3, 1, 1), (1, 1, 4, 1), (1, 1, 1, 0)):
        with pytest.raises(ValueError):
            naive.wrapped(image, pads)


def test_forced_colours() -> None:
    """The redmean distance, and the first of equally near colours; alpha stays."""
    assert naive.distance((255, 255, 255), (0, 0, 0)) == (639 * 65025 >> 8) + 4 * 65025 + (640 * 65025 >> 8)
    assert naive.distance((10, 20, 30), (13, 18, 35)) == (523 * 9 >> 8) + 4 * 4 + (756 * 25 >> 8)
    assert naive.distance((13, 18, 35), (10, 20, 30)) == naive.distance((10, 20, 30), (13, 18, 35))
    twins = [[100, 90, 100], [100, 110, 100]]
    assert naive.forced([100, 100, 100, 7], twins) == [100, 90, 100, 7]
    assert naive.forced([100, 100, 100], twins[::-1]) == [100, 110, 100]
    for bad in ([], [[0, 0, 0]] * 257, [[0, 0]], [[0, 0, 256]], [[0, 0, True]], [[0.0, 0, 0]]):
        with pytest.raises(ValueError):
            naive.forced([1, 2, 3], bad)
